"""The report as a Word document: plain, numbered automatically, bold headings, runs and cells in pieces."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from html import escape
from random import Random

from corpus.forms import lay_out
from corpus.marks import bare
from corpus.model import Cell, Line, Report, Table, TableSlot

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {"document": "document.main", "styles": "styles", "numbering": "numbering"}
# 一、 and （一）, which these documents leave to Word.
_NUMBERS = (re.compile(r"[一二三四五六七八]、\s*"), re.compile(r"（[一二三四五六七八]）\s*"))
_RUNS = re.compile(r"([0-9A-Za-z./:,\-]+)")

_STYLES = f"""<w:styles xmlns:w="{_W}">
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="10"><w:name w:val="chapter"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/><w:basedOn w:val="a"/></w:style>
</w:styles>"""

_NUMBERING = f"""<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>
<w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>
<w:lvlText w:val="（%2）"/></w:lvl>
</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""


def render_docx(report: Report, style: str, rng: Random) -> bytes:
    """The report as a package; the same report gives the same bytes."""
    parts: list[Line | Table | None] = []
    for block in report.blocks:
        if not isinstance(block, TableSlot):
            parts.append(block)
        else:
            parts.append(None if block.picture else lay_out(report, block.form))
    return write_docx(parts, style, rng)


def write_docx(parts: Iterable[Line | Table | None], style: str, rng: Random) -> bytes:
    """Paragraphs, tables and (None) pictures in order as a package."""
    body = []
    for part in parts:
        if isinstance(part, Table):
            body.append(_table(part, style, rng))
        elif part is None:
            body.append(_paragraph(_run("<w:drawing><a:blip xmlns:a='urn:a'/></w:drawing>", raw=True)))
        else:
            body.append(_line(part, style, rng))
    head = f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>'
    document = head + "".join(body) + "<w:sectPr/></w:body></w:document>"
    return package({"document": document, "styles": _STYLES, "numbering": _NUMBERING})


def package(parts: dict[str, str]) -> bytes:
    """The parts (`document`, `styles`, …) as a docx."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{_PARTS.get(name, name)}+xml"/>'
        for name in parts
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_R}/{name}" Target="{name}.xml"/>'
        for number, name in enumerate(parts, 1)
        if name != "document"
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}'
        "</Relationships>",
        **{f"word/{name}.xml": text for name, text in parts.items()},
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            info = zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0))
            archive.writestr(info, head + bare(text), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


# What Word and WPS write with every run, paragraph and cell.
_FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋_GB2312"/>'
_SIZE = '<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
_SPACING = (
    '<w:adjustRightInd w:val="0"/><w:snapToGrid w:val="0"/><w:spacing w:line="560" w:lineRule="exact"/>'
)
_MARK = f"<w:rPr>{_FONT}{_SIZE}</w:rPr>"
_EDGES = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for edge in ("top", "left", "bottom", "right")
)


def _run(text: str, properties: str = "", *, raw: bool = False) -> str:
    words = text if raw else f'<w:t xml:space="preserve">{escape(text, quote=False)}</w:t>'
    return f"<w:r><w:rPr>{_FONT}{properties}{_SIZE}</w:rPr>{words}</w:r>"


def _paragraph(runs: str, properties: str = "") -> str:
    named = properties.startswith(("<w:pStyle", "<w:numPr"))
    about = properties + _SPACING if named else _SPACING + properties
    return f"<w:p><w:pPr>{about}{_MARK}</w:pPr>{runs}</w:p>"


def _line(line: Line, style: str, rng: Random) -> str:
    text, properties = line.text, ""
    if line.role == "title":
        properties = '<w:pStyle w:val="a3"/>' if style != "bold" else '<w:jc w:val="center"/>'
        return _paragraph(_run(text, "<w:b/>"), properties)
    level = {"heading": 0, "matter": 1}.get(line.role)
    if style == "auto" and level is not None:
        match = _NUMBERS[level].match(text)
        if match is not None:
            text = text[match.end() :]
            properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>'
    if line.role == "heading":
        if style == "bold":
            return _paragraph(_run(text, "<w:b/>"), properties)
        return _paragraph(_run(text), '<w:pStyle w:val="10"/>' + properties)
    return _paragraph(_pieces(text, style, rng), properties or '<w:ind w:firstLineChars="200"/>')


def _pieces(text: str, style: str, rng: Random) -> str:
    """The text in runs: one, or as Word leaves it after some editing."""
    if style != "runs":
        return _run(text)
    runs = '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'
    for piece in _RUNS.split(text):
        if len(piece) > 2 and rng.random() < 0.4:
            cut = rng.randint(1, len(piece) - 1)
            runs += _run(piece[:cut]) + '<w:proofErr w:type="gramEnd"/>' + _run(piece[cut:], "<w:iCs/>")
        elif piece:
            runs += _run(piece, "<w:bCs/>")
    if rng.random() < 0.3:
        runs += '<w:del w:id="1" w:author="x"><w:r><w:delText>（删去的话99件）</w:delText></w:r></w:del>'
    if rng.random() < 0.3:
        cut = runs.index("<w:r>")
        runs = (
            runs[:cut] + '<w:ins w:id="2" w:author="x">' + runs[cut:] + "</w:ins>"
            if "<w:del" not in runs
            else runs
        )
    return runs


def _table(table: Table, style: str, rng: Random) -> str:
    grid = "".join('<w:gridCol w:w="900"/>' for _ in range(table.width))
    rows: list[str] = []
    running: dict[int, tuple[int, int]] = {}
    for row in table.rows:
        cells: list[str] = []
        column = 0
        waiting = list(row)
        while waiting or column in running:
            if column in running:
                left, span = running.pop(column)
                cells.append(_cell("", span, "<w:vMerge/>", style, rng))
                if left > 1:
                    running[column] = (left - 1, span)
                column += span
                continue
            cell = waiting.pop(0)
            merge = '<w:vMerge w:val="restart"/>' if cell.rowspan > 1 else ""
            if cell.rowspan > 1:
                running[column] = (cell.rowspan - 1, cell.colspan)
            cells.append(_cell(_content(cell, style), cell.colspan, merge, style, rng))
            column += cell.colspan
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    head = f'<w:tblPr><w:tblStyle w:val="a5"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    return f"<w:tbl>{head}{''.join(rows)}</w:tbl>"


def _content(cell: Cell, style: str) -> str:
    text = bare(cell.text)
    if style == "runs" and cell.key and len(text) > 1:
        return _paragraph(_run(text[:1]) + _run(text[1:]))
    if style == "runs" and cell.tall:
        return "".join(_paragraph(_run(glyph)) for glyph in text)
    return "".join(_paragraph(_run(line, "<w:b/>" if cell.header else "")) for line in text.split("\n"))


def _cell(content: str, span: int, merge: str, style: str, rng: Random) -> str:
    wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    about = f'<w:tcW w:w="900" w:type="dxa"/>{wide}{merge}<w:tcBorders>{_EDGES}</w:tcBorders>'
    about += '<w:vAlign w:val="center"/>'
    return f"<w:tc><w:tcPr>{about}</w:tcPr>{content or '<w:p/>'}</w:tc>"
