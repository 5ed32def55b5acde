"""How many times last year's figure it is said to be, or to have grown by."""

from __future__ import annotations

import pytest
from readings import lists, prose

from govlint.claims.rates.reader import ratios


def told(words: str) -> list[tuple[object, list[tuple[object, object]]]]:
    """How many times, with the pairs of figures that it may be of."""
    read = prose(words)
    return [
        (found.stated.value, [(new.value, old.value) for new, old in found.pairs])
        for paragraph in read.paragraphs
        for found in ratios(paragraph, read.text, read.kinds, lists())
        if found.kind == "times"
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("主动公开信息496条，是上年248条的2倍。", (2, [(496, 248)])),
        ("主动公开信息496条，为去年248条的两倍。", (2, [(496, 248)])),
        ("主动公开信息620条，是2023年248条的2.5倍。", (2.5, [(620, 248)])),
        ("主动公开信息496条，较上年的248条翻了一番。", (2, [(496, 248)])),
        ("主动公开信息992条，较上年的248条翻两番。", (4, [(992, 248)])),
        ("主动公开信息744条，较上年的248条增长了2倍。", (2, [(744, 248)])),
        ("主动公开信息620条，上年为248条，同比增长1.5倍。", (1.5, [(620, 248)])),
        ("收到申请45件，其中网上30件，是上年15件的3倍。", (3, [(30, 15), (45, 15)])),
    ],
)
def test_behind_last_years_figure(words: str, found: tuple[object, object]) -> None:
    assert told(words) == [found]


@pytest.mark.parametrize(
    "words",
    [
        "主动公开信息600条，约为上年248条的3倍。",
        "主动公开信息600条，是上年248条的2倍多。",
        "网站公开信息300条，是公众号100条的2倍。",
        "主动公开信息496条，阅读量是上年的2倍。",
        "收到申请45件，网上30件，占比是上年20件的2倍。",
        "培训45人，是上年15人的2倍。",
    ],
)
def test_not_about_so_many_times(words: str) -> None:
    assert told(words) == []
