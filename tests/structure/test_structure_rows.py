"""Rows: found by their labels, their figures shared out to columns, or not where nobody can tell."""

from __future__ import annotations

import pytest

from govlint.model import Cell, Grid, Span
from govlint.structure.rows import (
    FoundRow,
    filled_of,
    find_label,
    is_filler,
    is_lacking,
    is_value,
    rows_of_grid,
)
from govlint.structure.sharing import Shares, Sharing
from govlint.testing import base_report
from recognised import checked, figures, form, labels, read

KEYS = ("natural_person", "business", "research", "public_welfare", "legal_service", "other", "total")


def row(*texts: str, start: int = 0) -> tuple[Cell, ...]:
    return tuple(Cell(text, Span(start + at, start + at + 1), 0, at) for at, text in enumerate(texts))


def found(*texts: str, ruled: bool = False) -> FoundRow:
    cells = row(*texts)
    label = find_label(cells, labels("2021"))
    assert label is not None
    at, match = label
    values = cells[at + 1 :]
    return FoundRow(match, cells[at], values, filled_of(values), ruled)


@pytest.mark.parametrize(
    ("texts", "at", "key"),
    [
        (("一、本年新收政府信息公开申请数量", "1", "0"), 0, "new"),
        (("三、本年度办理结果", "（一）予以公开", "1"), 1, "granted"),
        (("三、本年度办理结果", "（三）不予公开", "1.属于国家秘密", "0"), 2, "refused.state_secret"),
        (("", "", "（七）总计", "3"), 2, "handled"),
        (("（六）其他处理", "3.其他", "0"), 1, "other.other"),
        (("2.其他法律行政止公开", "0"), 0, "refused.other_law"),
        (("5", "（一）予以公开", "1", "0"), 1, "granted"),
    ],
)
def test_the_label_of_a_row(texts: tuple[str, ...], at: int, key: str) -> None:
    label = find_label(row(*texts), labels("2021"))
    assert label is not None
    assert (label[0], label[1].row) == (at, key)


@pytest.mark.parametrize(
    "texts",
    [
        ("",),
        ("自然人", "法人或其他组织", "总计"),
        ("总计",),
        ("其他", "总计"),
        ("12", "（一）予以公开"),
        ("网上咨询", "3"),
        ("2.其他法律行政止公开", "甲"),
    ],
)
def test_no_row(texts: tuple[str, ...]) -> None:
    assert find_label(row(*texts), labels("2021")) is None


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("1", "2", "3", "4", "5", "6", "21"), ("1", "2", "3", "4", "5", "6", "21")),
        (("1", "2", "3", "4", "5", "6", "21", ""), ("1", "2", "3", "4", "5", "6", "21")),
        (("", "", "1", "2", "3", "4", "5", "6", "21"), ("1", "2", "3", "4", "5", "6", "21")),
        (("1", "", "", "", "", "", "1"), ("1", "", "", "", "", "", "1")),
        (("1", "-", "", "/", "", "无", "1"), ("1", "-", "", "/", "", "无", "1")),
    ],
)
def test_sharing(texts: tuple[str, ...], expected: tuple[str, ...]) -> None:
    shares = Sharing([], 7, None).share(found("一、本年新收政府信息公开申请数量", *texts), KEYS)
    assert shares is not None
    assert tuple(shares.cells[key].text for key in KEYS) == expected
    assert shares.surplus == 0


def test_a_surplus_is_counted() -> None:
    shares = Sharing([], 7, None).share(found("（七）总计", *"12345678"), KEYS)
    assert shares is not None
    assert shares.surplus == 1


def test_too_few_figures_are_not_guessed() -> None:
    assert Sharing([], 7, None).share(found("（七）总计", "1", "2", "3"), KEYS) is None


def test_positions_are_learnt_from_the_full_rows() -> None:
    full = found("三、本年度办理结果", "（一）予以公开", "", "1", "2", "3", "4", "5", "6", "21")
    sharing = Sharing([full], 7, None)
    short = found("", "（二）部分公开", "", "1", "", "", "", "", "", "1")
    shares = sharing.share(short, KEYS)
    assert shares is not None
    assert (shares.cells["natural_person"].text, shares.cells["total"].text) == ("1", "1")


def test_positions_of_the_header_where_there_is_geometry() -> None:
    places = {at + 1: key for at, key in enumerate(KEYS)}
    cells = tuple(Cell(text, Span(at, at + 1), 0, at) for at, text in ((0, "（七）总计"), (1, "1"), (7, "1")))
    at_label = find_label(cells, labels("2021"))
    assert at_label is not None
    entry = FoundRow(at_label[1], cells[0], cells[1:], filled_of(cells[1:]), ruled=True)
    shares = Sharing([], 7, places).share(entry, KEYS)
    assert shares is not None
    assert set(shares.cells) == {"natural_person", "total"}


def test_a_grid_of_something_else() -> None:
    grid = Grid(Span(0, 9), (row("索引号", "发文字号"), row("1", "2")))
    assert rows_of_grid(grid, labels("2021")) is None


def test_words_before_the_first_row_are_the_header() -> None:
    grid = Grid(Span(0, 9), (row("自然人", "总计"), (), row("（一）予以公开", "1", "1")))
    table = rows_of_grid(grid, labels("2021"))
    assert table is not None
    assert [cell.text for cell in table.header] == ["自然人", "总计"]
    assert [entry.match.row for entry in table.rows] == ["granted"]


def test_values_and_fillers() -> None:
    blank, dash, nought, word = row("", "-", "0", "无")
    assert [is_value(cell) for cell in (blank, dash, nought, word)] == [False, False, True, False]
    assert [is_filler(cell) for cell in (blank, dash, nought, word)] == [True, False, False, False]


def test_a_label_filled_in_from_the_row_above_is_not_this_row() -> None:
    """Converters that fill merged cells downwards repeat a label: the row is the one not seen yet."""
    zeros = ["0"] * 7
    grid = Grid(
        Span(0, 9),
        (
            row("三、本年度办理结果", "（七）总计", "", *zeros),
            row("四、结转下年度继续办理", "（七）总计", "", *zeros),
        ),
    )
    table = rows_of_grid(grid, labels("2021"))
    assert table is not None
    assert [entry.match.row for entry in table.rows] == ["handled", "carried_out"]


def test_a_row_whose_figures_may_begin_at_several_places_is_not_guessed() -> None:
    two = found("一、本年新收政府信息公开申请数量", "", *"1234567")
    three = found("二、上年结转政府信息公开申请数量", "", "", *"1234567")
    sharing = Sharing([two, three], 7, None)
    assert sharing.share(found("（七）总计", "", "", *"123456", ""), KEYS) is None
    shares = sharing.share(found("（七）总计", "", *"12345", "", "7"), KEYS)
    assert shares is not None
    assert shares.cells[KEYS[-1]].text == "7"


def test_a_figure_that_stands_for_several_rows_is_nobodys() -> None:
    text = base_report(2024, "html")
    whole = "<td>2.没有现成信息需要另行制作</td>" + "<td>0</td>" * 7
    assert whole in text
    merged = text.replace(whole, whole.removesuffix("<td>0</td>"))
    above = "<td>1</td></tr>\n<tr><td>2.没有现成信息需要另行制作"
    assert above in merged
    merged = merged.replace(above, above.replace("<td>1", "<td rowspan='2'>1"))
    result = checked(merged, "a.html")
    assert not result.findings
    assert {"BAL002", "BAL003"} <= {found.rule for found in result.not_assessed}


def test_a_column_that_numbers_the_rows_is_no_figure_of_them() -> None:
    lines = []
    number = 0
    for line in base_report().splitlines():
        if "|" in line:
            line, number = f"{number} | {line}", number + 1
        lines.append(line)
    assert checked("\n".join(lines)).findings == ()


def test_a_label_written_in_each_cell_that_it_was_merged_over() -> None:
    text = base_report()
    for label in (
        "一、本年新收政府信息公开申请数量",
        "（一）予以公开",
        "（七）总计",
        "四、结转下年度继续办理",
    ):
        text = text.replace(f"{label} |", " | ".join([label] * 3) + " |")
    result = checked(text.replace(" |\n", "\n").replace(" | ", "\t"))
    assert (result.findings, result.report and figures(result.report)) == ((), figures(read(base_report())))


@pytest.mark.parametrize(
    ("texts", "known"),
    [
        (("2", "39 6", "", "0", "4", "0", "51"), True),
        (("", "", "0", "4", "0 0", "0 1", "5"), False),
        (("", "3", "0", "0 1", "0", "2", "6"), False),
        (("0", "3", "0", "0 1", "0", "2", "6"), True),
        (("", "736", "310", "21", "275 848", "48", "2238"), False),
        (("", "736", "310", "21", "275 848", "48", "276 963"), True),
    ],
)
def test_cells_before_two_figures_in_one_are_sure_where_none_of_them_is_blank(
    texts: tuple[str, ...], known: bool
) -> None:
    shares = Sharing([], 7, None).share(found("（七）总计", *texts), KEYS)
    assert (shares is not None) is known


def test_no_row_is_full_where_no_column_is_known() -> None:
    """A heading broken beyond reading leaves no columns: rows are rows, and none is full."""
    rows = [found("（一）予以公开", "", ""), found("（二）部分公开", "1", "2")]
    assert Sharing(rows, 0, None).share(rows[1], ()) == Shares({}, 2)


def test_a_row_whose_first_figure_fell_into_its_label_is_not_shared_out() -> None:
    """Without the bar between them each figure stands a column too far to the left."""
    row = found("（一）予以公开  12", "3", "2", "0", "1", "0", "18", "")
    assert Sharing([row], len(KEYS), None).share(row, KEYS) is None


@pytest.mark.parametrize("behind", [(), ("",), ("", "")])
def test_only_what_stands_before_two_figures_in_one_cell_is_sure(behind: tuple[str, ...]) -> None:
    row = found("（一）予以公开", "12", "3", "2", "0  1", "0", "18", *behind)
    shares = Sharing([row], len(KEYS), None).share(row, KEYS)
    assert shares is not None
    assert {key: cell.text for key, cell in shares.cells.items()} == {
        "natural_person": "12",
        "business": "3",
        "research": "2",
        "public_welfare": "0  1",
    }


def test_a_number_behind_a_label_with_lines_around_it_moves_nothing() -> None:
    row = found("（一）予以公开 1", "3", "2", "0", "1", "0", "6", "", ruled=True)
    shares = Sharing([row], len(KEYS), None).share(row, KEYS)
    assert shares is not None
    assert shares.cells["natural_person"].text == "3"


def test_a_row_that_lost_a_figure_does_not_take_the_blank_behind_others_for_it() -> None:
    """One cell a line, a line with nothing but its bar before each label but the first of a block."""
    full = found("（一）予以公开", "12", "3", "2", "0", "1", "0", "18", "")
    short = found("（二）部分公开", "3", "2", "0", "1", "0", "6", "")
    sharing = Sharing([full, short], len(KEYS), None)
    assert sharing.within(full) == full
    assert sharing.share(sharing.within(short), KEYS) is None
    assert is_lacking(sharing.within(short))
    alone = Sharing([short], len(KEYS), None)
    assert alone.within(short) == short
    shares = alone.share(short, KEYS)
    assert shares is not None
    assert shares.cells["other"].text == "6"


def test_the_label_of_a_row_within_another_is_no_figure_of_it() -> None:
    """A report of 2019 whose last outcome has rows of its own, which its format has not."""
    text = base_report(2019)
    zeros = " | 0" * 7 + " |"
    assert text.count(f"（六）其他处理{zeros}\n") == 1
    rows = f"（六）其他处理 | 1.未按要求补正{zeros}\n2.未按要求缴费{zeros}"
    cut = text.replace(f"（六）其他处理{zeros}", rows)
    assert checked(text).findings == ()
    assert [finding.rule for finding in checked(cut).findings] == ["STR007", "STR007"]
    assert "other" in {row for row, _ in form(text, "requests").values}
    assert "other" not in {row for row, _ in form(cut, "requests").values}
