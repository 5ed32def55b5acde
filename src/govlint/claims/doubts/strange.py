"""Words that no list knows beside a figure, which may be of these: 线路调整期间收到申请15件."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.claims.doubts.candidate import Candidate
from govlint.claims.doubts.saidof import said_of_all
from govlint.claims.labels import Label
from govlint.claims.topics import Topics
from govlint.claims.words import Word
from govlint.lazy import lazily

_UNNAMED = lazily(r"[\u4e00-\u9fffA-Za-z□]+")
_CAUSE = lazily(r"[ \t]*(?:对|其中)?(?:因|由于)(?!各种|多种|各类|客观|故)")
# 行政执法案卷是热点，以此为由不予公开18件: for a cause told before.
_FOR_THAT = lazily(r"以(?:此|该|上述|这)[^，。；]{0,4}(?:为由|理由|原因)|据此|为此")
# 较上年多7件
_MORE = lazily(r"[多少]了?[ \t]*$")
THESE = ("以上", "上述", "前述", "这", "这些")
"""What says that a figure is of those just told: 以上41件申请中."""
OUT_OF = lazily(r"[ \t]*\d*[ \t]*[件宗条份](?:的)?(?:(?:政府信息公开|公开)的?)?申请(?:当)?中[，,、]")
"""So many requests out of which some are told."""
_SHORT = 2
_DIGIT = lazily(r"\d")
_AMONG = lazily(r"中$|(?:申请|[申事办来收]件)里$")


class Strange:
    """Looks for them in one text."""

    def __init__(self, text: str, topics: Topics) -> None:
        self.text, self.topics = text, topics

    def leftover(self, start: int, end: int, words: Sequence[Word]) -> bool:
        """Whether there are words from `start` to `end` that no list knows."""
        at = start
        for word in words:
            if word.end <= at or word.start >= end:
                continue
            if word.start > at and self._is_unnamed(at, word.start):
                return True
            at = word.end
        return at < end and self._is_unnamed(at, end)

    def _is_unnamed(self, start: int, end: int) -> bool:
        """Whether a word stands there that no list knows, and that is no 以上 of 以上41件申请."""
        found = _UNNAMED.search(self.text, start, end)
        if found is None or found.end() - found.start() > _SHORT:
            return found is not None
        these = self.text.endswith(THESE, max(0, found.end() - _SHORT), found.end())
        return not (these and OUT_OF.match(self.text, found.end()))

    def unknown(self, start: int, end: int, label: Label, words: Sequence[Word]) -> bool:
        """Whether there are words in the label that no list knows, its figure left out."""
        known = sorted(
            [*words, Word(label.count.whole.start, label.count.whole.end, ())], key=lambda word: word.start
        )
        return self.leftover(start, end, known)

    def are_examples(self, first: int, names: Sequence[str]) -> bool:
        """Whether words before a row's name at `first` are examples of it: 讨论记录等过程性信息6件."""
        return self.text[first - 1] == "等" and "." in names[0].partition(".")[2]

    def only_compares(self, label: Label) -> bool:
        """Whether a figure only compares what was told before it: 收到45件，比上年减少16件，办结43件."""
        before = label.before
        if any(word.topic for word in before) or not any(word.is_context("compare") for word in before):
            return False
        end = _MORE.search(self.text, label.start, label.count.whole.start)
        return not self.leftover(label.start, end.start() if end else label.count.whole.start, before)

    def leads(self, figure: Candidate) -> bool:
        """Whether words that no list knows stand before all that is counted: 线路调整期间收到申请15件."""
        label, names = figure.label, figure.names
        first = next((word.start for word in label.before if word.topic), None)
        if first is None or figure.scope.owner.here or self.topics.section(names[0]) != "requests":
            return False
        # 受理科研项目结转申请12件: of projects that were carried over.
        carried = all(".carried" in name for name in names)
        first = label.count.span.start if carried else first
        return not self.are_examples(first, names) and self.leftover(label.start, first, label.before)

    def causes(self, figure: Candidate) -> bool:
        """Whether an outcome is told of a cause that no list knows: 因危及社会稳定而不予公开3件."""
        label = figure.label
        topic = next((word for word in label.before if word.topic), None)
        if topic is None or not all(name.startswith("requests.") for name in figure.names):
            return False
        if _FOR_THAT.search(self.text, label.start, topic.start):
            return True
        start = max(self.text.rfind(mark, 0, label.start) for mark in "，,。；;：:\n") + 1
        cause = _CAUSE.match(self.text, start, topic.start)
        if cause is None:
            return False
        return self.leftover(max(cause.end(), label.start), topic.start, label.before)

    def stands_between(self, figure: Candidate) -> bool:
        """Whether something else stands between the words and their figure: 规章制定过程中座谈会12次."""
        label = figure.label
        end = max((word.end for word in label.before if word.topic), default=-1)
        return end >= 0 and self.unknown(max(end, label.start), label.count.whole.start, label, figure.words)

    def is_beside_all(self, figure: Candidate) -> bool:
        """Whether a figure of all there is has words that no list knows, or follows one of something else."""
        start, end = self._stretch(figure)
        end = said_of_all(self.text, figure, self.topics.lists) or end
        matters = {name.partition(".")[0] for name in figure.names}
        own = [
            word
            for word in figure.words
            if not word.topic or "neutral" in word.context or self.topics.speaks_of(word, matters)
        ]
        # 受理监管事项312项，办结300项: what a figure before it counts is not known.
        named = any(self.topics.names_matter(word) for word in figure.words)
        strange = figure.scope.about.strange and not named
        return strange or self.unknown(start, end, figure.label, own)

    def _stretch(self, figure: Candidate) -> tuple[int, int]:
        """From where to where the words of a figure may hold nothing that no list knows."""
        label = figure.label
        if _AMONG.search(self.text, label.end - 3, label.end) and any(word.topic for word in figure.words):
            # 收到的97件申请中, 97件新收申请里: all of them, where nothing is said before it.
            return label.start, label.end - 1
        return self._start(figure), label.end

    def _start(self, figure: Candidate) -> int:
        """Where the words of a figure begin: at the first that says what is counted."""
        label = figure.label
        told = [word for word in label.words if word.topic]
        if not told:
            # 共有公开栏目（专区）45个: the words that it takes over, too.
            start = min((word.start for word in figure.words if word.topic), default=label.start)
            # 近三年分别为：2022年61件、2023年58件: but not what other figures are of.
            return start if _DIGIT.search(self.text, start, label.start) is None else label.start
        if told[0].start > label.count.span.start:
            # 对31件工伤案卷申请: what stands between the figure and what is counted.
            return label.count.whole.end if label.before else label.start
        return max(told[0].start, label.start)
