"""Folding of labels and titles: what differs only in width, blanks, brackets, quotes or by a slip."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from govlint.lazy import lazily

_NOT_A_WORD = lazily(r"[\W_]+")
_SET_APART = lazily(
    r"(?<=[一-鿿])[ \xa0\u2002\u2003\u3000]{1,2}(?=[一-鿿，。；：、（）“”])"
    r"|(?<=[，。；：、（）“”])[ \xa0\u2002\u2003\u3000]{1,2}(?=[一-鿿])"
)
# Marks and blanks that a converter of pages left as their names: 3.危及&quot;三安全一稳定&quot;.
_MARK_BY_NAME = lazily(r"&(?:quot|[lr]dquo|nbsp|e[mn]sp|#\d{2,5}|#x[\da-fA-F]{2,4});")
_NOTE_ENDS = frozenset("])）】〕¹²³⁴⁵⁶⁷⁸⁹⁰①②③④⑤⑥⑦⑧⑨")
_NOTE = lazily(r"(?<=\S)\s*(?:[\[(（【〔][¹²³⁰-⁹①-⑨]{1,3}[\])）】〕]|\[\^\d{1,3}\]|[¹²³⁰-⁹①-⑨]{1,3})\s*$")
_LEADING_NUMBER = lazily(r"(?:[一二三四五六七八九十]{1,2}|\d{1,2})")
# A year in Chinese numerals, 二〇二四, and what makes digits of it.
CHINESE_YEARS = r"二[〇○零O0][一二三四五六七八九][〇○零O0一二三四五六七八九]"
CHINESE_YEAR = str.maketrans("〇○零O一二三四五六七八九", "0000123456789")
DATED = lazily(
    r"[（(][^（）()]*(?:20\d\d|二[〇○零O0][一二三四五六七八九][〇○零O0一二三四五六七八九])"
    r"(?:[-./]|[^（）()]*(?:月|日|发布|公布|印发|更新))[^（）()]*[）)]\s*\Z"
)
"""A bracket at the end of a title that tells when it was published: （2025年1月20日）."""
NARROW_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_WIDENED = dict(zip(",;:()", "，；：（）", strict=True))
# One pattern for each mark: one character is searched five times as fast as any of a class.
_BETWEEN_DIGITS = {mark: lazily(rf"{mark}(?=\d)(?<=\d.)") for mark in ",;:"}
_NAMES = ("信息公开工作年度报告", "信息公开年度报告")
"""How titles of the report end."""
_CHINESE_DIGITS = {character: digit for digit, character in enumerate("零一二三四五六七八九")}


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """`text` in half width, without spaces and punctuation, in lower case, and without a note's mark."""
    if "&" in text:
        text = _MARK_BY_NAME.sub("", text)
    if text[-1:] in _NOTE_ENDS:
        text = _NOTE.sub("", text)
    return _NOT_A_WORD.sub("", unicodedata.normalize("NFKC", text)).lower()


def widened(text: str) -> str:
    """`text` with the commas, semicolons, colons and brackets of a sentence in full width; same length.

    What stands between two digits is theirs: 1,234 and 8:30.
    """
    narrow = [mark for mark in _WIDENED if mark in text]
    if not narrow:
        return text
    numbers = [_BETWEEN_DIGITS[mark] for mark in narrow if mark in _BETWEEN_DIGITS]
    kept = sorted(match.start() for pattern in numbers for match in pattern.finditer(text))
    wide = text
    for mark in narrow:
        wide = wide.replace(mark, _WIDENED[mark])
    if not kept:
        return wide
    ends = [0, *(at + 1 for at in kept)]
    pieces = [wide[start:at] + text[at] for start, at in zip(ends, kept, strict=False)]
    return "".join([*pieces, wide[ends[-1] :]])


def closed_up(text: str) -> str:
    """`text` without the blanks between its Chinese characters, where nearly all of them are set apart so."""
    # Finding that there is none is quick, and counting is not.
    blanks = sum(text.count(blank) for blank in " \xa0\u3000\u2002\u2003" if blank in text)
    if blanks * 3 < len(text):
        return text
    closed = _SET_APART.sub("", text)
    return closed if (len(text) - len(closed)) * 3 > len(text) else text


def without_number(folded: str) -> str:
    """A folded label without the number before it (一, 1)."""
    match = _LEADING_NUMBER.match(folded)
    return folded[match.end() :] if match else folded


def chinese_number(text: str) -> int | None:
    """The value of a Chinese or Arabic numeral up to 99, such as 六 or 十二; None for anything else."""
    text = unicodedata.normalize("NFKC", text.strip())
    if text.isdecimal():
        return int(text)
    tens, ten, units = text.partition("十")
    if not ten:
        return _CHINESE_DIGITS.get(text)
    high = _CHINESE_DIGITS.get(tens) if tens else 1
    low = _CHINESE_DIGITS.get(units) if units else 0
    return None if high is None or low is None else high * 10 + low


def mended_title(text: str) -> str | None:
    """A title without blanks in which one character of the report's name is wrong, with the right one.

    None where the name is right, or is another: the name is that of the format of 国办公开办函〔2021〕30号.
    """
    bare = "".join(text.split())
    if bare.endswith(_NAMES):
        return None
    for name in _NAMES:
        own, end = bare[: -len(name)], bare[-len(name) :]
        if len(end) == len(name) and sum(a != b for a, b in zip(end, name, strict=True)) == 1:
            return own + name
    return None
