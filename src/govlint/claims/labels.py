"""The words that belong to each figure of a segment, before it or behind it: 收到申请5件, 5件予以公开."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from govlint.claims.figures import Count
from govlint.claims.sentences import Segment
from govlint.claims.topics import Topics
from govlint.claims.words import COUNT, Word
from govlint.lazy import lazily
from govlint.model import Struct
from govlint.numbers import Figure

_THERE_ARE, _NEAR = lazily(r"(?<!共)有[ \t]*$"), 4
# 5件因涉及执法案卷（3件）、第三方权益（2件）: the words behind a figure have one of their own.
_COUNTED_ANEW = lazily(r"[ \t]*[（(](?:共|计|有)?[ \t]*(\d{1,6})[ \t]*[件宗][）)]")
_AMONG = "中"
_SO_MANY = "共有"


class Label(Struct, frozen=True):
    """The words of a figure: those before it, those behind it, and from where to where they stand.

    `outcome` are words behind it that may tell what became of what it counts: 行政诉讼3件尚未审结.
    """

    count: Count
    before: tuple[Word, ...]
    after: tuple[Word, ...]
    start: int
    end: int
    outcome: tuple[Word, ...] = ()

    @property
    def words(self) -> tuple[Word, ...]:
        """All of them."""
        return self.before + self.after


def _has_topic(words: Sequence[Word]) -> bool:
    return any(word.topic for word in words)


def _special(words: Sequence[Word], general: frozenset[str]) -> bool:
    return any(sense.kind == COUNT and sense.name not in general for word in words for sense in word.senses)


def _is_bare(before: Sequence[Word], text: str, start: int) -> bool:
    """Whether the words before a figure that begins at `start` only say that there are so many: 全县共有."""
    told = [word for word in before if word.topic]
    return bool(told) and all(word.end == start and text.startswith(_SO_MANY, word.start) for word in told)


def _are_among(before: Sequence[Word], after: Sequence[Word], text: str, count: Count) -> bool:
    """Whether what stands behind a figure is told of some of what stands before it: 申请中有5件结转,
    申请的3件不予公开决定.
    """
    start = count.whole.start
    if _is_bare(before, text, start) and any(word.naming and word.start == count.whole.end for word in after):
        return True  # 共有7件申请结转下年度
    if any(sense.kind == COUNT for word in before for sense in word.senses):
        return False
    adjoined = text.startswith("的", start - 1) and after[0].start == count.whole.end and after[0].topic
    return bool(adjoined) or _THERE_ARE.search(text, max(0, start - _NEAR), start) is not None


def _kind_behind(
    before: Sequence[Word], after: Sequence[Word], count: Count, general: frozenset[str]
) -> tuple[Word, ...]:
    """The words of a kind between a figure of all there is and what that is: 收到的5件网上申请均已答复."""
    if not _has_topic(before) or _special(before, general):
        return ()
    at = next((at for at, word in enumerate(after) if word.topic), len(after))
    named = at < len(after) and after[at].naming and after[at].start > count.whole.end
    return tuple(after[: at + 1]) if named else ()


def _noun_of(pieces: Sequence[Sequence[Word]], at: int, count: Count, text: str) -> tuple[Word, ...]:
    """What a figure counts of which more is told behind it in its segment: 44件申请中按期答复35件."""
    first = next(iter(pieces[at + 1]), None)
    # 全年, and not 5件申请中3件为同一人提出, which are some.
    told = first is not None and first.naming and first.start == count.whole.end
    told = told and any(word.is_context("this_year", "certain") for word in pieces[at])
    if first is None or not told or _has_topic(pieces[at]) or text[first.end : first.end + 1] != _AMONG:
        return ()
    return (first,)


def are_counted_anew(text: str, end: int, value: Figure) -> bool:
    """Whether words that end at `end` have a figure of their own in brackets, smaller than one before."""
    anew = _COUNTED_ANEW.match(text, end)
    return anew is not None and int(anew[1]) < value


def _end_of(text: str, segment: Segment) -> int:
    """Up to where the words of a segment belong to its figures."""
    last = segment.counts[-1]
    return last.whole.end if are_counted_anew(text, segment.end, last.value) else segment.end


def labels_of(text: str, segment: Segment, general: frozenset[str]) -> list[Label]:
    """A label for each figure of `segment`; `general` are the names of counts that give way to others.

    收到申请5件, 5件予以公开 and 受理5件申请 are all told; in 收到5件予以公开3件 each figure has what
    stands before it, unless nothing does, and in 申请中有5件结转 what stands on both sides.
    """
    edges = [
        segment.start,
        *(at for count in segment.counts for at in (count.whole.start, count.whole.end)),
        _end_of(text, segment),
    ]
    pieces = [
        tuple(word for word in segment.words if edges[2 * n] <= word.start < edges[2 * n + 1])
        for n in range(len(segment.counts) + 1)
    ]
    last = len(segment.counts) - 1
    nouns = [_noun_of(pieces, n, count, text) for n, count in enumerate(segment.counts[:last])]
    for n, noun in enumerate(nouns):
        pieces[n + 1] = tuple(word for word in pieces[n + 1] if word not in noun)
    behind = not _has_topic(pieces[0]) and _has_topic(pieces[-1])
    labels = []
    for n, count in enumerate(segment.counts):
        before, after = pieces[n], pieces[n + 1]
        start, end = edges[2 * n], edges[2 * n + 3]
        outcome: tuple[Word, ...] = ()
        if last == 0 and not behind and _special(after, general):
            if not _are_among(before, after, text, count):
                outcome = after
                after = _kind_behind(before, after, count, general)
                end = after[-1].end if after else count.whole.end
        elif last > 0 and behind:
            before, start = (), count.whole.start
        elif last > 0 and (n < last or (_special(after, general) and _has_topic(before))):
            after, end, outcome = (), count.whole.end, after if n == last else ()
        if n and nouns[n - 1]:
            start = nouns[n - 1][0].end + 1
        if n < last and nouns[n]:
            after, end = nouns[n], nouns[n][0].end + 1
        labels.append(Label(count, before, after, start, end, outcome))
    return labels


def with_outcomes(labels: Sequence[Label], topics: Topics) -> list[Label]:
    """The labels of a clause, each with what is told behind it, or behind the last for all of them:
    9件行政复议、7件行政诉讼尚未审结.

    Only what is no part itself is told of so: all that there was, or those of one applicant.
    """
    last = labels[-1]
    behind = tuple(word for word in (*last.after, *last.outcome) if topics.is_outcome(word))
    alike = all(topics.is_divisible([word for word in label.words if word not in behind]) for label in labels)
    return [
        replace(label, outcome=_own(label, topics) or (behind if alike else ()))
        if topics.is_divisible(label.words)
        else replace(label, outcome=())
        for label in labels
    ]


def _own(label: Label, topics: Topics) -> tuple[Word, ...]:
    return tuple(word for word in label.outcome if topics.is_outcome(word))
