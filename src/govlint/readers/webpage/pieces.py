"""First step for plain HTML pages: the source cut into texts and the runs of tags between them, in bulk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from govlint.readers.building.writer import EDGES

SPACE = " \t\n\r\f"
_MARKUP = (
    r"<(?:(?![!sS])[^>]*+(?:>|\Z)|(?:[sS][cC]|[sS][tT][yY])(?s:.*?)(?:</(?i:script|style)[ \t\n\r\f]*+>|\Z)"
    r"|!--(?s:.*?)(?:-->|\Z)|[^>]*+(?:>|\Z))"
)
MARKED = re.compile(_MARKUP)
_RUNS = re.compile(rf"({_MARKUP}(?:[ \t\n\r\f]*+{_MARKUP})*+)")
_TEXT = re.compile(rf">(?!<)(?:([^<&\0{EDGES}\n\r\f]++)<|([ \t\n\r\f]*+[^< \t\n\r\f][^<]*+)<)")
_OPAQUE = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1[ \t\n\r\f]*+>|\Z)", re.IGNORECASE | re.DOTALL
)
_OPAQUE_START = re.compile(r"<(?:!--|script|style)", re.IGNORECASE)
_HEAD = 3000
# Shorter stretches are not worth cutting out.
_WORTH = 2000


Pieces = list[Any]
"""What a page is cut into, by threes: a run of characters, or else a text that may be more than that (the
other is empty or both are), and a run of tags, which stands for what is between "<" and ">". Last a text."""


def cuts(source: str) -> Iterator[Pieces]:
    """The pieces of a page, cut in bulk.

    Where nothing holds a ">" of its own (scripts, styles, comments), a text is simply what stands between
    ">" and "<": what that takes for a tag by mistake is no whole tag, so that it is not plain either. If it
    was not, the second cutting looks at every tag, but for the longest stretch without such things.
    """
    if not _OPAQUE_START.search(source, 0, _HEAD):
        yield _quick(source)
    if not _OPAQUE_START.search(source):
        return
    start, end = _longest(source)
    if end - start < _WORTH:
        yield _careful(source)
    else:
        before, tail = _careful(source[:start]), _careful(source[end:])
        yield [*before, *_quick(source[start:end])[2:-2], *tail]


def _longest(source: str) -> tuple[int, int]:
    """The longest stretch without scripts, styles and comments, from one tag's start to another's end."""
    best = last = (0, 0)
    for match in _OPAQUE.finditer(source):
        best = max(best, (match.start() - last[1], last[1]))
        last = match.span()
    size, start = max(best, (len(source) - last[1], last[1]))
    first = source.find("<", start)
    return (first, source.rfind(">", 0, start + size) + 1) if first >= 0 else (0, 0)


def _quick(source: str) -> Pieces:
    start, end = source.find("<"), source.rfind(">") + 1
    before, after = source[: max(start, 0)], source[end:]
    if start < 0 or end == 0 or before.strip(SPACE) or after.strip(SPACE):
        return _careful(source)
    pieces: Pieces = _TEXT.split(source)
    pieces[-1] = pieces[-1][: -len(after) - 1]
    pieces[:1] = None, before, pieces[0][start + 1 :]
    pieces += None, after
    return pieces


def _careful(source: str) -> Pieces:
    pieces: Pieces = []
    for index, piece in enumerate(_RUNS.split(source)):
        if index % 2 == 0:
            pieces += (None, piece)
        else:  # a tag that the end cuts off is none, which "<" tells
            pieces.append(piece[1:-1] if piece.endswith(">") else "<")
    return pieces
