"""Part of the layout: which lines of labels belong to which row of a table without lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from msgspec import structs

from govlint.model import Struct
from govlint.readers.layout.bands import HEADING, WRAPPED, Part

STEP, NEAR = 6.0, 3.0
CENTRED = 1.5
"""Labels are centred that begin in so many times more places than they have middles."""
BESIDE = 0.9
"""A row's own label has a line within so many characters of its figures."""
TIGHT = 0.4
"""So far off, in characters, a label may stand from where its figures say, and be surely theirs."""
APART, ALONE, LEFT_OUT, FREE = 1.0, 3.0, 1.0, 0.02
"""What a gap within a label costs, a row without one, and a line that is of no row, in characters."""
SAME = 0.3
MOST_LINES = 12

Lines = list[Part]
Measure = Callable[[Sequence[Part]], float]


def _centre(block: Sequence[Part]) -> float:
    return (block[0].base + block[-1].base) / 2


def _first(block: Sequence[Part]) -> float:
    return block[0].base


def _last(block: Sequence[Part]) -> float:
    return block[-1].base


class Label(Struct, frozen=True):
    """The label of a row: its column among those of labels, its lines, whether it is surely this row's."""

    column: int
    lines: tuple[Part, ...] = ()
    sure: bool = False


class Labelled(Struct, frozen=True):
    """The labels of rows; `before` and `after` are lines of no row at either end, `groups` those between."""

    labels: tuple[Label, ...]
    before: tuple[Part, ...]
    after: tuple[Part, ...]
    groups: tuple[Part, ...]


def aligned(parts: Sequence[Part]) -> list[Part]:
    """The pieces of labels; centred ones as if those about one middle began in one place."""
    groups: list[list[Part]] = []
    for part in sorted(parts, key=_middle):
        if groups and part.middle - groups[-1][-1].middle < NEAR:
            groups[-1].append(part)
        else:
            groups.append([part])
    if len(groups) * CENTRED > len(starts_of(parts)):
        return list(parts)
    moved: dict[int, Part] = {}
    for group in groups:
        left = min(part.piece.left for part in group)
        for part in group:
            moved[id(part)] = structs.replace(part, piece=structs.replace(part.piece, left=left))
    return [moved[id(part)] for part in parts]


def _middle(part: Part) -> float:
    return part.middle


def starts_of(parts: Sequence[Part]) -> list[float]:
    """Where labels begin: the left edges that several share, or that a label of several characters has."""
    groups: list[list[Part]] = []
    for part in sorted(parts, key=_left):
        if groups and part.piece.left - groups[-1][0].piece.left < STEP:
            groups[-1].append(part)
        else:
            groups.append([part])
    kept = [group[0] for group in groups if len(group) > 1 or len(group[0].words) > 2]
    if not kept or groups[0][0].piece.left < kept[0].piece.left - NEAR:
        kept = [groups[0][0], *kept] if groups else []
    return [part.piece.left for part in kept]


def _left(part: Part) -> float:
    return part.piece.left


def column_of(part: Part, starts: Sequence[float]) -> int:
    """The column of labels that a piece begins in; -1 for a character by itself that begins in none."""
    if not starts:
        return 0
    left = part.piece.left
    at = max([at for at, start in enumerate(starts) if left >= start - NEAR], default=0)
    return -1 if len(part.words) == 1 and abs(left - starts[at]) > STEP else at


def labelled(
    parts: Sequence[Part], anchors: Sequence[float], starts: Sequence[float], carried: bool = False
) -> Labelled:
    """The labels of the rows whose figures stand at `anchors`; `parts` are all pieces of labels, in order.

    Labels stand above, below or beside their figures in one way all over a table: that way is taken in which
    most of them stand where they must.
    """
    if not parts:
        return Labelled((Label(0, sure=True),) * len(anchors), (), (), ())
    size = parts[0].piece.size
    columns = [_column_at(parts, anchor, starts, size) for anchor in anchors]
    ways = [_shared(parts, anchors, columns, starts, size, way) for way in (_centre, _first, _last)]
    _, found = min(ways, key=_price)
    return _grown(found, starts, carried)


def _price(way: tuple[float, Labelled]) -> float:
    return way[0]


def _grown(found: Labelled, starts: Sequence[float], carried: bool) -> Labelled:
    """The labels with lines that stand close to those at the ends."""
    labels, before, after = list(found.labels), list(found.before), list(found.after)
    label = labels[-1]
    for part in list(after):
        if label.lines and _follows(label.lines[-1], part, label.column, starts):
            label = structs.replace(label, lines=(*label.lines, part))
            after.remove(part)
    labels[-1] = label
    label = labels[0]
    for part in reversed(list(before)):
        if carried and label.lines and _follows(part, label.lines[0], label.column, starts):
            label = structs.replace(label, lines=(part, *label.lines))
            before.remove(part)
    labels[0] = label
    return Labelled(tuple(labels), tuple(before), tuple(after), found.groups)


def _follows(upper: Part, lower: Part, column: int, starts: Sequence[float]) -> bool:
    """Whether two lines of one column of labels stand so close that they are of one label."""
    if {column_of(upper, starts), column_of(lower, starts)} != {column}:
        return False
    return lower.base - upper.base < HEADING * lower.piece.size


def _column_at(parts: Sequence[Part], anchor: float, starts: Sequence[float], size: float) -> int:
    """The column of the label beside the figures at `anchor`: the last that has a line there."""
    for reach in (BESIDE, 2 * BESIDE):
        beside = [part for part in parts if abs(part.base - anchor) <= reach * size]
        longer = [part for part in beside if len(part.words) > 1]
        if beside:
            return max([column_of(part, starts) for part in longer or beside])
    return len(starts) - 1


def _shared(
    parts: Sequence[Part],
    anchors: Sequence[float],
    columns: Sequence[int],
    starts: Sequence[float],
    size: float,
    way: Measure,
) -> tuple[float, Labelled]:
    labels: list[Label] = []
    taken: set[int] = set()
    whole = 0.0
    start = 0
    while start < len(anchors):
        end = start
        while end < len(anchors) and columns[end] == columns[start]:
            end += 1
        low = anchors[start - 1] if start else -1e9
        high = anchors[end] if end < len(anchors) else 1e9
        column = columns[start]
        lines = [part for part in parts if low < part.base < high and column_of(part, starts) == column]
        price = LEFT_OUT * size * (2 if column == len(starts) - 1 else 1)
        cost, blocks = _shares(lines, anchors[start:end], size, way, price)
        whole += cost
        for anchor, block in zip(anchors[start:end], blocks, strict=True):
            sure = bool(block) and abs(way(block) - anchor) <= TIGHT * size
            labels.append(Label(column, tuple(block), sure and _is_close(block)))
            taken.update(map(id, block))
        start = end
    left = [part for part in parts if id(part) not in taken]
    heights = [part.base for label in labels for part in label.lines] or [0.0]
    top, bottom = min(min(heights), anchors[0]), max(max(heights), anchors[-1])
    return whole, Labelled(
        tuple(labels),
        tuple([part for part in left if part.base < top]),
        tuple([part for part in left if part.base > bottom]),
        tuple([part for part in left if top <= part.base <= bottom]),
    )


def _is_close(block: Sequence[Part]) -> bool:
    """Whether the lines of a label stand one below the other without a gap."""
    return all(two.base - one.base < 2 * two.piece.size for one, two in pairwise(block))


def _shares(
    lines: Lines, anchors: Sequence[float], size: float, way: Measure, price: float
) -> tuple[float, list[Lines]]:
    """The lines of each anchor, and what is amiss with that: the cheapest way to part all of them.

    Between two anchors the first lines are of the one above, the last of the one below, and those between,
    left out for `price` each, of neither; at both ends they are left out for next to nothing.
    """
    own = [[part for part in lines if abs(part.base - anchor) < SAME * size] for anchor in anchors]
    beside = {id(part) for block in own for part in block}
    gaps = [
        [part for part in lines if low <= part.base < high and id(part) not in beside]
        for low, high in pairwise([-1e9, *anchors, 1e9])
    ]
    gaps[0], gaps[-1] = gaps[0][-MOST_LINES:], gaps[-1][:MOST_LINES]
    # By how many lines of the gap above are not of the next anchor: what it cost so far, and the blocks.
    states: dict[int, tuple[float, list[Lines]]] = {at: (FREE * at, []) for at in range(len(gaps[0]) + 1)}
    for at, anchor in enumerate(anchors):
        above, below = gaps[at], gaps[at + 1]
        last = at + 1 == len(anchors)
        after: dict[int, tuple[float, list[Lines]]] = {}
        for begin, (cost, blocks) in states.items():
            for count in range(len(below) + 1):
                block = [*above[begin:], *own[at], *below[:count]]
                here = cost + _cost(block, anchor, size, way)
                for rest in [len(below)] if last else range(count, len(below) + 1):
                    whole = here + (FREE if last else price) * (rest - count)
                    if rest not in after or whole < after[rest][0]:
                        after[rest] = (whole, [*blocks, block])
        states = after
    return min(states.values(), key=lambda state: state[0])


def _cost(block: Lines, anchor: float, size: float, way: Measure) -> float:
    if not block:
        return ALONE * size
    gaps = sum(two.base - one.base > (WRAPPED + 0.45) * size for one, two in pairwise(block))
    return abs(way(block) - anchor) + gaps * APART * size
