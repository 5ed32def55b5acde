"""Pages that could not be read: the others are checked, what is missing is unknown, and that is told."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import pytest

from govlint.checks.places.scopes import Scope
from govlint.finding import Passed, Problem, Result, Unknown
from govlint.gaps import Gaps, gaps_of, known, scope_read, unread_forms
from govlint.model import Document, Paragraph, Picture, Span, Text
from govlint.rule import Check
from govlint.testing import base_report
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
    assert many.failure.zh.startswith("第1页、第2页")
    assert "等没有文字层" in many.failure.zh
    assert many.failure.en.startswith("page 1, 2, ")
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


class TestUnreadForms:
    def said(self, text: str, lang: str = "zh") -> Result:
        return session(lang=lang).check(text.encode(), "a.txt")

    def test_those_of_a_correct_report_are_read(self) -> None:
        assert self.said(base_report()).unread_forms == ()

    def test_one_of_which_only_the_head_was_read_is_named(self) -> None:
        """As pdftotext leaves it: the figures of table four stand elsewhere, one in a line."""
        row = "1 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0"
        text = base_report()
        assert row in text
        told = self.said(text.replace(row, "1\n0\n0\n0\n1")).unread_forms
        assert len(told) == 1
        assert told[0].startswith("表四没有读出来")
        assert "勾稽关系一条也没有检查" in told[0]

    def test_the_rest_is_told_by_its_findings(self) -> None:
        text = base_report()
        start, end = text.index("行政复议 | 行政诉讼"), text.index("五、存在的")
        result = self.said(f"{text[:start]}本年度情况见附表。\n{text[end:]}")
        assert "STR006" in {finding.rule for finding in result.findings}
        assert result.unread_forms == ()

    def test_relations_that_nobody_asked_for_are_not_missed(self) -> None:
        rules = [rule for rule in session().rules if rule.check != "equation"]
        report = session().check(base_report().encode(), "a.txt", keep=True).report
        assert report is not None
        assert list(unread_forms(report, rules, (), ())) == []
        unknown = [(rule.code, Text("空白", "blank")) for rule in session().rules]
        words = dict(unread_forms(report, session().rules, (), unknown))
        assert words["表三", "requests"].zh == "表三的勾稽关系一条也没有检查（空白）"
        assert words["表二", "disclosure"].en.endswith("none of its relations was checked (blank)")
