"""Last half of the HTML and Markdown readers' step: pieces of words with their places become text and origin."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from govlint.model import Link, Span

# What HTML collapses, and the no-break space that Word and WPS write in its stead.
BLANKS = " \t\n\r\f\xa0"
_EDGES = " \t\n\r\f\v\xa0\u3000\u2002\u2003\u2009\u200b\ufeff"

Run = tuple[str, int]


class Words(NamedTuple):
    """One line of words: runs of characters that stand together in the source, each with its offset there.

    `links` are (first run, run after the last, target).
    """

    runs: list[Run]
    level: int = 0
    links: tuple[tuple[int, int, str], ...] = ()

    @property
    def size(self) -> int:
        """The number of characters."""
        return sum(len(text) for text, _ in self.runs)


def tidy(runs: list[Run], level: int = 0, links: Iterable[tuple[int, int, str]] = ()) -> Words | None:
    """`runs` with blanks (runs that are " ") made single and the ends trimmed; None if nothing is left.

    >>> tidy([("\u3000一", 3), (" ", 5), (" ", 6), ("二", 7), (" ", 8)]).runs
    [('一', 4), (' ', 5), ('二', 7)]
    """
    out: list[Run] = []
    kept: list[int] = []
    blank = True
    for text, place in runs:
        kept.append(len(out))
        if text == " ":
            if not blank:
                out.append((" ", place))
            blank = True
            continue
        if not out:
            bare = text.lstrip(_EDGES)
            if not bare:
                continue
            place += len(text) - len(bare)
            text = bare
        out.append((text, place))
        blank = False
    while out and (text := out[-1][0].rstrip(_EDGES)) != out[-1][0]:
        place = out.pop()[1]
        if text:
            out.append((text, place))
    if not out:
        return None
    kept.append(len(out))
    last = len(out)
    marks = tuple(
        (min(kept[start], last), min(kept[end], last), target)
        for start, end, target in links
        if kept[start] < min(kept[end], last)
    )
    return Words(out, level, marks)


class Writer:
    """Gathers the text of a document with the way back to its source, and the links in it."""

    def __init__(self) -> None:
        self.length = 0
        self.links: list[Link] = []
        self._parts: list[str] = []
        self._origin: list[tuple[int, int]] = []
        self._expected = -1

    def words(self, words: Words) -> Span:
        """Write one line; gives its span."""
        start = self.length
        if not words.links:
            for text, place in words.runs:
                self.run(text, place)
            return Span(start, self.length)
        offsets = []
        for text, place in words.runs:
            offsets.append(self.length)
            self.run(text, place)
        offsets.append(self.length)
        for first, last, target in words.links:
            self.links.append(Link(Span(offsets[first], offsets[last]), target))
        return Span(start, self.length)

    def run(self, text: str, place: int) -> None:
        """Write characters that stand in the source at `place`."""
        if place != self._expected:
            self.at(place)
        self._parts.append(text)
        self.length += len(text)
        self._expected = place + len(text)

    def at(self, place: int) -> None:
        """Say where in the source the next character, or an empty span written here, stands.

        Where the parser moved text, places go backwards: a second pair at the same offset then keeps
        the characters before it from being clamped by `Document.source_offset`.
        """
        if place < self._expected:
            self._origin.append((self.length, self._expected))
        self._origin.append((self.length, place))
        self._expected = place

    def separate(self, separator: str) -> None:
        """Write a separator that is not in the source."""
        self._parts.append(separator)
        self.length += len(separator)
        self._expected += len(separator)

    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    def origin(self) -> tuple[tuple[int, int], ...]:
        """The breakpoints as `Document.origin` wants them."""
        return tuple(self._origin)
