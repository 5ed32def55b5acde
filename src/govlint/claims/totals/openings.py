"""Where lists begin: at 其中, 分别, 包括 or ： behind a figure, in brackets behind it, within other lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from msgspec.structs import replace

from govlint.claims.mentions import Mention
from govlint.claims.sentences import Segment, Sentence
from govlint.claims.totals.known import Named, unit_of
from govlint.lazy import lazily
from govlint.model import Struct
from govlint.numbers import Figure

OPENER = lazily(
    r"(?:这些?)?其中|(?<=[，,；;])当中|依次[为是有]|分别(?!占|增|减|下|上|同|较|比|达|提)|包括(?![^，。]{0,12}在内)|包含|涵盖|主要有|具体为|具体有|主要为|主要是"
)
_BRACKET_OPENER = lazily(r"[ \t]*(?:其中|分别|包括|包含|含)")
_SELECTED = lazily(r"包括|包含|涵盖|主要|含|例如")
_ANEW = ("；", ";")
_OF_THEM = lazily(r"(?:这些?)?其中|当中|包括|包含")
_FURTHER = lazily(r"(?:其中|当中|包括|包含|分别(?:为|是)|[，,]含)")
_ROW = "分别"
# 收到633件，按提交渠道分为：网络411件…; 分季度看，一季度118件…
SORTED = lazily(
    r"[，,；;：:（(。][ \t]*(?:其中)?(?:"
    r"[按从依][^，。；：\d]{1,10}?(?:分布|划分|分类|区分|统计|分为|来看|看|分)(?:来看|为|看)?[，,：: \t]*"
    r"|分[^，。；：\d别]{1,6}?看[，,：:]|(?:具体)?分布(?:情况)?(?:为|是|如下)[，,：:]*)"
)
_SORTING = lazily(r"[按从依][^，。；：\d]{1,10}?(?:分|看|统计)|分[^，。；：\d别]{1,6}?看[，,：:]")
_DIVIDED = lazily(
    r"[ \t]*(?:按[^，。；：]{1,12}(?:分|划分|统计|区分|来看|看)"
    r"|具体(?:是|为|如下|情况如下)|(?:分类|分布|构成)(?:情况)?如下)[ \t]*"
)
_MADE_OF = lazily(r"[^，。；：\d]{0,16}(?:构成|组成|如下|分为|可分)")
# 26件申请中，网络22件: a selection, or all of them.
_AMONG = lazily(r"[\u4e00-\u9fff]{0,10}[中里]")
_SHARE_BETWEEN = lazily(r"(?:[，,（(][^，。；]{0,12}[%％][）)]?)?[，,：:]")
_WITHIN = lazily(r"[ \t]*(?:其中)?(?:包括|包含|其中|分别(?:为|是)|含(?=[^，。；、\d]{1,8}\d))")
_NEAR = 8
_ALSO, _MOST, _OF_MOST = "含", 10, 11


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


def openings(
    sentence: Sentence, told: list[Mention], earlier: list[Mention], text: str, named: Named
) -> Iterator[Opening]:
    """The lists of a sentence with the figures `told`; a total may be one of `earlier`, those before it."""
    for opening in (*_outer(sentence, told, earlier, text, named), *_inner(sentence, told, text)):
        yield from _measures(opening, told)


def _outer(
    sentence: Sentence, told: list[Mention], earlier: list[Mention], text: str, named: Named
) -> Iterator[Opening]:
    """The first list of the sentence that stands in no bracket."""
    outside = [item for item in told if item.segment.depth == 0]
    for at, segment in enumerate(sentence.segments):
        if segment.depth:
            continue
        word = OPENER.search(text, segment.start, segment.end) or _sorted(sentence, segment, text)
        colon = segment.mark in "：:" and at > 0 and _introduced(sentence.segments[:at], segment, text)
        among = (
            at > 0
            and text[segment.start - 2] in "中里"
            and _AMONG.fullmatch(text, *_behind(sentence.segments[at - 1])) is not None
        )
        if word is None and not colon and not among:
            continue
        if word is not None and word.group() == _ROW:
            row = text[sentence.span.start : word.start()]
            if _ROW in row or _is_of_others(outside, word.start(), text, named):
                continue
        begin = word.start() if word is not None and not colon else segment.start
        start = word.end() if word is not None else segment.start
        before = _before(sentence, outside, begin, word, text)
        if word is not None and not text[sentence.span.start : begin].strip("主要具体 \t"):
            before = _of_sentence_before(earlier, _first_behind(outside, start), segment, text)
        behind = [item for item in outside if item.count.whole.start >= start]
        # 涵盖学区划分等；办理建议14件: what stands behind the semicolon is no part.
        if before and behind and (colon or not _parted(sentence, begin, behind[0].segment.start)):
            near = (max(segment.start, begin - 2), word.end() + 2) if word is not None else (begin, begin)
            selected = _SELECTED.search(text, *near) is not None or (among and text[begin - 2] == "里")
            rest = tuple(item for item in sentence.segments[at:] if item.depth == 0)
            divides = colon or text[start] in "：:" or SORTED.match(text, segment.start - 1) is not None
            yield Opening(start, rest, tuple(before), selected, divides=divides)
            if divides:
                yield from _divided_anew(rest[1:], tuple(before), text)
            if _FURTHER.search(text, start, rest[-1].end):
                yield from _nested(rest[1:], told, text)
                yield from _in_clauses(rest[1:], outside, text)
            return


def _is_of_others(told: list[Mention], place: int, text: str, named: Named) -> bool:
    """Whether channels other than the one that the figure before is of are named before 分别."""
    start = max(text.rfind(mark, 0, place) for mark in "，,；;") + 1
    if named.of_channels.search(text, start, place) is None:
        return False
    before = [item for item in told if item.count.whole.end <= start]
    return bool(before) and named.of_a_channel.search(before[-1].said_before(text)) is not None


def _before(
    sentence: Sentence, told: list[Mention], begin: int, word: re.Match[str] | None, text: str
) -> list[Mention]:
    """The figures that a list may divide which begins at `begin`: those since the last semicolon.

    其中 right behind it is said of any before it; what 分别 and 按渠道分 are said of stands beside them.
    """
    told = [item for item in told if item.count.whole.end <= begin]
    marks = [
        segment.start for segment in sentence.segments if segment.mark in _ANEW and segment.start <= begin
    ]
    own = [item for item in told if item.count.span.start >= marks[-1]] if marks else told
    if own or not marks or text[marks[-1] : begin].strip():
        return own
    if word is None or not _OF_THEM.match(word.group()):
        return []
    return told


def _of_sentence_before(earlier: list[Mention], least: Figure, segment: Segment, text: str) -> list[Mention]:
    """The figures of the sentence before that a list may divide which begins a sentence with `least`.

    其中收到47件 behind a sentence of less is of none, and 按渠道分 behind several of any.
    """
    held = any(item.count.value >= least for item in earlier)
    sorts = SORTED.match(text, segment.start - 1) is not None
    return earlier if held and not (sorts and len(earlier) > 1) else []


def _first_behind(told: list[Mention], start: int) -> Figure:
    """The first figure behind a place; 0 where there is none."""
    return next((item.count.value for item in told if item.count.whole.start >= start), 0)


def _parted(sentence: Sentence, begin: int, end: int) -> bool:
    """Whether a semicolon stands between two places."""
    return any(segment.mark in _ANEW and begin < segment.start <= end for segment in sentence.segments)


def _sorted(sentence: Sentence, segment: Segment, text: str) -> re.Match[str] | None:
    """The words at the start of a segment that say how a figure before it is divided: 按渠道分为.

    None where others are divided so before it: 按渠道分，网络171件；按主体分，自然人214件.
    """
    if _SORTING.search(text, sentence.span.start, segment.start) is not None:
        return None
    return SORTED.match(text, segment.start - 1, segment.end + 1)


def _divided_anew(segments: Sequence[Segment], totals: tuple[Mention, ...], text: str) -> Iterator[Opening]:
    """The lists that divide the same figures once more: 按渠道分，网络171件；按主体分，自然人218件."""
    for at, segment in enumerate(segments):
        word = SORTED.match(text, segment.start - 1, segment.end + 1)
        if word is not None:
            yield Opening(word.end(), tuple(segments[at:]), totals, selected=False, divides=True)


def _told_anew(before: Segment, segment: Segment) -> bool:
    """Whether a rough figure before a colon is told exactly behind it: 约有一件：全年55件，其中…."""
    return bool(segment.counts) and not before.counts[-1].bounded and segment.counts[-1].exact


def _in_clauses(segments: Sequence[Segment], told: list[Mention], text: str) -> Iterator[Opening]:
    """The lists behind later semicolons with their own totals: …；答复100件，其中建议60件、提案40件."""
    clauses: list[list[Segment]] = []
    for segment in segments:
        if segment.mark in _ANEW:
            clauses.append([])
        if clauses:
            clauses[-1].append(segment)
    for clause in clauses:
        start, end = clause[0].start, clause[-1].end
        inside = [item for item in told if start <= item.start < end]
        for at, segment in enumerate(clause):
            word = _OF_THEM.match(text, segment.start, segment.end)
            before = [item for item in inside if item.count.whole.end < segment.start]
            if word is None or not before:
                continue
            yield Opening(
                word.end(), tuple(clause[at:]), tuple(before), _SELECTED.match(word.group()) is not None
            )
            break


def _nested(segments: Sequence[Segment], told: list[Mention], text: str) -> Iterator[Opening]:
    """The lists within a list whose parts 、 joins: …；法人申请9件，包括企业6件、其他3件."""
    for at, segment in enumerate(segments):
        opener = _WITHIN.match(text, segment.start, segment.end) if segment.counts else None
        total = next((item for item in reversed(told) if item.count.whole.end < segment.start), None)
        if opener is None or total is None:
            continue
        if not _SHARE_BETWEEN.fullmatch(text, total.count.whole.end, segment.start):
            continue
        parts = [segment, *takewhile(lambda other: other.mark == "、", segments[at + 1 :])]
        added = sum(other.counts[-1].value for other in parts if other.counts)
        # 一般程序60件，含罚款55件、没收20件: one may hold both.
        if len(parts) > 1 and (_ALSO not in opener.group() or added * _MOST <= total.count.value * _OF_MOST):
            selected = _SELECTED.search(text, opener.start(), opener.end()) is not None
            yield Opening(opener.end(), tuple(parts), (total,), selected)


def _measures(opening: Opening, told: list[Mention]) -> Iterator[Opening]:
    """The lists that one list of pairs is: 12期、1380人次，其中市级3期、540人次，县级9期、840人次."""
    if len(opening.totals) < 2:
        yield opening
        return
    inside = {segment.start for segment in opening.segments}
    units = [
        unit_of(item.count)
        for item in told
        if item.count.whole.start >= opening.start and item.segment.start in inside
    ]
    pair = units[:2]
    totals = [[item for item in opening.totals if unit_of(item.count) == unit] for unit in pair]
    if len(set(pair)) < 2 or "" in pair or units[2:4] != pair or not all(totals):
        yield opening
        return
    for unit, own in zip(pair, totals, strict=True):
        yield replace(opening, totals=tuple(own), only=unit)


def _behind(segment: Segment) -> tuple[int, int]:
    """Where the words of a segment behind its last figure stand."""
    return (segment.counts[-1].whole.end if segment.counts else segment.end), segment.end


def _introduced(before: Sequence[Segment], segment: Segment, text: str) -> bool:
    """Whether a figure ends right before a colon, or before words that say how it is divided: 按来源分：."""
    last = before[-1]
    if (
        len(before) > 1
        and not last.counts
        and last.mark not in "；;"
        and _DIVIDED.fullmatch(text, last.start, last.end)
    ):
        return _ends_in_figure(before[-2], text)
    return _ends_in_figure(last, text) and not _told_anew(last, segment)


def _ends_in_figure(segment: Segment, text: str) -> bool:
    if not segment.counts:
        return False
    between = text[segment.counts[-1].whole.end : segment.end]
    return not segment.counts[-1].percent and (
        len(between) <= _NEAR or _MADE_OF.fullmatch(between) is not None
    )


def _inner(sentence: Sentence, told: list[Mention], text: str) -> Iterator[Opening]:
    """The lists in brackets behind a figure: 84条（其中文件17条，动态67条）."""
    for at, segment in enumerate(sentence.segments):
        if not segment.depth or segment.mark not in ("（", "("):
            continue
        total = next((item for item in told if item.count.whole.end == segment.start - 1), None)
        inside = []
        for other in sentence.segments[at:]:
            if other.depth < segment.depth:
                break
            inside.append(other)
        opener = _BRACKET_OPENER.match(text, segment.start, segment.end)
        divides = _in_halves(inside, told)
        counted = sum(len(other.counts) for other in inside)
        if total is None or not counted or (opener is None and counted < 2):
            continue
        selected = _SELECTED.match(text, segment.start, segment.end) is not None
        rest = tuple(item for item in inside if item.depth == segment.depth)
        yield Opening(segment.start, rest, (total,), selected, divides=divides)


def _in_halves(segments: Sequence[Segment], told: Sequence[Mention]) -> bool:
    """Whether semicolons part the figures in a bracket one by one: （网站20条，占65%；公报11条，占35%）."""
    marks = [segment.start for segment in segments if segment.mark in _ANEW]
    start, end = segments[0].start, segments[-1].end
    starts = [item.start for item in told if start <= item.start < end]
    edges = [start, *marks, end]
    return len(marks) > 0 and all(
        sum(first <= place < last for place in starts) == 1 for first, last in pairwise(edges)
    )
