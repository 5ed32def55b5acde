"""Sources of other programs are no text: what their tables say is not guessed."""

from __future__ import annotations

import pytest

from govlint.errors import UnreadableError
from govlint.readers.lines.foreign import require_text
from laidout import Matrix, laid_out
from recognised import checked


def typst(cells: Matrix) -> str:
    rows = ["  " + ", ".join(f"[{word}]" for word in row) + "," for row in cells]
    return "\n".join([f"#table(\n  columns: {len(cells[0])},", *rows, ")"])


def forum(cells: Matrix) -> str:
    rows = ["[tr]" + "".join(f"[td]{word}[/td]" for word in row) + "[/tr]" for row in cells]
    return "\n".join(["[table]", *rows, "[/table]"])


@pytest.mark.parametrize("table", [typst, forum])
def test_such_a_source_is_unreadable(table: object) -> None:
    assert callable(table)
    result = checked(laid_out(table, "", between="\n\n"))
    assert result.error is not None
    assert result.error.code == "unreadable"
    assert result.findings == ()


def test_a_text_that_names_such_a_sign_is_text() -> None:
    require_text("栏目里留有“[/td]”一处标记。\n全年公开3条。")
    with pytest.raises(UnreadableError, match="Typst"):
        require_text("#table(\n[规章],\n)\n#table(\n[许可],\n)")
