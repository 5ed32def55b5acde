"""The format `json`, schema 1: everything that a script may rely on, and the JSON Schema of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from govlint.finding import Result, Severity
from govlint.hookspecs import Style
from govlint.model import Struct
from govlint.reporters.jsonobjects import DocumentObject, document_object, encode
from govlint.reporters.lastline import Tally
from govlint.reporters.rulecounts import RuleCounts
from govlint.schemafiles import schema_of, written
from govlint.version import __version__

SCHEMA_ID = "https://govlint.readthedocs.io/zh-cn/latest/schemas/findings-1.json"

Count = Annotated[int, Meta(ge=0)]


class Summary(Struct, frozen=True):
    """Counts over the whole run; `crashed` counts the crashes of rules, also told as not assessed."""

    documents: Count
    error: Count
    warning: Count
    info: Count
    unreadable: Count
    skipped: Count
    not_assessed: Count
    crashed: Count
    suppressed: Count
    fixed: Count


class RuleStatistics(Struct, frozen=True):
    """What a rule found in the whole run, at one severity: findings, and the documents that have them."""

    rule: str
    name: str
    severity: Severity
    findings: Count
    documents: Count


class Output(Struct, frozen=True):
    """The whole of `--format json`; `statistics` with `--statistics`, the most frequent rule first."""

    schema: Literal[1]
    govlint: str
    documents: tuple[DocumentObject, ...]
    summary: Summary
    statistics: tuple[RuleStatistics, ...] | UnsetType = UNSET


def summary_object(tally: Tally) -> Summary:
    """The counts of a run."""
    return Summary(
        documents=tally.documents,
        error=tally.severities[Severity.ERROR],
        warning=tally.severities[Severity.WARNING],
        info=tally.severities[Severity.INFO],
        unreadable=tally.failed,
        skipped=tally.skipped,
        not_assessed=tally.not_assessed + tally.crashes,
        crashed=tally.crashes,
        suppressed=tally.suppressed + tally.baselined,
        fixed=tally.fixed,
    )


def statistics_objects(statistics: RuleCounts) -> list[RuleStatistics]:
    """The counts of a run for each rule and severity."""
    return [
        RuleStatistics(rule, entry.name, severity, entry.findings, entry.documents)
        for (rule, severity), entry in statistics.entries()
    ]


def render(results: Iterable[Result], style: Style) -> Iterator[str]:
    """One JSON object, indented by two; documents are written one by one."""
    tally, statistics = Tally(), RuleCounts()
    head = f'{{\n  "schema": 1,\n  "govlint": "{__version__}",\n  "documents": ['
    written = ""
    for result in results:
        # A document is written when the next one shows that a comma must follow.
        yield f"{written},\n" if written else f"{head}\n"
        tally.add(result)
        statistics.add(result)
        written = _indented(document_object(result, style.lang), "    ")
    yield f"{written}\n  ],\n" if written else f"{head}],\n"
    yield f'  "summary": {_indented(summary_object(tally), "  ").lstrip()}'
    if style.statistics:
        yield f',\n  "statistics": {_indented(statistics_objects(statistics), "  ").lstrip()}'
    yield "\n}\n"


def _indented(value: Struct | list[RuleStatistics], indent: str) -> str:
    text = msgspec.json.format(encode(value), indent=2).decode()
    return indent + text.replace("\n", "\n" + indent)


def findings_schema() -> dict[str, Any]:
    """The JSON Schema of `Output`, as shipped in `govlint/schemas/findings-1.json`."""
    return schema_of(Output, SCHEMA_ID, "govlint check --format json")


def findings_schema_text() -> str:
    """The schema file's text; its copy in the package must equal this."""
    return written(findings_schema())
