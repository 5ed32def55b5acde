from __future__ import annotations

import pytest

from govlint.api import open_session
from govlint.config.selection import Choice, decide, idle, is_known, names, specificity
from govlint.rule import Rule
from ruled import made


def rule(code: str = "BAL001", name: str = "request-balance", tags: tuple[str, ...] = ("tables",)) -> Rule:
    return made(code, name=name, pack="national", tags=tags)


def on(*choices: Choice, enabled: bool = True, code: str = "BAL001") -> bool:
    return decide(rule(code), choices, enabled=enabled).on


def test_how_closely_a_selector_names_a_rule() -> None:
    selectors = ["ALL", "tables", "B", "BAL", "BAL00", "request-balance", "BAL001"]
    grades = [specificity(selector, rule()) for selector in selectors]
    assert grades == sorted(grades)
    assert len(set(grades)) == len(grades)
    assert specificity("national", rule()) == specificity("tables", rule())
    assert specificity("STR", rule()) == specificity("bal", rule()) == 0


def test_default() -> None:
    assert on()
    assert not on(enabled=False)
    assert on(Choice("a", extend_select=("STR",)))


@pytest.mark.parametrize(
    ("choice", "wanted"),
    [
        (Choice("a", select=("STR",)), False),
        (Choice("a", select=("BAL",)), True),
        (Choice("a", select=("BAL",), ignore=("BAL001",)), False),
        (Choice("a", select=("BAL001",), ignore=("BAL",)), True),
        (Choice("a", select=("BAL001",), ignore=("BAL001",)), False),
        (Choice("a", select=("national",), ignore=("tables",)), False),
        (Choice("a", ignore=("ALL",), extend_select=("BAL",)), True),
        (Choice("a", select=("BAL00",), ignore=("BAL",)), True),
        (Choice("a", select=()), False),
    ],
)
def test_within_a_level_the_closest_wins(choice: Choice, wanted: bool) -> None:
    assert on(choice) is wanted


@pytest.mark.parametrize(
    ("far", "near", "wanted"),
    [
        (Choice("f", select=("STR",)), Choice("n", select=("BAL",)), True),
        (Choice("f", select=("BAL001",)), Choice("n", select=("STR",)), False),
        (Choice("f", ignore=("BAL001",)), Choice("n", select=("BAL",)), False),
        (Choice("f", ignore=("BAL001",)), Choice("n", select=("BAL001",)), True),
        (Choice("f", ignore=("BAL",)), Choice("n", extend_select=("BAL",)), True),
        (Choice("f", extend_select=("BAL001",)), Choice("n", ignore=("BAL001",)), False),
    ],
)
def test_a_nearer_level_is_stronger(far: Choice, near: Choice, wanted: bool) -> None:
    assert on(far, near) is wanted


@pytest.mark.parametrize(
    ("selector", "wanted"),
    [
        ("BAL001", True),
        ("request-balance", True),
        ("ALL", True),
        ("BAL", False),
        ("tables", False),
        ("national", False),
    ],
)
def test_what_switches_on_a_rule_that_is_off_by_default(selector: str, wanted: bool) -> None:
    assert on(Choice("a", extend_select=(selector,)), enabled=False) is wanted
    assert on(Choice("a", select=(selector,)), enabled=False) is wanted


def test_who_decided() -> None:
    choices = [Choice("far", select=("BAL",)), Choice("near", ignore=("STR001",))]
    assert decide(rule(), choices, enabled=True).origin == "far"
    assert decide(rule("STR001"), choices, enabled=True).origin == "near"
    assert decide(rule("URL001"), choices, enabled=True).origin == "far"
    assert decide(rule(), [], enabled=True).origin == "default"


def test_names() -> None:
    known = names([rule()])
    assert known == ["BAL001", "request-balance", "BAL", "tables", "national", "ALL"]
    assert all(is_known(name, [rule()]) for name in known)
    assert not is_known("STR", [rule()])


def test_a_prefix_of_rules_that_are_all_off_is_idle() -> None:
    rules = open_session().rules
    assert idle("TYP", rules) == ["TYP001", "TYP002"]
    assert idle("TYP001", rules) == idle("mixed-punctuation", rules) == idle("ALL", rules) == []
    assert idle("URL", rules) == idle("BAL", rules) == idle("national", rules) == []
    assert idle("NIX", rules) == []
