"""Part of the layout: which columns a table without lines has, told by its figures and its header."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from msgspec import structs

from govlint.lazy import lazily
from govlint.model import Struct
from govlint.readers.layout.lines import Piece, join
from govlint.readers.layout.page import Stroke

WRAPPED = 1.45
"""Lines nearer than so many characters are of one cell."""
FIGURE = lazily(r"[+-]?[\d０-９][\d０-９,.，．]*|[-—–－/／]{1,2}")
HEADING = 1.75
"""Lines of a heading stand no further apart, in characters."""
BESIDE = 1.8
FEW_ROWS, SHORT = 2, 4
NEAR = 4.0
PITCH = 0.6
"""A column that only its header shows stands so much of the usual distance from the next ones."""

Edges = tuple[float, float]
Heading = tuple[float, int, int, str]
"""A heading over several columns: its height, its first column, how many it is over, its words."""


class Part(Struct, frozen=True):
    """A piece with the line that it stands on; several lines of one cell together begin on that of `top`."""

    piece: Piece
    base: float
    top: float

    @property
    def middle(self) -> float:
        """Half way between its edges."""
        return (self.piece.left + self.piece.right) / 2

    @property
    def words(self) -> str:
        """What it says."""
        return self.piece.text.strip()

    @property
    def is_figure(self) -> bool:
        """Whether it is one figure, or a stroke in place of one."""
        return FIGURE.fullmatch(self.words) is not None


class Bands(Struct, frozen=True):
    """The columns of figures: the edges of what stands in each, and where the labels before them end.

    `heads` are the words over each, `above` the headings over several; `carried` tells that both stand on
    the page before. In `torn` ones figures of several columns stand so close that they read as one;
    `extra` ones hold the figure of one row and have no heading: that row has one figure too many.
    `low` is where the header ends.
    """

    edges: tuple[Edges, ...]
    first: float
    heads: tuple[str, ...] = ()
    above: tuple[Heading, ...] = ()
    carried: bool = False
    torn: tuple[int, ...] = ()
    extra: tuple[int, ...] = ()
    low: float = -1e9

    @property
    def sure(self) -> bool:
        """Whether a figure that is not there can be told from a column that is not there."""
        return any(self.heads) and all(head or at in self.extra for at, head in enumerate(self.heads))

    @property
    def bounds(self) -> list[float]:
        """Where one column ends and the next begins."""
        return [(one[1] + two[0]) / 2 for one, two in pairwise(self.edges)]

    def over(self, part: Part) -> list[int]:
        """The columns that a piece stands over."""
        left, right = part.piece.left, part.piece.right
        return [at for at, edge in enumerate(self.edges) if left < edge[1] and right > edge[0]]

    def column(self, part: Part) -> int:
        """The column that a piece of a row stands in."""
        over = self.over(part)
        return over[0] if len(over) == 1 else sum(bound < part.middle for bound in self.bounds)


def bands_of(
    anchors: dict[float, list[Part]],
    parts: Sequence[Part],
    before: Bands | None = None,
    rules: Sequence[Stroke] = (),
) -> Bands | None:
    """The columns of `anchors`, rows of figures by height; None where the figures of two of them overlap.

    `before` are those of a table that may go on here, `rules` those across.
    """
    edges = _edges(anchors)
    if edges is None:
        return None
    first = _label_end(anchors, parts, edges)
    top, size = min(anchors), next(iter(anchors.values()))[0].piece.size
    over = [part for part in parts if part.base < top - 0.5 * size and part.middle >= first]
    below = [part for part in parts if top - 0.5 * size <= part.base < top + WRAPPED * size]
    header = blocks_of([part for part in over if not (part.is_figure or _wraps(part, below))], rules)
    carried = _carried(edges, before) if before and not header else None
    if before and carried:
        return Bands(tuple(carried), first, before.heads, carried=True, extra=before.extra)
    bands = _headed(Bands(tuple(_with_headed(edges, header)), first), header)
    low = max([part.base for part in header], default=-1e9)
    return structs.replace(bands, extra=_extra(bands, anchors), low=low)


def _extra(bands: Bands, anchors: dict[float, list[Part]]) -> tuple[int, ...]:
    if len(anchors) <= FEW_ROWS:
        return ()
    held = Counter(at for row in anchors.values() for part in row for at in bands.over(part))
    return tuple([at for at, head in enumerate(bands.heads) if not head and held[at] == 1])


def _edges(anchors: dict[float, list[Part]]) -> list[Edges] | None:
    widest = max(anchors.values(), key=len)
    edges = [[part.piece.left, part.piece.right] for part in sorted(widest, key=_middle)]
    for row in anchors.values():
        for part in row:
            left, right = part.piece.left, part.piece.right
            near = [edge for edge in edges if left <= edge[1] + 2 and right >= edge[0] - 2]
            if len(near) > 1:
                return None
            if near:
                near[0][0], near[0][1] = min(near[0][0], left), max(near[0][1], right)
            else:
                edges.append([left, right])
                edges.sort()
    return [(left, right) for left, right in edges]


def _label_end(anchors: dict[float, list[Part]], parts: Sequence[Part], edges: Sequence[Edges]) -> float:
    """Where the labels beside the rows end; before everything where rows have none."""
    ends: list[float] = []
    rows = 0
    for anchor, row in anchors.items():
        reach = BESIDE * row[0].piece.size
        beside = [
            part.piece.right
            for part in parts
            if abs(part.base - anchor) <= reach and part.piece.right < edges[0][0] and not part.is_figure
        ]
        ends += beside
        rows += bool(beside)
    if len(anchors) <= FEW_ROWS and len(ends) == len(anchors) and _is_column(anchors, parts, edges):
        return -1e9
    return (max(ends) + edges[0][0]) / 2 if 2 * rows >= len(anchors) else -1e9


def _is_column(anchors: dict[float, list[Part]], parts: Sequence[Part], edges: Sequence[Edges]) -> bool:
    """Whether what stands before the figures is short and as far off as a column would be: no label."""
    middles = [(left + right) / 2 for left, right in edges[:2]]
    usual = middles[1] - middles[0]
    before = [part for part in parts if part.base in anchors and part.piece.right < edges[0][0]]
    return bool(before) and all(
        len(part.words) <= SHORT and abs(middles[0] - part.middle - usual) < 0.3 * usual for part in before
    )


def _carried(edges: Sequence[Edges], before: Bands) -> list[Edges] | None:
    """The columns of the page before with what stands in them here; None where they are not the same."""
    whole = list(before.edges)
    seen: set[int] = set()
    for left, right in edges:
        near = [at for at, edge in enumerate(before.edges) if left < edge[1] + 2 and right > edge[0] - 2]
        if len(near) != 1 or near[0] in seen:
            return None
        seen.add(near[0])
        whole[near[0]] = (min(left, whole[near[0]][0]), max(right, whole[near[0]][1]))
    return whole if all(one[1] < two[0] for one, two in pairwise(whole)) else None


def _middle(part: Part) -> float:
    return part.middle


def blocks_of(header: Sequence[Part], rules: Sequence[Stroke] = ()) -> list[Part]:
    """The cells: lines that stand close below one another, by one edge or the middle, are one.

    `rules` across part them.
    """
    blocks: list[list[Part]] = []
    for part in sorted(header, key=_base):
        above = next((block for block in reversed(blocks) if _goes_on(block[-1], part, header)), None)
        if above and not _is_ruled_off(above[-1], part, rules):
            above.append(part)
        else:
            blocks.append([part])
    return [_whole(block) for block in blocks]


def _whole(block: Sequence[Part]) -> Part:
    pieces = [part.piece for part in block]
    return Part(
        structs.replace(
            pieces[0],
            text=join([part.words for part in block]),
            left=min(piece.left for piece in pieces),
            right=max(piece.right for piece in pieces),
        ),
        block[-1].base,
        block[0].base,
    )


def _with_headed(edges: list[Edges], header: Sequence[Part]) -> list[Edges]:
    """The columns, with those that only a heading shows: nothing under it, in no other heading's column."""
    bands = Bands(tuple(edges), 0.0)
    alone = [part for part in header if not bands.over(part)]
    if not alone or len(edges) < 2:
        return edges
    middles = [(left + right) / 2 for left, right in edges]
    usual = median([two - one for one, two in pairwise(middles)])
    for part in sorted(alone, key=_middle):
        below = [other for other in header if other.base > part.base and _beside(part.piece, other.piece)]
        if not below and all(abs(part.middle - (left + right) / 2) > PITCH * usual for left, right in edges):
            edges = sorted([*edges, (part.piece.left, part.piece.right)])
    return edges


def _beside(one: Piece, two: Piece) -> bool:
    return one.left < two.right and one.right > two.left


def _headed(bands: Bands, header: Sequence[Part]) -> Bands:
    """The columns with their headings: the lowest over each that is over no other."""
    heads: list[str] = []
    used: set[int] = set()
    torn: list[int] = []
    for at in range(len(bands.edges)):
        over = sorted([part for part in header if at in bands.over(part)], key=_base)
        own = bool(over) and len(bands.over(over[-1])) == 1
        if own and any(not _beside(one.piece, over[-1].piece) for one in over if bands.over(one) == [at]):
            torn.append(at)
            own = False
        heads.append(over[-1].words if own else "")
        used.update({id(over[-1])} if own else ())
    above: list[Heading] = []
    for part in header:
        if id(part) not in used:
            under = bands.over(part)
            place = under[0] if under else bands.column(part)
            above.append((part.base, place, max(len(under), 1), part.words))
    return Bands(bands.edges, bands.first, tuple(heads), tuple(sorted(above)), torn=tuple(torn))


def _goes_on(upper: Part, lower: Part, header: Sequence[Part]) -> bool:
    """Whether two pieces one above the other are lines of one cell; figures stand by themselves.

    What reaches over two pieces below it, one beside the other, is a heading over both.
    """
    one, two = upper.piece, lower.piece
    if upper.is_figure or lower.is_figure or not 0 < lower.base - upper.base <= HEADING * two.size:
        return False
    for part in header:
        between = upper.base < part.base <= lower.base and part is not lower and not part.is_figure
        if between and _beside(one, part.piece) and not _beside(two, part.piece):
            return False
    return min(abs(one.left - two.left), abs(upper.middle - lower.middle), abs(one.right - two.right)) < NEAR


def _wraps(part: Part, below: Sequence[Part]) -> bool:
    """Whether words above the first row are of a cell of it, which goes on below them."""
    return any(
        not other.is_figure
        and abs(other.middle - part.middle) < NEAR
        and other.base - part.base <= WRAPPED * part.piece.size
        for other in below
    )


def _is_ruled_off(upper: Part, lower: Part, rules: Sequence[Stroke]) -> bool:
    """Whether a rule runs between two pieces, over the middle of the lower one."""
    foot = lower.base - 0.5 * lower.piece.size
    return any(upper.base < y < foot and start < lower.middle < end for y, start, end in rules)


def _base(part: Part) -> float:
    return part.base
