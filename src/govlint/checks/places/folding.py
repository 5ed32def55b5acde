"""Folding for patterns of packs: what is written in two ways is searched as one, found where it stands."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import Literal

from govlint.checks.places.numerals import number_in
from govlint.lazy import lazily
from govlint.model import Span, Struct

Folding = Literal["width", "brackets", "spaces", "numerals"]
"""`width`: full-width letters, figures and signs as half-width ones; `brackets`: brackets of every kind as
（ ）; `spaces`: blanks within a line left out; `numerals`: 二十三 as 23."""

_FULL_WIDTH = (
    *range(0xFF10, 0xFF1A),
    *range(0xFF21, 0xFF3B),
    *range(0xFF41, 0xFF5B),
    *map(ord, "％＋－．／"),
)
_WIDTH = {code: code - 0xFEE0 for code in _FULL_WIDTH}
_BRACKETS = str.maketrans("([{［【〔〖﹝〈<＜｛)]}］】〕〗﹞〉>＞｝", "（" * 12 + "）" * 12)
_BLANKS = r"[ \t\u3000\xa0\u2002-\u200d\ufeff]+"
_NUMERALS = r"[零〇一二三四五六七八九十两][零〇一二三四五六七八九十百千]*"
_NUMERAL_SIGNS = frozenset("零〇一二三四五六七八九十两")
_CHANGED = {
    frozenset({"spaces"}): lazily(_BLANKS),
    frozenset({"numerals"}): lazily(_NUMERALS),
    frozenset({"spaces", "numerals"}): lazily(f"{_BLANKS}|{_NUMERALS}"),
}


class Folded(Struct, frozen=True):
    """A folded text; `starts` says for each of its characters which of the text it stands for.

    It is None where each stands at its own place. `ends` holds where a numeral ends, by where it begins.
    """

    text: str
    starts: list[int] | None = None
    ends: dict[int, int] = {}

    def back(self, start: int, end: int) -> Span:
        """The span of the text itself that `start` to `end` of the folded one stands for."""
        if self.starts is None:
            return Span(start, end)
        if start == end:
            at = self.starts[start] if start < len(self.starts) else self._end(start - 1) if start else 0
            return Span(at, at)
        return Span(self.starts[start], self._end(end - 1))

    def _end(self, index: int) -> int:
        assert self.starts is not None
        return self.ends.get(self.starts[index], self.starts[index] + 1)

    def within(self, span: Span) -> tuple[int, int]:
        """Where a span of the text itself begins and ends in the folded one."""
        if self.starts is None:
            return span.start, span.end
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)


@lru_cache(maxsize=8)
def folded(text: str, kinds: tuple[Folding, ...]) -> Folded:
    """`text` folded in each of the ways that `kinds` name."""
    if "width" in kinds:
        text = text.translate(_WIDTH)
    if "brackets" in kinds:
        text = text.translate(_BRACKETS)
    changed = _CHANGED.get(frozenset(kinds) & {"spaces", "numerals"})
    if changed is None:
        return Folded(text)
    pieces: list[str] = []
    starts: list[int] = []
    ends: dict[int, int] = {}
    last = 0
    for match in changed.finditer(text):
        start, end = match.span()
        number = number_in(match[0]) if text[start] in _NUMERAL_SIGNS else None
        if number is None and text[start] in _NUMERAL_SIGNS:
            continue
        pieces.append(text[last:start])
        starts += range(last, start)
        if number is not None:
            pieces.append(str(number))
            starts += [start] * len(str(number))
            ends[start] = end
        last = end
    pieces.append(text[last:])
    starts += range(last, len(text))
    return Folded("".join(pieces), starts, ends)
