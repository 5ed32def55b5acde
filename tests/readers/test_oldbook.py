"""Rows and columns that are hidden in a file of Excel 97: found among its records, left out, and told."""

from __future__ import annotations

import struct

import pytest

from govlint.model import Grid
from govlint.readers import xlsx
from govlint.readers.oldbook import hidden_in

FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR = 512
ROWS: list[list[str | int]] = [
    ["项目", "底数", "制发", "有效"],
    ["规章", 8, 1, 4],
    ["草稿", 8, 9, 9],
    ["文件", 8, 2, 5],
]


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def begin(kind: int) -> bytes:
    return record(0x809, struct.pack("<HHHHII", 0x600, kind, 0, 0, 0, 0))


def sheet(rows: dict[int, int], columns: tuple[int, int, int, int]) -> bytes:
    """A sheet with `ROWS`, with the height of some and the flags of others, and one stretch of columns."""
    parts = [begin(0x10), record(0x7D, struct.pack("<HHHHHH", *columns[:3], 15, columns[3], 0))]
    parts.append(record(0x200, struct.pack("<IIHHH", 0, len(ROWS), 0, len(ROWS[0]), 0)))
    for at in range(len(ROWS)):
        parts.append(record(0x208, struct.pack("<HHHHHHHH", at, 0, 4, 300, 0, 0, rows.get(at, 0), 15)))
    for at, row in enumerate(ROWS):
        for column, value in enumerate(row):
            place = struct.pack("<HHH", at, column, 15)
            if isinstance(value, str):
                text = value.encode("utf-16-le")
                parts.append(record(0x204, place + struct.pack("<HB", len(value), 1) + text))
            else:
                parts.append(record(0x203, place + struct.pack("<d", value)))
    parts += [begin(0x20), record(0x0A, b""), record(0x0A, b"")]  # a chart, and the end
    return b"".join(parts)


def book(*sheets: bytes, names: tuple[str, ...] = ("表三", "Two")) -> bytes:
    """A file of Excel 97 with such sheets."""
    heads = [struct.pack("<HBB", 0, len(name), 1) + name.encode("utf-16-le") for name in names[: len(sheets)]]
    start = len(begin(5)) + sum(4 + 4 + len(head) for head in heads) + 4
    listed = b""
    for head, body in zip(heads, sheets, strict=True):
        listed += record(0x85, struct.pack("<I", start) + head)
        start += len(body)
    stream = begin(5) + listed + record(0x0A, b"") + b"".join(sheets)
    stream += bytes(max(SECTOR * 9 - len(stream), -len(stream) % SECTOR))
    count = len(stream) // SECTOR
    table = [TABLE, END, *range(3, count + 2), END]
    table += [FREE] * (SECTOR // 4 - len(table))

    def entry(name: str, kind: int, child: int, first: int, size: int) -> bytes:
        words = name.encode("utf-16-le")
        where = struct.pack("<HBBIII", len(words) + 2, kind, 1, FREE, FREE, child)
        return words.ljust(64, b"\0") + where + bytes(36) + struct.pack("<IQ", first, size)

    folder = entry("Root Entry", 5, 1, END, 0) + entry("Workbook", 2, FREE, 2, len(stream)) + bytes(256)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    head += bytes(6) + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0)
    head += struct.pack("<109I", 0, *[FREE] * 108)
    return head + struct.pack(f"<{len(table)}I", *table) + folder + stream


SHOWN = (2, 2, 2000, 0)


def test_hidden_rows_and_columns_are_found() -> None:
    data = book(sheet({2: 0x20}, (1, 1, 2000, 1)), sheet({0: 0x120, 3: 0x100}, SHOWN))
    assert hidden_in(data) == {"表三": (frozenset({2}), ((1, 1),)), "Two": (frozenset({0}), ())}
    assert hidden_in(book(sheet({}, SHOWN))) == {}
    assert hidden_in(book(sheet({}, (3, 4, 0, 0)))) == {"表三": (frozenset(), ((3, 4),))}


@pytest.mark.parametrize("path", ["a.xls", "a.et"])
def test_they_are_not_read_and_told(path: str) -> None:
    document = xlsx.read(book(sheet({2: 0x20}, (1, 1, 2000, 1))), path)
    (grid,) = [block for block in document.blocks if isinstance(block, Grid)]
    shown = [["项目", "制发", "有效"], ["规章", "1", "4"], ["文件", "2", "5"]]
    assert [[cell.text for cell in row] for row in grid.rows] == shown
    (note,) = document.notes
    assert note.zh == "工作表“表三”第 3 行、B 列是隐藏的，没有读；要检查请取消隐藏"
    whole = xlsx.read(book(sheet({}, SHOWN)), path)
    (grid,) = [block for block in whole.blocks if isinstance(block, Grid)]
    assert (len(grid.rows), whole.notes) == (4, ())


def test_damaged_files_tell_nothing() -> None:
    data = book(sheet({2: 0x20}, SHOWN))
    for size in range(0, len(data), 97):
        hidden_in(data[:size])
    loop = bytearray(data)
    loop[SECTOR + 8 : SECTOR + 12] = struct.pack("<I", 2)
    assert hidden_in(bytes(loop)) == hidden_in(data)
    assert hidden_in(data.replace(struct.pack("<HH", 0x600, 5), struct.pack("<HH", 0x500, 5), 1)) == {}
    assert hidden_in(data[:30] + b"\x07" + data[31:]) == {}
