"""Tells which figures, blanks and odd words in a stream of tokens are the cells of one row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from govlint.fold import fold
from govlint.lazy import lazily
from govlint.model import Cell, Document, Span
from govlint.numbers import NUMERALS, is_apart, parse_number
from govlint.structure.emptycells import with_gaps
from govlint.structure.labels import Labels, Match
from govlint.structure.tokens import Token

FEWEST_CROWDED = 2
"""So many cells of a row with several figures each are a converter's doing, not digits set apart."""
MOST_LOST = 5
"""So many figures of table four may be missing for it still to be known."""
_NONE = frozenset({"无", "没有"})
LONGEST_ODD = 4
"""A word in a cell that should hold a figure is hardly longer."""
# What programs and templates leave there (#VALUE!, ？, 1？, （填写数字）); no mark that a label ends in.
LEFT = lazily(
    r"#[A-Z/0]+[!?？！]?|[?？#＃×*＊_＿…○□△]+|（）|\(\)|\d+[?？*＊#]|[（(\[【](?:\d+|[\u4e00-\u9fff]{2,8})[）)\]】]\d*"
)


def cell_of(token: Token, index: int) -> Cell:
    """The cell that a token stands in."""
    return Cell(token.text, token.span, token.line, index)


def is_content(token: Token, labels: Labels) -> bool:
    """Whether the token may stand in a cell for figures."""
    return token.figure or token.filler or _is_odd(token, labels)


def values_after(
    tokens: Sequence[Token], index: int, width: int, labels: Labels, match: Match, document: Document
) -> tuple[list[Cell], int]:
    """The figures after a label; pieces of the label that wrapped around them are passed over.

    A word among the figures is a cell too where with it the row is whole.
    """
    official = fold(labels.forms[match.form].row(match.row).label.zh)
    while index < len(tokens) and not tokens[index].figure and not tokens[index].filler:
        folded = fold(tokens[index].text)
        other = folded not in official and not _is_beside(tokens, index, labels)
        if not folded or other or _opens_row(tokens, index, width, labels):
            break
        index += 1
    if apart := _apart(tokens, index, width, labels, document):
        return apart
    if crowded := _crowded(tokens, index, width, labels):
        return crowded
    taken = _run(tokens, index, width, odd=lambda _: False)
    cut = taken.stop < len(tokens) and (
        _is_odd(tokens[taken.stop], labels) or _is_numeral(tokens, taken.stop, index)
    )
    if len(taken) < width and cut:
        loose = _with_words(tokens, index, width, labels)
        while len(loose) > width and not tokens[loose.start].text:
            loose = loose[1:]  # the cells over which a label was merged
        alike = len({tokens[at].text for at in loose}) == 1  # one cell, written out for all merged into it
        if width <= len(loose) and (alike or len(_without_blank_end(tokens, loose)) <= width):
            taken, cut = loose, False
    values = [cell_of(tokens[at], at) for at in taken]
    if cut and len(values) < width:
        values = [value for value in values if value.text]
    return with_gaps(values, width, document), taken.stop


def _is_beside(tokens: Sequence[Token], at: int, labels: Labels) -> bool:
    """Whether a piece of a tall label stands before figures, on their line."""
    folded, behind = fold(tokens[at].text), tokens[at + 1 : at + 2]
    return (
        any(token.figure and token.line == tokens[at].line for token in behind)
        and labels.has_piece(folded)
        and labels.exact(folded) is None
        and labels.prefix(folded) is None
    )


def _apart(
    tokens: Sequence[Token], index: int, width: int, labels: Labels, document: Document
) -> tuple[list[Cell], int] | None:
    """The cells of a row with digits set apart (1 7) in one of them: by lines and tabs they are whole."""
    stop = index
    while stop < len(tokens) and is_content(tokens[stop], labels):
        stop += 1
    run = _without_blank_end(tokens, range(index, stop))
    if len(run) <= width:
        return None
    groups: list[list[int]] = []
    for at in run:
        one, two = tokens[at - 1], tokens[at]
        gap = document.slice(Span(one.span.end, max(two.span.start, one.span.end)))
        if one.line != two.line or "\t" in gap:
            groups.append([at])
        elif not groups:
            return None
        else:
            groups[-1].append(at)
    spans = [Span(tokens[group[0]].span.start, tokens[group[-1]].span.end) for group in groups]
    cells = [
        Cell(document.slice(span), span, tokens[group[0]].line, group[0])
        for group, span in zip(groups, spans, strict=True)
    ]
    several = [cell for group, cell in zip(groups, cells, strict=True) if len(group) > 1]
    if len(cells) != width or not all(is_apart(parse_number(cell.text)) for cell in several):
        return None
    return cells, stop


def _crowded(
    tokens: Sequence[Token], index: int, width: int, labels: Labels
) -> tuple[list[Cell], int] | None:
    """The figures of a row that a converter put by twos into cells, with blank ones between."""
    stop = index
    while stop < len(tokens) and is_content(tokens[stop], labels):
        stop += 1
    said = [at for at in range(index, stop) if tokens[at].text]
    cells = Counter(tokens[at].line for at in said)
    if (
        len(said) != width
        or stop - index == width
        or sum(count > 1 for count in cells.values()) < FEWEST_CROWDED
    ):
        return None
    return [cell_of(tokens[at], at) for at in said], stop


def _without_blank_end(tokens: Sequence[Token], run: range) -> range:
    stop = run.stop
    while stop > run.start and not tokens[stop - 1].text:
        stop -= 1
    return range(run.start, stop)


def _with_words(tokens: Sequence[Token], index: int, width: int, labels: Labels) -> range:
    """As `_run`, with the words and the Chinese numerals that stand in cells."""
    return _run(
        tokens, index, width, lambda at: _is_odd(tokens[at], labels) or _is_numeral(tokens, at, index)
    )


def _opens_row(tokens: Sequence[Token], index: int, width: int, labels: Labels) -> bool:
    """Whether a row is whole only with the Chinese numeral at `index`, which labels have too."""
    return _is_numeral(tokens, index, index) and len(_with_words(tokens, index, width, labels)) == width


def _is_numeral(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether a Chinese numeral, which may be a piece of a label too, stands among a row's figures.

    The row begins at `first`. Behind its last figure a numeral may be the first glyph of another label.
    """
    if not all(character in NUMERALS for character in tokens[at].text):
        return False
    before, behind = tokens[at - 1], tokens[at + 1] if at + 1 < len(tokens) else None
    if behind and behind.figure:
        # Before a row's figures on a line below its label stands a piece of a tall one.
        return before.figure or (at == first and not before.line != tokens[at].line == behind.line)
    apart = at - first > 1 and before.line != tokens[at - 2].line
    return (
        before.figure
        and (before.line == tokens[at].line or apart)
        and (behind is None or len(fold(behind.text)) > 1)
    )


def _run(tokens: Sequence[Token], index: int, width: int, odd: Callable[[int], bool]) -> range:
    """Indexes of the values from `index` on: to the row's width, and further on its own line (or alike)."""
    start = index
    lines: set[int] = set()
    while index < len(tokens) and (tokens[index].figure or tokens[index].filler or odd(index)):
        token = tokens[index]
        if token.text and not token.figure and token.line not in lines and len(lines) < index - start:
            break  # a piece of a tall label below a line of figures
        if index - start >= width and not token.filler:
            own_lines = len(lines) == index - start > 1
            if token.line not in lines and not own_lines:
                break
        lines.add(token.line)
        index += 1
    return range(start, index)


def _is_odd(token: Token, labels: Labels) -> bool:
    """A short word that is no piece of a label, or what a program or a template left: 无, 若干, O, #REF!."""
    if token.text in _NONE:
        return True
    folded = fold(token.text)
    if LEFT.fullmatch(token.text):
        return not folded or not folded.isalpha() or not labels.has_piece(folded)
    return bool(folded) and len(token.text) <= LONGEST_ODD and not labels.has_piece(folded)


def figure_runs(tokens: Sequence[Token], width: int, labels: Labels) -> Iterator[tuple[int, int]]:
    """Runs (start, end) of about `width` figures, blanks or odd words; blank ends count in whole runs."""
    start = 0
    for index in range(len(tokens) + 1):
        if index < len(tokens) and is_content(tokens[index], labels):
            continue
        end, first = index, start
        start = index + 1
        if end - first != width:
            while first < end and not tokens[first].text:
                first += 1
            while end > first and not tokens[end - 1].text:
                end -= 1
        # The end of a heading may stand right before the first figure.
        while end - first > width and not (tokens[first].figure or tokens[first].filler):
            first += 1
        # And so may a word of another table right behind the last one.
        while end - first > width and not (tokens[end - 1].figure or tokens[end - 1].filler):
            end -= 1
        if end - first >= width - MOST_LOST:
            yield first, end
