"""What is said of words that were not read."""

from __future__ import annotations

from govlint.readers.leftout import left_out


def test_each_kind_is_told_with_its_number() -> None:
    (note,) = left_out(2, 1, rows=3)
    assert note.zh.startswith("文件里有 2 处文字是隐藏的、3 行表格是隐藏的、1 处文字加了删除线，没有读")
    assert note.en.startswith("2 pieces of text are hidden, 3 rows of tables are hidden, 1 pieces of text")
    assert left_out(0, 0) == ()
