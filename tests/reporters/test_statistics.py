from __future__ import annotations

from govlint.hookspecs import Style
from govlint.reporters.statistics import Statistics

from . import samples


def test_the_most_frequent_rule_comes_first() -> None:
    statistics = Statistics()
    statistics.add(samples.report(findings=(samples.BALANCE, samples.PAGE, samples.PAGE)))
    statistics.add(samples.report(findings=(samples.PAGE, samples.NARRATED) * 5))
    assert list(statistics.lines(samples.STYLE)) == [
        "  处  份  级别  规则",
        "   7   2  提示  STR013 page-furniture",
        "   5   1  警告  TXT001 narrated-requests",
        "   1   1  错误  BAL001 request-balance",
    ]
    assert list(statistics.lines(samples.ENGLISH))[:2] == [
        "  findings  documents  severity  rule",
        "         7          2  info      STR013 page-furniture",
    ]
    assert "\x1b[36m提示\x1b[0m" in "".join(statistics.lines(Style(colour=True)))


def test_nothing_found_is_no_table() -> None:
    assert list(Statistics().lines(samples.STYLE)) == []
