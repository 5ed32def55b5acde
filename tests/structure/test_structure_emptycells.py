"""Empty cells of which only a longer gap tells: lines left out, or tabs without anything between."""

from __future__ import annotations

import pytest

from govlint.model import Cell, Span
from govlint.structure.emptycells import with_gaps
from laidout import laid_out, rows
from recognised import checked


def found(text: str, width: int) -> list[str]:
    """The cells of a row of figures in `text`."""
    document = checked(text).document
    assert document is not None
    places = [at for at, character in enumerate(text) if character.isdecimal()]
    values = [Cell(text[at], Span(at, at + 1), 0, at) for at in places]
    return [cell.text for cell in with_gaps(values, width, document)]


@pytest.mark.parametrize(
    ("text", "width", "cells"),
    [
        ("1\t\t3\t4", 4, ["1", "", "3", "4"]),
        ("1\t\t\t4", 4, ["1", "", "", "4"]),
        ("1\t2\t3\t4", 4, ["1", "2", "3", "4"]),
        ("1\t\t3", 4, ["1", "3"]),
        ("1\t\t3 4", 4, ["1", "3", "4"]),
        ("1  3  4", 4, ["1", "3", "4"]),
    ],
)
def test_tabs_tell_the_cells_between_figures(text: str, width: int, cells: list[str]) -> None:
    assert found(text, width) == cells


@pytest.mark.parametrize(
    ("text", "width", "cells"),
    [
        ("项\t甲\n1\t2\t", 3, ["1", "2", ""]),
        ("项\t甲\n1\t2\t\t\n第二十条", 4, ["1", "2", "", ""]),
        ("项\t甲\t\n1\t2\t", 3, ["1", "2"]),  # each line ends so
        ("项\t甲\n1\t2\t乙", 3, ["1", "2"]),
        ("项\t甲\n1\t2\t", 4, ["1", "2"]),
        ("1\t2\t", 3, ["1", "2"]),
        ("项 甲\n1 2\t", 3, ["1", "2"]),
    ],
)
def test_tabs_behind_the_last_figure_tell_the_cells_there(text: str, width: int, cells: list[str]) -> None:
    assert found(text, width) == cells


def test_the_last_cell_of_a_row_of_table_two_is_told_where_it_is_empty() -> None:
    row = "行政规范性文件\t1\t0\t5"
    assert row in tabbed()
    (finding,) = checked(tabbed((row, row[:-1]), ("，现行有效5件", ""))).findings
    assert (finding.rule, finding.severity) == ("BAL006", "warning")
    assert finding.cell is not None
    assert (finding.cell.row, finding.cell.column) == ("normative_documents", "in_force")


def tabbed(*changes: tuple[str, str]) -> str:
    text = laid_out(rows("\t"), "")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def test_an_empty_cell_of_a_row_of_tabs_is_told() -> None:
    row = "（七）总计\t\t2\t1\t0\t0\t0\t0\t3"
    assert checked(tabbed()).findings == ()
    (finding,) = checked(tabbed((row, row.replace("1\t0\t0", "1\t\t0")))).findings
    assert (finding.rule, finding.severity) == ("BAL006", "warning")
    assert finding.cell is not None
    assert (finding.cell.row, finding.cell.column) == ("handled", "research")


def test_a_row_that_lost_a_cell_stays_unknown() -> None:
    row = "（七）总计\t\t2\t1\t0\t0\t0\t0\t3"
    result = checked(tabbed((row, row.replace("1\t0\t0", "1\t0"))))
    assert "BAL006" not in {finding.rule for finding in result.findings}
    assert "BAL002" in {one.rule for one in result.not_assessed}


def test_a_group_that_stands_as_one_row_of_blanks_lacks_no_rows() -> None:
    lines = laid_out(rows(" | "), "").split("\n")
    first = next(at for at, line in enumerate(lines) if "1.申请人无正当理由逾期不补正" in line)
    lines[first : first + 3] = [" | （六）其他处理 |  |  |  |  |  |  |  |  | "]
    told = [(finding.rule, finding.severity.name) for finding in checked("\n".join(lines)).findings]
    assert told == [("BAL006", "WARNING")]
