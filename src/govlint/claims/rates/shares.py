"""Shares in percent: in 收到84件，网上57件，占67.9% the 57 are the part, and the 84 may be the whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise

from msgspec.structs import replace

from govlint.claims.figures import Count
from govlint.claims.mentions import FiguredSentence, Mention
from govlint.claims.rates.ratio import NO_PART, NO_TOTAL, Ratio, alike, figures, first_of_run, run_length
from govlint.claims.rates.sharers import (
    called_so,
    disclosed,
    given_in_full,
    is_of_another,
    part_of,
    shared,
    subject_of,
    together,
)
from govlint.claims.rates.wholes import figures_of, named_whole
from govlint.claims.words import Lists
from govlint.lazy import lazily
from govlint.model import Struct
from govlint.numbers import Figure, shown_as

_YEAR = lazily(r"(?:20\d\d *|[本今全])年")
_WIDER = lazily(r"占[了到比]?(全[年省市州县区旗国镇])")
_SUMMED = lazily(r"[共合总]|办结")
# 33件，占全部45件申请的73.3%
_OF_IT = lazily(
    r"[件条宗份次起项篇个]?(?:(?:政府信息公开)?申请|答复|案件|信息|文件)?(?:总[量数])?的(?:比例|比重)?"
    r"[为是达约：: \t]*"
)
# 图解12件、视频6件，合计占30件的60%: of all of them.
_ADDED_UP = lazily(
    r"^[，,；;：:、 \t]*(?:以上|上述|这)?"
    r"(?:[两二三四五六](?:[者项类种]|部分)(?:合计|共计|总计|相加|之和|合)?|(?:合计|共计|总计|相加|之和|合|共))共?占"
)
_BARE = lazily(r"^[，,（(]?[ \t]*占(?:比|到)?(?:约|为)*[ \t]*$")
_SO_MANY, _COMMAS = lazily(r"(?:即|共|共计|合计|计|为|有|达)+[ \t]*"), frozenset("，,")
_ALL = 100
# What comes between two figures makes the latter one of something else: 粉丝中，微信占90%; 去年微信占90%.
_ELSE = lazily(
    r"[，。；：,;:](?!其中[，：,:])[^，。；：,;:]+[，。；：,;:]|[去上前往]年|上一年|同期|20\d\d[ \t]*年"
)
_ENDS = lazily(r"[ \t]*(?:[，。；！）,;)\n]|$)")
_WITHIN = lazily(r"其中|当中|中[，,]|[。：:]|含|包括")
_CALLED = lazily(
    r"占[了到比]?([^\W\d]{2,10}?)(?:案件|事项)?(?:总数量|总件数|总数|总量|件数|数量|数)"
    r"(?:的?(?:比例|比重))?的?[为是达约至：: \t]*$"
)


class Around(Struct, frozen=True):
    """What stands around a percentage: its sentence, earlier figures, the kinds of figures, and what those in
    brackets are shares of; `shared` are the places of earlier figures that have a share of their own. `lists`
    are those of the packs, and `year` is the report's.
    """

    told: FiguredSentence
    earlier: tuple[Mention, ...]
    text: str
    kinds: Mapping[int, str]
    bracketed: Mapping[int, Ratio]
    lists: Lists
    shared: frozenset[int] = frozenset()
    year: int | None = None


def of_named_total(told: Sequence[Mention], at: int, text: str) -> Ratio | None:
    """A share of the total that stands between: 20件，占办结总量50件的40%; several of them with 分别."""
    run = first_of_run(told, at)
    if run < 2 or not _OF_IT.fullmatch(told[run].said_before(text)):
        return None
    said = told[run - 1].said_before(text)
    if not is_of_another(said):
        return None
    length = run_length(told, run)
    numbers = figures(told[: run - 1])
    # 不予公开56件（其中国家秘密30件），占办结135件的41.5%: of what stands before the bracket.
    depth = told[run].segment.depth
    numbers = [other for other in numbers if other.segment.depth <= depth] or numbers
    whole = told[run - 1].count
    if length == 1 and _ADDED_UP.search(said):
        parts = _sums(told[: run - 1], whole)
        return Ratio(told[at].count, "share", tuple((one, whole) for one in parts)) if parts else None
    if length == 1:
        part = called_so(subject_of(told[run - 1], text), numbers, text)
    else:
        part = numbers[-length:][at - run].count if len(numbers) >= length and "分别" in said else None
    if part is None or not (part.bounded and whole.bounded and alike(part, whole) and whole.value):
        return None
    # 采纳30条、部分采纳26条，占收到135条的41.5%: of both.
    several = _sums(numbers, whole) if length == 1 and said.startswith("占") else ()
    pairs = ((part, whole), *((one, whole) for one in several if one.value <= whole.value))
    return Ratio(told[at].count, "share", pairs, firm=True)


def of_called_total(around: Around, at: int) -> Ratio | None:
    """A share of a total that it names, which an earlier figure is called by: 办结50件…占办结总量的40%."""
    told, text = around.told.mentions, around.text
    named = _CALLED.search(told[first_of_run(told, at)].said_before(text))
    part = part_of(told, at, text) if named is not None else None
    if named is None or part is None or not part.bounded:
        return None
    called = [
        other.count
        for other in (*around.earlier, *told[:at])
        if named[1] in other.said_before(text) and not (other.old or other.change or other.count.percent)
    ]
    wholes = [
        count
        for count in dict.fromkeys(called)
        if count is not part and count.bounded and alike(part, count) and count.value >= part.value
    ]
    wholes.sort(key=lambda count: -count.value)
    pairs = _pairs(_parts(told, at, part, text), wholes)
    return Ratio(told[at].count, "share", pairs) if pairs else None


def share(around: Around, at: int) -> Ratio | None:
    """The share that a percentage is, with all totals that it may be a share of; None where it is of none."""
    told, text = around.told.mentions, around.text
    item = told[at]
    part = part_of(told, at, text) or disclosed(told, at, around.earlier, text, around.kinds)
    part = part or _right_behind(told, at, text)
    if part is None and (subject_of(item, text) or together(item, text)):
        return Ratio(item.count, "share", (), reason=NO_PART)
    if part is None or not part.bounded or not part.value:
        return None
    named = named_whole(told[first_of_run(told, at)], text, around.lists)
    whole = named or _named_before(told, at, text, around.lists)
    if whole:
        # Of the figures of the text that are called so, and of no others.
        totals = figures_of(whole, part, (*around.earlier, *told), around.kinds)
        if not named:
            # 不予公开8件，占办结总数的16.7%；行政查询3件，占37.5%: of the 8 as well.
            totals = _fitting(item, part, told[:at]) or totals
        return _share(around, at, part, totals, whole)
    return _of_likely(around, at, part)


def _right_behind(told: Sequence[Mention], at: int, text: str) -> Count | None:
    """The part that a share tells right behind itself, and nothing else: 网站占67.2%，共880条."""
    item = told[at]
    if at + 1 == len(told) or not subject_of(item, text):
        return None
    part = told[at + 1]
    beside = part.segment.start == item.segment.end + 1 and part.segment.mark in _COMMAS
    alone = part.plain and part.segment.counts == (part.count,) and part.said_behind(text).strip("。") == ""
    return part.count if beside and alone and _SO_MANY.fullmatch(part.said_before(text)) else None


def _fitting(item: Mention, part: Count, told: Sequence[Mention]) -> list[Count]:
    """The figures before a share of which it is just so many percent."""
    plain = [
        other.count
        for other in figures(told)
        if other.count.exact and not (other.change or other.old) and other.count.value > part.value
    ]
    percent = Decimal(item.count.value)
    return [
        count
        for count in plain
        if alike(count, part) and shown_as(Decimal(part.value) * 100 / Decimal(count.value), percent)
    ]


def _named_before(told: Sequence[Mention], at: int, text: str, lists: Lists) -> str:
    """What the shares of a row say before it: 占办结总数的43.2%；部分公开2214件，占8.1%."""
    for number in range(first_of_run(told, at), 0, -1):
        item = told[number]
        if not item.count.percent:
            continue
        if not _BARE.search(item.said_before(text)) or item.segment.depth:
            return ""
        before = next((other for other in reversed(told[:number]) if other.count.percent), None)
        if before is None or _WITHIN.search(text, before.count.whole.end, item.count.whole.start):
            return ""
        whole = named_whole(before, text, lists)
        if whole:
            return whole
    return ""


def _of_likely(around: Around, at: int, part: Count) -> Ratio | None:
    """The share of a total that it does not name: the figures that may be it."""
    told, text = around.told.mentions, around.text
    item = told[at]
    parts = [found for number in range(len(told)) if (found := shared(told, number, text)) is not None]
    wholes = _wholes(part, (*around.earlier, *told), parts, around.kinds)
    if around.shared and not _WITHIN.search(text, around.told.sentence.span.start, item.count.whole.start):
        # 自然人4件，占80%。企业1件，占20%: a part beside it is no whole.
        wholes = [count for count in wholes if count.span.start not in around.shared]
    added = sum(count.value for count in dict.fromkeys(parts) if alike(part, count))
    summed = {other.count.span.start for other in told if _SUMMED.search(other.said_before(text))}
    totals = [
        count
        for count in wholes
        if count.value >= added and (count.span.start < part.span.start or count.span.start in summed)
    ]
    wider = _WIDER.search(told[first_of_run(told, at)].said_before(text))
    if wider is not None:
        totals = [count for count in totals if count.span.start in _said_of(around, wider[1])]
    # The likeliest first, which a message names: the largest of the same sentence.
    start = around.told.sentence.span.start
    held = _before_bracket(told, item)
    totals.sort(key=lambda count: (count is not held, count.span.start < start, -count.value))
    if (
        not totals
        and added
        and shown_as(Decimal(part.value) * 100 / Decimal(added), Decimal(told[at].count.value))
    ):
        return None
    if not totals and _come_to_all(around, at):
        whole = replace(part, value=added)
        return replace(_share(around, at, part, [whole]), pairs=((part, whole),))
    if not totals and _is_whole(around, at, added):
        return _share(around, at, part, [replace(part, value=added)])
    likely = _share(around, at, part, totals or wholes)
    return likely if totals else replace(likely, reason=NO_TOTAL)


def _before_bracket(told: Sequence[Mention], item: Mention) -> Count | None:
    """The figure right before the bracket that holds a share: 申请30件（其中网络15件，占50%），办结33件."""
    if not item.segment.depth:
        return None
    outer = [other for other in told if other.start < item.start and other.segment.depth < item.segment.depth]
    return outer[-1].count if outer else None


def _is_whole(around: Around, at: int, added: Figure) -> bool:
    """Whether another share of the sentence is one of the sum of all parts: 44件，占73.3%；16件，占26.7%."""
    told = around.told.mentions
    return any(
        shown_as(Decimal(part.value) * 100 / Decimal(added), Decimal(told[number].count.value))
        for number in range(len(told))
        if number != at and (part := shared(told, number, around.text)) is not None
    )


def _come_to_all(around: Around, at: int) -> bool:
    """Whether the shares of a sentence come to 100%, each of one of its figures and of no other.

    So they do in 网站300条，新媒体100条，网站占80%，新媒体占20%.
    """
    told, text = around.told.mentions, around.text
    shares = [other for other in told if other.count.percent]
    parts = [shared(told, number, around.text) for number, other in enumerate(told) if other.count.percent]
    numbers = figures(told)
    if (
        around.earlier
        or len(shares) < 2
        or not len(shares) == len(numbers) == len({id(part) for part in parts})
    ):
        return False
    plain = all(part is not None and part.exact and alike(part, numbers[0].count) for part in parts)
    exact = all(other.count.exact and not other.change for other in shares)
    between = (
        text[one.count.whole.end : other.count.whole.start] for one, other in pairwise(around.told.mentions)
    )
    if any(map(_ELSE.search, between)) or _ENDS.match(text, shares[-1].count.whole.end) is None:
        return False
    return plain and exact and sum(Decimal(other.count.value) for other in shares) == _ALL


def _share(around: Around, at: int, part: Count, totals: Sequence[Count], whole: str = "") -> Ratio:
    """The share of one of these totals that a percentage is."""
    told = around.told.mentions
    of_these = _parts(told, at, part, around.text)
    pairs = _pairs(of_these, totals)
    return Ratio(
        told[at].count,
        "share",
        pairs,
        reason=None if pairs else NO_TOTAL,
        whole=whole,
        parts=of_these,
        kind_of=_kind_of(part, told[:at], around.kinds),
    )


def _kind_of(part: Count, told: Sequence[Mention], kinds: Mapping[int, str]) -> str:
    """The kind of a figure, or of those that it sums up: 公开18件，部分公开6件，合计24件，占49%."""
    own = kinds.get(part.span.start, "")
    before = [item.count for item in told if item.count.span.start < part.span.start]
    for number in range(2, len(before) + 1):
        last = before[-number:]
        found = {kinds.get(count.span.start, "").partition(":")[0] for count in last}
        if not own and len(found) == 1 and sum(count.value for count in last) == part.value:
            return kinds.get(last[0].span.start, "")
    return own


def _said_of(around: Around, area: str) -> set[int]:
    """The figures of a whole year or a whole area: 全年受理60件, or 2024年受理60件."""
    told = (*around.earlier, *around.told.mentions)
    if area == "全年":
        return {item.count.span.start for item in told if _YEAR.search(item.said_before(around.text))}
    return {item.count.span.start for item in told if area in item.said_before(around.text)}


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
        and alike(part, other.count)
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
    run = first_of_run(told, at)
    return _sums(told[:run], part) if run == at else ()


def _parts(told: Sequence[Mention], at: int, part: Count, text: str) -> tuple[Count, ...]:
    """The figures that a percentage may be the share of: one that it names, or any of the last together."""
    named = subject_of(told[at], text) or together(told[at], text)
    parts = [part] if named else [part, *_several(told, at, part)]
    if _ADDED_UP.search(told[first_of_run(told, at)].said_before(text)):
        parts = parts[1:] or parts
    return tuple(dict.fromkeys((*parts, *given_in_full(told[at], figures(told[:at]), text))))


def _pairs(parts: Sequence[Count], wholes: Sequence[Count]) -> tuple[tuple[Count, Count], ...]:
    """Each of the parts with each whole that can hold it."""
    return tuple(
        (one, whole) for one in parts for whole in wholes if one.value <= whole.value and whole.value
    )


def _sums(told: Sequence[Mention], like: Count) -> tuple[Count, ...]:
    """The sums of two and more of the last figures in the unit of `like`, the largest first."""
    first = len(told)
    while first > 0 and told[first - 1].count.exact and alike(told[first - 1].count, like):
        if told[first - 1].count.percent:
            break
        first -= 1
    group = [item.count for item in told[first:]]
    if len(group) < 2:
        return ()
    sums = list(accumulate(count.value for count in reversed(group)))[:0:-1]
    return tuple(replace(group[-1], value=value) for value in sums)
