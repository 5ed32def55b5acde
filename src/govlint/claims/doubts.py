"""Why a count in prose is not, or not surely, the report's own total: other years, sub-units, parts."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.claims.claim import (
    ANOTHER_MATTER,
    ANOTHER_YEAR,
    CHANGE,
    HANDLED,
    LISTED,
    PART,
    ROUGH,
    SHARED,
    SUBUNIT,
    WHAT,
    WHOSE,
    Subject,
)
from govlint.claims.labels import Label, is_topic
from govlint.claims.sentences import Segment
from govlint.claims.topics import Topics
from govlint.claims.whose import Whose
from govlint.claims.words import Word
from govlint.lazy import lazily
from govlint.model import Span, Text

_UNNAMED = lazily(r"[\u4e00-\u9fffA-Za-z□]+")
_JUDGING = lazily(r"审理|受理|审结|裁决|承办|备案|代理")
_DEALING = lazily(r"办理|处理|办结|答复|收到|接到|完成")


class Scope:
    """What a sentence has said so far of year, agency and lists."""

    def __init__(self, year: int | None, *, ours: bool) -> None:
        self.year = year
        self.ours = ours
        self.whose: Whose = ""
        self.other_year = self.listed = self.named_here = False

    def new_sentence(self, ours: bool) -> None:
        """A new sentence begins; `ours` tells whether it names 信息公开."""
        self.whose = ""
        self.other_year = self.listed = self.named_here = False
        self.ours = self.ours or ours

    def read(self, text: str, words: Sequence[Word]) -> None:
        """Takes in the words of a clause."""
        for word in words:
            if word.is_context("this_year"):
                self.other_year = False
            elif word.is_context("last_year"):
                self.other_year = True
            elif word.is_context("year") and self.year is not None:
                self.other_year = int(text[word.start : word.start + 4]) != self.year
            if word.is_context("opener"):
                self.listed = True


class Doubts:
    """Judges the words of a figure."""

    unaligned = SHARED

    def __init__(self, text: str, topics: Topics) -> None:
        self.text, self.topics = text, topics

    def leftover(self, start: int, end: int, words: Sequence[Word]) -> bool:
        """Whether there are words from `start` to `end` that no list knows."""
        at = start
        for word in words:
            if word.end <= at or word.start >= end:
                continue
            if _UNNAMED.search(self.text, at, max(at, word.start)):
                return True
            at = word.end
        return _UNNAMED.search(self.text, at, max(at, end)) is not None

    def reason(
        self, label: Label, words: Sequence[Word], readings: Sequence[Subject], scope: Scope
    ) -> Text | None:
        """Why the figure cannot be compared at all."""
        if not label.count.exact:
            return ROUGH
        names = [name for reading in readings for name in reading]
        if any(word.is_context("compare") for word in label.before):
            return CHANGE
        if scope.other_year and not all(".carried" in name for name in names):
            return ANOTHER_YEAR
        return self._around(words, names, scope)

    def _around(self, words: Sequence[Word], names: Sequence[str], scope: Scope) -> Text | None:
        if any(word.is_context("elsewhere") and not is_topic(word) for word in words):
            return ANOTHER_MATTER
        ours = all(self.topics.section(name) != "review" for name in names)
        for word in words:
            if word.is_context("part") and not is_topic(word) and (ours or not word.is_context("because")):
                return PART
        return SUBUNIT if scope.whose == "other" or any(w.is_context("subunit") for w in words) else None

    def doubt(
        self, label: Label, words: Sequence[Word], readings: Sequence[Subject], scope: Scope
    ) -> Text | None:
        """Why a difference from the table would prove nothing."""
        names = [name for reading in readings for name in reading]
        if scope.whose == "unsure":
            return WHOSE
        if any(map(self.topics.is_general, names)):
            if scope.listed:
                return LISTED
            topics = [word for word in label.words if is_topic(word)]
            start = topics[0].start if topics and label.before else label.start
            if self.unknown(start, label.end, label, words):
                return WHAT
        elif not scope.named_here and self.unknown(label.start, label.end, label, words):
            return WHAT
        if any(self.topics.section(name) == "review" for name in names):
            return self._judged(label.start, label.end, scope)
        return None

    def unknown(self, start: int, end: int, label: Label, words: Sequence[Word]) -> bool:
        """Whether there are words in the label that no list knows, its figure left out."""
        known = sorted(
            [*words, Word(label.count.whole.start, label.count.whole.end, ())], key=lambda word: word.start
        )
        return self.leftover(start, end, known)

    def _judged(self, start: int, end: int, scope: Scope) -> Text | None:
        if _JUDGING.search(self.text, start, end):
            return HANDLED
        return None if scope.ours or not _DEALING.search(self.text, start, end) else HANDLED

    def reason_of_none(self, words: Sequence[Word], subject: str, scope: Scope) -> Text | None:
        """Why 未收到… cannot be compared."""
        if scope.other_year and ".carried" not in subject:
            return ANOTHER_YEAR
        return self._around(words, [subject], scope)

    def doubt_of_none(
        self, clause: Sequence[Segment], span: Span, words: Sequence[Word], subject: str, scope: Scope
    ) -> Text | None:
        """Why a figure in the table would not contradict 未收到…"""
        if scope.whose == "unsure":
            return WHOSE
        if scope.listed and self.topics.is_general(subject):
            return LISTED
        inside = [word for word in words if word.end <= clause[-1].end]
        start = min((word.start for word in inside), default=span.start)
        if self.leftover(
            start, clause[-1].end, [word for s in clause for word in s.words if word.start >= start]
        ):
            return WHAT
        return None
