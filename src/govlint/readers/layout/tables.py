"""Part of the layout: the tables of one page, and the characters that stand in none."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from govlint.readers.layout.cells import Table, fill
from govlint.readers.layout.frames import framed
from govlint.readers.layout.lattice import COVERED, Lattice, lattice_of
from govlint.readers.layout.page import Page, Run, Stroke
from govlint.readers.layout.strokes import Ruling, merged, rulings

LONG = 400
"""A cell with so many characters holds running text: the table only places it on the page."""

FOOT = 0.75
"""A table that ends so far down may be cut by the end of the page."""
PITCH = 1.8
"""Lines of one cell are no further apart, in sizes of their characters."""
EDGE = 2.0
"""A table that comes so near to the edge of the page goes on beyond it."""


def split(page: Page) -> tuple[list[Table], list[Run]]:
    """The tables of a page by their place, and the runs outside them."""
    runs = list(page.runs)
    if not page.across or not page.down:
        return [], runs
    near = nearness(runs)
    found = [
        (lattice, ruling)
        for ruling in rulings(merged(page.across, near), merged(page.down, near), near)
        if (lattice := lattice_of(ruling, near))
    ]
    found.sort(key=_area)
    inside, outside = _held([lattice for lattice, _ in found], runs)
    if found:
        lowest = max(range(len(found)), key=lambda index: found[index][0].bottom)
        hanging = _hanging(found[lowest][0], outside, page, near)
        inside[lowest].extend(hanging)
        outside = [run for run in outside if run not in hanging] if hanging else outside
    tables: list[Table] = []
    for (lattice, ruling), held in zip(found, inside, strict=True):
        table = fill(lattice, held)
        within = framed(table, ruling, near) if held else None
        if within is not None:
            parts, rest = _held(within, held)
            outside.extend(rest)
            tables += [_cut(fill(*pair), page) for pair in zip(within, parts, strict=True) if pair[1]]
        elif any(len(box.text) > LONG for box in table.boxes()) or not held:
            outside.extend(held)
        else:
            tables.append(_cut(table, page))
    return sorted(tables, key=lambda table: table.lattice.top), outside


def _held(lattices: Sequence[Lattice], runs: Sequence[Run]) -> tuple[list[list[Run]], list[Run]]:
    """The runs within each of some lattices, the smallest first, and those in none."""
    inside: list[list[Run]] = [[] for _ in lattices]
    outside: list[Run] = []
    for run in runs:
        x, y = (run.lefts[0] + run.rights[-1]) / 2, run.middle
        for index, lattice in enumerate(lattices):
            if lattice.holds(x, y):
                inside[index].append(run)
                break
        else:
            outside.append(run)
    return inside, outside


def _cut(table: Table, page: Page) -> Table:
    """The table, told whether it runs into the edge of the page."""
    xs = table.lattice.xs
    return structs.replace(table, cut=xs[0] < EDGE or xs[-1] > page.width - EDGE)


def _hanging(lattice: Lattice, runs: Sequence[Run], page: Page, near: float) -> list[Run]:
    """The runs below a table at the foot of a page which hang out of cells that no line closes there.

    Browsers end the lines of a cell where they break it, and set its last line of words below.
    """
    if lattice.bottom < FOOT * page.height:
        return []
    reach, hanging = lattice.bottom, []
    for run in sorted(runs, key=lambda run: run.base):
        if run.base <= lattice.bottom:
            continue
        if run.base - reach > PITCH * run.size or not _hangs(lattice, run, page.across, near):
            break
        hanging.append(run)
        reach = max(reach, run.base)
    return hanging


def _hangs(lattice: Lattice, run: Run, across: Sequence[Stroke], near: float) -> bool:
    middle = (run.left + run.right) / 2
    if not lattice.xs[0] < middle < lattice.xs[-1]:
        return False
    region = lattice.regions[lattice.region_at(middle, lattice.bottom - 0.1)]
    left, right = lattice.xs[region.column], lattice.xs[region.column + region.colspan]
    closed = any(
        abs(place - lattice.bottom) <= near and min(right, end) - max(left, start) > COVERED * (right - left)
        for place, start, end in across
    )
    return not closed and left - 1 <= run.left and run.right <= right + 1


def _area(pair: tuple[Lattice, Ruling]) -> float:
    lattice, _ = pair
    return (lattice.ys[-1] - lattice.ys[0]) * (lattice.xs[-1] - lattice.xs[0])


def nearness(runs: Sequence[Run]) -> float:
    """How near rules must be to be one: less than half a character, or small print has no tables."""
    sizes = sorted([run.size for run in runs])
    size = sizes[len(sizes) // 2] if sizes else 10.5
    return min(max(0.42 * size, 1.2), 4.5)
