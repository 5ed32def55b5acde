"""Titles inside titles, and marks that do not pair."""

from __future__ import annotations

import pytest
from helpers import mended, outcomes, problems

from govlint.api import check
from govlint.checks.citations.marks import balanced_marks
from govlint.checks.citations.nested import nested_marks
from govlint.finding import Passed, Problem, Unknown
from govlint.testing import base_report


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("《关于印发《办法》的通知》", "nested"),
        ("《关于印发<办法>的通知》", "angled"),
        ("《关于印发＜办法＞的通知》", "angled"),
        ("《关于印发<办法〉的通知》", "angled"),
        ("《关于印发〈办法>的通知》", "angled"),
        ("《关于印发<办法》的通知》", "angled"),
        ("《关于印发“公开办法”的通知》".replace("公开", ""), "quoted"),
    ],
)
def test_inner_titles_are_mended(text: str, kind: str) -> None:
    if kind == "quoted":
        text = text.replace("“办法”", "“公开办法”")
    assert problems(nested_marks, text) == [(kind, text)]
    expected = "《关于印发〈公开办法〉的通知》" if kind == "quoted" else "《关于印发〈办法〉的通知》"
    assert mended(nested_marks, text) == expected


@pytest.mark.parametrize("marks", ["『』", "「」", "[]", "【】", "‘’"])
def test_brackets_around_an_inner_title_are_mended(marks: str) -> None:
    text = f"《关于印发{marks[0]}公开要点{marks[1]}的通知》"
    assert problems(nested_marks, text) == [("quoted", text)]
    assert mended(nested_marks, text) == "《关于印发〈公开要点〉的通知》"


def test_an_inner_title_that_more_words_follow() -> None:
    text = "《关于印发“公开要点”实施细则的通知》"
    assert mended(nested_marks, text) == "《关于印发〈公开要点〉实施细则的通知》"


def test_third_level_takes_double_marks_again() -> None:
    assert outcomes(nested_marks, "《甲〈乙《丙》丁〉戊》") == [Passed()]
    assert mended(nested_marks, "《甲《乙《丙》丁》戊》") == "《甲〈乙《丙》丁〉戊》"


@pytest.mark.parametrize(
    "text",
    [
        "《条例》《办法》",
        "《条例》和《办法》",
        "《关于印发〈办法〉的通知》",
        "《开展“互联网+政务服务”工作的意见》",
        "《条例和《办法》",
        "《关于印发“十四五”规划的通知》",
        "《关于印发【内部】目录的通知》",
        "《关于印发‘十四五’规划的通知》",
        "数量<5且>3",
        "《a<b的判断》",
        "选择<依申请公开>栏目提交",
        "点击<在线申请公开>，填写信息",
        "首页>政务公开>年报>",
        "《关于印发〈办法》的通知》",
    ],
)
def test_what_is_no_nesting(text: str) -> None:
    assert outcomes(nested_marks, text) == [Passed()]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("《关于印发<办法的通知》", "angled"),
        ("《关于印发的通知》", "emptied"),
        ("示例省政务公开工作年度报告格式>", "residue"),
        ("《关于印发的通知》。示例省政务公开工作年度报告格式>", "emptied"),
        ("关于印发<政务公开管理办法>的通知", "bare"),
    ],
)
def test_titles_taken_for_tags(text: str, kind: str) -> None:
    assert [found for found, _ in problems(nested_marks, text)] == [kind]


@pytest.mark.parametrize(
    "written",
    ["<数据共享办法>", "<<数据共享办法>>", "＜＜数据共享办法＞＞", "<‹数据共享办法›>", "‹<数据共享办法>›"],
)
def test_all_marks_around_a_title_are_taken_off(written: str) -> None:
    (problem,) = [
        item for item in outcomes(nested_marks, f"执行{written}的要求。") if isinstance(item, Problem)
    ]
    assert (problem.params["text"], problem.replacement) == (written, "《数据共享办法》")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《条例", ("unclosed", "《")),
        ("条例》", ("unopened", "》")),
        ("〈条例", ("unclosed", "〈")),
        ("国办函2021〕30号", ("unopened", "〕")),
        ("《目录规范(试行》", ("unclosed-minor", "(")),
        ("“闭环机制", ("unclosed-minor", "“")),
        ("闭环机制”", ("unopened-minor", "”")),
        ("“闭环机制“", ("reversed", "“")),
        ("”闭环机制”", ("reversed", "”")),
        ("推进”一网通办“建设", ("turned", "”")),
        ("【专栏", ("unclosed-minor", "【")),
        ("《关于印发〈办法》的通知》", ("mismatched", "》")),
        ("（公开【目录）", ("unclosed-minor", "【")),
        ("《条例和《办法》", ("unclosed", "《")),
        ("《条例》》", ("unopened", "》")),
        ("《公开\n条例》", ("unclosed", "《")),
        ("国办函〔202130号", ("unclosed", "〔")),
        ("（国务院令第711号，下称《条例）》要求", ("mismatched", "）")),
        ("《目录规范（试行》）要求", ("mismatched", "》")),
    ],
)
def test_unbalanced(text: str, expected: tuple[str, str]) -> None:
    assert problems(balanced_marks, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "(全角）与（半角)",
        "1）公开；2)监督；a）目录",
        "推行1）受理、2）审核、3）答复的流程",
        "活动分为a）宣讲、b）答疑、c）座谈",
        "一）公开",
        "①）公开",
        "（一）公开",
        "“第一段，\n“第二段，\n“第三段。”",
        "《关于印发<办法》的通知》",
        "国办函〔2021]30号",
        "甲'乙\"丙",
        "（国务院令第711号，下称《条例》）要求",
        "（见《目录规范（试行）》）和《办法（试行）》",
        "数量<5",
    ],
)
def test_balanced_or_told_elsewhere(text: str) -> None:
    assert outcomes(balanced_marks, text) == [Passed()]


def test_characters_lost_in_extraction_are_no_mistake() -> None:
    found = outcomes(balanced_marks, "统计期限为202311日至1231日，依据国办函〔202130号")
    assert [type(outcome) for outcome in found] == [Unknown, Passed]


@pytest.mark.parametrize("gap", ["\n", "\n\n　　", "\r\n"])
def test_the_words_around_a_mark_are_those_of_its_own_paragraph(gap: str) -> None:
    line = f"{gap}现有《工作规程可查。\n一、总体情况"
    text = base_report().replace("\n一、总体情况", line, 1)
    told = [finding.message for finding in check(text.encode(), path="a.txt").findings]
    assert told == ["「现有《工作规程可查。」里的「《」没有「》」与它成对"]


def test_wrapped_lines_are_joined() -> None:
    line = "围绕全市重点工作任务和社会关切持续做好政府信息公开各项工作并按照"
    text = "\n".join(
        [line] * 8
        + [line + "《中华人民共和国政府", "信息公开条例》规定，持续做好政府信息公开各项工作并按照要求"]
    )
    assert problems(balanced_marks, text) == []


def test_lines_of_one_measure_are_joined_though_most_paragraphs_are_short() -> None:
    measure = "围绕全市重点工作任务和社会关切持续做好政府信息公开各项工作并按照"
    wrapped = [
        measure,
        "要求。",
        measure,
        "规定。",
        measure[:-2] + "《甲",
        "乙办法》。",
        measure + "其",
        "他。",
    ]
    short = ["全年组织政府信息公开业务培训共三次，参加人员五十余名。"] * 6
    assert problems(balanced_marks, "\n".join(wrapped + short)) == []
    torn = "\n".join([measure[:-2] + "《甲", "乙办法》。", *short])
    assert [type(outcome) for outcome in outcomes(balanced_marks, torn)] == [Unknown, Passed]
    for other in (
        torn.replace("《甲", "《甲。"),
        torn.replace("乙办法》", "《乙办法"),
        torn.replace("\n乙", "\n略。\n略。\n略。\n乙"),
    ):
        assert problems(balanced_marks, other)[0] == ("unclosed", "《")


def test_marks_without_end_are_told_in_time_that_grows_with_their_number() -> None:
    """A paragraph of them used to be looked through anew for each; those right behind their like are one."""
    assert [kind for kind, *_ in problems(balanced_marks, "《" * 3000)] == ["unclosed"]
    assert len(problems(balanced_marks, "《甲" * 3000)) == 3000
    text = base_report().replace("二、主动公开", "《甲" * 3000 + "\n二、主动公开")
    found = [item.rule for item in check(text.encode()).findings]
    assert found == ["CIT004"] * 3000


def test_marks_nested_without_end() -> None:
    assert outcomes(balanced_marks, "（" * 5000 + "）" * 5000) == [Passed()]
    assert problems(balanced_marks, "（" * 50 + "）" * 49)[0][0] == "unclosed-minor"


def test_a_bracket_that_a_converter_closed_in_a_table_is_not_assessed() -> None:
    row = "| 号）的规定 | 2 件， | 总额 | 60 元。 |\n| --- | --- | --- | --- |"
    cut = f"按照《示例办法》（示政办〔2023〕9\n\n{row}\n\n此外，"
    text = base_report(2024, "markdown").replace("本年度未收取", cut + "本年度未收取", 1)
    assert cut in text
    result = check(text.encode(), path="a.md")
    assert "CIT004" not in {found.rule for found in result.findings}
    assert "CIT004" in {found.rule for found in result.not_assessed}
    lost = check(text.replace("| 号）的规定", "| 号的规定").encode(), path="a.md")
    assert "CIT004" in {found.rule for found in lost.findings}


def test_cells_of_a_table_in_the_midst_of_a_sentence_leave_its_marks_in_doubt() -> None:
    text = "按照《示例市关于印发〈信息公开收费管\n0\n总计\n12\n办法〉的通知》（示政办〔2020〕9号）执行。"
    found = outcomes(balanced_marks, text)
    assert [type(outcome) for outcome in found] == [Unknown, Passed]
    for other in (
        text.replace("0\n总计\n12\n", "总计\n"),
        text.replace("12", "全年共收到申请十二件"),
        text.replace("收费管\n", "收费管。\n"),
    ):
        assert problems(balanced_marks, other)[:2] == [("unclosed", "《"), ("unclosed", "〈")]


def test_lines_of_a_corner_far_from_their_table_are_no_sentences() -> None:
    text = base_report(2024)
    corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    first, second = corner[:15], corner[15:]
    moved = text.replace(corner + " | ", "").replace(
        "三、收到和处理政府信息公开申请情况\n",
        f"三、收到和处理政府信息公开申请情况\n{first}\n{second}\n附表如下。\n",
    )
    assert moved != text
    rules = [found.rule for found in check(moved.encode(), path="a.txt").findings]
    assert "CIT004" not in rules
    wrong = moved.replace("附表如下。", "附表（如下。")
    assert "CIT004" in [found.rule for found in check(wrong.encode(), path="a.txt").findings]


def test_lines_of_a_corner_beside_headings_are_no_sentences() -> None:
    corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    moved = base_report(2024).replace(
        corner + " | ", f"{corner[:18]}      法人或其他组织\n{corner[18:]}     自然人  企业\n附表如下。\n"
    )
    assert "CIT004" not in [found.rule for found in check(moved.encode(), path="a.txt").findings]
    for words in ("企业）", "企业（含个体", "（本机关   数据"):
        wrong = moved.replace("企业\n附表", words + "\n附表")
        assert "CIT004" in [found.rule for found in check(wrong.encode(), path="a.txt").findings]


@pytest.mark.parametrize("lines", ["“\n”\n{}", "{}\n”\n“", "“ ”\n“\n{}\n”"])
def test_quotation_marks_on_lines_of_their_own_are_not_assessed(lines: str) -> None:
    words = "建立信息发布审核机制，严格执行三审三校制度，做好信息的动态更新和归档管理工作。"
    found = outcomes(balanced_marks, lines.format(words))
    assert [type(outcome) for outcome in found] == [Unknown, Passed]


def test_a_quotation_mark_among_words_is_told_far_from_those_on_lines_of_their_own() -> None:
    words = "建立信息发布审核机制，做好信息的动态更新和归档管理工作。"
    text = "\n".join(["“", *[words] * 5, "严格执行“三审三校制度。"])
    assert [kind for kind, _ in problems(balanced_marks, text)] == ["unclosed-minor"]


@pytest.mark.parametrize(("between", "told"), [("<br>", 0), ("<br><br>", 1), ("</p><p>", 1)])
def test_a_paragraph_does_not_end_at_a_mere_break(between: str, told: int) -> None:
    page = (
        f"<h1>示例市数据局2024年政府信息公开工作年度报告</h1><p>落实《关于规范{between}公开目录的通知》。</p>"
    )
    result = check(page.encode(), path="report.html")
    assert [finding.rule for finding in result.findings].count("CIT004") == told
