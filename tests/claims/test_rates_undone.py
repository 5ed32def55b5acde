"""What tells of a rate's act, and what does not."""

from __future__ import annotations

import pytest

from govlint.claims.rates.undone import is_told


@pytest.mark.parametrize(("word", "own"), [("办结", "全年办结"), ("回收", "收回"), ("办结", "，已办")])
def test_an_act_is_told_in_its_own_words_or_near_them(word: str, own: str) -> None:
    assert is_told(word, own)


@pytest.mark.parametrize(("word", "own"), [("办结", "收到"), ("满意", "，已办")])
def test_other_words_tell_of_another(word: str, own: str) -> None:
    assert not is_told(word, own)
