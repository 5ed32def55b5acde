"""Why the parts of a list cannot be added to its total: rough ones, of several units, counted twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from govlint.claims.figures import Count
from govlint.claims.mentions import Mention, all_said_before
from govlint.claims.totals.known import (
    OVERLAPPING,
    Named,
    may_be_of_several,
    overlaps,
    unit_of,
)
from govlint.claims.totals.opening import Opening
from govlint.claims.totals.walk import MIXED, OF_TEXTS, UNLIKE, Walk, are_outcomes
from govlint.claims.words import Lists
from govlint.lazy import lazily
from govlint.model import Text
from govlint.numbers import Figure

_OF_A_KIND = lazily(
    r"(?:(?:类|方面|领域)(?:的)?(?:申请|案件|事项)?|涉[及\u4e00-\u9fff]{1,8}(?:的)?(?:申请|案件)?)"
    r"(?:有|共|为)?[ \t]*$"
)
_BECAME = lazily(
    r"(?:^|[以分予意 \t])公开(?:的)?[ \t]*$|不予处理|无法提供|办结|审结|维持|纠正|撤[销回]|驳回|终止"
    r"|答复(?:的)?[ \t]*$"
)
_TWICE = lazily("[含转重同兼也均]|其中")
_PEOPLE = frozenset("人名位")
_KINDS = frozenset("个项类")
_TRAIT = lazily(r"[新首]|女|党员|青年|学历|以上|骨干|领导")
# 男7人、女10人; 新任人员60人、其余110人: nobody is of both.
_APART = lazily(r"男|其余|其他|余下")
# 解读规范性文件2件，其中图解2件、视频1件: one is interpreted in several forms.
_INTERPRETED = lazily(
    r"(?<!政策)解读[^，。；、\d]{0,8}(?:文件|政策|规章|办法|规划)[^，。；、\d]{0,2}\d+[ \t]*[件部项个份]"
    r"|\d[^，。；、\d]{1,12}(?:进行|开展|作|做|制作|配发|配套|同步|全部|均|都)了?[^，。；、\d]{0,8}解读"
)
_CONCERNED = lazily(r"涉及[^，。；、\d]{1,10}的[ \t]*$")
_CLAUSE = 24
_FORMS = "解读|{shapes}"
# 65家（一级45家、二级30家），其中10家涉密不公开: what is left out is told behind.
_LEFT_OUT = lazily("不|未|除|扣|剔|重复|合并")
_SHARE = lazily(r"[ \t]*[（(，,]?(?:占比?|比例为?)?[ \t]*\d+(?:\.\d+)?[%％]")
_ROUGH = Text("合计或者分项是约数", "has rough figures")
# 60余条 are at least 60.
_AT_LEAST = lazily(r"[ \t]*(?:余[万千]?|[万千]余)[ \t]*[^\d余左上以]{0,3}")


def _is_kind_first(walked: Walk, told: Sequence[Mention], text: str) -> bool:
    """Whether outcomes of all follow one kind of them: 178件，其中涉土地类86件，公开82件，部分公开21件."""
    first, *others = all_said_before(walked.tight, told, text)
    return bool(others) and _OF_A_KIND.search(first) is not None and all(map(_BECAME.search, others))


def _is_share_first(parts: Sequence[Count], text: str) -> bool:
    """Whether the first figure alone has its share: 其中可机读295个（92.2%），接口64个; it may end there."""
    shares = [_SHARE.match(text, part.whole.end) is not None for part in parts]
    return len(parts) > 1 and shares[0] and not any(shares[1:])


def _come_to_more(totals: Sequence[Count], walked: Walk, text: str) -> bool:
    """Whether what the parts are at least is more than an exact total: 134条，其中民生60余条、企业83条."""
    least = all(
        count.exact
        or (
            count.whole.start == count.span.start
            and _AT_LEAST.fullmatch(text, count.span.end, count.whole.end)
        )
        for count in walked.tight
    )
    exact = bool(totals) and all(count.exact for count in totals) and not walked.loose
    return (
        exact and least and sum(count.value for count in walked.tight) > max(total.value for total in totals)
    )


def hindrance(walked: Walk, totals: Sequence[Count], told: Sequence[Mention], named: Named) -> Text | None:
    """Why the parts of the list cannot be added, if so; `told` are the figures of its sentence."""
    opening, text = walked.opening, walked.text
    units = {unit_of(count) for count in (*totals, *walked.tight) if count.unit}
    rough = not all(count.bounded for count in (*totals, *walked.tight, *walked.loose))
    if rough and not _come_to_more(totals, walked, text):
        return _ROUGH
    if len(units) > 1:
        return UNLIKE if units <= OF_TEXTS else MIXED
    last = walked.end
    if (
        _is_kind_first(walked, told, text)
        or (not are_outcomes(walked.tight, walked.kinds) and _divide_anew(totals, walked, told, text, named))
        or overlaps(text, opening.start, last, opening.segments[-1].end)
    ):
        return OVERLAPPING
    if _concern_several(totals, walked.tight, text) or _are_forms(
        totals, walked.tight, opening.start, last, text, named.lists
    ):
        return OVERLAPPING
    if _are_people(totals, walked.tight, told, text, named):
        return OVERLAPPING
    # 信息120条，其中网站100条，微信60条（含转发网站的40条）: what a bracket tells is counted twice.
    inside = set(_told_in_brackets(opening, told, text))
    added = sum(count.value for count in walked.tight)
    if all(added > count.value for count in totals) and _may_hold_the_same(walked, totals, told, named):
        return OVERLAPPING
    inside |= {
        item.count.value for item in told if item.start >= last and _LEFT_OUT.search(_clause(item, text))
    }
    if any(added > count.value and added - count.value in inside for count in totals):
        return OVERLAPPING
    return None if walked.reason is UNLIKE and _ends_at_another(walked, totals) else walked.reason


def _may_hold_the_same(walked: Walk, totals: Sequence[Count], told: Sequence[Mention], named: Named) -> bool:
    """Whether parts that come to more than their total may be counted twice, as the words before each say."""
    said = all_said_before(walked.tight, told, walked.text)
    return (
        _is_share_first(walked.tight, walked.text)
        or named.families.go_together(said)
        or _are_at_each_level(totals, walked.tight, said, named)
        or named.families.are_of_several(said)
        or may_be_of_several(said)
    )


def _are_at_each_level(
    totals: Sequence[Count], parts: Sequence[Count], said: Sequence[str], named: Named
) -> bool:
    """Whether kinds are told by level of which one has them all: 26个领域，其中县级26个、乡镇15个."""
    most = max(part.value for part in parts)
    kinds = all(unit_of(count) in _KINDS for count in (*totals, *parts))
    return kinds and most in [count.value for count in totals] and named.families.are_of_levels(said)


def _told_in_brackets(opening: Opening, told: Sequence[Mention], text: str) -> Iterator[Figure]:
    """What the brackets of a list tell, but for those that divide all of what stands before them.

    So 线上7件（网站5件、邮箱2件） divides the seven, and 微信60条（含转发网站的40条） tells some twice.
    """
    depth = opening.segments[0].depth
    before: Figure = 0
    for inner, items in groupby(told, key=lambda item: item.segment.depth > depth):
        group = list(items)
        values = [item.count.value for item in group]
        if not inner:
            before = values[-1]
        elif sum(values) != before or _TWICE.search(text, group[0].segment.start, group[-1].segment.end):
            yield from values


def _divide_anew(
    totals: Sequence[Count], walked: Walk, told: Sequence[Mention], text: str, named: Named
) -> bool:
    """Whether the later parts of a list divide it by another point: 线上80条、线下40条、采纳30条."""
    counts = sorted([*walked.tight, *walked.loose], key=lambda count: count.span.start)
    parts = [
        (count.value, said) for count, said in zip(counts, all_said_before(counts, told, text), strict=True)
    ]
    return named.families.divide_anew([count.value for count in totals], parts)


def _clause(item: Mention, text: str) -> str:
    """The text of the segment that a figure stands in."""
    return text[item.segment.start : item.segment.end]


def _concern_several(totals: Sequence[Count], parts: Sequence[Count], text: str) -> bool:
    """Whether parts that come to much more than their total are what it concerns: 涉及民生的300条."""
    concerned = sum(
        _CONCERNED.search(text, max(0, count.span.start - _CLAUSE), count.span.start) is not None
        for count in parts
    )
    return concerned > 1 and sum(count.value for count in parts) > totals[-1].value


def _are_forms(
    totals: Sequence[Count], parts: Sequence[Count], start: int, end: int, text: str, lists: Lists
) -> bool:
    """Whether parts are the forms in which something was interpreted, one in several of them."""
    if lists(_FORMS).search(text, start, end) is None:
        return False
    first = max(0, totals[-1].whole.start - _CLAUSE)
    told = max(first, *(text.rfind(mark, first, totals[-1].whole.start) + 1 for mark in "，。；\n"))
    of_documents = _INTERPRETED.search(text, told, start) is not None
    return of_documents or (len(parts) > 2 and parts[0].value == totals[-1].value)


def _are_people(
    totals: Sequence[Count], parts: Sequence[Count], told: Sequence[Mention], text: str, named: Named
) -> bool:
    """Whether parts that exceed their total are people of several kinds, of whom one may be of two of them.

    So it is with 新任人员60人、乡镇人员110人 of 156, and not with those who came by different ways.
    """
    people = all(unit_of(count) in _PEOPLE for count in parts)
    if not people or sum(count.value for count in parts) <= max(count.value for count in totals):
        return False
    said = all_said_before(parts, told, text)
    if named.families.are_alike(said) or any(map(_APART.search, said)):
        return False
    traits = [set(_TRAIT.findall(words)) for words in said]
    return any(traits) and not set.intersection(*traits)


def _ends_at_another(walked: Walk, totals: Sequence[Count]) -> bool:
    """Whether what ends a list is something else: in another unit, and more than its parts lack."""
    most = sum(count.value for count in (*walked.tight, *walked.loose))
    lacking = [count.value - most for count in totals if count.value >= most]
    return walked.apart is not None and bool(lacking) and walked.apart.count.value > max(lacking)
