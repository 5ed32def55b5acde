from __future__ import annotations

import json

import jsonschema
from msgspec import structs

from govlint.finding import Failure, Result
from govlint.reporters import ALL, jsonreport
from govlint.reporters.jsonl import render

from . import samples

[REPORTER] = [reporter for reporter in ALL if reporter.name == "jsonl"]


def test_one_document_a_line_then_the_summary() -> None:
    *documents, last = [json.loads(line) for line in render(samples.EVERYTHING, samples.STYLE)]
    whole = json.loads("".join(jsonreport.render(samples.EVERYTHING, samples.STYLE)))
    assert documents == whole["documents"]
    assert last == {"summary": whole["summary"]}


def test_lines_are_valid_under_the_schema_of_documents() -> None:
    schema = jsonreport.findings_schema() | {"$ref": "#/$defs/DocumentObject"}
    *lines, _last = render(samples.EVERYTHING, samples.STYLE)
    for line in lines:
        assert line.count("\n") == 1
        jsonschema.validate(json.loads(line), schema)


def test_it_streams_and_stands_raw_bytes() -> None:
    results = iter([Result(path="\udcff.txt", error=Failure("unreadable", "坏"))])
    assert json.loads(next(iter(render(results, samples.STYLE))))["path"] == "?.txt"
    assert (REPORTER.name, REPORTER.stream) == ("jsonl", True)


def test_statistics_stand_beside_the_summary() -> None:
    style = structs.replace(samples.STYLE, statistics=True)
    *_, last = "".join(render([samples.report(findings=(samples.PAGE,))], style)).splitlines()
    assert list(json.loads(last)) == ["summary", "statistics"]
    assert json.loads(last)["statistics"][0]["rule"] == "STR013"
