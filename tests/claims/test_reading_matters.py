"""Which matters a paragraph speaks of, where the words that tell are drawn out."""

from __future__ import annotations

import pytest
from readings import lists

from govlint.claims.reading.matters import _REVIEW_OF_ALL


@pytest.mark.parametrize(
    ("words", "all_of_them"),
    [
        ("对行政规范性文件进行全面清理", True),
        ("年内对不适应改革要求的行政规范性文件进行清理", True),
        ("对不适应形势的全面清理规范性文件", True),
        ("全年组织开展现行有效行政规范性文件清理工作", True),
        ("开展涉企行政规范性文件清理", False),
        ("对不适应的制度进行清理", False),
        ("对" + "不适应了的" * 60 + "规章", False),  # each way to part these words was tried
    ],
)
def test_a_review_of_all_documents(words: str, all_of_them: bool) -> None:
    assert (lists()(_REVIEW_OF_ALL).fullmatch(words) is not None) == all_of_them
