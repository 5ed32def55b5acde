"""Figures that a sentence adds up to what is of another matter: 上年遗留5件、本年64件，合计69件留言."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from govlint.claims.claim import ANOTHER_MATTER, Claim
from govlint.claims.figures import Count
from govlint.claims.reading.matters import OTHERS
from govlint.claims.sentences import Segment, Sentence
from govlint.model import Struct

_FEWEST = 2


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
