"""Every reader passes this: one report, in whatever style, gives one `Report` and the same findings."""

from __future__ import annotations

import sys
from functools import cache
from itertools import product
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from recognised import found, session

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

from corpus import STYLES, generate
from corpus.model import Report
from corpus.styles import Rendered, rendered

from govlint.finding import Result

PLAIN = "html/clean"
"""The style that leaves nothing to guess, by which the others are judged."""

SEEDS = range(5)
CELLS = 6
"""So many cells of a report are spoilt, one report each."""


@cache
def correct(seed: int) -> Report:
    return generate(f"conformance {seed}")


def result_of(report: Report, style: str) -> Result:
    document = rendered(report, style)
    return session().check(document.data, document.path, keep=True)


@cache
def plain(seed: int) -> Result:
    return result_of(correct(seed), PLAIN)


def forms_of(result: Result) -> dict[str, dict[tuple[str, str], object]]:
    assert result.report is not None
    return {
        key: {place: cell.number.value for place, cell in form.cells.items()}
        for key, form in result.report.forms.items()
    }


class Case(NamedTuple):
    """A report made from a seed in a style, and what was read in it."""

    seed: int
    style: str
    document: Rendered
    result: Result


def case_of(report: Report, seed: int, style: str) -> Case:
    document = rendered(report, style)
    return Case(seed, style, document, session().check(document.data, document.path, keep=True))


@pytest.fixture(scope="module", params=product(SEEDS, STYLES), ids=str)
def case(request: pytest.FixtureRequest) -> Case:
    """A correct report, read once for all that is asked of it."""
    seed, style = request.param
    return case_of(correct(seed), seed, style)


def test_the_same_report_is_recognised(case: Case) -> None:
    result, expected = case.result, plain(case.seed)
    assert result.report is not None
    assert expected.report is not None
    assert (result.agency, result.year, result.format) == (expected.agency, expected.year, expected.format)
    assert list(result.report.sections) == list(expected.report.sections)
    assert forms_of(result) == forms_of(expected)


def test_every_figure_is_where_the_source_has_it(case: Case) -> None:
    report, document, places = case.result.report, case.result.document, case.document.places.figures
    assert report is not None
    assert document is not None
    starts = document.line_starts()
    for key, form in report.forms.items():
        for (row, column), cell in form.cells.items():
            if not cell.text or (key, row, column) not in places:
                continue
            location = document.place(cell.span, starts)
            assert (location.line, location.column) == places[key, row, column], cell.key


def spoilt(seed: int) -> list[Report]:
    """Reports with one cell of table three or four off by one each."""
    report = correct(seed)
    rng = Random(f"spoilt {seed}")
    keys = [
        key for key in sorted(report.figures) if key[0] != "disclosure" and report.figures[key].isdecimal()
    ]
    return [
        Report(
            **{
                **{name: getattr(report, name) for name in report.__struct_fields__},
                "figures": report.figures | {key: str(int(report.figures[key]) + 1)},
            }
        )
        for key in rng.sample(keys, CELLS)
    ]


def balances(result: Result) -> list[tuple[str, str, object]]:
    return [item for item in found(result) if item[0].startswith("BAL")]


@cache
def plain_balances(seed: int) -> list[list[tuple[str, str, object]]]:
    """What is found in each of the spoilt reports in the plain style."""
    return [balances(result_of(report, PLAIN)) for report in spoilt(seed)]


@pytest.fixture(scope="module", params=product(SEEDS[:3], STYLES), ids=str)
def spoilt_cases(request: pytest.FixtureRequest) -> list[Case]:
    """The spoilt reports of a seed in a style, read once for all that is asked of them."""
    seed, style = request.param
    return [case_of(report, seed, style) for report in spoilt(seed)]


def test_the_same_findings(spoilt_cases: list[Case]) -> None:
    for case, expected in zip(spoilt_cases, plain_balances(spoilt_cases[0].seed), strict=True):
        assert expected
        assert balances(case.result) == expected


def test_a_finding_points_at_the_figure(spoilt_cases: list[Case]) -> None:
    for case in spoilt_cases:
        places = case.document.places.figures
        for finding in case.result.findings:
            if finding.cell is None or not finding.rule.startswith("BAL"):
                continue
            key = (finding.cell.form, finding.cell.row, finding.cell.column)
            if not places:  # no lines: the place is in words
                assert finding.location.line is None
                assert finding.location.text
                assert finding.place
                continue
            assert (finding.location.line, finding.location.column) == places[key]
