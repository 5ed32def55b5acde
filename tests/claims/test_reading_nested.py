"""Outcomes that may be of some of the requests only: which are in doubt, and which are told of all."""

from __future__ import annotations

import pytest
from readings import claims

from govlint.claims.claim import LISTED

_GIVEN = frozenset(("requests.granted",))


def _doubt(sentence: str) -> object:
    return next(claim.doubt for claim in claims(sentence) if _GIVEN in claim.readings)


@pytest.mark.parametrize(
    "sentence",
    [
        "收到信息公开申请48件，其中住房类14件，予以公开6件、部分公开3件。",
        "收到信息公开申请48件，其中较疑难的7件集体研究，予以公开4件。",
    ],
)
def test_what_fits_into_a_part_may_be_of_it(sentence: str) -> None:
    assert _doubt(sentence) is LISTED


@pytest.mark.parametrize(
    "sentence",
    [
        "收到信息公开申请48件，其中住房类14件，予以公开21件。",
        "收到信息公开申请48件，其中网上45件、信函3件，予以公开2件。",
        "收到信息公开申请48件，其中住房类14件；予以公开6件。",
        "收到信息公开申请48件，其中网上30件，答复47件，予以公开21件。",
    ],
)
def test_what_does_not_is_of_all(sentence: str) -> None:
    assert _doubt(sentence) is None


def _of_persons(sentence: str) -> object:
    return next(
        claim.doubt for claim in claims(sentence) if frozenset(("requests.natural_person",)) in claim.readings
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "网上申请30件，其中自然人20件。",
        "其中网上申请30件（自然人20件）。",
        "30件为网上申请，其中自然人20件。",
    ],
)
def test_applicants_of_one_way_are_some(sentence: str) -> None:
    assert _of_persons(f"收到信息公开申请48件，{sentence}") is LISTED


@pytest.mark.parametrize("sentence", ["网上申请30件，其中自然人40件。", "网上申请30件；自然人20件。"])
def test_applicants_of_all_are_sure(sentence: str) -> None:
    assert _of_persons(f"收到信息公开申请48件，{sentence}") is None
