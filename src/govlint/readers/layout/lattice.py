"""Part of the layout: the lines of a table become its cells, merged where a line between two is missing."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence

from govlint.model import Struct
from govlint.readers.layout.page import Stroke
from govlint.readers.layout.strokes import Ruling

COVERED = 0.6
"""A side is ruled when so much of its length is."""
MOST_CELLS = 20_000


class Region(Struct, frozen=True):
    """One cell of a lattice: its place in the grid, and whether its sides make no plain rectangle."""

    row: int
    column: int
    rowspan: int
    colspan: int
    odd: bool = False


class Lattice(Struct, frozen=True):
    """A table's lines: heights, distances from the left, and the cells between them.

    `open_top` and `open_bottom` tell that lines down go on where no line across ends them, as a page break
    leaves a cell that it cuts.
    """

    ys: tuple[float, ...]
    xs: tuple[float, ...]
    regions: tuple[Region, ...]
    owners: tuple[tuple[int, ...], ...]
    open_top: bool = False
    open_bottom: bool = False

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.ys[0]

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.ys[-1]

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is within."""
        return self.ys[0] <= y <= self.ys[-1] and self.xs[0] <= x <= self.xs[-1]

    def region_at(self, x: float, y: float) -> int:
        """Index of the cell at a point within."""
        row = min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        column = min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)
        return self.owners[row][column]

    def width(self, region: Region) -> float:
        """How wide a cell is."""
        return self.xs[region.column + region.colspan] - self.xs[region.column]


def lattice_of(ruling: Ruling, near: float) -> Lattice | None:
    """The lattice of a ruling; None for a line, a frame, or a drawing."""
    if not ruling.across or not ruling.down:
        return None
    ys, open_top, open_bottom = _coordinates(ruling.across, ruling.down, near)
    xs, _, _ = _coordinates(ruling.down, ruling.across, near)
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns < 2 or rows * columns > MOST_CELLS:
        return None
    below = _ruled(ruling.across, ys[1:-1], xs, near)
    beside = _ruled(ruling.down, xs[1:-1], ys, near)
    owners, regions = _regions(rows, columns, below, beside)
    if len(regions) < 2:
        return None
    return Lattice(tuple(ys), tuple(xs), tuple(regions), owners, open_top, open_bottom)


def _coordinates(
    strokes: Sequence[Stroke], others: Sequence[Stroke], near: float
) -> tuple[list[float], bool, bool]:
    """Where the lines of one kind lie; the ends of the others close the table where no line does."""
    places = sorted({place for place, _, _ in strokes})
    first, last = min(start for _, start, _ in others), max(end for _, _, end in others)
    before, after = places[0] - first > 2 * near, last - places[-1] > 2 * near
    return [first] * before + places + [last] * after, before, after


def _ruled(
    strokes: Sequence[Stroke], places: Sequence[float], stops: Sequence[float], near: float
) -> list[list[bool]]:
    """For each inner line, whether it is drawn between each pair of `stops`."""
    drawn: dict[float, list[Stroke]] = {}
    for stroke in strokes:
        drawn.setdefault(stroke[0], []).append(stroke)
    table = []
    for place in places:
        row = []
        pieces = drawn.get(place, [])
        for start, end in itertools.pairwise(stops):
            wanted = COVERED * (end - start)
            row.append(any(min(end, stop) - max(start, begin) >= wanted for _, begin, stop in pieces))
        table.append(row)
    return table


def _regions(
    rows: int, columns: int, below: Sequence[Sequence[bool]], beside: Sequence[Sequence[bool]]
) -> tuple[tuple[tuple[int, ...], ...], list[Region]]:
    """Cells that no line parts are one; those that then make no rectangle are parted again, row by row."""
    owner = [[-1] * columns for _ in range(rows)]
    regions: list[Region] = []
    for row in range(rows):
        for column in range(columns):
            if owner[row][column] >= 0:
                continue
            members = _flood(row, column, rows, columns, below, beside)
            left, right = min(c for _, c in members), max(c for _, c in members)
            bottom = max(r for r, _ in members)
            if len(members) == (bottom - row + 1) * (right - left + 1):
                pieces = [Region(row, left, bottom - row + 1, right - left + 1)]
            else:
                pieces = _parted(members)
            for piece in pieces:
                for r in range(piece.row, piece.row + piece.rowspan):
                    for c in range(piece.column, piece.column + piece.colspan):
                        owner[r][c] = len(regions)
                regions.append(piece)
    return tuple(map(tuple, owner)), regions


def _flood(
    row: int,
    column: int,
    rows: int,
    columns: int,
    below: Sequence[Sequence[bool]],
    beside: Sequence[Sequence[bool]],
) -> set[tuple[int, int]]:
    found = {(row, column)}
    todo = [(row, column)]
    while todo:
        r, c = todo.pop()
        if r + 1 < rows and not below[r][c] and (r + 1, c) not in found:
            found.add((r + 1, c))
            todo.append((r + 1, c))
        if r and not below[r - 1][c] and (r - 1, c) not in found:
            found.add((r - 1, c))
            todo.append((r - 1, c))
        if c + 1 < columns and not beside[c][r] and (r, c + 1) not in found:
            found.add((r, c + 1))
            todo.append((r, c + 1))
        if c and not beside[c - 1][r] and (r, c - 1) not in found:
            found.add((r, c - 1))
            todo.append((r, c - 1))
    return found


def _parted(members: set[tuple[int, int]]) -> list[Region]:
    """Rectangles that make up an odd shape: each row's stretches, those alike below one another joined."""
    pieces: list[list[int]] = []
    for row in sorted({r for r, _ in members}):
        inside = sorted(c for r, c in members if r == row)
        start = inside[0]
        for at, column in enumerate(inside):
            if at + 1 < len(inside) and inside[at + 1] == column + 1:
                continue
            above = next((p for p in pieces if p[1:3] == [start, column] and p[3] == row - 1), None)
            if above:
                above[3] = row
            else:
                pieces.append([row, start, column, row])
            start = inside[at + 1] if at + 1 < len(inside) else start
    return [
        Region(top, left, bottom - top + 1, right - left + 1, True) for top, left, right, bottom in pieces
    ]
