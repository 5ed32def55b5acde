from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from govlint.finding import Result, Severity, Suppressed, Unassessed
from govlint.reporters.junit import render

from . import samples


def suites(*results: Result, least: Severity = Severity.WARNING) -> list[ElementTree.Element]:
    style = replace(samples.STYLE, fail_level=least)
    return list(ElementTree.fromstring("".join(render(iter(results), style)).encode()))


def outcomes(suite: ElementTree.Element) -> dict[str, str]:
    """Each test by its name, with how it came out."""
    tags = ("failure", "error", "skipped")
    return {
        case.get("name", ""): next((tag for tag in tags if case.find(tag) is not None), "passed")
        for case in suite.iter("testcase")
    }


def test_each_rule_is_a_test() -> None:
    [suite] = suites(samples.FAULTY)
    assert outcomes(suite) == {
        "BAL001 request-balance": "failure",
        "BAL002": "passed",
        "BAL003": "failure",
        "BAL004": "skipped",
        "CIT001 document-number-brackets": "failure",
        "FEE001": "passed",
        "STR013": "passed",
        "TXT001 narrated-requests": "failure",
        "TXT003": "skipped",
    }
    numbers = {key: suite.get(key) for key in ("tests", "failures", "errors", "skipped")}
    assert numbers == {"tests": "9", "failures": "4", "errors": "0", "skipped": "2"}


def test_a_failure_tells_what_and_where() -> None:
    [suite] = suites(samples.report(findings=(samples.BRACKETS, replace(samples.BRACKETS, message="又一处"))))
    [failure] = suite.iter("failure")
    assert failure.get("message") == "发文字号的年份应当用六角括号〔〕（共 2 处）"
    assert failure.get("type") == "error"
    assert (failure.text or "").splitlines()[:2] == [
        "reports/2024.html:3:27 错误 引言",
        "  发文字号的年份应当用六角括号〔〕",
    ]
    assert "又一处" in (failure.text or "")


def test_what_fails_with_another_rule_says_so() -> None:
    [suite] = suites(samples.FAULTY)
    [case] = [case for case in suite.iter("testcase") if case.get("name") == "BAL003"]
    assert "（见 BAL001）" in (case.findtext("failure") or "")
    assert "商业企业" in (case.findtext("system-out") or "")


@pytest.mark.parametrize(
    ("least", "outcome"),
    [(Severity.INFO, "failure"), (Severity.WARNING, "passed"), (Severity.ERROR, "passed")],
)
def test_findings_fail_from_the_fail_level_on_and_are_told_below_it(least: Severity, outcome: str) -> None:
    [suite] = suites(samples.PAGED, least=least)
    assert outcomes(suite)["STR013 page-furniture"] == outcome
    assert "混入了网页的文字" in "".join(suite.itertext())


def test_documents_that_were_not_checked_never_pass() -> None:
    unreadable, skipped, blind, crashed = suites(
        samples.UNREADABLE, samples.SKIPPED, samples.BLIND, samples.CRASHED
    )
    assert outcomes(unreadable) == {"读取文件": "error"}
    assert outcomes(skipped) == {"是不是年度报告": "skipped"}
    assert set(outcomes(blind).values()) == {"skipped"}
    reasons = {case.get("name"): skip.get("message", "") for case in blind for skip in case.iter("skipped")}
    assert "没有找到表三；没有找到表四" in reasons["能不能检查"]
    assert reasons["BAL004"] == "没有找到表四"
    assert outcomes(crashed)["URL001"] == "error"


def test_findings_of_a_rule_that_crashed_are_told_too() -> None:
    both = replace(samples.CRASHED, findings=(replace(samples.BRACKETS, rule="URL001"),))
    [suite] = suites(both)
    assert outcomes(suite)["URL001 document-number-brackets"] == "error"
    assert "六角括号" in "".join(suite.itertext())


def test_what_is_kept_silent_or_not_assessed_everywhere_passes_with_a_word() -> None:
    [suite] = suites(
        samples.report(
            suppressed=(Suppressed(samples.BRACKETS),), not_assessed=(Unassessed("FEE001", "空白"),)
        )
    )
    said = {case.get("name"): case.findtext("system-out") for case in suite.iter("testcase")}
    assert said["CIT001"] == "1 处已忽略或在基线里"
    assert said["FEE001"] == "未能检查：空白"


@settings(deadline=None)
@given(st.text(), st.text())
def test_any_text_gives_xml(words: str, path: str) -> None:
    finding = replace(samples.BALANCE, message=words, hint=words, place=words)
    result = samples.report(path, findings=(finding,), notes=(words,), agency=words)
    [suite] = suites(replace(result, not_assessed=(Unassessed("BAL004", words),)))
    assert suite.get("failures") == "2"
