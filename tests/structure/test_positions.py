"""Where the figures of a row begin: rows with blank cells, and labels merged over several."""

from __future__ import annotations

import pytest

from govlint.model import Cell, Span
from govlint.structure.positions import Positions
from govlint.testing import base_report
from laidout import barred, laid_out, rows
from recognised import checked, figures, read


def label(text: str, column: int) -> Cell:
    return Cell(text, Span(0, len(text)), 0, column)


def test_rows_of_a_kind_have_their_figures_at_one_place() -> None:
    known = Positions(
        [(label("（一）予以公开", 1), 3), (label("（七）总计", 1), 3), (label("1.国家秘密", 2), 3)]
    )
    assert known.start(label("（二）部分公开", 1)) == 3
    assert known.start(label("2.其他", 2)) == 3
    assert known.start(label("四、结转", 0)) is None


def test_rows_of_several_kinds_tell_how_far_behind_the_label() -> None:
    known = Positions([(label("一、本年新收", 0), 1), (label("1.国家秘密", 2), 3)])
    assert known.start(label("（二）部分公开", 1)) == 2
    assert Positions([(label("一、本年新收", 0), 1)]).start(label("（二）部分公开", 1)) is None
    odd = Positions([(label("（一）予以公开", 1), 3), (label("（七）总计", 1), 2)])
    assert odd.start(label("（二）部分公开", 1)) is None


@pytest.mark.parametrize("closed", [True, False])
@pytest.mark.parametrize("blank", [0, 1, 2, 6])
def test_a_blank_figure_moves_no_other(blank: int, closed: bool) -> None:
    """Behind a label merged over two cells stands a blank: no figure takes the place of another."""

    def table(cells: list[list[str]]) -> str:
        lines = [list(row) for row in cells]
        for row in lines:
            if row[1:2] == ["（一）予以公开"]:
                row[3:] = ["4", "5", "6", "7", "8", "9", "39"]
                row[3 + blank] = row[9] = ""
        return barred()(lines) if closed else rows(" | ")(lines)

    text = laid_out(table, "", between="\n\n")
    found = figures(read(text, "a.md" if closed else "a.txt"))["requests"]
    columns = [key for row, key in figures(read(base_report()))["requests"] if row == "new"]
    for at, key in enumerate(columns):
        given = "" if at in (blank, 6) else str(at + 4)
        assert found.get(("granted", key), given) == given


def test_a_label_of_several_rows_has_no_figure_of_one() -> None:
    page = base_report(2024, "html").replace(
        "1.属于国家秘密", "1.属于国家秘密<br>2.其他法律行政法规禁止公开", 1
    )
    result = checked(page, "a.html")
    assert {told.rule for told in result.not_assessed} >= {"BAL002", "BAL006"}
    assert not [told for told in result.findings if told.rule.startswith("BAL00")]
