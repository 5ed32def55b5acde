"""Serves the check `year`: sentences that tell the totals of this very report, whatever year they name."""

from __future__ import annotations

from govlint.claims.figures import counts_in
from govlint.claims.sentences import masked
from govlint.lazy import lazily
from govlint.report import Report
from govlint.yearsubjects import Subject, counted_subjects

_CHANGED = lazily(r"[多少加减升降长]了?$")

# 共制定规范性文件0件，废止0件，现行有效的规范性文件0件: the columns of the form.
_PAPERS = r"[^，。；\d]{0,12}\d+[ \t]*[件个份部]"
_COLUMNS = lazily(
    rf"(?:制定|制发|印发|出台){_PAPERS}[，,、；;][^，。；\d]{{0,4}}废止{_PAPERS}[，,、；;][^，。；\d]{{0,4}}有效{_PAPERS}"
)

_TOTALS = ("new", "carried_in", "handled", "carried_out")
_FEWEST, _SMALLEST = 2, 5
"""So many totals, and one so large: fewer, or smaller ones, may be those of two years by chance."""


def own_subjects(report: Report, text: str, offset: int) -> list[Subject]:
    """The sentences within paragraphs of `text` that begin with a year and tell this report's requests."""
    return [each for each in counted_subjects(text, offset) if tells_own(report, each.sentence)]


def tells_own(report: Report, sentence: str) -> bool:
    """Whether a sentence tells this report's requests, how many were new, how many handled, or its documents.

    What it tells besides, such as how many more they were than the year before, is left aside.
    """
    if _COLUMNS.search(sentence):
        return True
    form = report.forms.get("requests")
    if form is None:
        return False
    totals = {row: form.values.get((row, "total")) for row in _TOTALS}
    words = masked(sentence)
    told = [
        count.value
        for count in counts_in(words, 0, len(words))
        if count.exact and not _CHANGED.search(words, 0, count.span.start)
    ]
    own = {value for value in totals.values() if value and value in told}
    return totals["new"] in own and len(own) >= _FEWEST and max(own) >= _SMALLEST
