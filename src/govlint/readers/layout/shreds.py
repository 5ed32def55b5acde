"""Part of the layout: what is left of a table whose columns nobody can tell is at least no text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from govlint.lazy import lazily
from govlint.numbers import is_bare
from govlint.readers.layout.across import Whole
from govlint.readers.layout.cells import Box
from govlint.readers.layout.lines import Line

FEWEST = 6
"""So many short lines one after the other, with figures among them, are what is left of a table."""
SHORT, HEADER = 0.45, 0.7
WRAPPED = 1.7
_SENTENCE = lazily(r".*[。；]\s*$")
_HEADING = lazily(r"\s*[一二三四五六七八九十]{1,3}[、.．]")


def shreds_of(
    lines: Sequence[Line], page: int, width: float, ahead: bool = False, behind: bool = False
) -> Iterator[tuple[int, int, Whole | None]]:
    """Stretches of `lines` (start, end) with the shreds of a table in it, or None for text.

    With `ahead`, a table comes after the lines: short ones just before it are its header. With `behind`, one
    comes before them: any with figures just after it may be its rest, as those at the end of a page may be
    the beginning of one.
    """
    start = 0
    doubtful = _wrapped(lines)
    for short, group in groupby(lines, key=lambda line: is_short(line, width * (HEADER if ahead else SHORT))):
        stretch = list(group)
        end = start + len(stretch)
        figures = sum(any(is_bare(piece.text.strip()) for piece in line.pieces) for line in stretch)
        header = ahead and end == len(lines)
        rest = figures > 0 and ((behind and start == 0) or (end == len(lines) and not ahead))
        if short and (header or rest or (len(stretch) >= FEWEST and figures > 1)):
            rows = tuple(
                tuple(
                    [
                        Box(row, at, 1, 1, piece.text.strip(), start + row in doubtful)
                        for at, piece in enumerate(line.pieces)
                    ]
                )
                for row, line in enumerate(stretch)
            )
            yield start, end, Whole((), rows, (page,) * len(rows), True, False)
        else:
            yield start, end, None
        start = end


def _wrapped(lines: Sequence[Line]) -> set[int]:
    """The lines that may hold halves of figures: some of nothing but figures, with others close by."""
    words = [line.text.split() for line in lines]
    figures = [sum(map(is_bare, each)) for each in words]
    found: set[int] = set()
    for at, line in enumerate(lines):
        if figures[at] < len(words[at]):
            continue
        for other in range(max(at - 2, 0), min(at + 3, len(lines))):
            close = abs(lines[other].base - line.base) < WRAPPED * line.size
            if other != at and close and figures[at] + figures[other] > 2 and figures[other]:
                found |= {at, other}
    return found


def is_short(line: Line, width: float) -> bool:
    """Whether a line is no line of running text: a few words, or words far apart."""
    if line.bold or _SENTENCE.match(line.text):
        return False
    return len(line.pieces) > 1 or (line.right - line.left < width and not _HEADING.match(line.text))
