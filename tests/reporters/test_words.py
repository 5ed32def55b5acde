from __future__ import annotations

from govlint.finding import Crash, Edit, Fix, Severity
from govlint.reporters.paint import Pen
from govlint.reporters.words import count, crash_words, fix_words, listed, position, severity_word

from . import samples


def test_both_languages() -> None:
    assert [severity_word(severity, "zh") for severity in Severity] == ["错误", "警告", "提示"]
    assert severity_word(Severity.INFO, "en") == "info"
    assert listed(["a", "b"], "zh") == "a、b"
    assert listed(["a", "b"], "en") == "a, b"
    assert count(2, "份报告", "report", "zh") == "2 份报告"
    assert [count(number, "次", "crash", "en", "crashes") for number in (1, 2)] == ["1 crash", "2 crashes"]
    assert crash_words(Crash("X001", "boom"), "en").startswith("rule X001 did not finish: boom (a bug")
    assert crash_words(Crash("reader html", "boom"), "zh").startswith("读取器 html 没有做完：boom（")


def test_a_fix_is_told_by_its_text_where_it_is_one_short_text() -> None:
    one = (Edit(0, 1, "〔2021〕"),)
    assert fix_words(Fix("用六角括号", True, one), "zh") == "〔2021〕（用六角括号）"
    assert fix_words(Fix("brackets", True, one), "en") == "〔2021〕 (brackets)"
    assert fix_words(Fix("改为〔2021〕", True, one), "zh") == "改为〔2021〕"
    assert fix_words(Fix("用六角括号", False, one * 2), "zh") == "用六角括号（须人工核对）"
    assert fix_words(Fix("重写", True, (Edit(0, 1, "长" * 99),)), "zh") == "重写"


def test_position() -> None:
    assert position("a.html", samples.BALANCE) == "a.html:43:30"
    assert position("a.pdf", samples.PAGE) == "a.pdf"


def test_pen() -> None:
    assert Pen(False)("error", "x") == "x"
    assert Pen(True)(Severity.ERROR, "x") == "\x1b[1;31mx\x1b[0m"
    assert Pen(True)("quiet", "") == ""
