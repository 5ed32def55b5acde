"""Rules with nothing to find are told by one search for all, and never one that would find something."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.checks.places.scopes import Scope
from govlint.checks.wording.pattern import pattern as check
from govlint.patterns.pattern import Pattern
from govlint.patterns.together import Filter
from govlint.rule import Rule
from govlint.sieve import Sieve
from ruled import made

PATTERNS = [
    "甲乙",
    "(?i)abc",
    "^丙$",
    "丁.{0,3}戊|己庚",
    "[一-三]+件",
    "a?",
    "(?:未收到|没有)申请",
    r"\d{4}年",
    "[甲丙]丁",
]
TEXTS = [
    "",
    "甲乙",
    "aBC",
    "丙",
    "甲\n丙\n",
    "丁壬壬戊",
    "己 庚",
    "二件",
    "没有申请",
    "2024年",
    "丙丁",
    "庚己",
]


def rule(code: str) -> Rule:
    return made(code, check="pattern")


@pytest.mark.parametrize("text", TEXTS)
def test_what_matches_is_possible(text: str) -> None:
    patterns = [Pattern.parse(item) for item in PATTERNS]
    possible = set(Filter(patterns).possible(text))
    assert possible >= {index for index, item in enumerate(patterns) if item.is_in(text)}


def test_what_lacks_its_words_is_not() -> None:
    patterns = [Pattern.parse(item) for item in ("甲乙", "丁.{0,3}戊|己庚", "[一-三]+件")]
    assert list(Filter(patterns).possible("乙甲丁庚三条")) == []
    assert list(Filter([]).possible("甲")) == []


@given(st.text(alphabet="甲乙丙丁戊己庚 \nab1", max_size=30))
def test_never_silent_where_there_is_a_match(text: str) -> None:
    patterns = [Pattern.parse(item) for item in PATTERNS]
    possible = set(Filter(patterns).possible(text))
    assert all(index in possible for index, item in enumerate(patterns) if item.is_in(text))


def test_rules_by_folding_and_scope() -> None:
    def options(text: str, **more: object) -> dict[str, object]:
        return {"pattern": Pattern.parse(text), "scope": Scope("document"), "fold": (), **more}

    bound = [(rule(f"OWN00{number}"), check, options("甲乙")) for number in range(6)]
    bound.append((rule("OWN007"), check, options("甲乙", fold=("spaces",))))
    bound.append((rule("OWN008"), check, options("甲乙", scope=Scope("section:overview"))))
    sieve = Sieve(bound)
    assert "OWN008" not in sieve.codes  # without the section it is not assessed
    assert sieve.silent("丙") == sieve.codes
    assert sieve.codes - sieve.silent("甲 乙") == {"OWN007"}
    assert sieve.silent("甲乙") == frozenset()
    assert Sieve(bound[:3]).silent("丙") == frozenset()  # a few are sooner run
