"""The format `html`: one page for a whole run, to read, to print and to hand on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files

from govlint.finding import Result, Severity
from govlint.hookspecs import Style
from govlint.model import Text
from govlint.reporters.htmldocument import DocumentSection
from govlint.reporters.lastline import Tally, last_line_for_readers
from govlint.reporters.markup import escaped
from govlint.reporters.standing import Standing, standing
from govlint.reporters.statistics import Statistics
from govlint.reporters.webpage import head, label
from govlint.reporters.words import count, numbers_of, outcome_words, severity_word, whose_words
from govlint.version import __version__


def render(results: Iterable[Result], style: Style) -> Iterator[str]:
    """The page in pieces, after all documents are in: what was found stands above how each came out."""
    tally, statistics, page = Tally(), Statistics(), _Page(style)
    for result in results:
        tally.add(result)
        statistics.add(result)
        page.add(result)
    for line in page.lines(tally, statistics):
        yield f"{line}\n"


class _Page:
    def __init__(self, style: Style) -> None:
        self._style = style
        self._lang = style.lang
        self._rows: list[str] = []
        self._sections: list[str] = []
        self._skipped: list[str] = []

    def _say(self, zh: str, en: str) -> str:
        return Text(zh, en).in_language(self._lang)

    def add(self, result: Result) -> None:
        """Write the part of a document, and its row in the table of documents."""
        if standing(result) is Standing.SKIPPED and not result.crashes:
            self._skipped.append(f"<li><code>{escaped(result.path)}</code></li>")
            return
        number = len(self._rows) + 1
        section = list(DocumentSection(result, self._style, number).lines())
        self._sections += section
        self._rows.append(self._row(result, f"#document-{number}" if section else ""))

    def _row(self, result: Result, target: str) -> str:
        path = f"<code>{escaped(result.path)}</code>"
        name = f'<a href="{target}">{path}</a>' if target else path
        cells = [f'<th scope="row">{name}</th>', f"<td>{escaped(whose_words(result, self._lang))}</td>"]
        cells += [f'<td class="figure">{number}</td>' for number in numbers_of(result)]
        return f"<tr>{''.join(cells)}<td>{escaped(outcome_words(result, self._lang))}</td></tr>"

    def lines(self, tally: Tally, statistics: Statistics) -> Iterator[str]:
        """The whole page."""
        title = self._say("政府信息公开工作年度报告检查结果", "Check of annual reports")
        yield from head(
            title, (files(__package__) / "htmlreport.css").read_text(encoding="utf-8"), self._lang
        )
        yield f'<a class="skip" href="#findings">{self._say("跳到问题", "Skip to the findings")}</a>'
        yield "<header>"
        yield f"<h1>{title}</h1>"
        good = ' class="good"' if tally.clean else ""
        yield f"<p{good}>{escaped(last_line_for_readers(tally, self._lang))}</p>"
        yield "</header>"
        yield from self._documents()
        if self._style.statistics and statistics.counts:
            yield from self._statistics(statistics)
        yield from self._filters(tally)
        yield '<main id="findings" tabindex="-1">'
        yield from self._sections
        yield "</main>"
        yield from self._not_reports()
        yield f"<footer><p>govlint {__version__}</p></footer>"
        yield "</body>"
        yield "</html>"

    def _documents(self) -> Iterator[str]:
        if not self._rows:
            return
        heads = [self._say("文件", "File"), self._say("机关和年度", "Agency and year")]
        heads += [severity_word(severity, self._lang) for severity in Severity]
        yield from self._table(self._say("文件", "Files"), [*heads, self._say("结果", "Outcome")], self._rows)

    def _statistics(self, statistics: Statistics) -> Iterator[str]:
        heads, *rows = statistics.table(self._lang)
        lines = [f"<tr>{''.join(f'<td>{escaped(cell)}</td>' for cell in row)}</tr>" for row in rows]
        yield from self._table(self._say("按规则统计", "By rule"), heads, lines)

    @staticmethod
    def _table(name: str, heads: list[str], rows: list[str]) -> Iterator[str]:
        yield f'<div class="scroll" role="region" aria-label="{escaped(name)}" tabindex="0">'
        yield f"<table><caption>{escaped(name)}</caption>"
        cells = "".join(f'<th scope="col">{escaped(cell)}</th>' for cell in heads)
        yield f"<thead><tr>{cells}</tr></thead>"
        yield "<tbody>"
        yield from rows
        yield "</tbody></table></div>"

    def _filters(self, tally: Tally) -> Iterator[str]:
        """A box to tick for each severity: they stand before what they hide, so that no script is needed."""
        found = [severity for severity in Severity if tally.severities[severity]]
        if len(found) < 2:
            return
        yield f'<h2 class="filters">{self._say("显示哪些级别", "Severities shown")}</h2>'
        for severity in found:
            value, number = severity.value, tally.severities[severity]
            word = f"{label(severity, self._lang)} {number}"
            yield f'<input type="checkbox" class="filter" id="show-{value}" checked>'
            yield f'<label for="show-{value}">{word}</label>'
        yield f'<p class="hiding">{self._say("有的级别没有显示。", "Some severities are not shown.")}</p>'

    def _not_reports(self) -> Iterator[str]:
        if self._skipped:
            number = len(self._skipped)
            words = count(number, "个文件不是年度报告，已跳过", "file skipped: not a report", self._lang,
                          "files skipped: not reports")  # fmt: skip
            yield f"<details><summary>{words}</summary>"
            yield "<ul>"
            yield from self._skipped
            yield "</ul></details>"
