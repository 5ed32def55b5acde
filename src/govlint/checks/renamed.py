"""Serves the check `tables`: the row that stands where an official one should, under a name of its own."""

from __future__ import annotations

from govlint.model import Cell, Document, Grid
from govlint.numbers import parse_number
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
