"""Part of the HTML reader: the cells of one table, laid out by their spans as a browser does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple, cast

import msgspec

from govlint.model import Struct
from govlint.readers.building.writer import Words

# HTML's own limit for colspan; a report's table has at most 16 columns and 31 rows.
_MOST = 1000
_BUDGET = 1_000_000
_NUMBER = re.compile(r"[ \t\n\r\f]*\+?0*([0-9]+)")
# A label of the official form has at most 41 characters.
LONG = 60
_FLOOD = 400
_SENTENCES = 3
"""So many sentences in rows of one cell tell that a table holds a whole report."""
_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十]{1,2}[、）)]")
_PART = re.compile(r"[一二三四五六]、[^，。；：]{0,40}(?:情况|事项)")
_PARTS = 3
_TITLED = re.compile(r"[一二三四五六]、[^，。；：]{0,40}?(?:情况|事项|问题|概述)")
_ORNAMENTS = 3
"""So many cells without words may stand around a heading."""
_HEADING = re.compile(r"\s*[一二三四五六七]、[^，。；：]{2,40}")
# Tables of more cells are no report's: their layout is not kept.
_COMMON = 2000


def spans(rowspan: int, colspan: int) -> int:
    """The spans of a cell as one number, by which tables of the same shape are known."""
    return rowspan << 10 | colspan


SINGLE = spans(1, 1)


class Attributes(Struct, frozen=True):
    """What is kept of a start tag: spans, a link's address or a picture's words, a heading's level."""

    spans: int = SINGLE
    target: str = ""
    level: int = 0


class Box(msgspec.Struct, gc=False):
    """A cell while the page is being read: where its content starts, its spans and its content.

    A rowspan of 0 goes to the end of the row group.
    """

    start: int
    spans: int = SINGLE
    flow: list[Item] = []

    @property
    def lines(self) -> list[Words]:
        """The lines of words in the cell."""
        return [item for item in self.flow if isinstance(item, Words)]


class Shot(Struct, frozen=True):
    """A picture: its alternative text and where it stands."""

    alt: str
    place: int


Slip = tuple[str, int, int]
"""A cell of one short run of characters and nothing else: the run, its place, and the cell's spans. Nearly
all cells of a report are such ones, and a tuple is the least that they can cost."""


class Table:
    """A table while the page is being read; `groups` are its row groups of rows of cells.

    `ruled` is false for a table of bars, whose cells have no spans; `mixed` where no cell is a box.
    """

    def __init__(self, ruled: bool = True, mixed: bool = True) -> None:
        self.ruled = ruled
        self.mixed = mixed
        self.groups: list[list[list[Box | Slip]]] = [[]]
        self.nested = False

    def boxes(self) -> list[Box]:
        """Every cell in order."""
        return [boxed(cell) for group in self.groups for row in group for cell in row]

    def framed(self) -> Words | None:
        """What a table within a cell holds that is nothing but a frame around the cell's few words.

        The title of a section is no cell's.
        """
        boxes = self.boxes()
        flow = boxes[0].flow if len(boxes) == 1 else []
        only = flow[0] if len(flow) == 1 else None
        if not isinstance(only, Words) or only.level or only.size > LONG:
            return None
        return None if _TITLED.match(only.text.strip()) else only

    def is_layout(self) -> bool:
        """Whether the table only places things on the page.

        So does one that holds a table, a heading, or running text: what no data table has.
        """
        if self.nested:
            return True
        if self._is_headline():
            return True
        if not self.has_boxes():
            return False
        cells = [cell for row in self.rows() for cell in row]
        flows = [cell.flow for cell in cells if type(cell) is Box]
        if len(cells) == len(flows) == 1 and sum([line.size for line in boxed(cells[0]).lines]) > LONG:
            return True
        return any(_is_running(flow) for flow in flows)

    def _is_headline(self) -> bool:
        """Whether the table holds the numbered heading of a section and no other words."""
        cells = list(islice(chain.from_iterable(chain.from_iterable(self.groups)), _ORNAMENTS + 2))
        if len(cells) > _ORNAMENTS + 1:
            return False
        lines = [line for cell in cells for line in boxed(cell).flow if not isinstance(line, Shot)]
        return len(lines) == 1 and isinstance(lines[0], Words) and bool(_HEADING.fullmatch(lines[0].text))

    def parted(self) -> list[Item]:
        """The table; or, where a whole report stands in its rows, the lines and tables that these are.

        A line is a row of one cell that holds a sentence or a heading, or stands above the first of them.
        """
        rows = self.rows()
        alone = [boxed(row[0]).lines if len(row) == 1 else [] for row in rows]
        if not _is_report([lines for lines in alone if lines]):
            return [self]
        told = [any(_is_told(line) for line in lines) for lines in alone]
        first = told.index(True)
        found: list[Item] = []
        table: Table | None = None
        for at, (row, lines) in enumerate(zip(rows, alone, strict=True)):
            if lines and (at < first or told[at]):
                found.extend(lines)
                table = None
                continue
            if table is None:
                table = Table(self.ruled, self.mixed)
                found.append(table)
            table.groups[-1].append(row)
        return found

    def has_boxes(self) -> bool:
        """Whether any cell is more than one short run."""
        return self.mixed and Box in map(type, chain.from_iterable(self.rows()))

    def slips(self) -> list[list[Slip]]:
        """The rows, if each has cells and these are short runs only; else none."""
        rows = self.rows()
        return cast(list[list[Slip]], rows) if all(rows) and not self.has_boxes() else []

    def rows(self) -> list[list[Box | Slip]]:
        """The rows of all groups."""
        return list(chain.from_iterable(self.groups))

    def spans(self) -> tuple[int, ...]:
        """The spans of every cell in order."""
        cells = chain.from_iterable(self.rows())
        return tuple([cell.spans if isinstance(cell, Box) else cell[2] for cell in cells])

    def laid_out(self, cells: tuple[int, ...]) -> Layout:
        """Where the cells, whose spans are given in order, stand."""
        shape = cells, tuple(map(len, self.rows())), tuple(map(len, self.groups))
        return _laid_out(*shape) if len(cells) <= _COMMON else _laid_out.__wrapped__(*shape)


class Layout(NamedTuple):
    """Where the cells of a table stand, in their order: row and column from 0, and clipped spans.

    Of each row, `ends` has the number of cells up to its end; 0 comes first.
    """

    rows: list[int]
    columns: list[int]
    down: list[int]
    across: list[int]
    ends: list[int]


@lru_cache(maxsize=64)
def _laid_out(cells: tuple[int, ...], rows: tuple[int, ...], groups: tuple[int, ...]) -> Layout:
    """Cells by their spans, and how many there are in each row and of rows in each group.

    Overlaps are let be, spans end with their row group. The official forms have but a few shapes.
    """
    layout = Layout([], [], [], [], [0])
    budget = _BUDGET
    sizes = iter(rows)
    for group in groups:
        taken: dict[int, int] = {}
        for index, size in enumerate(islice(sizes, group)):
            done = layout.ends[-1]
            budget = _lay(cells[done : done + size], index, group - index, taken, budget, layout)
    return layout


def _lay(
    row: tuple[int, ...], index: int, left: int, taken: dict[int, int], budget: int, layout: Layout
) -> int:
    """Lay out a row with `left` rows from here in its group; gives what is left of the budget."""
    column = 0
    for cell in row:
        while budget > 0 and taken.get(column, 0) > index:
            column += 1
            budget -= 1
        rowspan = min(cell >> 10 or _MOST, left)
        colspan = max(1, min(cell & 1023, _MOST - column))
        if rowspan > 1 and budget > 0:
            budget -= colspan
            for covered in range(column, column + colspan):
                taken[covered] = max(taken.get(covered, 0), index + rowspan)
        layout.rows.append(len(layout.ends) - 1)
        layout.columns.append(column)
        layout.down.append(rowspan)
        layout.across.append(colspan)
        column += colspan
    layout.ends.append(len(layout.rows))
    return budget


def boxed(cell: Box | Slip) -> Box:
    """A cell as a box, whatever it was kept as."""
    if isinstance(cell, Box):
        return cell
    text, place, spans = cell
    return Box(place, spans, [Words([(text, place)])])


def _is_report(alone: Sequence[Sequence[Words]]) -> bool:
    """Whether a whole report stands in rows, by the lines of those that have one cell.

    It does where enough of them are long, or where they are sentences below the headings of its parts.
    """
    if sum(any(line.size > LONG for line in lines) for lines in alone) >= _SENTENCES:
        return True
    texts = [line.text.strip() for lines in alone for line in lines]
    sentences = sum(text.endswith("。") for text in texts)
    return sentences >= _SENTENCES and len(set(filter(_PART.fullmatch, texts))) >= _PARTS


def _is_told(line: Words) -> bool:
    """Whether a line is a sentence, or begins with a number as headings do."""
    return line.size > LONG or "。" in line.text or _NUMBERED.match(line.text) is not None


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
