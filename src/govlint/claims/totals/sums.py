"""Lists whose total stands behind their parts: 当面申请7件、信函申请20件，合计27件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from msgspec.structs import replace

from govlint.claims.figures import Count
from govlint.claims.mentions import FiguredSentence, Mention
from govlint.claims.sentences import Segment
from govlint.claims.totals.behind import CARRIED, SAY_HOW_MANY, Behind, Summed, counted, of_each_time, of_many
from govlint.claims.totals.known import (
    DOUBTFUL,
    OVERLAPPING,
    SAME,
    SEVERAL,
    TWICE,
    Named,
    added,
    is_near,
)
from govlint.claims.words import Lists
from govlint.lazy import lazily, sign_of
from govlint.numbers import value_of

# 合计27件 sums up what stands before it; 共计发布信息1586条 may also tell of something more.
_SUM = lazily(
    r"^[ \t]*(?:以上|上述)?"
    r"(?:(?P<levels>[省市州县区旗盟乡镇街道村]{1,4}(?=[两二三四]级))?(?P<many>[两二三四五六七八九十]+)(?:[者项种类级]|个(?=渠道|途径))(?:[^，。；\d]{2,6}?)?"
    r"|[两二三四五六七八九十]+(?:年|个平台)|全[省市州县区旗盟镇乡])?"
    r"(?P<word>合计|共计|总计|总[数量]|总共|一共|共有|共(?![同享治建性识有])|累计|相加|[加合]起来|加在一起|合在一起|[=＝])"
    r"(?P<named>[^，。]{0,16}?)(?:为|是)?[ \t]*$"
)
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
_ELSEWHERE = r"{taken_away}|其余|剩余|余下|另|转由|不予|不属|上年|去年|往年|历年|新增|结转"
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
_MAY_TELL = sign_of(_SUM, *SAY_HOW_MANY, _LEFT, _TO_BE_DONE)


def summed(sentences: Sequence[FiguredSentence], text: str, named: Named) -> Iterator[Summed]:
    """The totals of sentences that stand behind their parts, where no word makes another list of them."""
    for item in sentences:
        found = _first_in(item, text, named)
        if found is not None:
            yield found


def _first_in(item: FiguredSentence, text: str, named: Named) -> Summed | None:
    """The first total of a sentence behind its parts, with the reason why these may not come to it."""
    for at, mention in enumerate(item.mentions[2:], 2):
        if mention.segment.depth or mention.count.percent:
            continue
        said = mention.said_before(text)
        if not _MAY_TELL.search(said):
            continue
        figures = Behind(mention, item.mentions[:at], text)
        told = _added(figures) or counted(figures) or _closed(figures, named.lists) or of_each_time(figures)
        if told is None:
            found = _SUM.match(said)
            if found is None or figures.says_how_many or _tells_what_was_done(found, figures):
                continue
            told = _plain(found, figures, item.sentence.span.start, named)
            told = _told_twice(told) if told is not None else None
        return _explained(told, item.mentions[at:], text) if told is not None else None
    return None


def _told_twice(found: Summed) -> Summed:
    """The total without itself among its parts: 发布742条，动态411条、公告96条、其他236条，合计742条."""
    first, *parts = found.parts
    if len(parts) > 1 and first.value == found.total.value and is_near(parts, found.total):
        return replace(found, parts=tuple(parts))
    return found


def _explained(found: Summed, told: Sequence[Mention], text: str) -> Summed:
    """A total with the reason why its parts need not come to it, where what is `told` from it on has one."""
    gap = Decimal(found.total.value) - added(found.parts)
    more = any(abs(gap) == Decimal(item.count.value) for item in told[1:] if not item.count.percent)
    behind = (_MORE_BEHIND if gap > 0 else _FEWER_BEHIND).match(text, told[0].count.whole.end)
    if not gap or not (more or behind):
        return found
    return replace(found, reason=found.reason or (DOUBTFUL if gap > 0 else OVERLAPPING))


def _plain(found: re.Match[str], figures: Behind, start: int, named: Named) -> Summed | None:
    """The total of the figures right before it in a sentence that begins at `start`."""
    text, total = figures.text, figures.total
    if _OWN.match(text, total.count.whole.end):
        # 机构合计21件（科研机构2件、其他19件）: its parts stand behind it.
        return None
    if found["many"]:
        if found["levels"] and not _are_of_levels(figures, found):
            return None
        return of_many(figures, found["many"], found["named"])
    adding = _OF_YEARS.search(found.group()) is not None
    parts = _parts(figures, adding=adding)
    # 近五年分别为：…，五年合计76913件: what stands before the parts makes no other list of them.
    start = parts[0].span.start if adding and parts else start
    if len(parts) < 2 or any(count.decimals for count in parts) or _is_no_plain_list(figures, parts, start):
        return None
    plain = not found["named"].strip("：: \t")
    if found["word"] in _LOOSE or (not plain and _RECEIVED.match(found["named"])):
        return _of_family(figures, parts, named)
    stock = found["word"] in _NUMBERS and (
        _MOVED.search(text, start, total.start) or not is_near(parts, total.count)
    )
    return None if stock else Summed(total.count, tuple(parts), plain)


def _are_of_levels(figures: Behind, found: re.Match[str]) -> bool:
    """Whether a total is of all levels told before it: 区级50条、街道40条，区、街两级合计90条."""
    alike = [item for item in figures.before if item.count.unit == figures.total.count.unit]
    said = "".join(item.said_before(figures.text) for item in alike)
    return len(alike) == value_of(found["many"]) and all(level in said for level in found["levels"])


def _is_no_plain_list(figures: Behind, parts: Sequence[Count], start: int) -> bool:
    """Whether words behind `start` tell that a total is of more or less than its parts, or of another."""
    text, total = figures.text, figures.total
    return (
        # 国家秘密1件；商业企业提出的申请（含结转）共36件: of what stands between.
        _MORE_SAID.search(text, parts[-1].whole.end, total.start) is not None
        or _NO_PLAIN_LIST.search(text, start, total.count.whole.start) is not None
        or _TAKEN_OFF.search(text, parts[0].whole.end, total.start) is not None
        or _TWICE.match(text, total.count.whole.end) is not None
    )


def _tells_what_was_done(found: re.Match[str], figures: Behind) -> bool:
    """Whether a total is of what was done with what stands before it, as 共收到 is not.

    期限内答复45件，延期答复4件，共计答复49件: what was done with all of these adds up.
    """
    named = found["named"].strip()
    said = (item.said_before(figures.text) for item in figures.before)
    if len(named) == _VERB and all(words.rstrip("的了 ").endswith(named) for words in said):
        return False
    return _DONE.search(found["named"]) is not None and _RECEIVED.match(found["named"]) is None


def _of_family(figures: Behind, parts: Sequence[Count], named: Named) -> Summed | None:
    """The total of parts of one family, which it nears: 电话20件、网上10件，共收到咨询31件."""
    total, text = figures.total.count, figures.text
    if SEVERAL.search(text, figures.before[0].segment.start, total.whole.end):
        return None
    said = [item.said_before(text) for item in figures.before if item.count in parts]
    near = is_near(parts, total) and named.families.leading(said)[1]
    return Summed(total, tuple(parts), certain=True) if near else None


def _closed(figures: Behind, lists: Lists) -> Summed | None:
    """A total before what is closed of it and what is not: 行政复议51件，已审结45件，尚未审结6件."""
    left, text = figures.total, figures.text
    total, closed = figures.before[-2:]
    found = _LEFT.match(figures.said)
    if found is None or not _CLOSED.match(closed.said_before(text)):
        return None
    told = (total, closed, left)
    if found["at"] and closed.count.value + left.count.value < total.count.value:
        return None  # 已整改20个，正在整改5个: some need not be begun.
    plain = all(item.plain and not item.segment.depth for item in told)
    alike = len({item.count.unit for item in told}) == 1
    if (
        not plain
        or not alike
        or len(figures.before) != 2
        or _NO_PLAIN_LIST.search(text, total.start, left.start)
    ):
        return None
    end = min(left.count.whole.end + _BEHIND, len(text))
    line = text.find("\n", left.count.whole.end, end)
    doubt = lists(_ELSEWHERE).search(text, total.count.whole.end, end if line < 0 else line)
    reason = DOUBTFUL if doubt is not None else None
    return Summed(total.count, (closed.count, left.count), certain=True, reason=reason)


def _added(figures: Behind) -> Summed | None:
    """What was carried over and the one figure that it is added to: 新收67件，连同上年结转5件，共72件."""
    *before, carried = figures.before
    total = figures.total
    if (
        carried.segment is total.segment
        or not _TO_BE_DONE.match(figures.said)
        or not _ADDED.search(carried.said_before(figures.text))
        or carried.segment.depth
    ):
        return None
    others = [
        item for item in before if not (item.segment.depth or item.change or item.old or item.count.percent)
    ]
    every = (*others, carried, total)
    alike = all(item.count.exact and item.count.unit == total.count.unit for item in every)
    return figures.of((*others, carried)) if len(others) == 1 and alike else None


def _parts(figures: Behind, *, adding: bool) -> list[Count]:
    """The figures right before a total, as far as they are of its unit; none where one is no plain part."""
    before, total, text = figures.before, figures.total, figures.text
    parts: list[Count] = []
    segment: Segment | None = None
    if before[-1].segment.depth and before[-1].count.unit == total.count.unit:
        # 予以公开（60件）与部分公开（18件）合计78件: of those in the brackets.
        return []
    # 2025年新收45件，2024年底结转2件，合起来47件: the year is that of those carried over.
    total_old = total.old and not CARRIED.search(before[-1].said_before(text))
    for item in reversed(before):
        # 11个街道收到121件: how many they are is no part.
        if item.segment.depth or (item.segment is segment and item.count.unit != total.count.unit):
            continue
        if item.count.percent or item.count.unit != total.count.unit:
            break
        segment = item.segment
        said = item.said_before(text)
        old = (item.old or total_old) and not adding and not CARRIED.search(said)
        if item.change or old or not item.count.exact or _EACH.search(said):
            return []
        parts.append(item.count)
    return [] if _are_counted_too(figures, parts) else parts[::-1]


def _are_counted_too(figures: Behind, parts: Sequence[Count]) -> bool:
    """Whether figures in other units right before are what is missing: 制度3项、目录1份、指南1份，共5份."""
    left = Decimal(figures.total.count.value) - added(parts)
    first = parts[-1].span.start if parts else 0
    others = [item for item in figures.before if item.count.span.start < first]
    sums = accumulate(Decimal(item.count.value) for item in reversed(others))
    return left > 0 and left in sums
