"""Tells which official row or column a label means, without taking one label for another."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator
from functools import cached_property, lru_cache
from typing import Any

from govlint.fold import fold, without_number
from govlint.lazy import lazily
from govlint.model import Struct
from govlint.vocabulary import FormDefinition

SHORTEST_PREFIX = 4
_MARK = lazily(r"[（(，,、]")
LONGEST_LABEL = 48
_BRACKET_BEHIND = lazily(r"([^（(]{2,10})[（(][^（()）]{1,40}[）)]")


class Match(Struct, frozen=True):
    """A row label recognised: form and row key; `typo` when only nearly the official one."""

    form: str
    row: str
    typo: bool = False
    bare: bool = False


class Labels:
    """The row and column labels of a set of forms, folded, ready for look-up.

    `headers` is room for what was read from the headers of tables: most reports have the same.
    """

    def __init__(self, forms: tuple[FormDefinition, ...]) -> None:
        self.forms = {form.key: form for form in forms}
        self.rows: dict[str, Match] = {}
        self.columns: dict[str, dict[str, str]] = {}
        self._official: dict[str, Match] = {}
        self._blocks: set[str] = set()
        for form in forms:
            self._add_columns(form)
            if form.single_row_labels:
                self._add_rows(form)
        every_column = {label for columns in self.columns.values() for label in columns}
        for label, match in list(self.rows.items()):
            if label in every_column:
                self.rows[label] = Match(match.form, match.row, bare=True)
        self._headings = self._blocks.union(_heading_words(forms))
        labels = [fold(row.label.zh) for form in forms for row in form.rows]
        self._words = "\n".join([*self.rows, *every_column, *self._headings, *labels])
        self.match = lru_cache(maxsize=8192)(self._match)
        self.near = lru_cache(maxsize=8192)(self._near)
        self.headers: dict[Hashable, Any] = {}

    def width(self, match: Match) -> int:
        """How many figures a row has."""
        form = self.forms[match.form]
        return len(form.columns_of(form.row(match.row)))

    def _add_columns(self, form: FormDefinition) -> None:
        labels = self.columns[form.key] = {}
        for column in form.columns:
            for words in (column.label.zh, *column.aliases):
                labels.setdefault(fold(words), column.key)

    def _add_rows(self, form: FormDefinition) -> None:
        clashes: set[str] = set()
        for row in form.rows:
            match = Match(form.key, row.key)
            self._official[fold(row.label.zh)] = match
            self._blocks.update({fold(row.block), without_number(fold(row.block))} - {""})
            for words in (row.label.zh, *row.aliases):
                for folded in (fold(row.number + words), fold(words), *_natural_prefixes(row.number, words)):
                    known = self.rows.setdefault(folded, match)
                    if known != match:
                        clashes.add(folded)
        for folded in clashes:
            del self.rows[folded]

    @cached_property
    def _prefixes(self) -> dict[str, Match]:
        """What begins the label of one row alone; asked only of forms that are not whole in a grid."""
        prefixes: dict[str, Match | None] = {}
        for label, match in self.rows.items():
            for length in range(SHORTEST_PREFIX, len(label)):
                prefix = label[:length]
                if prefixes.setdefault(prefix, match) != match:
                    prefixes[prefix] = None
        return {prefix: match for prefix, match in prefixes.items() if match and prefix not in self._blocks}

    @cached_property
    def flat(self) -> FormDefinition | None:
        """The form whose rows have no labels of their own, if this kind of document has one."""
        return next((form for form in self.forms.values() if not form.single_row_labels), None)

    def exact(self, folded: str) -> Match | None:
        """The row that a folded label means, its number right, wrong or missing; no tolerance else."""
        match = self.rows.get(folded)
        if match is None and folded not in self._blocks:
            match = self.rows.get(without_number(folded))
        return match

    def prefix(self, folded: str) -> Match | None:
        """The one row whose label begins with `folded`."""
        return self._prefixes.get(folded)

    def _match(self, text: str) -> Match | None:
        """The row that a cell's words mean: exact, shortened, or followed by a remark."""
        folded = fold(text)
        if not folded or len(folded) > 2 * LONGEST_LABEL:
            return None
        match = self.exact(folded) or self.after_block(folded)
        if match or folded in self._blocks or without_number(folded) in self._blocks:
            return match
        return self._with_remark(folded) or self._but_for_bracket(text)

    def after_block(self, folded: str) -> Match | None:
        """A label written in one cell with the heading of its block: 三、本年度办理结果（一）予以公开."""
        for block in self._blocks:
            if len(block) >= SHORTEST_PREFIX and folded.startswith(block) and folded != block:
                rest = folded[len(block) :]
                return self.exact(rest) or self.after_block(rest)
        return None

    def _with_remark(self, folded: str) -> Match | None:
        bare = without_number(folded)
        for label, match in self._official.items():
            if len(label) >= SHORTEST_PREFIX and bare.startswith(label):
                return match
        return None

    def _but_for_bracket(self, text: str) -> Match | None:
        """The row of a short label with a remark in brackets: 规章（县级无此项）; no column has its name."""
        found = _BRACKET_BEHIND.fullmatch(text.strip())
        label = fold(found[1]) if found is not None else ""
        if not label or any(label in columns for columns in self.columns.values()):
            return None
        return self.exact(label)

    def _near(self, text: str) -> Match | None:
        """The one official label within a quarter of its length in edits; None when two are near."""
        folded = without_number(fold(text))
        if not SHORTEST_PREFIX <= len(folded) <= LONGEST_LABEL or folded in self._blocks:
            return None
        from rapidfuzz.distance import Levenshtein

        distances = sorted(
            (Levenshtein.distance(folded, label), label) for label in self._official if len(label) > 3
        )
        if not distances:
            return None
        best, label = distances[0]
        if best > max(1, len(label) // 4) or (len(distances) > 1 and distances[1][0] < best + 2):
            return None
        match = self._official[label]
        return Match(match.form, match.row, typo=True)

    def has_piece(self, folded: str) -> bool:
        """Whether some label of a row, column or block has `folded` in it."""
        return folded in self._words

    def is_torn(self, folded: str, form: str, rows: Collection[str]) -> bool:
        """Whether `folded` is a piece of the label of one of `rows`, and no whole heading over several.

        A number alone says nothing: a row without its number is known by its words.
        """
        if folded in self._headings or not without_number(folded):
            return False
        return any(folded in label for label in self._of_rows(form, rows))

    def holds(self, folded: str, form: str, rows: Collection[str]) -> bool:
        """Whether the label of one of `rows` stands within other words, as of the cell beside it."""
        if len(folded) <= SHORTEST_PREFIX:
            return False
        wanted = [without_number(label) for label in self._of_rows(form, rows)]
        return any(len(label) >= SHORTEST_PREFIX and label in folded for label in wanted)

    def _of_rows(self, form: str, rows: Collection[str]) -> Iterator[str]:
        for row in self.forms[form].rows:
            if row.key in rows:
                yield from (fold(row.number + words) for words in (row.label.zh, *row.aliases))

    def column(self, form: str, text: str) -> str | None:
        """The key of the column that a heading means."""
        return self.columns[form].get(fold(text))


def _natural_prefixes(number: str, words: str) -> list[str]:
    """What remains of a long label that is broken off at one of its marks, with and without its number."""
    pieces = [words[: mark.start()] for mark in _MARK.finditer(words)]
    whole = [fold(piece) for piece in pieces if len(fold(piece)) >= SHORTEST_PREFIX]
    return whole + [fold(number) + folded for folded in whole]


def _heading_words(forms: tuple[FormDefinition, ...]) -> list[str]:
    """Words of the headings over several columns or rows."""
    words = [fold(heading) for form in forms for heading in form.headings]
    return words + [fold(item.group) for form in forms for item in form.columns]
