"""The words of a table's corner on lines above it."""

from __future__ import annotations

import pytest

from govlint.testing import base_report
from recognised import checked, found

CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"


@pytest.mark.parametrize("pieces", [(12,), (16,), (11, 12), (7, 20), (4, 12, 24)])
@pytest.mark.parametrize("end", ["\n", "\n\n", "\r\n"])
def test_the_corner_broken_over_lines_is_no_sentence(pieces: tuple[int, ...], end: str) -> None:
    wrapped = end.join(
        CORNER[first:last] for first, last in zip((0, *pieces), (*pieces, len(CORNER)), strict=True)
    )
    text = base_report()
    assert CORNER in text
    assert checked(text.replace(CORNER, wrapped)).findings == ()


def test_other_lines_above_a_table_are_sentences() -> None:
    text = base_report().replace(CORNER, "（本列数据的勾稽关系见下表\n" + CORNER)
    assert [rule for rule, *_ in found(checked(text))] == ["CIT004"]


def test_the_end_of_a_page_may_part_the_corner_from_its_table() -> None:
    corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 申请人情况 |"
    text = base_report(2024)
    assert corner in text
    torn = corner.replace(" | 申请人情况 |", "").replace(
        "之和，", " 申请人情况\n1\n示例市数据局2024年政府信息公开工作年度报告\n之和，", 1
    )
    assert [one.rule for one in checked(text.replace(corner, torn)).findings] == []
    joined = torn.replace(" 申请人情况\n1\n示例市数据局2024年政府信息公开工作年度报告\n", "\n申请人情况")
    assert joined != torn
    assert [one.rule for one in checked(text.replace(corner, joined)).findings] == []
