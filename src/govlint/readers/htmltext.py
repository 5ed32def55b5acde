"""Part of the HTML and Markdown readers: a stretch of text becomes words, blanks and decoded references."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from govlint.readers.writer import BLANKS, Run

LITERAL = re.compile(r"[& \t\n\r\f\xa0\0]")
_PIECE = re.compile(
    r"(&(?:#[xX][0-9a-fA-F]+;?|#[0-9]+;?|[A-Za-z][A-Za-z0-9]*;?))|([ \t\n\r\f\xa0]+)|([^& \t\n\r\f\xa0\0]+|&)"
)


def split(text: str, start: int, raw: bool = False) -> list[Run]:
    """Words, blanks and character references of a text that stands at `start`.

    >>> split("a&nbsp;1&#65296;", 10)
    [('a', 10), (' ', 11), ('1', 17), ('０', 18)]
    """
    runs: list[Run] = []
    for match in _PIECE.finditer(text):
        piece = match[0]
        place = start + match.start()
        if match[2]:
            runs.append((" ", place))
        elif match[1] and not raw:
            runs.extend(_reference(piece, place))
        else:
            runs.append((piece, place))
    return runs


@lru_cache(maxsize=256)
def _decoded(piece: str) -> str:
    return unescape(piece)


def _reference(piece: str, place: int) -> list[Run]:
    decoded = _decoded(piece)
    if len(decoded) == 1 and decoded != "\0":
        return [(" " if decoded in BLANKS else decoded, place)]
    if decoded == piece:
        return [(piece, place)]
    head, tail = decoded, ""
    if len(decoded) > 1 and piece.endswith(decoded[1:]):  # "&ltx": only "&lt" is a reference
        head, tail = decoded[0], decoded[1:]
    runs = [(" " if char in BLANKS else char, place) for char in head if char != "\0"]
    return [*runs, (tail, place + len(piece) - len(tail))] if tail else runs
