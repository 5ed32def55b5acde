"""Whole reports in one table of a sheet, as programs turn workbooks into Markdown and pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govlint.packtest.specimen import blocks
from laidout import Matrix, barred, matrix
from recognised import checked, figures, read


def sheet(empty: str, *, numbered: bool) -> Matrix:
    """The whole report as the rows of one table, with `empty` in the cells that hold nothing."""
    rows: Matrix = []
    for _, kind, text in blocks(2024):
        rows += matrix(text, empty) if kind == "table" else [[text]]
    whole = [[cell or empty for cell in row] + [empty] * (15 - len(row)) for row in rows]
    return [[str(at), *row] for at, row in enumerate(whole)] if numbered else whole


def markdown(rows: Matrix) -> str:
    return barred(["Unnamed: {}"])(rows)


def page(rows: Matrix) -> str:
    lines = "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in rows)
    return f"<html><body><table>{lines}</table></body></html>"


@pytest.mark.parametrize("numbered", [False, True])
@pytest.mark.parametrize("empty", ["", "NaN"])
@pytest.mark.parametrize(("written", "path"), [(markdown, "a.md"), (page, "a.html")])
def test_it_is_read(written: Callable[[Matrix], str], path: str, empty: str, numbered: bool) -> None:
    text = written(sheet(empty, numbered=numbered))
    result = checked(text, path)
    assert [item for item in result.findings if item.severity != "info"] == []
    assert [len(cells) for cells in figures(read(text, path)).values()] == [10, 175, 15]
    wrong = text.replace("本年度未收取政府信息公开信息处理费。", "略。")
    assert [item.rule for item in checked(wrong, path).findings if item.severity != "info"] == ["FEE001"]


def test_notes_in_a_table_stay_there() -> None:
    notes = [["注：本表由业务科室填写，数据来自办件系统，请以年末为准。"]] * 6
    document = checked(page([["甲", "1"], *notes]), "a.html").document
    assert document is not None
    assert len(document.blocks) == 1
