"""Percentages that other figures of the same passage explain, and that may be of these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from govlint.claims.figures import Count
from govlint.claims.rates.ratio import Ratio, alike
from govlint.numbers import Figure, show, shown_as

_NEAR = 2
"""Two figures that growth is told of stand side by side, or have one between them."""


def explained(ratio: Ratio, totals: Iterable[Figure]) -> str | None:
    """How else the percentage comes about: 304 ÷ 2775; None where nothing beside it explains it.

    A share or rate may be of any figure of its paragraph, or of one of `totals`, those of the tables; growth
    may be that of other figures side by side, in the direction that is told.
    """
    told = Decimal(ratio.stated.value)
    if ratio.kind in ("growth", "moved"):
        ways = _growths(ratio)
    else:
        ways = _of_named(ratio) if ratio.firm else _shares(ratio, totals)
    return next((way for exact, way in ways if shown_as(exact, told)), None)


def _shares(ratio: Ratio, totals: Iterable[Figure]) -> Iterator[tuple[Decimal, str]]:
    parts = list(dict.fromkeys(part for part, _ in ratio.pairs))
    # Of whole percents many figures make one by chance: only what is said beside them counts.
    known = [Decimal(total) for total in totals] if ratio.stated.decimals else []
    for part in parts:
        wholes = [Decimal(count.value) for count in ratio.beside if alike(count, part)]
        for whole in (*wholes, *known):
            if 0 < Decimal(part.value) < whole:
                yield Decimal(part.value) * 100 / whole, f"{show(part.value)} ÷ {show(whole)}"


def _of_named(ratio: Ratio) -> Iterator[tuple[Decimal, str]]:
    """Shares of the whole that is named beside the percentage, of whatever stands before it."""
    whole = ratio.pairs[0][1]
    for part in ratio.beside:
        if alike(part, whole) and 0 < Decimal(part.value) < Decimal(whole.value):
            exact = Decimal(part.value) * 100 / Decimal(whole.value)
            yield exact, f"{show(part.value)} ÷ {show(whole.value)}"


def _growths(ratio: Ratio) -> Iterator[tuple[Decimal, str]]:
    if ratio.firm:
        yield from _over(ratio.pairs[0][1], ratio)
        return
    compared = [{one, other} for one, other in ratio.pairs]
    moved = [{one, other} for one, other in ratio.changes] + (compared if ratio.kind == "moved" else [])
    settled = _settled(ratio)
    for one, other in _close(ratio.beside):
        if {one, other} <= settled:
            continue
        for new, old in ((one, other), (other, one)):
            if {one, other} not in compared:
                yield from _grown(new, old, falling=ratio.falling)
            if {one, other} not in moved:
                yield from _moved(new, old, falling=ratio.falling)


def _settled(ratio: Ratio) -> set[Count]:
    """The figures that tell of the growth between themselves: 比上年的200件多24件 beside 224."""
    for new, old in ratio.pairs:
        for current, change in ratio.changes:
            if current is new and abs(new.value - old.value) == change.value:
                return {new, old, change}
    return set()


def _over(base: Count, ratio: Ratio) -> Iterator[tuple[Decimal, str]]:
    """Growth over last year's figure of what stands beside it, or of some of these together."""
    added: Figure = 0
    for new in reversed(ratio.beside):
        if new is not base and alike(new, base):
            added += new.value
            for value in dict.fromkeys((new.value, added)):
                yield from _grown(replace(new, value=value), base, falling=ratio.falling)


def _grown(this: Count, that: Count, *, falling: bool) -> Iterator[tuple[Decimal, str]]:
    new, old = Decimal(this.value), Decimal(that.value)
    change = old - new if falling else new - old
    if change > 0 and old:
        yield change * 100 / old, f"({show(new)} - {show(old)}) ÷ {show(old)}"


def _moved(this: Count, by: Count, *, falling: bool) -> Iterator[tuple[Decimal, str]]:
    new, change = Decimal(this.value), Decimal(by.value)
    base = new + change if falling else new - change
    if base > 0 and change:
        yield change * 100 / base, f"{show(change)} ÷ {show(base)}"


def _close(counts: Sequence[Count]) -> Iterator[tuple[Count, Count]]:
    for at, one in enumerate(counts):
        for other in counts[at + 1 : at + 1 + _NEAR]:
            if alike(one, other):
                yield one, other
