"""A report set on pages: words and rules with places, which the writers of PDF and OFD put into files."""

from __future__ import annotations

import itertools
import unicodedata
from functools import lru_cache
from random import Random
from typing import Any, Literal

from corpus.model import Struct

Borders = Literal["lines", "boxes", "double", "frames", "covers", "across", "none"]
"""How the cells are ruled: strokes; thin boxes; two lines; a frame a cell; a whole grid with white boxes
over merged cells; lines across only; nothing."""


class Words(Struct, frozen=True):
    """Characters on one base line, in points from the top left; `spread` is added to every advance."""

    x: float
    base: float
    text: str
    size: float
    bold: bool = False
    spread: float = 0.0


class Bar(Struct, frozen=True):
    """A stroke, a box filled with ink or white, a frame or a picture, from corner to corner."""

    kind: Literal["line", "box", "white", "frame", "picture"]
    x0: float
    y0: float
    x1: float
    y1: float
    width: float = 0.5


class Sheet(Struct, frozen=True):
    """One page: its size and what stands on it, in order of drawing.

    `turned` is for a page that lies on its side in the file and is shown upright.
    """

    width: float
    height: float
    items: tuple[Words | Bar, ...]
    turned: bool = False


class Look(Struct, frozen=True, kw_only=True):
    """How a report is set."""

    borders: Borders = "lines"
    size: float = 12.0
    small: float = 10.5
    indent: bool = True
    spaced: bool = True
    justify: bool = False
    repeat: bool = False
    cut: bool = False
    single: bool = False
    landscape: Literal["no", "wide", "turned"] = "no"
    numbers: Literal["none", "dashes", "words", "of"] = "dashes"
    header: bool = False
    diagonal: bool = False
    tall: bool = True


@lru_cache(maxsize=8192)
def advance(character: str) -> float:
    """How wide a character is, in ems: whole for Chinese and its marks, half for the rest."""
    if character in "“”‘’—…·×①②③④⑤⑥":
        return 1.0
    return 1.0 if unicodedata.east_asian_width(character) in "WF" else 0.5


def gap(one: str, two: str) -> float:
    """The space that typesetting puts between Chinese and other letters, in ems."""
    wide, other = advance(one), advance(two)
    both = one.isalnum() and two.isalnum()
    return 0.25 if both and wide != other else 0.0


def width_of(text: str, size: float, spaced: bool) -> float:
    """How wide a text is when set."""
    whole = sum(map(advance, text))
    if spaced:
        whole += sum(gap(one, two) for one, two in itertools.pairwise(text))
    return whole * size


_NOT_FIRST = frozenset("，。、；：！？）》〉”’】〕」』…—,.;:!?)]%")
_NOT_LAST = frozenset("（《〈“‘【〔「『([")


def wrap(text: str, size: float, first: float, rest: float, spaced: bool) -> list[str]:
    """The lines of a text: words of letters whole where they fit, no mark at the beginning of a line."""
    lines: list[str] = []
    line = ""
    for word in _words(text):
        room = rest if lines else first
        over = width_of(line + word, size, spaced) - room
        if line and over > 0 and (word not in _NOT_FIRST or over > 1.1 * size):
            carried = ""
            while word in _NOT_FIRST and len(line) > 2 and (not carried or carried[0] in _NOT_FIRST):
                line, carried = line[:-1], line[-1] + carried
            while len(line) > 1 and line[-1] in _NOT_LAST:
                line, carried = line[:-1], line[-1] + carried
            lines.append(line)
            line = carried
            room = rest
        while word and width_of(word, size, spaced) > room:
            fits = max(1, int(room / size / 0.5) - 1)
            lines.append(line + word[:fits])
            line, word = "", word[fits:]
        line += word
    return [*lines, line]


def _words(text: str) -> list[str]:
    words: list[str] = []
    for character in text:
        if words and "!" <= character <= "~" and "!" <= words[-1][-1] <= "~":
            words[-1] += character
        else:
            words.append(character)
    return words


def pieces(x: float, base: float, text: str, size: float, look: Look, bold: bool = False) -> list[Words]:
    """A text in the runs that a producer writes: one, or one a character, with the space between scripts."""
    found: list[Words] = []
    run, start, at = "", x, x
    for index, character in enumerate(text):
        if run and (look.single or (look.spaced and gap(run[-1], character))):
            found.append(Words(start, base, run, size, bold))
            at += gap(run[-1], character) * size if look.spaced else 0.0
            run, start = "", at
        run += character
        at += advance(character) * size
        if index == len(text) - 1:
            found.append(Words(start, base, run, size, bold))
    return found


def look_of(name: str, rng: Random) -> Look:
    """The look of a style by its name."""
    body = rng.choice((12.0, 14.0, 16.0))
    common: dict[str, Any] = {
        "size": body,
        "small": rng.choice((9.0, 10.5)),
        "numbers": rng.choice(("none", "dashes", "words", "of")),
        "indent": True,
        "justify": rng.random() < 0.5,
    }
    special: dict[str, dict[str, Any]] = {
        "lines": {},
        "boxes": {"borders": "boxes", "single": True, "header": True},
        "double": {"borders": "double", "repeat": True},
        "frames": {"borders": "frames", "indent": False, "spaced": False},
        "covers": {"borders": "covers", "diagonal": True},
        "cut": {"cut": True, "repeat": rng.random() < 0.5, "tall": False},
        "wide": {"landscape": "wide", "repeat": True},
        "turned": {"landscape": "turned", "borders": "boxes"},
        "across": {"borders": "across"},
        "none": {"borders": "none", "tall": False},
    }
    return Look(**(common | special[name]))


LOOKS = ("lines", "boxes", "double", "frames", "covers", "cut", "wide", "turned", "across", "none")
