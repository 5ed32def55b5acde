"""Sets of words that patterns of claims.yaml name: put in their place, of all packs together."""

from __future__ import annotations

import pytest

from govlint.packs.filetypes import ClaimsFile
from govlint.packs.wordsets import TooLargeError, WordSets, names_in, together
from govlint.patterns.pattern import Pattern
from govlint.vocabulary import Matter
from packfolders import claims_pack

SETS = WordSets(
    [
        ClaimsFile(names={"ways": ("当面", "C+V")}, sets={"desks": ("窗口", "{halls}", "窗口前")}),
        ClaimsFile(names={"ways": ("民声亭",)}, sets={"halls": ("大厅|馆",)}),
    ]
)


@pytest.mark.parametrize(
    ("pattern", "whole"),
    [
        ("收到", "收到"),
        ("{halls}", "(?:大厅|馆)"),
        ("(?:在{desks})?收到", "(?:在(?:(?:大厅|馆)|窗口前|窗口))?收到"),
        ("{ways}{0,3}", r"(?:C\+V|民声亭|当面){0,3}"),
        ("{halls}甲{2}乙{3,}", "(?:大厅|馆)甲{2}乙{3,}"),
        (r"\p{Han}\P{Han}\x{abc}", r"\p{Han}\P{Han}\x{abc}"),
        (r"\{halls\}[{halls}][^]{halls}]\Q{halls}\E", r"\{halls\}[{halls}][^]{halls}]\Q{halls}\E"),
        (r"[\]{halls}]\\{halls}", r"[\]{halls}]\\(?:大厅|馆)"),
    ],
)
def test_the_words_of_sets_stand_for_their_names(pattern: str, whole: str) -> None:
    assert SETS.whole(pattern) == whole
    assert Pattern.parse(whole).text == whole


def test_names_are_told_with_those_that_they_use() -> None:
    assert list(names_in("{desks}(?:{ways}|[{x}]){1,2}")) == ["desks", "ways"]
    assert SETS.used_by(["desks"]) == {"desks", "halls"}
    assert set(SETS.names()) == {"ways", "desks", "halls"}
    assert SETS.words("halls") == ("大厅|馆",)
    assert SETS.words("none") == ()


def matter(*patterns: str) -> Matter:
    words, weak, got = patterns
    return Matter(key="m", signs=("申",), words=(words,), weak=(weak,), counts={"got": (got,)})


def test_words_of_all_kinds_are_put_in() -> None:
    file = ClaimsFile(
        matters=(matter("{a}申", "{a}件", "{a}收"),), context={"all": ("{a}", "(?:甲)")}, sets={"a": ("甲",)}
    )
    words = WordSets([file]).put_in(file)
    assert words.matters == (matter("(?:甲)申", "(?:甲)件", "(?:甲)收"),)
    assert words.context == {"all": ("(?:甲)",)}


@pytest.mark.parametrize("times", [5, 1])
def test_few_lines_make_no_gigabytes(times: int) -> None:
    sets = {f"s{at}": (f"{{s{at + 1}}}" * times,) for at in range(30)}
    with pytest.raises(TooLargeError):
        WordSets([ClaimsFile(sets={**sets, "s30": ("甲",)})]).whole("{s0}")


def test_many_patterns_together_have_their_limit() -> None:
    sets = WordSets([ClaimsFile(sets={"long": ("甲" * 90_000,)})])
    with pytest.raises(TooLargeError):
        list(map(sets.whole, ["{long}"] * 99))


def test_what_another_pack_adds_is_known_to_all_patterns() -> None:
    nation = claims_pack(ClaimsFile(context={"part": ("{desks}前",)}, sets={"desks": ("窗口",)}))
    city = claims_pack(ClaimsFile(context={"part": ("代办点",)}, sets={"desks": ("民声亭",)}))
    assert together([nation, city]).context == {"part": ("(?:民声亭|窗口)前", "代办点")}
