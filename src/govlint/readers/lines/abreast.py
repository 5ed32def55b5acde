"""Part of the text reader: text whose lines hold two columns side by side is told: nobody can read it."""

from __future__ import annotations

from govlint.errors import UnreadableError
from govlint.lazy import lazily

_GAP = "   "
FEWEST = 8
"""So many lines with words on both sides of a gap, and no figures alone, are two columns of text."""
SHARE = 3
"""One in so many of the longer lines is of that kind at least: tables go over the whole page."""
LONG = 20
_CHINESE = 6
_ABREAST = lazily(r"(?m)^[ \t\u3000]*((?:\S ?){10,70}?)[ \t\u3000]{3,80}((?:\S ?){7,70})[ \t]*\r?$")


def require_one_column(text: str) -> None:
    """Raise where `text` was taken from pages in two columns, line by line across both."""
    if text.count(_GAP) < FEWEST:
        return
    lines = [pair for pair in _ABREAST.findall(text) if all(map(_is_of_words, pair))]
    if len(lines) >= FEWEST and SHARE * len(lines) >= sum(len(line) > LONG for line in text.splitlines()):
        raise UnreadableError(
            "页面是两栏的，左右两栏的字混在同一行里，读不出先后；请检查原来的文件，"
            "或者不保留版面再取一次文字（pdftotext 不加 -layout）",
            "the pages have two columns, whose words are mixed within lines; check the original "
            "file, or take the text without its layout (pdftotext without -layout)",
        )


def _is_of_words(words: str) -> bool:
    """Whether half a line is running text: mostly Chinese, with no bar of a table."""
    return "|" not in words and sum("\u4e00" <= character <= "\u9fff" for character in words) >= _CHINESE
