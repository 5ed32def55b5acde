"""Values that hold what a text has said so far."""

from __future__ import annotations

from govlint.claims.said.state import State


class Told(State, frozen=True):
    """What was told, in two fields."""

    open: bool = False
    names: frozenset[str] = frozenset()


def test_it_is_made_anew_only_where_something_changes() -> None:
    told = Told(names=frozenset({"requests.received"}))
    assert told.altered(open=False) is told
    opened = told.altered(open=True)
    assert opened == Told(True, told.names)
    assert not told.open
