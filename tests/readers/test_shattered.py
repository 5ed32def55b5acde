"""Texts of pages of which a program put each run of letters and figures on a line of its own."""

from __future__ import annotations

import re

import pytest

from govlint.readers.lines.shattered import gathered
from laidout import laid_out, rows
from recognised import checked, figures

_RUNS = re.compile(r"[!-~]+|[^!-~\n]+")


def shattered(text: str) -> str:
    """A text as `get_text("\\n")` gives it of a page whose figures have a font of their own."""
    pieces = (piece.strip() for line in text.split("\n") for piece in _RUNS.findall(line))
    return "\n".join(filter(None, pieces))


REPORT = laid_out(rows("\n"))


def test_paragraphs_are_whole_again_and_tables_stay() -> None:
    result = checked(shattered(REPORT))
    assert result.findings == ()
    assert result.report is not None
    assert [len(cells) for cells in figures(result.report).values()] == [10, 175, 15]


@pytest.mark.parametrize(
    ("right", "wrong", "rule"),
    [
        (
            "《中华人民共和国政府信息公开条例》规定",
            "《中华人民共和国政府信息公开条例》（国务院令第712号）规定",
            "CIT005",
        ),
        ("2024年1月1日", "2024年2月1日", "STR012"),
        ("收到政府信息公开申请3件", "收到政府信息公开申请8件", "TXT001"),
    ],
)
def test_what_stands_on_several_lines_is_told_at_its_place(right: str, wrong: str, rule: str) -> None:
    assert right in REPORT
    text = shattered(REPORT.replace(right, wrong, 1))
    (finding,) = checked(text).findings
    assert finding.rule == rule
    line, column = finding.location.line, finding.location.column
    assert line is not None
    assert column is not None
    assert text.split("\n")[line - 1][column - 1 :].startswith(("7", "2", "8", "国", "自"))


@pytest.mark.parametrize(
    "text",
    [
        "规章\n0\n0\n文件\n1\n2\n" * 20,
        "电话：\n010\n一、总体情况\n" * 9,
        "收到\n5\n件\n" * 7,
        "合计\n5\n年度目标\n8\n" * 3,
    ],
)
def test_figures_by_themselves_stay(text: str) -> None:
    assert gathered(text) == (text, ())


def test_a_heading_before_a_year_is_no_part_of_the_sentence() -> None:
    text = "一、总体情况\n2024\n年收到\n" + "3\n件，其中\n" * 9
    assert gathered(text)[0].split("\n")[:2] == ["一、总体情况", "2024年收到3件，其中" + "3件，其中" * 8]
