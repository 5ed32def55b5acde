"""Paragraphs in which no percentage and no change is told are passed by before their rates are read."""

from __future__ import annotations

import pytest
from readings import lists, prose

from govlint.claims.rates.ratio import may_tell
from govlint.claims.rates.reader import ratios

TELLING = [
    "全年收到申请45件，比上年的40件增加5件。",
    "全年收到申请45件，比上年的40件多5件。",
    "申请由40件升至45件。",
    "申请量从50件回落到45件。",
    "收到申请45件，较上年的50件减少5件。",
    "收到申请45件，其中自然人9件，占20%。",
    "收到申请45件，上年40件，上升5件。",
]


@pytest.mark.parametrize("sentence", TELLING)
def test_what_tells_a_rate_is_read(sentence: str) -> None:
    read = prose(sentence)
    [paragraph] = [each for each in read.paragraphs if any(item.mentions for item in each)]
    assert may_tell(paragraph, read.text)
    assert list(ratios(paragraph, read.text, read.kinds, lists()))


@pytest.mark.parametrize(
    "sentence", ["全年收到申请45件，答复40件。", "上年结转5件，高效办结4件。", "增强意识，办结申请3件。"]
)
def test_what_tells_none_is_passed_by_where_no_sign_stands_in_its_sentence(sentence: str) -> None:
    read = prose(sentence)
    [paragraph] = [each for each in read.paragraphs if any(item.mentions for item in each)]
    assert may_tell(paragraph, read.text) is ("增" in sentence)
    assert not list(ratios(paragraph, read.text, read.kinds, lists()))
