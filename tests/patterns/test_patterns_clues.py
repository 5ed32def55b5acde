from __future__ import annotations

import pytest
import re2
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govlint.patterns.clues import clues


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("网站", {"网站"}),
        ("(?:政府|政务)?信息公开(?:的)?申请", {"信息公开"}),
        ("^[^。；]{0,10}扫一扫[^。；]*$|^返回(?:首页|顶部)$", {"扫一扫", "返回"}),
        ("字(?:体|号)[:：]", {"字体:", "字体：", "字号:", "字号："}),
        (r"[ \x{3000}]责任\x{7F16}辑(?:[:：]|$)", {" 责任编辑", "\u3000责任编辑"}),
        ("(?P<at>较好的)(?:完成|推进)", {"较好的"}),
        ("(?:一二三){2,3}四?", {"一二三"}),
        (r"[\p{Han}，](?P<at>_{2}|＿)件", {"件"}),
        (r"\d+件?", set()),
        ("甲|[^乙]", set()),
        ("(?i)todo", set()),
        ("a(?i:b)?(?i:todo)", {"a"}),
        ("[[:alpha:]]+]", set()),
        ("甲{,3}乙", set()),
        (r"\Q(甲)\E", set()),
        ("甲|", set()),
        (r"\\pLa", {"\\pLa"}),
        (r"\\x{2}甲", {"\\"}),
        (r"\x{d800}", set()),
        (r"\PN件", {"件"}),
        ("", set()),
    ],
)
def test_what_must_be_there(pattern: str, words: set[str]) -> None:
    found = clues(pattern)
    assert len(found) <= 1
    assert {word for sets in found for word in sets} == words


def test_long_patterns_have_several_clues() -> None:
    pattern = "(?:企业|公司)(?:的)?(?:资质|登记)(?:类|的)*申请(?:事项|件)?[，。](?:[甲-癸]|同意)"
    assert clues(pattern) == (("申请",), ("企业", "公司"), ("资质", "登记"))
    assert clues("(?:企业|公司)(?:的)?申请") == (("申请",),), "it is soon compiled"


_PARTS = st.sampled_from(
    ["甲", "乙丙", "[甲乙]", "[^丙]", "(?:甲乙|丙)", "(?:乙|)", "(?P<at>丙)", r"\d", ".", "^", "$"]
)
_ONCE = st.sampled_from(["", "", "?", "*", "+", "{2}", "{0,2}"])
_PIECES = st.tuples(_PARTS, _ONCE).map(lambda pair: pair[0] + (pair[1] if pair[0] not in "^$" else ""))
_PATTERNS = st.lists(st.lists(_PIECES, max_size=4).map("".join), min_size=1, max_size=3).map("|".join)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(_PATTERNS, st.text("甲乙丙1\n", max_size=12))
def test_where_a_pattern_matches_there_is_one_of_its_clues(pattern: str, text: str) -> None:
    found = re2.search(pattern.encode(), text.encode())
    for padding in ("", "(?:)" * 8):
        sets = clues(pattern + padding)
        assert found is None or all(any(word in text for word in words) for words in sets)
