"""Part of the HTML and Markdown readers: a stretch of text becomes words, blanks and decoded references."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from govlint.readers.building.writer import BLANKS, Run

_WIDE = re.compile("[\u2014\u2018-\u201d\u2026\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60]")
LITERAL = re.compile(r"[& \t\n\r\f\xa0\0]")
_PIECE = re.compile(
    r"(&(?:#[xX][0-9a-fA-F]+;?|#[0-9]+;?|[A-Za-z][A-Za-z0-9]*;?))|([ \t\n\r\f\xa0]+)|([^& \t\n\r\f\xa0\0]+|&)"
)


def split(text: str, start: int, raw: bool = False, preserved: bool = False) -> list[Run]:
    """Words, blanks and character references of a text that stands at `start`.

    Where lines of the source are `preserved`, a break is a blank; else it is none between Chinese characters.

    >>> split("a&nbsp;1&#65296;", 10)
    [('a', 10), (' ', 11), ('1', 17), ('０', 18)]
    """
    runs: list[Run] = []
    for match in _PIECE.finditer(text):
        piece = match[0]
        place = start + match.start()
        if match[2]:
            if preserved or "\n" not in piece or not _joins(text, match):
                runs.append((" ", place))
        elif match[1] and not raw:
            runs.extend(_reference(piece, place))
        else:
            runs.append((piece, place))
    return runs


def _joins(text: str, blank: re.Match[str]) -> bool:
    """Whether a line of the source merely breaks off here: between Chinese characters, or one and a figure.

    CSS Text 3, 4.1.3: a break between two wide characters is no blank. Word breaks its lines anywhere.
    """
    before, after = text[blank.start() - 1 : blank.start()], text[blank.end() : blank.end() + 1]
    if not before or not after or "\xa0" in blank[0]:
        return False
    wide, follows = _WIDE.match(before), _WIDE.match(after)
    return bool((wide or before.isdecimal()) and (follows or after.isdecimal()) and (wide or follows))


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
