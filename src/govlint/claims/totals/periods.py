"""Figures of all quarters or halves, told without their total: 上半年收到40件，下半年收到44件."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.claims.claim import PART, SHARED, Claim
from govlint.claims.mentions import MOST_FIGURES, FiguredSentence, Mention
from govlint.claims.sentences import Sentence
from govlint.claims.totals.complete import PERIOD, of_all_periods
from govlint.claims.totals.known import doubtful, of_all_halves, of_all_quarters
from govlint.lazy import lazily
from govlint.model import Span

_SIGN = lazily("季度|半年")
_ROW = lazily("分别|依次")
_JOINED = lazily(r"[ \t]*[、，,和及与]+[ \t]*")
# 各季度末累计收到 are told up to each of them.
_RUNNING = lazily("累计|季度?[末底]|截至|分别[增减下上占较比]|同比|环比|平均|以上|左右")
_OTHERS = ("part", "elsewhere", "subunit", "reviewed", "besides", "compare", "last_year", "year")
_NUMBERS = (2, 4)


def of_periods(paragraph: Sequence[FiguredSentence], claims: Sequence[Claim], text: str) -> Iterator[Claim]:
    """What the quarters, or the halves, of a paragraph come to: a claim of the whole year.

    The figures are those of claims that are some of the whole by nothing but their time. Where the paragraph
    tells the whole too, it is held to them elsewhere.
    """
    for item in paragraph:
        span = item.sentence.span
        if len(item.mentions) > MOST_FIGURES or not _SIGN.search(text, span.start, span.end):
            continue
        told = [mention for mention in item.mentions if not mention.segment.depth]
        for at in range(len(told) - 1):
            parts = _parts(told[at:], text, span.start)
            if parts and not _is_of_less(parts, item.sentence, text):
                yield from _whole(parts, claims, paragraph)
                break


def _parts(told: Sequence[Mention], text: str, start: int) -> Sequence[Mention]:
    """The first figures of `told`, if they are those of all quarters or halves; `start` is the sentence's."""
    parts = of_all_periods(told, text)
    if parts:
        names = [PERIOD.sub("", part.said_before(text), count=1).strip() for part in parts]
        return parts if all(name in names[0] for name in names) else ()
    for number in _NUMBERS:
        row = told[:number]
        if len(row) == number and _is_row(row, told[number:], text):
            first = row[0].count.whole.start
            every = of_all_halves if number == _NUMBERS[0] else of_all_quarters
            if every(text, start, first, number) and _ROW.search(text, start, first):
                return row
    return ()


def _is_row(row: Sequence[Mention], behind: Sequence[Mention], text: str) -> bool:
    """Whether figures stand side by side with no words between, and no more of them behind."""
    ends = zip(row, (*row[1:], *behind[:1]), strict=False)
    joined = [_JOINED.fullmatch(text, one.count.whole.end, other.count.whole.start) for one, other in ends]
    unit = row[-1].count.unit
    return (
        all(joined[: len(row) - 1])
        and not any(joined[len(row) - 1 :])
        and all(item.plain and item.count.unit in (unit, "") for item in row)
    )


def _is_of_less(parts: Sequence[Mention], sentence: Sentence, text: str) -> bool:
    """Whether words beside the figures make them some of something else, or told up to each time."""
    end = parts[-1].segment.end
    said = (word for segment in sentence.segments for word in segment.words if word.start < end)
    return (
        any(word.is_context(*_OTHERS) and not word.is_context("period") for word in said)
        or _RUNNING.search(text, sentence.span.start, end) is not None
        or doubtful(text, sentence.span.start, end)
    )


def _whole(
    parts: Sequence[Mention], claims: Sequence[Claim], paragraph: Sequence[FiguredSentence]
) -> Iterator[Claim]:
    """The claim that parts of the year make together, if those read of them are alike."""
    places = {part.count.span.start for part in parts}
    own = [claim for claim in claims if claim.figure.start in places]
    readings = {claim.readings for claim in own}
    if len(readings) != 1 or any(claim.reason not in (PART, SHARED, None) for claim in own):
        return
    start, end = paragraph[0].sentence.span.start, paragraph[-1].sentence.span.end
    if any(
        claim.reason is None and claim.readings in readings and claim.figure.start not in places
        for claim in claims
        if start <= claim.figure.start < end
    ):
        return
    values = tuple(part.count.value for part in parts)
    span = Span(parts[0].count.span.start, parts[-1].count.span.end)
    yield Claim(
        span=Span(parts[0].count.whole.start, parts[-1].count.whole.end),
        figure=span,
        value=sum(values),
        unit=parts[-1].count.unit,
        readings=readings.pop(),
        terms=values,
    )
