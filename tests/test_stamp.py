"""From a bare problem to a finding: message, place in words, excerpt, picture, fix, fingerprint."""

from __future__ import annotations

import pytest

from govlint.finding import Finding, Problem, Severity
from govlint.model import Span, Text
from govlint.report import CellKey
from govlint.rule import Message, Told
from govlint.stamp import Stamper, draw, fill
from govlint.testing import base_report
from recognised import checked, read, session
from ruled import made

FAULTY = base_report().replace("申请数量 | 2", "申请数量 | 6")
BRACKETS = base_report().replace("现将", "按照国办公开办函[2021]30号要求，现将")


def only(text: str, rule: str, lang: str = "zh") -> Finding:
    (finding,) = [
        finding
        for finding in session(lang=lang).check(text.encode(), "2024.txt").findings
        if finding.rule == rule
    ]
    return finding


@pytest.mark.parametrize(
    ("template", "lang", "filled"),
    [
        ("{a}：{b}", "zh", "表三：3"),
        ("{a}: {b}", "en", "table 3: 3"),
        ("{c}", "zh", "{a} {"),
        ("{{}} {b}", "zh", "{} 3"),
        ("", "zh", ""),
    ],
)
def test_fill(template: str, lang: str, filled: str) -> None:
    assert fill(template, {"a": Text("表三", "table 3"), "b": 3, "c": "{a} {"}, lang) == filled


def test_a_blank_that_is_not_given_stays_and_the_finding_with_it() -> None:
    assert fill("{nothing}：{b}", {"b": 3}, "zh") == "{nothing}：3"


def test_a_cell_is_told_by_form_row_and_column() -> None:
    finding = only(FAULTY, "BAL001")
    assert finding.place == "表三 第1行“一、本年新收政府信息公开申请数量” × “自然人”列"
    assert only(FAULTY, "BAL001", "en").place.startswith("table 3, row 1 “requests received this year”")
    assert finding.cell == CellKey("requests", "new", "natural_person")
    assert finding.location.text == f"{finding.location.line}:{finding.location.column}"
    line = FAULTY.splitlines()[(finding.location.line or 0) - 1]
    assert line[(finding.location.column or 0) - 1] == "6"


def test_the_number_of_the_row_is_that_of_the_official_form() -> None:
    text = base_report().replace("（七）总计 | 2 | 1 | 0", "（七）总计 | 2 | 1 | 4")
    assert "第24行“（七）总计”" in only(text, "BAL001").place


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("现将", "按照国办公开办函[2021]30号，现将", "引言"),
        ("（一）主动公开。", "（一）主动公开。国办公开办函[2021]30号。", "第一部分“总体情况”第2段"),
        (
            "五、存在的主要问题及改进情况",
            "五、存在的主要问题及改进情况（国办公开办函[2021]30号）",
            "五、存在的主要问题及改进情况",
        ),
    ],
)
def test_places_in_words(old: str, new: str, place: str) -> None:
    assert only(base_report().replace(old, new, 1), "CIT001").place.startswith(place)


def test_the_excerpt_is_the_line_and_where_in_it() -> None:
    excerpt = only(BRACKETS, "CIT001").excerpt
    assert excerpt is not None
    assert excerpt.text == BRACKETS.splitlines()[1]
    assert excerpt.text[excerpt.start : excerpt.end].startswith("[2021]")
    crlf = checked(BRACKETS.replace("\n", "\r\n")).findings[0].excerpt
    assert crlf is not None
    assert crlf == excerpt


def test_the_fix_is_an_edit_of_the_source() -> None:
    finding = only(BRACKETS, "CIT001")
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    assert "〔2021〕" in BRACKETS[: edit.start] + edit.text + BRACKETS[edit.end :]
    assert finding.fix.safe
    page = base_report(2024, "html").replace("现将", "按照国办公开办函<b>[2021]</b>30号要求，现将")
    found = [finding for finding in checked(page, "a.html").findings if finding.rule == "CIT001"]
    assert found
    assert found[0].fix is not None
    (edit,) = found[0].fix.edits
    assert "<b>〔2021〕</b>30号" in page[: edit.start] + edit.text + page[edit.end :]


class TestFingerprint:
    def test_stays_when_other_lines_move(self) -> None:
        moved = "\n\n" + FAULTY.replace("（二）依申请公开。", "（二）依申请公开。\n多一段话。\n")
        assert only(moved, "BAL001").fingerprint == only(FAULTY, "BAL001").fingerprint

    def test_changes_with_the_values(self) -> None:
        other = base_report().replace("申请数量 | 2", "申请数量 | 7")
        assert only(other, "BAL001").fingerprint != only(FAULTY, "BAL001").fingerprint

    def test_is_the_same_in_both_languages(self) -> None:
        assert only(FAULTY, "BAL001", "en").fingerprint == only(FAULTY, "BAL001").fingerprint

    def test_is_16_hex_digits_and_its_own(self) -> None:
        twice = BRACKETS.replace("现将", "按照国办公开办函[2021]30号要求，现将", 1)
        prints = [finding.fingerprint for finding in checked(twice).findings if finding.rule == "CIT001"]
        assert len(prints) == len(set(prints)) == 2
        assert all(len(one) == 16 and int(one, 16) >= 0 for one in prints)

    def test_does_not_hang_on_the_file(self) -> None:
        names = [
            session().check(FAULTY.encode(), path).findings[0].fingerprint for path in ("a.txt", "b/c.txt")
        ]
        assert names[0] == names[1]


class TestPicture:
    def test_shows_what_takes_part(self) -> None:
        picture = only(FAULTY, "BAL001").picture
        assert picture is not None
        assert picture.title == "表三"
        assert picture.columns == ("自然人", "商业企业", "总计")
        assert "6 + 0 ≠ 2 + 0" in picture.equation
        marked = [cell.text for row in picture.rows for cell in row.cells if cell.mark]
        assert marked == ["6"]

    def test_of_many_rows_has_all_and_marks_one(self) -> None:
        form = read(base_report()).forms["requests"]
        roles = {CellKey("requests", row.key, "natural_person"): "operand" for row in form.definition.rows}
        picture = draw(form, CellKey("requests", "handled", "natural_person"), roles, "", "zh")
        assert len(picture.rows) == len(roles)
        assert [cell.text for row in picture.rows for cell in row.cells if cell.mark] == ["2"]

    def test_speaks_english(self) -> None:
        form = read(base_report()).forms["requests"]
        picture = draw(form, CellKey("requests", "new", "total"), {}, "", "en")
        assert (picture.title, picture.columns) == ("table 3", ("total",))


def test_a_kind_may_have_a_severity_of_its_own() -> None:
    blank = base_report().replace("行政许可 | 12", "行政许可 |  ")
    wrong = base_report().replace("行政许可 | 12", "行政许可 | 若干")
    assert only(blank, "BAL006").severity is Severity.WARNING
    assert only(wrong, "BAL006").severity is Severity.ERROR


def test_a_long_line_is_shown_around_the_finding_only() -> None:
    line = "甲" * 5000 + "国办函[2021]1号" + "乙" * 5000
    finding = only(base_report().replace("二、主动公开", line + "\n二、主动公开"), "CIT001")
    assert finding.excerpt is not None
    assert len(finding.excerpt.text) < 600
    assert finding.excerpt.text[finding.excerpt.start : finding.excerpt.end] == "[2021]"
    assert finding.location.column == 5004


def test_where_a_long_line_is_cut_no_identifier_is_cut_in_two() -> None:
    for gap in range(225, 245):
        words = "手机13800138000" + "甲" * gap + "国办函[2021]1号"
        text = base_report().replace("二、主动公开", words + "\n二、主动公开")
        for finding in session().check(text.encode(), "a.txt").findings:
            assert finding.excerpt is not None
            assert "8000" not in finding.excerpt.text


def test_a_hint_is_that_asked_for_or_of_the_kind_or_for_any() -> None:
    hints = {name: Text(name, name) for name in ("mend", "default", "any")}
    messages = {kind: Message("", "") for kind in ("default", "other")}
    rule = made(messages=messages, hints=hints)
    stamper = Stamper(read(base_report()), "zh")
    asked = [("default", "mend"), ("default", None), ("other", None), ("other", "none")]
    problems = [Problem(span=Span(0, 1), kind=kind, hint=hint) for kind, hint in asked]
    told = [stamper.finding(Told(rule, problem)).hint for problem in problems]
    assert told == ["mend", "default", "any", None]
