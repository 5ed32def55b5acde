"""Part of finding forms: labels whose end stands in rows without figures, or whose pieces in cells beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest

from msgspec.structs import replace

from govlint.fold import fold
from govlint.lazy import lazily
from govlint.model import Cell, Grid
from govlint.structure.labels import LONGEST_LABEL, Labels
from govlint.structure.rows import is_value

MOST_BELOW = 8
"""Over so many lines more a label goes on where a program drew no lines between rows."""
_NAMED = lazily(r"Col\d+")
"""How a program names the columns of a table that goes on, of which it takes the first row for the heads."""


def with_whole_labels(grids: Sequence[Grid], labels: Labels) -> list[Grid]:
    """`grids`, each label whole of which a piece has its figures, the rest stands in rows or cells beside.

    Rows may be the first of the next grid, or the last of the one before. Labels that are known as they
    stand are left alone.
    """
    rows = [row for grid in grids for row in grid.rows]
    strange = [at for at, row in enumerate(rows) if not _is_known(row, labels)]
    whole = dict(_mended(rows, strange, labels)) if strange else None
    if not whole:
        return list(grids)
    found, first = [], 0
    for grid in grids:
        last = first + len(grid.rows)
        own = tuple([whole.get(at, rows[at]) for at in range(first, last)])
        found.append(replace(grid, rows=own))
        first = last
    return found


def _is_known(row: Sequence[Cell], labels: Labels) -> bool:
    """Whether a row has no figures, or a known label right before the first, as nearly every row."""
    before = None
    for cell in row:
        text = cell.text
        if text.isdecimal():
            return before is not None and labels.match(before) is not None
        if text:
            before = text
    return True


def _mended(
    rows: Sequence[Sequence[Cell]], strange: Sequence[int], labels: Labels
) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """Those `strange` rows whose label is whole with the words beside it, and where they stand."""
    for at in strange:
        row = rows[at]
        place = _label(row)
        if place is None or not fold(row[place].text) or labels.match(row[place].text):
            continue
        if across := _across(row, place, labels):
            yield at, across
            continue
        label = row[place]
        if at and (parted := _parted(rows[at - 1], label.text, labels)):
            above, rest = parted
            yield at - 1, above
            yield at, (*row[:place], replace(label, text=rest), *row[place + 1 :])
            continue
        for text in _joined(rows, at, label.text):
            if labels.exact(fold(text)):
                yield at, (*row[:place], replace(label, text=text), *row[place + 1 :])
                break


def _across(row: Sequence[Cell], place: int, labels: Labels) -> tuple[Cell, ...] | None:
    """A row with its label in one cell, where the pieces of each of its lines stand in several beside it.

    So a program leaves them that draws a line through a column: 一、本年新收政 | 府信息公开申请数量.
    """
    if _is_no_word(row[place].text):
        return None  # ① or ² behind a label is what its first column holds
    words = [at for at in range(place + 1) if row[at].text]
    for first in reversed(words[:-1]):
        pieces = [row[at] for at in words if at >= first]
        lines = chain.from_iterable(zip_longest(*(cell.text.split("\n") for cell in pieces), fillvalue=""))
        text = "".join(lines)
        if len(text) > 2 * LONGEST_LABEL:
            return None
        if labels.exact(fold(text)):
            blank = (replace(cell, text="") for cell in row[first:place])
            return (*row[:first], *blank, replace(row[place], text=text), *row[place + 1 :])
    return None


def _is_no_word(text: str) -> bool:
    """Whether a cell holds signs of numbers, of whatever kind, and no words."""
    return any(map(str.isnumeric, text)) and not any(map(str.isalpha, text))


def _parted(above: Sequence[Cell], words: str, labels: Labels) -> tuple[tuple[Cell, ...], str] | None:
    """The row above with the end of its label, which stands before the next one's `words`; and the rest."""
    end, _, rest = words.partition("\n")
    place = _label(above)
    if place is None or not rest or labels.exact(fold(above[place].text)) or labels.match(rest) is None:
        return None
    whole = above[place].text + end
    if labels.exact(fold(whole)) is None:
        return None
    return (*above[:place], replace(above[place], text=whole), *above[place + 1 :]), rest


def _joined(rows: Sequence[Sequence[Cell]], at: int, words: str) -> Iterator[str]:
    """The words of a row's label with those of the rows below, one after another, or of the one above."""
    whole = words
    for row in rows[at + 1 : at + 1 + MOST_BELOW]:
        if not (below := _words(row)):
            break
        whole = f"{whole}\n{below}"
        yield whole
    if at and (above := _words(rows[at - 1])):
        yield f"{above}\n{words}"


def _label(row: Sequence[Cell]) -> int | None:
    """Where the last words before the first figure of a row stand; None where it has no figure behind any."""
    first = next((at for at, cell in enumerate(row) if cell.text and is_value(cell)), 0)
    return next((at for at in range(first - 1, -1, -1) if row[at].text), None)


def _words(row: Sequence[Cell]) -> str:
    """The last words of a row without figures; nothing for another."""
    said = [cell for cell in row if cell.text and not _NAMED.fullmatch(cell.text)]
    none = not said or any(map(is_value, said)) or not fold(said[-1].text)
    return "" if none else said[-1].text
