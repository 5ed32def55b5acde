"""Whose year figures are where a sentence begins by naming another: the whole year is that one."""

from __future__ import annotations

import pytest
from readings import claims, reasons

from govlint.claims.claim import ANOTHER_YEAR
from govlint.claims.years import is_headed


@pytest.mark.parametrize(
    ("sentence", "headed"),
    [
        ("2023年，全年收到申请40件。", True),
        ("据2023年年报，全年收到申请40件。", True),
        ("上年，年内办结38件。", True),
        ("2024年，全年收到申请45件。", False),
        ("对照2023年存在的问题抓整改，全年收到申请45件。", False),
        ("2023年结转2件，全年新收45件。", False),
    ],
)
def test_a_sentence_is_about_the_year_that_it_begins_with(sentence: str, headed: bool) -> None:
    assert is_headed(sentence, 2024) is headed


@pytest.mark.parametrize(
    "sentence",
    [
        "据2023年年报，全年收到信息公开申请40件。",
        "2023年全年收到信息公开申请40件。",
        "上年，年内收到信息公开申请40件。",
    ],
)
def test_the_whole_year_is_the_one_named_before(sentence: str) -> None:
    assert reasons(sentence) == [ANOTHER_YEAR.zh]


def test_what_was_left_of_last_year_makes_the_year_no_other() -> None:
    assert any(
        claim.value == 45 and claim.sure for claim in claims("2023年结转2件，全年新收信息公开申请45件。")
    )
