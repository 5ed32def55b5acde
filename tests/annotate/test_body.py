"""The report as HTML: headings by what was recognised, tables with their spans and headers."""

from __future__ import annotations

from functools import cache

from govlint.annotate.body import Body, leaves
from govlint.annotate.marks import Marker
from govlint.api import check
from govlint.model import Cell, Grid, Picture, Span
from govlint.report import Report
from govlint.testing import base_report

TABLE = (
    "<table><tr><td rowspan=2>甲</td><td colspan=2>乙</td></tr><tr><td>1</td><td>2</td></tr>"
    "<tr><td>丙<br>丁</td></tr></table><img src=x alt='图&lt;1&gt;'>"
)


@cache
def body(more: str = "") -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in base_report().split("\n"))
    report = check((paragraphs + more).encode(), path="a.html", keep=True).report
    assert report is not None
    return written(report)


def written(report: Report) -> str:
    marker = Marker(report.document.text, [], "zh")
    return "\n".join(Body(report, marker, "zh").html())


def test_headings() -> None:
    assert "<h3>一、总体情况</h3>" in body()
    assert "<h3>示例市数据局2024年政府信息公开工作年度报告</h3>" in body()


def test_tables() -> None:
    words = body(TABLE)
    assert '<tr><td rowspan="2">甲</td><td colspan="2">乙</td></tr>' in words
    assert "<tr><td>丙<br>丁</td></tr>" in words
    assert "〔图片：图&lt;1&gt;〕" in words


def test_a_form_has_a_caption_and_headers() -> None:
    result = check(base_report().encode(), path="a.txt", keep=True)
    assert result.report is not None
    words = written(result.report)
    assert "<caption>表三</caption>" in words
    assert '<th scope="row">一、本年新收政府信息公开申请数量</th><td class="figure">2</td>' in words
    assert "<thead><tr><th" in words


def test_gaps_are_filled() -> None:
    result = check(base_report().encode(), path="a.txt", keep=True)
    assert result.report is not None
    report = result.report
    span = report.document.blocks[0].span
    cells = ((Cell("甲", span, 0, 0, 2, 1),), (Cell("乙", span, 1, 2),))
    body_ = Body(report, Marker(report.document.text, [], "zh"), "zh")
    rows = list(body_._rows(Grid(span, cells, ruled=True), None))
    assert [row.count("<td") for row in rows] == [1, 2]


def test_leaves() -> None:
    result = check(base_report().encode(), path="a.txt", keep=True)
    assert result.document is not None
    found = leaves(result.document)
    assert found == sorted(found)
    grids = [block for block in result.document.blocks if isinstance(block, Grid)]
    assert len(found) == len(result.document.blocks) - len(grids) + sum(
        len(list(grid.cells())) for grid in grids
    )
    assert not any(isinstance(block, Picture) for block in result.document.blocks)
    assert Span(0, 0) not in found
