"""Parts of the readers: what a program broke at a fixed width gets its paragraphs back."""

from __future__ import annotations

from itertools import pairwise

from govlint.lazy import lazily
from govlint.readers.breaks import BLANKS, goes_on, joint, measure_of

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
