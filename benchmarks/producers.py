"""The programs that make PDF and OFD of reports; `NotThereError` says how to get one that is not there."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

from corpus import Report
from corpus.forms import lay_out
from corpus.marks import bare
from corpus.model import Cell, TableSlot
from corpus.styles import rendered
from corpus.typeset import places_of

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FONT = "Noto Serif CJK SC"
TRUETYPE = (
    Path("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf"),
    Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
)
_LOOK = (
    f"<style>body {{ font-family: '{FONT}', 'Droid Sans Fallback'; font-size: 12pt }} table {{ width: 100%; "
    "border-collapse: collapse; font-size: 9pt } td { border: 1px solid black } @page { size: A4 }</style>"
)

_SONG = (
    "<style>@page { size: A4; margin: 2cm } body, td { font-family: STSong-Light; -pdf-word-wrap: CJK } "
    "td { font-size: 7pt; padding: 1pt; border: 0.5pt solid black }</style>"
)


class NotThereError(Exception):
    """A producer is not installed; says what to install."""


def _program(*names: str) -> str:
    """The first of some programs that is there."""
    found = next(filter(None, map(shutil.which, names)), None)
    if not found:
        raise NotThereError(f"apt-get install {names[0]}")
    return found


def _python(package: str, module: str, code: str, *arguments: object) -> None:
    """Run `code` in a Python of its own: what it loads stays out of what is measured."""
    if importlib.util.find_spec(module) is None:
        raise NotThereError(f"pip install {package}")
    with tempfile.TemporaryDirectory() as folder:  # one of them leaves files where it is started
        _run([sys.executable, "-c", code, *map(str, arguments)], 600, folder)


def _run(command: Sequence[str], seconds: int, folder: str | None = None) -> None:
    done = subprocess.run(command, capture_output=True, timeout=seconds, cwd=folder)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr.decode('utf-8', 'replace')[-400:]}")


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


def by_libreoffice(pages: Sequence[Path], folder: Path, kind: str = "pdf:writer_pdf_Export") -> list[Path]:
    """The pages as PDF (or as another kind of file) by LibreOffice."""
    ending = kind.partition(":")[0]
    command = [
        _program("soffice"),
        "--headless",
        f"-env:UserInstallation=file://{folder}/profile",
        "--infilter=HTML (StarWriter)",
        "--convert-to",
        kind,
        "--outdir",
        str(folder),
    ]
    _run([*command, *map(str, pages)], 60 + 10 * len(pages))
    return [folder / f"{page.stem}.{ending}" for page in pages]


def by_browser(pages: Sequence[Path], folder: Path) -> list[Path]:
    """The pages printed to PDF by Chromium."""
    program = _program(*BROWSERS)
    made = []
    for page in pages:
        made.append(folder / f"{page.stem}-printed.pdf")
        flags = ["--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={made[-1]}"]
        _run([program, *flags, str(page)], 60)
    return made


def _each(pages: Sequence[Path], ending: str, make: Callable[[Path, Path], None]) -> list[Path]:
    made = []
    for page in pages:
        made.append(page.with_suffix(ending))
        make(page, made[-1])
    return made


def _libreoffice(style: str) -> Producer:
    return lambda reports, folder: by_libreoffice(pages_of(reports, style, folder), folder)


def _browser(style: str) -> Producer:
    return lambda reports, folder: by_browser(pages_of(reports, style, folder), folder)


def _plain_blanks(reports: Sequence[Report], folder: Path) -> list[Path]:
    """LibreOffice's files of pages without `&nbsp;`, of which some programs make a character of their own."""
    pages = pages_of(reports, "clean", folder)
    for page in pages:
        page.write_text(page.read_text("utf-8").replace("&nbsp;", " "), "utf-8")
    return by_libreoffice(pages, folder)


def _documents(reports: Sequence[Report], folder: Path) -> list[Path]:
    """Word documents, which LibreOffice makes of web pages."""
    return by_libreoffice(pages_of(reports, "word", folder), folder, "docx:MS Word 2007 XML")


_SPIRE_DOC = """
import sys
from spire.doc import Document, FileFormat
document = Document()
document.LoadFromFile(sys.argv[1])
document.SaveToFile(sys.argv[2], FileFormat.OFD if sys.argv[2].endswith('ofd') else FileFormat.PDF)
document.Close()
"""
_SPIRE_PDF = """
import sys
from spire.pdf import PdfDocument, FileFormat
document = PdfDocument()
document.LoadFromFile(sys.argv[1])
document.SaveToFile(sys.argv[2], FileFormat.OFD)
document.Close()
"""
_EASYOFD = """
import sys, pathlib
from loguru import logger
logger.remove()
from easyofd import OFD
data = pathlib.Path(sys.argv[1]).read_bytes()
pathlib.Path(sys.argv[2]).write_bytes(OFD().pdf2ofd(data, optional_text=True))
"""
_PDF2OFD = "import sys, pdf2ofd; pdf2ofd.convert(sys.argv[1], sys.argv[2], verbose=False)"
_WEASYPRINT = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2])"
_XHTML2PDF = """
import sys
from xhtml2pdf import pisa
with open(sys.argv[1], encoding='utf-8') as page, open(sys.argv[2], 'wb') as out:
    sys.exit(pisa.CreatePDF(page.read(), out).err)
"""
_TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"


def _word(package: str, module: str, code: str, ending: str) -> Producer:
    def make(reports: Sequence[Report], folder: Path) -> list[Path]:
        files = _documents(reports, folder)
        return _each(files, ending, lambda file, made: _python(package, module, code, file, made))

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


def _spire_doc(reports: Sequence[Report], folder: Path) -> list[Path]:
    files = _word("spire-doc", "spire.doc", _SPIRE_DOC, ".ofd")(reports, folder)
    for file in files:
        _without_notice(file)
    return files


def _from_pdf(package: str, module: str, code: str) -> Producer:
    def make(reports: Sequence[Report], folder: Path) -> list[Path]:
        files = _plain_blanks(reports, folder)
        return _each(files, ".ofd", lambda file, made: _python(package, module, code, file, made))

    return make


def _web(package: str, module: str, code: str, style: str = "clean", look: str = _LOOK) -> Producer:
    def make(reports: Sequence[Report], folder: Path) -> list[Path]:
        pages = pages_of(reports, style, folder, look)
        return _each(pages, ".pdf", lambda page, made: _python(package, module, code, page, made))

    return make


def _rewritten(*command: str) -> Producer:
    """LibreOffice's files, written again by a program: `IN` and `OUT` stand for the files."""

    def make(reports: Sequence[Report], folder: Path) -> list[Path]:
        program = _program(command[0])
        made = []
        for file in _libreoffice("clean")(reports, folder):
            made.append(file.with_name(f"{file.stem}-again.pdf"))
            names = {"IN": str(file), "OUT": str(made[-1])}
            _run([program, *(names.get(word, word) for word in command[1:])], 120)
        return made

    return make


def _wkhtmltopdf(reports: Sequence[Report], folder: Path) -> list[Path]:
    program = _program("wkhtmltopdf")
    pages = pages_of(reports, "clean", folder, _LOOK)
    flags = ["-q", "--load-error-handling", "ignore", "--load-media-error-handling", "ignore"]
    return _each(pages, ".pdf", lambda page, made: _run([program, *flags, str(page), str(made)], 120))


def _typst(reports: Sequence[Report], folder: Path) -> list[Path]:
    files = []
    for number, report in enumerate(reports):
        files.append(folder / f"{number}.typ")
        files[-1].write_text(as_typst(report), encoding="utf-8")
    return _each(files, ".pdf", lambda file, made: _python("typst", "typst", _TYPST, file, made))


def as_typst(report: Report) -> str:
    """The report in Typst's markup."""
    lines = [f'#set text(font: ("{FONT}"), size: 11pt, lang: "zh")', "#set par(justify: true)"]
    for block in report.blocks:
        if isinstance(block, TableSlot):
            placed = places_of(lay_out(report, block.form))
            cells = "".join(
                f"table.cell(x: {column}, y: {row}, rowspan: {cell.rowspan}, colspan: {cell.colspan})"
                f"[#{_quoted(cell.text)}],\n"
                for cell, row, column in placed
            )
            lines.append(f"#text(size: 7pt)[#table(columns: {_width(placed)}, {cells})]")
        else:
            level = {"title": "= ", "heading": "== ", "matter": "=== "}.get(block.role, "")
            lines.append(f"{level}#{_quoted(block.text)}")
    return "\n\n".join(lines)


def _width(placed: Sequence[tuple[Cell, int, int]]) -> int:
    """The columns that a table takes; a figure that is split makes its row longer than the others."""
    return max(column + cell.colspan for cell, _, column in placed)


def _quoted(text: str) -> str:
    return '"' + bare(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


_REPORTLAB = """
import json, sys
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table
pdfmetrics.registerFont(UnicodeCIDFont('STSong-Light'))
def style(size):
    return ParagraphStyle('s', fontName='STSong-Light', fontSize=size, leading=1.2 * size, wordWrap='CJK')
parts = []
for block in json.load(open(sys.argv[1], encoding='utf-8')):
    if isinstance(block[0], str):
        parts.append(Paragraph(block[0], style(block[1])))
        continue
    rows, spans = block
    rows = [[Paragraph(text, style(5)) if text else '' for text in row] for row in rows]
    commands = [('SPAN', *map(tuple, span)) for span in spans]
    wide = [450 / len(rows[0])] * len(rows[0])
    parts.append(Table(rows, wide, style=[('GRID', (0, 0), (-1, -1), 0.5, 'black'), *commands]))
SimpleDocTemplate(sys.argv[2]).build(parts)
"""
_FPDF = """
import json, sys
from fpdf import FPDF
pdf = FPDF()
pdf.add_font('cjk', fname=sys.argv[3])
pdf.add_font('latin', fname=sys.argv[4])
pdf.set_fallback_fonts(['latin'])
pdf.add_page()
for block in json.load(open(sys.argv[1], encoding='utf-8')):
    if isinstance(block[0], str):
        pdf.set_font('cjk', size=block[1])
        pdf.multi_cell(0, text=block[0], new_x='LMARGIN', new_y='NEXT', wrapmode='CHAR')
        continue
    rows, spans = block
    wide = {(top, left): (right - left + 1, bottom - top + 1) for (left, top), (right, bottom) in spans}
    covered = {(r, c) for (t, l), (w, h) in wide.items() for r in range(t, t + h) for c in range(l, l + w)}
    pdf.set_font('cjk', size=6)
    with pdf.table(first_row_as_headings=False, num_heading_rows=0, wrapmode='CHAR') as table:
        for r, row in enumerate(rows):
            made = table.row()
            for c, text in enumerate(row):
                columns, lines = wide.get((r, c), (1, 1))
                if (r, c) in wide or (r, c) not in covered:
                    made.cell(text, colspan=columns, rowspan=lines)
pdf.output(sys.argv[2])
"""


def _laid_out(package: str, module: str, code: str, *more: object) -> Producer:
    """Paragraphs and tables handed over as data."""

    def make(reports: Sequence[Report], folder: Path) -> list[Path]:
        files = []
        for number, report in enumerate(reports):
            files.append(folder / f"{number}.json")
            files[-1].write_text(as_data(report, module == "reportlab"), encoding="utf-8")
        return _each(files, ".pdf", lambda file, made: _python(package, module, code, file, made, *more))

    return make


def as_data(report: Report, markup: bool) -> str:
    """The report's paragraphs (words, size) and tables (rows, merged cells) as JSON."""

    def words(text: str) -> str:
        return escape(bare(text), quote=False) if markup else bare(text)

    blocks: list[object] = []
    for block in report.blocks:
        if not isinstance(block, TableSlot):
            blocks.append([words(block.text), {"title": 18, "heading": 13}.get(block.role, 10.5)])
            continue
        table = lay_out(report, block.form)
        placed = places_of(table)
        rows = [[""] * _width(placed) for _ in table.rows]
        spans = []
        for cell, row, column in placed:
            rows[row][column] = words(cell.text)
            if cell.rowspan * cell.colspan > 1:
                spans.append([[column, row], [column + cell.colspan - 1, row + cell.rowspan - 1]])
        blocks.append([rows, spans])
    return json.dumps(blocks, ensure_ascii=False)


Producer = Callable[[Sequence[Report], Path], list[Path]]
STYLES = ("clean", "page", "word", "open")
"""Those of the corpus; `open` is Word's markup without any border, where less than all can be known."""
PRODUCERS: dict[str, Producer] = {
    **{f"PDF LibreOffice {style}": _libreoffice(style) for style in STYLES},
    **{f"PDF Chromium {style}": _browser(style) for style in STYLES},
    "PDF WeasyPrint": _web("weasyprint", "weasyprint", _WEASYPRINT),
    "PDF wkhtmltopdf": _wkhtmltopdf,
    "PDF xhtml2pdf": _web("xhtml2pdf", "xhtml2pdf", _XHTML2PDF, look=_SONG),
    "PDF Typst": _typst,
    "PDF reportlab": _laid_out("reportlab", "reportlab", _REPORTLAB),
    "PDF fpdf2": _laid_out("fpdf2", "fpdf", _FPDF, *TRUETYPE),
    "PDF Ghostscript": _rewritten("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-o", "OUT", "IN"),
    "PDF Cairo": _rewritten("pdftocairo", "-pdf", "IN", "OUT"),
    "PDF qpdf": _rewritten("qpdf", "--object-streams=generate", "--linearize", "IN", "OUT"),
    "OFD Spire.Doc": _spire_doc,
    "OFD Spire.PDF": _from_pdf("spire-pdf", "spire.pdf", _SPIRE_PDF),
}
LOSING: dict[str, Producer] = {
    "OFD pdf2ofd": _from_pdf("pdf2ofd", "pdf2ofd", _PDF2OFD),
    "OFD easyofd": _from_pdf("easyofd", "easyofd", _EASYOFD),
    "PDF xhtml2pdf without a font": _web("xhtml2pdf", "xhtml2pdf", _XHTML2PDF),
}
"""What these make holds no text that can be trusted: letters as curves, lines over one another, blots."""
