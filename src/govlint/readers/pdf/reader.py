"""Reads PDF: characters and rules of each page by pypdfium2, tables and paragraphs by the layout."""

from __future__ import annotations

from govlint.errors import UnreadableError
from govlint.hookspecs import Document
from govlint.readers.layout.assemble import document_of


def read(data: bytes, path: str) -> Document:
    """The document in a PDF.

    Raises `UnreadableError` where nothing can be read for sure: damaged, encrypted, scanned, without a map
    from its characters to words, or too large.
    """
    try:
        from govlint.readers.pdf import pages as pdfpages
    except ImportError:
        raise UnreadableError(
            "读 PDF 要先安装：pip install 'govlint[pdf]'", "to read PDF, install: pip install 'govlint[pdf]'"
        ) from None
    pages, metadata = pdfpages.pages_of(data)
    return document_of(pages, path=path, reader="pdf", metadata=metadata)
