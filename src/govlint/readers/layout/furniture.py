"""Part of the layout: page numbers, running headers and footers, which are no part of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from govlint.lazy import lazily
from govlint.readers.layout.lines import Line

EDGE = 0.13
"""So much of a page's height, at the top and at the bottom, may hold furniture."""
DEEP = 3
SHARE = 0.4
"""On so many pages the same words at the same height are a running header."""

_NUMBER = lazily(
    r"\s*[-—–－─·.•]*\s*(?:第\s*)?[0-9０-９]{1,4}\s*(?:页)?\s*[-—–－─·.•]*\s*"
    r"|\s*第\s*[0-9一二三四五六七八九十百]{1,4}\s*页\s*[，,/／]?\s*(?:共\s*[0-9一二三四五六七八九十百]{1,4}\s*页)?\s*"
    r"|\s*(?:第\s*)?[0-9]{1,4}\s*(?:页)?\s*[/／]\s*(?:共\s*)?[0-9]{1,4}\s*(?:页)?\s*"
    r"|\s*[Pp]age\s*[0-9]{1,4}\s*(?:of\s*[0-9]{1,4}\s*)?|\s*[ivxIVX]{1,6}\s*"
)
_DASHES = lazily(r"[-—–－─·•]{1,4}")
_DIGITS = re.compile(r"\d+")


def without_furniture(
    pages: Sequence[Sequence[Line]], heights: Sequence[float], edges: Sequence[tuple[float, float]]
) -> list[list[Line]]:
    """The lines of each page without those that are furniture.

    `edges` are the upper and lower ends of the tables of each page: what stands between is never furniture.
    """
    candidates = [
        _candidates(lines, height, edge) for lines, height, edge in zip(pages, heights, edges, strict=True)
    ]
    seen = Counter(
        key
        for lines, height, found in zip(pages, heights, candidates, strict=True)
        for key in {_key(lines[at], height) for at in found}
        # A row of figures is no header; dashes are, between which a program left out the number.
        if any(map(str.isalpha, key[0])) or _DASHES.fullmatch(key[0])
    )
    fewest = max(2, round(SHARE * len(pages)))
    kept = []
    for lines, height, found in zip(pages, heights, candidates, strict=True):
        marks = {
            at for at in found if _NUMBER.fullmatch(lines[at].text) or seen[_key(lines[at], height)] >= fewest
        }
        # A number further in than a line of text may be a figure of a table.
        gone = set(takewhile(marks.__contains__, range(len(lines))))
        gone |= set(takewhile(marks.__contains__, range(len(lines) - 1, -1, -1)))
        kept.append([line for at, line in enumerate(lines) if at not in gone])
    return kept


def _key(line: Line, height: float) -> tuple[str, int]:
    """The words without figures, and where they stand as people see it: page numbers and dates differ."""
    return _DIGITS.sub("#", "".join(line.text.split())), round(line.base / height * 60)


def _candidates(lines: Sequence[Line], height: float, edge: tuple[float, float]) -> list[int]:
    """Indexes of the outermost lines at the top and the bottom."""
    top = [
        at for at, line in enumerate(lines[:DEEP]) if line.base < EDGE * height and line.base <= edge[0] + 4
    ]
    first = max(len(lines) - DEEP, len(top))
    bottom = [
        at
        for at, line in enumerate(lines[first:], first)
        if line.base > (1 - EDGE) * height and line.base >= edge[1]
    ]
    return top + bottom
