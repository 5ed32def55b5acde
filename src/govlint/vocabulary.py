"""The data by which a report is recognised: forms, sections and word lists, as a pack declares them.

The official forms are those of 国办公开办函〔2021〕30号 and, before it, 国办公开办函〔2019〕60号.
"""

# Annotations are no strings here: msgspec compiles those that are anew at each start.

from collections.abc import Iterable, Iterator
from typing import Literal

from govlint.model import Struct, Text

ANNUAL_REPORT = "annual-report"
"""The kind of document that a pack is for if it says nothing: the report on information disclosure."""


class ColumnDefinition(Struct, frozen=True):
    """A column of a form: its key, its official heading, others that mean the same, and that over several."""

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
    absent; `replaces` says which. A form that is not `required` may be absent altogether. `headings` are the
    other words of its header, and `minimum_rows` of its rows must be recognised for it to be this form; where
    it has no `single_row_labels`, its one row has no label of its own (table four).
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
    required: bool = True

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

    `variants` are patterns for the whole title without its number; `signs` are patterns for its text, which
    tell it where its heading was lost.
    """

    key: str
    number: int
    title: Text
    variants: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()


class Regulation(Struct, frozen=True, kw_only=True):
    """A law, order or notice as a citation checker knows it.

    `articles` is the number of its articles; `in_force` and `until` bound the time in which it was in
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
    it in which it is right; `suggestion` is what to write instead, if there is one thing, and `fix` whether
    that is safe unseen. `wrong` and `right` are sentences in which the entry must and must not speak;
    `source` says where it is known from.
    """

    text: str
    pattern: bool = False
    suggestion: str | None = None
    fix: Literal["safe", "unsafe"] = "safe"
    unless: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    source: str = ""
    note: Text | None = None


class Matter(Struct, frozen=True, kw_only=True):
    """A matter that sentences count, such as requests or 行政复议, and the words by which it is known.

    `signs` are plain characters one of which stands wherever it is spoken of. `words` name it plainly; `weak`
    ones only where nothing in the clause speaks of another matter. `counts` are what of it is counted, by
    name, each with its words: `received`, `granted`, `upheld`. `general` names the counts that give way to
    any other in the same words; `default` is the count where none is named. `units` are those in which it is
    counted. `crossing` names the counts that divide it another way than the rest do (by applicant, by kind of
    suit); `telling` those of which any, beside another count, can only be of this matter; `along` those that
    the same cell may count too (amended beside issued). `section` is where the report tells of it.
    """

    key: str
    signs: tuple[str, ...]
    words: tuple[str, ...]
    weak: tuple[str, ...] = ()
    counts: dict[str, tuple[str, ...]] = {}
    general: tuple[str, ...] = ()
    default: str = ""
    units: tuple[str, ...] = ()
    crossing: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()
    along: dict[str, tuple[str, ...]] = {}
    section: str = ""


class ClaimWords(Struct, frozen=True, kw_only=True):
    """The words by which sentences on counts are read (`claims.yaml` of a pack): matters, and what is around.

    `context` holds lists by name: other matters, other years, parts of a whole, words for none, and so on.
    All these words are patterns. `names` are plain words by what they name: channels of publication, ways of
    asking, and what else sentences list figures of.
    """

    matters: tuple[Matter, ...] = ()
    context: dict[str, tuple[str, ...]] = {}
    names: dict[str, tuple[str, ...]] = {}

    def places(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Every word that is a pattern, with where it stands in the file."""
        for at, matter in enumerate(self.matters):
            for name, words in (("words", matter.words), ("weak", matter.weak)):
                yield from ((("matters", at, name, index), text) for index, text in enumerate(words))
            for count, words in matter.counts.items():
                yield from (
                    (("matters", at, "counts", count, index), text) for index, text in enumerate(words)
                )
        for name, words in self.context.items():
            yield from ((("context", name, index), text) for index, text in enumerate(words))


def joined(parts: Iterable[ClaimWords]) -> ClaimWords:
    """The words of several packs together: a later pack adds to the matters and lists of an earlier one."""
    matters: dict[str, Matter] = {}
    context: dict[str, tuple[str, ...]] = {}
    names: dict[str, tuple[str, ...]] = {}
    for part in parts:
        for matter in part.matters:
            known = matters.get(matter.key)
            matters[matter.key] = matter if known is None else _added(known, matter)
        context = _together(context, part.context)
        names = _together(names, part.names)
    return ClaimWords(matters=tuple(matters.values()), context=context, names=names)


def _added(known: Matter, more: Matter) -> Matter:
    return Matter(
        key=known.key,
        signs=tuple(dict.fromkeys(known.signs + more.signs)),
        words=tuple(dict.fromkeys(known.words + more.words)),
        weak=tuple(dict.fromkeys(known.weak + more.weak)),
        counts=_together(known.counts, more.counts),
        general=tuple(dict.fromkeys(known.general + more.general)),
        default=more.default or known.default,
        units=tuple(dict.fromkeys(known.units + more.units)),
        crossing=tuple(dict.fromkeys(known.crossing + more.crossing)),
        telling=tuple(dict.fromkeys(known.telling + more.telling)),
        along={**known.along, **more.along},
        section=more.section or known.section,
    )


def _together(
    one: dict[str, tuple[str, ...]], other: dict[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    return {name: tuple(dict.fromkeys(one.get(name, ()) + other.get(name, ()))) for name in {**one, **other}}


class Recognition(Struct, frozen=True, kw_only=True):
    """Patterns by which a document is told to be a report and its title, period and furniture are found."""

    signs: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    introductions: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()
    page_marks: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


class FormAliases(Struct, frozen=True):
    """Labels to add to a form that another pack declares, by key of the row or column."""

    rows: dict[str, tuple[str, ...]] = {}
    columns: dict[str, tuple[str, ...]] = {}
    formats: tuple[str, ...] = ()


class Aliases(Struct, frozen=True):
    """What a pack adds to inherited forms (by key) and sections (by key: patterns of further titles)."""

    forms: dict[str, FormAliases] = {}
    sections: dict[str, tuple[str, ...]] = {}


class Vocabulary(Struct, frozen=True, kw_only=True):
    """All that `structure` knows about one kind of document, gathered from the packs in force.

    `others` are the vocabularies of the further kinds that the packs declare.
    """

    forms: tuple[FormDefinition, ...]
    sections: tuple[SectionDefinition, ...]
    recognition: Recognition
    lexicons: dict[str, tuple[Term, ...]] = {}
    claims: ClaimWords = ClaimWords()
    kind: str = ANNUAL_REPORT
    others: tuple["Vocabulary", ...] = ()

    def form(self, key: str, format: str) -> FormDefinition | None:
        """The definition of form `key` in `format` ("2021", "2019")."""
        return next((form for form in self.forms if form.key == key and form.format == format), None)

    def of(self, kind: str) -> "Vocabulary":
        """The vocabulary of a kind of document; this one where there is none of it."""
        return next((other for other in self.others if other.kind == kind), self)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing by which a document could be recognised."""
        return not (self.forms or self.sections or self.recognition.signs)
