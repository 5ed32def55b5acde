"""Counts of findings for each rule over a whole run, as `--statistics` tells them."""

from __future__ import annotations

import msgspec

from govlint.finding import Result, Severity


class _Count(msgspec.Struct):
    name: str
    severity: Severity
    findings: int = 0
    documents: int = 0


class RuleCounts(msgspec.Struct):
    """Findings and documents for each rule and severity."""

    counts: dict[tuple[str, Severity], _Count] = {}

    def add(self, result: Result) -> None:
        """Count a result."""
        seen = set()
        for finding in result.findings:
            key = (finding.rule, finding.severity)
            entry = self.counts.setdefault(key, _Count(finding.name, finding.severity))
            entry.findings += 1
            entry.documents += key not in seen
            seen.add(key)

    def entries(self) -> list[tuple[tuple[str, Severity], _Count]]:
        """Each rule (and severity) with its counts, the most frequent first."""
        return sorted(self.counts.items(), key=lambda item: (-item[1].findings, item[0]))
