"""Finds the rows of official forms in grids, and shares a row's figures out to its columns."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from govlint.fold import fold
from govlint.model import Cell, Grid, Struct
from govlint.numbers import State, parse_number
from govlint.structure.labels import Labels, Match

FEWEST_APART = 5
"""So few rows of labels and of figures may stand one behind the other by chance."""
LABEL_CELLS = 6
"""A row's label stands within its first cells: block, sub-block, label, and fillers between."""
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


def may_be_apart(one: Grid, two: Grid) -> bool:
    """Whether the second of two grids begins its last row with a figure, as the first holds none."""
    last = [cell for cell in two.rows[-1] if cell.text] if two.rows else []
    return (
        len(one.rows) >= FEWEST_APART
        and len(two.rows) >= FEWEST_APART
        and bool(last)
        and is_value(last[0])
        and not any(is_value(cell) for row in one.rows for cell in row[:LABEL_CELLS])
    )
