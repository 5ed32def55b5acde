"""What the headings of a table's columns are: whole, in pieces, or broken up into characters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from govlint.fold import fold
from govlint.model import Cell, Struct
from govlint.structure.labels import Labels
from govlint.vocabulary import FormDefinition

MOST_PIECES = 8
"""A heading may stand in so many cells."""


class Columns(Struct, frozen=True):
    """Keys of the columns found, in order; `places` maps geometric columns to them where known.

    `doubtful` is true where the header cannot be read; `likely` are the columns all the same, if figures
    fill them.
    """

    keys: tuple[str, ...]
    missing: tuple[str, ...] = ()
    doubtful: bool = False
    places: dict[int, str] = {}
    likely: tuple[str, ...] = ()


def headings_in(form: FormDefinition, header: Sequence[Cell], labels: Labels) -> list[tuple[str, Cell]]:
    """Column keys (and "@group" for a heading over several) in reading order, headings in pieces joined."""
    groups = {fold(column.group) for column in form.columns if column.group}
    found: list[tuple[str, Cell]] = []
    index = 0
    while index < len(header):
        words, taken = "", None
        for after in range(index + 1, min(index + 1 + MOST_PIECES, len(header) + 1)):
            words += fold(header[after - 1].text)
            key = "@group" if words in groups else labels.column(form.key, words)
            if key:
                taken = (key, after)
        if taken is None:
            index += 1
            continue
        found.append((taken[0], header[index]))
        index = taken[1]
    return found


def shredded(form: FormDefinition, header: Sequence[Cell], wanted: Collection[str]) -> set[str]:
    """Those of the `wanted` columns whose headings' characters are all there, however they were broken up."""
    return in_pieces(form, fold("".join(cell.text for cell in header)), wanted)


def in_pieces(form: FormDefinition, words: str, wanted: Collection[str]) -> set[str]:
    """As `shredded`, of the folded words of a header."""
    characters = Counter(words)
    for group in {fold(column.group) for column in form.columns if column.group}:
        if all(characters[character] >= count for character, count in Counter(group).items()):
            characters.subtract(Counter(group))
    present = set()
    for column in sorted(form.columns, key=lambda column: -len(column.label.zh)):
        if column.key not in wanted:
            continue
        for words in (column.label.zh, *column.aliases):
            needed = Counter(fold(words))
            if all(characters[character] >= count for character, count in needed.items()):
                characters.subtract(needed)
                present.add(column.key)
                break
    return present
