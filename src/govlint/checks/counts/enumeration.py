"""The check `enumeration`: the parts of a list add up to its total, or at least do not exceed it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

from govlint.checks.counts.cellsums import Accepted, unknown_cells, value_in
from govlint.checks.counts.listed import judge_list
from govlint.checks.counts.mismatch import unknown_list
from govlint.checks.counts.summed import judge_balance, judge_sum
from govlint.checks.counts.untold import nothing_told
from govlint.claims.figures import Count
from govlint.claims.prose import balances_of, enumerations_of, read_prose, sums_of
from govlint.claims.totals.balances import Balance, left_of_last_year
from govlint.claims.totals.behind import Summed
from govlint.claims.totals.lists import Enumeration
from govlint.finding import Outcome, Problem, Unknown
from govlint.model import Share, Struct, Text
from govlint.numbers import Figure
from govlint.rule import At, Context, NotAssessable, check, saying
from govlint.vocabulary import Vocabulary

_SAYS = {"over short one": "part total parts sum difference", "balance": "came sum went difference"}
_WITH_LAST_YEARS = Text("上年转来的也在分项里", "those of last year are in the parts")
_OF_TABLE = Text("分的可能是表里的总数", "may divide a total of the form")


class Beside(Struct, frozen=True):
    """Cells of a matter that a list may count beside the total told, or divide in its place."""

    matter: str
    form: str
    cells: str


def validate(options: dict[str, Any], vocabulary: Vocabulary) -> Iterable[tuple[At, str]]:
    """Matters, forms and cells that there are not."""
    yield from unknown_cells("beside", options["beside"] or (), vocabulary)
    yield from unknown_cells("wholes", options["wholes"] or (), vocabulary)


@check("enumeration", validate=validate, says=saying(_SAYS))
def enumeration(
    context: Context,
    *,
    most_missing: Share = 0.05,
    beside: list[Beside] | None = None,
    wholes: list[Beside] | None = None,
    section: str = "",
) -> Iterator[Outcome]:
    """Parts that 其中, 分别, 包括 or ： introduce add up to the total before them, or do not exceed it.

    Parts that fall short are a selection, and fine, unless the list does not say so (包括, 等) and lacks
    the share `most_missing` at most, or ends in 其他, or 分别为 opens it right behind its total.
    Lists in lists, parts that overlap, in several units
    or in rough figures are not assessed. `beside` names cells of a form that the parts of a list may hold
    besides its total, by the matter (of `claims.yaml`) that the total counts; parts that come to one of
    `wholes` may divide that, where the figure before them is of something else. Totals behind their parts
    (…，合计27件) are held to them likewise; what came and what was left of last year come to what was handled
    and what is left. `section` names the section that should hold the lists: where
    it has no text, silence elsewhere proves nothing.
    """
    unread = list(read_prose(context.report, context.vocabulary.claims).unread_lists())
    yield from map(Unknown, unread)
    lists = list(enumerations_of(context.report, context.vocabulary.claims))
    totals = list(sums_of(context.report, context.vocabulary.claims))
    balanced = list(balances_of(context.report, context.vocabulary.claims))
    if not (lists or totals or balanced):
        yield from nothing_told(context, section, unread)
    told: set[int] = set()
    for outcome in (
        *(_outcome(context, found, most_missing, beside or [], wholes or []) for found in lists),
        *_added_up(context, totals, balanced, most_missing, beside or []),
    ):
        # One total may be of several lists: 全年60件，其中上半年26件、下半年44件 is told of once.
        if isinstance(outcome, Problem):
            if outcome.span.start in told:
                continue
            told.add(outcome.span.start)
        yield outcome


def _added_up(
    context: Context,
    totals: Iterable[Summed],
    balanced: Iterable[Balance],
    most_missing: float,
    beside: list[Beside],
) -> Iterator[Outcome]:
    """What comes of totals behind their parts, and of what came beside what was done and is left."""
    text = context.document.text
    for total in totals:
        yield judge_sum(text, total, most_missing, _held(context, beside, total.total))
    for balance in balanced:
        yield judge_balance(text, balance, _held(context, beside, balance.came[0]))


def _outcome(
    context: Context, found: Enumeration, most_missing: float, beside: list[Beside], wholes: list[Beside]
) -> Outcome:
    text = context.document.text
    try:
        more = [] if beside and _is_of_some(context, found, wholes) else beside
        outcome = judge_list(text, found, most_missing, _more(context, found, more))
    except NotAssessable as error:
        return Unknown(error.reason)
    if isinstance(outcome, Problem) and _are_with_last_years(text, found):
        return unknown_list(text, found, _WITH_LAST_YEARS)
    if isinstance(outcome, Problem) and _is_of_table(context, found, wholes):
        return unknown_list(text, found, _OF_TABLE)
    return outcome


def _are_with_last_years(text: str, found: Enumeration) -> bool:
    """Whether parts exceed their total by those of last year: 收到67件，办结65件、在办5件，含上年3件.

    That figure may be the last of the parts itself.
    """
    start = found.totals[-1].span.end
    end = text.find("\n", start)
    last = left_of_last_year(text, start, end if end >= 0 else len(text))
    values = [count.value for count in found.parts]
    beyond = {sum(values) - count.value for count in found.totals}
    return not beyond.isdisjoint(last) or (values[-1] in last and 2 * values[-1] in beyond)


def _is_of_table(context: Context, found: Enumeration, wholes: list[Beside]) -> bool:
    """Whether the parts divide a total that the form holds, and not the figure that stands before them."""
    parts = (*found.parts, *found.loose)
    if len(parts) < 2 or found.beside or (found.matter and found.near):
        return False
    added = sum(count.value for count in parts)
    units = {matter.key: matter.units for matter in context.vocabulary.claims.matters}
    for whole in wholes:
        if any(count.unit and count.unit not in units[whole.matter] for count in parts):
            continue
        with suppress(NotAssessable):
            if added in _in_cells(context, whole):
                return True
    return False


def _is_of_some(context: Context, found: Enumeration, wholes: list[Beside]) -> bool:
    """Whether a list divides some of the requests: none carried over are among 7件申请中，公开4件、….

    So it may where its total is not surely of all, and none that the form holds.
    """
    if not (found.matter and found.crossed):
        return False
    totals = {count.span.start: count.value for count in found.totals}
    if not read_prose(context.report, context.vocabulary.claims).sure.isdisjoint(totals):
        return False
    with suppress(NotAssessable):
        of_all = {
            value for whole in wholes if whole.matter == found.matter for value in _in_cells(context, whole)
        }
        return of_all.isdisjoint(totals.values())
    return False


def _more(context: Context, found: Enumeration, beside: list[Beside]) -> list[Figure]:
    """What the parts may come to beyond the total told; NotAssessable where the cells have no figure."""
    values: list[Figure] = [0]
    for item in beside:
        if item.matter == found.matter and found.crossed:
            values += _in_cells(context, item)
    return values


def _held(context: Context, beside: list[Beside], total: Count) -> Iterator[Figure]:
    """What the cells hold that are told beside a total of this kind."""
    kind = read_prose(context.report, context.vocabulary.claims).kinds.get(total.span.start, "")
    for item in beside:
        if kind == f"{item.matter} whole:":
            with suppress(NotAssessable):
                yield from _in_cells(context, item)


def _in_cells(context: Context, cells: Beside) -> list[Figure]:
    """What some cells of a form come to, where it has them; NotAssessable where they have no figure."""
    value = value_in(context.report.form(cells.form), Accepted(cells.cells), "total")
    return [] if value is None else [value.value]
