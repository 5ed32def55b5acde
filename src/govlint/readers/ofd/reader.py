"""Reads OFD (GB/T 33190): text and paths of each page from its XML, tables and paragraphs by the layout."""

from __future__ import annotations

from govlint.errors import UnreadableError
from govlint.hookspecs import Document
from govlint.readers.layout.assemble import document_of


def read(data: bytes, path: str) -> Document:
    """The document in an OFD file.

    Raises `UnreadableError` where nothing can be read for sure: damaged, encrypted, of images only, or too
    large.
    """
    try:
        from govlint.readers.ofd import pages as ofdpages
    except ImportError:
        raise UnreadableError(
            "读 OFD 要先安装：pip install 'govlint[ofd]'", "to read OFD, install: pip install 'govlint[ofd]'"
        ) from None
    pages, metadata = ofdpages.pages_of(data)
    return document_of(pages, path=path, reader="ofd", metadata=metadata)
