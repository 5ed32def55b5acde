"""Lists of words and patterns looked for together: what stands where, and which of them it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import re2

from govlint.digest import blake2b
from govlint.patterns.asbytes import encoded, quiet
from govlint.patterns.memo import Table, table


class Words:
    """A list of patterns looked for together: at each place the longest match of any of them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = tuple(texts)
        self._finder: Any = None
        self._which: Any = None
        self._matching: Table | None = None

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where words stand in `text`, from left to right, none of them empty."""
        if self._finder is None:
            # With less the automaton of so many words is thrown away again and again: six times slower.
            options = quiet(32 << 20)
            options.longest_match = True
            options.never_capture = True
            self._finder = re2.compile("|".join(self.texts).encode(), options=options)
        data = encoded(text)
        found, seen, count = [], 0, 0
        for match in self._finder.finditer(data):
            begin, stop = match.span()
            if begin == stop:
                continue
            start = count + len(data[seen:begin].decode())
            count = start + len(data[begin:stop].decode())
            seen = stop
            found.append((start, count))
        return found

    def matching(self, word: str) -> list[int]:
        """The indexes of the patterns that match the whole of `word`; kept from one command to the next."""
        if self._matching is None:
            name = blake2b("\0".join(self.texts).encode(), digest_size=16).hexdigest()
            self._matching = table(f"matching {name}")
        row = self._matching.get(word)
        if row is None:
            row = self._matching[word] = tuple(self._matches(word))
        return [index for index in row if isinstance(index, int)]

    def _matches(self, word: str) -> list[int]:
        if self._which is None:
            options = quiet()
            options.longest_match = True
            patterns = re2.Set.FullMatchSet(options)
            for text in self.texts:
                patterns.Add(text.encode())
            patterns.Compile()
            self._which = patterns
        return sorted(self._which.Match(word.encode("utf-8", "replace")) or ())
