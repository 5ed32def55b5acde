"""Writes edits of a docx's text into its text elements: runs, their properties and all else stay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from govlint.errors import FixError
from govlint.finding import Edit
from govlint.model import Document
from govlint.readers.docx.places import Places
from govlint.readers.docx.reader import main_part
from govlint.readers.package import Package, rewritten, serialized

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def patch(data: bytes, document: Document, edits: Sequence[Edit]) -> bytes:
    """`data`, which `document` was read from, with `edits` (offsets in its text) that do not overlap.

    Raises FixError where an edit stands on what no text element holds: an automatic number, a break.
    """
    places = Places(data)
    if places.document.text != document.text:
        raise FixError("文件在改的时候变了")
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        _apply(places, edit)
    if places.root is None:
        raise FixError("文件里没有文字")
    return rewritten(data, {main_part(Package(data)): serialized(places.root)})


def _apply(places: Places, edit: Edit) -> None:
    """Make an edit; of words in several elements only the characters that differ, each in its own element."""
    if edit.start == edit.end:
        _insert(places, edit)
        return
    elements = {id(element) for element, _ in _found(places, edit)}
    if len(elements) == 1:
        _replace(places, edit)
        return
    old = places.document.text[edit.start : edit.end]
    if len(old) == len(edit.text):
        _exchange(places, edit.start, old, edit.text)
        return
    from difflib import SequenceMatcher  # seldom needed, and slow to import

    opcodes = SequenceMatcher(None, old, edit.text, autojunk=False).get_opcodes()
    for kind, first, last, begin, end in reversed(opcodes):
        new = edit.text[begin:end]
        if kind == "insert" and not first:
            _replace(places, Edit(edit.start, edit.start + 1, new + old[0]))
        elif kind == "insert":
            _insert(places, Edit(edit.start + first, edit.start + first, new))
        elif kind == "replace" and last - first == end - begin:
            _exchange(places, edit.start + first, old[first:last], new)
        elif kind != "equal":
            _replace(places, Edit(edit.start + first, edit.start + last, new))


def _exchange(places: Places, start: int, old: str, new: str) -> None:
    """Put as many characters in the place of the old ones as there are, one by one."""
    for at, pair in enumerate(zip(old, new, strict=True), start):
        if pair[0] != pair[1]:
            _replace(places, Edit(at, at + 1, pair[1]))


def _found(places: Places, edit: Edit) -> list[tuple[Any, int]]:
    """The elements and offsets in them at which the characters of an edit stand."""
    found = [places.character(at) for at in range(edit.start, edit.end)]
    if None in found:
        raise FixError("这几个字里有自动编号或分段，不能替你改")
    return [place for place in found if place is not None]


def _replace(places: Places, edit: Edit) -> None:
    """Put the new words where the first of the old ones stood, and take the others out of their elements."""
    pieces: dict[int, tuple[Any, list[int]]] = {}
    for element, at in _found(places, edit):
        pieces.setdefault(id(element), (element, []))[1].append(at)
    new = edit.text
    for element, positions in pieces.values():
        text = element.text
        first, last = positions[0], positions[-1]
        _write(element, text[:first] + new + text[last + 1 :])
        new = ""


def _insert(places: Places, edit: Edit) -> None:
    before = places.character(edit.start - 1) if edit.start else None
    if before is None:
        raise FixError("这里没有可以接着写的文字")
    element, at = before
    text = element.text
    _write(element, text[: at + 1] + edit.text + text[at + 1 :])


def _write(element: Any, text: str) -> None:
    element.text = text
    if text != text.strip() and element.get(_SPACE) is None:
        element.set(_SPACE, "preserve")
