"""Runs the rules in force over one document: bytes and settings in, a result out; no files, no printing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, TypeVar

from msgspec import structs

from govlint.docket import Docket, Judgement, masked_bug
from govlint.errors import UnreadableError, pass_on
from govlint.finding import Crash, Failure, Finding, Result, Unassessed, in_order
from govlint.gaps import Holes, gaps_of, holes_of, known, scope_read, unread_forms
from govlint.gather import Gatherer
from govlint.generated import is_generated
from govlint.identifiers import mask
from govlint.legible import unread
from govlint.limits import Limits, OutOfTime, kept
from govlint.model import Document, Text
from govlint.plugins import Registry
from govlint.report import Report
from govlint.roster import Rosters
from govlint.rule import Bind, Context, Rule
from govlint.running import forget
from govlint.sieve import Sieves
from govlint.structure.kinds import Kinds
from govlint.suppressions.comments import suppressions
from govlint.vocabulary import ANNUAL_REPORT, Regulation, Vocabulary
from govlint.years import years_of

NOTHING_ASSESSED = Text(
    "选中的规则没有一条能对这份报告作出判断", "none of the rules selected could judge this report"
)

_Made = TypeVar("_Made")


class Engine:
    """Everything that does not change from document to document, made once."""

    def __init__(
        self,
        registry: Registry,
        vocabulary: Vocabulary,
        regulations: tuple[Regulation, ...],
        bind: Bind,
        lang: str = "zh",
        limits: Limits | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self.registry = registry
        self.vocabulary = vocabulary
        self.regulations = regulations
        self.lang = lang
        self._bind = bind
        self._mendable = {reader.name for reader in registry.readers if reader.patch}
        self._rosters = Rosters(registry.checks, lang)
        self._sieves = Sieves(registry.checks, bind)
        self._recogniser = Kinds(vocabulary)
        self.gatherer = Gatherer(vocabulary)

    def check(
        self,
        data: bytes,
        path: str,
        rules: Sequence[Rule],
        *,
        keep: bool = False,
        facts: bool = False,
    ) -> Result:
        """The result for the document in `data`, named `path`, under `rules`.

        Never raises for what the document holds: unreadable bytes and rules that crash are told in the
        result. With `keep`, the result holds the document and the report too; with `facts`, those that the
        rules across documents work on, which are not run here.
        """
        return self._in_time(path, lambda: self._check(data, path, rules, keep=keep, facts=facts))

    def _in_time(self, path: str, work: Callable[[], _Made]) -> _Made | Result:
        try:
            with kept(self.limits):
                return work()
        except OutOfTime:
            seconds = f"{self.limits.seconds:g}"
            words = Text(
                f"{seconds} 秒内没有查完，停下了；报告不会这么慢，请看看文件是否正常，"
                "或在配置里调大 limits.seconds",
                f"stopped after {seconds} seconds; no report is so slow: see whether the file is sound, or "
                "raise limits.seconds in the configuration",
            )
            return Result(path=path, error=self._failed(words))

    def _check(self, data: bytes, path: str, rules: Sequence[Rule], *, keep: bool, facts: bool) -> Result:
        read = self.read(data, path)
        if isinstance(read, Result):
            return read
        document, report = read
        if report is None:
            return Result(
                path=path,
                reader=document.reader,
                encoding=document.encoding,
                error=self._gone(document),
                notes=tuple(note.in_language(self.lang) for note in document.notes),
                document=document if keep else None,
            )
        roster = self._rosters.of(rules, report)
        result = self._result(document, report, roster.own, self.judge(report, roster.own), keep)
        if roster.undated:
            result = structs.replace(result, not_assessed=(*result.not_assessed, *roster.undated))
        result = structs.replace(result, apart=roster.apart, suppressions=suppressions(document))
        return self._with_facts(result, report) if facts and report.kind == ANNUAL_REPORT else result

    def _with_facts(self, result: Result, report: Report) -> Result:
        try:
            holes = holes_of(report, unread(report))
            facts = structs.replace(
                self.gatherer.facts(report),
                unread=holes.note if holes else None,
                doubt=years_of(report).doubt,
            )
            return structs.replace(result, facts=facts)
        except Exception as error:  # a pack's word list may hold a pattern that does not compile
            crash = Crash("facts", masked_bug(error))
            return structs.replace(result, crashes=(*result.crashes, crash))

    def _failed(self, why: Text | UnreadableError) -> Failure:
        return Failure("unreadable", why.in_language(self.lang))

    def _gone(self, document: Document, otherwise: Text | None = None) -> Failure | None:
        """That some pages, or most words, could not be read: what others hold is told all the same."""
        gaps = gaps_of(document)
        why = gaps.failure if gaps else otherwise
        return self._failed(why) if why else None

    def gather(self, data: bytes, path: str) -> Result:
        """A result that holds nothing but the facts of the report in `data`, or why there are none."""
        return self._in_time(path, lambda: self._gather(data, path))

    def _gather(self, data: bytes, path: str) -> Result:
        read = self.read(data, path)
        if isinstance(read, Result):
            return read
        document, report = read
        result = Result(path=path, reader=document.reader, encoding=document.encoding)
        if report is None or report.kind != ANNUAL_REPORT:
            return result
        return self._with_facts(result, report)

    def read(self, data: bytes, path: str) -> Result | tuple[Document, Report | None]:
        """The document in `data` and the report in it, if it is one; what went wrong as a result."""
        if len(data) > self.limits.file_mb * 2**20:
            most = self.limits.file_mb
            words = Text(
                f"文件超过 {most} MB，不像一份报告；可在配置里调大 limits.file-mb",
                f"above {most} MB, too large for a report; limits.file-mb in the configuration may be raised",
            )
            return Result(path=path, error=self._failed(words))
        return self._in_time(path, lambda: self._read(data, path))

    def _read(self, data: bytes, path: str) -> Result | tuple[Document, Report | None]:
        reader = self.registry.reader_of(data, path)
        try:
            document = reader.read(data, path)
        except UnreadableError as error:
            return Result(path=path, reader=reader.name, error=self._failed(error))
        except BaseException as error:  # a reader that fails in an unforeseen way must not end the run
            pass_on(error)
            words = masked_bug(error)
            return Result(
                path=path,
                reader=reader.name,
                crashes=(Crash(f"reader {reader.name}", words),),
                error=self._failed(Text(f"读取时出错（{words}）", f"reading it failed ({words})")),
            )
        if is_generated(data):
            return document, None
        try:
            report = self._recogniser.recognise(document)
        except UnreadableError as error:
            return Result(
                path=path,
                reader=document.reader,
                encoding=document.encoding,
                error=self._failed(error),
            )
        except Exception as error:  # nor may a document that nobody foresaw
            words = masked_bug(error)
            return Result(
                path=path,
                reader=document.reader,
                encoding=document.encoding,
                crashes=(Crash("structure", words),),
                error=self._failed(Text(f"识别报告时出错（{words}）", f"recognising it failed ({words})")),
            )
        return document, report

    def judge(self, report: Report, rules: Sequence[Rule]) -> Judgement:
        """Run each rule in isolation: problems, passes, what is unknown, and crashes."""
        docket = Docket(len(report.document.text))
        silent = self._sieves.of(rules).silent(report.document.text)
        gaps, holes = gaps_of(report.document), holes_of(report, unread(report))
        for rule in rules:
            if rule.code in silent:
                docket.passes(rule)
            else:
                outcomes = self._outcomes(report, rule)
                docket.hear(rule, known(outcomes, gaps, holes) if gaps or holes else outcomes)
        judged = self._despite(holes, rules, docket.judgement(report))
        forget()
        return judged

    def _outcomes(self, report: Report, rule: Rule) -> Iterator[Any]:
        run, options = self._bind(rule)
        yield from run(Context(report, rule, self.vocabulary.of(report.kind), self.regulations), **options)

    def _despite(self, holes: Holes | None, rules: Sequence[Rule], judged: Judgement) -> Judgement:
        """`judged`, but for what rules have not assessed, or in part only, as passages were not read."""
        if holes is None:
            return judged
        failed = {code for item in judged.told for code in (item.rule.code, *item.also)}
        assessed, unknown = set(judged.assessed), list(judged.unknown)
        missed = cache(holes.missed)
        for rule in [rule for rule in rules if rule.code in assessed]:
            reason, mostly = missed(scope_read(self.registry.checks[rule.check], self._bind(rule)[1]))
            if reason is not None:
                unknown.append((rule.code, reason))
            if mostly and rule.code not in failed:
                assessed.discard(rule.code)
        return structs.replace(
            judged,
            assessed=tuple(code for code in judged.assessed if code in assessed),
            unknown=tuple(dict.fromkeys(unknown)),
            failure=holes.failure if len(assessed) < len(judged.assessed) else None,
            notes=(*judged.notes, holes.note) if len(unknown) > len(judged.unknown) else judged.notes,
        )

    def _unread_forms(self, report: Report, rules: Sequence[Rule], judged: Judgement) -> list[Text]:
        """What is to be said of forms of which no relation was assessed, and no finding tells why."""
        named = [item.problem.params.get("form") for item in judged.told]
        told = {title.zh for title in named if isinstance(title, Text)}
        told |= {item.problem.cell.form for item in judged.told if item.problem.cell is not None}
        blank = unread_forms(report, rules, judged.assessed, judged.unknown)
        return [words for names, words in blank if told.isdisjoint(names)]

    def _stamped(self, report: Report, judged: Judgement) -> tuple[list[Finding], list[Crash]]:
        """The findings of what was told, and the crashes with those that came of making them."""
        findings: list[Finding] = []
        crashes = list(judged.crashes)
        if judged.told:
            from govlint.stamp import Stamper  # most reports are without a finding

            stamper = Stamper(report, self.lang)
            for told in sorted(judged.told, key=lambda told: (told.problem.span.start, told.rule.code)):
                try:
                    findings.append(stamper.finding(told))
                except Exception as error:  # words or a value of the check's that cannot be shown
                    crashes.append(Crash(told.rule.code, masked_bug(error)))
            crashes += [
                Crash(code, f"no value for {{{name}}} in its words")
                for code, name in stamper.unfilled.items()
            ]
        return findings, crashes

    def _result(
        self, document: Document, report: Report, rules: Sequence[Rule], judged: Judgement, keep: bool
    ) -> Result:
        findings, crashes = self._stamped(report, judged)
        blank = self._unread_forms(report, rules, judged)
        spoken = (report.mentioned,) if report.mentioned else ()
        failure = self._gone(document, judged.failure)
        if not failure and not judged.assessed and not crashes:
            failure = Failure("not-assessed", NOTHING_ASSESSED.in_language(self.lang))
        return Result(
            path=document.path,
            reader=document.reader,
            encoding=document.encoding,
            kind=report.kind,
            format=report.format or None,
            agency=mask(report.agency.value) if report.agency else None,
            year=report.year_number,
            findings=tuple(sorted(findings, key=in_order)),
            mendable=document.reader in self._mendable,
            not_assessed=tuple(
                Unassessed(code, reason.in_language(self.lang)) for code, reason in judged.unknown
            ),
            assessed=judged.assessed,
            crashes=tuple(crashes),
            error=failure,
            notes=tuple(
                note.in_language(self.lang) for note in (*document.notes, *spoken, *judged.notes, *blank)
            ),
            unread_forms=tuple(words.in_language(self.lang) for words in blank),
            document=document if keep else None,
            report=report if keep else None,
        )
