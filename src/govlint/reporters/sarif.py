"""The format `sarif`: SARIF 2.1.0 (OASIS), for code scanning and what else gathers findings of many tools."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from govlint.finding import Finding, Fix, Result, Suppressed
from govlint.hookspecs import Style
from govlint.model import Text
from govlint.reporters.jsonobjects import encode
from govlint.reporters.lastline import Tally
from govlint.reporters.sarifplaces import (
    Object,
    artifact_location,
    location_of,
    message,
    related_location,
    shown,
)
from govlint.reporters.sarifrun import LEVELS, driver, failed_plugins, nothing_checked, notices, rule_numbers
from govlint.reporters.words import said

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(results: Iterable[Result], style: Style) -> Iterator[str]:
    """One log with one run; results are written as documents come in, what is said of the run at its end."""
    numbers = rule_numbers(style.rules)
    tally = Tally()
    artifacts: list[Object] = []
    told: list[Object] = []
    yield f'{{\n  "$schema": "{SCHEMA}",\n  "version": "2.1.0",\n  "runs": [\n    {{\n'
    yield f'      "tool": {_json({"driver": driver(style)}, 6)},\n'
    yield '      "columnKind": "unicodeCodePoints",\n      "results": ['
    before = "\n"
    for result in results:
        tally.add(result)
        file = artifact_location(result.path, len(artifacts))
        artifacts.append(_artifact(result))
        told += notices(result, style, file, numbers)
        for item in _results(result, style, file, numbers):
            yield f"{before}        {_json(item, 8)}"
            before = ",\n"
    if not tally.reports:
        told.append(nothing_checked(style))
    told += failed_plugins(style)
    invocation = {
        "executionSuccessful": not (tally.unreadable or tally.crashes or style.failed),
        "toolExecutionNotifications": told,
    }
    yield "\n      ],\n"
    yield f'      "artifacts": {_json(artifacts, 6)},\n'
    yield f'      "invocations": {_json([invocation], 6)}\n    }}\n  ]\n}}\n'


def _json(value: Any, indent: int) -> str:
    text = msgspec.json.format(encode(value), indent=2).decode()
    return text.replace("\n", "\n" + " " * indent)


def _artifact(result: Result) -> Object:
    told: Object = {"location": artifact_location(result.path), "roles": ["analysisTarget"]}
    if result.encoding:
        told["encoding"] = result.encoding
    known = {name: getattr(result, name) for name in ("reader", "kind", "format", "agency", "year")}
    properties = {name: value for name, value in known.items() if value is not None}
    return told | {"properties": properties | {"assessed": len(result.assessed)}}


def _results(result: Result, style: Style, file: Object, numbers: dict[str, int]) -> Iterator[Object]:
    for finding in result.findings:
        yield _result(finding, style, file, numbers) | {"suppressions": []}
    for item in result.suppressed:
        silenced = _suppression(item, style, file, result.path)
        yield _result(item.finding, style, file, numbers) | {"suppressions": [silenced]}


def _result(finding: Finding, style: Style, file: Object, numbers: dict[str, int]) -> Object:
    made: Object = {"ruleId": finding.rule}
    if finding.rule in numbers:
        made["ruleIndex"] = numbers[finding.rule]
    made |= {
        "level": LEVELS[finding.severity],
        "message": message(*said(finding, style.lang)),
        "locations": [location_of(finding, file, style.lang)],
    }
    if finding.related:
        made["relatedLocations"] = [
            related_location(number, item, file, style.lang) for number, item in enumerate(finding.related, 1)
        ]
    if finding.fingerprint:
        made["partialFingerprints"] = {
            "govlint/v1": finding.fingerprint,
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
        }
    if finding.fix and finding.fix.edits and finding.location.line is not None:
        made["fixes"] = [_fix(finding.fix, file)]
    extras = {"pack": finding.pack, "also": list(finding.also), "basis": finding.basis}
    made["properties"] = {key: value for key, value in extras.items() if value}
    return made


def _fix(fix: Fix, file: Object) -> Object:
    """The edits of a fix: offsets are characters of the decoded file."""
    replacements = [
        {
            "deletedRegion": {"charOffset": edit.start, "charLength": edit.end - edit.start},
            "insertedContent": {"text": edit.text},
        }
        for edit in fix.edits
    ]
    changes = [{"artifactLocation": file, "replacements": replacements}]
    return {"description": message(fix.title), "artifactChanges": changes, "properties": {"safe": fix.safe}}


def _suppression(item: Suppressed, style: Style, file: Object, path: str) -> Object:
    if item.by is None:
        words = Text("基线里已有", "known from the baseline").in_language(style.lang)
        return {"kind": "external", "justification": words}
    outside = bool(item.by.file)
    told: Object = {"kind": "external" if outside else "inSource"}
    if item.by.reason:
        told["justification"] = shown(item.by.reason)
    place = artifact_location(item.by.file) if outside else file
    physical: Object = {"artifactLocation": place}
    if item.by.location.line is not None:
        physical["region"] = {"startLine": item.by.location.line}
    told["location"] = {"physicalLocation": physical}
    known = {"owner": item.by.owner, "until": item.by.until}
    if properties := {key: value for key, value in known.items() if value}:
        told["properties"] = properties
    return told
