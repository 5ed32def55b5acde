"""Parts of the text reader: what a program printed around tables (numbers of rows, names of columns, NaN)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govlint.lazy import lazily

FEWEST = 3
"""So many lines in a row that begin with 0, 1, 2 were numbered by a program."""
MANY = 8
"""So many lines that begin with the same empty cells are a program's."""
MOST = 0.9
"""Of all lines that hold anything, such a part."""
_NUMBERED = lazily(r"(\d{1,3})(?: {2,}|,)[^\n]*")
_CHINESE = lazily(r"[\u4e00-\u9fff]")
_WORDS = ("NaN", "None", "nan", "<NA>")
_UNNAMED = lazily(r"(?<=[ \t])Unnamed: \d{1,2}(?=\s|$)")
_BEHIND = lazily(r"(?m)(?<=[^,\n\d])(?:,Unnamed: \d{1,2}){2,}(?=\r?$)")
_NAME = r"(?:Unnamed: )?\d{1,2}"
_HEAD = lazily(rf" *{_NAME}(?: +{_NAME})+ *|,?{_NAME}(?:,{_NAME})+\r?")
# A heading over the first column that is the author's; what counts the rows is called so.
_NAMED = lazily(r"(?!序号|编号|行号)[^\W\d_]")
_APART = lazily(r" {2,}|,")
_NONE = r"(?:NaN|None|nan|<NA>)"
_EMPTY = lazily(rf"(?m)(?:(?<=\s)|^){_NONE}(?=\s|$)")
# An author who writes such a word in place of figures writes none before the words of a row.
_BEGINNING = lazily(rf"(?m)^(?:\d{{1,3}}[ \t]+|[ \t]*){_NONE}[ \t][^\n]*[\u4e00-\u9fff]")


def without_index(text: str) -> str:
    """`text` with blanks in place of what a program printed beside the words of its tables.

    That are the numbers, from 0 on, that begin the rows, those that name the columns, marks of empty cells,
    and the commas of empty columns before all others.
    """
    if any(word in text for word in _WORDS) and len(_BEGINNING.findall(text)) >= FEWEST:
        text = _EMPTY.sub(_blank, text)
    if "Unnamed: " in text:
        text = _UNNAMED.sub(_blank, text)
        text = _BEHIND.sub(_blank, text)
    numbered = "\n0 " in text or "\n0," in text
    edged = text.count("\n,") >= MANY
    if not (numbered or edged):
        return text
    lines = text.split("\n")
    if numbered:
        _without_numbers(lines)
    return "\n".join(_without_edge(lines))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _without_numbers(lines: list[str]) -> None:
    runs = {
        at: count
        for at, line in enumerate(lines)
        if line[:1] == "0" and (count := _numbered(lines, at)) and not _is_named(lines, at)
    }
    if not any(
        count >= FEWEST and any(map(_CHINESE.search, lines[at : at + count])) for at, count in runs.items()
    ):
        return
    for at, count in runs.items():
        headed = at > 0 and _HEAD.fullmatch(lines[at - 1]) is not None
        if count < FEWEST - 1 and not headed:
            continue
        for row in range(at, at + count):
            number, comma, _ = lines[row].partition(",")
            digits = len(str(row - at))
            taken = digits + 1 if comma and len(number) == digits else digits
            lines[row] = " " * taken + lines[row][taken:]
        if headed:
            lines[at - 1] = " " * len(lines[at - 1])


def _numbered(lines: Sequence[str], at: int) -> int:
    """How many lines from `at` on begin with 0, 1, 2 and so on."""
    count = 0
    while at + count < len(lines) and lines[at + count].startswith(str(count)):
        match = _NUMBERED.fullmatch(lines[at + count])
        if match is None or match[1] != str(count):
            break
        count += 1
    return count


def _is_named(lines: Sequence[str], at: int) -> bool:
    """Whether headings stand over the rows from `at` on, over the first column too: its figures are meant.

    A program names no column of numbers that it prints itself.
    """
    before = (lines[place] for place in range(at - 1, -1, -1))
    above = next((line.rstrip() for line in before if any(map(str.isalnum, line))), "")
    cells = _APART.split(above)
    return (
        _NAMED.match(above) is not None
        and len(cells) == len(_APART.split(lines[at].rstrip()))
        and not any(cell.strip().isdecimal() for cell in cells)
    )


def _without_edge(lines: Sequence[str]) -> list[str]:
    """`lines` without the commas that all begin with, and the names of columns between them."""
    bare = [line.lstrip(" ") for line in lines if line.strip() and not _HEAD.fullmatch(line)]
    commas = [len(line) - len(line.lstrip(",")) for line in bare]
    least = min((count for line, count in zip(bare, commas, strict=True) if count), default=0)
    if sum(count >= least > 0 for count in commas) < MOST * len(bare):
        return list(lines)
    found = []
    for line in lines:
        start = len(line) - len(line.lstrip(" "))
        taken = len(line) if _HEAD.fullmatch(line) else start + min(least, _commas(line, start))
        found.append(" " * taken + line[taken:])
    return found


def _commas(line: str, start: int) -> int:
    return len(line) - start - len(line[start:].lstrip(","))
