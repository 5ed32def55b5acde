"""The programs that make PDF and OFD of reports; `NotThereError` says how to get one that is not there."""

from __future__ import annotations

from producers import data, markup, web, word
from producers.tools import NotThereError, Producer

STYLES = ("clean", "page", "word", "open")
"""Those of the corpus; `open` is Word's markup without any border, where less than all can be known."""
PRODUCERS: dict[str, Producer] = {
    **{f"PDF LibreOffice {style}": web.libreoffice(style) for style in STYLES},
    "PDF LibreOffice of a docx": word.libreoffice,
    **{f"PDF Chromium {style}": web.browser(style) for style in STYLES},
    "PDF WeasyPrint": web.WEASYPRINT,
    "PDF wkhtmltopdf": web.wkhtmltopdf,
    "PDF xhtml2pdf": web.XHTML2PDF,
    "PDF Qt": web.QT,
    "PDF Typst": markup.typst,
    "PDF XeTeX": markup.xetex,
    "PDF FOP": markup.fop,
    "PDF reportlab": data.REPORTLAB,
    "PDF fpdf2": data.FPDF,
    "PDF pdfmake": data.pdfmake,
    "PDF Ghostscript": web.rewritten(
        "gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-o", "OUT", "IN"
    ),
    "PDF Cairo": web.rewritten("pdftocairo", "-pdf", "IN", "OUT"),
    "PDF qpdf": web.rewritten("qpdf", "--object-streams=generate", "--linearize", "IN", "OUT"),
    "PDF Spire.Doc": word.spire("pdf"),
    "OFD Spire.Doc": word.spire("ofd"),
    "OFD Spire.PDF": word.SPIRE_PDF,
}
LOSING: dict[str, Producer] = {
    "OFD pdf2ofd": word.PDF2OFD,
    "OFD easyofd": word.EASYOFD,
    "PDF PostScript": web.printed,
    "PDF xhtml2pdf without a font": web.XHTML2PDF_WITHOUT_A_FONT,
}
"""What these make holds no text that can be trusted: letters as curves, lines over one another, blots."""

__all__ = ["LOSING", "PRODUCERS", "NotThereError", "Producer"]
