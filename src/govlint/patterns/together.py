"""Many patterns looked for in one pass over a text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import Any

import re2

from govlint.patterns.asbytes import PLAIN, encoded, quiet
from govlint.patterns.branches import InPart
from govlint.patterns.pattern import Pattern

_TOGETHER = quiet(64 << 20)
_THIRD = 3


class Filter:
    """Many patterns looked for together: by the words without which they cannot match, in one pass."""

    # Behind every text stands a word that is always found: where it is not, the search ran out of memory.
    _ALWAYS = "\x01govlint\x01"

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._count = len(patterns)
        self._filter = re2.Filter()
        for text in (*(pattern.text for pattern in patterns), self._ALWAYS):
            self._filter.Add(text.encode(), PLAIN)
        self._filter.Compile()

    def possible(self, text: str) -> range | list[int]:
        """The indexes of the patterns that may match somewhere in `text`; no other one does."""
        found = self._filter.Match(encoded(text) + self._ALWAYS.encode(), potential=True) or []
        if self._count not in found:
            return range(self._count)
        return [index for index in found if index != self._count]


def which(patterns: Sequence[Pattern], text: str) -> set[int]:
    """The indexes of those `patterns` that match anywhere in `text`, all searched in one pass."""
    together, data = _joined(patterns), encoded(text)
    found = together.which(data)
    if len(patterns) in found:
        return found - {len(patterns)}
    # All together are too much, or have run out of memory and would have it that none matches.
    return {index for index in together.possible(data) if patterns[index].is_in(text)}


def _joined(patterns: Sequence[Pattern]) -> _Together:
    for known, together in _lately:
        if known is patterns:
            return together
    together = _together(tuple(pattern.text for pattern in patterns))
    if isinstance(patterns, tuple):
        _lately.insert(0, (patterns, together))
        del _lately[_KEPT:]
    return together


class _Together:
    """Patterns in one automaton, made for the third text: for fewer they are sooner tried one by one."""

    def __init__(self, texts: tuple[str, ...]) -> None:
        self._texts = texts
        self._asked = 0
        self._set: Any = None

    def which(self, data: bytes) -> set[int]:
        """The indexes of those that match, and, if the search was done, the number of all."""
        self._asked += 1
        if self._asked == _THIRD:
            self._set = self._compiled()
        return set(self._set.Match(data) or ()) if self._set is not None else set()

    def possible(self, data: bytes) -> list[int]:
        """The indexes of those that have in `data` the words that they need; no other one matches there."""
        return self._parts.patterns_for(data)

    @cached_property
    def _parts(self) -> InPart[Pattern]:
        return InPart(self._texts, Pattern)

    def _compiled(self) -> Any:
        patterns = re2.Set.SearchSet(_TOGETHER)
        # The last, which matches at the end of every text, tells that the search was done. An empty pattern
        # would match at each byte, and take two thirds of the time.
        for text in (*self._texts, r"\z"):
            patterns.Add(text.encode())
        try:
            patterns.Compile()
        except re2.error:
            return None
        return patterns


_together = lru_cache(maxsize=64)(_Together)
_lately: list[tuple[tuple[Pattern, ...], _Together]] = []
_KEPT = 4
"""So many tuples are known for what they are, without a look at the many patterns in them."""
