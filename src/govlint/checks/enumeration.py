"""The check `enumeration`: the parts of a list add up to its total, or at least do not exceed it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate

from govlint.claims.figures import Count
from govlint.claims.lists import Enumeration
from govlint.claims.prose import enumerations_of
from govlint.finding import FIGURE, Mention, Outcome, Passed, Problem, Unknown
from govlint.model import Text
from govlint.numbers import Figure, show
from govlint.rule import Context, check

_SHOWN = 24


@check("enumeration")
def enumeration(context: Context, *, most_missing: float = 0.05) -> Iterator[Outcome]:
    """Parts that 其中, 分别, 包括 or ： introduce add up to the total before them, or do not exceed it.

    Parts that fall short are a selection, and fine, unless the list does not say so (包括, 等) and lacks
    the share `most_missing` at most, or ends in 其他. Lists in lists, parts that overlap, in several units
    or in rough figures are not assessed.
    """
    for found in enumerations_of(context.report, context.vocabulary.claims):
        yield _judge(context, found, most_missing)


def _judge(context: Context, found: Enumeration, most_missing: float) -> Outcome:
    tight = [count.value for count in found.parts]
    whole = [*tight, *(count.value for count in found.loose)]
    sums = {*list(accumulate(whole))[1:], sum(whole), sum(tight)} if len(whole) > 1 else set(whole)
    totals = sorted(found.totals, key=lambda count: count.value)
    if any(count.value in sums for count in totals):
        return Passed()
    least = sum(tight)
    over = least > totals[-1].value
    if found.reason is not None and not (over and found.reason.zh.startswith("分项里")):
        return _unknown(context, found, found.reason)
    if over:
        return _problem(context, totals[-1], found.parts, "over")
    most = sum(whole)
    total = next((count for count in totals if count.value > most), None)
    if total is None:
        return _unknown(context, found, Text("看不出哪一个是合计", "has no clear total"))
    missing: Figure = total.value - most
    short = missing <= Decimal(str(most_missing)) * Decimal(total.value) or found.rest
    if short and len(whole) > 1 and not found.selected:
        return _problem(context, total, (*found.parts, *found.loose), "short")
    return Passed()


def _unknown(context: Context, found: Enumeration, reason: Text) -> Unknown:
    start, end = found.totals[-1].whole.start, (*found.parts, *found.loose)[-1].whole.end
    words = "".join(context.document.text[start:end].split())
    words = words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
    return Unknown(Text(f"“{words}”{reason.zh}", f"“{words}” {reason.en}"))


def _problem(context: Context, total: Count, parts: tuple[Count, ...], kind: str) -> Problem:
    added: Figure = 0
    for count in parts:
        added += count.value
    gap: Figure = total.value - added
    return Problem(
        span=total.span,
        kind=kind,
        params={
            "total": f"{show(total.value)}{total.unit}",
            "parts": " + ".join(show(count.value) for count in parts),
            "sum": show(added),
            "difference": show(gap if gap > 0 else -gap),
        },
        relation=FIGURE,
        related=tuple(Mention(count.span, "part", value=show(count.value)) for count in parts),
    )
