"""A row under a name of its own where an official one should stand."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from reports import BASE, check, found, replaced

from govlint.testing import base_report


@pytest.mark.parametrize(
    ("old", "new", "row"),
    [
        ("5.属于三类内部事务信息", "5.不便公开的其他情形", "属于三类内部事务信息"),
        ("四、结转下年度继续办理", "四、历年累计受理", "结转下年度继续办理"),
        ("行政规范性文件", "内部管理文件", "行政规范性文件"),
    ],
)
@pytest.mark.parametrize("reader", ["text", "markdown", "html"])
def test_the_finding_stands_at_the_row_that_is_there(old: str, new: str, row: str, reader: str) -> None:
    text, path = base_report(2024, reader), {"text": "a.txt", "markdown": "a.md", "html": "a.html"}[reader]
    table = text.index("二、主动公开")
    text = text[:table] + text[table:].replace(old, new, 1)
    (finding,) = found("STR007", text, path)
    assert f"{row}”一行，它的位置上写的是“{new}”" in finding.message
    line = text.splitlines()[(finding.location.line or 1) - 1]
    assert line[(finding.location.column or 1) - 1 :].startswith(new)


def test_a_row_that_is_gone_is_told_at_the_one_before() -> None:
    at = BASE.index("行政强制")
    row = BASE[at : BASE.index("\n", at) + 1]
    (finding,) = found("STR007", replaced((row, "")))
    assert finding.message == "表二缺少“行政强制”一行"


def reasons(text: str) -> list[str]:
    return [str(item.reason) for item in check(text).not_assessed if item.rule == "STR007"]


GRANTED = "（二）部分公开"


def with_row(row: str) -> str:
    at = BASE.index(GRANTED)
    return BASE[:at] + row + "\n" + BASE[at:]


ODD = "（补）延期答复 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |"
TWICE = "（一）予以公开 | 9 | 0 | 0 | 0 | 0 | 0 | 9 |"


def told(text: str) -> list[tuple[str, str]]:
    return [(item.severity, item.message) for item in found("STR007", text)]


def test_a_row_of_its_own_is_told() -> None:
    assert told(with_row(ODD)) == [("warning", "表三多出一行“（补）延期答复”，格式里没有这一行")]


def test_where_a_row_is_absent_one_of_its_own_may_be_that_row() -> None:
    text = with_row(ODD).replace("2.重复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n", "")
    assert told(text) == [("error", "表三缺少“2.重复申请”一行")]
    assert reasons(text) == ["表三有一行不是规定的：“（补）延期答复”"]


@pytest.mark.parametrize("row", ["填报说明：以上为全年数据 |", "栏次 | 1 | 2 | 3 | 4 | 5 | 6 | 7 |"])
def test_notes_and_numbers_of_columns_are_no_rows(row: str) -> None:
    assert check(with_row(row)).findings == ()


def test_a_row_that_stands_twice_with_other_figures_is_told_and_doubtful() -> None:
    text = with_row(TWICE)
    assert told(text) == [("error", "表三“（一）予以公开”一行出现了两次，数不一样")]
    result = check(text)
    assert [item.rule for item in result.findings] == ["STR007"]
    assert {item.rule for item in result.not_assessed} >= {"BAL002", "BAL003", "BAL006"}
    assert any("这一行出现了两次，数不一样" in item.reason for item in result.not_assessed)


def test_a_row_repeated_word_for_word_is_no_mistake() -> None:
    at = BASE.index("（一）予以公开")
    assert check(with_row(BASE[at : BASE.index("\n", at)])).findings == ()


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("9.属于其他不予公开情形 0 0 0 0 0 0 0", ["9.属于其他不予公开情形"]),
        ("（八）其他情形 0 0 0 0 0 0 0", ["（八）其他情形"]),
        ("9.属于其他不予公开情形 0 0 0 0 0 0", []),  # of so many figures nobody can tell whose they are
        ("9.属于其他不予公开情形，另见附表 0 0 0 0 0 0 0", []),
        ("8.属于行政查询事项 0 0 0 0 0 0 0", []),
    ],
)
def test_a_row_of_nobody_on_a_line_of_text(row: str, told: list[str]) -> None:
    loose = base_report().replace(" |", "")
    label = "8.属于行政查询事项"
    assert loose.count(label) == 1
    line = next(line for line in loose.split("\n") if label in line)
    findings = found("STR007", loose.replace(line, f"{line}\n{row}"), "a.txt")
    assert [finding.message.split("“")[1].split("”")[0] for finding in findings] == told


def test_a_label_behind_a_piece_of_a_tall_one_is_no_row_more() -> None:
    at = BASE.index("1.属于国家秘密")
    start, end = BASE.rindex("\n", 0, at) + 1, BASE.index("\n", at)
    figures = re.findall(r"\d+", BASE[at + len("1.属于国家秘密") : end])
    row = f"三\n    1.属于国家秘密    {'    '.join(figures)}"
    text = f"{BASE[:start]}{row}\n{BASE[end + 1 :]}"
    assert not [message for _, message in told(text) if "多出一行" in message]


def cells_below(text: str) -> str:
    """The tables with a cell a line."""
    return "\n".join(line.replace(" | ", "\n").removesuffix(" |") for line in text.split("\n"))


LAYOUTS: dict[str, Callable[[str], str]] = {
    "rows": lambda text: text,
    "cells": cells_below,
    "split": lambda text: "\n".join(
        line.replace(" | ", " |\n") if line.count("|") > 1 else line for line in text.split("\n")
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    ("before", "row", "name"),
    [
        ("3.要求提供公开出版物", "6.涉及商业秘密 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |", "6.涉及商业秘密"),
        ("（四）无法提供", "9.属于咨询事项 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |", "9.属于咨询事项"),
        ("行政强制", "行政裁决 | 7 |", "行政裁决"),
        ("行政规范性文件", "行政决策 | 4 | 1 | 9 |", "行政决策"),
    ],
)
def test_a_row_more_is_told_in_any_layout(layout: str, before: str, row: str, name: str) -> None:
    at = BASE.index("\n" + before, BASE.index("二、主动公开"))
    text = LAYOUTS[layout](f"{BASE[:at]}\n{row}{BASE[at:]}")
    assert [message for _, message in told(text) if "多出一行" in message] == [
        f"表{'二' if before.startswith('行政') else '三'}多出一行“{name}”，格式里没有这一行"
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    ("before", "row"),
    [
        ("行政强制", "行政裁决 | 0 |"),  # without a case it is none to tell of
        ("行政强制", "其中：罚款 | 2 |"),
        ("行政强制", "合计 | 2 |"),
        ("3.要求提供公开出版物", "9.属于咨询事项 | 0 | 0 | 0 |"),
        ("3.要求提供公开出版物", "填报说明：以上为全年数据 |"),
    ],
)
def test_what_may_be_no_row_is_not_told(layout: str, before: str, row: str) -> None:
    at = BASE.index("\n" + before, BASE.index("二、主动公开"))
    assert not [m for _, m in told(LAYOUTS[layout](f"{BASE[:at]}\n{row}{BASE[at:]}")) if "多出一行" in m]


def test_a_row_written_twice_is_counted_once_and_that_is_said() -> None:
    at = BASE.index("（一）予以公开")
    row = BASE[at : BASE.index("\n", at)]
    assert reasons(with_row(row)) == ["表三“（一）予以公开”出现了两次，数一样，只算了一次"]
    blank = "2.重复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
    assert reasons(BASE.replace(blank, blank * 2)) == []
