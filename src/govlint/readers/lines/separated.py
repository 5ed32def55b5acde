"""Gives bars to the rows of a text whose values commas, semicolons, strokes or the marks of a list part."""

from __future__ import annotations

import re
from functools import partial

from govlint.lazy import lazily

_COMMA_ROW = lazily(
    r"(?m)^[^,\n。；！？]*(?:,[^,\n。；！？]*){2,}$"
    r"|^[^,，\n。；！？]{2,30},(?:[ \t]*\d[\d.]*[ \t]*|本年[^,，\n。；！？]{2,16})$"
)
# A title, a heading or a sentence in the first cell of a row that is blank behind it.
_IN_FIRST_CELL = lazily(r'(?m)^(?:"((?:[^"\n]|"")*+)"|([^,\n"]*+))(,{2,})(?=\r?$)')
_BEHIND_FIRST = lazily(r'(?m)^(?:"(?:[^"\n]|"")*"|[^,\n"]*),+[^,\s]')
_COMMA_CELLS = lazily(r"(?:,[ \t]*\d[\d.]*){3}|,{2,}")
_NO_LABEL = lazily(r"报告|年报|情况|事项|[。；：]")
_SEMICOLON_ROW = lazily(
    r"(?m)^[^;\n。；！？]*(?:;[^;\n。；！？]*){2,}$"
    r"|^[^;，\n。；！？]{2,30};(?:[ \t]*(?:\d[\d.]*|[-—–/]{1,2}|无)[ \t]*|本年[^;，\n。；！？]{2,16})$"
)
# Under a row of a table: a label, and whatever stands in its one cell.
_ODD = r"([ \t]*(?![一二三四五六]、)[^MARK|\n。；，！？]{2,30})MARK([^MARK|\n。；，！？]{1,12}\r?)"
_ODD_ROW = {mark: lazily(_ODD.replace("MARK", mark)) for mark in ",;"}
_BEFORE_SEMICOLONS = lazily(r"(?m)^([^;\n]*+)(;{2,})(?=\r?$)")
_SEMICOLON_CELLS = lazily(r"(?:;[ \t]*\d[\d.]*){3}|;{2,}")
# What stands alone right above a sentence that does is its heading, and no label.
_SENTENCE_BELOW = lazily(r"\r?\n[^\n]*。[^\n,]*,{2,}\r?(?:\n|$)")
# A row as programs print a list: ['规章', '0', '0'], ["规章", 0, null].
_LISTED_CELL = r"(?:\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|[\d.]+|None|null|nan)"
_LISTED_ROW = lazily(rf"(?m)^[ \t]*\[+{_LISTED_CELL}(?:, ?{_LISTED_CELL})+\]+,?[ \t]*\r?$")
_IN_LIST = lazily(r"\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|None|null|nan|,")
# Of strokes an author puts in empty cells none is followed by a figure.
_STROKED = r"(?:(?! / )[^\n。])*"
_STROKES = lazily(rf"(?m)^(?=[^\n]* / \d){_STROKED}(?: / {_STROKED}){{2,}}$")
_STROKED_ROW = lazily(rf"(?m)^{_STROKED}(?: / {_STROKED})+$")
_COMMA_OR_QUOTED = lazily(r',|"([^"\n]*)"')
FEWEST_STROKES = 24
FEWEST_ROWS = 8
"""So many rows or runs of values parted alike are a table's."""


def with_bars(text: str) -> str:
    """`text` with bars between the values of such rows, every other character at its place."""
    if (",0" in text or ",," in text) and len(_COMMA_CELLS.findall(text)) >= FEWEST_ROWS:
        first = _BEHIND_FIRST.search(text)
        text = _IN_FIRST_CELL.sub(partial(_alone, start=first.start() if first else 0), text)
        return _with_odd_rows(_COMMA_ROW.sub(_between, text), ",")
    if (";0" in text or ";;" in text) and len(_SEMICOLON_CELLS.findall(text)) >= FEWEST_ROWS:
        text = _BEFORE_SEMICOLONS.sub(_without_end, text)
        return _with_odd_rows(_SEMICOLON_ROW.sub(lambda row: row[0].replace(";", "|"), text), ";")
    if ('", "' in text or "', '" in text) and len(_LISTED_ROW.findall(text)) >= FEWEST_ROWS:
        return _LISTED_ROW.sub(_from_list, text)
    if text.count(" / ") >= FEWEST_STROKES and len(_STROKES.findall(text)) >= FEWEST_ROWS:
        return _STROKED_ROW.sub(lambda row: row[0].replace(" / ", " | "), text)
    return text


def _from_list(match: re.Match[str]) -> str:
    """A row printed as a list with bars between its values, and blanks for all marks around them."""
    row = match[0].replace("[", " ").replace("]", " ")
    bare = row[: len(row.rstrip(", \t\r"))]
    return _IN_LIST.sub(
        lambda found: "|" if found[0] == "," else f" {found[1] or found[2] or ''} ".ljust(len(found[0])),
        bare,
    ) + row[len(bare) :].replace(",", " ")


def _with_odd_rows(text: str, mark: str) -> str:
    """`text` with bars in the rows of two cells too that stand under others and hold words."""
    lines = text.split("\n")
    for at in range(1, len(lines)):
        odd = "|" in lines[at - 1] and mark in lines[at] and _ODD_ROW[mark].fullmatch(lines[at])
        if odd:
            lines[at] = f"{odd[1]}|{odd[2]}"
    return "\n".join(lines)


def _alone(match: re.Match[str], start: int) -> str:
    """What stands alone in a row of comma-separated values, blanks in place of the marks around it.

    Up to `start`, where the first row begins that goes on behind its first cell, no label does.
    """
    quoted, bare, end = match.groups()
    words = bare if quoted is None else quoted
    may_be_label = words and match.start() > start and not _NO_LABEL.search(words)
    if may_be_label and _SENTENCE_BELOW.match(match.string, match.end()) is None:
        return match[0]
    blank = "" if quoted is None else " "
    return f"{blank}{words}{blank}{' ' * len(end)}"


def _without_end(match: re.Match[str]) -> str:
    """A sentence or a heading in a row of values between semicolons, blanks in place of those behind it."""
    return match[1] + " " * len(match[2]) if _NO_LABEL.search(match[1]) else match[0]


def _between(match: re.Match[str]) -> str:
    """A row of comma-separated values with bars in their stead, and blanks for quotation marks."""
    return _COMMA_OR_QUOTED.sub(lambda found: "|" if found[0] == "," else f" {found[1]} ", match[0])
