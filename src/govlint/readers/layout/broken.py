"""Part of the layout: pieces of figures that broke in narrow columns, beside the rows that they may be of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby

from govlint.readers.layout.bands import Bands, Part

LEVEL = 0.3
"""What stands nearer to a row's height, in characters, is of its line."""
AS_NEAR = 1.6
"""A row so many times as far from a piece as the nearest one is too far for it to be of that row."""


def doubted_beside(
    parts: Sequence[Part], bands: Bands, anchors: Sequence[float], bare: Sequence[float]
) -> Iterator[tuple[int, int]]:
    """The cells, by row and column, of which figures among `parts` that are on no row's line may be pieces.

    `anchors` are the heights of the rows, `bare` those of rows without a label: theirs may be pieces too.
    """
    places = sorted(
        (bands.column(part), bisect_left(anchors, part.base), part.base)
        for part in parts
        if part.is_figure and _is_apart(part, anchors, bare)
    )
    for (column, at), group in groupby(places, key=lambda place: place[:2]):
        heights = [base for _, _, base in group]
        above, below = at - 1, at
        while above >= 0 and anchors[above] in bare:
            above -= 1
        while below < len(anchors) and anchors[below] in bare:
            below += 1
        far = {
            row: gap
            for row, gap in (
                (above, heights[0] - anchors[above] if above >= 0 else -1.0),
                (below, anchors[below] - heights[-1] if below < len(anchors) else -1.0),
            )
            if gap > 0
        }
        nearest = min(far.values(), default=0.0)
        yield from ((row, column) for row, gap in far.items() if gap <= AS_NEAR * nearest)


def _is_apart(part: Part, anchors: Sequence[float], bare: Sequence[float]) -> bool:
    """Whether a figure is on no row's line, or on that of a row without a label."""
    near = min(anchors, key=lambda anchor: abs(anchor - part.base))
    return near in bare or abs(near - part.base) > LEVEL * part.piece.size
