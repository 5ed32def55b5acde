"""Official forms: absent, as pictures, unrecognisable, without rows or columns."""

from __future__ import annotations

import re

import pytest
from msgspec import structs
from reports import BASE, check, found, messages, reason, replaced

from govlint.checks.forms.tables import _rows
from govlint.finding import Passed, Problem, Unknown
from govlint.testing import Example, base_report, build
from recognised import checked, vocabulary
from recognised import read as recognise

ROW = " | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"


def with_section(key: str, content: str, reader: str = "text") -> tuple[str, str]:
    example = Example(kind="反例", reader=reader, content=content, options=(("section", key),))
    data, path = build(example)
    return data.decode(), path


@pytest.mark.parametrize(("key", "form"), [("disclosure", "表二"), ("requests", "表三"), ("review", "表四")])
def test_absent_table(key: str, form: str) -> None:
    (message,) = messages("STR006", *with_section(key, "本年度没有这类情况。"))
    assert message.endswith(f"没有{form}")


def test_table_as_a_picture() -> None:
    (message,) = messages("STR006", *with_section("requests", '<p><img src="a.png" alt=""></p>', "html"))
    assert message.endswith("是图片，读不出数据")


def test_table_that_cannot_be_recognised() -> None:
    (message,) = messages("STR006", *with_section("disclosure", "甲 | 1 |\n乙 | 2 |\n丙 | 3 |\n"))
    assert "认不出是表二" in message


@pytest.mark.parametrize("reader", ["text", "markdown", "html"])
@pytest.mark.parametrize("year", [2019, 2024])
def test_whole_tables(reader: str, year: int) -> None:
    path = {"text": "a.txt", "markdown": "a.md", "html": "a.html"}[reader]
    text = base_report(year, reader)
    assert [found(code, text, path) for code in ("STR006", "STR007", "STR008")] == [[], [], []]


@pytest.mark.parametrize(
    ("row", "label"),
    [
        ("2.重复申请" + ROW, "重复申请"),
        ("二、上年结转政府信息公开申请数量" + ROW, "上年结转政府信息公开申请数量"),
        ("行政强制 | 0 |\n", "行政强制"),
        ("规章 | 0 | 0 | 0 |\n", "规章"),
    ],
)
def test_absent_row(row: str, label: str) -> None:
    (finding,) = found("STR007", replaced((row, "")))
    assert finding.severity == "error"
    assert label in finding.message


@pytest.mark.parametrize("reader", ["text", "markdown", "html"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("其他", "其它"),
        ("本年制发件数", "本年制发数"),
        ("现行有效件数", "现行有效数"),
        ("行政事业性收费", "行政事业性收费（万元）"),
        ("上年结转政府信息公开申请数量", "上年结转政府信息公开申请数"),
    ],
)
def test_other_words_for_a_row_or_column(old: str, new: str, reader: str) -> None:
    text = base_report(2024, reader)
    at, end = text.index("第二十条第"), text.index("五、存在")
    text = text[:at] + text[at:end].replace(old, new) + text[end:]
    path = {"text": "a.txt", "markdown": "a.md", "html": "a.html"}[reader]
    assert [found(code, text, path) for code in ("STR006", "STR007", "STR008")] == [[], [], []]


def test_absent_rows_are_told_together() -> None:
    rows = f"2.重复申请{ROW}3.要求提供公开出版物{ROW}4.无正当理由大量反复申请{ROW}"
    (finding,) = found("STR007", replaced((rows, "")))
    assert "缺少 3 行" in finding.message


def test_mistyped_label_is_a_warning() -> None:
    (finding,) = found("STR007", replaced(("其他法律行政法规禁止公开", "其他法律行政止公开")))
    assert finding.severity == "warning"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("商业企业 | 科研机构 |", "商业企业 |"),
        ("法律服务机构 | 其他 |", "法律服务机构 |"),
        ("本年制发件数 | 本年废止件数 |", "本年制发件数 |"),
    ],
)
def test_absent_column(old: str, new: str) -> None:
    assert len(found("STR008", replaced((old, new)))) == 1


def test_shredded_header_is_no_missing_column() -> None:
    text = replaced(("商业企业 | 科研机构", "商业 企业 | 科研 机构"))
    assert text != BASE
    assert found("STR008", text) == []


@pytest.mark.parametrize("filling", ["", "&nbsp;", "无"])
def test_table_four_without_figures_is_there(filling: str) -> None:
    text = base_report(2024, "html")
    start = text.index("复议后起诉")
    emptied = re.sub(r"(?<=<td>)\d+(?=</td>)", filling, text[start:])
    assert found("STR006", text[:start] + emptied, "a.html") == []
    assert len(found("BAL006", text[:start] + emptied, "a.html")) == 1


def test_headings_whose_spans_are_lost_are_no_missing_columns() -> None:
    text = re.sub(r' (?:col|row)span="?\d+"?', "", base_report(2024, "html"))
    assert found("STR008", text, "a.html") == []


@pytest.mark.parametrize("reader", ["text", "html"])
def test_tables_of_the_trial_format_in_a_later_report(reader: str) -> None:
    path = {"text": "a.txt", "html": "a.html"}[reader]
    trial = base_report(2019, reader)
    assert found("STR006", trial, path) == []
    (message,) = messages("STR006", trial.replace("2019", "2024"), path)
    assert message == "“主动公开政府信息情况”的表二用的是 2019 年的格式，2024 年的报告应当用 2021 年的格式"


@pytest.mark.parametrize("reader", ["text", "markdown", "html"])
def test_only_table_two_of_the_trial_format(reader: str) -> None:
    path = {"text": "a.txt", "markdown": "a.md", "html": "a.html"}[reader]
    old, new = base_report(2019, reader), base_report(2024, reader)
    start, end = "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"
    text = (
        new.partition(start)[0]
        + start
        + old.partition(start)[2].partition(end)[0]
        + end
        + new.partition(end)[2]
    )
    (finding,) = check(text, path).findings
    assert (finding.rule, "2019 年" in finding.message) == ("STR006", True)


def test_headings_of_a_table_without_any_figure_are_not_told_as_no_table() -> None:
    content = "\n".join(
        ["行政复议", "行政诉讼", *["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3]
    )
    text, _ = with_section("review", content)
    assert messages("STR006", text) == []
    assert "只读到表头" in str(reason("STR006", text))


def test_a_table_with_commas_between_its_cells_cannot_be_recognised() -> None:
    (message,) = messages("STR006", *with_section("disclosure", "规章,0,0,0\n行政规范性文件,1,0,5\n许可,2"))
    assert "认不出是表二" in message


def test_what_to_do_about_an_absent_table() -> None:
    (absent,) = found("STR006", *with_section("disclosure", "本年度没有这类情况。"))
    assert absent.hint == "没有数据的，也要保留表格并填 0。"
    (pictured,) = found("STR006", *with_section("requests", '<p><img src="a.png" alt=""></p>', "html"))
    assert pictured.hint is None


@pytest.mark.parametrize("left", ["规章", "规章 |"])
def test_a_label_that_lost_its_figures_in_plain_text_is_no_missing_row(left: str) -> None:
    text = replaced(("规章 | 0 | 0 | 0 |", left))
    assert found("STR007", text) == []
    assert reason("STR007", text) == "表二“规章”一行的数没有读到"


def test_a_total_without_its_row_is_missing_though_a_column_bears_its_name() -> None:
    text = re.sub(r"(?m)^（七）总计.*\n", "总计\n", BASE)
    assert len(found("STR007", text)) == 1


@pytest.mark.parametrize(
    ("year", "heading", "halved"),
    [(2020, "本年新制作数量", "本年新"), (2020, "本年增/减", "本年增/"), (2024, "现行有效件数", "现行有效")],
)
def test_headings_that_lost_their_second_line_are_not_assessed(year: int, heading: str, halved: str) -> None:
    text = base_report(year)
    assert heading in text
    assert found("STR008", text.replace(heading, halved)) == []


def test_a_form_of_an_older_format_is_told_once() -> None:
    """Not the older format's rows and columns besides, which nobody should add."""
    old = (
        base_report(2020)
        .replace("2020年", "2024年")
        .replace("本年增/减 |", "")
        .replace("行政强制 |", "强制 |")
    )
    assert found("STR006", old)
    assert (found("STR007", old), found("STR008", old)) == ([], [])


@pytest.mark.parametrize(
    "written", ["（区分处理的，只计这一情形，不计其他", "（区分处理的，只记这一情形，不计其他情形）"]
)
def test_a_label_that_stops_short_on_a_page_may_go_on_below(written: str) -> None:
    report = recognise(BASE.replace("（区分处理的，只计这一情形，不计其他情形）", written))
    form = report.forms["requests"]
    paged = structs.replace(report, document=structs.replace(report.document, recovered=True))
    cut = "只计" in written
    for read, told in ((report, [Problem]), (paged, [Unknown if cut else Problem])):
        assert [type(outcome) for outcome in _rows(read, form) if not isinstance(outcome, Passed)] == told


@pytest.mark.parametrize(
    ("line", "missing"),
    [("规章", False), ("规章 0 0 0", False), ("规章0件。", True), ("另有规章0件。", True)],
)
def test_a_row_beside_its_table_is_not_missing(line: str, missing: bool) -> None:
    text = base_report(2024, "markdown").replace("| 规章 | 0 | 0 | 0 |\n", "")
    heading = "二、主动公开政府信息情况\n"
    assert heading in text
    result = checked(text.replace(heading, f"{heading}\n{line}\n", 1), "a.md")
    assert ("STR007" in {item.rule for item in result.findings}) is missing


def test_rows_that_stand_again_at_the_end_of_a_page_hide_no_section() -> None:
    text = base_report(2024)
    again = "（七）总计 | 3 | 0 | 0 | 0 | 0 | 0 | 3\n四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n"
    result = checked(text.rstrip("\n") + "\n" + again)
    assert [item for item in result.findings if item.severity != "info"] == []
    lost = checked(text.replace("本年度未收取政府信息公开信息处理费。\n", "").rstrip("\n") + "\n" + again)
    assert "FEE001" in {item.rule for item in lost.findings}


@pytest.mark.parametrize("path", ["a.txt", "a.html", "a.md"])
def test_a_sentence_with_blanks_around_its_figures_is_no_row(path: str) -> None:
    reader = {"a.txt": "text", "a.html": "html", "a.md": "markdown"}[path]
    text = base_report(2024, reader)
    assert "部分公开（区分处理" in text
    said = "本机关共收到申请 3 件，予以公开 2 件，部分公开 0 件，结转下年度继续办理 0 件。"
    lost = re.sub(r"(?m)^.*部分公开（区分处理.*\n", "", text)
    heading = "三、收到和处理政府信息公开申请情况"
    for words in (said, "部分公开 0 件", "部分公开 0 0"):
        behind = f"{heading}</h2><p>{words}</p><h2>" if reader == "html" else f"{heading}\n\n{words}\n"
        result = checked(lost.replace(heading, behind), path)
        assert "STR007" in {item.rule for item in result.findings}


def test_headings_of_table_four_that_go_on_behind_the_next_section_are_not_told() -> None:
    """Taken out of a page column by column, some of them in two pieces."""
    text = base_report()
    top, rest = text.split("行政复议 | 行政诉讼 |", 1)
    _, end = rest.split("五、存在的主要问题及改进情况\n", 1)
    five = ["结果维", "持", "结果纠", "正", "其他结", "果", "尚未审", "结"]
    first = ["行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉", *five, "总计", *five, *"100010000"]
    behind = ["五、存在的主要问题及改进情况", "总计", *five, "总计", *"000000"]
    apart = top + "\n\n".join([*first, *behind]) + "\n" + end
    result = checked(apart)
    assert [finding.rule for finding in result.findings if finding.rule == "STR006"] == []
    assert "STR006" in {one.rule for one in result.not_assessed}


def test_a_longer_name_of_a_row_is_that_row_in_lines_of_text_too() -> None:
    form = next(form for form in vocabulary().forms if (form.key, form.format) == ("disclosure", "2019"))
    assert "政府集中采购项目" in form.row("procurement").aliases
