"""Which rules have nothing to find in a text: their patterns are looked for together, in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from govlint.checks.places.folding import folded
from govlint.errors import pass_on
from govlint.patterns.pattern import Pattern
from govlint.patterns.together import Filter
from govlint.roster import Made, made_once
from govlint.rule import Bind, Check, Rule

FEW = 4
"""Up to so many rules are sooner run one by one."""

Sought = tuple[tuple[Pattern, ...], tuple[Any, ...]]


class Sieve:
    """Made once for a set of rules; asked for every text."""

    def __init__(self, rules: Iterable[tuple[Rule, Check, dict[str, Any]]]) -> None:
        self._groups: dict[tuple[Any, ...], list[tuple[str, Pattern]]] = {}
        codes: set[str] = set()
        for rule, check, options in rules:
            sought = check.sought(options) if check.sought is not None else None
            if sought is not None:
                codes.add(rule.code)
                patterns, fold = sought
                self._groups.setdefault(fold, []).extend((rule.code, pattern) for pattern in patterns)
        self.codes = frozenset(codes) if len(codes) > FEW else frozenset()
        self._filters: dict[tuple[Any, ...], Filter] = {}

    def silent(self, text: str) -> frozenset[str]:
        """The codes of the rules that find nothing in `text`, whose check passes without being run."""
        if not self.codes:
            return self.codes
        speaking: set[str] = set()
        for fold, group in self._groups.items():
            joined = self._filters.get(fold)
            if joined is None:
                joined = self._filters[fold] = Filter([pattern for _, pattern in group])
            speaking.update(group[index][0] for index in joined.possible(folded(text, fold).text))
        return self.codes - speaking


class Sieves:
    """The sieve of each set of rules, made once; `bind` gives a rule's typed options."""

    def __init__(self, checks: Mapping[str, Check], bind: Bind) -> None:
        self._checks = checks
        self._bind = bind
        self._known: Made[Sieve] = {}

    def of(self, rules: Sequence[Rule]) -> Sieve:
        """What tells which of `rules` find nothing in a text."""
        return made_once(self._known, rules, lambda: Sieve(self._bound(rules)))

    def _bound(self, rules: Sequence[Rule]) -> Iterator[tuple[Rule, Check, dict[str, Any]]]:
        for rule in rules:
            check = self._checks.get(rule.check)
            if check is None or check.sought is None:
                continue
            try:
                yield rule, check, self._bind(rule)[1]
            except BaseException as error:  # it is told when the rule runs
                pass_on(error)
                continue
