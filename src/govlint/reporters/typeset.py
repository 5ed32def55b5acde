"""Setting text in columns for the reporters: safe to show, measured in cells, wrapped and cut."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise

from govlint.lazy import lazily

ELLIPSIS = "…"

_BLANKS = frozenset("\t\n\v\f\r\x85\u2028\u2029\u202f")
_SELECTORS = frozenset(map(chr, [*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]))
_INVISIBLE = frozenset("\xad\u200b\u200c\u200d\u2060\ufeff") | _SELECTORS
# Marks without width that Python takes to be printable.
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u3164\uffa0") | _SELECTORS
_HARMLESS = frozenset(["Zs", "Co", "Cn"])

_OPENING = "“‘（《〈〔【［「『([{"
_CLOSING = "”’）》〉〕】］」』，。、；：？！…)]},.;:?!%％"
# What may not be broken: a word or figure with its closing marks, or one wide character with them.
_UNIT = lazily(
    rf"[{re.escape(_OPENING)}]*(?:[\x21-\x7e\xa1-\u024f]+|\S)[{re.escape(_CLOSING)}]*|\s+", re.DOTALL
)
# How GitHub, Azure and TeamCity are told to do something, by whatever is written to their logs.
_COMMAND = lazily(r"::(?=[a-z][a-z-]{2,40}(?:::| ))|##(?=\[|vso\[|teamcity\[)", re.IGNORECASE)


def printable(text: str, *, reveal: bool = False) -> str:
    """`text` on one line, with nothing in it that a terminal would act on.

    A document or a file name must not be able to send commands to the reader's terminal. Line ends
    and tabs become blanks, invisible marks go (or are told, with `reveal`), and any other control
    character, also one that turns the direction of writing, is told by its number: `<U+001B>`. Nor to the
    CI that reads the log: what then begins a command there (`::error::`, `##[group]`) is parted.
    """
    if not (text.isprintable() and _FILLERS.isdisjoint(text)):
        text = "".join(_shown(character, reveal) for character in text)
    return parted(text)[0]


def parted(*pieces: str) -> list[str]:
    """Printable `pieces` of a line, with a blank in what would begin a command to the CI."""
    whole = "".join(pieces)
    if "::" not in whole and "##" not in whole:
        return list(pieces)
    seconds = [match.start() + 1 for match in _COMMAND.finditer(whole)]
    made, start = [], 0
    for piece in pieces:
        end = start + len(piece)
        cuts = [start, *(at for at in seconds if start < at <= end), end]
        made.append(" ".join(whole[one:two] for one, two in pairwise(cuts)))
        start = end
    return made


def _shown(character: str, reveal: bool) -> str:
    if character.isprintable() and character not in _FILLERS:
        return character
    if character in _BLANKS:
        return " "
    if character in _INVISIBLE and not reveal:
        return ""
    if unicodedata.category(character) in _HARMLESS:
        return character
    return f"<U+{ord(character):04X}>"


def width_of(text: str) -> int:
    """The columns that `text` takes; a Chinese character takes two."""
    from rich.cells import cell_len  # slow to import, and a run without findings measures nothing

    return cell_len(text)


def head_within(text: str, width: int) -> str:
    """The longest beginning of `text` that fits into `width` columns."""
    return _within(text, width)


def tail_within(text: str, width: int) -> str:
    """The longest end of `text` that fits into `width` columns."""
    return _within(text[::-1], width)[::-1]


def _within(characters: str, width: int) -> str:
    used = 0
    for index, character in enumerate(characters):
        used += width_of(character)
        if used > width:
            return characters[:index]
    return characters


def cut(text: str, width: int) -> str:
    """`text`, its end replaced by an ellipsis where it is wider than `width` columns."""
    return text if width_of(text) <= width else head_within(text, width - 1).rstrip() + ELLIPSIS


def pad_right(text: str, width: int) -> str:
    """`text` with blanks after it up to `width` columns."""
    return text + " " * (width - width_of(text))


def pad_left(text: str, width: int) -> str:
    """`text` with blanks before it up to `width` columns."""
    return " " * (width - width_of(text)) + text


def wrap(text: str, width: int, used: int = 0) -> list[str]:
    """Lines of at most `width` columns, of which the first has `used` already taken.

    No line begins with a closing mark or ends with an opening one; words and figures stay whole,
    except those wider than a line.
    """
    room = width - used
    if 2 * len(text) <= room and text.isprintable():  # no character is wider than two columns
        return [text.rstrip()]
    lines = [""]
    for unit in _units(text, width):
        if width_of(lines[-1]) + width_of(unit.rstrip()) > room:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
            room = width
        if lines[-1] or len(lines) == 1 or not unit.isspace():
            lines[-1] += unit
    lines[-1] = lines[-1].rstrip()
    return lines if lines[-1] or len(lines) == 1 else lines[:-1]


def _units(text: str, width: int) -> Iterable[str]:
    for match in _UNIT.finditer(text):
        unit = match[0]
        while width_of(unit) > width:
            part = head_within(unit, width) or unit[0]
            yield part
            unit = unit[len(part) :]
        yield unit


def hang(text: str, width: int, first: str, rest: str) -> list[str]:
    """`text` wrapped, with `first` before its first line and `rest` before the others."""
    before = width_of(rest)
    lines = wrap(text, max(20, width - before), width_of(first) - before)
    return [(rest if index else first) + line for index, line in enumerate(lines)]
