"""Forms as found in tables: cells by key, their states, what is missing, what is doubtful."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from govlint.model import Cell, Span
from govlint.numbers import State, doubtful
from govlint.report import Form, NotAssessable
from govlint.structure.forms import build_forms, form_cell
from govlint.structure.rows import FoundRow, FoundTable
from govlint.testing import base_report
from laidout import Matrix, barred, laid_out
from recognised import checked, definition, figures, form, labels, read

FORMATS = {2019: "2019", 2024: "2021"}
NEW = "一、本年新收政府信息公开申请数量 | 2 | 1 | 0 | 0 | 0 | 0 | 3 |"
READERS = {"text": "a.txt", "markdown": "a.md", "html": "a.html"}


@pytest.mark.parametrize("year", FORMATS)
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("key", ["disclosure", "requests", "review"])
def test_the_whole_form(key: str, reader: str, year: int) -> None:
    found = form(base_report(year, reader), key, READERS[reader])
    official = definition(key, FORMATS[year])
    assert found.definition == official
    assert found.missing_rows == found.missing_columns == ()
    assert not found.doubtful_columns
    rows = [row for row in official.rows if row.key not in official.replaces or year == 2019]
    assert {row for row, _ in found.cells} >= {row.key for row in rows if row.key != "other" or year == 2019}
    for row in found.rows:
        assert not row.typo
        assert row.surplus == 0
    for cell in found.cells.values():
        assert cell.number.value is not None


def test_values_by_key() -> None:
    found = form(base_report(), "requests")
    assert (found["new", "natural_person"], found["new", "business"], found["new", "total"]) == (2, 1, 3)
    assert found["unavailable.not_held", "natural_person"] == 1
    review = form(base_report(), "review")
    assert (review["review", "upheld"], review["review", "total"], review["litigation_direct", "total"]) == (
        1,
        1,
        0,
    )
    disclosure = form(base_report(), "disclosure")
    assert (disclosure["normative_documents", "in_force"], disclosure["licensing", "decisions"]) == (5, 12)


@pytest.mark.parametrize(
    ("written", "state"),
    [
        ("", State.BLANK),
        ("-", State.DASH),
        ("/", State.DASH),
        ("无", State.WORD),
        ("约2", State.UNREADABLE),
        ("0", State.ZERO),
    ],
)
@pytest.mark.parametrize("reader", READERS)
def test_states_are_kept_apart(reader: str, written: str, state: State) -> None:
    text = base_report(2024, reader)
    old = {"html": "数量</td><td>2</td>", "text": "申请数量 | 2 |", "markdown": "申请数量 | 2 |"}[reader]
    if reader == "html":
        text = text.replace("数量</td><td>2</td>", old)
        start = text.index("一、本年新收")
        at = text.index("<td>2</td>", start)
        text = f"{text[:at]}<td>{written}</td>{text[at + len('<td>2</td>') :]}"
    else:
        text = text.replace(old, f"申请数量 | {written} |", 1)
    found = form(text, "requests", READERS[reader])
    assert found.number("new", "natural_person").state is state
    assert found.number("new", "business").value == 1
    assert found.number("new", "total").value == 3
    if state is not State.ZERO:
        with pytest.raises(NotAssessable):
            found["new", "natural_person"]


def test_what_is_absent_is_not_0() -> None:
    found = form(base_report(), "requests")
    assert found.number("new", "nothing").state is State.ABSENT
    assert found.cell("nothing", "total") is None


@pytest.mark.parametrize("row", ["（二）部分公开", "2.重复申请", "四、结转下年度", "行政强制", "行政许可"])
def test_a_missing_row(row: str) -> None:
    lines = [line for line in base_report().splitlines() if not line.startswith(row)]
    report = read("\n".join(lines))
    missing = [key for found in report.forms.values() for key in found.missing_rows]
    assert len(missing) == 1


def test_a_missing_column() -> None:
    page = (
        base_report(2024, "html")
        .replace("<td>科研机构</td>", "")
        .replace('colspan="5">法人', 'colspan="4">法人')
    )
    start, end = page.index("一、本年新收"), page.index("四、政府信息公开行政复议")
    rows = page[start:end].split("</tr>")
    cut = [row.replace("<td>0</td>", "", 1) if row.count("<td>") >= 6 else row for row in rows]
    found = form(page[:start] + "</tr>".join(cut) + page[end:], "requests", "a.html")
    assert found.missing_columns == ("research",)
    assert found["new", "total"] == 3


def test_a_row_with_a_mistake_in_its_label() -> None:
    found = form(base_report().replace("2.其他法律行政法规禁止公开", "2.其他法律行政止公开"), "requests")
    label = found.row_label("refused.other_law")
    assert label is not None
    assert label.text == "2.其他法律行政止公开"


def test_one_row_for_the_whole_group_takes_the_place_of_three() -> None:
    lines = base_report().splitlines()
    at = next(index for index, line in enumerate(lines) if line.startswith("（六）其他处理"))
    found = form(
        "\n".join([*lines[:at], "（六）其他处理 | 4 | 0 | 0 | 0 | 0 | 0 | 4 |", *lines[at + 3 :]]), "requests"
    )
    assert found["other", "total"] == 4
    assert found.missing_rows == ()


def test_figures_too_many_are_a_surplus() -> None:
    found = form(base_report().replace(NEW, NEW.replace("| 2 |", "| 2 | 0 |")), "requests")
    label = found.row_label("new")
    assert label is not None
    assert label.surplus == 1


def test_blanks_of_small_offices() -> None:
    text = base_report().replace(NEW, NEW.replace("| 1 | 0 | 0 | 0 | 0 | 3 |", "|  |  |  |  |  | 2 |"))
    found = form(text, "requests")
    assert (found["new", "natural_person"], found["new", "total"]) == (2, 2)
    assert found.number("new", "research").state is State.BLANK


def test_a_table_cut_in_two_with_its_header_repeated() -> None:
    page = base_report(2024, "html")
    table = page[
        page.rindex("<table>", 0, page.index("申请人情况")) : page.index("</table>", page.index("申请人情况"))
        + 8
    ]
    rows = table.split("<tr>")
    head = rows[1:4]
    middle = len(rows) // 2
    cut = "<tr>".join(rows[:middle]) + "</table>\n<table>" + "<tr>".join(["", *head, *rows[middle:]])
    whole = form(page, "requests", "a.html")
    parts = form(page.replace(table, cut), "requests", "a.html")
    assert {key: cell.text for key, cell in parts.cells.items()} == {
        key: cell.text for key, cell in whole.cells.items()
    }


def test_no_form_at_all() -> None:
    text = base_report()
    start = text.index("第二十条第（一）项")
    end = text.index("五、存在的主要问题")
    assert read(text[:start] + text[end:]).forms == {}


def test_of_the_same_row_twice_the_first_counts() -> None:
    lines = base_report().splitlines()
    at = lines.index(NEW)
    found = form("\n".join([*lines[: at + 1], NEW, *lines[at + 1 :]]), "requests")
    assert found["new", "total"] == 3


def test_reasons_name_the_cell_in_words() -> None:
    found: Form = form(base_report().replace("申请数量 | 2 |", "申请数量 |  |", 1), "requests")
    reason = found.why_unknown("new", "natural_person")
    assert reason.zh == "表三“一、本年新收政府信息公开申请数量”×“自然人”空白"
    assert reason.en.endswith("is blank")


def test_a_group_below_the_header_is_no_heading_of_a_column() -> None:
    """（六）其他处理 on a line of its own does not make up for a column 其他 that is not there."""
    columns = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "总计")
    rows = ["".join(f"<th>{words}</th>" for words in ("申请人", *columns))]
    rows += [
        f"<td>{label}</td>" + "<td>0</td>" * 6
        for label in ("一、本年新收政府信息公开申请数量", "（一）予以公开")
    ]
    rows += ["<td colspan=7>（六）其他处理</td>", "<td>（七）总计</td>" + "<td>0</td>" * 6]
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    found = form(f"<h1>示例市2024年政府信息公开工作年度报告</h1><table>{table}</table>", "requests", "a.html")
    assert found.missing_columns == ("other",)


@pytest.mark.parametrize("count", [4, 10, 14])
def test_a_row_that_was_cut_off_is_not_assessed_and_says_so(count: int) -> None:
    head = "结果维持|结果纠正|其他结果|尚未审结|总计|" * 3
    row = "<td>1</td>" * count
    heads = "".join(f"<th>{words}</th>" for words in head.strip("|").split("|"))
    table = (
        f"<table><tr><th colspan=5>行政复议<th colspan=10>行政诉讼</tr><tr>{heads}</tr><tr>{row}</tr></table>"
    )
    found = form(f"<h1>示例市2024年政府信息公开工作年度报告</h1>{table}", "review", "a.html")
    with pytest.raises(NotAssessable, match=f"只有{count}个数，应有15个"):
        found["review", "upheld"]


def test_the_order_of_columns_is_that_of_a_header_in_another_table() -> None:
    """On pages the heading over several stands above the first column's; the rows may be no sure table."""
    labels_ = labels("2021")
    heads = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
    header = [Cell("法人或其他组织", Span(0, 7), 0, 2, colspan=5)]
    header += [Cell(words, Span(8 + at, 9 + at), 1, 1 + at) for at, words in enumerate(heads)]
    rows = []
    for number, label in enumerate(("一、本年新收件数", "二、上年结转件数", "（七）总计")):
        start = 20 + 10 * number
        cells = tuple(Cell(str(at), Span(start + at, start + at + 1), number, at + 1) for at in range(1, 8))
        match = labels_.match(label)
        assert match is not None
        rows.append(
            FoundRow(match, Cell(label, Span(start, start + 1), number, 0), cells, cells, number == 0)
        )
    tables = [FoundTable(tuple(rows[:1]), tuple(header), True), FoundTable(tuple(rows[1:]), (), False)]
    found = build_forms(tables, labels_)["requests"]
    assert found.columns[0] == "natural_person"
    assert [found[row, "natural_person"] for row in ("new", "carried_in", "handled")] == [1, 1, 1]


@pytest.mark.parametrize("mark", ["— 3 —", "- 3 -", "3", "— 3 —\n\n\n"])
def test_a_page_mark_within_the_headings_parts_no_columns_from_them(mark: str) -> None:
    text = base_report().replace("\n商业企业 | 科研机构", f"\n\n{mark}\n\n商业企业 | 科研机构")
    assert checked(text).findings == ()
    assert figures(read(text)) == figures(read(base_report()))


def test_other_words_within_the_headings_part_them() -> None:
    text = base_report().replace("\n商业企业 | 科研机构", "\n以上为申请人情况的说明。\n商业企业 | 科研机构")
    assert "STR008" in {finding.rule for finding in checked(text).findings} | {
        item.rule for item in checked(text).not_assessed
    }


@pytest.mark.parametrize("place", ["\n1 | 0 | 0 | 0 | 1", "\n五、存在"])
def test_the_number_of_a_page_beside_a_row_is_none_of_its_figures(place: str) -> None:
    text = base_report()
    assert place in text
    paged = text.replace(place, f"\n7{place}")
    assert [f.rule for f in checked(paged).findings if f.rule[:3] in ("BAL", "STR")] == []
    assert figures(read(paged))["review"] == figures(read(text))["review"]


def test_a_heading_with_a_slip_moves_no_figures_of_table_two() -> None:
    text = base_report(2024).replace("行政规范性文件 | 1 | 0 | 5 |", "行政规范性文件 | 7 | 1 | 5 |")
    result = checked(text.replace("本年制发件数 |", "本年度发件数 |"))
    assert "BAL005" in {found.rule for found in result.findings}
    assert not [found for found in result.findings if "应为 2 个" in found.message]


def test_a_cell_of_which_nothing_is_known_is_said_to_hold_no_value() -> None:
    whole = form(base_report(2024), "requests")
    place = ("handled", "total")
    cells = {**whole.cells, place: replace(whole.cells[place], text="", number=doubtful(""))}
    values = {key: value for key, value in whole.values.items() if key != place}
    found = replace(whole, cells=cells, values=values)
    assert found.why_unknown(*place).zh == "表三“（七）总计”×“总计”没有读到值"


REPEATED = """\
| 信息内容 | 本年处理决定数量 | 本年处理决定数量 | 本年处理决定数量 |
| 行政许可 | {} | {} | {} |"""


def repeated(*figures: int, heading: str = "本年处理决定数量") -> Form:
    """Table two of bars, the merged cells of one block written into each that they were merged of."""
    text = base_report(2024)
    old = re.search(r"信息内容 \| 本年处理决定数量.*\n行政许可 .*", text)
    assert old
    rows = REPEATED.format(*figures).replace(" | 本年处理决定数量 |\n", f" | {heading} |\n")
    return form(text.replace(old[0], rows), "disclosure")


def test_a_figure_in_each_of_its_merged_cells_stands_once() -> None:
    found = repeated(5, 5, 5)
    assert found["licensing", "decisions"] == 5
    assert all(row.surplus == 0 for row in found.rows)


@pytest.mark.parametrize(("written", "heading"), [((5, 5, 6), "本年处理决定数量"), ((5, 5, 5), "备注")])
def test_other_figures_or_headings_are_too_many(written: tuple[int, ...], heading: str) -> None:
    label = repeated(*written, heading=heading).row_label("licensing")
    assert label is not None
    assert label.is_uneven


def with_subtotals(year: int, reader: str, *, without: str = "") -> str:
    """Table three with a column 小计 of the five kinds of organisations, and perhaps without one of these."""

    def table(cells: Matrix) -> str:
        if len(cells) > 20:
            at = cells[2].index(without) if without else None
            for row in cells:
                own = [words for words in row[-6:-1] if words.isdecimal()]
                row.insert(
                    len(row) - 1, str(sum(map(int, own))) if own else "小计" if row is cells[2] else ""
                )
                if at is not None:
                    del row[at]
        if reader == "html":
            rows = "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in cells)
            return f"<table>{rows}</table><p>"
        return barred()(cells)

    between = "\n<p>" if reader == "html" else "\n\n"
    opening = '<meta charset="utf-8"><p>' if reader == "html" else ""
    return opening + laid_out(table, "", year=year, between=between)


@pytest.mark.parametrize("year", FORMATS)
def test_a_column_of_subtotals_is_none_of_the_official_ones(year: int) -> None:
    text = with_subtotals(year, "html")
    assert figures(read(text, "a.html"))["requests"] == figures(read(base_report(year)))["requests"]
    assert checked(text, "a.html").findings == ()


def test_nor_does_it_stand_for_one_that_is_missing() -> None:
    text = with_subtotals(2024, "html", without="科研机构")
    assert [finding.rule for finding in checked(text, "a.html").findings] == ["STR008"]
    cells = figures(read(text, "a.html"))["requests"]
    assert cells["new", "total"] == "3"
    assert ("new", "research") not in cells


def test_where_no_place_tells_it_the_rows_are_not_assessed() -> None:
    text = laid_out(rows_with_eight, "", between="\n\n")
    result = checked(text, "a.txt")
    assert result.findings == ()
    assert {"BAL001", "BAL002", "BAL003"} <= {one.rule for one in result.not_assessed}


def rows_with_eight(cells: Matrix) -> str:
    """Each row of table three a line, a figure more in each."""
    lines = []
    for row in cells:
        own = [words for words in row[-6:-1] if words.isdecimal()]
        said = [words for words in row if words]
        more = [str(sum(map(int, own)))] if own and len(cells) > 20 else []
        lines.append(" | ".join([*said[:-1], *more, *said[-1:]]) + " |")
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("自然人：2", 2),
        ("自然人2", 2),
        ("自然人 12", 12),
        ("商业企业2", None),
        ("自然人:0", 0),
        ("商业企业：2", None),
        ("自然人：", None),
    ],
)
def test_a_cell_may_name_its_own_column(cell: str, value: int | None) -> None:
    """Pages for narrow screens write each column's name before its figure."""
    found = form_cell(definition("requests"), "new", "natural_person", Cell(cell, Span(0, 1), 0, 0))
    assert found.number.value == value
