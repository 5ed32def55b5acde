"""Tables whose headings a page keeps in a table of their own."""

from __future__ import annotations

import pytest

from govlint.model import Grid
from govlint.readers import html
from govlint.testing import base_report
from laidout import Matrix, laid_out
from recognised import checked, figures, read

OPENING = '<meta charset="utf-8"><p>'


def _rows(rows: Matrix, cell: str = "td") -> str:
    return "".join(
        "<tr>" + "".join(f'<{cell}><div class="cell">{words}</div></{cell}>' for words in row) + "</tr>"
        for row in rows
    )


def parted(cells: Matrix, between: str = "") -> str:
    """A table with its first rows, which hold no figure, in a table of their own."""
    first = next(at for at, row in enumerate(cells) if any(words.isdecimal() for words in row))
    return (
        f"<div><table><thead>{_rows(cells[:first], 'th')}</thead></table></div>{between}"
        f"<div><table><tbody>{_rows(cells[first:])}</tbody></table></div>"
    )


@pytest.mark.parametrize("path", ["a.html", "a.md"])
@pytest.mark.parametrize("year", [2020, 2024])
def test_they_are_read_as_one(year: int, path: str) -> None:
    page = OPENING + laid_out(parted, year=year, between="\n<p>")
    if path == "a.md":
        page = laid_out(parted, year=year, between="\n\n")
    assert figures(read(page, path)) == figures(read(base_report(year)))
    result = checked(page, path)
    assert result.findings == ()
    assert not {one.rule for one in result.not_assessed} & {"BAL004", "BAL006", "STR006", "STR008"}


def test_a_missing_column_is_told() -> None:
    def without(cells: Matrix) -> str:
        at = cells[2].index("科研机构") if len(cells) > 20 else None
        return parted([[*row[:at], *row[at + 1 :]] for row in cells] if at else cells)

    page = OPENING + laid_out(without, between="\n<p>")
    assert [finding.rule for finding in checked(page, "a.html").findings] == ["STR008"]


def count(page: str) -> int:
    document = html.read(page.encode(), "a.html")
    return sum(isinstance(block, Grid) for block in document.blocks)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([["索引号", "甲"]], [["规章", "0"], ["许可", "0"]]),
        ([["名称", "数量"]], [["规章", "0"]]),
    ],
)
def test_only_what_is_of_one_width_and_has_no_headings_of_its_own_is_joined(
    first: Matrix, second: Matrix
) -> None:
    one, two = f"<table>{_rows(first)}</table>", f"<table>{_rows(second)}</table>"
    assert count(OPENING + one + two) == 1
    assert count(OPENING + one + "<p>表二</p>" + two) == 2
    assert count(OPENING + one + f"<table>{_rows([['信息内容', '件数'], *second])}</table>") == 2
    assert count(OPENING + one + f"<table>{_rows([[*row, '0'] for row in second])}</table>") == 2
    assert count(OPENING + f"<table>{_rows([['1', '2']])}</table>" + two) == 2


def test_each_row_of_a_table_may_be_one_of_its_own() -> None:
    page = laid_out(
        lambda cells: "".join(f"<table>{_rows([row])}</table>" for row in cells), "", between="\n<p>"
    )
    result = checked(OPENING + page, "a.html")
    assert [item for item in result.findings if item.severity != "info"] == []
    assert result.report is not None
    assert [len(cells) for cells in figures(result.report).values()] == [10, 175, 15]


def test_a_row_of_blanks_that_measures_columns_heads_nothing() -> None:
    def measured(cells: Matrix) -> str:
        blank = '<tr aria-hidden="true">' + "<td><div>&nbsp;</div></td>" * len(cells[0]) + "</tr>"
        return parted(cells).replace("<tbody>", f"<tbody>{blank}")

    page = OPENING + laid_out(measured, between="\n<p>")
    assert figures(read(page, "a.html")) == figures(read(base_report()))
    assert checked(page, "a.html").findings == ()
