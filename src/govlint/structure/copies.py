"""Part of finding forms: those that stand twice, as last year's beside this year's, and an office's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from govlint.lazy import lazily
from govlint.model import Document, Grid, Paragraph, Span, Struct
from govlint.structure.labels import Labels
from govlint.structure.rows import FoundRow, FoundTable

LONGEST_CAPTION = 30
"""What says of which year a table is stands in a short line right before it."""
LINES = 2
"""And so many lines before it at the most."""
MANY = 2
"""Of so many rows that stand twice in one table at least it is the form that does."""
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


Copy = list[Part]
"""A form, whole or cut in parts."""


class Captions:
    """The lines right before the tables of a document, and the year that they say."""

    def __init__(self, document: Document, year: str | None) -> None:
        self._document = document
        self._year = year

    def is_own(self, start: int, floor: int = 0) -> bool | None:
        """Whether what stands before `start`, behind `floor`, says that a table is of the report's year.

        None where it says nothing, or names several years.
        """
        for line in self._lines(start, floor):
            if said := set(self._said(line)):
                return said.pop() if len(said) == 1 else None
        return None

    def _lines(self, start: int, floor: int) -> Iterator[str]:
        """The lines of a table above `start`, and those before it: the nearest first."""
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
                before += bool(line := self._document.slice(block.span).strip())
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
) -> tuple[list[FoundTable], dict[str, Span]]:
    """`tables` without the rows of forms that a caption says are another year's, and those of an office's own
    tables; and the forms that stand twice all the same, with the place of the second.
    """
    gone: set[int] = set()
    twice: dict[str, Span] = {}
    for key, definition in labels.forms.items():
        if not definition.single_row_labels:
            continue
        copies = _copies(list(_parts(tables, key)))
        if len(copies) < 2:
            continue
        most = max(copies, key=_size)
        whole = [copy for copy in copies if 2 * _size(copy) >= _size(most)]
        own = [copy for copy in copies if copy not in whole]
        if any(not _keys(copy) <= _keys(most) for copy in own):
            continue
        if len(whole) > 1:
            kept = _of_this_year(whole, captions)
            if len(kept) > 1:
                twice[key] = kept[1][0].rows[0].label.span
            own += [copy for copy in whole if copy not in kept]
        gone |= {id(row) for copy in own for part in copy for row in part.rows}
    left = [_without(table, gone) for table in tables] if gone else tables
    return [table for table in left if table.rows], twice


def _parts(tables: Sequence[FoundTable], form: str) -> Iterator[Part]:
    """The rows of a form by table; of a table in which most of them stand twice, one time after the other."""
    for at, table in enumerate(tables):
        rows = [row for row in table.rows if row.match.form == form]
        known = {row.match.row for row in rows}
        if len(rows) - len(known) < MANY or 2 * (len(rows) - len(known)) < len(known):
            if rows:
                yield Part(at, tuple(rows))
            continue
        first: list[FoundRow] = []
        for row in rows:
            if any(row.match.row == other.match.row for other in first):
                yield Part(at, tuple(first))
                first = []
            first.append(row)
        yield Part(at, tuple(first))


def _copies(parts: Sequence[Part]) -> list[Copy]:
    """Parts of a form together; a row that a page cuts may end one part and begin the next."""
    copies: list[Copy] = []
    for part in parts:
        shared = _keys(copies[-1]) & set(part.keys) if copies else set()
        if copies and shared <= {copies[-1][-1].keys[-1]} & {part.keys[0]}:
            copies[-1].append(part)
        else:
            copies.append([part])
    return copies


def _keys(copy: Copy) -> set[str]:
    return {key for part in copy for key in part.keys}


def _size(copy: Copy) -> int:
    return len(_keys(copy))


def _of_this_year(copies: Sequence[Copy], captions: Captions) -> list[Copy]:
    """The one that is of the report's year, by its caption or because all others are not; else all."""
    ends = [0, *(copy[-1].rows[-1].label.span.end for copy in copies)]
    said = [
        captions.is_own(copy[0].rows[0].label.span.start, end)
        for copy, end in zip(copies, ends, strict=False)
    ]
    for wanted in ([True], [None, True]):
        chosen = [copy for copy, own in zip(copies, said, strict=True) if own in wanted]
        if len(chosen) == 1:
            return chosen
    return list(copies)


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
