"""Part of the reader of workbooks: rows and columns that are hidden in a file of Excel 97 (.xls, .et)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_HEAD = struct.Struct("<I")
_SECTOR_SIZE, _FIRST_FOLDER, _SMALLEST, _FIRST_TABLES, _MORE_TABLES = 30, 48, 56, 76, 68
_TABLES_IN_HEAD = 109
_ENTRY, _NAME_SIZE, _ENTRY_START, _ENTRY_SIZE = 128, 64, 116, 120
_LAST = 0xFFFFFFFA
"""From here on, numbers of sectors are marks: free, or the end."""
_BOOK = "workbook"
_BOF, _SHEET, _ROW, _COLUMNS = 0x809, 0x85, 0x208, 0x7D
_BIFF8 = 0x600
_ROW_HIDDEN, _COLUMN_HIDDEN = 0x20, 0x01
_WIDE, _HEIGHT = 0x01, 0x7FFF

Hidden = tuple[frozenset[int], tuple[tuple[int, int], ...]]


def _stream(data: bytes) -> bytes:
    """The workbook among the streams of the file."""
    power = data[_SECTOR_SIZE]
    if power not in (9, 12):
        raise ValueError(power)
    size = 1 << power
    sectors = _Sectors(data, size)
    folder = sectors.chain(_number(data, _FIRST_FOLDER))
    for at in range(0, len(folder), _ENTRY):
        length = int.from_bytes(folder[at + _NAME_SIZE : at + _NAME_SIZE + 2], "little")
        name = folder[at : at + max(length - 2, 0)].decode("utf-16-le", "replace").lower()
        if name == _BOOK:
            long = _number(folder, at + _ENTRY_SIZE)
            if long < _number(data, _SMALLEST):
                break  # among the small streams, where no book of a report is
            return sectors.chain(_number(folder, at + _ENTRY_START))[:long]
    raise ValueError(_BOOK)


class _Sectors:
    """The sectors of a file, and which one goes on in which."""

    def __init__(self, data: bytes, size: int) -> None:
        self._data, self._size = data, size
        self._most = len(data) // size
        numbers = struct.Struct(f"<{size // 4}I")
        most = self._most // (size // 4) + 2
        tables = [_number(data, _FIRST_TABLES + 4 * at) for at in range(_TABLES_IN_HEAD)]
        more = _number(data, _MORE_TABLES)
        while more < _LAST and len(tables) < _TABLES_IN_HEAD + most:
            *others, more = numbers.unpack(self._sector(more))
            tables += others
        used = [table for table in tables if table < _LAST][:most]
        self._next = [number for table in used for number in numbers.unpack(self._sector(table))]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._data[start : start + self._size]

    def chain(self, number: int) -> bytes:
        """What stands in a sector and those it goes on in."""
        parts: list[bytes] = []
        while number < _LAST:
            if len(parts) > self._most:
                raise ValueError(number)
            parts.append(self._sector(number))
            number = self._next[number]
        return b"".join(parts)


def _number(data: bytes, at: int) -> int:
    return int(_HEAD.unpack_from(data, at)[0])


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Where each record begins, its kind and its content."""
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield at, kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _sheet(body: bytes) -> tuple[int, str]:
    """Where a sheet begins, and its name."""
    start, _, length, flags = struct.unpack_from("<IHBB", body)
    wide = flags & _WIDE
    name = body[8 : 8 + length * (2 if wide else 1)]
    return start, name.decode("utf-16-le" if wide else "latin-1")


def _row(body: bytes) -> int | None:
    """The number of a row that is hidden."""
    number, _, _, height = struct.unpack_from("<HHHH", body)
    flags = struct.unpack_from("<H", body, 12)[0]
    return number if flags & _ROW_HIDDEN or not height & _HEIGHT else None


def _columns(body: bytes) -> tuple[int, int] | None:
    """The first and the last of columns that are hidden."""
    first, last, width, _, flags = struct.unpack_from("<HHHHH", body)
    return (first, last) if flags & _COLUMN_HIDDEN or not width else None


def hidden_in(data: bytes) -> dict[str, Hidden]:
    """The hidden rows, and the first and last of hidden columns, from 0, of each sheet by its name.

    Nothing where the file is built in another way than Excel 97 and its like build theirs, or is damaged.
    """
    names: dict[int, str] = {}
    rows: dict[str, set[int]] = {}
    columns: dict[str, list[tuple[int, int]]] = {}
    sheet = ""
    try:
        for at, kind, body in _records(_stream(data)):
            if kind == _BOF:
                if struct.unpack_from("<H", body)[0] != _BIFF8:
                    return {}
                sheet = names.get(at, sheet)  # a chart within a sheet is none
            elif kind == _SHEET:
                start, name = _sheet(body)
                names[start] = name
            elif kind == _ROW and (row := _row(body)) is not None:
                rows.setdefault(sheet, set()).add(row)
            elif kind == _COLUMNS and (found := _columns(body)):
                columns.setdefault(sheet, []).append(found)
    except (struct.error, IndexError, ValueError):
        return {}
    return {name: (frozenset(rows.get(name, ())), tuple(columns.get(name, ()))) for name in rows | columns}
