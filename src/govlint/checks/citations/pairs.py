"""Marks that come in pairs, and those of a paragraph that have no partner: 《, ）, “."""

from __future__ import annotations

from govlint.lazy import lazily
from govlint.model import Span

PARTNER = {"《": "》", "〈": "〉", "〔": "〕", "（": "）", "“": "”", "【": "】"}
OPENER = {close: opener for opener, close in PARTNER.items()}
Loose = tuple[int, str]
"""A mark without a partner: where it stands, and the mark in full width."""
LooseMarks = list[tuple[int, list[Loose]]]
"""Those of several paragraphs, each by its index."""

_MARKS = lazily(r"[《》〈〉〔〕（）()“”【】]")
_MARKS_AND_ENDS = lazily(r"[《》〈〉〔〕（）()“”【】\n]")
_PAIRS = ("《》", "〈〉", "〔〕", "（）", "()", "（)", "(）", "“”", "【】")
_HALF_WIDTH = {"(": "（", ")": "）"}
_LIST_NUMBER = lazily(
    r"(?:^|[\s，。；：、,.;:])(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[A-Za-z]|[①-⑳])[ \u3000]?$"
)
_NUMBER_AT_END = lazily(r"(?<!\d)\d{1,2}$|(?<![A-Za-z])[A-Ya-y]$")
DEEPEST = 20
"""Marks nested deeper than in any text of sense are counted one by one."""


def suspects(text: str, paragraphs: list[Span]) -> list[int]:
    """Indexes of the paragraphs whose marks may not pair: what is well nested is taken out of all at once."""
    marks = "".join(_MARKS_AND_ENDS.findall("\n".join([text[span.start : span.end] for span in paragraphs])))
    for _ in range(DEEPEST):
        before = marks
        for pair in _PAIRS:
            marks = marks.replace(pair, "")
        if marks == before:
            break
    left = marks.split("\n")
    if len(left) != len(paragraphs):  # a paragraph of several lines
        return list(range(len(paragraphs)))
    return [index for index, rest in enumerate(left) if rest]


def unpaired(text: str, paragraph: Span) -> list[Loose]:
    """Marks without a partner, in order. Each kind is counted by itself."""
    waiting: dict[str, list[int]] = {}
    left: list[Loose] = []
    for match in _MARKS.finditer(text, paragraph.start, paragraph.end):
        mark = _HALF_WIDTH.get(match[0], match[0])
        if mark in PARTNER:
            waiting.setdefault(mark, []).append(match.start())
        elif waiting.get(OPENER[mark]):
            waiting[OPENER[mark]].pop()
        elif mark != "）" or not _is_list_number(text, paragraph, match.start()):
            left.append((match.start(), mark))
    left.extend((offset, mark) for mark, offsets in waiting.items() for offset in offsets)
    return sorted(left)


def _is_list_number(text: str, paragraph: Span, at: int) -> bool:
    """Whether the mark at `at` is of a list number: 1）, also behind a word where the next follows."""
    before = text[max(paragraph.start, at - 5) : at]
    if _LIST_NUMBER.search(before) is not None:
        return True
    number = _NUMBER_AT_END.search(before)
    if number is None:
        return False
    following = str(int(number[0]) + 1) if number[0].isdecimal() else chr(ord(number[0]) + 1)
    return any(text.find(following + mark, at, paragraph.end) >= 0 for mark in "）)")
