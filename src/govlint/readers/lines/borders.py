"""Part of the text and Markdown readers: tables whose cells have lines of characters drawn around them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby, pairwise

from govlint.lazy import lazily
from govlint.numbers import parse_number

_DRAWN = lazily(r"\+(?:[-=:]{2,}\+)+|[\u2500-\u257f]{3,}")
_CORNERS = lazily(r"[|+\-=: \t]*")
_SIGNS = ("+-", *"\u2500\u2501\u2504\u2505\u2508\u2509\u254c\u254d\u2550")
_TABLE_LINE = lazily(r"(?m)^[ \t\u3000]*(?:\+[-=]|[|\u2500-\u257f]).*$")
_UPRIGHT = str.maketrans(dict.fromkeys("\u2502\u2503\u2551\u2506\u250a", "|"))
_ACROSS = "-=:\u2500\u2501\u2504\u2505\u2508\u2509\u254c\u254d\u2550"
_ERASED = str.maketrans(
    {character: " " if character in _ACROSS else "|" for character in map(chr, range(0x2500, 0x2580))}
    | dict.fromkeys("-=:", " ")
    | {"+": "|"}
)
LEVEL = _ACROSS[3:]
"""Signs drawn across, which alone in a cell are a dash that someone wrote: | 行政许可 | ─── |."""
FEWEST = 3
"""So many lines between rows tell that there is one between any two."""


def may_be_drawn(text: str) -> bool:
    """Whether `text` may hold lines drawn around cells; quick."""
    return any(pair in text for pair in _SIGNS)


def erased(row: str) -> str:
    """`row` with blanks in place of the lines drawn across it, but for a dash in a cell.

    Where tall cells stand beside a line, nothing but the corners of it may be left there.
    """
    if "+" in row and _CORNERS.fullmatch(row) and _DRAWN.search(row):
        return row.translate(_ERASED)
    return _DRAWN.sub(lambda line: line[0].translate(_ERASED) if line[0].strip(LEVEL) else line[0], row)


def with_bars(source: str) -> str:
    """`source` with plain bars in its drawn tables."""
    return _TABLE_LINE.sub(lambda line: line[0].translate(_UPRIGHT), source)


def bars_alone(source: str) -> str:
    """The same without lines across, every character in its place."""
    return _TABLE_LINE.sub(lambda line: erased(line[0].translate(_UPRIGHT)), source)


def rows_of(lines: Sequence[Sequence[str]], cuts: Collection[int]) -> list[range]:
    """Which `lines`, each the texts of its cells, are one row: those of `cuts` have a line drawn before them.

    Where fewer are drawn than rows have figures, each line is a row.
    """
    figures = [
        {at for at, text in enumerate(cells) if parse_number(text).value is not None} for cells in lines
    ]
    if len(cuts) < max(FEWEST, sum(map(bool, figures))):
        return [range(at, at + 1) for at in range(len(lines))]
    found: list[range] = []
    inner = {cut for cut in cuts if cut < len(lines)}
    for start, end in pairwise(sorted({0, *inner, len(lines)})):
        for _, alike in groupby(range(start, end), lambda at: len(lines[at])):
            first, *rest = alike
            run = range(first, first + 1 + len(rest))
            found += [run] if _is_row(lines, figures, run) else [range(at, at + 1) for at in run]
    return found


def _is_row(lines: Sequence[Sequence[str]], figures: Sequence[set[int]], run: range) -> bool:
    """Whether lines between two that are drawn are of one row: figures stand on one of them at most.

    Names of columns stand above their figures, where no label goes on.
    """
    filled = [at for at in run if figures[at]]
    if len(filled) != 1:
        return not filled
    columns = figures[filled[0]]
    named = {at for line in run if line != filled[0] for at in columns if lines[line][at].strip()}
    return 2 * len(named) < len(columns) or len(columns) < FEWEST
