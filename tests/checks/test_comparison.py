"""YOY004: what the text says of growth against two years' figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from govlint.companions import check_example
from govlint.testing import Example

PRIOR = Example(kind="正例", reader="text", content="", options=(("prior", ""), ("year", "2023")))


def told(words: str, folder: Path) -> tuple[list[str], list[str]]:
    """Messages and reasons of YOY004 where both years' reports have 3 new requests and 12 licences."""
    example = Example(kind="反例", reader="text", content=words, beside=(PRIOR,))
    result = check_example(example, folder)
    return (
        [finding.message for finding in result.findings if finding.rule == "YOY004"],
        [item.reason for item in result.not_assessed if item.rule == "YOY004"],
    )


@pytest.mark.parametrize(
    "words",
    [
        "收到政府信息公开申请3件，与上年持平。",
        "收到政府信息公开申请3件，同比增长0%。",
        "作出行政许可决定12件，比上年增加0件。",
    ],
)
def test_agrees(words: str, tmp_path: Path) -> None:
    assert told(words, tmp_path) == ([], [])


@pytest.mark.parametrize(
    "words",
    [
        "收到政府信息公开申请3件，同比增长20%。",
        "收到政府信息公开申请3件，比上年减少1件。",
        "作出行政许可决定12件，同比下降5.5%。",
    ],
)
def test_contradicts(words: str, tmp_path: Path) -> None:
    messages, _ = told(words, tmp_path)
    assert len(messages) == 1
    assert "example.txt" in messages[0]
    assert "持平" in messages[0]


def test_a_figure_that_is_not_this_years_is_not_assessed(tmp_path: Path) -> None:
    messages, reasons = told("收到政府信息公开申请5件，同比增长20%。", tmp_path)
    assert messages == []
    assert "不是表里的数" in reasons[0]
