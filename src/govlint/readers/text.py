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
    rows: list[tuple[Cell, ...]] = []

    def close_grid() -> None:
        if rows:
            blocks.append(Grid(Span(rows[0][0].span.start, rows[-1][-1].span.end), tuple(rows)))
            rows.clear()

    for line in _LINE.finditer(text):
        words = line.group()
        span = _trimmed(text, line.start(), line.end())
        if span.start == span.end:
            continue
        if "|" not in words:
            close_grid()
            blocks.append(Paragraph(span))
            continue
        cells = _row(text, span, len(rows))
        if cells is None:
            close_grid()
            blocks.append(Paragraph(span))
        elif cells and not _DELIMITER.fullmatch(words):
            rows.append(cells)
    close_grid()
    return blocks


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    left = len(words) - len(words.lstrip(_BLANKS))
    return Span(start + left, start + max(left, len(words.rstrip(_BLANKS))))


def _row(text: str, line: Span, row: int) -> tuple[Cell, ...] | None:
    """Cells of a line with bars; None when it is prose that happens to hold a bar."""
    words = text[line.start : line.end]
    pieces = words.split("|")
    if any(len(piece) > LONGEST_CELL for piece in pieces):
        return None
    offset = line.start
    if not pieces[0].strip(_BLANKS):
        offset += len(pieces[0]) + 1
        pieces = pieces[1:]
    if len(pieces) > 1 and not pieces[-1].strip(_BLANKS):
        pieces = pieces[:-1]
    cells = []
    for index, piece in enumerate(pieces):
        stripped = piece.strip(_BLANKS)
        left = piece.find(stripped) if stripped else len(piece) // 2
        start = offset + left
        cells.append(Cell(stripped, Span(start, start + len(stripped)), row, index))
        offset += len(piece) + 1
    return tuple(cells)


READER = Reader("text", (".txt", ".text"), read_text)
