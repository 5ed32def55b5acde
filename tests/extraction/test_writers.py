"""Tables of extracted cells as CSV, XLSX and Parquet, read back again."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from govlint.api import open_session
from govlint.errors import UsageError
from govlint.extraction.records import ReportRecord
from govlint.extraction.run import extract_bytes
from govlint.extraction.tables import LONG, Column, Value, long_rows, wide_columns, wide_rows
from govlint.extraction.writers import csv_lines, guarded, write_parquet, write_xlsx
from govlint.testing import base_report

SESSION = open_session()
FORMS = SESSION.engine.vocabulary.forms


def records() -> list[ReportRecord]:
    return [extract_bytes(SESSION, base_report(year).encode(), f"{year}.txt") for year in (2020, 2024)]


def test_csv_read_back_is_what_was_written() -> None:
    rows = list(long_rows(records()))
    lines = list(csv.reader(io.StringIO("".join(csv_lines(LONG, rows)), newline="")))
    assert lines[0] == [column.name for column in LONG]
    assert len(lines) == len(rows) + 1
    for line, row in zip(lines[1:], rows, strict=True):
        assert line == ["" if value is None else str(value) for value in row]


@given(st.text(max_size=8))
def test_no_text_becomes_a_formula_and_none_is_lost(text: str) -> None:
    kept = guarded(text)
    assert not kept.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"))
    assert (kept[1:] if kept.startswith("'") else kept) == text


@pytest.mark.parametrize("sign", "=+-@＝＋－＠\t\r\n'")
def test_what_a_spreadsheet_would_run_is_guarded(sign: str) -> None:
    assert guarded(f"{sign}1") == f"'{sign}1"
    assert guarded(f"1{sign}") == f"1{sign}"


def test_wide_has_one_row_a_report_and_a_column_for_every_cell() -> None:
    columns = wide_columns(FORMS)
    names = [column.name for column in columns]
    assert len(names) == len(set(names))
    for row, record in zip(wide_rows(records(), columns), records(), strict=True):
        values = dict(zip(names, row, strict=True))
        assert values["path"] == record.path
        for form in record.forms:
            for cell in form.cells:
                assert values[f"{cell.form}.{cell.row}.{cell.column}"] == cell.value


def test_xlsx(tmp_path: Path) -> None:
    columns = (Column("text", "text"), Column("value", "figure"))
    rows: list[tuple[Value, ...]] = [
        ("=1+1", 3),
        ("无", None),
        ("https://a.cn", Decimal("12.5")),
        ("", 10**20),
    ]
    for name in ("a.xlsx", "b.xlsx"):
        write_xlsx(tmp_path / name, columns, rows)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert sheet is not None
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        ["=1+1", 3], ["无", None], ["https://a.cn", 12.5], ["", str(10**20)],
    ]  # fmt: skip
    assert sheet["A2"].data_type == "s"


def test_parquet(tmp_path: Path) -> None:
    rows = list(long_rows(records()))
    for name in ("a.parquet", "b.parquet"):
        write_parquet(tmp_path / name, LONG, rows)
    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes()
    table = parquet.read_table(tmp_path / "a.parquet")
    assert table.column_names == [column.name for column in LONG]
    assert [tuple(row.values()) for row in table.to_pylist()] == rows


@pytest.mark.parametrize("figure", [10**40, Decimal("0.12345678901")])
def test_a_figure_that_parquet_cannot_hold_is_refused_not_rounded(
    tmp_path: Path, figure: int | Decimal
) -> None:
    with pytest.raises(UsageError, match="改用 csv 或 json"):
        write_parquet(tmp_path / "a.parquet", (Column("value", "figure"),), [(figure,)])


def test_an_empty_table(tmp_path: Path) -> None:
    write_parquet(tmp_path / "a.parquet", LONG, [])
    assert parquet.read_table(tmp_path / "a.parquet").num_rows == 0
    write_xlsx(tmp_path / "a.xlsx", LONG, [])
    assert "".join(csv_lines(LONG, [])).count("\r\n") == 1


@pytest.mark.parametrize(
    ("write", "module"), [(write_xlsx, "xlsxwriter"), (write_parquet, "pyarrow")], ids=["xlsx", "parquet"]
)
def test_a_package_that_is_not_there_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[..., object], module: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(UsageError, match=r"govlint\[data\]"):
        write(tmp_path / "a", LONG, [])


def test_a_year_in_doubt_is_told_in_tables() -> None:
    record = extract_bytes(SESSION, base_report().replace("2024年", "2023年", 1).encode(), "a.txt")
    row = dict(zip([column.name for column in LONG], next(long_rows([record])), strict=True))
    assert row["year"] == 2023
    assert row["year_doubt"] == record.year_doubt is not None
