"""The minimal report with its tables laid out as converters of sheets and pages do, for tests of layouts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from govlint.packtest.pageexamples import _table
from govlint.packtest.specimen import blocks

Matrix = list[list[str]]
Table = Callable[[Matrix], str]


def matrix(text: str, merged: str | None = None) -> Matrix:
    """A table's cells, all rows of one length; cells that others were merged into hold `merged`, or their
    words again."""
    rows = _table(text)
    places: dict[tuple[int, int], str] = {}
    for at, row in enumerate(rows):
        column = 0
        for words, down, across in row:
            while (at, column) in places:
                column += 1
            for below in range(at, min(at + down, len(rows))):
                for beside in range(column, column + across):
                    first = (below, beside) == (at, column)
                    places[below, beside] = words if first or merged is None else merged
    width = 1 + max(column for _, column in places)
    return [[places.get((at, column), "") for column in range(width)] for at in range(len(rows))]


def laid_out(
    table: Table,
    merged: str | None = None,
    *,
    year: int = 2024,
    between: str = "\n",
    title: str = "",
    heading: str = "",
) -> str:
    """The report on `year` with each table written by `table`; `title`, `heading` stand before those."""
    marks = {"title": title, "heading": heading}
    parts = [
        table(matrix(text, merged)) if kind == "table" else marks.get(kind, "") + text
        for _, kind, text in blocks(year)
    ]
    return between.join(parts) + "\n"


def rows(separator: str, between: str = "\n") -> Table:
    """A table with cells parted by `separator`."""
    return lambda cells: between.join(separator.join(row) for row in cells)


def barred(head: Sequence[str] | None = None) -> Table:
    """A table of Markdown, under a row of `head` if given: its names are numbered on (`Unnamed: {}`)."""

    def table(cells: Matrix) -> str:
        width = range(len(cells[0]))
        whole = cells if head is None else [[head[0].format(at) for at in width], *cells]
        lines = ["| " + " | ".join(row) + " |" for row in whole]
        return "\n".join([lines[0], "|" + "---|" * len(width), *lines[1:]])

    return table
