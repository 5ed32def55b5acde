"""Whether the forms of a page, whose tables were made of lines and places, are surely whole."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from govlint.fold import fold
from govlint.lazy import lazily
from govlint.model import Document, Grid, Paragraph, Span
from govlint.report import Form
from govlint.structure.forms import with_headings
from govlint.structure.labels import Labels

_FIGURES = lazily(r"[\s\d.,，+-]+$|\s")
MANY = 5
"""So many rows that follow one another an author leaves out of a form only with all of them."""


def in_doubt(
    forms: dict[str, Form],
    document: Document,
    grids: Sequence[Grid],
    labels: Labels,
    openings: Sequence[int],
) -> dict[str, Form]:
    """Forms of a page; doubtful where they are not surely whole in tables that are ruled there."""
    forms = {key: with_headings(form) for key, form in forms.items()}
    sure = [grid for grid in grids if grid.ruled and not grid.doubtful]
    return {
        key: form
        if _lies_in(form.span, [grid.span for grid in sure if not _hides(grid, form, labels)])
        and not (form.missing_rows and _is_cut(form, document, labels, openings))
        and not _lost_at_break(form, document)
        else replace(form, doubtful=True)
        for key, form in forms.items()
    }


def _hides(grid: Grid, form: Form, labels: Labels) -> bool:
    """Whether a label of a table may be one that the form seems to lack: its words are in doubt.

    Pieces of other labels are not.
    """
    return any(
        cell.doubtful and any(map(str.isalpha, cell.text)) and _may_be(cell.text, form, labels)
        for cell in grid.cells()
    )


def _may_be(text: str, form: Form, labels: Labels) -> bool:
    folded = fold(text)
    torn = labels.is_torn(folded, form.definition.key, form.missing_rows)
    return bool(form.missing_columns) or torn or not labels.has_piece(folded)


def _is_cut(form: Form, document: Document, labels: Labels, openings: Sequence[int]) -> bool:
    """Whether rows that a form lacks may stand around it: in what was not read as a table for sure, in pieces
    beside it, or cut in two by a page break.
    """
    start = max((place for place in openings if place <= form.span.start), default=0)
    end = min((place for place in openings if place >= form.span.end), default=len(document.text))
    breaks = [place for place, _ in document.pages if start < place < end]
    for block in document.blocks:
        if not start <= block.span.start < end:
            continue
        if isinstance(block, Grid):
            if not block.ruled or block.doubtful or _has_piece(block, breaks, form, labels):
                return True
            if any(
                labels.holds(fold(cell.text), form.definition.key, form.missing_rows)
                for cell in block.cells()
            ):
                return True
        elif isinstance(block, Paragraph):
            words = _FIGURES.sub("", document.slice(block.span))
            if len(words) > 1 and labels.is_torn(fold(words), form.definition.key, form.missing_rows):
                return True
    return False


def _lost_at_break(form: Form, document: Document) -> bool:
    """Whether many rows in a row are gone where a page ends: rather a program lost them than the author."""
    places = {row.key: row.span.start for row in form.rows}
    after = next((block.span.start for block in document.blocks if block.span.start > form.span.end), None)
    last = form.span.start
    run = 0
    for key, place in [*((row.key, places.get(row.key)) for row in form.definition.rows), ("", after)]:
        if place is None:
            run += key in form.missing_rows
            continue
        if run >= MANY and any(last < start <= place for start, _ in document.pages):
            return True
        last, run = place, 0
    return False


def _has_piece(grid: Grid, breaks: Sequence[int], form: Form, labels: Labels) -> bool:
    """Whether beside a page break there is a row whose label is but a piece of one that the form lacks."""
    rows = [row for row in grid.rows if row]
    edges = [row[0].span.start for row in rows]
    for at, row in enumerate(rows):
        before = edges[at - 1] if at else edges[at] - 1
        after = edges[at + 2] if at + 2 < len(rows) else grid.span.end + 2
        if any(before < place <= after for place in breaks):
            words = [cell.text for cell in row if cell.text]
            if not words or any(map(labels.match, words)):
                continue
            if labels.is_torn(fold(words[0]), form.definition.key, form.missing_rows):
                return True
    return False


def _lies_in(span: Span, solid: Sequence[Span]) -> bool:
    """Whether both ends of a form stand in tables that are ruled on the page."""
    return all(any(one.start <= end <= one.end for one in solid) for end in (span.start, span.end))
