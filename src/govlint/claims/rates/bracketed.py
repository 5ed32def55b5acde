"""Shares of one whole, in brackets behind their figures: 网站200条（62.5%）、公众号120条（37.5%）."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from govlint.claims.figures import Count
from govlint.claims.mentions import MOST_FIGURES, FiguredSentence, Mention
from govlint.claims.rates.ratio import Ratio, alike
from govlint.claims.rates.sharers import is_of_another
from govlint.lazy import lazily
from govlint.numbers import shown_as

FEWEST = 3
"""So many in one sentence tell that they are shares of one whole."""
_REST = lazily(r"(?:其他|其它|其余)(?!处理|结果)[^\W\d]{0,8}?(?:[约各均共]|比例为)?占")
_NESTED = lazily(r"其中|同比|提高|下降|上升|较|[大小]约")
# 部分公开, 内部事务 and 依申请公开 are parts like others: no new division begins there.
_ANEW = lazily(r"按(?![时期])|依(?!申请|职权)|方面|上(?!网|门)|中|内(?!部)|来看|(?<!部)分(?!别)")


def bracketed(told: Sequence[Mention], earlier: Sequence[Mention]) -> dict[int, Ratio]:
    """The shares that percentages alone in brackets are, by their place in `told`.

    The whole is the figure that at least two thirds of them fit; they are none where there is none.
    """
    places = [at for at, item in enumerate(told) if at and item.count.percent and _is_alone(told, at)]
    if len(places) < FEWEST:
        return {}
    first = told[places[0] - 1].count
    pairs = {at: (told[at - 1].count, told[at].count) for at in places if alike(told[at - 1].count, first)}
    parts = {id(part) for part, _ in pairs.values()}
    wholes: dict[object, Count] = {}
    for other in (*told, *reversed(earlier)):
        count = other.count
        if (
            count.exact
            and not (count.percent or other.compared or id(count) in parts)
            and alike(count, first)
        ):
            wholes.setdefault(count.value, count)
    fits = [(sum(_fits(pair, whole) for pair in pairs.values()), whole) for whole in wholes.values()]
    most, whole = max(fits, key=lambda item: item[0], default=(0, first))
    if len(pairs) < FEWEST or most < 2 or most * 3 < len(pairs) * 2:
        return {}
    return {at: Ratio(percent, "share", ((part, whole),)) for at, (part, percent) in pairs.items()}


def _is_alone(told: Sequence[Mention], at: int) -> bool:
    """Whether a percentage is all that stands in brackets right behind an exact figure."""
    item = told[at]
    if item.segment.mark not in ("（", "("):
        return False
    part, segment = told[at - 1].count, item.segment
    whole = (segment.start, segment.end) == (item.count.whole.start, item.count.whole.end)
    return whole and part.exact and not part.percent and part.whole.end + 1 == segment.start


def _fits(pair: tuple[Count, Count], whole: Count) -> bool:
    part, percent = pair
    if not whole.value or abs(float(part.value) * 100 / float(whole.value) - float(percent.value)) > 1:
        return False
    return shown_as(Decimal(part.value) * 100 / Decimal(whole.value), Decimal(percent.value))


def partitions(paragraph: Sequence[FiguredSentence], text: str) -> Iterator[tuple[Count, ...]]:
    """Shares in percent told one after the other, up to that of 其他 behind which there is none: all of one
    whole.
    """
    for item in paragraph:
        shares = [mention for mention in item.mentions if mention.count.percent]
        if not shares or len(item.mentions) > MOST_FIGURES or not _REST.search(shares[-1].said_before(text)):
            continue
        run: list[Mention] = []
        for mention in shares:
            said = mention.said_before(text)
            if not is_of_another(said) or not mention.count.exact or mention.change:
                run = []
                continue
            since = text[run[-1].count.whole.end : mention.count.whole.start] if run else said
            if _ANEW.search(since) or (run and _REST.search(run[-1].said_before(text))):
                run = []
            run.append(mention)
        between = text[shares[0].count.whole.start : shares[-1].count.whole.end]
        if len(run) > 1 and not _NESTED.search(between):
            yield tuple(one.count for one in run)
