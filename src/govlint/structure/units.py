"""Part of building forms: the unit of an amount where its cell or the headings name another one."""

from __future__ import annotations

from collections.abc import Iterable

from govlint.lazy import lazily
from govlint.numbers import UNITS, Number, State

_NAMED = lazily(r"(?:单位[：:]?|[（(])((?:百万|千万|[千万亿])?元)(?:[）)]|$)")
_MARKS = "（）()〔〕 "


def unit_of(texts: Iterable[str]) -> str:
    """The one unit of amounts that headings name: 元 of 本年收费金额（单位：元）; empty for none."""
    units = {match for text in texts if "元" in text for match in _NAMED.findall("".join(text.split()))}
    return units.pop() if len(units) == 1 else ""


def in_unit(number: Number, label: str, named: str) -> Number:
    """The `number` of a cell under the official `label` of its column, which names the unit of its figures.

    It is doubtful where the cell itself, or else its headings (`named`), say another unit: its value would
    be wrong by that much.
    """
    official, own = unit_of((label,)), number.remark.strip(_MARKS)
    unit = own if own in UNITS else named
    if not official or not unit or unit == official:
        return number
    return Number(State.DOUBTFUL, remark=unit)
