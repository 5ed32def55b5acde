"""Part of the HTML and docx readers: the content in order becomes text, and blocks with their spans in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from typing import cast

from govlint.model import Block, Cell, Grid, Paragraph, Picture, Span
from govlint.readers.building.headed import with_heads
from govlint.readers.building.table import Box, Item, Shot, Slip, Table
from govlint.readers.building.writer import Words, Writer


def write(items: list[Item], writer: Writer) -> list[Block]:
    """Write the content of a page; gives the blocks, one or more lines of text each."""
    blocks: list[Block] = []
    for item in with_heads(items):
        if writer.length:
            writer.separate("\n")
        if isinstance(item, Words):
            blocks.append(Paragraph(writer.words(item), item.level))
        elif isinstance(item, Shot):
            writer.at(item.place)
            blocks.append(Picture(Span(writer.length, writer.length), item.alt))
        else:
            blocks.append(_grid(item, writer))
    return blocks


def _grid(table: Table, writer: Writer) -> Grid:
    start = writer.length
    slips = table.slips()
    if slips:
        texts, spans, extents = writer.rows(slips)
    else:
        (texts, spans), extents = _mixed(table.rows(), writer), table.spans()
    *places, ends = table.laid_out(extents)
    cells = tuple(map(Cell, texts, spans, *places))
    return Grid(Span(start, writer.length), tuple([cells[a:b] for a, b in pairwise(ends)]), table.ruled)


def _mixed(rows: list[list[Box | Slip]], writer: Writer) -> tuple[Sequence[str], list[Span]]:
    """Write rows, cell by cell those that have none or one that is more than a short run."""
    texts: list[str] = []
    spans: list[Span] = []
    for number, (mixed, several) in enumerate(groupby(rows, _is_mixed)):
        if number:
            writer.separate("\n")
        written = _each(several, writer) if mixed else writer.rows(cast(list[list[Slip]], list(several)))[:2]
        texts += written[0]
        spans += written[1]
    return texts, spans


def _is_mixed(row: list[Box | Slip]) -> bool:
    return not row or Box in map(type, row)


def _each(rows: Iterable[list[Box | Slip]], writer: Writer) -> tuple[list[str], list[Span]]:
    """Write rows cell by cell; gives the cells' texts and spans."""
    texts: list[str] = []
    spans: list[Span] = []
    for number, row in enumerate(rows):
        if number:
            writer.separate("\n")
        for index, cell in enumerate(row):
            if index:
                writer.separate("\t")
            begin = writer.length
            if isinstance(cell, tuple):
                text = cell[0]
                writer.runs([(text, cell[1])])
            else:
                text = _content(cell, writer)
            texts.append(text)
            spans.append(Span(begin, writer.length))
    return texts, spans


def _content(box: Box, writer: Writer) -> str:
    """Write what is in a cell; gives its text."""
    lines = box.lines
    if not lines:
        writer.at(box.start)
    for index, line in enumerate(lines):
        if index:
            writer.separate("\n")
        writer.words(line)
    return "\n".join([line.text for line in lines])
