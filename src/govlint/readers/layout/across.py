"""Part of the layout: tables that a page break cuts become one, repeated headers and cut rows told apart."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from govlint.lazy import lazily
from govlint.model import Struct
from govlint.numbers import is_bare
from govlint.readers.layout.bands import Bands, Part
from govlint.readers.layout.cells import Box, Table, without
from govlint.readers.layout.lines import join

NEAR = 4.0
MANY = 8
"""Tables whose edges of so many columns agree are one even where they end differently."""
Row = tuple[Box, ...]
_NUMBERED = lazily(
    r"[（(]?[一二三四五六七八九十\d]{1,3}(?:[）)]|[.．、](?!\d))|第[一二三四五六七八九十]+|[（(]?[续接]"
)


class Open(Struct, frozen=True):
    """What a table without lines between its columns needs to go on over a page break.

    The columns of figures and how many of labels stand before them, how many rows its header has, where the
    labels of its first and its last row begin, and the lines (left edge, words) that a break may have cut
    off: those before the first row, and those after the last.
    """

    bands: Bands
    labels: int
    header: int
    ends: tuple[float, float]
    lead: tuple[tuple[float, str], ...] = ()
    trail: tuple[tuple[float, str], ...] = ()


class Whole(Struct, frozen=True):
    """A table over one page or several: rows of cells, and the page of each.

    `loose` tells that no lines part its columns, and not surely, or that the page cuts some off, `ruled`
    that its rows and columns are known; `open_top` and `open_bottom` that its first or last row is only a
    piece, which a page break left. `open` and `header` say how one without lines may go on: a large one, or
    small ones in a row.
    """

    xs: tuple[float, ...]
    rows: tuple[Row, ...]
    pages: tuple[int, ...]
    loose: bool = False
    ruled: bool = True
    open_top: bool = False
    open_bottom: bool = False
    open: Open | None = None
    header: tuple[Part, ...] = ()


def whole_of(table: Table, page: int) -> Whole:
    """A table of one page; what a page break left of a row without words is no row."""
    rows = [list(row) for row in table.rows]
    lattice = table.lattice
    bottom = lattice.open_bottom and any(box.text for box in rows[-1])
    if lattice.open_bottom and len(rows) > 1 and not bottom:
        rows = without(rows, len(rows) - 1)
    top = lattice.open_top and any(box.text for box in rows[0])
    if lattice.open_top and len(rows) > 1 and not top:
        rows = without(rows, 0)
    return Whole(
        lattice.xs,
        tuple([tuple(row) for row in rows]),
        (page,) * len(rows),
        table.cut,
        open_top=top,
        open_bottom=bottom,
    )


def joined(one: Whole, two: Whole) -> Whole | None:
    """Two tables, the second at the top of the page after the first's, as one; None when they are two."""
    found = _columns(one.xs, two.xs)
    if found is None:
        return None
    xs, shift = found
    above, below = _placed(one, xs, 0.0), _placed(two, xs, shift)
    repeated = _repeated(above, below)
    pages = list(two.pages[repeated:])
    below = [moved(row, -repeated) for row in below[repeated:]]
    if below:
        above, first = _continued(above, below[0])
        merged = _merge_cut(above[-1], first, not any(map(_has_figures, above)))
        if merged is None and first:
            if _is_torn(above[-1], first):
                above, first = [*above[:-1], _doubted(above[-1])], _doubted(first)
            below = [first, *below[1:]]
        else:
            above = [*above[:-1], merged or above[-1]]
            above = _shorter(above, len(above))
            below = [moved(row, -1) for row in below[1:]]
            pages = pages[1:]
    rows = (*above, *(moved(row, len(above)) for row in below))
    return Whole(
        xs,
        rows,
        (*one.pages, *pages),
        one.loose or two.loose,
        open_top=one.open_top,
        open_bottom=two.open_bottom,
    )


def torn(one: Whole, two: Whole, strewn: bool) -> tuple[Whole, Whole] | None:
    """Two tables that a page break parted and that cannot be joined: the pieces of the row that it may have
    cut are in doubt. None where no row was cut.

    `strewn` tells that words which belong to no text stand between tables of the same columns.
    """
    cut = one.open_bottom and two.open_top
    if not (cut or (strewn and _columns(one.xs, two.xs))) or not (one.rows and two.rows):
        return None
    return (
        structs.replace(one, rows=(*one.rows[:-1], _doubted(one.rows[-1]))),
        structs.replace(two, rows=(_doubted(two.rows[0]), *two.rows[1:])),
    )


def _columns(one: Sequence[float], two: Sequence[float]) -> tuple[tuple[float, ...], float] | None:
    """The columns of both and how far the second is to be moved, where one has all that the other has.

    The right edges must agree: on the left, a cell that goes on over the break may have lost its border.
    Where many edges agree, a row may have a cell too many on the right, and each may lack edges of the
    other: of a tall cell whose lines the break took, of labels that only the rows of one have.
    """
    if not one or not two:
        return None
    for shift in (0.0, one[0] - two[0]):
        there = [x + shift for x in two]
        few, many = sorted((list(one), there), key=len)
        shared = [x for x in few if min(abs(x - y) for y in many) <= NEAR]
        level = abs(one[-1] - there[-1]) <= NEAR
        if (level and len(shared) == len(few)) or (
            len(shared) >= MANY and (level or len(shared) == len(few))
        ):
            return tuple(sorted([*many, *(x for x in few if x not in shared)])), shift
    return None


def _placed(table: Whole, xs: Sequence[float], shift: float) -> list[Row]:
    """The rows with their columns counted in `xs`."""
    places = [min(range(len(xs)), key=lambda at: abs(xs[at] - x - shift)) for x in table.xs]
    if places == list(range(len(xs))):
        return list(table.rows)
    return [
        tuple(
            [
                structs.replace(
                    box,
                    column=places[box.column],
                    colspan=places[box.column + box.colspan] - places[box.column],
                )
                for box in row
            ]
        )
        for row in table.rows
    ]


def _repeated(above: Sequence[Row], below: Sequence[Row]) -> int:
    """How many rows at the top of `below` are the header of `above` again."""
    count = 0
    for one, two in zip(above, below, strict=False):
        words = [(box.column, box.colspan, "".join(box.text.split())) for box in one]
        if words != [(box.column, box.colspan, "".join(box.text.split())) for box in two]:
            break
        if not any(text for _, _, text in words) or sum(text.isdigit() for _, _, text in words) > 1:
            break
        count += 1
    return count


def moved(row: Row, by: int) -> Row:
    """A row so many further down."""
    return tuple([structs.replace(box, row=box.row + by) for box in row]) if by else row


def _has_figures(row: Row) -> bool:
    return any(is_bare(box.text) for box in row)


def _merge_cut(last: Row, first: Row, heads: bool = False) -> Row | None:
    """A row that the page break cut, made whole; None where two rows are two.

    With `heads` the last row is of a header, as no figures stand above it: some of its headings may go on.
    The first row after the break goes on with the last before it when its words do not begin a row of their
    own: no number of an item (where labels have none, the one before filled its line), and not a figure in
    each column that has one above.
    """
    after = {(box.column, box.colspan): box for box in first}
    ahead = [box for box in last if box.rowspan == 1]
    if not ahead or not all((box.column, box.colspan) in after for box in ahead):
        return None
    pairs = [(box, after[box.column, box.colspan]) for box in ahead]
    if _is_halved(pairs):
        whole = {box: _whole(box, other) for box, other in pairs if other.text}
        return tuple([whole.get(box, box) for box in last])
    named = next((box for box in ahead if box.text), None)
    rest = [other.text for _, other in pairs if other.text]
    heads = heads and 1 < len(rest) < len(pairs) and all(box.text for box, _ in pairs)
    if heads and not _has_figures(first):
        whole = {box: _whole(box, other) for box, other in pairs if other.text}
        return tuple([whole.get(box, box) for box in last])
    if named is None or (rest and _NUMBERED.match(rest[0])):
        return None
    numbered = _NUMBERED.match(named.text) or (named.full and len(rest) == 1)
    if rest and not rest[0][0].isdigit() and not numbered:
        return None
    figures = [other.text for box, other in pairs if box is not named and box.text]
    if len(figures) > 1 and all(figures):
        return None
    whole = {box: _whole(box, other) for box, other in pairs if other.text}
    return tuple([whole.get(box, box) for box in last])


def _is_halved(pairs: Sequence[tuple[Box, Box]]) -> bool:
    """Whether a row has its figures before the break and its label after it: neither is a row by itself."""
    above = [box.text for box, _ in pairs if box.text]
    below = [other.text for _, other in pairs if other.text]
    if not above or not below or any(box.text and other.text for box, other in pairs):
        return False
    return all(map(is_bare, above)) and not any(map(is_bare, below))


def _is_torn(last: Row, first: Row) -> bool:
    """Whether a row after a break looks like the rest of the one before, though it cannot be joined to it."""
    named = next((box for box in last if box.text and box.rowspan == 1), None)
    if named is None:
        return False
    label = next((box.text for box in first if box.column == named.column), "")
    if not label or label[0].isdigit() or _NUMBERED.match(label):
        return False
    below = {box.column: box.text for box in first}
    if not _NUMBERED.match(named.text) and any(map(is_bare, below.values())):
        return False
    return any(box.text and not below.get(box.column) for box in last if box.column > named.column)


def _doubted(row: Row) -> Row:
    return tuple([structs.replace(box, doubtful=True) for box in row])


def _whole(box: Box, other: Box) -> Box:
    """A cell with its rest; a figure is one only where its first part filled the line."""
    doubtful = box.doubtful or other.doubtful
    text = join([box.text, other.text])
    if box.text and box.text[-1].isdigit() and other.text[0].isdigit():
        text = box.text + ("" if box.full else "\n") + other.text
        doubtful = doubtful or not box.full
    return structs.replace(box, text=text, doubtful=doubtful, full=other.full)


def _continued(above: list[Row], first: Row) -> tuple[list[Row], Row]:
    """Cells that go down over the break: the piece after it belongs to the cell before it.

    Gives the rows before, and what is left of the first row after the break.
    """
    height = len(above)
    reaching = {
        (box.column, box.colspan): box for row in above for box in row if box.row + box.rowspan == height
    }
    grown: dict[Box, Box] = {}
    left: list[Box] = []
    hanging = {place for place, box in reaching.items() if box.text.endswith(("（", "("))}
    cut = not any(
        box.text.isdigit() or _NUMBERED.match(box.text)
        for box in first
        if (box.column, box.colspan) not in hanging
    )
    for box in first:
        start = reaching.get((box.column, box.colspan))
        tall = start is not None and max(start.rowspan, box.rowspan) > 1
        ahead = not any(other.text for other in left)
        goes_on = ahead if not box.text else start is not None and (cut or not start.text)
        if start is None or not tall or not goes_on:
            left.append(box)
            continue
        text = join([start.text, box.text]) if box.text else start.text
        grown[start] = structs.replace(start, rowspan=start.rowspan + box.rowspan, text=text)
    if not grown:
        return above, first
    return [tuple([grown.get(box, box) for box in row]) for row in above], tuple(left)


def _shorter(rows: list[Row], height: int) -> list[Row]:
    """The rows where the one after a break was taken into the last: cells that go on are a row shorter."""
    return [
        tuple(
            [
                structs.replace(box, rowspan=box.rowspan - 1) if box.row + box.rowspan > height else box
                for box in row
            ]
        )
        for row in rows
    ]
