"""The running text of a report, and answers that are kept for one."""

import re

from govlint.model import Paragraph, Span
from govlint.report import Report
from govlint.running import forget, once, running
from recognised import read

TEXT = "示例市数据局2024年政府信息公开工作年度报告\n一、总体情况\n收到申请3件。\n|a|b|\n|1|2|\n没有申请。"


def test_paragraphs_are_lines_and_tables_are_left_out() -> None:
    report = read(TEXT)
    whole = running(report)
    assert whole.text.split("\n") == [report.document.slice(span) for span in report.paragraphs()]
    assert "|" not in whole.text
    assert [whole.text[start:].partition("\n")[0] for start in whole.starts] == whole.text.split("\n")


def test_words_are_found_by_paragraph() -> None:
    report = read(TEXT)
    paragraphs = [report.document.slice(span) for span in report.paragraphs()]
    wanted = {index for index, words in enumerate(paragraphs) if "申请" in words}
    assert running(report).holding("申请") == wanted != set()
    assert running(report).holding("没有这样的话") == set()
    assert running(report).matching(re.compile("申[请]")) == wanted
    assert running(report).matching(re.compile("没有这样的话")) == set()


def test_a_paragraph_of_several_lines_is_one() -> None:
    report = read("甲乙2024年政府信息公开工作年度报告\n一、总体情况\n上一行\n下一行\n后一段")
    text = report.document.text
    start, end = text.index("上一行"), text.index("下一行") + 3
    broken = Paragraph(Span(start, end))
    from msgspec.structs import replace

    report = replace(report, prose=(broken.span, Span(text.index("后一段"), len(text))))
    forget()
    whole = running(report)
    assert whole.text == "上一行\n下一行\n后一段"
    assert whole.holding("下一行") == whole.matching(re.compile("下")) == {0}
    assert whole.matching(re.compile("行|段")) == {0, 1}


def test_an_answer_is_kept_for_its_report_until_all_is_forgotten() -> None:
    asked = []

    @once
    def length(report: Report) -> int:
        asked.append(report)
        return len(report.document.text)

    one, other = read(TEXT), read(TEXT + "。")
    assert length(one) == length(one) == len(TEXT)
    assert length(other) == len(TEXT) + 1
    assert asked == [one, other]
    forget()
    length(other)
    assert asked == [one, other, other]
