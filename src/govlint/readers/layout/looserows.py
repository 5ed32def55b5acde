"""Part of the layout: the header and rows of a table without lines between its columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise

from govlint.model import Struct
from govlint.readers.layout.across import Row
from govlint.readers.layout.bands import WRAPPED, Bands, Part
from govlint.readers.layout.broken import doubted_beside
from govlint.readers.layout.cells import Box
from govlint.readers.layout.labels import Label, Labelled, aligned, column_of, labelled, starts_of
from govlint.readers.layout.lines import join

STRAY = 1.7
"""A figure beside a row, nearer than so many characters, may be a piece of one that wrapped."""


Filled = tuple[list[list[Part]], set[int]]
"""The pieces in each cell of a row, and the cells that are doubtful."""


class Body(Struct, frozen=True):
    """The rows of a table: `head` over their labels, `lead` and `trail` lines that are of no row.

    `ends` are the left edges of the first and the last label; `sure` tells that each is its row's own.
    """

    head: tuple[str, ...]
    rows: tuple[Row, ...]
    labels: int
    ends: tuple[float, float]
    lead: tuple[tuple[float, str], ...] = ()
    trail: tuple[tuple[float, str], ...] = ()
    sure: bool = False


def body_of(
    parts: Sequence[Part], bands: Bands, anchors: Sequence[float], rules: Sequence[float]
) -> Body | None:
    """The rows at `anchors`, heights of figures; None where words reach from the labels into the figures."""
    words = aligned([part for part in parts if part.middle < bands.first])
    between = _between(anchors, rules)
    top = between[0][0] if between else -1e9
    reach = max(top, anchors[0] - 2 * WRAPPED * parts[0].piece.size)
    if any(part.base > reach and _crosses(part, bands) for part in parts):
        return None
    within = [part for part in words if part.base >= top]
    starts = starts_of(within)
    count = len(starts) if within else 0
    if between:
        found = _by_rules(within, between, starts)
        corner = [part for part in words if part.base < top]
    else:
        found = labelled(within, anchors, starts, bands.carried)
        corner = list(found.before)
    figures = [part for part in parts if part.middle >= bands.first]
    cells, lost = _figures(figures, bands, anchors, between)
    if not between:
        bare = _bare(found.labels, figures, anchors) if count else []
        for row, column in doubted_beside(figures, bands, anchors, bare):
            cells[row][1].add(column)
    groups = sorted([*found.groups, *lost], key=_base)
    headed = any(bands.heads) and not bands.carried
    return Body(
        tuple([part.words for part in corner]) if headed else (),
        tuple(_rows(found.labels, cells, groups, anchors, starts[:count])),
        count,
        (_left(found.labels[0]), _left(found.labels[-1])),
        () if headed else _lines(corner),
        _lines(found.after),
        not lost and all(label.sure for label in found.labels),
    )


def _base(part: Part) -> float:
    return part.base


def _rows(
    labels: Sequence[Label],
    cells: Sequence[Filled],
    groups: list[Part],
    anchors: Sequence[float],
    starts: Sequence[float],
) -> list[Row]:
    """The rows; what is of none stands in rows of its own, before the one that it begins above."""
    rows: list[Row] = []
    for label, (held, doubtful), anchor in zip(labels, cells, anchors, strict=True):
        while groups and groups[0].base <= anchor:
            rows.append(_group(groups, len(rows), starts))
        rows.append(_row(len(rows), label, len(starts), held, doubtful))
    while groups:
        rows.append(_group(groups, len(rows), starts))
    return rows


def _left(label: Label) -> float:
    return min([part.piece.left for part in label.lines], default=-1.0)


def _lines(parts: Sequence[Part]) -> tuple[tuple[float, str], ...]:
    return tuple([(part.piece.left, part.words) for part in parts])


def _between(anchors: Sequence[float], rules: Sequence[float]) -> list[tuple[float, float]]:
    """The rules that each row stands between; none where not every row has its own."""
    between = []
    for anchor in anchors:
        above = [y for y in rules if y < anchor]
        below = [y for y in rules if y >= anchor - 1]
        if above and below:
            between.append((above[-1], below[0]))
    return between if len(between) == len(anchors) == len(set(between)) else []


def _by_rules(
    parts: Sequence[Part], between: Sequence[tuple[float, float]], starts: Sequence[float]
) -> Labelled:
    """The labels of rows that rules part: all words in the last column that has any."""
    labels: list[Label] = []
    taken: set[int] = set()
    for top, bottom in between:
        here = [part for part in parts if top <= part.base < bottom]
        column = max([column_of(part, starts) for part in here], default=0)
        own = tuple([part for part in here if column_of(part, starts) == column])
        taken.update(map(id, own))
        labels.append(Label(column, own, bool(own) or not parts))
    left = [part for part in parts if id(part) not in taken]
    bottom = between[-1][1]
    after = tuple([part for part in left if part.base >= bottom])
    return Labelled(tuple(labels), (), after, tuple([part for part in left if part.base < bottom]))


def _figures(
    parts: Sequence[Part], bands: Bands, anchors: Sequence[float], between: Sequence[tuple[float, float]]
) -> tuple[list[Filled], list[Part]]:
    """For each row what stands in its cells and which of them are doubtful; and what is in no row."""
    count = len(bands.edges)
    found: list[Filled] = [([[] for _ in range(count)], set()) for _ in anchors]
    lost: list[Part] = []
    for part in parts:
        if part.base <= bands.low and not part.is_figure:
            continue  # a heading
        row = _row_at(part, anchors, between)
        if row is None:
            lost.append(part)
        else:
            found[row][0][bands.column(part)].append(part)
    for (cells, doubtful), anchor in zip(found, anchors, strict=True):
        for at, cell in enumerate(cells):
            apart = at in bands.torn or _is_crowded(cell) or any(len(bands.over(part)) != 1 for part in cell)
            if cell and apart:
                doubtful.update(range(count))
            elif _is_torn(cell, anchor) or not (bands.sure or all(part.is_figure for part in cell)):
                doubtful.add(at)
    return found, lost


def _bare(labels: Sequence[Label], parts: Sequence[Part], anchors: Sequence[float]) -> list[float]:
    """The heights of rows without a label; one that numbers the columns has none to have."""
    found = []
    for label, anchor in zip(labels, anchors, strict=True):
        words = [part.words for part in parts if part.base == anchor]
        if not label.lines and words != [str(number) for number in range(1, len(words) + 1)]:
            found.append(anchor)
    return found


def _crosses(part: Part, bands: Bands) -> bool:
    """Whether words reach from the labels into the figures."""
    return part.piece.left < bands.first < part.piece.right - 2 and not part.is_figure


def _row_at(part: Part, anchors: Sequence[float], between: Sequence[tuple[float, float]]) -> int | None:
    """The row that a piece in the columns of figures belongs to; None for one that is in none."""
    for at, (top, bottom) in enumerate(between):
        if top <= part.base < bottom:
            return at
    nearest = min(range(len(anchors)), key=lambda at: abs(anchors[at] - part.base))
    reach = STRAY if part.is_figure else 2 * WRAPPED
    return nearest if abs(anchors[nearest] - part.base) < reach * part.piece.size else None


def _is_crowded(cell: Sequence[Part]) -> bool:
    """Whether two pieces stand side by side in a cell: there is a column that no row's figures showed."""
    return any(number > 1 for number in Counter(part.base for part in cell).values())


def _is_torn(cell: Sequence[Part], anchor: float) -> bool:
    """Whether a figure may be in pieces, or the lines of a cell stand too far apart to be one."""
    if any(part.base != anchor and part.is_figure for part in cell):
        return True
    return any(two.base - one.base > WRAPPED * two.piece.size for one, two in pairwise(cell))


def _row(number: int, label: Label, count: int, cells: Sequence[Sequence[Part]], doubtful: set[int]) -> Row:
    named = join([part.words for part in label.lines])
    # One cell before a label, however many columns labels begin in (as when they are centred), and none
    # between it and the figures: a blank one there would be taken for one of theirs.
    before = min(label.column, count)
    boxes = [Box(number, 0, 1, before, "", not label.sure)] if before else []
    if label.column < count:
        boxes.append(Box(number, label.column, 1, count - label.column, named, not label.sure))
    boxes += [
        Box(
            number,
            count + at,
            1,
            1,
            join([part.words for part in cell]),
            at in doubtful or not label.sure,
        )
        for at, cell in enumerate(cells)
    ]
    return tuple(boxes)


def _group(groups: list[Part], number: int, starts: Sequence[float]) -> Row:
    """The label of several rows as a row of its own, with all its lines; they are taken out of `groups`."""
    column = max(column_of(groups[0], starts), 0)
    lines = [groups[0]]
    for part in groups[1:]:
        if max(column_of(part, starts), 0) == column and part.base - lines[-1].base < 2 * part.piece.size:
            lines.append(part)
    for part in lines:
        groups.remove(part)
    return (Box(number, column, 1, max(len(starts) - column, 1), join([part.words for part in lines])),)


def header_of(bands: Bands, corner: Sequence[str], count: int) -> list[Row]:
    """The header: what stands over several columns in rows of its own, then each column's heading.

    `count` columns of labels stand before those of figures; `corner` is what stands over them.
    """
    rows: list[Row] = []
    for _, group in groupby(bands.above, key=lambda heading: heading[0]):
        number = len(rows)
        rows.append(tuple([Box(number, count + at, 1, width, words) for _, at, width, words in group]))
    if any(bands.heads) or corner:
        number = len(rows)
        heads = [Box(number, count + at, 1, 1, words) for at, words in enumerate(bands.heads)]
        label = Box(number, 0, 1, max(count, 1), join(corner))
        rows.append((label, *heads) if count else tuple(heads))
    return rows
