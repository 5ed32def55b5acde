"""Counts for each rule over a whole run (`--statistics`)."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.hookspecs import Style
from govlint.model import Text
from govlint.reporters.paint import Pen
from govlint.reporters.rulecounts import RuleCounts
from govlint.reporters.typeset import pad_left, pad_right, width_of
from govlint.reporters.words import severity_word

_HEADS = (Text("处", "findings"), Text("份", "documents"), Text("级别", "severity"), Text("规则", "rule"))


class Statistics(RuleCounts):
    """The counts as a table for people."""

    def table(self, lang: str) -> list[list[str]]:
        """Headings, then a row for each rule with the most frequent first."""
        rows = [[head.in_language(lang) for head in _HEADS]]
        for (code, severity), entry in self.entries():
            numbers = [str(entry.findings), str(entry.documents)]
            rows.append([*numbers, severity_word(severity, lang), f"{code} {entry.name}"])
        return rows

    def lines(self, style: Style) -> Iterator[str]:
        """The table for the screen; no line where nothing was found."""
        if not self.counts:
            return
        pen = Pen(style.colour)
        table = self.table(style.lang)
        severities = [severity for (_, severity), _ in self.entries()]
        widths = [max(width_of(row[column]) for row in table) for column in range(3)]
        for index, row in enumerate(table):
            figures = "  ".join(pad_left(row[column], widths[column]) for column in (0, 1))
            word = pad_right(row[2], widths[2])
            if index:
                yield f"  {figures}  {pen(severities[index - 1], word)}  {row[3]}"
            else:
                yield pen("quiet", f"  {figures}  {word}  {row[3]}")
