"""Serves the check `percentage`: what is said of one that its figures do not give, or why it may be right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from govlint.checks.counts.cellsums import Sum
from govlint.claims.figures import Count
from govlint.claims.rates.explained import explained
from govlint.claims.rates.ratio import Ratio
from govlint.finding import FIGURE, Mention, Outcome, Problem, Unknown
from govlint.model import Text
from govlint.numbers import Figure, show, shown_as, slip
from govlint.report import Report
from govlint.rule import Context

Exact = tuple[Decimal, str, tuple[Count, Count]]
"""What a percentage should be, how it comes about, and the figures that it comes of."""
_ALL = Decimal(100)
_SURE_DIGITS = 3
_CLOSEST, _FARTHEST = Decimal("0.33"), Decimal(3)


def disproved(context: Context, ratio: Ratio, wanted: Sequence[Exact]) -> Outcome:
    """The outcome of a percentage that none of the figures of `wanted` gives."""
    doubt = _doubt(context, ratio, wanted)
    return _contradiction(ratio, wanted) if doubt is None else Unknown(doubt)


def not_of(ratio: Ratio, exact: Decimal, part: Count, whole: Sum) -> Problem:
    """A share of a total that only the form holds."""
    expression = f"{show(part.value)} ÷ {show(whole.value)}"
    return Problem(
        span=ratio.stated.span,
        kind="share",
        params={
            "percent": f"{show(Decimal(ratio.stated.value))}%",
            "expression": Text(f"{expression}（{whole.words.zh}）", f"{expression} ({whole.words.en})"),
            "exact": _shown(ratio, exact),
        },
        relation=FIGURE,
        related=(Mention(part.span, "operand", value=show(part.value)),),
    )


def _doubt(context: Context, ratio: Ratio, wanted: Sequence[Exact]) -> Text | None:
    """Why a percentage that its figures do not give may be no mistake."""
    words = context.document.slice(ratio.stated.whole)
    _, _, (part, whole) = wanted[0]
    # 收到168件，其中自然人130件，占78.8%: of those that were received, and of no other total.
    opened = "其中" in context.document.text[whole.whole.end : part.span.start]
    otherwise = explained(ratio, () if opened else _totals(context.report))
    if otherwise is not None:
        return Text(f"“{words}”可能是 {otherwise}", f"“{words}” may be {otherwise}")
    near = wanted if ratio.kind == "share" else wanted[:1]
    if not _is_ratio(ratio) and all(is_far(Decimal(ratio.stated.value), each) for each, _, _ in near):
        return Text(f"“{words}”说的可能是别的数", f"“{words}” may be of other figures")
    return None


def _is_ratio(ratio: Ratio) -> bool:
    """Whether a growth is told by what its figures come to one by the other: 1050 and 1000 as 105% or 1.05%.

    Of fewer digits than three that may be chance.
    """
    told = Decimal(ratio.stated.value)
    if ratio.kind != "growth" or len(show(told).replace(".", "")) < _SURE_DIGITS:
        return False
    quotients = (Decimal(new.value) / Decimal(old.value) for new, old in ratio.pairs[:1] if old.value)
    return any(shown_as(quotient.scaleb(shift), told) for quotient in quotients for shift in (0, 2))


def _contradiction(ratio: Ratio, wanted: Sequence[Exact]) -> Problem:
    exact, expression, counts = wanted[0]
    return Problem(
        span=ratio.stated.span,
        kind="growth" if ratio.kind == "moved" else ratio.kind,
        params={
            "percent": f"{show(Decimal(ratio.stated.value))}%",
            "expression": expression,
            "exact": _with_sum(_shown(ratio, exact), wanted, ratio),
        },
        relation=FIGURE,
        related=tuple(Mention(count.span, "operand", value=show(count.value)) for count in counts),
    )


def _shown(ratio: Ratio, exact: Decimal) -> str:
    digits = max(ratio.stated.decimals, 1)
    return f"{exact.quantize(Decimal(1).scaleb(-digits - 1)).normalize():f}%"


def _with_sum(shown: str, wanted: Sequence[Exact], ratio: Ratio) -> Text:
    """What it should be, of all the figures before it, too: 图解12件、视频6件，占30件的60% may be of both."""
    _, _, (part, whole) = wanted[0]
    added = next((each for each in wanted if each[2][1] is whole and each[2][0].value > part.value), None)
    if ratio.kind != "share" or added is None:
        return Text(shown, shown)
    exact, expression, _ = added
    both = f"{expression} = {_shown(ratio, exact)}"
    return Text(f"{shown}；几项合起来算，{both}", f"{shown}; of all of them together, {both}")


def _totals(report: Report) -> Iterator[Figure]:
    """The figures in the last columns of the tables, which a share may be of; all requests to be answered."""
    for form in report.forms.values():
        last = form.columns[-1:]
        yield from (value for (_, column), value in form.values.items() if column in last)
    requests = report.forms.get("requests")
    if requests is not None:
        values = [requests.values.get((row, "total")) for row in ("new", "carried_in")]
        yield sum(value for value in values if value is not None)


def is_far(told: Decimal, exact: Decimal) -> bool:
    """Whether the two are too far apart for a mistake: no writer takes a third for the whole.

    A figure in the wrong direction, with its point in the wrong place, with a digit too many or with one
    digit for another is a slip.
    """
    if not told or not exact or _CLOSEST <= told / abs(exact) <= _FARTHEST:
        return False
    if told == _ALL:  # 100% is no slip for 10.2%
        return True
    shown = exact.quantize(Decimal(1).scaleb(min(0, int(told.as_tuple().exponent))), ROUND_HALF_UP)
    one, other = show(told), show(shown)
    exchanged = len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1
    return (
        not exchanged
        and slip(told, shown) is None
        and not any(shown_as(exact.scaleb(shift), told) for shift in (-2, -1, 1, 2))
    )
