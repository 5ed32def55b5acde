"""What is said of all requests leaves none that were refused."""

from __future__ import annotations

import pytest
from readings import told

NONE = [(0, "requests.refused"), (0, "requests.unavailable"), (0, "requests.not_handled")]


class TestAllGiven:
    @pytest.mark.parametrize(
        "words",
        [
            "收到的政府信息公开申请全部予以公开。",
            "我局重视依申请公开工作。收到的信息公开申请全部予以公开。",
            "全年受理的信息公开申请均已按时予以公开。",
            "我局办结的信息公开申请全部公开，未收取费用。",
        ],
    )
    def test_nothing_was_refused(self, words: str) -> None:
        assert told(words)[:3] == NONE

    @pytest.mark.parametrize(
        "words",
        [
            "能够公开的申请全部予以公开。",
            "网上提交的申请全部予以公开。",
            "上年结转的申请全部予以公开。",
            "收到用地类申请15件。申请全部予以公开。",
            "申请人要求的信息全部公开。",
            "收到的申请全部予以公开。",
            "公租房分配实行阳光操作。所有申请均公开。",
            "2019年只有几件申请。政府信息公开申请全部予以公开。",
            "除依法不能公开的外，其余均作答复。信息公开申请均依法公开。",
            "收到信息公开申请67件，除不予公开的外均已答复。申请全部公开。",
        ],
    )
    def test_not_where_it_is_of_some(self, words: str) -> None:
        assert not set(NONE) & set(told(words))
