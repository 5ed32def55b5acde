"""Figures in a stream that no row can claim: those of rows whose labels went apart, and pieces of others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from msgspec.structs import replace

from govlint.fold import fold, without_number
from govlint.lazy import lazily
from govlint.model import Cell, Document
from govlint.structure.labels import Labels, Match
from govlint.structure.rows import FoundRow, filled_of
from govlint.structure.tokens import FEWEST_FIGURES, Token

NEAR = 4
"""A piece of a figure of a form's first row or last one stands so many lines from it at the most."""
FEWEST_DIGITS = 2
"""No column is so narrow that fewer digits fill a line, unless all are."""
MANY = 3
"""In so many rows of a text no author sets digits apart."""
INDENT = 8
"""Before a piece of a figure stands at least so much room: that of the labels."""
ROOM = 200
"""Among so many characters before and behind the number of a page stand the ends of the lines beside it."""
_ALONE = lazily(r"[ \t]*\d{1,3}[ \t]*")


def is_displaced(
    rows: Sequence[FoundRow], match: Match, values: Sequence[Cell], behind: Sequence[Token], width: int
) -> bool:
    """Whether the figures of two short rows stand behind the label of the second: they are nobody's."""
    if not rows or rows[-1].match.form != match.form or rows[-1].match == match or rows[-1].filled:
        return False
    crowded = len(filled_of(values)) > width or any(token.figure for token in behind)
    return width < FEWEST_FIGURES and crowded


def without_displaced(
    rows: Sequence[FoundRow], places: Sequence[range], tokens: Sequence[Token], labels: Labels
) -> tuple[FoundRow, ...]:
    """Rows without the figures of a form where labels and figures went apart: whole rows of them stand behind
    one label, or before the first one while the last has none, and nobody can tell which are whose.
    """
    displaced = {
        row.match.form
        for row in rows
        if (width := labels.width(row.match)) >= FEWEST_FIGURES and len(row.filled) >= 2 * width
    }
    last = {row.match.form: row for row in rows}
    for at, (row, place) in enumerate(zip(rows, places, strict=True)):
        width = labels.width(row.match)
        before = tokens[max(place.start - width, 0) : place.start]
        behind = rows[at + 1] if at + 1 < len(rows) else None
        opens = at == 0 or rows[at - 1].match.form != row.match.form
        if (
            len(before) == width
            and all(token.figure for token in before)
            and (at == 0 or places[at - 1].stop <= place.start - width)
            and row.filled
            and len({token.line for token in before}) == width
            and behind is not None
            and behind.match.form == row.match.form
            and not (last[row.match.form] if opens and width >= FEWEST_FIGURES else behind).filled
        ):
            displaced.add(row.match.form)
    doubted = [
        row.match.form in displaced or _stands_behind_later(row, place, tokens, labels)
        for row, place in zip(rows, places, strict=True)
    ]
    return tuple(_nobodys(row, labels) if doubt else row for row, doubt in zip(rows, doubted, strict=True))


def _nobodys(row: FoundRow, labels: Labels) -> FoundRow:
    """A row of whose figures nobody can tell whether they are its own."""
    label = replace(row.label, doubtful=True)
    return replace(_doubted(row, labels.width(row.match)), complete=False, label=label)


def _stands_behind_later(row: FoundRow, place: range, tokens: Sequence[Token], labels: Labels) -> bool:
    """Whether right before a row's label, in `place`, stands that of a later row, its figures perhaps."""
    before = tokens[place.start - 1].text if place.start else ""
    other = labels.exact(fold(before)) if before and is_numbered(before) else None
    if other is None or other.form != row.match.form:
        return False
    form = labels.forms[other.form]
    if other.row in form.replaces:  # the name of a block, which stands before its own rows
        return False
    order = [one.key for one in form.rows]
    return order.index(other.row) > order.index(row.match.row)


def is_numbered(words: str) -> bool:
    """Whether a label has its number before it, as no heading of a column does."""
    folded = fold(words)
    return without_number(folded) != folded


def _doubted(row: FoundRow, width: int) -> FoundRow:
    """A row of whose first cells, so many, nobody can tell what stands in them."""
    values = tuple([replace(cell, doubtful=True) for cell in row.values[:width]])
    return replace(row, values=values, filled=filled_of(values))


def with_pieces(
    rows: Sequence[FoundRow],
    places: Sequence[range],
    tokens: Sequence[Token],
    labels: Labels,
    document: Document,
) -> list[FoundRow]:
    """`rows`, those doubtful beside which pieces of figures stand that wrapped in their columns.

    Row by row, `places` are the tokens of its label and figures. A piece between two rows may be of either.
    """
    found = [_without_pieces(row, rows, labels) for row in rows]
    apart = [at for at, row in enumerate(found) if any(_joints(row, labels, adding_up=True))]
    if len(apart) >= MANY:  # a program set the digits apart, no author does so in row after row
        for at in apart:
            found[at] = _doubted(rows[at], labels.width(rows[at].match))
    on_lines = {row.match.form for row in rows if _is_abreast(row) or _is_on_line(row)}
    for at, (row, place) in enumerate(zip(rows, places, strict=True)):
        paged = row.match.form in on_lines and _holds_page(row.figures, document)
        if paged or _runs_over(row, tokens[place.stop : place.stop + 2], labels.width(row.match)):
            found[at] = _doubted(row, len(row.values))
    if not any(_is_abreast(row) for row in rows):
        return found
    doubted = {at for at, row in enumerate(rows) if are_scattered(row.values, document)}
    for at, start in enumerate([*(place.start for place in places), len(tokens)]):
        between = range(places[at - 1].stop if at else 0, start)
        near = [row.match for row in rows[max(at - 1, 0) : at + 1]]
        within = len(near) > 1 and near[0].form == near[1].form
        names = [] if within else [fold(labels.forms[one.form].row(one.row).label.zh) for one in near]
        pieces = _pieces(between, tokens, labels, names, document)
        if not within:
            pieces = [one for one in pieces if _is_near(one, between, tokens)]
        doubted |= {at - 1, at} if pieces else set()
    for at in doubted & set(range(len(rows))):
        found[at] = _doubted(rows[at], len(rows[at].values))
    return found


def _runs_over(row: FoundRow, behind: Sequence[Token], width: int) -> bool:
    """Whether figures too many stand on several lines, some of them on one: which is not the row's?

    Or two more below the only one of a row: its digits set apart (55 / 8. / 52), or others.
    """
    if width == 1 and _goes_on_below(row, behind):
        return True
    return len(row.filled) > width and 1 < len({cell.row for cell in row.values}) < len(row.values)


def _goes_on_below(row: FoundRow, behind: Sequence[Token]) -> bool:
    """Whether two figures more stand below the one of a row. A single one may be a page's number.

    A figure that has its decimals already is whole.
    """
    figures = [token for token in behind if token.figure or token.text.rstrip(".．").isdecimal()]
    lines = {row.label.row, *(cell.row for cell in row.values), *(token.line for token in figures)}
    begun = len(row.filled) == 1 and "." not in row.filled[0].text
    return begun and len(figures) == 2 and len(lines) == len(figures) + 2


def _without_pieces(row: FoundRow, rows: Sequence[FoundRow], labels: Labels) -> FoundRow:
    """A row without the figures that it has too many where they may be pieces of others, set one by one."""
    joints = _joints(row, labels)
    if not joints:
        return row
    width = labels.width(row.match)
    lines = len({cell.row for cell in row.values})
    words = [cell.text for cell in row.figures]
    room = _room(rows, row.match.form, width)
    narrow = lines == len(words) and max(map(len, words)) == max(room) == 1
    wrapped = [joint for joint in joints if _is_wrapped(words, joint, room)]
    if any(_adds_up(words, joint) for joint in (joints if narrow else wrapped)):
        torn = lines in (1, len(words))
    else:
        # Digits set apart by a slip make the row add up where no line of a column is full.
        torn = lines == len(words) and bool(wrapped) and not any(_adds_up(words, joint) for joint in joints)
    return _doubted(row, width) if torn else row


def _joints(row: FoundRow, labels: Labels, *, adding_up: bool = False) -> list[tuple[int, ...]]:
    """Where figures of a row that has too many, and nothing but figures, may go on those before them."""
    width = labels.width(row.match)
    surplus = len(row.filled) - width
    if not 0 < surplus < width or row.filled != row.values or row.figures != row.values:
        return []
    words = [cell.text for cell in row.figures]
    joints = combinations([at for at in range(1, len(words)) if words[at - 1][:1] != "0"], surplus)
    return [joint for joint in joints if not adding_up or _adds_up(words, joint)]


def _room(rows: Sequence[FoundRow], form: str, width: int) -> list[int]:
    """How many digits stood on one line in each column of a form, by its rows of so many figures."""
    whole = [row.figures for row in rows if row.match.form == form and len(row.figures) == width]
    return [max((len(figures[at].text) for figures in whole), default=0) for at in range(width)]


def _is_wrapped(words: Sequence[str], joints: Sequence[int], room: Sequence[int]) -> bool:
    """Whether before each of the `joints` stand digits that about fill a line of their column."""
    return all(
        len(words[at - 1]) >= max(room[at - before - 1] - 1, FEWEST_DIGITS)
        for before, at in enumerate(joints)
    )


def _adds_up(words: Sequence[str], joints: Sequence[int]) -> bool:
    """Whether the last figure of a row is the sum of the others once `joints` join each to the one before."""
    whole: list[str] = []
    for at, word in enumerate(words):
        whole[-1:] = [whole[-1] + word] if at in joints else [*whole[-1:], word]
    return all(map(str.isdecimal, whole)) and sum(map(int, whole[:-1])) == int(whole[-1])


def _is_near(at: int, between: range, tokens: Sequence[Token]) -> bool:
    """Whether a figure stands right behind the last row of a form, or right before the first."""
    ends = [tokens[one].line for one in (between.start - 1, between.stop) if 0 <= one < len(tokens)]
    return any(abs(tokens[at].line - line) <= NEAR for line in ends)


def _is_abreast(row: FoundRow) -> bool:
    """Whether several figures of a row stand on one line."""
    return any(one.row == two.row for one, two in pairwise(row.figures))


def _is_on_line(row: FoundRow) -> bool:
    """Whether a row's figures begin on the line of its label."""
    return bool(row.figures) and row.figures[0].row == row.label.row


def _holds_page(figures: Sequence[Cell], document: Document) -> bool:
    """Whether one of a row's figures may be the number of a page, the row's own left out: it alone stands as
    such a number does.
    """
    return sum(is_of_page(figure, document) for figure in figures) == 1


def are_scattered(values: Sequence[Cell], document: Document) -> bool:
    """Whether some of a row's `values` stand under others, in the midst of a line of their own."""
    lines = [cell.row for cell in values]
    return len(set(lines)) < len(lines) and any(
        two.row > one.row
        and INDENT <= _column(two, document) < _column(one, document) + len(one.text)
        and _is_led_by_blanks(two, document)
        for one, two in pairwise(values)
    )


def _pieces(
    between: range, tokens: Sequence[Token], labels: Labels, names: Sequence[str], document: Document
) -> list[int]:
    """Which tokens `between` two rows may be pieces of their figures; on their lines stand pieces of `names`.

    Where these are none, of any label.
    """
    strange = {
        tokens[at].line
        for at in between
        if not tokens[at].figure
        and (folded := fold(tokens[at].text))
        and not (any(folded in name for name in names) if names else labels.has_piece(folded))
    }
    # What stands before a label on its line counts the rows.
    strange |= {tokens[between.stop].line} if between.stop < len(tokens) else set()
    return [
        at
        for at in between
        if tokens[at].figure and tokens[at].line not in strange and not is_of_page(tokens[at], document)
    ]


def is_of_page(token: Token | Cell, document: Document) -> bool:
    """Whether a figure is a page's number: alone on its line, which blank ones or a page's end part."""
    text = document.text
    start = text.rfind("\n", 0, token.span.start) + 1
    end = text.find("\n", token.span.end)
    end = len(text) if end < 0 else end
    if not _ALONE.fullmatch(text[start:end].strip("\f\r")):
        return False
    before, behind = (
        text[max(start - ROOM, 0) : start].rstrip(" \t\r"),
        text[end : end + ROOM].lstrip(" \t\r"),
    )
    return (
        "\f" in text[start:end]
        or behind[1:2] == "\f"
        or (before.endswith("\n\n") and behind.startswith("\n\n"))
    )


def _column(cell: Cell, document: Document) -> int:
    return cell.span.start - document.text.rfind("\n", 0, cell.span.start) - 1


def _is_led_by_blanks(cell: Cell, document: Document) -> bool:
    """Whether nothing stands before a cell on its line."""
    start = document.text.rfind("\n", 0, cell.span.start) + 1
    return not document.text[start : cell.span.start].strip()
