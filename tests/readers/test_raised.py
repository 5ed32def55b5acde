"""Marks of notes that are set high beside figures are no digits of these, whatever the format."""

from __future__ import annotations

import re

import pytest
from docxparts import document, p, r, tc

from govlint.readers.raised import raised, with_raised
from govlint.testing import base_report
from recognised import checked


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        ("34<sup>1</sup>", "34<sup>¹</sup>"),
        ("34<SUP class=x>[2]</SUP>", "34<SUP class=x>[²]</SUP>"),
        ("<sup><a href='#1'>12</a></sup>", "<sup><a href='#1'>¹²</a></sup>"),
        (
            '<span style="color:red;vertical-align:super">3</span>',
            '<span style="color:red;vertical-align:super">³</span>',
        ),
        ("34<sub>1</sub>", "34<sub>1</sub>"),
        ("<sup>2024</sup>", "<sup>2024</sup>"),
        ("<support>1</support>", "<support>1</support>"),
        ("superb 1", "superb 1"),
    ],
)
def test_figures_that_tags_set_high(markup: str, kept: str) -> None:
    assert with_raised(markup) == kept
    assert len(raised(markup)) == len(markup)


@pytest.mark.parametrize("path", ["a.html", "a.md"])
def test_a_mark_in_a_cell_is_no_digit_of_its_figure(path: str) -> None:
    text = base_report(2024, "html")
    marked = re.sub(r"(本年新收政府信息公开申请数量</td>\s*<td[^>]*>\d+)", r"\1<sup>1</sup>", text, count=1)
    assert marked != text
    result = checked(marked, path)
    assert [item for item in result.findings if item.severity != "info"] == []
    assert result.report is not None
    assert result.report.forms["requests"].values["new", "natural_person"] == 2


def test_in_word() -> None:
    high = r("1", '<w:vertAlign w:val="superscript"/>')
    cell = tc(f"<w:p>{r('34')}{high}</w:p>")
    table = f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"
    assert document(p("甲") + table).text.split("\n")[1] == "34¹"
    low = high.replace("superscript", "subscript")
    assert document(f"<w:p>{r('34')}{low}</w:p>").text == "341"
