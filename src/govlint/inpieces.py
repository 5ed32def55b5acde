"""Labels of a form in pieces, in a table where nothing tells which lines are one row, or which cells one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from govlint.fold import fold
from govlint.model import Grid
from govlint.vocabulary import FormDefinition

FEWEST_PIECES = 2
"""Of so many pieces, the last of so many characters, nobody can tell by chance that a label is broken."""
_MOST = 10
"""In so many lines a label is broken at the most."""


def row_labels(form: FormDefinition) -> frozenset[str]:
    """The folded labels of the form's rows, with and without their numbers."""
    words = [(row.number, label) for row in form.rows for label in (row.label.zh, *row.aliases)]
    return frozenset(fold(text) for number, label in words for text in (label, number + label))


def column_labels(form: FormDefinition) -> frozenset[str]:
    """The folded headings of the form's columns."""
    return frozenset(
        fold(text) for column in form.columns for text in (column.label.zh, *column.aliases, *form.headings)
    )


def in_pieces(grid: Grid, labels: Collection[str]) -> bool:
    """Whether one of `labels` stands in pieces in a table, each in a cell below that of the one before."""
    if grid.ruled:
        return False
    columns: dict[int, list[str]] = {}
    for number, row in enumerate(grid.rows):
        for cell in row:
            words = columns.setdefault(cell.column, [])
            words += [""] * (number - len(words))
            words.append(fold(cell.text))
    return any(
        _goes_on(words, at, labels) for words in columns.values() for at in range(len(words)) if words[at]
    )


def across_cells(grid: Grid, labels: Collection[str]) -> bool:
    """Whether words before a row's figures stand in several cells, the last from within one of `labels`."""
    if grid.ruled:
        return False
    for row in grid.rows:
        figures = next((at for at, cell in enumerate(row) if cell.text.isdecimal()), 0)
        words = [fold(cell.text) for cell in row[:figures] if cell.text]
        if len(words) < FEWEST_PIECES or len(words[-1]) < FEWEST_PIECES or words[-1] in labels:
            continue
        # What begins a label may be what an author made of it.
        if any(words[-1] in label for label in labels) and not any(
            label.startswith(words[-1]) for label in labels
        ):
            return True
    return False


def several_in_one(grid: Grid, labels: Collection[str]) -> bool:
    """Whether several of `labels` stand in one cell, each on lines of its own."""
    return any(
        sum(fold(line) in labels for line in cell.text.split("\n")) > 1
        for cell in grid.cells()
        if "\n" in cell.text
    )


def _goes_on(words: Sequence[str], at: int, labels: Collection[str]) -> bool:
    """Whether the words from `at` on make up a label together, and are not all labels themselves."""
    whole, label = words[at] in labels, words[at]
    for piece in words[at + 1 : at + _MOST]:
        if not piece or not any(known.startswith(label) for known in labels):
            return False
        label += piece
        whole = whole and piece in labels
        if label in labels:
            return not whole
    return False
