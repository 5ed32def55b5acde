"""The check `percentage`: a percentage agrees with the two figures beside it that it comes of."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from govlint.claims.figures import Count
from govlint.claims.prose import ratios_of
from govlint.claims.ratios import Ratio
from govlint.finding import FIGURE, Mention, Outcome, Passed, Problem, Unknown
from govlint.model import Text
from govlint.numbers import show, shown_as
from govlint.rule import Context, check


@check("percentage")
def percentage(context: Context) -> Iterator[Outcome]:
    """A share, growth or rate in percent agrees with its own two figures in the text.

    Rounded half up to the digits shown, or cut to them: both are fine. Where the text does not tell both
    figures, the percentage is not assessed.
    """
    for ratio in ratios_of(context.report, context.vocabulary.claims):
        yield _judge(context, ratio)


def _judge(context: Context, ratio: Ratio) -> Outcome:
    told = Decimal(ratio.percent.value)
    wanted = [(exact, expression, counts) for exact, expression, counts in _exact(ratio) if exact is not None]
    if ratio.reason is not None or not wanted:
        reason = ratio.reason or Text("的底数是 0", "has a base of 0")
        words = context.document.slice(ratio.percent.whole)
        return Unknown(Text(f"“{words}”{reason.zh}", f"“{words}” {reason.en}"))
    if any(shown_as(exact, told) for exact, _, _ in wanted):
        return Passed()
    exact, expression, counts = wanted[0]
    digits = max(ratio.percent.decimals, 1)
    return Problem(
        span=ratio.percent.span,
        kind=ratio.kind,
        params={
            "percent": f"{show(told)}%",
            "expression": expression,
            "exact": f"{exact.quantize(Decimal(1).scaleb(-digits - 1)).normalize():f}%",
        },
        relation=FIGURE,
        related=tuple(Mention(count.span, "operand", value=show(count.value)) for count in counts),
    )


def _exact(ratio: Ratio) -> Iterator[tuple[Decimal | None, str, tuple[Count, Count]]]:
    """What the percentage should be by each pair of figures, and how it comes about; None for a base of 0."""
    for one, other in ratio.pairs:
        part, whole = Decimal(one.value), Decimal(other.value)
        if ratio.kind != "growth":
            exact = part * 100 / whole if whole else None
            yield exact, f"{show(part)} ÷ {show(whole)}", (one, other)
            continue
        change = whole - part if ratio.falling else part - whole
        expression = f"({show(part)} - {show(whole)}) ÷ {show(whole)}"
        yield (change * 100 / whole if whole else None), expression, (one, other)
    for one, other in ratio.changes:
        now, change = Decimal(one.value), Decimal(other.value)
        base = now + change if ratio.falling else now - change
        expression = f"{show(change)} ÷ {show(base)}"
        yield (change * 100 / base if base > 0 else None), expression, (one, other)
