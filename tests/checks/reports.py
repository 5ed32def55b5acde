"""Whole reports, made from the minimal correct one, and what one rule says of them."""

from __future__ import annotations

from functools import cache

from govlint.api import open_session
from govlint.finding import Finding, Result
from govlint.session import Session
from govlint.testing import base_report

BASE = base_report(2024)
_FEE = "本年度未收取政府信息公开信息处理费。\n本年度无其他需要报告的事项。"
_PROBLEMS = (
    "存在的主要问题：部分栏目更新不够及时，解读形式单一。\n"
    "改进情况：健全栏目更新台账，丰富图解、视频等解读形式。"
)
_OVERVIEW = BASE[BASE.index("2024年，示例市") : BASE.index("二、主动公开")]


@cache
def _session() -> Session:
    return open_session()


@cache
def check(text: str, path: str = "example.txt") -> Result:
    """The result for a report."""
    result = _session().check(text.encode(), path)
    assert result.error is None
    assert result.crashes == ()
    return result


def found(code: str, text: str, path: str = "example.txt") -> list[Finding]:
    """The findings of one rule."""
    return [finding for finding in check(text, path).findings if finding.rule == code]


def messages(code: str, text: str, path: str = "example.txt") -> list[str]:
    """The messages of one rule."""
    return [finding.message for finding in found(code, text, path)]


def reason(code: str, text: str) -> str | None:
    """Why a rule was not assessed; None when it was."""
    return next((item.reason for item in check(text).not_assessed if item.rule == code), None)


def with_fee(words: str, year: int = 2024) -> str:
    """The report with these words as its section 六."""
    return base_report(year).replace(_FEE, words)


def with_problems(words: str) -> str:
    """The report with these words as its section 五."""
    return BASE.replace(_PROBLEMS, words)


def with_overview(words: str) -> str:
    """The report with these words as its section 一."""
    return BASE.replace(_OVERVIEW, words + "\n")


def replaced(*pairs: tuple[str, str], text: str = BASE) -> str:
    """The report with each first text replaced by the second; every first text must be there."""
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text
