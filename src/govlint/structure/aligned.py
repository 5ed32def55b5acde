"""Part of reading streams: blank cells of rows whose figures stand under one another, by blanks or by tabs.

Where rows are whole, and their figures stand in columns that lie apart, or behind as many tabs, the figures
of a row that has fewer stand in the columns that they are under, and the others of it are blank.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice, pairwise
from typing import NamedTuple

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
"""A row whose last figure stands farther from where its line begins is not looked at."""
MOST_ROWS = 200
"""No form has so many rows, nor have several years of it."""
NEAREST = 40
"""So many whole rows above and below a row are asked, more than a page has."""
_MEASURES = ((2, 1), (2, 2), (1, 1))
"""How wide Chinese characters are, and marks that may be as wide: by which most rows stand alike."""
Place = tuple[int, int]
"""Where something begins and ends on its line, by one of the measures."""
Under = tuple[int, ...]
"""The column of each figure of a row."""


class _Line(NamedTuple):
    """Where the label and the figures of a row stand, by one of the measures."""

    label: Place
    figures: list[Place]


class _Run(NamedTuple):
    """Whole rows that stand in the same columns: where their labels end, and the columns."""

    ends: list[int]
    columns: list[Place]


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
        places = _plain([(at, row) for at, row in enumerate(rows) if row.match.form == key], document)
        own = [rows[at] for at in places]
        if len(own) > MOST_ROWS or all(len(row.values) == width for row in own):
            continue
        first = min(row.label.span.start for row in rows if row.match.form == key)
        heads = _heads(form, [cell for cell in header if cell.span.start < first])
        tabbed = _by_tabs(own, width, document)
        apart = _by_blanks(own, heads, width, document)
        for at, row, by_tabs, by_blanks in zip(places, own, tabbed, apart, strict=True):
            if under := by_tabs or by_blanks:
                values = _filled(row, under, width)
                found[at] = replace(row, values=values, filled=filled_of(values), complete=True)
    return tuple(found)


def _plain(rows: Iterable[tuple[int, FoundRow]], document: Document) -> list[int]:
    """Which rows are of figures on one line that is theirs alone, of which none is in doubt."""
    begins: dict[int, int | None] = {}
    for at, row in rows:
        if row.values:
            begins[at] = _begin([cell.span for cell in row.values], document)
            if _begin([row.label.span], document) is None or not all(
                cell.text and not cell.doubtful for cell in row.values
            ):
                del begins[at]
    on_line = Counter(begins.values())
    return [
        at
        for at, row in rows
        if (begin := begins.get(at)) is not None
        and on_line[begin] == 1
        and "\n" not in document.text[begin : row.values[-1].span.end]
    ]


def _begin(spans: Sequence[Span], document: Document) -> int | None:
    """Where the line begins on which some places are; None where that is far from the end of them."""
    end = max(span.end for span in spans)
    begin = document.text.rfind("\n", max(end - LONGEST_LINE, 0), min(span.start for span in spans)) + 1
    return begin if begin or end < LONGEST_LINE else None


def _by_tabs(own: Sequence[FoundRow], width: int, document: Document) -> list[Under | None]:
    """The columns of rows that have as many tabs as each whole one, on their lines or behind their labels."""
    found: list[Under | None] = [None] * len(own)
    whole = [at for at, row in enumerate(own) if len(row.values) == width]
    if len(whole) < FEWEST_TABBED:
        return found
    for on_line in (True, False):
        tabs = [_tabs(one, document, on_line) for one in own]
        columns, count = tabs[whole[0]]
        if not count or {tabs[at] for at in whole} != {(columns, count)}:
            continue
        if any(one >= two for one, two in pairwise(columns)):
            continue
        for at, (taken, counted) in enumerate(tabs):
            if len(taken) < width and counted == count and set(taken) <= set(columns):
                found[at] = found[at] or tuple(columns.index(stop) for stop in taken)
    return found


def _tabs(row: FoundRow, document: Document, on_line: bool) -> tuple[tuple[int, ...], int]:
    """How many tabs stand before each figure of a row, and in all, from its line's begin or its label on."""
    text = document.text
    start = text.rfind("\n", 0, row.values[0].span.start) + 1
    end = text.find("\n", row.values[-1].span.end)
    start = start if on_line else max(start, row.label.span.end)
    return tuple(text.count("\t", start, cell.span.start) for cell in row.values), text.count(
        "\t", start, end if end >= 0 else len(text)
    )


def _by_blanks(
    own: Sequence[FoundRow], heads: Sequence[Cell], width: int, document: Document
) -> list[Under | None]:
    """The columns of rows each figure of which stands under those of one column, or its heading.

    Figures that fill the first columns or the last ones may have been drawn together there; where a row
    with a blank between figures shows that blanks were kept, they were not.
    """
    whole = any(len(row.values) == width for row in own)
    lacking = [at for at, row in enumerate(own) if len(row.values) < width]
    told: dict[int, dict[int, set[Under | None]]] = {at: {} for at in lacking}
    for wide, odd in _MEASURES if whole else _MEASURES[:2]:
        lines = [_stands(row, document, wide, odd) for row in own]
        tops = [] if whole else _tops(heads, document, wide, odd)
        for at in lacking:
            groups = _groups(lines, at, width) if whole else [(0, tops)]
            rows = sum(count for count, _ in groups)
            under = {_under(lines[at], columns) if len(columns) == width else None for _, columns in groups}
            told[at].setdefault(rows, set()).update(under or {None})
    found: list[Under | None] = [None] * len(own)
    for at in lacking:
        best = told[at][max(told[at])]
        (found[at],) = best if len(best) == 1 else (None,)
    kept = any(under and not _is_at_an_end(under, width) for under in found)
    return found if kept else [None] * len(own)


def _is_at_an_end(under: Under, width: int) -> bool:
    """Whether figures fill the first columns or the last ones."""
    count = len(under)
    return under in (tuple(range(count)), tuple(range(width - count, width)))


def _groups(lines: Sequence[_Line], at: int, width: int) -> list[tuple[int, list[Place]]]:
    """The columns of the whole rows above a row and of those below, or of both as one, and of how many rows.

    On the next page of a PDF they stand elsewhere.
    """
    above, below = _run(lines[at::-1], width), _run(lines[at:], width)
    both = _Run(above.ends + below.ends, _joined(above.columns, below.columns))
    runs = [both] if above.ends and below.ends and _shown(both) else [above, below]
    return [(len(run.ends), columns) for run in runs if (columns := _shown(run))]


def _run(lines: Iterable[_Line], width: int) -> _Run:
    """The first of the whole rows as far as their figures stand in columns."""
    run = _Run([], [])
    for line in islice((line for line in lines if len(line.figures) == width), NEAREST):
        columns = _joined(run.columns, line.figures)
        if not _apart(columns):
            break
        run = _Run([*run.ends, line.label[1]], columns)
    return run


def _joined(columns: list[Place], others: list[Place]) -> list[Place]:
    """Columns as wide as two rows or runs of rows take them."""
    if not columns or not others:
        return columns or others
    pairs = zip(columns, others, strict=True)
    return [(min(one[0], two[0]), max(one[1], two[1])) for one, two in pairs]


def _shown(run: _Run) -> list[Place]:
    """The columns of whole rows; none where they do not lie apart, or too few show them."""
    if len(run.ends) < FEWEST_WHOLE or max(run.ends) - min(run.ends) < UNLIKE:
        return []
    return _apart(run.columns)


def _apart(columns: list[Place]) -> list[Place]:
    """Columns that lie apart, in order; none where they do not."""
    return columns if all(one[1] + APART <= two[0] for one, two in pairwise(columns)) else []


def _under(line: _Line, columns: Sequence[Place]) -> Under | None:
    """The column of each figure of a row; None where one or the label is not where it should be."""
    found: list[int] = []
    if line.label[1] > columns[0][0]:
        return None
    for begin, end in line.figures:
        under = [at for at, column in enumerate(columns) if begin < column[1] and column[0] < end]
        if len(under) != 1:
            return None
        found += under
    return tuple(found) if all(one < two for one, two in pairwise(found)) else None


def _stands(row: FoundRow, document: Document, wide: int, odd: int) -> _Line:
    """Where a row stands: characters are `wide`, marks that may be so are `odd`."""
    (label,) = _places([row.label.span], document, wide, odd)
    return _Line(label, _places([cell.span for cell in row.values], document, wide, odd))


def _tops(heads: Sequence[Cell], document: Document, wide: int, odd: int) -> list[Place]:
    """Where the headings of columns stand that lie apart."""
    return _apart([place for cell in heads for place in _places([cell.span], document, wide, odd)])


def _places(spans: Sequence[Span], document: Document, wide: int, odd: int) -> list[Place]:
    """Where each of some places on one line begins and ends on it; none where they are far from its begin."""
    begin = _begin(spans, document)
    if begin is None:
        return []
    line = document.text[begin : max(span.end for span in spans)]
    upto = list(accumulate((_width(character, wide, odd) for character in line), initial=0))
    return [(upto[span.start - begin], upto[span.end - begin]) for span in spans]


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
