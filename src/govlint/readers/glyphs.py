"""Part of the readers of pages: characters as fonts name them become those that people type."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Fonts name the radicals among their characters; these have no compatibility mapping in Unicode.
_RADICALS = str.maketrans(
    "⺁⺄⺆⺇⺊⺋⺌⺍⺎⺗⺘⺙⺝⺟⺠⺡⺢⺣⺤⺥⺦⺩⺪⺫⺬⺭⺮⺯⺰⺲⺳⺴⺵⺶⺸⺻⺼⺽⺾⺿⻀⻁⻂⻅⻆⻇⻉⻋⻌⻍⻎⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻠⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
    "厂乚冂几卜㔾小小尢㣺扌攵月母民氵氺灬爫爫丬王疋罒示礻竹糹纟罒冈罒芈羊羊肀肉臼艹艹艹虎衤见角覀贝车辶辶辶钅長镸长门阝雨青韦页风飞食饣马骨鬼鱼鸟卤麦黄齐齿龙龟",
)

RADICALS = range(0x2E80, 0x2FE0)
"""Radicals by themselves, which look like the characters that people type."""


@lru_cache(maxsize=8192)
def readable(character: str) -> str:
    """What stands for a character as a font names it: radicals and ligatures are told, wide forms are kept.

    >>> readable("\u2f00"), readable("\ufb01"), readable("１")
    ('一', 'fi', '１')
    """
    code = ord(character) if character else 0xFFFD
    if 0x2E80 <= code < 0x2F00:
        return character.translate(_RADICALS)
    if 0x2F00 <= code < 0x2FE0 or 0xFB00 <= code < 0xFB07 or 0xF900 <= code < 0xFB00:
        return unicodedata.normalize("NFKC", character)
    if code in (0x2329, 0x232A):
        return "\u3008" if code == 0x2329 else "\u3009"
    if code in (0x02, 0xAD, 0x2010, 0x2011):
        return "-"
    if code in (0xFFFE, 0xFFFF) or (code < 32 and code != 9) or 0x7F <= code < 0xA0:
        return "\ufffd"
    return " " if code in (9, 0xA0) else character or "\ufffd"


_BLANK_BEFORE = "《〈（〔［【〖「『“‘"
_BLANK_AFTER = "》〉）〕］】〗」』”’，。、；：！？"


def white(before: str, after: str) -> float:
    """How much of a character stays white between two full-width marks, where one may be set into the other.

    >>> white("》", "（"), white("》", "和"), white("和", "（"), white("和", "和")
    (1.0, 0.5, 0.5, 0.0)
    """
    return 0.5 * (before in _BLANK_AFTER) + 0.5 * (after in _BLANK_BEFORE)


@lru_cache(maxsize=8192)
def is_unknown(character: str) -> bool:
    """Whether nobody can say which character this is: none at all, or one of a font's private ones."""
    return any(piece == "\ufffd" or unicodedata.category(piece) in ("Co", "Cn") for piece in character)
