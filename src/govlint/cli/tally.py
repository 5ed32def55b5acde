"""Counts what came out of a run, for the exit code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govlint.finding import Result, Severity
from govlint.session import Session


class Tally:
    """Watches results go by and keeps what decides the exit code."""

    def __init__(self, session: Session, *, require_report: bool) -> None:
        self._session = session
        self._require_report = require_report
        self.failing = self.unable = self.crashed = False
        self.strays = 0
        """So many files are no reports although each must be one."""

    def counting(self, results: Iterable[Result]) -> Iterator[Result]:
        """`results`, unchanged, counted on the way."""
        for result in results:
            session = self._session.of(result.path)
            level = Severity(session.settings(result.path).fail_level).rank
            self.failing |= any(finding.severity.rank >= level for finding in result.findings)
            skipped = result.kind is None and result.error is None
            required = self._require_report or session.config.require_report
            self.strays += skipped and required
            self.unable |= result.error is not None or (skipped and required)
            self.crashed |= bool(result.crashes)
            yield result

    def exit_code(self, *, exit_zero: bool) -> int:
        """3 for a crash or a failed plugin, 2 for what could not be done, 1 for findings, else 0."""
        if self.crashed or any(one.registry.failures for one in self._session.family):
            return 3
        if self.unable:
            return 2
        return 1 if self.failing and not exit_zero else 0
