"""Which outcomes of a sentence may be of some of the requests only: 收到45件，其中住房类12件，予以公开5件."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate

from msgspec.structs import replace

from govlint.claims.claim import LISTED, PART, Claim
from govlint.claims.figures import Count
from govlint.claims.sentences import Sentence
from govlint.claims.topics import Topics
from govlint.lazy import lazily
from govlint.numbers import Figure, shown_as

_ANEW = lazily("[；;]")
_AMONG = lazily("其中|当中")
# 比上年增加7件，其中不予公开5件: what is told of is not those that came more.
_CHANGED = lazily(r"(?:[增减多少升降]|[较比同](?:上|去|前|20))[^，。；\d]{0,8}$")
_OF_REQUESTS = "requests."
_ANSWERED = frozenset(("requests.answered",))
_CARRIED_OUT = (frozenset(("requests.carried_out",)),)
_CARRIED_IN = (frozenset(("requests.carried_in",)),)
_RECEIVED = frozenset(("requests.received",))
# ，其中自然人9件; （自然人9件）: of those right before.
_OF_THESE = lazily(
    r"[ \t]*[件宗条份]?(?:[为是系通过以][^，。；、\d（(]{0,12}|申请)?(?:[，,]?[（(]|[，,]其中|[当之]?中[，,])"
)
_SHARE = lazily(r"占[^，。；\d]{0,4}(\d{1,3}(?:\.\d+)?)[ \t]*[%％]")
_FIRST, _NEXT = (
    lazily(r"[ \t]*[件宗条份]?(?:申请)?[，,](?:其中|当中)[，,：:]?[^，,、。；;（()）\d年收受办]{2,12}[ \t]*"),
    lazily(r"[ \t]*[件宗条份]?[、，,][^，,、。；;（()）\d年收受办]{2,12}[ \t]*"),
)
_GIVEN = lazily(r"(?<!不予)(?<!未)公开(?:的|了)?[ \t]*\d|同意公开|(?<!法)(?<!不)提供(?:的|了)?[ \t]*\d")
_UNITS, _FAR = frozenset(("件", "宗", "份", "条", "")), 10


def of_some(claims: Sequence[Claim], sentence: Sentence, text: str, topics: Topics) -> Sequence[Claim]:
    """The claims of a sentence, its outcomes in doubt where they fit into a part told right before them.

    They do not where the parts told before them come to all requests, nor where they are more than the last.
    """
    if len(claims) < 2:
        return claims
    claims = _of_a_way(claims, text, topics)
    claims = _of_counted(claims, sentence, text, topics)
    if not _AMONG.search(text, sentence.span.start, sentence.span.end):
        return _of_consulted(claims, sentence, text, topics)
    claims = _of_consulted(_of_all_after_all(_carried_of_last(claims, text), text), sentence, text, topics)
    at = next((n for n, claim in enumerate(claims) if _is_outcome(claim, topics)), len(claims))
    whole = next((claim for claim in claims[:at] if claim.sure and _is_whole(claim, topics)), None)
    if at == len(claims):
        return claims
    if whole is None:
        return _of_last(claims, at, text)
    first, last = claims[at].figure.start, whole.figure.end
    if not _AMONG.search(text, last, claims[at].span.end) or _ANEW.search(text, last, first):
        return claims
    sure = {claim.figure.start for claim in claims if claim.sure}
    counts = [
        count for segment in sentence.segments for count in segment.counts if last <= count.span.start < first
    ]
    parts = [count for count in counts if count.span.start not in sure and not count.percent]
    answered = {claim.figure.start for claim in claims if _ANSWERED in claim.readings and not claim.reason}
    if not parts or parts[-1].span.start in answered:
        return claims
    if counts[-1] is not parts[-1] or parts[-1].value >= whole.value:
        return claims
    if sum(count.value for count in parts) == whole.value:
        return claims
    outcomes = [claim for claim in claims[at:] if _is_outcome(claim, topics)]
    if not _holds(parts[-1], text) or sum(claim.value for claim in outcomes) > parts[-1].value:
        return claims
    return [replace(claim, doubt=LISTED) if claim in outcomes else claim for claim in claims]


def _of_a_way(claims: Sequence[Claim], text: str, topics: Topics) -> Sequence[Claim]:
    """The claims, in doubt where applicants are of those just told by a way: 网上30件，其中自然人9件."""
    if not any(claim.reason is PART for claim in claims):
        return claims
    left: Figure = 0
    found: list[Claim] = []
    for before, claim in zip((None, *claims), claims, strict=False):
        asked = claim.sure and all(map(topics.is_crossing_count, claim.names))
        if before is not None and _RECEIVED in before.readings and before.reason is PART:
            opened = _OF_THESE.match(text, before.figure.end, claim.figure.start) is not None
            left = before.value if opened or _is_share_of(claim, before, text) else 0
        elif before is not None and _ANEW.search(text, before.figure.end, claim.figure.start):
            left = 0
        within = asked and claim.value <= left
        left = left - claim.value if within else 0
        found.append(replace(claim, doubt=LISTED) if within else claim)
    return found


def _of_counted(claims: Sequence[Claim], sentence: Sentence, text: str, topics: Topics) -> Sequence[Claim]:
    """The claims, in doubt where applicants come to the figure before them, which is of no total:
    3件尚未到期，转入下一年，其中2件由自然人提出，1件由企业提出.
    """
    known = {claim.figure.start for claim in claims if claim.sure and _is_whole(claim, topics)}
    # 诉讼5件，其中直接起诉4件，复议后起诉1件 tells of all suits.
    asked = [
        claim
        for claim in claims
        if claim.sure
        and all(name.startswith(_OF_REQUESTS) and topics.is_crossing_count(name) for name in claim.names)
    ]
    if len(asked) < 2:
        return claims
    before = [
        count
        for segment in sentence.segments
        for count in segment.counts
        if count.span.start < asked[0].figure.start and not count.percent
    ]
    if not before or before[-1].span.start in known or sum(c.value for c in asked) != before[-1].value:
        return claims
    if not _AMONG.search(text, before[-1].span.end, asked[0].figure.start):
        return claims
    return [replace(claim, doubt=LISTED) if claim in asked else claim for claim in claims]


def _is_share_of(claim: Claim, whole: Claim, text: str) -> bool:
    """Whether the share told of what a claim counts is one of another: 网上30件，自然人占60%（18件）."""
    share = _SHARE.search(text, whole.figure.end, claim.figure.start)
    if share is None or not whole.value:
        return False
    return shown_as(Decimal(claim.value) * 100 / Decimal(whole.value), Decimal(share[1]))


def _carried_of_last(claims: Sequence[Claim], text: str) -> Sequence[Claim]:
    """The claims, in doubt where some of those before are carried over: 3件申请延期，其中1件结转下年."""
    return [
        replace(claim, doubt=LISTED)
        if claim.sure
        and claim.readings == _CARRIED_OUT
        and claims[at - 1 : at]
        and PART in (claims[at - 1].reason, claims[at - 1].doubt)
        and claim.value <= claims[at - 1].value
        and _AMONG.search(text, claims[at - 1].figure.end, claim.figure.start)
        else claim
        for at, claim in enumerate(claims)
    ]


def _of_all_after_all(claims: Sequence[Claim], text: str) -> Sequence[Claim]:
    """The claims, sure where the list behind those carried in comes to more, and so is of all:
    新收10件，上年结转3件，其中予以公开2件、部分公开4件.
    """
    at = next((at for at, claim in enumerate(claims) if claim.readings == _CARRIED_IN), len(claims))
    behind = claims[at + 1 :]
    sure = next((n for n, claim in enumerate(behind) if claim.sure), 0)
    if not sure or any(claim.doubt is not PART or claim.reason for claim in behind[:sure]):
        return claims
    end, items = claims[at].figure.end, behind[: sure + 1]
    for item, pattern in zip(items, (_FIRST, *(_NEXT for _ in behind)), strict=False):
        if pattern.fullmatch(text, end, item.figure.start) is None:
            return claims
        end = item.figure.end
    sums = list(accumulate(item.value for item in items))
    # 上年结转3件，其中公开1件、不予公开2件，部分公开4件: the first two may be all of these.
    if sums[-1] <= claims[at].value or claims[at].value in sums:
        return claims
    lifted = [replace(claim, doubt=None, within=False) for claim in behind[:sure]]
    return [*claims[: at + 1], *lifted, *behind[sure:]]


def _of_consulted(claims: Sequence[Claim], sentence: Sentence, text: str, topics: Topics) -> Sequence[Claim]:
    """The claims, in doubt where what was given is some of what a row of refusals names.

    So it is in 涉及第三方权益的6件，征求意见后公开4件、不予公开2件: these are those six.
    """
    counts = [count for segment in sentence.segments for count in segment.counts if not count.percent]
    for claim in claims if counts else ():
        if not _is_outcome(claim, topics) or not all(name.count(".") > 1 for name in claim.readings[0]):
            continue
        behind = [count for count in counts if count.span.start > claim.figure.start]
        sums = list(accumulate(count.value for count in behind))
        at = sums.index(claim.value) if claim.value in sums else 0
        if at and _GIVEN.search(text, claim.figure.end, behind[at].span.start):
            end = behind[at].span.end
            return [
                replace(each, doubt=LISTED)
                if each.sure and claim.figure.start <= each.figure.start < end
                else each
                for each in claims
            ]
    return claims


def _of_last(claims: Sequence[Claim], at: int, text: str) -> Sequence[Claim]:
    """The claims, in doubt where one is told of those before it: 涉及过程性信息的6件，其中部分公开2件."""
    last = claims[at - 1] if at else None
    if last is None or last.sure or claims[at].value > last.value:
        return claims
    if not _AMONG.search(text, last.figure.end, claims[at].span.end):
        return claims
    return [*claims[:at], replace(claims[at], doubt=LISTED), *claims[at + 1 :]]


def _holds(part: Count, text: str) -> bool:
    """Whether a figure may be of some requests, and of no change."""
    start = part.whole.start
    return part.unit in _UNITS and _CHANGED.search(text, max(0, start - _FAR), start) is None


def _is_whole(claim: Claim, topics: Topics) -> bool:
    """Whether a claim is of all requests."""
    names = claim.names
    return all(name.startswith("requests.") and topics.is_general(name) for name in names)


def _is_outcome(claim: Claim, topics: Topics) -> bool:
    """Whether a claim surely counts what became of requests."""
    names = claim.names
    return claim.sure and all(
        name.startswith("requests.")
        and not (topics.is_general(name) or topics.is_crossing_count(name) or "carried" in name)
        for name in names
    )
