"""Places what rules across documents find in reports: these are read again for it, or it is recalled."""

from __future__ import annotations

from collections.abc import Mapping

from govlint.caching.recall import encoded
from govlint.facts import Facts
from govlint.finding import Result
from govlint.report import Report
from govlint.runs.across import Discrepancies, Placed, placed
from govlint.session import Session


def placed_again(
    session: Session,
    places: Mapping[str, str],
    contents: Mapping[str, bytes],
    facts: Facts,
    told: Discrepancies,
) -> Placed:
    """The findings of what was `told` of the report with these facts.

    `places` tell the files of reports by the paths in their results, `contents` what need not be read.
    """
    names = dict.fromkeys((facts.path, *(item.path for _, found in told for item in found.others)))
    read: dict[str, bytes | Result] = {}
    for name in names:
        file = places.get(name, name)
        read[name] = contents[file] if file in contents else session.read_bytes(file)
    key = _key(session, read, told)
    known = session.recall.get(key) if session.recall and key else None
    if known is not None:
        return known.findings, ()
    reports = {name: _report(session, name, data) for name, data in read.items()}
    findings, lost = placed(facts, told, reports.get, session.engine.lang)
    if session.recall and key and None not in reports.values():
        session.recall.put(key, Result(path=facts.path, findings=findings))
    return findings, lost


def _key(session: Session, read: Mapping[str, bytes | Result], told: Discrepancies) -> str | None:
    if session.recall is None:
        return None
    parts: list[bytes | None] = []
    for name, data in read.items():
        parts += [name.encode(), None if isinstance(data, Result) else data]
    return session.recall.key((), b"places", encoded(told), *parts)


def _report(session: Session, name: str, data: bytes | Result) -> Report | None:
    """The report in `data`; None where there is none that can be read any more."""
    read = data if isinstance(data, Result) else session.engine.read(data, name)
    return None if isinstance(read, Result) else read[1]
