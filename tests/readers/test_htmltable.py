"""Cells laid out by their spans; layout tables told from data tables."""

from __future__ import annotations

from itertools import pairwise

import pytest

from govlint.readers.building.table import SINGLE, Box, Layout, Table, boxed, span, spans
from govlint.readers.building.writer import Words


def wanted(rowspan: str, colspan: str) -> int:
    return spans(span(rowspan, 0) if rowspan else 1, span(colspan, 1) if colspan else 1)


def table(*rows: list[tuple[str, str]]) -> Table:
    made = Table()
    made.groups = [[[Box(0, wanted(*cell)) for cell in row] for row in rows]]
    return made


def columns(made: Table) -> list[list[int]]:
    layout = made.laid_out(made.spans())
    return [layout.columns[start:end] for start, end in pairwise(layout.ends)]


def test_spans() -> None:
    made = table([("2", ""), ("", "2"), ("0", "")], [("", ""), ("", "")], [("", "3"), ("", "")])
    assert columns(made) == [[0, 1, 3], [1, 2], [0, 4]]


def test_cells_of_one_run() -> None:
    made = Table()
    label, figure = ("规章", 9, spans(1, 2)), ("0", 19, SINGLE)
    made.groups = [[[label, figure], [figure, Box(28), figure]], [[], [figure]]]
    assert made.laid_out(made.spans()) == Layout(
        rows=[0, 0, 1, 1, 1, 3],
        columns=[0, 2, 0, 1, 2, 0],
        down=[1] * 6,
        across=[2, 1, 1, 1, 1, 1],
        ends=[0, 2, 5, 5, 6],
    )
    assert boxed(label) == Box(9, spans(1, 2), [Words([("规章", 9)])])
    assert not made.is_layout()
    assert made.slips() == []
    made.groups = [[[label, figure]], [], [[figure]]]
    assert made.slips() == made.rows() == [[label, figure], [figure]]
    made.groups[1].append([])
    assert made.slips() == []
    assert Table().slips() == []


@pytest.mark.parametrize(
    ("rowspan", "colspan", "expected"),
    [
        ("", "", (1, 1)),
        ("0", "0", (0, 1)),
        ("-3", "x", (1, 1)),
        (" +007 ", "2.5", (7, 2)),
        ("65535", "99999", (1000, 1000)),
    ],
)
def test_spans_are_read_as_html_does(rowspan: str, colspan: str, expected: tuple[int, int]) -> None:
    assert wanted(rowspan, colspan) == spans(*expected)


@pytest.mark.parametrize(
    ("lines", "layout"),
    [
        ([[("规章", 0)], [("0", 1)]], False),
        ([[("字" * 61, 0)], [("字" * 61, 70)]], True),
        ([[("字" * 401, 0)]], True),
    ],
)
def test_running_text_makes_it_layout(lines: list[list[tuple[str, int]]], layout: bool) -> None:
    made = table([("", ""), ("", "")])
    made.boxes()[0].flow.extend(Words(runs) for runs in lines)
    assert made.is_layout() is layout


def test_headings_and_tables_make_it_layout() -> None:
    made = table([("", ""), ("", "")])
    assert not made.is_layout()
    made.nested = True
    assert made.is_layout()
    other = table([("", ""), ("", "")])
    other.boxes()[1].flow.append(Words([("一、", 0)], 2))
    assert other.is_layout()
