"""Serves the checks of sentences: sums of cells of a form as a rule writes them, and their values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from govlint.checks.places.scopes import unknown_form
from govlint.finding import Mention, Repair
from govlint.lazy import lazily
from govlint.model import Struct, Text
from govlint.numbers import Figure, show
from govlint.relation import keys_called, names_of, standing_for, sum_of
from govlint.report import CellKey, Form
from govlint.vocabulary import FormDefinition, Vocabulary

_Axes = tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]
_PLACE = lazily(r"\s*[/×]\s*")


class Accepted(Struct, frozen=True):
    """One meaning that a count in prose may have: a sum of cells, and how to call it.

    `cells` names rows, or row/column, by key or Chinese label, with + and - between them.
    """

    cells: str
    words: Text | None = None


class Sum(Struct, frozen=True):
    """A sum of cells in one report: its value, its cells, and how it is called."""

    value: Figure
    cells: tuple[CellKey, ...]
    words: Text

    def plus(self, other: Sum) -> Sum:
        """Both together."""
        words = Text(f"{self.words.zh}与{other.words.zh}之和", f"{self.words.en} and {other.words.en}")
        return Sum(self.value + other.value, self.cells + other.cells, words)

    def repairs(self, form: Form, told: Figure) -> Iterator[Repair]:
        """What each of its cells would have to be for the sum to be `told`."""
        for key in self.cells:
            yield Repair(key, form[key.row, key.column] + told - self.value)

    def mentions(self, form: Form) -> Iterator[Mention]:
        """Its cells, as places related to a finding."""
        for key in self.cells:
            cell = form.cell(key.row, key.column)
            if cell is not None:
                value = cell.number.value
                yield Mention(cell.span, "cell", key, cell.text if value is None else show(value))


def unknown_names(cells: str, definition: FormDefinition, column: str) -> list[str]:
    """The names in a sum of cells that a form does not have; ValueError where it is no sum."""
    rows, columns = _axes(definition)
    missing = []
    for term in sum_of(cells):
        row, across = _split(term.name)
        lacking = [
            name for name, known in ((row, rows), (across or column, columns)) if not keys_called(known, name)
        ]
        if not lacking and not _crossing(
            definition, keys_called(rows, row), keys_called(columns, across or column)
        ):
            lacking = [term.name if across else f"{row}/{column}"]
        missing += lacking
    return missing


def _crossing(definition: FormDefinition, rows: tuple[str, ...], columns: tuple[str, ...]) -> bool:
    """Whether each of the rows has each of the columns: some forms have rows with columns of their own."""
    own = {row.key: row.columns for row in definition.rows}
    return all(not own[row] or {*columns} <= {*own[row]} for row in rows)


class OfMatter(Protocol):
    """An option that names cells of a form by the matter that sentences count."""

    @property
    def matter(self) -> str:
        """The matter, by its key in `claims.yaml`."""

    @property
    def form(self) -> str:
        """The form, by its key."""

    @property
    def cells(self) -> str:
        """The sum of cells."""


def unknown_cells(
    option: str, items: Iterable[OfMatter], vocabulary: Vocabulary
) -> Iterator[tuple[str, str]]:
    """The matters, forms and cells that there are not, each with the option that names them."""
    for item in items:
        yield from ((option, words) for words in cells_amiss(item.form, item.cells, vocabulary))
        if item.matter not in {matter.key for matter in vocabulary.claims.matters}:
            yield option, f"claims.yaml 里没有“{item.matter}”"


def cells_amiss(key: str, cells: str, vocabulary: Vocabulary) -> Iterator[str]:
    """What is wrong with a sum of cells of the form `key`: no such form, or no format of it has the cells."""
    forms = [form for form in vocabulary.forms if form.key == key]
    if not forms:
        yield unknown_form(key, vocabulary)
    elif all(unknown_names(cells, form, "total") for form in forms):
        yield f"{forms[0].title.zh}没有“{cells}”"


def keys_in(definition: FormDefinition, cells: str, column: str) -> tuple[tuple[int, CellKey], ...]:
    """The cells of a sum, each with its sign, by a form's definition alone; none where it lacks one."""
    terms = _resolved(definition, cells, column)
    if not all(rows and columns for _, rows, columns, _ in terms):
        return ()
    return tuple(
        (sign, CellKey(definition.key, row, across))
        for sign, rows, columns, _ in terms
        for row in rows
        for across in columns
    )


def _axes(definition: FormDefinition) -> _Axes:
    return names_of(definition, "row"), names_of(definition, "column")


def _split(name: str) -> tuple[str, str]:
    row, *column = _PLACE.split(name, 1)
    return row.strip(), column[0].strip() if column else ""


def value_in(form: Form, accepted: Accepted, column: str) -> Sum | None:
    """The sum in a form; None where the form (of another format) has no such cells.

    NotAssessable where a cell has no figure.
    """
    total: Figure = 0
    keys: list[CellKey] = []
    for sign, rows, columns, replaced in _resolved(form.definition, accepted.cells, column):
        if not rows or not columns or (replaced and _is_stand_in(form, rows)):
            return None
        for row in standing_for(form, rows) if replaced else rows:
            for across in columns:
                total += sign * form[row, across]
                keys.append(CellKey(form.definition.key, row, across))
    return Sum(total, tuple(keys), accepted.words or _called(form.definition, keys))


_Terms = tuple[tuple[int, tuple[str, ...], tuple[str, ...], bool], ...]
_MOST_KNOWN = 2000
_resolutions: dict[tuple[int, str, str], tuple[FormDefinition, _Terms]] = {}


def _resolved(definition: FormDefinition, cells: str, column: str) -> _Terms:
    """The terms of a sum: sign, rows and columns, and whether other rows may stand for its rows.

    Rows and columns are empty where the form has none of that name.
    """
    # By identity: definitions hold dictionaries, and are made once a session.
    key = (id(definition), cells, column)
    known = _resolutions.get(key)
    if known is not None and known[0] is definition:
        return known[1]
    down, over = _axes(definition)
    movable = {key for whole, parts in definition.replaces.items() for key in (whole, *parts)}
    terms: list[tuple[int, tuple[str, ...], tuple[str, ...], bool]] = []
    for term in sum_of(cells):
        row, across = _split(term.name)
        rows = keys_called(down, row)
        terms.append((term.sign, rows, keys_called(over, across or column), not movable.isdisjoint(rows)))
    if len(_resolutions) >= _MOST_KNOWN:
        _resolutions.clear()
    _resolutions[key] = (definition, tuple(terms))
    return tuple(terms)


def _is_stand_in(form: Form, rows: tuple[str, ...]) -> bool:
    """Whether the row stands for others in some reports, and is not there in this one."""
    return rows[0] in form.definition.replaces and form.row_label(rows[0]) is None


def _called(definition: FormDefinition, keys: list[CellKey]) -> Text:
    label = definition.row_label(keys[0].row)
    return Text(f"{definition.title.zh}“{label.zh}”", f"{definition.title.en} “{label.en}”")
