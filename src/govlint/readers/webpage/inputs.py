"""Part of the HTML reader: what is filled in on a form of the web shows as the words of its cell do."""

from __future__ import annotations

import re

from govlint.lazy import lazily

_INPUT = lazily(r"(?i)<input\b(?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*>")
_VALUE = lazily(r"(?i)\svalue\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>/]+))")
_TYPE = lazily(r"(?i)\stype\s*=\s*[\"']?([a-z]+)")
_SHOWN = frozenset({"text", "number", "tel", "decimal"})
_AREA = lazily(r"(?i)<textarea\b[^<>]*>(?=([^<]*)(</textarea\s*>))\1\2")
_CELL = lazily(r"(?i)</?(?:td|th|tr|table)\b")
_FAR = 400
"""Between a cell's tag and what is filled in stands hardly more."""


def filled_in(source: str) -> str:
    """`source` with what is filled in on its cells' inputs as text, every character in its place."""
    if "<textarea" in source or "<TEXTAREA" in source:
        source = _AREA.sub(lambda area: _written(source, area), source)
    if "<input" not in source and "<INPUT" not in source:
        return source
    return _INPUT.sub(lambda tag: _shown(source, tag), source)


def _written(source: str, area: re.Match[str]) -> str:
    """A text area with its content behind it as text; one that is not of a cell as it is."""
    if not _is_in_cell(source, area.start()):
        return area[0]
    opened, end = area.start(1) - area.start(), area.end(1) - area.start()
    return "<input".ljust(opened - 1) + ">" + area[0][opened:end] + " " * (len(area[0]) - end)


def _shown(source: str, tag: re.Match[str]) -> str:
    """An input with its value behind it as text; one that is not of a cell, or shows none, as it is."""
    value = filled(tag[0])
    if value is None or not _is_in_cell(source, tag.start()):
        return tag[0]
    group = next(number for number in (1, 2, 3) if value[number] is not None)
    start, end = value.span(group)
    return "<input".ljust(start - 1) + ">" + tag[0][start:end] + " " * (len(tag[0]) - end)


def filled(tag: str) -> re.Match[str] | None:
    """The value of an input that shows it, in one of three groups."""
    value, kind = _VALUE.search(tag), _TYPE.search(tag)
    return value if kind is None or kind[1].lower() in _SHOWN else None


def _is_in_cell(source: str, at: int) -> bool:
    """Whether a cell is open at a place: its tag is the last one of a table before it."""
    tags = _CELL.findall(source, max(0, at - _FAR), at)
    return bool(tags) and tags[-1].lower() in ("<td", "<th")
