"""Labels of which a page's end left one half in a row of its own, above or below their figures."""

from __future__ import annotations

import pytest

from govlint.testing import base_report
from laidout import Matrix, barred, laid_out
from recognised import checked, figures, read

LABEL = "2.没有现成信息需要另行制作"
GOES_ON = "|Col1|Col2|{}|Col4|Col5|Col6|Col7|Col8|Col9|Col10|\n" + "|---" * 10 + "|\n"


def torn(cells: Matrix, *, figures_above: bool, apart: str = "") -> str:
    """Table three with one label in two rows; `apart`, the first of them is the last of its page."""
    at = next((at for at, row in enumerate(cells) if LABEL in row), None)
    table = barred()(cells)
    if at is None:
        return table
    row = "| " + " | ".join(cells[at]) + " |"
    halves = row.replace(LABEL, "2.没有现"), row.replace(LABEL, "成信息需要另行制作")
    blank = ["| " * 2 + "| " + half.split("|")[3].strip() + " |" * 8 for half in halves]
    whole = f"{halves[0]}\n{blank[1]}" if figures_above else f"{blank[0]}\n{halves[1]}"
    if apart:
        whole = f"{halves[0]}\n\n\n" + apart.format("成信息需要另行制作").rstrip("\n")
    return table.replace(row, whole)


@pytest.mark.parametrize("path", ["a.md", "a.txt"])
@pytest.mark.parametrize("above", [True, False])
def test_a_label_in_two_rows_is_whole(path: str, above: bool) -> None:
    text = laid_out(lambda cells: torn(cells, figures_above=above), between="\n\n")
    assert figures(read(text, path))["requests"] == figures(read(base_report()))["requests"]
    assert checked(text, path).findings == ()


@pytest.mark.parametrize("path", ["a.md", "a.txt"])
def test_its_end_may_be_the_first_row_of_the_next_page(path: str) -> None:
    text = laid_out(lambda cells: torn(cells, figures_above=True, apart=GOES_ON), between="\n\n")
    assert figures(read(text, path))["requests"] == figures(read(base_report()))["requests"]
    result = checked(text, path)
    assert result.findings == ()
    assert not {one.rule for one in result.not_assessed} & {"BAL001", "BAL002", "BAL003"}


def test_a_wrong_figure_in_such_a_row_is_told_there() -> None:
    text = laid_out(lambda cells: torn(cells, figures_above=True), between="\n\n")
    old = next(line for line in text.split("\n") if "2.没有现 " in line)
    start, end = old.rsplit(" | ", 1)
    (finding,) = checked(text.replace(old, f"{start} | 8{end}"), "a.md").findings
    assert finding.cell is not None
    assert (finding.cell.row, finding.cell.column) == ("unavailable.needs_creation", "total")


@pytest.mark.parametrize("end", ["成资料需要另行制作", "", "另行制作"])
def test_other_words_below_make_no_label(end: str) -> None:
    text = laid_out(lambda cells: torn(cells, figures_above=True), between="\n\n")
    result = checked(text.replace("成信息需要另行制作", end), "a.md")
    assert "STR007" in {finding.rule for finding in result.findings}


def test_a_known_label_takes_no_words_from_its_neighbours() -> None:
    report = base_report().replace("总计 | 3 |\n", "总计 | 3 |\n", 1)
    assert figures(read(report))["requests"] == figures(read(base_report()))["requests"]


@pytest.mark.parametrize("path", ["a.md"])
def test_its_end_may_stand_before_the_label_of_the_next_row(path: str) -> None:
    def table(cells: Matrix) -> str:
        made = [[*row] for row in cells]
        at = next((at for at, row in enumerate(cells) if "8.属于行政查询事项" in row), None)
        if at is not None:
            made[at][2] = "8.属于行<br>政查询事"
            made[at + 1][1:3] = ["", "项<br>（四）无<br>法提供<br>1.本机关不掌<br>握相关政府信息"]
        return barred()(made)

    text = laid_out(table, between="\n\n")
    assert figures(read(text, path))["requests"] == figures(read(base_report()))["requests"]
    assert checked(text, path).findings == ()
    strange = checked(text.replace("项<br>（四）", "类<br>（四）"), path)
    assert "STR007" in {one.rule for one in strange.findings}


@pytest.mark.parametrize("grouped", [False, True])
def test_the_rest_of_a_label_in_the_cell_beside_is_no_row_of_its_own(grouped: bool) -> None:
    end = "申请"

    def table(cells: Matrix) -> str:
        made = [[*row] for row in cells]
        for row in made:
            if row[1].startswith("（二）部分公开（区分"):
                row[1:3] = ["（二）部分公开<br>的，只计这一情<br>情形）", "（区分处理<br>形，不计其他"]
            if grouped and row[1] == "（一）予以公开":
                row[:3] = ["三、本年度<br>（一）予以公开", "", ""]
        at = next((at for at, row in enumerate(made) if row[2].startswith("1.申请人无正当")), None)
        if at is None:
            return barred()(made)
        made[at][2] = made[at][2].removesuffix(end)
        behind = [" ".join([*dict.fromkeys(row[:3]), *row[3:]]) for row in made[at + 1 :]]
        return barred()(made[: at + 1]) + "\n\n" + " ".join([end, *behind])

    text = laid_out(table, between="\n\n")
    assert not [one for one in checked(text, "a.md").findings if "多出一行" in one.message]
