"""Headings of table three that stand at three heights, as text taken from a PDF has them."""

from __future__ import annotations

import re

import pytest

from govlint.model import Cell, Span
from govlint.structure.columns import columns_of
from govlint.testing import base_report
from recognised import checked, definition, figures, labels, read

KEYS = ("natural_person", "business", "research", "public_welfare", "legal_service", "other", "total")
GROUP = ["法人或其他组织"]
TALL = ["自然人", "社会公益", "法律服务", "总计"]
WHOLE = ["商业企业", "科研机构", "其他"]
LAID_OUT = """\
                                                        申请人情况
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项            法人或其他组织
          加第四项之和）               自然人               社会公益   法律服务           总计
                                        商业企业   科研机构                   其他
                                                        组织      机构
"""
LINES = re.sub(r" {2,}", " ", LAID_OUT).replace("\n ", "\n").lstrip()


def at_heights(header: str, blanks: str = "   ") -> str:
    """The minimal report, its table three under `header`, with `blanks` in place of bars."""
    head, rest = base_report().split("（本列数据的勾稽关系为", 1)
    body, tail = rest.split("四、政府信息公开行政复议", 1)
    rows = [line.rstrip(" |").replace(" | ", blanks) for line in body.split("\n")[3:]]
    return f"{head}{header}" + "\n".join(rows) + f"四、政府信息公开行政复议{tail}"


@pytest.mark.parametrize(("header", "blanks"), [(LAID_OUT, "      "), (LINES, " ")])
def test_the_figures_are_read_under_them(header: str, blanks: str) -> None:
    text = at_heights(header, blanks)
    assert figures(read(text))["requests"] == figures(read(base_report()))["requests"]
    assert checked(text).findings == ()
    wrong = text.replace(blanks.join(["（一）予以公开", "1", "1"]), blanks.join(["（一）予以公开", "2", "1"]))
    assert wrong != text
    assert {finding.rule for finding in checked(wrong).findings} <= {"BAL001", "BAL002", "BAL003"}
    assert checked(wrong).findings


def test_a_row_without_one_of_its_figures_is_no_other_row_s() -> None:
    text = at_heights(LINES, " ").replace("2.重复申请 0 0 0 0 0 0 0", "2.重复申请 0 0 0 0 0 0")
    found = figures(read(text))["requests"]
    assert ("new", "total") in found
    assert not [row for row, _ in found if row == "not_handled.repeated"]
    assert checked(text).findings == ()


def test_rows_of_other_widths_leave_the_columns_unread() -> None:
    text = re.sub(r"(?m)((?: \d){7})$", r"\1 0", at_heights(LINES, " "))
    assert not figures(read(text)).get("requests")


def likely(*lines: list[str]) -> tuple[str, ...]:
    spread = [(word, at) for at, words in enumerate(lines) for word in words]
    header = [Cell(word, Span(place, place + 1), at, 0) for place, (word, at) in enumerate(spread)]
    return columns_of(definition("requests"), header, labels("2021"), ruled=False).likely


def test_each_heading_stands_there_once_and_in_its_order_on_its_line() -> None:
    below = ["组织", "机构"]
    assert likely(GROUP, TALL, WHOLE, below) == KEYS
    # Another order, which one line tells; a heading that stands there twice, or not at all.
    assert likely(GROUP, ["自然人", "法律服务", "社会公益", "总计"], WHOLE, ["机构", "组织"]) == ()
    assert likely(GROUP, ["社会公益", "法律服务", "自然人", "总计"], WHOLE, below) == ()
    assert likely(GROUP, TALL, ["科研机构", "商业企业", "其他"], below) == ()
    assert likely(GROUP, TALL, [*WHOLE, "其他"], below) == ()
    assert likely(GROUP, TALL, WHOLE[:2], below) == ()
    # No heading over several; one heading a line; 自然人 and 总计 at two heights.
    assert likely(TALL, WHOLE, below) == ()
    assert likely(GROUP, *([word] for word in [*TALL, *WHOLE, *below])) == ()
    assert likely(GROUP, TALL[:3], ["总计", *WHOLE], below) == ()
