"""What a file is by its content, whatever its name says: content decides which reader reads it."""

from __future__ import annotations

import io

from govlint.lazy import lazily

_LOOKED_AT = 1024
_ZIP, _EMPTY_ZIP = b"PK\x03\x04", b"PK\x05\x06"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The part by which each kind of package is known, and the reader for it.
_PARTS = (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"), ("OFD.xml", "ofd"))
_BOOKS = tuple(f"{name}\0".encode("utf-16-le") for name in ("Workbook", "Book"))
_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c")
_WORD_XML = (b"<w:wordDocument", b'progid="Word.Document"', b"<pkg:package", b"<office:document")
_SHEET_XML = b"urn:schemas-microsoft-com:office:spreadsheet"
# A page and its pictures in one file, as browsers and Word save it (.mht, or .doc in name only).
_MAIL = (b"mime-version:", b"from: <saved by ", b"content-type: multipart/")
_BOUNDARY = lazily(r"(?i)boundary=\s*\"?([^\s\";]+)")
# How a page begins; and a piece of one that was saved under another name, which ends with a tag, too.
_PAGE = (b"<!doctype html", b"<html", b"<body")
_PIECE = (
    b"<meta ",
    b"<head>",
    b"<div",
    b"<table",
    b"<h1",
    b"<p>",
    b"<p ",
    b"<span",
)
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"

SNIFFED = frozenset({"text", "html", "docx", "xlsx", "ofd", "pdf", "office", "archive"})
"""The readers between which content decides; a reader of another name keeps the suffixes that it claims."""


def sniffed(data: bytes) -> str | None:
    """The name of the reader for `data`, as its content shows; None where it shows nothing, as text does."""
    head = data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n")
    if data.startswith((_ZIP, _EMPTY_ZIP)):
        return _package(data)
    if b"%PDF-" in data[:_LOOKED_AT]:
        return "pdf"
    if data.startswith(_OLE):
        return "xlsx" if any(name in data for name in _BOOKS) else "office"
    if data.startswith(_ARCHIVES):
        return "archive"
    if head.startswith(b"{\\rtf") or (head.startswith(b"<?xml") and any(mark in head for mark in _WORD_XML)):
        return "office"
    if head.startswith(b"<?xml") and _SHEET_XML in head and b"<Workbook" in head:
        return "xlsx"
    begin = head[:256].lower()
    if begin.startswith(_MAIL) and b"multipart/" in head.lower() and _has_parts(data):
        return "archive"
    if begin.startswith(_PAGE) or (begin.startswith(_PIECE) and data.rstrip().endswith(b">")):
        return "html"
    return None


_BOOKS_NAMED = (".xls", ".xlsx", ".xlsm", ".et", ".csv", ".tsv")


def is_called_a_book(path: str) -> bool:
    """Whether a file has the name of a workbook: reporting systems give out pages and mere values as such."""
    return path.lower().endswith(_BOOKS_NAMED)


BINARY = frozenset({"docx", "xlsx", "ofd", "pdf", "office"})
"""The readers of what is no text: a text with the suffix of one was renamed, and is not damaged."""
_CHINESE = lazily(r"[\u4e00-\u9fff]")


def is_text(data: bytes) -> bool:
    """Whether `data` is Chinese text beyond doubt, whatever its name says."""
    if b"\0" in data[:_LOOKED_AT] or sniffed(data) is not None or data.startswith((_ZIP, _EMPTY_ZIP)):
        return False
    for codec in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        return len(_CHINESE.findall(text[:_LOOKED_AT])) > len(text[:_LOOKED_AT]) // 4
    return False


def _has_parts(data: bytes) -> bool:
    """Whether a mail is in parts, as its head says: such a head may stand above a text, too."""
    named = _BOUNDARY.search(data[:_LOOKED_AT].decode("latin-1"))
    return named is None or f"--{named[1]}".encode("latin-1") in data


def _package(data: bytes) -> str | None:
    """What a zip holds; None where its directory is damaged, so that its name must tell."""
    if _OPEN_DOCUMENT in data[:120]:
        return "office"
    import zipfile  # slow to import, and most files are none

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = {name.replace("\\", "/").removeprefix("/") for name in package.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        return None
    known = {name.lower() for name in names}
    return next((reader for part, reader in _PARTS if part.lower() in known), "archive")
