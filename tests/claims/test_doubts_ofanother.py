"""Figures told of requests with another outcome, or of some of them: they prove nothing of all."""

from __future__ import annotations

import pytest
from readings import claims, reasons

from govlint.claims.claim import PART


@pytest.mark.parametrize(
    "sentence",
    [
        "部分公开4件，其中涉及内部事务信息2件。",
        "部分公开4件（过程性信息3件）。",
        "不予公开及部分公开11件，涉及内部事务信息3件。",
        "其中3件因涉及内部事务信息部分公开。",
        "收到申请45件，其中涉及过程性信息8件。",
        "从申请内容看，涉及执法案卷6件。",
        "予以公开15件，其中上年结转1件。",
        "收到一件多项的申请3件。",
        "12月31日收到申请2件。",
        "废止规范性文件2件，其中本年制发1件。",
    ],
)
def test_a_figure_of_another_outcome_is_of_a_part(sentence: str) -> None:
    assert PART.zh in reasons(sentence)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("不予公开7件，其中涉及内部事务信息3件。", 3),
        ("部分公开4件，不予公开7件，其中涉及内部事务信息3件。", 3),
        ("收到申请45件，上年结转2件。", 2),
        ("截至12月31日，共收到申请45件。", 45),
    ],
)
def test_one_of_those_refused_or_of_all_is_sure(sentence: str, value: int) -> None:
    assert any(claim.value == value and claim.sure for claim in claims(sentence))
