"""The annotated page: one file of HTML that shows a report with its findings, and needs nothing else."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files

from govlint.annotate.body import Body, leaves
from govlint.annotate.marks import SIGNS, Marker, Note, clean, noted
from govlint.finding import Result, Severity
from govlint.identifiers import mask
from govlint.model import Text
from govlint.report import Report
from govlint.reporters.words import count, count_of, fix_words, hint_label, listed, severity_word
from govlint.version import __version__


def annotated(result: Result, report: Report, lang: str = "zh") -> str:
    """The page for a result that was checked with `keep`; the same bytes for the same result.

    Nothing of the source page comes along but its words, escaped; personal identifiers are masked.
    """
    return "\n".join([*_Page(result, report, lang).lines(), ""])


class _Page:
    def __init__(self, result: Result, report: Report, lang: str) -> None:
        self._result = result
        self._lang = lang
        self._notes = noted(result.findings, leaves(report.document))
        marker = Marker(mask(report.document.text), self._notes, lang)
        self._body = Body(report, marker, lang)

    def _say(self, zh: str, en: str) -> str:
        return clean(Text(zh, en).in_language(self._lang))

    def lines(self) -> Iterator[str]:
        yield from self._head()
        yield f'<a class="skip" href="#report">{self._say("跳到报告原文", "Skip to the report")}</a>'
        yield from self._header()
        yield '<div class="columns">'
        yield from self._findings()
        yield from self._report()
        yield "</div>"
        yield from self._footer()
        yield "</body>"
        yield "</html>"

    def _head(self) -> Iterator[str]:
        style = (files(__package__) / "page.css").read_text(encoding="utf-8")
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        yield "<!DOCTYPE html>"
        yield f'<html lang="{"en" if self._lang == "en" else "zh-CN"}">'
        yield "<head>"
        yield '<meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield '<meta name="color-scheme" content="light dark">'
        yield f'<meta name="generator" content="govlint {__version__}">'
        yield f"<title>{self._title()}</title>"
        yield f"<style>{style}</style>"
        yield "</head>"
        yield "<body>"

    def _title(self) -> str:
        return self._say(f"批注：{self._whose()}", f"Annotated: {self._whose()}")

    def _whose(self) -> str:
        result = self._result
        year = Text(f"{result.year}年", str(result.year)).in_language(self._lang) if result.year else ""
        return " ".join(part for part in (result.agency, year) if part) or result.path

    def _header(self) -> Iterator[str]:
        counts = Counter(finding.severity for finding in self._result.findings)
        found = [
            count_of(severity, counts[severity], self._lang) for severity in Severity if counts[severity]
        ]
        told = listed(found, self._lang) or Text("没有发现问题", "nothing found").in_language(self._lang)
        rules = count(len(self._result.assessed), "条规则", "rule", self._lang)
        yield "<header>"
        yield f"<h1>{self._title()}</h1>"
        yield f"<p>{self._say(f'{rules}：{told}', f'{rules}: {told}')}</p>"
        yield f"<p><code>{clean(self._result.path)}</code></p>"
        yield from (f"<p>{clean(note)}</p>" for note in self._result.notes)
        if self._notes:
            signs = [
                f'<span class="label {severity.value}">{SIGNS[severity.value]}</span> '
                f"{clean(severity_word(severity, self._lang))}"
                for severity in Severity
            ]
            yield f'<p class="legend">{self._say("图例：", "Signs: ")}{"　".join(signs)}</p>'
        yield "</header>"

    def _findings(self) -> Iterator[str]:
        yield '<nav class="findings" aria-labelledby="findings">'
        yield f'<h2 id="findings">{self._say("问题", "Findings")}</h2>'
        if not self._notes:
            yield f"<p>{self._say('没有发现问题。', 'Nothing found.')}</p>"
        else:
            yield '<ol role="list">'
            for note in self._notes:
                yield from self._finding(note)
            yield "</ol>"
        yield from self._unassessed()
        yield "</nav>"

    def _finding(self, note: Note) -> Iterator[str]:
        finding = note.finding
        severity = finding.severity.value
        word = clean(severity_word(finding.severity, self._lang))
        yield f'<li id="finding-{note.number}" class="{severity}" tabindex="-1">'
        sign = f'<span class="label {severity}">{note.sign}</span>'
        yield f"<h3>{sign} {word} <code>{clean(finding.rule)}</code></h3>"
        yield f"<p>{clean(finding.message)}</p>"
        place = clean(f"{finding.place} {finding.location.text}".strip())
        if note.span:
            said = self._say(f"在原文中看第 {note.number} 处", f"Show finding {note.number} in the report")
            place = f'<a href="#mark-{note.number}" aria-label="{said}：{place}">{place} ↵</a>'
        yield f'<p class="place">{place}</p>'
        for words in self._details(note):
            yield f'<p class="detail">{words}</p>'
        yield "</li>"

    def _details(self, note: Note) -> Iterator[str]:
        finding = note.finding
        if finding.hint:
            yield clean(hint_label(self._lang) + finding.hint)
        if finding.fix:
            yield self._say("可改为：", "change to: ") + clean(fix_words(finding.fix, self._lang))
        if finding.basis:
            yield self._say(f"依据：{finding.basis}", f"basis: {finding.basis}")
        if finding.also:
            codes = listed(list(finding.also), self._lang)
            yield self._say(f"同时不满足 {codes}", f"also fails {codes}")

    def _unassessed(self) -> Iterator[str]:
        missing = self._result.not_assessed
        if not missing:
            return
        yield "<details>"
        yield f"<summary>{self._say(f'未能检查 {len(missing)} 处', f'{len(missing)} not assessed')}</summary>"
        yield "<ul>"
        for item in missing:
            yield f"<li><code>{clean(item.rule)}</code> {clean(item.reason)}</li>"
        yield "</ul>"
        yield "</details>"

    def _report(self) -> Iterator[str]:
        yield '<main id="report" tabindex="-1" aria-labelledby="text">'
        yield f'<h2 id="text">{self._say("报告原文", "The report")}</h2>'
        yield "<article>"
        yield from self._body.html()
        yield "</article>"
        yield "</main>"

    def _footer(self) -> Iterator[str]:
        known = len(self._result.suppressed)
        more = self._say(f"；另有 {known} 处已忽略", f"; {known} more suppressed") if known else ""
        words = self._say("文字取自原文件，版式从略；", "Words as in the file, its layout left out; ")
        yield f"<footer><p>{words}govlint {__version__}{more}</p></footer>"
