"""Table four, whose rows stand side by side in one row of figures."""

from __future__ import annotations

import pytest

from govlint.testing import base_report
from recognised import checked, form, found, read


def test_a_row_of_nothing_but_pieces_below_table_four() -> None:
    text = base_report(2024)
    row = next(line for line in text.split("\n") if line.startswith("1 | 0 | 0 | 0 | 1 | 0"))
    torn = text.replace(row, row.replace("1 |", "3 |", 1) + "\n" + " | ".join(["2", *[""] * 14]) + " |")
    assert found(checked(torn)) == []
    assert form(torn, "review").values == {}
    whole = text.replace(row, row.replace("1 |", "3 |", 1))
    assert [rule for rule, *_ in found(checked(whole))] == ["BAL004"]


def test_figures_that_wrap_in_nearly_all_columns_are_pieces_too() -> None:
    text = base_report(2024)
    row = next(line for line in text.split("\n") if line.startswith("1 | 0 | 0 | 0 | 1 | 0"))
    above = "4 | 9 | 0 | 1 | 1 | 4 | 9 | 6 | 0 | 2 | 3 | 5 | 0 | 0 | 9 |"
    below = "1 | 0 |  | 0 | 4 | 3 | 2 | 5 |  | 0 | 6 | 4 |  |  | 0 |"
    torn = text.replace(row, f"{above}\n{below}").replace("行政复议1件", "行政复议141件")
    assert found(checked(torn)) == []
    assert form(torn, "review").values == {}


def test_columns_cut_off_at_the_edge_of_a_page_are_not_missing() -> None:
    before, _, behind = base_report(2024).partition("行政复议 | 行政诉讼")
    five = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    heads = ["行政复议 行政诉讼", *five, "未经复议直接起诉 复议后起诉", *five, *five]
    rest = behind[behind.index("五、") :]

    def report(without: slice) -> str:
        kept = [word for at, word in enumerate(heads[7:]) if at not in range(10)[without]]
        figures = [1, 0, 0, 0, 1, *([0] * len(kept))]
        return f"{before}{chr(10).join([*heads[:7], *kept])}\n{' '.join(map(str, figures))}\n{rest}"

    assert found(checked(report(slice(7, 10)))) == []
    assert read(report(slice(7, 10))).forms["review"].doubtful_columns
    assert found(checked(report(slice(0, 0)))) == []
    assert [rule for rule, *_ in found(checked(report(slice(8, 9))))] == ["STR008"]


def test_columns_left_out_of_a_drawn_table_are_missing() -> None:
    before, _, behind = base_report(2024).partition("行政复议 | 行政诉讼")
    lines = f"行政复议 | 行政诉讼{behind}".splitlines()
    end = next(at for at, line in enumerate(lines) if line.startswith("五、"))
    short = [line.rstrip(" |").rsplit(" | ", 2)[0] + " |" for line in lines[2:end] if "|" in line]
    text = "\n".join([before + lines[0], lines[1], *short, *lines[end:]]) + "\n"
    assert [rule for rule, *_ in found(checked(text))] == ["STR008", "STR008"]


@pytest.mark.parametrize(
    "row",
    [
        "110 0 0 0 11\n0\n0 0 0 0 0 0 0 0 0 0",
        "110 0 0 0 11 0 0 0 0 0 0 0 0 0 0\n0",
        "110 0 0 0 11 0 0 0 0 0 0 0 0 0 0 0",
    ],
)
def test_a_figure_that_wraps_below_its_row_is_not_known(row: str) -> None:
    text = base_report(2024).replace("行政复议1件", "行政复议110件")
    before = next(line for line in text.split("\n") if line.startswith("1 | 0 | 0 | 0 | 1 | 0"))
    torn = checked(text.replace(before, row))
    assert found(torn) == []
    assert "BAL004" in {item.rule for item in torn.not_assessed}


def test_the_number_of_a_page_below_the_row_is_none_of_it() -> None:
    text = base_report(2024)
    row = next(line for line in text.split("\n") if line.startswith("1 | 0 | 0 | 0 | 1 | 0"))
    figures = row.replace(" |", "")
    assert [rule for rule, *_ in found(checked(text.replace(row, f"{figures}\n5")))] == []
    wrong = checked(text.replace(row, f"{figures.replace('1', '2', 1)}\n5"))
    assert "BAL004" in [rule for rule, *_ in found(wrong)]


@pytest.mark.parametrize("gap", [" ", "\t"])
def test_sixteen_figures_on_one_line_are_one_too_many_and_no_page(gap: str) -> None:
    before, _, behind = base_report(2024).partition("行政复议 | 行政诉讼")
    five = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    heads = ["行政复议", "行政诉讼", *five, "未经复议直接起诉", "复议后起诉", *five, *five]
    rest = behind[behind.index("五、") :]

    def told(figures: str) -> list[str]:
        row = gap.join(figures)
        return [problem for problem, *_ in found(checked(f"{before}{chr(10).join(heads)}\n{row}\n{rest}"))]

    assert told("100010000000000") == []
    # 12 split into 1 and 2: no figure is taken from its column.
    assert told("1200010000000000") == ["BAL004"]
