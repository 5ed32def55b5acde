"""Part of finding forms: the labels of a table in a table of their own, its figures in the one beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from govlint.model import Cell, Document, Grid, Span
from govlint.structure.labels import Labels
from govlint.structure.rows import FEWEST_APART, is_filler, is_value, may_be_apart


def with_labels_beside(grids: Sequence[Grid], document: Document, labels: Labels) -> Iterator[Grid]:
    """`grids`, those with labels alone joined with the one behind them that has as many rows of figures.

    Row by row where both have as many rows; else from below, where the rows above are headings.
    """
    held = iter(grids)
    before = next(held, None)
    for grid in held:
        assert before is not None
        between = document.text[before.span.end : grid.span.start].strip()
        joined = _joined(before, grid, labels) if not between and may_be_apart(before, grid) else None
        if joined is None:
            yield before
        before = joined or grid
    if before is not None:
        yield before


def _joined(one: Grid, two: Grid, labels: Labels) -> Grid | None:
    """The grid with labels of `one` and figures of `two`; None where rows cannot be told."""
    labelled = [any(labels.match(cell.text) for cell in row if cell.text) for row in one.rows]
    figures = [any(map(is_value, row)) for row in two.rows]
    bare = [all(is_value(cell) or is_filler(cell) for cell in row) for row in two.rows]
    if len(one.rows) == len(two.rows):
        for row, label, filled in zip(one.rows, labelled, figures, strict=True):
            if (filled and not label) or (not filled and _is_named(row, labels)):
                return None
        return _together(one, one.rows, two.rows, two)
    count = next((at for at, own in enumerate(reversed(bare)) if not own), len(bare))
    if count < FEWEST_APART or count > len(one.rows) or not all(labelled[-count:]):
        return None
    if any(figures[:-count]) or any(_is_named(row, labels) for row in one.rows[:-count]):
        return None
    above = max(len(one.rows), len(two.rows)) - count
    heads = [one.rows[:-count], two.rows[:-count]]
    whole = [[*[()] * (above - len(head)), *head] for head in heads]
    return _together(one, [*whole[0], *one.rows[-count:]], [*whole[1], *two.rows[-count:]], two)


def _is_named(row: Sequence[Cell], labels: Labels) -> bool:
    """Whether a row has a label that no column has."""
    found = (labels.match(cell.text) for cell in row if cell.text)
    return any(match and not match.bare for match in found)


def _together(one: Grid, left: Sequence[Sequence[Cell]], right: Sequence[Sequence[Cell]], two: Grid) -> Grid:
    """The grid whose rows begin with those of `left` and go on with those of `right`."""
    width = max(cell.column + cell.colspan for row in left for cell in row)
    rows = [
        (
            *(replace(cell, row=at) for cell in labels),
            *(replace(cell, row=at, column=width + cell.column) for cell in figures),
        )
        for at, (labels, figures) in enumerate(zip(left, right, strict=True))
    ]
    return replace(one, span=Span(one.span.start, two.span.end), rows=tuple(rows))
