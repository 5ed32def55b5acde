"""The readers: bytes → `Document`. A reader's module is imported when the first file of its kind comes."""

from __future__ import annotations

import importlib

from govlint.hookspecs import Document, Reader


def _reader(name: str, *suffixes: str) -> Reader:
    def read(data: bytes, path: str) -> Document:
        # Half of the start of a run on text would be importing what reads web pages.
        document: Document = importlib.import_module(f"{__name__}.{name}").read(data, path)
        return document

    return Reader(name, suffixes, read)


ALL = (
    _reader("html", ".html", ".htm", ".xhtml", ".shtml"),
    _reader("markdown", ".md", ".markdown", ".mdown"),
    _reader("text", ".txt", ".text"),
)
