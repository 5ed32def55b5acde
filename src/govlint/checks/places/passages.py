"""What checks of running text share: which paragraph a hit stands in, and the sentence around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Protocol, TypeVar

from govlint.lazy import lazily
from govlint.model import Span
from govlint.rule import Context
from govlint.running import running

_start = attrgetter("start")

# Blanks inside a line: a hit never runs from one paragraph into the next.
BLANK = "[ \\t\\u3000\\xa0]*"
_STOPS = "。；！？;\n"
_STOP = lazily(f"[{_STOPS}]")
_LONG = 2000
"""In a paragraph of so many characters where sentences end is looked for once, and not for each hit."""


class Found(Protocol):
    """A match, of whichever engine."""

    def start(self) -> int:
        """Where it begins."""

    def end(self) -> int:
        """Where it ends."""


Match = TypeVar("Match", bound=Found, covariant=True)


class Finder(Protocol[Match]):
    """A compiled pattern, of whichever engine."""

    def finditer(self, text: str, /) -> Iterator[Match]:
        """All matches in `text`, in order."""


def hits(context: Context, pattern: Finder[Match]) -> Iterator[tuple[Match, Span]]:
    """Matches of `pattern` in the report's paragraphs, each with its paragraph.

    One pass over the whole text comes first: most reports have no hit at all.
    """
    return placed(context, list(pattern.finditer(context.document.text)))


def placed(context: Context, matches: Sequence[Match]) -> Iterator[tuple[Match, Span]]:
    """Those of `matches` that stand in the report's paragraphs, each with its paragraph."""
    if not matches:
        return
    paragraphs = context.report.paragraphs()
    for match in matches:
        index = bisect_right(paragraphs, match.start(), key=_start) - 1
        if index >= 0 and match.end() <= paragraphs[index].end:
            yield match, paragraphs[index]


def holding(context: Context, signs: str) -> set[Span]:
    """The report's paragraphs that hold one of the characters `signs`."""
    paragraphs = context.report.paragraphs()
    whole = running(context.report)
    return {paragraphs[number] for sign in signs for number in whole.holding(sign)}


def sentence(text: str, at: Span, paragraph: Span) -> str:
    """The sentence of `paragraph` that holds `at`, up to the marks that end it."""
    span = sentence_span(text, at, paragraph)
    return text[span.start : span.end]


def sentence_span(text: str, at: Span, paragraph: Span) -> Span:
    """Where the sentence of `paragraph` that holds `at` stands."""
    if paragraph.end - paragraph.start > _LONG:
        stops = _stops_in(text, paragraph)
        before, after = bisect_left(stops, at.start), bisect_left(stops, at.end)
        start = stops[before - 1] + 1 if before else paragraph.start
        return Span(start, stops[after] if after < len(stops) else paragraph.end)
    start = max(text.rfind(mark, paragraph.start, at.start) for mark in _STOPS) + 1
    stop = _STOP.search(text, at.end, paragraph.end)
    return Span(max(start, paragraph.start), stop.start() if stop is not None else paragraph.end)


@lru_cache(maxsize=8)
def _stops_in(text: str, paragraph: Span) -> tuple[int, ...]:
    return tuple(match.start() for match in _STOP.finditer(text, paragraph.start, paragraph.end))
