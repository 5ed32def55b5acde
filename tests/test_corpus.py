"""The benchmark's corpus: its arithmetic holds, its layouts are whole, its faults are what they say."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from pathlib import Path
from random import Random

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

from corpus import STYLES, Report, generate, render
from corpus.faults import FAULTS, Fault
from corpus.faults.plant import number
from corpus.forms import REVIEW_COLUMNS, REVIEW_GROUPS, lay_out, leaves, request_rows
from corpus.marks import bare
from corpus.model import SECTIONS, TableSlot
from corpus.styles import rendered

from govlint.api import open_session

COLUMNS = ("natural_person", "business", "research", "public_welfare", "legal_service", "other", "total")
SEEDS = range(24)


def figure(report: Report, form: str, row: str, column: str) -> int:
    return number(report, (form, row, column))


@pytest.mark.parametrize("seed", SEEDS)
def test_table_three_balances_by_column_and_by_row(seed: int) -> None:
    report = generate(seed)
    for column in COLUMNS:
        new, carried_in, handled, carried_out = (
            figure(report, "requests", row, column) for row in ("new", "carried_in", "handled", "carried_out")
        )
        assert new + carried_in == handled + carried_out
        assert handled == sum(figure(report, "requests", row, column) for row in leaves(report))
    for row in request_rows(report):
        parts = [figure(report, "requests", row, column) for column in COLUMNS]
        assert parts[-1] == sum(parts[:-1])


@pytest.mark.parametrize("seed", SEEDS)
def test_tables_two_and_four_hold(seed: int) -> None:
    report = generate(seed)
    for group in REVIEW_GROUPS:
        parts = [figure(report, "review", group, column) for column in REVIEW_COLUMNS]
        assert parts[-1] == sum(parts[:-1])
    if report.format == "2021":
        for row in ("regulations", "normative_documents"):
            issued, repealed, in_force = (
                figure(report, "disclosure", row, column) for column in ("issued", "repealed", "in_force")
            )
            assert in_force >= issued - repealed
            assert row != "regulations" or report.body.may_regulate or in_force == 0


@pytest.mark.parametrize("seed", SEEDS)
def test_fees_follow_the_tariff_and_the_lapsed_requests(seed: int) -> None:
    report = generate(seed, size="medium", format="2021")
    fees = report.fees
    assert fees.asked % 10 == fees.received % 10 == 0
    assert 0 <= fees.received <= fees.asked
    assert (fees.notices > 0) == (fees.asked > 0)
    lapsed = report.figures.get(("requests", "other.fee_unpaid", "total"), "0").replace(",", "")
    assert fees.notices or int(lapsed) == 0


def test_every_format_size_and_year_is_generated() -> None:
    reports = [generate(seed) for seed in range(400)]
    assert {report.size for report in reports} == {"zero", "small", "medium", "large"}
    assert {(report.format, report.year) for report in reports} == {
        *(("2019", year) for year in (2019, 2020)),
        *(("2021", year) for year in range(2021, 2026)),
    }


def test_a_report_of_zeros_has_no_requests_and_a_large_one_thousands() -> None:
    assert figure(generate(1, size="zero"), "requests", "new", "total") == 0
    assert figure(generate(1, size="large"), "requests", "new", "total") > 1000


@pytest.mark.parametrize("style", STYLES)
def test_the_same_seed_gives_the_same_bytes(style: str) -> None:
    assert render(generate(7), style) == render(generate(7), style)
    assert render(generate(7), style) != render(generate(8), style)


LINED = [style for style in STYLES if not style.startswith(("docx/", "xlsx/"))]
"""The styles whose source has lines."""


@pytest.mark.parametrize("style", LINED)
def test_every_figure_is_where_its_place_says(style: str) -> None:
    for seed in range(8):
        report = generate(seed)
        document = rendered(report, style)
        lines = re.split(r"\r\n|\n", document.data.decode(document.encoding))
        assert document.places.figures.keys() == report.figures.keys()
        for key, (line, column) in document.places.figures.items():
            assert lines[line - 1][column - 1 :].startswith(report.figures[key][0]), (key, style)


@pytest.mark.parametrize("style", STYLES)
def test_no_mark_is_left_in_the_bytes(style: str) -> None:
    document = rendered(generate(5), style)
    if style in LINED:
        texts = [document.data.decode(document.encoding)]
    else:
        with zipfile.ZipFile(io.BytesIO(document.data)) as package:
            texts = [package.read(name).decode() for name in package.namelist() if name.endswith(".xml")]
    assert all(bare(text) == text for text in texts)


@pytest.mark.parametrize("seed", SEEDS)
def test_merged_cells_fill_the_whole_table(seed: int) -> None:
    report = generate(seed)
    for form in ("disclosure", "requests", "review"):
        table = lay_out(report, form)
        taken = sum(cell.rowspan * cell.colspan for row in table.rows for cell in row)
        assert taken == table.width * len(table.rows)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_six_sections_and_three_tables_are_there(seed: int) -> None:
    report = generate(seed)
    assert list(
        dict.fromkeys(block.section for block in report.blocks if block.section not in ("front", "own"))
    ) == [*SECTIONS]
    assert [block.form for block in report.blocks if isinstance(block, TableSlot)] == [
        "disclosure",
        "requests",
        "review",
    ]


def test_encodings_and_line_ends_vary() -> None:
    documents = [rendered(generate(seed), "text/bars") for seed in range(60)]
    assert {document.encoding for document in documents} == {"utf-8", "utf-8-sig", "utf-16", "gb18030"}
    assert len({b"\r\n" in document.data for document in documents if document.encoding != "utf-16"}) == 2


def test_every_rule_has_a_fault() -> None:
    """But those about suppressions and across documents (benchmarks/pairs.py)."""
    rules = {rule.code for rule in open_session().rules if rule.pack == "national"}
    wanted = {code for code in rules if not code.startswith(("SUP", "YOY", "SUM"))}
    assert {fault.rule for fault in FAULTS} == wanted
    assert len({(fault.rule, fault.variant) for fault in FAULTS}) == len(FAULTS)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.rule} {fault.variant}")
def test_a_fault_changes_the_report(fault: Fault) -> None:
    for seed in range(60):
        report = generate(f"{fault.variant} {seed}", **fault.base)
        planted = fault.plant(report, Random(seed))
        if planted is not None:
            break
    assert planted is not None
    style = next(style for style in STYLES if not style.startswith(fault.without or ("none",)))
    assert render(planted.report, style) != render(report, style)
    assert planted.cells <= planted.report.figures.keys()
