"""Lists behind the first of a sentence: 其中网上57件（外省12件、本省45件）, in later clauses, anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, takewhile

from govlint.claims.mentions import Mention
from govlint.claims.sentences import Segment, Sentence
from govlint.claims.totals.known import added, unit_of
from govlint.claims.totals.opening import (
    ANEW,
    OF_THEM,
    SELECTED,
    SORTED,
    Opening,
    ends_in_figure,
    in_halves,
    told_anew,
)
from govlint.lazy import lazily

_OUT_OF_IT = lazily(
    r"[ \t]*[件宗条份项个](?:申请|事项|信息)?[当之]?[中里]"
    r"|[^。；）)\d]{0,6}[，,][ \t]*(?:其中|扣除|剔除|减去)"
)
# 答复38条（收到40条，2条无需答复）
_ALL_OF_IT = lazily(
    r"(?:全年|本年度?|累计|实际|[共合总]计?|应|已)*(?:收到|接到|接收|受理|承办|收|有)?了?[ \t]*"
)
_BRACKET_OPENER = lazily(r"[ \t]*(?:其中|分别|包括|包含|含)")
_FURTHER = lazily(r"其中|当中|包括|包含|分别(?:为|是)|，含|,含")
_SHARE_BETWEEN = lazily(r"(?:[，,（(][^，。；]{0,12}[%％][）)]?)?[，,：:]")
_WITHIN = lazily(r"[ \t]*(?:其中)?(?:包括|包含|其中|分别(?:为|是)|含(?=[^，。；、\d]{1,8}\d))")
_NOUN, _BRACKETS = lazily(r"[\u4e00-\u9fff]{1,10}"), frozenset("（(【")
_ALSO, _MOST, _OF_MOST = "含", 10, 11


def further(
    opening: Opening, segments: Sequence[Segment], told: list[Mention], text: str
) -> Iterator[Opening]:
    """The lists of a sentence behind the first one, which has these segments."""
    outside = [item for item in told if item.segment.depth == 0]
    if opening.divides:
        yield from _divided_anew(segments[1:], opening.totals, text)
    yield from _behind_colons(segments, outside, text)
    if _FURTHER.search(text, opening.start, segments[-1].end):
        yield from _nested(segments[1:], told, text)
        yield from _in_clauses(segments[1:], outside, text)


def _divided_anew(segments: Sequence[Segment], totals: tuple[Mention, ...], text: str) -> Iterator[Opening]:
    """The lists that divide the same figures once more: 按渠道分，网络171件；按主体分，自然人218件."""
    for at, segment in enumerate(segments):
        word = SORTED.match(text, segment.start - 1, segment.end + 1)
        if word is not None:
            yield Opening(word.end(), tuple(segments[at:]), totals, selected=False, divides=True)


def _behind_colons(segments: Sequence[Segment], told: list[Mention], text: str) -> Iterator[Opening]:
    """The lists behind a colon within a list: 会议24次，其中议题45项：财务类12项、人事类33项."""
    for (before, segment), at in zip(pairwise(segments), range(1, len(segments)), strict=True):
        if segment.mark in ("：", ":") and ends_in_figure(before, text) and not told_anew(before, segment):
            total = next(item for item in reversed(told) if item.segment is before)
            yield Opening(segment.start, tuple(segments[at:]), (total,), selected=False, divides=True)


def _in_clauses(segments: Sequence[Segment], told: list[Mention], text: str) -> Iterator[Opening]:
    """The lists behind later semicolons with their own totals: …；答复100件，其中建议60件、提案40件."""
    clauses: list[list[Segment]] = []
    for segment in segments:
        if segment.mark in ANEW:
            clauses.append([])
        if clauses:
            clauses[-1].append(segment)
    for clause in clauses:
        start, end = clause[0].start, clause[-1].end
        inside = [item for item in told if start <= item.start < end]
        for at, segment in enumerate(clause):
            word = OF_THEM.match(text, segment.start, segment.end)
            before = [item for item in inside if item.count.whole.end < segment.start]
            if word is None or not before:
                continue
            yield Opening(
                word.end(), tuple(clause[at:]), tuple(before), SELECTED.match(word.group()) is not None
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
            selected = SELECTED.search(text, opener.start(), opener.end()) is not None
            yield Opening(opener.end(), tuple(parts), (total,), selected)


def in_brackets(sentence: Sentence, told: list[Mention], text: str) -> Iterator[Opening]:
    """The lists in brackets behind a figure: 84条（其中文件17条，动态67条）."""
    for at, segment in enumerate(sentence.segments):
        if not segment.depth or segment.mark not in _BRACKETS:
            continue
        inside = []
        for other in sentence.segments[at:]:
            if other.depth < segment.depth:
                break
            inside.append(other)
        counted = sum(len(other.counts) for other in inside)
        if not counted or (counted < 2 and _BRACKET_OPENER.match(text, segment.start, segment.end) is None):
            continue
        total = next((item for item in told if item.count.whole.end == segment.start - 1), None)
        total = total or _behind_noun(sentence.segments[at - 1], inside, told, text)
        if total is None or _begins_with_a_whole(inside, total, text):
            continue
        divides = in_halves(inside, told)
        selected = SELECTED.match(text, segment.start, segment.end) is not None
        rest = tuple(item for item in inside if item.depth == segment.depth)
        yield Opening(segment.start, rest, (total,), selected, divides=divides)


def _begins_with_a_whole(inside: Sequence[Segment], total: Mention, text: str) -> bool:
    """Whether a bracket begins with more, out of which it tells: 办结45件（应办结47件中2件未到期）."""
    first = next(count for segment in inside for count in segment.counts)
    if first.value <= total.count.value:
        return False
    came = text[inside[0].start : first.span.start]
    return (came != "" and _ALL_OF_IT.fullmatch(came) is not None) or _OUT_OF_IT.match(
        text, first.span.end
    ) is not None


def _behind_noun(
    before: Segment, inside: Sequence[Segment], told: Sequence[Mention], text: str
) -> Mention | None:
    """The figure before a noun and a bracket that nears it, or says 其中: 42家单位（部门28家、街道15家）."""
    total = next((item for item in reversed(told) if item.segment is before), None)
    if total is None or _NOUN.fullmatch(text, total.count.whole.end, before.end) is None:
        return None
    counts = [count for segment in inside for count in segment.counts]
    missing = Decimal(total.count.value) - added(counts)
    alike = len(counts) > 1 and {unit_of(count) for count in counts} == {unit_of(total.count)}
    near = abs(missing) * _MOST <= total.count.value
    return total if alike and (near or _BRACKET_OPENER.match(text, inside[0].start)) else None
