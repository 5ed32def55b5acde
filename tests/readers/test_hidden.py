"""Rows and columns of a sheet that are hidden: found in its part, left out, and told."""

from __future__ import annotations

from govlint.readers.hidden import as_shown, hidden_columns, hidden_rows
from govlint.readers.sheet import Sheet

PART = (
    b'<worksheet><cols><col min="2" max="3" width="9" hidden="1"/><col hidden="true" min="6" max="6"/>'
    b'<col min="7" max="7" hidden="0"/></cols><sheetData><row r="1"/><row spans="1:4" hidden="1" r="3"/>'
    b'<x:row r="5" ht="12" hidden="true"/><row r="6" hidden="0"/></sheetData></worksheet>'
)


def test_what_the_part_hides() -> None:
    assert hidden_rows(PART) == {2, 4}
    assert hidden_columns(PART) == ((1, 2), (5, 5))
    assert hidden_rows(PART.replace(b"hidden", b"shown")) == set()


def test_other_quotes_and_what_has_no_height_or_width() -> None:
    part = (
        b"<cols><col min='2' max='3' hidden='1'/><col min='5' max='5' width='0'/>"
        b'<col min="7" max="7" width="0.5"/></cols>'
        b"<row r='2' hidden='true'/><row r='3' ht='0'/><row r=\"4\" ht=\"0.0\"/><row r='5' ht='0.75'/>"
    )
    assert hidden_rows(part) == {1, 2, 3}
    assert hidden_columns(part) == ((1, 2), (4, 4))


def test_a_sheet_without_hidden_cells_is_as_it_is() -> None:
    sheet = Sheet("表二", [["规章", "1"]], top=3)
    assert as_shown(sheet, frozenset({7}), ((5, 6),)) == (sheet, ())


def test_empty_rows_that_are_hidden_are_told_nothing_of() -> None:
    sheet = Sheet(
        "表二", [["规章", "1"], ["", " "], ["文件", "2"]], top=3, left=1, unknown=frozenset({(5, 2)})
    )
    bare, notes = as_shown(sheet, frozenset({4}), ())
    assert notes == ()
    assert bare.rows == [["规章", "1"], ["文件", "2"]]
    assert bare.unknown == {(1, 1)}
    assert bare.place_of(1, 1).zh == "工作表“表二” C6"


def test_many_hidden_rows_are_not_all_named() -> None:
    sheet = Sheet("表二", [[str(number)] for number in range(30)])
    _, (note,) = as_shown(sheet, frozenset(range(1, 20)), ())
    assert note.zh == "工作表“表二”第 2、3、4、5、6、7、8、9、10、11…… 行是隐藏的，没有读；要检查请取消隐藏"
