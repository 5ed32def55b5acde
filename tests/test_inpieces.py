"""Labels that go on from line to line in a table whose rows no line parts."""

from __future__ import annotations

import pytest

from govlint.inpieces import across_cells, in_pieces
from govlint.model import Cell, Grid, Span

LABELS = frozenset({"行政规范性文件", "规章", "行政许可", "总计", "其他", "其他总计"})


def grid(*rows: list[str], ruled: bool = False) -> Grid:
    cells = [
        tuple(Cell(text, Span(0, 0), row, column) for column, text in enumerate(texts))
        for row, texts in enumerate(rows)
    ]
    return Grid(Span(0, 0), tuple(cells), ruled)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["行政规范性文", "2"], ["件", ""]], True),
        ([["", "1"], ["行政", ""], ["规范性", "2"], ["文件", ""]], True),
        ([["规章", "0"], ["行政规范性文件", "2"]], False),
        # one that is cut off, or has another word
        ([["规章", "0"], ["行政规范性文", "2"], ["行政许可", "1"]], False),
        ([["行政规范性文", "2"], ["", ""], ["件", ""]], False),
        # two labels that make up a third are two
        ([["其他", "2"], ["总计", "3"]], False),
        ([["规章", "行政"], ["0", "许可"]], True),
        ([], False),
    ],
)
def test_labels_in_pieces(rows: list[list[str]], expected: bool) -> None:
    assert in_pieces(grid(*rows), LABELS) is expected
    assert not in_pieces(grid(*rows, ruled=True), LABELS)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["行政规", "范性文件", "2"]], True),
        ([["", "行政规", "性文", "2"]], True),
        # a label whole, one that is cut off, one in a single cell, no figures
        ([["第一项", "行政规范性文件", "2"]], False),
        ([["第一项", "行政规范", "2"]], False),
        ([["", "范性文件", "2"]], False),
        ([["行政规", "范性文件", ""]], False),
        ([["第一项", "公告", "2"]], False),
    ],
)
def test_pieces_beside_one_another(rows: list[list[str]], expected: bool) -> None:
    assert across_cells(grid(*rows), LABELS) == expected
    assert not across_cells(grid(*rows, ruled=True), LABELS)
