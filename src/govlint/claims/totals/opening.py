"""The opening of a list: the words that make one (其中, 分别, 按渠道分), and which figures it may divide."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from govlint.claims.figures import Count
from govlint.claims.mentions import Mention
from govlint.claims.sentences import Segment
from govlint.claims.totals.known import unit_of
from govlint.lazy import lazily
from govlint.model import Struct

# Each alternative begins with one character, so that the search skips what cannot begin any.
OPENER = lazily(
    r"这些?其中|其中|当中(?<=[，,；;]当中)|依次[为是有]"
    r"|分别(?!占(?![ \t]*\d+[ \t]*[件宗条份个篇])|增|减|下|上|同|较|比|达|提)"
    r"|包括(?![^，。]{0,12}在内)|包含|涵盖|主要有|具体为|具体有|主要为|主要是"
    r"|在(?:上述|以上|这些|全部|所有)?(?:[主已]动?)?(?:公开|发布)的?(?:各类)?(?:政府|政务)?信息[当之]?中$"
)
SELECTED = lazily(r"包括|包含|涵盖|主要|含|例如")
ANEW = ("；", ";")
OF_THEM = lazily(r"(?:这些?)?其中|当中|包括|包含")
# 收到633件，按提交渠道分为：网络411件…; 分季度看，一季度118件…; 收到来信45件，分为咨询类30件、其他15件
SORTED = lazily(
    r"[，,；;：:（(。][ \t]*(?:其中)?(?:"
    r"[按从依][^，。；：\d]{1,10}?(?:分布|划分|分类|区分|统计|分为|来看|看|分)(?:来看|为|看)?[，,：: \t]*"
    r"|分[^，。；：\d别]{1,6}?看[，,：:]|分[为成](?![一二两三四五六七八九十几多若])(?=[^，。；：、（(\d]{1,12}\d)|(?:具体)?分布(?:情况)?(?:为|是|如下)[，,：:]*)"
)
_DIVIDED_BY = r"[按从依][^，。；：\d]{1,10}?(?:分布|划分|分类|区分|统计|分为|来看|分)(?:[为是])?"
_WAYS_ARE = (
    r"的(?:提交|递交|提出|申请|受理|接收)?(?:方式|渠道|途径|形式|来源)"
    r"(?:分布|构成)?(?:情况)?(?:分别|依次)?[为是]"
)
_MADE_OF = lazily(rf"[^，。；：\d]{{0,16}}?(?:构成|组成|如下|分为|可分|{_DIVIDED_BY}|{_WAYS_ARE})")
# 45件申请按渠道划分，网络30件、信函15件
SORTED_ABOVE = lazily(rf"[^，。；：\d]{{0,12}}?{_DIVIDED_BY}")
# 45件申请中网络申请30件、信函15件; 45件申请的提交渠道为网络30件、信函15件
WITHIN = lazily(
    rf"(?:(?<=[件宗份])(?:新收)?(?:政府信息公开|公开)?申请[当之]?中|(?<=[件宗份])(?:新收)?(?:政府信息公开|公开)?申请{_WAYS_ARE})"
    r"(?=[^，。；：、\d有涉主]{1,10}\d+[ \t]*[件宗份])"
)
_NEAR = 8
_OVER = lazily(
    r"(?:上一?|去|前一?|往|20\d\d[ \t]*)年度?[^，。；\d]{0,4}"
    r"(?:结转|转结|遗留|未办?[结完复理]|未答复|延续|移交|转[来入])|结转上年"
)
_RECEIVED = lazily(r"收到|新收|新增|受理|接收|接到")


class Opening(Struct, frozen=True):
    """Where a list begins: the segments of its parts, and the figures that may be its total.

    Of a list of pairs, `only` is the unit of those that are meant. `divides` tells that it divides the whole:
    behind ： or 按渠道分为.
    """

    start: int
    segments: tuple[Segment, ...]
    totals: tuple[Mention, ...]
    selected: bool
    only: str = ""
    divides: bool = False


def told_anew(before: Segment, segment: Segment) -> bool:
    """Whether a rough figure before a colon is told exactly behind it: 约有一件：全年55件，其中…."""
    return bool(segment.counts) and not before.counts[-1].bounded and segment.counts[-1].exact


def ends_in_figure(segment: Segment, text: str) -> bool:
    """Whether a segment ends in a figure, or in words that say how it is divided: 84条构成如下."""
    if not segment.counts:
        return False
    between = text[segment.counts[-1].whole.end : segment.end]
    return not segment.counts[-1].percent and (
        len(between) <= _NEAR or _MADE_OF.fullmatch(between) is not None
    )


def in_halves(segments: Sequence[Segment], told: Sequence[Mention]) -> bool:
    """Whether semicolons part the figures in a bracket one by one: （网站20条，占65%；公报11条，占35%）."""
    marks = [segment.start for segment in segments if segment.mark in ANEW]
    start, end = segments[0].start, segments[-1].end
    starts = [item.start for item in told if start <= item.start < end]
    edges = [start, *marks, end]
    return len(marks) > 0 and all(
        sum(first <= place < last for place in starts) == 1 for first, last in pairwise(edges)
    )


def joined(opening: Opening) -> Count | None:
    """The sum of the last two totals that 、 joins: 建议46件、提案71件，其中主办62件、会办55件."""
    if len(opening.totals) < 2:
        return None
    one, other = opening.totals[-2:]
    if (
        other.segment.mark != "、"
        or other.segment.start != one.segment.end + 1
        or other.segment is one.segment
    ):
        return None
    told = (one.count, other.count)
    alike = unit_of(one.count) == unit_of(other.count) and all(count.exact for count in told)
    plain = not any(item.change or item.old for item in (one, other))
    return replace(other.count, value=sum(count.value for count in told)) if alike and plain else None


def totals_of(opening: Opening, text: str) -> list[Count]:
    """The figures that a list may divide.

    新收33件与上年结转2件中 are one whole, and none is 结转2件 alone.
    """
    counts = [item.count for item in opening.totals if not item.change and not item.old]
    # 约有一件属于无法提供：全年55件，其中…: what is told right before the parts is their total.
    counts = [count for count in counts if count.bounded or count is counts[-1]]
    last = opening.totals[-1]
    if last.old and not text[last.count.whole.end : opening.start].strip("，,：:其中包括分别为有 "):
        # 2023年收到72件，其中自然人63件: of that year's, whatever stands before it.
        return []
    if len(opening.totals) < 2:
        return counts
    both = joined(opening)
    if both is not None:
        return [*counts[:-2], both]
    over = [item.count for item in opening.totals if _OVER.search(item.said_before(text))]
    whole = [
        item.count
        for item in opening.totals
        if item.count in counts and _RECEIVED.search(item.said_before(text))
    ]
    if not whole or len(over) != 1 or not (whole[-1].exact and over[0].exact):
        return counts
    both = replace(whole[-1], value=whole[-1].value + over[0].value)
    return [*(count for count in counts if count is not over[0]), both]
