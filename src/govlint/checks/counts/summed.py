"""Totals behind their parts (网络40件、信函5件，合计45件), and what came beside what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import accumulate

from govlint.checks.counts.mismatch import problem_of, unknown
from govlint.checks.counts.overfull import is_wild
from govlint.claims.totals.balances import Balance
from govlint.claims.totals.behind import Summed
from govlint.finding import FIGURE, Mention, Outcome, Passed, Problem, Unknown
from govlint.model import Text
from govlint.numbers import Figure, show


def judge_sum(text: str, found: Summed, most_missing: float, held: Iterable[Figure]) -> Outcome:
    """A total behind its parts: some of them up to the last come to it, or all of them are off.

    What parts exceed it by may be one of the figures `held` in cells beside it.
    """
    total, values = found.total.value, [count.value for count in found.parts]
    fitting = [sum(values)] if found.whole else [*values, *accumulate(reversed(values))]
    if not found.total.exact or total in fitting:
        return Passed()
    if found.reason is not None:
        told = sorted((found.total, *found.parts), key=lambda count: count.whole.start)
        return unknown(text, told[0].whole.start, told[-1].whole.end, found.reason)
    gap = Decimal(sum(values)) - Decimal(total)
    if gap > 0 and any(gap == value for value in held):
        # 收到67件，已答复69件，正在办理3件: with those carried in.
        return Passed()
    if max(values) > total and is_wild(total, values):
        words = f"{show(total)}{found.total.unit}"
        return Unknown(Text(f"看不出“{words}”合计的是哪几项", f"it is not clear what “{words}” sums up"))
    if not found.certain and abs(gap) > Decimal(str(most_missing)) * Decimal(total):
        return Passed()
    return problem_of(text, found.total, found.parts, "over" if gap > 0 else "short")


def judge_balance(text: str, found: Balance, held: Iterable[Figure]) -> Outcome:
    """What there was to handle and what became of it are the same.

    What came may be told without those `held` in cells beside it, unless one part alone exceeds it.
    """
    sides = [[count.value for count in counts] for counts in (found.came, found.went)]
    came, went = (sum((Decimal(value) for value in side), Decimal()) for side in sides)
    # 上年结转14件已全部办结，今年办结140件，在办7件: of those that came this year alone.
    if went in (came, sides[0][0]):
        return Passed()
    if len(sides[0]) == 1:
        if max(sides[1]) <= came and any(went - came == value for value in held):
            # 收到67件，其中66件已办结，其余3件结转下年: with those carried in.
            return Passed()
        # 受理投诉67件，其中66件已办结，其余3件结转下年: parts of that one.
        return problem_of(text, found.came[0], found.went, "over" if went > came else "short")
    return Problem(
        span=found.went[0].span,
        kind="balance",
        params={
            "came": " + ".join(map(show, sides[0])),
            "sum": show(came),
            "went": " + ".join(map(show, sides[1])) + (f" = {show(went)}" if len(sides[1]) > 1 else ""),
            "difference": show(abs(came - went)),
        },
        relation=FIGURE,
        related=tuple(
            Mention(count.span, "part", value=show(count.value)) for count in (*found.came, *found.went[1:])
        ),
    )
