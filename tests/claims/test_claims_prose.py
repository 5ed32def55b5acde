"""A report's prose is read once, and what nobody writes does not run away with it."""

from __future__ import annotations

import re

import pytest
from readings import claims, prose, reasons, session, told

from govlint.claims.prose import read_prose
from govlint.testing import base_report


def test_it_is_read_once() -> None:
    words = session().engine.vocabulary.claims
    read = session().engine.read(base_report(2024).encode(), "report.txt")
    assert isinstance(read, tuple)
    report = read[1]
    assert report is not None
    first = read_prose(report, words)
    assert first.claims
    assert read_prose(report, words) is first


def test_a_heading_tells_what_follows() -> None:
    assert [claim.value for claim in claims("（二）依申请公开\n全年收到5件，办结4件。")] == [5, 4]
    assert claims("（三）建议提案办理\n全年收到5件，办结4件。") == ()


def test_the_matter_of_the_sentence_before_is_taken_over() -> None:
    words = "收到政府信息公开申请5件。其中予以公开4件。"
    assert [claim.value for claim in claims(words)] == [5, 4]


@pytest.mark.parametrize(
    "words",
    [
        "收到申请5件，" + "占总数" * 3000 + "3%",
        "收到申请" + "5件、" * 3000,
        ("收到申请" + "5件，占3%、" * 60 + "。") * 20,
        ("其中5件，" * 200 + "。") * 10,
        "（" * 3000 + "收到申请5件",
        "未" * 5000 + "收到申请。",
        "收到申请" + "1," * 5000 + "件",
        "收到申请" + "一百万" * 3000 + "件",
        "收到申请 " + " " * 9000 + "5 件",
    ],
    ids=range(9),
)
def test_hostile_text_is_left(words: str) -> None:
    assert len(claims(words)) <= 3000


LONG = "示例市数据局收到政府信息公开申请5件" + "，持续推进基层政务公开" * 200
FULL = "政府信息公开各栏目发布" + "、".join(f"{number}件" for number in range(90))


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (LONG, "“示例市数据局收到政府信息公开申请5件，持…”一句超过 2000 字，没有读"),
        ((LONG + "。") * 10, "“示例市数据局收到政府信息公开申请5件，持…”一段超过 20000 字，没有读"),
    ],
    ids=["sentence", "paragraph"],
)
def test_what_was_not_read_is_told(words: str, reason: str) -> None:
    found = prose(f"{words}。")
    assert [text.zh for text in found.unread] == [reason]
    assert [text.zh for text in found.unread_lists()] == [reason]


def test_what_tells_no_count_need_not_be_read() -> None:
    assert prose("持续推进基层政务公开" * 3000).unread == ()
    assert prose(("持续推进基层政务公开" * 300 + "。") * 9).unread == ()


def test_a_sentence_like_a_table_is_read_for_counts_only() -> None:
    found = prose(f"{FULL}。")
    assert found.unread == ()
    assert [text.zh for text in found.unread_lists()] == [
        "“政府信息公开各栏目发布0件、1件、2件、…”一句里的数超过 80 个，像是散了架的表格，没有当句子读"
    ]


def test_the_rules_on_sentences_do_not_pass_what_they_did_not_read() -> None:
    text = base_report(2024)
    start = text.index("2024年，示例市数据局认真")
    result = session().check(f"{text[:start]}{LONG}。\n{text[start:]}".encode(), "report.txt")
    told = {item.rule for item in result.not_assessed if "没有读" in item.reason}
    assert told >= {"TXT001", "TXT002", "TXT003", "TXT004", "TXT005", "TXT006"}


@pytest.mark.parametrize(
    "sentence",
    [
        "全市共收到信息公开申请1203件，我局47件。",
        "全年收到信息公开申请1,286件（含上年结转12件），其中：网上申请1,200件，信函申请86件；均已答复。",
        "申请人不服我局答复告到法院的15件，尚未审结2件。",
    ],
)
def test_marks_in_half_width_part_a_sentence_as_those_in_full_width_do(sentence: str) -> None:
    narrow = sentence.translate(str.maketrans("，：；（）", ",:;()"))
    assert told(narrow) == told(sentence)
    assert len(reasons(narrow)) == len(reasons(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "新收信息公开申请67件，同比下降；其中57件涉及纳税信息，不属于公开范围的8件作出不予公开决定。",
        "结转下年的2件申请，自然人提出的1件，企业提出的1件。",
        "制定《示例市政府信息公开申请办理规范》等规范性文件3件。",
        "无上年度结转至2025年的信息公开申请。",
        "目前信息公开申请共有2件尚在办理。",
        "对需要本局汇总、加工、重新制作的12件信息公开申请，依法告知没有现成信息。",
        "新收信息公开申请47件，截至12月31日，4件正在办理。",
        "依申请公开中，予以公开、部分公开各5件。",
        "自2008年以来累计收到政府信息公开申请936件，其中2024年收到57件。",
    ],
)
@pytest.mark.parametrize("blank", [" ", "\xa0"])
def test_blanks_around_figures_change_nothing(sentence: str, blank: str) -> None:
    spaced = re.sub(r"(?<=[\u4e00-\u9fff])(?=\d)|(?<=\d)(?=[\u4e00-\u9fff])", blank, sentence)
    assert told(spaced) == told(sentence)
    assert len(reasons(spaced)) == len(reasons(sentence))


@pytest.mark.parametrize(
    "sentence",
    ["2024年底收到信息公开申请9件，未办结3件。", "规范性文件14件，其中牵头制发12件，参与制发2件。"],
)
@pytest.mark.parametrize("indent", ["　　", "    ", "\xa0\xa0"])
def test_the_blanks_that_a_line_begins_with_change_nothing(sentence: str, indent: str) -> None:
    assert told(indent + sentence) == told(sentence)
    assert reasons(indent + sentence) == reasons(sentence)


def test_a_figure_of_the_whole_area_divides_none() -> None:
    area = "示例市示例区"
    assert reasons("全区受理政府信息公开申请961件，完成全区54家年报公开工作。", area) == []
    assert reasons("全区受理政府信息公开申请961件，完成各镇54家年报公开工作。", area) != []
