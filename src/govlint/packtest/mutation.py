"""Changes every figure of a pack's correct examples, and asks whether an equation notices."""

from __future__ import annotations

from collections.abc import Iterable

from govlint.finding import Result
from govlint.model import Document, Struct
from govlint.numbers import show
from govlint.packtest.bench import Bench
from govlint.packtest.cases import RIGHT, Case
from govlint.packtest.coverage import is_equation
from govlint.relation import Relation
from govlint.report import CellKey, FormCell, Report
from govlint.rule import Rule

_FAR = 100_000


class Survivor(Struct, frozen=True):
    """A changed figure that no equation noticed, though one is about its cell; `rules` are those."""

    file: str
    line: int
    cell: CellKey
    label: str
    before: str
    after: str
    rules: tuple[str, ...]


class Mutation(Struct, frozen=True):
    """What became of the changed figures.

    `noticed` counts changes by one that an equation noticed. `bounded` are cells of inequalities alone, with
    room to spare: a change beyond the bound was noticed. `one_sided` are cells of inequalities that no
    change of their own can break. `uncovered` are cells that no equation is about, `unread` those without a
    plain figure to change. All by label.
    """

    noticed: int = 0
    survivors: tuple[Survivor, ...] = ()
    bounded: tuple[str, ...] = ()
    one_sided: tuple[str, ...] = ()
    uncovered: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


class _Mutating:
    """One pack's examples being changed, with the tallies."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.rules = tuple(rule for rule in bench.rules if is_equation(rule))
        self.engine = bench.session.engine
        self.noticed = 0
        self.covered: set[str] = set()
        self.survivors: list[Survivor] = []
        self.cells: dict[str, dict[str, None]] = {
            name: {} for name in ("bounded", "one_sided", "uncovered", "unread")
        }

    def example(self, case: Case) -> None:
        """Change every figure of one example in turn."""
        result = self.bench.check(case.data, case.path)
        if result.report is None or result.document is None:
            return
        about = self._about(result.report)
        before = self._told(case.data, case.path)
        for form in result.report.forms.values():
            for cell in form.cells.values():
                label = _label(result.report, cell)
                rules = about.get(cell.key, ())
                if rules:
                    self.covered.add(label)
                if not rules:
                    self.cells["uncovered"][label] = None
                elif not _plain(result.document, cell):
                    self.cells["unread"][label] = None
                else:
                    self._cell(case, result, cell, rules, before)

    def _about(self, report: Report) -> dict[CellKey, tuple[Rule, ...]]:
        """The equations that hold through each cell of a report."""
        about: dict[CellKey, tuple[Rule, ...]] = {}
        for rule in self.rules:
            keys = {key for passed in self.bench.passed(rule, report) for key in passed.cells()}
            for key in keys:
                about[key] = (*about.get(key, ()), rule)
        return about

    def _cell(
        self, case: Case, result: Result, cell: FormCell, rules: tuple[Rule, ...], before: frozenset[str]
    ) -> None:
        value = cell.number.value
        assert value is not None
        assert result.document is not None
        assert result.report is not None
        strict = any(_is_strict(rule) for rule in rules)
        steps = [value + 1, *([value - 1] if value >= 1 else [])]
        missed = []
        for after in steps:
            if self._notices(case, result.document, cell, show(after), before):
                self.noticed += 1
            else:
                missed.append(after)
        label = _label(result.report, cell)
        if strict:
            codes = tuple(rule.code for rule in rules)
            self.survivors += [
                Survivor(case.file, case.line, cell.key, label, cell.text, show(after), codes)
                for after in missed
            ]
        elif len(missed) == len(steps):
            far = (value + _FAR, 0) if value else (value + _FAR,)
            if any(self._notices(case, result.document, cell, show(after), before) for after in far):
                self.cells["bounded"][label] = None
            else:
                self.cells["one_sided"][label] = None

    def _notices(
        self, case: Case, document: Document, cell: FormCell, after: str, before: frozenset[str]
    ) -> bool:
        span = document.source_span(cell.span)
        changed = document.source[: span.start] + after + document.source[span.end :]
        return bool(self._told(changed.encode(document.encoding or "utf-8"), case.path) - before)

    def _told(self, data: bytes, path: str) -> frozenset[str]:
        findings = self.engine.check(data, path, self.rules).findings
        return frozenset(finding.fingerprint for finding in findings)


def mutate(bench: Bench, cases: Iterable[Case]) -> Mutation:
    """Every figure of each 正例 of the pack's equations changed by one, up and down.

    Of an equation every change must be noticed. An inequality with room to spare cannot notice one: there
    a change beyond its bound must be, where there is one.
    """
    mutating = _Mutating(bench)
    codes = {rule.code for rule in mutating.rules}
    wanted = [case for case in cases if case.kind == RIGHT and case.rule in codes]
    for case in {(case.data, case.path): case for case in wanted}.values():
        mutating.example(case)
    for label in mutating.covered:  # one example may lack what another has
        mutating.cells["uncovered"].pop(label, None)
    return Mutation(
        noticed=mutating.noticed,
        survivors=tuple(mutating.survivors),
        **{name: tuple(labels) for name, labels in mutating.cells.items()},
    )


def _is_strict(rule: Rule) -> bool:
    """Whether a rule states an equality."""
    try:
        return Relation.parse(str(rule.options["equation"])).operator == "="
    except ValueError:  # another check's own way to write one
        return True


def _plain(document: Document, cell: FormCell) -> bool:
    """Whether the cell holds a figure and nothing else, as it stands in the source."""
    span = document.source_span(cell.span)
    value = cell.number.value
    return value is not None and document.source[span.start : span.end] == show(value)


def _label(report: Report, cell: FormCell) -> str:
    definition = report.definition(cell.key.form)
    row, column = definition.row_label(cell.key.row), definition.column_label(cell.key.column)
    return f"{definition.title.zh}（{definition.format}）“{row.zh}”×“{column.zh}”"
