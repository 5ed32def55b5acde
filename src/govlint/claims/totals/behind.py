"""Totals behind their parts: what may be one, and those that say how many they sum up (三类合计24条)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from govlint.claims.figures import Count
from govlint.claims.mentions import Mention
from govlint.claims.totals.known import BODIES, OVERLAPPING, doubtful, of_all_quarters
from govlint.lazy import lazily
from govlint.model import Struct, Text
from govlint.numbers import value_of

# 三类信息合计24条: 三类 is a figure, too.
_HOW_MANY = lazily(
    r"^[\u4e00-\u9fff]{0,4}?(?:合计|共计|总计|共(?![同享治建性识有]))"
    r"(?P<named>[^，。；\d]{0,4}?)(?:为|是)?[ \t]*$"
)
_OF_THEM = lazily(
    r"^[ \t]*(?:以上|上述)?([两二三四五六七八九])者"
    r"(?:相加|加起来|合起来|之和)?(?:合计|共计|总计|总共|共)?(?:为|是)?[ \t]*$"
)
# 一至四季度分别为…，全年共4280条
_OF_YEAR = lazily(
    r"^[ \t]*全年(?:合计|共计|总计|累计|共)(?:收到|受理|公开|发布|更新|办理|办结|答复)?"
    r"(?P<named>[^，。\d]{0,8}?)[为是]?$"
)
_IN_ALL = lazily(r"^[ \t]*(?:合计|共计|总计|总共|一共|共|累计)[^，。；\d]{0,8}$")
CARRIED = lazily(r"结转|转结|遗留|留转|未办结|存量|[转留][来入]")
"""What was left of last year is a part of this year's work: 连同上年结转5件，共72件."""
SAY_HOW_MANY = (_HOW_MANY, _OF_THEM, _OF_YEAR, _IN_ALL)
"""What the words before a total hold that says how many it sums up."""
_KINDS = frozenset("类种项级家个地")
_QUARTER = "季度"


class Summed(Struct, frozen=True):
    """A total and the figures of its unit beside it; `certain` where it says nothing of its own.

    `whole` tells that its parts are all that there are, by their names. `reason` says why they may not come
    to it.
    """

    total: Count
    parts: tuple[Count, ...]
    certain: bool
    whole: bool = False
    reason: Text | None = None


class Behind(Struct, frozen=True):
    """A figure that may be the total of those that stand `before` it in its sentence, which is in `text`."""

    total: Mention
    before: tuple[Mention, ...]
    text: str

    @property
    def said(self) -> str:
        """The words before the total, from the figure before it on."""
        return self.total.said_before(self.text)

    @property
    def doubtful(self) -> bool:
        """Whether words among the figures leave it open that they come to the total."""
        return doubtful(self.text, self.before[0].start, self.total.segment.end)

    @property
    def says_how_many(self) -> bool:
        """Whether the figure right before the total says how many it sums up: 两类合计21件."""
        kinds = self.before[-1]
        return kinds.segment is self.total.segment and kinds.count.unit in _KINDS and kinds.count.value > 1

    def of(self, parts: Sequence[Mention], *, whole: bool = False, reason: Text | None = None) -> Summed:
        """The total of these parts, which it says nothing besides of."""
        counts = tuple(item.count for item in parts)
        return Summed(self.total.count, counts, certain=True, whole=whole, reason=reason)

    def of_last(self, number: int) -> Summed | None:
        """The total of so many figures before it, if all are plain and of its unit."""
        if not 1 < number <= len(self.before):
            return None
        unit = self.total.count.unit
        alike = [item for item in self.before if item.count.unit == unit and not item.segment.depth]
        if len(alike) > number and any(item.segment.mark not in "、" for item in alike[1 - number :]):
            # 复议11件，维持5件；诉讼10件，维持3件；两类合计21件: of which two, who can tell.
            return None
        parts = alike[-number:]
        plain = all(
            item.count.exact
            and not item.change
            and not item.segment.depth
            and not (item.old and not CARRIED.search(item.said_before(self.text)))
            for item in parts
        )
        return self.of(parts) if len(parts) == number and plain and self.total.count.exact else None


def counted(figures: Behind) -> Summed | None:
    """The parts that a total says how many they are: 网站12条、微信7条、微博5条，三类信息合计24条."""
    said = figures.said
    of_them = _OF_THEM.match(said)
    if of_them is not None:
        return figures.of_last(int(value_of(of_them[1]) or 0))
    of_year = _OF_YEAR.match(said)
    if of_year is not None:
        return _of_quarters(figures, of_year["named"])
    if not figures.says_how_many:
        return None
    number = int(figures.before[-1].count.value)
    found = _HOW_MANY.match(said)
    if not 1 < number < len(figures.before) or found is None:
        return None
    parts = figures.before[-1 - number : -1]
    of_all = all(found["named"] in item.said_before(figures.text) for item in parts)
    if not of_all or figures.doubtful:
        return None
    return replace(figures, before=figures.before[:-1]).of_last(number)


def _of_quarters(figures: Behind, named: str) -> Summed | None:
    """The total of four quarters, which are all that stands before it: 四个季度依次为9件、11件、14件、8件."""
    total, text = figures.total, figures.text
    start = figures.before[0].segment.start
    parts = [item for item in figures.before if not text.startswith(_QUARTER, item.count.whole.end)]
    explained = text.startswith(("（", "("), total.count.whole.end) or total.count.unit in BODIES
    alike = text.find(named, start, total.start) >= 0
    if explained or not alike or not of_all_quarters(text, start, total.start, len(parts)):
        return None
    found = replace(figures, before=tuple(parts)).of_last(len(parts))
    return replace(found, whole=True) if found is not None else None


def of_many(figures: Behind, many: str, named: str) -> Summed | None:
    """The total of as many figures as it says, of what is `named`: 三类合计24条, 三个渠道共公开103条."""
    if figures.doubtful:
        return None
    number = int(value_of(many) or 0)
    return figures.of_last(number) or _of_each(figures, named, number)


def _of_each(figures: Behind, named: str, number: int) -> Summed | None:
    """The total of what is named of each: 建议46件，公开答复40件；提案71件，公开答复60件；两项共公开100件."""
    text = figures.text
    parts = [item for item in figures.before if named and named in item.said_before(text)]
    starts = {max(text.rfind(mark, 0, item.start) for mark in "；;") for item in parts}
    every = (*parts, figures.total)
    plain = all(item.count.exact and not (item.change or item.old or item.segment.depth) for item in every)
    alike = len({item.count.unit for item in every}) == 1
    if len(parts) != number or len(starts) != number or not (plain and alike):
        return None
    return figures.of(parts, whole=True)


def of_each_time(figures: Behind) -> Summed | None:
    """The total of each of so many times that a bracket tells: 2期（一期42人、二期56人），累计98人."""
    total, unit = figures.total, figures.total.count.unit
    inside = [item for item in figures.before if item.segment.depth]
    times = next((item for item in reversed(figures.before) if not item.segment.depth), None)
    if times is None or not inside or inside[0].segment.start != times.count.whole.end + 1:
        return None
    parts = [item for item in inside if item.count.unit == unit != times.count.unit]
    # The 二期 of 二期56人 is read as a figure, too.
    named = all(item in parts or item.count.unit == times.count.unit for item in inside)
    plain = times.count.value == len(parts) and all(item.plain for item in (*parts, total))
    if not (plain and named and _IN_ALL.match(figures.said) and len(parts) > 1):
        return None
    # Who came twice is counted once: 累计培训125人.
    twice = unit in BODIES and sum(item.count.value for item in parts) > total.count.value
    return figures.of(parts, reason=OVERLAPPING if twice else None)
