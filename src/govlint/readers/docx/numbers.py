"""Automatic numbering of a docx: what Word shows before a paragraph and does not keep in its text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from govlint.model import Struct
from govlint.readers.docx.names import attribute, child, children, local

_BLANK = re.compile(r"%([1-9])")
_DIGITS = "〇一二三四五六七八九"
_COUNTING = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ENDS = "、．.。,，:：)）]】〕》 \u3000"
_LEVELS = 9


def counted(number: int, digits: str = _COUNTING, ten: str = "十", hundred: str = "百") -> str:
    """A number up to 9999 as it is counted in Chinese: 十二, 一百零五."""
    if not 0 < number < 10_000:
        return str(number)
    places = ("", ten, hundred, "仟" if ten == "拾" else "千")
    out, zero = "", False
    for power in range(len(str(number)) - 1, -1, -1):
        digit = number // 10**power % 10
        if digit:
            out += ("零" if zero else "") + digits[digit] + places[power]
            zero = False
        elif out:
            zero = True
    return out.removeprefix("一") if out.startswith("一十") else out


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number < 781 else str(number)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    out = ""
    for value, sign in _ROMAN:
        out += sign * (number // value)
        number %= value
    return out


def _shifted(first: int, most: int) -> Callable[[int], str]:
    return lambda number: chr(first + number - 1) if 0 < number <= most else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": counted,
    "chineseCountingThousand": counted,
    "japaneseCounting": counted,
    "taiwaneseCounting": counted,
    "taiwaneseCountingThousand": counted,
    "ideographDigital": lambda number: "".join(_DIGITS[int(digit)] for digit in str(number)),
    "taiwaneseDigital": lambda number: "".join(_DIGITS[int(digit)] for digit in str(number)),
    "japaneseDigitalTenThousand": lambda number: "".join(_DIGITS[int(digit)] for digit in str(number)),
    "chineseLegalSimplified": lambda number: counted(number, _LEGAL, "拾", "佰"),
    "ideographLegalTraditional": lambda number: counted(number, _LEGAL, "拾", "佰"),
    "ideographTraditional": lambda number: _STEMS[number - 1] if 0 < number <= 10 else str(number),
    "ideographZodiac": lambda number: _BRANCHES[number - 1] if 0 < number <= 12 else str(number),
    "decimalEnclosedCircle": _shifted(0x2460, 20),
    "decimalEnclosedCircleChinese": _shifted(0x2460, 20),
    "decimalEnclosedParen": _shifted(0x2474, 20),
    "decimalEnclosedFullstop": _shifted(0x2488, 20),
    "ideographEnclosedCircle": _shifted(0x3280, 10),
    "decimalFullWidth": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
    "decimalFullWidth2": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}


class _Level(Struct, frozen=True):
    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    spaced: bool = False


class Numbering:
    """The lists of a document, and how far each has been counted."""

    def __init__(self, root: Any | None, list_of_style: Callable[[str], int | None]) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._links: dict[str, str] = {}
        self._lists: dict[int, tuple[str, dict[int, int], dict[int, _Level]]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[int, int]] = set()
        self._list_of_style = list_of_style
        for item in root if root is not None else ():
            kind = local(item)
            if kind == "abstractNum":
                self._abstract(item)
            elif kind == "num":
                self._list(item)

    def _abstract(self, item: Any) -> None:
        key = attribute(item, "abstractNumId") or ""
        link = child(item, "numStyleLink")
        if link is not None:
            self._links[key] = attribute(link, "val") or ""
        self._levels[key] = {_index(level): _level(level) for level in children(item, "lvl")}

    def _list(self, item: Any) -> None:
        abstract = child(item, "abstractNumId")
        key = attribute(abstract, "val") or "" if abstract is not None else ""
        starts: dict[int, int] = {}
        levels: dict[int, _Level] = {}
        for override in children(item, "lvlOverride"):
            at = _number(attribute(override, "ilvl"), 0)
            start, own = child(override, "startOverride"), child(override, "lvl")
            if start is not None:
                starts[at] = _number(attribute(start, "val"), 1)
            if own is not None:
                levels[at] = _level(own)
        self._lists[_number(attribute(item, "numId"), 0)] = (key, starts, levels)

    def label(self, number: int, at: int) -> str:
        """What stands before the next paragraph of list `number` at level `at`; counts it."""
        known = self._lists.get(number)
        if known is None or not 0 <= at < _LEVELS:
            return ""
        key, starts, own = known
        levels = self._levels_of(key) | own
        level = levels.get(at)
        if level is None:
            return ""
        counts = self._counts.setdefault(key, [None] * _LEVELS)
        self._count(counts, levels, at, starts, number)
        if level.format in ("bullet", "none") and "%" not in level.text:
            return "" if level.format == "bullet" else level.text
        words = _BLANK.sub(lambda match: self._written(int(match[1]) - 1, counts, levels, level), level.text)
        return words + " " if level.spaced and words and words[-1] not in _ENDS else words

    def _levels_of(self, key: str) -> dict[int, _Level]:
        """The levels of a list's definition, or of the style's that it is linked to."""
        if self._levels.get(key) or key not in self._links:
            return self._levels.get(key, {})
        linked = self._list_of_style(self._links[key])
        known = self._lists.get(linked) if linked is not None else None
        return self._levels.get(known[0], {}) if known else {}

    def _count(
        self,
        counts: list[int | None],
        levels: dict[int, _Level],
        at: int,
        starts: dict[int, int],
        number: int,
    ) -> None:
        first = starts.get(at, levels[at].start)
        if at in starts and (number, at) not in self._started:
            counts[at] = None
        self._started.add((number, at))
        current = counts[at]
        counts[at] = first if current is None else current + 1
        for above in range(at):
            if counts[above] is None:
                counts[above] = levels.get(above, _Level()).start
        for below in range(at + 1, _LEVELS):
            restart = levels.get(below, _Level()).restart
            if restart != 0 and (restart is None or at < restart):
                counts[below] = None

    @staticmethod
    def _written(index: int, counts: list[int | None], levels: dict[int, _Level], level: _Level) -> str:
        value = counts[index]
        if value is None:
            return ""
        kind = levels.get(index, _Level()).format
        return str(value) if level.legal else _FORMATS.get(kind, str)(value)


def _index(level: Any) -> int:
    return _number(attribute(level, "ilvl"), 0)


def _number(text: str | None, default: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return default


def _level(item: Any) -> _Level:
    found = {local(part): part for part in item}

    def value(name: str, default: str) -> str:
        part = found.get(name)
        return default if part is None else attribute(part, "val") or ""

    kind = found.get("numFmt")
    return _Level(
        start=_number(value("start", "1"), 1),
        format=(attribute(kind, "val") or "decimal") if kind is not None else "decimal",
        text=value("lvlText", ""),
        restart=_number(value("lvlRestart", ""), -1) if "lvlRestart" in found else None,
        legal="isLgl" in found and value("isLgl", "1") not in ("0", "false"),
        spaced=value("suff", "tab") != "nothing",
    )
