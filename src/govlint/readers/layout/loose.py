"""Part of the layout: tables without lines between their columns, found by how their figures stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from govlint.lazy import lazily
from govlint.model import Struct
from govlint.readers.layout.across import Whole
from govlint.readers.layout.cells import Box
from govlint.readers.layout.lines import Line, Piece, join, lines_of
from govlint.readers.layout.page import Run, Stroke

FEWEST = 5
"""So many figures on a line make it a row of a table."""
FINE = 0.4
TALLER = 1.25
"""A line so much larger than the figures of a table is a heading."""
WRAPPED = 1.45
"""Lines nearer than so many characters are of one cell."""
HIGHEST = 14
"""A header has at most so many lines."""
_FIGURES = lazily(r"(?:^|\s)[+-]?\d[\d,.]*(?=\s|$)")
_FIGURE = lazily(r"[+-]?[\d０-９][\d０-９,.，]*|[-—–/]{1,2}")
_STOPS = lazily(r"\s*[一二三四五六七八九十]{1,3}[、.．]\s*\S|.*[。；]\s*$")


class Part(Struct, frozen=True):
    """A piece with the line that it stands on."""

    piece: Piece
    base: float

    @property
    def middle(self) -> float:
        """Half way between its edges."""
        return (self.piece.left + self.piece.right) / 2


class Found(Struct, frozen=True):
    """A table found among the lines `start` to `end` of a page."""

    start: int
    end: int
    table: Whole


def loose_tables(
    lines: Sequence[Line], runs: Sequence[Run], across: Sequence[Stroke], page: int
) -> list[Found]:
    """The tables among `lines` (which are those of `runs`); `across` are rules that belong to no table."""
    rows = [at for at, line in enumerate(lines) if len(_FIGURES.findall(line.text)) >= FEWEST]
    if not rows:
        return []
    found: list[Found] = []
    for start, end in _extents(lines, rows):
        top, bottom = lines[start].base - lines[start].size, lines[end - 1].base
        inside = [run for run in runs if top <= run.base <= bottom + 0.5]
        rules = sorted(y for y, _, _ in across if top - 60 <= y <= bottom + 60)
        table = _table(inside, rules, page)
        if table is not None:
            found.append(Found(start, end, table))
    return found


def _extents(lines: Sequence[Line], rows: Sequence[int]) -> list[tuple[int, int]]:
    """Stretches of lines that are one table each: its rows, the header above, wrapped labels between."""
    groups: list[list[int]] = []
    for at in rows:
        if groups and not any(_is_stop(lines, k, at) for k in range(groups[-1][-1] + 1, at)):
            groups[-1].append(at)
        else:
            groups.append([at])
    extents: list[tuple[int, int]] = []
    for group in groups:
        start, floor = group[0], extents[-1][1] if extents else 0
        while start > max(floor, group[0] - HIGHEST) and _is_header(lines, start - 1, group[0]):
            start -= 1
        end = group[-1] + 1
        while end < len(lines) and end <= group[-1] + 4 and _is_tail(lines, end, group[-1]):
            end += 1
        extents.append((start, end))
    return extents


def _is_stop(lines: Sequence[Line], at: int, row: int) -> bool:
    """Whether a line is a heading or a sentence, not a label of the table that holds the line `row`."""
    line = lines[at]
    if len(line.pieces) > 1 or not _STOPS.match(line.text):
        return False
    near = at == 0 or line.base - lines[at - 1].base < 2.4 * lines[row].size or _touches(line, lines[row])
    return not (near and line.size < TALLER * lines[row].size and not line.bold)


def _touches(line: Line, row: Line) -> bool:
    """Whether a line stands half a line above a row: its label has two."""
    return 0 < row.base - line.base < 1.1 * row.size and not line.bold


def _is_header(lines: Sequence[Line], at: int, row: int) -> bool:
    line, after = lines[at], lines[at + 1]
    if after.base - line.base > 4.5 * max(line.size, after.size) or line.size > TALLER * lines[row].size:
        return False
    return not (len(line.pieces) == 1 and _STOPS.match(line.text)) or _touches(line, lines[row])


def _is_tail(lines: Sequence[Line], at: int, row: int) -> bool:
    """Whether a line after the last row is the rest of its label."""
    line, before = lines[at], lines[at - 1]
    if line.base - before.base > 1.6 * line.size or line.size > TALLER * lines[row].size:
        return False
    return not (len(line.pieces) == 1 and _STOPS.match(line.text)) and len(line.text) < 24


def _table(runs: Sequence[Run], rules: Sequence[float], page: int) -> Whole | None:
    lines = lines_of(runs, wide=FINE)
    parts = [Part(piece, line.base) for line in lines for piece in line.pieces]
    figures: dict[float, list[Part]] = {}
    for part in parts:
        if _FIGURE.fullmatch(part.piece.text.strip()):
            figures.setdefault(part.base, []).append(part)
    anchors = _anchors(figures)
    if not anchors:
        return None
    columns = _columns(anchors, parts)
    if columns is None:
        return None
    rows = _rows(parts, columns, _bands(sorted(anchors), rules, parts, columns[0]), sorted(anchors))
    return None if rows is None else Whole((), tuple(rows), (page,) * len(rows), True)


def _anchors(figures: dict[float, list[Part]]) -> dict[float, list[Part]]:
    """The lines of figures that are rows; one close under another is the rest of figures that wrapped."""
    found: dict[float, list[Part]] = {}
    last = -1e9
    for base, row in sorted(figures.items()):
        if len(row) >= FEWEST and base - last > WRAPPED * row[0].piece.size:
            found[base] = row
            last = base
    return found


def _columns(anchors: dict[float, list[Part]], parts: Sequence[Part]) -> list[float] | None:
    """Where the columns of figures begin and end; None where the figures of two of them overlap."""
    widest = max(anchors.values(), key=len)
    edges = [[part.piece.left, part.piece.right] for part in sorted(widest, key=lambda part: part.middle)]
    for row in anchors.values():
        for part in row:
            near = [
                at
                for at, (left, right) in enumerate(edges)
                if part.piece.left <= right + 2 and part.piece.right >= left - 2
            ]
            if len(near) > 1:
                return None
            if near:
                edge = edges[near[0]]
                edge[0], edge[1] = min(edge[0], part.piece.left), max(edge[1], part.piece.right)
            else:
                edges.append([part.piece.left, part.piece.right])
                edges.sort()
    gaps = [(one[1] + two[0]) / 2 for one, two in pairwise(edges)]
    labels = [
        part.piece.right
        for part in parts
        if part.piece.right < edges[0][0]
        and min(anchors) - 20 < part.base
        and not _FIGURE.fullmatch(part.piece.text)
    ]
    half = min((b - a for a, b in pairwise(gaps)), default=edges[0][1] - edges[0][0]) / 2
    first = (max(labels) + edges[0][0]) / 2 if labels else edges[0][0] - half
    return [first, *gaps, 1e9]


def _bands(
    anchors: Sequence[float], rules: Sequence[float], parts: Sequence[Part], label: float
) -> list[tuple[float, float]]:
    """The heights between which each row stands: between rules, else by the gaps between labels."""
    between = []
    for anchor in anchors:
        above = [y for y in rules if y < anchor]
        below = [y for y in rules if y >= anchor - 1]
        if above and below:
            between.append((above[-1], below[0]))
    if len(between) == len(anchors) == len(set(between)):
        return between
    bases = _label_bases([part for part in parts if part.piece.left < label])
    edges = [_first_edge(parts, bases, anchors[0])]
    edges += [_widest_gap(bases, one, two) for one, two in pairwise(anchors)]
    return list(zip(edges, [*edges[1:], 1e9], strict=True))


def _first_edge(parts: Sequence[Part], labels: Sequence[float], anchor: float) -> float:
    """Where the header ends: over the first row, whose label may begin a line above its figures."""
    above = sorted({part.base for part in parts if anchor - 40 < part.base < anchor - 1})
    beside = [base for base in labels if abs(base - anchor) < 9]
    if not above or not beside or anchor in beside:
        return (above[-1] + anchor) / 2 if above else anchor - 20
    return _widest_gap(above, anchor - 40, anchor)


def _label_bases(parts: Sequence[Part]) -> list[float]:
    """The heights of lines that belong to labels of single rows, not to groups of them."""
    lefts = Counter(round(part.piece.left / 4) for part in parts)
    if not lefts:
        return []
    most = lefts.most_common(1)[0][0]
    bases: list[float] = []
    wide: dict[int, float] = {}
    for part in sorted(parts, key=lambda part: part.base):
        column = round(part.piece.left / 4)
        long = len(part.piece.text) > 5 or part.base - wide.get(column, -1e9) < 1.5 * part.piece.size
        if long:
            wide[column] = part.base
        if abs(column - most) <= 1 or long:
            bases.append(part.base)
    return bases


def _widest_gap(bases: Sequence[float], start: float, end: float) -> float:
    """The middle of the widest gap between lines from `start` to `end`."""
    places = [start, *(base for base in bases if start < base < end), end]
    best = max(range(len(places) - 1), key=lambda at: places[at + 1] - places[at])
    return (places[best] + places[best + 1]) / 2


def _rows(
    parts: Sequence[Part],
    columns: Sequence[float],
    bands: Sequence[tuple[float, float]],
    anchors: Sequence[float],
) -> list[tuple[Box, ...]] | None:
    """The header and the rows; None where words reach from the labels into the figures.

    A figure beside a row's own line is a piece of one that wrapped: the cells next to it are doubtful. Two
    pieces side by side in one cell tell of a column that no row's figures showed: the whole row is doubtful.
    """
    first = bands[0][0]
    starts = _label_columns([part for part in parts if part.base >= first and part.piece.left < columns[0]])
    count = len(starts)
    rows = _head([part for part in parts if part.base < first], columns, count)
    strays = _strays(parts, columns, anchors)
    for (top, bottom), anchor in zip(bands, anchors, strict=True):
        near = {_column(part, columns, starts) for part in strays if _is_near(part, anchor)}
        texts: list[list[str]] = [[] for _ in range(count + len(columns) - 1)]
        beside = Counter(
            _column(part, columns, starts)
            for part in parts
            if part.base == anchor and part.middle >= columns[0]
        )
        crowded = any(number > 1 for number in beside.values())
        for part in parts:
            if not top <= part.base < bottom:
                continue
            at = _column(part, columns, starts)
            if at is None:
                return None
            texts[at].append(part.piece.text.strip())
        number = len(rows)
        boxes = [
            Box(number, at, 1, 1, join(words), crowded or at in near or (at >= count and _is_odd(words)))
            for at, words in enumerate(texts)
        ]
        rows.append(tuple(boxes))
    return rows


def _strays(parts: Sequence[Part], columns: Sequence[float], anchors: Sequence[float]) -> list[Part]:
    """Figures that stand beside the lines of the rows: pieces of figures that wrapped."""
    beside = [part for part in parts if part.base not in anchors and part.middle >= columns[0]]
    return [part for part in beside if _FIGURE.fullmatch(part.piece.text.strip())]


def _is_near(part: Part, anchor: float) -> bool:
    return abs(part.base - anchor) < 1.7 * part.piece.size


def _column(part: Part, columns: Sequence[float], starts: Sequence[float]) -> int | None:
    """The column of a piece: of labels by where they begin, of figures by their middle."""
    if part.piece.left < columns[0] and not _FIGURE.fullmatch(part.piece.text.strip()):
        if part.piece.right > columns[0] + 2:
            return None
        return max(index for index, start in enumerate(starts) if part.piece.left >= start - 3)
    return len(starts) + max(index for index, x in enumerate(columns[:-1]) if part.middle >= x or not index)


def _is_odd(words: Sequence[str]) -> bool:
    """Whether what stands in a column of figures is not one figure."""
    return len(words) > 1 or any(not _FIGURE.fullmatch(word) for word in words)


def _head(parts: Sequence[Part], columns: Sequence[float], count: int) -> list[tuple[Box, ...]]:
    """The header: what stands over several columns in rows of its own, then each column's words joined.

    `count` columns of labels stand before those of figures.
    """
    texts: list[list[str]] = [[] for _ in columns]
    spread: dict[float, list[tuple[int, int, str]]] = {}
    for part in parts:
        left, right = part.piece.left, part.piece.right
        over = [at for at, x in enumerate(columns[:-1]) if left < columns[at + 1] - 1 and right > x + 1]
        words = part.piece.text.strip()
        if part.middle < columns[0]:
            texts[0].append(words)
        elif len(over) > 1:
            spread.setdefault(part.base, []).append((count + over[0], len(over), words))
        elif over:
            texts[over[0] + 1].append(words)
    rows = [
        tuple([Box(number, at, 1, width, words) for at, width, words in sorted(spread[base])])
        for number, base in enumerate(sorted(spread))
    ]
    if any(texts):
        label = Box(len(rows), 0, 1, max(count, 1), join(texts[0]))
        heads = [Box(len(rows), count + at, 1, 1, join(words)) for at, words in enumerate(texts[1:])]
        rows.append((label, *heads) if count else tuple(heads))
    return rows


def _label_columns(parts: Sequence[Part]) -> list[float]:
    """Where labels begin: the left edges that several share."""
    lefts = sorted(part.piece.left for part in parts)
    starts: list[tuple[float, int]] = []
    for left in lefts:
        if starts and left - starts[-1][0] < 6:
            starts[-1] = (starts[-1][0], starts[-1][1] + 1)
        else:
            starts.append((left, 1))
    kept = [start for start, number in starts if number > 1] or [start for start, _ in starts[:1]]
    return kept if kept and lefts and kept[0] <= lefts[0] + 3 else [*(lefts[:1] or [0.0]), *kept]
