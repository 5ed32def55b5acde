"""Serves checks of counts told in sentences: what a report comes to that tells nothing of theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.finding import Outcome, Passed
from govlint.model import Text
from govlint.rule import Context


def nothing_told(context: Context, section: str, unread: Sequence[Text]) -> Iterator[Outcome]:
    """Passed where all was read; NotAssessable where `section`, if one is named, has no text."""
    if section:
        context.report.require_prose(section)
    if not unread:
        yield Passed()
