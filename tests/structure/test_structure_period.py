"""The statistical period: every way to write it, and dates that are none."""

from __future__ import annotations

import pytest

from govlint.testing import base_report
from recognised import read

STATED = "本报告所列数据的统计期限为2024年1月1日至2024年12月31日。"
JANUARY = (2024, 1, 1)
DECEMBER = (2024, 12, 31)
OPEN = (None, 12, 31)


def period_of(words: str) -> tuple[object, object, str] | None:
    report = read(base_report().replace(STATED, words))
    if report.period is None:
        return None
    return report.period.start, report.period.end, report.document.slice(report.period.span)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("统计期限自2024年1月1日起至2024年12月31日止。", JANUARY, DECEMBER),
        ("统计时限为2024年1月1日至12月31日。", JANUARY, OPEN),
        ("统计起止时间：2024年1月1日—2024年12月31日。", JANUARY, DECEMBER),
        ("统计期限为 2024 年 1 月 1 日起至 12 月 3 1 日止。", JANUARY, OPEN),
        ("统计期限自二〇二四年一月一日起至二○二四年十二月三十一日止。", JANUARY, DECEMBER),
        ("统计期限为２０２４年１月１日至１２月３１日。", JANUARY, OPEN),
        ("统计期限：2024.1.1—2024.12.31。", JANUARY, DECEMBER),
        ("统计期限：2024-01-01至2024-12-31。", JANUARY, DECEMBER),
        ("统计期限为2024年1月1日至同年12月31日。", JANUARY, OPEN),
        ("统计期限为2024年1月至11月。", JANUARY, (None, 11, 30)),
        ("2024年1月1日至12月31日为统计期限。", JANUARY, OPEN),
        ("报告内容涵盖2024年1月1日至12月21日的政府信息公开工作。", JANUARY, (None, 12, 21)),
        ("以下为2024年1月1日至2024年12月31日信息公开情况。", JANUARY, DECEMBER),
        ("统计时段为2024年1月1日至2024年12月31日。", JANUARY, DECEMBER),
        ("数据的采集时间为2024年1月1日至12月31日。", JANUARY, OPEN),
        ("数据时间范围：2024年1月1日至10月31日。", JANUARY, (None, 10, 31)),
        ("报告时段自2024年1月1日起至2024年12月31日止。", JANUARY, DECEMBER),
        ("本报告反映2024年1月1日至12月31日的情况。", JANUARY, OPEN),
        ("统计期限截至2024年12月31日。", None, DECEMBER),
        ("统计数据截止到2024年12月31日。", None, DECEMBER),
        ("统计期限为2023年13月1日至2024年12月31日。", (2023, 13, 1), DECEMBER),
    ],
)
def test_stated(words: str, start: object, end: object) -> None:
    found = period_of(words)
    assert found is not None
    assert found[:2] == (start, end)
    assert found[2] in words


@pytest.mark.parametrize(
    "words",
    [
        "",
        "统计期限为2024年全年。",
        "本报告于2025年1月10日至1月31日公示。",
        "统计期限另有规定的，从其规定。公示时间为2025年1月10日至1月31日。",
        "2024年1月1日至3月31日，开展专项整治行动。",
        "据统计，2024年3月1日至5月1日共接待群众35人次。",
        "数据按年度统计，反映全局工作，并于2025年1月10日至1月31日公示。",
        "统计期限为20241月1日至12月31日。",
    ],
)
def test_not_stated(words: str) -> None:
    assert period_of(words) is None


def test_two_dates_go_before_a_closing_one() -> None:
    found = period_of("统计数据截至2024年12月31日。统计期限为2024年1月1日至2024年12月31日。")
    assert found is not None
    assert found[0] == JANUARY
