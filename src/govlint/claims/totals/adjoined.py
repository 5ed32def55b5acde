"""Lists that no word opens, whose parts are surely all of one total: 收到的12件申请，当面5件，邮寄7件."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise

from govlint.claims.mentions import MOST_FIGURES, FiguredSentence, Mention
from govlint.claims.totals.known import (
    BODIES,
    DOUBTFUL,
    OVERLAPPING,
    SEVERAL,
    Named,
    doubtful,
    is_near,
    overlaps,
)
from govlint.claims.totals.lists import Enumeration
from govlint.claims.totals.opening import OPENER
from govlint.lazy import lazily
from govlint.model import Text
from govlint.numbers import value_of

# What is visited by a computer is not visited by a telephone; versions in several languages are translations.
_END = lazily(r"[ \t]*[\u4e00-\u9fffA-Za-z]{1,4}端[共有为是]?[ \t]*$")
_RECEIVED = lazily("收到|受理|新收|接到|收取")
_DEALT = lazily("收到|受理|新收|接到|收取|办理|处理|接待")
_NAMES = lazily(
    r"[ \t]*(?P<word>即(?![收办时刻日将可接来到使便])|覆盖|由)[^，。；：\d]{1,15}[^，。；：\d的]$"
)
_ALL, _COVERED, _OF = "即", "覆盖", "由"
_PART = lazily(r"[ \t]*[^，。；：\d]{1,15}[^，。；：\d的]$")
# Bodies that are one of these are none of the others.
_KIND = lazily("(?:街道|乡镇|镇街|部门|单位|学校|医院|社区|村)[ \\t]*$")
_MADE_OF = lazily("[^，。；]{0,2}(?:组成|构成)")
_OF_PARTS = lazily(r"较|比|同|增|减|升|降|占|约|各|均|其他(?:形式|方面)")
_WITHIN = lazily(r"[^，。；：\d]{0,10}[中里](?!心)[^，。；：\d]{1,12}")
_REST = "其余"
_TOGETHER = lazily("共|合计|总")
# 3件为网络申请，2件为信函申请
_THEY_ARE = lazily(r"(?:申请)?(?:均|都)?(?:为|是|系|属于?|来自|通过|以)([^，。；、\d]{2,14})")
_LEFT = lazily(r"[ \t]*(?:其余|剩余|余下|剩下)")
# 共71条，工作动态67条，其他信息4条: the last of them, where the total is of all.
_OTHERS = lazily(r"[ \t]*其[他它](?:类|各类)?(?:的)?(?:政府|政务)?信息")
_OF_ALL = lazily(r"(?:公开|发布)[^，。；\d]*(?<!一)(?:共|合计|总计)[^，。；\d]{0,4}$")
# 收到45件，上年结转4件已办结，其余办结43件: what came before is none of those; but 其余41件为今年新收.
_BEFORE_THEM, _NEW = (
    lazily(r"(?:上一?|去|前一?)年|结转|遗留|年初"),
    lazily(r"[^，。；]{0,12}(?:新收|今年|本年|当年)"),
)
# 第一次42人次、第二次培训35人次、第三次28人次
_NUMBERED = lazily(
    r"[ \t]*(?:其中|即|分别为)?[：:，,]?第([一二三四五六七八九十\d]{1,2})([期次批场届轮])"
    r"[^，。；：\d第]{0,6}?[共有为]?[ \t]*"
)
_FIRST, _KINDS = "第二", "类，即"
# 公开信息310条，按内容分三类，即政策类40条，动态类200条，公告类70条: so many parts, each one of the kinds.
_SORTED = lazily(r"[，,](?:按照?[^，。；：\d]{1,6})?(?:只|共|仅)?分(?:为|成)?[ \t]*")
_SO_MANY, _A_KIND = lazily(r"类[，,]即"), lazily(r"类(?:信息|文件)?[共有为]?[ \t]*$")
_BEFORE = 24
_FEWEST, _LEAST = 3, 0.95
_MOST = (5, 4)
_MARKS = frozenset("，,、")
_BRACKETS = ("（", "(")
# 线上7件（网站5件、邮箱2件），线下3件
_BRACKET, _INSIDE = lazily(r"[（(][^（）()]{1,60}[）)][，,、]"), lazily(r"[（(]([^（）()]{1,60})[）)]")
_NUMBERS, _TWICE = lazily(r"(\d{1,6})[ \t]*[件宗份条]"), lazily("[含转重同兼也均]|其中")


def adjoined(sentences: Sequence[FiguredSentence], text: str, named: Named) -> Iterator[Enumeration]:
    """The lists of sentences whose parts follow their total without a word between."""
    for item in sentences:
        if not _FEWEST <= len(item.mentions) <= MOST_FIGURES:
            continue
        told = [other for other in item.mentions if not other.segment.depth]
        if text.find(_FIRST, item.sentence.span.start, item.sentence.span.end) >= 0:
            yield from _numbered(told, item.sentence.span.end, text)
        if text.find(_KINDS, item.sentence.span.start, item.sentence.span.end) >= 0:
            yield from _sorted(told, item.sentence.span.end, text)
        yield from _to_the_rest(told, item.sentence.span.end, text, named)
        for at, total in enumerate(told[:-2]):
            parts = _parts(told, at, text, named)
            if not parts and _REST in text[told[at + 1].count.whole.end : told[at + 2].count.whole.start]:
                parts = _with_rest(told, at, text)
            if parts:
                all_told = _are_all(parts, text) or _names_all(total, parts, text, named)
                yield Enumeration(
                    totals=(total.count,),
                    parts=tuple(part.count for part in parts),
                    firm=len(parts),
                    selected=not all_told,
                    hindrance=partial(_doubt, total, parts, item.sentence.span.end, text),
                )


def _are_all(parts: Sequence[Mention], text: str) -> bool:
    """Whether words say that the parts are all there is: 即图解80条、视频20条; 由图解80条、视频20条构成."""
    first = _NAMES.match(parts[0].said_before(text))
    made_of = first is not None and first["word"] == _OF
    return _ALL in parts[0].said_before(text) or (
        made_of and _MADE_OF.match(text, parts[-1].count.whole.end) is not None
    )


def _sorted(told: Sequence[Mention], end: int, text: str) -> Iterator[Enumeration]:
    """The list of a sentence up to `end` that says of how many kinds it is: 按内容分三类，即政策类40条，…."""
    for at, (total, kinds) in enumerate(pairwise(told)):
        if (
            _SORTED.fullmatch(text, total.count.whole.end, kinds.count.span.start) is None
            or _SO_MANY.match(text, kinds.count.span.end) is None
        ):
            continue
        parts = told[at + 2 :]
        alike = all(
            part.plain
            and part.count.unit == total.count.unit
            and part.segment.mark in _MARKS
            and _A_KIND.search(part.said_before(text))
            for part in parts
        )
        if total.plain and alike and len(parts) == kinds.count.value:
            yield Enumeration(
                totals=(total.count,),
                parts=tuple(part.count for part in parts),
                firm=len(parts),
                rest=True,
                beside=True,
                hindrance=partial(_doubt, total, parts, end, text),
            )


def _to_the_rest(told: Sequence[Mention], end: int, text: str, named: Named) -> Iterator[Enumeration]:
    """The lists of a sentence up to `end` whose last part is what is left: 320条，动态180条，其余140条.

    Which of the figures before it is the total shows by what the others come to, or come near to.
    """
    for at, rest in enumerate(told[2:], 2):
        left = _LEFT.match(rest.said_before(text)) is not None
        if not left and not _OTHERS.match(rest.said_before(text)):
            continue
        first = at
        while first and _is_told_alike(told[first - 1], told[first], text):
            first -= 1
        run = told[first : at + 1]
        # 不予处理56件、其他15件，剩余9件: what 、 joins is no total of the next.
        heads = [n for n in range(len(run) - 2) if "、" not in (run[n].segment.mark, run[n + 1].segment.mark)]
        sums = [(n, run[n + 1 :], sum(part.count.value for part in run[n + 1 :])) for n in heads]
        fitting = [found for found in sums if found[2] == run[found[0]].count.value]
        near = fitting[:1] or [
            found for found in sums if is_near([part.count for part in found[1]], run[found[0]].count)
        ]
        if len(near) == 1 and (left or _is_of_all(run[near[0][0]], text, named)):
            total, parts, _ = near[0]
            yield Enumeration(
                totals=(run[total].count,),
                parts=tuple(part.count for part in parts),
                firm=len(parts),
                rest=True,
                beside=True,
                hindrance=partial(_why_not, run[total], parts, told[at + 1 :], end, text),
            )


def _numbered(told: Sequence[Mention], end: int, text: str) -> Iterator[Enumeration]:
    """The list of a sentence up to `end` that numbers its parts: 第一次42人次、第二次35人次、第三次28人次.

    Its total stands right before or right behind them.
    """
    named = [_NUMBERED.fullmatch(item.said_before(text)) for item in told]
    first = next((at for at, found in enumerate(named) if found and value_of(found[1]) == 1), len(told))
    last = first
    while last < len(told) and (found := named[last]) and value_of(found[1]) == last - first + 1:
        last += 1
    parts, number = told[first:last], last - first
    each = {found[2] for found in named[first:last] if found}
    if number < _FEWEST or len(each) > 1 or any(item.count.unit != parts[0].count.unit for item in parts):
        return
    others = [*told[:first], *told[last:]]
    times = [item for item in others if item.count.unit in each]
    totals = [item for item in (*told[first - 1 : first], *told[last:]) if item not in times][:1]
    if not totals or any(item.count.value != number for item in times):
        return
    total = totals[0]
    summed = total.start < parts[0].start or _TOGETHER.search(total.said_before(text)) is not None
    alike = total.count.unit == parts[0].count.unit not in BODIES
    if summed and alike and all(item.plain for item in (total, *parts)):
        yield Enumeration(
            totals=(total.count,),
            parts=tuple(part.count for part in parts),
            firm=number,
            rest=True,
            beside=True,
            hindrance=partial(_overlapping, min(total.start, parts[0].start), parts[-1], end, text),
        )


def _overlapping(start: int, last: Mention, end: int, text: str) -> Text | None:
    """Why parts up to the last may hold the same."""
    return OVERLAPPING if overlaps(text, start, last.count.whole.end, end) else None


def _is_of_all(total: Mention, text: str, named: Named) -> bool:
    """Whether a total is of all that was made public, and not of one channel: 共公开71条."""
    said = total.said_before(text)
    return _OF_ALL.search(said) is not None and not named.channel.search(said)


def _why_not(
    total: Mention, parts: Sequence[Mention], behind: Sequence[Mention], end: int, text: str
) -> Text | None:
    """Why the parts of a list to its rest need not come to its total."""
    return (
        _doubt(total, parts, end, text) or _left_out(total, parts, behind) or _of_before(total, parts, text)
    )


def _of_before(total: Mention, parts: Sequence[Mention], text: str) -> Text | None:
    """The doubt where a part came in before those of the total: 收到45件，上年结转4件已办结，其余办结43件."""
    if not _RECEIVED.search(total.said_before(text)) or _NEW.match(text, parts[-1].count.whole.end):
        return None
    return DOUBTFUL if any(_BEFORE_THEM.search(part.said_before(text)) for part in parts[:-1]) else None


def _left_out(total: Mention, parts: Sequence[Mention], behind: Sequence[Mention]) -> Text | None:
    """The doubt where what lacks is told behind the rest: 32条，动态18条、公告9条，其余4条转载，1条撤下."""
    lacking = total.count.value - sum(part.count.value for part in parts)
    units = ("", total.count.unit)
    found = behind and behind[0].count.value == lacking and behind[0].count.unit in units
    return DOUBTFUL if found else None


def _is_told_alike(before: Mention, item: Mention, text: str) -> bool:
    """Whether a figure stands right before another of its unit, and nothing opens a list between."""
    return (
        before.plain
        and item.plain
        and before.count.unit == item.count.unit
        and item.start == item.segment.start
        and item.segment.mark in _MARKS
        and item.segment.start == before.segment.end + 1
        and not OPENER.search(text, before.count.whole.end, item.count.whole.start)
    )


def _parts(told: Sequence[Mention], at: int, text: str, named: Named) -> Sequence[Mention]:
    """The parts of the total `told[at]` that a family of them makes a list of; none where nothing does."""
    parts = _behind(told, at, text)
    if len(parts) < 2 or sum(part.count.value for part in parts) < _LEAST * float(told[at].count.value):
        return ()
    family = _family(told[at], parts, text, named)
    if family is None:
        return ()
    own = parts[: next((n for n, part in enumerate(parts) if not family(part)), len(parts))]
    return own if len(own) > 1 else ()


def _with_rest(told: Sequence[Mention], at: int, text: str) -> Sequence[Mention]:
    """A part within a total and what is left of it: 43条解读中图解仅有12条，其余31条为文字."""
    total, part, rest = told[at : at + 3]
    named = part.segment is total.segment and _WITHIN.fullmatch(part.said_before(text)) is not None
    left = rest.said_before(text).removesuffix("的") == _REST and _follows(rest, part, text)
    alike = [other for other in told[at:] if other.count.unit == total.count.unit]
    if not (named and left and total.count.unit) or total.count.unit in BODIES or len(alike) > _FEWEST:
        return ()
    return (
        (part, rest) if all(item.plain for item in (total, part, rest)) and alike[1:] == [part, rest] else ()
    )


def _doubt(total: Mention, parts: Sequence[Mention], end: int, text: str) -> Text | None:
    """Why parts in a sentence up to `end` may not come to their total."""
    # 邮寄6件（含网上提交后补寄的2件）
    explained = any(
        text.startswith(_BRACKETS, part.count.whole.end) and not _is_divided(part, text) for part in parts
    )
    start, last = total.count.whole.end, parts[-1].count.whole.end
    if overlaps(text, start, last, end):
        return OVERLAPPING
    return DOUBTFUL if explained or doubtful(text, start, end) else None


def _is_divided(part: Mention, text: str) -> bool:
    """Whether a bracket behind a part divides all of it: 线上7件（网站5件、邮箱2件）."""
    inside = _INSIDE.match(text, part.count.whole.end)
    if inside is None or _TWICE.search(inside[1]):
        return False
    return sum(int(number) for number in _NUMBERS.findall(inside[1])) == part.count.value


def _behind(told: Sequence[Mention], at: int, text: str) -> list[Mention]:
    """The plain figures that stand right behind `told[at]`, one a segment, in its unit."""
    total = told[at]
    if not total.plain or not total.count.unit:
        return []
    if at and total.count.unit == told[at - 1].count.unit and not _is_anew(total, told[at - 1], text):
        return []  # it is a part of what stands before it
    parts: list[Mention] = []
    for item in told[at + 1 :]:
        if item.count.unit != total.count.unit or not _follows(item, parts[-1] if parts else total, text):
            break
        if not item.plain or item.count.value > total.count.value:
            return []
        parts.append(item)
    return parts


def _is_anew(item: Mention, before: Mention, text: str) -> bool:
    """Whether a semicolon stands between two figures."""
    between = text[before.count.whole.end : item.count.whole.start]
    return "；" in between or ";" in between


def _follows(item: Mention, before: Mention, text: str) -> bool:
    """Whether a figure stands in the very next segment behind another, alone, but for a bracket between."""
    return (
        item.segment.mark in _MARKS
        and (
            item.segment.start == before.segment.end + 1
            or _BRACKET.fullmatch(text, before.count.whole.end, item.segment.start) is not None
        )
        and item.start == item.segment.start
    )


def _family(
    total: Mention, parts: Sequence[Mention], text: str, named: Named
) -> Callable[[Mention], bool] | None:
    """What tells a part of the list that begins behind a total; None where nothing makes a list of it."""
    of_total, first, second = (_said_of(item, text) for item in (total, *parts[:2]))
    if parts[0].segment.mark == "、" or _OF_PARTS.search(first) or _NAMES.search(of_total):
        return None
    names = _NAMES.match(first)
    if names is not None:
        sure = (
            names["word"] == _ALL
            or (names["word"] == _COVERED and all(_KIND.search(part.said_before(text)) for part in parts))
            or (names["word"] == _OF and _MADE_OF.match(text, parts[-1].count.whole.end) is not None)
        )
        return (lambda part: part is parts[0] or _goes_on(part, text)) if sure else None
    if _END.match(first) and not _END.search(of_total) and total.count.unit.endswith("次"):
        return lambda part: _END.match(part.said_before(text)) is not None
    if named.way.match(first) and not named.way.search(of_total) and _DEALT.search(of_total):
        return lambda part: named.way.match(_said_of(part, text)) is not None
    own = _of_a_family(total, parts, text, named)
    if own:
        return lambda part: part in own
    if second.strip() in (f"不{first.strip()}", f"未{first.strip()}"):
        return lambda part: part in parts[:2]
    return (lambda part: True) if _names_all(total, parts, text, named) else None


def _said_of(item: Mention, text: str) -> str:
    """The words before a figure, or, where there are none, what is said of it behind: 3件为网络申请."""
    said = item.said_before(text)
    if said.strip(" \t"):
        return said
    behind = _THEY_ARE.match(text, item.count.whole.end, item.segment.end)
    return behind[1] if behind is not None else said


def _of_a_family(total: Mention, parts: Sequence[Mention], text: str, named: Named) -> Sequence[Mention]:
    """The first parts that are of one family: 国家级12篇、省级74篇、市级300篇."""
    # 上半年150条，下半年170条，其中12月60条: of the second alone.
    inner = (n for n, part in enumerate(parts) if OPENER.search(part.said_before(text)))
    parts = parts[: next(inner, len(parts))]
    if not parts or SEVERAL.search(text, total.segment.start, parts[0].segment.end):
        return ()
    for number in range(len(parts), 1, -1):
        own = parts[:number]
        added = sum(part.count.value for part in own)
        apart = named.families.are_apart([_said_of(part, text) for part in own])
        if apart and added * _MOST[1] <= total.count.value * _MOST[0]:
            return own
    return ()


def _goes_on(part: Mention, text: str) -> bool:
    said = part.said_before(text)
    return part.segment.mark == "、" and _PART.match(said) is not None and not _OF_PARTS.search(said)


def _names_all(total: Mention, parts: Sequence[Mention], text: str, named: Named) -> bool:
    """Whether a total names all that its parts are of: 建议和提案共35件，建议20件、提案15件."""
    said = text[max(0, total.segment.start - _BEFORE) : total.count.whole.start]
    said = said[max(said.rfind(mark) for mark in "。；，\n") + 1 :]
    names = [part.said_before(text).strip() for part in parts]
    called = len(set(names)) == len(names) and all(name and name in said for name in names)
    if called and any(named.channel.search(name) for name in names):
        return False  # one piece of information may stand in several
    return called and _TOGETHER.search(total.said_before(text)) is not None
