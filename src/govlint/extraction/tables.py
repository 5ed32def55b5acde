"""Records as rows of a table: one row a cell, or one row a report with a column for each cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from govlint.extraction.records import CellRecord, ReportRecord, cells_of
from govlint.model import Struct
from govlint.numbers import Figure
from govlint.vocabulary import FormDefinition

Value = str | Figure | None
Type = Literal["text", "integer", "figure"]


class Column(Struct, frozen=True):
    """A column of a table: its name and what stands in it."""

    name: str
    type: Type


_ABOUT = (
    Column("path", "text"),
    Column("agency", "text"),
    Column("year", "integer"),
    Column("year_doubt", "text"),
    Column("kind", "text"),
    Column("format", "text"),
)
_TYPES: dict[str, Type] = {"value": "figure", "line": "integer", "line_column": "integer", "page": "integer"}
_OF_CELL = tuple(Column(name, _TYPES.get(name, "text")) for name in CellRecord.__struct_fields__)
LONG = (*_ABOUT, *_OF_CELL)


def long_rows(records: Iterable[ReportRecord]) -> Iterator[tuple[Value, ...]]:
    """One row for each cell of each report, under the columns `LONG`."""
    for record in records:
        about = _about(record)
        for form in record.forms:
            for cell in form.cells:
                yield (*about, *(_plain(getattr(cell, column.name)) for column in _OF_CELL))


def wide_columns(definitions: Sequence[FormDefinition]) -> tuple[Column, ...]:
    """The columns of the wide table: every cell that a form in some format may have, `form.row.column`."""
    names = dict.fromkeys(
        f"{definition.key}.{row}.{column}"
        for definition in definitions
        for row, column in (
            *cells_of(definition),
            *((row.key, column) for row in definition.rows for column in definition.columns_of(row)),
        )
    )
    return (*_ABOUT, *(Column(name, "figure") for name in names))


def wide_rows(records: Iterable[ReportRecord], columns: Sequence[Column]) -> Iterator[tuple[Value, ...]]:
    """One row for each report; a cell without a figure is empty, whatever its state."""
    for record in records:
        figures = {
            f"{cell.form}.{cell.row}.{cell.column}": cell.value
            for form in record.forms
            for cell in form.cells
        }
        yield (*_about(record), *(figures.get(column.name) for column in columns[len(_ABOUT) :]))


def _about(record: ReportRecord) -> tuple[Value, ...]:
    agency = record.agency.value if record.agency else None
    return record.path, agency, record.year, record.year_doubt, record.kind, record.format


def _plain(value: Value) -> Value:
    return str(value) if isinstance(value, str) else value  # a state is a text to those who write tables
