"""Numbers of regulations, judged by the table of the national pack."""

from __future__ import annotations

import pytest
from helpers import outcomes, problems, regulations

from govlint.checks.citations.citation import citation
from govlint.checks.citations.regulations import definitions, number_key
from govlint.finding import Passed, Problem, Unknown

LAW = "《中华人民共和国政府信息公开条例》"
FORMAT = (
    "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》"
)
TRIAL = "《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》"


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        (f"{LAW}（国务院令第771号）", "wrong-number", "国务院令第771号"),
        ("《政府信息公开条例》（国令第710号）", "wrong-number", "国令第710号"),
        (f"{LAW}（国办公开办函〔2021〕30号）", "other-number", "国办公开办函〔2021〕30号"),
        (f"{FORMAT}（国办公开办函〔2021〕31号）", "wrong-number", "国办公开办函〔2021〕31号"),
        (f"{FORMAT}（国办公开办函〔2019〕60号）", "other-number", "国办公开办函〔2019〕60号"),
        (f"{TRIAL}（国办公开办函〔2021〕30号）", "other-number", "国办公开办函〔2021〕30号"),
        (f"{FORMAT}（国办公开办涵〔2021〕30号）", "misprint", "国办公开办涵〔2021〕30号"),
        ("按照国办政务公开办函〔2021〕30号", "misprint", "国办政务公开办函〔2021〕30号"),
        ("按照国办公开函[2021]30号", "misprint", "国办公开函[2021]30号"),
        ("（国办涵〔2020〕109号）", "misprint", "国办涵〔2020〕109号"),
        ("（办公开办函〔2021〕30号）", "misprint", "办公开办函〔2021〕30号"),
        ("《政府信息公开信息处理费管理办法》（国办函〔2021〕109号）", "wrong-number", "国办函〔2021〕109号"),
        ("国办函〔2020〕19号《政府信息公开信息处理费管理办法》", "wrong-number", "国办函〔2020〕19号"),
        ("《中华人民共和国保守国家秘密法》（国务院令第711号）", "other-number", "国务院令第711号"),
        ("《条例》（国务院令第771号）", "wrong-number", "国务院令第771号"),
        (
            "执行国办公开办函〔2020〕30号《政府信息公开工作年度报告格式》",
            "wrong-number",
            "执行国办公开办函〔2020〕30号",
        ),
        (f"{LAW}（以下简称《新条例》）。《新条例》（国务院令第771号）", "wrong-number", "国务院令第771号"),
        (f"{LAW}（国务院令第492号）", "superseded", "国务院令第492号"),
        (f"新修订的{LAW}（国务院令第492号）", "superseded", "国务院令第492号"),
        (f"{TRIAL}（国办公开办函〔2019〕60号）", "superseded", "国办公开办函〔2019〕60号"),
        ("根据国办公开办函〔2019〕60号文件", "superseded", "国办公开办函〔2019〕60号"),
        (TRIAL, "superseded", TRIAL),
        ("《中华人民共和国行政复议法》（主席令第八号）", "wrong-number", "主席令第八号"),
        (f"{LAW}（以下简称《条例》）（国令第771号）", "wrong-number", "国令第771号"),
        (f"{LAW}（2019年4月3日修订）（国务院令第771号）", "wrong-number", "国务院令第771号"),
        (f"{LAW}（修订版）（国务院令第492号）", "superseded", "国务院令第492号"),
        (f"修订后的{LAW}（国务院令第492号）", "superseded", "国务院令第492号"),
        (f"{LAW}，即国务院令第771号", "wrong-number", "国务院令第771号"),
        (f"{LAW}（以下简称《条例》），文号为国务院令第771号", "wrong-number", "国务院令第771号"),
        (
            "《政府信息公开信息处理费管理办法》（国办函〔二〇二〇〕19号）",
            "wrong-number",
            "国办函〔二〇二〇〕19号",
        ),
        ("按照国办公开办涵〔二〇二一〕30号", "misprint", "国办公开办涵〔二〇二一〕30号"),
        ("根据国办公开办函〔二〇一九〕六十号文件", "superseded", "国办公开办函〔二〇一九〕六十号"),
    ],
)
def test_wrong_numbers(text: str, kind: str, words: str) -> None:
    assert problems(citation, text) == [(kind, words)]


@pytest.mark.parametrize(
    "text",
    [
        f"{LAW}（国务院令第711号）和{FORMAT}（国办公开办函〔2021〕30号）",
        f"{LAW}（国令第711号，以下简称《条例》）",
        "《条例》（国务院令第711号）",
        "《示例条例》施行。《条例》（国务院令第771号）",
        "《条例》（示政发〔2020〕3号）",
        "国办函〔2020〕109号《政府信息公开信息处理费管理办法》",
        "国办发〔2019〕54号、《政府信息公开信息处理费管理办法》",
        f"{LAW}（中华人民共和国国务院令第711号）",
        f"{LAW}（2007年4月5日国务院令第492号公布，2019年4月3日国务院令第711号修订）",
        "2008年施行的条例（国务院令第492号）",
        "原国办公开办函〔2019〕60号同时废止",
        "示办公开函〔2021〕30号",
        "涵政办〔2021〕30号",
        "国办函〔2021〕30号",
        "国办公开办函〔202130号",
        "《示例省政府信息公开条例》（公告第5号）",
        "《政府信息公开工作年度报告格式》（示政办函〔2021〕5号）",
        f"{LAW}（以下简称《条例》）（国务院令第711号）",
        f"{LAW}（以下简称《条例》），即国务院令第711号",
        f"{FORMAT}（以下简称《格式》）（国办公开办函〔二〇二一〕30号）",
        f"对{LAW}（国务院令第492号）的修订",
        f"{LAW}，它和国务院令第590号",
    ],
)
def test_right_or_unknown_numbers(text: str) -> None:
    assert problems(citation, text) == []


def test_what_was_in_force_depends_on_the_year() -> None:
    old = f"{TRIAL}（国办公开办函〔2019〕60号）"
    assert problems(citation, old, year=2020) == []
    assert [kind for kind, _ in problems(citation, old, year=2021)] == ["superseded"]
    assert [type(outcome) for outcome in outcomes(citation, old, year=None)] == [Unknown]
    assert problems(citation, f"{LAW}（国务院令第492号）", year=2018) == []


def test_a_version_older_than_the_table_is_not_judged() -> None:
    text = "《中华人民共和国行政复议法》（主席令第八号）"
    assert [type(outcome) for outcome in outcomes(citation, text, year=2022)] == [Unknown]


@pytest.mark.parametrize(("year", "told"), [(2019, False), (2020, True), (2024, True)])
def test_a_notice_may_be_cited_as_soon_as_it_is_in_force(year: int, told: bool) -> None:
    text = "《政府信息公开信息处理费管理办法》（国办函〔2020〕19号）"
    assert bool(problems(citation, text, year=year)) is told


def test_nothing_cited_is_passed() -> None:
    assert outcomes(citation, "全年公开信息84条。") == [Passed()]


def test_definitions_carry_their_titles() -> None:
    found = definitions(f"根据{LAW}（国务院令第711号，以下简称《条例》）和《甲办法》（下称“办法”）")
    assert [(item.name, item.title) for item in found] == [
        ("条例", LAW.strip("《》")),
        ("办法", "甲办法"),
    ]


def test_the_table_is_sound() -> None:
    table = regulations()
    assert all(number_key(item.number) for item in table if item.number)
    known = {item.number for item in table}
    assert all(item.superseded_by in known for item in table if item.superseded_by)
    assert all(item.last_report_year for item in table if item.superseded_by)


@pytest.mark.parametrize("code", ["国办 函", "国 办函", "国\u3000办\u3000函"])
def test_a_blank_in_the_code_is_no_other_number(code: str) -> None:
    text = f"《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（{code}〔2020〕109号）"
    assert problems(citation, text) == []
    assert len(problems(citation, text.replace("109", "110"))) == 1


def test_each_of_many_citations_in_a_paragraph_has_its_own_number() -> None:
    right = f"{LAW}（国务院令第711号）、国办函〔2020〕109号《政府信息公开信息处理费管理办法》、"
    wrong = f"{LAW}（以下简称《条例》）（国务院令第771号）、《条例》，即国务院令第717号。"
    expected = [("wrong-number", "国务院令第771号"), ("wrong-number", "国务院令第717号")]
    assert problems(citation, right * 40 + wrong) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LAW}（国务院令第771号）", "国务院令第711号"),
        (f"{LAW}（国务院令第492号）", "国务院令第711号"),
        ("（国办涵〔2020〕109号）", "国办函〔2020〕109号"),
        ("执行国办公开办函〔2020〕30号《政府信息公开工作年度报告格式》", None),
        (f"{TRIAL}（国办公开办函〔2019〕60号）", None),
    ],
)
def test_a_number_is_mended_where_it_alone_is_wrong(text: str, expected: str | None) -> None:
    (problem,) = [told for told in outcomes(citation, text) if isinstance(told, Problem)]
    assert problem.replacement == expected
