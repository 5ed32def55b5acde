"""Part of finding table four: its groups in tables of their own, which together are the row that it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from govlint.model import Cell, Grid, Span
from govlint.structure.rows import is_value
from govlint.vocabulary import FormDefinition

_SHORT = 6


def set_side_by_side(grids: Sequence[Grid], definition: FormDefinition) -> Iterator[Grid]:
    """Grids one after another, each of headings and one row of figures, as the one that they make up.

    So many figures as the form has they hold together, and each as many as whole groups have.
    """
    width, whole = len(definition.columns), len(definition.columns) * len(definition.rows)
    counts = [_figures(grid) for grid in grids]
    for first, count in enumerate(counts):
        total, last = count, first
        while 0 < total < whole and counts[last] % width == 0 and last + 1 < len(grids) and counts[last + 1]:
            last += 1
            total += counts[last]
        if total == whole and last > first and counts[last] % width == 0:
            yield _together(grids[first : last + 1])


def _figures(grid: Grid) -> int:
    """How many figures, or short words in their stead, the last row of a grid has that holds no others."""
    last = [cell for cell in grid.rows[-1] if cell.text] if len(grid.rows) > 1 else []
    if not any(map(is_value, last)) or any(len(cell.text) > _SHORT for cell in last):
        return 0
    return 0 if any(is_value(cell) for row in grid.rows[:-1] for cell in row if cell.text) else len(last)


def _together(grids: Sequence[Grid]) -> Grid:
    """The grid that has the rows of all side by side, the last ones of each in one row."""
    height = max(len(grid.rows) for grid in grids)
    rows: list[list[Cell]] = [[] for _ in range(height)]
    left = 0
    for grid in grids:
        above = height - len(grid.rows)
        right = left
        for at, row in enumerate(grid.rows):
            for cell in row:
                rows[above + at].append(replace(cell, row=above + at, column=left + cell.column))
                right = max(right, left + cell.column + cell.colspan)
        left = right
    span = Span(grids[0].span.start, grids[-1].span.end)
    return replace(grids[0], span=span, rows=tuple(map(tuple, rows)))
