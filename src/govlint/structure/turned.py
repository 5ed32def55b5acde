"""Part of finding forms: tables whose columns stand as rows, which are not read at all."""

from __future__ import annotations

from govlint.fold import fold
from govlint.model import Grid
from govlint.structure.labels import Labels
from govlint.structure.rows import is_value

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
