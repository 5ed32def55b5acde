"""Names of columns far from their table: what a program put out of order is not assessed."""

from __future__ import annotations

from govlint.testing import base_report
from recognised import checked, read

NAMES = "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
LOST = "信息内容 | 本年制发件数 | 本年废止件数 |\n"


def why(text: str, rule: str) -> tuple[list[str], list[str]]:
    """Problems of a rule, and the reasons for which it is not assessed."""
    result = checked(text)
    return (
        [finding.message for finding in result.findings if finding.rule == rule],
        [item.reason for item in result.not_assessed if item.rule == rule],
    )


def test_a_name_that_stands_elsewhere_is_not_missing() -> None:
    text = base_report().replace(NAMES, LOST)
    assert why(text, "STR008")[0] != []
    stray = text.replace("四、政府信息公开行政复议", "现行有效件数\n\n四、政府信息公开行政复议", 1)
    found, reasons = why(stray, "STR008")
    assert found == []
    assert any("列标题读不清" in reason for reason in reasons)
    assert read(stray).forms["disclosure"].doubtful_columns


def test_a_name_that_other_forms_have_tells_in_its_own_section_only() -> None:
    heads = "自然人 | 法人或其他组织 | 总计 |\n"
    text = base_report().replace(heads, "自然人 | 法人或其他组织 |\n")
    assert any("总计" in message for message in why(text, "STR008")[0])
    near = text.replace("四、结转下年度继续办理 |", "总计\n\n四、结转下年度继续办理 |")
    assert why(near, "STR008")[0] == []


def test_headings_in_pieces_are_no_missing_table() -> None:
    text = base_report()
    start, end = text.index("行政复议 | 行政诉讼"), text.index("五、存在的主要问题")
    glyphs = "\n".join(" ".join(name) for name in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计"))
    shredded = f"{text[:start]}行政复议\n\n{glyphs}\n\n{text[end:]}\n复议后起诉\n{glyphs}\n{glyphs}\n0\n0\n"
    found, reasons = why(shredded, "STR006")
    assert found == []
    assert any("只读到表头" in reason for reason in reasons)
    assert why(text[:start] + "具体数据见下表。\n" + text[end:], "STR006")[0] != []
