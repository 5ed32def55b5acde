"""The format `github`: workflow commands, which GitHub Actions shows beside the lines of a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from govlint.finding import Finding, Result, Severity
from govlint.hookspecs import Style
from govlint.reporters.lastline import Tally, last_line
from govlint.reporters.typeset import printable
from govlint.reporters.words import crash_words, said

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(results: Iterable[Result], style: Style) -> Iterator[str]:
    """One workflow command for each finding, unreadable document and crash, then the last line."""
    tally = Tally()
    for result in results:
        tally.add(result)
        for finding in result.findings:
            yield _finding(result.path, finding, style)
        if result.error is not None:
            properties = {"file": result.path, "title": result.error.code}
            yield _command("error", properties, [result.error.message])
        for crash in result.crashes:
            properties = {"file": result.path, "title": f"{crash.rule} crash"}
            yield _command("error", properties, [crash_words(crash, style.lang)])
    yield last_line(tally, Style(lang=style.lang))


def _finding(path: str, finding: Finding, style: Style) -> str:
    at = finding.location
    properties: dict[str, object] = {"file": path, "line": at.line, "endLine": at.end_line}
    # GitHub refuses columns for a range of several lines.
    if at.line == at.end_line:
        properties |= {"col": at.column, "endColumn": at.end_column}
    properties["title"] = f"{finding.rule} {finding.name}"
    return _command(_COMMANDS[finding.severity], properties, said(finding, style.lang))


def _command(name: str, properties: Mapping[str, object], message: list[str]) -> str:
    shown = ",".join(f"{key}={_property(value)}" for key, value in properties.items() if value is not None)
    return f"::{name} {shown}::{_data(chr(10).join(printable(line) for line in message))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: object) -> str:
    return _data(printable(str(value))).replace(":", "%3A").replace(",", "%2C")
