"""Figures in a row behind 分别, each with what is its own of the words before it: 制发、废止分别为2、3件."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from govlint.claims.claim import ANOTHER_YEAR, SHARED, Claim
from govlint.claims.doubts.candidate import candidate_of
from govlint.claims.doubts.verdict import Doubts
from govlint.claims.figures import Count
from govlint.claims.labels import Label
from govlint.claims.said.scope import Scope
from govlint.claims.sentences import Segment
from govlint.claims.topics import Topics
from govlint.claims.words import COUNT, Word
from govlint.lazy import lazily
from govlint.model import Struct

_YEAR = lazily(r"(?<!\d)20\d\d(?!\d)")
_MARKS = lazily(r"[、，,和及与 \t]*")
_OVER_LAST = lazily(r"[比较与同](?:上一?年|去年|20\d\d *年)(?:度|同期)*的[ \t]*$")
_KINDS = frozenset("类种项")
_OTHER, _FAR = "other", 12
_REST = frozenset(("requests.other",))
_OTHERS = lazily(
    r"[、和及与]{1,2}其[他它](?:处理)?(?:结果|情形|申请人|主体|组织)?(?:的)?(?:[、和及与]|[，,]?(?:分别|依次))"
)
_SIDE_BY_SIDE = lazily(r"公开(?:的|类)?[、和及与](?:予以)?部分公开")
_CHANGING = lazily(r"(?:增|减|升|降|多|少|涨|跌|提高)[^至到为，。]{0,3}$")


class Row(Struct, frozen=True):
    """Figures behind 分别 that share out what stands before it; `changes` where they are growth or loss."""

    turn: int
    counts: tuple[Count, ...]
    changes: bool


def row_of(clause: Sequence[Segment], words: Sequence[Word], text: str) -> Row | None:
    """The row of figures in a clause that says 分别 before all of them."""
    turn = next((word.start for word in words if "respectively" in word.context), None)
    if turn is None:
        return None
    counts = tuple(count for segment in clause for count in segment.counts if not count.percent)
    while counts and counts[0].span.start < turn and counts[0].unit in _KINDS:
        counts = counts[1:]  # 两类分别为…: how many there are.
    if len(counts) < 2 or counts[0].span.start < turn:
        return None
    edges = [turn, *(count.whole.end for count in counts)]
    changes = any(
        _CHANGING.search(text, start, count.whole.start) for start, count in zip(edges, counts, strict=False)
    )
    return Row(turn, counts, changes)


class RowReader:
    """Reads the rows of one paragraph."""

    def __init__(self, text: str, topics: Topics, doubts: Doubts) -> None:
        self.text, self.topics, self.doubts = text, topics, doubts

    def claims(
        self,
        clause: Sequence[Segment],
        scope: Scope,
        matters: tuple[str, ...],
        figured: Sequence[Sequence[Word]],
        recent: Sequence[Word],
    ) -> Iterator[Claim]:
        """The claims of a clause's row.

        `figured` are the words of the figures that stand before it, `recent` those said since the last one.
        """
        words = [word for segment in clause for word in segment.words]
        row = row_of(clause, words, self.text)
        if row is None:
            # 2023年、2024年分别为58件，67件: a comma parts them.
            of_years = any("respectively" in word.context for word in words)
            start, end = clause[0].start, clause[-1].end
            several = len(set(_YEAR.findall(self.text, start, end))) > 1 or self._parts_a_row(clause, words)
            scope.when = replace(scope.when, period=scope.when.period or (of_years and several))
            return
        if row.changes or _OVER_LAST.search(self.text, row.turn, row.counts[0].span.start):
            # 公开类、部分公开类分别增加3件、1件; 分别比上年的60件、58件增加24件: of another year, or changes.
            return
        years = _YEAR.findall(self.text, clause[0].start, row.turn)
        topics = [word for word in words if word.topic]
        if len(years) == len(row.counts):
            own = [year == str(scope.year) for year in years]
            yield from self._in_row(row, [topics] * len(own), scope, matters, own)
            # What is said behind is of each of these years in turn.
            scope.when = replace(scope.when, period=True)
        elif (labels := self._matched(topics, row, recent, figured)) is not None:
            yield from self._in_row(row, labels, scope, matters)

    def _matched(
        self,
        topics: list[Word],
        row: Row,
        recent: Sequence[Word],
        figured: Sequence[Sequence[Word]],
    ) -> Sequence[Sequence[Word]] | None:
        """The words of each figure of a row, out of those before it; None where it is of something else."""
        length = len(row.counts)
        if named := self._named_before(topics, row):
            # 自然人和企业分别提出申请38件、6件: of each of these.
            return self._labels(named, length)
        if told := self._told_behind(topics, row):
            return told
        if topics:
            return self._labels(topics, length) if topics[-1].start < row.turn else None
        if self._names_all(recent, row):
            # 自然人、企业提出的申请，分别是52件、9件: each of those named before the comma.
            return self._labels([word for word in recent if word.topic], length)
        return figured[-length:] if not row.changes and self._is_bare(row) else None

    def _named_before(self, topics: Sequence[Word], row: Row) -> list[Word]:
        """As many parts as the row has figures, named before it, where behind 分别 only all of them are."""
        before = [word for word in topics if word.start < row.turn and self.topics.is_special(word)]
        behind = [word for word in topics if word.start > row.turn]
        if not behind or len(before) != len(row.counts) or any(map(self.topics.is_special, behind)):
            return []
        return before if self._is_bare(row) and not row.changes else []

    def _told_behind(self, topics: Sequence[Word], row: Row) -> list[list[Word]]:
        """The words of each figure where what is told of all stands behind: 复议、诉讼分别有2件、3件未结."""
        named = [word for word in topics if word.start < row.turn]
        behind = [word for word in topics if word.start > row.counts[-1].span.start]
        between = len(topics) - len(named) - len(behind)
        told = bool(behind) and all(map(self.topics.is_outcome, behind))
        if not told or between or row.changes or len(named) != len(row.counts):
            return []
        wholes = all(self.topics.is_divisible((word,)) for word in named)
        return [[word, *behind] for word in named] if wholes else []

    def _parts_a_row(self, clause: Sequence[Segment], words: Sequence[Word]) -> bool:
        """Whether several counts of parts stand before the one figure of a clause."""
        counts = sum(len(segment.counts) for segment in clause)
        return counts == 1 and sum(map(self.topics.is_special, words)) > 1

    def _is_bare(self, row: Row) -> bool:
        """Whether nothing but marks stands between the figures: 分别为公告58条、动态17条 name their own."""
        return all(
            _MARKS.fullmatch(self.text, one.whole.end, other.whole.start)
            for one, other in pairwise(row.counts)
        )

    def _names_all(self, words: Sequence[Word], row: Row) -> bool:
        """Whether as many counts of parts are named as the row has figures."""
        named = [part for word in words if self.topics.is_special(word) for part in self._parts_of(word)]
        return not row.changes and len(row.counts) in (len(named), sum(map(self.topics.is_special, words)))

    def _labels(self, topics: list[Word], length: int) -> list[list[Word]]:
        special = [word for word in topics if self.topics.is_special(word)]
        if len(special) == length - 1:
            # 公开、部分公开、不予公开分别为: the first two are found as one word.
            special = [part for word in special for part in self._parts_of(word)]
        if len(special) == length - 1 > 1 and (labels := self._with_others(special)):
            return labels
        if len(special) == length + 1:
            # 属于内部事务信息、过程性信息不予公开的分别为: both are kinds of the third.
            special = [word for word in special if not self._is_parent(word, special)]
        labels = [[word] for word in special]
        if len(labels) == length > 1 and any(self._is_parent(word, special) for word in special):
            # 国家秘密、商业秘密而不予公开的分别为: one of the kinds is not known, and the last is all.
            return [topics] * (length + 1)
        if len(labels) != length:
            # 规章、行政规范性文件制发数分别为2件、7件: what is counted of them is the same.
            labels = [[word, *special[:1]] for word in topics if self.topics.is_matter(word)]
        return labels if len(labels) == length else [topics] * (length + 1)

    def _with_others(self, special: Sequence[Word]) -> list[list[Word]]:
        """A label for each of these and for the 其他 among them or behind them; none where it is not there.

        What is left of all who asked is no count of its own.
        """
        ends = [*(word.start for word in special[1:]), special[-1].end + _FAR]
        at = [
            n
            for n, (word, end) in enumerate(zip(special, ends, strict=True), 1)
            if _OTHERS.match(self.text, word.end, end)
        ]
        if len(at) != 1:
            return []
        suits = self.topics.is_of_suits(special)
        other = replace(special[0], senses=tuple(replace(s, name=_OTHER) for s in special[0].senses))
        labels = [[word] for word in special]
        return [*labels[: at[0]], [other] if suits else [], *labels[at[0] :]]

    def _parts_of(self, word: Word) -> list[Word]:
        """The two counts that a word names side by side, as two words: 公开、部分公开.

        公开（含部分公开） is one.
        """
        counted = [sense for sense in word.senses if sense.kind == COUNT]
        if len(counted) != 2 or _SIDE_BY_SIDE.search(self.text, word.start, word.end) is None:
            return [word]
        return [replace(word, senses=(sense,)) for sense in counted]

    def _is_parent(self, word: Word, others: Sequence[Word]) -> bool:
        """Whether all the others count kinds of what `word` counts."""
        names = {sense.name for sense in word.senses if sense.kind == COUNT}
        return all(
            other is word
            or any(sense.name.startswith(f"{name}.") for sense in other.senses for name in names)
            for other in others
        )

    def _in_row(
        self,
        row: Row,
        labels: Sequence[Sequence[Word]],
        scope: Scope,
        matters: tuple[str, ...],
        ours: Sequence[bool] = (),
    ) -> Iterator[Claim]:
        aligned = len(labels) == len(row.counts)
        every = [word for words in labels for word in words]
        matters = self.topics.matters_in(self.text, every) or matters
        for at, count in enumerate(row.counts):
            own = labels[at] if aligned else labels[0] if labels else ()
            if aligned and not own:
                continue
            named = self.topics.matters_in(self.text, own) or matters
            subject = self.topics.subject(own, named)
            if not subject or (own and not any(self.topics.tells_of(word, named) for word in own)):
                continue
            # 公开、部分公开、不予公开、其他处理分别为: whatever the others leave.
            if subject == _REST and not self.topics.has_name(every, "unavailable"):
                continue
            label = Label(count, tuple(own), (), count.span.start, count.whole.end)
            reason = self.doubts.reasons.of(candidate_of(label, own, (subject,), scope))
            if ours:
                reason = None if ours[at] and reason in (None, ANOTHER_YEAR) else reason or ANOTHER_YEAR
            yield Claim(
                span=count.whole,
                figure=count.span,
                value=count.value,
                unit=count.unit,
                readings=(subject,),
                reason=reason if aligned else SHARED,
                step=count.step,
            )
