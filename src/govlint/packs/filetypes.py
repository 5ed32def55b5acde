"""What the files of a pack may say: the types that they are read by, and that their schemas are made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from govlint.model import Struct, Text
from govlint.rule import Closed, Lock, Strength
from govlint.vocabulary import ClaimWords, Recognition, SectionDefinition

LAST_YEAR = 9999
"""Where no last year is said."""


class Years(Struct, frozen=True, kw_only=True, rename={"first": "from", "last": "until"}):
    """From which to which year of report, both included; an end left out is open."""

    first: int = 0
    last: int = LAST_YEAR


class Applies(Struct, frozen=True, kw_only=True):
    """The documents that a pack is for: their kinds (those of its parents, if it says none) and years."""

    kinds: tuple[str, ...] = ()
    years: Years | None = None


class RuleChange(Struct, frozen=True, kw_only=True):
    """What a pack changes in a rule that it inherits."""

    severity: Strength | None = None
    options: dict[str, Any] = {}
    lock: Lock | None = None


class PackFile(Struct, frozen=True, kw_only=True):
    """`pack.yaml`."""

    name: str
    title: Text
    version: str
    extends: str | tuple[str, ...] = ()
    applies: Applies | None = None
    rules: dict[str, Strength | RuleChange] = {}
    closed: tuple[Closed, ...] = ()
    basis: str = ""
    maintainer: str = ""
    site: str = ""


class ReportFile(Struct, frozen=True, kw_only=True):
    """`report.yaml`."""

    sections: tuple[SectionDefinition, ...] = ()
    recognition: Recognition = Recognition()


class ClaimsFile(ClaimWords, frozen=True, kw_only=True):
    """`claims.yaml`: words by which sentences are read, and `sets` of words that its patterns name."""

    sets: dict[str, tuple[str, ...]] = {}

    def places(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Every pattern, those of the sets too, with where it stands in the file."""
        yield from super().places()
        for name, words in self.sets.items():
            yield from ((("sets", name, index), text) for index, text in enumerate(words))
