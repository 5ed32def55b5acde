"""What no example of a pack reaches: rules, branches of patterns, equations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from govlint.errors import Said
from govlint.model import Struct
from govlint.packtest.bench import Bench, problems_of
from govlint.packtest.branches import TracedPattern
from govlint.packtest.cases import RIGHT, WRONG, Case
from govlint.patterns.pattern import Pattern
from govlint.rule import Bound, Rule
from govlint.sources.written import display
from govlint.sources.yamltext import load


class Gap(Struct, frozen=True):
    """Something that no example exercises, and where it is written."""

    file: str
    line: int
    rule: str
    what: str


class Coverage(Struct, frozen=True):
    """How much of a pack its examples exercise: (exercised, all) of each thing, and the gaps."""

    rules: tuple[int, int]
    branches: tuple[int, int]
    equations: tuple[int, int]
    gaps: tuple[Gap, ...]


def is_equation(rule: Rule) -> bool:
    """Whether a rule states a relation between cells."""
    return "equation" in rule.options


def cover(bench: Bench, cases: list[Case]) -> Coverage:
    """What the cases exercise of the pack's rules."""
    traced: dict[str, dict[str, list[TracedPattern]]] = {}

    def bind(rule: Rule) -> Bound:
        run, options = bench.bind(rule)
        kept = traced.setdefault(rule.code, {})
        if not kept:
            kept.update({name: [] for name in options})
            traced_options = {name: _traced(value, kept[name]) for name, value in options.items()}
            bound[rule.code] = (run, traced_options)
        return bound[rule.code]

    bound: dict[str, Bound] = {}
    engine = bench.engine(bind)
    for case in {(case.data, case.path): case for case in cases}.values():
        result = bench.check(case.data, case.path)
        if result.report is not None:
            engine.judge(result.report, bench.rules)
            _search_unasked(traced, result.report.document.text)
    reached = [rule for rule in bench.rules if _fired(bench, rule, cases)]
    words = Said("没有反例查得出这条规则", "is found by no 反例")
    gaps = [_gap(bench, rule, (), words) for rule in bench.rules if rule not in reached]
    equations = [rule for rule in bench.rules if is_equation(rule)]
    held = [rule for rule in equations if rule in reached and _held(bench, rule, cases)]
    gaps += [
        _gap(bench, rule, ("options", "equation"), _missing(rule, reached))
        for rule in equations
        if rule not in held
    ]
    every = [pattern for options in traced.values() for found in options.values() for pattern in found]
    gaps += _branch_gaps(bench, traced)
    return Coverage(
        rules=(len(reached), len(bench.rules)),
        branches=(sum(len(item.hit) for item in every), sum(len(item.branches) for item in every)),
        equations=(len(held), len(equations)),
        gaps=tuple(sorted(gaps, key=_order)),
    )


def _order(gap: Gap) -> tuple[str, int, str]:
    return gap.file, gap.line, gap.what


def _traced(value: Any, kept: list[TracedPattern]) -> Any:
    """An option's value with every pattern in it traced; those are added to `kept`."""
    if isinstance(value, Pattern):
        kept.append(TracedPattern(value.text))
        return kept[-1]
    if isinstance(value, tuple | list):
        return type(value)(_traced(item, kept) for item in value)
    if isinstance(value, dict):
        return {key: _traced(item, kept) for key, item in value.items()}
    if isinstance(value, msgspec.Struct):
        fields = {name: _traced(getattr(value, name), kept) for name in value.__struct_fields__}
        return msgspec.structs.replace(value, **fields)
    return value


def _search_unasked(traced: dict[str, dict[str, list[TracedPattern]]], text: str) -> None:
    # A check may search by means of its own (all patterns at once, say); then the whole text is looked at.
    for options in traced.values():
        for patterns in options.values():
            for pattern in patterns:
                if not pattern.searched:
                    pattern.note(pattern.shadow.finditer(text))
                    pattern.searched = False


def _fired(bench: Bench, rule: Rule, cases: Iterable[Case]) -> bool:
    wrong = [case for case in cases if case.kind == WRONG and case.rule == rule.code]
    results = (
        bench.check_example(case.example) if case.example else bench.check(case.data, case.path)
        for case in wrong
    )
    return any(problems_of(result, rule.code) for result in results)


def _held(bench: Bench, rule: Rule, cases: Iterable[Case]) -> bool:
    """Whether a 正例 of the rule has cells of which its relation holds."""
    for case in cases:
        if case.kind == RIGHT and case.rule == rule.code:
            report = bench.check(case.data, case.path).report
            if report is not None and bench.passed(rule, report):
                return True
    return False


def _missing(rule: Rule, reached: list[Rule]) -> str:
    equation = rule.options["equation"]
    zh, en = ("正例使它成立", "正例 holds") if rule in reached else ("反例使它不成立", "反例 breaks")
    return Said(f"等式“{equation}”没有{zh}", f"is an equation, “{equation}”, that no {en}")


def _branch_gaps(bench: Bench, traced: dict[str, dict[str, list[TracedPattern]]]) -> Iterator[Gap]:
    rules = {rule.code: rule for rule in bench.rules}
    for code, options in traced.items():
        for name, patterns in options.items():
            for index, pattern in enumerate(patterns):
                for text in pattern.unused():
                    at = ("options", name) if len(patterns) == 1 else ("options", name, index)
                    words = Said(
                        f"选项 {name} 的分支“{text}”没有例子用到",
                        f"has a branch “{text}” of its option {name} that no example uses",
                    )
                    yield _gap(bench, rules[code], at, words)


def _gap(bench: Bench, rule: Rule, at: tuple[str | int, ...], what: str) -> Gap:
    path = Path(bench.pack.path) / rule.file
    line, _ = load(path).position(at)
    return Gap(display(path), line, rule.code, what)
