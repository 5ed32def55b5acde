"""Setting text in columns for the reporters: safe to show, measured in cells, wrapped and cut."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rich.cells import cell_len

ELLIPSIS = "…"

# Control characters, marks without width or with an effect on what follows, and lone surrogates: a
# document or a file name must not be able to send commands to the reader's terminal.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202f"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
_BLANKS = frozenset("\t\n\v\f\r\x85\u2028\u2029\u202f")
_INVISIBLE = frozenset("\xad\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff")

_OPENING = "“‘（《〈〔【［「『([{"
_CLOSING = "”’）》〉〕】］」』，。、；：？！…)]},.;:?!%％"
# What may not be broken: a word or figure with its closing marks, or one wide character with them.
_UNIT = re.compile(
    rf"[{re.escape(_OPENING)}]*(?:[\x21-\x7e\xa1-\u024f]+|\S)[{re.escape(_CLOSING)}]*|\s+", re.DOTALL
)


def printable(text: str, *, reveal: bool = False) -> str:
    """`text` on one line, with nothing in it that a terminal would act on.

    Line ends and tabs become blanks, invisible marks go (or are told, with `reveal`), and any other
    control character is told by its number: `<U+001B>`.
    """
    return _UNSAFE.sub(lambda match: _shown(match[0], reveal), text)


def _shown(character: str, reveal: bool) -> str:
    if character in _BLANKS:
        return " "
    if character in _INVISIBLE and not reveal:
        return ""
    return f"<U+{ord(character):04X}>"


def width_of(text: str) -> int:
    """The columns that `text` takes; a Chinese character takes two."""
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
        used += cell_len(character)
        if used > width:
            return characters[:index]
    return characters


def cut(text: str, width: int) -> str:
    """`text`, its end replaced by an ellipsis where it is wider than `width` columns."""
    return text if cell_len(text) <= width else head_within(text, width - 1).rstrip() + ELLIPSIS


def pad_right(text: str, width: int) -> str:
    """`text` with blanks after it up to `width` columns."""
    return text + " " * (width - cell_len(text))


def pad_left(text: str, width: int) -> str:
    """`text` with blanks before it up to `width` columns."""
    return " " * (width - cell_len(text)) + text


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` columns; no line begins with a closing mark or ends with an opening one.

    Words and figures stay whole, except those wider than a line.
    """
    lines = [""]
    for unit in _units(text, width):
        if cell_len(lines[-1]) + cell_len(unit.rstrip()) > width:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        if lines[-1] or len(lines) == 1 or not unit.isspace():
            lines[-1] += unit
    lines[-1] = lines[-1].rstrip()
    return lines if lines[-1] or len(lines) == 1 else lines[:-1]


def _units(text: str, width: int) -> Iterable[str]:
    for match in _UNIT.finditer(text):
        unit = match[0]
        while cell_len(unit) > width:
            part = head_within(unit, width) or unit[0]
            yield part
            unit = unit[len(part) :]
        yield unit


def hang(text: str, width: int, first: str, rest: str) -> list[str]:
    """`text` wrapped, with `first` before its first line and `rest` before the others."""
    lines = wrap(text, max(20, width - max(cell_len(first), cell_len(rest))))
    return [(rest if index else first) + line for index, line in enumerate(lines)]
