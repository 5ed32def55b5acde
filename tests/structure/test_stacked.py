"""Rows written below one another in the cells of one row."""

from __future__ import annotations

import re

import pytest

from govlint.testing import base_report
from recognised import checked, figures, read

GROUP = r"<tr>(?:(?!</tr>)(?:.|\n))*（三）不予公开(?:.|\n)*?(?=<tr>(?:(?!</tr>)(?:.|\n))*（四）无法提供)"
CELL = r"<t[dh][^>]*>((?:(?!</t[dh]>)(?:.|\n))*)</t[dh]>"


def stacked(page: str, lost: int = 0) -> str:
    """The page with the rows of （三）不予公开 in the cells of one; the last cell lacks `lost` figures."""
    group = re.search(GROUP, page)
    assert group is not None
    rows = [
        [re.sub(r"<[^>]*>|\s", "", cell) for cell in re.findall(CELL, row)] for row in group[0].split("</tr>")
    ]
    rows = [row[-8:] for row in rows if row]
    cells = ["<br>".join(column) for column in zip(*rows, strict=True)]
    cells[-1] = "<br>".join(cells[-1].split("<br>")[lost:])
    one = "".join(f"<td>{cell}</td>" for cell in ("（三）不予公开", *cells))
    return re.sub(r' rowspan="?\d+"?', "", page.replace(group[0], f"<tr>{one}</tr>\n"))


def test_each_line_of_the_cells_is_a_row() -> None:
    page = stacked(base_report(2024, "html"))
    assert checked(page, "a.html").findings == ()
    assert figures(read(page, "a.html")) == figures(read(base_report(2024, "html"), "a.html"))


@pytest.mark.parametrize("lost", [1, 3])
def test_a_cell_with_too_few_lines_leaves_the_rows_unread(lost: int) -> None:
    result = checked(stacked(base_report(2024, "html"), lost), "a.html")
    assert result.findings == ()
    assert {"STR007", "BAL002"} <= {told.rule for told in result.not_assessed}


def test_a_wrong_figure_is_told_where_it_stands() -> None:
    page = stacked(base_report(2024, "html")).replace("1.属于国家秘密<br>", "1.属于<br>国家秘密<br>")
    at = page.index("（三）不予公开")
    start = page.index("0<br>0", at)
    wrong = f"{page[:start]}0<br>7{page[start + len('0<br>0') :]}"
    told = [finding for finding in checked(wrong, "a.html").findings if finding.rule.startswith("BAL")]
    assert [finding.cell and finding.cell.row for finding in told] == ["refused.other_law"]
    assert told[0].location.column == len(wrong[:start].splitlines()[-1]) + len("0<br>") + 1
