"""Looks before patterns: found wherever one of them matches, and in little else."""

from __future__ import annotations

import re

import pytest

from govlint.lazy import lazily, sign_of

MORE = lazily(r"(?:净?增加?|上升|多)了?(?:公开|收到)?")
IN_ALL = lazily(r"^[ \t]*(?:合计|共(?![同享])|[=＝])[^，。]{0,8}$")
ANY = lazily(r"[^，。]*")
MATCHING = ["净增", "上升了", "增加公开", "多收到", "共收到", "＝", "合计"]


@pytest.mark.parametrize("words", MATCHING)
def test_a_look_is_found_where_a_pattern_matches(words: str) -> None:
    assert MORE.search(words) or IN_ALL.search(words)
    assert sign_of(MORE, IN_ALL).search(f"其中{words}")


def test_a_look_is_not_found_in_other_words() -> None:
    look = sign_of(MORE, IN_ALL)
    assert not look.search("通过网站申请")
    assert not sign_of(MORE).search("合计")
    assert sign_of(MORE).search("合计增加12件", 2)
    assert not sign_of(MORE).search("增加12件，合计", 6)


def test_a_look_before_a_pattern_that_may_match_anywhere_lets_all_pass() -> None:
    assert sign_of(MORE, ANY).search("通过网站申请")
    assert sign_of(ANY).search("")


def test_a_lazy_pattern_knows_its_source_and_matches_as_re_does() -> None:
    pattern = lazily("[a-z]+件", re.I)
    assert pattern.pattern == "[a-z]+件"
    assert pattern.findall("ABC件，d件") == ["ABC件", "d件"]
