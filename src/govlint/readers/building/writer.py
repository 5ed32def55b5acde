"""Last half of the HTML and Markdown readers' step: words with their places become text and origin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, pairwise, repeat
from operator import add, itemgetter

from govlint.model import Link, Span, Struct
from govlint.readers.lines.blanks import is_stretched, kept

# What HTML collapses, and the no-break space that Word and WPS write in its stead.
BLANKS = " \t\n\r\f\xa0"
# What is trimmed from the ends of a line.
EDGES = " \t\n\r\f\v\xa0\u3000\u2002\u2003\u2009\u200b\ufeff"

LONGEST = 200
"""A shorter run of characters is written as it is, whatever stands in it."""
Run = tuple[str, int]
_TEXT = itemgetter(0)
# A link: first run, run after the last, target.
Mark = tuple[int, int, str]


class Words(Struct, frozen=True):
    """One line of words: runs of characters that stand together in the source, each with its offset there.

    `onward` tells that a mere break stands before it, within one paragraph.
    """

    runs: list[Run]
    level: int = 0
    links: tuple[Mark, ...] = ()
    onward: bool = False

    @property
    def text(self) -> str:
        """The words."""
        return self.runs[0][0] if len(self.runs) == 1 else "".join(map(_TEXT, self.runs))

    @property
    def size(self) -> int:
        """The number of characters."""
        return len(self.runs[0][0]) if len(self.runs) == 1 else sum(len(text) for text, _ in self.runs)


def tidy(runs: list[Run], level: int = 0, links: Iterable[Mark] = ()) -> Words | None:
    """`runs` with blanks (runs that are " ") made single and the ends trimmed; None if nothing is left.

    >>> tidy([("\u3000一", 3), (" ", 5), (" ", 6), ("二", 7), (" ", 8)]).runs
    [('一', 4), (' ', 5), ('二', 7)]
    """
    if len(runs) == 1 and not links:
        text = runs[0][0]
        if text[0] not in EDGES and text[-1] not in EDGES:
            return Words(runs, level)
    trim = not runs or runs[0][0][0] in EDGES or runs[-1][0][-1] in EDGES
    if not (links or trim) and " " not in map(_TEXT, runs):
        return Words(runs, level)
    out, kept = _single(runs)
    while out and (text := out[-1][0].rstrip(EDGES)) != out[-1][0]:
        place = out.pop()[1]
        if text:
            out.append((text, place))
    return Words(out, level, _marks(out, kept, links) if links else ()) if out else None


def _single(runs: list[Run]) -> tuple[list[Run], list[int]]:
    """`runs` with single blanks and none at the start, and where each of the old runs begins in the new."""
    out: list[Run] = []
    kept: list[int] = []
    blank = True
    for run in runs:
        kept.append(len(out))
        if run[0] == " ":
            if not blank:
                out.append(run)
            blank = True
        elif out:
            out.append(run)
            blank = False
        elif bare := run[0].lstrip(EDGES):
            out.append((bare, run[1] + len(run[0]) - len(bare)))
            blank = False
    return out, [*kept, len(out)]


def _marks(out: list[Run], kept: list[int], links: Iterable[Mark]) -> tuple[Mark, ...]:
    """The links over the runs that are left, without the blanks at their ends."""
    marks = []
    for start, end, target in links:
        first, last = min(kept[start], len(out)), min(kept[end], len(out))
        while first < last and out[first][0] == " ":
            first += 1
        while first < last and out[last - 1][0] == " ":
            last -= 1
        if first < last:
            marks.append((first, last, target))
    return tuple(marks)


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
            self.runs(words.runs)
            return Span(start, self.length)
        offsets = []
        for run in words.runs:
            offsets.append(self.length)
            self.runs([run])
        offsets.append(self.length)
        for first, last, target in words.links:
            self.links.append(Link(Span(offsets[first], offsets[last]), target))
        return Span(start, self.length)

    def runs(self, runs: list[Run], before: str = "") -> None:
        """Write characters that stand in the source at their places; below 0, where the last ones ended.

        `before` is written first, and is not in the source.
        """
        expected, length = self._expected, self.length
        parts, origin = self._parts, self._origin
        if before:
            parts.append(before)
            length += len(before)
            expected += len(before)
        for text, place in runs:
            if place > expected:
                origin.append((length, place))
            elif place < 0:
                place = expected
            elif place < expected:
                origin.append((length, expected))
                origin.append((length, place))
            size = len(text)
            expected = place + size
            if size > LONGEST and is_stretched(text):
                length = self._squeezed(text, place, length)
                continue
            parts.append(text)
            length += size
        self._expected, self.length = expected, length

    def _squeezed(self, text: str, place: int, length: int) -> int:
        """Write a run at `length` without the blanks that it has too much; gives the length behind it."""
        for piece, at in kept(text):
            if at:
                self._origin.append((length, place + at))
            self._parts.append(piece)
            length += len(piece)
        return length

    def rows(
        self, rows: Sequence[Sequence[tuple[str, int, int]]]
    ) -> tuple[Sequence[str], list[Span], tuple[int, ...]]:
        """Write rows of cells, all at once: of each its one run, the place of this, and a number.

        Gives their texts, their spans and the numbers. Each stands behind the one before, in the source as
        well. Tabs part cells, line ends rows.
        """
        texts, places, numbers = zip(*chain.from_iterable(rows), strict=True)
        sizes = list(map(len, texts))
        starts = list(accumulate(map(add, sizes, repeat(1)), initial=self.length))
        self.length = starts.pop() - 1
        self._expected = places[-1] + sizes[-1]
        ends = [0, *accumulate(map(len, rows))]
        self._parts.append("\n".join(["\t".join(texts[a:b]) for a, b in pairwise(ends)]))
        self._origin.extend(zip(starts, places, strict=True))
        return texts, list(map(Span, starts, map(add, starts, sizes))), numbers

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
