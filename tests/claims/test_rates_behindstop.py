"""Rates of what the sentence before tells, and what looks like them."""

from __future__ import annotations

import pytest
from readings import prose

from govlint.claims.rates.reader import ratios


def _pairs(sentence: str) -> list[tuple[int, int]]:
    read = prose(sentence)
    found = (found for told in read.paragraphs for found in ratios(told, read.text, read.kinds))
    return [(int(new.value), int(old.value)) for ratio in found for new, old in ratio.pairs]


@pytest.mark.parametrize(
    ("sentence", "pairs"),
    [
        ("新收申请40件，上年50件。同比下降20%。", [(40, 50)]),
        ("共受理申请45件。其中予以公开和部分公开共19件，公开率42.2%。", [(19, 45)]),
        ("共受理申请45件。其中满意40件，满意率88.9%。", []),
        ("共受理申请45件，公开率42.2%。其中予以公开19件，公开率40%。", []),
        ("共受理申请45件，比上年增加5件。其中予以公开19件，公开率40%。", []),
        ("共受理申请45件。会议一次。其中予以公开19件，公开率42.2%。", []),
    ],
)
def test_the_figures_of_a_rate_behind_a_stop(sentence: str, pairs: list[tuple[int, int]]) -> None:
    assert _pairs(sentence) == pairs
