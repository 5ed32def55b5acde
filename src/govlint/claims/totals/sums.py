"""Lists whose total stands behind their parts: 当面申请7件、信函申请20件，合计27件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from msgspec.structs import replace

from govlint.claims.figures import Count
from govlint.claims.mentions import Mention, Told
from govlint.claims.sentences import Segment
from govlint.claims.totals.known import (
    BODIES,
    DOUBTFUL,
    OVERLAPPING,
    SAME,
    SEVERAL,
    TWICE,
    Named,
    added,
    doubtful,
    is_near,
    of_all_quarters,
)
from govlint.lazy import lazily, sign_of
from govlint.model import Struct, Text
from govlint.numbers import value_of

# 合计27件 sums up what stands before it; 共计发布信息1586条 may also tell of something more.
_SUM = lazily(
    r"^[ \t]*(?:以上|上述)?"
    r"(?:(?P<many>[两二三四五六七八九十]+)(?:[者项种类级]|个(?=渠道|途径))(?:[^，。；\d]{2,6}?)?"
    r"|[两二三四五六七八九十]+(?:年|个平台)|全[省市州县区旗盟镇乡])?"
    r"(?P<word>合计|共计|总计|总[数量]|总共|一共|共有|共(?![同享治建性识有])|累计|相加|[加合]起来|加在一起|合在一起|[=＝])"
    r"(?P<named>[^，。]{0,16}?)(?:为|是)?[ \t]*$"
)
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
_QUARTER = "季度"
_CLOSED = lazily(
    r"^[ \t]*(?:截至[^，。\d]{0,8})?(?:现|均)?(?:已经?)?(?:审结|办结|结案|整改|答复|完成|处理)"
    r"(?:完毕|完成|到位|了)?(?:的)?[ \t]*$"
)
_LEFT = lazily(
    r"^[ \t]*(?:(?:尚|还|仍)(?:有)?(?:未审结|未办结|未结案|在审)?"
    r"|(?:尚|还|仍)?(?:有)?(?:未(?:审结|办结|结案|整改|答复|完成|处理)|在审)"
    r"|(?:尚|还|仍)?(?:有)?(?P<at>在办|正在(?:审理|办理|整改|处理)))(?:的)?[ \t]*$"
)
# 第一批12项，第二批8项，取消2项，共18项: what was taken off is no part; 部分申请涉及多个领域 counts twice.
_TAKEN_OFF = lazily(
    r"[，,；;、][^，。；、\d]{0,6}(?:取消|废止|退出|划出|调出|减少|删除|清退|移出)[^，。；\d]{0,6}\d"
)
_TWICE = lazily(TWICE)
# 未答复8件，其余退回; 已结案50件，含上年遗留: some were neither closed nor left, or not of these at all.
_ELSEWHERE = lazily(
    r"其余|剩余|余下|另|退[回件]|移[送交]|转[办交送由]|撤[回销诉]|终止|合并|不予|不属|上年|去年|往年|历年|新增|结转"
)
# 共有46名（含聘用人员） tells of more, 含重复来访 of fewer.
_MORE_BEHIND, _FEWER_BEHIND = (
    lazily(r"[^，。；（(]{0,8}[，,；;（(](?:其中)?(?:还|另)?(?:含|包括|包含|另)"),
    lazily(r"[^。\n]*?(?:重复(?!申请)|兼有|交叉|去重|[只仅]计|多渠道|有效(?!期))"),
)
_BEHIND = 30
_MORE_SAID = lazily(r"[\u4e00-\u9fff]{6}")
_OWN = lazily(r"[（(][^）)]*\d[^）)]*[、，,][^）)]*\d")
# 培训、座谈会各2次: told once, and meant of each.
_EACH = lazily(r"各[^，。；、\d]{0,6}$")
_VERB = 2
_KINDS = frozenset("类种项级家个地")
# 共有工作人员12人, 累计办理350件, 总数为12个 may tell of more.
_LOOSE = frozenset(("共有", "累计"))
_NUMBERS, _MOVED = frozenset(("总数", "总量")), lazily("新增|增加|新[开建]|合并|注销|取消|关停|减少|调整")
_RECEIVED = lazily(r"[ \t]*(?:收到|接到|接收|接待|征集|收集)[^，。；\d办答结转]*$")
# 新收67件，结转5件，共办结69件: what was done with them is no sum of them.
_DONE = lazily(r"办|答|处理|回复|结|转|收|受理")
_NO_PLAIN_LIST = lazily(
    rf"其中|分别|包括|包含|涵盖|主要|[一二三四五六七八九十]是|{SAME}"
    r"|等[，。）]|余|撤回|剔除|扣除|减去|(?<=[件条个项份次篇%])以上"
)


# 连同上年结转5件，共72件; 上年遗留5件、本年67件: what was left of last year is a part of this year's work.
_CARRIED = lazily(r"结转|转结|遗留|留转|未办结|存量|[转留][来入]")
_ADDED = lazily(
    r"(?:连同|加上?|计入|算上|含|包括)[^，。；\d]{0,3}(?:上|去|前|20\d\d[ \t]*)年[^，。；\d]{0,6}"
    r"(?:结转|遗留)[^，。；\d]{0,8}$"
)
_TO_BE_DONE = lazily(
    r"^[^，。；\d]{0,6}?(?:合计|共计|总计|总共|一共|共|累计|应|需)(?:应|需)?(?:办理?|处理)?(?:的)?"
    r"(?:政府信息公开)?(?:申请)?(?:为|是)?[ \t]*$"
)
# 新收67件+结转5件=72件, 五年合计: the figures of other years are parts, too.
_OF_YEARS = lazily(r"[=＝]|年(?:合计|共计|总计|累计|共)")


# What the words before any total hold, and those before few other figures.
_MAY_TELL = sign_of(_SUM, _HOW_MANY, _OF_THEM, _OF_YEAR, _IN_ALL, _LEFT, _TO_BE_DONE)


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


def summed(sentences: Sequence[Told], text: str, named: Named) -> Iterator[Summed]:
    """The totals of sentences that stand behind their parts, where no word makes another list of them."""
    for item in sentences:
        for at, mention in enumerate(item.mentions):
            if at < 2 or mention.segment.depth or mention.count.percent:
                continue
            said = mention.said_before(text)
            if not _MAY_TELL.search(said):
                continue
            before = item.mentions[:at]
            told = _added(before, mention, text) or _counted(before, mention, text)
            told = told or _closed(before, mention, text) or _of_each_time(before, mention, text)
            if told is not None:
                yield _explained(told, item.mentions[at:], text)
                break
            found = _SUM.match(said)
            if (
                found is None
                or _says_how_many(before[-1], mention)
                or _tells_what_was_done(found, before, text)
            ):
                continue
            told = _plain(found, before, mention, item.sentence.span.start, text, named)
            if told is not None:
                yield _explained(told, item.mentions[at:], text)
            break


def _explained(found: Summed, told: Sequence[Mention], text: str) -> Summed:
    """A total with the reason why its parts need not come to it, where what is `told` from it on has one."""
    gap = Decimal(found.total.value) - added(found.parts)
    more = any(abs(gap) == Decimal(item.count.value) for item in told[1:] if not item.count.percent)
    behind = (_MORE_BEHIND if gap > 0 else _FEWER_BEHIND).match(text, told[0].count.whole.end)
    if not gap or not (more or behind):
        return found
    return replace(found, reason=found.reason or (DOUBTFUL if gap > 0 else OVERLAPPING))


def _plain(
    found: re.Match[str], before: Sequence[Mention], total: Mention, start: int, text: str, named: Named
) -> Summed | None:
    """The total of the figures right before it in a sentence that begins at `start`."""
    if _OWN.match(text, total.count.whole.end):
        # 机构合计21件（科研机构2件、其他19件）: its parts stand behind it.
        return None
    if found["many"]:
        return _of_many(found, before, total, text)
    adding = _OF_YEARS.search(found.group()) is not None
    parts = _parts(before, total, text, adding=adding)
    # 近五年分别为：…，五年合计76913件: what stands before the parts makes no other list of them.
    start = parts[0].span.start if adding and parts else start
    if len(parts) < 2 or any(count.decimals for count in parts):
        return None
    if _MORE_SAID.search(text, parts[-1].whole.end, total.start):
        # 国家秘密1件；商业企业提出的申请（含结转）共36件: of what stands between.
        return None
    if _NO_PLAIN_LIST.search(text, start, total.count.whole.start):
        return None
    if _TAKEN_OFF.search(text, parts[0].whole.end, total.start) or _TWICE.match(text, total.count.whole.end):
        return None
    plain = not found["named"].strip("：: \t")
    if found["word"] in _LOOSE or (not plain and _RECEIVED.match(found["named"])):
        return _of_family(parts, before, total, text, named)
    stock = found["word"] in _NUMBERS and (
        _MOVED.search(text, start, total.start) or not is_near(parts, total.count)
    )
    return None if stock else Summed(total.count, tuple(parts), plain)


def _tells_what_was_done(found: re.Match[str], before: Sequence[Mention], text: str) -> bool:
    """Whether a total is of what was done with what stands before it, as 共收到 is not.

    期限内答复45件，延期答复4件，共计答复49件: what was done with all of these adds up.
    """
    named = found["named"].strip()
    if len(named) == _VERB and all(item.said_before(text).rstrip("的了 ").endswith(named) for item in before):
        return False
    return _DONE.search(found["named"]) is not None and _RECEIVED.match(found["named"]) is None


def _of_many(found: re.Match[str], before: Sequence[Mention], total: Mention, text: str) -> Summed | None:
    """The total of so many figures as it says: 三类合计24条, 三个渠道共公开103条."""
    if doubtful(text, before[0].start, total.segment.end):
        return None
    number = int(value_of(found["many"]) or 0)
    return _of_last(before, total, number, text) or _of_each(found["named"], before, total, number, text)


def _of_family(
    parts: Sequence[Count], before: Sequence[Mention], total: Mention, text: str, named: Named
) -> Summed | None:
    """The total of parts of one family, which it nears: 电话20件、网上10件，共收到咨询31件."""
    if SEVERAL.search(text, before[0].segment.start, total.count.whole.end):
        return None
    said = [item.said_before(text) for item in before if item.count in parts]
    near = is_near(parts, total.count) and named.families.leading(said)[1]
    return Summed(total.count, tuple(parts), certain=True) if near else None


def _says_how_many(kinds: Mention, total: Mention) -> bool:
    """Whether a figure right before a total says how many it sums up: 两类合计21件."""
    return kinds.segment is total.segment and kinds.count.unit in _KINDS and kinds.count.value > 1


def _closed(before: Sequence[Mention], left: Mention, text: str) -> Summed | None:
    """A total before what is closed of it and what is not: 行政复议51件，已审结45件，尚未审结6件."""
    total, closed = before[-2:]
    found = _LEFT.match(left.said_before(text))
    if found is None or not _CLOSED.match(closed.said_before(text)):
        return None
    told = (total, closed, left)
    if found["at"] and closed.count.value + left.count.value < total.count.value:
        return None  # 已整改20个，正在整改5个: some need not be begun.
    plain = all(item.plain and not item.segment.depth for item in told)
    alike = len({item.count.unit for item in told}) == 1
    if not plain or not alike or len(before) != 2 or _NO_PLAIN_LIST.search(text, before[0].start, left.start):
        return None
    end = min(left.count.whole.end + _BEHIND, len(text))
    line = text.find("\n", left.count.whole.end, end)
    doubt = _ELSEWHERE.search(text, total.count.whole.end, end if line < 0 else line)
    return Summed(
        total.count, (closed.count, left.count), certain=True, reason=DOUBTFUL if doubt is not None else None
    )


def _of_each_time(before: Sequence[Mention], total: Mention, text: str) -> Summed | None:
    """The total of each of so many times that a bracket tells: 2期（一期42人、二期56人），累计98人."""
    inside = [item for item in before if item.segment.depth]
    times = next((item for item in reversed(before) if not item.segment.depth), None)
    if times is None or not inside or inside[0].segment.start != times.count.whole.end + 1:
        return None
    parts = [item for item in inside if item.count.unit == total.count.unit != times.count.unit]
    # The 二期 of 二期56人 is read as a figure, too.
    named = all(item in parts or item.count.unit == times.count.unit for item in inside)
    plain = times.count.value == len(parts) and all(item.plain for item in (*parts, total))
    summed_up = _IN_ALL.match(total.said_before(text)) is not None
    if not (plain and named and summed_up and len(parts) > 1):
        return None
    # Who came twice is counted once: 累计培训125人.
    twice = total.count.unit in BODIES and sum(item.count.value for item in parts) > total.count.value
    return Summed(
        total.count,
        tuple(item.count for item in parts),
        certain=True,
        reason=OVERLAPPING if twice else None,
    )


def _counted(before: Sequence[Mention], total: Mention, text: str) -> Summed | None:
    """The parts that a total says how many they are: 网站12条、微信7条、微博5条，三类信息合计24条."""
    kinds = before[-1]
    of_them = _OF_THEM.match(total.said_before(text))
    if of_them is not None:
        return _of_last(before, total, int(value_of(of_them[1]) or 0), text)
    of_year = _OF_YEAR.match(total.said_before(text))
    if of_year is not None:
        return _of_quarters(before, total, of_year["named"], text)
    if not _says_how_many(kinds, total):
        return None
    number = int(kinds.count.value)
    found = _HOW_MANY.match(total.said_before(text))
    if not 1 < number < len(before) or found is None:
        return None
    of_all = all(found["named"] in item.said_before(text) for item in before[-1 - number : -1])
    if not of_all or doubtful(text, before[0].start, total.segment.end):
        return None
    return _of_last(before[:-1], total, number, text)


def _of_quarters(before: Sequence[Mention], total: Mention, named: str, text: str) -> Summed | None:
    """The total of four quarters, which are all that stands before it: 四个季度依次为9件、11件、14件、8件."""
    start = before[0].segment.start
    parts = [item for item in before if not text.startswith(_QUARTER, item.count.whole.end)]
    explained = text.startswith(("（", "("), total.count.whole.end) or total.count.unit in BODIES
    alike = text.find(named, start, total.start) >= 0
    if explained or not alike or not of_all_quarters(text, start, total.start, len(parts)):
        return None
    found = _of_last(parts, total, len(parts), text)
    return replace(found, whole=True) if found is not None else None


def _of_last(before: Sequence[Mention], total: Mention, number: int, text: str) -> Summed | None:
    """The total of so many figures before it, if all are plain and of its unit."""
    if not 1 < number <= len(before):
        return None
    alike = [item for item in before if item.count.unit == total.count.unit and not item.segment.depth]
    if len(alike) > number and any(item.segment.mark not in "、" for item in alike[1 - number :]):
        # 复议11件，维持5件；诉讼10件，维持3件；两类合计21件: of which two, who can tell.
        return None
    parts = alike[-number:]
    plain = all(
        item.count.exact
        and not item.change
        and not item.segment.depth
        and not (item.old and not _CARRIED.search(item.said_before(text)))
        for item in parts
    )
    whole = len(parts) == number and plain and total.count.exact
    return Summed(total.count, tuple(item.count for item in parts), certain=True) if whole else None


def _of_each(named: str, before: Sequence[Mention], total: Mention, number: int, text: str) -> Summed | None:
    """The total of what is named of each: 建议46件，公开答复40件；提案71件，公开答复60件；两项共公开100件."""
    parts = [item for item in before if named and named in item.said_before(text)]
    starts = [max(text.rfind(mark, 0, item.start) for mark in "；;") for item in parts]
    plain = all(
        item.count.exact and not (item.change or item.old or item.segment.depth) for item in (*parts, total)
    )
    alike = len({item.count.unit for item in (*parts, total)}) == 1
    if doubtful(text, before[0].start, total.segment.end):
        return None
    if len(parts) != number or len(set(starts)) != number or not (plain and alike):
        return None
    return Summed(total.count, tuple(item.count for item in parts), certain=True, whole=True)


def _added(before: Sequence[Mention], total: Mention, text: str) -> Summed | None:
    """What was carried over and the one figure that it is added to: 新收67件，连同上年结转5件，共72件."""
    carried = before[-1]
    if (
        carried.segment is total.segment
        or not _TO_BE_DONE.match(total.said_before(text))
        or not _ADDED.search(carried.said_before(text))
        or carried.segment.depth
    ):
        return None
    others = [
        item.count
        for item in before[:-1]
        if not (item.segment.depth or item.change or item.old or item.count.percent)
    ]
    counts = [count for count in (*others, carried.count, total.count) if count.unit == total.count.unit]
    if len(others) != 1 or len(counts) != 3 or not all(count.exact for count in counts):
        return None
    return Summed(total.count, tuple(counts[:2]), certain=True)


def _parts(before: Sequence[Mention], total: Mention, text: str, *, adding: bool) -> list[Count]:
    """The figures right before a total, as far as they are of its unit; none where one is no plain part."""
    parts: list[Count] = []
    segment: Segment | None = None
    if before[-1].segment.depth and before[-1].count.unit == total.count.unit:
        # 予以公开（60件）与部分公开（18件）合计78件: of those in the brackets.
        return []
    # 2025年新收45件，2024年底结转2件，合起来47件: the year is that of those carried over.
    total_old = total.old and not _CARRIED.search(before[-1].said_before(text))
    for item in reversed(before):
        # 11个街道收到121件: how many they are is no part.
        if item.segment.depth or (item.segment is segment and item.count.unit != total.count.unit):
            continue
        if item.count.percent or item.count.unit != total.count.unit:
            break
        segment = item.segment
        old = (item.old or total_old) and not adding and not _CARRIED.search(item.said_before(text))
        if item.change or old or not item.count.exact or _EACH.search(item.said_before(text)):
            return []
        parts.append(item.count)
    return [] if _are_counted_too(before, parts, total) else parts[::-1]


def _are_counted_too(before: Sequence[Mention], parts: Sequence[Count], total: Mention) -> bool:
    """Whether figures in other units right before are what is missing: 制度3项、目录1份、指南1份，共5份."""
    left = Decimal(total.count.value) - added(parts)
    first = parts[-1].span.start if parts else 0
    others = [item for item in before if item.count.span.start < first]
    sums = accumulate(Decimal(item.count.value) for item in reversed(others))
    return left > 0 and left in sums
