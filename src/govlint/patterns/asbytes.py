"""Texts as RE2 reads them, in bytes, and its matches as places in the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from typing import Any

import re2


def quiet(memory: int | None = None) -> Any:
    """Options of RE2 that print nothing, with so many bytes of memory."""
    options = re2.Options()
    options.log_errors = False
    options.never_nl = False
    if memory is not None:
        options.max_mem = memory
    return options


PLAIN = quiet()

Spans = Sequence[tuple[int, int]]
"""Where a match stands in bytes, and its groups; (-1, -1) for what is not there."""
Finder = Callable[[bytes, int, int], Spans]
"""Gives the first match in bytes between two places."""


def finder(compiled: Any) -> Finder:
    """What finds the matches of a compiled pattern."""
    # For what is short, the wrapper's generators and match objects take longer than the search. They are
    # gone without where the part that they stand on is as expected.
    try:
        match, anchor = compiled._regexp.Match, re2._Anchor.UNANCHORED
        match(anchor, b"", 0, 0)
    except (AttributeError, TypeError):
        return partial(_first, compiled)
    return partial(match, anchor)


def _first(compiled: Any, data: bytes, at: int, end: int) -> Spans:
    found = compiled.search(data, at, end)
    numbers = range(compiled.groups + 1)
    return [(-1, -1) for _ in numbers] if found is None else [found.span(number) for number in numbers]


def matches(find: Finder, data: bytes) -> Iterator[Spans]:
    """All matches that `find` gives in `data`, from left to right, none within another."""
    at, end = 0, len(data)
    while True:
        spans = find(data, at, end)
        start, stop = spans[0]
        if start < 0:
            return
        yield spans
        if at == end:
            return
        at = stop if stop != at else at + 1


@lru_cache(maxsize=4)
def encoded(text: str) -> bytes:
    """The bytes of a text; half a surrogate pair is a question mark."""
    # re2 encodes a str again for every pattern, and counts its characters from the start for every match.
    return text.encode("utf-8", "replace")


def is_inside_character(data: bytes, offset: int) -> bool:
    """Whether an offset is no place between characters; an empty match may stand there."""
    return offset < len(data) and data[offset] & 0xC0 == 0x80


def piece(text: str, start: int, end: int | None) -> bytes:
    """The bytes of a part of the text; those of the whole are kept."""
    if start == 0 and (end is None or end >= len(text)):
        return encoded(text)
    return text[start:end].encode("utf-8", "replace")


def spans_of(found: Spans, data: bytes, begin: int, offset: int) -> tuple[tuple[int, int], ...]:
    """The spans of a match and its groups, as code points.

    `begin` is where it begins in the bytes, `offset` in the text.
    """
    # The bytes of a match are few: counting the characters from its start is cheap.
    spans = []
    for start, end in found:
        if start < 0:
            spans.append((-1, -1))
            continue
        first = offset + len(data[begin:start].decode())
        spans.append((first, first + len(data[start:end].decode())))
    return tuple(spans)
