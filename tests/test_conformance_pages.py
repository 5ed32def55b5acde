"""The readers of pages pass the conformance test, but for what cannot be told from places on pages."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest

from recognised import found
from test_conformance import PLAIN, balances, correct, forms_of, plain, plain_balances, result_of, spoilt

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

from accuracy import plant
from corpus import generate
from corpus.faults import FAULTS
from corpus.faults.plant import changed, official
from corpus.forms import REQUEST_COLUMNS, REVIEW_COLUMNS
from corpus.model import Report
from corpus.styles import PAGES

from govlint.finding import Result

LEAST = 0.98
LOOSE = ("across", "none")
"""Looks without lines between the columns."""


@cache
def read(seed: int, style: str) -> Result:
    return result_of(correct(seed), style)


@pytest.mark.parametrize("style", PAGES)
@pytest.mark.parametrize("seed", range(2))
def test_the_same_report_is_recognised(seed: int, style: str) -> None:
    result, expected = read(seed, style), plain(seed)
    assert result.report is not None
    assert expected.report is not None
    assert (result.agency, result.year, result.format) == (expected.agency, expected.year, expected.format)
    assert list(result.report.sections) == list(expected.report.sections)
    told, wanted = forms_of(result), forms_of(expected)
    cells = [(key, place) for key, form in wanted.items() for place in form]
    right = sum(told.get(key, {}).get(place) == wanted[key][place] for key, place in cells)
    assert right >= LEAST * len(cells)
    if not style.endswith(LOOSE):
        assert told == wanted


@pytest.mark.parametrize("style", PAGES)
@pytest.mark.parametrize("seed", range(2))
def test_findings_differ_only_by_what_is_not_assessed(seed: int, style: str) -> None:
    told, wanted = found(read(seed, style)), found(plain(seed))
    assert [item for item in told if item not in wanted] == []


@pytest.mark.parametrize("style", [style for style in PAGES if not style.endswith(LOOSE)])
def test_a_wrong_figure_is_found(style: str) -> None:
    for report, wanted in zip(spoilt(2)[:2], plain_balances(2)[:2], strict=True):
        assert wanted
        assert balances(result_of(report, style)) == wanted


@pytest.mark.parametrize("style", ["pdf/lines", "pdf/cut", "ofd/frames"])
@pytest.mark.parametrize("variant", ["row 一 left out", "（一） or （二） left out"])
def test_a_row_left_out_beside_a_page_break_is_told(style: str, variant: str) -> None:
    fault = next(fault for fault in FAULTS if (fault.rule, fault.variant) == ("STR007", variant))
    for seed in range(3):
        told = found(result_of(plant(fault, f"left out {seed}").report, style))
        assert any(rule == "STR007" for rule, _, _ in told)


LACKS = {
    "requests": ("new", "partly_granted", "refused.state_secret", "not_handled.publication", "handled"),
    "disclosure": ("normative_documents", "penalties"),
    "requests/": tuple(REQUEST_COLUMNS),
    "disclosure/": ("repealed",),
    "review/litigation_direct": tuple(REVIEW_COLUMNS),
}


@cache
def lacking(place: str) -> list[tuple[str, Report, list[tuple[str, str, object]]]]:
    """Each row or column that may be left out: its key, the report, what is found in the plain style."""
    made = []
    for at, key in enumerate(LACKS[place]):
        whole = official(generate(f"lacks {at}", format="2019" if at % 2 and "disc" not in place else "2021"))
        report = changed(whole, dropped=frozenset({f"{place}/{key}"}))
        made.append((key, report, found(result_of(report, PLAIN))))
    return made


@pytest.mark.parametrize("style", ["pdf/lines", "pdf/across", "pdf/none", "ofd/none"])
@pytest.mark.parametrize("place", LACKS)
def test_a_row_or_column_left_out_is_told_and_nothing_else(style: str, place: str) -> None:
    """In 2021's and in 2019's tables, with lines, with lines across only, and without any."""
    code = "STR008" if "/" in place else "STR007"
    for key, report, wanted in lacking(place):
        told = found(result_of(report, style))
        assert any(rule == code for rule, _, _ in told), key
        assert [item for item in told if item not in wanted] == []


@pytest.mark.parametrize("style", ["pdf/cut", "ofd/frames"])
@pytest.mark.parametrize("seed", ["1 BAL003 a digit split over two cells pdf/cut 0", "wider 1", "wider 2"])
def test_a_row_longer_than_the_others_makes_no_false_finding_on_the_next_page(style: str, seed: str) -> None:
    fault = next(fault for fault in FAULTS if fault.variant == "a digit split over two cells")
    report = plant(fault, seed).report
    told, wanted = found(result_of(report, style)), found(result_of(report, PLAIN))
    assert [item for item in told if item not in wanted] == []


def test_the_same_bytes_give_the_same_document() -> None:
    assert read(0, "pdf/lines").document == result_of(correct(0), "pdf/lines").document
