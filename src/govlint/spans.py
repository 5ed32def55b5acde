"""Whether a span meets, or stands within, one of many that are in order and apart from one another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from govlint.model import Span

_start = attrgetter("start")


def meets(spans: Sequence[Span], span: Span) -> bool:
    """Whether one of `spans` and `span` have a place in common."""
    at = bisect_left(spans, span.end, key=_start)
    return at > 0 and spans[at - 1].end > span.start


def holds(spans: Sequence[Span], span: Span) -> bool:
    """Whether `span` stands within one of `spans`."""
    at = bisect_right(spans, span.start, key=_start)
    return at > 0 and span.end <= spans[at - 1].end
