"""Tables of which a converter put the figures of two columns into one cell, row after row."""

from __future__ import annotations

import pytest

from govlint.structure.paired import MANY
from laidout import Matrix, barred, laid_out
from recognised import checked, figures


def paired(joint: str, most: int = 99) -> str:
    """The report with the last two figures of so many rows of table three in one cell."""
    left = [most]

    def table(cells: Matrix) -> str:
        if len(cells[0]) != 10:
            return barred()(cells)
        made = []
        for row in cells:
            several = row[-1].isdecimal() and left[0] > 0
            left[0] -= several
            made.append([*row[:-2], joint.join(row[-2:]), ""] if several else row)
        return barred()([row[:-1] for row in made] if most == 99 else made)

    return laid_out(table)


@pytest.mark.parametrize("joint", [" ", "<br>"])
def test_figures_by_twos_are_read_in_their_order(joint: str) -> None:
    result = checked(paired(joint), "a.md")
    assert [item for item in result.findings if item.severity != "info"] == []
    assert result.report is not None
    read = figures(result.report)["requests"]
    assert len(read) == 175
    assert (read["new", "total"], read["new", "other"]) == ("3", "0")
    wrong = paired(joint).replace(f"0{joint}3", f"0{joint}4", 1)
    assert [item.rule for item in checked(wrong, "a.md").findings if item.severity != "info"] != []


def crowded(*rows: list[str]) -> str:
    """The report with other cells in the first rows of table three."""

    def table(cells: Matrix) -> str:
        if len(cells[0]) != 10:
            return barred()(cells)
        found = [at for at, row in enumerate(cells) if row[-1].isdecimal()]
        made = dict(zip(found, rows, strict=False))
        return barred()([[*row[:-7], *made[at]] if at in made else row for at, row in enumerate(cells)])

    return laid_out(table)


@pytest.mark.parametrize(
    "row",
    [["3 3", "4", "0", "1", "7", "", "45"], ["3 3", "4", "0", "1", "7", "45", ""]],
    ids=["within", "last"],
)
def test_a_distant_blank_cell_moves_no_figure(row: list[str]) -> None:
    result = checked(crowded(*[row] * MANY), "a.md")
    assert result.report is not None
    cells = result.report.forms["requests"].values
    assert {cells.get(("new", column)) for column in ("natural_person", "other", "total")} == {None}
    assert not {"BAL001", "BAL002", "BAL003"} & {item.rule for item in result.findings}
    assert "BAL003" in {item.rule for item in result.not_assessed}


def test_a_blank_cell_right_beside_is_the_second_figures() -> None:
    result = checked(crowded(*[["2", "0", "0", "1", "0", "0 3", ""]] * MANY), "a.md")
    assert result.report is not None
    cells = result.report.forms["requests"].values
    assert [cells["new", column] for column in ("natural_person", "legal_service", "total")] == [2, 0, 3]


def test_another_figure_beside_each_of_a_column_is_told() -> None:
    result = checked(crowded(*[["2", "0", "0", "1", "0", "0", "3 40"]] * MANY), "a.md")
    assert [item.rule for item in result.findings].count("BAL006") == MANY


def test_in_few_rows_they_are_a_slip() -> None:
    result = checked(paired(" ", MANY - 1), "a.md")
    assert result.report is not None
    assert result.report.forms["requests"].values.get(("new", "total")) is None


def test_a_row_without_enough_of_them_is_not_known() -> None:
    text = paired(" ").replace("| 0 3 |", "| 3 |", 1)
    result = checked(text, "a.md")
    assert "BAL003" not in {item.rule for item in result.findings}
    assert "BAL003" in {item.rule for item in result.not_assessed}
