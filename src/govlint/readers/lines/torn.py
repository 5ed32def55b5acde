"""Part of the readers: the few lines that are broken in a text whose other lines are whole paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from govlint.lazy import lazily
from govlint.readers.lines.breaks import (
    BLANKS,
    NARROWEST,
    breaks_off,
    has_ended,
    is_row,
    is_title,
    is_wide,
    opens,
)

_LIST = lazily(r"部分[^：。]{0,6}：(?:[^：。；\d]+；)+$")
_REST = lazily(r"(?:[^：。；\d]+；)*[^：。；\d]+。.*")
_LIST_MARK = lazily(r"[ \t\u3000]*(?:其|第)?[一二三四五六七八九十\d]{1,3}")
_ADDRESS = lazily(r"(?:://|www\.)[!-~]*$")
"""An address at the end of a line, which a program may break anywhere."""
_HALF = lazily(r"(?<=[\u4e00-\u9fff])(\d{1,4})$")
_PAUSES = frozenset("，。；")
_OTHER_HALF = lazily(r"(\d{1,4})([件条份次个项篇起宗人年月日])")
_MOST = {"月": 12, "日": 31}
_PAIRS = ("《》", "〈〉", "（）", "()", "“”", "〔〕")
OPENING_MARKS = frozenset(pair[0] for pair in _PAIRS)
_STOPS = frozenset("。！？")
_NOTHING = ("", ":END:")
"""What stands above a paragraph: a blank line, or the end of what Org says of a heading."""
_BARS = "|｜│┃║\t"
_OPENING = 9
_FEWEST, _SHORT = 8, NARROWEST // 2 - 1
MOST_LINES = 3
"""The lines, at the most, over which what stands in brackets goes on."""


def torn(lines: Sequence[str], *, parted: bool = True) -> set[int]:
    """Which of `lines` go on in the next: within marks that it closes, or a sentence between blank lines.

    Blank lines tell nothing unless they are what parts paragraphs.
    """
    found = _titled(lines)
    found.update(at for at, line in enumerate(lines) if line[-1:].isdecimal() and _is_halved(lines, at))
    if parted:
        found.update(
            at for at, line in enumerate(lines) if _FEWEST <= len(line) <= _SHORT and _cut(lines, at)
        )
    # Of nearly all texts nothing is left of this, which is therefore quick.
    open_lines = [at for at, line in enumerate(lines) if len(line) > _SHORT and line[-1] not in _STOPS]
    for at in open_lines:
        line = lines[at]
        if not any(map(line.__contains__, _BARS)) and (is_wide(line) or line[-1] in OPENING_MARKS):
            found.update(
                closed(lines, at) or _listed(lines, at) or (_parted(lines, at, found) if parted else ())
            )
    return found


def _cut(lines: Sequence[str], at: int) -> bool:
    """Whether a short line between blank lines breaks off within brackets, and the next closes them and ends.

    Programs that break lines at blanks only do so: 《…格式》（GB/T, 9704—2012）和…。
    """
    line = lines[at]
    if not any(line.rfind(pair[0]) > line.rfind(pair[1]) for pair in _PAIRS) or at + 1 >= len(lines):
        return False
    after = lines[at + 1]
    above = lines[at - 1].strip(BLANKS) if at else ""
    alone = above in _NOTHING and not "".join(lines[at + 2 : at + 3]).strip(BLANKS)
    return (
        alone and has_ended(after) and "。" in after and not is_row(after) and bool(closed([line, after], 0))
    )


def within_marks(lines: Sequence[str]) -> set[int]:
    """Which of `lines` go on in the next, within open marks, where a mere line end parts no paragraphs."""
    return {
        at + behind
        for at, line in enumerate(lines)
        if not OPENING_MARKS.isdisjoint(line) and not any(map(line.__contains__, _BARS))
        for behind in closed(lines[at : at + 1 + MOST_LINES], 0)
    }


def _titled(lines: Sequence[str]) -> set[int]:
    """The line of a title that breaks off within brackets, near the beginning: 示例市（2021, 年）…报告."""
    return {
        at
        for at, (line, after) in enumerate(pairwise(lines[:_OPENING]))
        if line.rfind("（") > line.rfind("）")
        and is_title(line.strip(BLANKS) + after.strip(BLANKS))
        and _closes(after, "（）")
    }


def _listed(lines: Sequence[str], at: int) -> range:
    """The line at `at`, where a list of names after a colon goes on in the next: 分六个部分：甲；乙；."""
    listed = _LIST.search(lines[at].rstrip(BLANKS))
    after = lines[at + 1] if listed and at + 1 < len(lines) else ""
    goes_on = _REST.fullmatch(after.strip(BLANKS)) and not opens(after) and not is_row(after)
    return range(at, at + 1) if goes_on else range(0)


def _is_halved(lines: Sequence[str], at: int) -> bool:
    """Whether a figure of the sentence on a line goes on in the next: 公开信息200条，其中公告1, 28条。"""
    line = lines[at]
    said = at + 1 < len(lines) and not _PAUSES.isdisjoint(line) and not any(map(line.__contains__, _BARS))
    half = _HALF.search(line) if said else None
    rest = _OTHER_HALF.match(lines[at + 1].strip(BLANKS)) if half else None
    if half is None or rest is None or "。" not in lines[at + 1]:
        return False
    figure, most = half[1] + rest[1], _MOST.get(rest[2])
    return len(figure) == len("2024") if rest[2] == "年" else most is None or int(figure) <= most


def closed(lines: Sequence[str], at: int) -> range:
    """The lines from `at` on up to the one that closes a mark which is open at its end; none if none does."""
    before = lines[at]
    open_marks = [pair for pair in _PAIRS if before.rfind(pair[0]) > before.rfind(pair[1])]
    if not open_marks or not _STOPS.isdisjoint(before[before.rfind("。") + 1 :]):
        return range(0)
    # No line of an author's ends in a mark that opens: a program put each piece of a page on its own.
    pieces = before.rstrip(BLANKS)[-1:] in OPENING_MARKS or _ADDRESS.search(before) is not None
    for behind in range(at + 1, min(at + 1 + MOST_LINES, len(lines))):
        line = lines[behind]
        if not line.strip(BLANKS) or (not pieces and (opens(line) or is_row(line))):
            break
        if any(_closes(line, pair) for pair in open_marks):
            return range(at, behind)
        if not (pieces or is_wide(line)) or not _STOPS.isdisjoint(line):
            break
    return range(0)


def _closes(line: str, pair: str) -> bool:
    """Whether the first of two marks on a line is the one that closes."""
    opening, closing = line.find(pair[0]), line.find(pair[1])
    first = closing >= 0 and (opening < 0 or closing < opening)
    # 一）提高认识, 其一）建章立制: marks of a list close nothing.
    return first and _LIST_MARK.fullmatch(line, 0, closing) is None


def _parted(lines: Sequence[str], at: int, found: set[int]) -> range:
    """The line at `at`, where it and the next one, or few, are a paragraph between blank lines."""
    if at and lines[at - 1].strip(BLANKS) and not has_ended(lines[at - 1]) and at - 1 not in found:
        return range(0)
    if at + 1 >= len(lines) or not breaks_off(lines[at].strip(BLANKS), lines[at + 1].strip(BLANKS)):
        return range(0)
    behind = lines[at + 2].strip(BLANKS) if at + 2 < len(lines) else ""
    whole = has_ended(lines[at + 1]) and not behind
    further = not has_ended(lines[at + 1]) and bool(behind) and is_wide(lines[at + 1])
    return range(at, at + 1) if whole or further else range(0)
