"""Writes tables of extracted cells: CSV by the standard library, XLSX and Parquet by optional packages."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal, localcontext
from pathlib import Path
from typing import Any

from govlint.errors import UsageError
from govlint.extraction.tables import Column, Value
from govlint.numbers import show

Rows = Iterable[tuple[Value, ...]]

# A spreadsheet takes what begins with one of these for a formula.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", "'")
_LONGEST_SHEET = 1_048_576
_SCALE, _DIGITS = 10, 38
_BATCH = 10_000


def guarded(text: str) -> str:
    """`text` as no spreadsheet can run it: an apostrophe before what would be a formula (or has one already).

    Whoever takes one apostrophe off the beginning has the text again.
    """
    return "'" + text if text.startswith(_FORMULA) else text


def csv_lines(columns: Sequence[Column], rows: Rows) -> Iterator[str]:
    """The table as CSV (RFC 4180), line by line; a figure is written exactly, an empty field is no figure."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    for values in rows:
        writer.writerow([_field(value) for value in values])
        yield _taken(buffer)
    yield _taken(buffer)


def _taken(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


def _field(value: Value) -> str:
    if value is None:
        return ""
    return guarded(value) if isinstance(value, str) else show(value)


def write_xlsx(path: Path, columns: Sequence[Column], rows: Rows) -> None:
    """The table as one sheet, row by row; texts stay texts, and the same rows give the same bytes."""
    try:
        import xlsxwriter
    except ImportError:
        raise UsageError(
            "写 xlsx 需要 pip install 'govlint[data]'", "xlsx needs pip install 'govlint[data]'"
        ) from None
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    # Into memory first: what the library cannot write to a full disk it tries again when it is thrown away.
    whole = io.BytesIO()
    book = xlsxwriter.Workbook(whole, options)
    book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)})
    sheet = book.add_worksheet("govlint")
    sheet.freeze_panes(1, 0)
    for number, column in enumerate(columns):
        sheet.write_string(0, number, column.name)
    for line, values in enumerate(rows, 1):
        if line >= _LONGEST_SHEET:
            book.close()
            raise UsageError(
                f"xlsx 的一张工作表放不下 {_LONGEST_SHEET:,} 行以上，改用 csv 或 parquet",
                f"a sheet of xlsx holds no more than {_LONGEST_SHEET:,} rows: take csv or parquet",
            )
        for number, value in enumerate(values):
            _write_cell(sheet, line, number, value)
    try:
        book.close()
    except xlsxwriter.exceptions.FileCreateError as error:
        raise error.args[0] from None
    path.write_bytes(whole.getvalue())


def _write_cell(sheet: Any, line: int, number: int, value: Value) -> None:
    if isinstance(value, str):
        sheet.write_string(line, number, value)
    elif value is not None:
        # A sheet keeps fifteen digits: what has more is written as it stands.
        exact = len(show(value).lstrip("-").replace(".", "")) <= 15
        sheet.write_number(line, number, float(value)) if exact else sheet.write_string(
            line, number, show(value)
        )


def write_parquet(path: Path, columns: Sequence[Column], rows: Rows) -> None:
    """The table as Parquet, in batches; figures are decimals with ten places, and exact."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise UsageError(
            "写 parquet 需要 pip install 'govlint[data]'", "parquet needs pip install 'govlint[data]'"
        ) from None
    types = {"text": pa.string(), "integer": pa.int64(), "figure": pa.decimal128(_DIGITS, _SCALE)}
    schema = pa.schema([(column.name, types[column.type]) for column in columns])
    with parquet.ParquetWriter(path, schema) as writer:
        for batch in _batches(rows):
            arrays = [
                pa.array([_storable(row[number], column) for row in batch], types[column.type])
                for number, column in enumerate(columns)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _batches(rows: Rows) -> Iterator[list[tuple[Value, ...]]]:
    batch: list[tuple[Value, ...]] = []
    for row in rows:
        batch.append(row)
        if len(batch) >= _BATCH:
            yield batch
            batch = []
    yield batch


def _storable(value: Value, column: Column) -> Value:
    """A figure as a decimal; UsageError for one that the column cannot hold exactly."""
    if column.type != "figure" or value is None:
        return value
    with localcontext() as context:
        context.prec = 100
        figure = Decimal(value)
        kept = figure.quantize(Decimal(1).scaleb(-_SCALE)) if abs(figure) < 10 ** (_DIGITS - _SCALE) else None
    if kept is None or kept != figure:
        words, en = (show(figure),) * 2 if len(str(figure)) < 60 else ("这样长的数", "a figure so long")
        raise UsageError(
            f"parquet 放不下 {words}，改用 csv 或 json", f"parquet cannot hold {en}: take csv or json"
        )
    return kept
