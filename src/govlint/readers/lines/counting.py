"""Part of the readers: whether a line that begins with a number goes on with a list of the line before."""

from __future__ import annotations

from govlint.lazy import lazily

_COUNTED = lazily(r"\s*([（(]?)([一二三四五六七八九十])([、.．）)])")
_COUNTS = "一二三四五六七八九十"


def counts_on(one: str, two: str) -> bool:
    """Whether a line begins with the number after one that stands within the line before: 五、…； 六、…。"""
    number = _COUNTED.match(two)
    if number is None:
        return False
    opening, count, closing = number.groups()
    at = _COUNTS.find(count)
    return at > 0 and f"{opening}{_COUNTS[at - 1]}{closing}" in one[1:]
