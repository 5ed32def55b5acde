"""Finds the official forms of a document, whichever way its tables came out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from govlint.lazy import lazily
from govlint.model import Document, Grid, Span
from govlint.report import Form
from govlint.structure.again import one_of
from govlint.structure.copies import Captions, of_one_year
from govlint.structure.forms import build_forms
from govlint.structure.inparts import set_side_by_side
from govlint.structure.labels import Labels
from govlint.structure.review import review_of_grid
from govlint.structure.rows import FoundTable, is_value, may_be_apart, rows_of_grid
from govlint.structure.strays import without_strays
from govlint.structure.tornlabels import with_whole_labels
from govlint.structure.wrappedlabels import with_doubt
from govlint.vocabulary import FormDefinition

_STACKED = lazily(r"\n(?<=\d\n)\d+[\n\t]")
"""Without it no cell holds figures on lines of their own."""
_LONGEST_PAGE = 3
"""No report has a page whose number has more figures."""


def find_forms(
    document: Document,
    labels: Labels,
    is_skipped: Callable[[str], bool],
    openings: Sequence[int],
    year: str | None = None,
) -> dict[str, Form]:
    """The forms by key. Grids are read by their rows; what is then missing is sought in the loose text.

    `openings` are the offsets at which section headings end, `year` is the report's: of a form that stands
    twice the one counts whose caption says that year.
    """
    captions = Captions(document, year, labels)
    grids = _grids_of(document, labels)
    read = [(grid, rows_of_grid(grid, labels)) for grid in grids]
    tables = [table for _, table in read if table]
    others = [grid for grid, table in read if not table]
    tables, twice = of_one_year(tables, labels, captions)
    forms = build_forms(tables, labels)
    if turned := _turned(grids, labels, forms):
        kept = tuple(block for block in document.blocks if block.span not in turned)
        found = find_forms(replace(document, blocks=kept), labels, is_skipped, openings, year)
        from govlint.structure.turned import set_upright

        return found | set_upright([grid for grid in grids if grid.span in turned], labels)
    if others and any(form.missing_columns for form in forms.values()):
        forms = build_forms(_with_headers_before(document, tables, others, is_skipped), labels)
    if review := labels.flat:
        grids_left = [*others, *(grid for grid, table in read if table)]
        four = _review_of(grids_left, labels, review, captions, document)
        forms |= {review.key: four} if four else {}
    forms |= {key: copies.told_of(forms[key]) for key, copies in twice.items() if key in forms}
    if not all(_is_whole(forms.get(key)) for key in labels.forms):
        from govlint.structure.loosely import with_loose  # most tables are there as tables
        from govlint.structure.spelled import spelled_out

        forms = with_loose(document, labels, is_skipped, openings, forms, captions)
        forms |= {} if document.recovered else spelled_out(document, labels)
    return _told_sure(forms, document, grids, labels, openings)


def _grids_of(document: Document, labels: Labels) -> list[Grid]:
    """The tables of a document with each label whole and each row a row."""
    grids = with_whole_labels([block for block in document.blocks if isinstance(block, Grid)], labels)
    if any(may_be_apart(one, two) for one, two in pairwise(grids)):
        from govlint.structure.labelsapart import with_labels_beside  # hardly any table is in two

        grids = list(with_labels_beside(grids, document, labels))
    if not _STACKED.search(document.text):
        return grids
    from govlint.structure.stacked import with_rows_parted  # hardly any table has such rows

    return with_rows_parted(grids, labels)


def _told_sure(
    forms: dict[str, Form],
    document: Document,
    grids: Sequence[Grid],
    labels: Labels,
    openings: Sequence[int],
) -> dict[str, Form]:
    """The forms, in doubt where what they seem to lack may only not have been read."""
    if not document.recovered:
        return with_doubt(without_strays(forms, document, openings), grids)
    from govlint.structure.assured import in_doubt  # most documents are no pages

    return in_doubt(forms, document, grids, labels, openings)


def _turned(grids: Sequence[Grid], labels: Labels, forms: dict[str, Form]) -> set[Span]:
    """Which of `grids` have a form's columns as rows, where a form is not whole without them."""
    if all(_is_whole(forms.get(key)) for key, form in labels.forms.items() if form.single_row_labels):
        return set()
    from govlint.structure.turned import is_turned  # few tables stand on their side

    return {grid.span for grid in grids if is_turned(grid, labels)}


def _review_of(
    grids: Sequence[Grid],
    labels: Labels,
    review: FormDefinition,
    captions: Captions,
    document: Document,
) -> Form | None:
    """Table four in those of `grids` that hold it, as the form has it before otherwise."""
    parts = set_side_by_side(grids, review, document)
    if in_parts := [form for grid in parts if (form := review_of_grid(grid, labels, review))]:
        return one_of(in_parts, captions)
    if official := [form for grid in grids for form in _reviews(grid, labels, review)]:
        return one_of(official, captions)
    from govlint.structure.upright import upright_in_grid  # few tables stand on their side

    return next((form for grid in grids if (form := upright_in_grid(grid, review))), None)


def _reviews(grid: Grid, labels: Labels, review: FormDefinition) -> Iterator[Form]:
    """Table four, as often as it stands in a grid."""
    while form := review_of_grid(grid, labels, review):
        yield form
        below = tuple(row for row in grid.rows if row and row[0].span.start >= form.span.end)
        if not below:
            return
        grid = replace(grid, rows=below, span=Span(below[0][0].span.start, grid.span.end))


def _with_headers_before(
    document: Document,
    tables: Sequence[FoundTable],
    others: Sequence[Grid],
    is_skipped: Callable[[str], bool],
) -> list[FoundTable]:
    """`tables`, each with the rows of headings that a page's mark parts from it."""
    found = []
    for table in tables:
        start = min(cell.span.start for cell in (*table.header, table.rows[0].label))
        above = max((grid for grid in others if grid.span.end <= start), key=_end, default=None)
        between = () if above is None else document.text[above.span.end : start].strip().split("\n")
        if (
            above is not None
            and not table.ruled
            and all(_is_mark(line.strip(), is_skipped) for line in between)
        ):
            words = tuple(cell for cell in above.cells() if cell.text and not is_value(cell))
            table = replace(table, header=(*words, *table.header))
        found.append(table)
    return found


def _is_mark(line: str, is_skipped: Callable[[str], bool]) -> bool:
    number = line.strip(" -—–")
    return not number or is_skipped(line) or (number.isdecimal() and len(number) <= _LONGEST_PAGE)


def _end(grid: Grid) -> int:
    return grid.span.end


def _is_whole(form: Form | None) -> bool:
    return form is not None and not form.missing_rows and bool(form.cells)
