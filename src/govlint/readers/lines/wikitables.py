"""Part of the reader of text: tables in the markup of MediaWiki, whose cells say how far they reach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from govlint.lazy import lazily
from govlint.model import Cell, Grid, Span

_BEGINS = lazily(r"(?m)^[ \t:]*+\{\|[^\n]*+\n")
_ENDS = lazily(r"(?m)^[ \t]*+\|\}")
# What has been matched is never given back: words that are no attributes are found to be none at once.
_ATTRIBUTES = lazily(
    r"\s*+(?:(?:rowspan|colspan|style|class|align|valign|width|scope|id|bgcolor|nowrap)\b"
    r"(?:\s*+=\s*+(?:\"[^\"|\n]*+\"|'[^'|\n]*+'|[^\s|\"']++))?+\s*+)++\|(?!\|)"
)
_REACH = lazily(r"\b(row|col)span\s*=\s*[\"']?\s*(\d{1,3})")
_PARTED = {"|": lazily(r"\|\|"), "!": lazily(r"!!|\|\|")}
_NOTED = lazily(
    r"(?<!\s)(?:\s*+(?:<ref\b[^<>/]*+/>|<ref\b[^<>/]*+>[^<]*+</ref>|<!--(?:[^<>-]|-(?!->))*+-->))++\s*+\Z"
)
"""A footnote or a remark behind the words of a cell, which are no part of them."""
_BREAK = lazily(r"<br\s*/?>\s*\n?|\n")
_BLANKS = " \t\r\n\u3000\xa0'"
_MOST = 100
"""No cell of a form reaches further."""


def tables_of(text: str) -> list[Grid]:
    """The tables of `text` whose markup tells more than which cells stand in a line; in order."""
    places = _places(text)
    return [grid for place, rows in places if (grid := _grid(text, place, rows)) is not None]


def _places(text: str) -> Iterator[tuple[Span, Span]]:
    """Where the tables of `text` stand, each with its rows."""
    begins = _BEGINS.search(text)
    while begins is not None:
        ends = _ENDS.search(text, begins.end())
        if ends is None:
            return
        yield Span(begins.start(), ends.end()), Span(begins.end(), ends.start())
        begins = _BEGINS.search(text, ends.end())


def _grid(text: str, place: Span, within: Span) -> Grid | None:
    """One table; None where it holds another, or has but one cell a line and nothing said of any."""
    marked = text[within.start : within.end]
    if "{|" in marked:
        return None
    rows = [row for row in _rows(text, within.start, within.end) if row]
    told = any(attributes for row in rows for _, _, attributes in row)
    if not rows or not (told or "||" in marked or "\n!" in marked):
        return None
    reach = any("span" in attributes for row in rows for _, _, attributes in row)
    return Grid(place, tuple(_laid_out(text, rows)), ruled=reach)


def _rows(text: str, start: int, end: int) -> Iterator[list[tuple[int, int, str]]]:
    """The cells of each row: where their words begin and end, and what is said of them."""
    row: list[tuple[int, int, str]] = []
    at = start
    for line in text[start:end].splitlines(keepends=True):
        bare = line.lstrip(" \t")
        if bare.startswith("|-"):
            yield row
            row = []
        elif bare[:1] in _PARTED and not bare.startswith("|+"):
            row += _cells(text, at + len(line) - len(bare) + 1, at + len(line), _PARTED[bare[0]])
        elif row and bare.strip():  # a cell goes on
            begin, _, attributes = row[-1]
            row[-1] = begin, at + len(line), attributes
        at += len(line)
    yield row


def _cells(text: str, start: int, end: int, parted: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    marks = [(start, start), *(mark.span() for mark in parted.finditer(text, start, end)), (end, end)]
    for (_, begin), (stop, _) in pairwise(marks):
        attributes = _ATTRIBUTES.match(text, begin, stop)
        yield attributes.end() if attributes else begin, stop, attributes[0] if attributes else ""


def _laid_out(text: str, rows: list[list[tuple[int, int, str]]]) -> Iterator[tuple[Cell, ...]]:
    """The rows with their cells where they stand beside those that reach down to them."""
    taken: dict[int, int] = {}
    for number, row in enumerate(rows):
        cells, column = [], 0
        for begin, stop, attributes in row:
            while taken.get(column, 0) > number:
                column += 1
            reach = {axis: min(int(much) or 1, _MOST) for axis, much in _REACH.findall(attributes)}
            down, across = reach.get("row", 1), reach.get("col", 1)
            words = text[begin:stop].strip(_BLANKS)
            if "<" in words and (noted := _NOTED.search(words)) is not None:
                words = words[: noted.start()].strip(_BLANKS)
            begin = text.index(words, begin) if words else begin
            span = Span(begin, begin + len(words))
            cells.append(Cell(_BREAK.sub("\n", words), span, number, column, down, across))
            taken |= dict.fromkeys(range(column, column + across), number + down)
            column += across
        yield tuple(cells)
