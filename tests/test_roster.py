"""Which rules a report is held to, by its kind and year, and what others have to say."""

from __future__ import annotations

from msgspec import structs

from govlint.report import Report
from govlint.roster import MOST_SETS, Made, Roster, Rosters, made_once
from govlint.rule import Rule
from govlint.testing import base_report
from recognised import session


def roster(*rules: Rule, year: int | None = 2024) -> Roster:
    read = session().engine.read(base_report().encode(), "2024.txt")
    assert isinstance(read, tuple)
    report = read[1]
    assert isinstance(report, Report)
    number = report.year
    dated = structs.replace(
        report, year=structs.replace(number, value=str(year)) if year and number else None
    )
    return Rosters(session().registry.checks, "en").of(rules, dated)


def rule(code: str) -> Rule:
    return next(rule for rule in session().rules if rule.code == code)


def test_what_looks_at_one_document_judges_it_alone() -> None:
    assert roster(rule("BAL001")) == Roster((rule("BAL001"),))


def test_what_compares_documents_says_what_it_lacks() -> None:
    found = roster(rule("YOY001"), rule("SUM001"))
    assert not found.own
    assert [(item.rule, "--prior" in item.reason) for item in found.apart] == [
        ("YOY001", True),
        ("SUM001", False),
    ]


def test_what_looks_at_suppressions_comes_afterwards() -> None:
    assert roster(rule("SUP001")) == Roster(())


def test_a_rule_for_some_years_needs_the_year() -> None:
    late = structs.replace(rule("BAL001"), years=(2023, 2030))
    assert roster(late, year=2024).own == (late,)
    assert roster(late, year=2022) == Roster(())
    assert [item.rule for item in roster(late, year=None).undated] == ["BAL001"]


def test_no_more_sets_are_kept_than_are_of_use() -> None:
    known: Made[int] = {}
    rules = [structs.replace(rule("BAL001"), code=f"BAL{number}") for number in range(3 * MOST_SETS)]
    assert [made_once(known, [one], lambda: 1) for one in rules] == [1] * len(rules)
    assert len(known) <= MOST_SETS + 1
    assert made_once(known, rules[-1:], lambda: 2) == 1
