"""Reads claims: walks through the clauses of a paragraph and tells of each figure what it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.claims.claim import PART, WHAT, Claim
from govlint.claims.counted import FigureReader
from govlint.claims.denials import Denials
from govlint.claims.labels import Label, labels_of
from govlint.claims.partial import THIRD_PARTIES
from govlint.claims.rows import RowReader
from govlint.claims.scope import Scope
from govlint.claims.sentences import Segment, Sentence, clauses
from govlint.claims.settled import settled
from govlint.claims.spoken import SpokenReader
from govlint.claims.subjects import SubjectReader
from govlint.claims.topics import Topics
from govlint.claims.whose import Names
from govlint.claims.words import Word
from govlint.claims.years import moved
from govlint.lazy import lazily
from govlint.model import Span

# 市政府349件 beside figures of others, or of a wider area, may be of that office alone.
_DIVIDED = lazily(
    r"全[省市州县区旗盟]|本级|办公[厅室]|其中[^，。；\d]{0,6}政府|占全|直接"
    r"|(?:部门|单位|机关|乡镇|街道|[各县区镇乡]|分局|管委会)[^，。；\d]{0,12}\d"
)
_AGENCIES_TOO = lazily(r"部门|单位|乡镇|街道|其余|其他机关|各[县区镇乡级]|下[属级辖]")
# 其中网站收到9件；办结7件: a way to apply is no agency, and what follows is not told of it.
_CHANNEL = lazily(r"(?:窗口|大厅|馆|查阅点|网点|受理点|服务点|网站|邮箱)(?:共|已|累计)?[ \t]*$")
_ABOUT = lazily(r"[^，。；\d]{0,6}(?:集中|涉及|围绕|关于)")
_BESIDES = lazily(r"[ \t]*(?:之外|以外|外)(?:[，,]|$)")
_ANEW = ("；", ";")
_SHORT = 10
_TOGETHER = lazily(r"协同|配合|协作|联动|合力|共同|各负其责|各司其职")
_REFUSED = lazily(r"(?:不|未|没有|拒绝)[^，。；]{0,6}公开")
# They decide on the reviews of others, and tell of these.
_JUDGES = ("司法局", "司法厅", "司法部", "法制办公室")
# They may decide on the reviews of those below them.
_DECIDE = ("政府", "公安局", "公安厅", "税务局", "海关", "海事局", "总局", "总队", "部")
_OTHERS = ("elsewhere", "reviewed")
# 对行政规范性文件进行清理，废止7件; 涉企文件专项清理 may have repealed some of them only.
_REVIEW_OF_ALL = lazily(
    r"(?:本年度?|今年|年内|全年|对|将|把|[我本全][市县区省州局委厅办]|组织|开展|现行有效|不适应[^，。]{0,16}?|到期|已有|现有|的|了)*"
    r"(?:行政)?规范性文件(?:进行|开展|实施|了)*(?:全面|集中|定期|系统|逐[件一])?清理(?:工作)?"
)


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
        self.scope = Scope(
            year,
            ours="requests" in matters,
            of_government=names.agency.endswith("政府"),
            judging=names.agency.endswith(_JUDGES),
            deciding=names.agency.endswith(_DECIDE),
        )
        self.span = span
        self.doubts = Denials(text, topics)
        self.rows = RowReader(text, topics, self.doubts)
        self.spoken = SpokenReader(text, topics, self.doubts)
        self.subjects = SubjectReader(text, topics, self.scope, matters)
        self.figures = FigureReader(text, topics, self.scope, self.doubts, self.subjects)
        self.whole: Claim | None = None
        self.last: Claim | None = None
        self.counted: list[Segment] = []

    def claims(self, sentences: Sequence[Sentence]) -> Iterator[Claim]:
        """The claims of the paragraph, in order."""
        for sentence in sentences:
            self.subjects.new_sentence()
            self.figures.new_sentence()
            self.counted = []
            self.scope.strange = False
            self.scope.unexplained = [
                count.value for segment in sentence.segments for count in segment.counts
            ]
            self.scope.values = set(self.scope.unexplained)
            self.scope.received = None
            said = self.text[sentence.span.start : sentence.span.end]
            self.scope.new_sentence(said, sentence.span.start)
            if not self.subjects.matters:
                self._look_ahead(sentence)
            yield from settled(
                [claim for clause in clauses(sentence) for claim in self._clause(clause)],
                self.topics,
                self.scope.values,
            )

    def _look_ahead(self, sentence: Sentence) -> None:
        """Takes the matter that is named only behind its figures: 自然人7件、企业2件，均为信息公开申请.

        Or not at all: 不予公开8件，无法提供12件.
        """
        words = [word for segment in sentence.segments for word in segment.words]
        opening = next((word.start for word in words if word.is_context("opener")), sentence.span.end)
        other = next((word.start for word in words if word.is_context(*_OTHERS)), sentence.span.end)
        named = self.topics.matters_in(self.text, [word for word in words if word.start < opening])
        if len(named) == 1 and other == sentence.span.end:
            self.subjects.matters = named
            self.scope.named_here = True
        elif not named and not self._is_of_others(sentence):
            # 新收67件，结转下年3件，未引发投诉: what is said behind them takes them for no others.
            self.subjects.matters = self.topics.implied(word for word in words if word.start < other)

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
        return self.doubts.parts.leftover(start if own else first.start, first.end, words)

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
        self._enter(clause[0], words, said)
        said = self._reviewed(clause, said, counted=counted)
        named: tuple[str, ...] = ()
        if first is not None:
            said = self._owned(clause[0].start, words, first, said)
            named = self.topics.matters_in(self.text, words)
        elif "subunit" in said and self._names_others(clause):
            self.scope.whose = "other"
        self._take(words, named, said, clause[0].mark)
        if named and not counted and self._is_besides(words):
            self.subjects.matters = ()
            return
        if counted:
            self.last = None
            recent = self.figures.recent
            self.scope.of_applicants = bool(recent) and any(map(self.topics.is_crossing, recent))
            if self._may_count(words, first):
                yield from self._figures(clause)
            else:
                self._pass_over(words)
            self.counted = clause
            self.figures.recent = []
            return
        if first is not None:
            yield from self._without_figures(clause, words, said)
        self.counted = []
        self.figures.recent += words

    def _names_others(self, clause: Sequence[Segment]) -> bool:
        """Whether a clause names other bodies, of which the next will tell: 各科室；not 各科室协同配合."""
        start, end = clause[0].start, clause[-1].end
        return end - start <= _SHORT and _TOGETHER.search(self.text, start, end) is None

    def _reviewed(self, clause: Sequence[Segment], said: set[str], *, counted: bool) -> set[str]:
        """The contexts of a clause; a 清理 is another matter unless it tells that all were gone through."""
        if not counted and "elsewhere" in said and self._is_on_them(clause):
            return said - {"elsewhere"}
        if "reviewed" not in said:
            return said
        words = self.text[clause[0].start : clause[-1].end].replace("、", "")
        if words.startswith("清理后"):  # what is in force then
            return said - {"reviewed"}
        return {*said, "elsewhere"} if counted or not _REVIEW_OF_ALL.fullmatch(words) else said

    def _is_besides(self, words: Sequence[Word]) -> bool:
        """Whether what these words name is set aside: 规范性文件之外，另印发文件8件."""
        last = next(word for word in reversed(words) if word.naming)
        return _BESIDES.match(self.text, last.end) is not None

    def _enter(self, segment: Segment, words: Sequence[Word], said: set[str]) -> None:
        """A clause of these words, with these contexts, begins with this segment."""
        self.scope.beside = None
        if segment.mark in _ANEW and not self.figures.figured and self.topics.has_count(words):
            # 公开信息64条，其中网站40条；收到申请5件: the list was of another matter.
            self.scope.listed = False
        if segment.depth or self.scope.outside is not None:
            self.scope.enter(segment.depth)
        self.scope.read(self.text, words, said, segment)

    def _without_figures(
        self, clause: list[Segment], words: Sequence[Word], said: set[str]
    ) -> Iterator[Claim]:
        # 自然人申请中，予以公开25件: of these alone.
        among = self.text[clause[-1].end - 1] == "中"
        crossing = [word for word in words if self.topics.is_crossing(word)] if among else []
        if crossing and self.topics.is_of_suits(crossing):
            # 未经复议直接起诉的案件中，尚未审结13件: the table divides these, too.
            self.subjects.crossed = crossing
        else:
            self.scope.of_applicant |= bool(crossing)
            # 没有审结的案件中，复议2件、诉讼1件: of those alone.
            special = [word for word in words if among and self.topics.is_special(word)]
            self.scope.of_outcome |= bool(special) and not crossing and self.topics.is_of_suits(special)
        whole = self.last if self.counted and self.last else self.whole
        crossed, matters = self.subjects.crossed, self.subjects.matters
        yield from self.spoken.claims(clause, words, said, self.scope, matters, whole, crossed)
        if self.counted:
            yield from self.spoken.left_over(clause, words, self.counted, self.scope)

    def _pass_over(self, words: Sequence[Word]) -> None:
        """Takes in figures that are of no matter."""
        self.scope.strange = True
        self.scope.note_kind(self.text, words)
        self.subjects.take_papers(words)

    def _may_count(self, words: Sequence[Word], first: Word | None) -> bool:
        """Whether figures among these words can be of a matter at all: few of a report's are."""
        if self.figures.figured or any(word.topic for word in self.figures.recent):
            return True
        return first is not None and (bool(self.subjects.matters) or any(word.naming for word in words))

    def _is_divided(self) -> bool:
        """Whether the paragraph tells of several agencies, or of a wider area."""
        found = list(_DIVIDED.finditer(self.text, self.span.start, self.span.end))
        if self.scope.parted or any(map(self.names.divides, found)):
            return True
        # 区政府收到8件，其余由部门受理: the government's own, as there are others.
        return bool(found) and _AGENCIES_TOO.search(self.text, self.span.start, self.span.end) is not None

    def _owned(self, start: int, words: Sequence[Word], first: Word, said: set[str]) -> set[str]:
        """Takes in whose figures a clause tells; what is said in it apart from the agency's own name.

        自然资源和规划局 tells of no 规划.
        """
        whose = self.names.of_clause(self.text, start, first.start, words)
        if whose == "own" and self.scope.parted:
            whose = "unsure"
        elif whose == "unsure" and self.scope.of_government and not self._is_divided():
            whose = "own"
        self.scope.by_channel = (
            whose == "other" and _CHANNEL.search(self.text, start, first.start) is not None
        )
        if not self.scope.by_channel:
            self.scope.whose = whose or self.scope.whose
        self.scope.named_now = whose == "own"
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
            self.subjects.matters, self.scope.named_here = named, True
            self.subjects.family += named
            kept = self.scope.aside and self.scope.listed and mark not in _ANEW
            # 许可事项1项，全年申请量0件: those who apply for permits, and not for information.
            kept = kept or (self.scope.of_permits and not any(map(self.topics.is_matter, words)))
            self.scope.aside = kept or ("elsewhere" in said and not self._tells_contents(words))
            if self.whole is not None and not self._is_of(self.whole, named):
                self.whole = None
        elif "elsewhere" in said and not (self._tells_contents(words) or self._is_outcome(words)):
            self.subjects.matters = ()
            self.whole = None
            self.scope.aside = True
        elif not self.subjects.matters and "elsewhere" not in said and (own := self.topics.kinds_in(words)):
            # 征求意见23次，逾期不补正的6件: what only requests come to is of requests again.
            self.subjects.matters = own
            self.scope.aside = False
        elif len(self.subjects.matters) > 1:
            # 一审6件: of suits alone, which the heading names with others.
            only = tuple(key for key in self.subjects.matters if self.topics.has_count(words, (key,)))
            self.subjects.matters = only if len(only) == 1 else self.subjects.matters

    def _is_on_them(self, clause: Sequence[Segment]) -> bool:
        """Whether a clause only says what those just told are about: 收到47件，涉及征收补偿等方面."""
        if not self.counted or self.last is None or self.last.doubt or clause[0].mark not in "，,":
            return False
        return self.doubts.parts.is_on_them(clause[0].start, clause[-1].end, self.last.readings)

    def _is_outcome(self, words: Sequence[Word]) -> bool:
        """Whether it is some of the requests told before that are not made public: 不同意公开6件."""
        others = [word for word in words if word.is_context(*_OTHERS)]
        return (
            self.scope.received is not None
            and all(_REFUSED.fullmatch(self.text, word.start, word.end) for word in others)
            and THIRD_PARTIES.search(self.scope.sentence) is None
        )

    def _tells_contents(self, words: Sequence[Word]) -> bool:
        """Whether other matters are what requests are about: 申请事项主要集中在规划、许可方面."""
        named = next((word for word in words if word.naming), None)
        other = next(word for word in words if word.is_context(*_OTHERS))
        if named is None or not self.topics.speaks_of(named, self.subjects.matters):
            return False
        return named.end <= other.start and _ABOUT.match(self.text, named.end, other.start) is not None

    def _is_of(self, claim: Claim, matters: tuple[str, ...]) -> bool:
        return any(name.partition(".")[0] in matters for reading in claim.readings for name in reading)

    def _figures(self, clause: list[Segment]) -> Iterator[Claim]:
        every, recent = self.figures.every, self.figures.recent
        shared = list(self.rows.claims(clause, self.scope, self.subjects.matters, every, recent))
        if shared:
            yield from shared
            return
        pending: list[Word] = []
        self.subjects.new_clause(clause[0])
        for segment in clause:
            if not segment.counts:
                pending += segment.words
                continue
            previous: Label | None = None
            self.scope.beside = None
            for label in labels_of(segment, self.topics.general):
                if not label.count.percent:
                    self.subjects.new_figure(clause, segment, label)
                    several = self.figures.shared(label, pending)
                    before = pending if len(several) == 1 else ()
                    for each in several:
                        claim = self._figure(each, previous, before, segment)
                        if claim is not None:
                            yield claim
                pending, previous = [], label

    def _figure(
        self, label: Label, previous: Label | None, pending: Sequence[Word], segment: Segment
    ) -> Claim | None:
        own = moved(self.text, previous, label, self.scope.year)
        self.scope.other_year = self.scope.other_year and own is label
        claim = self.figures.claim(own, pending, segment)
        if claim is None:
            self.scope.beside = (*(self.scope.beside or ()), *label.before)
            return None
        strange = self.scope.strange and not self._is_named(own, claim)
        self.scope.strange = strange or claim.doubt is WHAT
        crossing = any(map(self.topics.is_crossing, label.before))
        some = any("part" in word.context for word in label.before)
        self.scope.note(self.text, claim, crossing=crossing, some=some)
        if self.scope.beside is not None and self._of_agencies(previous, label):
            self.scope.whose = "unsure"
        return self._kept(claim)

    def _is_named(self, label: Label, claim: Claim) -> bool:
        """Whether a claim is surely of a matter that its own words name.

        After it what is told without one is of this matter: 发布信息64条，收到申请33件，办结30件.
        """
        sure = claim.reason is None and claim.doubt is None
        return sure and any(map(self.topics.names_matter, label.words))

    def _of_agencies(self, previous: Label | None, label: Label) -> bool:
        """Whether a figure before it counts agencies, and what follows is theirs: 14个分局收到86件."""
        first = next((word.start for word in label.before if word.topic), None)
        if previous is None or first is None or self.scope.of_government:
            return False
        return self.names.is_named(self.text[previous.count.whole.end : first])

    def _kept(self, claim: Claim) -> Claim:
        self.last = claim if claim.reason is None else None
        if claim.reason is None and any(
            self.topics.is_general(name) for reading in claim.readings for name in reading
        ):
            self.whole = claim
            new = any("requests.received" in each for each in claim.readings)
            if self.scope.received is None and claim.doubt is not PART and new:
                self.scope.received = claim.value
        return claim
