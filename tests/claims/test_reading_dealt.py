"""Figures behind how the requests of a row were dealt with, and those that are no more than beside it."""

from __future__ import annotations

import pytest
from readings import told

_LEAD = "依申请公开平稳有序。"


@pytest.mark.parametrize(
    ("words", "row"),
    [
        ("对本机关不掌握的，告知申请人向有关机关查询，共18件。", "unavailable.not_held"),
        ("属于执法案卷信息，告知按相关法律查阅18件。", "refused.enforcement_file"),
        ("属于执法案卷信息、告知按相关法律查阅的18件。", "refused.enforcement_file"),
        ("申请人逾期不补正的，视为放弃申请，共18件。", "other.no_correction"),
    ],
)
def test_a_figure_behind_how_a_row_was_dealt_with_is_of_that_row(words: str, row: str) -> None:
    assert told(_LEAD + words) == [(18, f"requests.{row}")]


@pytest.mark.parametrize(
    "words",
    ["对信访事项，告知申请人向有关部门反映，共18件。", "对本机关不掌握的，告知申请人查询途径，接待18人次。"],
)
def test_what_names_no_row_counts_none(words: str) -> None:
    assert not told(_LEAD + words)
