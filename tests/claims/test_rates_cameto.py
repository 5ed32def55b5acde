"""Changes whose other figure stands behind them, and what looks like them."""

from __future__ import annotations

import pytest
from readings import pairs


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("较2023年的32件增长22.5%，全年收到申请41件。", [(41, 32)]),
        ("主动公开信息185条，比去年减少25条（上年200条）。", [(185, 200)]),
        ("网上申请较2023年的32件增长22.5%，全年收到申请41件。", []),
        ("较2023年的32件增长22.5%，办结申请41件。", []),
        ("全年公开185条、动态30条，比去年减少25条（上年200条）。", []),
        ("主动公开信息185条，比去年减少25条（其中网站200条）。", []),
        ("主动公开信息185条，比去年减少25条，去年发布200条。", [(185, 200)]),
        ("主动公开信息185条，比去年减少25条，去年有9条被转载。", []),
        ("主动公开信息185条，比去年减少25条（去年9条被转载）。", []),
        ("收到复议7件，比去年增加2件，去年收到申请52件。", []),
    ],
)
def test_the_two_figures_of_a_change(sentence: str, expected: list[tuple[int, int]]) -> None:
    assert pairs(sentence) == expected
