"""Records of recognised reports: lossless against the forms, every state kept apart."""

from __future__ import annotations

from decimal import Decimal

import pytest

from govlint.api import open_session
from govlint.extraction.records import FormRecord, ReportRecord, cells_of, recorded
from govlint.extraction.run import extract_bytes, extract_file
from govlint.numbers import State
from govlint.report import Report
from govlint.testing import base_report

SESSION = open_session()
NEW = "一、本年新收政府信息公开申请数量 | 2 | 1 | 0 |"


def extracted(text: str, path: str = "a.txt") -> ReportRecord:
    return extract_bytes(SESSION, text.encode(), path)


def form(record: ReportRecord, key: str) -> FormRecord:
    return next(form for form in record.forms if form.form == key)


def test_who_and_when() -> None:
    record = extracted(base_report())
    assert record.kind == "annual-report"
    assert (record.format, record.year, record.year_source) == ("2021", 2024, "title")
    assert record.agency is not None
    assert (record.agency.value, record.agency.source) == ("示例市数据局", "title")
    assert record.period is not None
    assert (record.period.start, record.period.end) == ("2024-01-01", "2024-12-31")


def test_a_year_in_doubt_is_marked() -> None:
    record = extracted(base_report().replace("2024年", "2023年", 1))
    assert record.year == 2023
    assert record.year_doubt is not None
    assert record.year_doubt.startswith("年份有疑问：有的地方写2023年，有的地方写2024年")
    assert extracted(base_report()).year_doubt is None


@pytest.mark.parametrize("reader", ["text", "markdown", "html"])
@pytest.mark.parametrize("year", [2020, 2024])
def test_nothing_of_a_form_is_lost(reader: str, year: int) -> None:
    path = {"text": "a.txt", "markdown": "a.md", "html": "a.html"}[reader]
    read = SESSION.engine.read(base_report(year, reader).encode(), path)
    assert isinstance(read, tuple)
    document, report = read
    assert isinstance(report, Report)
    record = recorded(document, report)
    assert {form.form for form in record.forms} == set(report.forms)
    for kept in record.forms:
        found = report.forms[kept.form]
        cells = {(cell.row, cell.column): cell for cell in kept.cells}
        assert set(found.cells) <= set(cells)
        for key, cell in cells.items():
            number = found.number(*key)
            assert (cell.state, cell.value, cell.remark) == (number.state, number.value, number.remark)
            original = found.cells.get(key)
            assert cell.text == (original.text if original else "")
            if original:
                place = document.place(original.span)
                assert (cell.line, cell.line_column, cell.place) == (place.line, place.column, place.text)
        assert (kept.missing_rows, kept.missing_columns) == (found.missing_rows, found.missing_columns)


@pytest.mark.parametrize(
    ("written", "state", "value"),
    [
        ("", State.BLANK, None),
        ("-", State.DASH, None),
        ("无", State.WORD, None),
        ("0", State.ZERO, 0),
        ("１，２３４", State.NUMBER, 1234),
        ("22（其中修订16件）", State.NUMBER, 22),
        ("1 2", State.DOUBTFUL, None),
    ],
)
def test_states_are_kept_apart(written: str, state: State, value: int | None) -> None:
    record = extracted(base_report().replace(NEW, NEW.replace("| 2 |", f"| {written} |")))
    cell = form(record, "requests").cells[0]
    assert (cell.row, cell.column) == ("new", "natural_person")
    assert (cell.state, cell.value) == (state, value)
    assert cell.text == written


def test_an_absent_row_has_its_cells_all_the_same() -> None:
    line = next(line for line in base_report().splitlines() if line.startswith("行政强制"))
    record = extracted(base_report().replace(line + "\n", ""))
    disclosure = form(record, "disclosure")
    assert disclosure.missing_rows == ("coercion",)
    (cell,) = [cell for cell in disclosure.cells if cell.row == "coercion"]
    assert (cell.state, cell.value, cell.place, cell.line) == (State.ABSENT, None, "", None)


def test_decimals_are_exact() -> None:
    record = extracted(base_report().replace("行政事业性收费 | 0 |", "行政事业性收费 | 12.30 |"))
    cell = form(record, "disclosure").cells[-1]
    assert cell.value == Decimal("12.30")


def test_a_row_for_a_whole_group_is_there_only_where_the_report_has_it() -> None:
    definition = next(
        item for item in SESSION.engine.vocabulary.forms if (item.key, item.format) == ("requests", "2021")
    )
    rows = {row for row, _ in cells_of(definition)}
    assert not rows & set(definition.replaces)


def test_sections() -> None:
    record = extracted(base_report())
    assert [section.section for section in record.sections] == [
        "overview", "disclosure", "requests", "review", "problems", "other_matters",
    ]  # fmt: skip
    last = record.sections[-1]
    assert last.heading == "六、其他需要报告的事项"
    assert last.text.startswith("本年度未收取")


def test_what_is_no_report_and_what_cannot_be_read(tmp_path: object) -> None:
    assert extracted("采购公告\n").kind is None
    assert extracted("采购公告\n").error is None
    nothing = extracted("")
    assert nothing.error is not None
    absent = extract_file(SESSION, f"{tmp_path}/none.txt")
    assert absent.error is not None


@pytest.mark.parametrize(
    ("figures", "text"),
    [
        ("2 | 5 | 1 | 0 | 0 | 0 | 0 | 3", "2 | 5 | 1 | 0 | 0 | 0 | 0 | 3"),
        ("25 | 1 | 0 | 0 | 0 | 3", "25 | 1 | 0 | 0 | 0 | 3"),
    ],
)
def test_of_a_row_with_more_or_fewer_figures_than_columns_nothing_is_sure(figures: str, text: str) -> None:
    line = next(line for line in base_report().splitlines() if line.startswith("一、本年新收"))
    record = extracted(base_report().replace(line, f"{line[: line.index(' | ')]} | {figures} |"))
    cells = [cell for cell in form(record, "requests").cells if cell.row == "new"]
    assert len(cells) == 7
    assert {(cell.state, cell.value, cell.text) for cell in cells} == {(State.DOUBTFUL, None, text)}
    assert all(cell.line for cell in cells)


ROW = "2.重复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"


def test_a_row_that_stands_twice_keeps_both_figures() -> None:
    text = base_report().replace(ROW, f"{ROW}\n2.重复申请 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |")
    cells = [cell for cell in form(extracted(text), "requests").cells if cell.row == "not_handled.repeated"]
    assert {(cell.state, cell.value) for cell in cells} == {(State.DOUBTFUL, None)}
    assert [cell.text for cell in cells] == ["0 | 3", *["0 | 0"] * 5, "0 | 3"]


@pytest.mark.parametrize("reader", ["text", "markdown", "html"])
def test_a_row_that_the_format_has_not_is_kept(reader: str) -> None:
    path = {"text": "a.txt", "markdown": "a.md", "html": "a.html"}[reader]
    own = "6.其他不予处理情形"
    text = base_report(2024, reader)
    line = next(line for line in text.splitlines() if "重复申请" in line and "大量" not in line)
    added = line.replace("2.重复申请", own).replace("0", "4")
    cells = [
        cell
        for cell in form(extracted(text.replace(line, f"{line}\n{added}"), path), "requests").cells
        if not cell.row
    ]
    assert {cell.row_label for cell in cells} == {own}
    assert [(cell.column, cell.value) for cell in cells][-1] == ("total", 4)
    assert len(cells) == 7
