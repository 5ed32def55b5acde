"""Rows from which a cell was left out, and those that only the layout made short."""

from __future__ import annotations

import re

import pytest
from reports import check, messages, reason

from govlint.finding import Severity
from govlint.testing import base_report

OUT = "四、结转下年度继续办理"
ROW = f"{OUT} | 0 | 0 | 0 | 0 | 0 | 0 | 0"
BASE = re.sub(r"(?m) \|$", "", base_report(2024))
PAGE = base_report(2024, "html")


def test_a_row_short_of_a_cell_is_told() -> None:
    (finding,) = check(BASE.replace(ROW, ROW[:-4])).findings
    assert (finding.rule, finding.severity) == ("BAL006", Severity.ERROR)
    assert finding.message.startswith("表三“四、结转下年度继续办理”这一行只有 6 个数，应有 7 个，")
    assert (finding.location.line, finding.location.column) == (BASE[: BASE.index(ROW)].count("\n") + 1, 1)


def test_a_row_of_a_page_short_of_a_cell_is_told() -> None:
    start = PAGE.index(OUT)
    page = PAGE[:start] + PAGE[start:].replace("<td>0</td>", "", 1)
    (message,) = messages("BAL006", page, "a.html")
    assert "“四、结转下年度继续办理”这一行只有 6 个数，应有 7 个" in message


def test_the_relations_of_a_short_row_are_not_assessed() -> None:
    start = PAGE.index("（七）总计")
    page = PAGE[:start] + PAGE[start:].replace("<td>2</td>", "", 1)
    result = check(page, "a.html")
    assert [item.rule for item in result.findings] == ["BAL006"]
    assert {"BAL001", "BAL002"} <= {item.rule for item in result.not_assessed}


def test_a_row_of_the_table_of_documents_that_is_short() -> None:
    (message,) = messages("BAL006", re.sub(r"行政规范性文件 \| \d", "行政规范性文件", BASE))
    assert "“行政规范性文件”这一行只有 2 个数，应有 3 个" in message


@pytest.mark.parametrize("figures", ["0 | 0 | 0", " | ".join("0" * 14)])
def test_the_table_of_reviews_with_too_few_figures(figures: str) -> None:
    text, count = re.subn(r"(?m)^(?:\d \| ){14}\d$", figures, BASE)
    assert count == 1
    (message,) = messages("BAL006", text)
    assert f"表四只有 {figures.count('0')} 个数，应有 15 个" in message


def test_many_short_rows_are_one_finding() -> None:
    text = BASE
    for label in ("1.属于国家秘密", "2.重复申请", "4.保护第三方合法权益"):
        text = text.replace(f"{label} | 0", label)
    (message,) = messages("BAL006", text)
    assert message.startswith("表三有 3 行少了格（“1.属于国家秘密”、")


@pytest.mark.parametrize(
    "torn",
    [
        (ROW, f"{OUT} | 0 | 0 | 0 | 0 | 0 | 0\n0"),
        (ROW, f"{OUT} | 0 | 0 | 0 | 0 | 0 | 0 |\n| 0"),
        (ROW, f"{OUT} | 0 0 | 0 | 0 | 0 | 0 | 0"),
        (ROW, f"{OUT}0 | 0 | 0 | 0 | 0 | 0 | 0"),
        (ROW, f"{OUT}   0   0   0   0   0   0"),
    ],
)
def test_rows_that_the_layout_tore_are_not_told(torn: tuple[str, str]) -> None:
    text = BASE
    assert torn[0] in text
    assert not any("应有" in message for message in messages("BAL006", text.replace(*torn)))


def test_a_text_that_was_cut_off_is_not_told() -> None:
    text = BASE
    end = text.index(OUT) + len(f"{OUT} | 0 | 0 | 0")
    assert messages("BAL006", text[:end]) == []


def test_a_column_without_figures_in_all_rows_is_not_assessed() -> None:
    text, count = re.subn(r"(?m)^(.+(?: \| \d+){6}) \| \d+$", r"\1", BASE)
    assert count == 26
    text = text.replace(" | 0 | 0 | 0 | 0\n五、", " | 0 | 0 | 0 | 0 | 0\n五、")
    assert messages("BAL006", text) == []
    assert reason("STR008", text) == "表三多数行的数比列标题少，对不上列"


@pytest.mark.parametrize(
    "merged", [("<td>0</td><td>0</td>", '<td colspan="2">0</td>'), ("<td>0</td></tr>", "</tr>")]
)
def test_merged_cells_are_not_told(merged: tuple[str, str]) -> None:
    """Cells over two columns, and one that reaches down from the row above."""
    start = PAGE.index("3.其他<")
    page = PAGE[:start] + PAGE[start:].replace("<td>0</td></tr>", '<td rowspan="3">0</td></tr>', 1)
    if merged[1] == "</tr>":
        page = page[:start] + page[start:].replace("<td>3</td></tr>", "</tr>", 1)
    start = page.index(OUT)
    assert merged[0] in page[start:]
    page = page[:start] + page[start:].replace(*merged, 1)
    assert not any("应有" in message for message in messages("BAL006", page, "a.html"))
