"""Part of the layout: a frame around the text of a page is no table, but the tables within it are."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.lazy import lazily
from govlint.readers.layout.cells import Box, Table
from govlint.readers.layout.lattice import Lattice, lattice_of
from govlint.readers.layout.strokes import Ruling

PROSE = 100
"""A cell over nearly all of the width with so many characters and a sentence is text in a frame."""
WHOLE = 0.6
"""So much of the width is nearly all of it: beside the text may stand a column of links."""
_HEADING = lazily(r"\s*[一二三四五六七八九十]{1,2}、")
_SECTION = lazily(r"(?s)\s*[一二三四五六七八九十]{1,2}、(?:.*。.*|[^，。；：]*(?:情况|事项)\s*)")


def framed(table: Table, ruling: Ruling, near: float) -> list[Lattice] | None:
    """The tables within a frame that was taken for one table; None where it is none."""
    lattice = table.lattice
    wide = [box for box in table.boxes() if _is_whole(box, lattice)]
    if not any(_is_told(box.text) for box in wide):
        return None
    text = {
        row
        for box in wide
        if not box.text or "。" in box.text or _HEADING.match(box.text)
        for row in range(box.row, box.row + box.rowspan)
    }
    found: list[Lattice] = []
    for first, last in _stretches([row not in text for row in range(len(lattice.ys) - 1)]):
        inner = _within(table, ruling, first, last, near)
        if inner is not None:
            found.append(inner)
    return found


def _is_told(text: str) -> bool:
    """Whether a cell holds text, or the heading of a section."""
    return (len(text) > PROSE and "。" in text) or _SECTION.fullmatch(text) is not None


def _is_whole(box: Box, lattice: Lattice) -> bool:
    """Whether a cell is nearly as wide as its table."""
    width = lattice.xs[box.column + box.colspan] - lattice.xs[box.column]
    return width >= WHOLE * (lattice.xs[-1] - lattice.xs[0])


def _stretches(wanted: Sequence[bool]) -> list[tuple[int, int]]:
    """First and last of the rows that are wanted, where they follow one another."""
    found: list[tuple[int, int]] = []
    for row, is_wanted in enumerate(wanted):
        if is_wanted and found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        elif is_wanted:
            found.append((row, row))
    return found


def _within(table: Table, ruling: Ruling, first: int, last: int, near: float) -> Lattice | None:
    """The lattice of some rows, without the frame's own lines at their sides."""
    lattice = table.lattice
    boxes = [box for box in table.boxes() if first <= box.row <= last]
    left, right = 0, len(lattice.xs) - 1
    while left < right - 1 and not any(box.text for box in boxes if box.column == left):
        left += 1
    while right > left + 1 and not any(box.text for box in boxes if box.column + box.colspan == right):
        right -= 1
    top, bottom = lattice.ys[first], lattice.ys[last + 1]
    start, end = lattice.xs[left], lattice.xs[right]
    across = tuple(
        (y, max(a, start), min(b, end))
        for y, a, b in ruling.across
        if top - near <= y <= bottom + near and min(b, end) - max(a, start) > near
    )
    down = tuple(
        (x, max(a, top), min(b, bottom))
        for x, a, b in ruling.down
        if start - near <= x <= end + near and min(b, bottom) - max(a, top) > near
    )
    return lattice_of(Ruling(across, down), near)
