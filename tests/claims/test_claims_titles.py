"""What stands below a heading that names another body, another time or a part is no total of the report's."""

from __future__ import annotations

import pytest
from readings import claims, reasons

from govlint.claims.claim import ANOTHER_YEAR, PART, SUBUNIT
from govlint.model import Text

TOLD = "\n收到政府信息公开申请9件。"


@pytest.mark.parametrize(
    ("title", "why"),
    [
        ("县住建局依申请公开情况", SUBUNIT),
        ("1.县住建局", SUBUNIT),
        ("各县（市、区）依申请公开情况", SUBUNIT),
        ("局属单位依申请公开情况", SUBUNIT),
        ("2023年依申请公开情况", ANOTHER_YEAR),
        ("上半年依申请公开情况", PART),
        ("网上依申请公开情况", PART),
        ("企业申请情况", PART),
    ],
)
def test_figures_below_a_heading_may_be_of_others(title: str, why: Text) -> None:
    assert reasons(title + TOLD) == [why.zh]


@pytest.mark.parametrize(
    "title",
    [
        "（二）依申请公开",
        "示例市数据局",
        "我局依申请公开情况",
        "2024年度",
        "2025年1月20日",
        "规范办理流程",
        "一是加强领导",
    ],
)
def test_figures_below_another_heading_are_its_own(title: str) -> None:
    assert [claim.sure for claim in claims(title + TOLD)] == [True]


def test_the_next_heading_ends_it() -> None:
    told = claims("县住建局" + TOLD + "\n（三）平台建设" + TOLD)
    assert [claim.reason for claim in told] == [SUBUNIT, None]
