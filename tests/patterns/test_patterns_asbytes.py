"""Searches in bytes: the quick way and the wrapper's own give the same."""

from __future__ import annotations

from typing import Any

import re2

from govlint.patterns.asbytes import finder, matches

DATA = "收到12件，办结3件".encode()


class _Wrapped:
    """A compiled pattern without the part that the quick way stands on."""

    def __init__(self, pattern: Any) -> None:
        self.search, self.groups = pattern.search, pattern.groups


def test_the_quick_way_gives_what_the_wrapper_gives() -> None:
    for words in (r"(\d+)件", r"(x)?\d", r"\z", "x?", "没有"):
        pattern = re2.compile(words.encode())
        ours = [list(spans) for spans in matches(finder(pattern), DATA)]
        wrapped = [list(spans) for spans in matches(finder(_Wrapped(pattern)), DATA)]
        theirs = [[m.span(n) for n in range(pattern.groups + 1)] for m in pattern.finditer(DATA)]
        assert ours == wrapped == theirs, words
