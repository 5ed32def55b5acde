"""Labels whose pieces stand in cells beside one another, as converters of pages to Markdown leave them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from govlint.testing import base_report
from laidout import Matrix, barred, laid_out
from recognised import checked, figures, read

PARTLY = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
PIECES = {
    "一、本年新收政府信息公开申请数量": ("一、本年新收政", "府信息公开申请数量<br>"),
    "二、上年结转政府信息公开申请数量": ("二、上年<br>公开", "结转政府信息<br>申请数量"),
    PARTLY: ("（二）部分公开（", "区分处理的，只计这一情形，不<br>计其他情形）"),
    "四、结转下年度继续办理": ("四、结转下年度继<br>理", "续办"),
}
SHREDDED = {
    "一、本年新收政府信息公开申请数量": ("一、本", "年新收政", "府信息"),
    "4.保护第三方合法权益": ("4.保", "护第三", "合法权"),
}
"""Their ends are lost, or stand with those of others."""


def split(pieces: Mapping[str, tuple[str, ...]]) -> str:
    """The minimal report with the labels of table three that have `pieces` in so many cells beside."""

    def table(cells: Matrix) -> str:
        rows = []
        for row in cells:
            parts = next((parts for label, parts in pieces.items() if label in row[:3]), None)
            rows.append([*[""] * (3 - len(parts)), *parts, *row[3:]] if parts else row)
        return barred()(rows)

    return laid_out(table, "", between="\n\n")


def test_a_label_in_cells_beside_one_another_is_whole() -> None:
    text = split(PIECES)
    assert text.count("府信息公开申请数量<br>") == 1
    assert figures(read(text, "a.md"))["requests"] == figures(read(base_report()))["requests"]
    assert checked(text, "a.md").findings == ()
    wrong = text.replace("续办 | 0", "续办 | 2", 1)
    assert wrong != text
    assert "BAL001" in {finding.rule for finding in checked(wrong, "a.md").findings}


def test_labels_that_nobody_can_put_together_are_not_missed() -> None:
    result = checked(split(SHREDDED), "a.md")
    assert result.findings == ()
    assert "STR007" in {one.rule for one in result.not_assessed}


def test_a_row_that_is_absent_beside_them_is_missed() -> None:
    text = re.sub(r"(?m)^.*2\.重复申请.*\n", "", split(PIECES))
    assert [finding.rule for finding in checked(text, "a.md").findings] == ["STR007"]


def test_words_beside_a_label_make_up_no_other() -> None:
    """A label that an author cut short stands behind the name of its block as ever."""
    text = split({}).replace("7.属于行政执法案卷", "7.属于行政执法")
    assert [finding.rule for finding in checked(text, "a.md").findings] == ["STR007"]
