"""公开 alone beside 部分公开, and where it is no outcome."""

from __future__ import annotations

import pytest
from readings import told

_LEAD = "依申请公开平稳有序。"


@pytest.mark.parametrize("words", ["公开类29件、部分公开类7件。", "办理结果为：公开29件、部分公开7件。"])
def test_what_is_given_beside_what_is_given_in_part(words: str) -> None:
    assert told(_LEAD + words)[0] == (29, "requests.granted")


@pytest.mark.parametrize("words", ["抽查答复36件，公开29件、部分公开7件。", "政务公开类培训29次。"])
def test_what_is_made_public_otherwise(words: str) -> None:
    assert (29, "requests.granted") not in told(_LEAD + words)
