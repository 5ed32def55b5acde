"""The readers: bytes → `Document`. A reader's module is imported when the first file of its kind comes."""

from __future__ import annotations

import importlib
from collections.abc import Sequence

from govlint.hookspecs import Document, Edit, Reader


def _reader(name: str, *suffixes: str, mends: bool = False) -> Reader:
    def read(data: bytes, path: str) -> Document:
        # Half of the start of a run on text would be importing what reads web pages.
        document: Document = importlib.import_module(f"{__name__}.{name}").read(data, path)
        return document

    return Reader(name, suffixes, read, _patch if mends else None)


def _patch(data: bytes, document: Document, edits: Sequence[Edit]) -> bytes:
    from govlint.readers.patch import patch  # only for a run that mends

    return patch(data, document, edits)


ALL = (
    _reader("docx", ".docx", ".docm"),
    _reader("html", ".html", ".htm", ".xhtml", ".shtml", mends=True),
    _reader("markdown", ".md", ".markdown", ".mdown", mends=True),
    _reader("ofd", ".ofd"),
    _reader("pdf", ".pdf"),
    _reader("text", ".txt", ".text", mends=True),
)
