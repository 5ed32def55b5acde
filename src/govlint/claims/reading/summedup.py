"""Figures that a sentence adds up to what is of another matter: 上年遗留5件、本年64件，合计69件留言."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from govlint.claims.claim import ANOTHER_MATTER, Claim
from govlint.claims.figures import Count
from govlint.claims.reading.matters import OTHERS
from govlint.claims.sentences import Segment, Sentence
from govlint.claims.words import Lists
from govlint.model import Struct

_FEWEST = 2
# 收到政府信息公开申请：书面9件、网上7件，共计16件
_BY_WAYS = (
    r"(?:收到|受理|接收|新收)到?(?:的)?(?:政府信息公开|信息公开|公开)?申请[：:，,][ \t]*"
    r"(?:其中|有)?"
    r"(?P<parts>(?:(?:通过|以|来自)?(?:{ways})[^，。；、\d]{0,3}[ \t]*\d+[ \t]*[件宗][、，,]){2,}?)"
    r"(?:共计|合计|总计|一共|总共|共)(?:收到)?[ \t]*\d+[ \t]*[件宗](?=[。；;\n]|$)"
)
_RECEIVED = (frozenset(("requests.received",)),)


class SummedUp(Struct, frozen=True):
    """What a sentence adds up to something else: the figures that surely are its parts, if one can tell."""

    parts: tuple[Count, ...]


def summed_up(sentence: Sentence) -> SummedUp | None:
    """The figures that a sentence adds up to what is of another matter, or None where it adds up nothing."""
    told: list[Count] = []
    for segment in sentence.segments:
        if len(told) >= _FEWEST and _counts_another(segment):
            total = segment.counts[-1].value
            parts = next(
                (told[at:] for at in range(len(told) - _FEWEST, -1, -1) if _come_to(told[at:], total)), ()
            )
            if parts or any(word.is_context("sum") for word in segment.words):
                return SummedUp(tuple(parts))
            return None
        told += segment.counts
    return None


def _come_to(counts: Sequence[Count], total: object) -> bool:
    """Whether figures add up to a total."""
    return sum(count.value for count in counts) == total


def _counts_another(segment: Segment) -> bool:
    """Whether the last figure of a segment counts what stands behind it, which is of another matter."""
    other = next((word.start for word in segment.words if word.is_context(*OTHERS)), None)
    return other is not None and bool(segment.counts) and segment.counts[-1].whole.end <= other


def of_those(claims: Sequence[Claim], sentence: Sentence) -> Sequence[Claim]:
    """The claims of a sentence, of another matter where they are added up to such."""
    found = summed_up(sentence) if len(claims) >= _FEWEST - 1 else None
    if found is None:
        return claims
    starts = {count.span.start for count in found.parts}
    return [
        replace(claim, reason=ANOTHER_MATTER) if claim.figure.start in starts else claim for claim in claims
    ]


def by_ways(sentence: Sentence, text: str, lists: Lists) -> Claim | None:
    """All that came in, where a sentence adds it up of those that came by each way it names."""
    told = [count for segment in sentence.segments for count in segment.counts]
    if len(told) <= _FEWEST:
        return None
    found = lists(_BY_WAYS).search(text, sentence.span.start, sentence.span.end)
    if found is None:
        return None
    told = [count for count in told if found.start("parts") <= count.span.start < found.end()]
    total = told[-1]
    if not total.exact or not _come_to(told[:-1], total.value):
        return None
    return Claim(span=total.whole, figure=total.span, value=total.value, unit=total.unit, readings=_RECEIVED)
