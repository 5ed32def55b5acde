"""How document numbers are written: the brackets of the year, and the form of the rest."""

from __future__ import annotations

import pytest
from helpers import mended, outcomes, problems

from govlint.checks.citations.document_number import document_number
from govlint.finding import Passed


@pytest.mark.parametrize(
    "written",
    [
        "国办函[2020]109号",
        "国办函(2020)109号",
        "国办函（2020）109号",
        "国办函【2020】109号",
        "国办函﹝2020﹞109号",
        "国办函［2020］109号",
        "国办函〈2020〉109号",
        "国办函〖2020〗109号",
        "国办函<2020>109号",
        "国办函「2020」109号",
        "国办函『2020』109号",
        "国办函〔2020]109号",
        "国办函(2020〕109号",
        "国办函《2020》109号",
    ],
)
def test_other_brackets_are_replaced(written: str) -> None:
    text = f"按照{written}的要求"
    assert [words for _, words in problems(document_number, text, aspect="brackets")] == [written[3:9]]
    assert mended(document_number, text, aspect="brackets") == "按照国办函〔2020〕109号的要求"


@pytest.mark.parametrize(
    "text", ["（[2022]42号）", "（2021）30号", "示发改价格规[2022]4号", "示政办发电（2022）4号"]
)
def test_any_organ_code_or_none(text: str) -> None:
    assert len(problems(document_number, text, aspect="brackets")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "国办函〔2020〕109号",
        "（〔2022〕42号)",
        "指南（2024版）",
        "要点(2024年)",
        "要点（2024年）3号文本",
        "大厅（2021年）5号楼",
        "（2023）示01行初12号",
        "见注[2021]。",
        "大厅（2021）5号楼",
        "受理编号（2024）第001号",
        "登记号为[2024]12号",
        "（2021）1号建议",
        "国办公开办函〔202130号",
        "共3项（2024）。",
    ],
)
def test_what_is_no_wrong_bracket(text: str) -> None:
    assert outcomes(document_number, text, aspect="brackets") == [Passed()]


@pytest.mark.parametrize(
    ("written", "kind", "expected"),
    [
        ("国办函〔2020〕第109号", "ordinal", "国办函〔2020〕109号"),
        ("国办函〔2020〕0109号", "zeros", "国办函〔2020〕109号"),
        ("国办函〔20〕109号", "short-year", "国办函〔2020〕109号"),
        ("国办函〔2020年〕109号", "year-word", "国办函〔2020〕109号"),
        ("国办函〔98〕5号", "short-year", "国办函〔1998〕5号"),
        ("（国办函〔2020〕109）", "no-unit", "（国办函〔2020〕109号）"),
        ("国办函 〔2020〕109号", "spaces", "国办函〔2020〕109号"),
        ("国办函〔2020〕 109号", "spaces", "国办函〔2020〕109号"),
        ("国办函〔2020〕109 号", "spaces", "国办函〔2020〕109号"),
        ("国办函〔 2020 〕109号", "spaces", "国办函〔2020〕109号"),
        ("国办函〔二〇二〇〕109号", "numerals", "国办函〔2020〕109号"),
        ("国办函〔二○二○〕一百零九号", "numerals", "国办函〔2020〕109号"),
        ("国办函〔2020〕一〇九号", "numerals", "国办函〔2020〕109号"),
        ("国办函〔二〇二〇〕第109号", "ordinal", "国办函〔2020〕109号"),
        ("国务院令711号", "order", "国务院令第711号"),
        ("国务院令第 711 号", "spaces", "国务院令第711号"),
        ("国务院令第0711号", "zeros", "国务院令第711号"),
        ("（国务院令第711）", "no-unit", "（国务院令第711号）"),
    ],
)
def test_form(written: str, kind: str, expected: str) -> None:
    assert [found for found, _ in problems(document_number, written, aspect="form")] == [kind]
    assert mended(document_number, written, aspect="form") == expected


@pytest.mark.parametrize("between", ["、", "，", "和", " 、", "—", "-", "至", "～", "、31、"])
def test_serials_that_share_their_unit(between: str) -> None:
    number = f"国办公开办函〔2021〕30{between}32号"
    assert outcomes(document_number, f"依据{number}执行。", aspect="form") == [Passed()]
    number = number.replace("函〔2021〕", "函[2021]")
    assert mended(document_number, number, aspect="brackets") == f"国办公开办函〔2021〕30{between}32号"


@pytest.mark.parametrize(
    ("written", "kind", "expected"),
    [
        ("示办函〔2023〕006、007号", "zeros", "示办函〔2023〕6、7号"),
        ("示办函〔2023〕6、007号", "zeros", "示办函〔2023〕6、7号"),
        ("示办函〔2023〕006至010号", "zeros", "示办函〔2023〕6至10号"),
        ("示办函〔2023〕第6、7、11号", "ordinal", "示办函〔2023〕6、7、11号"),
        ("示办函〔2023〕6、第7号", "ordinal", "示办函〔2023〕6、7号"),
        ("示办函〔23〕6、7号", "short-year", "示办函〔2023〕6、7号"),
        ("示办函 〔2023〕6—9号", "spaces", "示办函〔2023〕6—9号"),
        ("（示办函〔2023〕6—9）", "no-unit", "（示办函〔2023〕6—9号）"),
        ("（示办函〔2023〕6，2024年印发）", "no-unit", "（示办函〔2023〕6号，2024年印发）"),
        ("示办函〔2023〕06号、〔2023〕7号", "zeros", "示办函〔2023〕6号、〔2023〕7号"),
    ],
)
def test_all_serials_of_one_number_are_mended(written: str, kind: str, expected: str) -> None:
    assert [found for found, _ in problems(document_number, written, aspect="form")] == [kind]
    assert mended(document_number, written, aspect="form") == expected


def test_the_blanks_of_a_program_that_joined_lines_are_nobody_s() -> None:
    joined = "编制 本报告，全面梳 理了全年的公开工 作。按照国办函〔2020〕109 号的要求。"
    assert outcomes(document_number, joined, aspect="form") == [Passed()]
    one = joined.replace("梳 理", "梳理")
    assert [found for found, _ in problems(document_number, one, aspect="form")] == ["spaces"]
    headings = "目 录\n局 长\n附 件\n按照国办函〔2020〕109 号的要求。"
    assert [found for found, _ in problems(document_number, headings, aspect="form")] == ["spaces"]


@pytest.mark.parametrize(
    "text",
    [
        "国务院令第711号",
        "国令第711号",
        "主席令第九号",
        "国务院第711号令",
        "司令1号",
        "国办函〔2020〕109号",
        "〔202130号",
        "示水罚字〔二〇二四〕五号",
        "（二〇二四）一号楼",
        "二〇二四年一月三号",
        "示办函（2023）6、7号楼",
        "（2023）6、7号建议",
        "示水罚字〔2023〕第6、7号",
        "示例条例〔2023〕14 2号窗口办理",
        "（2023）6号窗口",
    ],
)
def test_right_forms(text: str) -> None:
    assert outcomes(document_number, text, aspect="form") == [Passed()]


def test_blanks_around_every_figure_are_the_habit_of_a_converter() -> None:
    text = "统计期限为 2024 年 1 月 1 日至 12 月 31 日，依据国办函〔2020〕 109 号"
    assert problems(document_number, text, aspect="form") == []


def test_both_mistakes_can_be_mended_together() -> None:
    text = "国办函[2020]第109号"
    brackets = problems(document_number, text, aspect="brackets")
    form = problems(document_number, text, aspect="form")
    assert (brackets, form) == ([("default", "[2020]")], [("ordinal", "第109号")])


@pytest.mark.parametrize(
    ("written", "span", "expected"),
    [
        ("国办函〔2O20〕109号", "〔2O20〕109号", "国办函〔2020〕109号"),
        ("国办函〔202o〕109号", "〔202o〕109号", "国办函〔2020〕109号"),
        ("国办函〔2〇20〕109号", "〔2〇20〕109号", "国办函〔2020〕109号"),
        ("国办函〔2020〕1O9号", "〔2020〕1O9号", "国办函〔2020〕109号"),
        ("国办函〔2020〕l09号", "〔2020〕l09号", "国办函〔2020〕109号"),
        ("国办函[2O20]109号", "[2O20]109号", "国办函〔2020〕109号"),
        ("国务院令第7l1号", "令第7l1号", "国务院令第711号"),
    ],
)
def test_letters_for_digits(written: str, span: str, expected: str) -> None:
    assert problems(document_number, written, aspect="form") == [("letters", span)]
    assert mended(document_number, written, aspect="form") == expected


@pytest.mark.parametrize("stroke", ["—", "-", "——", " - ", "一"])
def test_a_stroke_before_the_serial(stroke: str) -> None:
    text = f"按照示办发〔2023〕{stroke}9号的要求"
    assert problems(document_number, text, aspect="form") == [("dash", f"〔2023〕{stroke}9号")]
    assert mended(document_number, text, aspect="form") == "按照示办发〔2023〕9号的要求"


@pytest.mark.parametrize("number", ["〔2021〕1360-1号", "〔2020〕一〇号", "〔2020〕9—12号"])
def test_no_stroke_before_the_serial(number: str) -> None:
    told = problems(document_number, f"按照示办发{number}的要求", aspect="form")
    assert "dash" not in [kind for kind, _ in told]


@pytest.mark.parametrize("serial", ["10 9", "1 09", "10\u30009"])
def test_a_blank_within_the_serial_is_told_and_not_mended(serial: str) -> None:
    text = f"按照国办函〔2020〕{serial}号的要求"
    assert problems(document_number, text, aspect="form") == [("torn", f"{serial}号")]
    assert mended(document_number, text, aspect="form") == text


@pytest.mark.parametrize("number", ["〔２０２０〕109号", "〔２０２０〕１０９号", "〔2020〕１０９号"])
def test_full_width_digits_are_digits(number: str) -> None:
    assert problems(document_number, f"按照国办函{number}的要求", aspect="form") == []


@pytest.mark.parametrize("year", ["20200", "202", "220", "2O2O0"])
def test_a_year_with_a_digit_too_many_or_too_few(year: str) -> None:
    text = f"按照国办函〔{year}〕109号的要求"
    assert problems(document_number, text, aspect="form") == [("year-digits", f"〔{year}〕109号")]


@pytest.mark.parametrize(
    "text",
    [
        "（202）5号",
        "(1234)5号楼",
        "（I）5号",
        "地块（102）3号",
        "示水罚字〔2024〕第5号",
        "一令1号",
        "〔202130号",
    ],
)
def test_what_is_no_number_with_other_signs(text: str) -> None:
    assert not [
        kind
        for kind, _ in problems(document_number, text, aspect="form")
        if kind in ("letters", "year-digits")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "编发简报〔2024〕第12期",
        "公报〔2024〕第6期刊登文件5件",
        "工作通报〔2024〕第3次",
        "〔2024〕第12次会议纪要",
        "川示函〔2024〕第2批",
        "专报〔2024〕第3、4期",
        "专报〔2024〕第3—5期",
        "简报〔2024〕12期",
        "示劳人仲案字〔2024〕第12号",
        "示仲裁字〔2024〕第12号裁决",
        "（2024）示01行初5号",
        "示住建公告〔2024〕第5号",
        "按照〔2024〕第5号公告",
        "示府纪要〔2024〕第8号",
        "中国人民银行令〔2024〕第3号",
        "项目编号：SLZC〔2024〕第012号",
        "示医广〔2024〕第05-12-001号",
    ],
)
def test_issues_meetings_cases_and_announcements_are_no_documents(text: str) -> None:
    assert problems(document_number, text, aspect="form") == []
    assert mended(document_number, text, aspect="form") == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("示劳人仲案字（2024）第12号", False),
        ("（2024）示01行初5号", False),
        ("示行初字（2024）第5号", False),
        ("（2024）12号宗地", False),
        ("项目编号：示采（2024）12号", False),
        ("申请编号：依申请（2024）12号", False),
        ("文号：示府办（2024）12号", True),
        ("文件编号：示府办（2024）12号", True),
        ("文件的编号为示府办（2024）12号", True),
        ("编号为示政办发（2024）12号", True),
        ("统一编号示府规（2024）12号", True),
        ("受理编号为示公开函（2024）12号", False),
        ("编号为示受理（2024）12号", False),
        ("编号：示采（2024）12号", False),
        ("示水罚字（2024）12号", True),
    ],
)
def test_brackets_of_cases_lots_and_registers(text: str, told: bool) -> None:
    assert bool(problems(document_number, text, aspect="brackets")) is told


@pytest.mark.parametrize(
    ("text", "mended_text"),
    [
        ("按照示府办发〔2024〕第12号文件", "按照示府办发〔2024〕12号文件"),
        ("按照示府办发〔2024〕12，", "按照示府办发〔2024〕12号，"),
        ("按照示府办发〔2024〕12要求", "按照示府办发〔2024〕12号要求"),
    ],
)
def test_documents_beside_them_are_still_mended(text: str, mended_text: str) -> None:
    assert mended(document_number, text, aspect="form") == mended_text
