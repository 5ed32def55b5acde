"""Part of the reader of workbooks: the cells of one sheet, cut into tables and the lines between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from govlint.errors import UnreadableError
from govlint.lazy import lazily
from govlint.model import Struct, Text
from govlint.readers.sidebyside import Filled, Rows, abreast, blocks

_SENTENCE = 20
_HEADING = lazily(r"[一二三四五六]、[^，。；：]{2,30}(?:情况|事项)")

Area = tuple[tuple[int, int], tuple[int, int]]
"""A merged cell: row and column (from 0) of its first and of its last cell."""


class Sheet(Struct, frozen=True):
    """One sheet: what is shown in each row, from row `top` and column `left` on, and its merged cells.

    `unknown` are cells (row, column) whose value is not in the file. Where some are hidden, the numbers of
    the rows and columns that are shown stand in `row_numbers` and `column_numbers`.
    """

    name: str
    rows: Sequence[Sequence[str]]
    merged: Sequence[Area] = ()
    top: int = 0
    left: int = 0
    unknown: frozenset[tuple[int, int]] = frozenset()
    row_numbers: Sequence[int] = ()
    column_numbers: Sequence[int] = ()

    def place_of(self, row: int, column: int) -> Text:
        """A cell as the program shows it: 工作表“表三” D5."""
        letters = letters_of(self.column_numbers[column] if self.column_numbers else column)
        number = (self.row_numbers[row] if self.row_numbers else row) + 1
        return Text(f"工作表“{self.name}” {letters}{number}", f"sheet “{self.name}” {letters}{number}")


class Region(Struct, frozen=True):
    """A table in a sheet, or, where `is_line`, one line of words."""

    rows: tuple[tuple[Filled, ...], ...]
    left: int = 0
    is_line: bool = False


def letters_of(column: int) -> str:
    """The letters of a column, which is counted from 0.

    >>> letters_of(3), letters_of(26)
    ('D', 'AA')
    """
    letters, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def too_many_cells(sheet: str, cells: int, most: int) -> UnreadableError:
    """What is raised for a sheet with more cells than are read."""
    return UnreadableError(
        f"工作表“{sheet}”有 {cells:,} 格，超过上限 {most:,} 格；请删掉多余的空行空列，另存一次",
        f"the sheet “{sheet}” has {cells:,} cells, above the limit of {most:,}; delete blank rows and "
        "columns and save it again",
    )


def regions(sheet: Sheet, most: int) -> Iterator[Region]:
    """The tables of a sheet and the lines above and between them; empty rows part tables.

    UnreadableError where it has more than `most` cells.
    """
    height = len(sheet.rows)
    width = max([len(row) for row in sheet.rows], default=0)
    if height * width > most:
        raise too_many_cells(sheet.name, height * width, most)
    spans, covered = _merged(sheet, height, width)
    rows = [
        [
            Filled(
                text.strip(),
                sheet.top + at,
                sheet.left + column,
                *spans.get((at, column), (1, 1)),
                (sheet.top + at, sheet.left + column) in sheet.unknown,
            )
            for column, text in enumerate(row)
            if (at, column) not in covered
        ]
        for at, row in enumerate(sheet.rows)
    ]
    for empty, group in groupby(enumerate(rows), lambda item: _is_empty(item[1], item[0], covered)):
        if not empty:
            yield from _parted([row for _, row in group])


def _merged(
    sheet: Sheet, height: int, width: int
) -> tuple[Mapping[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    """Spans of the merged cells by place in the rows given, and the places that they cover."""
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for (first, left), (last, right) in sheet.merged:
        first, left = max(0, first - sheet.top), max(0, left - sheet.left)
        last, right = min(height - 1, last - sheet.top), min(width - 1, right - sheet.left)
        if last < first or right < left or (first, left) in covered:
            continue
        spans[first, left] = (last - first + 1, right - left + 1)
        covered.update((row, column) for row in range(first, last + 1) for column in range(left, right + 1))
        covered.discard((first, left))
    return spans, covered


def _is_empty(row: Sequence[Filled], at: int, covered: set[tuple[int, int]]) -> bool:
    """Whether nothing stands in a row, and nothing from above reaches into it."""
    return not any(cell.text or cell.doubtful for cell in row) and not any(
        place[0] == at for place in covered
    )


def _parted(rows: Rows) -> Iterator[Region]:
    """A block of rows without empty ones: lines that go over its width or stand above it, and tables."""
    width = max(cell.column + cell.colspan for row in rows for cell in row) - min(
        cell.column for row in rows for cell in row
    )
    table: list[Sequence[Filled]] = []
    for row in rows:
        said = [cell for cell in row if cell.is_said]
        wide = len(said) == 1 and (2 * said[0].colspan > width or not table or _is_text(said[0].text))
        if wide and said[0].rowspan == 1:
            if table:
                yield from _tables(table)
                table = []
            yield Region((tuple(said),), is_line=True)
        else:
            table.append(row)
    if table:
        yield from _tables(table)


def _is_text(words: str) -> bool:
    """Whether what stands alone in a row is a sentence or a section's heading, and no label of a table."""
    return (len(words) >= _SENTENCE and "。" in words) or _HEADING.fullmatch(words) is not None


def _tables(rows: Rows) -> Iterator[Region]:
    """Rows as one table, or as several that stand side by side."""
    parts = abreast(rows)
    if len(parts) == 1:
        yield from _table(rows)
    else:
        for part in parts:
            for block in blocks(part):
                yield from _parted(block)


def _table(rows: Rows) -> Iterator[Region]:
    """A table without the columns that are empty throughout at its sides; none where all are."""
    said = [cell for row in rows for cell in row if cell.text or cell.doubtful or cell.rowspan > 1]
    left = min([cell.column for cell in said], default=0)
    right = max([cell.column + cell.colspan for cell in said], default=0)
    if left < right:
        yield Region(tuple(tuple(cell for cell in row if left <= cell.column < right) for row in rows), left)
