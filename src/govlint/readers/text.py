"""Reads plain text: every line a paragraph, every run of lines with bars a grid of cells."""

from __future__ import annotations

import re

from govlint.hookspecs import Block, Cell, Document, Grid, Paragraph, Reader, Span
from govlint.readers.encoding import decode

_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_DELIMITER = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?")
LONGEST_CELL = 80
"""A line with bars is a row of a table only while no cell is longer than any label."""

_BLANKS = " \t\u3000\u00a0\ufeff\u200b"


def read_text(data: bytes, path: str) -> Document:
    """The document in `data`; UnreadableError for bytes that are no text."""
    text, encoding = decode(data)
    return Document(
        path=path, reader="text", encoding=encoding, source=text, text=text, blocks=tuple(blocks_of(text))
    )


def blocks_of(text: str) -> list[Block]:
    """Paragraphs and grids of `text`, in order."""
    blocks: list[Block] = []
    lines: list[Span] = []

    def close_grid() -> None:
        if lines:
            blocks.extend(_grid(text, lines))
            lines.clear()

    for line in _LINE.finditer(text):
        words = line.group()
        span = _trimmed(text, line.start(), line.end())
        if span.start == span.end:
            continue
        if "|" in words and len(max(words.split("|"), key=len)) <= LONGEST_CELL:
            if not _DELIMITER.fullmatch(words):
                lines.append(span)
            continue
        close_grid()
        blocks.append(Paragraph(span))
    close_grid()
    return blocks


def _grid(text: str, lines: list[Span]) -> list[Grid]:
    """The grid of a run of lines with bars: as most begin with one, so a bar at the beginning is a border."""
    bordered = sum(text[line.start] == "|" for line in lines) * 2 > len(lines)
    rows = tuple(_row(text, line, row, bordered) for row, line in enumerate(lines))
    rows = tuple(row for row in rows if row)
    return [Grid(Span(lines[0].start, lines[-1].end), rows)] if rows else []


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    left = len(words) - len(words.lstrip(_BLANKS))
    return Span(start + left, start + max(left, len(words.rstrip(_BLANKS))))


def _row(text: str, line: Span, row: int, bordered: bool) -> tuple[Cell, ...]:
    """Cells of a line with bars.

    A bar at the end closes the last cell or opens an empty one: in a table without borders nobody can
    tell, so the empty one is kept, but for a line of one cell.
    """
    pieces = text[line.start : line.end].split("|")
    offset = line.start
    if bordered and not pieces[0].strip(_BLANKS):
        offset += len(pieces[0]) + 1
        del pieces[0]
    if (bordered or len(pieces) == 2) and len(pieces) > 1 and not pieces[-1].strip(_BLANKS):
        del pieces[-1]
    cells = []
    for index, piece in enumerate(pieces):
        start = offset
        offset += len(piece) + 1
        words = piece.strip(_BLANKS)
        start += piece.find(words[0]) if words else len(piece) // 2
        cells.append(Cell(words, Span(start, start + len(words)), row, index))
    return tuple(cells)


READER = Reader("text", (".txt", ".text"), read_text)
