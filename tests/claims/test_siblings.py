"""Shares of a total that no figure tells are of what those beside them are of."""

from __future__ import annotations

import pytest
from readings import lists, prose

from govlint.checks.counts.cellsums import Sum
from govlint.checks.counts.siblings import of_what_others_are
from govlint.claims.rates.ratio import Ratio
from govlint.claims.rates.reader import ratios
from govlint.model import Text


def told(words: str) -> list[tuple[int, str]]:
    """Which shares are contradicted, and by what they should be; 45 requests came, 47 were to be answered."""
    read = prose(f"（二）依申请公开。{words}")
    found = [each for told in read.paragraphs for each in ratios(told, read.text, read.kinds, lists())]
    sure = {claim.figure.start for claim in read.claims if claim.sure}

    def table(ratio: Ratio) -> list[Sum]:
        return [Sum(45, (), Text("新收", "received")), Sum(47, (), Text("应办", "to be answered"))]

    judged = [of_what_others_are(found, at, table, sure, read.text) for at in range(len(found))]
    return [(at, f"{each[0]:.1f}") for at, each in enumerate(judged) if each is not None]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("自然人33件，占73.3%；企业4件，占9.8%；科研机构1件，占2.2%。", [(1, "8.9")]),
        ("自然人33件，占70.2%；企业4件，占9.8%。", [(1, "8.5")]),
        ("予以公开15件，占43.3%；部分公开4件，占8.9%。", [(0, "33.3")]),
    ],
)
def test_is_not_of_what_the_others_are(words: str, found: list[tuple[int, str]]) -> None:
    assert told(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "自然人33件，占73.3%；企业4件，占8.9%。",
        "自然人33件，占70.2%；企业4件，占8.9%。",
        "自然人33件，占66%；企业4件，占8%。",
        "企业4件，占9.8%。",
        "自然人33件，占73.3%；予以公开15件，占43.3%。",
        "2023年自然人30件，占60%；2024年自然人33件，占73.3%。",
        "自然人33件，占73.3%；其中网上申请20件，占60.6%。",
    ],
)
def test_others_tell_nothing(words: str) -> None:
    assert told(words) == []
