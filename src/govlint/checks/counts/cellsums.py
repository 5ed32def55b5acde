"""Serves the checks of sentences: sums of cells of a form as a rule writes them, and their values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from govlint.checks.places.scopes import unknown_form
from govlint.errors import Said, english, words_of
from govlint.finding import Mention, Repair
from govlint.lazy import lazily
from govlint.model import Struct, Text
from govlint.numbers import Figure, show
from govlint.relation import keys_called, names_of, standing_for, sum_of
from govlint.report import CellKey, Form
from govlint.rule import At
from govlint.sources.written import meant
from govlint.vocabulary import FormDefinition, Vocabulary

_Axes = tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]
_PLACE = lazily(r"\s*[/×]\s*")
_AND, _IN_ALL = "与", "之和"


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
        # 甲与乙与丙之和; but 两组“总计”之和与甲之和: the first is one meaning.
        so_far = self.words.zh.removesuffix(_IN_ALL) if _AND in self.words.zh else self.words.zh
        words = Text(f"{so_far}{_AND}{other.words.zh}{_IN_ALL}", f"{self.words.en} and {other.words.en}")
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


def _names_lacking(cells: str, definition: FormDefinition, column: str) -> list[str]:
    """What of a sum of cells a form does not have, with the nearest that it has; ValueError for no sum."""
    rows, columns = _axes(definition)
    lacking: list[str] = []
    for term in sum_of(cells):
        row, across = _split(term.name)
        down, over = keys_called(rows, row), keys_called(columns, across or column)
        if not down:
            lacking.append(_none("行", "row", row, rows))
        if not over:
            lacking.append(_none("列", "column", across or column, columns))
        if down and over and not _crossing(definition, down, over):
            cell = term.name if across else f"{row}/{column}"
            lacking.append(Said(f"没有“{cell}”这一格", f"there is no cell “{cell}”"))
    return lacking


def _none(zh: str, en: str, name: str, known: Iterable[str]) -> Said:
    """That there is no such row or column."""
    remedy = near(name, known)
    return Said(f"没有叫“{name}”的{zh}{remedy}", f"no {en} is called “{name}”{english(remedy)}")


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


def unknown_cells(option: str, items: Iterable[OfMatter], vocabulary: Vocabulary) -> Iterator[tuple[At, str]]:
    """The matters, forms and cells that there are not, each with where the option names them."""
    matters = [matter.key for matter in vocabulary.claims.matters]
    for index, item in enumerate(items):
        yield from cells_amiss((option, index), item.form, item.cells, vocabulary)
        if item.matter not in matters:
            yield (option, index, "matter"), no_claims(item.matter, matters)


def cells_amiss(
    at: tuple[str | int, ...], key: str, cells: str, vocabulary: Vocabulary, end: tuple[str | int, ...] = ()
) -> Iterator[tuple[At, str]]:
    """What is wrong with a sum of cells of the form `key`: no such form, or no format of it has the cells.

    They stand at `at`, under `form` and `cells`; in a list of such sums `end` is the number there.
    """
    forms = [form for form in vocabulary.forms if form.key == key]
    if not forms:
        yield (*at, "form"), unknown_form(key, vocabulary)
        return
    yield from (((*at, "cells", *end), words) for words in cells_amiss_in(forms, cells, "total"))


def cells_amiss_in(forms: Sequence[FormDefinition], cells: str, column: str) -> Iterator[str]:
    """What is wrong with a sum of cells of a form of several formats, if none of them has these."""
    try:
        lacking = [_names_lacking(cells, form, column) for form in forms]
    except ValueError as error:
        yield words_of(error)
        return
    if all(lacking):
        newest = max(range(len(forms)), key=lambda at: forms[at].format)
        title, words = forms[newest].title, lacking[newest][0]
        yield Said(f"{title.zh}{words}", f"{title.en}: {english(words)}")


def near(name: str, known: Iterable[str]) -> str:
    """What was perhaps meant by a name that there is not, to be said behind it; empty where nobody knows."""
    found = meant(name, known)
    return Said(f"；{found}", f"; {english(found)}") if found else ""


def no_claims(name: str, known: Iterable[str]) -> Said:
    """That no claims.yaml has a matter or a count of this name."""
    remedy = near(name, known)
    return Said(f"claims.yaml 里没有“{name}”{remedy}", f"no claims.yaml has “{name}”{english(remedy)}")


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
