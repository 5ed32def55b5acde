from __future__ import annotations

import re

import pytest

from govlint.finding import Result, Unassessed
from govlint.hookspecs import Style
from govlint.reporters.lastline import Tally, last_line, last_lines
from govlint.reporters.typeset import width_of

from . import samples


def line(*results: Result, style: Style = samples.STYLE) -> str:
    tally = Tally()
    for result in results:
        assert tally.add(result) is result
    return last_line(tally, style)


@pytest.mark.parametrize(
    ("results", "zh", "en"),
    [
        ((), "没有检查任何报告。", "No report was checked."),
        (
            (samples.CLEAN, samples.CLEAN),
            "检查了 2 份报告，7 条规则：没有发现问题。",
            "Checked 2 reports with 7 rules: nothing found.",
        ),
        (
            (samples.SKIPPED, samples.UNREADABLE),
            "没有检查任何报告；1 个文件无法读取；1 个文件不是年度报告，已跳过。",
            "No report was checked; 1 file could not be read; 1 file skipped: not a report.",
        ),
        (
            (samples.BLIND,),
            "没有一条规则能够检查这 1 份报告；3 条规则未能检查（--coverage 查看）。",
            "Not one rule could assess 1 report; 3 rules not assessed (see --coverage).",
        ),
        (
            (samples.CLEAN, samples.BLIND, samples.BLIND),
            "检查了 3 份报告，7 条规则：没有发现问题；2 份报告没有一条规则能够检查；"
            "3 条规则在部分报告中未能检查（--coverage 查看）。",
            "Checked 3 reports with 7 rules: nothing found; 2 reports could not be assessed at all; "
            "3 rules not assessed in some reports (see --coverage).",
        ),
        (
            (samples.CRASHED, samples.CRASHED),
            "检查了 2 份报告，7 条规则：没有发现问题；2 次规则出错。",
            "Checked 2 reports with 7 rules: nothing found; 2 rule crashes.",
        ),
    ],
)
def test_last_line(results: tuple[Result, ...], zh: str, en: str) -> None:
    assert line(*results) == zh + "\n"
    assert line(*results, style=samples.ENGLISH) == en + "\n"


def test_a_finding_counts_even_where_nothing_was_assessed() -> None:
    result = samples.report(assessed=(), findings=(samples.PAGE,))
    assert line(result) == "没有一条规则能够检查这 1 份报告：1 个提示；1 处可用 --unsafe-fixes 改。\n"


def test_only_a_clean_run_is_green() -> None:
    colour = Style(colour=True)
    assert line(samples.CLEAN, style=colour).startswith("\x1b[32m")
    partly = samples.report(not_assessed=(Unassessed("BAL001", "空白"),))
    assert "1 条规则只检查了一部分" in line(partly)
    for result in (samples.BLIND, samples.UNREADABLE, samples.CRASHED, samples.SKIPPED):
        assert "\x1b[32m" not in line(result, style=colour)


def test_a_form_that_was_not_read_is_no_clean_run() -> None:
    result = samples.report(unread_forms=("表三没有读出来（…），勾稽关系一条也没有检查",))
    assert line(result) == "检查了 1 份报告，7 条规则：读出来的部分没有发现问题。\n"
    assert "nothing found in what could be read" in line(result, style=samples.ENGLISH)
    assert "\x1b[32m" not in line(result, style=Style(colour=True))
    assert "读出来" not in line(samples.report(findings=(samples.PAGE,), unread_forms=("表三",)))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("colour", [False, True])
def test_on_a_narrow_screen_no_option_is_broken(lang: str, colour: bool) -> None:
    tally = Tally()
    for result in (samples.SKIPPED, samples.UNREADABLE, samples.CLEAN, samples.BLIND, samples.FAULTY):
        tally.add(result)
    for width in range(40, 140):
        lines = last_lines(tally, Style(width=width, lang=lang, colour=colour)).splitlines()
        plain = [re.sub(r"\x1b\[[0-9;]*m", "", words) for words in lines]
        assert max(map(width_of, plain)) <= width
        assert sum("--coverage" in words for words in plain) == 1
        assert ("\x1b[" in "".join(lines)) is colour
    assert last_lines(tally, Style(width=400, lang=lang)) == last_line(tally, Style(lang=lang))
