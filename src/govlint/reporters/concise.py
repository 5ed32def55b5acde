"""The format `concise`: one line for each finding, for editors, `grep` and long logs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govlint.finding import Result
from govlint.hookspecs import Style
from govlint.reporters.coverage import coverage_line, gaps_told
from govlint.reporters.lastline import Tally, last_line, statistics_for
from govlint.reporters.paint import Pen
from govlint.reporters.typeset import printable
from govlint.reporters.words import crash_words, fixed_words


def render(results: Iterable[Result], style: Style) -> Iterator[str]:
    """`path:line:column: CODE severity message` for each finding, then the last line.

    Severities are the stable words error, warning and info; formats without lines give the place in
    words instead of line and column.
    """
    tally, statistics = Tally(), statistics_for(style)
    for result in results:
        tally.add(result)
        if statistics:
            statistics.add(result)
        yield from _lines(result, style)
    if statistics and statistics.counts:
        yield "\n".join([*statistics.lines(style), ""])
    if not style.quiet:
        yield last_line(tally, style)


def _lines(result: Result, style: Style) -> Iterator[str]:
    pen = Pen(style.colour)
    path = printable(result.path)
    for finding in result.findings:
        where = pen("strong", printable(f"{result.path}:{finding.location.text}:"))
        severity = pen(finding.severity, finding.severity.value)
        yield f"{where} {finding.rule} {severity} {printable(finding.message)}\n"
    for finding in result.fixed:
        where = pen("strong", printable(f"{result.path}:{finding.location.text}:"))
        words = printable(fixed_words(finding, style.lang))
        yield f"{where} {finding.rule} {pen('good', 'fixed')} {words}\n"
    where = pen("strong", f"{path}:")
    error = pen("error", "error")
    if result.error is not None:
        yield f"{where} {result.error.code} {error} {printable(result.error.message)}\n"
    for crash in result.crashes:
        yield f"{where} {crash.rule} {error} {printable(crash_words(crash, style.lang))}\n"
    for words in result.unread_forms:
        yield f"{where} {pen('warning', 'not-assessed')} {printable(words)}\n"
    if style.coverage and result.kind is not None:
        words = coverage_line(result, style)
        if words:
            yield f"{where} {pen('quiet', words)}\n"
        for state, rule, reason in gaps_told(result):
            yield f"{where} {rule} {pen('quiet', state)} {printable(reason)}\n"
