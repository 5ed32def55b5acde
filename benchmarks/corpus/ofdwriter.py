"""Writes sheets as OFD (GB/T 33190): a package of XML parts, text objects with their advances, paths."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from html import escape

from corpus.sheets import Bar, Sheet, Words, advance

MM = 25.4 / 72
_SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def write_ofd(sheets: Sequence[Sheet], title: str = "") -> bytes:
    """The bytes of an OFD with these pages."""
    parts = {
        "OFD.xml": f'<ofd:OFD {_SPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
        f"<ofd:DocID>44f68f1a4a9b4c9f8d8f0a1b2c3d4e5f</ofd:DocID><ofd:Title>{escape(title)}</ofd:Title>"
        "</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/PublicRes.xml": f'<ofd:Res {_SPACE} BaseLoc="Res"><ofd:Fonts>'
        '<ofd:Font ID="2" FontName="宋体" FamilyName="宋体"/></ofd:Fonts></ofd:Res>',
    }
    pages = "".join(
        f'<ofd:Page ID="{100 + number}" BaseLoc="Pages/Page_{number}/Content.xml"/>'
        for number in range(len(sheets))
    )
    parts["Doc_0/Document.xml"] = (
        f"<ofd:Document {_SPACE}><ofd:CommonData><ofd:MaxUnitID>9999</ofd:MaxUnitID><ofd:PageArea>"
        "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
        "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData>"
        f"<ofd:Pages>{pages}</ofd:Pages></ofd:Document>"
    )
    for number, sheet in enumerate(sheets):
        parts[f"Doc_0/Pages/Page_{number}/Content.xml"] = _content(sheet)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name), _HEAD + text, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _content(sheet: Sheet) -> str:
    objects = [
        _words(item, 1000 + at, sheet) if isinstance(item, Words) else _bar(item, 1000 + at, sheet)
        for at, item in enumerate(sheet.items)
    ]
    width, height = (sheet.height, sheet.width) if sheet.turned else (sheet.width, sheet.height)
    return (
        f"<ofd:Page {_SPACE}><ofd:Area><ofd:PhysicalBox>0 0 {width * MM:.3f} {height * MM:.3f}"
        '</ofd:PhysicalBox></ofd:Area><ofd:Content><ofd:Layer ID="10">'
        f"{''.join(objects)}</ofd:Layer></ofd:Content></ofd:Page>"
    )


def _words(words: Words, number: int, sheet: Sheet) -> str:
    size = words.size * MM
    steps = [(advance(character) * words.size + words.spread) * MM for character in words.text]
    wide = sum(steps)
    x, y = words.x * MM, words.base * MM - 0.88 * size
    deltas = _deltas(steps[:-1])
    weight = ' Weight="700"' if words.bold else ""
    box, matrix = f"{x:.4f} {y:.4f} {wide:.4f} {size:.4f}", ""
    if sheet.turned:
        # The page lies on its side: its text runs from the bottom to the top.
        box = f"{y:.4f} {(sheet.width * MM - x - wide):.4f} {size:.4f} {wide:.4f}"
        matrix = f' CTM="0 -1 1 0 0 {wide:.4f}"'
    return (
        f'<ofd:TextObject ID="{number}" Boundary="{box}" Font="2" Size="{size:.4f}"{weight}{matrix}>'
        f'<ofd:TextCode X="0" Y="{0.88 * size:.4f}"{deltas}>{escape(words.text, quote=False)}</ofd:TextCode>'
        "</ofd:TextObject>"
    )


def _deltas(steps: Sequence[float]) -> str:
    if not steps:
        return ""
    groups: list[tuple[int, str]] = []
    for step in steps:
        text = f"{step:.4f}"
        if groups and groups[-1][1] == text:
            groups[-1] = (groups[-1][0] + 1, text)
        else:
            groups.append((1, text))
    written = [f"g {count} {text}" if count > 2 else " ".join([text] * count) for count, text in groups]
    return f' DeltaX="{" ".join(written)}"'


def _bar(bar: Bar, number: int, sheet: Sheet) -> str:
    corners = [(bar.x0, bar.y0), (bar.x1, bar.y0), (bar.x1, bar.y1), (bar.x0, bar.y1)]
    if bar.kind == "line":
        corners = [(bar.x0, bar.y0), (bar.x1, bar.y1)]
    if sheet.turned:
        corners = [(y, sheet.width - x) for x, y in corners]
    left, top = min(x for x, _ in corners), min(y for _, y in corners)
    steps = " ".join(
        f"{'L' if at else 'M'} {(x - left) * MM:.4f} {(y - top) * MM:.4f}"
        for at, (x, y) in enumerate(corners)
    )
    wide, high = max(x for x, _ in corners) - left, max(y for _, y in corners) - top
    paint = {"line": "", "frame": "", "box": ' Stroke="false" Fill="true"'}.get(bar.kind)
    colour = '<ofd:FillColor Value="0 0 0"/>' if bar.kind == "box" else ""
    if paint is None:
        paint, colour = ' Stroke="false" Fill="true"', '<ofd:FillColor Value="255 255 255"/>'
    box = " ".join(f"{number * MM:.4f}" for number in (left, top, wide, high))
    if bar.kind == "picture":
        return f'<ofd:ImageObject ID="{number}" Boundary="{box}" ResourceID="3"/>'
    close = "" if bar.kind == "line" else " C"
    return (
        f'<ofd:PathObject ID="{number}" Boundary="{box}" LineWidth="{bar.width * MM:.4f}"{paint}>{colour}'
        f"<ofd:AbbreviatedData>{steps}{close}</ofd:AbbreviatedData></ofd:PathObject>"
    )
