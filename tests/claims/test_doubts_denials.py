"""Denials that say nothing of what the tables hold: what became no request, faults of the agency alone."""

from __future__ import annotations

import pytest
from readings import reasons

from govlint.claims.claim import PART, WHAT
from govlint.model import Text


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("信息公开咨询全年3.4万人次，多数即时解答，没有转为申请。", WHAT),
        ("未进入行政复议程序。", WHAT),
        ("没有因答复不及时引发的行政复议。", PART),
        ("信息公开申请无法提供的3件，逐件说明理由，未引发行政复议。", PART),
    ],
)
def test_left(words: str, why: Text) -> None:
    assert why.zh in reasons(words)


def test_compared() -> None:
    assert reasons("没有因政府信息公开引起的行政复议。") == []
    assert reasons("收到信息公开申请9件，无法提供3件，未引发行政复议。") == []
