"""Half-width marks among Chinese text, and figures written in two ways: found and mended."""

from __future__ import annotations

import pytest
from helpers import mended, outcomes, problems

from govlint.checks.wording.typography import number_form, punctuation
from govlint.finding import Passed, Problem


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("健全制度,加强培训.", "健全制度，加强培训。"),
        ("改进情况:已建立;已完成!", "改进情况：已建立；已完成！"),
        ("材料(含附件)3份", "材料（含附件）3份"),
        ("材料(含附件,目录)3份", "材料（含附件，目录）3份"),
        ("《条例》,以及", "《条例》，以及"),
        ("材料(含附件),已归档(省级);(二)其他", "材料（含附件），已归档（省级）；（二）其他"),
        ("已完成.\r\n已更新.\r\n", "已完成。\r\n已更新。\r\n"),
    ],
)
def test_mended(text: str, expected: str) -> None:
    assert mended(punctuation, text) == expected
    assert outcomes(punctuation, expected) == [Passed()]  # nothing is left over


@pytest.mark.parametrize(
    "text",
    [
        "1,234件",
        "10:30前",
        "www.example.gov.cn",
        "GB/T 9704(2012)",
        "http://a.gov.cn/甲.html见",
        "全角，标点（甲）。",
        "Word, Excel",
    ],
)
def test_left_alone(text: str) -> None:
    assert outcomes(punctuation, text) == [Passed()]


def test_many_are_one() -> None:
    text = "甲,乙,丙,丁,戊,己(庚辛)"
    (found,) = outcomes(punctuation, text)
    assert isinstance(found, Problem)
    assert found.kind == "many"
    assert found.params["count"] == 6
    assert len(found.more_replacements) == 6
    assert len(problems(punctuation, text, most=9)) == 6
    assert len(problems(punctuation, text, most=9, brackets=False)) == 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公开１２３条", "公开123条"),
        ("占９９．５％", "占99.5%"),
        ("公开1，234条", "公开1,234条"),
    ],
)
def test_figures(text: str, expected: str) -> None:
    assert mended(number_form, text) == expected


def test_mixed_separators() -> None:
    assert problems(number_form, "公开1,234条，访问56789次，来信1,000封，来访3,000人。") == [
        ("mixed", "56789")
    ]
    assert problems(number_form, "公开1,234条，访问56789次。", mixed=False) == []
    for right in ("2023，2024年", "1，2月", "公开1234条，访问567次", "〔2021〕30号文1,234件"):
        assert outcomes(number_form, right) == [Passed()], right
