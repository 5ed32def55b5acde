"""Rates of what the sentence before tells, and what looks like them."""

from __future__ import annotations

import pytest
from readings import pairs


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("新收申请40件，上年50件。同比下降20%。", [(40, 50)]),
        ("共受理申请45件。其中予以公开和部分公开共19件，公开率42.2%。", [(19, 45)]),
        ("共受理申请45件。其中满意40件，满意率88.9%。", []),
        ("共受理申请45件，公开率42.2%。其中予以公开19件，公开率40%。", []),
        ("共受理申请45件，比上年增加5件。其中予以公开19件，公开率40%。", []),
        ("共受理申请45件。会议一次。其中予以公开19件，公开率42.2%。", []),
    ],
)
def test_the_figures_of_a_rate_behind_a_stop(sentence: str, expected: list[tuple[int, int]]) -> None:
    assert pairs(sentence) == expected
