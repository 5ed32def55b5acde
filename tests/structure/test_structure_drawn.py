"""A drawn table as text browsers lay it out: wide columns, and names of columns broken in the middle."""

from __future__ import annotations

import pytest

from govlint.testing import base_report
from recognised import checked, figures, read

WIDE = 100
HEADER = """\
┌───────────────────────────────────────┬───────────────────────────────────┐
│                                       │            申请人情况             │
│                                       ├────┬─────────────────────────┬────┤
│                                       │    │     法人或其他组织      │    │
│    （本列数据的勾稽关系为：第一项     │    ├────┬────┬────┬────┬─────┤    │
│    加第二项之和，等于第三项加第四     │自然│商业│科研│社会│法律│ 其  │总  │
│    项之和）                           │ 人 │企业│机构│公益│服务│ 他  │计  │
│                                       │    │    │    │组织│机构│     │    │
"""


BESIDE_LINES = """\
┌───────────────────────────────────────┬───────────────────────────────────────────┐
│                                       │申请人情况                                 │
│                                       ├──────┬─────────────────────────────┬──────┤
│（本列数据的勾稽关系为：第一项加第二项 │      │法人或其他组织               │      │
│之和，等于第三项加第四项之和）         │自然人├────┬────┬────┬────┬─────┤总计  │
│                                       │      │商业企业│科研机构│社会公益组织│法律服务机构│其他│      │
"""
ABOVE_THE_GROUP = """\
│（本列数据的勾稽关系为：第一项加第二项之  │自然人│                                     │总计│
│和，等于第三项加第四项之和）              │      │法人或其他组织                       │    │
│                                          │      ├────┬────┬────────┬────────┬─────────┤    │
│                                          │      │商业企业│科研机构│社会公益组织│法律服务机构│其他│    │
"""
MIXED = """\
│（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）│商业企业│科研机构│社会公益组织│法律服务机构│其他│
│自然人│总计│
"""
"""Two headings on a line below that of the others: the group's is lost, and with it their order."""


def drawn(header: str = HEADER) -> str:
    """The minimal report, its table three drawn as w3m does, or with another `header`."""
    head, rest = base_report().split("（本列数据的勾稽关系为", 1)
    body, tail = rest.split("四、政府信息公开行政复议", 1)
    rows = [line.rstrip(" |").split(" | ") for line in body.split("\n")[3:] if "|" in line]
    lines = []
    for cells in rows:
        labels, values = cells[:-7], cells[-7:]
        lines.append("├──────────┼────┼────┼────┼────┼────┼────┼────┤")
        widths = [WIDE] if len(labels) == 1 else [WIDE // 2] * 2
        lines.append(
            "│"
            + "│".join([label.ljust(width) for label, width in zip(labels, widths, strict=True)] + values)
            + "│"
        )
    return f"{head}{header}" + "\n".join(lines) + f"\n四、政府信息公开行政复议{tail}"


def test_the_table_is_the_same() -> None:
    assert figures(read(drawn()))["requests"] == figures(read(base_report()))["requests"]


@pytest.mark.parametrize("header", [BESIDE_LINES, ABOVE_THE_GROUP])
def test_a_heading_beside_a_line_stands_where_its_cell_does(header: str) -> None:
    found = read(drawn(header)).forms["requests"]
    assert figures(read(drawn(header)))["requests"] == figures(read(base_report()))["requests"]
    assert found.columns[0] == "natural_person"
    assert checked(drawn(header)).findings == ()


def test_figures_under_headings_in_no_order_are_nobody_s() -> None:
    """Better unread than under the heading of another column."""
    report = read(drawn(MIXED))
    assert not figures(report).get("requests", {})
    assert [finding.rule for finding in checked(drawn(MIXED)).findings] == []


def test_nothing_is_told_of_it() -> None:
    assert checked(drawn()).findings == ()
