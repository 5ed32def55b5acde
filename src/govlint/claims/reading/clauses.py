"""Reads the clauses of a sentence one by one: what each leads up to, and what each of its figures counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec.structs import replace

from govlint.claims.claim import PART, WHAT, Claim
from govlint.claims.doubts.denials import Denials
from govlint.claims.figures import Count
from govlint.claims.labels import Label, labels_of, with_outcomes
from govlint.claims.reading.ahead import Ahead
from govlint.claims.reading.counted import FigureReader
from govlint.claims.reading.denied import Before
from govlint.claims.reading.matters import MatterReader
from govlint.claims.reading.movedto import from_then
from govlint.claims.reading.owners import Owners
from govlint.claims.reading.rows import RowReader
from govlint.claims.reading.spoken import SpokenReader
from govlint.claims.reading.subjects import SubjectReader, adds_carried
from govlint.claims.said.among import ON_A_THING
from govlint.claims.said.scope import Scope
from govlint.claims.sentences import SEMICOLONS, Clause, Segment
from govlint.claims.whose import Names
from govlint.claims.words import Word
from govlint.claims.years import moved
from govlint.lazy import lazily
from govlint.model import Span

_NATURAL = (frozenset(("requests.natural_person",)),)
_WITHDRAWN = lazily(r"[ \t]*(?:由?申请人)?(?:自愿|主动|自行)?撤[回销](?:了)?(?:申请)?[ \t]*\d")
# 上年申请由31件增到37件: both are of that year.
_FROM = lazily("[由从]")
_THESE = lazily(r"[ \t]*[件宗](?:申请)?(?:当?中|里)[，,]")
_THESE_SAME = lazily(r"[ \t]*[件宗](?:(?:政府信息公开|公开)?申请)[当之]?[中里]")


class ClauseReader:
    """The clauses of one paragraph being read, whose `scope` says what was told before each of them.

    `matters` are those of the heading above it, and `span` is where it stands.
    """

    def __init__(
        self, span: Span, doubts: Denials, names: Names, scope: Scope, matters: tuple[str, ...]
    ) -> None:
        text, topics = doubts.text, doubts.topics
        self.text, self.topics, self.names, self.doubts, self.scope = text, topics, names, doubts, scope
        self.rows = RowReader(text, topics, doubts)
        self.spoken = SpokenReader(text, topics, doubts)
        self.subjects = SubjectReader(text, topics, scope, matters)
        self.ahead = Ahead(doubts, names, scope, self.subjects)
        self.owners = Owners(text, span, names, scope)
        self.matters = MatterReader(text, topics, scope, self.subjects, doubts.kinds)
        self.figures = FigureReader(text, topics, scope, doubts, self.subjects)
        self.whole: Claim | None = None
        self.last: Claim | None = None
        self.counted: list[Segment] = []
        self.figured = False

    def new_sentence(self, *, figured: bool) -> None:
        """A sentence begins; `figured` where there is a figure in it."""
        self.subjects.new_sentence()
        self.figures.new_sentence()
        self.counted, self.last, self.figured = [], None, figured

    def claims(self, clause: list[Segment]) -> Iterator[Claim]:
        """The claims of a clause, in order."""
        words = [word for segment in clause for word in segment.words]
        said: set[str] = set().union(*(word.context for word in words))
        first = next((word for word in words if word.topic), None)
        counted = any(not count.percent for segment in clause for count in segment.counts)
        self._enter(Clause(words, said, clause[0]))
        if self.figured:
            self.scope.causes = self.doubts.causes.behind(clause, words, self.scope, counted=counted)
        said = self.matters.contexts(clause, said, self.last, counted=counted)
        named: tuple[str, ...] = ()
        if first is not None:
            said = self.owners.take(clause[0].start, words, first, said)
            named = self.topics.matters_in(self.text, words)
        elif self.owners.are_named(clause, said) or (not counted and self.owners.heads(clause)):
            self.scope.owner = self.scope.owner.is_now("other")
        led_away = self.matters.take(words, named, said, clause[0].mark, counted=counted)
        if led_away or (named and not self._is_whole_of(named)):
            self.whole = None
        if named and not counted and self.matters.sets_aside(words):
            self.subjects.matters = ()
            return
        if counted:
            yield from self._counted(clause, words, first, named)
            return
        if first is not None:
            yield from self._without_figures(clause, words, said)
        self._leave(clause, named=bool(named))
        self.figures.recent += words

    def _counted(
        self, clause: list[Segment], words: Sequence[Word], first: Word | None, named: tuple[str, ...]
    ) -> Iterator[Claim]:
        """The claims of a clause with figures; `named` are the matters that it names."""
        self.last = None
        recent = self.figures.recent
        self.scope.among = self.scope.among.asked_by(any(map(self.topics.is_crossing, recent)))
        if self._may_count(words, first):
            yield from self._figures(clause)
        else:
            self._pass_over(clause, words)
        self.counted = clause
        self.figures.recent = []
        # 因答复超期，被申请复议1件，被诉讼1件: one cause of both.
        # 经沟通，撤回9件，不予处理1件: so are those that are in no row.
        if not (named and self._are_reviews(named)) and not self._are_withdrawn(clause):
            self.scope.causes = ()

    def _leave(self, clause: Sequence[Segment], *, named: bool) -> None:
        """A clause without figures ends; `named` where it names a matter; 均已审结 goes on."""
        goes_on = self.counted and self.spoken.only_closes(clause)
        self.counted = self.counted if goes_on else []
        # 收到5件，均由村民提出，内容为宅基地审批: of those five, unless another matter was named between.
        self.last = None if named else self.last

    def _are_withdrawn(self, clause: Sequence[Segment]) -> bool:
        """Whether a clause with figures tells of requests that were taken back."""
        return _WITHDRAWN.match(self.text, clause[0].start, clause[-1].end) is not None

    def _are_reviews(self, matters: tuple[str, ...]) -> bool:
        """Whether all of these matters are of reviews and suits."""
        return all(self.topics.matters[name].section == "review" for name in matters)

    def _enter(self, clause: Clause) -> None:
        """A clause of these words begins."""
        segment = clause.first
        self.scope.beside = None
        if segment.mark in SEMICOLONS and not self.figures.figured and self.topics.has_count(clause.words):
            # 公开信息64条，其中网站40条；收到申请5件: the list was of another matter.
            self.scope.listing = self.scope.listing.closed()
        if segment.depth or self.scope.outside is not None:
            self.scope.enter(segment.depth)
        self.scope.read(self.text, clause)

    def _without_figures(
        self, clause: list[Segment], words: Sequence[Word], said: set[str]
    ) -> Iterator[Claim]:
        if self.figured:
            self._lead_up(clause, words)
        elif any(map(self.topics.is_crossing, words)):
            # 直接起诉的案件中，无尚未审结的: what is denied is of these, too.
            self.ahead.take_lead(words, self.text[clause[0].start : clause[-1].end].rstrip())
        whole = self._told_before()
        before = Before(self.scope, self.subjects.matters, whole, self.subjects.crossed)
        yield from self.spoken.claims(clause, words, said, before)
        if self.counted:
            # Whether the figure before is the one of its sentence of which nothing was read.
            unread = all(self.figures.every[:-1])
            yield from self.spoken.said_before(clause, words, self.counted, self.scope, unread=unread)

    def _lead_up(self, clause: list[Segment], words: Sequence[Word]) -> None:
        """Takes in of what alone the figures behind a clause are."""
        self.ahead.take_lead(words, self.text[clause[0].start : clause[-1].end].rstrip())
        kinds, start, end = self.doubts.kinds, clause[0].start, clause[-1].end
        anew = not self.topics.has_count(words) and self.scope.tally.received is None
        dealt = self.doubts.causes.tells_dealing(self.text[start:end].strip(), self.scope)
        of_one = anew and kinds.is_on_one_thing(start, end)
        some = not dealt and (of_one or self.ahead.is_on_others(clause[0]))
        self.scope.among = self.scope.among.also(some=some)

    def _told_before(self) -> Claim | None:
        """What 均… may be said of: of the figure right before it, or of all, where that is but a change.

        其中网上申请不予公开2件，均为过程性信息 is not of all that came.
        """
        if not self.counted:
            return self.whole
        words = [word for segment in self.counted for word in segment.words]
        return self.last or (self.whole if any(word.is_context("compare") for word in words) else None)

    def _pass_over(self, clause: Sequence[Segment], words: Sequence[Word]) -> None:
        """Takes in figures that are of no matter."""
        for segment in clause:
            for count in segment.counts:
                self._note_these(count, words)
        self.scope.about = self.scope.about.beside_strange(True)
        self.scope.note_kind(self.text, words)
        self.subjects.take_papers(words)

    def _note_these(self, count: Count, words: Sequence[Word]) -> None:
        """Takes in that what follows may be of those just counted: 经补正的5件中，2件无法提供."""
        told = None if self.whole is None else self.whole.value
        start, end = count.span.start, count.span.end
        these = count.value != told and not any(word.topic for word in words)
        these = these and _THESE.match(self.text, end) is not None
        asked = (
            self.scope.tally.received is None
            and ON_A_THING.search(self.text, self.scope.sentence.start, start) is not None
        )
        self.scope.among = self.scope.among.also(some=these or asked)

    def _may_count(self, words: Sequence[Word], first: Word | None) -> bool:
        """Whether figures among these words can be of a matter at all: few of a report's are."""
        if self.figures.figured or any(word.topic for word in self.figures.recent):
            return True
        return first is not None and (bool(self.subjects.matters) or any(word.naming for word in words))

    def _is_whole_of(self, matters: tuple[str, ...]) -> bool:
        """Whether all that was told before is of one of these matters."""
        return self.whole is not None and any(name.partition(".")[0] in matters for name in self.whole.names)

    def _figures(self, clause: list[Segment]) -> Iterator[Claim]:
        every, recent = self.figures.every, self.figures.recent
        shared = list(self.rows.claims(clause, self.scope, self.subjects.matters, every, recent))
        if shared:
            yield from shared
            return
        pending: list[Word] = []
        told = self._labels(clause)
        self.subjects.new_clause(clause[0])
        for segment in clause:
            if not segment.counts:
                pending += segment.words
                continue
            previous: Label | None = None
            self.scope.beside = self._added_to(segment, recent)
            for label in told[segment.start]:
                if not label.count.percent:
                    self.subjects.new_figure(clause, segment, label)
                    several = self.figures.shared(label, pending)
                    before = pending if len(several) == 1 else ()
                    for each in several:
                        claim = self._figure(each, previous, before, segment)
                        if claim is not None:
                            yield claim
                            behind = self.spoken.told_right_behind(label, claim, segment, self.scope)
                            if behind is not None:
                                yield behind
                pending, previous = [], label

    def _added_to(self, segment: Segment, recent: Sequence[Word]) -> tuple[Word, ...] | None:
        """The words that make a figure a part which adds those carried over: 网上申请，加上结转的一共40件."""
        # 当年新收和结转的申请合计72件 tells itself of what.
        named = any(map(self.topics.names_matter, segment.words))
        parts = () if named else tuple(word for word in recent if "part" in word.context)
        return parts if parts and adds_carried(self.text, segment) else None

    def _labels(self, clause: Sequence[Segment]) -> dict[int, list[Label]]:
        """The labels of the figures of a clause, by where their segments begin."""
        each = {
            segment.start: labels_of(self.text, segment, self.topics.general)
            for segment in clause
            if segment.counts
        }
        labels = [label for labels in each.values() for label in labels]
        if self.figures.recent:
            labels = from_then(self.text, labels, self.figures.recent, clause[0])
        told = iter(with_outcomes(labels, self.topics))
        return {start: list(islice(told, len(labels))) for start, labels in each.items()}

    def _figure(
        self, label: Label, previous: Label | None, pending: Sequence[Word], segment: Segment
    ) -> Claim | None:
        own = moved(self.text, previous, label, self.scope.year)
        if own is not label and previous is not None and not _was_moved_then(self.text, previous):
            self.scope.when = replace(self.scope.when, other=False)
        claim = self.figures.claim(own, pending, segment)
        if claim is None:
            self._note_these(label.count, label.before)
            if not self._is_of_all(label):
                self.scope.beside = (*(self.scope.beside or ()), *label.before)
            return None
        strange = self.scope.about.strange and not self._is_named(own, claim)
        self.scope.about = self.scope.about.beside_strange(strange or claim.doubt is WHAT)
        crossing = any(map(self.topics.is_crossing, label.before)) or claim.readings == _NATURAL
        some = any("part" in word.context for word in label.before)
        self.scope.note(self.text, claim, crossing=crossing, some=some)
        if self.scope.beside is not None and self._of_agencies(previous, label):
            self.scope.owner = self.scope.owner.is_now("unsure")
        return claim if own.outcome else self._kept(claim)

    def _is_of_all(self, label: Label) -> bool:
        """Whether a figure that was not read only says that what follows is of all: 收到45件，45件申请中."""
        whole = self.whole
        return (
            whole is not None
            and whole.sure
            and whole.value == label.count.value
            and not label.before
            and _THESE_SAME.match(self.text, label.count.span.end) is not None
        )

    def _is_named(self, label: Label, claim: Claim) -> bool:
        """Whether a claim is surely of a matter that its own words name.

        After it what is told without one is of this matter: 发布信息64条，收到申请33件，办结30件.
        """
        return claim.sure and any(map(self.topics.names_matter, label.words))

    def _of_agencies(self, previous: Label | None, label: Label) -> bool:
        """Whether a figure before it counts agencies, and what follows is theirs: 14个分局收到86件."""
        first = next((word.start for word in label.before if word.topic), None)
        if previous is None or first is None or self.scope.of_government:
            return False
        return self.names.is_named(self.text[previous.count.whole.end : first])

    def _kept(self, claim: Claim) -> Claim:
        self.last = claim if claim.reason is None else None
        if claim.reason is None and any(map(self.topics.is_general, claim.names)):
            self.whole = claim
            new = any("requests.received" in each for each in claim.readings)
            if self.scope.tally.received is None and claim.doubt is not PART and new:
                self.scope.tally = self.scope.tally.with_received(claim.value)
        return claim


def _was_moved_then(text: str, first: Label) -> bool:
    """Whether the words of the first of two figures begin with the year in which it became the second."""
    year = next((word for word in first.before if word.is_context("last_year", "year")), None)
    return year is not None and _FROM.search(text, year.end, first.count.span.start) is not None
