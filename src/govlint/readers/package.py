"""The parts of an office file: a zip of XML, opened with every limit that hostile files make needful."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from typing import Any

from govlint.errors import EMPTY, FixError, UnreadableError
from govlint.limits import limits

_MEGABYTE = 2**20
_ODD = (OSError, EOFError, ValueError, RuntimeError, NotImplementedError)
_MOST_COPIED = 500 * _MEGABYTE
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DAMAGED = (
    "文件已损坏，请用 Word 或 WPS 打开后另存一次",
    "damaged; open it in Word or WPS and save it again",
)


class Package:
    """A zip of parts, read one by one and never to the disk. Raises UnreadableError if it cannot be."""

    def __init__(self, data: bytes) -> None:
        if not data.strip(b"\0 \r\n\t"):
            raise UnreadableError(*EMPTY)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._names = {_plain(info.filename): info for info in self._zip.infolist()}
        except (zipfile.BadZipFile, *_ODD) as error:
            raise UnreadableError(*_DAMAGED) from error
        if len(self._names) > limits().parts:
            raise UnreadableError(
                f"压缩包里有 {len(self._names):,} 个文件，不像是一份报告",
                f"there are {len(self._names):,} files in the package, too many for a report",
            )
        self._left = limits().unpacked_mb * _MEGABYTE

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._names

    def names(self) -> list[str]:
        """The names of all parts, folded."""
        return list(self._names)

    def bytes(self, name: str) -> bytes:
        """The content of a part; UnreadableError where it is missing, damaged, encrypted or too large."""
        info = self._names.get(_plain(name))
        if info is None:
            raise UnreadableError(f"{_DAMAGED[0]}（缺少 {name}）", f"{_DAMAGED[1]} (it lacks {name})")
        if info.flag_bits & 1:
            raise UnreadableError(
                "文件设有密码，请先去掉密码", "the file is protected by a password; remove that first"
            )
        if info.file_size > _MEGABYTE and info.file_size > limits().ratio * max(info.compress_size, 1):
            raise UnreadableError(
                f"{name} 压缩了 {limits().ratio} 倍以上，像是压缩炸弹，没有解开",
                f"{name} is packed more than {limits().ratio} times, like a zip bomb: not unpacked",
            )
        try:
            with self._zip.open(info) as part:
                data = part.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, *_ODD) as error:
            raise UnreadableError(*_DAMAGED) from error
        self._left -= len(data)
        if self._left < 0:
            raise UnreadableError(
                f"解压后超过 {limits().unpacked_mb} MB，不像是一份报告",
                f"it unpacks to more than {limits().unpacked_mb} MB, which no report does",
            )
        return data

    def xml(self, name: str) -> Any:
        """The root element of a part. UnreadableError where it is no XML, or declares entities."""
        return parse_xml(self.bytes(name))


def rewritten(data: bytes, parts: dict[str, bytes]) -> bytes:
    """The package `data` with some parts replaced, or new ones; all others are as they were.

    Pictures are unpacked here for the first time: FixError where they are too large, or damaged.
    """
    left = {_plain(name): (name, content) for name, content in parts.items()}
    buffer = io.BytesIO()
    try:
        _copy(data, buffer, left)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, *_ODD) as error:
        raise FixError(*_DAMAGED) from error
    return buffer.getvalue()


def _copy(data: bytes, buffer: io.BytesIO, left: dict[str, tuple[str, bytes]]) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        if sum(info.file_size for info in source.infolist()) > _MOST_COPIED:
            raise FixError(
                "文件里的图片解压后太大，没有写", "the pictures in the file unpack to too much: not written"
            )
        for info in source.infolist():
            _, content = left.pop(_plain(info.filename), ("", None))
            target.writestr(info, source.read(info) if content is None else content, info.compress_type)
        for name, content in left.values():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            target.writestr(info, content, zipfile.ZIP_DEFLATED)


def serialized(root: Any) -> bytes:
    """The XML of a part whose root element is `root`, as office programs write it."""
    from lxml import etree

    return _DECLARATION + bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=False))


def parse_xml(data: bytes) -> Any:
    """The root element of `data`: no entity expanded, nothing fetched. UnreadableError as `Package.xml`."""
    try:
        from lxml import etree
    except ImportError:
        raise UnreadableError(
            "读 Word 文档需要 pip install 'govlint[office]'",
            "to read Word documents, install: pip install 'govlint[office]'",
        ) from None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(*_DAMAGED) from error
    if root.getroottree().docinfo.doctype:
        raise UnreadableError(
            "文件里的 XML 带有 DTD，出于安全不读", "the XML in the file has a DTD, which is unsafe: not read"
        )
    return root


def _plain(name: str) -> str:
    """A part's name as packages of all makers write it: no backslashes, nothing before the first folder."""
    return name.replace("\\", "/").lstrip("/").lower()
