"""The format `markdown`: a report for a comment on a merge request, or for the summary of a job."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govlint.finding import Finding, Result, Severity
from govlint.generated import COMMENT
from govlint.hookspecs import Style
from govlint.model import Text
from govlint.reporters.lastline import Tally, last_line_for_readers
from govlint.reporters.markup import for_markdown
from govlint.reporters.standing import Standing, failure, standing
from govlint.reporters.statistics import Statistics
from govlint.reporters.typeset import printable
from govlint.reporters.words import (
    blind_words,
    colon,
    crash_words,
    fix_label,
    fix_words,
    fixed_label,
    fixed_words,
    hint_label,
    note_label,
    numbers_of,
    outcome_words,
    place_words,
    severity_word,
    whose_words,
)

_SIGNS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.INFO: "ℹ️"}


def render(results: Iterable[Result], style: Style) -> Iterator[str]:
    """A table of the documents with something to tell, their findings, then those with nothing to tell."""
    lang = style.lang
    tally, statistics = Tally(), Statistics()
    rows: list[list[str]] = []
    parts: list[str] = []
    clean: list[str] = []
    skipped: list[str] = []
    for result in results:
        tally.add(result)
        statistics.add(result)
        document = _Document(result, style)
        part = list(document.lines())
        if part:
            rows.append(document.row())
            parts.append(f"### {document.name}\n\n" + "\n".join(part).rstrip("\n") + "\n")
        else:
            (skipped if standing(result) is Standing.SKIPPED else clean).append(document.name)
    title = Text("政府信息公开工作年度报告检查结果", "Check of annual reports").in_language(lang)
    sentence = for_markdown(last_line_for_readers(tally, lang))
    yield f"{COMMENT}\n\n## {title}\n\n{'✅ ' if tally.clean else ''}{sentence}\n"
    if rows:
        heads = [Text("文件", "File"), Text("机关和年度", "Agency and year")]
        heads += [Text(severity_word(severity, "zh"), severity.value.capitalize()) for severity in Severity]
        heads.append(Text("结果", "Outcome"))
        yield "\n" + _table([head.in_language(lang) for head in heads], rows)
    if style.statistics and statistics.counts:
        yield from _statistics(statistics, lang)
    for text in parts:
        yield f"\n{text}"
    yield from _folded(Text("没有发现问题的报告", "Reports with nothing found"), clean, lang)
    yield from _folded(Text("不是年度报告、跳过的文件", "Files skipped: not reports"), skipped, lang)


def _table(heads: list[str], rows: Iterable[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _statistics(statistics: Statistics, lang: str) -> Iterator[str]:
    heads, *rows = statistics.table(lang)
    title = Text("按规则统计", "By rule").in_language(lang)
    yield f"\n### {title}\n\n{_table(heads, ([for_markdown(cell) for cell in row] for row in rows))}"


def _folded(title: Text, names: list[str], lang: str) -> Iterator[str]:
    if names:
        listed = "".join(f"- {name}\n" for name in names)
        number = Text(f"（{len(names)}）", f" ({len(names)})").in_language(lang)
        words = title.in_language(lang) + number
        yield f"\n<details>\n<summary>{words}</summary>\n\n{listed}\n</details>\n"


class _Document:
    def __init__(self, result: Result, style: Style) -> None:
        self._result = result
        self._style = style
        self._lang = style.lang
        self.name = _code(result.path)

    def row(self) -> list[str]:
        """The document's row in the table of documents."""
        whose = for_markdown(whose_words(self._result, self._lang))
        return [
            self.name,
            whose,
            *numbers_of(self._result),
            for_markdown(outcome_words(self._result, self._lang)),
        ]

    def lines(self) -> Iterator[str]:
        """What there is to tell of the document; nothing where it is clean."""
        result, lang = self._result, self._lang
        if result.findings:
            heads = [
                Text("级别", "Severity"),
                Text("规则", "Rule"),
                Text("位置", "Place"),
                Text("问题", "Finding"),
            ]
            cells = [self._finding(finding) for finding in result.findings]
            yield _table([head.in_language(lang) for head in heads], cells)
        told = [
            f"{fixed_label(lang)} {finding.rule}{colon(lang)}{fixed_words(finding, lang)}"
            for finding in result.fixed
        ]
        if (error := failure(result)) is not None:
            told.append(f"❌ {error.message}")
        told += [f"❌ {crash_words(crash, lang)}" for crash in result.crashes]
        if standing(result) is Standing.BLIND:
            told.append(f"⚠️ {blind_words(result, lang)}")
        told += [note_label(lang) + note for note in result.notes]
        yield from (f"- {for_markdown(words)}" for words in told)
        if result.kind is not None and (told or result.findings or self._style.coverage):
            yield from self._unassessed()

    def _unassessed(self) -> Iterator[str]:
        """Which rules could not be assessed, and why: folded, for there may be many."""
        missing = list(dict.fromkeys((item.rule, item.reason) for item in self._result.not_assessed))
        if missing:
            number = len({rule for rule, _ in missing})
            words = Text(
                f"{number} 条规则未能检查或只检查了一部分", f"{number} rules not assessed, or in part"
            )
            yield f"\n<details>\n<summary>{words.in_language(self._lang)}</summary>\n"
            between = colon(self._lang)
            yield from (f"- {for_markdown(rule)}{between}{for_markdown(reason)}" for rule, reason in missing)
            yield "\n</details>"

    def _finding(self, finding: Finding) -> list[str]:
        lang, at = self._lang, finding.location
        severity = f"{_SIGNS[finding.severity]} {severity_word(finding.severity, lang)}"
        code = for_markdown(finding.rule)
        rule = f"[{code}]({_target(finding.url)})" if finding.url else code
        where = [at.text] if at.line is not None else []
        words = place_words(finding, lang)
        where += [words] if words != at.text or not where else []
        said = [f"**{for_markdown(finding.message)}**"]
        if finding.hint:
            said.append(for_markdown(hint_label(lang) + finding.hint))
        if finding.fix:
            said.append(for_markdown(fix_label(lang) + fix_words(finding.fix, lang)))
        if finding.basis:
            said.append(for_markdown(Text("依据：", "basis: ").in_language(lang) + finding.basis))
        if finding.also:
            also = Text("同时不满足 ", "also fails ").in_language(lang)
            said.append(for_markdown(also + " ".join(finding.also)))
        return [severity, rule, "<br>".join(for_markdown(part) for part in where), "<br>".join(said)]


def _code(path: str) -> str:
    """A path as code: nothing in it means anything there but bars and its own marks."""
    shown = printable(path).replace("|", "&#124;").replace("`", "&#96;")
    if shown == printable(path):
        return f"`{shown}`"
    return f"<code>{for_markdown(path)}</code>"


def _target(url: str) -> str:
    return "".join(
        character if character.isalnum() or character in "-._~:/?#=%&+" else "" for character in url
    )
