"""What `structure` makes of a document: agency, year, sections by key, forms by key."""

# Annotations are no strings here: msgspec compiles those that are anew at each start.

from bisect import bisect_left
from operator import attrgetter
from typing import Literal

from govlint.model import Cell, Document, Paragraph, Span, Struct, Text, freeze
from govlint.numbers import ABSENT, UNITS, Figure, Number, State, figures_within, is_apart, is_padded
from govlint.vocabulary import ANNUAL_REPORT, FormDefinition, SectionDefinition

_start = attrgetter("start")


class NotAssessable(Exception):
    """Raised by a check that lacks what it needs; the outcome is "not assessed" with this reason."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.zh)
        self.reason = reason


class CellKey(Struct, frozen=True, order=True):
    """A cell of an official form by name, never by position."""

    form: str
    row: str
    column: str


class Fact(Struct, frozen=True):
    """Something recognised (agency, year), where it was read, and its place in the text if it has one."""

    value: str
    source: Literal["title", "metadata", "period", "file name", "introduction", "text"]
    span: Span | None = None


class RowLabel(Struct, frozen=True):
    """A row found in a table: its key, where its label stands, and how it was recognised.

    `typo` is the label as written when it was only near the official one. `surplus` counts figures
    beyond the row's columns (as when a converter splits 20 into 2 | 0). `short` is (figures, columns) of a
    row with too few figures to tell which column each is of; `lacking` where the table has its rows and cells
    marked, and none of this row's is merged, blank or otherwise in doubt: its author left a cell out.
    `again` are the places where the row stands once more, with other figures: its own are doubtful then.
    """

    key: str
    span: Span
    text: str
    typo: bool = False
    surplus: int = 0
    figures: tuple[Cell, ...] = ()
    short: tuple[int, int] | None = None
    lacking: bool = False
    again: tuple[Span, ...] = ()

    @property
    def is_uneven(self) -> bool:
        """Whether the row has more or fewer figures than columns, so that they cannot be told apart."""
        return self.surplus > 0 or self.short is not None


class FormCell(Struct, frozen=True):
    """A cell of a form: its key, its place, what stands in it, and over how many columns if it is merged."""

    key: CellKey
    span: Span
    number: Number
    text: str
    merged: int = 1


class Form(Struct, frozen=True, kw_only=True):
    """An official table as found: cells by row and column key; `values` are the figures that are of
    their column's kind (no negative or broken count), `odd` the keys of the cells that hold anything but
    a plain one.

    `missing_rows` and `missing_columns` are keys of the definition that are not there;
    `doubtful_columns` is true where the header could not be read, so nothing is said about columns;
    `doubtful` where the table itself was only guessed from places on a page, so that nothing is said of what
    it lacks or what odd things stand in it. `upright` tells of a table whose rows are the columns of the
    definition, or, one below the other, those of each of its rows. `copies` are the places where
    the form stands again, `again` is the first of them where nothing says which of the two is this year's.
    `rivals` are the names, if any, before the rows of figures of a form that has but one such row.
    """

    definition: FormDefinition
    span: Span
    rows: tuple[RowLabel, ...]
    columns: tuple[str, ...]
    cells: dict[tuple[str, str], FormCell]
    values: dict[tuple[str, str], Figure] = {}
    odd: tuple[tuple[str, str], ...] = ()
    missing_rows: tuple[str, ...] = ()
    missing_columns: tuple[str, ...] = ()
    doubtful_columns: bool = False
    doubtful: bool = False
    upright: bool = False
    copies: tuple[Span, ...] = ()
    again: Span | None = None
    rivals: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        freeze(self, "cells", "values")

    def cell(self, row: str, column: str) -> FormCell | None:
        """The cell, or None where row or column is absent."""
        return self.cells.get((row, column))

    def number(self, row: str, column: str) -> Number:
        """State and value of a cell; `ABSENT` where there is no such cell."""
        cell = self.cells.get((row, column))
        return ABSENT if cell is None else cell.number

    def __getitem__(self, key: tuple[str, str]) -> Figure:
        """The value of `form[row, column]`.

        Raises NotAssessable where the cell is blank, a dash, a word, or absent: never 0 for missing;
        KeyError, with the nearest name, where the form has no such row or column.
        """
        value = self.values.get(key)
        if value is None:
            self._require(key)
            raise NotAssessable(self.why_unknown(*key))
        return value

    def _require(self, key: object) -> None:
        """KeyError for what is no row and column of the form's definition."""
        if not isinstance(key, tuple) or len(key) != 2:
            raise KeyError(f"write form[row, column], not form[{key!r}]")
        rows = [row.key for row in self.definition.rows]
        columns = [column.key for column in self.definition.columns]
        for name, axis, keys in ((key[0], "row", rows), (key[1], "column", columns)):
            if name not in keys:
                from difflib import get_close_matches  # only to explain a mistake

                near = get_close_matches(str(name), keys, 1)
                meant = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(keys)}"
                raise KeyError(f"the form {self.definition.key} has no {axis} {name!r}; {meant}")

    def row_label(self, key: str) -> RowLabel | None:
        """The row as found in the table."""
        return next((row for row in self.rows if row.key == key), None)

    @property
    def why_columns_unknown(self) -> Text:
        """The reason for which nothing is said of its columns, where `doubtful_columns`."""
        title = self.definition.title
        return Text(f"{title.zh}的列标题读不清", f"the headings of {title.en} cannot be read")

    def why_unknown(self, row: str, column: str) -> Text:
        """The reason for which a cell has no value, in words."""
        number = self.number(row, column)
        if number.state is State.DOUBTFUL and not self.values:
            if self.rivals:
                return self._why_rivals()
            if self.doubtful_columns:
                return self.why_columns_unknown
        label = self.row_label(row)
        short = label.short if label and number is ABSENT else None
        words = {
            "blank": Text("空白", "is blank"),
            "dash": Text("填的是横线", "holds a dash"),
            "word": Text("填的不是数", "holds no figure"),
            "doubtful": Text("在版面上认不准", "cannot be told for sure on the page"),
            "unreadable": Text("读不出数", "cannot be read"),
            "absent": Text("没有找到", "was not found"),
        }.get(number.state, Text("填的不是件数", "holds no count"))
        if number.remark in UNITS:
            words = Text(f"的单位写的是{number.remark}", f"is in another unit ({number.remark})")
        elif label and label.again:
            words = Text(
                "认不准：这一行出现了两次，数不一样", "is in doubt: its row stands twice, with other figures"
            )
        elif (written := _why_doubtful(number)) is not None:
            words = written
        elif short:
            words = Text(
                f"认不出：这一行只有{short[0]}个数，应有{short[1]}个",
                f"cannot be told: the row has {short[0]} figures in place of {short[1]}",
            )
        elif label and label.surplus:
            words = Text("认不出：这一行多出了数，各列对不上", "cannot be told: the row has figures too many")
        title = self.definition.title
        across, down = self.definition.row_label(row), self.definition.column_label(column)
        return Text(
            f"{title.zh}“{across.zh}”×“{down.zh}”{words.zh}", f"{title.en} {across.en} × {down.en} {words.en}"
        )

    def _why_rivals(self) -> Text:
        """Why no row of figures is taken for the year's, where there are several."""
        title, count = self.definition.title, len(self.rivals)
        zh = "两" if count == 2 else f" {count} "
        if not any(self.rivals):
            return Text(
                f"{title.zh}有{zh}行数字，都没有写明是本年度的",
                f"{title.en} has {count} rows of figures, none named as the year's",
            )
        named = "".join(f"“{name}”" for name in self.rivals if name)
        return Text(
            f"{title.zh}有{zh}行数字（{named}），认不准哪一行是本年度的",
            f"{title.en} has {count} rows of figures ({named}): which is the year's cannot be told",
        )


def _why_doubtful(number: Number) -> Text | None:
    """What is doubtful about a cell by what is written in it."""
    if number.state is State.DOUBTFUL and not number.remark:
        return Text("没有读到值", "holds no value that could be read")
    if number.state is State.DOUBTFUL and is_padded(number.remark):
        return Text(
            f"的“{number.remark}”以 0 开头，不能确定是多了数字还是少了数字",
            f"holds “{number.remark}”, which begins with 0: a digit may be lost or one too many",
        )
    if is_apart(number) or figures_within(number.remark) > 1:
        shown = " ".join(number.remark.split())
        return Text(
            f"的“{shown}”数字之间隔着空白，像是一个数被拆开了，也可能是几个数，不能确定",
            f"holds “{shown}”: digits set apart, one figure or several",
        )
    return None


class Heading(Struct, frozen=True):
    """A heading as it stands in the text: number as written, title, and the section it opens, if any.

    `number` is None for one without; `style` tells 一、 ("section"), （一） ("matter") and others apart.
    """

    span: Span
    title: Span
    number: int | None
    style: Literal["section", "matter", "bold", "none"]
    section: str | None = None
    exact: bool = False


class Section(Struct, frozen=True):
    """One of the fixed sections: its heading (None when lost) and the text under it."""

    definition: SectionDefinition
    heading: Heading | None
    body: Span
    blocks: tuple[int, ...]

    @property
    def key(self) -> str:
        """The section's key, such as `overview`."""
        return self.definition.key


class Period(Struct, frozen=True):
    """A statistical period as stated: dates as (year or None, month, day)."""

    span: Span
    start: tuple[int | None, int, int] | None
    end: tuple[int | None, int, int] | None


class Report(Struct, frozen=True, kw_only=True):
    """An annual report (or a document of another `kind`) recognised in a document."""

    document: Document
    format: str
    agency: Fact | None
    year: Fact | None
    title: Span | None
    introduction: Span | None
    period: Period | None
    body: Span
    headings: tuple[Heading, ...]
    sections: dict[str, Section]
    forms: dict[str, Form]
    furniture: tuple[Span, ...] = ()
    pictures: tuple[Span, ...] = ()
    definitions: tuple[FormDefinition, ...] = ()
    section_definitions: tuple[SectionDefinition, ...] = ()
    prose: tuple[Span, ...] | None = None
    kind: str = ANNUAL_REPORT
    mentioned: Text | None = None
    """Why it only speaks of a report and is none itself, where that is so."""
    foreign: bool = False
    """Whether it is no report at all, such as a notice: not even the title of one whose text is elsewhere."""

    def __post_init__(self) -> None:
        freeze(self, "sections", "forms")

    @property
    def year_number(self) -> int | None:
        """The year that the report is about, as a number."""
        return int(self.year.value) if self.year else None

    def definition(self, form: str) -> FormDefinition:
        """The definition of a form in this report's format; KeyError when it has none."""
        for definition in self.definitions:
            if definition.key == form:
                return definition
        raise KeyError(form)

    def form(self, key: str) -> Form:
        """The form; NotAssessable when the report has none."""
        found = self.forms.get(key)
        if found is None:
            title = next((item.title for item in self.definitions if item.key == key), None)
            if title is None:  # a pack's own form, in another format than this report's
                raise NotAssessable(
                    Text(
                        f"{self.format}年的格式没有“{key}”这张表",
                        f"the {self.format} format has no form {key}",
                    )
                )
            raise NotAssessable(Text(f"没有找到{title.zh}", f"{title.en} was not found"))
        return found

    @property
    def tables_only(self) -> bool:
        """Whether this is a workbook with the forms of a report and none of its text."""
        return self.document.tabular and not any(section.heading for section in self.sections.values())

    def require_text(self) -> None:
        """NotAssessable where the text is in another file: for a workbook that holds the forms alone, and for
        what only speaks of a report.
        """
        if self.mentioned:
            raise NotAssessable(self.mentioned)
        if self.tables_only:
            raise NotAssessable(
                Text("表格文件里只有表，没有报告的正文", "a workbook of tables without the report's text")
            )

    def section(self, key: str) -> Section:
        """The section; NotAssessable when the report has none."""
        found = self.sections.get(key)
        if found is None:
            titles = (item.title for item in self.section_definitions if item.key == key)
            title = next(titles, Text(key, key))
            raise NotAssessable(Text(f"没有找到“{title.zh}”一节", f"section “{title.en}” was not found"))
        return found

    def require_prose(self, key: str) -> None:
        """NotAssessable where the section is absent or has no words under its heading (a picture, say)."""
        found = self.section(key)
        if not any(self.document.slice(span).strip() for span in self.paragraphs(found.body)):
            title = found.definition.title
            raise NotAssessable(Text(f"“{title.zh}”下面没有文字", f"there is no text under “{title.en}”"))

    def paragraphs(self, within: Span | None = None) -> list[Span]:
        """Spans of the paragraphs of the report (page furniture and tables left out), within `within`."""
        spans = self.prose
        if spans is None:
            spans = tuple(block.span for block in self.document.blocks if isinstance(block, Paragraph))
        if within is None:
            return list(spans)
        first, last = (bisect_left(spans, place, key=_start) for place in (within.start, within.end))
        return list(spans[first:last])
