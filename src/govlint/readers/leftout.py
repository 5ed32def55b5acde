"""Part of the readers: that words were not read which nobody sees, or which are struck out."""

from __future__ import annotations

from govlint.model import Text


def left_out(hidden: int, struck: int, rows: int = 0) -> tuple[Text, ...]:
    """What is said of so many hidden pieces of a text, pieces struck out and hidden rows of tables.

    >>> left_out(0, 0)
    ()
    """
    told = [
        (count, zh, en)
        for count, zh, en in (
            (hidden, "处文字是隐藏的", "pieces of text are hidden"),
            (rows, "行表格是隐藏的", "rows of tables are hidden"),
            (struck, "处文字加了删除线", "pieces of text are struck out"),
        )
        if count
    ]
    if not told:
        return ()
    return (
        Text(
            f"文件里有 {'、'.join(f'{count} {zh}' for count, zh, _ in told)}，没有读；"
            "公布前请删去，或者改成正常的文字",
            f"{', '.join(f'{count} {en}' for count, _, en in told)} and were not read; delete them "
            "before publication, or make them ordinary text",
        ),
    )
