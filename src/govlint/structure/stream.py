"""Reads tables of which only a stream of words and figures is left: a cell a line, a PDF's lines, one line.

Labels are found in the stream by their words, however they were broken; the figures after a label are its
row. Where figures were lost between, the row is there but its cells are not told.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from govlint.fold import fold, without_number
from govlint.model import Cell, Document, Span
from govlint.structure.aligned import with_columns
from govlint.structure.around import around_figures
from govlint.structure.labels import LONGEST_LABEL, Labels, Match
from govlint.structure.rows import FoundRow, FoundTable, filled_of
from govlint.structure.streamed import LEFT, cell_of, is_content, values_after
from govlint.structure.tokens import FEWEST_FIGURES, Token
from govlint.structure.unclaimed import is_displaced, is_numbered, with_pieces, without_displaced

MOST_PIECES = 24
"""A label may be broken into as many pieces as it has characters (one glyph a line)."""
MOST_IN_ROW = 13
"""Behind a row's label stand not twice as many figures as it has, pieces of some that wrapped included."""
MOST_MISTYPED = 4
"""Into so many at most where it has a slip besides."""


def rows_of_stream(tokens: Sequence[Token], labels: Labels, document: Document) -> FoundTable | None:
    """The official rows in a stream of tokens."""
    rows: list[FoundRow] = []
    taken_by: list[range] = []
    header: list[Cell] = []
    index = 0
    while index < len(tokens):
        taken = _label_at(tokens, index, labels, rows)
        if taken is None and (around := around_figures(tokens, index, labels, rows)):
            taken_by.append(range(index, around[1]))
            rows.append(around[0])
            index = around[1]
            continue
        taken = taken or _mistyped_at(tokens, index, labels, rows)
        if taken is None:
            if tokens[index].text and not tokens[index].figure:
                header.append(cell_of(tokens[index], index))
            index += 1
            continue
        match, after = taken
        first = index
        label = Cell(
            " ".join(token.text for token in tokens[index:after]),
            Span(tokens[index].span.start, tokens[after - 1].span.end),
            tokens[index].line,
            index,
        )
        width = labels.width(match)
        values, index = values_after(tokens, after, width, labels, match, document)
        if is_displaced(rows, match, values, tokens[index : index + 1], width):
            values = []
        gaps = any(not cell.text for cell in values)
        if rows and rows[-1].match == match and not rows[-1].filled:
            rows.pop()  # a label that stands in each of the cells over which it was merged
            first = taken_by.pop().start
        taken_by.append(range(first, index))
        rows.append(FoundRow(match, label, tuple(values), filled_of(values), complete=gaps))
    sure = with_pieces(rows, taken_by, tokens, labels, document)
    whole = with_columns(without_displaced(sure, taken_by, tokens, labels), header, labels, document)
    return FoundTable(whole, tuple(header), False) if rows else None


def _label_at(
    tokens: Sequence[Token], index: int, labels: Labels, rows: Sequence[FoundRow]
) -> tuple[Match, int] | None:
    """The longest row label that begins at `index`, and the index after it."""
    if tokens[index].figure or tokens[index].filler:
        return None
    words, best = "", None
    for after in range(index + 1, min(index + 1 + MOST_PIECES, len(tokens) + 1)):
        token = tokens[after - 1]
        if token.filler or (not fold(token.text) and LEFT.fullmatch(token.text)):
            break
        if token.figure and after > index + 1 and labels.prefix(words) is None:
            break
        words = fold(words + token.text)
        if len(words) > LONGEST_LABEL:
            break
        match = labels.exact(words)
        if match and _in_place(match, tokens, after, rows, labels):
            best = (match, after)
    if best is None:
        word = fold(tokens[index].text)
        match = (labels.prefix(word) if len(word) > 4 else None) or labels.after_block(word)
        if match and not match.bare:
            return match, index + 1
        return None
    return best


def _mistyped_at(
    tokens: Sequence[Token], index: int, labels: Labels, rows: Sequence[FoundRow]
) -> tuple[Match, int] | None:
    """A label with a slip that begins at `index`: all words before a whole row of figures, near one label."""
    after = index
    while after < len(tokens) and not (tokens[after].figure or tokens[after].filler):
        after += 1
        if after - index > MOST_MISTYPED:
            return None
    words = ["".join(token.text for token in tokens[start:after]) for start in range(index, after)]
    if not words or len(words[0]) > LONGEST_LABEL:
        return None
    near, begun = labels.near(words[0]), labels.prefix(fold(words[0]))
    match = near or begun
    within = [labels.exact(fold(piece)) or labels.prefix(fold(piece)) for piece in words[1:]]
    if match is None or any(other and (near or other.row != match.row) for other in within):
        return None
    run = after
    while run < len(tokens) and is_content(tokens[run], labels):
        run += 1
    alike = [row for row in rows if row.match.form == match.form]
    full = len(alike[-1].filled) if alike else labels.width(match)
    known = any(row.match.row == match.row for row in alike)
    if known or run - after < max(full, FEWEST_FIGURES):
        return None
    official = fold(labels.forms[match.form].row(match.row).label.zh)
    goes_on = _goes_on_behind(words[0], official, tokens, run)
    if near is None and not goes_on:
        return None
    whole = goes_on or _runs_through(words[0], official, labels) or _is_torn_at_both_ends(words[0], official)
    return (replace(match, typo=False) if whole else match), after


def _goes_on_behind(words: str, official: str, tokens: Sequence[Token], run: int) -> bool:
    """Whether the rest of a label stands behind its figures, from `run` on, or among pieces of a tall one."""
    written = without_number(fold(words))
    rest = official[len(written) :] if official.startswith(written) else ""
    for token in tokens[run : run + MOST_PIECES]:
        if not rest or token.figure or token.filler:
            break
        rest = rest.removeprefix(fold(token.text))
    return official.startswith(written) and not rest


def _is_torn_at_both_ends(words: str, official: str) -> bool:
    """Whether words are the midst of a label, whose beginning and end stand elsewhere: no author's slip."""
    written, whole = without_number(fold(words)), without_number(official)
    return 0 < whole.find(written) < len(whole) - len(written)


def _runs_through(words: str, official: str, labels: Labels) -> bool:
    """Whether a label is right but for the words of a tall one beside it that a page's lines mixed in."""
    at, left = 0, ""
    for character in without_number(fold(words)):
        if at < len(official) and character == official[at]:
            at += 1
        elif not character.isdecimal():
            left += character
    return at * 4 >= len(official) * 3 and bool(left) and labels.has_piece(without_number(left))


def _in_place(
    match: Match, tokens: Sequence[Token], after: int, rows: Sequence[FoundRow], labels: Labels
) -> bool:
    """A label that a column has too (总计, 其他) is a row's only at its place in its form, before figures."""
    if not match.bare:
        return True
    if not rows or rows[-1].match.form != match.form:
        return False
    form = labels.forms[match.form]
    order = [row.key for row in form.rows]
    last, at = order.index(rows[-1].match.row), order.index(match.row)
    if last > at:
        return False
    run = 0
    while after + run < len(tokens) and is_content(tokens[after + run], labels):
        run += 1
    # Far behind the row before it the last heading of a column may stand before the figures of several rows.
    far = any(key not in form.replaces for key in order[last + 1 : at])
    if far and not is_numbered(tokens[after - 1].text):
        said = sum(bool(token.text) for token in tokens[after : after + run])
        return 0 < said <= labels.width(match)
    return 0 < run <= MOST_IN_ROW
