"""Part of the office reader: hidden paragraphs and sections of OpenDocument, which a .docx cannot hide."""

from __future__ import annotations

from typing import Any

from govlint.errors import FixError
from govlint.lazy import lazily
from govlint.readers.package import Package, parse_xml, rewritten, serialized

_MARKS = (b"hidden-paragraph", b"hidden-text", b'display="none"', b'display="condition"')
_CONTENT = "content.xml"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ALWAYS = lazily(r"(?i)(?:\w+:)?\s*\(?\s*(?:1\s*==?\s*1|true|1)\s*\)?\s*")
"""A condition that holds whatever else there is; of others nobody knows who does not work them out."""


def without_hidden(data: bytes, suffix: str) -> tuple[bytes, int]:
    """A file of OpenDocument without what it hides, and how much that is.

    The text of a field that shows it is in its place, where a converter finds it.
    Raises `UnreadableError` for one that cannot be opened.
    """
    package = Package(data) if suffix == ".odt" else None
    content = package.bytes(_CONTENT) if package is not None and _CONTENT in package else data
    if not any(mark in content for mark in _MARKS):
        return data, 0
    root = parse_xml(content)
    found = [*filter(_is_hidden, root.iter(f"{_TEXT}section")), *_paragraphs(root)]
    count = sum(_is_said(element) for element in found)
    for element in found:
        _take_out(element)
    fields = list(root.iter(f"{_TEXT}hidden-text"))
    count += sum(map(_settle, fields))
    if not (found or fields):
        return data, 0
    written = serialized(root)
    try:
        return (written if package is None else rewritten(data, {_CONTENT: written})), count
    except FixError:
        return data, 0


def _paragraphs(root: Any) -> list[Any]:
    """The paragraphs that hold the field which hides them."""
    found = []
    for field in filter(_is_hidden, root.iter(f"{_TEXT}hidden-paragraph")):
        paragraph = next(field.iterancestors(f"{_TEXT}p", f"{_TEXT}h"), None)
        if paragraph is not None and paragraph not in found:
            found.append(paragraph)
    return found


def _is_hidden(element: Any) -> bool:
    """Whether a section, or the paragraph of a field, is hidden."""
    if element.get(f"{_TEXT}display") == "none":
        return True
    if element.tag == f"{_TEXT}section" and element.get(f"{_TEXT}display") != "condition":
        return False
    said = element.get(f"{_TEXT}is-hidden")
    if said is not None:
        return bool(said == "true")
    return _ALWAYS.fullmatch(element.get(f"{_TEXT}condition") or "") is not None


def _settle(field: Any) -> bool:
    """Leave in a field of hidden text what it shows, and tell whether it hides anything."""
    said = field.get(f"{_TEXT}string-value") or "".join(field.itertext())
    hidden = _is_hidden(field)
    for child in list(field):
        field.remove(child)
    field.text = None if hidden else said
    return hidden and bool(said.strip())


def _is_said(element: Any) -> bool:
    return bool("".join(element.itertext()).strip())


def _take_out(element: Any) -> None:
    """Take an element out; the one around it keeps its place."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
