"""Part of the layout: tables without lines between their columns go on over page breaks."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from govlint.lazy import lazily
from govlint.readers.layout.across import Open, Row, Whole
from govlint.readers.layout.cells import Box
from govlint.readers.layout.lines import join

NEAR, MARK = 6.0, 2
Lines = Sequence[tuple[float, str]]
_NUMBERED = lazily(r"[（(]?[一二三四五六七八九十\d]{1,3}(?:[）)]|[.．、])")


def gone_on(one: Whole, two: Whole) -> Whole | None:
    """Two tables, the second at the top of the page after the first's, as one; None when they are two."""
    first, second = one.open, two.open
    if first is None or second is None or len(first.bands.edges) != len(second.bands.edges):
        return None
    if not second.bands.carried and second.bands.heads != first.bands.heads:
        return None
    count = max(first.labels, second.labels)
    above = [_widened(row, first.labels, count) for row in one.rows]
    below = [_widened(row, second.labels, count) for row in two.rows[second.header :]]
    pages = two.pages[second.header :]
    rest, notes = _continuing(second.lead, first.ends[1])
    if rest:
        last = max(at for at, row in enumerate(above) if len(row) > 1 or at == 0)
        above[last] = _named(above[last], "", rest)
    start, more = _continuing(first.trail, second.ends[0])
    following = next((at for at, row in enumerate(below) if len(row) > 1), None)
    if start and following is not None and not _begins(below[following], count):
        below[following] = _named(below[following], start, "")
        notes = [*more, *notes]
    else:
        notes = [*first.trail, *notes]
    if notes:
        below = [_note(notes), *below]
        pages = (two.pages[0], *pages)
    _doubt_both(above, below, count)
    rows = [_numbered(row, at) for at, row in enumerate([*above, *below])]
    bands = structs.replace(second.bands, carried=False)
    opened = Open(bands, count, first.header, (first.ends[0], second.ends[1]), first.lead, second.trail)
    doubtful = one.loose or two.loose or _are_labels(notes)
    return Whole((), tuple(rows), (*one.pages, *pages), doubtful, open=opened)


def _doubt_both(above: list[Row], below: list[Row], labels: int) -> None:
    """Doubt the figures at a page break in whose column one is doubtful: a piece may be of either row."""
    last = next((at for at in reversed(range(len(above))) if len(above[at]) > 1), None)
    first = next((at for at, row in enumerate(below) if len(row) > 1), None)
    if last is None or first is None:
        return
    torn = {
        box.column
        for box in (*above[last], *below[first])
        if box.column >= labels and box.doubtful and any(map(str.isdigit, box.text))
    }
    for rows, at in ((above, last), (below, first)):
        rows[at] = tuple(
            [structs.replace(box, doubtful=True) if box.column in torn else box for box in rows[at]]
        )


def _continuing(lines: Lines, left: float) -> tuple[str, list[tuple[float, str]]]:
    """The words of the lines that go on with a label which begins at `left`, and the other lines."""
    own = [line for line in lines if abs(line[0] - left) < NEAR]
    if own and _NUMBERED.match(own[0][1]) and len(own[0][1]) > MARK:
        own = []
    return join([words for _, words in own]), [line for line in lines if line not in own]


def closed(table: Whole) -> Whole:
    """A table that does not go on: lines that a break might have cut off are rows of their own."""
    ends = table.open
    if ends is None or not (ends.lead or ends.trail or ends.bands.carried):
        return table
    lead, trail = [_note(ends.lead)] * bool(ends.lead), [_note(ends.trail)] * bool(ends.trail)
    rows = [_numbered(row, at) for at, row in enumerate([*lead, *table.rows, *trail])]
    pages = (table.pages[0],) * len(lead) + table.pages + (table.pages[-1],) * len(trail)
    doubtful = table.loose or ends.bands.carried or _are_labels([*ends.lead, *ends.trail])
    return structs.replace(table, rows=tuple(rows), pages=pages, loose=doubtful)


def _are_labels(lines: Lines) -> bool:
    """Whether some line is more than a piece of the label of several rows, set one character a line."""
    return any(len(words) > MARK for _, words in lines)


def _note(lines: Lines) -> Row:
    return (Box(0, 0, 1, 1, join([words for _, words in lines]), _are_labels(lines)),)


def _numbered(row: Row, number: int) -> Row:
    return row if row and row[0].row == number else tuple([structs.replace(box, row=number) for box in row])


def _widened(row: Row, labels: int, count: int) -> Row:
    """A row with more columns of labels: what reached up to the figures still does."""
    more = count - labels
    return tuple(
        [
            structs.replace(box, column=box.column + more)
            if box.column >= labels
            else structs.replace(box, colspan=box.colspan + more)
            if box.column + box.colspan == labels
            else box
            for box in row
        ]
    )


def _begins(row: Row, count: int) -> bool:
    named = next((box.text for box in row if box.column < count and box.text), "")
    return _NUMBERED.match(named) is not None


def _named(row: Row, before: str, after: str) -> Row:
    """A row with more words in its label."""
    at = next((at for at, box in enumerate(row) if box.text), None)
    if at is None:
        return row
    words = join([part for part in (before, row[at].text, after) if part])
    return (*row[:at], structs.replace(row[at], text=words), *row[at + 1 :])
