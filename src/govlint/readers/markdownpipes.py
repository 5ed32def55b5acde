"""Tables of bars in Markdown: | 规章 | 0 | 0 |, with the strokes under their headings or without."""

from __future__ import annotations

import re

from govlint.readers.building.table import Box, Item, Slip, Table
from govlint.readers.lines.borders import rows_of
from govlint.readers.markdowninline import inline

# Blanks at the beginning of a line, and marks that nobody sees.
BLANK = r"[ \t\u3000\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*"
NUMBERED = re.compile(
    r"[ \t\u3000*_]*(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,3}[.、．)）]|[-*+][ \t]|#|>|第[一二三四五六七八九十]+[章节部])"
)
_DELIMITER = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*:?-+:?[ \t]*\|?[ \t]*$")
# What stands in a line of strokes under headings, and in no row of dashes that an author put into cells.
_RULED = ("---", ":-", "-:")
_ROW = re.compile(BLANK + r"(?:>[ \t]?)*[ \t]*\|?")
# As an item of a list: - 规章 | 0 | 0; a dash in an empty cell has a bar behind it.
_ITEM = re.compile(BLANK + r"(?:>[ \t]?)*[ \t]*[-*+][ \t]+(?=[^|\s])")
_FEWEST_ITEMS = 2
_BAR = re.compile(r"\\.|(\|)")
# The longest piece of a cell that stands on a line by itself.
_BROKEN = 8


class Pipes:
    """The tables among `lines`, which are places in `source`; with the lines drawn through tables as bars it
    is `with_lines`, if there are such.
    """

    def __init__(self, source: str, lines: list[tuple[int, int]], with_lines: str = "") -> None:
        self.source, self.lines, self._with_lines = source, lines, with_lines

    def _line(self, index: int) -> str:
        start, end = self.lines[index]
        return self.source[start:end]

    def end(self, index: int) -> int:
        """The line after a pipe table that begins here, or 0: two lines with bars, or one with two."""
        end = index
        while self._has_bar(end) or (end > index and self._is_broken_cell(end)):
            end += 1
        if end - index == 1:
            line = self._line(index)
            return end if sum(bool(bar[1]) for bar in _BAR.finditer(line)) > 1 else 0
        return end if end > index else 0

    def _has_bar(self, index: int) -> bool:
        return index < len(self.lines) and any(bar[1] for bar in _BAR.finditer(self._line(index)))

    def _is_broken_cell(self, index: int) -> bool:
        """Whether a line without bars begins a cell that a hard break cut in two: 商业 / 企业| 科研."""
        if not self._has_bar(index + 1):
            return False
        line = self._line(index)
        return line.endswith("  ") and 0 < len(line.strip()) <= _BROKEN and not NUMBERED.match(line)

    def table(self, index: int, end: int) -> list[Item]:
        """The table on these lines, and the pictures in it."""
        table = Table(ruled=False)
        rows = table.groups[0]
        shots: list[Item] = []
        cuts: set[int] = set()
        prefix = _ITEM if self._are_items(index, end) else _ROW
        for number in range(index, end):
            line = self._line(number)
            if self._with_lines and self._is_drawn(number):
                cuts.add(len(rows) + bool(line.strip("| \t\u3000")))
                if not line.strip("| \t\u3000"):
                    continue
            if _DELIMITER.match(line) and (number == index + 1 or any(sign in line for sign in _RULED)):
                continue
            row: list[Box | Slip] = []
            for start, stop in self._cells(number, prefix):
                found = inline(self.source, start, stop)
                box = Box(start, flow=list(found.words))
                shots.extend(found.shots)
                row.append(box)
            rows.append(row)
        if cuts:
            rows[:] = _whole_rows(rows, cuts)
        return [table, *shots]

    def _is_drawn(self, index: int) -> bool:
        """Whether a line through a table, or part of it, is drawn on this line."""
        start, end = self.lines[index]
        return self._with_lines[start:end] != self.source[start:end]

    def _are_items(self, index: int, end: int) -> bool:
        """Whether each of some lines is an item of a list."""
        return end - index >= _FEWEST_ITEMS and all(
            _ITEM.match(self.source, *self.lines[number]) for number in range(index, end)
        )

    def _cells(self, index: int, before: re.Pattern[str] = _ROW) -> list[tuple[int, int]]:
        """The stretches between the bars of a line behind what stands `before` them; bars at its ends make no
        cell."""
        start, end = self.lines[index]
        prefix = before.match(self.source, start, end)
        start = prefix.end() if prefix else start
        cells: list[tuple[int, int]] = []
        for bar in _BAR.finditer(self.source, start, end):
            if bar[1]:
                cells.append((start, bar.start()))
                start = bar.end()
        if self.source[start:end].strip() or not cells:
            cells.append((start, end))
        return cells


def _whole_rows(rows: list[list[Box | Slip]], cuts: set[int]) -> list[list[Box | Slip]]:
    """`rows` of a drawn table, the lines of each together."""
    boxes = [[box for box in row if isinstance(box, Box)] for row in rows]
    texts = [["".join(line.text for line in box.lines) for box in row] for row in boxes]
    return [
        [
            Box(parts[0].start, flow=[item for part in parts for item in part.flow])
            for parts in zip(*boxes[group.start : group.stop], strict=True)
        ]
        for group in rows_of(texts, cuts)
    ]
