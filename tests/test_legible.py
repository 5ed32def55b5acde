"""Words that nobody can read as they stand: no rule passes or fails on them, and that is told."""

from __future__ import annotations

import pytest

from govlint import legible
from govlint.finding import Result
from govlint.model import Text
from govlint.testing import base_report
from recognised import checked

FEE = "本年度发出收费通知2件，总金额760元，实际收取信息处理费765元。"
REQUESTS = "全年新收政府信息公开申请57件，上年结转4件，办结48件，予以公开31件。"
LAW = "依据《中华人民共和国政府信息公开条例》（国务院令第492号）开展工作，网址http:/a.example.gov.cn。"


OVERVIEW = "一、总体情况\n"
CLOSING = "本年度未收取政府信息公开信息处理费。"


def with_words(overview: str, closing: str = CLOSING) -> str:
    """The minimal correct report with words put into section 一 and in place of those on the fee."""
    whole = base_report(2024)
    assert OVERVIEW in whole
    assert CLOSING in whole
    return whole.replace(OVERVIEW, f"{OVERVIEW}{overview}\n").replace(CLOSING, closing)


def codes(result: Result) -> set[str]:
    return {finding.rule for finding in result.findings}


def reasons(result: Result, rule: str) -> str:
    return "；".join(item.reason for item in result.not_assessed if item.rule == rule)


def apart(words: str) -> str:
    return " ".join(words)


def old(words: str) -> str:
    return words.translate(
        str.maketrans(
            "开报处请机关个务条据与国费发总额际结转办华", "開報處請機關個務條據與國費發總額際結轉辦華"
        )
    )


MANGLED = {
    "apart": (apart, legible.APART),
    "words apart": (lambda words: words.replace("公开", " 公 开 ").replace("费", " 费"), legible.APART),
    "invisible": ("\u200b".join, legible.INVISIBLE),
    "shy": ("\xad".join, legible.INVISIBLE),
    "direction": ("\u202d".join, legible.INVISIBLE),
    "variants": ("\ufe00".join, legible.INVISIBLE),
    "fillers": ("\u3164".join, legible.INVISIBLE),
    "controls": ("\x08".join, legible.INVISIBLE),
    "tags": ("\U000e0041".join, legible.INVISIBLE),
    "lost": (lambda words: words.replace("信息", "\ufffd息").replace("国务", "\ufffd务"), legible.LOST),
    "private": (lambda words: words.replace("信息", "\ue123息").replace("国务", "国\ue123"), legible.LOST),
    "utf-8 as gbk": (lambda words: words.encode().decode("gb18030", "replace"), legible.GARBLED),
    "gbk as latin": (lambda words: words.encode("gb18030").decode("latin-1"), legible.GARBLED),
    "utf-8 as latin": (lambda words: words.encode().decode("latin-1"), legible.GARBLED),
    "question marks": (lambda words: words.encode("ascii", "replace").decode(), legible.BLOTS),
    "boxes": (lambda words: "".join("□" if sign > "\u3100" else sign for sign in words), legible.BLOTS),
    "references": (lambda words: "".join(f"&#{ord(sign)};" for sign in words), legible.ESCAPED),
    "escapes": (lambda words: words.encode("unicode_escape").decode(), legible.ESCAPED),
    "traditional": (old, legible.TRADITIONAL),
    "scattered": ("\n".join, legible.SCATTERED),
}


@pytest.mark.parametrize("name", MANGLED)
def test_what_cannot_be_read_is_not_assessed(name: str) -> None:
    mangle, why = MANGLED[name]
    plain = checked(with_words(REQUESTS + LAW, FEE))
    assert {"TXT001", "CIT005", "URL001", "FEE004"} <= codes(plain)
    result = checked(with_words(mangle(REQUESTS + LAW), mangle(FEE)))
    # An address in a clause that can be read is judged.
    assert codes(result) <= {"STR013", "URL001"}
    for rule in ("TXT001", "CIT005", "URL001", "FEE001", "WRD003", "PRV001"):
        assert why.zh in reasons(result, rule), rule


@pytest.mark.parametrize("figure", ["l7", "5O", "I2", "l"])
def test_figures_with_letters_are_not_read(figure: str) -> None:
    result = checked(with_words(f"全年新收政府信息公开申请{figure}件。"))
    assert legible.MISREAD.zh in reasons(result, "TXT001")


def test_what_was_read_beside_it_is_assessed() -> None:
    result = checked(with_words(f"{LAW}\n{apart(REQUESTS)}"))
    assert {"CIT005", "URL001"} <= codes(result)
    assert legible.APART.zh in reasons(result, "CIT001")
    assert "CIT001" in result.assessed
    assert result.error is None
    assert any(legible.APART.zh in note for note in result.notes)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("值班手机13812345678，符号&#9312;&#9313;&#9314;。", "PRV001"),
        ("全年新收政府信息公开申请57件，张\ue863参加。", "TXT001"),
        ("全年新收政府信息公开申请57件，参\u200b加。", "TXT001"),
        ("全年新收政府信息公开申请57件，涉及行 政处罚。", "TXT001"),
        ("依据国务 院令〔2024〕第5号，国办公开办函[2021]30号。", "CIT001"),
        ("网址http:/www.exam\u200bple.gov.cn。", "URL001"),
    ],
)
def test_one_broken_word_hides_its_own_clause_alone(words: str, code: str) -> None:
    assert code in codes(checked(with_words(words)))


def test_what_stands_in_a_broken_clause_is_not_told() -> None:
    result = checked(with_words("全年新\ue863收政府信息公开申请57件。"))
    assert "TXT001" not in codes(result)
    assert legible.LOST.zh in reasons(result, "TXT001")


@pytest.mark.parametrize("part", ["1{}6条", "16条{}件"])
def test_what_is_added_up_with_a_part_in_broken_words_is_not_told(part: str) -> None:
    listed = "公开信息312条，其中政策文件{}、规划计划9条、其他信息140条。"
    assert "TXT005" in codes(checked(with_words(listed.format("16条"))))
    result = checked(with_words(listed.format(part.format("\u200b"))))
    assert "TXT005" not in codes(result)
    assert legible.INVISIBLE.zh in reasons(result, "TXT005")


def test_a_rule_that_reads_another_part_is_not_touched() -> None:
    result = checked(with_words(apart(REQUESTS), FEE))
    assert "FEE004" in codes(result)
    assert not reasons(result, "FEE001")
    assert not reasons(result, "BAL001")


def test_a_report_most_of_which_was_not_read_is_told_as_such() -> None:
    result = checked(
        "\n".join(line if "|" in line else apart(line) for line in with_words(REQUESTS).splitlines())
    )
    assert result.error is not None
    assert result.error.code == "unreadable"
    assert "BAL001" in result.assessed
    assert not {"CIT001", "URL001", "WRD003", "FEE001"} & set(result.assessed)


@pytest.mark.parametrize(
    "words",
    [
        "一、 总体情况 2024年，示例市数据局加强公开。",
        "2024 年 1 月 1 日，收到申请 12 件。",
        "联系人：张 三 电话 0000-8000018",
        "\ue5e5\ue5e5全年公开信息8条。",
        "\uf0b7 全年公开信息8条。",
        "在café网站公开信息8条，面积12.5×8.0米±2℃。",
        "是否满意？□是 □否",
        "查询https://a.example.gov.cn/q?a=1&b=2\\c。",
        "於先生、淇县、锛子。",
        "年度 公开 部分公开 无法提供 其他 总数",
        "组长：张　三，副组长：李　四、王　五，成员：赵　六、钱　七。",
        "设置主动公开 依申请公开 年度报告 指南 目录等栏目。",
        "接待Köln、Düsseldorf、München、Besançon、Orléans、Nîmes代表。",
        "邀请香港機電工程署、國際會計師事務所介绍经验。",
        "是否满意：□是 □否；□是 □否；□是 □否；□是 □否。",
        "■■■■■■■■",
        "一是完善制度\uf0fc，二是健全机制\uf0fc。",
        "The docu\xadment is here.",
        "通过APP办理件，HELLO件，A1件，12件，V1.0件，IOS客户端3件。",
    ],
)
def test_what_can_be_read_is_read(words: str) -> None:
    result = checked(with_words(words))
    assert not any("没有读" in item.reason for item in result.not_assessed)


def test_titles_and_headings_set_apart_are_read() -> None:
    lines = with_words(REQUESTS).splitlines()
    lines = [
        apart(line) if index == 0 or line.startswith(("一、", "六、")) else line
        for index, line in enumerate(lines)
    ]
    result = checked("\n".join(lines))
    assert not codes(result) & {"STR001", "STR009"}
    assert not any("没有读" in item.reason for item in result.not_assessed)


@pytest.mark.parametrize(
    "name", ["utf-8 as gbk", "gbk as latin", "utf-8 as latin", "references", "traditional"]
)
def test_a_report_that_cannot_be_read_at_all_is_not_skipped(name: str) -> None:
    mangle, why = MANGLED[name]
    result = checked(mangle(with_words(REQUESTS * 3)))
    assert result.error is not None
    assert result.error.code == "unreadable"
    assert why.zh in result.error.message


@pytest.mark.parametrize(
    "words", ["Société générale, à côté de l’été.", "關於會議的通知，請各處辦理。", "a?b" * 90]
)
def test_other_files_are_no_reports(words: str) -> None:
    result = checked(words)
    assert result.error is None
    assert result.kind is None


def test_passages_are_told_in_both_languages() -> None:
    assert all(
        isinstance(why, Text) and why.zh and why.en
        for name, why in vars(legible).items()
        if name.isupper() and isinstance(why, Text)
    )


NUMBER = "联系人张某，电话13800138000，请在工作时间来电。"


@pytest.mark.parametrize(
    ("source", "path", "why"),
    [
        (with_words(f"| 项目 | 说明 |\n|---|---|\n| 甲 | {LAW}{NUMBER} |\n"), "a.md", legible.IN_TABLE),
        (
            base_report(2024).replace("二、上年结转", f"{LAW}{NUMBER}\n二、上年结转"),
            "a.txt",
            legible.AMONG_ROWS,
        ),
    ],
)
def test_sentences_in_tables_are_not_assessed_but_by_what_looks_there(
    source: str, path: str, why: Text
) -> None:
    result = checked(source, path)
    assert codes(result) == {"PRV001"}
    for rule in ("CIT005", "URL001", "WRD003"):
        assert why.zh in reasons(result, rule)
        assert rule in result.assessed
    assert not reasons(result, "PRV001")
    assert not reasons(result, "BAL001")


def test_the_cells_of_forms_are_read() -> None:
    result = checked(with_words("| 项目 | 件数 |\n|---|---|\n| 培训 | 3 |\n"), "a.md")
    assert not any("没有读" in item.reason for item in result.not_assessed)
