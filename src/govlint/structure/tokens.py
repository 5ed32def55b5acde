"""The words and figures of lines and loose cells as a stream, for tables of which nothing else is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from govlint.lazy import lazily
from govlint.model import Block, Document, Grid, Paragraph, Span, Struct
from govlint.numbers import State, parse_number

# A colon between a label and its first figure parts them: 总计：31.
_TOKEN = lazily(
    r"(?=[^\s|])[^\s|：:]*(?:[：:](?:(?<![\u4e00-\u9fff”）)][：:])|(?!\d[\d,.]*(?:[\s|]|$)))[^\s|：:]*)*[：:]?(?<=[^\s|])"
)
_PIECE = lazily(r"[\u4e00-\u9fff]{1,4}")
_FRACTION = lazily(r"[.．]\d+")
FEWEST_SEPARATORS = 6
FEWEST_HEADINGS = 5
LONGEST_LINE = 60
FEWEST_FIGURES = 4
_CELLS = lazily(r"(?:\S(?:[ \u3000\xa0]?\S)*(?:\t[ \u3000\xa0]*|[ \u3000\xa0]{2,}|$)){5,}")
"""A line of cells, however long: of prose no more than a beginning stands apart."""


class Token(Struct, frozen=True):
    """A piece of a line: its words, its place, and the line it stands on."""

    text: str
    span: Span
    line: int
    figure: bool
    filler: bool


def tokens_of(document: Document, blocks: Sequence[Block], is_skipped: Callable[[str], bool]) -> list[Token]:
    """The pieces of the short lines and bar cells among `blocks`; prose and page marks are left out."""
    tokens: list[Token] = []
    for line, (text, offset, cell) in enumerate(_lines(document, blocks, is_skipped)):
        pieces = list(_TOKEN.finditer(text))
        if not pieces and cell:
            tokens.append(Token("", Span(offset, offset), line, False, True))
        for piece in pieces:
            words = piece.group()
            state = parse_number(words).state
            figure = state in (State.NUMBER, State.ZERO)
            tokens.append(
                Token(
                    words,
                    Span(offset + piece.start(), offset + piece.end()),
                    line,
                    figure,
                    state is State.DASH,
                )
            )
    return _rejoined(tokens, document) if any(token.text[0:1] == "." for token in tokens) else tokens


def _rejoined(tokens: Sequence[Token], document: Document) -> list[Token]:
    """`tokens`, each figure one with what stands behind it from its point on: 3 / .5."""
    found: list[Token] = []
    for token in tokens:
        before = found[-1] if found else None
        if before is None or not (
            before.figure and before.text.replace(",", "").isdecimal() and _FRACTION.fullmatch(token.text)
        ):
            found.append(token)
            continue
        span = Span(before.span.start, token.span.end)
        apart = "\n" if before.line != token.line else document.text[before.span.end : token.span.start]
        found[-1] = Token(f"{before.text}{apart}{token.text}", span, before.line, figure=True, filler=False)
    return found


def _lines(
    document: Document, blocks: Sequence[Block], is_skipped: Callable[[str], bool]
) -> Iterator[tuple[str, int, bool]]:
    separators = _separators(blocks)
    for at, block in enumerate(blocks):
        if isinstance(block, Grid) and not block.ruled:
            for cell in islice(block.cells(), 1 if at in separators else 0, None):
                if not cell.doubtful:
                    yield cell.text, cell.span.start, True
        elif isinstance(block, Paragraph):
            text = document.slice(block.span)
            if is_skipped(text):
                continue
            short = len(text) <= LONGEST_LINE or len(" ".join(text.split())) <= LONGEST_LINE
            if short or _mostly_figures(text) or _ends_in_headings(text) or _is_of_cells(text):
                yield text, block.span.start, False


def _separators(blocks: Sequence[Block]) -> set[int]:
    """Where bars by themselves stand between cells on lines of their own: the first is no blank cell."""
    found = {
        at
        for at, block in enumerate(blocks)
        if isinstance(block, Grid)
        and not block.ruled
        and all(len(row) == 1 and not row[0].text for row in block.rows)
        and all(isinstance(near, Paragraph) for near in blocks[max(at - 1, 0) : at + 2 : 2])
    }
    return found if len(found) >= FEWEST_SEPARATORS else set()


def _mostly_figures(text: str) -> bool:
    """Whether a long line is a table on one line, not prose."""
    if any(mark in text for mark in "。；！"):
        return False
    return sum(parse_number(piece).value is not None for piece in _TOKEN.findall(text)) >= FEWEST_FIGURES


def _is_of_cells(text: str) -> bool:
    """Whether tabs or wide gaps part a line all along: a row of a table, its merged words repeated."""
    if text.count("\t") + text.count("  ") + text.count("\u3000\u3000") < FEWEST_HEADINGS - 1:
        return False
    return not any(mark in text for mark in "。；！") and _CELLS.fullmatch(text) is not None


def _ends_in_headings(text: str) -> bool:
    """Whether a long line, the note in a table's corner, goes on with pieces of the columns' names."""
    pieces = _TOKEN.findall(text)
    return len(pieces) > FEWEST_HEADINGS and all(map(_PIECE.fullmatch, pieces[-FEWEST_HEADINGS:]))
