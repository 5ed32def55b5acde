"""Part of the PDF reader: the one font that stands for all those that a file names and does not hold.

PDFium leaves out a character that stands alone where no font has a shape for it, so that the same file would
be read otherwise on a machine without Chinese fonts. None of the machine's fonts is looked for: where the
characters stand is told by the file itself, and their shapes nobody sees.
"""

from __future__ import annotations

import ctypes
import struct
from functools import cache
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_EM, _LOW, _HIGH, _WHITE = 1000, -120, 880, 50
_LATIN = (0, 2)
"""ANSI and symbols: PDFium has shapes of its own for these."""
_COLLECTION = 0x74746366
_FONT, _NONE = 1, None


@cache
def install() -> None:
    """Lets PDFium know this one font, for as long as the process lives; fonts that a host has set stay."""
    if getattr(getattr(pdfium, "PdfSysfontBase", None), "SINGLETON", None) is None:
        raw.FPDF_SetSystemFontInfo(_system())


@cache
def _system() -> Any:
    """What PDFium asks for fonts; it must not be let go of before PDFium is."""
    system = raw.FPDF_SYSFONTINFO(version=1)
    for name, kind in system._fields_[1:]:
        setattr(system, name, kind(_ANSWERS[name]))
    return system


def _map_font(
    _: Any, weight: int, italic: int, charset: int, pitch: int, face: bytes, exact: Any
) -> int | None:
    return _NONE if charset in _LATIN else _FONT


def _font_data(_: Any, font: int, table: int, buffer: Any, size: int) -> int:
    """The whole font, for which PDFium asks as table 0; it is in no collection."""
    if table == _COLLECTION:
        return 0
    data = font_file()
    if buffer and size >= len(data):
        ctypes.memmove(buffer, data, len(data))
    return len(data)


_ANSWERS: dict[str, Any] = {
    "Release": lambda _: None,
    "EnumFonts": lambda _, mapper: None,
    "MapFont": _map_font,
    "GetFont": lambda _, face: _NONE,
    "GetFontData": _font_data,
    "GetFaceName": lambda _, font, buffer, size: 0,
    "GetFontCharset": lambda _, font: raw.FXFONT_DEFAULT_CHARSET,
    "DeleteFont": lambda _, font: None,
}


@cache
def font_file() -> bytes:
    """A TrueType font in which every character is the same box, by a character map of format 13."""
    box = struct.pack(">hhhhhHH4B", 1, _WHITE, _LOW, _EM - _WHITE, _HIGH, 3, 0, 1, 1, 1, 1)
    # Its four corners: where each lies from the one before it.
    xs, ys = (_WHITE, 0, _EM - 2 * _WHITE, 0), (_LOW, _HIGH - _LOW, 0, _LOW - _HIGH)
    box += struct.pack(">8h", *xs, *ys)
    box += bytes(-len(box) % 4)
    all_characters = struct.pack(">HHIIIIII", 13, 0, 28, 0, 1, 0x20, 0x10FFFF, 1)
    tables = {
        b"cmap": struct.pack(">HHHHI", 0, 1, 3, 10, 12) + all_characters,
        b"glyf": box,
        b"head": struct.pack(
            ">4IHHqqhhhhHHhhh",
            *(0x10000, 0x10000, 0, 0x5F0F3CF5, 0, _EM, 0, 0),
            *(0, _LOW, _EM, _HIGH, 0, 8, 2, 0, 0),
        ),
        b"hhea": struct.pack(">IhhhHhhhhhh4hhH", 0x10000, _HIGH, _LOW, 0, _EM, *([0] * 11), 2),
        b"hmtx": struct.pack(">HhHh", _EM, 0, _EM, _WHITE),
        b"loca": struct.pack(">HHH", 0, 0, len(box) // 2),
        b"maxp": struct.pack(">IHHH11H", 0x10000, 2, 4, 1, 0, 0, 2, *([0] * 8)),
    }
    return _joined(tables)


def _joined(tables: dict[bytes, bytes]) -> bytes:
    """A font file of these tables, by name."""
    count = len(tables)
    high = 1 << (count.bit_length() - 1)
    head = struct.pack(">IHHHH", 0x10000, count, high * 16, high.bit_length() - 1, (count - high) * 16)
    at, entries, body = 12 + 16 * count, b"", b""
    for name, data in sorted(tables.items()):
        entries += struct.pack(">4sIII", name, _checksum(data), at + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    return head + entries + body


def _checksum(data: bytes) -> int:
    padded = data + bytes(-len(data) % 4)
    total: int = sum(struct.unpack(f">{len(padded) // 4}I", padded))
    return total & 0xFFFFFFFF
