"""Part of finding forms: rows in whose cells a converter put the figures of two columns, row after row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from govlint.lazy import lazily
from govlint.model import Cell, Span
from govlint.numbers import figures_within
from govlint.structure.labels import Labels
from govlint.structure.rows import FoundRow, filled_of

MANY = 3
"""In so many rows of a form no author puts two figures into one cell."""
_WORD = lazily(r"\S+")


def with_columns_parted(rows: Sequence[FoundRow], labels: Labels) -> list[FoundRow]:
    """`rows` with a cell for each figure where many rows of a form hold two in one, and each has enough.

    Of a row that has not, nobody can tell which figure is of which column. A single such cell is a slip, so
    is one in a row with a blank cell among the others, which may be the place of the second figure.
    """
    crowded = [any(map(_is_crowded, row.filled)) and not _has_gap(row) for row in rows]
    many = Counter(row.match.form for row, several in zip(rows, crowded, strict=True) if several)
    return [
        _parted(row, labels) if several and many[row.match.form] >= MANY else row
        for row, several in zip(rows, crowded, strict=True)
    ]


def _has_gap(row: FoundRow) -> bool:
    """Whether a blank cell stands before the last figure of a row."""
    return any(cell.span.start < row.filled[-1].span.start and not cell.text.strip() for cell in row.values)


def _is_crowded(cell: Cell) -> bool:
    return not cell.text.isdecimal() and any(map(str.isspace, cell.text)) and figures_within(cell.text) > 1


def _parted(row: FoundRow, labels: Labels) -> FoundRow:
    """A row with a cell for each figure; doubtful where a blank cell elsewhere may lack any of them.

    Where every column has a cell of its own with something in it, another figure was written beside one: the
    row stays as it is.
    """
    width = labels.width(row.match)
    if len(row.values) == len(row.filled) == width:
        return row
    figures = tuple(piece for cell in row.filled for piece in _pieces(cell))
    if len(figures) == width and (row.values == row.filled or _has_blanks_beside(row)):
        return replace(row, values=figures, filled=figures)
    values = tuple([replace(cell, doubtful=True) for cell in row.values])
    return replace(row, values=values, filled=filled_of(values))


def _has_blanks_beside(row: FoundRow) -> bool:
    """Whether right beside cells with several figures stand as many blank ones as those took up."""
    filled = set(map(id, row.filled))
    needs = [len(list(_pieces(cell))) - 1 if id(cell) in filled else -1 for cell in row.values]
    return all(plain or sum(some) == 0 for plain, some in groupby(needs, lambda need: need == 0))


def _pieces(cell: Cell) -> Iterator[Cell]:
    """The cells that one was made of; they stand where it does where it is not written as it reads."""
    if not _is_crowded(cell):
        yield cell
        return
    exact = len(cell.text) == cell.span.end - cell.span.start
    for match in _WORD.finditer(cell.text):
        start = cell.span.start
        span = Span(start + match.start(), start + match.end()) if exact else cell.span
        yield replace(cell, text=match[0], span=span)
