"""Table four with more rows than its own, or with its columns in another order than the form's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govlint.testing import base_report
from recognised import checked, form, found, read

FIVE = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
ROW = "1 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"
FIGURES = ["2", "1", "0", "3", "6", "4", "0", "1", "0", "5", "0", "2", "0", "1", "3"]
OTHERS = ["1", "1", "0", "1", "3", "2", "0", "0", "0", "2", "0", "1", "0", "0", "1"]
NUMBERS = [str(number) for number in range(1, 16)]
REPORT = base_report(2024).replace("行政复议1件", "行政复议6件")


def bars(*rows: list[str]) -> str:
    assert ROW in REPORT
    return REPORT.replace(ROW, "\n".join(" | ".join(row) + " |" for row in rows))


def lines(*rows: str) -> str:
    """The report with table four as text without bars: a line for each of `rows` behind the headings."""
    before, _, behind = REPORT.partition("行政复议 | 行政诉讼")
    gap = "  "
    heads = ["行政复议            行政诉讼", gap.join(FIVE) + "  未经复议直接起诉    复议后起诉"]
    return "\n".join([before + heads[0], heads[1], gap.join(FIVE * 2), *rows, behind[behind.index("五、") :]])


def page(*rows: list[str], order: tuple[int, ...] = (0, 1, 2), columns: list[str] = FIVE) -> str:
    """A page with table four drawn, its groups and columns in this order, and these rows of figures."""

    def cells(words: list[str], spans: str = "") -> str:
        return "".join(f"<td{spans}>{word}</td>" for word in words)

    suits = cells(["未经复议直接起诉", "复议后起诉"], " colspan=5")
    tall = cells(columns, " rowspan=2")
    groups = ['<td colspan="5">行政复议</td>', '<td colspan="10">行政诉讼</td>']
    if order[0]:
        head = [groups[1] + groups[0], suits + tall, cells(columns * 2)]
    else:
        head = ["".join(groups), tall + suits, cells(columns * 2)]
    table = "".join(f"<tr>{row}</tr>" for row in [*head, *map(cells, rows)])
    before, _, behind = REPORT.partition("行政复议 | 行政诉讼")
    text = "".join(f"<p>{line}</p>" for line in before.split("\n"))
    rest = "".join(f"<p>{line}</p>" for line in behind[behind.index("五、") :].split("\n"))
    return f"<html><body>{text}<table>{table}</table>{rest}</body></html>"


def figures(text: str, name: str = "report.txt") -> list[str]:
    """The figures of table four as they are read, in the form's order."""
    review = read(text, name).forms["review"]
    return [str(review.values.get((row.key, column))) for row in review.rows for column in review.columns]


@pytest.mark.parametrize(
    "text",
    [
        bars(FIGURES),
        bars(NUMBERS, FIGURES),
        bars(["栏次", *NUMBERS], ["件数", *FIGURES]),
        bars(FIGURES, NUMBERS),
        lines("  ".join(FIGURES)),
        lines("  ".join(NUMBERS), "  ".join(FIGURES)),
        lines("\n".join(NUMBERS), "\n".join(FIGURES)),
    ],
)
def test_numbers_of_the_columns_are_no_figures(text: str) -> None:
    assert figures(text) == FIGURES
    assert "TXT003" not in [rule for rule, *_ in found(checked(text))]


@pytest.mark.parametrize(
    "names",
    [("2023年", "2024年"), ("局机关", "合计"), ("1—6月", "7—12月"), ("", "")],
)
def test_of_two_rows_nobody_can_tell_which_is_meant(names: tuple[str, str]) -> None:
    one, two = names
    rows = [[one, *OTHERS], [two, *FIGURES]] if one else [OTHERS, FIGURES]
    for text in (bars(*rows), lines(*("  ".join(row) for row in rows)) if one else bars(*rows)):
        assert form(text, "review").values == {}
        assert found(checked(text)) == []
    assert found(checked(page(*rows), "report.html")) == []


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (("", ""), "表四有两行数字，都没有写明是本年度的"),
        (("2023年", "2024年"), "表四有两行数字（“2023年”“2024年”），认不准哪一行是本年度的"),
    ],
)
@pytest.mark.parametrize("laid", [bars, page])
def test_the_reason_for_two_rows_is_told_in_words(
    laid: Callable[..., str], names: tuple[str, str], reason: str
) -> None:
    rows = [[name, *row] if name else row for name, row in zip(names, (OTHERS, FIGURES), strict=True)]
    result = checked(laid(*rows), "report.html" if laid is page else "report.txt")
    reasons = {item.reason for item in result.not_assessed if item.rule == "BAL004"}
    assert reasons == {reason}


@pytest.mark.parametrize("names", [("上年", "本年"), ("本年度", "上年度"), ("去年", "本年数")])
@pytest.mark.parametrize("laid", [bars, page])
def test_of_two_rows_the_one_named_as_the_years_is_read(
    laid: Callable[..., str], names: tuple[str, str]
) -> None:
    rows = [[name, *(FIGURES if name.startswith("本年") else OTHERS)] for name in names]
    name = "report.html" if laid is page else "report.txt"
    assert figures(laid(*rows), name) == FIGURES
    assert found(checked(laid(*rows), name)) == []
    wrong = [[row[0], "9", *row[2:]] if row[0].startswith("本年") else row for row in rows]
    assert {rule for rule, *_ in found(checked(laid(*wrong), name))} >= {"BAL004"}


@pytest.mark.parametrize(
    "names", [("上年", "本年上半年"), ("本年", "本年上半年"), ("上年度", "本年市本级"), ("去年", "本年")]
)
@pytest.mark.parametrize("laid", [bars, page])
def test_a_part_of_the_year_is_not_the_year(laid: Callable[..., str], names: tuple[str, str]) -> None:
    rows = [[name, "9", *row[1:]] for name, row in zip(names, (FIGURES, OTHERS), strict=True)]
    told = found(checked(laid(*rows), "report.html" if laid is page else "report.txt"))
    assert bool(told) is (names == ("去年", "本年"))


def test_the_same_row_twice_and_a_row_of_blanks_are_none_other() -> None:
    assert figures(bars(FIGURES, FIGURES)) == FIGURES
    assert figures(bars(FIGURES, ["合计", *FIGURES])) == FIGURES
    assert figures(bars(FIGURES, [""] * 15)) == FIGURES
    assert figures(bars(FIGURES, ["-"] * 15)) == FIGURES


@pytest.mark.parametrize(("order", "columns"), [((0, 1, 2), ["总计", *FIVE[:4]]), ((1, 2, 0), FIVE)])
def test_a_drawn_table_is_read_by_its_headings(order: tuple[int, ...], columns: list[str]) -> None:
    groups = [FIGURES[:5], FIGURES[5:10], FIGURES[10:]]
    row = [groups[at][FIVE.index(column)] for at in order for column in columns]
    text = page(row, order=order, columns=columns)
    assert figures(text, "report.html") == FIGURES
    assert found(checked(text, "report.html")) == []


def test_totals_first_in_a_table_of_text_are_read_as_such() -> None:
    first = ["总计", *FIVE[:4]]
    row = [FIGURES[start + FIVE.index(column)] for start in (0, 5, 10) for column in first]
    text = bars(row).replace(" | ".join(FIVE), " | ".join(first))
    assert figures(text) == FIGURES


def test_suits_before_reviews_on_a_line_of_text_are_in_doubt() -> None:
    drawn = bars(FIGURES).replace("行政复议 | 行政诉讼", "行政诉讼 | 行政复议")
    laid_out = lines("  ".join(FIGURES)).replace(
        "行政复议            行政诉讼", "行政诉讼            行政复议"
    )
    for text in (drawn, laid_out):
        assert form(text, "review").values == {}
        assert found(checked(text)) == []


def test_a_page_number_below_a_row_that_lacks_a_figure_is_none_of_it() -> None:
    text = lines("  ".join(FIGURES[:-1]), "12")
    assert form(text, "review").values == {}
    whole = lines("  ".join(FIGURES[:-1]), FIGURES[-1])
    assert figures(whole) == FIGURES


def test_table_two_is_read_by_its_headings() -> None:
    heads = "本年制发件数 | 本年废止件数 | 现行有效件数"
    text = base_report(2024).replace(heads, "现行有效件数 | 本年制发件数 | 本年废止件数")
    row = next(line for line in text.split("\n") if line.startswith("行政规范性文件 |"))
    label, issued, repealed, in_force, *_ = (word.strip() for word in row.split("|"))
    turned = text.replace(row, f"{label} | {in_force} | {issued} | {repealed} |")
    assert form(turned, "disclosure").values == form(base_report(2024), "disclosure").values
    assert found(checked(turned)) == []


def test_rows_without_cells_are_none() -> None:
    text = page(FIGURES).replace("</tr><tr>", "</tr><tr></tr><tr height=0><td></td></tr><tr>")
    assert "<tr></tr>" in text
    assert figures(text, "report.html") == FIGURES
    assert found(checked(text, "report.html")) == []
