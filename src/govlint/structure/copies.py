"""Part of finding forms: those that stand twice, as last year's beside this year's, and an office's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from govlint.fold import fold
from govlint.lazy import lazily
from govlint.model import Document, Grid, Paragraph, Span, Struct
from govlint.report import Form
from govlint.structure.labels import Labels
from govlint.structure.rows import FoundRow, FoundTable
from govlint.vocabulary import FormDefinition

LONGEST_CAPTION = 30
"""What says of which year a table is stands in a short line right before it."""
LINES = 2
"""And so many lines before it at the most."""
_CELLS = lazily(r"[|\t]|\s{2,}")
_PROSE = lazily(r"[。；]")
_YEAR = lazily(r"(?<!\d)(20\d\d)(?!\d)")
_THIS, _OTHER = ("本年", "今年"), ("上年", "去年", "上一年", "前一年", "往年")


class Part(Struct, frozen=True):
    """Rows of one form that stand in one table, and which of the tables that is."""

    table: int
    rows: tuple[FoundRow, ...]

    @property
    def keys(self) -> list[str]:
        """The rows' keys."""
        return [row.match.row for row in self.rows]

    @property
    def span(self) -> Span:
        """From the first row to the last figure."""
        last = self.rows[-1]
        return Span(self.rows[0].label.span.start, (last.filled or (last.label,))[-1].span.end)


class Copies(Struct, frozen=True):
    """Where a form stands again, part by part; `undecided` is the second where nothing says which counts."""

    spans: tuple[Span, ...]
    undecided: Span | None

    def told_of(self, form: Form) -> Form:
        """The form with its copies."""
        return replace(form, copies=self.spans, again=self.undecided)


Copy = list[Part]
"""A form, whole or cut in parts."""


class Captions:
    """The lines right before the tables of a document, and the year that they say."""

    def __init__(self, document: Document, year: str | None, labels: Labels) -> None:
        self._document = document
        self._year = year
        self._labels = labels

    def is_own(self, start: int, floor: int = 0) -> bool | None:
        """Whether what stands before `start`, behind `floor`, says that a table is of the report's year.

        None where it says nothing, or names several years.
        """
        for line in self._lines(start, floor):
            if said := set(self._said(line)):
                return said.pop() if len(said) == 1 else None
        return None

    def own_of(self, places: Sequence[Span]) -> int | None:
        """Which of the tables at `places` is of the report's year: it says so, or no other can be."""
        floors = [0, *(place.end for place in places)]
        said = [self.is_own(place.start, floor) for place, floor in zip(places, floors, strict=False)]
        for wanted in ([True], [None, True]):
            chosen = [at for at, own in enumerate(said) if own in wanted]
            if len(chosen) == 1:
                return chosen[0]
        return None

    def _lines(self, start: int, floor: int) -> Iterator[str]:
        """The lines of a table above `start`, and those before it that are no headings: the nearest first."""
        before = 0
        for block in reversed(self._document.blocks):
            if block.span.start >= start or block.span.end <= floor:
                continue
            if isinstance(block, Grid):
                if start not in block.span:
                    return
                above = [row for row in block.rows if row and floor <= row[0].span.start < start]
                filled = ([cell.text for cell in row if cell.text.strip()] for row in reversed(above))
                yield from (texts[0] for texts in filled if len(set(texts)) == 1)
            elif isinstance(block, Paragraph) and before < LINES:
                line = self._document.slice(block.span).strip()
                if line and not all(self._labels.has_piece(fold(cell)) for cell in _CELLS.split(line)):
                    before += 1
                    yield line
            else:
                return

    def _said(self, line: str) -> Iterator[bool]:
        words = "".join(line.split())
        if len(words) > LONGEST_CAPTION or _PROSE.search(words):
            return
        yield from (year == self._year for year in _YEAR.findall(words) if self._year)
        for own, signs in ((True, _THIS), (False, _OTHER)):
            if any(sign in words for sign in signs):
                yield own


def of_one_year(
    tables: Sequence[FoundTable], labels: Labels, captions: Captions
) -> tuple[list[FoundTable], dict[str, Copies]]:
    """`tables` without the rows of forms that a caption says are another year's, and those of an office's own
    tables; and where the forms stand again.
    """
    gone: set[int] = set()
    found: dict[str, Copies] = {}
    for key, definition in labels.forms.items():
        if not definition.single_row_labels:
            continue
        copies = _copies(list(_parts(tables, definition)))
        if len(copies) < 2:
            continue
        most = max(copies, key=_size)
        whole = [copy for copy in copies if 2 * _size(copy) >= _size(most)]
        own = [copy for copy in copies if copy not in whole]
        if any(not _keys(copy) <= _keys(most) for copy in own):
            continue
        # A single row of the same table is the form's, standing again.
        own = [copy for copy in own if _size(copy) > 1 or copy[0].table not in {part.table for part in most}]
        if len(whole) > 1:
            kept = _of_this_year(whole, captions)
            if not all(_keys(copy) <= _keys(kept[0]) for copy in whole):
                kept = whole  # parts of one, with a page's head between them
            spans = tuple(part.span for copy in whole if copy is not kept[0] for part in copy)
            found[key] = Copies(spans, kept[1][0].rows[0].label.span if len(kept) > 1 else None)
            own += [copy for copy in whole if copy not in kept]
        gone |= {id(row) for copy in own for part in copy for row in part.rows}
    left = [_without(table, gone) for table in tables] if gone else tables
    return [table for table in left if table.rows], found


def _parts(tables: Sequence[FoundTable], definition: FormDefinition) -> Iterator[Part]:
    """The rows of a form by table, and within one where their order begins again."""
    order = {row.key: at for at, row in enumerate(definition.rows)}
    for at, table in enumerate(tables):
        part: list[FoundRow] = []
        for row in table.rows:
            if row.match.form != definition.key:
                continue
            if part and order[row.match.row] < order[part[-1].match.row]:
                yield Part(at, tuple(part))
                part = []
            part.append(row)
        if part:
            yield Part(at, tuple(part))


def _copies(parts: Sequence[Part]) -> list[Copy]:
    """Parts of a form together; a row that a page cuts may end one part and begin the next."""
    copies: list[Copy] = []
    known: set[str] = set()
    for part in parts:
        if copies and known.intersection(part.keys) <= {copies[-1][-1].keys[-1]} & {part.keys[0]}:
            copies[-1].append(part)
            known.update(part.keys)
        else:
            copies.append([part])
            known = set(part.keys)
    return copies


def _keys(copy: Copy) -> set[str]:
    return {key for part in copy for key in part.keys}


def _size(copy: Copy) -> int:
    return len(_keys(copy))


def _of_this_year(copies: Sequence[Copy], captions: Captions) -> list[Copy]:
    """The one that is of the report's year, by its caption or because all others are not; else all."""
    own = captions.own_of(
        [Span(copy[0].rows[0].label.span.start, copy[-1].rows[-1].label.span.end) for copy in copies]
    )
    return list(copies) if own is None else [copies[own]]


def _without(table: FoundTable, gone: set[int]) -> FoundTable:
    """A table without some of its rows, and without the words that stand before them."""
    rows = tuple(row for row in table.rows if id(row) not in gone)
    if len(rows) == len(table.rows):
        return table
    floor = max(
        (
            row.label.span.end
            for row in table.rows
            if id(row) in gone and (not rows or row.label.span.start < rows[0].label.span.start)
        ),
        default=0,
    )
    return replace(
        table, rows=rows, header=tuple(cell for cell in table.header if rows and cell.span.start >= floor)
    )
