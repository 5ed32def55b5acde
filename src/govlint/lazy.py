"""Regular expressions compiled when they are first used: a run needs few of those that its modules define."""

from __future__ import annotations

import re
from typing import Any, cast

from govlint.patterns.branches import needed
from govlint.programs import compiled


class _Lazy:
    """Stands for a compiled pattern; its methods become the pattern's own at the first call."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = (pattern, flags)

    @property
    def pattern(self) -> str:
        """The source, for which nothing is compiled."""
        return self._source[0]

    def __getattr__(self, name: str) -> Any:
        method = getattr(compiled(*self._source), name)
        setattr(self, name, method)
        return method


def lazily(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but compiled only when a method is first asked for.

    Compiling the checks' patterns is otherwise half of the command's start.
    """
    return cast("re.Pattern[str]", _Lazy(pattern, flags))


class _Look:
    """Stands for the pattern that `sign_of` gives, which is worked out at the first call."""

    def __init__(self, patterns: tuple[re.Pattern[str], ...]) -> None:
        self._patterns = patterns

    def __getattr__(self, name: str) -> Any:
        words = [needed(pattern.pattern) for pattern in self._patterns]
        letters = sorted({word[0] for each in words for word in each})
        # A pattern without known words may match in any text, as an empty look does.
        look = f"[{re.escape(''.join(letters))}]" if all(words) else ""
        method = getattr(compiled(look), name)
        setattr(self, name, method)
        return method


def sign_of(*patterns: re.Pattern[str]) -> re.Pattern[str]:
    """A quick look before these patterns: it is found in every text in which one of them matches.

    It is one of the characters that their matches cannot do without, and is worked out of them.
    """
    return cast("re.Pattern[str]", _Look(patterns))
