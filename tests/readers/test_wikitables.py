"""Tables in the markup of MediaWiki: which cell reaches how far stands in them."""

from __future__ import annotations

import pytest

from govlint.model import Grid
from govlint.readers.lines.wikitables import tables_of
from govlint.readers.text import blocks_of
from govlint.testing import base_report
from recognised import checked

TABLE = """{| class="wikitable"
! rowspan="2" | 名称 !! colspan=2 style="text-align:center" | '''件数'''
|-
| 制发 || 废止
|-
| 规范性<br />文件
| 1
|
0
|}
"""


def shape(text: str) -> list[list[tuple[str, int, int, int]]]:
    [grid] = tables_of(text)
    assert all(text[cell.span.start : cell.span.end].strip("\n") for cell in grid.cells() if cell.text)
    return [[(cell.text, cell.column, cell.rowspan, cell.colspan) for cell in row] for row in grid.rows]


def test_cells_stand_where_they_are_shown() -> None:
    assert shape(TABLE) == [
        [("名称", 0, 2, 1), ("件数", 1, 1, 2)],
        [("制发", 1, 1, 1), ("废止", 2, 1, 1)],
        [("规范性\n文件", 0, 1, 1), ("1", 1, 1, 1), ("0", 2, 1, 1)],
    ]


@pytest.mark.parametrize(
    "text", ["{|\n|-\n| 甲\n| 1\n|}\n", "{|\n|\n{| class='a'\n| 甲 || 1\n|}\n|}\n", "甲 | 乙\n"]
)
def test_what_is_read_as_before(text: str) -> None:
    assert tables_of(text) == []


@pytest.mark.parametrize("words", ["style " * 3000 + "x", "style=xclass" * 3000 + "!", " style = " * 3000])
def test_words_that_are_no_attributes_are_passed_at_once(words: str) -> None:
    assert shape(f"{{|\n! 甲 !! 乙\n|-\n|{words}|| 1\n|}}")[1][1][0] == "1"


@pytest.mark.parametrize(
    "behind", ["<ref>见说明。</ref>", '<ref name="a" />', " <!-- 已核 -->", "<ref>甲</ref> <!-- 乙 -->"]
)
def test_what_is_noted_behind_a_figure_is_no_part_of_it(behind: str) -> None:
    assert shape(f"{{|\n! 甲 !! 乙\n|-\n| 文件 || 45{behind}\n|}}")[1][1][0] == "45"


def test_many_tables_and_none_that_ends() -> None:
    assert len(blocks_of(f"{TABLE}甲。\n" * 300)) == 600
    assert tables_of("{|\n" * 30_000) == []


def test_the_rest_of_the_text_stays_around_them() -> None:
    blocks = blocks_of(f"甲。\n{TABLE}乙。\n{TABLE}")
    assert [isinstance(block, Grid) and block.ruled for block in blocks] == [False, True, False, True]


def wiki(report: str) -> str:
    """A report whose tables are such tables: a row a line, a heading with its reach before it."""
    lines: list[str] = []
    inside = False
    for line in report.split("\n"):
        cells = [cell.strip() for cell in line.split("|")[:-1]]
        if cells:
            lines += [] if inside else ['{| class="wikitable"']
            first = f'colspan="{10 - len(cells)}" | {cells[0]}' if len(cells) > 2 else cells[0]
            lines += ["|-", "| " + " || ".join([first, *cells[1:]])]
        elif inside:
            lines.append("|}")
        inside = bool(cells)
        lines += [] if cells else [line]
    return "\n".join(lines)


def test_a_report_on_a_wiki() -> None:
    assert checked(wiki(base_report())).findings == ()
    [found] = checked(wiki(base_report().replace("申请数量 | 2", "申请数量 | 6"))).findings
    assert found.rule == "BAL001"
