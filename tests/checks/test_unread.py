"""Forms that were not found, but may stand in their section all the same."""

from __future__ import annotations

import pytest
from reports import messages

from govlint.testing import Example, base_report, build
from recognised import checked, found


def with_section(key: str, content: str) -> tuple[str, str]:
    data, path = build(Example(kind="反例", reader="text", content=content, options=(("section", key),)))
    return data.decode(), path


def test_headings_of_table_four_that_stand_behind_the_next_heading_are_not_told_as_no_table() -> None:
    headings = (
        "行政复议 结果维持 结果维持 2 行政诉讼 结果纠正 结果纠正 0 其他结果 其他结果 1 尚未审结 尚未审结 0"
    )
    first = headings.replace(" ", "\n")
    second = (
        "总计 未经复议直接起诉\n总计 结果维持\n3 0\n复议后起诉\n结果纠正\n其他结果\n尚未审结\n总计\n0 10001\n"
    )
    text, path = with_section("review", first)
    head = "五、存在的主要问题及改进情况\n"
    assert head in text
    assert messages("STR006", text.replace(head, head + second), path) == []
    assert (
        len(messages("STR006", *with_section("review", "行政复议、行政诉讼结果维持和结果纠正均为零。"))) == 1
    )


@pytest.mark.parametrize("short", [False, True])
def test_cells_that_ran_together_are_no_missing_table(short: bool) -> None:
    text = base_report(2024).replace(" | ", "").replace(" |", "")
    if short:
        text = text.replace("行政规范性文件", "规范性文件").replace("现行有效件数", "现行有效件")
        text = text.replace("商业企业", "企业").replace("科研机构", "科研").replace("总计", "合计")
    result = checked(text)
    assert [what for what in found(result) if what[0] in ("STR006", "STR007", "STR008")] == []
    assert "STR006" in {reason.rule for reason in result.not_assessed}
    start, end = text.index("规章"), text.index("三、收到")
    assert "STR006" in [rule for rule, *_ in found(checked(text[:start] + text[end:]))]


def test_a_table_left_out_is_missing_though_prose_names_all_its_labels() -> None:
    text = base_report(2024)
    start = text.index("第二十条第（一）项")
    named = (
        "主动公开规章、行政规范性文件、行政许可、行政处罚、行政强制、行政事业性收费信息。本年制发件数、本年废止件数、"
        "现行有效件数、本年处理决定数量、本年收费金额（单位：万元）均已填报，表格见附件。\n"
    )
    told = found(checked(text[:start] + named + text[text.index("三、收到") :]))
    assert "STR006" in [rule for rule, *_ in told]


def test_cells_of_columns_whose_headings_cannot_be_read_do_not_pass() -> None:
    text = base_report(2024)
    head, first = text.index("自然人 | 法人"), text.index("一、本年新收")
    end = text.index("四、政府信息公开行政复议")
    names = "自然人   社会公益   法律服务   总计\n商业企业   科研机构   其他\n组织   机构\n"
    rows = text[first:end].replace(" |", "  ").replace(" 0  ", " 无  ", 1)
    result = checked(text[:head] + names + rows + text[end:])
    assert [what for what in found(result) if what[0] == "BAL006"] == []
    reasons = [str(reason.reason) for reason in result.not_assessed if reason.rule == "BAL006"]
    assert reasons == ["表三的列标题读不清"]


def test_pieces_of_the_headings_of_table_four_on_both_sides_of_its_section_are_not_told_as_no_table() -> None:
    before = "复议后起诉\n结果维\n结果纠\n持\n正\n0\n0\n其他结\n果\n0\n"
    inside = "行政复议\n结果维\n结果纠\n持\n正\n其他结\n果\n尚未审\n结\n总计\n1\n行政诉讼\n未经复议直接起诉\n"
    behind = "结果维\n结果纠\n持\n正\n0\n0\n其他结\n果\n0\n尚未审\n结\n0\n总计\n0\n尚未审\n结\n0\n总计\n0\n"
    text, path = with_section("review", inside)
    head, last = "四、政府信息公开行政复议", "六、其他需要报告的事项\n"
    torn = text.replace(head, before + head)
    at = torn.index(last) + len(last)
    torn = f"{torn[:at]}本年度未收取政府信息公开信息处理费。\n{behind}"
    result = checked(torn, path)
    assert [one.message for one in result.findings if one.rule in ("STR006", "FEE001")] == []
    assert "STR006" in {one.rule for one in result.not_assessed}
    assert "STR006" in {one.rule for one in checked(torn.replace("维", "").replace("纠", ""), path).findings}
