"""Serves the check `fee`: lists of parts, in yuan and in cases, and which do not come to their totals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import accumulate, pairwise

from msgspec.structs import replace

from govlint.checks.fees.amounts import CLAUSE_END, Amount, Count, Kind, clause_before
from govlint.lazy import lazily
from govlint.model import Span, Struct

_FAR, _NEXT = 200, 4
# 总金额700元，2件400元已缴，1件300元逾期未缴: cases and what was asked for them, part by part.
_LEAST = 2
_NAME = lazily(
    r"[ \t]*(?:(?P<half>[上下])半年|[\u4e00-\u9fff]{1,8}(?:[局委办镇乡县区市科]|街道|本级|中心))"
    r"(?:实?收取?)?[ \t]*$"
)
_PAIRED = frozenset(("", "为", "共", "计", "共计", "合计", "收取", "收费"))
_ASKED_AND_PAID: frozenset[Kind] = frozenset(("asked", "received"))
_TOTAL = lazily(r"总|计|共|应收|应缴|收费通知")
_TOLD = lazily(r"收费通知|[合共总]计|共")
_OPENER = lazily(r"其中|分别(?:为|是)?|包括|(?<!大写)：")
_BRACKETS = lazily(r"[（(][^（()）]*[)）]")
_SELECTS = "其中"
_REST = lazily(r"[，,；;。]\s*(?:实际|实收|已收|已缴|到账|共|合计|总|尚|全部|均|截至|上述|以上)")
_SUM_UP = lazily(r"^\s*(?:(?:以上|上述)?(?:[各几两三四]项)?(?:合计|共计|总计)|全年(?:合计|共))")
_SELECTION = lazily(r"等|主要|最[高低多大小]|平均|大部分|多数")
_MONTHS = lazily(r"\d *月|[一二三四五六七八九十]月")
_QUARTERS, _HALVES, _QUARTERS_OF_A_YEAR = lazily("([一二三四1-4])季度"), lazily("([上下])半年"), 4
_PAID_OR_OPEN = lazily(r"^(?:其中|另有)?(?:已|按期|逾期|尚|还)?未?缴(?:纳|费|清)?(?:的|了)?[ \t]*$")
_OPEN, _STOPS, _ALL_PAID_OPEN = lazily("未缴"), lazily("[。；;\n]"), 3
_OF_FEES = lazily(r"费|通知|[收缴]取|\d *元")
_INNER = lazily(r"包括|其中|含|[（(]")
_SEMICOLON = lazily("[；;]")
Items = tuple[Amount, ...] | tuple[Count, ...]
SENTENCE = lazily(r"[^。！？\n]+[。！？]?")


class Parts(Struct, frozen=True):
    """A list of parts with the totals before it; `complete` when it does not call itself a selection."""

    span: Span
    totals: tuple[Amount, ...]
    amounts: tuple[Amount, ...]
    cases: tuple[Count, ...]
    counts: tuple[Count, ...]
    complete: bool


def lists_in(text: str, start: int, end: int, amounts: list[Amount], counts: list[Count]) -> Iterator[Parts]:
    """Lists of parts: after 其中 (分别, 包括, ：), in the bracket after a total, or before 合计."""
    for sentence in SENTENCE.finditer(text, start, end):
        found = False
        for opener in _OPENER.finditer(text, *sentence.span()):
            region = _region(text, opener.end(), sentence.end(), amounts)
            parts = _parts(text, region, opener.start(), amounts, counts)
            parts = _summed_behind(text, parts, opener.group(), sentence.end(), amounts)
            if parts.totals or parts.cases:
                yield from _by_kind(parts)
                found = True
                break
        if found:
            continue
        bracketed = list(_in_brackets(text, *sentence.span(), amounts, counts))
        found = bool(bracketed)
        yield from bracketed
        inside = [item for item in amounts if item.span.start in Span(*sentence.span())]
        if not found:
            bare = _bare(text, *sentence.span(), amounts, counts) if len(inside) > 1 else []
            bare = bare or list(_named(text, inside))
            found = bool(bare)
            yield from bare
        if (
            not found
            and len(inside) > 2
            and _SUM_UP.search(clause_before(text, inside[-1].span.start, start))
        ):
            region = Span(sentence.start(), inside[-2].span.end)
            if all(item.kind == "received" for item in inside):
                complete = not _is_of_some_time(text, region)
                yield Parts(region, tuple(inside[-1:]), tuple(inside[:-1]), (), (), complete)


def _in_brackets(
    text: str, start: int, end: int, amounts: list[Amount], counts: list[Count]
) -> Iterator[Parts]:
    """The lists in brackets right behind their totals: 发出收费通知5件（按件3件、按量2件）."""
    for bracket in _BRACKETS.finditer(text, start, end):
        region = Span(bracket.start() + 1, bracket.end() - 1)
        parts = _parts(text, region, bracket.start(), amounts, counts)
        of_amounts = len(parts.amounts) > 1 and any(
            item.span.end == bracket.start() for item in parts.totals[-1:]
        )
        of_cases = len(parts.counts) > 1 and any(
            item.span.end == bracket.start() for item in parts.cases[-1:]
        )
        if of_amounts or (of_cases and not parts.amounts):
            yield parts


def _summed_behind(text: str, parts: Parts, opener: str, end: int, amounts: list[Amount]) -> Parts:
    """The list with its total, where that stands behind: 分别为100元、200元，合计300元."""
    behind = [item for item in amounts if parts.span.end <= item.span.start < end]
    if parts.totals or len(parts.amounts) < _LEAST or not behind:
        return parts
    if _SUM_UP.search(clause_before(text, behind[0].span.start, 0)) is None:
        return parts
    # 3件，其中甲局100元、乙局200元，合计500元: of all three.
    return replace(parts, totals=(behind[0],), complete=parts.complete and _SELECTS not in opener)


def _by_kind(parts: Parts) -> Iterator[Parts]:
    """The list, or two of them where it tells of each body what it asked for and what it got.

    So it does in 其中甲县发出2件460元、收取1件260元: each kind comes to the totals of its own, and cases
    that are told twice come to none.
    """
    kinds = [item.kind for item in parts.amounts]
    if min(map(kinds.count, _ASKED_AND_PAID)) < _LEAST:
        yield parts
        return
    for kind in sorted(_ASKED_AND_PAID):
        totals, amounts = (
            tuple(item for item in items if item.kind == kind) for items in (parts.totals, parts.amounts)
        )
        if totals:
            yield replace(parts, totals=totals, amounts=amounts, cases=(), counts=())


def _bare(text: str, start: int, end: int, amounts: list[Amount], counts: list[Count]) -> list[Parts]:
    """A list that no word opens: cases with what was asked for them, behind the total of both.

    All are named where either of the two comes to its total.
    """
    own = [count for count in counts if start <= count.span.start < end]
    pairs = [
        (count, amount)
        for count in own
        for amount in amounts
        if 0 <= amount.span.start - count.span.end <= _NEXT
        and text[count.span.end : amount.span.start].strip() in _PAIRED
    ]
    if len(pairs) < _LEAST:
        return []
    first = pairs[0][0].span.start
    if len(pairs) > _LEAST and _TOLD.search(clause_before(text, first, start)):
        # 发出收费通知2件600元，收到缴费1件300元，逾期未缴1件300元
        first = pairs[1][0].span.start
        pairs = pairs[1:]
    before = [item for item in amounts if item.span.end <= first and item.span.end > start - _FAR]
    cases = [item for item in counts if item.span.end <= first and item.span.end > start - _FAR]
    between = [item for item in amounts if first < item.span.start < pairs[-1][1].span.start]
    if (
        not before
        or len(between) != len(pairs) - 1
        or not _TOTAL.search(clause_before(text, before[-1].span.start, 0))
    ):
        return []
    parts, numbers = [amount for _, amount in pairs], [count for count, _ in pairs]
    if any(item.taken == before[-1].taken for item in parts):
        return []  # 共收入760元。2件760元，其中1件310元为现金: the total once more
    if {item.kind for item in parts} >= _ASKED_AND_PAID:
        return []  # 区县发出5件2800元，收取3件1700元: what one body asked for, and what it got of that
    whole = sum(item.taken for item in parts) == before[-1].taken or any(
        sum(item.value for item in numbers) == item.value for item in cases
    )
    region = Span(first, pairs[-1][1].span.end)
    return [Parts(region, (before[-1],), tuple(parts), tuple(cases), tuple(numbers), whole)]


def _named(text: str, amounts: list[Amount]) -> Iterator[Parts]:
    """A list that no word opens: 收取1600元，上半年700元，下半年900元; with bodies in their place it may be
    a selection.
    """
    names = [_NAME.match(clause_before(text, item.span.start, 0)) for item in amounts]
    for at, total in enumerate(amounts[:-2]):
        if names[at] is not None or names[at + 1] is None or names[at + 2] is None:
            continue
        length = next((n for n, name in enumerate(names[at + 1 :]) if name is None), len(amounts) - at - 1)
        parts = tuple(amounts[at + 1 : at + 1 + length])
        halves = [name["half"] for name in names[at + 1 : at + 1 + length] if name is not None]
        region = Span(total.span.end + 1, parts[-1].span.end)
        yield Parts(region, (total,), parts, (), (), halves == ["上", "下"])
        return


def _parts(text: str, region: Span, until: int, amounts: list[Amount], counts: list[Count]) -> Parts:
    """The list in `region`, with the totals told before `until`.

    Cases are those of the clause that it opens in: 未收取信息处理费；办理建议46件，其中主办6件. Of a list
    in a bracket, no total stands in another: 按件1件（300元），按量2件（分别为200元、640元）.
    """
    brackets = [Span(*match.span()) for match in _BRACKETS.finditer(text, 0, region.end)]
    closed = (
        [item for item in brackets if item.end <= until] if any(until in item for item in brackets) else []
    )
    said = text[:until].rstrip("；;。，, \n")
    opened = max(said.rfind(mark) for mark in "；;。\n") + 1
    if not _OF_FEES.search(text, opened, region.end):
        opened = until
    return Parts(
        region,
        tuple(
            item
            for item in amounts
            if item.span.end <= until and not any(item.span.start in bracket for bracket in closed)
        ),
        tuple(
            item
            for item in amounts
            if _is_part(text, item.span, region) or _is_alone(text, item.span, region)
        ),
        tuple(item for item in counts if opened <= item.span.start and item.span.end <= until),
        tuple(item for item in counts if _is_part(text, item.span, region)),
        _SELECTION.search(text, region.start, region.end) is None and not _is_of_some_time(text, region),
    )


def _is_of_some_time(text: str, region: Span) -> bool:
    """Whether the parts of a list are those of some quarters, months or of one half of the year."""
    if _MONTHS.search(text, region.start, region.end):
        return True
    quarters = {match[1] for match in _QUARTERS.finditer(text, region.start, region.end)}
    halves = {match[1] for match in _HALVES.finditer(text, region.start, region.end)}
    return 0 < len(quarters) < _QUARTERS_OF_A_YEAR or len(halves) == 1


def settled(counts: tuple[Count, ...], text: str) -> Iterator[Parts]:
    """Notices that were paid and that were not, behind all of them: 发出3份，已缴2份，未缴2份."""
    if len(counts) != _ALL_PAID_OPEN or not counts[0].notices:
        return
    whole, *parts = counts
    clauses = [clause_before(text, item.span.start, 0) for item in parts]
    found = sorted(bool(_OPEN.search(clause)) for clause in clauses if _PAID_OR_OPEN.search(clause))
    region = Span(parts[0].span.start, parts[-1].span.end)
    if found == [False, True] and not _STOPS.search(text, whole.span.end, region.end):
        yield Parts(region, (), (), (whole,), tuple(parts), complete=False)


def _region(text: str, start: int, end: int, amounts: list[Amount]) -> Span:
    """The parts of a list: up to the sentence's end, or to a clause that sums up or goes on."""
    inside = [item for item in amounts if start <= item.span.start < end]
    if len(inside) >= 2 and (rest := _REST.search(text, inside[1].span.end, end)):
        end = rest.start()
    return Span(start, end)


def _is_part(text: str, span: Span, region: Span) -> bool:
    """Whether `span` is in the region and in none of its brackets: those hold parts of parts."""
    return span.start in region and not any(
        match.start() < span.start < match.end() and match.start() > region.start
        for match in _BRACKETS.finditer(text, region.start, region.end)
    )


def _is_alone(text: str, span: Span, region: Span) -> bool:
    """Whether an amount in brackets is the only one of what stands before it: 2件逾期未缴（合计200元）."""
    return any(
        match.start() < span.start < match.end()
        and match.group().count("元") == 1
        and "元" not in CLAUSE_END.split(text[region.start : match.start()])[-1]
        for match in _BRACKETS.finditer(text, region.start, region.end)
    )


def false_totals(
    lists: Iterable[Parts], text: str
) -> Iterator[tuple[Parts, Amount | Count, Items, list[Decimal]]]:
    """The lists that do not come to their total, each with its parts and what these count."""
    for parts in lists:
        if parts.totals and all(item.exact for item in (*parts.totals, *parts.amounts)):
            values = [item.taken for item in parts.amounts]
            wholes = [item.taken for item in parts.totals]
            if not _agrees(values, wholes, parts, _opened(parts.amounts, text)):
                yield parts, parts.totals[_nearest(wholes, values)], parts.amounts, values
        if parts.cases and parts.counts:
            numbers = [Decimal(item.value) for item in parts.counts]
            cases = [Decimal(item.value) for item in parts.cases]
            if _closes(numbers, [item.span for item in parts.counts], cases, text):
                continue
            if not _agrees(numbers, cases, parts, _opened(parts.counts, text)):
                yield parts, parts.cases[_nearest(cases, numbers)], parts.counts, numbers


def value_of(item: Amount | Count) -> Decimal:
    """What an amount or a number of cases counts for in a sum."""
    return item.taken if isinstance(item, Amount) else Decimal(item.value)


def _closes(values: list[Decimal], spans: list[Span], totals: list[Decimal], text: str) -> bool:
    """Whether the parts come to a total where a semicolon ends them: 市级5件、县级4件；另有2件逾期未缴."""
    sums = accumulate(values)
    return any(
        at and added in totals and _SEMICOLON.search(text, spans[at].end, spans[at + 1].start)
        for at, added in enumerate(sums)
        if at + 1 < len(spans)
    )


def _nearest(totals: list[Decimal], parts: list[Decimal]) -> int:
    """The place of the total that parts most likely have: the nearest to their sum, or the last of such."""
    added = sum(parts, Decimal(0))
    return min(range(len(totals)), key=lambda at: (abs(totals[at] - added), -at))


def _agrees(values: list[Decimal], totals: list[Decimal], parts: Parts, opened: set[int]) -> bool:
    """Whether the parts fit one of the totals: equal, or below it where the list may be a selection."""
    outer = _outermost(values, opened)
    added = sum(outer, Decimal(0))
    if not values or added in totals or sum(values, Decimal(0)) in totals:
        return True
    return (len(outer) < 2 or not parts.complete) and added <= max(totals)


def _opened(items: Items, text: str) -> set[int]:
    """The places of those behind which a list of their own parts begins: 7件，包括…"""
    spans = [item.span for item in items]
    return {
        at for at, (one, other) in enumerate(pairwise(spans)) if _INNER.search(text, one.end, other.start)
    }


def _outermost(values: list[Decimal], opened: set[int]) -> list[Decimal]:
    """The values without the parts of one that is `opened`: 7 of 7, 5, 2 (7件，包括5件、2件)."""
    found: list[Decimal] = []
    at = 0
    while at < len(values):
        found.append(values[at])
        sums = list(accumulate(values[at + 1 :]))
        inner = sums.index(values[at]) + 1 if at in opened and values[at] in sums[1:] else 0
        at += 1 + inner
    return found
