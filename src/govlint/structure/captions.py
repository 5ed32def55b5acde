"""Part of recognition: headings of sections that stand in the tables under them, in rows of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from govlint.model import Cell, Document, Grid, Paragraph, Span
from govlint.report import Form, Heading
from govlint.structure.headings import SectionFinder
from govlint.structure.rows import is_value


def with_captions(
    headings: list[Heading], openings: Sequence[Heading], finder: SectionFinder, document: Document
) -> list[Heading]:
    """`headings` and those in tables, in order of place: of sections that none of `openings` begins."""
    known = {heading.section for heading in openings}
    found = [
        caption
        for grid in document.blocks
        if isinstance(grid, Grid)
        for caption in _captions(grid, finder)
        if caption.section not in known
    ]
    return sorted([*headings, *found], key=lambda heading: heading.span.start) if found else headings


def _captions(grid: Grid, finder: SectionFinder) -> Iterator[Heading]:
    """The numbered headings of sections in a table, behind each of which figures stand: none of a list."""
    found = [
        (at, heading)
        for at, row in enumerate(grid.rows)
        if (cell := _alone(row)) is not None
        and (heading := finder.heading(cell.text, Paragraph(cell.span))) is not None
        and heading.section is not None
        and heading.number is not None
    ]
    for (at, heading), (end, _) in pairwise([*found, (len(grid.rows), None)]):
        if heading and any(is_value(cell) for row in grid.rows[at + 1 : end] for cell in row):
            yield heading


def _alone(row: Sequence[Cell]) -> Cell | None:
    """The cell of a row in which nothing else stands, or its words again in cells merged with it."""
    filled = [cell for cell in row if cell.text]
    return filled[0] if len({cell.text for cell in filled}) == 1 and "\n" not in filled[0].text else None


def below(forms: dict[str, Form], openings: Sequence[Heading]) -> dict[str, Form]:
    """`forms`, each from behind the heading in its first row."""
    return {key: _below(form, openings) for key, form in forms.items()}


def _below(form: Form, openings: Sequence[Heading]) -> Form:
    first = min((row.span.start for row in form.rows), default=form.span.end)
    ends = [one.span.end for one in openings if form.span.start <= one.span.start < first]
    return replace(form, span=Span(max(ends), form.span.end)) if ends else form
