"""Part of reading a stream: labels of narrow columns, whose middle line holds the figures: 行政 0 许可."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.fold import fold
from govlint.structure.labels import Labels, Match
from govlint.structure.rows import FoundRow
from govlint.structure.tokens import Token
from govlint.structure.unclaimed import width_of

MOST_LINES = 12
"""In so many pieces a label stands before its figures at the most, and behind them."""


def around_figures(
    tokens: Sequence[Token], index: int, labels: Labels, rows: Sequence[FoundRow]
) -> tuple[Match, int] | None:
    """The label that begins at `index` and ends behind a whole row of its figures, and where these begin."""
    first = _words_end(tokens, index)
    if first == index or first == len(tokens):
        return None
    stop = first
    while stop < len(tokens) and tokens[stop].figure and tokens[stop].line == tokens[first].line:
        stop += 1
    words = "".join(token.text for token in tokens[index:first])
    for after in range(stop, _words_end(tokens, stop) if stop > first else stop):
        words += tokens[after].text
        match = labels.exact(fold(words))
        if match is None or match.bare or any(row.match.row == match.row for row in rows):
            continue
        if width_of(labels, match) == stop - first:
            return match, first
    return None


def _words_end(tokens: Sequence[Token], index: int) -> int:
    """Where the words that begin at `index` end: before a figure, and not too far."""
    stop = index
    last = min(index + MOST_LINES, len(tokens))
    while stop < last and not tokens[stop].figure and not tokens[stop].filler:
        stop += 1
    return stop
