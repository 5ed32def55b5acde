"""Part of reading streams: blank cells of rows whose figures stand under one another, by blanks or by tabs.

Where rows are whole, and their figures stand in columns that lie apart, or behind as many tabs, the figures
of a row that has fewer stand in the columns that they are under, and the others of it are blank.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from govlint.fold import fold
from govlint.model import Cell, Document, Span
from govlint.structure.labels import Labels
from govlint.structure.rows import FoundRow, filled_of
from govlint.vocabulary import FormDefinition

FEWEST_TABBED = 3
"""So many whole rows show that tabs are counted alike in all of them."""
FEWEST_WHOLE = 2
"""So many show where columns are, behind labels that end so far apart that nothing else puts them there."""
UNLIKE = 3
APART = 2
"""So many blanks at least part one column from the next."""
LONGEST_LINE = 400
MOST_ROWS = 200
"""No form has so many rows, nor have several years of it."""
_MEASURES = ((2, 1), (2, 2), (1, 1))
"""How wide Chinese characters are, and marks that may be as wide: by which most rows stand alike."""
Place = tuple[int, int]
Places = Callable[[Span], Place]
"""Where something begins and ends on its line, by one of the measures."""


def with_columns(
    rows: Sequence[FoundRow], header: Sequence[Cell], labels: Labels, document: Document
) -> tuple[FoundRow, ...]:
    """`rows`, those that lack figures with blank cells where the columns of the others tell of them."""
    found = list(rows)
    for key in dict.fromkeys(row.match.form for row in rows):
        form = labels.forms[key]
        if not form.single_row_labels or any(row.columns for row in form.rows):
            continue
        width = len(form.columns)
        places = [at for at, row in enumerate(rows) if row.match.form == key and _is_plain(row, document)]
        own = [rows[at] for at in places]
        if len(own) > MOST_ROWS or all(len(row.values) == width for row in own):
            continue
        first = min(row.label.span.start for row in rows if row.match.form == key)
        heads = _heads(form, [cell for cell in header if cell.span.start < first])
        for at, row in zip(places, own, strict=True):
            if len(row.values) < width:
                values = _by_tabs(row, own, width, document) or _by_blanks(row, own, heads, width, document)
                if values:
                    found[at] = replace(row, values=values, filled=filled_of(values), complete=True)
    return tuple(found)


def _is_plain(row: FoundRow, document: Document) -> bool:
    """Whether a row is of figures on one line, of which none is in doubt."""
    if not row.values or not all(cell.text and not cell.doubtful for cell in row.values):
        return False
    first, last = row.values[0].span.start, row.values[-1].span.end
    return last - first < LONGEST_LINE and "\n" not in document.text[first:last]


def _line(document: Document, span: Span) -> Place:
    """Where the line of a place begins and ends."""
    start = document.text.rfind("\n", 0, span.start) + 1
    end = document.text.find("\n", span.end)
    return start, end if end >= 0 else len(document.text)


def _by_tabs(
    row: FoundRow, own: Sequence[FoundRow], width: int, document: Document
) -> tuple[Cell, ...] | None:
    """The row with blanks where it has as many tabs as each whole one, on its line or behind its label."""
    whole = [one for one in own if len(one.values) == width]
    if len(whole) < FEWEST_TABBED:
        return None
    for on_line in (True, False):
        tabs = [_tabs(one, document, on_line) for one in (*whole, row)]
        *others, (taken, count) = tabs
        columns = others[0][0]
        if count == 0 or {(columns, count)} != set(others) or not set(taken) <= set(columns):
            continue
        if all(one < two for one, two in pairwise(columns)):
            return _filled(row, [columns.index(stop) for stop in taken], width)
    return None


def _tabs(row: FoundRow, document: Document, on_line: bool) -> tuple[tuple[int, ...], int]:
    """How many tabs stand before each figure of a row, and in all, from its line's begin or its label on."""
    start, end = _line(document, row.values[0].span)
    start = start if on_line else max(start, row.label.span.end)
    text = document.text
    return tuple(text.count("\t", start, cell.span.start) for cell in row.values), text.count(
        "\t", start, end
    )


def _by_blanks(
    row: FoundRow, own: Sequence[FoundRow], heads: Sequence[Cell], width: int, document: Document
) -> tuple[Cell, ...] | None:
    """The row with blanks where each of its figures stands under those of one column, or its heading."""
    whole = [one for one in own if len(one.values) == width]
    told: dict[int, set[tuple[int, ...] | None]] = {}
    for wide, odd in _MEASURES if whole else _MEASURES[:2]:

        def places(span: Span, wide: int = wide, odd: int = odd) -> Place:
            return _place(span, document, wide, odd)

        groups = _groups(row, whole, places) if whole else [(0, _apart([places(one.span) for one in heads]))]
        rows = sum(count for count, _ in groups)
        under = {_under(row, columns, places) if len(columns) == width else None for _, columns in groups}
        told.setdefault(rows, set()).update(under or {None})
    best = told[max(told)]
    (found,) = best if len(best) == 1 else (None,)
    return _filled(row, found, width) if found else None


def _groups(row: FoundRow, whole: Sequence[FoundRow], places: Places) -> list[tuple[int, list[Place]]]:
    """The columns of the whole rows above a row and of those below, or of both as one, and of how many rows.

    On the next page of a PDF they stand elsewhere.
    """
    at = sum(one.label.span.start < row.label.span.start for one in whole)
    above, below = _run(whole[:at][::-1], places), _run(whole[at:], places)
    both = [*above, *below]
    runs = [both] if above and below and _columns(both, places) else [above, below]
    return [(len(run), columns) for run in runs if run and (columns := _columns(run, places))]


def _run(rows: Sequence[FoundRow], places: Places) -> list[FoundRow]:
    """The first of some rows as far as their figures stand in columns."""
    run: list[FoundRow] = []
    for row in rows:
        if not _columns([*run, row], places, alike=True):
            break
        run.append(row)
    return run


def _columns(rows: Sequence[FoundRow], places: Places, *, alike: bool = False) -> list[Place]:
    """The columns of whole rows; none where they do not lie apart, or (but `alike`) too few show them."""
    ends = [places(row.label.span)[1] for row in rows]
    if not alike and (len(rows) < FEWEST_WHOLE or max(ends) - min(ends) < UNLIKE):
        return []
    each = [
        [places(cell.span) for cell in cells] for cells in zip(*(row.values for row in rows), strict=True)
    ]
    return _apart([(min(one for one, _ in column), max(two for _, two in column)) for column in each])


def _apart(columns: list[Place]) -> list[Place]:
    """Columns that lie apart, in order; none where they do not."""
    return columns if all(one[1] + APART <= two[0] for one, two in pairwise(columns)) else []


def _under(row: FoundRow, columns: Sequence[Place], places: Places) -> tuple[int, ...] | None:
    """The column of each figure of a row; None where one is under none, or two are under one."""
    found: list[int] = []
    for cell in row.values:
        begin, end = places(cell.span)
        under = [at for at, column in enumerate(columns) if begin < column[1] and column[0] < end]
        if len(under) != 1:
            return None
        found += under
    return tuple(found) if all(one < two for one, two in pairwise(found)) else None


def _place(span: Span, document: Document, wide: int, odd: int) -> Place:
    """Where something begins and ends on its line: characters are `wide`, marks that may be so are `odd`."""
    start = document.text.rfind("\n", 0, span.start) + 1
    before = sum(_width(character, wide, odd) for character in document.text[start : span.start])
    return before, before + sum(
        _width(character, wide, odd) for character in document.text[span.start : span.end]
    )


def _width(character: str, wide: int, odd: int) -> int:
    kind = unicodedata.east_asian_width(character)
    return wide if kind in "WF" else odd if kind == "A" else 1


def _heads(form: FormDefinition, header: Sequence[Cell]) -> list[Cell]:
    """The heading of each column, the last one of its words, in order; fewer where one is not there whole."""
    found: list[Cell] = []
    for column in form.columns:
        names = {fold(column.label.zh), *map(fold, column.aliases)}
        found += [cell for cell in header if fold(cell.text) in names][-1:]
    return found


def _filled(row: FoundRow, places: Sequence[int], width: int) -> tuple[Cell, ...]:
    """The row's cells, blank ones in the places that none of its figures has."""
    values = dict(zip(places, row.values, strict=True))
    return tuple(_cells(row, values, width))


def _cells(row: FoundRow, values: dict[int, Cell], width: int) -> Iterator[Cell]:
    last = row.values[0]
    for at in range(width):
        if at in values:
            last = values[at]
            yield last
        else:
            end = last.span.start if at < min(values) else last.span.end
            yield Cell("", Span(end, end), last.row, last.column)
