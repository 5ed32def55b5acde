"""Reads claims: walks through the clauses of a paragraph and tells of each figure what it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec.structs import replace

from govlint.claims.claim import PART, WHAT, Claim
from govlint.claims.doubts.denials import Denials
from govlint.claims.figures import Count
from govlint.claims.labels import Label, labels_of, with_outcomes
from govlint.claims.reading.counted import FigureReader
from govlint.claims.reading.divided import last_of_none, of_another
from govlint.claims.reading.givenwhy import of_causes
from govlint.claims.reading.matters import OTHERS, MatterReader
from govlint.claims.reading.nested import of_some
from govlint.claims.reading.onward import Onward
from govlint.claims.reading.owners import Owners
from govlint.claims.reading.rows import RowReader
from govlint.claims.reading.settled import settled
from govlint.claims.reading.spoken import SpokenReader
from govlint.claims.reading.subjects import SubjectReader, adds_carried
from govlint.claims.reading.summedup import of_those, summed_up
from govlint.claims.reading.unnamed import out_of_unnamed
from govlint.claims.said.among import ON_A_THING
from govlint.claims.said.scope import Scope
from govlint.claims.said.wording import Wording
from govlint.claims.sentences import SEMICOLONS, Clause, Segment, Sentence, clauses
from govlint.claims.whose import Names
from govlint.claims.words import Word
from govlint.claims.years import moved
from govlint.lazy import lazily
from govlint.model import Span

# 企业提出的申请答复如下：
_LEADING_UP = ("申请", "件", "列", "方面", "如下", "情况", "情况是", "结果", "结果是", "结果为")
_COLUMN = "列"
_DEALING = lazily(
    r"[做抓]好|办理|规范|优化|加[强大快]|完善|畅通|拓[宽展]|提[升高]|强化|改进|推[进动]|落实|健全|严格|认真|重视|细化|创新|方便|保障"
    r"|回应|处理|答复|服务|围绕|针对"
)
_DEALT = lazily(r"(?:答复|受理|办理|接收|处理|登记|审查|渠道|途径|机制|制度|流程|程序|工作|环节|台账)(?!率)")
_BY = lazily(r"[ \t\u3000]*[从按对就在由以]?")
_AMONG = ("中", "申请里", "件里", "当中")
_WITHDRAWN = lazily(r"[ \t]*(?:由?申请人)?(?:自愿|主动|自行)?撤[回销](?:了)?(?:申请)?[ \t]*\d")
_THESE = lazily(r"[ \t]*[件宗](?:申请)?(?:当?中|里)[，,]")
_THESE_SAME = lazily(r"[ \t]*[件宗](?:(?:政府信息公开|公开)?申请)[当之]?[中里]")


class ParagraphReader:
    """One paragraph being read: which matter it speaks of, which year, whose figures."""

    def __init__(
        self, span: Span, doubts: Denials, names: Names, year: int | None, matters: tuple[str, ...]
    ) -> None:
        text, topics = doubts.text, doubts.topics
        self.text, self.topics, self.names, self.doubts = text, topics, names, doubts
        self.scope = Scope(
            year,
            ours="requests" in matters,
            of_government=names.agency.endswith("政府"),
            judging=names.agency.endswith(names.bodies.reviewers),
            deciding=names.agency.endswith(names.bodies.deciders),
            judged=names.are_judged(year),
        )
        self.rows = RowReader(text, topics, self.doubts)
        self.spoken = SpokenReader(text, topics, self.doubts)
        self.subjects = SubjectReader(text, topics, self.scope, matters)
        self.onward = Onward()
        self.owners = Owners(text, span, names, self.scope, topics.lists)
        self.matters = MatterReader(text, topics, self.scope, self.subjects, self.doubts.kinds)
        self.figures = FigureReader(text, topics, self.scope, self.doubts, self.subjects)
        self.whole: Claim | None = None
        self.last: Claim | None = None
        self.counted: list[Segment] = []

    def claims(self, sentences: Sequence[Sentence]) -> Iterator[Claim]:
        """The claims of the paragraph, in order."""
        earlier: Count | None = None
        for sentence in sentences:
            self.subjects.new_sentence()
            self.figures.new_sentence()
            self.counted = []
            said = self.text[sentence.span.start : sentence.span.end]
            values = (count.value for segment in sentence.segments for count in segment.counts)
            self.scope.new_sentence(Wording(said, sentence.span.start), values)
            if not self.scope.owner.whose:
                self.scope.owner = self.scope.owner.is_now(self.onward.whose(said))
            if not self.subjects.matters:
                self._look_ahead(sentence)
            found = [claim for clause in clauses(sentence) for claim in self._clause(clause)]
            found = list(of_those(found, sentence))
            found = list(out_of_unnamed(found, sentence, self.text))
            found = list(of_some(found, sentence, self.text, self.topics))
            found = list(of_causes(found, sentence, self.doubts.causes, self.topics))
            found = of_another(found, sentence, self.topics, earlier)
            earlier = last_of_none(found, sentence, self.topics)
            found = self.onward.less_carried(found, self.topics)
            self.onward = self.onward.behind(said, sentence, found, self.names, ours=self.scope.ours)
            yield from settled(found, self.text, self.topics, self.scope.tally.values)

    def _look_ahead(self, sentence: Sentence) -> None:
        """Takes the matter that is named only behind its figures: 自然人7件、企业2件，均为信息公开申请.

        Or not at all: 不予公开8件，无法提供12件.
        """
        words = [word for segment in sentence.segments for word in segment.words]
        opening = next((word.start for word in words if word.is_context("opener")), sentence.span.end)
        other = next((word.start for word in words if word.is_context(*OTHERS)), sentence.span.end)
        named = self.topics.matters_in(self.text, [word for word in words if word.start < opening])
        if len(named) == 1 and other == sentence.span.end and not self._is_named_later(sentence):
            self.subjects.matters = named
            self.scope.about = replace(self.scope.about, named=True)
        elif not named and not self._is_of_others(sentence) and summed_up(sentence) is None:
            # 新收67件，结转下年3件，未引发投诉: what is said behind them takes them for no others.
            # 上年结转14件，今年收到来信147件: what was received there is no request.
            end = max(segment.start for segment in sentence.segments if segment.start <= other)
            end = other if other == sentence.span.end else end
            self.subjects.matters = self.topics.implied(
                (word for word in words if word.start < end), self.text
            )

    def _is_named_later(self, sentence: Sentence) -> bool:
        """Whether a sentence tells first of something else, and names a matter in another part of it."""
        first = next((segment for segment in sentence.segments if segment.counts), sentence.segments[0])
        anew = next((s.start for s in sentence.segments if s.mark in SEMICOLONS), sentence.span.end)
        named = [word for segment in sentence.segments for word in segment.words if word.naming]
        told = any(word.start < (anew if self.topics.is_matter(word) else first.end) for word in named)
        return not told and self._is_of_others(sentence)

    def _is_of_others(self, sentence: Sentence) -> bool:
        """Whether the first figure is of something that no list knows: 审计结果公开12份，不予公开3份."""
        first = next((segment for segment in sentence.segments if segment.counts), None)
        if first is None:
            return False
        counts = [Word(count.whole.start, count.whole.end, ()) for count in first.counts]
        words = sorted([*first.words, *counts], key=lambda word: word.start)
        start = next((word.start for word in words if word.topic), first.start)
        # 林业局新收67件: its own name tells of nothing else.
        own = start > first.start and self.names.whose(self.text[first.start : start].strip()) == "own"
        return self.doubts.strange.leftover(start if own else first.start, first.end, words)

    def _clause(self, clause: list[Segment]) -> Iterator[Claim]:
        words = [word for segment in clause for word in segment.words]
        said: set[str] = set().union(*(word.context for word in words))
        first = next((word for word in words if word.topic), None)
        counted = any(not count.percent for segment in clause for count in segment.counts)
        self._enter(Clause(words, said, clause[0]))
        self.scope.causes = self.doubts.causes.behind(clause, words, self.scope, counted=counted)
        before = self.last if self.counted else None
        said = self.matters.contexts(clause, said, before, counted=counted)
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
            return
        if first is not None:
            yield from self._without_figures(clause, words, said)
        self.counted = []
        self.figures.recent += words

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
        self._lead(words, self.text[clause[0].start : clause[-1].end].rstrip())
        kinds, start, end = self.doubts.kinds, clause[0].start, clause[-1].end
        anew = not self.topics.has_count(words) and self.scope.tally.received is None
        dealt = self.doubts.causes.tells_dealing(self.text[start:end].strip(), self.scope)
        some = not dealt and ((anew and kinds.is_on_one_thing(start, end)) or self._is_on_others(clause[0]))
        self.scope.among = self.scope.among.also(some=some)
        whole = self.last if self.counted and self.last else self.whole
        crossed, matters = self.subjects.crossed, self.subjects.matters
        yield from self.spoken.claims(clause, words, said, self.scope, matters, whole, crossed)
        if self.counted:
            yield from self.spoken.left_over(clause, words, self.counted, self.scope)
            if all(self.figures.every[:-1]):
                # The figure before is the one of its sentence of which nothing was read.
                yield from self.spoken.not_given(clause, words, self.counted[-1], self.scope)

    def _is_on_others(self, segment: Segment) -> bool:
        """Whether a sentence begins with requests of a kind that no list knows: 数据共享申请批准率92%."""
        if self.scope.tally.received is not None or self.scope.sentence.ours:
            return False
        named = next((word for word in segment.words if word.naming), None)
        if named is None or self.topics.is_matter(named):
            return False
        # 做好申请答复工作，予以公开5件: how requests are dealt with is no kind of them.
        if _DEALING.search(self.text, segment.start, named.start) or _DEALT.match(
            self.text, named.end, segment.end
        ):
            return False
        by = _BY.match(self.text, segment.start, named.start)
        start = by.end() if by is not None else segment.start
        return self.doubts.strange.leftover(start, named.start, segment.words)

    def _lead(self, words: Sequence[Word], clause: str) -> None:
        """Takes in what figures behind it are of, where a clause only leads up to them."""
        inside, crossing = clause.endswith(_AMONG), self._crossing(words, clause)
        # 线上渠道收到的申请里，重复提交的4件…: of these alone.
        now = self.scope.among.also(some=inside and any("part" in word.context for word in words))
        if crossing and self.topics.is_of_suits(crossing):
            # 未经复议直接起诉的案件中，尚未审结13件: the table divides these, too.
            self.subjects.crossed = crossing if inside else self.subjects.crossed
        elif crossing:
            # 自然人申请中，予以公开25件; 对自然人提出的申请，予以公开25件: of these alone.
            now = now.also(applicant=True)
        elif inside or clause[-1] == "的":
            special = [word for word in words if self.topics.is_special(word)]
            now = now.also(
                # 没有审结的案件中，复议2件、诉讼1件; 被纠正的，复议1件: of those alone.
                outcome=bool(special) and self.topics.is_of_suits(special),
                # 已办结的申请中，自然人60件: what is received is divided so, and no other.
                answered=inside and self.topics.is_past_receipt(words),
            )
        self.scope.among = now

    def _crossing(self, words: Sequence[Word], clause: str) -> list[Word]:
        """The applicants, or kinds of suits, that a clause without figures leads up to: 自然人申请中."""
        crossing = [word for word in words if self.topics.is_crossing(word)]
        if not crossing or clause.endswith((*_AMONG, _COLUMN)):
            return crossing
        return [] if self.scope.among.whole_told or not clause.endswith(_LEADING_UP) else crossing

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
        told = iter(with_outcomes([label for labels in each.values() for label in labels], self.topics))
        return {start: list(islice(told, len(labels))) for start, labels in each.items()}

    def _figure(
        self, label: Label, previous: Label | None, pending: Sequence[Word], segment: Segment
    ) -> Claim | None:
        own = moved(self.text, previous, label, self.scope.year)
        if own is not label:
            self.scope.when = replace(self.scope.when, other=False)
        claim = self.figures.claim(own, pending, segment)
        if claim is None:
            self._note_these(label.count, label.before)
            if not self._is_of_all(label):
                self.scope.beside = (*(self.scope.beside or ()), *label.before)
            return None
        strange = self.scope.about.strange and not self._is_named(own, claim)
        self.scope.about = self.scope.about.beside_strange(strange or claim.doubt is WHAT)
        crossing = any(map(self.topics.is_crossing, label.before))
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
