"""How each document of a run came out: read or not, a report or not, assessed or not at all."""

from __future__ import annotations

from enum import Enum

from govlint.finding import Result


class Standing(Enum):
    """The ways in which a document can come out; only CHECKED may ever look clean."""

    UNREADABLE = "unreadable"
    SKIPPED = "skipped"
    ASIDE = "aside"
    BLIND = "blind"
    CHECKED = "checked"


def standing(result: Result) -> Standing:
    """ASIDE is a side file of suppressions; BLIND is a report on which no rule could be assessed."""
    if result.error is not None:
        return Standing.UNREADABLE
    if result.kind is None:
        return Standing.SKIPPED
    if result.reader == result.kind:
        return Standing.ASIDE
    return Standing.CHECKED if result.assessed else Standing.BLIND
