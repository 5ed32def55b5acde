"""Spans among many that are in order."""

from __future__ import annotations

import pytest

from govlint.model import Span
from govlint.spans import holds, meets

MANY = [Span(2, 5), Span(5, 6), Span(9, 12)]


@pytest.mark.parametrize(
    ("span", "met", "held"),
    [
        (Span(0, 2), False, False),
        (Span(0, 3), True, False),
        (Span(2, 5), True, True),
        (Span(3, 4), True, True),
        (Span(4, 6), True, False),
        (Span(6, 9), False, False),
        (Span(8, 20), True, False),
        (Span(12, 13), False, False),
    ],
)
def test_a_span_among_many(span: Span, met: bool, held: bool) -> None:
    assert (meets(MANY, span), holds(MANY, span)) == (met, held)
    assert not meets([], span)
    assert not holds([], span)
