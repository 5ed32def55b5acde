"""The data by which a report is recognised: forms, sections and word lists, as a pack declares them.

The official forms are those of 国办公开办函〔2021〕30号 and, before it, 国办公开办函〔2019〕60号.
"""

from __future__ import annotations

from typing import Literal

from govlint.model import Struct, Text


class ColumnDefinition(Struct, frozen=True):
    """A column of a form: its key, its official heading and the headings that mean the same."""

    key: str
    label: Text
    aliases: tuple[str, ...] = ()
    group: str = ""


class RowDefinition(Struct, frozen=True):
    """A row of a form; `columns` names its own columns where not every row has all of them.

    `number` is the official number before the label (（一）, 1.); it may be missing or written otherwise.
    """

    key: str
    label: Text
    number: str = ""
    aliases: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    block: str = ""


class FormDefinition(Struct, frozen=True, kw_only=True):
    """An official table: rows, columns, and the sets of keys that equations may name.

    `cells` says how a column's cells are written: `count` (non-negative integer), `amount` (non-negative
    decimal), `change` (an integer with a sign). `optional` rows stand for another set of rows and may be
    absent; `replaces` says which.
    """

    key: str
    format: str
    title: Text
    section: str
    rows: tuple[RowDefinition, ...]
    columns: tuple[ColumnDefinition, ...]
    sets: dict[str, tuple[str, ...]] = {}
    replaces: dict[str, tuple[str, ...]] = {}
    cells: dict[str, Literal["count", "amount", "change"]] = {}
    headings: tuple[str, ...] = ()
    minimum_rows: int = 2
    single_row_labels: bool = True

    def row(self, key: str) -> RowDefinition:
        """The row with this key; KeyError when there is none."""
        return next(row for row in self.rows if row.key == key)

    def columns_of(self, row: RowDefinition) -> tuple[str, ...]:
        """Keys of the columns that `row` has, in official order."""
        return row.columns or tuple(column.key for column in self.columns)

    def row_label(self, key: str) -> Text:
        """The row's number and label."""
        row = self.row(key)
        return Text(row.number + row.label.zh, row.label.en)

    def column_label(self, key: str) -> Text:
        """The column's heading."""
        return next(column.label for column in self.columns if column.key == key)


class SectionDefinition(Struct, frozen=True):
    """A section that the format fixes: its key, number, title, and accepted variants.

    `variants` are patterns for the whole title without its number; `matters` are the things that it
    must speak of, each with the words that show it.
    """

    key: str
    number: int
    title: Text
    variants: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()


class Regulation(Struct, frozen=True, kw_only=True):
    """A law, order or notice as a citation checker knows it.

    `articles` is the number of its articles; `from` and `until` bound the time in which it was in
    force (ISO dates); `superseded_by` names the number now in force.
    """

    title: str
    number: str = ""
    short: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    articles: int | None = None
    in_force: str = ""
    until: str = ""
    superseded_by: str = ""
    last_report_year: int | None = None


class Term(Struct, frozen=True, kw_only=True):
    """An entry of a pack's word list (`lexicon/<name>.yaml`): words, what to write instead, and where not.

    `text` is plain words, or a pattern where `pattern` is true; `unless` are patterns for the sentence around
    it in which it is right; `suggestion` is what to write instead, if there is one thing. `wrong` and `right`
    are sentences in which the entry must and must not speak; `source` says where it is known from.
    """

    text: str
    pattern: bool = False
    suggestion: str | None = None
    unless: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    source: str = ""
    note: Text | None = None


class Recognition(Struct, frozen=True, kw_only=True):
    """Patterns by which a document is told to be a report and its title, period and furniture are found."""

    signs: tuple[str, ...]
    titles: tuple[str, ...]
    periods: tuple[str, ...]
    introductions: tuple[str, ...]
    furniture: tuple[str, ...]
    page_marks: tuple[str, ...]


class Vocabulary(Struct, frozen=True, kw_only=True):
    """All that `structure` knows about the report, gathered from the packs in force."""

    forms: tuple[FormDefinition, ...]
    sections: tuple[SectionDefinition, ...]
    recognition: Recognition
    lexicons: dict[str, tuple[Term, ...]] = {}

    def form(self, key: str, format: str) -> FormDefinition | None:
        """The definition of form `key` in `format` ("2021", "2019")."""
        return next((form for form in self.forms if form.key == key and form.format == format), None)
