"""What stands in a cell, read and never repaired: number, zero, blank, dash, word, unreadable, absent."""

from __future__ import annotations

import unicodedata
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache

from govlint.lazy import lazily
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
    DOUBTFUL = "doubtful"
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
_SMALL = {str(n): Number(State.NUMBER, n) for n in range(1, 200)} | {"0": _ZERO, "": _BLANK}

UNITS = {"元": 1, "千元": 10**3, "万元": 10**4, "百万元": 10**6, "千万元": 10**7, "亿元": 10**8}
"""The units of amounts, and how many 元 each is."""

LONGEST_FIGURE = 20
"""What has more digits before its point is the figure of nothing."""

_DASHES = frozenset("-—–－−―─/／\\~～")
INVISIBLE = dict.fromkeys(
    [
        0x00AD,
        0x061C,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        0xFE0E,
        0xFE0F,
        0xFEFF,
    ]
)
"""Characters that nobody sees: blanks without width, marks of direction, selectors."""
_BARE = lazily(r"[+-]?\d[\d,.，]*")
# A figure, then a remark: a bracket, or a unit at most (件, 条, 万元); what 12.6万 are only an amount tells.
_FIGURE = lazily(
    r"([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*"
    r"((?:件|条|宗|份|次|项|个|起|万元|元)?\s*(?:[(\[【](?s:.*))?)"
)
# The mark of a note behind a figure, 7①, is no digit of it.
_NOTE = lazily(r"(?<=[0-9０-９件条）)])\s*[①-⓿❶-➓¹²³⁰-⁹]+$")
_RAISED = lazily(r"[\[(（【〔]?[①-⓿❶-➓¹²³⁰-⁹]+[\])）】〕]?")
_TENS_OF_THOUSANDS = lazily(r"[\d０-９,，.．]+\s*万")
# 39 6; but 1 038 is one figure, set apart by thousands.
_GLUED = lazily(r"(?!\d{1,3}(?:[^\S\n]+\d{3})+$)\d[\d,]*(?:\s+\d[\d,]*)+")
# Digits set apart one by one or by threes, or broken over lines, as converters leave them.
_APART = lazily(r"\d(?:\s+\d)+|\d{1,3}(?:[^\S\n]+\d{3})+|\d+(?:\.\d+)?(?:[^\S\n]*\n\s*\d+)+")
_CHANGE = lazily(r"(增加?|减少?|[↑↓])[:：]?\s*(\d.*)")
# A figure that a narrow column breaks at its point: 0. / 00, 3 / .5.
_WRAPPED = lazily(r"(?<=\d\.)\s*\n\s*(?=\d)|(?<=\d)\s*\n\s*(?=\.\d)")


def doubtful(text: str) -> Number:
    """The number of a cell of whose text nobody can be sure: it has no value."""
    return Number(State.DOUBTFUL, remark=text)


def is_bare(text: str) -> bool:
    """Whether a text looks like one figure and nothing else, whatever it is worth: 1,024 or ３６."""
    return _BARE.fullmatch(text) is not None


def is_apart(number: Number) -> bool:
    """Whether a cell is doubtful because its digits stand apart: one figure, or several."""
    return number.state is State.DOUBTFUL and _APART.fullmatch(number.remark) is not None


def is_padded(text: str) -> bool:
    """Whether a figure begins with 0 and is none: of 017 a digit may be lost, or be one too many."""
    return text[:1] == "0" and text.isdecimal() and text.isascii() and text.strip("0") != ""


@lru_cache(maxsize=4096)
def parse_number(text: str) -> Number:
    """The state and value of a cell's `text`; nothing is guessed: what is no plain figure is a word."""
    return _SMALL.get(text) or _parse(text)


def figures_within(text: str) -> int:
    """How many figures stand in a cell with nothing but blanks between them: 2 for 39 6, and 1 for 1 038."""
    return len(text.split()) if _GLUED.fullmatch(text.strip()) else 1


def parse_amount(text: str) -> Number:
    """As `parse_number`, of an amount in 万元, which may be written as so many 万."""
    number = parse_number(text)
    if number.state is not State.UNREADABLE or not _TENS_OF_THOUSANDS.fullmatch(number.remark):
        return number
    return parse_number(number.remark + "元")


def parse_change(text: str) -> Number:
    """As `parse_number`, of a change on the year before, whose direction may be a word: 增52, 减少4项, ↓4."""
    number = parse_number(text)
    match = _CHANGE.fullmatch(text.strip()) if number.state is State.UNREADABLE else None
    if match is None:
        return number
    return parse_number(("-" if match[1][0] in "减↓" else "+") + match[2])


def _parse(text: str) -> Number:
    bare = text.translate(INVISIBLE).strip()
    if not bare:
        return _BLANK
    if all(character in _DASHES or character.isspace() for character in bare):
        return _DASH
    note = "" if bare.isascii() or not (found := _NOTE.search(bare)) else found[0]
    plain = bare.removesuffix(note)
    if _RAISED.fullmatch(plain):
        return Number(State.WORD, remark=bare)  # a note on a blank
    folded = _WRAPPED.sub("", unicodedata.normalize("NFKC", plain)).replace("−", "-")
    match = _FIGURE.fullmatch(folded)
    if match is None:
        if _APART.fullmatch(folded):
            return doubtful(folded)
        has_digit = any(character.isdigit() for character in folded)
        return Number(State.UNREADABLE if has_digit else State.WORD, remark=bare)
    sign, whole, fraction, remark = match.groups()
    if len(whole) > LONGEST_FIGURE:
        return Number(State.UNREADABLE, remark=bare)
    value: Figure = int(whole.replace(",", ""))
    if fraction:
        value = Decimal(whole.replace(",", "") + fraction)
    if sign == "-":
        value = -value
    written = plain[: len(plain) - len(remark)] if remark else plain
    unusual = "," in whole or any(ord(character) > 127 for character in written.strip())
    return Number(
        State.NUMBER if value else State.ZERO, value, remark=remark + note, folded=unusual, signed=bool(sign)
    )


_DIGITS = {digit: index % 10 for index, digit in enumerate("零一二三四五六七八九〇壹贰叁肆伍陆柒捌玖")}
_DIGITS["两"] = 2
_POWERS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
NUMERALS = "".join((*_DIGITS, *_POWERS, "万亿"))
"""The characters of Chinese numerals."""


def value_of(written: str) -> Decimal | None:
    """The value of a figure in prose, in Arabic or Chinese numerals (二〇二四, 一百零五); None for none."""
    bare = written.replace(",", "").replace("，", "")
    if not bare:
        return None
    if bare[:1].isascii():
        try:
            return Decimal(bare)
        except InvalidOperation:
            return None
    if all(character in _DIGITS for character in bare):
        return Decimal("".join(str(_DIGITS[character]) for character in bare))
    total = section = digit = 0
    for character in bare:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character == "亿":
            total, section, digit = (total + section + digit or 1) * 10**8, 0, 0
        elif character == "万":
            total, section, digit = total + (section + digit or 1) * 10**4, 0, 0
        elif character in _POWERS:
            section, digit = section + (digit or 1) * _POWERS[character], 0
        else:
            return None
    return Decimal(total + section + digit)


def shown_as(exact: Decimal, told: Decimal) -> bool:
    """Whether `told` shows `exact` to its own digits, rounded half up or cut off."""
    digits = Decimal(1).scaleb(min(0, int(told.as_tuple().exponent)))
    return told in (exact.quantize(digits, ROUND_HALF_UP), exact.quantize(digits, ROUND_DOWN))


def show(value: Figure) -> str:
    """A figure as people write it: no exponent, no needless zeros."""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def mistyped(written: Figure, mended: Figure) -> bool:
    """Whether one slip of the hand turns `mended` into `written`: a wrong digit, too, unlike `slip`."""
    one, other = show(written), show(mended)
    wrong = sum(a != b for a, b in zip(one, other, strict=False))
    return (len(one) == len(other) and wrong == 1) or slip(written, mended) is not None


def slip(written: Figure | None, mended: Figure) -> str | None:
    """The slip of the hand that turns `mended` into `written`: a digit dropped, doubled or transposed."""
    if written is None or written == mended:
        return None
    one, other = show(written), show(mended)
    if len(one) == len(other) and sorted(one) == sorted(other) and len(one) > 1:
        return "transposed"
    if len(other) == len(one) + 1 and any(other[:at] + other[at + 1 :] == one for at in range(len(other))):
        return "dropped" if one != "0" else None
    if len(one) == len(other) + 1 and any(one[:at] + one[at + 1 :] == other for at in range(len(one))):
        return "doubled" if other != "0" else None
    return None
