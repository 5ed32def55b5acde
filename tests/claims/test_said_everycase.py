"""Sentences that tell of reviews and suits of every kind, and those that tell of disclosure alone."""

from __future__ import annotations

import pytest

from govlint.claims.said.everycase import is_rated, tells_of_every_kind


@pytest.mark.parametrize(
    "sentence",
    [
        "全年办理行政应诉案件31件，含政府信息公开案件6件。",
        "行政复议案件27件，政府信息公开案件占22.2%。",
        "行政诉讼案件合计14件，其中信息公开类2件。",
        "除政府信息公开外，另有行政复议9件。",
    ],
)
def test_those_on_disclosure_are_some_of_them(sentence: str) -> None:
    assert tells_of_every_kind(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "因政府信息公开被申请行政复议6件，政府信息公开行政诉讼4件。",
        "行政复议6件，收到政府信息公开申请31件。",
        "涉及政府信息公开的行政诉讼案件6件，其中维持4件。",
    ],
)
def test_a_sentence_on_disclosure_alone_tells_of_no_others(sentence: str) -> None:
    assert not tells_of_every_kind(sentence)


def test_rates_may_be_of_every_kind() -> None:
    assert is_rated("行政复议6件，纠错率为16.7%。")
    assert not is_rated("行政复议6件，其中纠正1件。")
