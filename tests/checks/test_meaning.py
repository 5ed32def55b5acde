"""What readings of claims mean by what a rule says may be told."""

from __future__ import annotations

from govlint.checks.counts.meaning import Meaning, known_of, meanings
from govlint.claims.claim import Claim
from govlint.model import Span, Text

RECEIVED, HANDLED = (
    Meaning((name,), Text(name, name), ()) for name in ("requests.received", "requests.answered")
)


def _claim(*readings: frozenset[str]) -> Claim:
    return Claim(span=Span(0, 2), figure=Span(0, 1), value=3, unit="件", readings=readings)


def test_a_reading_is_what_the_rule_knows_of_it_however_often_it_is_met() -> None:
    known = known_of([RECEIVED, HANDLED])
    both = _claim(frozenset(("requests.received", "requests.answered")))
    for _ in range(2):
        assert meanings(_claim(frozenset(("requests.received",))), known) == [[RECEIVED]]
        assert meanings(both, known) == [[HANDLED, RECEIVED]]
        assert meanings(_claim(frozenset(("requests.granted",))), known) == []
