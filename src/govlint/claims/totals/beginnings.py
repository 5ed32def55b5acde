"""Where lists begin: at 其中, 分别, 包括 or ： behind a figure, in brackets behind it, within other lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from govlint.claims.mentions import Mention
from govlint.claims.sentences import Segment, Sentence
from govlint.claims.totals.known import Named, unit_of
from govlint.claims.totals.opening import (
    ANEW,
    OF_THEM,
    OPENER,
    SELECTED,
    SORTED,
    SORTED_ABOVE,
    WITHIN,
    Opening,
    ends_in_figure,
    in_halves,
    told_anew,
)
from govlint.claims.totals.within import further, in_brackets
from govlint.lazy import lazily
from govlint.numbers import Figure

_REST = lazily(r"[ \t]*(?:其他|其它|其余)[^，。；\d]{0,8}\d")
_ROW, _ALIKE = "分别", 2
_SORTING = lazily(r"[按从依][^，。；：\d]{1,10}?(?:分|看|统计)|分[^，。；：\d别]{1,6}?看[，,：:]")
_DIVIDED = lazily(
    r"[ \t]*(?:按[^，。；：]{1,12}(?:分|划分|统计|区分|来看|看|身份|主体|类型|类别|渠道|方式|来源|内容)"
    r"|具体(?:是|为|如下|情况如下)|(?:分类|分布|构成)(?:情况)?如下)[ \t]*"
)
# 收到148件，其中网上来的最多，151件已办结: no figure of theirs follows.
_MOST = lazily(r"[^，。；：\d]{2,12}(?:最多|居多|为主|占多数|较多|为多|居首)[，,](?![有为达共])")
_NEXT = 2
# 26件申请中，网络22件: a selection, or all of them.
_AMONG = lazily(r"[\u4e00-\u9fff]{0,10}[中里]")


def openings(
    sentence: Sentence, told: list[Mention], earlier: list[Mention], text: str, named: Named
) -> Iterator[Opening]:
    """The lists of a sentence with the figures `told`; a total may be one of `earlier`, those before it."""
    for opening in (*_outer(sentence, told, earlier, text, named), *in_brackets(sentence, told, text)):
        yield from _measures(opening, told)


def _outer(
    sentence: Sentence, told: list[Mention], earlier: list[Mention], text: str, named: Named
) -> Iterator[Opening]:
    """The first list of the sentence that stands in no bracket."""
    outside = [item for item in told if item.segment.depth == 0]
    for at, segment in enumerate(sentence.segments):
        if segment.depth:
            continue
        word = _opener(sentence, segment, text)
        colon = segment.mark in "：:" and at > 0 and _introduced(sentence.segments[:at], segment, text)
        among = at > 0 and _is_among(sentence.segments[at - 1], segment, text)
        above = at > 0 and _is_sorted_above(sentence.segments[at - 1], segment, text)
        if word is None and not (colon or among or above):
            continue
        if word is not None and _MOST.match(text, word.end(), segment.end + _NEXT):
            continue
        if word is not None and word.group() == _ROW:
            row = text[sentence.span.start : word.start()]
            if _ROW in row or _is_of_others(outside, word.start(), text, named):
                continue
        begin = word.start() if word is not None and not colon else segment.start
        start = word.end() if word is not None else segment.start
        before = _before(sentence, outside, begin, word, text)
        lead = text[sentence.span.start : begin]
        if word is not None and (not lead.strip("主要具体 \t") or named.by_ways.fullmatch(lead)):
            before = _of_sentence_before(earlier, _first_behind(outside, start), segment, text)
        behind = [item for item in outside if item.count.whole.start >= start]
        # 涵盖学区划分等；办理建议14件: what stands behind the semicolon is no part.
        if before and behind and (colon or not _parted(sentence, begin, behind[0].segment.start)):
            near = (max(segment.start, begin - 2), word.end() + 2) if word is not None else (begin, begin)
            selected = SELECTED.search(text, *near) is not None or (among and text[begin - 2] == "里")
            rest = tuple(item for item in sentence.segments[at:] if item.depth == 0)
            divides = colon or above or text[start] in "：:" or _divides(segment, rest, told, text, named)
            first = Opening(start, rest, tuple(before), selected, divides=divides)
            yield first
            yield from further(first, rest, told, text)
            return


def _opener(sentence: Sentence, segment: Segment, text: str) -> re.Match[str] | None:
    """The words of a segment that open a list: 其中, 按渠道分为, 申请中网上30件."""
    found = OPENER.search(text, segment.start, segment.end) or _sorted(sentence, segment, text)
    if found is None and segment.counts:
        found = WITHIN.search(text, segment.start, segment.end)
    return found


def _divides(
    segment: Segment, parts: Sequence[Segment], told: Sequence[Mention], text: str, named: Named
) -> bool:
    """Whether a list divides its whole: 按渠道分, or semicolons part what begins alike, up to 其他."""
    if SORTED.match(text, segment.start - 1) is not None or _are_parallel(parts, told, text):
        return True
    # 其中，电话咨询210件；现场80件；网络40件: of one family, each behind its semicolon.
    own = parts[1:] if not parts[0].counts else parts
    if own and in_halves(own, told):
        inside = {part.start for part in own}
        said = [item.said_before(text) for item in told if item.segment.start in inside]
        if named.families.are_apart(said):
            return True
    # 网站76条，包括动态42条；公众号34条，包括原创20条；其他17条
    marked = [part for part in parts if part.mark in ANEW]
    return len(marked) > 1 and _REST.match(text, marked[-1].start) is not None and bool(marked[-1].counts)


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
        segment.start for segment in sentence.segments if segment.mark in ANEW and segment.start <= begin
    ]
    own = [item for item in told if item.count.span.start >= marks[-1]] if marks else told
    if own or not marks or text[marks[-1] : begin].strip():
        return own
    if word is None or not OF_THEM.match(word.group()):
        return []
    return told


def _of_sentence_before(earlier: list[Mention], least: Figure, segment: Segment, text: str) -> list[Mention]:
    """The figures of the sentence before that a list may divide which begins a sentence with `least`.

    其中收到47件 behind a sentence of less is of none, and 按渠道分 behind several of any.
    """
    held = any(item.count.value >= least for item in earlier)
    sorts = SORTED.match(text, segment.start - 1) is not None
    # 公开信息320条，较上年增加20条。按渠道分，…: of the one that is no change.
    plain = sum(not (item.change or item.old) for item in earlier)
    return earlier if held and not (sorts and plain > 1) else []


def _first_behind(told: list[Mention], start: int) -> Figure:
    """The first figure behind a place; 0 where there is none."""
    return next((item.count.value for item in told if item.count.whole.start >= start), 0)


def _parted(sentence: Sentence, begin: int, end: int) -> bool:
    """Whether a semicolon stands between two places."""
    return any(segment.mark in ANEW and begin < segment.start <= end for segment in sentence.segments)


def _sorted(sentence: Sentence, segment: Segment, text: str) -> re.Match[str] | None:
    """The words at the start of a segment that say how a figure before it is divided: 按渠道分为.

    None where others are divided so before it: 按渠道分，网络171件；按主体分，自然人214件.
    """
    found = SORTED.match(text, segment.start - 1, segment.end + 1)
    if found is None or _SORTING.search(text, sentence.span.start, segment.start) is not None:
        return None
    return found


def _is_among(before: Segment, segment: Segment, text: str) -> bool:
    """Whether the segment before one ends in a figure of all: 26件申请中，网络22件."""
    return text[segment.start - 2] in "中里" and _AMONG.fullmatch(text, *_behind(before)) is not None


def _is_sorted_above(before: Segment, segment: Segment, text: str) -> bool:
    """Whether the segment before one ends in how its figure is divided: 45件申请按渠道划分，网络30件."""
    return (
        segment.mark in "，,"
        and bool(before.counts)
        and SORTED_ABOVE.fullmatch(text, *_behind(before)) is not None
    )


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
        return ends_in_figure(before[-2], text)
    return ends_in_figure(last, text) and not told_anew(last, segment)


def _are_parallel(segments: Sequence[Segment], told: Sequence[Mention], text: str) -> bool:
    """Whether what semicolons part begins alike, each with its figure: 通过网站公开76条；通过微信公开34条."""
    first = segments[1:] if not text[segments[0].start : segments[0].end].strip("其中 \t") else segments
    starts = (
        [first[0].start, *(segment.start for segment in first[1:] if segment.mark in ANEW)] if first else []
    )
    alike = {text[start : start + _ALIKE] for start in starts}
    return len(starts) > 1 and len(alike) == 1 and in_halves(first, told)
