"""Serves the check `tables`: rows among those of an official form that are none of its own."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.fold import fold
from govlint.model import Cell, Document, Grid
from govlint.numbers import Figure, parse_number
from govlint.report import Form


def renamed_row(document: Document, form: Form, key: str) -> Cell | None:
    """The label of the row that stands right behind the one before the absent `key`, and is no official one.

    None where the row is simply not there, or the table is a mere stream of words.
    """
    keys = [row.key for row in form.definition.rows]
    at = keys.index(key)
    places = {row.key: row.span.start for row in form.rows}
    before = places.get(keys[at - 1]) if at else None
    index = document.block_at(before) if before is not None else None
    grid = document.blocks[index] if index is not None else None
    if not isinstance(grid, Grid):
        return None
    rows = iter(grid.rows)
    for row in rows:
        if any(cell.span.start == before for cell in row):
            break
    label = _label_of(next(rows, ()))
    return label if label is not None and label.span.start not in places.values() else None


def _label_of(row: tuple[Cell, ...]) -> Cell | None:
    """The last words before the first figure of a row that has figures."""
    label = None
    for cell in row:
        if parse_number(cell.text).value is not None:
            return label
        if cell.text.strip():
            label = cell
    return None


def strange_rows(document: Document, form: Form) -> Iterator[tuple[Cell, bool]]:
    """The labels of rows among those of `form` that were not read with it, and whether each is repeated.

    A row that stands twice with the same figures is none: pages repeat what they cut.
    """
    read = {row.span.start for row in form.rows}
    for block in document.blocks:
        if not isinstance(block, Grid) or block.span.end <= form.span.start:
            continue
        if block.span.start >= form.span.end:
            return
        labels = [_label_of(row) for row in block.rows]
        own = [at for at, label in enumerate(labels) if label and label.span.start in read]
        for at in range(own[0], own[-1]) if own else ():
            label = labels[at]
            if label is None or label.span.start in read:
                continue
            figures = _figures_of(block.rows[at])
            if len(figures) < len(form.columns):
                continue
            twins = [_figures_of(block.rows[twin]) for twin in own if _is_named(labels[twin], label)]
            if figures not in twins:
                yield label, bool(twins)


def _is_named(one: Cell | None, other: Cell) -> bool:
    return one is not None and fold(one.text) == fold(other.text)


def _figures_of(row: tuple[Cell, ...]) -> tuple[Figure, ...]:
    numbers = (parse_number(cell.text).value for cell in row)
    return tuple(number for number in numbers if number is not None)
