"""The format `junit`: JUnit's XML, in which a document is a test suite and each rule on it a test."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree

from govlint.finding import Finding, Result
from govlint.hookspecs import Style
from govlint.model import Text
from govlint.reporters.coverage import failed_rules
from govlint.reporters.markup import for_xml
from govlint.reporters.standing import Standing, failure, standing
from govlint.reporters.words import (
    blind_words,
    count,
    crash_words,
    listed,
    place_words,
    said,
    severity_word,
    skipped_words,
    whose_words,
)

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="govlint" {}>\n'
_TOTALS = ("tests", "failures", "errors")
"""What the schemas of Jenkins and of Ant let stand at the root; `skipped` they do not."""
Element = ElementTree.Element


def render(results: Iterable[Result], style: Style) -> Iterator[str]:
    """One `testsuite` a document; its numbers are added up before them all."""
    written, totals = [], Counter[str]()
    for result in results:
        suite = _Suite(result, style).element()
        totals.update({key: int(suite.get(key, "0")) for key in _TOTALS})
        ElementTree.indent(suite, level=1)
        written.append(f"  {ElementTree.tostring(suite, encoding='unicode')}\n")
    yield _HEAD.format(" ".join(f'{key}="{totals[key]}"' for key in _TOTALS))
    yield from written
    yield "</testsuites>\n"


class _Suite:
    def __init__(self, result: Result, style: Style) -> None:
        self._result = result
        self._style = style
        self._names = {rule.code: rule.name for rule in style.rules}
        self._names |= {finding.rule: finding.name for finding in result.findings}

    def element(self) -> Element:
        suite = Element("testsuite", name=for_xml(self._result.path))
        cases = [*self._whole(), *self._rules()]
        for key, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            suite.set(key, str(sum(case.find(tag) is not None for case in cases)))
        suite.set("tests", str(len(cases)))
        suite.extend([*self._properties(), *cases])
        return suite

    def _properties(self) -> Iterator[Element]:
        result = self._result
        known = {"whose": whose_words(result, self._style.lang), "reader": result.reader}
        known |= {f"note-{number}": note for number, note in enumerate(result.notes, 1)}
        if any(known.values()):
            element = Element("properties")
            for name, value in known.items():
                if value:
                    ElementTree.SubElement(element, "property", name=name, value=for_xml(value))
            yield element

    def _whole(self) -> Iterator[Element]:
        """What there is to say of the document as a whole: a test of its own, so that it is seen."""
        result, lang = self._result, self._style.lang
        stands = standing(result)
        if (error := failure(result)) is not None:
            case = self._case(Text("读取文件", "reading the file").in_language(lang))
            _say(case, "error", error.message, error.code)
            yield case
        elif stands is Standing.SKIPPED:
            case = self._case(Text("是不是年度报告", "is it a report").in_language(lang))
            _say(case, "skipped", skipped_words(lang))
            yield case
        elif stands is Standing.BLIND:
            case = self._case(Text("能不能检查", "can it be assessed").in_language(lang))
            _say(case, "skipped", blind_words(result, lang))
            yield case

    def _rules(self) -> Iterator[Element]:
        result = self._result
        missing = (*result.not_assessed, *result.apart)
        crashed = [crash.rule for crash in result.crashes]
        codes = {*result.assessed, *failed_rules(result), *crashed, *(item.rule for item in missing)}
        for code in sorted(codes):
            case = self._case(" ".join(part for part in (code, self._names.get(code)) if part))
            reasons = list(dict.fromkeys(item.reason for item in missing if item.rule == code))
            self._outcome(case, code, reasons)
            yield case

    def _outcome(self, case: Element, code: str, reasons: list[str]) -> None:
        result, lang = self._result, self._style.lang
        told = [finding for finding in result.findings if code in (finding.rule, *finding.also)]
        least = self._style.fail_level.rank
        failing = [finding for finding in told if finding.severity.rank >= least]
        crashes = [crash_words(crash, lang) for crash in result.crashes if crash.rule == code]
        if crashes:
            _say(case, "error", crashes[0], "crash")
        elif failing:
            first = failing[0].message
            more = Text(f"（共 {len(failing)} 处）", f" ({len(failing)} places)").in_language(lang)
            severity = max(failing, key=lambda finding: finding.severity.rank).severity.value
            lines = [line for finding in failing for line in self._lines(finding, code)]
            _say(case, "failure", first + more if len(failing) > 1 else first, severity, lines)
            told = [finding for finding in told if finding not in failing]
        elif code not in result.assessed and not told:
            _say(case, "skipped", listed(reasons, lang))
            reasons = []
        remarks = [line for finding in told for line in self._lines(finding, code)]
        partly = Text("未能检查：", "not assessed: ").in_language(lang)
        remarks += [partly + reason for reason in reasons] + self._silent(code)
        if remarks:
            output = ElementTree.SubElement(case, "system-out")
            output.text = "\n".join(for_xml(line) for line in remarks)

    def _silent(self, code: str) -> list[str]:
        """How many findings of the rule are kept silent."""
        number = sum(item.finding.rule == code for item in self._result.suppressed)
        lang = self._style.lang
        return [count(number, "处已忽略或在基线里", "suppressed", lang, "suppressed")] if number else []

    def _lines(self, finding: Finding, code: str) -> list[str]:
        at = finding.location
        where = f"{self._result.path}:{at.text}" if at.line is not None else self._result.path
        also = Text("（见 {}）", " (see {})").in_language(self._style.lang).format(finding.rule)
        words = severity_word(finding.severity, self._style.lang) + ("" if finding.rule == code else also)
        lines = [
            f"{where} {words} {place_words(finding, self._style.lang)}".rstrip(),
            *said(finding, self._style.lang),
        ]
        return [lines[0], *(f"  {line}" for line in lines[1:])]

    def _case(self, name: str) -> Element:
        path = for_xml(self._result.path)
        # Jenkins takes what stands before the last dot for a package, and the rest for a class.
        kind = "govlint." + path.replace(".", "_")
        return Element("testcase", name=for_xml(name), classname=kind, file=path)


def _say(case: Element, tag: str, words: str, kind: str = "", lines: list[str] | None = None) -> None:
    element = ElementTree.SubElement(case, tag, message=for_xml(words))
    if kind:
        element.set("type", for_xml(kind))
    if lines:
        element.text = "\n".join(for_xml(line) for line in lines)
