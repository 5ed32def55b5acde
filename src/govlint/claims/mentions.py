"""The figures of a sentence with what lists and percentages need to know of them."""

from __future__ import annotations

from govlint.claims.figures import Count
from govlint.claims.sentences import Segment, Sentence
from govlint.claims.words import Word
from govlint.model import Struct


class Mention(Struct, frozen=True):
    """A figure in its segment: the words before it there, and whether it is a change or another year's."""

    count: Count
    segment: Segment
    before: tuple[Word, ...]
    start: int
    change: bool
    old: bool

    def said_before(self, text: str) -> str:
        """The text of the segment before the figure, from the figure before it on."""
        return text[self.start : self.count.whole.start]

    def said_behind(self, text: str) -> str:
        """The text of the segment behind the figure."""
        return text[self.count.whole.end : self.segment.end]


def mentions_in(sentence: Sentence, text: str, year: int | None) -> list[Mention]:
    """The figures of a sentence in order, percentages too."""
    found = []
    old = False
    for segment in sentence.segments:
        start = segment.start
        for count in segment.counts:
            before = tuple(word for word in segment.words if start <= word.start < count.whole.start)
            compared = any(word.is_context("compare") for word in before)
            for word in before:
                old = _is_old(word, text, year, old)
            aside = any(_names_year(word, count, text) for word in before if word.is_context("compare"))
            found.append(
                Mention(count, segment, before, start, compared and not aside, old or (compared and aside))
            )
            start = count.whole.end
        if not segment.counts:
            for word in segment.words:
                old = _is_old(word, text, year, old)
    return found


def _is_old(word: Word, text: str, year: int | None, old: bool) -> bool:
    if word.is_context("this_year"):
        return False
    if word.is_context("last_year"):
        return True
    if word.is_context("year") and year is not None:
        return int(text[word.start : word.start + 4]) != year
    return old


def _names_year(word: Word, count: Count, text: str) -> bool:
    """Whether a comparison names the year of the figure behind it: 较上年的61件, not 较上年增加22件."""
    said = text[word.start : word.end]
    if "年" not in said and "期" not in said:
        return False
    return said.endswith("的") or not text[word.end : count.whole.start].strip()
