"""Part of the readers: lines of a page that a program broke are paragraphs again."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.readers.building.table import Item
from govlint.readers.building.writer import Words
from govlint.readers.lines.breaks import (
    REMEMBERED,
    STRAY,
    WIDEST,
    breaks_off,
    goes_on,
    is_title,
    joint,
    measure_of,
)
from govlint.readers.lines.torn import MOST_LINES, OPENING_MARKS, closed, torn
from govlint.readers.lines.wrapped import marks_before

_OPENING = 8
"""Above a title stand so many lines of the page at the most."""
_MARKS = frozenset("-—–－─~·第0123456789")
"""With one of these the mark of a page begins."""


def rejoined(items: list[Item]) -> list[Item]:
    """`items` of a page with the lines of a paragraph as one, where a program broke them at a fixed width."""
    texts = [item.text if isinstance(item, Words) else "" for item in items]
    prose = list(filter(None, texts))
    if STRAY * sum([len(text) > WIDEST for text in prose]) > len(prose):
        return _mended(items, texts)
    measure = measure_of(prose, trimmed=True)
    if measure is None:
        return _mended(items, texts)
    found: list[Item] = []
    last = so_far = ""
    for item, words in zip(items, texts, strict=True):
        before = found[-1] if found else None
        titled = len(found) <= _OPENING and last == so_far and is_title(last)
        if (
            not isinstance(item, Words)
            or not isinstance(before, Words)
            or before.level
            or item.level
            or titled
        ):
            found.append(item)
            so_far = words
        elif goes_on(last, words, measure, so_far):
            found[-1] = together(before, item, joint(last, words))
            so_far = (so_far + words)[-REMEMBERED:]
        else:
            found.append(item)
            so_far = words
        last = words
    return found


def _mended(items: list[Item], texts: list[str]) -> list[Item]:
    """`items` of a page that no program broke, with those few as one that go on within open marks.

    So do sentences that the number of a page parts: it is no part of them. `texts` are their words.
    """
    lines = [
        text if isinstance(item, Words) and not item.level else ""
        for item, text in zip(items, texts, strict=True)
    ]
    going = torn(lines, parted=False)
    going.update(_behind_breaks(items, lines))
    parting = {at for at, line in enumerate(lines) if line[:1] in _MARKS and _parts(lines, at)}
    if not going and not parting:
        return items
    found: list[Item] = []
    last = -1
    for at, item in enumerate(items):
        if at in parting:
            continue
        before = found[-1] if found else None
        joins = last in going if last == at - 1 else last >= 0
        if joins and isinstance(before, Words) and isinstance(item, Words):
            found[-1] = together(before, item, joint(lines[last], lines[at]))
        else:
            found.append(item)
        last = at
    return found


def _behind_breaks(items: Sequence[Item], lines: Sequence[str]) -> set[int]:
    """Which of `lines` go on, within marks that are open, behind a mere break of their paragraph."""
    found: set[int] = set()
    for at, item in enumerate(items):
        if not at or not isinstance(item, Words) or not item.onward:
            continue
        if at - 1 in found or OPENING_MARKS.isdisjoint(lines[at - 1]):
            continue
        end = at
        while end < min(len(items), at + MOST_LINES) and getattr(items[end], "onward", False):
            end += 1
        found.update(place + at - 1 for place in closed(lines[at - 1 : end], 0))
    return found


def unbroken(words: Sequence[Words]) -> list[Words]:
    """The lines of one paragraph, with those as one that go on within marks which are open."""
    lines = [item.text for item in words]
    going = _behind_breaks(words, lines) if len(words) > 1 else ()
    found: list[Words] = []
    for at, item in enumerate(words):
        if at - 1 in going:
            found[-1] = together(found[-1], item, joint(lines[at - 1], lines[at]))
        else:
            found.append(item)
    return found


def _parts(lines: list[str], at: int) -> bool:
    """Whether the line at `at` is the mark of a page within a sentence."""
    if not 0 < at < len(lines) - 1 or not marks_before(lines[at : at + 2]):
        return False
    before, after = lines[at - 1], lines[at + 1]
    return breaks_off(before, after) or 0 in torn([before, after], parted=False)


def together(first: Words, second: Words, between: str) -> Words:
    """Two lines as one, with `between` where the first one ends."""
    text, place = first.runs[-1]
    gap = [(between, place + len(text))] if between else []
    shift = len(first.runs) + len(gap)
    links = tuple((start + shift, end + shift, target) for start, end, target in second.links)
    return Words([*first.runs, *gap, *second.runs], first.level, first.links + links)
