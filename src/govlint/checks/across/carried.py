"""What last year's report handed on to this year's: requests carried over, and documents in force."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.facts import Facts, named_beside
from govlint.finding import Discrepancy, Elsewhere, Passed, Unknown
from govlint.model import Text
from govlint.numbers import Figure, show
from govlint.report import CellKey, NotAssessable
from govlint.rule import CorpusContext, corpus_check, saying
from govlint.vocabulary import FormDefinition

_Outcomes = Iterator[Discrepancy | Passed | Unknown]


def last_year_of(context: CorpusContext) -> Facts:
    """Last year's report; NotAssessable without one."""
    if context.last_year is None:
        raise NotAssessable(Text("没有上年报告", "no report on the year before"))
    return context.last_year


@corpus_check(
    "carry-over",
    needs="last_year",
    says=saying({"default": "form column written expected other year"}),
    reads="",
)
def carry_over(
    context: CorpusContext,
    *,
    form: str = "requests",
    incoming: str = "carried_in",
    outgoing: str = "carried_out",
    total: str = "total",
) -> _Outcomes:
    """A row of this year's form equals another row of last year's, column by column.

    One request in a wrong column is told there, and not once more at the total that it changes.
    """
    now, before = context.facts, last_year_of(context)
    wrong: dict[str, tuple[Figure, Figure]] = {}
    for row, column in now.form(form).keys:
        if row != incoming:
            continue
        try:
            pair = now.figure(form, incoming, column), before.figure(form, outgoing, column)
        except NotAssessable as error:
            yield Unknown(error.reason)
            continue
        if pair[0] == pair[1]:
            yield Passed(form, ((incoming, column),))
        else:
            wrong[column] = pair
    parts = sum(here - there for column, (here, there) in wrong.items() if column != total)
    if len(wrong) > 1 and total in wrong and wrong[total][0] - wrong[total][1] == parts:
        del wrong[total]
    for column, pair in wrong.items():
        cells = CellKey(form, incoming, column), CellKey(form, outgoing, column)
        yield _not_carried(context, before, cells, pair)


def _not_carried(
    context: CorpusContext, before: Facts, cells: tuple[CellKey, CellKey], pair: tuple[Figure, Figure]
) -> Discrepancy:
    definition = _definition(context, cells[0].form)
    return Discrepancy(
        cell=cells[0],
        params={
            "form": definition.title,
            "column": definition.column_label(cells[0].column),
            "written": show(pair[0]),
            "expected": show(pair[1]),
            "other": named_beside(before, context.facts),
            "year": before.year,
        },
        others=(Elsewhere(before.path, "last_year", cells[1], None, show(pair[1])),),
    )


def _definition(context: CorpusContext, form: str) -> FormDefinition:
    definition = context.vocabulary.form(form, context.facts.format)
    assert definition is not None
    return definition


@corpus_check(
    "documents-carried",
    needs="last_year",
    says=saying({"default": "form row written before added removed expected other year"}),
    reads="",
)
def documents_carried(
    context: CorpusContext,
    *,
    form: str = "disclosure",
    rows: tuple[str, ...] = ("regulations", "normative_documents"),
    stock: str = "in_force",
    added: str = "issued",
    removed: str = "repealed",
) -> _Outcomes:
    """What is in force equals last year's plus what was issued less what was repealed, row by row.

    Not assessed where the text tells of a clean-up or a transfer: then other documents came or went.
    """
    now, before = context.facts, last_year_of(context)
    for row in rows:
        try:
            here = now.figure(form, row, stock)
            plus, less = now.figure(form, row, added), now.figure(form, row, removed)
            there = before.figure(form, row, stock)
        except NotAssessable as error:
            yield Unknown(error.reason)
            continue
        if here == there + plus - less:
            yield Passed(form, ((row, stock),))
        elif now.transfer is not None:
            yield Unknown(
                Text(f"正文说到清理或划转：{now.transfer}", f"the text tells of a transfer: {now.transfer}")
            )
        else:
            yield _not_following(context, before, CellKey(form, row, stock), (here, there, plus, less))


def _not_following(
    context: CorpusContext, before: Facts, cell: CellKey, figures: tuple[Figure, Figure, Figure, Figure]
) -> Discrepancy:
    here, there, plus, less = figures
    definition = _definition(context, cell.form)
    return Discrepancy(
        cell=cell,
        params={
            "form": definition.title,
            "row": definition.row_label(cell.row),
            "written": show(here),
            "before": show(there),
            "added": show(plus),
            "removed": show(less),
            "expected": show(there + plus - less),
            "other": named_beside(before, context.facts),
            "year": before.year,
        },
        others=(Elsewhere(before.path, "last_year", cell, None, show(there)),),
    )
