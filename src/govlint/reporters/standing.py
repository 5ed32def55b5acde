"""How each document of a run came out: read or not, a report or not, assessed or not at all."""

from __future__ import annotations

from enum import Enum

from govlint.finding import Failure, Result

_NOT_ASSESSED = "not-assessed"


class Standing(Enum):
    """The ways in which a document can come out; only CHECKED may ever look clean."""

    UNREADABLE = "unreadable"
    SKIPPED = "skipped"
    ASIDE = "aside"
    BLIND = "blind"
    CHECKED = "checked"


def failure(result: Result) -> Failure | None:
    """Why a document could not be read; of one that could, but not be assessed, `blind_words` tell more."""
    if result.error is None or result.error.code == _NOT_ASSESSED:
        return None
    return result.error


def standing(result: Result) -> Standing:
    """ASIDE is a side file of suppressions; BLIND is a report on which no rule could be assessed."""
    if failure(result) is not None:
        return Standing.UNREADABLE
    if result.kind is None:
        return Standing.SKIPPED
    if result.reader == result.kind:
        return Standing.ASIDE
    return Standing.CHECKED if result.assessed else Standing.BLIND
