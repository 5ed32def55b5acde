"""The figures of a sentence as lists and percentages need them: in 较上年增加22件 the 22 is a change."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.claims.figures import Count
from govlint.claims.sentences import Segment, Sentence
from govlint.claims.words import Word
from govlint.claims.years import is_another, is_headed
from govlint.lazy import lazily
from govlint.model import Struct

_PARTING = ("；", ";")
_AND = frozenset("和与同跟")
RISES = "增长|增加|上升|提高|提升|上[涨浮]|攀升|回升|扩大"
FALLS = "下降|减少|降低|下滑|回落|缩小|压[减缩降]|[缩削裁核]减|精简"
"""Patterns of what figures do: they rise or fall."""
_CHANGED_BY, _NEAR = lazily(rf"(?:{RISES}|{FALLS}|[多少][\u4e00-\u9fff]|净[增减])(?:了)?[ \t]*$"), 8
_STATEMENT_ENDS = lazily(r"[。；;\n]")

MOST_FIGURES = 80
"""A sentence with more figures is a table that lost its lines, and no list or share."""


class Mention(Struct, frozen=True):
    """A figure in its segment: the words before it there, and whether it is a change or another year's.

    What is said before it there begins at `start`.
    """

    count: Count
    segment: Segment
    before: tuple[Word, ...]
    start: int
    change: bool
    old: bool

    @property
    def compared(self) -> bool:
        """Whether it is what something is compared with, or the change: 较上年的61件, 较上年增加22件."""
        return any("compare" in word.context for word in self.before)

    @property
    def plain(self) -> bool:
        """Whether it is an exact number of this year's, and no percentage or change."""
        return self.count.exact and not (self.count.percent or self.change or self.old)

    def said_before(self, text: str) -> str:
        """The text of the segment before the figure, from the figure before it on."""
        return text[self.start : self.count.whole.start]

    def said_behind(self, text: str) -> str:
        """The text of the segment behind the figure."""
        return text[self.count.whole.end : self.segment.end]

    @property
    def following(self) -> Count | None:
        """The next figure of the segment."""
        later = (count for count in self.segment.counts if count.span.start > self.count.span.start)
        return next(later, None)

    def said_to_next(self, text: str) -> str:
        """The text of the segment behind the figure, up to the next one."""
        following = self.following
        return text[self.count.whole.end : following.whole.start if following else self.segment.end]


def all_said_before(counts: Sequence[Count], told: Sequence[Mention], text: str) -> list[str]:
    """The words before each of some figures."""
    said = {item.count.span.start: item.said_before(text) for item in told}
    return [said[count.span.start] for count in counts]


class FiguredSentence(Struct, frozen=True):
    """A sentence and its figures."""

    sentence: Sentence
    mentions: tuple[Mention, ...]


def end_of_statement(text: str, start: int) -> int:
    """Where the statement ends that goes on at `start`: at a full stop, a semicolon or the end of a line."""
    end = _STATEMENT_ENDS.search(text, start)
    return end.start() if end is not None else len(text)


def mentions_in(sentence: Sentence, text: str, year: int | None) -> tuple[Mention, ...]:
    """The figures of a sentence in order, percentages too."""
    found: list[Mention] = []
    old, headed = False, is_headed(text[sentence.span.start : sentence.span.end], year)
    outside: list[bool] = []
    named: Segment | None = None
    for segment in sentence.segments:
        while segment.depth > len(outside):
            outside.append(old)
        while segment.depth < len(outside):  # a year named in brackets is left with them
            old = outside.pop()
        # 复议7件，上年为6件；诉讼5件: what was said of a year ends with what it was said of.
        old = old and segment.mark not in _PARTING
        start = segment.start
        at = 0
        of_that_year = named is not None and _in_bracket(segment, named, text)
        for count in segment.counts:
            first = at
            while at < len(segment.words) and segment.words[at].start < count.whole.start:
                old = is_another(text, segment.words[at : at + 1], year, before=old, headed=headed)
                at += 1
            before = segment.words[first:at]
            compared = [
                word for word in before if "compare" in word.context and not _joins_years(word, before, text)
            ]
            aside = any(_names_year(word, count, text) for word in compared)
            changed = bool(compared) and not aside
            changed = changed or (bool(found) and found[-1].old and _is_moved(count, start, text))
            if found and _goes_on(found[-1], segment, count):
                # 较上年的250条、180条分别增加70条、20条: each row to its end.
                changed, aside = found[-1].change, found[-1].old
            found.append(Mention(count, segment, before, start, changed, old or aside or of_that_year))
            start = count.whole.end
            of_that_year = False
        if at < len(segment.words):
            old = is_another(text, segment.words[at:], year, before=old, headed=headed)
        named = segment
    return tuple(found)


def _is_moved(count: Count, start: int, text: str) -> bool:
    """Whether a figure behind last year's is a change, by a word that elsewhere says no such thing."""
    end = count.span.start
    return _CHANGED_BY.search(text, max(start, end - _NEAR), end) is not None


def _goes_on(last: Mention, segment: Segment, count: Count) -> bool:
    """Whether a figure alone is joined by 、 to the one before it, of whose row it is."""
    alone = segment.mark == "、" and segment.start == count.whole.start
    return alone and last.segment.end + 1 == segment.start and last.count.unit == count.unit


def _joins_years(word: Word, said: tuple[Word, ...], text: str) -> bool:
    """Whether a word for comparisons only joins two years of a name: 2023年决算和2024年预算信息2条."""
    return text[word.start] in _AND and any(
        "year" in other.context and other.end < word.start for other in said
    )


def _in_bracket(segment: Segment, before: Segment, text: str) -> bool:
    """Whether a bracket holds the figure of the year that a comparison before it names: 比2023年（61件）."""
    if segment.mark not in ("（", "(") or not before.words:
        return False
    word = before.words[-1]
    said = text[word.start : word.end]
    return "compare" in word.context and "年" in said and not text[word.end : before.end].strip()


def _names_year(word: Word, count: Count, text: str) -> bool:
    """Whether a comparison names the year of the figure behind it: 较上年的61件, not 较上年增加22件."""
    said = text[word.start : word.end]
    if "年" not in said and "期" not in said:
        return False
    return said.rstrip(" \t").endswith("的") or not text[word.end : count.whole.start].strip()
