"""Workbooks: numbers as shown, merged cells, several tables on a sheet, places as the program shows them."""

from __future__ import annotations

import datetime
import io
import re
import sys
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest
import python_calamine as calamine
from openpyxl.comments import Comment

from govlint.errors import UnreadableError
from govlint.finding import Result
from govlint.limits import Limits, kept
from govlint.model import Document, Grid, Paragraph
from govlint.readers import workbook, xlsx
from govlint.testing import base_report
from recognised import session


def made(fill: Callable[[Any], object]) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "表三"
    fill(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read(fill: Callable[[Any], object]) -> Document:
    return xlsx.read(made(fill), "a.xlsx")


def grids(document: Document) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Grid)
    ]


def lines(document: Document) -> list[str]:
    return [document.slice(block.span) for block in document.blocks if isinstance(block, Paragraph)]


def test_numbers_are_as_shown() -> None:
    row = ["甲", 3, 3.0, 0.1 + 0.2, True, None, datetime.date(2024, 1, 2), " 3 ", 1234567890123, -2.5]
    document = read(lambda book: book.active.append(row))
    assert grids(document) == [
        [["甲", "3", "3", "0.3", "TRUE", "", "2024-01-02", "3", "1234567890123", "-2.5"]]
    ]
    assert workbook.shown(datetime.datetime(2024, 1, 2, 3)) == "2024-01-02 03:00:00"


def test_tables_and_lines() -> None:
    def fill(book: Any) -> None:
        sheet = book.active
        for row in (
            ["示例市数据局2024年政府信息公开工作年度报告"],
            ["表头", 1, 2],
            ["规章", 3, 4],
            ["第二张"],
            ["规章", "", ""],
            [],
            ["下一张", "x"],
            ["", "y"],
        ):
            sheet.append(row)
        sheet.merge_cells("A4:C4")
        sheet.merge_cells("A7:A8")
        sheet.merge_cells("B2:C2")

    document = read(fill)
    assert lines(document) == ["示例市数据局2024年政府信息公开工作年度报告", "第二张", "规章"]
    assert grids(document) == [[["表头", "1"], ["规章", "3", "4"]], [["下一张", "x"], ["y"]]]
    spans = [
        (cell.column, cell.rowspan, cell.colspan) for block in document.blocks[1:2] for cell in _cells(block)
    ]
    assert spans == [(0, 1, 1), (1, 1, 2), (0, 1, 1), (1, 1, 1), (2, 1, 1)]
    last = document.blocks[-1]
    assert document.place(list(_cells(last))[-1].span).text == "工作表“表三” B8"


def _cells(block: Any) -> Any:
    assert isinstance(block, Grid)
    return block.cells()


def test_a_row_of_blanks_under_a_table_stays_a_row() -> None:
    document = read(lambda book: [book.active.append(row) for row in (["项", 1], ["结转下年度", None])])
    assert grids(document) == [[["项", "1"], ["结转下年度", ""]]]


def test_hidden_sheets_formulas_and_errors() -> None:
    def fill(book: Any) -> None:
        sheet = book.active
        sheet.append(["甲", "=1+1", "#DIV/0!"])
        sheet["C1"].data_type = "e"
        book.create_sheet("底稿").sheet_state = "hidden"

    document = read(fill)
    assert grids(document) == [[["甲", "", "#DIV/0!"]]]
    (row,) = [row for block in document.blocks if isinstance(block, Grid) for row in block.rows]
    assert [cell.doubtful for cell in row] == [False, True, False]
    assert [note.zh[:8] for note in document.notes] == ["有 1 个隐藏的", "有 1 个公式没"]


def test_hidden_rows_and_columns_are_not_read_and_told() -> None:
    def fill(book: Any) -> None:
        sheet = book.active
        for row in (
            ["项目", "底数", "制发", "有效"],
            ["规章", 8, 1, 4],
            ["草稿", 8, 9, 9],
            ["文件", 8, 2, 5],
        ):
            sheet.append(row)
        sheet.row_dimensions[3].hidden = sheet.row_dimensions[9].hidden = True
        sheet.column_dimensions["B"].hidden = sheet.column_dimensions["F"].hidden = True

    document = read(fill)
    assert grids(document) == [[["项目", "制发", "有效"], ["规章", "1", "4"], ["文件", "2", "5"]]]
    (note,) = document.notes
    assert note.zh == "工作表“表三”第 3 行、B 列是隐藏的，没有读；要检查请取消隐藏"
    places = dict(document.places)
    (grid,) = [block for block in document.blocks if isinstance(block, Grid)]
    assert [places[cell.span.start].zh[-2:] for cell in grid.rows[2]] == ["A4", "C4", "D4"]


def test_merged_cells_that_begin_in_hidden_ones_are_shown_in_the_rest() -> None:
    def fill(book: Any) -> None:
        sheet = book.active
        for row in (
            ["项目", "法人", None, None],
            [None, "甲", "乙", "丙"],
            ["新收", "=1+1", 2, 3],
            ["上年", 1, 2, 3],
        ):
            sheet.append(row)
        sheet.merge_cells("A1:A2")
        sheet.merge_cells("B1:D1")
        sheet.column_dimensions["B"].hidden = True

    document = read(fill)
    assert grids(document) == [
        [["项目", "法人"], ["乙", "丙"], ["新收", "2", "3"], ["上年", "2", "3"]],
    ]
    (grid,) = [block for block in document.blocks if isinstance(block, Grid)]
    assert [(cell.rowspan, cell.colspan) for cell in grid.rows[0]] == [(2, 1), (1, 2)]
    assert not any(cell.doubtful for cell in grid.cells())


def test_a_cell_far_off_is_told() -> None:
    def fill(book: Any) -> None:
        book.active["A1"] = 1
        book.active["XFD1048576"] = 2

    with pytest.raises(UnreadableError, match="17,179,869,184 格"):
        read(fill)
    with kept(Limits(cells=3)), pytest.raises(UnreadableError, match="4 格，超过上限 3 格"):
        read(lambda book: book.active.append([1, 2, 3, 4]))


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "空的"), (b"\0\0", "空的"), (b"PK\x03\x04junk", "已损坏"), (b"\xd0\xcf\x11\xe0" * 300, "已损坏")],
)
def test_what_cannot_be_read_is_told(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        xlsx.read(data, "a.xlsx")


def test_a_workbook_of_tables_is_not_asked_for_its_text() -> None:
    result = session().check(
        made(
            lambda book: [book.active.append(row) for row in (["规章", 1, 0, 3], ["行政规范性文件", 1, 2, 3])]
        ),
        "示例市数据局2024年政府信息公开工作年度报告.xlsx",
        keep=True,
    )
    reasons = {item.rule: item.reason for item in result.not_assessed}
    assert "只有表" in reasons["STR001"]
    assert "只有表" in reasons["STR009"]
    assert not [
        finding for finding in result.findings if finding.rule in ("STR001", "STR004", "STR009", "FEE001")
    ]


def test_a_package_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "govlint.readers.workbook", raising=False)
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    import govlint.readers

    monkeypatch.delattr(govlint.readers, "workbook", raising=False)
    with pytest.raises(UnreadableError, match=r"govlint\[office\]"):
        xlsx.read(b"PK", "a.xlsx")


def test_a_library_that_panics_has_met_a_damaged_file(monkeypatch: pytest.MonkeyPatch) -> None:
    class Book:
        @staticmethod
        def from_filelike(data: object) -> None:
            raise type("PanicException", (BaseException,), {"__module__": "pyo3_runtime"})("out of bounds")

    names = {name: getattr(calamine, name) for name in ("PasswordError", "CalamineError")}
    monkeypatch.setattr(workbook, "calamine", SimpleNamespace(CalamineWorkbook=Book, **names))
    with pytest.raises(UnreadableError, match="损坏"):
        read(lambda book: book.active.append(["a"]))


def test_sentences_and_headings_in_the_first_cell_of_a_row_end_a_table() -> None:
    said = [
        "五、存在的主要问题及改进情况",
        "存在的主要问题：部分栏目更新不够及时，解读形式比较单一。",
        "六、其他需要报告的事项",
    ]
    table = [["信息内容", "本年制发件数"], ["规章", 0], ["三、本年度办理结果", None], ["注：见说明。", None]]

    def fill(book: Any) -> None:
        for row in [*table, *([words, None] for words in said), ["甲", 1]]:
            book.active.append(row)

    document = read(fill)
    assert lines(document) == said
    assert [len(rows) for rows in grids(document)] == [4, 1]


def test_merged_cells_with_nothing_in_them_are_no_table() -> None:
    def fill(book: Any) -> None:
        book.active["A1"] = "甲"
        book.active["A3"] = " "
        book.active.merge_cells("A3:B3")

    assert lines(read(fill)) == ["甲"]


def report(book: Any, *, beside: bool = False, apart: bool = False) -> None:
    """A whole report: its tables below their headings or on sheets of their own."""
    sheet = at = book.active
    for line in base_report().split("\n"):
        if "|" not in line:
            sheet.append([line, 5] if beside and line else [line])
            at = None if apart else sheet
            continue
        at = at or book.create_sheet()
        at.append([int(cell) if cell.strip().isdigit() else cell.strip() for cell in line.split("|")])


def checked(data: bytes) -> Result:
    return session().check(data, "a.xlsx")


def test_a_sheet_with_remarks_and_links_is_not_damaged() -> None:
    """What belongs to a sheet has a part of its own beside it, which is no sheet."""

    def remarked(book: Any) -> None:
        report(book)
        book.active["A1"].comment = Comment("请核对", "某人")
        book.active["A2"].hyperlink = "https://www.example.gov.cn/"

    result = checked(made(remarked))
    assert (result.error, result.agency) == (None, "示例市数据局")
    assert result.assessed == checked(made(report)).assessed


def test_tables_on_sheets_of_their_own_leave_no_section_empty() -> None:
    result = checked(made(lambda book: report(book, apart=True)))
    assert not [finding for finding in result.findings if finding.rule == "STR005"]
    assert result.assessed == checked(made(report)).assessed


def test_a_report_with_something_beside_each_line_is_never_passed_over() -> None:
    result = checked(made(lambda book: report(book, beside=True)))
    assert result.kind == "annual-report"


@pytest.mark.parametrize(("reader", "suffix"), [("html", ".xls"), ("html", ".et"), ("text", ".csv")])
def test_tables_under_the_name_of_a_workbook_are_not_asked_for_their_text(reader: str, suffix: str) -> None:
    report = base_report(2024, reader)
    lines = report.splitlines()
    if reader == "html":
        tables = "".join(re.findall(r"(?s)<table.*?</table>", report))
        page = f"<html><body><p>示例市数据局2024年政府信息公开工作年度报告附表</p>{tables}</body></html>"
    else:
        page = "\n".join(line for line in lines if "|" in line)
    result = session().check(page.encode(), f"a{suffix}")
    assert (result.reader, result.kind) == (reader, "annual-report")
    assert [finding.rule for finding in result.findings if finding.rule.startswith("STR00")] == []
    (odd,) = session().check(report.replace("二、主动公开", "二、公开").encode(), f"a{suffix}").findings
    assert odd.rule == "STR004"


def test_a_workbook_of_excel_2003_in_xml_is_called_so() -> None:
    data = (
        b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>'
    )
    for path in ("a.xls", "a.xml"):
        result = session().check(data, path)
        assert result.error is not None
        assert "另存为 .xlsx" in result.error.message
