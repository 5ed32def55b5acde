"""Outcomes that come to a figure of something else are of that: 同一人提出5件，公开2件、不掌握3件."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from govlint.claims.claim import LISTED, Claim
from govlint.claims.figures import Count
from govlint.claims.sentences import Segment, Sentence
from govlint.claims.topics import Topics

_FEWEST = 2
_UNITS = frozenset(("件", "宗", "份", "条", "起", ""))


def of_another(
    claims: Sequence[Claim], sentence: Sentence, topics: Topics, earlier: Count | None = None
) -> list[Claim]:
    """The claims of a sentence, its outcomes in doubt where they come to a figure that surely is of no row.

    They are told one right behind the other, and behind that figure, which may be the `earlier` one that the
    sentence before ends with.
    """
    counts = [count for segment in sentence.segments for count in segment.counts if not count.percent]
    if len(counts) + (earlier is not None) <= _FEWEST:
        return list(claims)
    brought = {claim.figure.start for claim in claims if _is_brought(claim, topics)}
    outcomes = {claim.figure.start for claim in claims if _is_outcome(claim, topics)} | brought
    if not outcomes:
        return list(claims)
    sure = {claim.figure.start for claim in claims if claim.sure}
    # 无法提供的111件里，本机关不掌握98件、补正后仍不明确13件: of a row, whether it may be compared or not.
    told = {count.span.start for segment in sentence.segments for count in _of_a_row(segment, topics)}
    others = (sure - outcomes) | (_named_anew(sentence, topics) - brought)
    changed = {
        count.span.start
        for segment in sentence.segments
        if _tells_change(segment)
        for count in segment.counts
    }
    doubted = _parts_of(earlier, counts, others) if earlier is not None else set[int]()
    for at, total in enumerate(counts):
        if total.span.start not in sure | told | changed and total.unit in _UNITS:
            doubted |= _parts_of(total, counts[at + 1 :], others)
    return [
        replace(claim, doubt=LISTED) if claim.sure and claim.figure.start in doubted else claim
        for claim in claims
    ]


def last_of_none(claims: Sequence[Claim], sentence: Sentence, topics: Topics) -> Count | None:
    """The last figure of a sentence, where it surely is of no row and not of all there is."""
    last = sentence.segments[-1]
    if (
        not last.counts
        or _tells_change(last)
        or last.counts[-1].unit not in _UNITS
        or last.counts[-1] in _of_a_row(last, topics)
    ):
        return None
    told = {claim.figure.start for claim in claims if claim.sure}
    return None if last.counts[-1].span.start in told else last.counts[-1]


def _parts_of(total: Count, behind: Sequence[Count], others: set[int]) -> set[int]:
    """Where the figures stand that follow one, if they come to it, and none is surely of all there is."""
    added, parts = 0, set[int]()
    for count in behind:
        if count.unit != total.unit or count.span.start in others or added >= total.value:
            break
        added += int(count.value)
        parts.add(count.span.start)
    return parts if added == total.value and len(parts) >= _FEWEST else set()


def _named_anew(sentence: Sentence, topics: Topics) -> set[int]:
    """Where figures stand before which, in their segment, a matter is named: 依申请公开中，予以公开18件."""
    named, found = False, set[int]()
    for segment in sentence.segments:
        named = named or any(map(topics.is_matter, segment.words))
        if named and segment.counts:
            found.add(segment.counts[0].span.start)
            named = False
    return found


def _tells_change(segment: Segment) -> bool:
    """Whether a segment compares with another year: 同比增加22件 are no requests that are divided."""
    return any(word.is_context("compare", "last_year") for word in segment.words)


def _of_a_row(segment: Segment, topics: Topics) -> list[Count]:
    """The figures of a segment behind words that tell what became of some."""
    first = next(
        (word.end for word in segment.words if topics.is_special(word) and not topics.is_crossing(word)),
        segment.end,
    )
    return [count for count in segment.counts if count.span.start >= first]


def _is_brought(claim: Claim, topics: Topics) -> bool:
    """Whether it says of some that they went to review or to court: 不满意的3件，2件理解，1件申请复议."""
    first = claim.span.start == claim.figure.start and claim.span.end > claim.figure.end + 1
    names = claim.names
    return first and all(topics.section(name) == "review" and topics.is_general(name) for name in names)


def _is_outcome(claim: Claim, topics: Topics) -> bool:
    """Whether a claim counts what became of requests, or of reviews, as far as it may be compared."""
    names = claim.names
    return claim.reason is None and not any(
        topics.is_general(name) or topics.is_crossing_count(name) for name in names
    )
