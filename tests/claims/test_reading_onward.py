"""Sentences without a subject go on with what the one before tells of, where that is not the report's own."""

from __future__ import annotations

import pytest
from readings import claims, told

_WATER = "示例市水务局"


@pytest.mark.parametrize(
    "words",
    [
        "市司法局办理行政复议58件。维持41件，纠正9件。",
        "局属灌溉中心单独受理申请。全年收到17件，办结16件。",
        "打井许可申请33件。办结31件，结转2件。",
        "2022年收到申请29件。公开11件，不予公开2件。",
        "各县区水务局依申请公开工作规范。全年收到申请64件，公开30件。",
    ],
)
def test_what_follows_is_of_the_same(words: str) -> None:
    assert not any(claim.sure for claim in claims(words, _WATER))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("全年收到政府信息公开申请31件。办结29件。", ["requests.received", "requests.answered"]),
        ("市司法局办理行政复议58件。我局全年收到申请31件。", ["requests.received"]),
        ("办公室统一受理政府信息公开申请。全年收到申请31件。", ["requests.received"]),
    ],
)
def test_the_agencys_own_are_told_apart(words: str, expected: list[str]) -> None:
    assert [name for _, name in told(words, _WATER)] == expected


def test_all_agencies_of_the_own_area_are_the_governments() -> None:
    words = "全县各部门、镇街完成申请答复58件。其中，予以公开31件。"
    assert (31, "requests.granted") in told(words, "示例县人民政府")
