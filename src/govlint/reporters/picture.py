"""A table's relevant rows and columns drawn for the screen, the wrong cell in brackets."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.model import Struct, Text
from govlint.picture import PictureCell, PictureRow, TablePicture
from govlint.reporters.paint import Pen
from govlint.reporters.typeset import cut, pad_left, pad_right, printable, width_of, wrap

_LABEL = 20
# One blank on each side of a cell, where the brackets of the wrong one stand.
_GAP = 2
_HEADING_LINES = 3
_WHOLE = 6
_MANY_ROWS = 9


class _Plan(Struct, frozen=True):
    """How a picture is laid out: indices of the columns shown, their widths, and the labels' width."""

    label: int
    columns: tuple[int, ...]
    widths: tuple[int, ...]
    headings: tuple[tuple[str, ...], ...]
    left_out: int


def picture_lines(picture: TablePicture, width: int, lang: str, pen: Pen) -> Iterator[str]:
    """The picture in lines of at most `width` columns: headings, rows, then the equation.

    The wrong cell stands in brackets and, with a coloured pen, in colour. Rows of zeros are left out
    of a long table, and columns that take no part out of a wide one; both are told.
    """
    rows, zero_rows = relevant_rows(picture)
    plan = _plan(picture, rows, width)
    yield from _heading(picture, plan, pen)
    for row in rows:
        yield _row(row, plan, pen)
    remarks = []
    if zero_rows:
        remarks.append(zero_words(zero_rows, lang))
    if plan.left_out:
        more = Text(f"另有 {plan.left_out} 列", f"{plan.left_out} more columns").in_language(lang)
        remarks.append(more)
    if remarks:
        words = Text(f"（{'，'.join(remarks)}，未列出）", f"({', '.join(remarks)} not shown)")
        yield pen("quiet", words.in_language(lang))
    if picture.equation:
        yield from (pen("strong", line) for line in wrap(printable(picture.equation), width))


def zero_words(number: int, lang: str) -> str:
    """How many rows of zeros are left out."""
    return Text(f"另有 {number} 行都是 0", f"{number} more rows of 0").in_language(lang)


def relevant_rows(picture: TablePicture) -> tuple[list[PictureRow], int]:
    """The rows that are shown, and the number of rows of zeros that are left out of a long table."""
    if len(picture.rows) < _MANY_ROWS:
        return list(picture.rows), 0
    shown = [row for row in picture.rows if not _all_zero(row)]
    return shown, len(picture.rows) - len(shown)


def _all_zero(row: PictureRow) -> bool:
    return bool(row.cells) and all(cell.text.strip() == "0" and not cell.mark for cell in row.cells)


def _plan(picture: TablePicture, rows: list[PictureRow], width: int) -> _Plan:
    """The layout that wraps headings least and leaves the labels enough room; drops columns last."""
    columns = list(range(len(picture.columns)))
    label = max([width_of(picture.title), *(width_of(printable(row.label)) for row in rows)])
    wanted = min(label, _LABEL)
    while True:
        for lines in range(1, _HEADING_LINES + 1):
            headings = [_broken(printable(picture.columns[index]), lines) for index in columns]
            widths = [
                max([*map(width_of, heading), *(_cell_width(row, index) for row in rows)])
                for heading, index in zip(headings, columns, strict=True)
            ]
            room = width - sum(widths) - _GAP * len(widths)
            if room >= wanted:
                left_out = len(picture.columns) - len(columns)
                shown = tuple(tuple(heading) for heading in headings)
                return _Plan(min(label, room), tuple(columns), tuple(widths), shown, left_out)
        if len(columns) <= 1:
            wanted = max(2, room)
            width = max(width, wanted + sum(widths) + _GAP)
        else:
            columns.remove(min(columns, key=lambda index: _weight(rows, index)))


def _weight(rows: list[PictureRow], index: int) -> tuple[int, int]:
    cells = [row.cells[index] for row in rows if index < len(row.cells)]
    part = max((2 * cell.mark + bool(cell.role) for cell in cells), default=0)
    return part, index


def _broken(heading: str, lines: int) -> list[str]:
    """The heading in at most `lines` lines, as narrow as that allows without breaking a short word."""
    longest = max((width_of(word) for word in heading.split() if word.isascii()), default=0)
    narrowest = max(4, longest, -(-width_of(heading) // lines))
    if width_of(heading) > _WHOLE:
        for width in range(narrowest, width_of(heading)):
            wrapped = wrap(heading, width)
            if len(wrapped) <= lines:
                return wrapped
    return [heading]


def _cell_width(row: PictureRow, index: int) -> int:
    return width_of(printable(row.cells[index].text)) if index < len(row.cells) else 0


def _heading(picture: TablePicture, plan: _Plan, pen: Pen) -> Iterator[str]:
    height = max(map(len, plan.headings), default=1)
    for line in range(height):
        words = cut(printable(picture.title), plan.label) if line == height - 1 else ""
        parts = [pad_right(words, plan.label)]
        for heading, width in zip(plan.headings, plan.widths, strict=True):
            at = line - (height - len(heading))
            parts.append(pad_left((heading[at] if at >= 0 else "") + " ", width + _GAP))
        yield pen("quiet", "".join(parts).rstrip())


def _row(row: PictureRow, plan: _Plan, pen: Pen) -> str:
    marked = any(cell.mark for cell in row.cells)
    parts = [pad_right(cut(printable(row.label), plan.label), plan.label)]
    if not marked and not any(cell.role for cell in row.cells):
        parts = [pen("quiet", parts[0])]
    for index, width in zip(plan.columns, plan.widths, strict=True):
        cell = row.cells[index] if index < len(row.cells) else PictureCell("")
        parts.append(_cell(cell, width + _GAP, pen))
    return "".join(parts).rstrip()


def _cell(cell: PictureCell, width: int, pen: Pen) -> str:
    text = printable(cell.text)
    if cell.mark:
        shown = f"[{text or ' '}]"
        return " " * (width - width_of(shown)) + pen("mark", shown)
    blanks = " " * (width - 1 - width_of(text))
    return blanks + (text if cell.role else pen("quiet", text)) + " "
