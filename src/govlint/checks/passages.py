"""What checks of running text share: which paragraph a hit stands in, and the sentence around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from govlint.model import Span
from govlint.rule import Context

# Blanks inside a line: a hit never runs from one paragraph into the next.
BLANK = "[ \\t\\u3000\\xa0]*"
_STOPS = "。；！？;\n"


def hits(context: Context, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Span]]:
    """Matches of `pattern` in the report's paragraphs, each with its paragraph.

    One pass over the whole text comes first: most reports have no hit at all.
    """
    matches = list(pattern.finditer(context.document.text))
    if not matches:
        return
    paragraphs = context.report.paragraphs()
    starts = [paragraph.start for paragraph in paragraphs]
    for match in matches:
        index = bisect_right(starts, match.start()) - 1
        if index >= 0 and match.end() <= paragraphs[index].end:
            yield match, paragraphs[index]


def sentence(text: str, at: Span, paragraph: Span) -> str:
    """The sentence of `paragraph` that holds `at`, up to the marks that end it."""
    start = max(text.rfind(mark, paragraph.start, at.start) for mark in _STOPS) + 1
    ends = [text.find(mark, at.end, paragraph.end) for mark in _STOPS]
    end = min((place for place in ends if place >= 0), default=paragraph.end)
    return text[max(start, paragraph.start) : end]
