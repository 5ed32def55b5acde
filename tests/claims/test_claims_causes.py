"""Figures behind a clause that tells a cause are of that cause alone; behind what is said of all, of all."""

from __future__ import annotations

import pytest
from readings import claims, reasons

from govlint.claims.claim import PART


@pytest.mark.parametrize(
    "sentence",
    [
        "收到申请45件。因第三方（企业）不同意，不予公开2件。",
        "收到申请45件，经检索未找到，无法提供8件。",
        "收到申请45件。已主动公开的，告知获取途径，予以公开6件。",
        "因答复超期，被提起行政复议1件。",
    ],
)
def test_a_figure_behind_a_cause_is_of_a_part(sentence: str) -> None:
    assert PART.zh in reasons(sentence)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("收到申请45件，涉及征收补偿等方面，予以公开15件。", 15),
        ("信息公开申请方面，经审查认定，不予公开7件。", 7),
        ("因第三方不同意，不予公开2件；收到信息公开申请45件。", 45),
        ("因政府信息公开，被申请复议4件。", 4),
    ],
)
def test_a_figure_behind_what_is_said_of_all_is_of_all(sentence: str, value: int) -> None:
    assert any(claim.value == value and claim.sure for claim in claims(sentence))


def test_a_cause_of_reviews_holds_up_to_a_semicolon() -> None:
    assert not any(claim.sure for claim in claims("因答复超期，被申请复议1件，被诉讼1件。"))
    assert any(claim.sure for claim in claims("因答复超期，被申请复议1件；政府信息公开行政诉讼3件。"))


def test_a_cause_of_an_outcome_is_none_of_reviews() -> None:
    assert any(
        claim.value == 4 and claim.sure
        for claim in claims("收到信息公开申请45件，因第三方不同意，不予公开2件，全年被申请行政复议4件。")
    )
