"""Part of reading a stream: labels around their figures (行政 0 许可, in narrow columns) or run into them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from govlint.fold import fold
from govlint.lazy import lazily
from govlint.model import Cell, Span
from govlint.structure.labels import Labels, Match
from govlint.structure.rows import FoundRow
from govlint.structure.tokens import Token

MOST_LINES = 12
"""In so many pieces a label stands before its figures at the most, and behind them."""

MOST_RUN_IN = 3
"""So many labels at the most ran into figures by themselves."""
_RUN_IN = lazily(r"(.*[^\d.,+-])(\d[\d.,]*)")


def parted(tokens: Sequence[Token], labels: Labels) -> Sequence[Token]:
    """`tokens`, those in two in which a label ran into its first figure: 行政许可16.

    Where many did, the cells of all rows ran together, and nobody can part their figures.
    """
    cuts: dict[int, int] = {}
    for at, token in enumerate(tokens):
        glued = None if token.figure or not token.text[-1:].isdecimal() else _RUN_IN.fullmatch(token.text)
        if glued and (match := labels.exact(fold(glued[1]))) and not match.bare:
            cuts[at] = glued.end(1)
    if not cuts or len(cuts) > MOST_RUN_IN:
        return tokens
    found: list[Token] = []
    for at, token in enumerate(tokens):
        if at not in cuts:
            found.append(token)
            continue
        middle = token.span.start + cuts[at]
        label, figure = Span(token.span.start, middle), Span(middle, token.span.end)
        found.append(Token(token.text[: cuts[at]], label, token.line, figure=False, filler=False))
        found.append(Token(token.text[cuts[at] :], figure, token.line, figure=True, filler=False))
    return found


def around_figures(
    tokens: Sequence[Token], index: int, labels: Labels, rows: Sequence[FoundRow]
) -> tuple[FoundRow, int] | None:
    """The row whose label begins at `index` and ends behind a whole row of figures, and what follows."""
    first = _words_end(tokens, index)
    if first == index or first == len(tokens):
        return None
    stop = first
    while stop < len(tokens) and tokens[stop].figure and tokens[stop].line == tokens[first].line:
        stop += 1
    values = tuple([Cell(tokens[at].text, tokens[at].span, tokens[at].line, at) for at in range(first, stop)])
    if stop == first:
        return None
    before = "".join(token.text for token in tokens[index:first])
    whole = own = before
    behind = tokens[stop : _words_end(tokens, stop)]
    for _, pieces in groupby(behind, lambda token: token.line):
        line = list(pieces)
        # Before the label stands a piece of the tall one of its group: 不予公  秘密.
        whole += "".join(token.text for token in line)
        own += line[-1].text
        stop += len(line)
        if stop < len(tokens) and tokens[stop].figure and labels.exact(fold(line[-1].text)):
            return None  # a whole label, with figures of its own behind it
        for words in (whole, own):
            match = labels.exact(fold(words))
            if match and _is_wanting(match, rows) and labels.width(match) == len(values):
                place = Span(tokens[index].span.start, tokens[first - 1].span.end)
                label = Cell(words, place, tokens[index].line, index)
                return FoundRow(match, label, values, values, complete=False), stop
    return None


def _is_wanting(match: Match, rows: Sequence[FoundRow]) -> bool:
    """Whether a row is not among those found; its label is no column's too."""
    return not match.bare and all(row.match.row != match.row for row in rows)


def _words_end(tokens: Sequence[Token], index: int) -> int:
    """Where the words that begin at `index` end: before a figure, and not too far."""
    stop = index
    last = min(index + MOST_LINES, len(tokens))
    while stop < last and not tokens[stop].figure and not tokens[stop].filler:
        stop += 1
    return stop
