"""PDF by other producers: LibreOffice's and Chromium's, where they are installed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from recognised import session

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "benchmarks"))

from accuracy import plant
from corpus import generate
from corpus.faults import FAULTS
from corpus.styles import rendered
from pages import LEAST_CELLS, compare
from producers.data import as_data
from producers.markup import typst_of
from producers.web import BROWSERS, by_browser, by_libreoffice


def has_chinese_fonts() -> bool:
    """Whether programs of this machine can write Chinese into a PDF."""
    command = shutil.which("fc-list")
    return command is not None and bool(
        subprocess.run([command, ":lang=zh"], capture_output=True, check=False).stdout.strip()
    )


with_chinese = pytest.mark.skipif(not has_chinese_fonts(), reason="no Chinese font is installed")


def check(made: list[Path], source: Path, seed: str) -> None:
    counts, extra = compare(session(), generate(seed), source, made[0])
    assert counts["right"] >= LEAST_CELLS * counts.total()
    assert counts["wrong"] == 0
    assert extra == []


@pytest.mark.slow
@with_chinese
@pytest.mark.parametrize("style", ["clean", "page"])
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_pdf_by_libreoffice(tmp_path: Path, style: str) -> None:
    source = tmp_path / "report.html"
    source.write_bytes(rendered(generate("producers 1"), f"html/{style}").data)
    check(by_libreoffice([source], tmp_path), source, "producers 1")


@pytest.mark.slow
@with_chinese
@pytest.mark.skipif(not any(map(shutil.which, BROWSERS)), reason="Chromium is not installed")
def test_pdf_by_a_browser(tmp_path: Path) -> None:
    source = tmp_path / "report.html"
    source.write_bytes(rendered(generate("producers 1"), "html/clean").data)
    check(by_browser([source], tmp_path), source, "producers 1")


def test_a_figure_in_two_cells_makes_its_row_longer() -> None:
    fault = next(fault for fault in FAULTS if fault.variant == "a digit split over two cells")
    report = plant(fault, "split").report
    blocks = json.loads(as_data(report, markup=False))
    rows = next(rows for rows, _ in blocks if isinstance(rows, list) and len(rows) > 20)
    assert {len(row) for row in rows} == {11}
    assert sum(bool(row[10]) for row in rows) == 1
    assert "table(columns: 11, table.cell(x: 0, y: 0, rowspan: 3, colspan: 3)" in typst_of(report)
