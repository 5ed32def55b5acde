"""Part of the readers: how a program broke a text into lines, and which of them go on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter

from govlint.lazy import lazily
from govlint.model import Struct
from govlint.readers.counting import counts_on

NARROWEST = 48
"""No text is broken at fewer columns: shorter lines are lines by themselves."""
WIDEST = 130
"""Nor at more: nearly every report that is not broken holds a longer paragraph."""
RAGGED = 4
"""A full line ends so many columns before the edge at most, but where a longer word follows."""
INDENT = 4
"""The columns that the first line of a paragraph is shorter by where its indent is not known."""
FEWEST = 3
"""So many lines that are full and end in the middle of a sentence tell that a text is broken,"""
SHARE = 0.25
"""if they are so large a part of all that are not short."""
BLANKS = " \t\u3000\xa0"
_SENTENCE_END = frozenset("。；：！？…:;!?")
_HEADING = lazily(
    r"[一二三四五六七八九十—–－-][、.．]|[（(][一二三四五六七八九十]{1,3}[）)](?![项款条目至、和及])"
)
_FIGURES = lazily(r"(?<![ \t\u3000\xa0])(?:[ \t\u3000\xa0]+[-+]?\d[\d,.]*){2,}$")
_OPENS = lazily(
    r"(?:[一二三四五六七八九十—–－-]{1,3}[、.．]|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]"
    r"|\d{1,2}[.．、](?!\d)|[a-zA-Z\d]{1,2}[）)]|[#*>|+─-])"
)
_WORD = lazily(r"[!-~]+")
_BARS = frozenset("|｜│┃┆┊\t")


class Measure(Struct, frozen=True):
    """What broke a text: how it counts, from how much on a line is full, where lines go on, how many do.

    `trimmed` where the lines have lost their indents.
    """

    width: Callable[[str], int]
    least: int
    margin: int
    full: int
    trimmed: bool


def measure_of(lines: Sequence[str], *, trimmed: bool = False) -> Measure | None:
    """How `lines` are broken; None where they are not."""
    # Nearly every text that is not broken holds such a line: it is looked for first.
    if any(len(line) > WIDEST and not _is_row(line) for line in lines):
        return None
    long = [at for at, line in enumerate(lines) if 2 * len(line) >= NARROWEST and not _is_row(line)]
    if len(long) < FEWEST:
        return None
    measures = [
        found for width in (_columns, _characters) if (found := _measure(lines, long, width, trimmed))
    ]
    return max(measures, key=attrgetter("full")) if measures else None


def _measure(
    lines: Sequence[str], long: Sequence[int], width: Callable[[str], int], trimmed: bool
) -> Measure | None:
    """How `lines` are broken if `width` is what a program counted; those that may be full are `long`."""
    widths = [width(lines[at]) for at in long]
    # An address that cannot be broken runs over the edge, and so may marks that begin no line.
    prose = sorted(taken for at, taken in zip(long, widths, strict=True) if not _is_a_word(lines[at]))
    size = 2 if width is _characters else 1
    edge = prose[-FEWEST] if len(prose) >= FEWEST else 0
    if not NARROWEST <= edge * size <= WIDEST or prose[-1] > edge + 2 * RAGGED // size:
        return None
    least = edge - (RAGGED + INDENT * trimmed) // size
    full = [
        at for at, taken in zip(long, widths, strict=True) if taken >= least and not _has_ended(lines[at])
    ]
    margins = [_indent(lines[at + 1]) for at in full if at + 1 < len(lines) and lines[at + 1].strip()]
    if len(margins) < FEWEST:
        return None
    others = sum(width(line) * 2 > edge and not _is_row(line) for line in lines)
    if len(margins) < SHARE * others:
        return None
    return Measure(width, least, min(margins), len(margins), trimmed)


def goes_on(before: str, after: str, measure: Measure) -> bool:
    """Whether the line `after` goes on with the sentence of the line `before`."""
    words, width = after.strip(BLANKS), measure.width(before)
    if not words or not width or _indent(after) > measure.margin + 1 or _is_row(before) or _is_row(after):
        return False
    if width < measure.least:
        word = _WORD.match(words)
        if word is None or width + len(word[0]) < measure.least:
            return False
    if counts_on(before, words):
        return True
    if _HEADING.match(words) and _columns(after) < NARROWEST:
        return False
    if not _has_ended(before) or before.rfind("（") > before.rfind("）"):
        return True
    return not measure.trimmed and not _OPENS.match(words)


def joint(before: str, after: str) -> str:
    """What stands between two lines that are one: a blank that was typed, or parts words of letters."""
    last, first = _WORD.match(before.rstrip(BLANKS)[::-1]), _WORD.match(after.lstrip(BLANKS))
    if last is None or first is None:
        return ""
    typed = before[-1] == " " or (after[0] == " " and after[1:2] != " ")
    return " " if typed or (last[0] + first[0]).isalpha() else ""


def _has_ended(line: str) -> bool:
    return line.rstrip(BLANKS)[-1:] in _SENTENCE_END


def _is_a_word(line: str) -> bool:
    """Whether half of a line is one word of letters, such as an address."""
    return 2 * max((len(word) for word in _WORD.findall(line)), default=0) > len(line)


def _is_row(line: str) -> bool:
    """Whether a line is of a table: with bars or tabs between, or with figures at its end."""
    bare = line.strip(BLANKS)
    return not _BARS.isdisjoint(bare) or _FIGURES.search(bare) is not None


def _indent(line: str) -> int:
    return _columns(line[: len(line) - len(line.lstrip(BLANKS))])


def _columns(line: str) -> int:
    """The columns that a line takes: two for a Chinese character."""
    return len(line) + sum(character > "\u2000" for character in line)


def _characters(line: str) -> int:
    """The characters of a line."""
    return len(line)
