"""Texts that something was cut out of, and the way back from them, as `Document.origin` tells it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

Origin = tuple[tuple[int, int], ...]


def without(text: str, cuts: Iterable[tuple[int, int]]) -> tuple[str, Origin]:
    """`text` without what stands from where to where in `cuts`, in order, and its way back."""
    parts: list[str] = []
    origin: list[tuple[int, int]] = []
    length = end = 0
    for start, stop in cuts:
        origin.append((length, end))
        parts.append(text[end:start])
        length += start - end
        end = stop
    origin.append((length, end))
    parts.append(text[end:])
    return "".join(parts), tuple(origin)


def through(origin: Sequence[tuple[int, int]], before: Origin) -> Origin:
    """The way back from a text that was made of another by `origin`, which itself came `before`."""
    if not before or not origin:
        return before or tuple(origin)
    found: list[tuple[int, int]] = []
    for number, (start, place) in enumerate(origin):
        stop = origin[number + 1][0] if number + 1 < len(origin) else None
        at = bisect_right(before, place, key=lambda pair: pair[0]) - 1
        found.append((start, before[at][1] + place - before[at][0]))
        at += 1
        while at < len(before) and (stop is None or start + before[at][0] - place < stop):
            found.append((start + before[at][0] - place, before[at][1]))
            at += 1
    return tuple(found)
