"""Runs the rules across documents over the facts of a run, and places what they find in the reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from msgspec import structs

from govlint.corpus import Corpus, require_year
from govlint.docket import masked_bug, silent
from govlint.errors import pass_on
from govlint.facts import Facts
from govlint.finding import (
    Crash,
    Discrepancy,
    Elsewhere,
    Finding,
    Passed,
    Problem,
    Related,
    Result,
    Unassessed,
    Unknown,
    in_order,
)
from govlint.model import Location, Span, Struct, Text
from govlint.report import NotAssessable, Report
from govlint.rule import CorpusCheck, CorpusContext, Rule, Told
from govlint.runs.members import members_of
from govlint.stamp import Stamper
from govlint.vocabulary import Vocabulary

Load = Callable[[str], Report | None]
"""Reads a report again by its path: only where something was found, which is rare."""

Discrepancies = tuple[tuple[Rule, Discrepancy], ...]
Placed = tuple[tuple[Finding, ...], tuple[Unassessed, ...]]
"""Findings, and what could not be placed."""

Place = Callable[[Facts, Discrepancies], Placed]
"""Makes findings of discrepancies in the report with these facts."""

_NO_LAST_YEAR = Text("没有找到{agency}{year}年的报告", "no report of {agency} on {year} was found")
_NOBODY = Text("不知道本报告的机关或年份", "agency or year of this report are not known")
_CHANGED = Text("文件在检查时变了，找不到位置", "the file changed while it was checked")


class Verdict(Struct, frozen=True):
    """What the rules across documents said of one report, before it is placed."""

    told: Discrepancies = ()
    assessed: tuple[str, ...] = ()
    unknown: tuple[Unassessed, ...] = ()
    apart: tuple[str, ...] = ()
    crashes: tuple[Crash, ...] = ()


class Examiner:
    """Judges reports of a corpus once all are in; `bind` gives a rule's check and its typed options."""

    def __init__(
        self,
        corpus: Corpus,
        vocabulary: Vocabulary,
        bind: Callable[[Rule], tuple[CorpusCheck, dict[str, Any]]],
        place: Place,
        lang: str,
    ) -> None:
        self._corpus = corpus
        self._vocabulary = vocabulary
        self._bind = bind
        self._place = place
        self._lang = lang

    def examine(self, result: Result, facts: Facts, rules: Iterable[Rule]) -> Result:
        """`result` with what `rules`, all of them across documents, say of the report with these `facts`."""
        verdict = Verdict()
        for rule in rules:
            verdict = _together(verdict, self._judge(rule, facts))
        findings, lost = self._place(facts, verdict.told) if verdict.told else ((), ())
        assessed = result.assessed + verdict.assessed
        blind = result.error is not None and result.error.code == "not-assessed"
        return structs.replace(
            result,
            findings=tuple(sorted((*result.findings, *findings), key=in_order)),
            assessed=assessed,
            not_assessed=(*result.not_assessed, *verdict.unknown, *lost),
            apart=tuple(item for item in result.apart if item.rule in verdict.apart),
            crashes=result.crashes + verdict.crashes,
            error=None if blind and assessed else result.error,
        )

    def _judge(self, rule: Rule, facts: Facts) -> Verdict:
        check, options = self._bind(rule)
        told: list[tuple[Rule, Discrepancy]] = []
        unknown: list[Text] = []
        units = 0
        try:
            context = self._context(rule, facts, check.needs)
            if context is None:
                return self._without_material(rule, facts, check.needs)
            for outcome in check.run(context, **options):
                if isinstance(outcome, Unknown):
                    unknown.append(outcome.reason)
                    continue
                units += 1
                if isinstance(outcome, Discrepancy):
                    told.append((rule, outcome))
                elif not isinstance(outcome, Passed):
                    raise TypeError(f"a check yields Discrepancy, Passed or Unknown, not {outcome!r}")
            if not units and not unknown:
                unknown.append(silent(rule.check))
            if facts.unread is not None and check.reads:
                unknown.append(facts.unread)
        except NotAssessable as error:
            unknown.append(error.reason)
        except BaseException as error:  # one rule's bug must not hide what the others find
            pass_on(error)
            return Verdict(crashes=(Crash(rule.code, masked_bug(error)),))
        return Verdict(
            told=tuple(told),
            assessed=(rule.code,) if units else (),
            unknown=tuple(self._unassessed(rule, reason) for reason in dict.fromkeys(unknown)),
        )

    def _context(self, rule: Rule, facts: Facts, needs: str) -> CorpusContext | None:
        """What the rule is given; None where this run has nothing for it."""
        corpus = self._corpus
        if needs == "members":
            members = members_of(corpus, facts)
            if members is None:
                return None
            require_year(facts)
            return CorpusContext(facts, rule, self._vocabulary, members=members)
        if corpus.asked or corpus.size > 1:
            require_year(facts)
        last_year = corpus.last_year(facts)
        if last_year is None and needs == "last_year":
            corpus.require_years(facts.known)
        if last_year is None and (needs == "last_year" or corpus.size < 2):
            return None
        return CorpusContext(facts, rule, self._vocabulary, last_year, texts=corpus.texts)

    def _without_material(self, rule: Rule, facts: Facts, needs: str) -> Verdict:
        """Apart, as nobody asked for the comparison; not assessed where last year's reports were named."""
        if needs == "members" or not self._corpus.asked:
            return Verdict(apart=(rule.code,))
        if not facts.known or not facts.year:
            return Verdict(unknown=(self._unassessed(rule, _NOBODY),))
        blanks = {"agency": facts.agency, "year": facts.year - 1}
        reason = Text(_NO_LAST_YEAR.zh.format(**blanks), _NO_LAST_YEAR.en.format(**blanks))
        return Verdict(unknown=(self._unassessed(rule, reason),))

    def _unassessed(self, rule: Rule, reason: Text) -> Unassessed:
        return Unassessed(rule.code, reason.in_language(self._lang))


def placed(facts: Facts, told: Discrepancies, load: Load, lang: str) -> Placed:
    """The findings of a discrepancy each, at its place in the report, which is read again for it."""
    report = load(facts.path)
    if report is None:
        words = _CHANGED.in_language(lang)
        return (), tuple(Unassessed(rule.code, words) for rule, _ in told)
    stamper = Stamper(report, lang)
    others = {item.path for _, found in told for item in found.others}
    read = {path: load(path) for path in sorted(others)}
    findings = []
    for rule, found in told:
        problem = Problem(
            span=_span(report, found.cell, found.section, found.span),
            kind=found.kind,
            params=found.params,
            cell=found.cell,
            hint=found.hint,
        )
        related = tuple(_related(item, read[item.path], lang) for item in found.others)
        findings.append(structs.replace(stamper.finding(Told(rule, problem)), related=related))
    return tuple(findings), ()


def _together(one: Verdict, other: Verdict) -> Verdict:
    return Verdict(*(getattr(one, name) + getattr(other, name) for name in Verdict.__struct_fields__))


def _span(report: Report, cell: object, section: str | None, span: Span | None) -> Span:
    """Where in `report` a discrepancy stands; its beginning where the place is not there any more."""
    if span is not None:
        return span
    for form in report.forms.values():
        for found in form.cells.values():
            if found.key == cell:
                return found.span
    found_section = report.sections.get(section or "")
    if found_section is None:
        return Span(0, 0)
    if found_section.heading is not None:
        return found_section.heading.span
    return next(iter(report.paragraphs(found_section.body)), found_section.body)


def _related(item: Elsewhere, report: Report | None, lang: str) -> Related:
    """A place in another file, told in words: a line of its own could be taken for one of this file."""
    where = ""
    if report is not None:
        span = _span(report, item.cell, item.section, None)
        where = " " + report.document.place(span, lang=lang).text
    location = Location(None, None, None, None, None, None, item.path + where)
    return Related(location, item.cell, item.value, item.role)
