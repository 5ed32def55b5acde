"""Tables that stand side by side on a sheet."""

from __future__ import annotations

import io

import openpyxl
import pytest

from govlint.packtest.specimen import blocks
from govlint.testing import base_report
from laidout import Matrix, matrix
from recognised import figures, read, session


def book(year: int, gap: int) -> bytes:
    """The three tables on one sheet, `gap` empty columns between."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    tables = [matrix(text, "") for _, kind, text in blocks(year) if kind == "table"]
    column, top = 1, 3
    sheet.cell(1, 1, f"示例市数据局{year}年政府信息公开工作年度报告")
    for cells in tables:
        for at, row in enumerate(cells):
            for beside, words in enumerate(row):
                sheet.cell(top + at, column + beside, int(words) if words.isdecimal() else words or None)
        column += len(cells[0]) + gap
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("gap", [1, 2])
@pytest.mark.parametrize("year", [2020, 2024])
def test_they_are_read_and_nothing_is_told(year: int, gap: int) -> None:
    result = session().check(book(year, gap), "a.xlsx", keep=True)
    assert result.report is not None
    assert figures(result.report).keys() == {"disclosure", "requests", "review"}
    assert figures(result.report)["requests"] == figures(read(base_report(year)))["requests"]
    assert figures(result.report)["review"] == figures(read(base_report(year)))["review"]
    assert [finding for finding in result.findings if finding.severity != "info"] == []


def one(cells: Matrix, spacer: int) -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.cell(1, 1, "示例市数据局2024年政府信息公开工作年度报告")
    for at, row in enumerate(cells):
        for beside, words in enumerate(row):
            place = 1 + beside + (1 if beside >= spacer else 0)
            sheet.cell(3 + at, place, int(words) if words.isdecimal() else words or None)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("spacer", [3, 5, 9])
def test_an_empty_column_within_a_table_parts_nothing(spacer: int) -> None:
    """Behind its labels, among its figures, before the totals."""
    requests = [matrix(text) for _, kind, text in blocks(2024) if kind == "table"][1]
    result = session().check(one(requests, spacer), "a.xlsx", keep=True)
    assert result.report is not None
    assert figures(result.report)["requests"] == figures(read(base_report()))["requests"]


def sheet(*rows: str) -> bytes:
    """A sheet of one of the report's tables, its cells parted by bars."""
    made = openpyxl.Workbook()
    page = made.active
    assert page is not None
    page.cell(1, 1, "示例市数据局2024年政府信息公开工作年度报告")
    for at, row in enumerate(rows):
        for beside, words in enumerate(row.split("|")):
            page.cell(3 + at, 1 + beside, int(words) if words.isdecimal() else words or None)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def test_a_column_apart_is_of_its_table() -> None:
    data = sheet("信息内容|本年制发件数|本年废止件数||现行有效件数", "规章|0|0||", "行政规范性文件|1|0||5")
    result = session().check(data, "a.xlsx", keep=True)
    assert result.report is not None
    assert result.report.forms["disclosure"]["normative_documents", "in_force"] == 5


def test_blank_rows_beside_a_longer_table_part_what_stands_there() -> None:
    data = sheet(
        "信息内容|本年处理决定数量||信息内容|本年制发件数|本年废止件数|现行有效件数",
        "行政许可|12||规章|0|0|0",
        "行政处罚|3||行政规范性文件|1|0|5",
        "行政强制|0||||",
        "行政事业性收费|0||备注|无||",
        "合计|15||说明|无||",
    )
    result = session().check(data, "a.xlsx", keep=True)
    assert result.error is None
    assert result.report is not None
    assert result.report.forms["disclosure"]["normative_documents", "in_force"] == 5
