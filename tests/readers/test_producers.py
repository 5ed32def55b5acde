"""PDF by other producers: LibreOffice's and Chromium's, where they are installed."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from recognised import session

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "benchmarks"))

from corpus import generate
from corpus.styles import rendered
from pages import LEAST_CELLS, compare
from producers import BROWSERS, by_browser, by_libreoffice


def check(made: list[Path], source: Path, seed: str) -> None:
    counts, extra = compare(session(), generate(seed), source, made[0])
    assert counts["right"] >= LEAST_CELLS * counts.total()
    assert counts["wrong"] == 0
    assert extra == []


@pytest.mark.slow
@pytest.mark.parametrize("style", ["clean", "page"])
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_pdf_by_libreoffice(tmp_path: Path, style: str) -> None:
    source = tmp_path / "report.html"
    source.write_bytes(rendered(generate("producers 1"), f"html/{style}").data)
    check(by_libreoffice([source], tmp_path), source, "producers 1")


@pytest.mark.slow
@pytest.mark.skipif(not any(map(shutil.which, BROWSERS)), reason="Chromium is not installed")
def test_pdf_by_a_browser(tmp_path: Path) -> None:
    source = tmp_path / "report.html"
    source.write_bytes(rendered(generate("producers 1"), "html/clean").data)
    check(by_browser([source], tmp_path), source, "producers 1")
