"""Finds the one wrong cell behind several failed relations: one mistake, one finding at its root."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import structs

from govlint.finding import FIGURE, STATEMENT, Problem, Repair
from govlint.model import Span
from govlint.numbers import Figure, show, slip
from govlint.report import CellKey, Form, Report
from govlint.rule import Told


def find_roots(told: Sequence[Told], held: Iterable[CellKey], report: Report) -> list[Told]:
    """`told` with what comes of one mistake made one: failed relations, and figures that the text repeats.

    `held` are the cells of the relations that hold: a cell in many of them is unlikely to be wrong.
    """
    return _retold(_exchanged(_relations(told, held, report), report))


def _exchanged(told: list[Told], report: Report) -> list[Told]:
    """`told` with figures of the text made one that fit if two rows of a table are exchanged."""
    figures = [item for item in told if item.problem.relation == FIGURE and item.problem.repairs]
    forms = {repair.cell.form for item in figures for repair in item.problem.repairs}
    failed = (item.problem for item in told if item.problem.relation != FIGURE)
    besides = any(repair.cell.form in forms for problem in failed for repair in problem.repairs)
    if len(figures) < 2 or len(forms) > 1 or besides:
        return told
    from govlint.wrongrows import exchanged  # few reports differ from their tables in two figures

    return exchanged(told, figures, report)


def _relations(told: Sequence[Told], held: Iterable[CellKey], report: Report) -> list[Told]:
    """`told` with the failed relations that one changed cell would mend made one."""
    failed = [item for item in told if item.problem.repairs and item.problem.relation != FIGURE]
    others = [item for item in told if not item.problem.repairs or item.problem.relation == FIGURE]
    if not failed:
        return list(told)
    from govlint.wrongrows import by_row, shifted, without_partial  # in most reports all relations hold

    whole, failed = shifted(failed, report)
    crossed_by_rows = {cell for item in failed if _is_row(item) for cell in _cells(item)}
    sound = Counter(held)
    roots: list[Told] = []
    while failed:
        cell, value, explained = _best(failed, sound)
        if len(explained) == 1:
            break
        roots.append(_merged(explained, cell, value, report))
        failed = [item for item in failed if item not in explained]
    crossed, roots = _opposite(roots)
    swapped, failed = _opposite(failed)
    text = _in_text(told)
    alone = [_alone(item, sound, text, report) for item in failed]
    found = _summed([*roots, *crossed, *swapped, *alone], crossed_by_rows, report)
    rows = by_row([_in_its_row(item, told, text, report) for item in found], report)
    return without_partial(others, [*whole, *rows], report)


def _in_text(told: Sequence[Told]) -> dict[Repair, set[Span]]:
    """What cells would have to hold for the figures of the text to fit, and which figures these are."""
    text: dict[Repair, set[Span]] = {}
    for item in told:
        if item.problem.relation == FIGURE:
            for repair in item.problem.repairs:
                text.setdefault(repair, set()).add(item.problem.span)
    return text


def _retold(told: list[Told]) -> list[Told]:
    """`told` with problems of a figure in the text put under the one behind them, if there is one.

    Behind a list or a percentage that does not hold may be a figure of it that differs from its table; behind
    that, a wrong cell of the table. Behind what is wrong within a statement is that statement.
    """
    figures = [item for item in told if item.problem.relation == FIGURE]
    if not figures:
        return told
    also: dict[int, list[str]] = {}
    under: dict[int, list[Told]] = {}
    gone: set[int] = set()
    places = _places(told)
    statements = [at for at, item in enumerate(told) if item.problem.relation == STATEMENT]
    for item in sorted(figures, key=lambda item: item.rule.code, reverse=True):
        near = sorted({*statements, *(at for key in _reached(item) for at in places.get(key, ()))})
        behind = next((told[at] for at in near if _is_behind(told[at], item)), None)
        if behind is not None:
            gone.add(id(item))
            also.setdefault(id(behind), []).extend((item.rule.code, *item.also, *also.get(id(item), ())))
            if behind.problem.relation == STATEMENT:
                under.setdefault(id(behind), []).append(item)
    return [
        structs.replace(
            item,
            also=tuple(dict.fromkeys((*item.also, *sorted(also.get(id(item), ()))))),
            under=tuple(under.get(id(item), ())),
        )
        for item in told
        if id(item) not in gone
    ]


def _places(told: Sequence[Told]) -> dict[Span | Repair, list[int]]:
    """Where in `told` problems stand on a figure, or would be mended by a repair."""
    places: dict[Span | Repair, list[int]] = {}
    for at, item in enumerate(told):
        problem = item.problem
        for key in (problem.span,) if problem.relation == FIGURE else problem.repairs:
            places.setdefault(key, []).append(at)
    return places


def _reached(item: Told) -> Iterator[Span | Repair]:
    """Figures and repairs by which another problem may be behind this one."""
    yield item.problem.span
    yield from (mention.span for mention in item.problem.related if mention.cell is None)
    yield from item.problem.repairs


def _is_behind(other: Told, item: Told) -> bool:
    if other is item or other.rule.code >= item.rule.code:
        return False
    span = item.problem.span
    if other.problem.relation == STATEMENT:
        return span.start >= other.problem.span.start and span.end <= other.problem.span.end
    if other.problem.relation == FIGURE:
        built_of = {mention.span for mention in item.problem.related if mention.cell is None}
        return other.problem.span == span or other.problem.span in built_of
    # The same cell mended in the same way makes both hold: the text only bears out the table's own mistake.
    return any(repair in other.problem.repairs for repair in item.problem.repairs)


def _best(failed: Sequence[Told], sound: Counter[CellKey]) -> tuple[CellKey, Figure, list[Told]]:
    explains: dict[tuple[CellKey, Figure], list[Told]] = {}
    for item in failed:
        for repair in item.problem.repairs:
            explains.setdefault((repair.cell, repair.value), []).append(item)
    (cell, value), explained = max(
        explains.items(),
        key=lambda pair: (len(pair[1]) if len(pair[1]) > 1 else 0, len(pair[1]) - sound[pair[0][0]]),
    )
    return cell, value, explained


def _merged(explained: list[Told], cell: CellKey, value: Figure, report: Report) -> Told:
    """One finding at `cell`, under the lowest code; its hint names the value that mends all."""
    explained = sorted(explained, key=lambda item: item.rule.code)
    first = explained[0]
    also = tuple(dict.fromkeys(item.rule.code for item in explained if item.rule.code != first.rule.code))
    related = list(first.problem.related)
    for item in explained[1:]:
        related.extend(mention for mention in item.problem.related if mention not in related)
    form_cell = report.forms[cell.form].cells[cell.row, cell.column]
    problem = _with(
        first.problem,
        span=form_cell.span,
        cell=cell,
        related=tuple(related),
        hint=first.problem.hint or slip(form_cell.number.value, value) or "mend",
        value=value,
        report=report,
    )
    return Told(first.rule, problem, also)


def _with(
    problem: Problem, *, value: Figure | None, report: Report, hint: str | None, **changes: Any
) -> Problem:
    cell = changes.get("cell", problem.cell)
    params = dict(problem.params)
    if value is not None and isinstance(cell, CellKey):
        definition = report.forms[cell.form].definition
        number = report.forms[cell.form].number(cell.row, cell.column)
        params |= {
            "row": definition.row_label(cell.row),
            "column": definition.column_label(cell.column),
            "mended": show(value),
            "written": show(number.value) if number.value is not None else "",
        }
    return structs.replace(problem, **changes, params=params, hint=hint)


def _opposite(found: list[Told]) -> tuple[list[Told], list[Told]]:
    """Two columns (or rows) of one relation off by opposite amounts: one case counted in the wrong one.

    Gives the pairs, each made one, and the rest.
    """
    pairs: list[Told] = []
    alone: list[Told] = []
    rest = list(found)
    while rest:
        item = rest.pop(0)
        twin = next((other for other in rest if _are_opposite(item, other)), None)
        if twin is None:
            alone.append(item)
            continue
        rest.remove(twin)
        problem, second = item.problem, twin.problem
        related = (
            *problem.related,
            *(mention for mention in second.related if mention not in problem.related),
        )
        params = problem.params | {"other": second.params["unit"]}
        changed = structs.replace(problem, related=related, params=params, hint="opposite")
        also = tuple(dict.fromkeys((*item.also, *twin.also)))
        pairs.append(Told(item.rule, changed, also))
    return pairs, alone


def _are_opposite(one: Told, other: Told) -> bool:
    a, b = one.problem, other.problem
    return (
        one.rule.code == other.rule.code
        and _in_one_line(a.cell, b.cell)
        and a.relation.partition(":")[0] == b.relation.partition(":")[0]
        and a.params.get("residual") == -b.params.get("residual", 0)
    )


def _in_one_line(one: CellKey | None, other: CellKey | None) -> bool:
    return one is not None and other is not None and (one.row == other.row or one.column == other.column)


def _summed(found: list[Told], rows: set[CellKey], report: Report) -> list[Told]:
    """`found` without the column of totals where it fails only because the columns that it adds up do.

    Where all rows hold, a case left out or told twice in one column is missing or over in the totals too:
    none of the columns runs through a cell of the `rows` that fail.
    """
    for item in found:
        parts = [other for other in found if _adds_up(other, item)]
        residuals = [other.problem.params["residual"] for other in parts]
        if not parts or sum(residuals) != item.problem.params["residual"]:
            continue
        order = [column.key for column in report.forms[_form(item)].definition.columns]
        last = max((item, *parts), key=lambda other: order.index(_column(other)))
        if last is item and not any(rows & _cells(other) for other in (item, *parts)):
            return [
                _with_total(other, item) if other is parts[0] else other
                for other in found
                if other is not item
            ]
    return found


def _adds_up(part: Told, item: Told) -> bool:
    same = part is not item and part.rule.code == item.rule.code and "residual" in item.problem.params
    return same and _column(part) != "" != _column(item) and _form(part) == _form(item)


def _column(item: Told) -> str:
    """The column that a relation holds through; empty for other relations."""
    each, _, unit = item.problem.relation.partition(":")
    return unit if each == "column" else ""


def _form(item: Told) -> str:
    return item.problem.cell.form if item.problem.cell else ""


def _in_its_row(item: Told, told: Sequence[Told], text: Mapping[Repair, set[Span]], report: Report) -> Told:
    """A column that is off by as much as its totals, at the row of which the text tells another figure.

    Where the text tells of none or several, any row may be the wrong one: it stays at the relation's cell.
    """
    problem = item.problem
    if problem.hint not in ("summed", "both") or problem.cell is None:
        return item
    form, column = report.forms[problem.cell.form], _column(item)
    total = next((cell.column for cell in _cells(item) if cell.column != column), column)
    chosen = []
    for repair in problem.repairs:
        row, known = repair.cell.row, form.values.get((repair.cell.row, total))
        if known is not None and (problem.hint == "summed" or row == problem.cell.row):
            with_it = known + repair.value - form[row, column]
            wanted = Repair(CellKey(form.definition.key, row, total), with_it)
            chosen += [(repair, wanted)] if wanted in text else []
    # One figure of the text may be of several rows: it bears out the mistake, but not in which it lies.
    figures = set().union(*(text[wanted] for _, wanted in chosen))
    chosen = [(repair, wanted) for repair, wanted in chosen if text[wanted] == figures]
    borne_out = tuple(wanted for _, wanted in chosen)
    if problem.hint == "both":
        return structs.replace(item, problem=structs.replace(problem, repairs=(*problem.repairs, *borne_out)))
    if len(chosen) != 1:
        known_as = (item.rule.code, problem.relation)
        first = next(other.problem for other in told if (other.rule.code, other.problem.relation) == known_as)
        changed = {"span": first.span, "cell": first.cell, "repairs": (*problem.repairs, *borne_out)}
        return structs.replace(item, problem=structs.replace(problem, **changed))
    ((repair, _),) = chosen
    span = form.cells[repair.cell.row, column].span
    changed = {"span": span, "cell": repair.cell, "repairs": (*problem.repairs, *borne_out)}
    return Told(
        item.rule, _with(problem, value=repair.value, report=report, hint="told", **changed), item.also
    )


def _is_row(item: Told) -> bool:
    return item.problem.relation.startswith("row:")


def _cells(item: Told) -> set[CellKey]:
    return {mention.cell for mention in item.problem.related if mention.cell is not None}


def _with_total(item: Told, total: Told) -> Told:
    problem = item.problem
    related = (*problem.related, *(each for each in total.problem.related if each not in problem.related))
    params = problem.params | {"other": total.problem.params["unit"]}
    also = tuple(dict.fromkeys((*item.also, *total.also)))
    hint = problem.hint
    if hint != "opposite":
        # That a figure looks like a slip of another is a guess; its total would be off by the same slip.
        hint = "both" if hint == "mend" or item.also else "summed"
    return Told(item.rule, structs.replace(problem, related=related, params=params, hint=hint), also)


def _alone(item: Told, sound: Counter[CellKey], text: Iterable[Repair], report: Report) -> Told:
    """A relation that fails alone: at the cell of which the text tells what mends it, if that is one.

    Else at the cell that fewest sound relations share, a slip of digits first.
    """
    problem = item.problem
    assert problem.cell is not None
    repairs = {repair.cell: repair.value for repair in problem.repairs}
    form = report.forms[problem.cell.form]

    def likelihood(cell: CellKey) -> tuple[int, bool]:
        return (-sound[cell], cell == problem.cell)

    in_text = [repair for repair in text if _mends(repair, problem, repairs, form)]
    repairs |= {repair.cell: repair.value for repair in in_text}
    cell = in_text[0].cell if len(in_text) == 1 else max(repairs, key=likelihood, default=problem.cell)
    if cell not in repairs:
        return item
    found = form.cells[cell.row, cell.column]
    hint = problem.hint or ("mend" if len(in_text) == 1 else slip(found.number.value, repairs[cell]))
    changed = {"span": found.span, "cell": cell, "repairs": (*problem.repairs, *in_text)}
    fixed = _with(problem, value=repairs[cell], report=report, hint=hint, **changed)
    return Told(item.rule, fixed, item.also)


def _mends(repair: Repair, problem: Problem, repairs: Mapping[CellKey, Figure], form: Form) -> bool:
    """Whether what the text tells of a cell makes a relation hold: an inequality by that much or more."""
    needed = repairs.get(repair.cell)
    if needed is None or problem.params.get("sign") not in ("<", ">"):
        return needed is not None and needed == repair.value
    written = form[repair.cell.row, repair.cell.column]
    return written < needed <= repair.value or written > needed >= repair.value
