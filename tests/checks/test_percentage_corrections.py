"""TXT006: rates of reviews, as govlint.claims.rates.corrections reads those of what was corrected."""

from __future__ import annotations

import pytest
from reports import messages, with_overview


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("行政复议案件8件，其中1件纠正，纠错率30%。", "比率写的是30%，但 1 ÷ 8 = 12.5%"),
        ("行政复议案件8件，被纠正2件，纠错率为15%。", "比率写的是15%，但 2 ÷ 8 = 25%"),
        ("行政诉讼12件，胜诉9件，其余3件未支持我局，胜诉率100%。", "比率写的是100%，但 9 ÷ 12 = 75%"),
    ],
)
def test_tells_rates_that_no_number_of_cases_gives(words: str, message: str) -> None:
    assert message in "".join(messages("TXT006", with_overview(words)))


@pytest.mark.parametrize(
    "words",
    [
        "信息公开行政复议8件，其中1件纠正，纠错率12.5%。",
        "信息公开行政复议8件，其中1件纠正，纠错率20%。",
        "信息公开行政复议8件，其中1件纠正，综合纠错率45%。",
        "信息公开行政复议8件，其中1件纠正，纠错率45%，含和解2件。",
        "案卷评查8件，纠正1件，纠错率45%。",
        "信息公开行政复议8件，纠正件数较多，纠错率45%。",
        "信息公开行政复议8件，纠正9件，纠错率45%。",
        "行政诉讼12件，胜诉9件，其余3件未宣判，胜诉率100%。",
    ],
)
def test_is_silent_where_some_number_of_cases_may_give_it(words: str) -> None:
    assert messages("TXT006", with_overview(words)) == []
