"""What stands in a cell, read and never repaired: number, zero, blank, dash, word, unreadable, absent."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from govlint.model import Struct

Figure = int | Decimal


class State(StrEnum):
    """The states of a cell; a blank, a dash, 无 and 0 are four different things."""

    NUMBER = "number"
    ZERO = "zero"
    BLANK = "blank"
    DASH = "dash"
    WORD = "word"
    UNREADABLE = "unreadable"
    ABSENT = "absent"


class Number(Struct, frozen=True):
    """A cell's content: its state, its value if it has one, and how it was written.

    `folded` tells that it was written with full-width digits or thousands separators, `remark` what
    stood after the figure.
    """

    state: State
    value: Figure | None = None
    remark: str = ""
    folded: bool = False
    signed: bool = False


ABSENT = Number(State.ABSENT)
_BLANK = Number(State.BLANK)
_DASH = Number(State.DASH)
_ZERO = Number(State.ZERO, 0)
_SMALL = {str(n): Number(State.NUMBER, n) for n in range(1, 1000)} | {"0": _ZERO, "": _BLANK}

_DASHES = frozenset("-—–－−―─/／\\~～")
_INVISIBLE = dict.fromkeys([0x200B, 0x200C, 0x200D, 0xFEFF, 0x00AD, 0x2060])
# A figure, then a remark: a bracket, or a unit at most (件, 条, 万元).
_FIGURE = re.compile(
    r"([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*"
    r"((?:件|条|宗|份|次|项|个|起|万元|元)?\s*(?:[(\[【].*)?)"
)
# A figure that a narrow column breaks behind its point: 0. / 00.
_WRAPPED = re.compile(r"(?<=\d\.)\s*\n\s*(?=\d)")


def parse_number(text: str) -> Number:
    """The state and value of a cell's `text`; nothing is guessed: what is no plain figure is a word."""
    return _SMALL.get(text) or _parse(text)


@lru_cache(maxsize=4096)
def _parse(text: str) -> Number:
    bare = text.translate(_INVISIBLE).strip()
    if not bare:
        return _BLANK
    if all(character in _DASHES or character.isspace() for character in bare):
        return _DASH
    folded = _WRAPPED.sub("", unicodedata.normalize("NFKC", bare)).replace("−", "-")
    match = _FIGURE.fullmatch(folded)
    if match is None:
        has_digit = any(character.isdigit() for character in folded)
        return Number(State.UNREADABLE if has_digit else State.WORD, remark=bare)
    sign, whole, fraction, remark = match.groups()
    value: Figure = int(whole.replace(",", ""))
    if fraction:
        value = Decimal(whole.replace(",", "") + fraction)
    if sign == "-":
        value = -value
    written = bare[: len(bare) - len(remark)] if remark else bare
    unusual = "," in whole or any(ord(character) > 127 for character in written.strip())
    return Number(
        State.NUMBER if value else State.ZERO, value, remark=remark, folded=unusual, signed=bool(sign)
    )


def show(value: Figure) -> str:
    """A figure as people write it: no exponent, no needless zeros."""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
