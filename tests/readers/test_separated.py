"""Rows parted by something else than bars: what becomes of them, character by character."""

from __future__ import annotations

import pytest

from govlint.readers.lines.separated import with_bars

ROWS = [["规章", "0", "1", "2"]] * 8


@pytest.mark.parametrize(
    ("row", "read"),
    [
        ("规章,0,1,2", "规章|0|1|2"),
        ("规章;0;1;2", "规章|0|1|2"),
        ("['规章', '0', '1', '2']", "  规章 | '0 | '1 | '2  "),
        ("规章 / 0 / 1 / 2", "规章 | 0 | 1 | 2"),
    ],
)
def test_rows_get_bars_where_there_are_many(row: str, read: str) -> None:
    text = "\n".join([row] * 8)
    barred = with_bars(text)
    assert len(barred) == len(text)
    cells = [[cell.strip(" '") for cell in line.split("|")] for line in barred.split("\n")]
    assert cells == [[cell.strip(" '") for cell in read.split("|")]] * 8


@pytest.mark.parametrize("row", ["规章,0,1,2", "规章;0;1;2", "['规章', '0']", "规章 / 0 / 1 / 2"])
def test_a_few_such_lines_are_text(row: str) -> None:
    text = "\n".join([row] * 3)
    assert with_bars(text) == text
