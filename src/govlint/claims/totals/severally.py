"""Lists that say that they name all: 三期分别为86人次、124人次、65人次."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.claims.figures import Count
from govlint.claims.totals.known import each_of_a_quarter
from govlint.claims.totals.opening import Opening
from govlint.lazy import lazily
from govlint.numbers import value_of

_NUMBERED = lazily(r"第([一二三四五六七八九十\d]+)[期次批场季届轮]")
_RESPECTIVELY = lazily(r"[ \t]*(?:分别|依次)")
_SEVERALLY = lazily(r"[，,：: \t]*分别[为是]")
_ENDS = lazily(r"(?:[。；;](?!另|此外|其余|其他|剩余|余下|[尚还仍未有\d])|\n|$)")
_LABEL, _FAR_BEHIND = 6, 80


def names_all(opening: Opening, parts: Sequence[Count], text: str) -> bool:
    """Whether a list says that it names all: 三期分别为86人次、124人次、65人次, or tells of four quarters."""
    said = (text[max(0, count.span.start - _LABEL) : count.span.start] for count in parts)
    labels = list(said)
    if each_of_a_quarter(labels) or _is_named_severally(opening, parts, text):
        return True
    # 5期，共1106人次，其中第一期412人次……第五期73人次: each has its number.
    numbers = [match and value_of(match[1]) for match in map(_NUMBERED.search, labels)]
    if len(parts) > 2 and numbers == list(range(1, len(parts) + 1)):
        return any(item.count.value == len(parts) for item in opening.totals)
    return any(
        item.count.value == len(parts) > 1
        and _RESPECTIVELY.fullmatch(text, item.count.whole.end, opening.start) is not None
        for item in opening.totals
    )


def _is_named_severally(opening: Opening, parts: Sequence[Count], text: str) -> bool:
    """Whether 分别为 right behind the total opens the parts, all of them: nothing is told besides."""
    behind = _SEVERALLY.fullmatch(text, opening.totals[-1].count.whole.end, opening.start + 1)
    end = parts[-1].whole.end
    if behind is None or len(parts) < 3 or _ENDS.match(text, end) is None:
        return False
    # 分别为公开58件、部分公开12件、不予公开9件。无法提供的10件均已告知: what is missing stands behind.
    lacking = opening.totals[-1].count.value - sum(count.value for count in parts)
    return str(lacking) not in text[end : end + _FAR_BEHIND]
