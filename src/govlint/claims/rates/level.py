"""That a figure is what it was last year, with that one beside it: 收到45件，与上年的45件持平."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from govlint.claims.mentions import Mention
from govlint.claims.rates.ratio import Ratio
from govlint.lazy import lazily

_LAST = r"(?:上一?年|去年|20\d\d[ \t]*年)度?(?:同期)?"
_AS, _END = rf"[，,]?(?:与|和|同|跟|较|比){_LAST}", r"(?:相比)?持平(?=[，。；,;）)\n]|$)"
# 与上年的45件持平; 与上年（45件）持平; 与上年持平，上年为45件
_BESIDE, _LEVEL_BEHIND = lazily(rf"{_AS}的[ \t]*"), lazily(rf"(?:申请|信息)?{_END}")
_INSIDE, _LEVEL_THEN = lazily(rf"{_AS}(?:数量?|总数|总量)?[（(][ \t]*"), lazily(rf"[）)]{_END}")
_LEVEL_FIRST = lazily(
    rf"{_AS}(?:相比)?持平[，,（(]{_LAST}(?:共|也|亦|[为是])*"
    r"(?P<verb>收到|新收|受理|公开|发布|办理|办结)?[ \t]*"
)
_TOLD = lazily(r"[ \t]*(?:[）)，,。；;\n]|$)")
_YEAR, _MEAN = lazily(r"20\d\d"), "均"


def level(told: Sequence[Mention], at: int, text: str, year: int | None) -> Ratio | None:
    """The figure before it and that of last year, where they are said to be the same, and nothing else is.

    `year` is the report's.
    """
    new, old = told[at - 1 : at + 1]
    plain = new.plain and old.count.exact and not old.count.percent and not new.segment.depth
    if not plain or new.count.unit != old.count.unit or not _are_level(new, old, text, year):
        return None
    unit = new.count.unit
    others = [other.count.value for other in told[at - 1 :: -1] if other.plain and other.count.unit == unit]
    # 建议20件、提案15件，与上年的35件持平: of both.
    if old.count.value in (*others[1:], *list(accumulate(others))[1:]):
        return None
    return Ratio(new.count, "level", ((new.count, old.count),))


def _are_level(new: Mention, old: Mention, text: str, year: int | None) -> bool:
    """Whether two figures, one right behind the other, are told to be the same in this year and the last."""
    start, first, end = new.count.whole.end, old.count.whole.start, old.count.whole.end
    if any(year is None or int(named) != year - 1 for named in _YEAR.findall(text, start, first)):
        return False  # 与上年持平，2019年公开8件
    if _MEAN in new.said_before(text):
        return False  # 全年45件，月均4件，与上年的40件持平
    beside = _BESIDE.fullmatch(text, start, first) and _LEVEL_BEHIND.match(text, end)
    inside = _INSIDE.fullmatch(text, start, first) and _LEVEL_THEN.match(text, end)
    if beside or inside:
        return True
    then = _LEVEL_FIRST.fullmatch(text, start, first)
    same = then is not None and (then["verb"] or "") in text[new.segment.start : start]
    return same and _TOLD.match(text, end) is not None
