"""The format `gitlab`: GitLab's Code Quality report, which merge requests show beside the changes."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any

import msgspec

from govlint.finding import Finding, Result, Severity
from govlint.hookspecs import Style
from govlint.identifiers import mask
from govlint.reporters.jsonobjects import encode
from govlint.reporters.troubles import Skipped, Trouble, troubles
from govlint.reporters.typeset import printable
from govlint.reporters.words import said

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(results: Iterable[Result], style: Style) -> Iterator[str]:
    """One array: an object for each finding, unreadable document, crash, and report not assessed at all."""
    skipped, seen = Skipped(style.lang), Counter[str]()
    before = "["
    for entry in _entries(results, style, skipped):
        entry["fingerprint"] = _fingerprint(entry["fingerprint"], seen)
        text = msgspec.json.format(encode(entry), indent=2).decode().replace("\n", "\n  ")
        yield f"{before}\n  {text}"
        before = ","
    yield "\n]\n" if before == "," else "[]\n"


def _entries(results: Iterable[Result], style: Style, skipped: Skipped) -> Iterator[dict[str, Any]]:
    for result in results:
        skipped.add(result)
        for finding in result.findings:
            yield _finding(finding, result.path, style)
        for trouble in troubles(result, style.lang):
            yield _trouble(trouble, "blocker" if trouble.error else "major")
    for trouble in skipped.troubles():
        yield _trouble(trouble, "info")


def _finding(finding: Finding, path: str, style: Style) -> dict[str, Any]:
    words = " ".join(printable(line) for line in said(finding, style.lang))
    core = finding.fingerprint or f"{finding.message} {finding.location.text}"
    return {
        "description": f"{finding.rule} {words}",
        "check_name": finding.rule,
        "fingerprint": f"{path}\0{finding.rule}\0{core}",
        "severity": _SEVERITIES[finding.severity],
        "location": _location(path, finding.location.line),
    }


def _trouble(trouble: Trouble, severity: str) -> dict[str, Any]:
    return {
        "description": printable(mask(trouble.words)),
        "check_name": trouble.rule or trouble.name,
        "fingerprint": f"{trouble.path}\0{trouble.name}\0{trouble.rule}",
        "severity": severity,
        "location": _location(trouble.path, None),
    }


def _location(path: str, line: int | None) -> dict[str, Any]:
    """GitLab wants a line in any case; formats without lines tell the place in the description."""
    return {"path": PurePath(path).as_posix(), "lines": {"begin": line or 1}}


def _fingerprint(core: str, seen: Counter[str]) -> str:
    """One that no other entry has; the same in the next run."""
    seen[core] += 1
    return hashlib.sha256(f"{core}\0{seen[core]}".encode("utf-8", "replace")).hexdigest()[:32]
