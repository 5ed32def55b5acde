"""Part of the layout: lines outside tables become paragraphs, whole again where a line only wrapped."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from statistics import median

from govlint.lazy import lazily
from govlint.model import Struct
from govlint.readers.layout.lines import Line, is_narrow, join
from govlint.readers.lines.counting import counts_on

INDENT = 1.2
"""A line that begins so many characters further right begins a paragraph."""
SLACK = 0.35
NARROWEST = 18
"""No column of text is narrower, in characters: shorter lines are lines by themselves."""
MARKED = 25
"""One line in so many with an indent or space before it tells that paragraphs are marked so."""
NEARLY = 0.9
"""A line is nearly full that takes so much of the width."""
LOOSE = 1.3
_NUMBERED = lazily(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)])"
)
_ENDS = re.compile(r"[。！？；：:;!?]\s*$")
_HANGING = frozenset("，。、；：！？）》〉”’】〕」』…—,.;:!?)]%％")
_BRACKETS = (("（", "）"), ("(", ")"), ("《", "》"), ("〔", "〕"), ("“", "”"))
_OPENING = frozenset("（《〈“‘【〔「『([")


class Flowing(Struct, frozen=True):
    """A line with the page that it stands on, and whether a table or picture stands before it."""

    line: Line
    page: int
    cut: bool


class Measure(Struct, frozen=True):
    """What the lines of a document have in common: the size of its text, its margins, its line pitch.

    `marked` tells that paragraphs are told apart by an indent or by space between them.
    """

    size: float
    left: float
    right: float
    pitch: float
    marked: bool = False


def measure(lines: Sequence[Flowing]) -> Measure:
    """The measure of a text of which these are all lines."""
    if not lines:
        return Measure(10.5, 0, 0, 16)
    weights: Counter[float] = Counter()
    for item in lines:
        weights[round(item.line.size * 2) / 2] += len(item.line.text)
    size = weights.most_common(1)[0][0]
    body = [item for item in lines if abs(item.line.size - size) <= 0.1 * size] or list(lines)
    rights = sorted([_right(item.line) for item in body], reverse=True)
    right = rights[min(len(rights) // 20, 3)]
    right = max(right, min(item.line.left for item in body) + NARROWEST * size)
    full = [
        (one.line, two.line)
        for one, two in itertools.pairwise(body)
        if right - one.line.right < 2 * size and not two.cut
    ]
    lefts = Counter(round(two.left) for _, two in full)
    left = float(min((place for place, count in lefts.items() if count * 4 >= len(full)), default=0.0))
    if not full:
        left = min(item.line.left for item in body)
    gaps = [two.base - one.base for one, two in full if 0.8 * size < two.base - one.base < 4 * size]
    pitch = median(gaps) if gaps else 1.8 * size
    marks = sum(1.2 * size < item.line.left - left < 3 * size for item in body)
    marks += sum(
        LOOSE * pitch < two.line.base - one.line.base < 9 * pitch for one, two in itertools.pairwise(body)
    )
    return Measure(size, left, right, pitch, marks > 2 and marks * MARKED > len(body))


def _right(line: Line) -> float:
    """Where a line ends, without a mark that may hang out of the margin."""
    text = line.text.rstrip()
    return line.right - line.size if text and text[-1] in _HANGING and len(text) > 1 else line.right


def paragraphs(lines: Sequence[Flowing], whole: Measure) -> list[list[Flowing]]:
    """The lines of each paragraph."""
    found: list[list[Flowing]] = []
    for item in lines:
        if found and not item.cut and _goes_on(found[-1][-1], item, whole):
            found[-1].append(item)
        else:
            found.append([item])
    return found


def text_of(paragraph: Sequence[Flowing]) -> str:
    """The words of a paragraph."""
    return join([item.line.text.strip() for item in paragraph])


def _goes_on(before: Flowing, after: Flowing, whole: Measure) -> bool:
    one, two = before.line, after.line
    size = one.size
    if abs(two.size - size) > 0.12 * size or len(one.pieces) > 1 or len(two.pieces) > 1:
        return False
    if _is_title(before, after, whole):
        return True
    if one.bold != two.bold and (one.bold or len(two.text) < 40):
        return False
    if before.page == after.page:
        gap = two.base - one.base
        if gap > LOOSE * max(whole.pitch * size / whole.size, 1.15 * size) or gap <= 0:
            return False
    right = whole.right if abs(size - whole.size) <= 0.1 * whole.size else max(whole.right, one.right)
    roomy = right - one.right > _first_word(two) + SLACK * size
    if roomy and not _is_broken_early(one, two, whole) and not _is_bracketed(one.text, two.text):
        return False
    if two.left > whole.left + INDENT * size and two.left > one.left - INDENT * size:
        return False
    if two.left > one.left + INDENT * size:
        return False
    return (
        whole.marked
        or not (_ENDS.search(one.text) and _NUMBERED.match(two.text))
        or counts_on(one.text, two.text)
    )


def _is_broken_early(one: Line, two: Line, whole: Measure) -> bool:
    """Whether a line is nearly full and its sentence goes on: some programs break lines a little early."""
    full = one.right - whole.left > NEARLY * (whole.right - whole.left)
    ended = _ENDS.search(one.text) or _NUMBERED.match(two.text)
    return full and (not ended or counts_on(one.text, two.text))


def _is_bracketed(one: str, two: str) -> bool:
    """Whether a bracket that a line leaves open is closed on the next."""
    for opening, closing in _BRACKETS:
        if one.rfind(opening) > one.rfind(closing) and closing in two:
            return opening not in two[: two.index(closing)]
    return False


def _is_title(before: Flowing, after: Flowing, whole: Measure) -> bool:
    """Whether two lines are of one title: large, below one another, about the same middle."""
    one, two = before.line, after.line
    if min(one.size, two.size) < 1.25 * whole.size or before.page != after.page or _NUMBERED.match(two.text):
        return False
    apart = abs(one.left + one.right - two.left - two.right) / 2
    return apart < one.size and two.base - one.base < 2.3 * one.size


def _first_word(line: Line) -> float:
    """How wide the first thing of a line is that cannot be broken: a character, or a word of letters."""
    text = line.text.strip()
    end = 1
    while end < len(text) and text[end - 1] in _OPENING:
        end += 1
    if is_narrow(text[end - 1]) or text[end - 1] in "/.:-_":
        while end < len(text) and end < 80 and text[end] > " " and text[end] < "\u2e80":
            end += 1
    while end < len(text) and text[end] in _HANGING:
        end += 1
    return (line.right - line.left) * end / max(len(text), 1) * 1.02
