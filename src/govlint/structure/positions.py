"""Part of sharing out a row's figures: where they begin, by where those of full rows of its table do."""

from __future__ import annotations

from collections.abc import Iterable

from govlint.model import Cell

Kind = tuple[int, str]
"""Where a row's label stands, and how it is numbered; labels of one kind are merged over as many cells."""


def kind_of(label: Cell) -> Kind:
    """The kind of a label: numbered by a Chinese numeral, in brackets, or by a figure."""
    first = label.text[:1]
    return label.column, "1" if first.isdecimal() else "（" if first in ("（", "(") else ""


class Positions:
    """What full rows tell, of each of which the label and the column of the first figure are given."""

    def __init__(self, full: Iterable[tuple[Cell, int]]) -> None:
        known: dict[Kind, set[int]] = {}
        for label, start in full:
            known.setdefault(kind_of(label), set()).add(start)
        self.starts = {kind: next(iter(starts)) for kind, starts in known.items() if len(starts) == 1}
        distances = {start - column for (column, _), starts in known.items() for start in starts}
        several = len({numbered for _, numbered in known}) > 1
        self.distance = next(iter(distances)) if several and len(distances) == 1 else None

    def start(self, label: Cell) -> int | None:
        """The column of the first figure behind a label: where it is in full rows of its kind, or so far
        behind as in all full rows, of several kinds; None where they do not tell.
        """
        start = self.starts.get(kind_of(label))
        return label.column + self.distance if start is None and self.distance is not None else start
