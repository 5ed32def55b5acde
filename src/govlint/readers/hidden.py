"""Part of the reader of workbooks: rows and columns that are hidden, which are told of and not read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from govlint.model import Text
from govlint.readers.sheet import Area, Sheet, letters_of

# A height or a width of nothing hides as well.
_ROW = re.compile(
    rb"<(?:\w{1,9}:)?row\s(?=[^>]{0,400}?\b(?:hidden=[\"'](?:1|true)|ht=[\"']0(?:\.0{1,9})?)[\"'])"
    rb"[^>]{0,400}?\br=[\"'](\d{1,7})[\"']"
)
_COLUMN = re.compile(
    rb"<(?:\w{1,9}:)?col\s(?=[^>]{0,400}?\b(?:hidden=[\"'](?:1|true)|width=[\"']0(?:\.0{1,9})?)[\"'])"
    rb"(?=[^>]{0,400}?\bmin=[\"'](\d{1,5})[\"'])[^>]{0,400}?\bmax=[\"'](\d{1,5})[\"']"
)
_ROW_MARKS = (b"hidden", b'ht="0', b"ht='0")
_COLUMN_MARKS = (b"hidden", b'width="0', b"width='0")
_TOLD = 10
"""So many rows or columns are named in a note."""


def hidden_rows(part: bytes) -> frozenset[int]:
    """The rows of a sheet's part, from 0, that are hidden."""
    found = _ROW.findall(part) if any(mark in part for mark in _ROW_MARKS) else ()
    return frozenset(int(number) - 1 for number in found)


def hidden_columns(part: bytes) -> tuple[tuple[int, int], ...]:
    """The first and the last column, from 0, of each stretch that is hidden."""
    found = _COLUMN.findall(part) if any(mark in part for mark in _COLUMN_MARKS) else ()
    return tuple((int(first) - 1, int(last) - 1) for first, last in found)


def as_shown(
    sheet: Sheet, rows: frozenset[int], columns: Sequence[tuple[int, int]]
) -> tuple[Sheet, tuple[Text, ...]]:
    """The sheet without its hidden rows and columns, and a note where anything stands in them.

    A merged cell that begins in a hidden row or column is shown in what is left of it.
    """
    width = max(map(len, sheet.rows), default=0)
    own = [sheet.top + at for at in range(len(sheet.rows))]
    across = [sheet.left + at for at in range(width)]
    kept_rows = [number for number in own if number not in rows]
    kept_columns = [
        number for number in across if not any(first <= number <= last for first, last in columns)
    ]
    if len(kept_rows) == len(own) and len(kept_columns) == width:
        return sheet, ()
    down = {number: at for at, number in enumerate(kept_rows)}
    right = {number: at for at, number in enumerate(kept_columns)}
    words, merged = _moved(sheet, down, right)
    shown = [[words.get((row, column), "") for column in kept_columns] for row in kept_rows]
    unknown = frozenset(
        (down[row], right[column]) for row, column in sheet.unknown if row in down and column in right
    )
    bare = replace(
        sheet,
        rows=shown,
        merged=merged,
        top=0,
        left=0,
        unknown=unknown,
        row_numbers=kept_rows,
        column_numbers=kept_columns,
    )
    return bare, tuple(_notes(sheet, words, down, right))


def _moved(
    sheet: Sheet, down: dict[int, int], right: dict[int, int]
) -> tuple[dict[tuple[int, int], str], tuple[Area, ...]]:
    """What stands in each cell that is not empty, and the merged cells by what is shown of them."""
    words = {
        (sheet.top + row, sheet.left + column): text
        for row, line in enumerate(sheet.rows)
        for column, text in enumerate(line)
        if text.strip()
    }
    merged: list[Area] = []
    for (top, left), (bottom, last) in sheet.merged:
        rows = [number for number in down if top <= number <= bottom]
        columns = [number for number in right if left <= number <= last]
        if not rows or not columns:
            continue
        merged.append(((down[rows[0]], right[columns[0]]), (down[rows[-1]], right[columns[-1]])))
        if (rows[0], columns[0]) != (top, left) and (top, left) in words:
            words[rows[0], columns[0]] = words.pop((top, left))
    return words, tuple(merged)


def _notes(
    sheet: Sheet, words: Iterable[tuple[int, int]], down: dict[int, int], right: dict[int, int]
) -> Iterable[Text]:
    """What is said of the hidden rows and columns in which anything stands."""
    filled = list(words)
    rows = sorted({row for row, _ in filled if row not in down})
    columns = sorted({column for row, column in filled if column not in right and row in down})
    told = []
    if rows:
        told.append(
            (
                f"第 {_named([str(row + 1) for row in rows])} 行",
                f"rows {_named([str(row + 1) for row in rows])}",
            )
        )
    if columns:
        letters = _named([letters_of(column) for column in columns])
        told.append((f"{letters} 列", f"columns {letters}"))
    if told:
        yield Text(
            f"工作表“{sheet.name}”{'、'.join(zh for zh, _ in told)}是隐藏的，没有读；要检查请取消隐藏",
            f"{' and '.join(en for _, en in told)} of the sheet “{sheet.name}” are hidden and were not read; "
            "unhide them to have them checked",
        )


def _named(names: Sequence[str]) -> str:
    return "、".join(names[:_TOLD]) + ("……" if len(names) > _TOLD else "")
