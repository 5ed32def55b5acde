"""Numerals in the running text, Arabic or Chinese: of articles, orders and documents."""

from __future__ import annotations

_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def number_in(numeral: str) -> int | None:
    """The value of an Arabic or Chinese numeral below 10,000, such as 49, 四十九, 一百零二 or 七一一."""
    if numeral.isdecimal():
        return int(numeral)
    if all(character in _DIGITS for character in numeral):
        return int("".join(str(_DIGITS[character]) for character in numeral)) if numeral else None
    total, digit = 0, None
    for character in numeral:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _UNITS:
            total += (1 if digit is None else digit or 1) * _UNITS[character]
            digit = None
        else:
            return None
    return total + (digit or 0)
