"""The check `percentage`: a percentage agrees with the two figures beside it that it comes of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from govlint.checks.counts.cellsums import Accepted, Sum, unknown_cells, value_in
from govlint.checks.counts.untold import nothing_told
from govlint.claims.figures import Count
from govlint.claims.prose import partitions_of, ratios_of, read_prose
from govlint.claims.rates.ratio import Ratio
from govlint.finding import FIGURE, Mention, Outcome, Passed, Problem, Unknown
from govlint.lazy import lazily
from govlint.model import Struct, Text
from govlint.numbers import show, shown_as
from govlint.rule import At, Context, NotAssessable, check, saying
from govlint.vocabulary import Vocabulary

_NEARLY, _ALL = Decimal("0.05"), 100
# 增速由90%提高到100%: these have no bounds.
_GROWTH, _NEAR = lazily(r"增速|增幅|涨幅|增长"), 24


class Whole(Struct, frozen=True):
    """Cells that a share of a matter may be a share of: what is counted (`of`), as sentences name it."""

    matter: str
    of: str
    form: str
    cells: str


def validate(options: dict[str, Any], vocabulary: Vocabulary) -> Iterable[tuple[At, str]]:
    """Matters, forms and cells that there are not."""
    yield from unknown_cells("wholes", options["wholes"] or (), vocabulary)


_SAYS = {
    "share growth rate": "percent expression exact",
    "whole": "expression exact",
    "difference": "change expression exact",
    "direction": "old new told",
    "times grown": "times expression exact",
    "average": "told expression exact",
}


@check("percentage", validate=validate, says=saying(_SAYS))
def percentage(
    context: Context, *, section: str = "", wholes: list[Whole] | None = None
) -> Iterator[Outcome]:
    """A share, growth or rate in percent, or a change by so many, agrees with its own figures in the text.

    Shares that name all of one whole (up to 其他) come to 100%, but for rounding.
    Percentages rounded half up to the digits shown, or cut to them: both are fine. Where the text does not
    tell both figures, the percentage is not assessed, but for a share of a total that it names (占办结总数),
    which the cells listed as `wholes` hold; a share of something that the text does not name may be of any
    of these. `section` names the section that should tell them: where it has no text, silence elsewhere
    proves nothing.
    """
    unread = list(read_prose(context.report, context.vocabulary.claims).unread_lists())
    yield from map(Unknown, unread)
    ratios = list(ratios_of(context.report, context.vocabulary.claims))
    rows = list(partitions_of(context.report, context.vocabulary.claims))
    if not (ratios or rows):
        yield from nothing_told(context, section, unread)
    for at, ratio in enumerate(ratios):
        if ratio.kind == "difference":
            yield _judge_difference(ratio, context.document.text)
        elif ratio.kind in ("direction", "level"):
            yield _judge_direction(ratio)
        elif ratio.kind == "average":
            yield _judge_average(ratio)
        elif ratio.kind == "times":
            yield _judge_times(ratio)
        else:
            yield _judge_beside(context, ratios, at, wholes or [])
    for row in rows:
        yield _judge_row(row)


def _judge_beside(context: Context, ratios: Sequence[Ratio], at: int, wholes: list[Whole]) -> Outcome:
    """The outcome of the share, growth or rate `at`; what it is of, those beside it may tell."""
    outcome = _judge(context, ratios[at], _of_table(context, ratios[at], wholes))
    if not isinstance(outcome, Unknown) or ratios[at].kind != "share":
        return outcome
    # Only where a share is of something untold.
    from govlint.checks.counts.disproved import is_far, not_of
    from govlint.checks.counts.siblings import of_what_others_are

    sure = read_prose(context.report, context.vocabulary.claims).sure
    found = of_what_others_are(
        ratios, at, lambda ratio: _of_table(context, ratio, wholes), sure, context.document.text
    )
    if found is None or is_far(Decimal(ratios[at].stated.value), found[0]):
        return outcome
    return not_of(ratios[at], *found)


def _judge_row(row: tuple[Count, ...]) -> Outcome:
    values = [Decimal(count.value) for count in row]
    whole = sum(values, Decimal())
    slack = sum((Decimal(1).scaleb(-count.decimals) for count in row), Decimal())
    if abs(whole - 100) < slack:
        return Passed()
    return Problem(
        span=row[-1].span,
        kind="whole",
        params={
            "expression": " + ".join(f"{show(value)}%" for value in values),
            "exact": f"{show(whole)}%",
        },
        relation=FIGURE,
        related=tuple(Mention(count.span, "operand", value=f"{show(count.value)}%") for count in row[:-1]),
    )


def _judge_difference(ratio: Ratio, text: str) -> Outcome:
    new, old = ratio.pairs[0]
    more, less = (old, new) if ratio.falling else (new, old)
    exact = Decimal(more.value) - Decimal(less.value)
    first = min(new.whole.start, old.whole.start)
    bounded = _GROWTH.search(text, max(0, first - _NEAR), first) is None
    if _is_change(Decimal(ratio.stated.value) - exact, ratio.stated, more, less, bounded=bounded):
        return Passed()
    params = {
        "change": show(ratio.stated.value),
        "expression": f"{show(more.value)} - {show(less.value)}",
        "exact": show(exact),
    }
    return _told_of(ratio, "difference", params, new, old)


def _is_change(off: Decimal, change: Count, more: Count, less: Count, *, bounded: bool) -> bool:
    """Whether a change that is `off` by so much may come of rounding it and the percentages it lies between.

    Each is rounded half up, or each is cut; where they are `bounded`, none was more than 100, or less than 0.
    """
    if not more.percent or not off:
        return not off
    at_change, at_more, at_less = (Decimal(1).scaleb(-count.decimals) for count in (change, more, less))
    full, none = bounded and more.value == _ALL, bounded and not less.value
    above = Decimal() if full else at_more
    below = Decimal() if none else at_less
    rounded = at_change + above + below, at_change + at_more + at_less
    return -max(rounded[1] / 2, at_change + at_less) < off < max(rounded[0] / 2, above)


def _told_of(ratio: Ratio, kind: str, params: dict[str, Any], *operands: Count) -> Problem:
    """The problem at a figure that the counts it was made of contradict."""
    return Problem(
        span=ratio.stated.span,
        kind=kind,
        params=params,
        relation=FIGURE,
        related=tuple(Mention(count.span, "operand", value=show(count.value)) for count in operands),
    )


def _judge_direction(ratio: Ratio) -> Outcome:
    new, old = ratio.pairs[0]
    level = ratio.kind == "level"
    # 320条，与上年的318条持平: nearly so.
    moved = abs(Decimal(new.value) - Decimal(old.value)) > Decimal(old.value) * _NEARLY
    if new.value == old.value or (not moved if level else (new.value < old.value) == ratio.falling):
        return Passed()
    told = Text("减", "a fall") if ratio.falling else Text("增", "a rise")
    mark = "%" if new.percent else new.unit
    params = {
        "old": f"{show(old.value)}{mark}",
        "new": f"{show(new.value)}{mark}",
        "told": Text("持平", "the same") if level else told,
    }
    return _told_of(ratio, "direction", params, old)


def _judge_average(ratio: Ratio) -> Outcome:
    """An average, rounded either way, of the year's figure."""
    whole, parts = ratio.pairs[0]
    told, exact = Decimal(ratio.stated.value), Decimal(whole.value) / Decimal(parts.value)
    if abs(told - exact) < Decimal(1).scaleb(-ratio.stated.decimals):
        return Passed()
    params = {
        "told": f"{show(told)}{ratio.stated.unit}",
        "expression": f"{show(whole.value)} ÷ {show(parts.value)}",
        "exact": f"{exact.quantize(Decimal('0.01')).normalize():f}",
    }
    return _told_of(ratio, "average", params, whole)


def _judge_times(ratio: Ratio) -> Outcome:
    new, old = ratio.pairs[0]
    if not old.value:
        return Unknown(Text("上年的数是 0", "last year's figure is 0"))
    told = Decimal(ratio.stated.value)
    exact, *others = (Decimal(count.value) / Decimal(old.value) for count, _ in ratio.pairs)
    for each in (exact, *others):
        # 增长2倍 is often said of what is twice as much; who writes 增长1.5倍 has worked it out.
        loosely = ratio.firm or told == told.to_integral_value()
        if (loosely and shown_as(each, told)) or (not ratio.firm and shown_as(each - 1, told)):
            return Passed()
    grown = not ratio.firm and shown_as(exact, told)
    part = f"({show(new.value)} - {show(old.value)})" if grown else show(new.value)
    return Problem(
        span=ratio.stated.span,
        kind="grown" if grown else "times",
        params={
            "times": show(told),
            "expression": f"{part} ÷ {show(old.value)}",
            "exact": f"{(exact - grown).quantize(Decimal('0.01')).normalize():f}",
        },
        relation=FIGURE,
        related=tuple(Mention(count.span, "operand", value=show(count.value)) for count in (new, old)),
    )


def _of_table(context: Context, ratio: Ratio, wholes: list[Whole]) -> list[Sum]:
    """What the forms hold of the wholes that a share may be of."""
    found: list[Sum] = []
    for whole in wholes if ratio.kind == "share" else ():
        of_matter = ratio.kind_of.startswith((f"{whole.matter} ", f"{whole.matter}:"))
        if not of_matter or ratio.whole not in (whole.of, ""):
            continue
        try:
            value = value_in(context.report.form(whole.form), Accepted(whole.cells), "total")
        except NotAssessable:
            continue
        found += [value] if value is not None and value.value else []
    return found


def _judge(context: Context, ratio: Ratio, table: list[Sum]) -> Outcome:
    told = Decimal(ratio.stated.value)
    shares = [
        (Decimal(part.value) * 100 / Decimal(whole.value), part, whole)
        for part in ratio.parts
        for whole in table
        if part.value < whole.value or told == 100
    ]
    wanted = [(exact, expression, counts) for exact, expression, counts in _exact(ratio) if exact is not None]
    # What the text says it is of comes first; the form tells it only where the text does not.
    if not wanted and any(part.exact and shown_as(exact, told) for exact, part, _ in shares):
        return Passed()
    if ratio.whole and not wanted and shares and ratio.parts[0].exact:
        from govlint.checks.counts.disproved import not_of  # only where a percentage seems wrong

        return not_of(ratio, *shares[0])
    if ratio.reason is not None or not wanted:
        reason = ratio.reason or Text("的底数是 0", "has a base of 0")
        words = context.document.slice(ratio.stated.whole)
        return Unknown(Text(f"“{words}”{reason.zh}", f"“{words}” {reason.en}"))
    if any(_fits(ratio, exact, counts) for exact, _, counts in wanted):
        return Passed()
    from govlint.checks.counts.disproved import disproved  # only where a percentage seems wrong

    return disproved(context, ratio, wanted)


def _exact(ratio: Ratio) -> Iterator[tuple[Decimal | None, str, tuple[Count, Count]]]:
    """What the percentage should be by each pair of figures, and how it comes about; None for a base of 0."""
    for pair, moved in _pairs(ratio):
        one, other = pair
        part, whole = Decimal(one.value), Decimal(other.value)
        exact = _of(ratio, part, whole, moved=moved)
        if moved:
            expression = f"{show(whole)} ÷ {show(part + whole if ratio.falling else part - whole)}"
        elif ratio.kind == "growth":
            more, less = (whole, part) if ratio.falling else (part, whole)
            expression = f"({show(more)} - {show(less)}) ÷ {show(whole)}"
        else:
            expression = f"{show(part)} ÷ {show(whole)}"
        yield exact, expression, pair


def _pairs(ratio: Ratio) -> Iterator[tuple[tuple[Count, Count], bool]]:
    """The pairs of a ratio, and whether the second figure is the change itself."""
    yield from ((pair, False) for pair in ratio.pairs)
    yield from ((pair, True) for pair in ratio.changes)


def _of(ratio: Ratio, one: Decimal, other: Decimal, *, moved: bool) -> Decimal | None:
    """The percentage that two figures come to; None for a base of 0."""
    if ratio.kind != "growth":
        return one * 100 / other if other else None
    if moved:
        base = one + other if ratio.falling else one - other
        return other * 100 / base if base > 0 else None
    return (other - one if ratio.falling else one - other) * 100 / other if other else None


def _fits(ratio: Ratio, exact: Decimal, counts: tuple[Count, Count]) -> bool:
    """Whether the percentage told shows `exact`, or what rounded figures (120万) may stand for."""
    told = Decimal(ratio.stated.value)
    one, other = counts
    if not one.step and not other.step:
        return shown_as(exact, told)
    corners = [
        value
        for part in _bounds(one)
        for whole in _bounds(other)
        for pair, moved in _pairs(ratio)
        if pair is counts and (value := _of(ratio, part, whole, moved=moved)) is not None
    ]
    digit = Decimal(1).scaleb(-ratio.stated.decimals)
    return bool(corners) and min(corners) - digit <= told <= max(corners) + digit


def _bounds(count: Count) -> tuple[Decimal, Decimal]:
    """The least and the most that a figure may stand for: rounded half up, or cut off."""
    value = Decimal(count.value)
    return value - Decimal(count.step) / 2, value + count.step
