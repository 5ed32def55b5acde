"""Every style a report can take, by name, and `render`: the report in it as bytes."""

from __future__ import annotations

from random import Random

import msgspec

from corpus.docx import render_docx
from corpus.html import render_html
from corpus.markdown import render_markdown
from corpus.marks import Places, bare, locate, marked
from corpus.model import Line, Report, Struct, half_width
from corpus.ofdwriter import write_ofd
from corpus.pdfwriter import write_pdf
from corpus.sheets import LOOKS, look_of
from corpus.text import TABLES, render_text
from corpus.typeset import sheets_of
from corpus.xlsx import render_xlsx

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "gb18030")
_HTML = ("clean", "page", "word", "layout", "unclosed", "cut", "lying")
_MARKDOWN = ("atx", "setext", "bold")
_DOCX = ("plain", "auto", "bold", "runs")
STYLES = (
    *(f"text/{name}" for name in TABLES),
    *(f"markdown/{name}" for name in _MARKDOWN),
    *(f"html/{name}" for name in _HTML),
    *(f"docx/{name}" for name in _DOCX),
)
PAGES = tuple(f"{kind}/{name}" for kind in ("pdf", "ofd") for name in LOOKS)
"""Styles of formats that know places on pages, and neither lines nor tables."""
BOOKS = ("xlsx/one", "xlsx/each")
"""Styles that hold a report's tables and not its text."""
_WRITERS = {"pdf": write_pdf, "ofd": write_ofd}
_ENDINGS = {"text": "txt", "markdown": "md", "html": "html"}


class Rendered(Struct, frozen=True):
    """A report in a style: the bytes, a file name for them, and where its figures stand."""

    data: bytes
    path: str
    encoding: str
    places: Places


def render(report: Report, style: str) -> bytes:
    """The report in `style` (one of `STYLES`, `PAGES` or `BOOKS`) as bytes."""
    return rendered(report, style).data


def rendered(report: Report, style: str) -> Rendered:
    """The report in `style`, with the places of its figures; encoding and line ends follow its seed."""
    kind, name = style.split("/")
    rng = Random(f"{report.seed} {style}")
    if kind in _WRITERS:
        data = _WRITERS[kind](sheets_of(_folded(report), look_of(name, rng)), bare(report.title))
        return Rendered(data, f"report.{kind}", "", Places({}, None))
    if kind == "xlsx":
        return Rendered(render_xlsx(_folded(report), name), "report.xlsx", "", Places({}, None))
    encoding = rng.choice(
        ("utf-8", "utf-8", "utf-8-sig", "gb18030", "gb18030") if kind == "html" else ENCODINGS
    )
    crlf = rng.random() < 0.4
    figures, keys = marked(report)
    report = msgspec.structs.replace(_folded(report), figures=figures)
    if kind == "docx":
        return Rendered(render_docx(report, name, rng), "report.docx", "", Places({}, None))
    if kind == "text":
        text = render_text(report, name, rng)
    elif kind == "markdown":
        text = render_markdown(report, name, rng)
    else:
        charset = {
            "utf-8": "utf-8",
            "utf-8-sig": "utf-8",
            "gb18030": rng.choice(("gb2312", "gbk", "gb18030")),
        }[encoding]
        if name == "lying":
            charset = "gb2312" if encoding != "gb18030" else "utf-8"
        text = render_html(report, name, rng, charset)
    if crlf:
        text = text.replace("\n", "\r\n")
    text, places = locate(text, keys)
    return Rendered(text.encode(encoding), f"report.{_ENDINGS[kind]}", encoding, places)


def _folded(report: Report) -> Report:
    if not report.half:
        return report
    blocks = tuple(
        msgspec.structs.replace(block, text=half_width(block.text)) if isinstance(block, Line) else block
        for block in report.blocks
    )
    return msgspec.structs.replace(report, blocks=blocks)
