"""Tells which kind of document it is: each kind that the packs declare is tried, the likeliest one taken."""

from __future__ import annotations

from govlint.model import Document
from govlint.report import Report
from govlint.structure.recognise import Recogniser
from govlint.vocabulary import ANNUAL_REPORT, Vocabulary

_SURE = 2


class Kinds:
    """Recognises documents of every kind in a vocabulary; made once, used for every document."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        kinds = (vocabulary, *vocabulary.others)
        self._recognisers = [Recogniser(kind) for kind in kinds if not kind.is_empty]

    def recognise(self, document: Document) -> Report | None:
        """The report in `document`, of the kind that it is most like; None when it is of none.

        What surely is a report on information disclosure is that, whatever other kinds take it for theirs: no
        pack can take a document away from the national rules.
        """
        found = [report for by in self._recognisers if (report := by.recognise(document)) is not None]
        if len(found) < 2:
            return found[0] if found else None
        if found[0].kind == ANNUAL_REPORT and found[0].title is not None and _found(found[0]) >= _SURE:
            return found[0]
        return max(found, key=lambda report: (_found(report), report.title is not None))


def _found(report: Report) -> int:
    """How much of what a kind is known by was found: headings and tables."""
    headed = sum(section.heading is not None for section in report.sections.values())
    return headed + 2 * len(report.forms)
