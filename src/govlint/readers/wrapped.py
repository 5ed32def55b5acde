"""Part of the text reader: a text broken at a fixed width gets its paragraphs back."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
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
FEWEST = 3
"""So many lines that are full and end in the middle of a sentence tell that a text is broken."""
_LINE = lazily(r"([^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]*)(\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]|$)")
_SENTENCE_END = frozenset("。；：！？…:;!?")
_HEADING = lazily(r"[一二三四五六七八九十—–－-][、.．]")
_BLANKS = " \t\u3000\xa0"
_FIGURES = lazily(r"(?:[ \t\u3000\xa0]+[-+]?\d[\d,.]*){2,}$")
_OPENS = lazily(
    r"(?:[一二三四五六七八九十—–－-]{1,3}[、.．]|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]"
    r"|\d{1,2}[.．、](?!\d)|[#*>|+─-])"
)
_WORD = lazily(r"[!-~]+")
_BARS = frozenset("|｜│┃┆┊\t")


class Measure(Struct, frozen=True):
    """What broke a text: how it counts, from how much on a line is full, where lines go on, how many do."""

    width: Callable[[str], int]
    least: int
    margin: int
    full: int


def unwrap(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """`text` without the line ends inside paragraphs, and its way back: as `Document.origin`.

    A text that is not broken at a fixed width is given back as it is, with no way back.
    """
    if any(len(line) > WIDEST and not _is_row(line) for line in text.splitlines()):
        return text, ()
    lines = [(match.start(), match[1]) for match in _LINE.finditer(text)]
    words = [line for _, line in lines]
    measures = [found for width in (_columns, _characters) if (found := _measure(words, width))]
    if not measures:
        return text, ()
    measure = max(measures, key=attrgetter("full"))
    parts: list[str] = []
    origin: list[tuple[int, int]] = []
    length = end = 0
    for before, after in pairwise(lines):
        if not _goes_on(before[1], after[1], measure):
            continue
        stop = before[0] + len(before[1].rstrip(_BLANKS))
        start = after[0] + len(after[1]) - len(after[1].lstrip(_BLANKS))
        origin.append((length, end))
        parts.append(text[end:stop])
        length += stop - end
        if _are_two_words(before[1].rstrip(_BLANKS), after[1].lstrip(_BLANKS)):
            parts.append(" ")
            length += 1
        end = start
    if not parts:
        return text, ()
    origin.append((length, end))
    parts.append(text[end:])
    return "".join(parts), tuple(origin)


def _measure(lines: list[str], width: Callable[[str], int]) -> Measure | None:
    """How `lines` are broken if `width` is what a program counted; None where they are not."""
    edge = max((width(line) for line in lines if not _is_row(line)), default=0)
    size = 2 if width is _characters else 1
    if not NARROWEST <= edge * size <= WIDEST:
        return None
    least = edge - RAGGED // size
    margins = [
        _indent(after)
        for before, after in pairwise(lines)
        if width(before) >= least and not _has_ended(before) and not _is_row(before) and after.strip()
    ]
    return Measure(width, least, min(margins), len(margins)) if len(margins) >= FEWEST else None


def _goes_on(before: str, after: str, measure: Measure) -> bool:
    """Whether the line `after` goes on with the sentence of the line `before`."""
    words, width = after.strip(_BLANKS), measure.width(before)
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
    return not _has_ended(before) or not _OPENS.match(words)


def _has_ended(line: str) -> bool:
    return line.rstrip(_BLANKS)[-1:] in _SENTENCE_END


def _is_row(line: str) -> bool:
    """Whether a line is of a table: with bars or tabs between, or with figures at its end."""
    bare = line.strip(_BLANKS)
    return not _BARS.isdisjoint(bare) or _FIGURES.search(bare) is not None


def _are_two_words(before: str, after: str) -> bool:
    """Whether a blank parts two lines: only between words of letters, none within an address."""
    last, first = _WORD.match(before[::-1]), _WORD.match(after)
    return last is not None and first is not None and (last[0] + first[0]).isalpha()


def _indent(line: str) -> int:
    return _columns(line[: len(line) - len(line.lstrip(_BLANKS))])


def _columns(line: str) -> int:
    """The columns that a line takes: two for a Chinese character."""
    return len(line) + sum(character > "\u2000" for character in line)


def _characters(line: str) -> int:
    """The characters of a line."""
    return len(line)
