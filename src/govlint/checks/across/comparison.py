"""What the text says of growth over last year, against last year's own figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Any

from govlint.checks.across.carried import last_year_of
from govlint.checks.counts.cellsums import cells_amiss, keys_in
from govlint.errors import Said
from govlint.facts import Facts, Growth, named_beside
from govlint.finding import Discrepancy, Elsewhere, Passed, Unknown
from govlint.growth.words import NEW, SUBJECTS
from govlint.model import Struct, Text
from govlint.numbers import Figure, show, shown_as
from govlint.report import CellKey, NotAssessable
from govlint.rule import At, CorpusContext, corpus_check, saying
from govlint.vocabulary import Vocabulary

_Cells = tuple[tuple[int, CellKey], ...]


class Measure(Struct, frozen=True):
    """What a comparison may be of: the cells that the subject may mean, each a sum of cells of one form."""

    of: str
    form: str
    cells: tuple[str, ...]


def validate(options: dict[str, Any], vocabulary: Vocabulary) -> Iterable[tuple[At, str]]:
    """Subjects that no sentence is read for, forms and cells that there are not."""
    for index, measure in enumerate(options["measures"] or ()):
        at = ("measures", index)
        if measure.of not in (*SUBJECTS, NEW):
            known = (*SUBJECTS, NEW)
            zh = f"没有叫“{measure.of}”的，现有：{'、'.join(known)}"
            yield (*at, "of"), Said(zh, f"there is no “{measure.of}”, only {', '.join(known)}")
        wrong = (
            each
            for number, cells in enumerate(measure.cells)
            for each in cells_amiss(at, measure.form, cells, vocabulary, (number,))
        )
        yield from dict.fromkeys(wrong)


@corpus_check(
    "growth",
    needs="last_year",
    validate=validate,
    says=saying({"default base": "told figure before other year change"}),
)
def growth(
    context: CorpusContext, *, measures: list[Measure] | None = None
) -> Iterator[Discrepancy | Passed | Unknown]:
    """A 同比 told agrees with this year's and last year's forms, to the digits shown.

    Only where the figure told beside it is this year's in the form, or none is told; what may mean several
    rows agrees when it agrees with one of them. `measures` says which cells each subject may mean (`of`: one
    of requests, new (requests told as 新收), granted, partly_granted, refused, unavailable, not_handled,
    other, normative_documents, licensing, penalties, review, direct, after, litigation, or of those who ask:
    natural_person, business, research, public_welfare, legal_service).
    """
    now, before = context.facts, last_year_of(context)
    if not now.growth:
        yield Passed()
    for told in now.growth:
        own = {cells: _sum(now, cells) for cells in _meant(context, told.subject, measures or [])}
        meant = [cells for cells, here in own.items() if _is_meant(told, here)]
        pairs = [
            (cells, here, there)
            for cells in meant
            if (here := own[cells]) is not None and (there := _sum(before, cells)) is not None
        ]
        if not pairs or len(pairs) < len(meant):
            yield Unknown(
                Text(
                    f"“{told.text}”说的不是表里的数，或者上年报告没有这个数",
                    f"“{told.text}” speaks of no figure that both years' forms have",
                )
            )
        elif any(_agrees(told, here, there) for _, here, there in pairs):
            yield Passed()
        elif told.kind == "percent" and not all(there for _, _, there in pairs):
            yield Unknown(Text(f"“{told.text}”：上年是 0，没有增长率", f"“{told.text}”: last year's was 0"))
        else:
            yield _discrepancy(context.facts, before, told, *pairs[0])


def _meant(context: CorpusContext, subject: str, measures: Iterable[Measure]) -> Iterator[_Cells]:
    """The sums of cells that a subject may mean in the format of this year's report."""
    for measure in measures:
        definition = context.vocabulary.form(measure.form, context.facts.format)
        if measure.of == subject and definition is not None:
            yield from (keys_in(definition, cells, "total") for cells in measure.cells)


def _is_meant(told: Growth, here: Figure | None) -> bool:
    """Whether a cell holds the figure told, or one that it is rounded or cut from; any where none is told."""
    if told.figure is None or here == told.figure:
        return True
    return here is not None and abs(Decimal(here) - told.figure) < told.step


def _sum(facts: Facts, cells: _Cells) -> Figure | None:
    """What a report has of a sum of cells; None where a cell has no figure, or its format no such cells."""
    if not cells:
        return None
    try:
        return sum(sign * facts.figure(cell.form, cell.row, cell.column) for sign, cell in cells)
    except NotAssessable:
        return None


def _agrees(told: Growth, here: Figure, there: Figure) -> bool:
    """Whether the change told is the one from `there` to `here`; cut or rounded, both are fine."""
    change = Decimal(here) - Decimal(there)
    if told.kind == "level" or told.amount is None:
        return change == 0
    amount = Decimal(told.amount)
    if told.kind == "base":
        return Decimal(there) == amount
    if change and amount and (change > 0) != told.rising:
        return False
    if told.kind == "difference":
        return abs(change) == amount
    # 1.73万件，同比上升8.8%: of the figures as they are shown, too.
    return any(
        base and shown_as(abs(new - base) * 100 / base, amount)
        for new in _shown(told, here)
        for base in _shown(told, there)
    )


def _shown(told: Growth, figure: Figure) -> set[Decimal]:
    """A figure, and what is shown of it where the one told is rounded: cut, or rounded half up."""
    exact = Decimal(figure)
    if not told.step:
        return {exact}
    parts = exact / told.step
    return {exact, *(parts.quantize(Decimal(1), way) * told.step for way in (ROUND_HALF_UP, ROUND_DOWN))}


def _discrepancy(
    now: Facts, before: Facts, told: Growth, cells: _Cells, here: Figure, there: Figure
) -> Discrepancy:
    change = Decimal(here) - Decimal(there)
    percent = change * 100 / Decimal(there) if there else None
    return Discrepancy(
        span=told.span,
        kind="base" if told.kind == "base" else "default",
        params={
            "told": told.text,
            "figure": show(here),
            "before": show(there),
            "other": named_beside(before, now),
            "year": before.year,
            "change": _change(change, percent if told.kind == "percent" else None),
        },
        others=tuple(
            Elsewhere(
                before.path, "last_year", cell, None, show(before.figure(cell.form, cell.row, cell.column))
            )
            for _, cell in cells
        ),
    )


def _change(change: Decimal, percent: Decimal | None) -> Text:
    if not change:
        return Text("持平", "the same")
    zh, en = ("增长", "up") if change > 0 else ("下降", "down")
    shown = (
        f"{abs(change)}" if percent is None else f"{abs(percent).quantize(Decimal('0.01'), ROUND_HALF_UP)}%"
    )
    return Text(f"{zh} {shown}", f"{en} {shown}")
