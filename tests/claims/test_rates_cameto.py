"""Changes whose other figure stands behind them, and what looks like them."""

from __future__ import annotations

import pytest
from readings import prose

from govlint.claims.rates.reader import ratios


def _pairs(sentence: str) -> list[tuple[int, int]]:
    read = prose(sentence)
    found = (found for told in read.paragraphs for found in ratios(told, read.text, read.kinds))
    return [(int(new.value), int(old.value)) for ratio in found for new, old in ratio.pairs]


@pytest.mark.parametrize(
    ("sentence", "pairs"),
    [
        ("较2023年的32件增长22.5%，全年收到申请41件。", [(41, 32)]),
        ("主动公开信息185条，比去年减少25条（上年200条）。", [(185, 200)]),
        ("网上申请较2023年的32件增长22.5%，全年收到申请41件。", []),
        ("较2023年的32件增长22.5%，办结申请41件。", []),
        ("全年公开185条、动态30条，比去年减少25条（上年200条）。", []),
        ("主动公开信息185条，比去年减少25条（其中网站200条）。", []),
    ],
)
def test_the_two_figures_of_a_change(sentence: str, pairs: list[tuple[int, int]]) -> None:
    assert _pairs(sentence) == pairs
