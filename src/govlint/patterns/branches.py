"""Patterns compiled in part: of the branches of an alternation only those that may match in a text.

Leaving out what matches nowhere in a text changes no match in it, neither the first nor the longest.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, islice
from typing import Generic, TypeVar

from govlint.patterns.memo import Row, table

_Made = TypeVar("_Made")
_MOST_PLAIN = 16
"""Looking for more words takes longer than one search of a paragraph."""
_TOKEN = r"\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|\((?:\?:)?|\)|\|"
_OTHERWISE = r"\[:\^?\w+:\]|\\Q"
"""Parts of a pattern that are read in another way than by these tokens."""


class Possible:
    """Which of many things may be in a text, by the words of each that the text must have.

    `row` has for each of them a number, and then words of which the text must have one, if any are known;
    behind an empty word there is another set of them. `numbers` are those of all.
    """

    def __init__(self, row: Iterable[str | int]) -> None:
        self.numbers: list[int] = []
        self._words: dict[str, list[int]] = {}
        self._further: dict[int, list[list[str]]] = {}
        further: list[str] | None = None
        at = -1
        for entry in row:
            if isinstance(entry, int):
                self.numbers.append(entry)
                at, further = at + 1, None
            elif not entry:
                further = []
                self._further.setdefault(at, []).append(further)
            elif further is None:
                self._words.setdefault(entry, []).append(at)
            else:
                further.append(entry)
        self._always = set(range(at + 1)).difference(*self._words.values())

    @property
    def words(self) -> tuple[str, ...]:
        """Words of which there is one in every text in which something may be; none where none are known."""
        return () if self._always else tuple(self._words)

    def among(self, data: bytes) -> set[int]:
        """The indexes of those that may be in `data`, which is UTF-8; no other one is."""
        text = data.decode()
        possible = self._always.copy()
        for word, places in self._words.items():
            if word in text:
                possible.update(places)
        return {at for at in possible if self._has_all(at, text)} if self._further else possible

    def _has_all(self, at: int, text: str) -> bool:
        return all(any(word in text for word in words) for words in self._further.get(at, ()))


class InPart(Generic[_Made]):
    """What `make` makes of the branches of patterns that may match in the texts that come.

    Where all that has been made in part would come to more than the whole, the whole is made.
    """

    def __init__(self, patterns: Sequence[str], make: Callable[[str], _Made]) -> None:
        row = _row_of(patterns)
        self._patterns = patterns
        self._text = "|".join(patterns)
        self._possible = Possible(row)
        self._ends = self._possible.numbers
        self._make = make
        self._made: list[tuple[set[int], _Made]] = []
        self._left = len(self._text)

    def made_for(self, data: bytes) -> _Made | None:
        """What is made of the branches that may match in `data`, perhaps with others; None for no branch."""
        possible = self._possible.among(data)
        if not possible:
            return None
        for known, made in self._made:
            if possible <= known:
                return made
        branches = [self._branch(at) for at in sorted(possible)]
        self._left -= sum(map(len, branches))
        if self._left < 0:
            possible, branches = set(range(len(self._ends))), [self._text]
        made = self._make("|".join(branches))
        self._made.append((possible, made))
        return made

    def _branch(self, at: int) -> str:
        return self._text[self._ends[at - 1] + 1 if at else 0 : self._ends[at]]

    def patterns_for(self, data: bytes) -> list[int]:
        """The indexes of the patterns that may match in `data`, in order."""
        return sorted({bisect_right(self._starts, self._ends[at]) - 1 for at in self._possible.among(data)})

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(pattern) + 1 for pattern in self._patterns), initial=0))


def needed(pattern: str) -> tuple[str, ...]:
    """Words of which a text must have one for an RE2 pattern to match in it; none where none are known."""
    return Possible(_row_of((pattern,))).words


def plain_branches(pattern: str) -> tuple[str, ...]:
    """The first of the outermost alternatives of a pattern that are words as they stand.

    Where one of them stands in a text, the pattern matches there.
    """
    ends = [entry for entry in _row_of((pattern,)) if isinstance(entry, int)]
    starts = [0, *(end + 1 for end in ends)]
    branches = (pattern[start:end] for start, end in zip(starts, ends, strict=False))
    return tuple(islice(filter(str.isalnum, branches), _MOST_PLAIN))


def _row_of(patterns: Sequence[str]) -> Row:
    """For each branch of these patterns, joined, where it ends, and its clues as `Possible` takes them."""
    joined = "|".join(patterns)
    if joined.isalnum():
        return len(joined), joined
    kept: dict[str, Row] = table("branches")
    key = f"{len(patterns)} {joined}"
    row = kept.get(key)
    if row is None:
        row = kept[key] = tuple(_row(patterns))
    return row


def _row(patterns: Sequence[str]) -> Iterator[str | int]:
    from govlint.patterns.clues import clues  # what has been worked out is kept for the next run

    before = 0
    for pattern in patterns:
        start = 0
        for end in [*_ends(pattern), len(pattern)]:
            yield before + end
            sets = [(pattern,)] if pattern.isalnum() else clues(pattern[start:end])
            for number, words in enumerate(sets):
                yield from ("", *words) if number else words
            start = end + 1
        before += len(pattern) + 1


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
