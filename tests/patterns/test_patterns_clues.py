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
    assert {word.decode() for word in clues(pattern)} == words


_PARTS = st.sampled_from(
    ["甲", "乙丙", "[甲乙]", "[^丙]", "(?:甲乙|丙)", "(?:乙|)", "(?P<at>丙)", r"\d", ".", "^", "$"]
)
_ONCE = st.sampled_from(["", "", "?", "*", "+", "{2}", "{0,2}"])
_PIECES = st.tuples(_PARTS, _ONCE).map(lambda pair: pair[0] + (pair[1] if pair[0] not in "^$" else ""))
_PATTERNS = st.lists(st.lists(_PIECES, max_size=4).map("".join), min_size=1, max_size=3).map("|".join)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(_PATTERNS, st.text("甲乙丙1\n", max_size=12))
def test_where_a_pattern_matches_there_is_one_of_its_clues(pattern: str, text: str) -> None:
    data = text.encode()
    found = re2.search(pattern.encode(), data)
    needed = clues(pattern)
    assert found is None or not needed or any(word in data for word in needed)
