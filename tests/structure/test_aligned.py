"""Blank cells of tables in text whose columns are set by blanks or by tabs."""

from __future__ import annotations

import re
import unicodedata

import pytest

from govlint.numbers import State
from govlint.structure import aligned
from govlint.testing import base_report
from recognised import checked

BASE = base_report(2024)
HEADS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
_FIGURES = re.compile(r"^(?P<labels>.*?)(?P<figures>(?:\s*\|\s*\d+){7})\s*\|?$")


def rows() -> list[tuple[str, list[str]]]:
    """The labels and the figures of each row of table three, as the sample has them."""
    start = BASE.index("一、本年新收")
    found = []
    for line in BASE[start : BASE.index("\n", BASE.index("四、结转下年度"))].splitlines():
        if match := _FIGURES.match(line):
            figures = [figure.strip() for figure in match["figures"].split("|")[1:]]
            found.append(([label.strip() for label in match["labels"].split("|")][-1], figures))
    assert len(found) == 25
    return found


def width(text: str, wide: int = 2) -> int:
    return sum(wide if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def padded(text: str, size: int, wide: int = 2) -> str:
    return text + " " * (size - width(text, wide))


def by_blanks(table: list[tuple[str, list[str]]], wide: int = 2) -> list[str]:
    """Columns set by blanks: a Chinese character takes as many as `wide`, as a program counts them."""
    lines = [padded("", 84, wide) + "".join(padded(head, 14, wide) for head in HEADS)]
    for label, figures in table:
        lines.append(padded(label, 84, wide) + "".join(padded(figure, 14, wide) for figure in figures))
    return [line.rstrip() for line in lines]


def by_tabs(table: list[tuple[str, list[str]]]) -> list[str]:
    """As a sheet is copied: as many tabs in each line."""
    heads = ["\t" + "\t".join(HEADS)]
    return heads + ["\t".join([label, *figures]) for label, figures in table]


def report(lines: list[str]) -> str:
    start = BASE.index("（本列数据的勾稽") if "（本列数据的勾稽" in BASE else BASE.index("一、本年新收")
    end = BASE.index("\n", BASE.index("四、结转下年度"))
    return BASE[:start] + "\n".join(lines) + BASE[end:]


def blanks(text: str) -> set[tuple[str, str]]:
    """The cells of table three that are blank beyond doubt."""
    result = checked(text)
    assert result.report is not None
    form = result.report.forms["requests"]
    cells = {key: form.cell(*key) for key in form.cells}
    return {key for key, cell in cells.items() if cell and cell.number.state is State.BLANK}


def without(places: set[tuple[int, int]]) -> list[tuple[str, list[str]]]:
    return [
        (label, ["" if (row, column) in places else figure for column, figure in enumerate(figures)])
        for row, (label, figures) in enumerate(rows())
    ]


PLACES = {(0, 2), (2, 0), (5, 6), (7, 0), (7, 4), (7, 6), (20, 3), (24, 6), (24, 0)}


@pytest.mark.parametrize("wide", [2, 1])
def test_blanks_between_columns_set_by_blanks(wide: int) -> None:
    text = report(by_blanks(without(PLACES), wide))
    assert len(blanks(text)) == len(PLACES)
    (finding,) = [finding for finding in checked(text).findings if finding.rule == "BAL006"]
    assert finding.message.startswith("表三有 9 格空白")


@pytest.mark.parametrize("lost", [range(1, 6), range(2, 7), range(2), [6]])
def test_figures_that_only_fill_the_first_or_the_last_columns_tell_of_no_blank(lost: list[int]) -> None:
    """As blanks that a program dropped before it set the columns."""
    table = [
        (
            label,
            [figure for column, figure in enumerate(figures) if column not in lost]
            if not at % 4
            else figures,
        )
        for at, (label, figures) in enumerate(rows())
    ]
    text = report(by_blanks(table))
    assert blanks(text) == set()
    assert [finding for finding in checked(text).findings if finding.rule.startswith("BAL")] == []


@pytest.mark.parametrize("begin", ["", "公" * 10_000])
def test_many_rows_on_a_line_are_looked_at_once(begin: str, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = 0
    width = aligned._width

    def counted(character: str, wide: int, odd: int) -> int:
        nonlocal steps
        steps += 1
        return width(character, wide, odd)

    monkeypatch.setattr(aligned, "_width", counted)
    lines = by_blanks(without(PLACES))[1:] * 6
    for between in ("  ", "\n"):
        text = report([begin + between.join(lines)])
        checked(text)
        assert steps < 20 * len(text)


def test_blanks_between_tabs_at_either_end_of_a_row() -> None:
    assert len(blanks(report(by_tabs(without(PLACES))))) == len(PLACES)


def test_columns_under_their_headings_where_no_row_is_whole() -> None:
    places = {(row, column) for row in range(25) for column in range(1, 6)}
    assert len(blanks(report(by_blanks(without(places))))) == len(places)


def test_columns_of_two_pages_stand_apart() -> None:
    lines = by_blanks(without(PLACES))
    moved = [
        *lines[:16],
        *[re.sub(r"(?<=\S) {2,}(?=\d)", lambda gap: gap[0] + " " * 7, line, count=1) for line in lines[16:]],
    ]
    assert len(blanks(report(moved))) == len(PLACES)


@pytest.mark.parametrize(
    "lines",
    [
        [f"{label} {' '.join(filter(None, figures))}" for label, figures in without(PLACES)],
        [f"{label}\t" + "\t".join(filter(None, figures)) for label, figures in without(PLACES)],
        [f"{label}  " + "  ".join(filter(None, figures)) for label, figures in without(PLACES)],
    ],
)
def test_figures_that_were_drawn_together_tell_of_no_blank(lines: list[str]) -> None:
    text = report(lines)
    assert blanks(text) == set()
    assert [finding for finding in checked(text).findings if finding.rule.startswith("BAL")] == []


@pytest.mark.parametrize("line", ["3 / 9", "无"])
def test_what_stands_below_a_row_that_lacks_figures_is_none_of_them(line: str) -> None:
    table = [f"{label}  {'  '.join(figures)}" for label, figures in rows()]
    at = next(number for number, row in enumerate(table) if row.startswith("2.没有现成"))
    lost = table[at].rindex("  ", 0, table[at].rindex("  "))
    text = report([*table[:at], table[at][:lost], line, *table[at + 1 :]])
    assert [finding.message for finding in checked(text).findings if finding.rule.startswith("BAL")] == []


def test_a_piece_of_a_tall_label_before_figures_below_their_label_is_none_of_them() -> None:
    table = [f"{label}  {'  '.join(figures)}" for label, figures in rows()]
    at = next(number for number, row in enumerate(table) if row.startswith("2.没有现成"))
    label, figures = rows()[at]
    pieces = [f"    {label[:-2]}", f"三      {'  '.join(figures[:-1])}", f"    {label[-2:]}"]
    found = checked(report([*table[:at], *pieces, *table[at + 1 :]]))
    assert [finding.message for finding in found.findings if finding.rule.startswith("BAL")] == []
