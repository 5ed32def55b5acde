"""A recognised report as plain records: every cell of its forms, its sections, who and when."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.checks.forms.renamed import strange_rows
from govlint.finding import Failure, Result
from govlint.gaps import gaps_of
from govlint.model import Document, Location, Span, Struct
from govlint.numbers import Figure, Number, State, parse_number
from govlint.report import Fact, Form, Period, Report
from govlint.vocabulary import FormDefinition
from govlint.years import years_of


class Named(Struct, frozen=True):
    """Something recognised, and where it was read: title, metadata, period, introduction, text, file name."""

    value: str
    source: str


class CellRecord(Struct, frozen=True):
    """A cell: its keys and labels, what is written in it, and what that is.

    `value` is None unless `state` is number or zero: a blank, a dash, a word and an absent cell are none of
    them 0. `remark` is what stands behind the figure. Line and column (of the line) are None in formats
    without lines; an absent cell has no place. In a row with more or fewer figures than columns nobody can
    tell which is whose: each of its cells is doubtful, with the figures of the whole row as its text. A row
    that stands twice with other figures is doubtful too, with both figures of each cell. One that the format
    has not has no key, and its label as written.
    """

    form: str
    row: str
    column: str
    row_label: str
    column_label: str
    state: State
    value: Figure | None
    text: str
    remark: str
    line: int | None
    line_column: int | None
    page: int | None
    place: str


class FormRecord(Struct, frozen=True):
    """A form as found: title, place, cells in the official order, and the keys of what is not there."""

    form: str
    title: str
    place: str
    cells: tuple[CellRecord, ...]
    missing_rows: tuple[str, ...]
    missing_columns: tuple[str, ...]


class SectionRecord(Struct, frozen=True):
    """A section: its key, its heading as written (None where it was lost), and its text."""

    section: str
    number: int
    heading: str | None
    text: str
    place: str


class PeriodRecord(Struct, frozen=True):
    """The statistical period: as written, and as dates (the year left out where the text leaves it out)."""

    text: str
    start: str | None
    end: str | None


class ReportRecord(Struct, frozen=True, kw_only=True):
    """All that was recognised of one document; `error` says why it, or part of it, could not be read."""

    path: str
    reader: str | None = None
    encoding: str | None = None
    kind: str | None = None
    format: str | None = None
    agency: Named | None = None
    year: int | None = None
    year_source: str | None = None
    year_doubt: str | None = None
    title: str | None = None
    period: PeriodRecord | None = None
    forms: tuple[FormRecord, ...] = ()
    sections: tuple[SectionRecord, ...] = ()
    error: Failure | None = None


def unread(result: Result) -> ReportRecord:
    """The record of a document that could not be read, or (without `error`) that is no report."""
    return ReportRecord(path=result.path, reader=result.reader, encoding=result.encoding, error=result.error)


def recorded(document: Document, report: Report, lang: str = "zh") -> ReportRecord:
    """The record of a report; labels in `lang`."""
    placing = _Placing(document, lang)
    return ReportRecord(
        path=document.path,
        reader=document.reader,
        encoding=document.encoding,
        kind=report.kind,
        format=report.format,
        agency=_named(report.agency),
        year=report.year_number,
        year_source=report.year.source if report.year else None,
        year_doubt=doubt.in_language(lang) if (doubt := years_of(report).doubt) else None,
        title=document.slice(report.title).strip() if report.title else None,
        period=_period(document, report.period),
        forms=tuple(_form(form, placing) for form in report.forms.values()),
        sections=tuple(
            SectionRecord(
                section.key,
                section.definition.number,
                document.slice(section.heading.span).strip() if section.heading else None,
                document.slice(section.body).strip("\n"),
                placing.at(section.heading.span if section.heading else section.body).text,
            )
            for section in report.sections.values()
        ),
        error=Failure("unreadable", gaps.failure.in_language(lang)) if (gaps := gaps_of(document)) else None,
    )


class _Placing:
    """Places of spans, told in `lang`; the beginnings of lines are looked for once."""

    def __init__(self, document: Document, lang: str) -> None:
        self.document, self.lang = document, lang
        self._starts = document.line_starts()

    def at(self, span: Span) -> Location:
        return self.document.place(span, self._starts, self.lang)


def _named(fact: Fact | None) -> Named | None:
    return Named(fact.value, fact.source) if fact else None


def _period(document: Document, period: Period | None) -> PeriodRecord | None:
    if period is None:
        return None
    return PeriodRecord(document.slice(period.span), _date(period.start), _date(period.end))


def _date(date: tuple[int | None, int, int] | None) -> str | None:
    if date is None:
        return None
    year, month, day = date
    told = f"{month:02}-{day:02}" if day else f"{month:02}"
    return f"{year}-{told}" if year else f"--{told}"


def _form(form: Form, placing: _Placing) -> FormRecord:
    definition = form.definition
    return FormRecord(
        form=definition.key,
        title=definition.title.in_language(placing.lang),
        place=placing.at(form.span).text,
        cells=(
            *(_cell(form, row, column, placing) for row, column in cells_of(definition, form)),
            *_strangers(form, placing),
        ),
        missing_rows=form.missing_rows,
        missing_columns=form.missing_columns,
    )


def _strangers(form: Form, placing: _Placing) -> Iterator[CellRecord]:
    """The cells of rows among those of a form that its format has not."""
    definition = form.definition
    if not definition.single_row_labels or any(row.columns for row in definition.rows):
        return
    for label, *values in strange_rows(placing.document, form):
        figures = [cell for cell in values if cell.text.strip()]
        columns = form.columns if len(figures) == len(form.columns) else [""] * len(figures)
        for column, cell in zip(columns, figures, strict=True):
            written = _Written(parse_number(cell.text), cell.text, cell.span)
            yield _record(definition, ("", column), " ".join(label.text.split()), written, placing)


def cells_of(definition: FormDefinition, form: Form | None = None) -> Iterator[tuple[str, str]]:
    """Keys of the cells of a form in official order: those that it must have, and others that it has."""
    there = {row.key for row in form.rows} if form is not None else set()
    for row in definition.rows:
        if row.key in definition.replaces and row.key not in there:
            continue
        for column in definition.columns_of(row):
            yield row.key, column


class _Written(Struct, frozen=True):
    """What is written in a cell: what it is, its words and where; nowhere where the cell is absent."""

    number: Number
    text: str
    span: Span | None


def _cell(form: Form, row: str, column: str, placing: _Placing) -> CellRecord:
    """The record of a cell that a form has or should have."""
    found, label = form.cell(row, column), form.definition.row_label(row).in_language(placing.lang)
    written = _Written(form.number(row, column), found.text if found else "", found.span if found else None)
    uneven = next((item for item in form.rows if item.key == row and item.is_uneven), None)
    if uneven is not None and uneven.figures:
        span = Span(uneven.figures[0].span.start, uneven.figures[-1].span.end)
        text = " | ".join(figure.text for figure in uneven.figures)
        written = _Written(Number(State.DOUBTFUL), text, span)
    return _record(form.definition, (row, column), label, written, placing)


def _record(
    definition: FormDefinition, keys: tuple[str, str], row_label: str, written: _Written, placing: _Placing
) -> CellRecord:
    """The record of a cell with these keys, which are empty where the format has no such row or column."""
    row, column = keys
    location = placing.at(written.span) if written.span else None
    return CellRecord(
        form=definition.key,
        row=row,
        column=column,
        row_label=row_label,
        column_label=definition.column_label(column).in_language(placing.lang) if column else "",
        state=written.number.state,
        value=written.number.value,
        text=written.text,
        remark=written.number.remark,
        line=location.line if location else None,
        line_column=location.column if location else None,
        page=location.page if location else None,
        place=location.text if location else "",
    )
