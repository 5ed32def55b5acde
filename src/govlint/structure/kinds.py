"""Tells which kind of document it is: each kind that the packs declare is tried, the likeliest one taken."""

from __future__ import annotations

from govlint.model import Document
from govlint.report import Report
from govlint.structure.recognise import Recogniser
from govlint.vocabulary import Vocabulary


class Kinds:
    """Recognises documents of every kind in a vocabulary; made once, used for every document."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        kinds = (vocabulary, *vocabulary.others)
        self._recognisers = [Recogniser(kind) for kind in kinds if not kind.is_empty]

    def recognise(self, document: Document) -> Report | None:
        """The report in `document`, of the kind that it is most like; None when it is of none."""
        found = [report for by in self._recognisers if (report := by.recognise(document)) is not None]
        return max(found, key=_likeness) if len(found) > 1 else (found[0] if found else None)


def _likeness(report: Report) -> tuple[int, bool]:
    """How much of what a kind is known by was found: headings and tables; then a title."""
    headed = sum(section.heading is not None for section in report.sections.values())
    return headed + 2 * len(report.forms), report.title is not None
