"""The alternatives of patterns, found and traced."""

from __future__ import annotations

import pytest

from govlint.packtest.branches import TracedPattern, branches
from govlint.patterns.pattern import Pattern


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲", ["甲"]),
        ("甲|乙丙", ["甲", "乙丙"]),
        ("前(?:甲|乙)后", ["甲", "乙"]),
        ("(?P<at>甲|乙)|丙", ["(?P<at>甲|乙)", "甲", "乙", "丙"]),
        (r"[|)]\|(甲|[^]|]乙)", ["甲", "[^]|]乙"]),
        ("(?i)a|b", ["a", "b"]),
        ("(?i:a|b)", ["a", "b"]),
        (r"\Qa|b\E|c", [r"\Qa|b\E", "c"]),
        ("甲(?:乙|)丙", ["乙", ""]),
        ("[[:alpha:]|]x|y", ["[[:alpha:]|]x", "y"]),
        ("((甲|乙)|丙)", ["(甲|乙)", "甲", "乙", "丙"]),
    ],
)
def test_branches(text: str, found: list[str]) -> None:
    assert [text[branch.start : branch.end] for branch in branches(text)] == found
    assert TracedPattern(text).shadow.group_count >= len(found)


def test_branches_that_took_part() -> None:
    pattern = TracedPattern("市民(?:来信|来电|来访)|信箱")
    assert [match.group() for match in pattern.finditer("市民来电，市民来信")] == ["市民来电", "市民来信"]
    assert pattern.unused() == ["市民(?:来信|来电|来访)", "来访", "信箱"][1:]


def test_every_way_to_search_is_traced() -> None:
    for search in (
        lambda pattern: pattern.search("甲乙"),
        lambda pattern: pattern.is_in("甲"),
        lambda pattern: pattern.fullmatch("甲"),
        lambda pattern: pattern.sub("丙", "甲"),
        lambda pattern: list(pattern.finditer("甲")),
    ):
        pattern = TracedPattern("甲|乙")
        search(pattern)
        assert pattern.unused() == ["乙"]


def test_all_rounds_of_a_group_that_repeats_count() -> None:
    pattern = TracedPattern("(?:一|二|三|四)+")
    pattern.search("一二三")
    assert pattern.unused() == ["四"]


def test_it_matches_as_it_would_anyway() -> None:
    for text in ("甲(?P<at>乙|丙)?", "(?:甲|乙){2}", "^甲|乙$"):
        for where in ("甲乙丙", "乙甲", ""):
            assert TracedPattern(text).sub("-", where) == Pattern(text).sub("-", where)


def test_a_pattern_too_large_for_more_groups_is_taken_as_one() -> None:
    text = "|".join(f"(?:a{number}b){{0,250}}c" for number in range(100))
    try:
        Pattern.parse(text)
    except ValueError:
        pytest.skip("too large as it is")
    pattern = TracedPattern(text)
    assert pattern.search("xc") is not None
    assert len(pattern.unused()) == len(pattern.branches) - 1


def test_it_is_equal_to_no_other() -> None:
    assert TracedPattern("甲") != Pattern("甲")
    assert Pattern("甲") != TracedPattern("甲")
