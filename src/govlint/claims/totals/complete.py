"""Totals beside all their parts: quarters, half-years, 前者 and 后者, or a row (分别60条、31条，共91条)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from govlint.claims.mentions import FiguredSentence, Mention
from govlint.claims.sentences import Sentence
from govlint.claims.totals.behind import Summed
from govlint.claims.totals.known import (
    BODIES,
    CLOSED,
    DOUBTFUL,
    EXPLAINED,
    QUARTERS,
    added,
    doubtful,
    is_near,
)
from govlint.claims.words import Lists
from govlint.lazy import lazily
from govlint.numbers import Figure

_SIGNS = lazily("四季度|下半年|后者")
_HEAD = r"[ \t]*(?:其中|即|具体为|分别[为是])?[ \t]*"
_WHOLES = tuple(
    tuple(lazily(_HEAD + name) for name in names)
    for names in (
        QUARTERS,
        ("上半年", "下半年"),
        ("前者", "后者"),
    )
)
_BOTH = lazily(_HEAD + "前者")
PERIOD = lazily(_HEAD + r"(?:第?[一二三四]季度|[上下]半年|前者|后者)(?:则|共)?[ \t]*")
_TOTAL = (
    r"[ \t]*(?:以上|上述|全年|一年|年度|本年度?|[两二][者项]|四个季度|[本我](?:{ourselves}|{tiers}|关)"
    r"|共计|总计|合计|累计|共|主动|对外)*"
)
_SUMS_UP = lazily("全年|一年|年度|本年|合计|共|总计|累计|[两二][者项]|四个季度")
_PLAIN = lazily("(?:公开|发布|更新|收到|新收|受理|办理)?(?:各类)?(?:政府)?(?:信息|申请|政府信息公开申请)?")
_ADDED_UP = lazily("合计|共|总计")
_PAIR = lazily("[、和与及].*共|共.*[、和与及]")
_SAME = lazily(r"[^。；;\d]*")
_ROW = "分别"
_OPENED = lazily(r"分别(?!占|增|减|下|上|同|较|比|达|提)[^，。；、\d]{0,8}$")
_JOINED = lazily(r"[ \t]*[、，,和及与][ \t]*")
_ADDED = lazily(r"[ \t]*(?:再)?(?:加上|另加)")
# 全年共312条, 全市共200件 may be of more than the row.
_ROW_TOTAL = lazily(
    r"[ \t]*(?:以上|上述)?(?:[两二三四五六七八九十]+[者项种类级])?"
    r"(?:合计|共计|总计|总共|一共|共)[为是]?[ \t]*$"
)
_ROW_TOTAL_ADDED = lazily(r"[ \t]*(?:全年)?(?:合计|共计|总计|总共|一共|共)[为是]?[ \t]*$")
# 培训3期，参训分别为42人次、35人次和28人次，共计105人次
_TIMES = frozenset("期次场批轮届")
_FEWEST, _NAMED = 2, ("", "申请", "信息", "政府信息公开申请")


def complete(sentences: Sequence[FiguredSentence], text: str, lists: Lists) -> Iterator[Summed]:
    """The totals of sentences with all of their parts: 上半年176条、下半年191条，全年公开信息367条.

    Parts and total are called alike, or the parts have no name of their own; of what is in doubt the reason
    is told.
    """
    for item in sentences:
        span = item.sentence.span
        if not _SIGNS.search(text, span.start, span.end):
            continue
        told = [other for other in item.mentions if not (other.count.percent or other.segment.depth)]
        for at in range(len(told)):
            parts = _all_of_one(told[at:], text)
            total = _total(told, at, at + len(parts), text, span.start, lists) if parts else None
            if total is not None:
                yield _whole_of(total, parts, item.sentence, text)


def of_all_periods(told: Sequence[Mention], text: str) -> list[Mention]:
    """The first figures of `told`, if their names are those of the quarters, or the halves, of a year."""
    first = PERIOD.search(told[0].said_before(text)) if told else None
    if first is None or _BOTH.match(told[0].said_before(text)):
        return []
    return _all_of_one(told, text, start=first.start())


def _whole_of(total: Mention, parts: Sequence[Mention], sentence: Sentence, text: str) -> Summed:
    """A total with all of its parts in a sentence, and what leaves them in doubt."""
    doubt = DOUBTFUL if doubtful(text, sentence.span.start, sentence.span.end) else None
    return Summed(total.count, tuple(part.count for part in parts), certain=True, whole=True, reason=doubt)


def _all_of_one(told: Sequence[Mention], text: str, start: int = 0) -> list[Mention]:
    """The first figures of `told`, if their names are those of all parts of one whole; else none.

    The name of the first begins at `start` of what is said before it: 收到申请上半年22件、下半年25件.
    """
    for names in _WHOLES:
        parts = list(told[: len(names)])
        if len(parts) == len(names) and all(
            name.match(part.said_before(text), start * (part is parts[0]))
            for name, part in zip(names, parts, strict=True)
        ):
            plain = all(part.plain for part in parts)
            alike = len({part.count.unit for part in parts}) == 1
            both = _BOTH.match(parts[0].said_before(text))
            return parts if plain and alike and (both or parts[0].count.unit not in BODIES) else []
    return []


def _total(
    told: Sequence[Mention], first: int, behind: int, text: str, start: int, lists: Lists
) -> Mention | None:
    """The total of the parts from `first` up to `behind`: the figure right behind them, or right before."""
    parts = told[first:behind]
    names = {PERIOD.sub("", part.said_before(text), count=1).strip() for part in parts} - {""}
    own = PERIOD.sub("", parts[0].said_before(text), count=1).strip()
    if not all(name in own for name in names):
        return None  # 上半年更新指南2次，下半年更新目录3次
    after = told[behind] if behind < len(told) else None
    if after is not None and _sums_up(after, parts, text) and not _BOTH.match(parts[0].said_before(text)):
        if _is_running(parts, after, text):
            return None
        called = _called(after, text, lists)
        known = own.startswith(called) or (
            called.startswith(own) and called.removeprefix(own) in text[start : after.start]
        )
        if own or not called:
            return after if known else None
        near = is_near([part.count for part in parts], after.count)
        plain = _PLAIN.fullmatch(called) is not None
        return after if near and plain and parts[0].segment.start == start else None
    before = told[first - 1] if first else None
    if before is None or not (_sums_up(before, parts, text) or (not own and _is_halved(before, parts, text))):
        return None
    if _BOTH.match(parts[0].said_before(text)) and (
        own or not _PAIR.search(text[start : before.count.whole.start])
    ):
        return None
    apart = _SAME.fullmatch(text, before.count.whole.end, parts[0].count.whole.start) is None
    return before if not apart and _called(before, text, lists).startswith(own) else None


def _is_halved(total: Mention, parts: Sequence[Mention], text: str) -> bool:
    """Whether periods stand right behind a figure that they come near to: 98件，上半年52件，下半年47件."""
    apart = abs(added(part.count for part in parts) - Decimal(total.count.value))
    return (
        total.plain
        and total.count.unit == parts[0].count.unit
        and parts[0].segment.start == total.segment.end + 1
        and text[total.count.whole.end : total.segment.end] in _NAMED
        and (apart <= 1 or is_near([part.count for part in parts], total.count))
        and text[parts[-1].count.whole.end : parts[-1].count.whole.end + 1] in CLOSED
    )


def _is_running(parts: Sequence[Mention], total: Mention, text: str) -> bool:
    """Whether the figures may be told up to each quarter, or the total goes on as something else."""
    values = [part.count.value for part in parts]
    grown = values == sorted(values) and total.count.value == values[-1]
    summed = _ADDED_UP.search(total.said_before(text)) is not None
    end = total.count.whole.end
    return (grown and not summed) or text[end : end + 1] not in CLOSED


def _called(total: Mention, text: str, lists: Lists) -> str:
    """What a total counts, without the words that make it one."""
    return lists(_TOTAL).sub("", total.said_before(text), count=1).strip("为是：: \t")


def _sums_up(total: Mention, parts: Sequence[Mention], text: str) -> bool:
    """Whether a figure is a plain total in the unit of the parts."""
    plain = total.plain and total.count.unit == parts[0].count.unit
    said = total.said_before(text)
    return plain and _SUMS_UP.search(said) is not None and not EXPLAINED.match(text, total.count.whole.end)


def row_sums(sentences: Sequence[FiguredSentence], text: str) -> Iterator[Summed]:
    """The totals of sentences that stand right behind a row of figures, and say nothing of their own."""
    for item in sentences:
        start, end = item.sentence.span.start, item.sentence.span.end
        if text.find(_ROW, start, end) < 0:
            continue
        told = [other for other in item.mentions if not other.segment.depth]
        for at, mention in enumerate(told):
            if _OPENED.search(mention.said_before(text)):
                times = {other.count.value for other in told[:at] if other.count.unit in _TIMES}
                yield from _summed(told[at:], item.sentence, text, times)


def _summed(
    told: Sequence[Mention], sentence: Sentence, text: str, times: Collection[Figure]
) -> Iterator[Summed]:
    """The total behind the row that the first figures of `told` are, and what is added to it.

    They are surely all where they are as many as the one number of `times` told before.
    """
    length = 1
    while length < len(told) and _JOINED.fullmatch(
        text, told[length - 1].count.whole.end, told[length].count.whole.start
    ):
        length += 1
    added = length < len(told) and _ADDED.match(told[length].said_before(text)) is not None
    parts = list(told[: length + added])
    total = told[len(parts)] if len(parts) < len(told) else None
    if length < _FEWEST or total is None:
        return
    end = total.count.whole.end
    if text[end : end + 1] not in CLOSED or EXPLAINED.match(text, end):
        return
    if (_ROW_TOTAL_ADDED if added else _ROW_TOTAL).match(total.said_before(text)) is None:
        return
    every = (*parts, total)
    plain = all(item.plain for item in every)
    alike = len({item.count.unit for item in every}) == 1 and total.count.unit not in BODIES
    sure = {*times} == {length}
    if plain and alike and (sure or is_near([part.count for part in parts], total.count)):
        yield _whole_of(total, parts, sentence, text)
