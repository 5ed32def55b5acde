"""Words that make a figure one of a part: some applicants, an office, a way named in quotes."""

from __future__ import annotations

import pytest
from readings import claims, reasons, told

from govlint.claims.claim import LISTED, PART


@pytest.mark.parametrize(
    "sentence",
    [
        "批量信息公开申请16件，合并答复。",
        "信息公开申请中，同一名教师提出的6件。",
        "提出信息公开申请5件以上的有7人，合计申请41件。",
        "通过“掌上办”平台收到信息公开申请7件。",
        "因未检索到等情形答复信息公开申请8件。",
        "牵头答复信息公开申请9件，配合答复4件。",
    ],
)
def test_a_part(sentence: str) -> None:
    assert PART.zh in reasons(sentence)


@pytest.mark.parametrize("sentence", ["申请人提出信息公开申请16件。", "群众提出的信息公开申请16件。"])
def test_all_who_ask(sentence: str) -> None:
    assert reasons(sentence) == []
    assert told(sentence) == [(16, "requests.received")]


def test_what_is_withdrawn_in_another_paragraph_is_of_other_figures() -> None:
    assert reasons("收到信息公开申请16件\n投诉人撤回来信3次") == []
    assert reasons("收到信息公开申请16件，撤回3件") == [LISTED.zh]


def test_each_of_those_who_ask_has_figures_of_its_own() -> None:
    assert reasons("受理群众提出的信息公开申请41件、企业提出的6件。")[0] == "只说了一部分"
    assert claims("受理群众提出的信息公开申请41件，其中企业提出的6件。")[0].doubt is None


@pytest.mark.parametrize(
    "sentence",
    [
        "年底收到信息公开申请3件，结转下年度。",
        "汛期集中收到信息公开申请3件。",
    ],
)
def test_what_came_at_a_time_within_the_year(sentence: str) -> None:
    assert reasons(sentence)[0] == "只说了一部分"


def test_what_came_in_the_whole_year() -> None:
    assert reasons("2024年1月1日至12月31日期间，收到信息公开申请3件。") == []
    assert reasons("截至年底，收到信息公开申请3件。") == []


def test_where_others_take_the_rest() -> None:
    assert reasons("局机关收到信息公开申请40件，其余由二级单位收到。") == [PART.zh]
    assert reasons("局机关收到信息公开申请40件，其余时间接待咨询。") == []


def test_what_is_done_within_the_year_and_beyond_it() -> None:
    assert told("新收信息公开申请47件，跨年办结4件，当年办结44件。") == [(47, "requests.received")]


def test_what_is_done_beside_what_came_over() -> None:
    assert reasons("新收申请103件，上年结转5件，已办结106件，结转下年2件。") == []
    for words in ("上年结转5件，已办结", "上年结转5件已全部办结", "上年结转5件，已办结5件"):
        assert PART.zh in reasons(f"收到申请103件，{words}，办结101件，结转下年2件。")
