"""What a text must have for a pattern to match in it, so that only few patterns need be compiled."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable
from typing import Any

_MOST = 128
"""Looking for more of them takes longer than compiling the pattern."""
_FEW = 8
_LONG = 3
_WORTH = 32
"""So long a pattern takes longer to compile than a few more looks at a text."""
_FURTHER, _MOST_FURTHER = 2, 16
Clues = tuple[tuple[str, ...], ...]
"""Sets of words: of each of them a text must have one."""
_ESCAPE = r"\\(?:[pP](?:\{\^?\w+\}|\w)|x\{([0-9A-Fa-f]+)\}|.)"
_OTHERWISE = r"\[:\^?\w+:\]|\{,"
_IGNORED = re.IGNORECASE


def clues(pattern: str) -> Clues:
    """Sets of words of each of which a text must have one for an RE2 pattern to match, the rarest first.

    None where none are known; several only of patterns that take long to compile.
    """
    found = sorted(dict.fromkeys(_sets(pattern)), key=_rarity, reverse=True)
    if not found or len(pattern) < _WORTH:
        return tuple(found[:1])
    further = [words for words in found[1:] if len(words) <= _MOST_FURTHER]
    return found[0], *further[:_FURTHER]


def _sets(pattern: str) -> Iterable[tuple[str, ...]]:
    # The interpreter's own parser reads nearly all that RE2 does. What it reads otherwise is left.
    if re.search(_OTHERWISE, pattern):
        return ()
    plain = re.sub(_ESCAPE, _escape, pattern, flags=re.DOTALL)
    try:
        parser = importlib.import_module("re._parser")
        parsed = parser.parse(plain)
        sets = [] if parsed.state.flags & _IGNORED else _required(parsed)
    except Exception:  # a pattern of another dialect, or another interpreter's parts
        return ()
    return [words for words in sets if not any(map(_is_broken, words))]


def _is_broken(word: str) -> bool:
    """Whether there is half a character in it, as \\x{d800} is."""
    return any("\ud800" <= letter <= "\udfff" for letter in word)


def _escape(match: re.Match[str]) -> str:
    """What RE2 alone knows as Python writes it (\\p{Han}, \\x{3000}); other escapes as they stand."""
    if match[1]:
        return f"\\U{int(match[1], 16):08x}"
    return "\\w" if match[0][1] in "pP" else match[0]


def _best(items: Iterable[tuple[Any, Any]]) -> tuple[str, ...] | None:
    """Of all that must be there one after the other the rarest: the longest words, the fewest of them."""
    return max(_required(items), key=_rarity, default=None)


def _required(items: Iterable[tuple[Any, Any]]) -> list[tuple[str, ...]]:
    """The sets of words of each of which one must be there, in order."""
    found: list[tuple[str, ...]] = []
    words: tuple[str, ...] = ("",)
    for kind, what in items:
        letters = _letters(str(kind), what)
        if letters and len(words) * len(letters) <= _MOST:
            words = tuple(word + letter for word in words for letter in letters)
            continue
        found.append(words)
        words = letters or ("",)
        needed = None if letters else _needed(str(kind), what)
        if needed is not None:
            found.append(needed)
    found.append(words)
    return [words for words in found if len(words) <= _MOST and all(words)]


def _letters(kind: str, what: Any) -> tuple[str, ...]:
    """The letters of which one stands here; none where they are many, or where it is no letter."""
    if kind == "LITERAL":
        return (chr(what),)
    if kind == "IN" and len(what) <= _FEW and all(str(part) == "LITERAL" for part, _ in what):
        return tuple(chr(code) for _, code in what)
    return ()


def _rarity(words: tuple[str, ...]) -> tuple[int, int]:
    return min(_LONG, *map(len, words)), -len(words)


def _needed(kind: str, what: Any) -> tuple[str, ...] | None:
    if kind == "SUBPATTERN":
        _, added, _, inner = what
        return None if added & _IGNORED else _best(inner)
    if kind in ("MAX_REPEAT", "MIN_REPEAT"):
        least, _, inner = what
        return _best(inner) if least else None
    if kind == "BRANCH":
        branches = [_best(branch) for branch in what[1]]
        return None if None in branches else tuple({word: 0 for words in branches for word in words or ()})
    return None
