"""Parts of the readers: what a program broke at a fixed width gets its paragraphs back."""

from __future__ import annotations

from itertools import pairwise

from govlint.lazy import lazily
from govlint.readers.breaks import BLANKS, WIDEST, goes_on, joint, measure_of
from govlint.readers.htmltable import Item
from govlint.readers.writer import Words

_LINE = lazily(r"([^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]*)(\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]|$)")


def unwrap(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """`text` without the line ends inside paragraphs, and its way back: as `Document.origin`.

    A text that is not broken at a fixed width is given back as it is, with no way back.
    """
    measure = measure_of(text.splitlines())
    if measure is None:
        return text, ()
    lines = [(match.start(), match[1]) for match in _LINE.finditer(text)]
    parts: list[str] = []
    origin: list[tuple[int, int]] = []
    length = end = 0
    for (first, before), (second, after) in pairwise(lines):
        if not goes_on(before, after, measure):
            continue
        stop = first + len(before.rstrip(BLANKS))
        origin.append((length, end))
        parts += (text[end:stop], joint(before, after))
        length += stop - end + len(parts[-1])
        end = second + len(after) - len(after.lstrip(BLANKS))
    if not parts:
        return text, ()
    origin.append((length, end))
    parts.append(text[end:])
    return "".join(parts), tuple(origin)


def rejoined(items: list[Item]) -> list[Item]:
    """`items` of a page with the lines of a paragraph as one, where a program broke them at a fixed width."""
    prose = [item for item in items if isinstance(item, Words)]
    if any(words.size > WIDEST for words in prose):
        return items
    measure = measure_of([words.text for words in prose], trimmed=True)
    if measure is None:
        return items
    found: list[Item] = []
    last = ""
    for item in items:
        words = item.text if isinstance(item, Words) else ""
        before = found[-1] if found else None
        if not isinstance(item, Words) or not isinstance(before, Words) or before.level or item.level:
            found.append(item)
        elif goes_on(last, words, measure):
            found[-1] = together(before, item, joint(last, words))
        else:
            found.append(item)
        last = words
    return found


def together(first: Words, second: Words, between: str) -> Words:
    """Two lines as one, with `between` where the first one ends."""
    text, place = first.runs[-1]
    gap = [(between, place + len(text))] if between else []
    shift = len(first.runs) + len(gap)
    links = tuple((start + shift, end + shift, target) for start, end, target in second.links)
    return Words([*first.runs, *gap, *second.runs], first.level, first.links + links)
