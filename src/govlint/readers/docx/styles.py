"""Paragraph styles of a docx: headings, bold, numbered, each through the styles that it is based on."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from govlint.model import Struct
from govlint.readers.docx.names import attribute, child, is_on, local

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|标题)", re.IGNORECASE)
_DEEPEST = 20


class Style(Struct, frozen=True):
    """What a style says: outline level (0 for the highest), bold, hidden, its list and level in it."""

    outline: int | None = None
    bold: bool | None = None
    hidden: bool | None = None
    list: int | None = None
    list_level: int | None = None


class Styles:
    """The styles of a document."""

    def __init__(self, root: Any | None) -> None:
        self._own: dict[str, tuple[Style, str]] = {}
        self.default = ""
        for item in root if root is not None else ():
            if local(item) != "style":
                continue
            key = attribute(item, "styleId") or ""
            based = child(item, "basedOn")
            self._own[key] = (_style(item), attribute(based, "val") or "" if based is not None else "")
            if attribute(item, "type") == "paragraph" and attribute(item, "default") in ("1", "true"):
                self.default = key
        self.hides = any(style.hidden for style, _ in self._own.values())
        self.get = cache(self._get)

    def _get(self, key: str) -> Style:
        """The style of this identifier, with what it takes from those that it is based on."""
        found = Style()
        for _ in range(_DEEPEST):
            if key not in self._own:
                break
            own, key = self._own[key]
            found = Style(*(
                mine if mine is not None else theirs
                for mine, theirs in (
                    (getattr(found, name), getattr(own, name)) for name in Style.__struct_fields__
                )
            ))  # fmt: skip
        return found

    def is_hidden(self, properties: Any | None, paragraph: str) -> bool:
        """Whether a run is hidden: by what it says itself, by its style, or by that of its paragraph."""
        if properties is not None and (own := child(properties, "vanish")) is not None:
            return is_on(own)
        if not self.hides:
            return False
        named = child(properties, "rStyle") if properties is not None else None
        keys = (attribute(named, "val") or "" if named is not None else "", paragraph)
        said = (self.get(key).hidden for key in keys)
        return bool(next((hidden for hidden in said if hidden is not None), False))

    def list_of(self, key: str) -> int | None:
        """The list of a style, for lists that are defined by one."""
        return self.get(key).list


def _style(item: Any) -> Style:
    name = child(item, "name")
    words = attribute(name, "val") or "" if name is not None else ""
    run, paragraph = child(item, "rPr"), child(item, "pPr")
    outline: int | None = None
    if heading := _HEADING.fullmatch(words.strip()):
        outline = int(heading[1]) - 1
    elif _TITLE.fullmatch(words.strip()):
        outline = 0
    number, level = None, None
    if paragraph is not None:
        outline = outline_of(paragraph, outline)
        number, level = list_of(paragraph)
    bold = child(run, "b") if run is not None else None
    hidden = child(run, "vanish") if run is not None else None
    return Style(
        outline,
        is_on(bold) if bold is not None else None,
        is_on(hidden) if hidden is not None else None,
        number,
        level,
    )


def outline_of(properties: Any, default: int | None = None) -> int | None:
    """The outline level that paragraph properties give (9 is body text: None)."""
    found = child(properties, "outlineLvl")
    if found is None:
        return default
    value = attribute(found, "val") or ""
    return int(value) if value.isdecimal() and int(value) < 9 else None


def list_of(properties: Any) -> tuple[int | None, int | None]:
    """The list and the level in it that paragraph properties give; None for what they do not say."""
    found = child(properties, "numPr")
    if found is None:
        return None, None
    number, level = child(found, "numId"), child(found, "ilvl")
    return (
        _integer(attribute(number, "val")) if number is not None else None,
        _integer(attribute(level, "val")) if level is not None else None,
    )


def _integer(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None
