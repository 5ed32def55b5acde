"""Table four whose groups stand in tables of their own, side by side on the page."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from govlint.model import Grid
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
    assert list(set_side_by_side(grids, definition("review"))) == []
