"""Sentences cut into segments at every mark, each with its words and figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.claims.figures import Count, counts_in
from govlint.claims.words import CONTEXT, Word, WordFinder
from govlint.lazy import lazily
from govlint.model import Span, Struct

_WIDE = str.maketrans("０１２３４５６７８９．％，：；（）", "0123456789.%，：；（）")
_TITLE = lazily(
    r"《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)?》|〈[^〈〉\n]*〉|https?://[\w./?=&%#-]+|www\.[\w./-]+"
)
_SENTENCE = lazily(r"[^。！？!?\n]+[。！？!?]?")
_MARK = lazily(r"[，,、；;：:（）()【】\[\]]")
_OPENING, _CLOSING = frozenset("（(【["), frozenset("）)】]")


class Segment(Struct, frozen=True):
    """What stands between two marks: the mark before it, the depth of brackets, its words and figures."""

    start: int
    end: int
    mark: str
    depth: int
    words: tuple[Word, ...]
    counts: tuple[Count, ...]

    def says(self, *names: str) -> bool:
        """Whether one of its words is context of one of these names."""
        return any(word.is_context(*names) for word in self.words)


class Sentence(Struct, frozen=True):
    """A sentence of a paragraph, in segments; `text` is the masked text of the whole paragraph's document."""

    span: Span
    segments: tuple[Segment, ...]

    @property
    def counts(self) -> list[Count]:
        """Its figures, in order."""
        return [count for segment in self.segments for count in segment.counts]


def masked(text: str) -> str:
    """`text` with titles and addresses blanked out and figures in half width, of the same length."""
    return _TITLE.sub(_blank, text.translate(_WIDE))


def _blank(match: re.Match[str]) -> str:
    return "□" * len(match.group())


def sentences_of(text: str, paragraph: Span, finder: WordFinder) -> Iterator[Sentence]:
    """The sentences of a paragraph of a masked text."""
    words = [
        Word(word.start + paragraph.start, word.end + paragraph.start, word.senses)
        for word in finder.find(text[paragraph.start : paragraph.end])
    ]
    for match in _SENTENCE.finditer(text, paragraph.start, paragraph.end):
        span = Span(*match.span())
        own = [word for word in words if word.start in span]
        counts = _free(counts_in(text, span.start, span.end), own)
        yield Sentence(span, tuple(_segments(text, span, own, counts)))


def _free(counts: list[Count], words: list[Word]) -> list[Count]:
    """The figures that are no part of a word, such as the 三 of 三类内部事务信息."""
    taken = [word for word in words if any(sense.kind != CONTEXT for sense in word.senses)]
    return [count for count in counts if not any(word.start <= count.span.start < word.end for word in taken)]


def _segments(text: str, span: Span, words: list[Word], counts: list[Count]) -> Iterator[Segment]:
    inside = [item.whole for item in counts] + [Span(word.start, word.end) for word in words]
    start, mark, depth = span.start, "", 0
    for match in _MARK.finditer(text, span.start, span.end):
        if any(at.start < match.start() < at.end for at in inside):
            continue
        yield _segment(start, match.start(), mark, depth, words, counts)
        mark, start = match.group(), match.end()
        depth = max(0, depth + (mark in _OPENING) - (mark in _CLOSING))
    yield _segment(start, span.end, mark, depth, words, counts)


def _segment(start: int, end: int, mark: str, depth: int, words: list[Word], counts: list[Count]) -> Segment:
    return Segment(
        start,
        end,
        mark,
        depth,
        tuple(word for word in words if start <= word.start < end),
        tuple(count for count in counts if start <= count.span.start < end),
    )


def clauses(sentence: Sentence) -> Iterator[list[Segment]]:
    """The segments of a sentence in runs that 、 joins; a bracket is a run of its own."""
    run: list[Segment] = []
    for segment in sentence.segments:
        if run and segment.mark != "、":
            yield run
            run = []
        run.append(segment)
    if run:
        yield run
