"""Part of the text and Markdown readers: a text that is quoted as a whole, or has its lines numbered."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from govlint.lazy import lazily

_MARK = lazily(r"[ \t]*>(?:[ \t]?>)*[ \t]?")
_MARKS = lazily(r"(?m)^[ \t]*>(?:[ \t]?>)*[ \t]?")
_NUMBERS = lazily(r"(?m)^[ \t]*(\d{1,5})(?:\t|[:：|][ \t]?|[ \t]{1,2}|$)")
_FEWEST_LINES = 10
WHOLE = 0.75
"""So large a part of the lines that are not blank begins with the mark."""
Origin = tuple[tuple[int, int], ...]


def mark_at(source: str, start: int, end: int) -> int:
    """Where the words of the line at `start` begin, behind the mark of a quotation."""
    mark = _MARK.match(source, start, end)
    return mark.end() if mark else start


def is_quoted(source: str) -> bool:
    """Whether nearly all lines of `source` begin with the mark of a quotation."""
    if "\n>" not in source:
        return False
    lines = [line for line in source.splitlines() if line.strip()]
    return sum(line.lstrip(" \t").startswith(">") for line in lines) >= WHOLE * len(lines)


def is_numbered(source: str) -> bool:
    """Whether every line of `source` begins with its number, as listings of programs have it."""
    if not source[:8].lstrip(" \t\ufeff").startswith("1"):
        return False
    lines = source.lstrip("\ufeff").splitlines()
    numbers = [_NUMBERS.match(line) for line in lines]
    return len(lines) >= _FEWEST_LINES and all(
        number is not None and int(number[1]) == at for at, number in enumerate(numbers, 1)
    )


def unquoted(source: str) -> tuple[str, Origin]:
    """`source` without the marks or numbers, and its way back as `Document.origin`; another as it is."""
    if is_quoted(source):
        marks = _MARKS
    elif is_numbered(source):
        marks = _NUMBERS
    else:
        return source, ()
    parts: list[str] = []
    origin: list[tuple[int, int]] = []
    length = end = 0
    for mark in marks.finditer(source):
        origin.append((length, end))
        parts.append(source[end : mark.start()])
        length += mark.start() - end
        end = mark.end()
    origin.append((length, end))
    parts.append(source[end:])
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
