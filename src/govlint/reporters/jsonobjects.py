"""The objects of JSON, schema 1: a document and what is in it, and their bytes."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from govlint.finding import Failure, Finding, Fix, Result, Severity, Suppressed, Unassessed
from govlint.model import Location, Struct
from govlint.report import CellKey
from govlint.reporters.words import crash_words

Fingerprint = Annotated[
    str, Meta(description="Stable when other lines move, changed when the values change; empty if unknown.")
]
Kind = Annotated[
    str | None,
    Meta(
        description="annual-report; null: no report, or not readable; suppressions: the side file of these, "
        "named only where there is something to say of it."
    ),
]
By = Annotated[str, Meta(description="suppression (comment or side file) or baseline.")]
RuleCount = Annotated[int, Meta(ge=0, description="Rules of which at least one unit was assessed.")]


class RelatedObject(Struct, frozen=True):
    """A place related to a finding, as it stands in the JSON."""

    location: Location
    cell: CellKey | None
    value: str | None
    role: str


class FindingObject(Struct, frozen=True):
    """A finding as it stands in the JSON."""

    rule: str
    name: str
    pack: str
    severity: Severity
    message: str
    location: Location
    cell: CellKey | None
    related: tuple[RelatedObject, ...]
    also: tuple[str, ...]
    hint: str | None
    basis: str | None
    url: str | None
    fix: Fix | None
    fingerprint: Fingerprint


class SuppressedObject(Struct, frozen=True):
    """A finding that is not told, and why: where the suppression stands, its reason, owner and date."""

    rule: str
    severity: Severity
    message: str
    location: Location
    cell: CellKey | None
    fingerprint: Fingerprint
    by: By
    place: str | None
    reason: str | None
    owner: str | None
    until: str | None


class DocumentObject(Struct, frozen=True):
    """A document as it stands in the JSON."""

    path: str
    reader: str | None
    encoding: str | None
    kind: Kind
    format: str | None
    agency: str | None
    year: int | None
    findings: tuple[FindingObject, ...]
    not_assessed: tuple[Unassessed, ...]
    assessed: RuleCount
    error: Failure | None
    suppressed: tuple[SuppressedObject, ...]
    fixed: tuple[FindingObject, ...]
    notes: tuple[str, ...]


def document_object(result: Result, lang: str) -> DocumentObject:
    """The JSON object of one result; a rule that crashed is told as not assessed."""
    crashed = tuple(Unassessed(crash.rule, crash_words(crash, lang)) for crash in result.crashes)
    return DocumentObject(
        path=result.path,
        reader=result.reader,
        encoding=result.encoding,
        kind=result.kind,
        format=result.format,
        agency=result.agency,
        year=result.year,
        findings=tuple(_finding_object(finding) for finding in result.findings),
        not_assessed=result.not_assessed + result.apart + crashed,
        assessed=len(result.assessed),
        error=result.error,
        suppressed=tuple(_suppressed_object(item, result.path) for item in result.suppressed),
        fixed=tuple(_finding_object(finding) for finding in result.fixed),
        notes=result.notes,
    )


def _finding_object(finding: Finding) -> FindingObject:
    told = {name: getattr(finding, name) for name in FindingObject.__struct_fields__}
    related = (RelatedObject(item.location, item.cell, item.value, item.role) for item in finding.related)
    return FindingObject(**(told | {"related": tuple(related)}))


def _suppressed_object(item: Suppressed, path: str) -> SuppressedObject:
    names = ("rule", "severity", "message", "location", "cell", "fingerprint")
    finding = {name: getattr(item.finding, name) for name in names}
    if item.by is None:
        return SuppressedObject(**finding, by="baseline", place=None, reason=None, owner=None, until=None)
    return SuppressedObject(
        **finding,
        by="suppression",
        place=f"{item.by.file or path}:{item.by.location.text}",
        reason=item.by.reason,
        owner=item.by.owner or None,
        until=item.by.until or None,
    )


def encode(value: Any) -> bytes:
    """Compact JSON in UTF-8; what UTF-8 cannot hold (a file name of raw bytes) is replaced.

    A CI that reads a log takes `##[group]` and `##vso[…]` for commands, wherever they stand: the second sign
    is written by its number, which is the same JSON.
    """
    try:
        data = msgspec.json.encode(value)
    except UnicodeEncodeError:
        data = msgspec.json.encode(_without_surrogates(msgspec.to_builtins(value)))
    return data.replace(b"##", b"#\\u0023") if b"##" in data else data


def _without_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {key: _without_surrogates(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_surrogates(item) for item in value]
    return value
