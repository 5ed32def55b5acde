"""Part of the HTML reader: the cells of one table, laid out by their spans as a browser does."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from govlint.model import Struct
from govlint.readers.writer import Words

# HTML's own limit for colspan; a report's table has at most 16 columns and 31 rows.
_MOST = 1000
_BUDGET = 1_000_000
_NUMBER = re.compile(r"[ \t\n\r\f]*\+?0*([0-9]+)")
# A label of the official form has at most 41 characters.
LONG = 60
_FLOOD = 400


class Attributes(Struct, frozen=True):
    """What is kept of a start tag: spans, a link's address or a picture's words, a heading's level."""

    rowspan: int = 1
    colspan: int = 1
    target: str = ""
    level: int = 0


SINGLE = Attributes()
"""The tag of a cell without spans."""


class Box(msgspec.Struct, gc=False):
    """A cell while the page is being read: the place after its start tag, its spans and its content.

    A rowspan of 0 goes to the end of the row group.
    """

    start: int
    rowspan: int = 1
    colspan: int = 1
    flow: list[Item] = []

    @property
    def lines(self) -> list[Words]:
        """The lines of words in the cell."""
        return [item for item in self.flow if isinstance(item, Words)]


class Shot(Struct, frozen=True):
    """A picture: its alternative text and where it stands."""

    alt: str
    place: int


Slip = tuple[str, int, int, Attributes]
"""A cell of one short run of characters and nothing else: the run, its place, the place after the start tag,
and the tag. Nearly all cells of a report are such ones, and a tuple is the least that they can cost."""


class Table:
    """A table while the page is being read; `groups` are its row groups of rows of cells.

    `ruled` is false for a table of bars, whose cells have no spans.
    """

    def __init__(self, ruled: bool = True) -> None:
        self.ruled = ruled
        self.groups: list[list[list[Box | Slip]]] = [[]]
        self.nested = False

    def boxes(self) -> list[Box]:
        """Every cell in order."""
        return [boxed(cell) for group in self.groups for row in group for cell in row]

    def is_layout(self) -> bool:
        """Whether the table only places things on the page.

        So does one that holds a table, a heading, or running text: what no data table has.
        """
        if self.nested:
            return True
        cells = [cell for group in self.groups for row in group for cell in row]
        flows = [cell.flow for cell in cells if type(cell) is Box]
        if len(cells) == len(flows) == 1 and sum([line.size for line in boxed(cells[0]).lines]) > LONG:
            return True
        return any(_is_running(flow) for flow in flows)

    def laid_out(self) -> list[tuple[list[Box | Slip], Places]]:
        """The rows with the places of their cells; overlaps are let be, spans end with their row group."""
        rows = []
        budget = _BUDGET
        for group in self.groups:
            taken: dict[int, int] = {}
            for index, row in enumerate(group):
                budget, places = _places(row, index, len(group) - index, taken, budget)
                rows.append((row, places))
        return rows


Places = tuple[list[int], list[int], list[int]] | tuple[list[int]]
"""The columns of a row's cells, and unless all are single their rowspans and colspans."""


def _places(
    row: list[Box | Slip], index: int, left: int, taken: dict[int, int], budget: int
) -> tuple[int, Places]:
    """What is left of the budget, and the places in a row, with `left` rows from here in the group."""
    columns: list[int] = []
    spans: dict[int, tuple[int, int]] = {}
    column = 0
    until = taken.get
    for cell in row:
        while until(column, 0) > index and budget > 0:
            column += 1
            budget -= 1
        columns.append(column)
        held: Attributes | Box = cell[3] if isinstance(cell, tuple) else cell
        if held is SINGLE or (held.rowspan == held.colspan == 1):
            column += 1
            continue
        rowspan = min(held.rowspan or _MOST, left)
        colspan = max(1, min(held.colspan, _MOST - column))
        if rowspan > 1 and budget > 0:
            budget -= colspan
            for covered in range(column, column + colspan):
                taken[covered] = max(until(covered, 0), index + rowspan)
        spans[len(columns) - 1] = rowspan, colspan
        column += colspan
    if not spans:
        return budget, (columns,)
    down, across = [1] * len(columns), [1] * len(columns)
    for number, (rowspan, colspan) in spans.items():
        down[number], across[number] = rowspan, colspan
    return budget, (columns, down, across)


def boxed(cell: Box | Slip) -> Box:
    """A cell as a box, whatever it was kept as."""
    if isinstance(cell, Box):
        return cell
    text, place, start, tag = cell
    return Box(start, tag.rowspan, tag.colspan, [Words([(text, place)])])


def _is_running(flow: list[Item]) -> bool:
    """Whether what is in a cell is running text or holds a heading."""
    lines = [item for item in flow if isinstance(item, Words)]
    sizes = [line.size for line in lines]
    return (
        sum(sizes) > _FLOOD or sum([size > LONG for size in sizes]) > 1 or any(line.level for line in lines)
    )


Item = Words | Table | Shot


@lru_cache(maxsize=256)
def span(value: str, default: int) -> int:
    """The number in a rowspan or colspan attribute; `default` for 0."""
    match = _NUMBER.match(value)
    if not match:
        return 1
    return min(int(match[1][:5]), _MOST) if match[1] != "0" else default
