"""What a claim says of itself."""

from __future__ import annotations

from govlint.claims.claim import Claim, names_in
from govlint.model import Span

READINGS = (
    frozenset(("review.total", "litigation.total", "litigation_direct.total")),
    frozenset(("review.total",)),
)


def test_names_stand_in_an_order_that_is_the_same_in_every_run() -> None:
    names = ("litigation.total", "litigation_direct.total", "review.total", "review.total")
    assert names_in(READINGS) == names
    assert Claim(Span(0, 1), Span(0, 1), 3, "件", READINGS).names == names
