"""Serves the check `claim`: what is told of a row and a column together has a cell: 自然人予以公开9件."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from govlint.checks.counts.cellsums import Accepted
from govlint.claims.claim import Subject
from govlint.model import Text


class Meaning(Protocol):
    """What a rule says of a count: how to call it, and the cells that it may mean."""

    @property
    def says(self) -> Text:
        """How to call it."""

    @property
    def accept(self) -> tuple[Accepted, ...]:
        """The cells."""


def crossed(name: str, known: Mapping[Subject, Meaning]) -> tuple[Text, Accepted] | None:
    """How to call `requests.granted*natural_person` and its cell, by what is `known` of each of the two.

    None where they tell no cell: one of both must mean a single row (`granted`), and the other the same
    column of any row (`new/natural_person`).
    """
    key, _, counts = name.partition(".")
    sides = [known.get(frozenset((f"{key}.{count}",))) for count in counts.split("*")]
    meant = [side for side in sides if side is not None]
    if len(sides) != 2 or len(meant) != 2:
        return None
    for one, other in (meant, reversed(meant)):
        row, column = _row_of(one), _column_of(other)
        if row and column:
            words = Text(
                f"表中“{one.says.zh}”的“{other.says.zh}”一格",
                f"the cell “{one.says.en}” × “{other.says.en}”",
            )
            says = Text(f"{other.says.zh}{one.says.zh}", f"{one.says.en}, {other.says.en}")
            return says, Accepted(f"{row}/{column}", words)
    return None


def _row_of(meaning: Meaning) -> str:
    """The one row that it means, in whatever column."""
    cells = meaning.accept[0].cells if len(meaning.accept) == 1 else ""
    return "" if any(mark in cells for mark in "/+ ") else cells


def _column_of(meaning: Meaning) -> str:
    """The one column in which all that it means stands."""
    columns = {term.rpartition("/")[2].strip() for each in meaning.accept for term in each.cells.split("+")}
    return columns.pop() if len(columns) == 1 and "/" in meaning.accept[0].cells else ""
