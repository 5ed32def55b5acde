from __future__ import annotations

import pickle
import re

import pytest

from govlint.patterns import together
from govlint.patterns.asbytes import quiet
from govlint.patterns.pattern import Pattern
from govlint.patterns.together import which

TEXT = "示例市2024年收到申请12件😀，办理3件。\n国办公开办函〔2021〕30号"


@pytest.mark.parametrize(
    "words", [r"(\d+)件", r"〔(?P<year>\d{4})〕(\d+)号", "", "[年件]", r"(?m)^国|。$", "x?"]
)
def test_offsets_are_code_points(words: str) -> None:
    ours = [(m.span(), m.groups()) for m in Pattern.parse(words).finditer(TEXT)]
    theirs = [(m.span(), m.groups()) for m in re.finditer(words, TEXT)]
    assert ours == theirs


def test_groups() -> None:
    match = Pattern(r"(?P<n>\d+)(?P<unit>件|条)?(宗)?").search(TEXT, 8)
    assert match is not None
    assert (match.group(), match["n"], match["unit"], match[3]) == ("12件", "12", "件", "")
    assert match.span("n") == (12, 14)
    assert (match.start(), match.end("unit")) == (12, 15)
    assert match.span(3) == (-1, -1)
    assert match.groupdict() == {"n": "12", "unit": "件"}
    with pytest.raises(IndexError):
        match.span("absent")


def test_range_and_whole() -> None:
    pattern = Pattern("^.")
    assert [match.span() for match in pattern.finditer(TEXT, 3, 9)] == [(3, 4)]
    assert pattern.search("") is None
    assert Pattern("示.").fullmatch("示例")
    assert Pattern("示.").fullmatch("示例市") is None
    assert Pattern("(a)").group_count == 1


@pytest.mark.parametrize(
    ("words", "why"),
    [("(?=a)", "环视"), ("(?<!a)b", "环视"), (r"(a)\1", "反向引用"), ("(甲", "缺少 )"), ("[甲", "缺少 ]")],
)
def test_bad_patterns_are_told_by_name(words: str, why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(why)) as caught:
        Pattern.parse(words)
    assert repr(words) in str(caught.value)


def test_identity_and_pickling() -> None:
    pattern = Pattern.parse("甲|乙")
    assert pickle.loads(pickle.dumps(pattern)) == pattern == Pattern.restore("甲|乙")
    assert len({pattern, Pattern("甲|乙")}) == 1


def test_lone_surrogates_do_not_stop_a_search() -> None:
    assert [match.span() for match in Pattern("甲").finditer("\ud800甲")] == [(1, 2)]


@pytest.mark.parametrize("words", [r"(\d+)件", "市$", "", "[年件]", r"\B", "乙", "x?"])
def test_whether_and_where_agree(words: str) -> None:
    pattern = Pattern(words)
    for text in (TEXT, "", "件", "年\n市"):
        assert pattern.is_in(text) is (pattern.search(text) is not None)


def test_substitution_is_that_of_the_matches() -> None:
    assert Pattern("[0-9]+|件").sub("□", "收到12件、3条") == "收到□□、□条"
    assert Pattern("x?").sub("-", "甲x乙") == re.sub("x?", "-", "甲x乙")
    assert Pattern("丙").sub("□", "甲乙") == "甲乙"


def test_several_patterns_in_one_pass() -> None:
    patterns = [Pattern("申请"), Pattern("^办理"), Pattern(r"\d{4}年")]
    for _ in range(3):  # the first texts are looked through for words, later ones by one automaton
        assert which(patterns, TEXT) == {0, 2}
        assert which(patterns, "乙") == set()
    assert which([], TEXT) == set()


@pytest.mark.parametrize("memory", [1 << 12, 1 << 16, 3 << 19, 3 << 20, 64 << 20])
def test_many_patterns_that_are_too_much_for_one_search(monkeypatch: pytest.MonkeyPatch, memory: int) -> None:
    many = [Pattern(f"[甲-{chr(0x7532 + n)}].{{0,60}}乙{n}") for n in range(80)] + [
        Pattern("丙"),
        Pattern("甲乙7"),
    ]
    monkeypatch.setattr(together, "_TOGETHER", quiet(memory))
    together._together.cache_clear()
    assert which(many, "甲" * 3000 + "丙甲乙7") == {7, 80, 81}
    together._together.cache_clear()


@pytest.mark.parametrize(
    ("pattern", "text", "span"),
    [
        ("(?P<at>甲)乙|丙(?P<at>丁)", "丙丁", (1, 2)),
        ("(?P<at>甲)乙|丙(?P<at>丁)", "甲乙", (0, 1)),
        (r"(?P<at>甲)(乙)|[(\]]\((?:丙)(戊?)(?P<at>丁)", "((丙丁", (3, 4)),
        (r"(?:(?P<at>甲)|(?P<by>乙))丙|[^](](?P<at>丁)", "丙丁", (1, 2)),
    ],
)
def test_a_name_is_of_the_group_that_took_part(pattern: str, text: str, span: tuple[int, int]) -> None:
    match = Pattern.parse(pattern).search(text)
    assert match is not None
    assert match.span("at") == span
    assert match["at"] == text[slice(*span)] == match.groupdict()["at"]
