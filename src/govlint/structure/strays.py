"""Part of finding forms: names of columns that a program put far from the table that they head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from govlint.fold import fold
from govlint.lazy import lazily
from govlint.model import Document, Grid
from govlint.report import Form

SHORTEST = 4
"""A shorter name (其他) is soon a piece of another."""
_CELLS = lazily(r"[|\t]|[ \u3000\xa0]{2,}")
_FIGURE = lazily(r"(?<![^\s|])\d[\d,.]*(?![^\s|])")


def without_strays(forms: dict[str, Form], document: Document, openings: Sequence[int]) -> dict[str, Form]:
    """`forms`; of the columns of one nothing is known where the name of one that it lacks stands elsewhere.

    A name that other forms have too tells only within the form's own section (`openings` begin them).
    """
    if not any(form.missing_columns for form in forms.values()):
        return forms
    return {key: _without(form, forms, document, openings) for key, form in forms.items()}


def _without(form: Form, forms: dict[str, Form], document: Document, openings: Sequence[int]) -> Form:
    names = set(_names(form))
    if not names or _is_ruled(form, document):
        return form
    start = max((place for place in openings if place <= form.span.start), default=0)
    end = min((place for place in openings if place >= form.span.end), default=len(document.text))
    shared = {
        fold(column.label.zh)
        for other in forms.values()
        if other is not form
        for column in other.definition.columns
    }
    around = {name for first, last in _around(form, start, end) for name in _alone(document.text[first:last])}
    own = {name for name in names - shared if len(name) >= SHORTEST}
    if names.isdisjoint(around) and own.isdisjoint(_alone(document.text)):
        return form
    found = replace(form, missing_columns=(), doubtful_columns=True)
    if not any(row.surplus for row in form.rows):
        return found
    rows = tuple(replace(row, surplus=0, figures=()) for row in form.rows)
    return replace(found, rows=rows, cells={}, values={}, odd=())


def _around(form: Form, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands from `start` to `end` around the labels of a form's rows that are in their order.

    Another may be a column's name.
    """
    order = [row.key for row in form.definition.rows]
    places = {row.key: row.span.start for row in form.rows}
    for row in sorted(form.rows, key=lambda row: row.span.start):
        at = order.index(row.key)
        before = [(order.index(key) < at) == (place < row.span.start) for key, place in places.items()]
        if before.count(False) == 0 and row.span.start >= start:
            yield start, row.span.start
            start = row.span.end
    yield start, end


def _is_ruled(form: Form, document: Document) -> bool:
    """Whether the format itself says which cell of a form is which."""
    return any(
        isinstance(block, Grid) and block.ruled and form.span.start in block.span for block in document.blocks
    )


def _names(form: Form) -> Iterator[str]:
    """The names of the columns that a form lacks, but of those of which it has several alike."""
    definition = form.definition
    if not definition.single_row_labels:
        return
    for key in form.missing_columns:
        name = key.rpartition(".")[2]
        blocks = {row.block for row in definition.rows if name in row.columns}
        if len(blocks) < 2:
            yield fold(definition.column_label(name).zh)


def _alone(text: str) -> Iterator[str]:
    """What stands by itself, folded, on lines without figures."""
    for line in text.splitlines():
        if line and not _FIGURE.search(line):
            for cell in _CELLS.split(line):
                if cell.strip():
                    yield fold(cell)
