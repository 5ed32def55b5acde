"""Parts of the text reader: numbers of rows that a program printed before a table are no figures of it."""

from __future__ import annotations

from govlint.lazy import lazily

FEWEST = 3
"""So many lines in a row that begin with 0, 1, 2 were numbered by a program."""
_NUMBERED = lazily(r"(\d{1,3})(?: {2,}|,)[^\n]*")
_WORDS = lazily(r"[\u4e00-\u9fff]")
_HEAD = lazily(r" +0( +\d{1,2})+ *|(,\d{1,2})+")


def without_index(text: str) -> str:
    """`text` with blanks in place of the numbers, from 0 on, that begin the rows of printed tables.

    The numbers of the columns above them are blanks, too.
    """
    if "\n0 " not in text and "\n0," not in text:
        return text
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        count = _numbered(lines, at)
        if count < FEWEST or not all(map(_WORDS.search, lines[at : at + 2])):
            at += 1
            continue
        for row in range(at, at + count):
            digits = len(str(row - at))
            lines[row] = " " * digits + lines[row][digits:]
        if at and _HEAD.fullmatch(lines[at - 1]):
            lines[at - 1] = " " * len(lines[at - 1])
        at += count
    return "\n".join(lines)


def _numbered(lines: list[str], at: int) -> int:
    """How many lines from `at` on begin with 0, 1, 2 and so on."""
    count = 0
    while at + count < len(lines):
        match = _NUMBERED.fullmatch(lines[at + count])
        if match is None or match[1] != str(count):
            break
        count += 1
    return count
