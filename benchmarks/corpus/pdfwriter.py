"""Writes sheets as PDF: a font that readers bring along, text in hexadecimal, strokes and boxes."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from corpus.sheets import Bar, Sheet, Words

_INKS = {"box": "0 g", "white": "1 g"}


def write_pdf(sheets: Sequence[Sheet], title: str = "", compress: bool = False) -> bytes:
    """The bytes of a PDF with these pages."""
    objects: list[bytes] = [b"", b""]
    fonts = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
        b"/DescendantFonts [4 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 5 0 R "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> "
        b"/DW 1000 /W [1 95 500 814 939 500] >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880] "
        b"/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
    )
    objects += fonts
    kids = []
    for sheet in sheets:
        stream = _content(sheet).encode("ascii")
        packed = b""
        if compress:
            stream, packed = zlib.compress(stream, 9), b" /Filter /FlateDecode"
        objects.append(b"<< /Length %d%b >>\nstream\n%b\nendstream" % (len(stream), packed, stream))
        width, height = (sheet.height, sheet.width) if sheet.turned else (sheet.width, sheet.height)
        turned = b" /Rotate 90" if sheet.turned else b""
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %g %g]%b /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (width, height, turned, len(objects))
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%b] >>" % (len(kids), b" ".join(kids))
    info = b"<< /Title <%b> >>" % ("\ufeff" + title).encode("utf-16-be").hex().encode() if title else b"<< >>"
    objects.append(info)
    return _file(objects)


def _file(objects: Sequence[bytes]) -> bytes:
    data, places = bytearray(b"%PDF-1.5\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        len(objects),
        start,
    )
    return bytes(data)


def _content(sheet: Sheet) -> str:
    # A page that is shown turned by 90 degrees is drawn from the bottom right of its upright self.
    lines = [f"0 1 -1 0 {sheet.height:g} 0 cm"] if sheet.turned else []
    for item in sheet.items:
        lines.append(_words(item, sheet.height) if isinstance(item, Words) else _bar(item, sheet.height))
    return "\n".join(lines)


def _words(words: Words, height: float) -> str:
    spread = f"{words.spread:g} Tc " if words.spread else ""
    bold = f"2 Tr {words.size / 40:g} w " if words.bold else ""
    shown = words.text.encode("utf-16-be").hex()
    return (
        f"q BT /F1 {words.size:g} Tf {spread}{bold}"
        f"1 0 0 1 {words.x:.3f} {height - words.base:.3f} Tm <{shown}> Tj ET Q"
    )


def _bar(bar: Bar, height: float) -> str:
    x0, y0, x1, y1 = bar.x0, height - bar.y1, bar.x1, height - bar.y0
    if bar.kind == "line":
        return f"{bar.width:g} w {x0:.2f} {height - bar.y0:.2f} m {x1:.2f} {height - bar.y1:.2f} l S"
    box = f"{x0:.2f} {y0:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re"
    if bar.kind == "frame":
        return f"{bar.width:g} w {box} S"
    if bar.kind == "picture":
        image = "BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 80> EI"
        return f"q {x1 - x0:.2f} 0 0 {y1 - y0:.2f} {x0:.2f} {y0:.2f} cm {image} Q"
    return f"q {_INKS[bar.kind]} {box} f Q"
