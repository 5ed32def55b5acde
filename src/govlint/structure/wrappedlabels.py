"""Forms in tables whose labels go on from line to line: what they seem to lack is not told."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from govlint.model import Grid
from govlint.numbers import State
from govlint.report import Form


def with_doubt(forms: dict[str, Form], grids: Sequence[Grid]) -> dict[str, Form]:
    """`forms`, those doubtful that seem to lack something, or hold odd things, where labels are in pieces or
    several in one cell."""
    return {
        key: replace(form, doubtful=True) if _is_broken(form, grids) else form for key, form in forms.items()
    }


def _is_broken(form: Form, grids: Sequence[Grid]) -> bool:
    columns = bool(form.missing_columns) or any(
        form.cells[key].number.value is None and not _is_sure(form, key) for key in form.odd
    )
    if not (columns or form.missing_rows or any(row.typo for row in form.rows)):
        return False
    from govlint.inpieces import (  # few forms lack a label
        across_cells,
        column_labels,
        in_pieces,
        row_labels,
        several_in_one,
    )

    labels = row_labels(form.definition) | (column_labels(form.definition) if columns else set())
    return any(
        in_pieces(grid, labels) or across_cells(grid, labels) or several_in_one(grid, labels)
        for grid in grids
        if grid.span.start < form.span.end and form.span.start < grid.span.end
    )


def _is_sure(form: Form, place: tuple[str, str]) -> bool:
    """Whether a cell holds something else than a figure for sure: every other cell of its row holds one.

    A blank may be that of a line with the rest of a label.
    """
    row, column = place
    if form.cells[place].number.state not in (State.WORD, State.DASH):
        return False
    others = [key for key in form.definition.columns_of(form.definition.row(row)) if key != column]
    return bool(others) and all((row, key) in form.values for key in others)
