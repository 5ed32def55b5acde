"""The report within its page: format, extent, furniture, pictures, sections."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec import structs

from govlint.model import Span
from govlint.structure import recognise
from govlint.structure.recognise import _heads
from govlint.testing import base_report
from recognised import checked, read, vocabulary


@pytest.mark.parametrize(
    ("year", "format_"), [(2019, "2019"), (2020, "2019"), (2021, "2021"), (2024, "2021")]
)
@pytest.mark.parametrize(("reader", "path"), [("text", "a.txt"), ("markdown", "a.md"), ("html", "a.html")])
def test_the_format_is_that_of_the_tables(reader: str, path: str, year: int, format_: str) -> None:
    assert read(base_report(year, reader), path).format == format_


def test_old_tables_in_a_new_report_are_read_as_they_are() -> None:
    assert read(base_report(2020).replace("2020年", "2024年")).format == "2019"
    assert read(base_report(2024).replace("2024年", "2019年")).format == "2021"


@pytest.mark.parametrize("unseen", ["\u200b", "\u00ad", "\u2060", "\ufeff", "\ue000"])
def test_marks_that_nobody_sees_within_headings_of_columns_are_none_of_them(unseen: str) -> None:
    text = base_report()
    for heading in ("本年制发件数", "本年废止件数", "现行有效件数", "本年处理决定数量", "本年收费金额"):
        text = text.replace(heading, heading[:2] + unseen + heading[2:])
    assert read(text).format == "2021"


def test_without_tables_the_year_decides() -> None:
    text = "示例市数据局2019年政府信息公开工作年度报告\n一、总体情况\n略。\n"
    assert read(text).format == "2019"
    assert read(text.replace("2019", "2023")).format == "2021"


def test_the_page_around_the_report_is_not_the_report() -> None:
    page = base_report(2024, "html")
    page = page.replace("<body>", "<body><div>首页 > 政务公开 > 年报</div><div>字体：大 中 小</div>")
    page = page.replace(
        "</body>", "<p>扫一扫在手机打开当前页</p><p>主办：示例市人民政府</p><p>版权所有</p></body>"
    )
    report = read(page, "a.html")
    words = report.document.slice(report.body)
    assert words.startswith("示例市数据局2024年")
    assert "扫一扫" not in words
    assert "版权所有" not in words
    assert [finding.rule for finding in checked(page, "a.html").findings] == []


def test_furniture_inside_a_text_is_told() -> None:
    report = read(base_report() + "扫一扫在手机打开当前页\n")
    assert [report.document.slice(span) for span in report.furniture] == ["扫一扫在手机打开当前页"]
    assert all("扫一扫" not in report.document.slice(span) for span in report.paragraphs())


def test_paragraphs_leave_tables_out_and_may_be_of_one_section() -> None:
    report = read(base_report())
    words = [report.document.slice(span) for span in report.paragraphs(report.section("other_matters").body)]
    assert words == ["本年度未收取政府信息公开信息处理费。", "本年度无其他需要报告的事项。"]
    assert not any("|" in report.document.slice(span) for span in report.paragraphs())


def test_an_image_in_place_of_a_table() -> None:
    page = base_report(2024, "html")
    start = page.index("<table>", page.index("三、收到和处理"))
    end = page.index("</table>", start) + len("</table>")
    page = page[:start] + '<p><img src="a.png" alt="表三"></p>' + page[end:]
    result = checked(page, "a.html")
    assert result.report is not None
    assert "requests" not in result.report.forms
    assert len(result.report.pictures) == 1
    assert "STR006" in {finding.rule for finding in result.findings}
    assert {"BAL001", "BAL002", "BAL003"} <= {entry.rule for entry in result.not_assessed}
    assert not {"BAL001", "BAL002", "BAL003"} & set(result.assessed)


def test_sections_do_not_overlap() -> None:
    report = read(base_report())
    bodies = sorted(section.body for section in report.sections.values())
    assert all(one.end <= other.start for one, other in pairwise(bodies))
    assert len(report.sections) == 6


def test_no_report() -> None:
    document = checked("# 说明\n", "README.md").document
    assert document is not None
    assert recognise(document, vocabulary()) is None


def test_what_stands_above_a_table_that_was_only_guessed_is_its_head() -> None:
    text = base_report(2024)
    title = "三、收到和处理政府信息公开申请情况\n"
    report = read(text.replace(title, title + "（本列数据的勾稽关系\n说明如下（见表）。\n", 1))
    head = Span(report.sections["requests"].body.start, report.forms["requests"].span.start)
    guessed = structs.replace(report.forms["requests"], doubtful=True)
    heading = report.sections["requests"].heading
    assert heading is not None
    assert _heads([guessed], [heading]) == [head]
    assert _heads(list(report.forms.values()), [heading]) == []


FEE = "<p>本年度未收取政府信息公开信息处理费。</p>"


@pytest.mark.parametrize("foot", ["主办单位：示例市数据局", "联系我们", "版权所有：示例市数据局"])
def test_a_line_of_the_page_does_not_end_a_report_that_goes_on(foot: str) -> None:
    page = base_report(2024, "html")
    assert FEE in page
    for moved in (
        page.replace(FEE, f"<p>{foot}</p>{FEE}"),
        page.replace(FEE, f"<p>无。</p><p>{foot}</p>{FEE}"),
    ):
        assert [item.rule for item in checked(moved, "a.html").findings] == ["STR013"]
    (lost,) = [
        item
        for item in checked(page.replace(FEE, f"<p>{foot}</p>"), "a.html").findings
        if item.severity != "info"
    ]
    assert lost.rule == "FEE001"


@pytest.mark.parametrize(
    "behind",
    [
        "<p>本网站由示例市数据局主办，未经授权禁止转载。</p>",
        "<p><a href='/b.html'>示例市教育局收到政府信息公开申请99件，未收取信息处理费。</a></p>",
        "<p>示例市教育局2023年收到政府信息公开申请99件。</p>",
        "<p>示例市教育局收到政府信息公开申请99件</p>",
    ],
)
def test_what_else_stands_at_the_foot_of_a_page_is_none_of_the_report(behind: str) -> None:
    page = base_report(2024, "html").replace("</body>", f"<p>主办单位：示例市数据局</p>{behind}</body>")
    assert checked(page, "a.html").findings == ()
