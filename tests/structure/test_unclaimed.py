"""Figures in a stream of lines that no row can claim: pieces of those that wrapped in narrow columns."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from govlint.testing import base_report
from recognised import checked, form, found

ROWS = {
    "一、本年新收政府信息公开申请数量": (212, 107, 0, 0, 0, 0, 319),
    "（一）予以公开": (105, 107, 0, 0, 0, 0, 212),
    "1.本机关不掌握相关政府信息": (107, 0, 0, 0, 0, 0, 107),
    "（七）总计": (212, 107, 0, 0, 0, 0, 319),
}
FOOT = "\n\n                         {}\n\n"


def pieces(figure: str, capacity: int, lines: int, place: str) -> list[str]:
    """A figure broken after so many digits, in a cell so many lines high."""
    broken = [figure[at : at + capacity] for at in range(0, len(figure), capacity)]
    spare = lines - len(broken)
    above = {"top": 0, "middle": spare // 2, "bottom": spare}[place]
    return [""] * above + broken + [""] * (spare - above)


def row(label: str, figures: list[str], capacity: int, place: str) -> str:
    """A row as a program lays it out with blanks, its figures broken after so many digits."""
    lines = max(-(-len(figure) // capacity) for figure in figures)
    names = pieces(label, len(label) or 1, lines, place)
    cells = [pieces(figure, capacity, lines, place) for figure in figures]
    return "\n".join(
        names[at].ljust(44) + "".join(cell[at].rjust(6) for cell in cells).rstrip() for at in range(lines)
    )


def laid_out(capacity: int, place: str, rows: Mapping[str, tuple[int, ...]] = ROWS) -> str:
    """A report with the tables laid out so."""
    lines = []
    for line in base_report(2024).split("\n"):
        cells = [cell.strip() for cell in line.rstrip(" |").split("|")]
        figures = [cell for cell in cells if cell.isdecimal()]
        label = next((cell for cell in reversed(cells) if not cell.isdecimal()), "")
        if "|" not in line:
            lines.append(line)
        elif not figures:
            lines.append("   ".join(cells))
        else:
            lines.append(row(label, [*map(str, rows.get(label, figures))], capacity, place))
    return (
        "\n".join(lines)
        .replace("申请3件", "申请319件")
        .replace("予以公开2件", "予以公开212件")
        .replace("无法提供1件", "无法提供107件")
    )


@pytest.mark.parametrize("place", ["top", "middle", "bottom"])
@pytest.mark.parametrize("capacity", [1, 2])
def test_a_figure_that_wraps_is_not_read_by_its_first_digits(capacity: int, place: str) -> None:
    text = laid_out(capacity, place)
    result = checked(text)
    assert [what for what in found(result) if what[0][:3] in ("BAL", "TXT")] == []
    assert "BAL001" in {reason.rule for reason in result.not_assessed}
    values = form(text, "requests").values
    assert {value for (row, _), value in values.items() if row in ("new", "handled")} <= {0}


def test_whole_figures_on_a_line_are_read() -> None:
    assert found(checked(laid_out(4, "top"))) == []
    faulty = {**ROWS, "（七）总计": (212, 107, 0, 0, 0, 0, 318)}
    assert [rule for rule, *_ in found(checked(laid_out(4, "top", faulty)))] == ["BAL001"]


def test_one_piece_leaves_the_rows_far_from_it_in_force() -> None:
    faulty = {**ROWS, "2.重复申请": (0, 0, 0, 0, 0, 0, 1)}
    text = laid_out(4, "top", faulty).replace("319\n", "31\n" + "9".rjust(44 + 7 * 6) + "\n", 1)
    told = found(checked(text))
    assert [rule for rule, *_ in told] == ["BAL002"]


@pytest.mark.parametrize("mark", ["2", "12"])
def test_the_number_of_a_page_is_no_piece(mark: str) -> None:
    text = laid_out(4, "top")
    at = text.index("2.其他法律行政法规禁止公开")
    text = text[:at].rstrip("\n") + FOOT.format(mark) + text[at:]
    assert found(checked(text)) == []
    faulty = text.replace("1.属于国家秘密".ljust(44) + "     0", "1.属于国家秘密".ljust(44) + "     1")
    assert [rule for rule, *_ in found(checked(faulty))] == ["BAL002"]


@pytest.mark.parametrize("place", ["top", "bottom"])
def test_a_piece_beside_table_four(place: str) -> None:
    text = laid_out(4, "top").replace("行政复议1件", "行政复议12件")
    figures = [str(cell) for cell in (12, 0, 0, 0, 12, *[0] * 10)]
    last = [*figures[:4], "103", *figures[5:]]
    start = text.index("五、存在的")
    head = text[:start].rstrip("\n").rpartition("\n")[0]
    whole = head + "\n" + row("", figures, 4, place) + "\n" + text[start:]
    assert found(checked(whole)) == []
    torn = head + "\n" + row("", last, 2, place) + "\n" + text[start:]
    assert [what for what in found(checked(torn)) if what[0] in ("BAL004", "TXT003", "STR006")] == []


@pytest.mark.parametrize("pieces", ["5 |  |  |  |  |  | 8", " | 5 |  |  |  |  | 8"])
def test_a_row_of_nothing_but_pieces_between_bars(pieces: str) -> None:
    text = base_report(2024)
    row = next(line for line in text.split("\n") if line.startswith("一、本年新收"))
    torn = text.replace(row, f"{row}\n | {pieces} |")
    assert found(checked(torn)) == []
    assert not {row for row, _ in form(torn, "requests").values} & {"new", "carried_in"}
    faulty = torn.replace("2.重复申请 | 0", "2.重复申请 | 1")
    assert [rule for rule, *_ in found(checked(faulty))] == ["BAL002"]


TORN = "212 107 0 0 0 0 31 9"


@pytest.mark.parametrize("between", ["\n", " "])
def test_pieces_one_by_one_are_no_figures_too_many(between: str) -> None:
    text = laid_out(4, "top", ROWS)
    row = next(line for line in text.split("\n") if line.startswith("一、本年新收"))
    torn = text.replace(row, "一、本年新收政府信息公开申请数量" + between + TORN.replace(" ", between))
    assert found(checked(torn)) == []
    assert not {row for row, _ in form(torn, "requests").values} & {"new"}


@pytest.mark.parametrize(
    ("between", "figures"),
    [("\n", "2 1 0 0 0 0 0 3"), (" ", "212 107 0 0 0 0 31 8"), (" ", "2 1 0 0 0 0 0 3")],
)
def test_a_row_with_a_figure_too_many_is_told(between: str, figures: str) -> None:
    text = base_report(2024)
    row = next(line for line in text.split("\n") if line.startswith("一、本年新收"))
    wrong = text.replace(row, "一、本年新收政府信息公开申请数量" + between + figures.replace(" ", between))
    if between == "\n":
        wrong = wrong.replace(" | ", "\n").replace(" |\n", "\n")
    assert "有 8 个数，应为 7 个" in "".join(message for _, message, _ in found(checked(wrong)))


@pytest.mark.parametrize("at", [-1, 0, 3])
def test_a_figure_that_may_be_the_number_of_a_page_is_none_too_many(at: int) -> None:
    text = base_report(2024).replace(" | ", "\n").replace(" |\n", "\n")
    label = "2.重复申请\n"
    figures = ["0"] * 7
    figures.insert(at if at >= 0 else 7, "5")
    paged = text.replace(label + "0\n" * 7, label + "\n".join(figures) + "\n")
    assert paged != text
    result = checked(paged)
    assert found(result) == []
    assert any("2.重复申请" in item.reason and "多出了格" in item.reason for item in result.not_assessed)


def test_figures_before_their_labels_are_nobodys() -> None:
    text = base_report(2024).replace(" | ", "\n").replace(" |\n", "\n")
    start, end = text.index("规章\n"), text.index("第二十条第（五）项")
    apart = text[:start] + "0\n0\n0\n规章\n1\n0\n5\n行政规范性文件\n" + text[end:]
    assert found(checked(apart)) == []
    values = form(apart, "disclosure").values
    assert not {row for row, _ in values} & {"regulations", "normative_documents"}


def one_by_one(text: str) -> str:
    """A text with each cell of its tables on a line of its own."""
    return text.replace(" | ", "\n").replace(" |\n", "\n")


LARGE = {
    "一、本年新收政府信息公开申请数量": "1212 107 0 0 0 0 1319",
    "（一）予以公开": "1105 107 0 0 0 0 1212",
    "1.本机关不掌握相关政府信息": "107 0 0 0 0 0 107",
    "（七）总计": "1212 107 0 0 0 0 1319",
}


def large(**rows: str) -> str:
    """A report with large figures, each on a line of its own, some rows written otherwise."""
    lines = []
    for line in base_report(2024).split("\n"):
        cells = [cell.strip() for cell in line.rstrip(" |").split("|")]
        label = next((cell for cell in cells if cell in LARGE), None)
        if label is None:
            lines.append(line)
            continue
        lines += [cells[0]] * (cells[0] != label) + [label, *rows.get(label, LARGE[label]).split()]
    text = one_by_one("\n".join(lines)).replace("申请3件", "申请1319件")
    return text.replace("予以公开2件", "予以公开1212件").replace("无法提供1件", "无法提供107件")


def test_a_large_report_one_by_one_is_sound() -> None:
    assert found(checked(large())) == []


@pytest.mark.parametrize(
    "figures", ["1 105 107 0 0 0 0 1212", "11 05 107 0 0 0 0 1212", "1105 1 07 0 0 0 0 1212"]
)
def test_a_digit_set_apart_is_told_where_no_column_is_so_narrow(figures: str) -> None:
    told = found(checked(large(**{"（一）予以公开": figures})))
    assert [rule for rule, *_ in told] == ["BAL003"]
    assert "行有 8 个数，应为 7 个" in told[0][1]


@pytest.mark.parametrize(
    "figures", ["1105 107 0 0 0 0 121 2", "110 5 107 0 0 0 0 1212", "110 5 10 7 0 0 0 0 121 2"]
)
def test_what_may_have_wrapped_in_its_column_is_in_doubt(figures: str) -> None:
    text = large(**{"（一）予以公开": figures})
    assert found(checked(text)) == []
    assert not {row for row, _ in form(text, "requests").values} & {"granted"}


def test_figures_that_wrap_after_each_digit_are_in_doubt() -> None:
    text = large(**{label: " ".join(figures.replace(" ", "")) for label, figures in LARGE.items()})
    assert [rule for rule, *_ in found(checked(text)) if rule[:3] in ("BAL", "STR")] == []


def test_digits_set_apart_in_row_after_row_are_the_doing_of_a_program() -> None:
    torn = {label: f"1 {figures[1:]}" for label, figures in list(LARGE.items())[:3]}
    assert [rule for rule, *_ in found(checked(large(**torn))) if rule != "TXT002"] == []
    two = dict(list(torn.items())[:2])
    assert [rule for rule, *_ in found(checked(large(**two)))] == ["BAL003", "BAL003"]


@pytest.mark.parametrize(
    ("pieces", "value"),
    [
        ("55\n8.\n52", None),
        ("55\n8\n52", None),
        ("558.52", "558.52"),
        ("15.5\n12\n13", "15.5"),
        ("55\n8", "55"),
    ],
)
def test_a_figure_set_apart_below_its_row_is_not_known(pieces: str, value: str | None) -> None:
    """A single figure below may be the page's number."""
    text = re.sub(r" *\| *", "\n", base_report())
    old = re.search(r"行政事业性收费\n[\d.]+", text)
    assert old
    found = form(text.replace(old[0], f"行政事业性收费\n{pieces}"), "disclosure").values
    assert str(found.get(("charges", "amount"))) == str(value)


def test_a_label_before_figures_of_whole_columns_is_no_slip() -> None:
    text = re.sub(r" *\| *", "\n", base_report())
    old = "8.属于行政查询事项\n" + "0\n" * 7
    assert old in text
    cut = text.replace(old, "8.属于行\n政查询事\n" + "0\n" * 14)
    assert [finding.rule for finding in checked(cut).findings] == []
    assert "STR007" in {finding.rule for finding in checked(cut.replace("0\n" * 14, "0\n" * 7)).findings}


def test_whole_rows_before_their_labels_are_nobodys() -> None:
    text = one_by_one(base_report(2024))
    section = text.index("三、收到")
    end = text.index("四、政府信息公开行政复议")
    moved = re.sub(
        r"(?m)^((?:[一二四]、|（[一二七]）|\d\.)[^\d\n]+)\n((?:\d+\n){7})", r"\2\1\n", text[section:end]
    )
    apart = text[:section] + moved + text[end:]
    assert found(checked(apart)) == []
    assert not form(apart, "requests").values


def a_cell_a_line(text: str) -> str:
    """`text` with each cell of table three on a line of its own."""
    top, table = text.split("（本列数据的勾稽关系为", 1)
    body, end = table.split("四、政府信息公开行政复议", 1)
    body = body.replace(" | ", "\n").replace(" |", "")
    return f"{top}（本列数据的勾稽关系为{body}四、政府信息公开行政复议{end}"


def test_figures_behind_two_labels_in_another_order_are_of_neither_for_sure() -> None:
    """3.其他 right below （七）总计: the figures behind may be those of the total."""
    text = a_cell_a_line(base_report())
    zeros = "0\n" * 7
    assert text.count(f"3.其他\n{zeros}（七）总计\n") == 1
    apart = text.replace(f"3.其他\n{zeros}（七）总计\n", f"（三）不予公开\n{zeros}（七）总计\n3.其他\n")
    assert form(apart, "requests").cells["other.other", "total"].number.value is None
    assert checked(apart).findings == ()
    cells = form(text, "requests").cells
    assert (cells["other.other", "total"].number.value, cells["handled", "total"].number.value) == (0, 3)


def test_the_last_heading_of_a_column_takes_no_figures_of_several_rows() -> None:
    text = a_cell_a_line(base_report())
    head, rest = text.split("申请人情况\n", 1)
    _, tail = rest.split("三、本年度办理结果\n", 1)
    names = [
        "申请人情况",
        "自然人",
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "总计",
        "商业企业",
    ]
    names += ["科研机构", "社会公益组织", "法律服务机构", "其他", *"2100003", *"000000"]
    apart = head + "\n".join(names) + f"\n三、本年度办理结果\n{tail}"
    cells = form(apart, "requests").cells
    assert [cells["other.other", column].text for column in ("natural_person", "total")] == ["0", "0"]
    assert checked(apart).findings == ()


def test_a_total_without_its_number_is_a_row_behind_the_last_one_and_before_a_blank_cell() -> None:
    """Between 3.其他 and 总计 the form has a row that stands for others, and is hardly ever there."""
    text = a_cell_a_line(base_report()).replace("（七）总计\n", "总计\n")
    text = re.sub(r"(总计\n(?:\d\n){7})", r"\1|\n", text)
    assert "3\n|\n" in text
    assert form(text, "requests").cells["handled", "total"].number.value == 3
    assert checked(text).findings == ()


def spaced(text: str) -> str:
    """A text with the cells of its tables parted by single blanks; those without words are lost."""
    lines = (" ".join(line.replace("|", " ").split()) if "|" in line else line for line in text.split("\n"))
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("line", "broken", "row"),
    [
        ("2.重复申请 0 0 0 0 0 0 0", "2.重复申请 0 0 0 0 0 0\n\n7\n", "not_handled.repeated"),
        ("2.重复申请 0 0 0 0 0 0 0", "2.重复申请 0 0 0\n\n7\n\n0 0 0", "not_handled.repeated"),
        ("2.重复申请 0 0 0 0 0 0 0", "2.重复申请\n\n7\n\n0 0 0 0 0 0", "not_handled.repeated"),
        ("行政许可 12", "行政许可\n\n7\n", "licensing"),
    ],
)
def test_the_number_of_a_page_completes_no_row(line: str, broken: str, row: str) -> None:
    text = spaced(base_report())
    key = "disclosure" if row == "licensing" else "requests"
    assert text.count(f"{line}\n") == 1
    assert row in {name for name, _ in form(text, key).values}
    cut = text.replace(f"{line}\n", f"{broken}\n")
    assert row not in {name for name, _ in form(cut, key).values}
    assert found(checked(cut)) == []


@pytest.mark.parametrize("place", ["{figures}\n\n7\n", "\n7\n\n{figures}"])
def test_the_number_of_a_page_completes_no_table_four(place: str) -> None:
    text = spaced(base_report())
    line = re.search(r"(?m)^(?:\d+ ){14}\d+$", text)
    assert line
    assert len(form(text, "review").values) == 15
    figures = " ".join(line[0].split()[:-1])
    cut = text.replace(line[0], place.format(figures=figures))
    assert form(cut, "review").values == {}
    assert found(checked(cut)) == []
    whole = text.replace(line[0], place.format(figures=line[0]))
    assert len(form(whole, "review").values) == 15


def test_cells_in_paragraphs_of_their_own_are_no_numbers_of_pages() -> None:
    text = one_by_one(base_report()).replace("\n", "\n\n")
    assert found(checked(text)) == []
    assert form(text, "disclosure").values == form(base_report(), "disclosure").values
    assert form(text, "requests").values == form(base_report(), "requests").values


@pytest.mark.parametrize("lines", ["105 107 0\n0 0 0 0 212", "105 107\n107 0 0 0\n0 212"])
def test_of_figures_too_many_on_several_lines_none_is_surely_of_its_column(lines: str) -> None:
    text = spaced(base_report())
    old = re.search(r"（一）予以公开 (?:\d+ ){6}\d+", text)
    assert old
    assert "granted" in {name for name, _ in form(text, "requests").values}
    cut = text.replace(old[0], f"（一）予以公开 {lines}")
    assert "granted" not in {name for name, _ in form(cut, "requests").values}
    assert found(checked(cut)) == []
    one = text.replace(old[0], f"（一）予以公开 {' '.join(lines.split())}")
    assert "行有 8 个数，应为 7 个" in found(checked(one))[0][1]
