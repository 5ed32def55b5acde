"""Part of finding table four: its groups in tables of their own, which together are the row that it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from govlint.fold import fold
from govlint.model import Cell, Document, Grid, Paragraph, Span
from govlint.structure.rows import is_value
from govlint.vocabulary import FormDefinition

_SHORT = 6
LONGEST_NAME = 30
"""The line that names the group of a table is no longer."""


def set_side_by_side(grids: Sequence[Grid], definition: FormDefinition, document: Document) -> Iterator[Grid]:
    """Grids one after another, each of headings and one row of figures, as the one that they make up.

    So many figures as the form has they hold together, and each as many as whole groups have. Groups may
    stand one below the other in a grid, and the line before a table may name its group.
    """
    width, whole = len(definition.columns), len(definition.columns) * len(definition.rows)
    parts = [part for grid in grids for part in _bands(grid)]
    counts = [_figures(part) for part in parts]
    first = 0
    while first < len(parts):
        total, last = counts[first], first
        while 0 < total < whole and counts[last] % width == 0 and last + 1 < len(parts) and counts[last + 1]:
            last += 1
            total += counts[last]
        if total == whole and last > first and counts[last] % width == 0:
            yield _together(_named(parts[first : last + 1], definition, document))
            first = last
        first += 1


def _bands(grid: Grid) -> Iterator[Grid]:
    """The parts of a grid that each end in a row of figures; the whole of it where there is but one such row,
    or where anything stands behind the last.
    """
    ends = [at + 1 for at, row in enumerate(grid.rows) if at and _are_figures(row)]
    if len(ends) < 2 or ends[-1] != len(grid.rows) or any(two - one < 2 for one, two in pairwise(ends)):
        yield grid
        return
    for start, end in zip([0, *ends], ends, strict=False):
        rows = grid.rows[start:end]
        cells = [cell for row in rows for cell in row]
        span = Span(min(cell.span.start for cell in cells), max(cell.span.end for cell in cells))
        yield replace(grid, span=span, rows=rows)


def _are_figures(row: Sequence[Cell]) -> bool:
    """Whether a row holds figures, or short words in their stead, perhaps behind a name."""
    behind = [cell for cell in row[1:] if cell.text]
    return len(behind) > 1 and all(map(is_value, behind))


def _figures(grid: Grid) -> int:
    """How many figures, or short words in their stead, the last row of a grid has that holds no others."""
    last = [cell for cell in grid.rows[-1] if cell.text] if len(grid.rows) > 1 else []
    if _is_named(grid):
        del last[0]
    if not any(map(is_value, last)) or any(len(cell.text) > _SHORT for cell in last):
        return 0
    return 0 if any(is_value(cell) for row in grid.rows[:-1] for cell in row if cell.text) else len(last)


def _is_named(grid: Grid) -> bool:
    """Whether the row of figures has a name before it, below an empty corner."""
    first, last = grid.rows[0], grid.rows[-1]
    return (
        len(grid.rows) == 2
        and len(first) == len(last)
        and not first[0].text
        and bool(last[0].text)
        and not is_value(last[0])
    )


def _named(parts: Sequence[Grid], definition: FormDefinition, document: Document) -> Sequence[Grid]:
    """`parts`, each under the name of its group, where names before them or their rows tell all of them."""
    if any(_group_in(_words(part.rows[:-1]), definition) for part in parts):
        return [_with_group_alone(part, definition) for part in parts]
    names = [
        part.rows[-1][0] if _is_named(part) else _line_before(part.span.start, document) for part in parts
    ]
    groups = [_group_in(name.text, definition) if name else None for name in names]
    if None in groups or len(set(groups)) < len(groups):
        return parts
    return [
        _under(replace(name, text=group), part)
        for name, group, part in zip(names, groups, parts, strict=True)
        if name and group
    ]


def _with_group_alone(part: Grid, definition: FormDefinition) -> Grid:
    """The grid with nothing beside the name of a group in its cell: 行政诉讼（复议后起诉）."""
    rows = [
        tuple([replace(cell, text=_group_in(cell.text, definition) or cell.text) for cell in row])
        for row in part.rows[:-1]
    ]
    return replace(part, rows=(*rows, part.rows[-1]))


def _under(name: Cell, part: Grid) -> Grid:
    """The grid below a row of its own that holds `name`, without the column in which that stood."""
    first = int(_is_named(part))
    rows = [row[first:] for row in part.rows]
    left = rows[0][0].column
    top = replace(name, row=0, column=0, colspan=len(rows[0]), rowspan=1)
    moved = (
        tuple([replace(cell, row=at, column=cell.column - left) for cell in row])
        for at, row in enumerate(rows, 1)
    )
    return replace(part, rows=((top,), *moved))


def _line_before(start: int, document: Document) -> Cell | None:
    """The short line right before a table."""
    before = [block for block in document.blocks if block.span.end <= start][-1:]
    if not before or not isinstance(before[0], Paragraph):
        return None
    text = document.slice(before[0].span)
    return Cell(text, before[0].span, 0, 0) if len(text) <= LONGEST_NAME else None


def _group_in(words: str, definition: FormDefinition) -> str | None:
    """The one group that words name."""
    folded = fold(words)
    named = [row.label.zh for row in definition.rows if fold(row.label.zh) in folded]
    return named[0] if len(named) == 1 else None


def _words(rows: Sequence[Sequence[Cell]]) -> str:
    return "".join([cell.text for row in rows for cell in row])


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
