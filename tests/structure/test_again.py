"""Whether a row that stands again holds other figures."""

from __future__ import annotations

import pytest

from govlint.model import Cell, Span
from govlint.structure.again import differs
from govlint.structure.labels import Match
from govlint.structure.rows import FoundRow, filled_of


def row(*texts: str) -> FoundRow:
    label, *values = [Cell(text, Span(at, at + 1), 0, at) for at, text in enumerate(("予以公开", *texts))]
    return FoundRow(Match("requests", "granted"), label, tuple(values), filled_of(values))


@pytest.mark.parametrize(
    ("again", "expected"),
    [(("1", "0", "2"), True), (("1", "0", "1"), False), (("１", "0", "1"), False), (("", "", ""), False)],
)
def test_a_label_without_figures_or_with_the_same_ones_is_no_other_row(
    again: tuple[str, ...], expected: bool
) -> None:
    assert differs(row(*again), row("1", "0", "1")) is expected
