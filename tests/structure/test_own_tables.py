"""Tables of the office's own beside the official forms, which they must neither hide nor fill."""

from __future__ import annotations

import pytest

from govlint.testing import base_report
from recognised import checked, found

SMALL = [["科室", "件数"], ["办公室", "2"], ["法规科", "1"], ["总计", "3"]]
WIDE = [
    ["渠道", "一季度", "二季度", "三季度", "四季度", "上半年", "下半年", "总计"],
    ["网站", "10", "10", "10", "10", "20", "20", "40"],
    ["总计", "10", "10", "10", "10", "20", "20", "40"],
]
LIKE = [
    ["申请方式", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "合计"],
    ["网上", "1", "1", "0", "0", "0", "0", "2"],
    ["合计", "1", "1", "0", "0", "0", "0", "2"],
]
HEADINGS = ["二、主动公开", "三、收到", "四、政府信息公开行政复议", "五、存在", "六、其他"]


def with_table(rows: list[list[str]], heading: str, layout: str, *, behind: bool) -> str:
    """The minimal report with a table right before the heading of a section, or behind it."""
    if layout == "html":
        text, mark = base_report(2024, "html"), f"<h2>{heading}"
        cells = ["<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows]
        table = "<table>" + "".join(cells) + "</table>"
        end = "</h2>"
    else:
        text, mark, end = base_report(2024), f"\n{heading}", "\n"
        between = {"bars": " | ", "lines": "\n", "blanks": "   "}[layout]
        table = "\n" + "\n".join(between.join(row) for row in rows)
        text = text if layout == "bars" else text.replace(" |\n", "\n").replace(" | ", between)
    start = text.index(mark)
    start = text.index(end, start + 1) + (len(end) if layout == "html" else 0) if behind else start
    return text[:start] + table + text[start:]


@pytest.mark.parametrize("behind", [False, True])
@pytest.mark.parametrize("layout", ["html", "bars", "lines", "blanks"])
@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("rows", [SMALL, WIDE, LIKE])
def test_a_table_of_the_offices_own_is_no_part_of_a_form(
    rows: list[list[str]], heading: str, layout: str, behind: bool
) -> None:
    text = with_table(rows, heading, layout, behind=behind)
    path = "a.html" if layout == "html" else "a.txt"
    assert found(checked(text, path)) == []
    total = "（七）总计"
    other = text.index(total)
    wrong = text[:other] + text[other:].replace("3", "4", 1)
    assert [rule for rule, *_ in found(checked(wrong, path))] == ["BAL001"]


@pytest.mark.parametrize("layout", ["html", "bars"])
@pytest.mark.parametrize("rows", [SMALL, WIDE, LIKE])
@pytest.mark.parametrize("heading", HEADINGS)
def test_its_total_does_not_stand_for_one_that_is_missing(
    rows: list[list[str]], heading: str, layout: str
) -> None:
    text = with_table(rows, heading, layout, behind=True)
    path = "a.html" if layout == "html" else "a.txt"
    lines = text.splitlines(keepends=True)
    row = next(line for line in lines if "（七）总计" in line)
    text = text.replace(row, "").replace('rowspan="22"', 'rowspan="21"')
    assert [rule for rule, *_ in found(checked(text, path))] == ["STR007"]


def test_a_row_that_numbers_the_columns_is_of_the_form() -> None:
    text = base_report().replace(
        "一、本年新收政府信息公开申请数量 |",
        "栏次 | 1 | 2 | 3 | 4 | 5 | 6 | 7 |\n一、本年新收政府信息公开申请数量 |",
    )
    assert checked(text).findings == ()
