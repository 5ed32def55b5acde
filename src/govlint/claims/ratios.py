"""Percentages beside the figures that they come of: shares of a total, growth over last year, rates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise
from typing import Literal

from msgspec.structs import replace

from govlint.claims.figures import Count
from govlint.claims.mentions import MOST_FIGURES, Mention, Told
from govlint.lazy import lazily
from govlint.model import Struct, Text
from govlint.numbers import shown_as

Kind = Literal["share", "growth", "rate"]

_SHARE = lazily(
    r"(?:占|比例|比重)[到了比总数量全部年申请受理收办公开政府信息件的其约为达例重分别共计：: \t]*$"
)
_OF_ANOTHER = lazily(r"占(?!地|用|有|据|道)")
_MEMBER = lazily(
    r"^(?!分别|其中|各自?|合计|[共约仅均])([\u4e00-\u9fffA-Za-z]{2,12}?)(?:类|数量|数|件数)?(?:约|各|均|共|仅|就|又|还|，)?占"
)
_SUMMED = lazily(r"[共合总]|办结")
_OF_IT = lazily(r"的(?:比例|比重)?[为是达约：: \t]*")
_GROWN = lazily(r"增长|上升|增加|提高|提升|增幅|上涨|攀升|下降|减少|降低|降幅|下滑|回落|同比|环比|幅度")
_FALLEN = lazily(r"下降|减少|降低|降幅|下滑|回落|少")
_CHANGED = lazily(r"增加|增长|减少|下降|多|少|上升|降低")
_RATE = lazily(r"([\u4e00-\u9fff]{2,6})率[为是达到分别：: \t]*$")
# 解读比例达到100% is a rate with a name; 所占比例, 占总数的比例 are shares.
_NAMED = lazily(r"(?<!占)([\u4e00-\u9fff]{0,3}[^\W\d占所的各其])(?:比例|比重)[为是达到约分别：: \t]*$")
_DUE = lazily(r"(?:(?<![供响反对适效相回])应当?|需|须|拟|计划|要求)[\u4e00-\u9fff]{2,8}$")
_PAIRED = lazily(r"分别")
_FROM = lazily(r"(?:由|从)[^，。]{0,10}$")
_TO = lazily(r"^[\u4e00-\u9fff]{0,8}[至到为][ \t]*(?:20\d\d *年度?的?)?[ \t]*$")

NO_TOTAL = Text("没有说占什么的比例", "names no total that it is a share of")
NO_BASE = Text("没有说去年的数", "names no figure of last year")


class Ratio(Struct, frozen=True):
    """A percentage and the pairs of figures that it may come of: (part, whole) or (new figure, old figure).

    `falling` tells the direction of growth; `changes` pair the new figure with the change told. `reason`
    says why there are no pairs.
    """

    percent: Count
    kind: Kind
    pairs: tuple[tuple[Count, Count], ...]
    changes: tuple[tuple[Count, Count], ...] = ()
    falling: bool = False
    reason: Text | None = None


def ratios(paragraph: Sequence[Told], text: str, kinds: Mapping[int, str]) -> Iterator[Ratio]:
    """The percentages of a paragraph with the figures beside them; `kinds` says what figures count."""
    earlier: list[Mention] = []
    for item in paragraph:
        if len(item.mentions) > MOST_FIGURES:
            continue
        for at, mention in enumerate(item.mentions):
            if mention.count.percent:
                found = _ratio(_Around(item, tuple(earlier), text, kinds), at)
                if found is not None:
                    yield found
        earlier += [mention for mention in item.mentions if not mention.count.percent]
        del earlier[:-MOST_FIGURES]


class _Around(Struct, frozen=True):
    """What stands around a percentage: its sentence, earlier figures, and the kinds of figures."""

    told: Told
    earlier: tuple[Mention, ...]
    text: str
    kinds: Mapping[int, str]


def _ratio(around: _Around, at: int) -> Ratio | None:
    told, text = around.told.mentions, around.text
    item = told[at]
    said = told[_head(told, at)].said_before(text)
    if not item.count.exact:
        return None
    before = [other for other in told[:at] if not other.count.percent]
    whole = _whole_told(told, at, text)
    if whole is not None:
        part = _part_of(told, at, text)
        if part is not None and part.bounded and whole.bounded and _alike(part, whole) and whole.value:
            return Ratio(item.count, "share", ((part, whole),))
    named = _NAMED.search(said) if "占" not in said else None
    if named is not None and len(named[1]) > 1:
        return _rate(item, named[1], before, text)
    if _SHARE.search(said):
        return _share(around, at)
    if _OF_ANOTHER.search(said):
        return Ratio(item.count, "share", (), reason=NO_TOTAL)
    rate = _RATE.search(said)
    if rate is not None:
        return _rate(item, rate[1], before, text)
    if _GROWN.search(said):
        return _growth(item, before, told[at + 1 :], said, text)
    return None


def _alike(one: Count, other: Count) -> bool:
    return not one.unit or not other.unit or one.unit[:1] == other.unit[:1]


def _share(around: _Around, at: int) -> Ratio | None:
    told, text = around.told.mentions, around.text
    item = told[at]
    part = _part_of(told, at, text)
    if part is None or not part.bounded or not part.value:
        return None
    parts = [found for number in range(len(told)) if (found := _shared(told, number, text)) is not None]
    wholes = _wholes(part, (*around.earlier, *told), parts, around.kinds)
    added = sum(count.value for count in dict.fromkeys(parts) if _alike(part, count))
    summed = {other.count.span.start for other in told if _SUMMED.search(other.said_before(text))}
    totals = [
        count
        for count in wholes
        if count.value >= added and (count.span.start < part.span.start or count.span.start in summed)
    ]
    # The likeliest first, which a message names: the largest of the same sentence.
    totals.sort(key=lambda count: (count.span.start < around.told.sentence.span.start, -count.value))
    if (
        not totals
        and added
        and shown_as(Decimal(part.value) * 100 / Decimal(added), Decimal(item.count.value))
    ):
        return None
    reason = None if totals else NO_TOTAL
    several = _several(told, at, part)
    return Ratio(
        item.count,
        "share",
        tuple((one, count) for one in (part, *several) for count in totals or wholes),
        reason=reason,
    )


def _wholes(
    part: Count, told: Sequence[Mention], parts: Sequence[Count], kinds: Mapping[int, str]
) -> list[Count]:
    """The figures that a part may be a share of: no part beside its own share, no outcome of its kind."""
    return [
        other.count
        for other in told
        if not other.count.percent
        and other.count.bounded
        and not other.change
        and _alike(part, other.count)
        and other.count.value >= part.value
        and other.count is not part
        and (len(parts) < 2 or other.count not in parts)
        and not _are_siblings(part, other.count, kinds)
    ]


def _are_siblings(part: Count, other: Count, kinds: Mapping[int, str]) -> bool:
    """Whether both are outcomes, none of which holds the other: 予以公开33件，部分公开8件，占12%."""
    one, two = kinds.get(part.span.start, ""), kinds.get(other.span.start, "")
    apart = one.partition(":")[0] == two.partition(":")[0] and one.partition(":")[2] and two.partition(":")[2]
    return bool(apart) and not one.startswith(f"{two}.")


def _several(told: Sequence[Mention], at: int, part: Count) -> tuple[Count, ...]:
    """The sum of the figures since the last percentage: 予以公开33件，部分公开8件，占59%."""
    run = _head(told, at)
    first = run
    while first > 0 and not told[first - 1].count.percent and _alike(told[first - 1].count, part):
        first -= 1
    group = [item.count for item in told[first:run]]
    if run != at or len(group) < 2 or not all(count.exact for count in group):
        return ()
    sums = list(accumulate(count.value for count in reversed(group)))[1:]
    return tuple(replace(part, value=value) for value in sums)


def _shared(told: Sequence[Mention], at: int, text: str) -> Count | None:
    """The figure that a percentage of the sentence is a share of the whole for, if it is one."""
    if not told[at].count.percent or not _OF_ANOTHER.search(told[_head(told, at)].said_before(text)):
        return None
    return _part_of(told, at, text)


def _head(told: Sequence[Mention], at: int) -> int:
    """The first of the percentages that stand in a row with no other figure between."""
    while at > 0 and told[at - 1].count.percent:
        at -= 1
    return at


def _whole_told(told: Sequence[Mention], at: int, text: str) -> Count | None:
    """The figure that percentages name as their whole: 分别占总量2392件的43.6%、7.8%."""
    run = _head(told, at)
    if not run or not _OF_IT.fullmatch(told[run].said_before(text)):
        return None
    whole = told[run - 1]
    return whole.count if _OF_ANOTHER.search(whole.said_before(text)) else None


def _part_of(told: Sequence[Mention], at: int, text: str) -> Count | None:
    """The figure whose share it is: the one before it, or, after 分别, the one in the same place."""
    run = _head(told, at)
    numbers = [other for other in told[:run] if not other.count.percent]
    said = told[run].said_before(text)
    if _whole_told(told, at, text) is not None:
        said = numbers.pop().said_before(text)
    named = _MEMBER.search(said) if run == at else None
    if named is not None and numbers and named[1] not in numbers[-1].said_before(text):
        # 图解96份、视频58份，图解占62%: the one that it names, if any is called so.
        called = [other for other in numbers if named[1] in other.said_before(text)]
        return called[0].count if len(called) == 1 else None
    if run == at and not (at + 1 < len(told) and told[at + 1].count.percent):
        return numbers[-1].count if numbers else None
    stop = at
    while stop + 1 < len(told) and told[stop + 1].count.percent:
        stop += 1
    length = stop - run + 1
    if length == 1 or not _PAIRED.search(said):
        return numbers[-1].count if numbers and length == 1 else None
    return numbers[-length:][at - run].count if len(numbers) >= length else None


def _rate(item: Mention, name: str, before: list[Mention], text: str) -> Ratio | None:
    """按时办结率 of the two figures before it, one of which is of what was 办结."""
    exact = [other for other in before if other.count.bounded and not other.change]
    exact = [other for other in exact if _alike(other.count, exact[-1].count)]
    if len(exact) != 2 or not _alike(exact[0].count, exact[1].count):
        return None
    stem = name[-2:]
    parts = [other for other in exact if stem in other.said_before(text) + other.said_behind(text)]
    due = [other for other in exact if _DUE.search(other.said_before(text))]
    if len(parts) == 2 and due == exact[:1]:
        # 应公开250项，已公开240项: both tell of it, and one of them of what was to be.
        parts = exact[1:]
    if len(parts) != 1:
        return None
    part, whole = parts[0].count, exact[0].count
    if part is whole or part.value > whole.value or not whole.value:
        return None
    return Ratio(item.count, "rate", ((part, whole),))


def _from_to(told: Sequence[Mention], text: str) -> tuple[Count, Count] | None:
    """The new figure and the old one of 由61件增至83件."""
    for one, other in pairwise(told):
        exact = (
            one.count.bounded and other.count.bounded and not one.count.percent and not other.count.percent
        )
        if exact and _FROM.search(one.said_before(text)) and _TO.search(other.said_before(text)):
            return other.count, one.count
    return None


def _old(before: Sequence[Mention], behind: Sequence[Mention]) -> list[Mention]:
    """The figures of last year; 同比增长25%（去年400条）: it may stand behind."""
    later = [other for other in behind if other.count.bounded and not other.count.percent]
    for told in (before, later):
        found = [other for other in told if other.old and not other.change]
        if found:
            return found
    return []


def _growth(
    item: Mention, before: list[Mention], behind: Sequence[Mention], said: str, text: str
) -> Ratio | None:
    """Growth of the figure before it over last year's, or over what a change of so many leaves."""
    falling = _FALLEN.search(said) is not None
    near = [other for other in before if other.count.bounded]
    moved_to = _from_to([*before, *behind], text)
    if moved_to is not None:
        return Ratio(item.count, "growth", (moved_to,), falling=falling)
    changes: Sequence[Mention] = [
        other for other in near if other.change and _CHANGED.search(other.said_before(text))
    ]
    if (
        not changes
        and behind
        and behind[0].change
        and not behind[0].count.percent
        and behind[0].count.bounded
    ):
        changes = behind[:1]
    old = _old(near, behind[:1])
    new = [other for other in near if not other.old and not other.change]
    if not new:
        return None
    current = new[-1].count
    bases = [other.count for other in old if _alike(other.count, current)]
    moved = [other.count for other in changes[-1:] if _alike(other.count, current)]
    if not bases and not moved:
        return Ratio(item.count, "growth", (), falling=falling, reason=NO_BASE)
    falling = falling or any(_FALLEN.search(other.said_before(text)) for other in changes[-1:])
    return Ratio(
        item.count,
        "growth",
        tuple((current, base) for base in bases[-1:]),
        changes=tuple((current, change) for change in moved),
        falling=falling,
    )
