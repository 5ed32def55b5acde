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


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("收到信息公开申请45件，属于内部事务信息，不予公开2件。", "requests.refused.internal_affairs"),
        ("收到信息公开申请45件，告知申请人不掌握该信息，无法提供8件。", "requests.unavailable.not_held"),
        (
            "收到信息公开申请45件，没有现成信息，需要另行加工制作，无法提供3件。",
            "requests.unavailable.needs_creation",
        ),
    ],
)
def test_a_cause_that_names_a_row_is_that_row(sentence: str, told: str) -> None:
    last = claims(sentence)[-1]
    assert last.sure
    assert frozenset((told,)) in last.readings


@pytest.mark.parametrize(
    "sentence",
    [
        "收到信息公开申请45件，涉及内部事务信息，部分公开2件。",
        "收到信息公开申请45件，经向档案馆查询后仍不掌握该信息，无法提供8件。",
        "收到信息公开申请45件，属于过程性信息等情形，不予公开8件。",
    ],
)
def test_a_cause_that_names_a_row_is_none_of_another(sentence: str) -> None:
    assert not claims(sentence)[-1].sure


@pytest.mark.parametrize(
    "sentence",
    [
        "收到信息公开申请45件，因信息不存在，无法提供8件。",
        "收到信息公开申请45件。信息不存在的，无法提供8件；需另行制作的，无法提供3件。",
        "收到信息公开申请45件，因补正后仍不明确，无法提供1件，因信息不存在，无法提供8件。",
        "收到信息公开申请45件，因工作秘密，不予公开2件，因执法案卷，不予公开1件。",
    ],
)
def test_a_cause_that_is_nearly_a_row_is_never_the_whole_group(sentence: str) -> None:
    groups = {frozenset(("requests.unavailable",)), frozenset(("requests.refused",))}
    assert not any(claim.sure and set(claim.readings) <= groups for claim in claims(sentence))


def test_a_figure_of_the_year_with_a_cause_of_its_own_is_of_all() -> None:
    sentence = "收到信息公开申请45件，对涉及商业秘密的，全年因保护第三方合法权益不予公开2件。"
    assert claims(sentence)[-1].sure
