"""Pages with a form of the web in place of a table's figures."""

from __future__ import annotations

import re

import pytest

from govlint import check
from govlint.readers.webpage.inputs import filled_in
from govlint.testing import base_report


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ('<td><input type="text" value="12"></td>', "<td><input                   >12  </td>"),
        ("<TD class=x><INPUT VALUE='1,2' readonly></TD>", "<TD class=x><input       >1,2           </TD>"),
        ("<td><input value=7></td>", "<td><input      >7 </td>"),
        ("<td><textarea readonly>12</textarea></td>", "<td><input            >12           </td>"),
        # none of a cell, or none that shows
        ("<p><textarea>意见</textarea></p>", "<p><textarea>意见</textarea></p>"),
        ('<p><input value="搜索"></p>', '<p><input value="搜索"></p>'),
        ('<td>1</td><input value="2">', '<td>1</td><input value="2">'),
        ('<td><input type="hidden" value="2"></td>', '<td><input type="hidden" value="2"></td>'),
        ("<td><input></td>", "<td><input></td>"),
    ],
)
def test_what_is_filled_in(source: str, shown: str) -> None:
    assert filled_in(source).split() == shown.split()
    assert len(filled_in(source)) == len(source)


def test_the_same_findings_at_their_places() -> None:
    page = base_report(2024, "html")
    form = re.sub(r"(<t[dh][^>]*>)(\d+)</t[dh]>", r'\1<input type="text" name="a" value="\2" /></td>', page)
    assert check(form.encode(), path="a.html").findings == ()
    wrong = form.replace('value="12"', 'value="一打"', 1)
    (finding,) = check(wrong.encode(), path="a.html").findings
    assert finding.rule == "BAL006"
    line = wrong.splitlines()[(finding.location.line or 0) - 1]
    assert line[(finding.location.column or 0) - 1 :].startswith("一打")
