"""Cells laid out by their spans; layout tables told from data tables."""

from __future__ import annotations

import pytest

from govlint.readers.htmltable import SINGLE, Attributes, Box, Table, boxed, span
from govlint.readers.writer import Words


def table(*rows: list[tuple[str, str]]) -> Table:
    made = Table()
    made.groups = [
        [
            [Box(0, span(down, 0) if down else 1, span(across, 1) if across else 1) for down, across in row]
            for row in rows
        ]
    ]
    return made


def columns(made: Table) -> list[list[int]]:
    return [places[0] for _, places in made.laid_out()]


def test_spans() -> None:
    made = table([("2", ""), ("", "2"), ("0", "")], [("", ""), ("", "")], [("", "3"), ("", "")])
    assert columns(made) == [[0, 1, 3], [1, 2], [0, 4]]


def test_cells_of_one_run() -> None:
    made = Table()
    label, figure = ("规章", 9, 8, Attributes(colspan=2)), ("0", 19, 18, SINGLE)
    made.groups = [[[label, figure], [figure, Box(28), figure]]]
    assert [places for _, places in made.laid_out()] == [([0, 2], [1, 1], [2, 1]), ([0, 1, 2],)]
    assert boxed(label) == Box(8, 1, 2, [Words([("规章", 9)])])
    assert not made.is_layout()


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
    (box,) = table([(rowspan, colspan)]).boxes()
    assert (box.rowspan, box.colspan) == expected


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
