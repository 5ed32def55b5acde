"""Part of the layout: runs of characters become lines of text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from statistics import median

from govlint.model import Struct
from govlint.readers.glyphs import white
from govlint.readers.layout.page import Run

WIDE = 2.0
"""A gap of so many characters parts two pieces of a line."""
LEVEL = 0.45
WORD = 0.22
SPACE = 1.0
TYPED = 0.42
"""A gap that is wider than those beside it by so much of a character is a blank that somebody typed."""
FEW_GAPS = 3
CLASH = 0.6
"""Runs that lie over one another by so much of a character cannot be read in any order."""
SET_INTO = 0.1
"""Beyond their white halves so much of two marks may lie over one another: edges of ink are not exact."""


_LAST_WORD = re.compile(r"[!-~]+$")


class Piece(Struct, frozen=True):
    """Words that stand together on a line; `unknown` counts characters that nobody can be sure of."""

    text: str
    left: float
    right: float
    size: float
    bold: bool
    unknown: int = 0


class Line(Struct, frozen=True):
    """One line: its pieces from left to right, and its base line."""

    pieces: tuple[Piece, ...]
    base: float

    @property
    def text(self) -> str:
        """The words, wide gaps as two blanks."""
        pieces = self.pieces
        return pieces[0].text if len(pieces) == 1 else "  ".join([piece.text for piece in pieces])

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.pieces[-1].right

    @property
    def size(self) -> float:
        """The size of its longest piece."""
        pieces = self.pieces
        return pieces[0].size if len(pieces) == 1 else max(pieces, key=lambda piece: len(piece.text)).size

    @property
    def middle(self) -> float:
        """Half the height of its characters."""
        return self.base - 0.35 * self.size

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(piece.bold for piece in self.pieces)


def _base(run: Run) -> float:
    return run.base


def _left(run: Run) -> float:
    return run.lefts[0]


def lines_of(runs: Iterable[Run], wide: float = WIDE, level: float = LEVEL) -> list[Line]:
    """The lines that `runs` make, from the top down.

    Pieces are parted by `wide`; runs whose bases are further apart than `level` are on two lines.
    """
    lines: list[Line] = []
    row: list[Run] = []
    for run in sorted(runs, key=_base):
        if row and run.base - row[0].base > level * min(run.size, row[0].size):
            lines.extend(_line(row, wide))
            row = []
        row.append(run)
    if row:
        lines.extend(_line(row, wide))
    return lines


def _line(row: list[Run], wide: float) -> list[Line]:
    if len(row) > 1:
        row.sort(key=_left)
    pieces: list[Piece] = []
    words: list[str] = []
    first = last = row[0]
    right, unknown, bold = first.lefts[0], 0, True
    size, longest = first.size, 0
    for run in row:
        left = run.lefts[0]
        if words and left - right > wide * run.size:
            _add(pieces, Piece("".join(words), first.lefts[0], right, size, bold, unknown))
            words, first, unknown, bold, longest = [], run, 0, True, 0
        if words:
            if run.text == last.text and run is not last and left - last.lefts[0] < 0.15 * run.size:
                continue
            if left - right < -CLASH * run.size and not _is_set_into(last, run, right):
                unknown += len(run.text)
            words.append(between(last, run, left - right) or _typed(last, run, left - right, row))
        words.append(run.text)
        right = max(right, run.rights[-1]) if len(words) > 1 else run.rights[-1]
        unknown += run.unknown
        bold = bold and (run.bold or not run.text.strip())
        if len(run.text) > longest:
            size, longest = run.size, len(run.text)
        last = run
    _add(pieces, Piece("".join(words), first.lefts[0], right, size, bold, unknown))
    return [Line(tuple(pieces), max(run.base for run in row))] if pieces else []


def _is_set_into(before: Run, after: Run, right: float) -> bool:
    """Whether two runs share no more than the white halves of the marks where they meet, or a narrow glyph
    that is wide in the font put in place of one that the file lacks: it is drawn over, and behind, the next.
    """
    if before.rights[-1] < right:
        return False
    if _is_wide_for_another(before, after.lefts[0], after.size):
        return True
    return right - after.lefts[0] <= (SET_INTO + white(before.text[-1], after.text[0])) * after.size


def _is_wide_for_another(before: Run, left: float, size: float) -> bool:
    """Whether the last glyph of a run alone reaches beyond `left`, and is one that no font makes so wide."""
    if not before.text[-1].isascii() or left < before.lefts[-1] + SET_INTO * size:
        return False
    return len(before.rights) == 1 or before.rights[-2] <= left


def _add(pieces: list[Piece], piece: Piece) -> None:
    if piece.text.strip():
        pieces.append(piece)


def between(before: Run, after: Run, gap: float) -> str:
    """The blank that a gap between two runs stands for: one between words and figures, none in Chinese."""
    one, two = before.text[-1:], after.text[:1]
    if one.isspace() or two.isspace():
        return ""
    size = min(before.size, after.size)
    if gap > SPACE * size:
        return " "
    return " " if gap > WORD * size and is_narrow(one) and is_narrow(two) else ""


def _typed(before: Run, after: Run, gap: float, row: Sequence[Run]) -> str:
    """The blank between two runs of a line, told by its width: what all gaps of the line have is no blank."""
    size = min(before.size, after.size)
    least = (WORD if is_latin(before.text[-1], after.text[0]) else TYPED) * size
    if gap <= least or before.text[-1].isspace() or after.text[0].isspace():
        return ""
    gaps = [two.lefts[0] - one.rights[-1] for one, two in pairwise(row) if not _is_beside_blank(one, two)]
    if len(gaps) < FEW_GAPS:
        for run in row:
            gaps += [left - right for left, right in zip(run.lefts[1:], run.rights, strict=False)]
    return " " if gap - median(gaps) > least else ""


def _is_beside_blank(one: Run, two: Run) -> bool:
    """Whether two runs are parted by blanks, as those before a paragraph: their gap is as wide as these."""
    return one.text[-1:].isspace() or two.text[:1].isspace()


def is_latin(one: str, two: str) -> bool:
    """Whether two characters are of words or addresses in Latin letters, which stand close: no figures."""
    return " " not in (one, two) and (one + two).isascii() and (one.isalpha() or two.isalpha())


@lru_cache(maxsize=8192)
def is_narrow(character: str) -> bool:
    """Whether a character belongs to words with blanks between: letters and digits of half width."""
    return character.isalnum() and unicodedata.east_asian_width(character) not in "WF"


def join(parts: Sequence[str]) -> str:
    """Wrapped lines as one: with a blank only between words of letters, none within an address."""
    text = parts[0] if parts else ""
    for part in parts[1:]:
        if text and part and text[-1].isalpha() and part[0].isalpha() and is_narrow(text[-1]):
            word = _LAST_WORD.search(text)
            if is_narrow(part[0]) and word and word.group().isalpha():
                text += " "
        text += part
    return text
