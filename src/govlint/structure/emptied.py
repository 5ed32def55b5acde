"""Part of recognition: what programs write for an empty cell (NaN, None) is the blank that it was."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from govlint.lazy import lazily
from govlint.model import Cell, Document, Grid

_WORDS = ("NaN", "nan", "None", "<NA>", "null", "NULL")
_UNNAMED = "Unnamed: "
_HEAD = lazily(r"Unnamed: \d+(?:_level_\d+)?")
"""How a program names a column of a sheet whose first cell is empty."""
FEWEST = 6
"""So many cells with the word, and one among them where no figure can be missing, tell what wrote it."""


def with_blanks(document: Document) -> Document:
    """`document` with blank cells where a converter of sheets wrote its word for them, which stand for the
    cells of labels too; as it is where an author or a template may have written it in place of figures alone.
    """
    words = {word for word in _WORDS if word in document.text}
    if not words and _UNNAMED not in document.text:
        return document
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    empty = {word for word in words if _is_of_program(word, grids)}
    headed = any(cell.text.startswith(_UNNAMED) for grid in grids for cell in grid.cells())
    if not empty and not headed:
        return document
    blocks = [
        replace(block, rows=tuple([tuple(_blanked(row, empty)) for row in block.rows]))
        if isinstance(block, Grid)
        else block
        for block in document.blocks
    ]
    return replace(document, blocks=tuple(blocks))


def _is_of_program(word: str, grids: list[Grid]) -> bool:
    """Whether a word stands in many cells, and begins rows that go on with others: there labels stand."""
    rows = [row for grid in grids for row in grid.rows if len(row) > 1]
    behind = [row[1:] if row[0].text.isdecimal() else row for row in rows]  # the number of a row
    begun = any(row[0].text == word and any(cell.text != word for cell in row) for row in behind)
    return begun and sum(cell.text == word for row in rows for cell in row) >= FEWEST


def _blanked(row: tuple[Cell, ...], empty: set[str]) -> Iterator[Cell]:
    for cell in row:
        is_empty = cell.text in empty or (cell.text.startswith(_UNNAMED) and _HEAD.fullmatch(cell.text))
        yield replace(cell, text="") if is_empty else cell
