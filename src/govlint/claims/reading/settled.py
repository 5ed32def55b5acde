"""What the claims of one sentence say of each other: 转办6件、自收41件，共47件 are two of one figure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import takewhile, zip_longest

from msgspec.structs import replace

from govlint.claims.claim import LISTED, PART, SUBUNIT, TWICE, WHAT, Claim, Subject
from govlint.claims.topics import Topics
from govlint.lazy import lazily
from govlint.numbers import Figure

_Readings = tuple[Subject, ...]
_CARRIED = (frozenset(("requests.carried_in",)),)
_CARRIED_OUT = (frozenset(("requests.carried_out",)),)
_ANSWERED, _CLOSED = (frozenset(("requests.answered",)),), (frozenset(("requests.done",)),)
_RECEIVED, _FRESH = (frozenset(("requests.received",)),), (frozenset(("requests.fresh",)),)
_NEW, _OLD = lazily(r"新(?:收|增|受理|接收|提出|登记)"), lazily(r"结转|连同|加上|合计|共计|总计")
_DONE = lazily(r"办[结复完]|答复|回复|[了处]结|结案|完成")
_TO_DO = lazily(r"收到|受理|接[收到]|新[收增]|[应需]|提[出交]|结转|[和及与、]")
_HOLDING = lazily(r"含|包括|其中|算上|计入|[（(。]")
# 依申请公开政府信息共9件，其中予以公开2件、不予公开7件: they were asked for, and not all given.
_ASKED_FOR = lazily(
    r"(?:[\s\S]*[，,。；;：:\n])?[ \t]*(?:20\d\d[ \t]*年度?|全年|本年度?)?(?:[我本][一-鿿]{1,3})?"
    r"(?:全年|本年度?)?共?依申请公开的?(?:政府|政务)?信息(?:数量?|总数)?"
    r"(?:共计?|总计|合计|累计|共有|总共|有|为)*[ \t]*"
)
_REACH = 40
_GIVEN = ("requests.granted", "requests.partly_granted")


def settled(claims: Sequence[Claim], text: str, topics: Topics, told: Collection[Figure]) -> list[Claim]:
    """The claims of a sentence in `text`, with what the others of the sentence mean for each.

    制定规章2件、修改1件: the row of those issued may hold both. 市政府规章3件、部门规章5件: two figures of
    one thing are of parts of it.
    """
    if len(claims) < 2 or not any(map(_may_be_told, claims)):
        return list(claims)
    claims = of_carried(_beside_others(_of_new(_of_closed(claims, text), text)), topics)
    claims = _asked_for(claims, text, topics)
    claims = [_of_two(claim, claims, topics, told) for claim in claims]
    valid = [claim for claim in claims if claim.reason is None]
    if len(valid) < 2:
        return list(claims)
    values: dict[tuple[Subject, ...], set[object]] = {}
    for claim in valid:
        # 制发规范性文件4件；发布公告26份: what may be of something else tells nothing of the first.
        if claim.doubt is not WHAT:
            values.setdefault(claim.readings, set()).add(claim.value)
    return [
        claim
        if claim.reason is not None
        else _settled(claim, valid, topics, len(values.get(claim.readings, ())))
        for claim in claims
    ]


def _may_be_told(claim: Claim) -> bool:
    """Whether a claim may tell something of others beside it, as denials of this agency's own do not."""
    return bool(claim.value) or claim.reason is SUBUNIT or claim.readings == _CARRIED


def _of_closed(claims: Sequence[Claim], text: str) -> Sequence[Claim]:
    """The claims, where those done stand beside those carried over: 办结45件，结转下年2件 are not 47 done."""

    def are_done(claim: Claim) -> bool:
        first, last = claim.span.start, claim.span.end
        return _DONE.search(text, first, last) is not None and _TO_DO.search(text, first, last) is None

    return _narrowed(claims, (_ANSWERED, _CLOSED, _CARRIED_OUT), are_done, text)


def _of_new(claims: Sequence[Claim], text: str) -> Sequence[Claim]:
    """The claims, where new ones stand beside those carried over: 新收44件，上年结转3件 are not 44 in all."""

    def are_new(claim: Claim) -> bool:
        first, last = claim.span.start, claim.figure.start
        return _NEW.search(text, first, last) is not None and _OLD.search(text, first, last) is None

    return _narrowed(claims, (_RECEIVED, _FRESH, _CARRIED), are_new, text)


def _narrowed(
    claims: Sequence[Claim],
    readings: tuple[_Readings, _Readings, _Readings],
    are_meant: Callable[[Claim], bool],
    text: str,
) -> Sequence[Claim]:
    """Claims; those of the first readings are of the second where they say so, with one of the third."""
    wide, narrow, beside = readings
    others = [claim for claim in claims if claim.value and claim.readings == beside and claim.sure]
    if not others:
        return claims
    return [
        replace(claim, readings=narrow)
        if claim.readings == wide
        and claim.sure
        and are_meant(claim)
        and any(_are_apart(claim, other, text) for other in others)
        else claim
        for claim in claims
    ]


def _are_apart(one: Claim, other: Claim, text: str) -> bool:
    """Whether neither of two claims of a sentence is said to hold the other: 办结47件（含结转下年2件）."""
    first, second = sorted((one.figure, other.figure), key=lambda figure: figure.start)
    return _HOLDING.search(text, first.end, second.start) is None


def _of_two(claim: Claim, claims: Sequence[Claim], topics: Topics, told: Collection[Figure]) -> Claim:
    """The claim, in doubt where it is one of two that come to a figure told: 转办6件、自收41件，共47件."""
    if not claim.value or claim.doubt is not None or not all(map(topics.is_general, claim.readings[0])):
        return claim
    matter = min(claim.readings[0]).partition(".")[0]
    alike = (
        other.value
        for other in claims
        if other is not claim
        and all(topics.is_general(name) and name.startswith(f"{matter}.") for name in other.readings[0])
    )
    both = any(value and value + claim.value in told for value in alike)
    return replace(claim, doubt=PART) if both else claim


def _asked_for(claims: Sequence[Claim], text: str, topics: Topics) -> Sequence[Claim]:
    """The claims, no doubt of the first where what became of so many is told: all were asked for.

    They may be those that came in, or those answered.
    """
    first, *others = claims
    if first.doubt is not WHAT or first.readings != _RECEIVED or first.reason is not None:
        return claims
    outcomes = list(takewhile(lambda claim: claim.reason is None and _is_outcome(claim, topics), others))
    if len(outcomes) < 2 or sum(claim.value for claim in outcomes) != first.value:
        return claims
    refused = any(not name.startswith(_GIVEN) for claim in outcomes for name in claim.names)
    start, end = max(0, first.figure.start - _REACH), first.figure.start
    if not refused or _ASKED_FOR.fullmatch(text, start, end) is None:
        return claims
    return [replace(first, doubt=None, readings=(*_RECEIVED, *_ANSWERED)), *others]


def of_carried(claims: Sequence[Claim], topics: Topics) -> Sequence[Claim]:
    """The claims, in doubt where they divide what was carried over: 结转的4件，公开3件，不予公开1件."""
    first = next((at for at, claim in enumerate(claims) if claim.readings == _CARRIED), len(claims))
    behind = claims[first + 1 :]
    outcomes = list(takewhile(lambda claim: _is_outcome(claim, topics), behind))
    if len(outcomes) < 2 or sum(claim.value for claim in outcomes) != claims[first].value:
        return claims
    listed = [replace(claim, doubt=claim.doubt or LISTED) for claim in outcomes]
    return [*claims[: first + 1], *listed, *behind[len(outcomes) :]]


def _is_outcome(claim: Claim, topics: Topics) -> bool:
    """Whether a claim counts what became of some requests."""
    names = claim.names
    return all(
        name.startswith("requests.") and not topics.is_general(name) and "carried" not in name
        for name in names
    )


def _beside_others(claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims, in doubt where the next one tells the same of another agency: 机关52件，下属中心15件."""
    return [
        replace(claim, doubt=claim.doubt or PART)
        if following is not None
        and following.reason is SUBUNIT
        and following.doubt is not LISTED
        and claim.reason is None
        and claim.readings == following.readings
        else claim
        for claim, following in zip_longest(claims, claims[1:])
    ]


def _settled(claim: Claim, valid: Sequence[Claim], topics: Topics, told: int) -> Claim:
    names = set(claim.names)
    if told > 1 and claim.doubt is None and not any(map(topics.is_general, names)):
        claim = replace(claim, doubt=TWICE)
    along = {other for name in names for other in topics.along(name)}
    more = sum(other.value for other in valid if other is not claim and along.intersection(*other.readings))
    return replace(claim, more=more) if more else claim
