"""The readers: bytes → `Document`. A reader's module is imported when the first file of its kind comes."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence

from govlint.hookspecs import Document, Edit, Reader
from govlint.readers.libreoffice import which_libreoffice

Patch = Callable[[bytes, Document, Sequence[Edit]], bytes]


def _reader(
    name: str,
    *suffixes: str,
    module: str = "",
    patch: Patch | None = None,
    depends: Callable[[], str] | None = None,
) -> Reader:
    def read(data: bytes, path: str) -> Document:
        # Half of the start of a run on text would be importing what reads web pages.
        document: Document = importlib.import_module(f"{__name__}.{module or name}").read(data, path)
        return document

    return Reader(name, suffixes, read, patch, depends)


def _patch_docx(data: bytes, document: Document, edits: Sequence[Edit]) -> bytes:
    from govlint.readers.docx.patch import patch

    return patch(data, document, edits)


def _patch(data: bytes, document: Document, edits: Sequence[Edit]) -> bytes:
    from govlint.readers.patch import patch  # only for a run that mends

    return patch(data, document, edits)


ALL = (
    _reader("docx", ".docx", ".docm", module="docx.reader", patch=_patch_docx),
    _reader("html", ".html", ".htm", ".xhtml", ".shtml", patch=_patch),
    _reader("markdown", ".md", ".markdown", ".mdown", patch=_patch),
    _reader("ofd", ".ofd", module="ofd.reader"),
    _reader("pdf", ".pdf", module="pdf.reader"),
    _reader("office", ".doc", ".wps", ".rtf", ".odt", depends=which_libreoffice),
    _reader("archive", ".zip", ".rar", ".7z"),
    _reader("text", ".txt", ".text", patch=_patch),
    _reader("xlsx", ".xlsx", ".xlsm", ".xls", ".et"),
)
