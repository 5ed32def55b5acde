"""Figures that a sentence adds up to something else, and figures that it only tells beside such a total."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from readings import claims

from govlint.claims.claim import ANOTHER_MATTER


def _reasons(sentence: str) -> Sequence[object]:
    return [claim.reason for claim in claims(f"收到政府信息公开申请84件。{sentence}")][1:]


def test_what_is_added_up_to_another_matter_is_of_it() -> None:
    assert _reasons("处理上年遗留9件、本年新收31件，合计40件网上留言。")[:2] == [ANOTHER_MATTER] * 2


@pytest.mark.parametrize(
    "sentence",
    [
        "上年结转9件、本年新收31件，合计40件。",
        "上年结转9件、本年新收31件，接待来访70人次。",
        "上年结转9件、本年新收31件，答复网上留言70条。",
    ],
)
def test_what_is_not_stays_what_it_is(sentence: str) -> None:
    assert _reasons(sentence)[:2] == [None, None]
