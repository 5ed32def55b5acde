"""Word documents of reports, and what makes PDF and OFD of them (and OFD of PDF)."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

from corpus import Report
from corpus.styles import rendered

from producers.tools import Producer, in_python
from producers.web import by_libreoffice, pages_of, plain_blanks

_STYLES = ("plain", "bold")
_TABLE = re.compile(r"<w:tbl>.*?</w:tbl>", re.S)
_WIDE = 9000
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/></w:sectPr>'
)
_BY_SPIRE_DOC = """
import sys
from spire.doc import Document, FileFormat
document = Document()
document.LoadFromFile(sys.argv[1])
document.SaveToFile(sys.argv[2], FileFormat.OFD if sys.argv[2].endswith('ofd') else FileFormat.PDF)
document.Close()
"""
_BY_SPIRE_PDF = """
import sys
from spire.pdf import PdfDocument, FileFormat
document = PdfDocument()
document.LoadFromFile(sys.argv[1])
document.SaveToFile(sys.argv[2], FileFormat.OFD)
document.Close()
"""
_BY_EASYOFD = """
import sys, pathlib
from loguru import logger
logger.remove()
from easyofd import OFD
data = pathlib.Path(sys.argv[1]).read_bytes()
pathlib.Path(sys.argv[2]).write_bytes(OFD().pdf2ofd(data, optional_text=True))
"""
_BY_PDF2OFD = "import sys, pdf2ofd; pdf2ofd.convert(sys.argv[1], sys.argv[2], verbose=False)"


def _documents(reports: Sequence[Report], folder: Path) -> list[Path]:
    """Word documents, which LibreOffice makes of web pages."""
    return by_libreoffice(pages_of(reports, "word", folder), folder, "docx:MS Word 2007 XML")


def _word(package: str, module: str, code: str, ending: str) -> Producer:
    """A library that sets Word documents."""

    def make(reports: Sequence[Report], folder: Path) -> list[Path]:
        return in_python(package, module, code, _documents(reports, folder), ending)

    return make


_NOTICE = re.compile(
    rb"<ofd:TextObject(?:(?!</ofd:TextObject>).)*?Value=\"255 0 0\".*?</ofd:TextObject>", re.S
)


def _without_notice(file: Path) -> None:
    """Take the notice in red out of an OFD, which the copy for evaluation lays over the top of each page."""
    parts = {}
    with zipfile.ZipFile(file) as package:
        for name in package.namelist():
            parts[name] = package.read(name)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, _NOTICE.sub(b"", data) if name.endswith("Content.xml") else data)


def spire(ending: str) -> Producer:
    """Spire.Doc, whose OFD is freed of its notice."""
    by = _word("spire-doc", "spire.doc", _BY_SPIRE_DOC, f".{ending}")

    def make(reports: Sequence[Report], folder: Path) -> list[Path]:
        files = by(reports, folder)
        for file in files:
            if ending == "ofd":
                _without_notice(file)
        return files

    return make


def libreoffice(reports: Sequence[Report], folder: Path) -> list[Path]:
    """LibreOffice, of documents as an office has them: its tables fitted to the page."""
    files = []
    for number, report in enumerate(reports):
        files.append(folder / f"{number}.docx")
        files[-1].write_bytes(_fitted(rendered(report, f"docx/{_STYLES[number % len(_STYLES)]}").data))
    return by_libreoffice(files, folder, filter="")


def _fitted(data: bytes) -> bytes:
    """A Word document with small type in its tables, whose columns share the page's width."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(made, "w") as fitted:
        for name in package.namelist():
            text = package.read(name).decode("utf-8")
            fitted.writestr(name, _TABLE.sub(_narrow, text).replace("<w:sectPr/>", _PAGE))
    return made.getvalue()


def _narrow(table: re.Match[str]) -> str:
    text = table.group()
    text = text.replace('w:w="900"', f'w:w="{_WIDE // text.count("<w:gridCol")}"')
    text = text.replace('w:line="560" w:lineRule="exact"', 'w:line="240" w:lineRule="auto"')
    return text.replace('w:val="32"', 'w:val="15"')


def _from_pdf(package: str, module: str, code: str) -> Producer:
    """A library that makes OFD of PDF."""

    def make(reports: Sequence[Report], folder: Path) -> list[Path]:
        return in_python(package, module, code, plain_blanks(reports, folder), ".ofd")

    return make


SPIRE_PDF = _from_pdf("spire-pdf", "spire.pdf", _BY_SPIRE_PDF)
PDF2OFD = _from_pdf("pdf2ofd", "pdf2ofd", _BY_PDF2OFD)
EASYOFD = _from_pdf("easyofd", "easyofd", _BY_EASYOFD)
