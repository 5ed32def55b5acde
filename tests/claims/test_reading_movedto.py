"""What something has come to by a change told before it, and changes of what is no total."""

from __future__ import annotations

import pytest
from readings import reasons, told


def test_what_a_change_has_come_to_is_of_what_changed() -> None:
    assert told("收到政府信息公开申请同比增加9件，达到54件。") == [(54, "requests.received")]


@pytest.mark.parametrize(
    "words", ["网上收到公开申请同比增加9件，达到54件。", "征地类公开申请同比增加9件，达到54件。"]
)
def test_what_a_part_has_come_to_is_of_that_part(words: str) -> None:
    assert len(reasons(words)) == 2


def test_what_is_no_sum_is_none_of_it() -> None:
    assert not told("收到政府信息公开申请同比增加9件，均为网上提交。")
