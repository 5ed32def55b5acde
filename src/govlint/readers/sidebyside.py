"""Part of the reader of workbooks: tables that stand side by side on a sheet, an empty column between."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from govlint.model import Struct
from govlint.numbers import is_bare

_FEWEST_ROWS = 3
"""Two rows of headings and one of figures are a table whose rows have no labels,"""
_FEWEST_HEADINGS = 5
"""and so many columns, each with its heading, such a table has at least."""


class Filled(Struct, frozen=True):
    """A cell of a sheet with its place there."""

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    doubtful: bool = False

    @property
    def is_said(self) -> bool:
        """Whether anything stands in the cell."""
        return bool(self.text) or self.doubtful


Rows = Sequence[Sequence[Filled]]


def abreast(rows: Rows) -> list[Rows]:
    """The tables that stand side by side in `rows`; `rows` alone where they are one.

    An empty column may part the labels of a table from its figures, or some of its columns from others: each
    part must be a table by itself.
    """
    taken = {
        column
        for row in rows
        for cell in row
        if cell.is_said or cell.rowspan > 1 or cell.colspan > 1
        for column in range(cell.column, cell.column + cell.colspan)
    }
    if not taken or len(taken) == max(taken) - min(taken) + 1:
        return [rows]
    starts = [min(taken), *(two for one, two in pairwise(sorted(taken)) if two > one + 1)]
    parts: list[Rows] = [
        [[cell for cell in row if start <= cell.column < end] for row in rows]
        for start, end in pairwise([*starts, max(taken) + 1])
    ]
    counts = [sum(any(map(_is_figure, row)) for row in part) for part in parts]
    whole = all(_is_table(part, count, max(counts)) for part, count in zip(parts, counts, strict=True))
    return parts if whole else [rows]


def _is_table(rows: Rows, figures: int, most: int) -> bool:
    """Whether most rows of figures (there are so many) begin with words, or one stands below headings.

    The latter only beside a table that has more of them, and of several columns, each with its heading: the
    halves of one table have as many, and a column apart is of the table beside it.
    """
    said = [[cell for cell in row if cell.is_said] for row in rows]
    said = [row for row in said if row]
    if len(said) < _FEWEST_ROWS:
        return False
    firsts = [row[0] for row in said if any(map(_is_figure, row))]
    labelled = sum(any(map(str.isalpha, first.text)) for first in firsts)
    if 2 * labelled > figures > 0:
        return True
    return figures == 1 < most and all(len(row) >= _FEWEST_HEADINGS for row in said[-2:])


def _is_figure(cell: Filled) -> bool:
    return is_bare(cell.text)


def blocks(rows: Rows) -> list[Rows]:
    """`rows` cut where nothing stands in one and nothing from above reaches into it."""
    top = next((cell.row - at for at, row in enumerate(rows) for cell in row), 0)
    found: list[list[Sequence[Filled]]] = [[]]
    end = top
    for at, row in enumerate(rows):
        if top + at < end or any(cell.is_said for cell in row):
            found[-1].append(row)
        else:
            found.append([])
        end = max([end, *(cell.row + cell.rowspan for cell in row if cell.is_said)])
    return [block for block in found if block]
