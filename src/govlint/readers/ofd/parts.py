"""Part of the OFD reader: the parts of the package, each read within limits and parsed without entities."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from lxml import etree

from govlint.errors import EMPTY, UnreadableError
from govlint.limits import limits

_DAMAGED = (
    "OFD 文件损坏，打不开；请从原文件重新导出",
    "a damaged OFD that cannot be opened; export it again from the original",
)

Element = Any
"""An element of lxml, which ships no types."""


class Parts:
    """The parts of an OFD package by name; names are compared as producers write them, in any case."""

    def __init__(self, data: bytes) -> None:
        if not data.strip(b"\0 \r\n\t"):
            raise UnreadableError(*EMPTY)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
            raise UnreadableError(*_DAMAGED) from error
        if len(infos) > limits().parts:
            raise UnreadableError(
                f"OFD 里的部件太多（超过 {limits().parts} 个），不像一份报告",
                f"the OFD holds too many parts (above {limits().parts}) for a report",
            )
        self._infos = {_key(info.filename): info for info in reversed(infos)}
        self._room = limits().unpacked_mb * 2**20
        self._parser = etree.XMLParser(
            resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True, remove_pis=True
        )

    def find(self, base: str, location: str) -> str | None:
        """The part that `location` in the part `base` names: from there, or from the top of the package."""
        location = location.strip().replace("\\", "/")
        if not location:
            return None
        beside = posixpath.join(posixpath.dirname(base), location)
        for candidate in (location,) if location.startswith("/") else (beside, location):
            key = _key(posixpath.normpath(candidate))
            if key in self._infos:
                return key
        return None

    def xml(self, name: str) -> Element:
        """The root element of a part."""
        info = self._infos.get(_key(name))
        if info is None:
            raise UnreadableError(
                f"OFD 缺少部件 {name}；请从原文件重新导出",
                f"the OFD lacks its part {name}; export it again from the original",
            )
        if info.flag_bits & 1:
            raise UnreadableError(
                "OFD 加了密码，打不开；请去掉密码后再检查",
                "the OFD is protected by a password; remove that first",
            )
        data = self._unpacked(info)
        if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
            raise UnreadableError(
                f"OFD 的部件 {name} 带有实体声明，不安全，没有读",
                f"the part {name} of the OFD declares entities, which is unsafe: not read",
            )
        try:
            root = etree.fromstring(data, self._parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise UnreadableError(
                f"OFD 的部件 {name} 损坏，读不出来；请从原文件重新导出",
                f"the part {name} of the OFD is damaged; export it again from the original",
            ) from error
        return root

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        if info.file_size > self._room:
            raise _too_large()
        try:
            with self._zip.open(info) as stream:
                data = stream.read(self._room + 1)
        except (
            zipfile.BadZipFile,
            ValueError,  # a directory that points before the file
            zlib.error,
            OSError,
            EOFError,
            RuntimeError,
            NotImplementedError,
        ) as error:
            raise UnreadableError(*_DAMAGED) from error
        self._room -= len(data)
        if self._room < 0:
            raise _too_large()
        return data


def _too_large() -> UnreadableError:
    most = limits().unpacked_mb
    return UnreadableError(
        f"OFD 解压后超过 {most} MB，不像一份报告",
        f"the OFD unpacks to more than {most} MB, which no report does",
    )


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").removeprefix("./").casefold()


def local(element: Element) -> str:
    """An element's name without its namespace: producers use several, or none."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children of this name."""
    if element is not None:
        for child in element:
            if local(child) == name:
                yield child


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of the first name, its first of the second, and so on."""
    for name in path:
        element = next(children(element, name), None)
    return element


def words(element: Element | None) -> str:
    """The text of an element."""
    return (element.text or "").strip() if element is not None else ""
