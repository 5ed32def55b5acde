"""Table four whose groups stand in tables of their own, side by side on the page."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from govlint.finding import Result
from govlint.model import Grid
from govlint.report import CellKey
from govlint.structure.inparts import set_side_by_side
from laidout import Matrix, laid_out
from recognised import checked, definition


def page(cells: Matrix) -> str:
    lines = "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in cells)
    return f"<table>{lines}</table><p>"


def in_tables_of_their_own(*widths: int) -> Callable[[Matrix], str]:
    """Table four as several tables side by side, of so many columns each."""

    def table(cells: Matrix) -> str:
        if cells[0][0] != "行政复议":
            return page(cells)
        ends = [sum(widths[:at]) for at in range(len(widths) + 1)]
        return "".join(page([row[first:last] for row in cells]) for first, last in pairwise(ends))

    return table


@pytest.mark.parametrize("widths", [(5, 10), (5, 5, 5)])
def test_groups_in_tables_of_their_own(widths: tuple[int, ...]) -> None:
    text = laid_out(in_tables_of_their_own(*widths), between="<p>")
    result = checked(text, "a.html")
    assert [item for item in result.findings if item.severity != "info"] == []
    assert result.report is not None
    assert len(result.report.forms["review"].values) == 15


def test_parts_that_are_no_groups_are_not_joined() -> None:
    result = checked(laid_out(in_tables_of_their_own(7, 8), between="<p>"), "a.html")
    assert result.report is None or len(result.report.forms["review"].values) < 15


def test_one_table_that_has_all_of_it_is_left_alone() -> None:
    document = checked(laid_out(page, between="<p>"), "a.html").document
    assert document is not None
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    assert list(set_side_by_side(grids, definition("review"), document)) == []


NAMES = ["行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）"]
GROUPS = [["3", "1", "2", "1", "7"], ["2", "0", "1", "1", "4"], ["1", "0", "0", "2", "3"]]
LAYOUTS = ["above", "within", "beside", "banded"]


def named(layout: str, order: tuple[int, ...] = (0, 1, 2), groups: list[list[str]] = GROUPS) -> str:
    """Table four as a table for each group, its name above it, or in it, or all in one table."""
    heads = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    parts = []
    for at in order:
        name, rows = NAMES[at], [heads, groups[at]]
        if layout == "beside":
            rows = [["", *heads], [name, *groups[at]]]
        lines = "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in rows)
        over = f"<tr><td colspan=5>{name}</td></tr>" if layout in {"within", "banded"} else ""
        table = lines if layout == "banded" else f"<table>{over}{lines}</table>"
        parts.append(f"<p>{name}</p>{table}" if layout == "above" else over + table)
    whole = "".join(parts)
    return f"<table>{whole}</table><p>" if layout == "banded" else f"{whole}<p>"


def report(four: str) -> Result:
    text = laid_out(lambda cells: four if cells[0][0] == "行政复议" else page(cells), between="<p>")
    return checked(text.replace("行政复议1件", "行政复议7件"), "a.html")


def values(result: Result) -> list[str]:
    assert result.report is not None
    review = result.report.forms["review"]
    return [str(review.values.get((row.key, column))) for row in review.rows for column in review.columns]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("order", [(0, 1, 2), (1, 2, 0)])
def test_each_group_under_its_name(layout: str, order: tuple[int, ...]) -> None:
    result = report(named(layout, order))
    assert [item for item in result.findings if item.severity != "info"] == []
    assert values(result) == [figure for group in GROUPS for figure in group]
    wrong = [*GROUPS[:2], ["1", "0", "0", "2", "5"]]
    (fault,) = [item for item in report(named(layout, order, wrong)).findings if item.severity != "info"]
    assert (fault.rule, fault.cell) == ("BAL004", CellKey("review", "litigation_after_review", "total"))


def test_groups_of_two_years_are_in_doubt() -> None:
    others = [["1", "0", "0", "0", "1"], ["0"] * 5, ["0"] * 5]
    two = named("above") + named("above", groups=others)
    assert "None" in values(report(two))
    assert [item for item in report(two).findings if item.severity == "warning"] == []
    said = f"<p>2024年情况</p>{named('within')}<p>2023年情况</p>{named('within', groups=others)}"
    assert values(report(said)) == [figure for group in GROUPS for figure in group]


def test_tables_whose_names_tell_no_groups_are_not_read() -> None:
    result = report(named("above").replace("未经复议直接起诉", "其他").replace("复议后起诉", "其他"))
    assert [item for item in result.findings if item.severity != "info"] == []
    assert result.report is not None
    assert "review" not in result.report.forms
