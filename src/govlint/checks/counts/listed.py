"""The parts of a list against its total: 收到84件，其中网络60件、信函20件 may select some, 共87件 may not."""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate

from msgspec.structs import replace

from govlint.checks.counts.mismatch import problem_of, unknown_list
from govlint.checks.counts.overfull import HAS_NO_TOTAL, NEAR, are_of_others, why_unclear
from govlint.claims.figures import Count
from govlint.claims.totals.known import by_a_slip, sums_up
from govlint.claims.totals.lists import Enumeration
from govlint.finding import Outcome, Passed
from govlint.numbers import Figure


def judge_list(text: str, found: Enumeration, most_missing: float, besides: list[Figure]) -> Outcome:
    """Whether the parts of a list come to its total, or to that and one of `besides`, or are a selection."""
    more = max(besides)
    tight = [count.value for count in found.parts]
    whole = [count.value for count in _in_order(found)]
    # A list may run into a new statement, but not past its own 其他.
    sums = {
        sum(whole),
        sum(tight),
        *(() if found.rest else list(accumulate(whole))[max(1, found.firm - 1) :]),
    }
    sums |= {sum(whole) + count.value for count in found.beyond}
    totals = _in_order_of_value(found)
    if any(count.value + other in sums for count in (*totals, *found.either) for other in besides):
        return Passed()
    if any(sums_up(count, sum(whole), text) for count in found.beyond):
        return Passed()
    core = _core(found)
    if core is not None:
        return judge_list(text, core, most_missing, besides)
    return _misfit(text, found, most_missing, sums, more)


def _misfit(text: str, found: Enumeration, most_missing: float, sums: set[Figure], more: Figure) -> Outcome:
    """What parts are that come to no total, whose `sums` none is; they may come to so much `more`."""
    totals = _in_order_of_value(found)
    least = sum(count.value for count in found.parts)
    blur = sum((Decimal(count.step) / 2 for count in found.parts), Decimal(totals[-1].step))
    over = least > totals[-1].value + more + blur
    if found.reason is not None and not (
        over and found.reason.zh.startswith("分项里") and not are_of_others(totals[-1], found.parts)
    ):
        return unknown_list(text, found, found.reason)
    unclear = why_unclear(found, totals, sums, text) if over else None
    if unclear is not None:
        return unknown_list(text, found, unclear)
    if over:
        return problem_of(text, totals[-1], found.parts, "over")
    return Passed() if blur else _shortfall(text, found, most_missing, more)


def _shortfall(text: str, found: Enumeration, most_missing: float, more: Figure) -> Outcome:
    """What exact parts are that do not exceed the largest total: a selection, or a list that is short."""
    totals, whole = _in_order_of_value(found), _in_order(found)
    most = sum(count.value for count in whole)
    total = next((count for count in totals if count.value > most), None)
    if total is None:
        # 收到98件，其中自然人74件、…、其他组织3件: of this year's, or of these and last year's.
        surely = found.askers and found.beside and not found.selected
        if more and not surely:
            return Passed()
        if surely or _is_one_list(found, totals[-1], most):
            return problem_of(text, totals[-1], tuple(whole), "over")
        return unknown_list(text, found, HAS_NO_TOTAL)
    missing: Figure = total.value - most
    short = found.rest or (
        missing <= Decimal(str(most_missing)) * Decimal(total.value) and by_a_slip(total, whole, missing)
    )
    if short and len(whole) > 1 and not found.selected:
        # 收到67件，…，办结69件。其中自然人52件、法人16件: of that which is nearest, the first of two.
        total = min(found.totals, key=lambda count: (abs(count.value - most), count.span.start))
        if most > total.value:
            return problem_of(text, total, tuple(whole), "over")
        return problem_of(text, total, (*found.parts, *found.loose), "short")
    return Passed()


def _is_one_list(found: Enumeration, total: Count, most: Figure) -> bool:
    """Whether a list that goes on behind a semicolon up to its 其他 is one: neither half nears the total."""
    near, least = Decimal(total.value) * NEAR, sum(count.value for count in found.parts)
    return found.closed and not found.selected and Decimal(least) * NEAR < total.value < most <= near


def _in_order_of_value(found: Enumeration) -> list[Count]:
    return sorted(found.totals, key=lambda count: count.value)


def _in_order(found: Enumeration) -> list[Count]:
    return sorted((*found.parts, *found.loose), key=lambda count: count.span.start)


def _core(found: Enumeration) -> Enumeration | None:
    """The first parts of a list, which 、 joins, if they nearly come to its total and much stands behind.

    So they do in 办理51件，其中新收47件、上年结转5件，按期办结48件: what stands behind is something else.
    """
    told, total = _in_order(found), found.totals[-1].value
    first = told[: found.firm]
    added = sum(count.value for count in first)
    behind = sum(count.value for count in told[found.firm :])
    if found.firm < 2 or behind * 2 <= total or Decimal(added) * NEAR < Decimal(total):
        return None
    parts, loose = (
        tuple(count for count in counts if count in first) for counts in (found.parts, found.loose)
    )
    return replace(found, parts=parts, loose=loose, beyond=(), rest=False)
