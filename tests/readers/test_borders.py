"""Lines drawn around cells: told apart from words, and the rows that they part."""

from __future__ import annotations

import pytest

from govlint.readers.lines.borders import bars_alone, erased, may_be_drawn, rows_of, with_bars


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("+---+-----+", "|   |     |"),
        ("+:==+====:+", "|   |     |"),
        ("| 三 +----+---+", "| 三 |    |   |"),
        ("|    ├────┼───┤", "|    |    |   |"),
        ("| a+b | +1036 |", "| a+b | +1036 |"),
        ("|   +   +---+---+", "|   |   |   |   |"),  # tall cells beside the line
        ("|   +   +   |", "|   +   +   |"),
        ("2020-2021 | 1+1", "2020-2021 | 1+1"),
    ],
)
def test_what_is_drawn_is_blanks_and_bars(line: str, expected: str) -> None:
    assert erased(line) == expected
    assert len(erased(line)) == len(line)


@pytest.mark.parametrize(
    ("text", "expected"), [("+--+", True), ("═", True), ("┌─┐", True), ("规章 | 0\n——", False)]
)
def test_what_may_be_drawn(text: str, expected: bool) -> None:
    assert may_be_drawn(text) is expected


def test_only_lines_of_tables_are_changed() -> None:
    source = "甲 │ 乙 +--+\n  │ 规章 │ 0 │\n  ├──┼──┤\n- +--+\n"
    assert bars_alone(source) == "甲 │ 乙 +--+\n  | 规章 | 0 |\n  |  |  |\n- +--+\n"
    assert with_bars(source) == "甲 │ 乙 +--+\n  | 规章 | 0 |\n  ├──┼──┤\n- +--+\n"


LINES = [["文", "1"], ["件", ""], ["许可", "2"], ["处罚", "3"]]


@pytest.mark.parametrize(
    ("cuts", "expected"),
    [
        ({0, 2, 3, 4}, [range(2), range(2, 3), range(3, 4)]),
        # fewer lines than rows with figures
        ({0, 4}, [range(at, at + 1) for at in range(4)]),
        # a line drawn behind the last
        ({0, 2, 3, 5}, [range(2), range(2, 3), range(3, 4)]),
        # two rows of figures between lines are two
        ({0, 1, 2}, [range(at, at + 1) for at in range(4)]),
    ],
)
def test_rows(cuts: set[int], expected: list[range]) -> None:
    assert rows_of(LINES, cuts) == expected


def test_lines_of_other_widths_are_other_rows() -> None:
    lines = [["申请人", "合计"], ["", "甲", "乙"], ["新收", "1", "2"]]
    assert rows_of(lines, {0, 2, 3}) == [range(1), range(1, 2), range(2, 3)]


def test_names_of_columns_are_no_row_with_the_figures_below_them() -> None:
    names, figures = ["维持", "纠正", "其他", "总计"], ["3", "1", "0", "4"]
    assert rows_of([["复议"] * 4, names, figures], {0, 1, 3}) == [range(1), range(1, 2), range(2, 3)]
    label = [["甲", "", "", ""], ["乙", "3", "1", "4"], ["丙", "", "（含2件）", ""]]
    assert rows_of([["名"] * 4, *label, ["丁", "1", "1", "2"]], {0, 1, 4, 5}) == [
        range(1),
        range(1, 4),
        range(4, 5),
    ]


def test_a_dash_in_a_cell_is_no_line() -> None:
    assert erased("行政许可 | ─── |") == "行政许可 | ─── |"
    assert erased("甲 ├────┼────┤").strip() == "甲 |    |    |"


def test_heavy_lines_are_lines() -> None:
    assert may_be_drawn("┏━━━┳━━━┓")
    assert may_be_drawn("┄┄┄")
