"""A real report, where it is at hand: what is right in it is left alone, what is wrong is found."""

from __future__ import annotations

from pathlib import Path

import pytest

import govlint
from govlint.api import open_session
from govlint.claims.prose import enumerations_of, read_prose
from govlint.finding import Severity

SAMPLE = Path(__file__).parent.parent.parent / "shared" / "samples" / "000_0db4d1d337420631.txt"
FAMILIES = ("STR", "BAL", "FEE", "CIT", "URL", "TXT")

pytestmark = pytest.mark.skipif(not SAMPLE.exists(), reason="the samples are not part of the project")


@pytest.fixture(scope="module")
def result() -> govlint.Result:
    return govlint.check(SAMPLE, keep=True)


def test_every_balance_is_assessed_and_holds(result: govlint.Result) -> None:
    assert result.report is not None
    assert set(result.report.forms) == {"disclosure", "requests", "review"}
    balances = {code for code in result.assessed if code.startswith("BAL")}
    assert {f"BAL{number:03}" for number in range(1, 7)} <= balances
    assert not [finding for finding in result.findings if finding.rule.startswith("BAL")]
    assert not [
        entry for entry in result.not_assessed if entry.rule.startswith("BAL") and entry.rule != "BAL007"
    ]


def test_findings(result: govlint.Result) -> None:
    grave = [
        finding.rule
        for finding in result.findings
        if finding.severity is not Severity.INFO and finding.rule.startswith(FAMILIES)
    ]
    assert sorted(grave) == ["CIT003", "STR009"]
    mild = [
        finding.rule
        for finding in result.findings
        if finding.severity is Severity.INFO and finding.rule.startswith(FAMILIES)
    ]
    assert mild == ["STR013"]


def test_places(result: govlint.Result) -> None:
    assert result.document is not None
    places = {finding.rule: finding.location for finding in result.findings}
    lines = result.document.source.splitlines()
    furniture = places["STR013"].line
    assert furniture is not None
    assert furniture == max(number for number, line in enumerate(lines, 1) if line.strip())
    title = places["CIT003"]
    assert title.line is not None
    assert title.column is not None
    assert "<" in lines[title.line - 1][title.column - 1 :]


def test_what_the_text_tells_is_held_against_the_tables(result: govlint.Result) -> None:
    assert {f"TXT{number:03}" for number in range(1, 7)} <= set(result.assessed)
    assert not [item for item in result.not_assessed if item.rule in ("TXT001", "TXT005")]
    assert result.report is not None
    words = open_session().engine.vocabulary.claims
    claims = read_prose(result.report, words).claims
    received = [claim for claim in claims if claim.readings == (frozenset({"requests.received"}),)]
    assert [(claim.value, claim.reason, claim.doubt) for claim in received] == [(0, None, None)]
    lists = [item for item in enumerations_of(result.report, words) if len(item.parts) > 1]
    assert [[count.value for count in item.parts] for item in lists] == [[17, 4, 27, 3, 32, 1]]
    assert [[count.value for count in item.totals] for item in lists] == [[84]]
