"""So many requests out of which some are told: held only where they are as many as all of the table."""

from __future__ import annotations

import pytest
from readings import claims

from govlint.claims.claim import PART


@pytest.mark.parametrize("sentence", ["9件申请中，予以公开4件。", "在9件申请中，予以公开4件；不予公开2件。"])
def test_so_many_without_a_word_on_which(sentence: str) -> None:
    first, second, *others = claims(f"（二）依申请公开。{sentence}")
    assert (first.doubt, first.out_of, first.within) == (PART, None, True)
    assert (second.doubt, second.out_of) == (None, 9)
    assert [claim.out_of for claim in others] == [None] * len(others)


@pytest.mark.parametrize(
    "sentence",
    [
        "9件申请中，不予公开12件。",
        "全年收到的9件申请中，予以公开4件。",
        "2024年9件申请中，予以公开4件。",
        "收到申请9件，予以公开4件。",
    ],
)
def test_those_of_the_year_are_all(sentence: str) -> None:
    assert {claim.out_of for claim in claims(f"（二）依申请公开。{sentence}")} == {None}


@pytest.mark.parametrize(
    "sentence", ["收到申请9件。以上9件申请中，予以公开4件。", "收到申请9件。这9件公开申请中，予以公开4件。"]
)
def test_those_just_told_are_all(sentence: str) -> None:
    *_, given = claims(f"（二）依申请公开。{sentence}")
    assert (given.doubt, given.out_of) == (None, 9)


@pytest.mark.parametrize(
    "sentence",
    [
        "以上9件申请中，予以公开4件。",
        "收到申请20件，其中网上9件。以上9件申请中，予以公开4件。",
        "收到申请9件，其中复杂的9件。上述9件申请中，予以公开4件。",
    ],
)
def test_those_told_of_some_may_be_any(sentence: str) -> None:
    *_, given = claims(f"（二）依申请公开。{sentence}")
    assert given.doubt is not None
