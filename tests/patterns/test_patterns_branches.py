from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govlint.patterns import branches, memo, pattern
from govlint.patterns.branches import InPart, Possible, needed, plain_branches
from govlint.patterns.pattern import Pattern


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "_tables", {})


def branches_of(text: str) -> list[str]:
    part = InPart((text,), str)
    return [part._branch(at) for at in range(len(part._ends))]


@pytest.mark.parametrize(
    ("text", "branches"),
    [
        ("网站", ["网站"]),
        ("网站|平台", ["网站", "平台"]),
        ("(?:甲|乙)丙|丁", ["(?:甲|乙)丙", "丁"]),
        (r"甲\|乙|[丙|丁]", [r"甲\|乙", "[丙|丁]"]),
        (r"[]|]|[^]|\]]|[:：|]", ["[]|]", r"[^]|\]]", "[:：|]"]),
        ("甲|", ["甲", ""]),
        ("", [""]),
        (r"^[^。；]*扫一扫$|返回$", ["^[^。；]*扫一扫$", "返回$"]),
    ],
)
def test_branches(text: str, branches: list[str]) -> None:
    assert branches_of(text) == branches
    assert branches_of(text) == branches, "the same when it is known"


@pytest.mark.parametrize(
    "text",
    ["(甲)|乙", "(?P<at>甲)|乙", "(?i)a|b", "(?i:a)|b", r"\Q甲|乙\E", "[[:alpha:]|]|甲", "甲|(?P<at>乙)丙"],
)
def test_branches_that_cannot_stand_alone(text: str) -> None:
    assert branches_of(text) == [text]


def test_words_that_are_needed() -> None:
    assert needed("网站|平台") == ("网站", "平台")
    assert needed(r"网站|\d") == needed("网站|") == ()
    possible = Possible((0, "网站", 0, 0, "平台", "上一篇", "下一篇"))
    assert possible.among("平台与网站".encode()) == {0, 1, 2}
    assert possible.among("下一篇".encode()) == {1, 2}
    assert possible.among(b"") == {1}


def test_of_each_set_of_words_one_is_needed() -> None:
    possible = Possible((2, "申请", "", "企业", "公司", "", "登记", 7, "申请", "", "个人"))
    assert possible.among("企业登记申请".encode()) == {0}
    assert possible.among("个人申请，公司登记".encode()) == {0, 1}
    assert possible.among("企业申请".encode()) == possible.among("企业登记".encode()) == set()


def test_which_patterns_may_match() -> None:
    parts = InPart(["网站|平台", "微信", r"\d|热线", "", "微博"], str)
    assert parts.patterns_for("平台和微博".encode()) == [0, 2, 3, 4]
    assert parts.patterns_for(b"") == [2, 3]
    assert InPart(["(网)", "站"], str).patterns_for("站".encode()) == [1]
    assert InPart(["(网)|站"], str).made_for("站".encode()) == "(网)|站", "its groups keep their numbers"
    assert InPart([], str).made_for(b"") is None
    assert InPart([""], str).made_for(b"") == ""


def test_only_what_may_match_is_made() -> None:
    made = []

    def make(text: str) -> str:
        made.append(text)
        return text

    part = InPart(["上一篇|下一篇.*", "打印本页"], make)
    assert part.made_for("本机关".encode()) is None
    assert part.made_for("下一篇".encode()) == "下一篇.*"
    assert part.made_for("又是下一篇".encode()) == "下一篇.*"
    assert part.made_for("上一篇".encode()) == "上一篇"
    whole = "上一篇|下一篇.*|打印本页"
    assert part.made_for("打印本页，下一篇".encode()) == whole, "in part it would come to more"
    assert part.made_for("打印本页".encode()) == whole
    assert made == ["下一篇.*", "上一篇", whole]


def test_a_pattern_is_not_compiled_for_a_text_without_its_clues() -> None:
    pattern = Pattern("上一篇|下一篇")
    assert not pattern.is_in("本机关")
    assert pattern.search("本机关") is None
    assert pattern.fullmatch("篇") is None
    assert pattern.sub("", "本机关") == "本机关"
    assert pattern.is_in("下一篇：")
    assert pattern._compiled is None, "one branch of it is"
    assert pattern.is_in("上一篇，下一篇")
    assert pattern._compiled is not None


def test_a_pattern_looked_for_in_much_text_is_compiled() -> None:
    pattern = Pattern("上一篇")
    for _ in range(5):
        assert not pattern.is_in("本" * 10_000)
    assert pattern._compiled is not None
    often = Pattern("上一篇")
    for _ in range(100):
        assert not often.is_in("本")
    assert often._compiled is not None, "so many looks at little take as long"


_PARTS = st.sampled_from(["甲", "乙丙", "[甲乙]", "[^丙]", "(?:甲乙|丙)", "(?:乙|)", "丙", r"\d", "^", "$"])
_ONCE = st.sampled_from(["", "", "?", "*", "{2}", "{0,2}?"])
_PIECES = st.tuples(_PARTS, _ONCE).map(lambda pair: pair[0] + (pair[1] if pair[0] not in "^$" else ""))
_PATTERNS = st.lists(st.lists(_PIECES, max_size=3).map("".join), min_size=1, max_size=5).map("|".join)


def test_plain_branches_are_words_as_they_stand() -> None:
    assert plain_branches(r"问题|不相?适应|[少窄]|不足|欠|\d") == ("问题", "不足", "欠")
    assert plain_branches("(问题|不足)|缺点") == ()
    assert len(plain_branches("|".join(f"甲{number}" for number in range(99)))) == branches._MOST_PLAIN


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], deadline=None)
@given(_PATTERNS, st.lists(st.text("甲乙丙1", max_size=12), min_size=1, max_size=4))
def test_in_part_the_matches_are_those_of_the_whole(text: str, texts: list[str]) -> None:
    partly, whole = Pattern(text), Pattern.parse(text)
    for searched in texts:
        assert [match.span() for match in partly.finditer(searched)] == [
            match.span() for match in whole.finditer(searched)
        ]
        assert partly.is_in(searched) == whole.is_in(searched) == partly.stands_in(searched)
        assert partly.sub("·", searched) == whole.sub("·", searched)
        assert (partly.fullmatch(searched) is None) == (whole.fullmatch(searched) is None)
    assert pattern._SPARED > 100, "nothing is compiled as a whole for so few"
