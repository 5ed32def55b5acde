"""Serves the check `claim`: what rules say that sentences may count, and what readings of claims mean."""

from __future__ import annotations

from govlint.checks.counts.cellsums import Accepted
from govlint.checks.counts.crossed import crossed
from govlint.claims.claim import Claim, Subject
from govlint.model import Struct, Text


class Meaning(Struct, frozen=True):
    """What a sentence may count, by the names of `claims.yaml`, and the cells that it may mean.

    `some` are those that a part of it comes to: a count that fits one of them is none of the whole.
    """

    of: tuple[str, ...]
    says: Text
    accept: tuple[Accepted, ...]
    some: tuple[Accepted, ...] = ()


class Known(Struct, frozen=True):
    """What a rule knows: what may be told, by subject; and what readings of claims have meant so far."""

    subjects: dict[Subject, Meaning]
    meanings: dict[tuple[Subject, ...], list[list[Meaning]]] = {}


_MOST_MEANINGS = 2000
_known: list[tuple[list[Meaning], Known]] = []


def known_of(told: list[Meaning]) -> Known:
    """What a rule with these options knows."""
    # The options of a rule are the same list for every report.
    for options, known in _known:
        if options is told:
            return known
    known = Known({frozenset(item.of): item for item in told})
    _known[:] = [(told, known), *_known[:31]]
    return known


def meanings(item: Claim, known: Known) -> list[list[Meaning]]:
    """For each reading of a claim, what the rule knows of it: one meaning, or those that are to be added."""
    # All reports have the same few readings.
    found = known.meanings.get(item.readings)
    if found is None:
        if len(known.meanings) >= _MOST_MEANINGS:
            known.meanings.clear()
        found = known.meanings[item.readings] = _read(item, known.subjects)
    return found


def _read(item: Claim, known: dict[Subject, Meaning]) -> list[list[Meaning]]:
    """What a claim means that is met for the first time."""
    found = []
    readings = []
    for reading in item.readings:
        own = known.get(reading) or _crossed(reading, known)
        if own is None and any("*" in name for name in reading):
            continue
        readings.append(reading)
        if own is not None:
            found.append([own])
            continue
        single = [known.get(frozenset((name,))) for name in sorted(reading)]
        parts = [part for part in single if part is not None]
        if len(parts) == len(single):
            found.append(parts)
    return found if len(found) == len(readings) else []


def _crossed(reading: Subject, known: dict[Subject, Meaning]) -> Meaning | None:
    """The cell of a row and a column that are told together."""
    name = min(reading)
    if len(reading) > 1 or "*" not in name:
        return None
    meant = crossed(name, known)
    return Meaning((name,), meant[0], (meant[1],)) if meant is not None else None
