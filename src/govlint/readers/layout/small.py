"""Part of the layout: small tables without lines, one header after another, told by how their cells stand."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.readers.layout.across import Row, Whole
from govlint.readers.layout.bands import Part, blocks_of
from govlint.readers.layout.cells import Box
from govlint.readers.layout.lines import lines_of
from govlint.readers.layout.page import Run, Stroke

FINE, FLAT = 0.4, 0.2
LEVEL = 0.45
"""Cells of a row have their middles on one level, give or take so much of a character."""

Cells = Sequence[Part]


def small_table(
    runs: Sequence[Run], page: int, before: Cells = (), rules: Sequence[Stroke] = ()
) -> Whole | None:
    """The table that `runs` are; None where some cell cannot be told to be of one row and one column.

    A header has words only; it holds for the rows below it until its first words are said again. A row that
    has but a label is one whose figures are blank; just above a header, it is the title of what follows.
    `before` is the last header of such a table that may go on here; `rules` across part lines of two cells.
    """
    rows = _rows(runs, rules)
    header = before
    found: list[Row] = []
    for at, cells in enumerate(rows):
        number = len(found)
        if len(cells) == 1:
            titled = at + 1 < len(rows) and _is_header(rows[at + 1], header)
            stray = not titled and bool(header) and not _is_label(cells[0], header)
            if cells[0].is_figure or (stray and any(map(str.isdecimal, cells[0].words))):
                return None
            if header and not titled and _is_label(cells[0], header):
                found.append(_placed(number, [(0, cells[0])], len(header)))
            else:
                found.append((Box(number, 0, 1, 1, cells[0].words),))
            continue
        if _is_header(cells, header):
            header = cells
            found.append(_placed(number, list(enumerate(cells)), len(cells)))
            continue
        places = [_place(cell, header) for cell in cells]
        if None in places or len(set(places)) < len(places) or places[0] != 0:
            return None
        found.append(_placed(number, list(zip(places, cells, strict=True)), len(header)))
    if not header or not any(len(row) > 1 for row in found):
        return None
    return Whole((), tuple(found), (page,) * len(found), header=tuple(header))


def _rows(runs: Sequence[Run], rules: Sequence[Stroke]) -> list[list[Part]]:
    """The cells row by row."""
    parts = [
        Part(piece, line.base, line.base) for line in lines_of(runs, FINE, FLAT) for piece in line.pieces
    ]
    rows: list[list[Part]] = []
    for cell in sorted(blocks_of(parts, rules), key=_level):
        if rows and _level(cell) - _level(rows[-1][0]) < LEVEL * cell.piece.size:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return [sorted(row, key=_left) for row in rows]


def _level(cell: Part) -> float:
    return (cell.top + cell.base) / 2


def _left(cell: Part) -> float:
    return cell.piece.left


def _is_header(cells: Cells, header: Cells) -> bool:
    """Whether a row is a header: words only, its first ones those of the header before."""
    if len(cells) < 2 or any(cell.is_figure for cell in cells):
        return False
    said, known = cells[0].words, header[0].words if header else ""
    return not header or known.startswith(said) or said.startswith(known)


def _is_label(cell: Part, header: Cells) -> bool:
    return cell.piece.right < header[1].piece.left


def _place(cell: Part, header: Cells) -> int | None:
    """The column of a cell: that of the labels, or that of the one heading that it stands under."""
    if not header:
        return None
    if _is_label(cell, header):
        return 0
    under = [
        at
        for at, head in enumerate(header[1:], 1)
        if cell.piece.left < head.piece.right and cell.piece.right > head.piece.left
    ]
    if not under and len(header) == 2:  # nowhere else to stand
        return 1
    return under[0] if len(under) == 1 else None


def _placed(number: int, cells: Sequence[tuple[int | None, Part]], width: int) -> Row:
    words = {at: cell.words for at, cell in cells}
    return tuple([Box(number, at, 1, 1, words.get(at, "")) for at in range(width)])
