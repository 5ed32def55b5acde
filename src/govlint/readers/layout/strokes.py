"""Part of the layout: rules as they are drawn, doubled, dashed or in pieces, become the lines of tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govlint.model import Struct
from govlint.readers.layout.page import Stroke

BESIDE = 0.3
"""The outermost cell of a table takes no more of its width."""
MOST = 4000
"""So many rules on a page are a drawing, not tables."""


class Ruling(Struct, frozen=True):
    """Rules that touch one another: those across by height, those down by distance from the left."""

    across: tuple[Stroke, ...]
    down: tuple[Stroke, ...]


def merged(strokes: Iterable[Stroke], near: float) -> list[Stroke]:
    """Rules that lie on or beside one another, nearer than `near`, made one; in order."""
    found: list[Stroke] = []
    for cluster in _clusters(sorted(strokes), near):
        place = (cluster[0][0] + cluster[-1][0]) / 2
        begin = end = None
        for _, start, stop in sorted(cluster, key=_start):
            if end is None or begin is None:
                begin, end = start, stop
            elif start <= end + near:
                end = max(end, stop)
            else:
                found.append((place, begin, end))
                begin, end = start, stop
        if begin is not None and end is not None:
            found.append((place, begin, end))
    return found


def _start(stroke: Stroke) -> float:
    return stroke[1]


def _clusters(strokes: Sequence[Stroke], near: float) -> Iterable[list[Stroke]]:
    cluster: list[Stroke] = []
    for stroke in strokes:
        if cluster and (stroke[0] - cluster[-1][0] > near or stroke[0] - cluster[0][0] > 2 * near):
            yield cluster
            cluster = []
        cluster.append(stroke)
    if cluster:
        yield cluster


def rulings(across: Sequence[Stroke], down: Sequence[Stroke], near: float) -> list[Ruling]:
    """The groups of merged rules that touch; each is the ruling of a table, a frame, or a line alone."""
    if len(across) + len(down) > MOST:
        return []
    parent = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for one, (y, left, right) in enumerate(across):
        left, right = left - near, right + near
        for two, (x, top, bottom) in enumerate(down, len(across)):
            if left <= x <= right and top - near <= y <= bottom + near:
                parent[root(one)] = root(two)
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for index in range(len(parent)):
        pair = groups.setdefault(root(index), ([], []))
        if index < len(across):
            pair[0].append(across[index])
        else:
            pair[1].append(down[index - len(across)])
    return _with_borders([Ruling(tuple(rows), tuple(columns)) for rows, columns in groups.values()], near)


def _with_borders(found: list[Ruling], near: float) -> list[Ruling]:
    """The rulings, each with the line that alone goes down beside it from its first height to its last.

    That is the border of a cell as high as the table: one that goes on over both ends of the page.
    """
    tables = list(found)
    for border in found:
        if border.across or len(border.down) != 1:
            continue
        place, start, stop = border.down[0]
        for at, table in enumerate(tables):
            if not table.across or len(table.down) < 2:
                continue
            top, bottom = min(a for _, a, _ in table.down), max(b for _, _, b in table.down)
            left, right = table.down[0][0], table.down[-1][0]
            aside = max(left - place, place - right)
            if max(abs(start - top), abs(stop - bottom)) <= 2 * near and 0 < aside < BESIDE * (right - left):
                tables[at] = Ruling(table.across, tuple(sorted((*table.down, border.down[0]))))
                break
    return tables
