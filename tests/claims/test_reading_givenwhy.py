"""An outcome whose cause is told right behind its figure is of that cause, or of the row that it names."""

from __future__ import annotations

import pytest
from readings import claims, told

from govlint.claims.claim import PART


@pytest.mark.parametrize(
    "sentence",
    [
        "收到信息公开申请45件，无法提供8件，因信息不存在。",
        "收到信息公开申请45件，不予公开2件，理由是权利人不同意。",
        "收到信息公开申请45件，不予处理1件，系因已作出过答复。",
        "收到信息公开申请45件，无法提供8件（信息不存在）。",
    ],
)
def test_a_cause_behind_a_figure_makes_it_one_of_some_and_no_more_than_all(sentence: str) -> None:
    claim = claims(sentence)[-1]
    assert (claim.doubt, claim.within) == (PART, True)


@pytest.mark.parametrize(
    ("sentence", "readings"),
    [
        (
            "收到信息公开申请45件，不予公开3件，因属于过程性信息。",
            "requests.refused.process|requests.refused",
        ),
        (
            "收到信息公开申请45件，无法提供8件，原因是本机关不掌握。",
            "requests.unavailable.not_held|requests.unavailable",
        ),
    ],
)
def test_a_cause_that_is_a_row_makes_it_of_that_row_or_of_all(sentence: str, readings: str) -> None:
    assert told(sentence)[-1][1] == readings


@pytest.mark.parametrize(
    ("told_of_all", "rows"),
    [
        ("不予处理4件，均属重复申请；另有2件为信访投诉。", "not_handled.repeated"),
        ("不予处理的4件申请全部为重复申请。", "not_handled.repeated"),
        ("不予处理的4件，均属信访投诉、重复申请的情形。", "not_handled.complaint+not_handled.repeated"),
        ("不予公开4件，理由均为保护第三方合法权益。", "refused.third_party"),
        ("不予处理4件，系申请人就同一事项重复申请。", "not_handled.repeated"),
        ("不予处理2件，为重复申请。", "not_handled.repeated"),
        ("不予公开1件，理由是属于行政执法案卷。", "refused.enforcement_file"),
    ],
)
def test_rows_that_all_are_said_to_be_of_are_what_the_figure_counts(told_of_all: str, rows: str) -> None:
    claim = claims(f"收到信息公开申请45件，{told_of_all}")[1]
    assert claim.sure
    assert claim.readings == (frozenset(f"requests.{row}" for row in rows.split("+")),)


@pytest.mark.parametrize(
    "behind",
    [
        "主要因信息不存在",
        "均因信息不存在",
        "因信息不存在等原因",
        "已告知申请人",
        "不予公开2件",
        "因属于重复申请",
        "均因本机关不掌握、信息不存在",
        "均已告知申请人",
        "鉴于此类申请增多，我局加强了培训",
    ],
)
def test_what_is_said_of_all_leaves_it_all(behind: str) -> None:
    found = [claim for claim in claims(f"收到信息公开申请45件，无法提供8件，{behind}。") if claim.value == 8]
    assert all(claim.sure and claim.readings == (frozenset(("requests.unavailable",)),) for claim in found)
