"""Texts as RE2 reads them, in bytes, and its matches as places in the text."""

from __future__ import annotations

from functools import lru_cache
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


@lru_cache(maxsize=2)
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


def spans_of(found: Any, data: bytes, begin: int, offset: int) -> tuple[tuple[int, int], ...]:
    """The spans of a match and its groups, as code points.

    `begin` is where it begins in the bytes, `offset` in the text.
    """
    # The bytes of a match are few: counting the characters from its start is cheap.
    spans = []
    for number in range(found.re.groups + 1):
        start, end = found.span(number)
        if start < 0:
            spans.append((-1, -1))
            continue
        first = offset + len(data[begin:start].decode())
        spans.append((first, first + len(data[start:end].decode())))
    return tuple(spans)
