"""Part of the HTML reader: the cells of one table, laid out by their spans as a browser does."""

from __future__ import annotations

import re
from functools import lru_cache

from govlint.model import Struct
from govlint.readers.writer import Words

# HTML's own limit for colspan; a report's table has at most 16 columns and 31 rows.
_MOST = 1000
_BUDGET = 1_000_000
_NUMBER = re.compile(r"[ \t\n\r\f]*\+?0*([0-9]+)")
# A label of the official form has at most 41 characters.
_LONG = 60
_FLOOD = 400


class Place(Struct, frozen=True):
    """Where a cell stands: geometric column and clipped spans."""

    column: int
    rowspan: int
    colspan: int


_SINGLE = tuple(Place(column, 1, 1) for column in range(_MOST))


class Box:
    """A cell while the page is being read: the place after its start tag, its spans and its content."""

    __slots__ = ("colspan", "flow", "rowspan", "start")

    def __init__(self, start: int, rowspan: str, colspan: str) -> None:
        self.start = start
        self.rowspan = _span(rowspan, 0) if rowspan else 1
        self.colspan = _span(colspan, 1) if colspan else 1
        self.flow: list[Item] = []

    @property
    def lines(self) -> list[Words]:
        """The lines of words in the cell."""
        return [item for item in self.flow if isinstance(item, Words)]


class Shot(Struct, frozen=True):
    """A picture: its alternative text and where it stands."""

    alt: str
    place: int


class Table:
    """A table while the page is being read; `groups` are its row groups of rows of cells.

    `ruled` is false for a table of bars, whose cells have no spans.
    """

    def __init__(self, ruled: bool = True) -> None:
        self.ruled = ruled
        self.groups: list[list[list[Box]]] = [[]]
        self.nested = False

    def boxes(self) -> list[Box]:
        """Every cell in order."""
        return [box for group in self.groups for row in group for box in row]

    def is_layout(self) -> bool:
        """Whether the table only places things on the page.

        So does one that holds a table, a heading, or running text: what no data table has.
        """
        if self.nested:
            return True
        boxes = self.boxes()
        for box in boxes:
            flow = box.flow
            if len(boxes) > 1 and len(flow) == 1 and isinstance(flow[0], Words) and flow[0].is_short(_LONG):
                continue
            whole = long = 0
            for item in flow:
                if isinstance(item, Words):
                    size = item.size
                    whole += size
                    long += size > _LONG
                    if item.level:
                        return True
            if whole > _FLOOD or long > 1 or (whole > _LONG and len(boxes) == 1):
                return True
        return False

    def laid_out(self) -> list[list[tuple[Box, Place]]]:
        """The rows with each cell's place; overlaps are let be, spans end with their row group."""
        rows: list[list[tuple[Box, Place]]] = []
        budget = _BUDGET
        for group in self.groups:
            taken: dict[int, int] = {}
            for index, boxes in enumerate(group):
                row: list[tuple[Box, Place]] = []
                column = 0
                for box in boxes:
                    while taken and taken.get(column, 0) > index and budget > 0:
                        column += 1
                        budget -= 1
                    if box.rowspan == box.colspan == 1 and column < _MOST:
                        row.append((box, _SINGLE[column]))
                        column += 1
                        continue
                    rowspan = min(box.rowspan or _MOST, len(group) - index)
                    colspan = max(1, min(box.colspan, _MOST - column))
                    if rowspan > 1 and budget > 0:
                        budget -= colspan
                        for covered in range(column, column + colspan):
                            taken[covered] = max(taken.get(covered, 0), index + rowspan)
                    row.append((box, Place(column, rowspan, colspan)))
                    column += colspan
                rows.append(row)
        return rows


Item = Words | Table | Shot


@lru_cache(maxsize=256)
def _span(value: str, default: int) -> int:
    match = _NUMBER.match(value)
    if not match:
        return 1
    return min(int(match[1][:5]), _MOST) if match[1] != "0" else default
