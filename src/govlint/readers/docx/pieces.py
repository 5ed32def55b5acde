"""Part of the docx reader: which paragraph of Word's own the lines are of that were joined or parted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from govlint.model import Block
from govlint.readers.building.table import Item, Table
from govlint.readers.building.writer import Words

Own = tuple[int, int]
"""The number of a paragraph, table or picture among all, from 0, and among those of its kind, from 1."""


def pieces(
    lines: Sequence[Item], starts: Sequence[int], items: Sequence[Item], blocks: Sequence[Block]
) -> tuple[tuple[int, int, int], ...]:
    """`Document.pieces` of `blocks`, each written of one of `items`, which were joined of `lines`.

    `starts` are the places at which Word's paragraphs begin: lines that have none between them are of one.
    """
    own = _numbered(lines, starts)
    if len(items) == len(lines) and own == _numbered(lines, None):
        return ()
    heads = {line.runs[0][1]: one for line, one in zip(lines, own, strict=True) if isinstance(line, Words)}
    others = (one for line, one in zip(lines, own, strict=True) if not isinstance(line, Words))
    found: list[tuple[int, int, int]] = []
    for item, block in zip(items, blocks, strict=True):
        offset = block.span.start
        if not isinstance(item, Words):
            found.append((offset, *next(others)))
            continue
        for text, place in item.runs:
            if place in heads and (not found or found[-1][1:] != heads[place]):
                found.append((offset, *heads[place]))
            offset += len(text)
    return tuple(found)


def _numbered(lines: Sequence[Item], starts: Sequence[int] | None) -> list[Own]:
    """The numbers of what each line is of; without `starts` each is of its own."""
    block, paragraphs, tables = -1, 0, 0
    last, own = -1, (0, 0)
    found: list[Own] = []
    for line in lines:
        if isinstance(line, Words) and starts is not None:
            start = bisect_right(starts, line.runs[0][1])
            if start == last:
                found.append(own)
                continue
            last = start
        block += 1
        paragraphs += isinstance(line, Words)
        tables += isinstance(line, Table)
        own = (block, tables if isinstance(line, Table) else paragraphs)
        found.append(own)
    return found
