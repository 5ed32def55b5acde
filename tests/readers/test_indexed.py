"""Numbers that a program printed before the rows of a table, and over its columns, are no figures of it."""

from __future__ import annotations

import pytest

from govlint.readers.lines.indexed import without_index
from laidout import laid_out
from recognised import checked, figures


def printed(rows: list[list[str]]) -> str:
    """Rows as pandas prints them: an index from 0 on, and columns right-aligned."""
    widths = [2 * max(len(row[column]) for row in rows) + 2 for column in range(len(rows[0]))]
    head = "  " + "".join(str(column).rjust(width) for column, width in enumerate(widths))
    lines = [
        str(at).ljust(2)
        + "".join(cell.rjust(width - len(cell)) for cell, width in zip(row, widths, strict=True))
        for at, row in enumerate(rows)
    ]
    return "\n".join([head, *lines])


def with_commas(rows: list[list[str]]) -> str:
    """The same as values between commas."""
    head = "".join(f",{column}" for column in range(len(rows[0])))
    return "\n".join([head, *(f"{at}," + ",".join(row) for at, row in enumerate(rows))])


@pytest.mark.parametrize("table", [printed, with_commas])
def test_the_index_is_no_column(table: object) -> None:
    assert callable(table)
    result = checked(laid_out(table))
    assert result.findings == ()
    assert result.report is not None
    assert [len(cells) for cells in figures(result.report).values()] == [10, 175, 15]


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("   0  1\n0  甲  7\n1  乙  8\n2  丙  9\n3  4  5", "       \n   甲  7\n   乙  8\n   丙  9\n   4  5"),
        ("1  甲  7\n2  乙  8\n3  丙  9", "1  甲  7\n2  乙  8\n3  丙  9"),
        ("0  甲\n1  乙", "0  甲\n1  乙"),
        ("甲\n0  0\n1  0\n2  0", "甲\n0  0\n1  0\n2  0"),
        ("甲\n0 年\n1 年\n2 年", "甲\n0 年\n1 年\n2 年"),
        ("件数  事项\n0  甲\n1  乙\n2  丙", "件数  事项\n0  甲\n1  乙\n2  丙"),
        ("件数  事项\n----  ----\n\n0  甲\n1  乙\n2  丙", "件数  事项\n----  ----\n\n0  甲\n1  乙\n2  丙"),
        ("件数,事项\n0,甲\n1,乙\n2,丙", "件数,事项\n0,甲\n1,乙\n2,丙"),
        ("   事项\n0  甲\n1  乙\n2  丙", "   事项\n   甲\n   乙\n   丙"),
        (",事项\n0,甲\n1,乙\n2,丙", ",事项\n  甲\n  乙\n  丙"),
        ("序号  事项\n0  甲\n1  乙\n2  丙", "序号  事项\n   甲\n   乙\n   丙"),
        ("事项如下\n0  甲\n1  乙\n2  丙", "事项如下\n   甲\n   乙\n   丙"),
    ],
)
def test_what_is_no_index_stays(text: str, bare: str) -> None:
    assert without_index(text) == bare


def test_empty_columns_before_all_others_are_none() -> None:
    def moved(rows: list[list[str]]) -> str:
        return "Unnamed: 0,Unnamed: 1\n" + "\n".join(",," + ",".join(row) for row in rows)

    text = laid_out(moved, title=",,", heading=",,")
    text = "\n".join(line if line.startswith((",", "Unnamed")) else f",,{line}" for line in text.split("\n"))
    result = checked(text)
    assert result.findings == ()
    assert result.report is not None
    assert [len(cells) for cells in figures(result.report).values()] == [10, 175, 15]


def test_marks_of_empty_cells_are_blank() -> None:
    assert without_index("NaN NaN 甲\n" * 4) == "        甲\n" * 4
    assert without_index("NaN 甲") == "NaN 甲"
