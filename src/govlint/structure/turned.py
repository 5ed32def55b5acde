"""Part of finding forms: tables whose columns stand as rows, which are read when they are set upright."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from govlint.fold import fold
from govlint.model import Cell, Grid
from govlint.report import Form
from govlint.structure.forms import build_forms
from govlint.structure.labels import Labels
from govlint.structure.rows import is_value, rows_of_grid

FEWEST = 4
"""So many columns of a form that head rows of figures are no accident."""


def is_turned(grid: Grid, labels: Labels) -> bool:
    """Whether names of a form's columns, which no row of a form has too, stand before figures row by row."""
    found: dict[str, set[str]] = {}
    for row in grid.rows:
        last = next((at for at in range(len(row) - 1, 0, -1) if is_value(row[at])), 0)
        for form in labels.forms if last else ():
            keys = {
                key
                for cell in row[:last]
                if cell.text and not labels.exact(fold(cell.text)) and (key := labels.column(form, cell.text))
            }
            if len(keys) == 1:
                found.setdefault(form, set()).update(keys)
    return any(len(keys) >= FEWEST and labels.forms[form].single_row_labels for form, keys in found.items())


def set_upright(grids: Sequence[Grid], labels: Labels) -> dict[str, Form]:
    """The forms in turned tables that are whole when they are set upright."""
    tables = [rows_of_grid(grid, labels) for grid in map(_upright, grids) if grid]
    forms = build_forms([table for table in tables if table], labels, turned=True)
    return {key: form for key, form in forms.items() if _is_whole(form)}


def _is_whole(form: Form) -> bool:
    """Whether a form lacks no row, no column and no cell."""
    if form.missing_rows or form.missing_columns or form.doubtful_columns:
        return False
    definition = form.definition
    return len(form.cells) == sum(len(definition.columns_of(definition.row(row.key))) for row in form.rows)


def _upright(grid: Grid) -> Grid | None:
    """A turned table with its rows as columns; None where nobody can tell which cell stands below which."""
    if not grid.ruled and len({len(row) for row in grid.rows}) != 1:
        return None
    rows: dict[int, list[Cell]] = {}
    for cell in grid.cells():
        turned = replace(cell, row=cell.column, column=cell.row, rowspan=cell.colspan, colspan=cell.rowspan)
        rows.setdefault(turned.row, []).append(turned)
    return replace(
        grid, rows=tuple(tuple(sorted(rows[at], key=lambda cell: cell.column)) for at in sorted(rows))
    )
