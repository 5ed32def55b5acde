"""Lists of words and patterns looked for together: what stands where, and which of them it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import re2

from govlint.digest import blake2b
from govlint.patterns.asbytes import Finder, encoded, finder, quiet
from govlint.patterns.branches import InPart
from govlint.patterns.memo import Table, table
from govlint.patterns.pattern import Pattern

_FIRST = 24
"""For so many texts, the sentences of a few reports, only patterns that may match in them are compiled."""
_FEW = 16
"""So many words that nobody has asked about are sooner tried by the patterns that may match them."""
_SHORT, _MOST_SHORT = 24, 200
"""Texts of so many characters at the most, without a figure, and so many of them, are worth keeping."""
_DIGITS = frozenset("0123456789")


_FLAGS = ("(?i", "(?m", "(?s", "(?U", "(?-")


def _alone(text: str) -> str:
    """A pattern that can stand among others: flags within it (`(?i)`) hold for it alone."""
    return f"(?:{text})" if any(flags in text for flags in _FLAGS) else text


class Words:
    """A list of patterns looked for together: at each place the longest match of any of them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = tuple(map(_alone, texts))
        self._finder: Finder | None = None
        self._asked = 0
        self._partly: InPart[Finder] | None = None
        self._sought = 0
        self._which: Any = None
        self._short: Table | None = None
        self._matching: Table | None = None

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where words stand in `text`, from left to right, none of them empty.

        Those of the headings and other short texts that come first are kept from one command to the next.
        """
        if len(text) > _SHORT or not _DIGITS.isdisjoint(text):
            return self._spans(text)
        if self._short is None:
            self._short = self._table("short")
        row = self._short.get(text)
        if row is None:
            found = self._spans(text)
            if len(self._short) < _MOST_SHORT:
                self._short[text] = tuple(place for span in found for place in span)
            return found
        places = [place for place in row if isinstance(place, int)]
        return list(zip(places[::2], places[1::2], strict=True))

    def _spans(self, text: str) -> list[tuple[int, int]]:
        data = encoded(text)
        find = self._finder_for(data)
        if find is None:
            return []
        found, at, seen, count, end = [], 0, 0, 0, len(data)
        while at <= end:
            begin, stop = find(data, at, end)[0]
            if begin < 0:
                break
            if begin == stop:
                at = stop + 1
                continue
            start = count + len(data[seen:begin].decode())
            count = start + len(data[begin:stop].decode())
            at = seen = stop
            found.append((start, count))
        return found

    def _finder_for(self, data: bytes) -> Finder | None:
        """What finds the patterns that may match in `data`, and perhaps others; None where none may."""
        if self._finder is not None:
            return self._finder
        self._asked += 1
        if self._asked > _FIRST:
            self._partly = None
            self._finder = _compiled("|".join(self.texts))
            return self._finder
        if self._partly is None:
            self._partly = InPart(self.texts, _compiled)
        return self._partly.made_for(data)

    def matching(self, word: str) -> list[int]:
        """The indexes of the patterns that match the whole of `word`; kept from one command to the next."""
        if self._matching is None:
            self._matching = self._table("matching")
        row = self._matching.get(word)
        if row is None:
            row = self._matching[word] = tuple(self._matches(word))
        return [index for index in row if isinstance(index, int)]

    def _table(self, what: str) -> Table:
        return table(f"{what} {self._name}")

    @cached_property
    def _name(self) -> str:
        return blake2b("\0".join(self.texts).encode(), digest_size=16).hexdigest()

    def _matches(self, word: str) -> list[int]:
        self._sought += 1
        data = word.encode("utf-8", "replace")
        if self._sought <= _FEW:
            return [index for index in self._parts.patterns_for(data) if _is_whole(self.texts[index], word)]
        if self._which is None:
            options = quiet()
            options.longest_match = True
            patterns = re2.Set.FullMatchSet(options)
            for text in self.texts:
                patterns.Add(text.encode())
            patterns.Compile()
            self._which = patterns
        return sorted(self._which.Match(data) or ())

    @cached_property
    def _parts(self) -> InPart[Finder]:
        return InPart(self.texts, _compiled)


def _is_whole(pattern: str, word: str) -> bool:
    return pattern == word if pattern.isalnum() else Pattern(pattern).fullmatch(word) is not None


def _compiled(pattern: str) -> Finder:
    # With less the automaton of so many words is thrown away again and again: six times slower.
    options = quiet(32 << 20)
    options.longest_match = True
    options.never_capture = True
    return finder(re2.compile(pattern.encode(), options=options))
