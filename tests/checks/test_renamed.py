"""A row under a name of its own where an official one should stand."""

from __future__ import annotations

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


def test_a_row_of_its_own_is_not_assessed() -> None:
    assert reasons(with_row("（补）延期答复 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |")) == [
        "表三有一行不是规定的：“（补）延期答复”"
    ]
    assert reasons(with_row("填报说明：以上为全年数据 |")) == []


def test_a_row_that_stands_twice_with_other_figures_is_not_assessed() -> None:
    text = BASE[BASE.index("（一）予以公开") :]
    row = text[: text.index("\n")].rstrip("| ").split("|")
    figures = [cell.strip() for cell in row[1:]]
    assert reasons(with_row("（一）予以公开 | " + " | ".join(figures) + " |")) == []
    figures[0] = str(int(figures[0]) + 5)
    assert reasons(with_row("（一）予以公开 | " + " | ".join(figures) + " |")) == [
        "表三“（一）予以公开”出现了两次，数不一样"
    ]
