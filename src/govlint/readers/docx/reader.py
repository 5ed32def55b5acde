"""Reads Word documents, the first step for .docx files: parts of a package → text, grids, headings, links.

The parts are read with lxml: on a report python-docx, walking `row.cells`, takes some forty times as long.
What stands in headers, footers, footnotes and comments is no part of the report's text. Tracked changes are
read as accepted, and a note says so.
"""

from __future__ import annotations

from typing import Any

from govlint.errors import UnreadableError
from govlint.model import Document, Text
from govlint.readers.building.blocks import write
from govlint.readers.building.build import Builder
from govlint.readers.building.rejoined import rejoined
from govlint.readers.building.writer import Writer
from govlint.readers.docx.names import attribute, child, local
from govlint.readers.docx.numbers import Numbering
from govlint.readers.docx.pieces import pieces
from govlint.readers.docx.styles import Styles
from govlint.readers.docx.walk import Walker
from govlint.readers.package import Package

_ROOT = "_rels/.rels"


def read(data: bytes, path: str) -> Document:
    """The document in a docx. Raises `UnreadableError` for one that is damaged, encrypted or none at all."""
    return traced(data, path)[0]


def traced(
    data: bytes, path: str, raw: list[tuple[int, Any]] | None = None
) -> tuple[Document, tuple[tuple[int, int], ...]]:
    """The document, and the way back from its text to the places that `raw` is filled with.

    `raw` gets the elements that hold text and the cells of tables, in order, each with the offset at which
    its characters begin; the way back is as `Document.origin`, its second numbers such offsets.
    """
    package = Package(data)
    main = main_part(package)
    relations = _Relations(package, main)
    styles = Styles(relations.part("styles"))
    body = _body(package, main)
    builder, walker = _walked(body, relations, styles, raw)
    if torn := walker.unclosed:
        if raw is not None:
            raw.clear()
        builder, walker = _walked(body, relations, styles, raw, torn)
    writer = Writer()
    items = rejoined(builder.items)
    blocks = tuple(write(items, writer))
    text = writer.text()
    document = Document(
        path=path,
        reader="docx",
        encoding=None,
        source=text,
        text=text,
        blocks=blocks,
        metadata=_metadata(package),
        links=tuple(writer.links),
        lined=False,
        notes=(*_changes(walker), *_left_out(walker), *_footnotes(relations), *_torn(len(torn))),
        pieces=pieces(builder.items, walker.starts, items, blocks),
    )
    return document, writer.origin()


def _walked(
    body: Any,
    relations: _Relations,
    styles: Styles,
    raw: list[tuple[int, Any]] | None,
    torn: tuple[Any, ...] = (),
) -> tuple[Builder, Walker]:
    """What a body holds; the beginnings of `torn` fields are none."""
    builder = Builder()
    numbering = Numbering(relations.part("numbering"), styles.list_of)
    walker = Walker(builder, styles, numbering, relations.target, raw, torn)
    walker.body(body)
    walker.finish()
    builder.lapse()
    return builder, walker


def _torn(count: int) -> tuple[Text, ...]:
    """That fields have no end, so that programs may show what stands behind them or not."""
    if not count:
        return ()
    return (
        Text(
            f"有 {count} 处域没有结束标记，后面的文字照常读了；请在 Word、WPS 里看一看显示得对不对",
            f"{count} fields have no end; what stands behind them was read as text; see in Word whether "
            "it is shown",
        ),
    )


def _body(package: Package, main: str) -> Any:
    body = child(package.xml(main), "body")
    if body is None:
        raise UnreadableError("这不是 Word 文档，或文件已损坏", "no Word document, or a damaged one")
    if any(local(item) == "altChunk" for item in body):
        raise UnreadableError(
            "正文的一部分嵌在另一份文件里（altChunk，网页转 Word 的程序常这样做），没有读；"
            "请用 Word 或 WPS 打开，另存一次再检查",
            "part of the text is embedded as another file (altChunk), which is not read; open "
            "the file in Word or WPS and save it again",
        )
    return body


def main_part(package: Package) -> str:
    """The name of the part that holds the text, as the package's relations tell, or where Word puts it."""
    if _ROOT in package:
        for item in package.xml(_ROOT):
            if (attribute(item, "Type") or "").endswith("/officeDocument"):
                target = (attribute(item, "Target") or "").lstrip("/")
                if target in package:
                    return target
    if "word/document.xml" in package:
        return "word/document.xml"
    raise UnreadableError("这不是 Word 文档，或文件已损坏", "no Word document, or a damaged one")


class _Relations:
    """What the text's part refers to: other parts by their kind, addresses by their key."""

    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        folder, _, name = main.rpartition("/")
        self._folder = folder
        own = f"{folder}/_rels/{name}.rels".lstrip("/")
        self._parts: dict[str, str] = {}
        self._targets: dict[str, str] = {}
        for item in package.xml(own) if own in package else ():
            kind = (attribute(item, "Type") or "").rpartition("/")[2]
            target = attribute(item, "Target") or ""
            if kind == "hyperlink":
                self._targets[attribute(item, "Id") or ""] = target
            elif attribute(item, "TargetMode") != "External":
                self._parts.setdefault(kind, target)

    def part(self, kind: str) -> Any | None:
        """The root of the part of this kind, or None where the document has none."""
        target = self._parts.get(kind)
        if target is None:
            return None
        name = target.lstrip("/") if target.startswith("/") else f"{self._folder}/{target}".lstrip("/")
        return self._package.xml(name) if name in self._package else None

    def target(self, key: str) -> str:
        """The address that a link of this key leads to; empty where it leads nowhere outside."""
        return self._targets.get(key, "")


def _metadata(package: Package) -> dict[str, str]:
    """The title that the file itself declares."""
    if "docprops/core.xml" not in package:
        return {}
    for item in package.xml("docprops/core.xml"):
        if local(item) == "title" and (item.text or "").strip():
            return {"title": item.text.strip()}
    return {}


def _footnotes(relations: _Relations) -> tuple[Text, ...]:
    """That there are notes at the foot of pages, or at the end, which are no part of the text."""
    parts = (relations.part(kind) for kind in ("footnotes", "endnotes"))
    told = [
        note
        for part in parts
        if part is not None
        for note in part
        if attribute(note, "type") in (None, "normal") and "".join(note.itertext()).strip()
    ]
    if not told:
        return ()
    return (
        Text(
            f"文件里有 {len(told)} 条脚注或尾注，没有检查",
            f"{len(told)} footnotes or endnotes were not checked",
        ),
    )


def _left_out(walker: Walker) -> tuple[Text, ...]:
    """That there are words which nobody sees, or which are struck out, and which were not read."""
    if not (walker.hidden or walker.struck or walker.hidden_rows):
        return ()
    from govlint.readers.leftout import left_out  # hardly any report holds such words

    return left_out(walker.hidden, walker.struck, walker.hidden_rows)


def _changes(walker: Walker) -> tuple[Text, ...]:
    if not walker.inserted and not walker.deleted:
        return ()
    return (
        Text(
            f"文件里有修订记录（插入 {walker.inserted} 处、删除 {walker.deleted} 处），按全部接受来读；"
            "公布前请先处理修订",
            f"the file holds tracked changes ({walker.inserted} insertions, {walker.deleted} deletions), "
            "read as accepted; resolve them before publication",
        ),
    )
