"""A form that stands twice with other figures: the same year's table, or perhaps another year's."""

from __future__ import annotations

import pytest

from govlint.finding import Severity
from govlint.testing import base_report
from recognised import checked

START, END = "三、收到和处理政府信息公开申请情况\n", "四、政府信息公开行政复议"
HELD = "1.本机关不掌握相关政府信息 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |"


def twice(*changes: tuple[str, str], between: str = "\n") -> str:
    """The report with table three a second time, changed."""
    text = base_report()
    at = text.index(START) + len(START)
    own = text[at : text.index(END, at)]
    other = own
    for old, new in changes:
        assert old in other
        other = other.replace(old, new, 1)
    return text.replace(own, own + between + other)


def test_one_row_that_differs_is_told_with_both_figures() -> None:
    (finding,) = checked(twice((HELD, HELD.replace("| 1 |", "| 4 |")))).findings
    assert (finding.rule, finding.severity) == ("STR007", Severity.WARNING)
    assert "只有 1 行的数不一样" in finding.message
    assert "“1.本机关不掌握相关政府信息”（“自然人”1、4，“总计”1、4）" in finding.message
    assert finding.hint is not None
    assert "只留一份" in finding.hint


def test_nothing_is_said_of_two_that_are_alike() -> None:
    assert not checked(twice()).findings


@pytest.mark.parametrize("between", ["\n2023年、2024年对照\n", "\n前后两年对照\n"])
def test_copies_with_words_on_years_between_may_be_of_two(between: str) -> None:
    (finding,) = checked(twice((HELD, HELD.replace("| 1 |", "| 4 |")), between=between)).findings
    assert finding.severity is Severity.INFO


def test_copies_with_many_other_figures_may_be_of_two_years() -> None:
    changes = (
        (HELD, HELD.replace("| 1 |", "| 4 |")),
        ("数量 | 2 | 1 |", "数量 | 5 | 1 |"),
        ("总计 | 2 |", "总计 | 5 |"),
    )
    (finding,) = checked(twice(*changes)).findings
    assert finding.severity is Severity.INFO
