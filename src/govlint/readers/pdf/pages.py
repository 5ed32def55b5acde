"""Part of the PDF reader: opens the file and gives its pages, or says in plain words why not."""

from __future__ import annotations

from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from govlint.errors import EMPTY, UnreadableError
from govlint.limits import limits
from govlint.readers.layout.page import Page
from govlint.readers.pdf import font as pdffont
from govlint.readers.pdf.paths import drawn_on
from govlint.readers.pdf.streams import look_over
from govlint.readers.pdf.text import angle_of, runs_on

MOST_CHARACTERS = 3_000_000
MOST_OBJECTS = 300_000
LARGEST = 100_000.0
"""Points that a page may be wide or high."""
_NOTHING = 2
"""Bytes that end a text in UTF-16, and all of an empty one."""

_DAMAGED = (
    "PDF 文件损坏，打不开；请从原文件重新导出",
    "a damaged PDF that cannot be opened; export it again from the original",
)


def pages_of(data: bytes) -> tuple[list[Page], dict[str, str]]:
    """The pages of a PDF and what it says of itself; one document at a time, as PDFium wants it."""
    if not data.strip(b"\0 \r\n\t"):
        raise UnreadableError(*EMPTY)
    gradients = look_over(data)
    pdffont.install()
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise UnreadableError(
                "PDF 加了密码，打不开；请去掉密码后再检查",
                "the PDF is protected by a password; remove that first",
            ) from error
        raise UnreadableError(*_DAMAGED) from error
    try:
        count = len(document)
        if count < 1:
            raise UnreadableError("PDF 里一页也没有", "the PDF has no page")
        if count > limits().pages:
            raise UnreadableError(
                f"PDF 有 {count} 页，超过上限 {limits().pages} 页",
                f"the PDF has {count} pages, above the limit of {limits().pages}",
            )
        title = _title(document)
        return _pages(document, count, gradients), {"title": title} if title else {}
    finally:
        document.close()


def _title(document: pdfium.PdfDocument) -> str:
    try:
        title: str = document.get_metadata_value("Title").strip()
    except UnicodeDecodeError:
        return ""
    return title


def _pages(document: pdfium.PdfDocument, count: int, gradients: bool) -> list[Page]:
    pages: list[Page] = []
    characters = objects = 0
    for index in range(count):
        try:
            page = _as_shown(document, index)
        except pdfium.PdfiumError as error:
            raise UnreadableError(
                f"PDF 第{index + 1}页损坏，读不出来；请从原文件重新导出",
                f"page {index + 1} of the PDF is damaged; export it again from the original",
            ) from error
        try:
            objects += raw.FPDFPage_CountObjects(page.raw)
            if objects > MOST_OBJECTS:
                raise UnreadableError(
                    f"PDF 里的图形太多（超过 {MOST_OBJECTS} 个），不像一份报告",
                    f"the PDF holds too many objects (above {MOST_OBJECTS}) for a report",
                )
            pages.append(_page(page, index + 1, gradients))
        finally:
            page.close()
        characters += sum([len(run.text) for run in pages[-1].runs])
        if characters > MOST_CHARACTERS:
            raise UnreadableError(
                f"PDF 里的文字太多（超过 {MOST_CHARACTERS} 字），不像一份报告",
                f"the PDF holds too many characters (above {MOST_CHARACTERS}) for a report",
            )
    return pages


def _as_shown(document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    """A page, with what is filled in on its forms, or typed on it, as part of its text."""
    page = document[index]
    count = min(raw.FPDFPage_GetAnnotCount(page.raw), MOST_OBJECTS)
    if any(_is_text(page.raw, at) for at in range(count)):
        raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
        page.close()
        page = document[index]
    return page


def _is_text(page: Any, at: int) -> bool:
    """Whether an annotation is a field with a value, or text on the page."""
    note = raw.FPDFPage_GetAnnot(page, at)
    if not note:
        return False
    kind = raw.FPDFAnnot_GetSubtype(note)
    filled = kind == raw.FPDF_ANNOT_WIDGET and raw.FPDFAnnot_GetStringValue(note, b"V", None, 0) > _NOTHING
    raw.FPDFPage_CloseAnnot(note)
    return bool(filled or kind == raw.FPDF_ANNOT_FREETEXT)


def _page(page: pdfium.PdfPage, number: int, gradients: bool) -> Page:
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page.raw, box)
    edges = (box.left, box.bottom, box.right, box.top)
    if not all(abs(edge) < LARGEST for edge in edges):
        raise UnreadableError(
            f"PDF 第{number}页的尺寸不合理，读不出来",
            f"page {number} of the PDF has an absurd size and cannot be read",
        )
    text = raw.FPDFText_LoadPage(page.raw)
    if not text:
        raise UnreadableError(
            f"PDF 第{number}页的文字读不出来", f"the words on page {number} of the PDF cannot be read"
        )
    try:
        turn = angle_of(text)
        if turn:
            raw.FPDFText_ClosePage(text)
            edges = _turned(page.raw, edges, turn)
            text = raw.FPDFText_LoadPage(page.raw)
        left, bottom, right, top = edges
        drawn = drawn_on(page.raw, edges, gradients=gradients)
        runs, hidden, cut, faint = runs_on(text, edges, drawn.covers_text, drawn.is_faint)
    finally:
        raw.FPDFText_ClosePage(text)
    return Page(
        number=number,
        width=right - left,
        height=top - bottom,
        runs=tuple(runs),
        across=tuple(drawn.across),
        down=tuple(drawn.down),
        images=tuple(drawn.images),
        hidden=hidden,
        curves=drawn.curves,
        cut=cut,
        faint=faint,
    )


def _turned(
    page: Any, edges: tuple[float, float, float, float], turn: int
) -> tuple[float, float, float, float]:
    """Turn all that stands on the page, so that its text runs from left to right; gives its edges then."""
    cosine, sine = ((1, 0), (0, 1), (-1, 0), (0, -1))[turn]
    for index in range(raw.FPDFPage_CountObjects(page)):
        raw.FPDFPageObj_Transform(raw.FPDFPage_GetObject(page, index), cosine, sine, -sine, cosine, 0, 0)
    corners = [
        (x * cosine - y * sine, x * sine + y * cosine)
        for x in (edges[0], edges[2])
        for y in (edges[1], edges[3])
    ]
    across, down = [x for x, _ in corners], [y for _, y in corners]
    return min(across), min(down), max(across), max(down)
