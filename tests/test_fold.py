"""Folding: what differs only in width, spaces, brackets or quotes is the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.fold import chinese_number, closed_up, fold, mended_title, widened, without_number


@pytest.mark.parametrize(
    "text",
    [
        "3.危及“三安全一稳定”",
        '３．危及 "三安全一稳定"',
        "3、危及\n「三安全一稳定」",
        " 3.危及三安全 一稳定\u3000",
        "3.危及\u200b三安全一稳定",
        "3.危及&quot;三安全一稳定&#8221;&nbsp;",
        "3.危及“三安全一稳定”[¹²]",
        "3.危及三安全一稳定 ①",
        "3.危及三安全一稳定[^1]",
    ],
)
def test_the_same_label(text: str) -> None:
    assert fold(text) == "3危及三安全一稳定"


@given(st.text(max_size=20))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("folded", "bare"),
    [
        ("一予以公开", "予以公开"),
        ("3危及三安全一稳定", "危及三安全一稳定"),
        ("十二其他", "其他"),
        ("总计", "总计"),
        ("", ""),
    ],
)
def test_without_number(folded: str, bare: str) -> None:
    assert without_number(folded) == bare


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一", 1),
        ("六", 6),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("九十九", 99),
        ("7", 7),
        ("１２", 12),
        (" 三 ", 3),
    ],
)
def test_chinese_numbers(text: str, value: int) -> None:
    assert chinese_number(text) == value


@pytest.mark.parametrize("text", ["", "百", "一二", "十十", "甲", "—", "一百", "3a"])
def test_no_chinese_numbers(text: str) -> None:
    assert chinese_number(text) is None


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("本 年 度 未 收 取 信 息 处 理 费 。", "本年度未收取信息处理费。"),
        ("公\u3000开\u3000信\u3000息 3 条 ， 均 已 办 结 。", "公开信息 3 条，均已办结。"),
        ("主动公开 信息 3 条。", "主动公开 信息 3 条。"),
        ("无。", "无。"),
        (" " * 9 + "无", " " * 9 + "无"),
    ],
)
def test_blanks_between_all_characters_are_closed_up(text: str, closed: str) -> None:
    assert closed_up(text) == closed


def test_marks_in_half_width_are_those_of_a_sentence_but_for_what_digits_stand_around() -> None:
    assert widened("共1,234件,8:30(工作日):甲3,乙2;丙1") == "共1,234件，8:30（工作日）：甲3，乙2；丙1"
    assert widened("全文，一样；（括号）") == "全文，一样；（括号）"


@given(st.text(alphabet="0,;:()，甲。"))
def test_marks_keep_their_places(text: str) -> None:
    told = widened(text)
    assert len(told) == len(text)
    assert widened(told) == told


@pytest.mark.parametrize(
    ("title", "mended"),
    [
        ("示例市数据局2024年政府信息公共工作年度报告", "示例市数据局2024年政府信息公开工作年度报告"),
        ("示例市数据局2024年 政府信心公开年度报告", "示例市数据局2024年政府信息公开年度报告"),
        ("示例市数据局2024年政俯信息公开工作年度报告", None),
        ("示例市数据局2024年政府信息公开工作年度报告", None),
        ("示例市数据局2024年政务信息公开工作年度报告", None),
        ("示例市数据局2024年政务公开工作年度报告", None),
        ("示例市数据局2024年政府信息公开工作总结报告", None),
        ("告", None),
    ],
)
def test_a_title_with_one_wrong_character_is_mended(title: str, mended: str | None) -> None:
    assert mended_title(title) == mended
