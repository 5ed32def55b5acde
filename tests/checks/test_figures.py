"""Single cells: blank, dash, word, 0, full width, fractions, signs; 规章 of those who cannot make them."""

from __future__ import annotations

import re

import pytest

from govlint.finding import Finding, Severity
from govlint.testing import base_report
from laidout import barred, laid_out
from recognised import checked

CELL = "（二）部分公开（区分处理的，只计这一情形，不计其他情形） | 0"


def findings(text: str, rule: str = "BAL006") -> list[Finding]:
    return [finding for finding in checked(text).findings if finding.rule == rule]


def with_cell(written: str) -> str:
    text = base_report()
    assert CELL in text
    return text.replace(CELL, CELL[:-1] + written)


@pytest.mark.parametrize(
    ("written", "severity"),
    [
        ("", Severity.WARNING),
        ("-", Severity.WARNING),
        ("——", Severity.WARNING),
        ("/", Severity.WARNING),
        ("无", Severity.ERROR),
        ("约3", Severity.ERROR),
        ("1.5", Severity.ERROR),
        ("-1", Severity.ERROR),
        ("０", Severity.INFO),
        ("0.0", Severity.INFO),
    ],
)
def test_what_is_no_count(written: str, severity: Severity) -> None:
    (finding,) = findings(with_cell(written))
    assert finding.severity is severity
    assert finding.cell is not None
    assert (finding.cell.row, finding.cell.column) == ("partly_granted", "natural_person")


@pytest.mark.parametrize("written", ["0", "0（无）", " 0 "])
def test_what_is_a_count(written: str) -> None:
    assert findings(with_cell(written)) == []


def test_a_count_written_as_a_decimal_is_counted_with() -> None:
    result = checked(with_cell("3.0"))
    told = {finding.rule: finding.message for finding in result.findings}
    assert told["BAL006"].endswith("的“3.0”写成了小数，宜写作 3")
    assert "BAL002" in told
    assert not [item for item in result.not_assessed if item.rule.startswith("BAL")]


@pytest.mark.parametrize("written", ["０", "0.0"])
def test_figures_written_otherwise_have_a_fix(written: str) -> None:
    text = with_cell(written)
    (finding,) = findings(text)
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    assert text[: edit.start] + edit.text + text[edit.end :] == base_report()


def test_a_remark_keeps_the_figure_without_a_fix() -> None:
    assert findings(base_report().replace("行政许可 | 12", "行政许可 | 12（其中3件撤回）")) == []


def test_the_fee_may_be_a_decimal() -> None:
    assert findings(base_report().replace("行政事业性收费 | 0", "行政事业性收费 | 0.35")) == []
    assert len(findings(base_report().replace("行政事业性收费 | 0", "行政事业性收费 | -3"))) == 1


def test_changes_of_the_trial_format_have_a_sign() -> None:
    text = base_report(2019).replace("行政许可 | 4 | 0", "行政许可 | 4 | -2")
    assert findings(text) == []
    assert findings(base_report(2019).replace("行政许可 | 4 | 0", "行政许可 | 4 | +2")) == []


def test_a_cell_that_cannot_be_pointed_to_is_not_assessed() -> None:
    result = checked(base_report().replace(CELL + " | 0 | 0 | 0 | 0 | 0 | 0", CELL + " | 0 | 0"))
    reasons = [item.reason for item in result.not_assessed if item.rule == "BAL006"]
    assert len(reasons) == 1
    assert "部分公开" in reasons[0]
    assert "只有3个数，应有7个" in reasons[0]


def test_a_table_that_was_not_found_is_not_assessed() -> None:
    text = base_report()
    start, end = text.index("信息内容"), text.index("三、收到和处理")
    result = checked(text[:start] + text[end:])
    assert "没有找到表二" in [item.reason for item in result.not_assessed if item.rule == "BAL006"]


def test_many_blanks_are_one_finding() -> None:
    text = base_report().replace(CELL + " | 0 | 0 | 0 | 0 | 0 | 0", CELL[:-1] + " |  |  |  |  |  | 0")
    (finding,) = findings(text)
    assert "6" in finding.message
    assert len(finding.related) == 5


@pytest.mark.parametrize(
    ("agency", "told"),
    [
        ("示例镇人民政府", True),
        ("示例街道办事处", True),
        ("示例县教育局", True),
        ("示例县人民政府", True),
        ("示例市第一中学", True),
        ("示例市水务集团有限公司", True),
        ("示例省人民政府", False),
        ("示例市人民政府", False),
    ],
)
def test_power_to_make_regulations(agency: str, told: bool) -> None:
    text = base_report().replace("示例市数据局", agency).replace("规章 | 0 | 0 | 0", "规章 | 0 | 0 | 2")
    assert bool(findings(text, "BAL007")) is told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("我镇公开信息20条。", 1),
        ("我局公开信息20条。", 0),
        ("我镇公开信息20条，我市平台已改版。", 0),
        ("", 0),
    ],
)
def test_power_of_an_agency_that_only_calls_itself_a_town(words: str, told: int) -> None:
    text = base_report().replace("示例市数据局", "").replace("规章 | 0 | 0 | 0", "规章 | 0 | 0 | 2")
    text = text.replace("我局", "").replace("二、主动公开", f"{words}\n二、主动公开", 1)
    assert checked(text).agency is None
    assert len(findings(text, "BAL007")) == told


def test_power_of_an_unknown_level_is_not_assessed() -> None:
    text = base_report().replace("示例市数据局", "示例单位").replace("规章 | 0 | 0 | 0", "规章 | 1 | 0 | 2")
    result = checked(text)
    assert "BAL007" not in result.assessed
    assert "BAL007" in {entry.rule for entry in result.not_assessed}


@pytest.mark.parametrize("agency", ["示例镇人民政府", "示例单位"])
def test_no_regulations_no_question(agency: str) -> None:
    result = checked(base_report().replace("示例市数据局", agency))
    assert "BAL007" in result.assessed
    assert not findings(base_report().replace("示例市数据局", agency), "BAL007")


@pytest.mark.parametrize(
    ("written", "severity", "words"),
    [
        ("-", Severity.WARNING, ("表四有 15 格填的是横线（3 行；", "没有的应当填 0")),
        ("无", Severity.ERROR, ("表四有 15 格填的是“无”（3 行；", "应当填数；没有的填 0")),
    ],
)
def test_many_dashes_and_the_same_word_often_are_one_finding(
    written: str, severity: Severity, words: tuple[str, str]
) -> None:
    row = "1 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0"
    assert row in base_report(2024, "markdown")
    text = base_report(2024, "markdown").replace(row, " | ".join([written] * 15))
    (finding,) = [item for item in checked(text, "a.md").findings if item.rule == "BAL006"]
    assert finding.severity is severity
    assert finding.message.startswith(words[0])
    assert finding.message.endswith(words[1])


@pytest.mark.parametrize(("written", "meant"), [("34O", "340"), ("l7", "17"), ("2I", "21")])
def test_a_letter_that_looks_like_a_figure_is_named(written: str, meant: str) -> None:
    (finding,) = [item for item in checked(with_cell(written)).findings if item.rule == "BAL006"]
    assert finding.hint is not None
    assert "字母" in finding.hint
    assert meant in finding.hint


@pytest.mark.parametrize("written", ["无", "OO", "12a"])
def test_other_words_in_a_cell_have_no_hint_at_letters(written: str) -> None:
    (finding,) = [item for item in checked(with_cell(written)).findings if item.rule == "BAL006"]
    assert finding.hint is None


@pytest.mark.parametrize("written", ["1 7", "1\u30007", "１　７", "1 0 2"])
def test_digits_set_apart_are_not_assessed_and_named(written: str) -> None:
    result = checked(with_cell(written))
    assert [finding.rule for finding in result.findings if finding.rule.startswith("BAL")] == []
    told = {item.rule: item.reason for item in result.not_assessed if item.rule.startswith("BAL")}
    assert {"BAL002", "BAL003", "BAL006"} <= set(told)
    assert f"的“{' '.join(written.replace('１', '1').replace('７', '7').split())}”数字之间" in told["BAL006"]
    assert "“自然人”" in told["BAL006"]


def in_table(*written: str) -> str:
    """The report in Markdown, the first cells of 部分公开 and the rows below it as `written`."""
    text = laid_out(barred(), "", between="\n\n")
    lines = text.split("\n")
    at = next(at for at, line in enumerate(lines) if "（二）部分公开" in line)
    for below, figure in enumerate(written):
        head, _, rest = lines[at + below].partition("| 0 |")
        assert rest
        lines[at + below] = f"{head}| {figure} |{rest}"
    return "\n".join(lines)


@pytest.mark.parametrize("written", ["①", "²", "(1)②", "Ⅳ", "㈠", "½"])
def test_a_sign_that_is_no_plain_figure_is_no_part_of_the_label(written: str) -> None:
    found = [item for item in checked(in_table(written), "a.md").findings if item.rule == "BAL006"]
    assert [(item.severity, f"填的是“{written}”" in item.message) for item in found] == [
        (Severity.ERROR, True)
    ]


@pytest.mark.parametrize("path", ["a.md", "a.html"])
def test_digits_set_apart_in_a_cell_that_an_author_made_are_told(path: str) -> None:
    text = in_table("1 2")
    if path == "a.html":
        lines = [f"<p>{line}</p>" if line[:1] != "|" else line for line in text.split("\n")]
        text = "\n".join(lines)
        text = re.sub(
            r"^\|(.*)\|$", lambda row: "<tr><td>" + row[1].replace("|", "</td><td>"), text, flags=re.M
        )
        text = re.sub(r"<tr><td>---.*\n", "", text)
        text = re.sub(r"((?:<tr>.*\n)+)", r"<table>\1</table>", text)
    (finding,) = checked(text, path).findings
    assert (finding.rule, finding.severity) == ("BAL006", Severity.WARNING)
    assert "“1 2”，数字之间有空格" in finding.message


def test_digits_that_a_whole_page_sets_apart_are_not_told() -> None:
    result = checked(in_table("1 2", "1 4", "1 0", "2 3"), "a.md")
    assert "BAL006" not in {item.rule for item in result.findings}
    assert "BAL006" in {item.rule for item in result.not_assessed}


@pytest.mark.parametrize("written", ["1 038", "0"])
def test_thousands_set_apart_are_not_told(written: str) -> None:
    found = checked(in_table(written), "a.md").findings
    assert "BAL006" not in {item.rule for item in found}


def test_forms_in_which_no_figure_was_read_pass_nothing() -> None:
    text = re.sub(r"(?m)(?: \| [\d.]+)+ \|$", " |", base_report())
    result = checked(text)
    assert result.report is not None
    assert result.report.forms
    assert not any(form.values for form in result.report.forms.values())
    assert "BAL006" not in result.assessed


NEW = "一、本年新收政府信息公开申请数量 | 2 | 1 | 0 | 0 | 0 | 0 | "


@pytest.mark.parametrize("written", ["", "-"])
def test_an_empty_total_is_told_with_what_its_row_adds_up_to(written: str) -> None:
    assert NEW in base_report()
    (finding,) = findings(base_report().replace(NEW + "3", NEW + written))
    assert finding.severity is Severity.WARNING
    assert finding.message == "表三“一、本年新收政府信息公开申请数量”×“总计”没有填数，这一行各列相加是 3"


def test_empty_totals_of_rows_that_add_up_to_nothing_take_a_nought() -> None:
    out = "四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | "
    (finding,) = findings(base_report().replace(out + "0", out))
    assert finding.message.endswith("×“总计”是空白，没有的应当填 0")


def test_a_whole_column_of_empty_totals_is_told_once() -> None:
    lines = base_report().split("\n")
    heads = ("一、本年新收", "四、结转下年度")
    start, end = (next(at for at, line in enumerate(lines) if line.startswith(head)) for head in heads)
    emptied = [line.rstrip("| ").rpartition("|")[0] + "|  |" for line in lines[start : end + 1]]
    (finding,) = findings("\n".join([*lines[:start], *emptied, *lines[end + 1 :]]))
    assert finding.message.startswith("表三有 25 行的“总计”没有填数")


GLUED = "一、本年新收政府信息公开申请数量 | 2 | 11 | 0 | 0 | 0 | 0 | 13 |"


def glued(cells: str) -> list[tuple[str, str]]:
    new = NEW + "3 |"
    assert new in base_report()
    found = checked(base_report().replace(new, GLUED.replace("2 | 11 | 0 | 0 | 0 | 0 | 13", cells))).findings
    return [(item.rule, item.message) for item in found if item.cell and item.cell.column != "total"]


@pytest.mark.parametrize(
    "cells",
    [
        "2 11 |  | 0 | 0 | 0 | 0 | 13",
        " | 2 11 | 0 | 0 | 0 | 0 | 13",
        "2 11 | 0 | 0 | 0 | 0 | 13 | ",
        "2 11 | 0 | 0 | 0 | 0 | 13",
    ],
    ids=["beside a blank", "behind a blank", "moved up", "left out"],
)
def test_two_figures_in_one_cell_are_told_there_alone(cells: str) -> None:
    ((rule, message),) = glued(cells)
    assert rule == "BAL006"
    assert message.endswith("填的是“2 11”，像是两格的数挤在了一格里，应当分开填")


@pytest.mark.parametrize("cells", ["2 11 | 1 | 0 | 0 | 0 | 0 | 13", "2 | 1 | 0 | 0 | 0 | 0 | 128 6"])
def test_blanks_in_a_figure_of_a_whole_row_are_not_assessed(cells: str) -> None:
    new = NEW + "3 |"
    result = checked(base_report().replace(new, NEW[: -len("2 | 1 | 0 | 0 | 0 | 0 | ")] + cells))
    assert "BAL006" not in {finding.rule for finding in result.findings}
    told = {item.rule: item.reason for item in result.not_assessed}
    assert "数字之间隔着空白" in told["BAL006"]
    assert {"BAL001", "BAL003"} <= set(told)


@pytest.mark.parametrize(("written", "doubt"), [("02", True), ("017", True), ("00", False), ("2", False)])
def test_a_figure_that_begins_with_nought_is_not_assessed(written: str, doubt: bool) -> None:
    cells = NEW.replace(" | 2 |", f" | {written} |")
    result = checked(base_report().replace(NEW, cells))
    told = {item.rule: item.reason for item in result.not_assessed}
    assert ("BAL006" in told) is doubt
    if doubt:
        assert f"的“{written}”以 0 开头" in told["BAL006"]
        assert {"BAL001", "BAL003"} <= set(told)
        assert not [finding for finding in result.findings if finding.rule.startswith("BAL")]


def test_a_figure_set_apart_by_thousands_is_no_two() -> None:
    told = [message for rule, message in glued("1 011 | 2 | 0 | 0 | 0 |  | 1 013") if rule == "BAL006"]
    assert len(told) == 1
    assert told[0].endswith("×“其他”是空白，没有的应当填 0")


def test_many_cells_with_two_figures_are_told_together() -> None:
    text = base_report().replace(" | 0 | 0 | 0 | 0 | 0 | 0 | 0 |", " | 0 10 |  | 0 | 0 | 0 | 0 | 10 |")
    told = [finding.message for finding in findings(text) if "表三" in finding.message]
    assert len(told) == 1
    assert "格里挤着两个数（如“0 10”" in told[0]


PAGE = base_report(2024, "html")
FIVE = "<td>0</td>" * 5


@pytest.mark.parametrize(
    ("cells", "merged", "told"),
    [
        ("数量</td><td>2</td><td>1</td>", "数量</td><td colspan=2>21</td>", "“21”占了 2 列"),
        ("<td>2</td><td>1</td><td>0</td>", "<td>2</td><td colspan=2>10</td>", "“10”占了 2 列"),
        ("<td>1</td><td>0</td><td>5</td>", "<td colspan=2>10</td><td>5</td>", "“10”占了 2 列"),
        (f"<td>1</td>{FIVE}", f"<td>1</td><td colspan=3>000</td>{FIVE[:20]}", "“000”占了 3 列"),
    ],
)
def test_figures_of_several_cells_merged_into_one_are_told_there(cells: str, merged: str, told: str) -> None:
    assert cells in PAGE
    result = checked(PAGE.replace(cells, merged, 1), "a.html")
    (finding,) = result.findings
    assert (finding.rule, finding.severity) == ("BAL006", Severity.ERROR)
    assert told in finding.message
    assert result.not_assessed


def test_cells_that_are_merged_all_the_way_down_are_the_layout() -> None:
    page, count = re.subn(
        r"(<td>\d</td>)(?:<td>0</td>){5}(<td>\d</td></tr>)", r"\1<td colspan=5>00</td>\2", PAGE
    )
    assert count > 20
    assert not [finding for finding in checked(page, "a.html").findings if "占了" in finding.message]
    both = PAGE.replace("数量</td><td>2</td><td>1</td>", "数量</td><td colspan=2>3</td>", 1)
    result = checked(both, "a.html")
    assert not result.findings
    assert any("在版面上认不准" in item.reason for item in result.not_assessed)
    single = PAGE.replace(FIVE, "<td colspan=5>0</td>", 1)
    assert not [finding for finding in checked(single, "a.html").findings if "占了" in finding.message]


@pytest.mark.parametrize(
    "left", ["（填写数字）", "（待核实）", "(必填)", " （此处填写）", "（XX）", "（示例）"]
)
def test_words_of_a_template_behind_a_figure_are_told(left: str) -> None:
    (finding,) = findings(with_cell("0" + left))
    assert finding.severity is Severity.ERROR
    assert f"“0{left}”带着没有填好的空位" in finding.message


@pytest.mark.parametrize(
    "remark", ["（含待核发1件）", "（示例区）", "（暂无）", "（其中待补正1件）", "①", "²"]
)
def test_remarks_behind_a_figure_are_no_template(remark: str) -> None:
    assert findings(with_cell("0" + remark)) == []


@pytest.mark.parametrize(("written", "digits"), [("17000000000000000000000", 23), ("０" * 30, 30)])
def test_a_figure_that_is_far_too_long_is_told_so(written: str, digits: int) -> None:
    [found] = [item for item in checked(with_cell(written)).findings if item.rule == "BAL006"]
    assert found.severity is Severity.ERROR
    assert found.hint == f"有 {digits} 位数字，像是几个数连在了一起，或者多打了几位"
