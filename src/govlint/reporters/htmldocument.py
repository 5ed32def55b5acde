"""Part of the format `html`: one document, its findings with their pictures, and what was not assessed."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.finding import Excerpt, Finding, Related, Result, Severity
from govlint.hookspecs import Style
from govlint.model import Text
from govlint.picture import PictureCell, PictureRow, TablePicture
from govlint.reporters.excerpt import window
from govlint.reporters.markup import escaped
from govlint.reporters.picture import relevant_rows, zero_words
from govlint.reporters.standing import Standing, failure, standing
from govlint.reporters.webpage import label
from govlint.reporters.words import (
    blind_words,
    colon,
    crash_words,
    fix_words,
    fixed_label,
    fixed_words,
    listed,
    outcome_words,
    place_words,
    whose_words,
)

_EXCERPT = 160


class DocumentSection:
    """Writes what there is to tell of one document."""

    def __init__(self, result: Result, style: Style, number: int) -> None:
        self._result = result
        self._style = style
        self._lang = style.lang
        self._number = number

    def _say(self, zh: str, en: str) -> str:
        return Text(zh, en).in_language(self._lang)

    def lines(self) -> Iterator[str]:
        """The section; nothing where the document is clean and nothing more was asked for."""
        result = self._result
        told = [*self._troubles(), *self._remarks()]
        if not (result.findings or told or (self._style.coverage and result.kind is not None)):
            return
        name = f"document-{self._number}"
        yield f'<section class="document" aria-labelledby="{name}">'
        yield f'<h2 id="{name}" tabindex="-1"><code>{escaped(result.path)}</code></h2>'
        whose = [whose_words(result, self._lang), outcome_words(result, self._lang)]
        yield f'<p class="whose">{"　".join(escaped(part) for part in whose if part)}</p>'
        yield from told
        for finding in result.findings:
            yield from self._finding(finding)
        yield from self._unassessed()
        yield "</section>"

    def _troubles(self) -> Iterator[str]:
        result, lang = self._result, self._lang
        told = []
        if (error := failure(result)) is not None:
            told.append((Severity.ERROR, error.message))
        told += [(Severity.ERROR, crash_words(crash, lang)) for crash in result.crashes]
        if standing(result) is Standing.BLIND:
            told.append((Severity.WARNING, blind_words(result, lang)))
        for severity, words in told:
            yield f'<p class="trouble {severity.value}">{label(severity, lang)}　{escaped(words)}</p>'

    def _remarks(self) -> Iterator[str]:
        result, lang = self._result, self._lang
        yield from (f'<p class="remark">{escaped(note)}</p>' for note in result.notes)
        for finding in result.fixed:
            words = f"{fixed_label(lang)} {finding.rule}{colon(lang)}{fixed_words(finding, lang)}"
            yield f'<p class="remark">{escaped(words)}</p>'

    def _finding(self, finding: Finding) -> Iterator[str]:
        severity = finding.severity.value
        yield f'<article class="finding {severity}">'
        yield (
            f"<h3>{label(finding.severity, self._lang)} <code>{escaped(finding.rule)}</code>"
            f" {escaped(finding.message)}</h3>"
        )
        place = escaped(place_words(finding, self._lang))
        if finding.location.line is not None and place != (at := escaped(finding.location.text)):
            place = f"<code>{at}</code>　{place}"
        yield f'<p class="place">{self._say("位置：", "place: ")}{place}</p>'
        if finding.picture is not None:
            yield from self._picture(finding.picture)
        elif finding.excerpt is not None:
            yield self._excerpt(finding.excerpt, severity)
        yield "<dl>"
        for name, words in self._details(finding):
            yield f"<div><dt>{name}</dt><dd>{words}</dd></div>"
        yield "</dl>"
        yield "</article>"

    def _details(self, finding: Finding) -> Iterator[tuple[str, str]]:
        if finding.hint:
            yield self._say("提示", "hint"), escaped(finding.hint)
        if finding.fix:
            yield self._say("可改为", "change to"), escaped(fix_words(finding.fix, self._lang))
        elsewhere = [
            item for item in finding.related if finding.picture is None or item.location.block is None
        ]
        if elsewhere:
            yield self._say("相关", "related"), "<br>".join(self._related(item) for item in elsewhere)
        if finding.basis:
            yield self._say("依据", "basis"), escaped(finding.basis)
        if finding.also:
            yield self._say("同时不满足", "also fails"), escaped(listed(list(finding.also), self._lang))
        rule = f"{finding.rule} {finding.name}"
        yield self._say("规则", "rule"), self._link(finding.url, rule)

    @staticmethod
    def _link(url: str | None, words: str) -> str:
        """A link to the rule's page, if it has one on the web."""
        if url is None or not url.startswith(("https://", "http://")):
            return escaped(words)
        return f'<a href="{escaped(url)}" rel="noreferrer">{escaped(words)}</a>'

    def _related(self, item: Related) -> str:
        words = place_words(item, self._lang)
        if item.location.line is not None and words != item.location.text:
            words = f"{item.location.text} {words}"
        return escaped(words + (self._say(f"（{item.value}）", f" ({item.value})") if item.value else ""))

    @staticmethod
    def _excerpt(excerpt: Excerpt, severity: str) -> str:
        seen = window(excerpt, _EXCERPT)
        marked = f'<mark class="{severity}">{escaped(seen.marked) or "&#8203;"}</mark>'
        return f'<blockquote class="excerpt">{escaped(seen.before)}{marked}{escaped(seen.after)}</blockquote>'

    def _picture(self, picture: TablePicture) -> Iterator[str]:
        rows, zero_rows = relevant_rows(picture)
        title = escaped(picture.title)
        yield f'<div class="scroll" role="region" aria-label="{title}" tabindex="0">'
        yield f'<table class="picture"><caption>{title}</caption>'
        heads = "".join(f'<th scope="col">{escaped(words)}</th>' for words in picture.columns)
        yield f"<thead><tr><td></td>{heads}</tr></thead>"
        yield "<tbody>"
        for row in rows:
            yield self._row(row, len(picture.columns))
        yield "</tbody></table></div>"
        if zero_rows:
            left_out = zero_words(zero_rows, self._lang)
            words = self._say(f"（{left_out}，未列出）", f"({left_out} not shown)")
            yield f'<p class="remark">{words}</p>'
        if picture.equation:
            yield f'<p class="equation">{escaped(picture.equation)}</p>'

    def _row(self, row: PictureRow, columns: int) -> str:
        cells = [*row.cells, *[PictureCell("")] * (columns - len(row.cells))]
        return f'<tr><th scope="row">{escaped(row.label)}</th>{"".join(map(self._cell, cells))}</tr>'

    def _cell(self, cell: PictureCell) -> str:
        words = escaped(cell.text)
        if cell.mark:
            wrong = self._say("有问题的一格", "the wrong cell")
            return (
                f'<td class="figure wrong"><strong>[{words}]</strong><span class="unseen">{wrong}</span></td>'
            )
        return f'<td class="figure{"" if cell.role else " quiet"}">{words}</td>'

    def _unassessed(self) -> Iterator[str]:
        result = self._result
        items = (*result.not_assessed, *(result.apart if self._style.coverage else ()))
        missing = list(dict.fromkeys((item.rule, item.reason) for item in items))
        if not missing or result.kind is None:
            return
        number = len({rule for rule, _ in missing})
        words = self._say(f"{number} 条规则未能检查全", f"{number} rules not assessed, or in part")
        yield f'<details class="unassessed"><summary>{words}</summary>'
        yield "<ul>"
        yield from (f"<li><code>{escaped(rule)}</code> {escaped(reason)}</li>" for rule, reason in missing)
        yield "</ul></details>"
