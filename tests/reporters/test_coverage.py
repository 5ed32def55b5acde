from __future__ import annotations

from govlint.hookspecs import Style
from govlint.reporters.coverage import coverage_line, coverage_lines, failed_rules

from . import samples


def test_reasons_that_are_equal_stand_together() -> None:
    assert list(coverage_lines(samples.BLIND, samples.STYLE)) == [
        "  检查情况",
        "    未能检查 3：",
        "      没有找到表三：BAL001 BAL002",
        "      没有找到表四：BAL004",
    ]


def test_a_rule_told_under_another_code_has_not_passed() -> None:
    assert failed_rules(samples.FAULTY) == {"BAL001": 1, "BAL003": 1, "CIT001": 1, "TXT001": 1}
    twice = samples.report(findings=(samples.BRACKETS, samples.BRACKETS))
    assert "    有问题 1：CIT001×2" in list(coverage_lines(twice, samples.STYLE))


def test_a_rule_that_crashed_has_not_passed() -> None:
    result = samples.report(assessed=("URL001", "BAL001"), crashes=samples.CRASHED.crashes)
    assert list(coverage_lines(result, samples.ENGLISH)) == [
        "  coverage",
        "    passed 1: BAL001",
        "    crashed 1: URL001",
    ]


def test_many_rules_are_wrapped() -> None:
    result = samples.report(assessed=tuple(f"BAL{number:03}" for number in range(30)))
    lines = list(coverage_lines(result, Style(width=60)))
    assert lines[1] == "    通过 30：BAL000 BAL001 BAL002 BAL003 BAL004 BAL005"
    assert lines[2] == "      BAL006 BAL007 BAL008 BAL009 BAL010 BAL011 BAL012"


def test_in_one_line() -> None:
    assert coverage_line(samples.FAULTY, samples.STYLE) == (
        "3 条规则通过、4 条有问题、2 条未能检查、1 条只检查了一部分"
    )
    assert coverage_line(samples.BLIND, samples.ENGLISH) == "3 not assessed"
