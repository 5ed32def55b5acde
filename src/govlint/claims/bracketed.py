"""Shares in brackets behind their figures: 予以公开31件（36.5%）、部分公开9件（10.6%）."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from govlint.claims.figures import Count
from govlint.claims.mentions import Mention
from govlint.claims.ratio import Ratio, alike
from govlint.numbers import shown_as

FEWEST = 3
"""So many in one sentence tell that they are shares of one whole."""


def bracketed(told: Sequence[Mention], earlier: Sequence[Mention]) -> dict[int, Ratio]:
    """The shares that percentages alone in brackets are, by their place in `told`.

    The whole is the figure that at least two thirds of them fit; they are none where there is none.
    """
    places = [at for at in range(len(told)) if _is_alone(told, at)]
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
    if at == 0 or not item.count.percent or item.segment.mark not in ("（", "("):
        return False
    part, segment = told[at - 1].count, item.segment
    whole = (segment.start, segment.end) == (item.count.whole.start, item.count.whole.end)
    return whole and part.exact and not part.percent and part.whole.end + 1 == segment.start


def _fits(pair: tuple[Count, Count], whole: Count) -> bool:
    part, percent = pair
    if not whole.value or abs(float(part.value) * 100 / float(whole.value) - float(percent.value)) > 1:
        return False
    return shown_as(Decimal(part.value) * 100 / Decimal(whole.value), Decimal(percent.value))
