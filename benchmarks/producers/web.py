"""Web pages of reports, and what prints them: LibreOffice, browsers, libraries; and files written again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from corpus import Report
from corpus.styles import rendered

from producers.tools import FONT, Producer, each, in_python, program, run

_AS_PAGE = "HTML (StarWriter)"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_LOOK = (
    f"<style>body {{ font-family: '{FONT}', 'Droid Sans Fallback'; font-size: 12pt }} table {{ width: 100%; "
    "border-collapse: collapse; font-size: 9pt } td { border: 1px solid black } @page { size: A4 }</style>"
)

_SONG = (
    "<style>@page { size: A4; margin: 2cm } body, td { font-family: STSong-Light; -pdf-word-wrap: CJK } "
    "td { font-size: 7pt; padding: 1pt; border: 0.5pt solid black }</style>"
)

_BY_WEASYPRINT = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2])"
_BY_XHTML2PDF = """
import sys
from xhtml2pdf import pisa
with open(sys.argv[1], encoding='utf-8') as page, open(sys.argv[2], 'wb') as out:
    if pisa.CreatePDF(page.read(), out).err:
        sys.exit(1)
"""
_BY_QT = """
import pathlib, sys
from PySide6.QtGui import QGuiApplication, QPageSize, QPdfWriter, QTextDocument
application = QGuiApplication.instance() or QGuiApplication(['qt', '-platform', 'offscreen'])
writer = QPdfWriter(sys.argv[2])
writer.setPageSize(QPageSize(QPageSize.A4))
document = QTextDocument()
document.setHtml(pathlib.Path(sys.argv[1]).read_text('utf-8'))
document.print_(writer)
"""


def bordered(page: bytes) -> bytes:
    """A page whose tables have the borders that Word gives them, cell by cell."""
    page = page.replace(b"style='padding:0cm 5.4pt'", b"style='padding:0cm 5.4pt;border:solid black 1.0pt'")
    return re.sub(rb"<td(?![^>]*style)", b"<td style='border:solid black 1.0pt'", page)


def pages_of(reports: Sequence[Report], style: str, folder: Path, look: str = "") -> list[Path]:
    """The reports as web pages in files, with borders (but in the style `open`: Word's pages without any)."""
    files = []
    for number, report in enumerate(reports):
        made = rendered(report, f"html/{'word' if style == 'open' else style}")
        text = (made.data if style == "open" else bordered(made.data)).decode(made.encoding)
        text = re.sub(r'(charset="?)[\w-]+', r"\1utf-8", text)
        files.append(folder / f"{style}-{number}.html")
        files[-1].write_text(text.replace("</head>", f"{look}</head>", 1), encoding="utf-8")
    return files


def by_libreoffice(
    pages: Sequence[Path], folder: Path, kind: str = "pdf:writer_pdf_Export", filter: str = _AS_PAGE
) -> list[Path]:
    """The pages as PDF (or as another kind of file) by LibreOffice."""
    ending = kind.partition(":")[0]
    command = [
        program("soffice"),
        "--headless",
        f"-env:UserInstallation=file://{folder}/profile",
        *([f"--infilter={filter}"] if filter else []),
        "--convert-to",
        kind,
        "--outdir",
        str(folder),
    ]
    run([*command, *map(str, pages)], 60 + 10 * len(pages))
    return [folder / f"{page.stem}.{ending}" for page in pages]


def by_browser(pages: Sequence[Path], folder: Path) -> list[Path]:
    """The pages printed to PDF by Chromium."""
    command = program(*BROWSERS)
    made = []
    for page in pages:
        made.append(folder / f"{page.stem}-printed.pdf")
        flags = ["--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={made[-1]}"]
        run([command, *flags, str(page)], 60)
    return made


def libreoffice(style: str) -> Producer:
    """LibreOffice, of pages in a style."""
    return lambda reports, folder: by_libreoffice(pages_of(reports, style, folder), folder)


def browser(style: str) -> Producer:
    """Chromium, of pages in a style."""
    return lambda reports, folder: by_browser(pages_of(reports, style, folder), folder)


def plain_blanks(reports: Sequence[Report], folder: Path) -> list[Path]:
    """LibreOffice's files of pages without `&nbsp;`, of which some programs make a character of their own."""
    pages = pages_of(reports, "clean", folder)
    for page in pages:
        page.write_text(page.read_text("utf-8").replace("&nbsp;", " "), "utf-8")
    return by_libreoffice(pages, folder)


def _web(package: str, module: str, code: str, look: str = _LOOK) -> Producer:
    """A library that sets web pages."""

    def make(reports: Sequence[Report], folder: Path) -> list[Path]:
        return in_python(package, module, code, pages_of(reports, "clean", folder, look), ".pdf")

    return make


def rewritten(*command: str) -> Producer:
    """LibreOffice's files, written again by a program: `IN` and `OUT` stand for the files."""

    def make(reports: Sequence[Report], folder: Path) -> list[Path]:
        name = program(command[0])
        made = []
        for file in libreoffice("clean")(reports, folder):
            made.append(file.with_name(f"{file.stem}-again.pdf"))
            names = {"IN": str(file), "OUT": str(made[-1])}
            run([name, *(names.get(word, word) for word in command[1:])], 120)
        return made

    return make


def wkhtmltopdf(reports: Sequence[Report], folder: Path) -> list[Path]:
    """wkhtmltopdf, of clean pages."""
    command = program("wkhtmltopdf")
    pages = pages_of(reports, "clean", folder, _LOOK)
    flags = ["-q", "--load-error-handling", "ignore", "--load-media-error-handling", "ignore"]
    return each(pages, ".pdf", lambda page, made: run([command, *flags, str(page), str(made)], 120))


def printed(reports: Sequence[Report], folder: Path) -> list[Path]:
    """LibreOffice's files, sent to a printer as PostScript and distilled by Ghostscript."""
    to_printer, distil = program("pdftops"), program("ps2pdf")

    def send(file: Path, made: Path) -> None:
        run([to_printer, str(file), str(file.with_suffix(".ps"))], 120)
        run([distil, str(file.with_suffix(".ps")), str(made)], 120)

    return each(libreoffice("clean")(reports, folder), "-printed.pdf", send)


WEASYPRINT = _web("weasyprint", "weasyprint", _BY_WEASYPRINT)
XHTML2PDF = _web("xhtml2pdf", "xhtml2pdf", _BY_XHTML2PDF, _SONG)
XHTML2PDF_WITHOUT_A_FONT = _web("xhtml2pdf", "xhtml2pdf", _BY_XHTML2PDF)
QT = _web("pyside6-essentials", "PySide6", _BY_QT)
