"""Reads .doc, .wps, .rtf and .odt: LibreOffice makes a .docx of them, which is read as any other."""

from __future__ import annotations

from msgspec.structs import replace

from govlint.errors import EMPTY, UnreadableError
from govlint.hookspecs import Document
from govlint.model import Text
from govlint.readers.libreoffice import program
from govlint.readers.soffice import converted

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_TEXT = b"application/vnd.oasis.opendocument.text"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_OPEN = (".odt", ".fodt")
_OTHER = (
    "这是 OpenDocument 的演示文稿或图形，读不了；请另存为 .docx 或 .pdf，或者检查报告的原文件",
    "a presentation or drawing of OpenDocument, which is not read; save it as .docx or .pdf, or check the "
    "original file",
)
_ENCRYPTED = tuple(name.encode("utf-16-le") for name in ("EncryptedPackage", "EncryptionInfo"))
_WORD_XML = (b"<w:wordDocument", b'progid="Word.Document"', b"<pkg:package")
_DOCUMENT = "WordDocument\0".encode("utf-16-le")
_SMALLEST = 1536
"""Bytes that the smallest file of this kind has: a head, a table of sectors and a folder."""
_DAMAGED = (
    "文件已损坏，或不是文字文档；请用 Word 或 WPS 打开后另存为 .docx",
    "damaged, or no text document; open it in Word or WPS and save it as .docx",
)
_MISSING = (
    "没有找到 LibreOffice，读不了这种文件；请安装 LibreOffice（命令 soffice），或用 Word、WPS 另存为 .docx",
    "LibreOffice, which is needed to read it, was not found; install it (the command soffice), or save the "
    "file as .docx in Word or WPS",
)
_NOTE = Text(
    "由 LibreOffice 转换成 .docx 后读的，版面细节可能与 Word、WPS 里不同",
    "read after conversion by LibreOffice, which may differ in detail from Word and WPS",
)


def read(data: bytes, path: str) -> Document:
    """The document in a file of Word 97, WPS, RTF or OpenDocument.

    Raises `UnreadableError` where it cannot be converted, or there is nothing to convert it.
    """
    suffix = _suffix(data)
    if suffix is None:
        from govlint.readers import text  # a text under another name

        return text.read(data, path)
    if program() is None:
        raise UnreadableError(*_MISSING)
    from govlint.readers.docx import reader as docx

    hidden: tuple[Text, ...] = ()
    if suffix in _OPEN:
        from govlint.readers.leftout import left_out  # few files are of this kind
        from govlint.readers.opendocument import without_hidden

        data, count = without_hidden(data, suffix)
        hidden = left_out(count, 0)
    document = docx.read(converted(data, suffix), path)
    return replace(document, reader="office", notes=(_NOTE, *hidden, *document.notes))


def _suffix(data: bytes) -> str | None:
    """What kind of file `data` is; None where it is none that is converted."""
    if not data.strip(b"\0 \r\n\t"):
        raise UnreadableError(*EMPTY)
    head = data[:4096]
    if data.startswith(_OLE):
        return _binary(data)
    if _SHEET in head:
        raise UnreadableError(
            "OpenDocument 表格（.ods）读不了，请另存为 .xlsx",
            "OpenDocument sheets (.ods) are not read; save it as .xlsx",
        )
    if _TEXT in head[:200]:
        return ".odt"
    if data.startswith(b"PK"):
        raise UnreadableError(*(_OTHER if _OPEN_DOCUMENT in head[:200] else _DAMAGED))
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf"):
        return ".rtf"
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml") and (suffix := _of_xml(head)):
        return suffix
    if b"\0" in head:
        raise UnreadableError(*_DAMAGED)
    return None


def _of_xml(head: bytes) -> str | None:
    """What kind of file begins with such XML."""
    if any(mark in head for mark in _WORD_XML):
        return ".xml"
    return ".fodt" if _TEXT in head else None


def _binary(data: bytes) -> str:
    """A file of Word 97 or WPS; UnreadableError for another of that container."""
    if any(name in data for name in _ENCRYPTED):
        raise UnreadableError(
            "文件设有密码，请先去掉密码", "the file is protected by a password; remove that first"
        )
    if len(data) < _SMALLEST or _DOCUMENT not in data:
        raise UnreadableError(*_DAMAGED)
    return ".doc"
