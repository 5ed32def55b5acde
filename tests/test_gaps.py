"""Pages that could not be read: the others are checked, what is missing is unknown, and that is told."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import pytest

from govlint.checks.scopes import Scope
from govlint.finding import Passed, Problem, Unknown
from govlint.gaps import Gaps, gaps_of, known, scope_read
from govlint.model import Document, Paragraph, Picture, Span
from govlint.rule import Check
from recognised import session

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

from corpus import generate
from corpus.faults import FAULTS
from corpus.model import Report
from corpus.ofdwriter import write_ofd
from corpus.pdfwriter import write_pdf
from corpus.sheets import Bar, Sheet, Words, look_of
from corpus.typeset import sheets_of

WRITERS = {"pdf": write_pdf, "ofd": write_ofd}


def document(unread: tuple[int, ...]) -> Document:
    """Three pages, the second a picture."""
    return Document(
        path="a.pdf",
        reader="pdf",
        encoding=None,
        source="一\n二\n三",
        text="一\n二\n三",
        blocks=(
            Paragraph(Span(0, 1)),
            Paragraph(Span(2, 3)),
            Picture(Span(3, 3)),
            Paragraph(Span(4, 5)),
        ),
        pages=((0, 1), (3, 2), (4, 3)),
        unread=unread,
    )


def test_a_document_that_was_read_has_no_gaps() -> None:
    assert gaps_of(document(())) is None
    outcomes = [Problem(span=Span(0, 1), lack=True), Passed()]
    assert list(known(outcomes, None)) == outcomes


def test_the_paragraphs_at_a_gap_are_its_edges() -> None:
    gaps = gaps_of(document((2,)))
    assert gaps == Gaps((2,), (Span(2, 3), Span(4, 5)))
    assert gaps_of(document((3,))) == Gaps((3,), (Span(4, 5),))


def test_what_is_missing_and_what_is_cut_is_unknown() -> None:
    gaps = gaps_of(document((2,)))
    assert gaps is not None
    sure = Problem(span=Span(0, 1))
    outcomes = [sure, Problem(span=Span(0, 1), lack=True), Problem(span=Span(2, 3)), Passed()]
    assert list(known(outcomes, gaps)) == [sure, Unknown(gaps.reason), Unknown(gaps.reason), Passed()]


def test_what_a_check_reads() -> None:
    def reads(told: str, **options: object) -> str:
        return scope_read(Check("own", lambda context: (), reads=told), options)

    assert reads("document", scope=Scope("section:problems")) == "section:problems"
    assert reads("section:{part}", part="overview") == "section:overview"
    assert reads("") == ""
    assert reads("section:{lost}") == reads("nowhere") == "document"


def test_pages_are_listed_in_words() -> None:
    assert gaps_of(document((2,))) is not None
    many = Gaps(tuple(range(1, 15)), ())
    assert many.failure.startswith("第1页、第2页")
    assert "等没有文字层" in many.failure
    assert many.reason.en.endswith("page 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and others, which could not be read")


def scanned(report: Report, kind: str, number: int) -> bytes:
    """The report on pages, one of them a scan; from the end where the number is negative."""
    sheets = list(sheets_of(report, look_of("lines", Random(1))))
    sheets[number] = Sheet(595, 842, (Bar("picture", 0, 0, 595, 842),))
    return WRITERS[kind](sheets, "")


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("number", [0, 1, 2, -1])
def test_a_correct_report_with_a_scanned_page_has_no_false_finding(kind: str, number: int) -> None:
    for seed in range(3):
        report = generate(f"gaps {seed}", format="2021")
        result = session().check(scanned(report, kind, number), f"report.{kind}")
        whole = session().check(
            WRITERS[kind](sheets_of(report, look_of("lines", Random(1))), ""), f"a.{kind}"
        )
        assert result.error is not None
        assert result.error.code == "unreadable"
        assert "页没有文字层" in result.error.message
        assert {item.rule for item in result.findings} <= {item.rule for item in whole.findings}


@pytest.mark.parametrize("kind", WRITERS)
def test_a_fault_on_a_page_that_was_read_is_told(kind: str) -> None:
    fault = next(fault for fault in FAULTS if fault.rule == "BAL003")
    planted = fault.plant(generate("gaps 0", size="large", format="2021"), Random(1))
    assert planted is not None
    result = session().check(scanned(planted.report, kind, 0), f"report.{kind}")
    assert result.error is not None
    assert any("BAL003" in (finding.rule, *finding.also) for finding in result.findings)


def test_a_file_of_scans_with_one_page_that_is_no_report_is_not_skipped() -> None:
    scan = Sheet(595, 842, (Bar("picture", 0, 0, 595, 842),))
    words = Sheet(595, 842, (Words(80, 100, "示例市数据局关于转发通知的函", 12),))
    result = session().check(write_pdf([words, scan, scan], ""), "scan.pdf")
    assert result.error is not None
    assert result.kind is None
