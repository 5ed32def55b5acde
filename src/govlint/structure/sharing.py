"""A row's figures shared out to the columns of its form: in order, by the header, or by full rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from govlint.model import Cell, Struct
from govlint.numbers import figures_within
from govlint.structure.rows import FoundRow

LONGEST_GROUP = 3  # digits between the blanks that part thousands
MERGED = 4
"""Of so many rows one at the most has cells that a converter merged: where more have, it is the layout."""


class Shares(Struct, frozen=True):
    """A row's cells by column key, how many figures were left over, and which cells are merged of several."""

    cells: dict[str, Cell]
    surplus: int = 0
    merged: frozenset[str] = frozenset()


class Sharing:
    """Shares the cells of a table's rows out to their columns, learning from its full rows.

    A full row (as many figures as columns) is read in order, whatever blanks stand around it. Others
    need positions: those of the header where the format has geometry, else those of the full rows.
    """

    def __init__(self, rows: Sequence[FoundRow], width: int, header: dict[int, str] | None) -> None:
        self.width = width
        self.header = header
        self._rows = rows
        self._find: Callable[[Cell], int | None] | None = None
        # A blank behind the last figure of full rows is the first cell of the row below, or the border's.
        self._borders = any(
            len(row.filled) == width < len(row.values) and not row.values[-1].text
            for row in rows
            if width and not row.ruled
        )

    def share(self, row: FoundRow, columns: Sequence[str]) -> Shares | None:
        """The cells of `row`; None when nobody can tell which figure belongs to which column."""
        values, filled = row.values, row.filled
        wide = [cell for cell in values if cell.colspan > 1]
        if any(map(_is_merged, wide)) and (merged := self._merged(row, columns)):
            return merged
        if len(filled) == self.width:
            return Shares(dict(zip(columns, filled, strict=True)))
        if _took_a_figure(row):
            return None
        moved = None if row.ruled and len(values) > self.width else _moved_up_behind(row)
        whole = len(values) == self.width and not self._is_shifted(row)
        if whole or moved is not None:
            # What stands behind two figures in one cell may be of the column before.
            sure = values[:moved]
            if moved is not None and not all(cell.text for cell in sure):
                return None  # and what stands before them, of one behind
            return Shares(dict(zip(columns, sure, strict=False)))
        if len(filled) > self.width:
            return Shares(dict(zip(columns, filled, strict=False)), len(filled) - self.width)
        if self.header and row.ruled:
            return self._placed(row, self.header)
        if len(values) < self.width or not row.complete:
            return None
        return self._by_position(row, columns)

    def _placed(self, row: FoundRow, header: dict[int, str]) -> Shares | None:
        """The cells of a row with fewer figures than columns, each below its heading."""
        if self._ends_early(row, max(header)):
            return None  # the cells behind the one left out have moved up
        placed = {header[cell.column]: cell for cell in row.values if cell.column in header}
        if not set(map(id, row.filled)) <= set(map(id, placed.values())):
            return None
        return Shares({key: self._doubted(cell, header) for key, cell in placed.items()})

    def _doubted(self, cell: Cell, header: dict[int, str]) -> Cell:
        """A cell in doubt where its figure may be of several columns, over which it is merged."""
        if cell.colspan == 1 or not cell.text.strip("0"):
            return cell
        covered = sum(at in header for at in range(cell.column, cell.column + cell.colspan))
        return replace(cell, doubtful=True) if covered > 1 else cell

    def _merged(self, row: FoundRow, columns: Sequence[str]) -> Shares | None:
        """The cells of a row some of which are merged, as few rows are, and hold several columns' figures."""
        if sum(cell.colspan for cell in row.values) != self.width:
            return None
        alike = sum(any(map(_is_merged, other.values)) for other in self._rows)
        if alike * MERGED > len(self._rows):
            return None
        places = [column for cell in row.values for column in (cell, *[None] * (cell.colspan - 1))]
        cells = {column: cell for column, cell in zip(columns, places, strict=True) if cell}
        return Shares(cells, merged=frozenset(name for name, cell in cells.items() if _is_merged(cell)))

    def within(self, row: FoundRow) -> FoundRow:
        """`row` without the blank that full rows have, too, where it would stand for a figure left out."""
        cut = (
            self._borders
            and not row.ruled
            and len(row.values) == self.width
            and row.filled == row.values[:-1]
            and not row.values[-1].text
        )
        return replace(row, values=row.filled) if cut else row

    def _ends_early(self, row: FoundRow, last: int) -> bool:
        """Whether a row has no cell in the last column, nor one of a row above that reaches down to it."""
        end = row.values[-1]
        return (
            end.column + end.colspan <= last
            and len(row.values) < self.width
            and not _is_covered(self._rows, end.row, last)
        )

    def _by_position(self, row: FoundRow, columns: Sequence[str]) -> Shares | None:
        start = self._start(row)
        if start is None:
            return None
        first = start - row.values[0].column
        window = row.values[first : first + self.width] if first >= 0 else ()
        if len(window) < self.width or not set(map(id, row.filled)) <= set(map(id, window)):
            return None
        return Shares(dict(zip(columns, window, strict=True)))

    def _is_shifted(self, row: FoundRow) -> bool:
        """Whether the blank before a row's figures may be one over which its label was merged, and that
        behind them left out.
        """
        if row.ruled or row.values[0].text:
            return False
        start = self._known_start(row.label)
        if start is not None:
            return start != row.values[0].column
        return any(len(other.values) > self.width for other in self._rows)

    def _known_start(self, label: Cell) -> int | None:
        """Where the figures behind a label begin, if the table's full rows tell."""
        if self._find is None:
            from govlint.structure.positions import Positions  # most rows have a figure in each column

            full = [
                (row.label, row.filled[0].column)
                for row in self._rows
                if not row.ruled and len(row.values) >= self.width and 0 < len(row.filled) == self.width
            ]
            self._find = Positions(full).start
        return self._find(label)

    def _start(self, row: FoundRow) -> int | None:
        """The column of a row's first figure, where it is known."""
        filled = row.filled or row.values
        if not row.filled or filled[-1].column - filled[0].column + 1 == self.width:
            return filled[0].column
        start = self._known_start(row.label)
        if start is not None:
            return start
        if not self._rows:
            return row.label.column + 1
        # No cell over which a label is merged holds anything.
        return row.values[0].column if row.values[0].text else None


def _is_merged(cell: Cell) -> bool:
    """Whether a cell over several columns holds digits enough for a figure in each."""
    return cell.colspan > 1 and cell.text.isdecimal() and len(cell.text) >= cell.colspan


def _took_a_figure(row: FoundRow) -> bool:
    """Whether the first figure of a row stands in its label's cell, the bar between them lost."""
    words = row.label.text.split()
    return not row.ruled and len(words) > 1 and words[-1].isdecimal()


def _moved_up_behind(row: FoundRow) -> int | None:
    """How many cells stand in their own columns; None where all do.

    Of those behind two figures in one cell nobody can tell, where the blank that they left is not beside it.
    """
    values = row.values
    for at, cell in enumerate(values):
        if any(map(str.isspace, cell.text)) and _may_be_several(cell.text, values):
            beside = values[max(0, at - 1) : at + 2]
            return None if any(not other.text.strip() for other in beside) else at + 1
    return None


def _may_be_several(text: str, values: Sequence[Cell]) -> bool:
    """Whether blanks part figures in a cell; of 275 848, which may be one, where others are set as 1123."""
    if figures_within(text) > 1:
        return True
    thousands = len(words := text.split()) > 1 and all(map(str.isdecimal, words))
    return thousands and any(cell.text.isdecimal() and len(cell.text) > LONGEST_GROUP for cell in values)


def _is_covered(rows: Sequence[FoundRow], row: int, column: int) -> bool:
    """Whether a cell of a row above reaches down to a place."""
    return any(
        cell.row < row < cell.row + cell.rowspan and cell.column <= column < cell.column + cell.colspan
        for found in rows
        for cell in found.values
        if cell.rowspan > 1
    )
