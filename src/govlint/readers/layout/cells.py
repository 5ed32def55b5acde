"""Part of the layout: the characters of a table are put into its cells; what is doubtful is told."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from msgspec import structs

from govlint.model import Struct
from govlint.readers.layout.lattice import Lattice
from govlint.readers.layout.lines import Line, is_narrow, lines_of
from govlint.readers.layout.page import Run

_PARTED = re.compile(r"\d\s+\d")
PADDING = 11.0
"""What a cell keeps free at its sides together, in points; so narrow a rest does not take another digit."""

THIN = 0.75


class Box(Struct, frozen=True):
    """A cell: its place in the grid and its words; `doubtful` when nobody can be sure of them.

    `full` tells that its last line has no room for another character.
    """

    row: int
    column: int
    rowspan: int
    colspan: int
    text: str
    doubtful: bool = False
    full: bool = False


class Table(Struct, frozen=True):
    """A table on one page: its lattice, and the cells that begin in each row.

    `cut` tells that it runs into the edge of the page, so that columns of it may be lost.
    """

    lattice: Lattice
    rows: tuple[tuple[Box, ...], ...]
    cut: bool = False

    def boxes(self) -> list[Box]:
        """Every cell, in reading order."""
        return [box for row in self.rows for box in row]


def fill(lattice: Lattice, runs: Sequence[Run]) -> Table:
    """The table of `lattice` with `runs`, all within it, in its cells."""
    held: list[list[Run]] = [[] for _ in lattice.regions]
    doubtful = {index for index, region in enumerate(lattice.regions) if region.odd}
    for run in runs:
        middle = run.middle
        first = lattice.region_at((run.lefts[0] + run.rights[0]) / 2, middle)
        last = lattice.region_at((run.lefts[-1] + run.rights[-1]) / 2, middle)
        if first == last:
            held[first].append(run)
        else:
            doubtful |= _parted(lattice, run, held)
    rows: list[list[Box]] = [[] for _ in range(len(lattice.ys) - 1)]
    for index, region in enumerate(lattice.regions):
        width = lattice.width(region)
        words, unsure, full = _words(held[index], width) if held[index] else ("", False, False)
        rows[region.row].append(
            Box(
                region.row,
                region.column,
                region.rowspan,
                region.colspan,
                words,
                unsure or index in doubtful,
                full,
            )
        )
    size = min([run.size for run in runs], default=0.0)
    for index in reversed(range(len(rows))):
        # A strip too low for a line of text is no row: some programs break cells, not rows, over pages.
        if lattice.ys[index + 1] - lattice.ys[index] < THIN * size and _is_blank(rows[index]) and index:
            rows = without(rows, index)
    return Table(lattice, tuple([tuple(sorted(row, key=_column)) for row in rows]))


def _is_blank(row: Sequence[Box]) -> bool:
    return not any(box.text for box in row if box.rowspan == 1)


def without(rows: list[list[Box]], gone: int) -> list[list[Box]]:
    """The rows without one that is empty; cells that span it are a row shorter."""
    kept: list[list[Box]] = []
    carried: list[Box] = []
    for index, row in enumerate(rows):
        if index == gone:
            carried = [structs.replace(box, rowspan=box.rowspan - 1) for box in row if box.rowspan > 1]
            continue
        boxes = [*carried, *row] if carried else row
        carried = []
        kept.append(sorted([_shifted(box, gone) for box in boxes], key=lambda box: box.column))
    return kept


def _shifted(box: Box, gone: int) -> Box:
    if box.row > gone:
        return structs.replace(box, row=box.row - 1)
    if box.row + box.rowspan > gone and box.row < gone:
        return structs.replace(box, rowspan=box.rowspan - 1)
    return box


def _column(box: Box) -> int:
    return box.column


def _parted(lattice: Lattice, run: Run, held: list[list[Run]]) -> set[int]:
    """Put a run that crosses a line where most of it stands, or in parts where blanks part it."""
    places = [
        lattice.region_at((left + right) / 2, run.middle)
        for left, right in zip(run.lefts, run.rights, strict=True)
    ]
    start = 0
    stretches: list[tuple[int, int, int]] = []
    for index in range(1, len(places) + 1):
        if index == len(places) or places[index] != places[start]:
            stretches.append((places[start], start, index))
            start = index
    loose = all(
        run.text[start - 1].isspace() or run.text[start].isspace() or _apart(run, start, lattice.xs)
        for _, start, _ in stretches[1:]
    )
    if loose:
        for place, start, end in stretches:
            held[place].append(run.part(start, end))
        return set()
    most = max(stretches, key=lambda stretch: stretch[2] - stretch[1])[0]
    held[most].append(run)
    beyond = [(place, run.text[start:end]) for place, start, end in stretches if place != most]
    if not any(map(str.isalnum, "".join([text for _, text in beyond]))):
        return set()  # a mark that hangs out of its cell
    return {most, *(place for place, text in beyond if text.strip())}


def _apart(run: Run, at: int, xs: Sequence[float]) -> bool:
    """Whether two characters are of two cells: far apart, or with a line in the gap between them."""
    before, after = run.rights[at - 1], run.lefts[at]
    if after - before > 0.25 * run.size:
        return True
    return after - before > 0.08 * run.size and any(before - 0.5 < x < after + 0.5 for x in xs)


def _words(runs: Sequence[Run], width: float) -> tuple[str, bool, bool]:
    """The words of a cell, whether they are doubtful (unknown characters, figures in pieces), and full."""
    lines = lines_of(runs, wide=1000)
    if not lines:
        return "", False, False
    text = lines[0].text.strip()
    for before, line in itertools.pairwise(lines):
        more = line.text.strip()
        if text and more and is_narrow(text[-1]) and is_narrow(more[0]):
            figures = text[-1].isdigit() and more[0].isdigit()
            text += "" if figures and _is_full(before, line, width) else "\n"
        text += more
    unknown = any(piece.unknown for line in lines for piece in line.pieces)
    return text, unknown or _PARTED.search(text) is not None, _is_full(lines[-1], lines[-1], width)


def _is_full(line: Line, after: Line, width: float) -> bool:
    """Whether the line had no room for the first character of the next."""
    advance = (after.right - after.left) / max(len(after.text), 1)
    return width - (line.right - line.left) < advance + PADDING
