"""Part of the HTML reader: a report that stands twice on a page, for wide screens and for narrow ones."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.lazy import lazily
from govlint.readers.building.table import Item, Shot, Table, boxed
from govlint.readers.building.writer import Words

FEWEST = 12
"""So many different lines and tables that stand again in order are the same text."""
SHORTEST = 20
"""A shorter line that stands twice is no sign of it."""
MOST_BETWEEN = 3
MOST_TRIED = 50
LONGEST_HEADING = 60
_TITLE = lazily(r"公开.{0,12}(?:报告|年报)$")
_NUMBERS = frozenset("一二三四五")
"""The headings that all reports have; some leave the sixth out."""
Key = str | tuple[str, ...]


def once(items: list[Item]) -> list[Item]:
    """The content of a page without what stands there a second time word for word, right behind the first."""
    keys = _Keys(items)
    first: dict[Key, int] = {}
    tried: set[int] = set()
    for at, item in enumerate(items):
        if not isinstance(item, Words) or len(key := keys[at]) < SHORTEST:
            continue
        apart = at - first.setdefault(key, at)
        if apart and apart not in tried and len(tried) < MOST_TRIED:
            tried.add(apart)
            begin, end = _stretch(keys, at - apart, apart)
            again = {keys[place] for place in range(begin, end)}
            if len(again) >= FEWEST and begin + apart - end <= MOST_BETWEEN and _is_whole(again):
                return items[: begin + apart] + items[end + apart :]
    return items


class _Keys:
    """What each of some items says, worked out where it is asked for: most tables are never compared."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._known: dict[int, Key] = {}

    def __getitem__(self, at: int) -> Key:
        if at not in self._known:
            self._known[at] = _key(self._items[at])
        return self._known[at]

    def __len__(self) -> int:
        return len(self._items)


def _is_whole(keys: set[Key]) -> bool:
    """Whether lines are those of a whole report, by its title or the headings of its sections."""
    lines = [key for key in keys if isinstance(key, str) and len(key) <= LONGEST_HEADING]
    headings = {line[0] for line in lines if line[1:2] == "、"}
    return headings >= _NUMBERS or any(_TITLE.search(line) for line in lines)


def _stretch(keys: _Keys, at: int, apart: int) -> tuple[int, int]:
    """Where what stands around a place and again so far on begins and ends, the second right of the first."""
    begin = end = at
    while begin and keys[begin - 1] == keys[begin - 1 + apart] and at - begin < apart - 1:
        begin -= 1
    while end - begin < apart and end + apart < len(keys) and keys[end] == keys[end + apart]:
        end += 1
    return begin, end


def _key(item: Item) -> Key:
    """The words of a line, the cells of a table."""
    if isinstance(item, Words):
        return item.text.strip()
    if isinstance(item, Table):
        return tuple(
            "\n".join([line.text for line in boxed(cell).lines]) for row in item.rows() for cell in row
        )
    assert isinstance(item, Shot)
    return (item.alt,)
