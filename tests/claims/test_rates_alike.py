"""What is said to be as last year, what an average comes of, and times that were cut short.

They are read by govlint.claims.rates.level, govlint.claims.rates.averages and govlint.claims.rates.shortened.
"""

from __future__ import annotations

import pytest
from readings import lists, prose

from govlint.claims.rates.reader import ratios


def told(words: str) -> list[tuple[str, list[tuple[object, object]]]]:
    """The kinds of what is told, with the pairs of figures that it may be of."""
    read = prose(words)
    return [
        (found.kind, [(new.value, old.value) for new, old in found.pairs])
        for paragraph in read.paragraphs
        for found in ratios(paragraph, read.text, read.kinds, lists(), 2024)
        if found.pairs
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("收到申请45件，与上年的39件持平。", ("level", [(45, 39)])),
        ("收到申请45件，与2023年（39件）持平。", ("level", [(45, 39)])),
        ("收到申请45件，与上年持平（上年39件）。", ("level", [(45, 39)])),
        ("全年收到申请45件，平均每月6件。", ("average", [(45, 12)])),
        ("全年发布信息320条，季均80条。", ("average", [(320, 4)])),
        ("月均发布信息30条，全年共发布320条。", ("average", [(320, 12)])),
        ("征求意见9次，办理时间由24个工作日缩短到18个，缩短40%。", ("growth", [(18, 24)])),
        ("公开信息185条，比去年减少25条（2023年200条）。", ("difference", [(185, 200)])),
    ],
)
def test_two_figures_are_told(words: str, found: tuple[str, list[tuple[object, object]]]) -> None:
    assert told(words) == [found]


@pytest.mark.parametrize(
    "words",
    [
        "收到申请45件，与上年的39件基本持平。",
        "收到申请45件，与2022年持平，2023年收到39件。",
        "建议20件、提案15件，与上年的35件持平。",
        "新开设账号全年发布信息320条，月均53条。",
        "全年发布信息320条，转载90条，月均53条。",
        "全年发布信息320条，平均每月办结53条。",
        "办理时间由24个工作日缩短到18个，材料9份，精简30%。",
        "公开信息185条，比去年减少25条（2022年200条）。",
    ],
)
def test_other_figures_are_not_taken_for_them(words: str) -> None:
    assert told(words) == []
