"""What a rule cannot judge it must not pass: reports that lack something, and the rules that need it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from govlint.api import check
from govlint.finding import Result
from govlint.testing import base_report

SUMS = "BAL001 BAL002 BAL003"
TOLD = "TXT001 TXT002 TXT003 TXT004 TXT005 TXT006"
PICTURE = '<p><img src="a.png" alt=""></p>'
PATHS = {"text": "a.txt", "markdown": "a.md", "html": "a.html"}
OPENINGS = ("一、总体", "二、主动", "三、收到", "四、政府", "五、存在", "六、其他")
Change = Callable[[str], str]


def part(text: str, number: int) -> tuple[int, int]:
    """Where the text of a section begins, after its heading, and where it ends."""
    start = text.index(OPENINGS[number - 1])
    heading = re.search(r"</h\d>\n?|\n", text[start:])
    assert heading is not None
    start += heading.end()
    if number == len(OPENINGS):
        ends = text.find("</body>")
        return start, ends if ends >= 0 else len(text)
    following = text.index(OPENINGS[number], start)
    return start, max(text.rfind("<h", start, following), text.rfind("\n#", start, following), 0) or following


def without_text(number: int, instead: str = "") -> Change:
    def change(text: str) -> str:
        start, end = part(text, number)
        return f"{text[:start]}{instead}\n{text[end:]}"

    return change


def cells(number: int, filling: str) -> Change:
    """Every figure of the section's table replaced; the figures within labels stay."""

    def change(text: str) -> str:
        start, end = part(text, number)
        table = re.sub(r"(?<=[>|])( ?)\d+( ?)(?=[<|])", rf"\g<1>{filling}\g<2>", text[start:end])
        table = re.sub(r"(?m)^\d+(?= \|)", filling, table)
        return text[:start] + table + text[end:]

    return change


def without(pattern: str, instead: str = "") -> Change:
    def change(text: str) -> str:
        changed = re.sub(pattern, instead, text)
        assert changed != text
        return changed

    return change


def row(label: str, values: str) -> Change:
    return without(rf"(?m)({label}[^|\n]*)\|.*$", rf"\1| {values}")


CASES: tuple[tuple[str, str, Change, str], ...] = (
    ("table two is a picture", "html", without_text(2, PICTURE), "BAL005 BAL007 TXT004 STR006"),
    ("table three is a picture", "html", without_text(3, PICTURE), f"{SUMS} TXT001 TXT002 STR006"),
    ("table four is a picture", "html", without_text(4, PICTURE), "BAL004 TXT003 STR006"),
    ("section one is a picture", "html", without_text(1, PICTURE), f"{TOLD} STR010"),
    ("section five is a picture", "html", without_text(5, PICTURE), "STR014"),
    ("section six is a picture", "html", without_text(6, PICTURE), "FEE001 FEE002 FEE003 FEE004"),
    ("section one has no text", "text", without_text(1), f"{TOLD} STR005 STR010"),
    ("section six has no text", "text", without_text(6), "FEE001 FEE002 FEE003 FEE004"),
    ("no year is told", "text", without(r"2024年?"), "STR009 STR011 STR012"),
    ("no period is told", "text", without(r"本报告所列数据的统计期限.*?。"), "STR012"),
    ("a row has lost its figures' end", "text", row("一、本年新收", "2 | 1 |"), "BAL001"),
    ("a row has lost its total", "text", row("（七）总计", "2 | 1 | 0 | 0 | 0 | 0"), "BAL001 BAL002"),
    ("table four is cut off", "text", without(r"(?m)^1 \|.*$", "1 | 0 | 0 | 0 | 1"), "BAL004 TXT003"),
)


def outcome(text: str, reader: str) -> Result:
    result = check(text.encode(), path=PATHS[reader])
    assert result.crashes == ()
    return result


def passed(result: Result) -> set[str]:
    """The rules that say nothing, neither that something is wrong nor that they could not tell."""
    told = {finding.rule for finding in result.findings}
    told |= {code for finding in result.findings for code in finding.also}
    return set(result.assessed) - told - {item.rule for item in result.not_assessed}


@pytest.mark.parametrize(
    ("reader", "change", "codes"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_rules_that_lack_what_they_need_do_not_pass(reader: str, change: Change, codes: str) -> None:
    assert passed(outcome(change(base_report(2024, reader)), reader)) & set(codes.split()) == set()


@pytest.mark.parametrize("filling", ["", "-", "/", "——", "无", "约3", "？", "**"])
@pytest.mark.parametrize("reader", ["text", "markdown", "html"])
def test_cells_without_figures_are_never_passed(reader: str, filling: str) -> None:
    text = base_report(2024, reader)
    for number in (2, 3, 4):
        text = cells(number, filling)(text)
    needed = f"{SUMS} BAL004 BAL005 BAL006 BAL007 TXT001 TXT002 TXT003 TXT004"
    assert passed(outcome(text, reader)) & set(needed.split()) == set()


def test_rules_that_are_not_for_the_trial_format_do_not_pass() -> None:
    assert passed(outcome(base_report(2019), "text")) & {"BAL005", "FEE001", "FEE004"} == set()


@pytest.mark.parametrize("reader", ["text", "markdown", "html"])
def test_all_of_it_passes_where_nothing_is_taken_away(reader: str) -> None:
    result = outcome(base_report(2024, reader), reader)
    assert result.findings == ()
    assert set(result.assessed) - passed(result) == set()


@pytest.mark.parametrize("change", [without_text(number) for number in range(1, 7)] + [str])
def test_no_check_of_ours_gives_nothing_at_all(change: Change) -> None:
    reasons = [item.reason for item in check(change(base_report()).encode(), path="a.txt").not_assessed]
    assert not [reason for reason in reasons if "没有得出结果" in reason]


def test_no_check_of_ours_gives_nothing_where_any_lines_are_gone() -> None:
    lines = base_report(2024).splitlines(keepends=True)
    for first in range(len(lines)):
        for gone in (1, 2, 6):
            left = "".join(lines[:first] + lines[first + gone :])
            reasons = [item.reason for item in check(left.encode(), path="a.txt").not_assessed]
            assert not [reason for reason in reasons if "没有得出结果" in reason], (first, gone)


def test_rows_that_a_relation_needs_and_that_are_all_gone_are_named() -> None:
    report = re.sub(r"(?m)^(?:规章|行政规范性文件|规范性文件)[ |].*\n", "", base_report(2024))
    reasons = {item.rule: item.reason for item in check(report.encode(), path="a.txt").not_assessed}
    assert reasons["BAL005"].startswith("表二没有找到“规章”")
