"""Tables of reStructuredText that are lists of lists: each row on one line, its cells in order."""

from __future__ import annotations

import pytest

from govlint.readers.lines.listtables import in_lines
from govlint.testing import base_report
from laidout import Matrix, laid_out
from recognised import checked, figures, read


def table(cells: Matrix) -> str:
    lines = [".. list-table::", "   :header-rows: 1", ""]
    for row in cells:
        lines += [f"   * - {row[0]}", *(f"     - {word}".rstrip() for word in row[1:])]
    return "\n".join(lines)


def test_a_row_is_a_line_of_the_same_length() -> None:
    text = "   * - 规章\n     - 0\n     -\n     - 5\n   * - 许可\n     - 1\n"
    found = in_lines(text)
    assert len(found) == len(text)
    assert [[cell.strip() for cell in line.split("|")] for line in found.splitlines()] == [
        ["规章", "0", "", "5"],
        ["许可", "1"],
    ]
    assert in_lines("- 一是公开\n- 二是解读\n* 三是监督\n") == "- 一是公开\n- 二是解读\n* 三是监督\n"


@pytest.mark.parametrize("path", ["a.txt", "a.rst"])
def test_the_strokes_before_cells_are_no_cells(path: str) -> None:
    text = laid_out(table, "", between="\n\n")
    assert figures(read(text, path)) == figures(read(base_report()))
    assert checked(text, path).findings == ()
    wrong = text.replace("（七）总计\n     -\n     - 2", "（七）总计\n     -\n     - 3")
    assert wrong != text
    assert {finding.rule for finding in checked(wrong, path).findings} <= {"BAL001", "BAL002", "BAL003"}
    assert checked(wrong, path).findings
