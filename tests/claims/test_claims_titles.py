"""What stands below a heading that names another body, another time or a part is no total of the report's."""

from __future__ import annotations

import pytest
from readings import claims, reasons

from govlint.claims.claim import ANOTHER_YEAR, PART, SUBUNIT, UNTOLD
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


@pytest.mark.parametrize(
    "lead",
    [
        "（六）法律援助\n",
        "（六）信访工作。\n",
        "（六）村务公开\n",
        "三是做实信访工作。",
        "推进诉源治理，",
        "局党组关心群众疾苦，把矛盾化解在基层，常态化开展走访。\n",
    ],
)
def test_what_names_no_matter_is_of_what_leads_up_to_it(lead: str) -> None:
    assert {claim.doubt for claim in claims(lead + "新收9件，结转下年1件。")} == {UNTOLD}


@pytest.mark.parametrize(
    "lead",
    [
        "",
        "规范办理流程\n",
        "构建公开新格局\n",
        "三是聚焦中心\n",
        "示例市数据局\n",
        "我局认真办理依申请公开。\n",
    ],
)
def test_what_leads_to_no_other_matter_leaves_it_sure(lead: str) -> None:
    assert all(claim.sure for claim in claims(lead + "新收9件，结转下年1件。"))


@pytest.mark.parametrize(
    ("lead", "sure"),
    [("（六）行政应诉\n", False), ("法治政府建设。", False), ("（四）行政复议、行政诉讼情况\n", True)],
)
def test_reviews_below_a_heading_of_all_suits_are_in_doubt(lead: str, sure: bool) -> None:
    assert {claim.sure for claim in claims(lead + "行政复议9件，行政诉讼6件。")} == {sure}
