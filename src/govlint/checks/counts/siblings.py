"""Serves the check `percentage`: shares of a total that no figure tells, by what those beside them are of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from decimal import Decimal

from govlint.checks.counts.cellsums import Sum
from govlint.claims.figures import Count
from govlint.claims.rates.ratio import Ratio
from govlint.lazy import lazily
from govlint.numbers import shown_as

_ENDS, _NEAR = lazily(r"[。\n]"), 8


def of_what_others_are(
    ratios: Sequence[Ratio],
    at: int,
    table: Callable[[Ratio], list[Sum]],
    sure: Collection[int],
    text: str,
) -> tuple[Decimal, Count, Sum] | None:
    """What the share `at` should be, of which figure and of what, if it is not of what those beside it are.

    So it is in 自然人33件，占73.3%；企业4件，占9.8%, where but the first is of a total of the form.
    `table` gives these, and `sure` are the places of figures that surely count what they seem to.
    """
    ratio = ratios[at]
    if not _is_of_untold(ratio, sure):
        return None
    near = (*ratios[max(0, at - _NEAR) : at], *ratios[at + 1 : at + 1 + _NEAR])
    # 占8%, cut off or rounded, is soon of several totals.
    exact = [other for other in near if other.stated.decimals and _is_of_untold(other, sure)]
    others = [other for other in exact if _is_beside(other, ratio, text)]
    wholes = table(ratio)
    if not others or any(_is_share_of(ratio, whole) for whole in wholes):
        return None
    shown = [{whole.value for whole in table(each) if _is_share_of(each, whole)} for each in others]
    common = set.intersection(*shown)
    own = next((whole for whole in wholes if whole.value in common), None)
    if own is None:
        return None
    part = ratio.parts[0]
    return Decimal(part.value) * 100 / Decimal(own.value), part, own


def _is_of_untold(ratio: Ratio, sure: Collection[int]) -> bool:
    """Whether it is the share of one figure of the text, a sure one, and of no other there."""
    return (
        ratio.kind == "share"
        and not (ratio.pairs or ratio.whole)
        and len(ratio.parts) == 1
        and ratio.parts[0].span.start in sure
        and not ratio.kind_of.endswith(" whole:")
    )


def _is_beside(one: Ratio, other: Ratio, text: str) -> bool:
    """Whether two shares are of one kind of figures, in one sentence."""
    first, last = sorted((one.stated.span.start, other.stated.span.start))
    kinds = {each.kind_of.partition(":")[0] for each in (one, other)}
    return len(kinds) == 1 and _ENDS.search(text, first, last) is None


def _is_share_of(ratio: Ratio, whole: Sum) -> bool:
    """Whether the one figure that a percentage is of is such a share of a total of the form."""
    return shown_as(Decimal(ratio.parts[0].value) * 100 / Decimal(whole.value), Decimal(ratio.stated.value))
