"""Part of recognition: sentences and headings in rows of a table that holds a whole sheet are text again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from govlint.lazy import lazily
from govlint.model import Block, Cell, Document, Grid, Paragraph, Span

FEWEST = 4
"""So many rows of sentences or headings tell that tables hold whole sheets,"""
HEADED = 2
"""if so many of them are headings of sections, or the title."""
_SENTENCE, _LINE = 20, 10
_NUMBERED = frozenset("（(")
_ENDS = frozenset("。；：！？）")
_HEADING = lazily(r"[一二三四五六]、[^，。；：]{2,30}(?:情况|事项)|[^，。；：]{6,60}(?:报告|年报)")


def with_text_freed(document: Document) -> Document:
    """`document` with the rows of its tables that hold one sentence, or one heading, as paragraphs.

    The numbers that a program put before the rows are no cells.
    """
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    # Most tables hold no sentence: that is told by their text as a whole.
    if sum(document.text.count("。", grid.span.start, grid.span.end) for grid in grids) < FEWEST:
        return document
    if sum("。" in cell.text for grid in grids for cell in grid.cells()) < FEWEST:
        return document
    alone = [
        _alone(row, numbered) for grid in grids for numbered in (_is_numbered(grid),) for row in grid.rows
    ]
    texts = [cell.text for cell in alone if cell is not None and _is_text(cell)]
    if len(texts) < FEWEST or sum(_HEADING.fullmatch(words) is not None for words in texts) < HEADED:
        return document
    words = [cell.text for cell in alone if cell is not None and len(cell.text) >= _LINE]
    whole = [one[-1] in _ENDS or one[0] in _NUMBERED or _HEADING.fullmatch(one) is not None for one in words]
    if whole.count(False) * FEWEST > len(whole):
        return document  # the lines of a cell, drawn one below the other
    blocks: list[Block] = []
    for block in document.blocks:
        blocks += _parted(block) if isinstance(block, Grid) else [block]
    return replace(document, blocks=tuple(blocks))


def _parted(grid: Grid) -> Iterator[Block]:
    """The paragraphs and the smaller tables of a grid, in order."""
    numbered = _is_numbered(grid)
    rows: list[tuple[Cell, ...]] = []
    within = False
    for row in grid.rows:
        alone = _alone(row, numbered)
        if alone is not None and (_is_text(alone) or (within and not alone.text.isdecimal())):
            yield from _grid(grid, rows)
            rows, within = [], True
            yield Paragraph(alone.span)
        elif said := row[1:] if numbered else row:
            rows.append(said)
            within = within and not any(cell.text for cell in said)
    yield from _grid(grid, rows)


def _grid(grid: Grid, rows: Sequence[tuple[Cell, ...]]) -> Iterator[Grid]:
    if any(cell.text for row in rows for cell in row):
        span = Span(rows[0][0].span.start, rows[-1][-1].span.end)
        yield replace(grid, span=span, rows=tuple(rows))


def _is_numbered(grid: Grid) -> bool:
    """Whether nearly all rows begin with a number, each with the one behind that of the row above."""
    firsts = [row[0].text for row in grid.rows if len(row) > 1 and row[0].text]
    onward = sum(one.isdecimal() and two == str(int(one) + 1) for one, two in pairwise(firsts))
    counted = len(firsts) > 1 and firsts[0] == "0"
    return (counted or onward >= FEWEST) and onward >= len(firsts) - 1 - (onward >= FEWEST)


def _alone(row: Sequence[Cell], numbered: bool) -> Cell | None:
    """The only cell of a row in which anything stands."""
    said = [cell for cell in (row[1:] if numbered else row) if cell.text]
    return said[0] if len(said) == 1 else None


def _is_text(cell: Cell | None) -> bool:
    if cell is None or cell.rowspan > 1:
        return False
    return (len(cell.text) >= _SENTENCE and "。" in cell.text) or _HEADING.fullmatch(cell.text) is not None
