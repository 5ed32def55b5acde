"""Pages of runs and rules, and what is read of them: for tests of layouts."""

from __future__ import annotations

from typing import Any

from govlint.model import Document, Grid, Paragraph
from govlint.readers.layout import (
    assemble,
)
from govlint.readers.layout.page import Page, Run

SIZE = 10.0


def run(text: str, x: float, base: float, size: float = SIZE, bold: bool = False, unknown: int = 0) -> Run:
    lefts, at = [], x
    for character in text:
        lefts.append(at)
        at += size * (0.5 if character.isascii() else 1.0)
    return Run(text, tuple(lefts), (*lefts[1:], at), base, size, bold, unknown)


def page(runs: list[Run], number: int = 1, **more: Any) -> Page:
    return Page(number=number, width=600, height=800, runs=tuple(runs), **more)


def ruled(
    rows: list[list[str]], width: float = 60, height: float = 20, x: float = 50, y: float = 100
) -> Page:
    """A page with a table, every side of every cell ruled."""
    down = [(x + width * at, y, y + height * len(rows)) for at in range(len(rows[0]) + 1)]
    level = [(y + height * at, x, x + width * len(rows[0])) for at in range(len(rows) + 1)]
    runs = [
        run(text, x + width * column + 4, y + height * row + 14)
        for row, words in enumerate(rows)
        for column, text in enumerate(words)
        if text
    ]
    return page(runs, across=tuple(level), down=tuple(down))


def document(*pages: Page) -> Document:
    return assemble.document_of(pages, path="report.pdf", reader="pdf", metadata={})


def paragraphs(read: Document) -> list[str]:
    return [read.slice(block.span) for block in read.blocks if isinstance(block, Paragraph)]


def grids(read: Document) -> list[Grid]:
    return [block for block in read.blocks if isinstance(block, Grid)]


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]
