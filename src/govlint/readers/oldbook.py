"""Part of the reader of workbooks: rows and columns that are hidden in a file of Excel 97 (.xls, .et)."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

import olefile

_BOOK = "Workbook"
_BOF, _SHEET, _ROW, _COLUMNS = 0x809, 0x85, 0x208, 0x7D
_BIFF8 = 0x600
_ROW_HIDDEN, _COLUMN_HIDDEN = 0x20, 0x01
_WIDE, _HEIGHT = 0x01, 0x7FFF

Hidden = tuple[frozenset[int], tuple[tuple[int, int], ...]]


def _stream(data: bytes) -> bytes:
    """The workbook among the streams of the file."""
    with olefile.OleFileIO(io.BytesIO(data)) as streams:
        return bytes(streams.openstream(_BOOK).read())


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
    except (struct.error, IndexError, OSError, RecursionError, ValueError):
        return {}
    return {name: (frozenset(rows.get(name, ())), tuple(columns.get(name, ()))) for name in rows | columns}
