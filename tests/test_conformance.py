"""Every reader passes this: one report, in whatever style, gives one `Report` and the same findings."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from random import Random

import pytest

from recognised import found, session

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

from corpus import STYLES, generate
from corpus.model import Report
from corpus.styles import rendered

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


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_report_is_recognised(seed: int, style: str) -> None:
    result, expected = result_of(correct(seed), style), plain(seed)
    assert result.report is not None
    assert expected.report is not None
    assert (result.agency, result.year, result.format) == (expected.agency, expected.year, expected.format)
    assert list(result.report.sections) == list(expected.report.sections)
    assert forms_of(result) == forms_of(expected)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("seed", SEEDS)
def test_every_figure_is_where_the_source_has_it(seed: int, style: str) -> None:
    document = rendered(correct(seed), style)
    result = session().check(document.data, document.path, keep=True)
    assert result.report is not None
    assert result.document is not None
    starts = result.document.line_starts()
    for key, form in result.report.forms.items():
        for (row, column), cell in form.cells.items():
            if not cell.text or (key, row, column) not in document.places.figures:
                continue
            location = result.document.place(cell.span, starts)
            assert (location.line, location.column) == document.places.figures[key, row, column], cell.key


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


@pytest.mark.parametrize("style", [style for style in STYLES if style != PLAIN])
@pytest.mark.parametrize("seed", SEEDS[:3])
def test_the_same_findings(seed: int, style: str) -> None:
    for report in spoilt(seed):
        expected = [item for item in found(result_of(report, PLAIN)) if item[0].startswith("BAL")]
        told = [item for item in found(result_of(report, style)) if item[0].startswith("BAL")]
        assert expected
        assert told == expected


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("seed", SEEDS[:3])
def test_a_finding_points_at_the_figure(seed: int, style: str) -> None:
    for report in spoilt(seed):
        document = rendered(report, style)
        result = session().check(document.data, document.path)
        for finding in result.findings:
            if finding.cell is None or not finding.rule.startswith("BAL"):
                continue
            key = (finding.cell.form, finding.cell.row, finding.cell.column)
            if not document.places.figures:  # no lines: the place is in words
                assert finding.location.line is None
                assert finding.location.text
                assert finding.place
                continue
            assert (finding.location.line, finding.location.column) == document.places.figures[key]
