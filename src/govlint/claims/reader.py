"""Reads claims: walks through the clauses of a paragraph and tells of each figure what it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.claims.claim import ANOTHER_YEAR, PART, WHAT, Claim, Subject
from govlint.claims.doubts import Doubts
from govlint.claims.figures import Count
from govlint.claims.labels import Label, labels_of
from govlint.claims.rows import RowReader
from govlint.claims.scope import Scope
from govlint.claims.sentences import Segment, Sentence, clauses
from govlint.claims.settled import settled
from govlint.claims.spoken import SpokenReader
from govlint.claims.topics import Topics
from govlint.claims.whose import Names
from govlint.claims.words import COUNT, Word
from govlint.claims.years import is_old, moved
from govlint.lazy import lazily
from govlint.model import Span

_EITHER_WAY = frozenset(("requests.carried_in", "requests.carried_out"))
_UNDERWAY = frozenset(("requests.underway",))
_YEAR = lazily(r"20\d\d")
_OURS = lazily(r"信息公开|依申请|申请公开")
_YEAR_ALONE = lazily(r"[ \t]*20\d\d[ \t]*年度?[ \t]*")
_BEING = lazily(r"[ \t]*(?:仍|仍然|依然|也|同样|共|总数|总量)?[为是达][ \t]*")
# 新收和结转的90件: all that there was to do.
_BOTH = lazily(r"(?:新收|新增|收到|受理|接收)[^，。；\d]{0,6}(?:[和及与、加]|以及)(?:上年|去年)?(?:度)?结转")
# 市政府349件 beside figures of others, or of a wider area, may be of that office alone.
_DIVIDED = lazily(
    r"全[省市州县区旗盟]|本级|办公[厅室]|其中[^，。；\d]{0,6}政府|占全|直接"
    r"|(?:部门|单位|机关|乡镇|街道|[各县区镇乡]|分局|管委会)[^，。；\d]{0,12}\d"
)
_BRACKETS = ("（", "(")
_ANEW = ("；", ";")
_SHORT = 10
_FOR_ANYTHING = frozenset("个项")
_LETTER = lazily(r"[\u4e00-\u9fff]")
_LAST = lazily(r"[：:，,（()）]")


class ParagraphReader:
    """One paragraph being read: which matter it speaks of, which year, whose figures."""

    def __init__(
        self,
        text: str,
        span: Span,
        topics: Topics,
        names: Names,
        year: int | None,
        matters: tuple[str, ...],
    ) -> None:
        self.text, self.topics, self.names = text, topics, names
        self.scope = Scope(year, ours="requests" in matters, of_government=names.agency.endswith("政府"))
        self.span = span
        self.doubts = Doubts(text, topics)
        self.rows = RowReader(text, topics, self.doubts)
        self.spoken = SpokenReader(text, topics, self.doubts)
        self.matters = matters
        self.family: tuple[str, ...] = ()
        self.recent: list[Word] = []
        self.action: list[Word] = []
        self.whole: Claim | None = None
        self.figured: list[Sequence[Word]] = []
        self.crossed: list[Word] = []
        self.leading: list[Word] = []
        self.counted: list[Segment] = []
        self.trailing: Sequence[Word] = ()

    def claims(self, sentences: Sequence[Sentence]) -> Iterator[Claim]:
        """The claims of the paragraph, in order."""
        for sentence in sentences:
            self.family, self.recent, self.action, self.figured, self.crossed = (), [], [], [], []
            self.counted = []
            self.scope.strange = False
            self.scope.values = {count.value for segment in sentence.segments for count in segment.counts}
            self.scope.received = None
            said = self.text[sentence.span.start : sentence.span.end]
            self.scope.new_sentence(_OURS.search(said) is not None, said)
            if not self.matters:
                self._look_ahead(sentence)
            yield from settled(
                [claim for clause in clauses(sentence) for claim in self._clause(clause)], self.topics
            )

    def _look_ahead(self, sentence: Sentence) -> None:
        """Takes the matter that is named only behind its figures: 自然人7件、企业2件，均为信息公开申请.

        Or not at all: 不予公开8件，无法提供12件.
        """
        words = [word for segment in sentence.segments for word in segment.words]
        opening = next((word.start for word in words if word.is_context("opener")), sentence.span.end)
        if any("elsewhere" in word.context for word in words):
            return
        named = self.topics.matters_in(self.text, [word for word in words if word.start < opening])
        if len(named) == 1:
            self.matters = named
            self.scope.named_here = True
        elif not named:
            self.matters = self.topics.implied(words)

    def _clause(self, clause: list[Segment]) -> Iterator[Claim]:
        words: list[Word] = []
        said: set[str] = set()
        first: Word | None = None
        counted = False
        for segment in clause:
            words += segment.words
            counted = counted or any(not count.percent for count in segment.counts)
        for word in words:
            said.update(word.context)
            if first is None and word.topic:
                first = word
        self.scope.read(self.text, words, said)
        named: tuple[str, ...] = ()
        if first is not None:
            said = self._owned(clause[0].start, words, first, said)
            named = self.topics.matters_in(self.text, words)
        elif "subunit" in said and clause[-1].end - clause[0].start <= _SHORT:
            self.scope.whose = "other"
        self._take(words, named, said, clause[0].mark)
        if counted:
            if self._may_count(words, first):
                yield from self._figures(clause)
            else:
                self.scope.strange = True
            self.counted = clause
            self.recent = []
            return
        if first is not None:
            # 自然人申请中，予以公开25件: of these alone.
            among = self.text[clause[-1].end - 1] == "中"
            self.scope.of_applicant |= among and any(map(self.topics.is_crossing, words))
            yield from self.spoken.claims(clause, words, said, self.scope, self.matters, self.whole)
            if self.counted:
                yield from self.spoken.left_over(clause, words, self.counted, self.scope)
        self.counted = []
        self.recent += words

    def _may_count(self, words: Sequence[Word], first: Word | None) -> bool:
        """Whether figures among these words can be of a matter at all: few of a report's are."""
        if self.figured or any(word.topic for word in self.recent):
            return True
        return first is not None and (bool(self.matters) or any(word.naming for word in words))

    def _is_divided(self) -> bool:
        """Whether the paragraph tells of several agencies, or of a wider area."""
        return self.scope.parted or _DIVIDED.search(self.text, self.span.start, self.span.end) is not None

    def _owned(self, start: int, words: Sequence[Word], first: Word, said: set[str]) -> set[str]:
        """Takes in whose figures a clause tells; what is said in it apart from the agency's own name.

        自然资源和规划局 tells of no 规划.
        """
        whose = self.names.of_clause(self.text, start, first.start, words)
        if whose == "own" and self.scope.parted:
            whose = "unsure"
        elif whose == "unsure" and self.scope.of_government and not self._is_divided():
            whose = "own"
        self.scope.whose = whose or self.scope.whose
        if whose != "own":
            return said
        self.scope.name = tuple(
            word
            for word in words
            if word.start < first.start
            and not word.topic
            and "own" not in word.context
            and self.text[word.start : word.end] in self.names.agency
        )
        if not self.scope.name:
            return said
        return {name for word in words if word not in self.scope.name for name in word.context}

    def _take(self, words: Sequence[Word], named: tuple[str, ...], said: set[str], mark: str) -> None:
        """Takes in the matters that a clause names; after words for other matters none is taken over."""
        if named:
            self.matters, self.scope.named_here = named, True
            self.family += named
            kept = self.scope.aside and self.scope.listed and mark not in _ANEW
            self.scope.aside = "elsewhere" in said or kept
            if self.whole is not None and not self._is_of(self.whole, named):
                self.whole = None
        elif "elsewhere" in said:
            self.matters = ()
            self.whole = None
            self.scope.aside = True
        elif len(self.matters) > 1:
            # 一审6件: of suits alone, which the heading names with others.
            only = tuple(key for key in self.matters if self.topics.has_count(words, (key,)))
            self.matters = only if len(only) == 1 else self.matters

    def _is_of(self, claim: Claim, matters: tuple[str, ...]) -> bool:
        return any(name.partition(".")[0] in matters for reading in claim.readings for name in reading)

    def _figures(self, clause: list[Segment]) -> Iterator[Claim]:
        shared = list(self.rows.claims(clause, self.scope, self.matters, self.figured))
        if shared:
            yield from shared
            return
        pending: list[Word] = []
        self.leading = self._leading(clause[0])
        for segment in clause:
            if not segment.counts:
                pending += segment.words
                continue
            previous: Label | None = None
            self.scope.beside = None
            for label in labels_of(segment, self.topics.general):
                if not label.count.percent:
                    self.trailing = self._trailing(clause, segment, label)
                    own = moved(self.text, previous, label, self.scope.year)
                    self.scope.other_year = self.scope.other_year and own is label
                    claim = self._figure(own, pending, segment)
                    if claim is not None:
                        self.scope.strange = self.scope.strange or claim.doubt is WHAT
                        crossing = any(map(self.topics.is_crossing, label.before))
                        self.scope.note(self.text, claim, crossing=crossing)
                        if self.scope.beside is not None and self._of_agencies(previous, label):
                            self.scope.whose = "unsure"
                        yield self._kept(claim)
                    else:
                        self.scope.beside = (*(self.scope.beside or ()), *label.before)
                pending, previous = [], label

    def _leading(self, segment: Segment) -> list[Word]:
        """Counts before the matter that 、 joins others to: 尚未审结的行政复议1件、行政诉讼2件."""
        topics = [word for word in segment.words if word.topic]
        if len(topics) != 2 or not self.topics.is_special(topics[0]) or not self.topics.is_matter(topics[1]):
            return []
        return topics[:1]

    def _of_agencies(self, previous: Label | None, label: Label) -> bool:
        """Whether a figure before it counts agencies, and what follows is theirs: 14个分局收到86件."""
        first = next((word.start for word in label.before if word.topic), None)
        if previous is None or first is None or self.scope.of_government:
            return False
        return self.names.is_named(self.text[previous.count.whole.end : first])

    def _trailing(self, clause: list[Segment], segment: Segment, label: Label) -> Sequence[Word]:
        """Words behind the one that a figure counts, which 、 joins to it: 25起复议、诉讼案件."""
        following = next((other for other in clause if other.start > segment.start), None)
        if following is None or following.counts or not any(map(self.topics.is_matter, label.after)):
            return ()
        return [word for word in following.words if word.topic][:1]

    def _figure(self, label: Label, pending: Sequence[Word], segment: Segment) -> Claim | None:
        words: Sequence[Word] = label.words
        if not any(word.topic for word in words):
            words = self._from_before(label, pending, segment)
            pending = ()
        readings = self._readings(words, pending, label.count.value == 0)
        if readings == (_UNDERWAY,):
            # 年末未办结的12件结转下年度: what is said behind tells which they are.
            behind = [word for word in segment.words if word.start >= label.count.whole.end]
            carried = self.topics.subject(behind, ("requests",))
            readings = (carried,) if carried and carried <= _EITHER_WAY else readings
        matters = {name.partition(".")[0] for reading in readings for name in reading}
        if (
            not readings
            or not self._in_unit(label.count.unit, matters)
            or self._of_a_noun(label.count, segment)
        ):
            self.scope.strange = True
            return None
        over = all("carried" in name for reading in readings for name in reading)
        old = is_old(self.text, segment, label, self.scope.year, carried=over)
        self.figured.append([word for word in words if word.topic])
        # 自然人56件（含结转4件）: what the bracket tells is of these alone.
        inside = PART if over and self.crossed and segment.mark in _BRACKETS else None
        return Claim(
            span=Span(label.start, label.end),
            figure=label.count.span,
            value=label.count.value,
            unit=label.count.unit,
            readings=readings,
            reason=ANOTHER_YEAR if old else self.doubts.reason(label, words, readings, self.scope),
            doubt=inside or self.doubts.doubt(label, words, readings, self.scope),
            step=label.count.step,
        )

    def _from_before(self, label: Label, pending: Sequence[Word], segment: Segment) -> Sequence[Word]:
        """The words that a figure without its own takes over: 予以公开：40件, 予以公开（含部分公开）48件."""
        if pending:
            return (*pending, *label.words)
        if segment.mark == "、" and _YEAR_ALONE.fullmatch(self.text, label.start, label.count.whole.start):
            # 近三年分别为：2022年61件、2023年58件: all are of what stands before the first.
            return (*self.recent, *label.words)
        if not _LAST.fullmatch(segment.mark) or self.doubts.unknown(
            label.start, label.end, label, label.words
        ):
            return ()
        # 申请件数与上年持平，仍为58件: the figure of what stands before it.
        of_it = _BEING.fullmatch(self.text, label.start, label.count.whole.start)
        if segment.mark in "，," and not (of_it or any(word.is_context("sum") for word in label.words)):
            return ()
        if segment.mark in "）)":
            # 受理申请（含上年结转）72件 is all of them, 予以公开（含部分公开）48件 the sum of two.
            opening = max(self.text.rfind(mark, 0, segment.start - 1) for mark in "（(")
            outer = [word for word in self.recent if word.end <= opening]
            if any(word.topic for word in outer) and not any(map(self.topics.is_special, outer)):
                return (*outer, Word(opening, segment.start, ()), *label.words)
        return (*self.recent, *label.words)

    def _readings(self, words: Sequence[Word], pending: Sequence[Word], zero: bool) -> tuple[Subject, ...]:
        if not any(word.topic for word in words):
            return ()
        named = self.topics.matters_in(self.text, words)
        # Of the matters taken over, only those that the words count: 维持 may be of 复议, 直接起诉 is not.
        matters = named or tuple(key for key in self.matters if self.topics.has_count(words, (key,)))
        if not matters:
            return ()
        subject = self.topics.subject(words, matters)
        # 现行有效规章263部，其中省政府规章98部: what is done with them is taken over.
        self.scope.borrowed = not subject
        if subject and _BOTH.search(self.text, words[0].start, words[-1].end):
            subject = frozenset(("requests.received",))
        subject = subject or self.topics.subject([*self.action, *words], matters)
        if not subject:
            return ()
        if subject >= _EITHER_WAY:
            subject = self._carried(words, subject)
        if not self.topics.matters[matters[-1]].default:
            self.action = [w for w in words if any(s.kind == COUNT for s in w.senses)] or self.action
        joined = [word for word in pending if word.topic]
        if joined:
            both = self.topics.matters_in(self.text, [*pending, *words]) or matters
            union = self.topics.subject([*pending, *words], both)
            certain = zero or any(word.is_context("sum") for word in words)
            return (union,) if certain else tuple(dict.fromkeys((subject, union)))
        return self._of_family(words, subject)

    def _carried(self, words: Sequence[Word], subject: Subject) -> Subject:
        """Which way what one word says is carried over: 2023年结转 came in, 2025年结转 goes out."""
        for word in words:
            names = {sense.name for sense in word.senses}
            year = _YEAR.search(self.text, word.start, word.end)
            if year and self.scope.year is not None and {"carried_in", "carried_out"} <= names:
                came_in = int(year.group()) < self.scope.year
                return subject - {"requests.carried_out" if came_in else "requests.carried_in"}
        return subject

    def _of_family(self, words: Sequence[Word], subject: Subject) -> tuple[Subject, ...]:
        """结果维持3件 after 行政复议 and 行政诉讼 may be of either, or of both."""
        if self.topics.matters_in(self.text, words):
            self.crossed = [word for word in words if self.topics.is_crossing(word)]
            led = self.topics.subject([*self.leading, *words], self.topics.matters_in(self.text, words))
            joined = [*words, *self.trailing]
            if self.trailing:
                led = self.topics.subject(joined, self.topics.matters_in(self.text, joined))
            return tuple(dict.fromkeys((subject, led)))
        sections = {self.topics.matters[key].section for key in self.matters}
        others = [
            key
            for key in dict.fromkeys(self.family)
            if key not in self.matters and self.topics.matters[key].section in sections
        ]
        found = [subject]
        for key in others:
            if self.topics.has_count(words, (key,)):
                own = self.topics.subject(words, (key,))
                found += [own, subject | own]
        crossing = [word for word in words if self.topics.is_crossing(word)]
        if self.crossed and not crossing:
            # 直接起诉4件（维持2件）: the outcome may be of these alone.
            found.append(self.topics.subject([*self.crossed, *words], self.matters))
        self.crossed = crossing or self.crossed
        return tuple(dict.fromkeys(found))

    def _of_a_noun(self, count: Count, segment: Segment) -> bool:
        """Whether a figure with a unit for anything counts what stands behind it: 10个单位."""
        end = count.whole.end
        if count.unit not in _FOR_ANYTHING or end >= segment.end:
            return False
        return _LETTER.match(self.text, end) is not None and all(word.start != end for word in segment.words)

    def _in_unit(self, unit: str, matters: set[str]) -> bool:
        return not unit or all(unit in self.topics.matters[key].units for key in matters)

    def _kept(self, claim: Claim) -> Claim:
        if claim.reason is None and any(
            self.topics.is_general(name) for reading in claim.readings for name in reading
        ):
            self.whole = claim
            if self.scope.received is None and any("requests.received" in each for each in claim.readings):
                self.scope.received = claim.value
        return claim
