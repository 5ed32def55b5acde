"""Table four that names its groups, or its results, down its side."""

from __future__ import annotations

import pytest

from govlint.model import Grid
from govlint.structure.upright import upright_in_grid
from govlint.testing import base_report
from laidout import Matrix, barred, laid_out, rows
from recognised import checked, definition, figures, read

COLUMNS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
GROUPS = [("行政复议", ""), ("行政诉讼", "未经复议直接起诉"), ("行政诉讼", "复议后起诉")]


def by_groups(cells: Matrix) -> Matrix:
    """Table four with a group a row; other tables as they are."""
    if cells[0][0] != "行政复议":
        return cells
    values = cells[-1]
    return [
        ["", "", *COLUMNS],
        *([*names, *values[5 * at : 5 * at + 5]] for at, names in enumerate(GROUPS)),
    ]


def one_cell(cells: Matrix) -> Matrix:
    """A group a row, both words for it in one cell."""
    upright = by_groups(cells)
    if upright is cells:
        return cells
    return [["", *COLUMNS], *(["".join(row[:2]), *row[2:]] for row in upright[1:])]


def by_results(cells: Matrix) -> Matrix:
    """Table four with a result a row."""
    if cells[0][0] != "行政复议":
        return cells
    return [list(row) for row in zip(*one_cell(cells), strict=True)]


def tall(cells: Matrix) -> Matrix:
    """A row for each result of each group."""
    if cells[0][0] != "行政复议":
        return cells
    names = [["行政复议", ""], ["行政诉讼", "未经复议直接起诉"], ["行政诉讼", "复议后起诉"]]
    values = cells[-1]
    found = [["类别", "", "", "数量"]]
    for at, value in enumerate(values):
        first = at % 5 == 0
        found.append([*(names[at // 5] if first else ["", ""]), COLUMNS[at % 5], value])
    return found


def page(cells: Matrix) -> str:
    lines = "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in cells)
    return f"<table>{lines}</table><p>"


SHAPES = [by_groups, by_results, one_cell, tall]
FORMATS = {
    "page": (page, "a.html", '<meta charset="utf-8"><p>'),
    "bars": (barred(), "a.md", ""),
    "tabs": (rows("\t"), "a.txt", ""),
    "blanks": (rows("    "), "a.txt", ""),
}


def text(shape: object, name: str, *changes: tuple[str, str]) -> tuple[str, str]:
    table, path, opening = FORMATS[name]
    assert callable(shape)
    report = laid_out(lambda cells: table(shape(cells)), between="\n<p>" if name == "page" else "\n\n")
    for old, new in changes:
        assert old in report
        report = report.replace(old, new)
    return opening + report, path


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("shape", SHAPES)
def test_it_is_read_and_nothing_is_told(shape: object, name: str) -> None:
    report, path = text(shape, name)
    assert figures(read(report, path))["review"] == figures(read(base_report()))["review"]
    result = checked(report, path)
    assert result.findings == ()
    assert not {one.rule for one in result.not_assessed} & {"BAL004", "BAL006", "STR006"}


@pytest.mark.parametrize("name", ["page", "bars", "tabs"])
def test_a_wrong_total_is_told_at_its_cell(name: str) -> None:
    table, path, opening = FORMATS[name]

    def wrong(cells: Matrix) -> str:
        upright = by_groups(cells)
        if upright is not cells:
            upright[2][-1] = "4"
        return table(upright)

    report = opening + laid_out(wrong, between="\n<p>" if name == "page" else "\n\n")
    (finding,) = checked(report, path).findings
    assert (finding.rule, finding.cell and finding.cell.row) == ("BAL004", "litigation_direct")


@pytest.mark.parametrize(
    ("shape", "place"),
    [
        (by_groups, "表四 第2行“未经复议直接起诉” × “总计”列"),
        (by_results, "表四 “未经复议直接起诉”的“总计”一行"),
        (tall, "表四 “未经复议直接起诉”的“总计”一行"),
    ],
)
def test_a_place_names_the_rows_that_the_document_has(shape: object, place: str) -> None:
    report, path = text(shape, "page")
    assert callable(shape)
    cells = figures(read(report, path))["review"]
    wanted = read(report, path).forms["review"].cells["litigation_direct", "total"].span
    assert cells["litigation_direct", "total"] != "9"
    document = checked(report, path).document
    assert document is not None
    at = document.source_span(wanted)
    (finding,) = checked(report[: at.start] + "9" + report[at.end :], path).findings
    assert (finding.rule, finding.place) == ("BAL004", place)


@pytest.mark.parametrize(
    ("old", "new"),
    [("尚未审结", "已经审结"), ("复议后起诉", "二审"), ("<td>1</td><td>0</td>", "<td>1</td>")],
)
def test_a_table_with_other_heads_or_cells_is_not_read(old: str, new: str) -> None:
    report, path = text(by_groups, "page", (old, new))
    assert "review" not in read(report, path).forms


def test_the_official_table_is_none() -> None:
    document = checked(base_report()).document
    assert document is not None
    found = [
        upright_in_grid(block, definition("review")) for block in document.blocks if isinstance(block, Grid)
    ]
    assert found == [None] * 3
