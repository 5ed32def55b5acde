"""The format `tally`: for each document its path and how many findings of each severity it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from govlint.hookspecs import Reporter, Result, Severity, Style


def render(results: Iterable[Result], style: Style) -> Iterator[str]:
    """A line for each document, its parts divided by tabs."""
    for result in results:
        counts = Counter(finding.severity for finding in result.findings)
        figures = [str(counts[severity]) for severity in Severity]
        yield "\t".join([result.path, *figures]) + "\n"


REPORTER = Reporter("tally", render, stream=True)
