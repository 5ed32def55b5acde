"""Part of finding forms: rows that an author wrote below one another in the cells of one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from govlint.fold import fold
from govlint.lazy import lazily
from govlint.model import Cell, Grid, Span
from govlint.structure.labels import Labels
from govlint.structure.rows import LABEL_CELLS, is_value

MOST_LINES = 40
"""A form has hardly more rows, nor a label more lines."""
_LINE = lazily(r"[^\n]+")


def with_rows_parted(grids: Sequence[Grid], labels: Labels) -> list[Grid]:
    """`grids` with a row for each label, where one cell holds several and each figure's cell as many lines.

    Of other rows nobody can tell which figure is of which row: they stay as they are.
    """
    return [
        replace(grid, rows=tuple([part for row in grid.rows for part in _parted(row, labels)]))
        for grid in grids
    ]


def _parted(row: Sequence[Cell], labels: Labels) -> Iterator[tuple[Cell, ...]]:
    for place, label in enumerate(row[:LABEL_CELLS]):
        behind = [cell for cell in row[place + 1 :] if cell.text] if "\n" in label.text else []
        if not behind:
            continue
        figures = [_lines(cell) for cell in row[place + 1 :]]
        count = len(_lines(behind[0]))
        alike = all(len(lines) == count and all(map(is_value, lines)) for lines in figures if lines)
        if count < 2 or not alike or not (parts := _labels(_lines(label), count, labels)):
            continue
        for at, part in enumerate(parts):
            beside = [
                lines[at] if lines else cell for lines, cell in zip(figures, row[place + 1 :], strict=True)
            ]
            yield (*(row[:place] if at == 0 else ()), part, *beside)
        return
    yield tuple(row)


def _lines(cell: Cell) -> list[Cell]:
    """The lines of a cell as cells; they stand where it does where it is not written as it reads."""
    if "\n" not in cell.text:
        return [cell] if cell.text else []
    exact = len(cell.text) == cell.span.end - cell.span.start
    start = cell.span.start
    return [
        replace(
            cell, text=line[0], span=Span(start + line.start(), start + line.end()) if exact else cell.span
        )
        for line in _LINE.finditer(cell.text)
    ][:MOST_LINES]


def _labels(lines: Sequence[Cell], count: int, labels: Labels) -> list[Cell]:
    """So many labels of different rows as the lines make up, each of one line or several; else none."""
    found: list[Cell] = []
    known = set()
    label: Cell | None = None
    for line in lines:
        label = (
            line
            if label is None
            else replace(label, text=f"{label.text}\n{line.text}", span=Span(label.span.start, line.span.end))
        )
        match = labels.exact(fold(label.text)) or labels.after_block(fold(label.text))
        if match and match not in known:
            known.add(match)
            found.append(label)
            label = None
    return found if label is None and len(found) == count else []
