"""The check `equation`: a linear relation over named cells must hold in every row or column of a form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from govlint.checks.forms.named import says, validate
from govlint.hookspecs import (
    CellKey,
    Context,
    Form,
    FormCell,
    Mention,
    NotAssessable,
    Outcome,
    Passed,
    Problem,
    Repair,
    Text,
    Unknown,
    check,
)
from govlint.model import Struct
from govlint.numbers import Figure, show
from govlint.relation import Axis, Operator, Part, holds, keys_called, names_of, resolve, standing_for
from govlint.vocabulary import FormDefinition

SURPLUS = "surplus"
_SIGNS = {"=": "≠", ">=": "<", "<=": ">"}


class Side(Struct, frozen=True):
    """One side of a relation in one row or column: its cells with signs, in order of its parts."""

    parts: tuple[tuple[Part, tuple[tuple[FormCell | None, str], ...]], ...]

    def known(self) -> Iterator[tuple[int, FormCell, Figure]]:
        """(sign, cell, value) of the cells whose value is known."""
        for sign, cell, _ in self.cells():
            if cell is not None and cell.number.value is not None:
                yield sign, cell, cell.number.value

    def cells(self) -> Iterator[tuple[int, FormCell | None, str]]:
        """(sign, cell or None, its key along the axis)."""
        for part, members in self.parts:
            for cell, key in members:
                yield part.sign, cell, key

    def known_sum(self) -> Figure:
        """The sum of the cells that have values."""
        return sum((sign * value for sign, _, value in self.known()), 0)

    def unknown(self) -> list[str]:
        """Keys of the cells without a value."""
        return [key for _, cell, key in self.cells() if cell is None]

    def figures(self) -> str:
        """The side as figures: every term, but of a set only the parts that are not 0."""
        pieces: list[tuple[int, str]] = []
        for part, members in self.parts:
            values = [cell.number.value for cell, _ in members if cell and cell.number.value is not None]
            shown = [value for value in values if value] if part.is_set else values
            pieces.extend(
                (part.sign, show(value)) for value in shown or ([0] if values or part.is_set else [])
            )
        words = "".join(f" {'-' if sign < 0 else '+'} {value}" for sign, value in pieces)
        return words.removeprefix(" + ").strip() or "0"


@check("equation", validate=validate, says=says, apart=(SURPLUS,), reads="")
def equation(
    context: Context,
    *,
    form: str,
    each: Axis,
    equation: str,
    words: Text | None = None,
    formats: tuple[str, ...] = (),
    only: tuple[str, ...] = (),
) -> Iterable[Outcome]:
    """A linear relation over named cells holds in each row or column of a form.

    `equation` names cells by key or Chinese label, with +, -, and one of =, >=, <= (no figures); `words`
    says it for people (zh, en); `only` limits the rows or columns (by key or label), `formats` the formats
    in which it is asked.
    """
    if formats and context.report.format not in formats:
        asked_in = f"只用于{'、'.join(formats)}年格式的表", f"for the {' and '.join(formats)} format only"
        raise NotAssessable(Text(*asked_in))
    found = context.report.form(form)
    axis: Axis = "column" if each == "row" else "row"
    left, operator, right = resolve(equation, _frozen_names(found.definition, axis))
    said = words or Text(equation, equation)
    flat = _flat(found, (left, right), each)
    surplus = any(row.surplus for row in found.rows)
    told = SURPLUS in context.rule.messages
    names = names_of(found.definition, each) if only else {}
    wanted = tuple(key for name in only for key in keys_called(names, name))
    units = _units(found, each, wanted)
    if not units or (only and not wanted):
        raise NotAssessable(_none_of(found, each, wanted))
    for unit in units:
        passed = None if surplus else _sound(found, flat, unit, each, operator)
        if passed is not None:
            yield passed
            continue
        sides = (_side(found, left, unit, each), _side(found, right, unit, each))
        outcome = _judge(found, unit, each, sides, operator, said)
        untold = isinstance(outcome, Problem) and outcome.kind == SURPLUS and not told
        yield Unknown(_shifted(found, unit)) if untold else outcome


def _flat(
    form: Form, sides: tuple[tuple[Part, ...], tuple[Part, ...]], each: Axis
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys of a relation's terms that count as they are, and of those that count against them."""
    kept: tuple[list[str], list[str]] = ([], [])
    for turned, parts in enumerate(sides):
        for part in parts:
            keys = standing_for(form, part.keys) if each == "column" else part.keys
            kept[turned if part.sign > 0 else 1 - turned].extend(keys)
    return tuple(kept[0]), tuple(kept[1])


def _sound(
    form: Form, flat: tuple[tuple[str, ...], tuple[str, ...]], unit: str, each: Axis, operator: Operator
) -> Passed | None:
    """The outcome of a relation that holds with every figure known (the common case, quickly); else None."""
    values = form.values
    over, under, places = _places(flat, unit, each)
    try:
        low = sum([values[place] for place in over])
        high = sum([values[place] for place in under])
    except KeyError:
        return None
    return Passed(form.definition.key, places) if holds(low, operator, high) else None


_Places = tuple[tuple[str, str], ...]


@lru_cache(maxsize=2048)
def _places(
    flat: tuple[tuple[str, ...], tuple[str, ...]], unit: str, each: Axis
) -> tuple[_Places, _Places, _Places]:
    """The row and column of the terms of a unit: of those that count, of those against them, of all."""
    over, under = (tuple([(unit, key) if each == "row" else (key, unit) for key in keys]) for keys in flat)
    return over, under, (*over, *under)


def _frozen_names(definition: FormDefinition, axis: Axis) -> tuple[tuple[str, tuple[str, ...]], ...]:
    known = _NAMES.get((id(definition), axis))
    if known is None or known[0] is not definition:
        known = (definition, tuple(names_of(definition, axis).items()))
        _NAMES[id(definition), axis] = known
    return known[1]


_NAMES: dict[tuple[int, str], tuple[FormDefinition, tuple[tuple[str, tuple[str, ...]], ...]]] = {}


def _units(form: Form, each: Axis, only: tuple[str, ...]) -> list[str]:
    keys = [row.key for row in form.rows] if each == "row" else list(form.columns)
    return [key for key in keys if not only or key in only]


def _none_of(form: Form, each: Axis, only: tuple[str, ...]) -> Text:
    """That a form has none of the rows or columns in which a relation is to hold."""
    definition = form.definition
    wanted = only or tuple(item.key for item in (definition.rows if each == "row" else definition.columns))
    labels = [definition.row_label(key) if each == "row" else definition.column_label(key) for key in wanted]
    zh, en = "”“".join(label.zh for label in labels), ", ".join(label.en for label in labels)
    return Text(
        f"{definition.title.zh}没有找到“{zh}”{'行' if each == 'row' else '列'}",
        f"{definition.title.en}: no {each} {en} was found",
    )


def _side(form: Form, parts: tuple[Part, ...], unit: str, each: Axis) -> Side:
    built = []
    for part in parts:
        keys = standing_for(form, part.keys) if each == "column" else part.keys
        places = [(unit, key) if each == "row" else (key, unit) for key in keys]
        members = tuple(
            (form.cells[place] if place in form.values else None, key)
            for place, key in zip(places, keys, strict=True)
        )
        built.append((part, members))
    return Side(tuple(built))


def _judge(
    form: Form, unit: str, each: Axis, sides: tuple[Side, Side], operator: Operator, words: Text
) -> Outcome:
    left, right = sides
    surplus = _surplus(form, unit, each, sides)
    if surplus is not None:
        return surplus
    unknown = [*left.unknown(), *right.unknown()]
    low, high = left.known_sum(), right.known_sum()
    if unknown and not _contradicted(left, right, operator):
        row, column = (unit, unknown[0]) if each == "row" else (unknown[0], unit)
        return Unknown(form.why_unknown(row, column))
    cells = tuple(cell for side in sides for _, cell, _ in side.cells() if cell)
    if not unknown and holds(low, operator, high):
        return Passed(form.definition.key, tuple((cell.key.row, cell.key.column) for cell in cells))
    return _problem(form, unit, each, sides, operator, words, bool(unknown))


def _contradicted(left: Side, right: Side, operator: Operator) -> bool:
    """Whether the known cells alone already contradict the relation, counts being never negative."""
    if any(sign < 0 for side in (left, right) for sign, _, _ in side.cells()):
        return False
    low, high = left.known_sum(), right.known_sum()
    left_open, right_open = bool(left.unknown()), bool(right.unknown())
    if operator in ("=", "<=") and not right_open and low > high:
        return True
    return operator in ("=", ">=") and not left_open and high > low


def _surplus(form: Form, unit: str, each: Axis, sides: tuple[Side, Side]) -> Outcome | None:
    """A row with more figures than columns cannot be read column by column; its own relation says so."""
    if each == "row":
        label = form.row_label(unit)
        if label is None or not label.surplus:
            return None
        if form.definition.single_row_labels is False and form.rows[0].key != unit:
            return Unknown(
                Text(
                    f"{form.definition.title.zh}多出一个数",
                    f"{form.definition.title.en}: one figure too many",
                )
            )
        if form.doubtful:
            return Unknown(
                Text(
                    f"{form.definition.title.zh}在页面上认不准",
                    f"{form.definition.title.en} is not clear on the page",
                )
            )
        if not label.figures or _has_more_columns(form):
            return Unknown(_shifted(form, unit))
        return _surplus_problem(form, label.key)
    for side in sides:
        for _, _, key in side.cells():
            label = form.row_label(key)
            if label and label.surplus:
                return Unknown(_shifted(form, key))
    return None


def _has_more_columns(form: Form) -> bool:
    """Whether most rows have figures too many: the table has a column (小计) that the form has not."""
    return form.definition.single_row_labels and 2 * sum(r.surplus > 0 for r in form.rows) > len(form.rows)


def _shifted(form: Form, row: str) -> Text:
    name = form.definition.row_label(row)
    return Text(f"“{name.zh}”一行多出了格，各列对不上", f"row {name.en} has cells too many")


def _surplus_problem(form: Form, row: str) -> Problem:
    label = form.row_label(row)
    assert label is not None
    figures = label.figures
    first = form.definition.columns[0].key
    count = len(figures)
    params = {
        "form": form.definition.title,
        "unit": _unit_words(form, row, "row"),
        "count": count,
        "expected": count - label.surplus,
        "left": "",
        "right": "",
        "words": Text("", ""),
        "difference": "",
    }
    return Problem(
        span=figures[0].span,
        kind=SURPLUS,
        params=params,
        cell=CellKey(form.definition.key, row, first),
        related=tuple(Mention(cell.span, "operand", None, cell.text) for cell in figures),
        hint="split",
    )


def _problem(
    form: Form,
    unit: str,
    each: Axis,
    sides: tuple[Side, Side],
    operator: Operator,
    words: Text,
    partial: bool,
) -> Problem:
    left, right = sides
    low, high = left.known_sum(), right.known_sum()
    target = _target(sides)
    related = tuple(
        Mention(cell.span, role, cell.key, cell.text)
        for role, side in (("left", left), ("right", right))
        for part, members in side.parts
        for cell, _ in members
        if cell and (not part.is_set or cell.number.value or cell.key == target.key)
    )
    difference = _plain(low - high)
    return Problem(
        span=target.span,
        kind="partial" if partial else "default",
        cell=target.key,
        params={
            "form": form.definition.title,
            "unit": _unit_words(form, unit, each),
            "left": left.figures(),
            "right": right.figures(),
            "sign": _SIGNS[operator],
            "words": words,
            "difference": show(difference if difference >= 0 else -difference),
            "residual": difference,
        },
        related=related,
        repairs=() if partial else tuple(_repairs(sides, operator, difference)),
        relation=f"{each}:{unit}",
    )


def _target(sides: tuple[Side, Side]) -> FormCell:
    """The cell that the relation is about: a side's only term before the parts of a sum."""
    single = [side for side in sides if sum(1 for _ in side.cells()) == 1]
    for side in (*single, *reversed(sides)):
        cells = [cell for _, cell, _ in side.known()]
        if cells:
            return cells[-1]
    raise AssertionError("a failed relation has cells")


def _repairs(sides: tuple[Side, Side], operator: Operator, difference: Figure) -> Iterator[Repair]:
    """For each cell the value that would make the relation hold (for an inequality: just hold)."""
    for direction, side in ((-1, sides[0]), (1, sides[1])):
        for sign, cell, known in side.known():
            value = _plain(known + direction * sign * difference)
            if value >= 0:
                yield Repair(cell.key, value)


def _plain(value: Figure) -> Figure:
    """A whole figure without the zeros that another, 0.0, would give it."""
    return int(value) if value == int(value) else value


def _unit_words(form: Form, unit: str, each: Axis) -> Text:
    if each == "column":
        label = form.definition.column_label(unit)
        return Text(f"“{label.zh}”列", f" column “{label.en}”")
    label = form.definition.row_label(unit)
    return Text(f"“{label.zh}”行", f" row “{label.en}”")
