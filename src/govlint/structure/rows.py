"""Finds the rows of official forms in grids, and shares a row's figures out to its columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from govlint.fold import fold
from govlint.model import Cell, Grid, Struct
from govlint.numbers import State, figures_within, parse_number
from govlint.structure.labels import Labels, Match

LABEL_CELLS = 6
"""A row's label stands within its first cells: block, sub-block, label, and fillers between."""
LONGEST_GROUP = 3  # digits between the blanks that part thousands
MERGED = 4
"""Of so many rows one at the most has cells that a converter merged: where more have, it is the layout."""
LONG_ROW = 16
"""A row longer than any official one may hold several rows on one line."""


class FoundRow(Struct, frozen=True):
    """A row recognised by its label: the cells after the label, those not blank, and how they may be placed.

    `complete` is false for rows of loose text whose cells may have been lost between.
    """

    match: Match
    label: Cell
    values: tuple[Cell, ...]
    filled: tuple[Cell, ...]
    ruled: bool = False
    complete: bool = True

    @property
    def figures(self) -> tuple[Cell, ...]:
        """The cells after the label that hold figures."""
        return tuple(cell for cell in self.filled if is_value(cell))


class FoundTable(Struct, frozen=True):
    """The rows found in one grid or run of lines, and the header cells before the first of them."""

    rows: tuple[FoundRow, ...]
    header: tuple[Cell, ...]
    ruled: bool


def is_value(cell: Cell) -> bool:
    """Whether the cell holds a figure."""
    return parse_number(cell.text).value is not None


def is_filler(cell: Cell) -> bool:
    """Whether nothing stands in the cell."""
    return parse_number(cell.text).state is State.BLANK


def find_label(row: Sequence[Cell], labels: Labels) -> tuple[int, Match] | None:
    """Index of the cell that is the row's label, and the row it means."""
    found: tuple[int, Match] | None = None
    words: list[int] = []
    for index, cell in enumerate(row[:LABEL_CELLS]):
        if not cell.text:
            continue
        if cell.text.isdecimal() or is_value(cell):
            if index or not any(map(is_value, row[2:])):
                break
            continue  # the number of a row may stand before its label
        match = labels.match(cell.text)
        if match:
            found = (index, match)
        words.append(index)
    if found is None and words and any(is_value(cell) for cell in row[words[-1] + 1 :]):
        for index in reversed(words):
            near = labels.near(row[index].text)
            if near:
                return index, near
    if found and found[1].bare and not any(is_value(cell) for cell in row[found[0] + 1 :]):
        return None
    return found


def rows_of_grid(grid: Grid, labels: Labels) -> FoundTable | None:
    """The official rows in `grid`; None when it holds none, or several on one line."""
    reading = _Reading(grid, labels)
    for row in grid.rows:
        found = find_label(row, labels)
        if found is None or found[0] + 1 == len(row):
            reading.pass_over(row)
        elif not reading.take(row, *found):
            return None
    return reading.table()


class _Reading:
    """What was found in a grid so far: official rows, the header before them, pieces of wrapped figures."""

    def __init__(self, grid: Grid, labels: Labels) -> None:
        self.grid, self.labels = grid, labels
        self.rows: list[FoundRow] = []
        self.known: set[Match] = set()
        self.header: list[Cell] = []
        self.pieces: list[Cell] = []

    def pass_over(self, row: Sequence[Cell]) -> None:
        """A row that is no official one: of the header, of another table above, or of pieces of figures."""
        if not row:
            return
        if not self.rows and _is_of_other(row):
            self.header.clear()
            return
        self.header.extend(cell for cell in row if cell.text and not is_value(cell))
        if self.rows:
            self.pieces += pieces_in(row, self.grid)
            self.rows[-1] = _doubted(self.rows[-1], self.pieces)

    def take(self, row: Sequence[Cell], index: int, match: Match) -> bool:
        """Takes in an official row whose label stands at `index`; False where another begins behind it."""
        label, values = row[index], tuple(row[index + 1 :])
        if self.rows and match == self.rows[-1].match:
            match, label = _not_repeated(row[:index], self.known, self.labels) or (match, label)
        if len(values) > LONG_ROW and any(self.labels.match(cell.text) for cell in values if cell.text):
            return False
        if self.grid.ruled and any(cell.rowspan > 1 for cell in values):
            values = tuple([replace(cell, doubtful=True) if cell.rowspan > 1 else cell for cell in values])
        if "\n" in label.text and _are_several(label.text, self.labels):
            values = tuple([replace(cell, doubtful=True) for cell in values])
        found = FoundRow(match, label, values, filled_of(values), self.grid.ruled)
        self.rows.append(_doubted(found, self.pieces))
        self.known.add(match)
        self.pieces = []
        return True

    def table(self) -> FoundTable | None:
        """All of it, without rows whose label columns have too and that stand where no form has them."""
        rows, header = self.rows, self.header
        if any(row.match.bare for row in rows):
            kept = [
                row
                for at, row in enumerate(rows)
                if not row.match.bare or _is_in_place(rows, at, self.labels)
            ]
            if kept and kept[0] is not rows[0]:
                before = max(row.label.span.end for row in rows[: rows.index(kept[0])])
                header = [cell for cell in header if cell.span.start >= before]
            rows = kept
        return FoundTable(tuple(rows), tuple(header), self.grid.ruled) if rows else None


def _are_several(text: str, labels: Labels) -> bool:
    """Whether the lines of a cell are labels of several rows, whose figures nobody can part."""
    matches = {labels.exact(fold(line)) for line in text.split("\n")}
    return len(matches - {None}) > 1


def pieces_in(row: Sequence[Cell], grid: Grid) -> list[Cell]:
    """The figures in a row of nothing else: pieces of some that wrapped, in the row above or below."""
    filled = [cell for cell in row if cell.text]
    if grid.ruled and not all(cell.doubtful for cell in filled):
        return []
    return filled if all(is_value(cell) for cell in filled) else []


def _doubted(row: FoundRow, pieces: Sequence[Cell]) -> FoundRow:
    """A row whose cells are doubtful in the columns of `pieces`; all of them where nothing tells columns."""
    if not pieces:
        return row
    columns = {cell.column for cell in pieces}
    values = tuple(
        [
            replace(cell, doubtful=True) if cell.column in columns or not row.ruled else cell
            for cell in row.values
        ]
    )
    return replace(row, values=values, filled=filled_of(values))


def _is_of_other(row: Sequence[Cell]) -> bool:
    """Whether a row is of another table above: a label and figures that do more than count the columns."""
    filled = [cell for cell in row if cell.text.strip()]
    values = [parse_number(cell.text).value for cell in filled[1:]]
    figures = [value for value in values if value is not None]
    return bool(figures) and not is_value(filled[0]) and figures != list(range(1, len(figures) + 1))


def _is_in_place(rows: Sequence[FoundRow], at: int, labels: Labels) -> bool:
    """Whether a row whose label columns have too (总计) stands where its form has it, by the row beside it.

    An office's own table beside the form may end in one.
    """
    match = rows[at].match
    order = [row.key for row in labels.forms[match.form].rows]
    near = rows[at - 1].match if at else rows[1].match if len(rows) > 1 else match
    if near.form != match.form or near.bare:
        return False
    return (order.index(near.row) < order.index(match.row)) is bool(at)


def _not_repeated(cells: Sequence[Cell], known: set[Match], labels: Labels) -> tuple[Match, Cell] | None:
    """The label before one that a converter filled in from the row above."""
    for cell in cells:
        match = labels.match(cell.text) if cell.text else None
        if match and match not in known:
            return match, cell
    return None


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
            if self._ends_early(row, max(self.header)):
                return None  # the cells behind the one left out have moved up
            placed = {self.header[cell.column]: cell for cell in values if cell.column in self.header}
            return Shares(placed) if set(map(id, filled)) <= set(map(id, placed.values())) else None
        if len(values) < self.width or not row.complete:
            return None
        return self._by_position(row, columns)

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


def filled_of(values: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells in which anything stands."""
    return tuple([cell for cell in values if cell.text and (cell.text.isdecimal() or not is_filler(cell))])


def is_lacking(row: FoundRow) -> bool:
    """Whether from a row with too few figures a cell was left out, and nothing else in it is odd."""
    return (
        row.complete
        and row.filled == row.values
        and all(cell.rowspan == cell.colspan == 1 and not cell.doubtful for cell in row.values)
        and all(map(is_value, row.values))
        and not row.label.text[-1:].isdecimal()
    )


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
