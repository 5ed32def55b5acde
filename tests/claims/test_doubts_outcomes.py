"""Requests with an outcome that are but some of them, and such as are all there are."""

from __future__ import annotations

import pytest
from readings import claims

from govlint.claims.claim import PART


def doubt(sentence: str) -> object:
    """Why the last figure of a sentence on requests proves nothing."""
    return claims("收到政府信息公开申请57件，" + sentence)[-1].doubt


@pytest.mark.parametrize(
    "sentence",
    [
        "无法提供6件，后又补充提供。",
        "手里没有材料的主要是村级申请9件。",
        "一件申请涉及多项内容，其中部分公开4项。",
        "最终维持不予公开8件。",
    ],
)
def test_some(sentence: str) -> None:
    assert doubt(sentence) == PART


@pytest.mark.parametrize("sentence", ["无法提供6件。", "部分公开4件。", "不予公开8件。"])
def test_all_of_them(sentence: str) -> None:
    assert doubt(sentence) is None


def test_papers_of_its_own_are_told_before() -> None:
    assert doubt("制发文件60件，不予公开8件。") == PART
    assert claims("收到政府信息公开申请57件；公开信息60件，不予公开8件。")[-1].doubt == PART
    assert claims("收到政府信息公开申请57件；公开信息40件，不予公开8件。")[-1].doubt is None
