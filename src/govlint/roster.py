"""Which rules a report is held to: those on it alone, those across documents, those nobody can say it of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from govlint.finding import Unassessed
from govlint.model import Struct, Text
from govlint.report import Report
from govlint.rule import Check, CorpusCheck, Rule, SuppressionCheck, is_for

MOST_SETS = 64
"""So many sets of rules, as overrides make them, are kept ready."""
_NO_YEAR = Text("规则只用于某些年份，这份报告的年份不知道", "for some years only; the report's is unknown")
_NO_MATERIAL = {
    "last_year": Text("没有可以对照的上年报告（--prior）", "no report on the year before (--prior)"),
    "members": Text("没有声明这份报告汇总哪些报告（summaries）", "not declared as a summary (summaries)"),
    "others": Text("没有别的报告可以对照", "no other report to compare with"),
}
"""Why a check across documents says nothing, by what it needs."""

_Thing = TypeVar("_Thing")
Made = dict[tuple[object, ...], tuple[tuple[Rule, ...], _Thing]]
"""What was made for sets of rules, by their identities: kept with the rules, so that these stay theirs."""


def made_once(
    known: Made[_Thing], rules: Sequence[Rule], make: Callable[[], _Thing], *more: object
) -> _Thing:
    """What `make` gives for a set of rules, and for what `more` it depends on, or gave before."""
    key = (*map(id, rules), *more)
    found = known.get(key)
    if found is None:
        if len(known) > MOST_SETS:
            known.clear()
        found = known[key] = (tuple(rules), make())
    return found[1]


class Roster(Struct, frozen=True):
    """The rules that judge one document alone, and why others say nothing: `apart` those across documents,
    which have nothing to compare with yet, `undated` those for some years, where its own is not known."""

    own: tuple[Rule, ...]
    apart: tuple[Unassessed, ...] = ()
    undated: tuple[Unassessed, ...] = ()


class Rosters:
    """The roster of each set of rules, kind of document and year, made once."""

    def __init__(self, checks: Mapping[str, Check], lang: str) -> None:
        self._checks = checks
        self._lang = lang
        self._known: Made[Roster] = {}

    def of(self, rules: Sequence[Rule], report: Report) -> Roster:
        """Which of `rules` the report is held to."""
        year = report.year_number if any(rule.years for rule in rules) else 0
        return made_once(self._known, rules, lambda: self._roster(rules, report), report.kind, year)

    def _roster(self, rules: Sequence[Rule], report: Report) -> Roster:
        year = report.year_number
        fitting = [rule for rule in rules if report.kind in rule.kinds]
        undated = [rule.code for rule in fitting if rule.years and year is None]
        fitting = [rule for rule in fitting if is_for(rule, year)]
        across = {rule.code: needs for rule in fitting if (needs := self._needs(rule))}
        return Roster(
            tuple(rule for rule in fitting if rule.code not in across and not self._is_afterwards(rule)),
            tuple(self._unassessed(code, _NO_MATERIAL[needs]) for code, needs in across.items()),
            tuple(self._unassessed(code, _NO_YEAR) for code in undated),
        )

    def _needs(self, rule: Rule) -> str:
        check = self._checks.get(rule.check)
        return check.needs if isinstance(check, CorpusCheck) else ""

    def _is_afterwards(self, rule: Rule) -> bool:
        return isinstance(self._checks.get(rule.check), SuppressionCheck)

    def _unassessed(self, code: str, why: Text) -> Unassessed:
        return Unassessed(code, why.in_language(self._lang))
