"""Patterns compiled in part: of the branches of an alternation only those that may match in a text.

Leaving out what matches nowhere in a text changes no match in it, neither the first nor the longest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from govlint.patterns.clues import clues
from govlint.patterns.memo import Row, table

_Made = TypeVar("_Made")
Branch = tuple[str, tuple[bytes, ...]]
"""A branch, and words in UTF-8 of which a text must have one for it to match; none where none are known."""

_TOKEN = r"\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|\((?:\?:)?|\)|\|"
_OTHERWISE = r"\[:\^?\w+:\]|\\Q"
"""Parts of a pattern that are read in another way than by these tokens."""


class Possible:
    """Which of many things may be in a text, by words of each of which the text must have one."""

    def __init__(self, needed: Iterable[tuple[bytes, ...]]) -> None:
        self._always = set()
        self._words = []
        for at, words in enumerate(needed):
            self._words += [(word, at) for word in words]
            if not words:
                self._always.add(at)

    def among(self, data: bytes) -> set[int]:
        """The indexes of those that may be in `data`; no other one is."""
        possible = self._always.copy()
        for word, at in self._words:
            if word in data:
                possible.add(at)
        return possible


class InPart(Generic[_Made]):
    """What `make` makes of the branches of patterns that may match in the texts that come.

    Where all that has been made in part would come to more than the whole, the whole is made.
    """

    def __init__(self, patterns: Iterable[str], make: Callable[[str], _Made]) -> None:
        branches = [branch for pattern in patterns for branch in branches_of(pattern)]
        self._texts = [text for text, _ in branches]
        self._possible = Possible(words for _, words in branches)
        self._make = make
        self._made: list[tuple[set[int], _Made]] = []
        self._left = sum(map(len, self._texts))

    def made_for(self, data: bytes) -> _Made | None:
        """What is made of the branches that may match in `data`, perhaps with others; None for no branch."""
        possible = self._possible.among(data)
        if not possible:
            return None
        for known, made in self._made:
            if possible <= known:
                return made
        self._left -= sum(len(self._texts[at]) for at in possible)
        if self._left < 0:
            possible = set(range(len(self._texts)))
        made = self._make("|".join(self._texts[at] for at in sorted(possible)))
        self._made.append((possible, made))
        return made


def needed(pattern: str) -> tuple[bytes, ...]:
    """Words of which a text must have one for an RE2 pattern to match in it; none where none are known."""
    branches = branches_of(pattern)
    if not all(words for _, words in branches):
        return ()
    return tuple(word for _, words in branches for word in words)


def branches_of(pattern: str) -> list[Branch]:
    """The branches of an RE2 pattern with their clues; one where they cannot stand alone."""
    if pattern.isalnum():
        return [(pattern, (pattern.encode(),))]
    kept: dict[str, Row] = table("branches")
    row = kept.get(pattern)
    if row is None:
        row = kept[pattern] = tuple(_row(pattern))
    found: list[tuple[str, list[bytes]]] = []
    start = 0
    for entry in row:
        if isinstance(entry, int):
            found.append((pattern[start:entry], []))
            start = entry + 1
        else:
            found[-1][1].append(entry)
    return [(text, tuple(words)) for text, words in found]


def _row(pattern: str) -> Iterator[bytes | int]:
    """For each branch where it ends, and its clues."""
    start = 0
    for end in [*_ends(pattern), len(pattern)]:
        yield end
        yield from clues(pattern[start:end])
        start = end + 1


def _ends(pattern: str) -> list[int]:
    """Where the outermost alternatives of a pattern end; nowhere where they cannot be told apart.

    Nor where there are groups, whose numbers would change, or flags, which hold for what comes behind them.
    """
    if re.search(_OTHERWISE, pattern):
        return []
    ends, depth = [], 0
    for token in re.finditer(_TOKEN, pattern):
        if token[0] == "(":
            return []
        if token[0] == "(?:":
            depth += 1
        elif token[0] == ")":
            depth -= 1
        elif token[0] == "|" and not depth:
            ends.append(token.start())
    return ends
