"""The annotated page: one file of HTML that shows a report with its findings, and needs nothing else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from importlib.resources import files

from govlint.annotate.body import Body, leaves
from govlint.annotate.marks import Marker, Note, noted
from govlint.finding import Result, Severity
from govlint.identifiers import mask
from govlint.lazy import lazily
from govlint.model import Text
from govlint.report import Report
from govlint.reporters.markup import escaped
from govlint.reporters.webpage import head, label
from govlint.reporters.words import count, count_of, fix_words, hint_label, listed, severity_word, whose_words
from govlint.version import __version__

_FILE = lazily(r'<p class="file"><code>([^<]*)</code></p>')


def annotated(result: Result, report: Report, lang: str = "zh") -> str:
    """The page for a result that was checked with `keep`; the same bytes for the same result.

    Nothing of the source page comes along but its words, escaped; personal identifiers are masked.
    """
    return "\n".join([*_Page(result, report, lang).lines(), ""])


def file_named(page: str) -> str:
    """The name of the file that an annotated page is about, without its folders; empty where it says none."""
    named = _FILE.search(page)
    return re.split(r"[/\\]", unescape(named[1]))[-1] if named else ""


class _Page:
    def __init__(self, result: Result, report: Report, lang: str) -> None:
        self._result = result
        self._lang = lang
        self._notes = noted(result.findings, leaves(report.document))
        marker = Marker(mask(report.document.text), self._notes, lang)
        self._body = Body(report, marker, lang)

    def _say(self, zh: str, en: str) -> str:
        return escaped(Text(zh, en).in_language(self._lang))

    def lines(self) -> Iterator[str]:
        style = (files(__package__) / "page.css").read_text(encoding="utf-8")
        yield from head(self._title(), style, self._lang)
        yield f'<a class="skip" href="#report">{self._say("跳到报告原文", "Skip to the report")}</a>'
        yield from self._header()
        yield '<div class="columns">'
        yield from self._findings()
        yield from self._report()
        yield "</div>"
        yield from self._footer()
        yield "</body>"
        yield "</html>"

    def _title(self) -> str:
        return self._say(f"批注：{self._whose()}", f"Annotated: {self._whose()}")

    def _whose(self) -> str:
        return whose_words(self._result, self._lang) or self._result.path

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
        yield f'<p class="file"><code>{escaped(self._result.path)}</code></p>'
        if self._result.error is not None:
            yield f'<p role="alert">{escaped(self._result.error.message)}</p>'
        yield from (f"<p>{escaped(note)}</p>" for note in self._result.notes)
        if self._notes:
            signs = [label(severity, self._lang) for severity in Severity]
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
        word = escaped(severity_word(finding.severity, self._lang))
        yield f'<li id="finding-{note.number}" class="{severity}" tabindex="-1">'
        sign = f'<span class="label {severity}">{note.sign}</span>'
        yield f"<h3>{sign} {word} <code>{escaped(finding.rule)}</code></h3>"
        yield f"<p>{escaped(finding.message)}</p>"
        place = escaped(f"{finding.place} {finding.location.text}".strip())
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
            yield escaped(hint_label(self._lang) + finding.hint)
        if finding.fix:
            yield self._say("可改为：", "change to: ") + escaped(fix_words(finding.fix, self._lang))
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
            yield f"<li><code>{escaped(item.rule)}</code> {escaped(item.reason)}</li>"
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
