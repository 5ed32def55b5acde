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


def bracketed(told: Sequence[Mention], at: int, earlier: Sequence[Mention]) -> Ratio | None:
    """The share that a percentage alone in brackets is, where the others beside it are shares of one figure.

    The whole is the figure that at least two thirds of them fit; None where there is none.
    """
    if not _is_alone(told, at):
        return None
    part = told[at - 1].count
    pairs = [
        (told[index - 1].count, one.count)
        for index, one in enumerate(told)
        if _is_alone(told, index) and alike(told[index - 1].count, part)
    ]
    if len(pairs) < FEWEST:
        return None
    parts = {id(one) for one, _ in pairs}
    wholes = [
        other.count
        for other in (*told, *reversed(earlier))
        if other.count.exact and not (other.count.percent or other.compared or id(other.count) in parts)
    ]
    fits = [(sum(_fits(pair, whole) for pair in pairs), whole) for whole in wholes if alike(whole, part)]
    if not fits:
        return None
    most, whole = max(fits, key=lambda item: item[0])
    if most < 2 or most * 3 < len(pairs) * 2:
        return None
    return Ratio(told[at].count, "share", ((part, whole),))


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
    if not whole.value or whole.value < part.value:
        return False
    return shown_as(Decimal(part.value) * 100 / Decimal(whole.value), Decimal(percent.value))
