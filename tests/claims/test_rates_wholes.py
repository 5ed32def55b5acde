"""What a share says that it is of, and which figures of the text are that."""

from __future__ import annotations

import pytest
from readings import lists, prose

from govlint.claims.rates.reader import ratios


@pytest.mark.parametrize(
    ("sentence", "whole", "pairs"),
    [
        ("新收申请60件，上年结转5件，办结62件，予以公开31件，占办结总数的50%。", "answered", [(31, 62)]),
        ("新收申请60件，上年结转5件，办结62件，自然人提出45件，占新收总数的75%。", "received", [(45, 60)]),
        ("新收申请60件，上年结转5件，予以公开31件，占办理总数的50%。", "answered", []),
        ("延期答复申请40件，予以公开31件，占办结总数的50%。", "answered", []),
    ],
)
def test_a_total_that_is_named(sentence: str, whole: str, pairs: list[tuple[int, int]]) -> None:
    read = prose(sentence)
    (ratio,) = (found for told in read.paragraphs for found in ratios(told, read.text, read.kinds, lists()))
    assert ratio.whole == whole
    assert [(part.value, total.value) for part, total in ratio.pairs] == pairs
