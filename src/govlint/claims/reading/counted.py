"""One figure of a sentence with the words that it takes over (予以公开：40件): what it counts, as a claim."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.claims.claim import ANOTHER_YEAR, CHANGE, LISTED, PART, SHARED, Claim, Subject
from govlint.claims.doubts.candidate import Candidate, candidate_of
from govlint.claims.doubts.verdict import Doubts
from govlint.claims.figures import Count
from govlint.claims.labels import Label
from govlint.claims.reading.bare import as_kind, is_given
from govlint.claims.reading.dealt import of_its_row
from govlint.claims.reading.movedto import Changed, come_to, is_moved_to
from govlint.claims.reading.subjects import FIGURE_TOO, SubjectReader
from govlint.claims.reading.together import Together
from govlint.claims.reading.wordsbefore import WordsBefore
from govlint.claims.said.scope import Scope
from govlint.claims.sentences import Segment, before
from govlint.claims.topics import Topics
from govlint.claims.words import COUNT, Sense, Word
from govlint.claims.years import is_old
from govlint.lazy import lazily
from govlint.model import Span, Text

_MORE_ROWS = lazily(r"(?:的|类|信息|情形)*(?:[、或和及与]|以及|等)[^，,。；;\d]*(?:[，,。；;\n]|$)")
# 各1件, 同为1件: as many of each.
_EACH, _NEAR = lazily(r"(?:各(?:自|只|仅)?[有为是]?|(?:均|都|同样?)[为是])[ \t]*$"), 6
_BUT_FOR, _BESIDES = lazily(r"除(?:了|去)?(?:有)?[ \t]*$"), lazily(r"[^，。；\d]{0,12}?之?外(?!省|市|地)")
_UNDERWAY = frozenset(("requests.underway",))
_UNAVAILABLE = frozenset(("requests.unavailable",))
_ABSENT = _UNAVAILABLE | {"requests.absent"}
# 被撤销或确认违法等纠正2件
_UNDONE = (
    "(?:撤销(?:并?(?:责令)?重作|重新答复|原?答复|原?决定)?|确认违法|变更"
    "|责令(?:限期)?(?:重新?)?(?:作出?|答复|处理)?)"
)
_CORRECTED_SO = lazily(
    rf"{_UNDONE}(?:[、或者和及并]+(?:被)?{_UNDONE})*"
    r"等(?:情形|方式|结果)?(?:被|的|予以|结果)*纠正(?:的)?[ \t]*$"
    r"|[（(](?:即)?(?:结果)?(?:纠正|维持)[）)][ \t]*$"
)
_EACH_OF_THEM = lazily(r"(?:案件|案)?(?:均|都|全部|皆|一律)(?:已经?|依法|按[时期])*")
_ADVERBS = lazily(r"(?:申请)?(?:均|都|全部|已|将|需|须|依法|按规定|拟)*")
# 已办结的6件均予以公开
_EVERY_ONE = lazily(
    r"(?:(?:政府)?信息公开|公开)?(?:申请)?(?:均|都|全部|皆|一律)(?:已|依法|按规定|按[时期]|为|属于?|系|决定|答复)*"
)
_NO_MORE = lazily(r"(?:的|答复|情形|范围|相关|政府信息|信息)*[。，,；;]?")
_ADDED = lazily(r"(?:两项|二者|两者)?(?:合计|共计|总计|总共|共)(?:为|是|有)?[ \t]*")
_OTHERS, _PENDING_TOO = lazily(r"其[他它][ \t]*"), lazily("未审结|未结|在审|正在审理")
_SUITS = (("review",), ("litigation",))
_REQUESTS, _GRANTED = ("requests",), frozenset(("requests.granted",))
_PARTLY = frozenset(("requests.partly_granted",))
_RECEIVED, _ANSWERED = frozenset(("requests.received",)), frozenset(("requests.answered",))
_OTHER_OUTCOMES = (Sense(COUNT, "requests", "other"),)
_ROWS = ("partly_granted", "refused", "unavailable", "not_handled")
_OUTCOMES = _GRANTED.union(f"requests.{row}" for row in _ROWS)
_REST, _STOP = lazily(r"其[他它](?:情形|情况|类|的|共)*[ \t]*"), lazily(r"[，,。；;、）)\n]|\Z")
_NATURAL = frozenset(("requests.natural_person",))
_WAYS = lazily(r"(?:不同)?(?:方式|渠道|途径|形式)")
_BRACKETS, _CLOSING = ("（", "("), ("）", ")")
_DIVIDED = ("÷", "×")
_FOR_ANYTHING = frozenset("个项")
_LETTER = lazily(r"[\u4e00-\u9fff]")
_FAR = 8
_COMMAS, _PARTING = frozenset("，,"), "，,。；;：:（(\n"


class FigureReader:
    """Reads the figures of one paragraph.

    `recent` are the words said since the last figures, `figured` those of each figure of the sentence so far;
    `every` has an empty row for each that was not read, too.
    """

    def __init__(
        self, text: str, topics: Topics, scope: Scope, doubts: Doubts, subjects: SubjectReader
    ) -> None:
        self.text, self.topics, self.scope = text, topics, scope
        self.doubts, self.subjects = doubts, subjects
        self.words_before = WordsBefore(text, topics, scope, doubts.strange)
        self.together = Together(text, topics, scope, doubts.strange)
        self.new_sentence()

    def new_sentence(self) -> None:
        """Forgets the words of the sentence before."""
        self.recent: list[Word] = []
        self.figured: list[Sequence[Word]] = []
        self.every: list[Sequence[Word]] = []
        self.changed: Changed | None = None

    def shared(self, label: Label, pending: Sequence[Word]) -> Sequence[Label]:
        """A label for each of several counts that have one figure: 不予公开、无法提供、不予处理各2件."""
        start = label.count.span.start
        each = _EACH.search(self.text, max(0, start - _NEAR), start)
        if each is None:
            return [label]
        from govlint.claims.reading.foreach import for_each  # only where a figure is of several counts

        said = (*pending, *label.before)
        return for_each(label, said, each.start(), scope=self.scope, strange=self.doubts.strange)

    def claim(self, label: Label, pending: Sequence[Word], segment: Segment) -> Claim | None:
        """What the figure of `label` claims, or None; `pending` are words before it that have no figure."""
        label = self._rest(self._but_for(label))
        label, pending, doubted = self._taken_over(label, pending, segment)
        none = next((at for at, word in enumerate(label.after) if "none" in word.context), None)
        # 3件行政复议中没有被纠正的: what there is none of is not what the figure counts.
        words: Sequence[Word] = label.words if none is None else label.before + label.after[:none]
        if not any(word.topic for word in words):
            words = self.words_before.of(label, pending, self._since_semicolon(segment), segment)
            pending = ()
        readings, some = self._counted(label, words, pending, segment)
        if not readings or not self._is_counted(label.count, readings, segment):
            self._pass_over(label)
            return None
        if readings == (_GRANTED,):
            words = [as_kind(self.text, word) for word in words]
        over = all("carried" in name for reading in readings for name in reading)
        old = is_old(self.text, segment, label, self.scope.year, carried=over)
        self.figured.append([word for word in words if word.topic])
        self.every.append(self.figured[-1])
        # 自然人56件（含结转4件）: what the bracket tells is of these alone.
        inside = PART if over and self.subjects.crossed and segment.mark in _BRACKETS else None
        figure = candidate_of(label, words, readings, self.scope)
        reason = ANOTHER_YEAR if old else self.doubts.reasons.of(figure)
        doubt = inside or doubted or (PART if some else self._doubt(figure, pending))
        if reason is CHANGE:
            own = tuple(word for word in label.before if not word.is_context("compare", "last_year"))
            self.changed = own, doubt
        return Claim(
            span=Span(label.start, label.end),
            figure=label.count.span,
            value=label.count.value,
            unit=label.count.unit,
            readings=readings,
            reason=reason,
            doubt=doubt,
            within=bool({PART, LISTED} & {reason, doubt}) and self._is_within(figure, some, reason),
            step=label.count.step,
        )

    def _but_for(self, label: Label) -> Label:
        """The label without what is said of all the others: 除3件跨年外都已答复."""
        start, end = label.count.whole.start, label.count.whole.end
        found = _BUT_FOR.search(self.text, max(0, start - _NEAR), start) and _BESIDES.match(self.text, end)
        if not found:
            return label
        own = tuple(word for word in label.after if word.end <= found.end())
        return Label(label.count, (), own, start, found.end())

    def _counted(
        self, label: Label, words: Sequence[Word], pending: Sequence[Word], segment: Segment
    ) -> tuple[tuple[Subject, ...], bool]:
        """What a figure may count, and whether it surely is of some of these alone."""
        readings = self._readings(label, words, pending, segment)
        if not readings and self.doubts.askers.are_persons(label, self.scope, self.subjects.matters):
            return (_NATURAL,), True
        if readings == (_RECEIVED,) and self.doubts.askers.are_most_of_all(label, self.scope):
            return (_NATURAL,), False
        if len(readings) > 1 and label.outcome and (told := self._all_answered_so(label)):
            return (told,), True
        # 因信息不存在无法提供的7件: some of these.
        return ((_UNAVAILABLE,), True) if readings == (_ABSENT,) else (readings, False)

    def _is_within(self, figure: Candidate, sure: bool, reason: Text | None) -> bool:
        """Whether a figure of some is its own of this year; `sure` says that it is of these at all."""
        if not sure:
            return self._goes_on(figure.label) is None and self.doubts.is_within(figure)
        when = self.scope.when
        others = self.scope.owner.whose in ("other", "unsure") or when.other or when.period
        return not others and reason in (None, PART)

    def _taken_over(
        self, label: Label, pending: Sequence[Word], segment: Segment
    ) -> tuple[Label, Sequence[Word], Text | None]:
        """A label by what stands before it, where its own words count nothing, with what is pending then and
        the doubt of what it goes on with.
        """
        label, doubted = come_to(self.text, label, segment, self.changed)
        self.changed = None
        if segment.mark in _CLOSING:
            narrowed = self.words_before.are_narrowed(label, pending or self.recent, segment)
            doubted = doubted or (PART if narrowed else None)
        if self.figured and is_moved_to(self.text, label, segment, self.scope.year):
            label = Label(label.count, tuple(self.figured[-1]), (), label.count.span.start, label.end)
        if pending or self.recent:
            said = of_its_row(self.text, self.topics, label, pending or self._since_semicolon(segment))
            label, pending = said, pending if said is label else ()
        return label, pending, doubted

    def _doubt(self, figure: Candidate, pending: Sequence[Word]) -> Text | None:
        """Why a difference from the table would prove nothing; takes in what the figure tells of others."""
        verdict = self.doubts.judged(figure, self.together.doubt(figure.label, pending))
        self.scope.take(verdict.cases, strange=verdict.strange)
        return verdict.doubt or self._goes_on(figure.label) or self._in_a_row(figure)

    def _in_a_row(self, figure: Candidate) -> Text | None:
        """The doubt of a figure of several with another right behind it: 公民、企业申请34件、4件."""
        several = any(len(reading) > 1 for reading in figure.readings)
        return SHARED if several and FIGURE_TOO.match(self.text, figure.label.count.whole.end) else None

    def _goes_on(self, label: Label) -> Text | None:
        """The doubt of a row told behind a figure, where more than one may be: 2件属过程性信息、内部信息."""
        told = [word for word in label.after if word.topic]
        if not told or any(word.topic for word in label.before) or not self._is_row(told[-1]):
            return None
        # Up to the next comma there is no figure: 2件属过程性信息、3件属内部信息 are two.
        return PART if _MORE_ROWS.match(self.text, told[-1].end) else None

    def _is_row(self, word: Word) -> bool:
        """Whether a word is what a row of a group is called."""
        return any(sense.kind == COUNT and "." in sense.name for sense in word.senses)

    def _pass_over(self, label: Label) -> None:
        """Takes in a figure that is of no matter: what follows may be of what it counts."""
        # 通过三种方式接收申请，新收39件: the ways are no other matter.
        strange = self.scope.about.strange or not self._tells_no_more(label)
        self.scope.about = self.scope.about.beside_strange(strange)
        self.scope.note_kind(self.text, label.before)
        self.every.append(())

    def _readings(
        self, label: Label, words: Sequence[Word], pending: Sequence[Word], segment: Segment
    ) -> tuple[Subject, ...]:
        """What a figure with these words may count."""
        readings = self.subjects.readings(words, pending, label.count.whole.end, label.count.value)
        readings = self._bare_granted(label) or readings or self._other_result(label)
        if not readings and label.outcome and any(map(self.topics.is_matter, words)):
            return self.subjects.with_outcome(words, label.outcome)  # 行政规范性文件41件继续有效
        if readings and label.outcome and self._is_told_right_behind(label):
            return self.subjects.with_outcome(words, label.outcome)
        if readings and label.outcome:
            # 行政诉讼3件尚未审结: those, or all that there was.
            return tuple(dict.fromkeys((*self.subjects.with_outcome(words, label.outcome), *readings)))
        mixed = any(name.endswith(".elsewhere") for reading in readings for name in reading)
        if mixed and _CORRECTED_SO.search(self.text, max(0, label.start - _FAR), label.count.whole.start):
            readings = tuple(
                frozenset(name for name in reading if not name.endswith(".elsewhere")) for reading in readings
            )
        if len(readings) == 1 and segment.mark in _COMMAS:
            readings = self._of_row_before(readings[0], segment) or readings
        if readings == (_UNDERWAY,):
            from govlint.claims.reading.underway import counted_as  # only where some are underway

            readings = counted_as(self.text, self.topics, self.scope, label, segment) or (_UNDERWAY,)
        return readings

    def _is_told_right_behind(self, label: Label) -> bool:
        """Whether what became of so many requests stands right behind them: 信息公开申请2件结转下年.

        Or of so many reviews or suits, each of them: 行政复议4件全部审结.
        """
        if self.subjects.matters in _SUITS and self.topics.is_special(label.outcome[0]):
            end = label.outcome[0].start
            return _EACH_OF_THEM.fullmatch(self.text, label.count.whole.end, end) is not None
        return (
            self.subjects.matters == _REQUESTS
            and self.topics.is_special(label.outcome[0], "requests")
            and _ADVERBS.fullmatch(self.text, label.count.whole.end, label.outcome[0].start) is not None
            and not self.topics.has_count(label.before)
        )

    def _all_answered_so(self, label: Label) -> Subject:
        """What became of all that so many are of those answered, at least so many: 已办结的6件均予以公开."""
        told = [word for word in label.outcome if self.topics.is_special(word, "requests")]
        if len(told) != 1 or self.topics.subject(label.before, _REQUESTS) != _ANSWERED:
            return frozenset()
        start, end = told[0].start, told[0].end
        if not (
            _EVERY_ONE.fullmatch(self.text, label.count.whole.end, start)
            and _NO_MORE.fullmatch(self.text, end, label.outcome[-1].end)
        ):
            return frozenset()
        subject = self.topics.subject(told, _REQUESTS)
        return subject | _PARTLY if subject == _GRANTED else subject

    def _of_row_before(self, group: Subject, segment: Segment) -> tuple[Subject, ...]:
        """The rows that the clause before names, or all of their group: 属于内部事务信息，不予公开9件."""
        end = segment.start - 1
        start = max(self.text.rfind(mark, 0, end) for mark in _PARTING) + 1
        kinds = {
            f"{sense.matter}.{sense.name}"
            for word in self.recent
            if start < word.end <= end
            for sense in word.senses
            if sense.kind == COUNT and self.topics.is_special(word)
        }
        own = f"{min(group)}."
        if len(group) > 1 or not kinds or not all(kind.startswith(own) for kind in kinds):
            return ()
        told = (word for word in self.recent if word.topic and start < word.end <= end)
        edges = [start, *(at for word in told for at in (word.start, word.end)), end]
        said = "".join(self.text[edges[n] : edges[n + 1]] for n in range(0, len(edges), 2))
        return () if "等" in said else (frozenset(kinds), group)

    def _other_result(self, label: Label) -> tuple[Subject, ...]:
        """What 其他 is among all that became of reviews: 维持8件、纠正1件、其他2件、未审结1件."""
        matters, start, end = self.subjects.matters, label.start, label.count.span.start
        pending = _PENDING_TOO.search(self.scope.sentence.text) is not None
        if matters not in _SUITS or not (self.figured and pending):
            return ()
        before = {sense.name for word in self.figured[-1] for sense in word.senses if sense.kind == COUNT}
        if not before & {"upheld", "corrected"} or _OTHERS.fullmatch(self.text, start, end) is None:
            return ()
        word = Word(start, end, (Sense(COUNT, matters[0], "other"),), topic=True)
        return self.subjects.readings((word,), (), label.count.whole.end, label.count.value)

    def _rest(self, label: Label) -> Label:
        """The label with what 其他 is behind all other outcomes: …、无法提供12件、不予处理4件、其他3件."""
        start, end = label.start, label.count.whole.start
        told = self.scope.tally.sure >= _OUTCOMES and _STOP.match(self.text, label.count.whole.end)
        if not (told and _REST.fullmatch(self.text, start, end)):
            return label
        word = Word(start, end, _OTHER_OUTCOMES, topic=True)
        return Label(label.count, (word,), (), start, label.end)

    def _bare_granted(self, label: Label) -> tuple[Subject, ...]:
        """What 公开 is beside 部分公开 in a list of outcomes: 办理结果为：公开28件、部分公开13件."""
        told = self.subjects.matters != _REQUESTS or "requests.granted" in self.scope.tally.names
        return () if told or not is_given(self.text, label, self.scope.sentence) else (_GRANTED,)

    def _tells_no_more(self, label: Label) -> bool:
        """Whether a figure is of the ways to ask, or only adds up what came: 收到47件、结转4件，合计51件."""
        if _WAYS.match(self.text, label.count.whole.end):
            return True
        if self.topics.by_a_way.fullmatch(self.text, label.start, label.count.span.start):
            return True  # 网上申请52件，邮寄15件
        if self.doubts.strange.only_compares(label):
            return True
        added = label.count.value == self.scope.tally.came and _ADDED.fullmatch(
            self.text, label.start, label.count.span.start
        )
        return bool(added)

    def _since_semicolon(self, segment: Segment) -> Sequence[Word]:
        """The words said since the last figures, from the last semicolon on."""
        if not self.recent:
            return ()
        start = max(self.text.rfind(mark, self.recent[0].start, segment.start) for mark in "；;")
        return [word for word in self.recent if word.start > start] if start >= 0 else self.recent

    def _of_a_noun(self, count: Count, segment: Segment) -> bool:
        """Whether a figure with a unit for anything counts what stands behind it: 10个单位."""
        end = count.whole.end
        if before(self.text, count.span.start) in _DIVIDED or self.text[end : end + 1] in _DIVIDED:
            return True
        if count.unit not in _FOR_ANYTHING or end >= segment.end:
            return False
        return _LETTER.match(self.text, end) is not None and all(word.start != end for word in segment.words)

    def _is_counted(self, count: Count, readings: Sequence[Subject], segment: Segment) -> bool:
        """Whether a figure is in a unit of what it may count, and of nothing that stands behind it."""
        matters = {name.partition(".")[0] for reading in readings for name in reading}
        return self._in_unit(count.unit, matters) and not self._of_a_noun(count, segment)

    def _in_unit(self, unit: str, matters: set[str]) -> bool:
        return not unit or all(unit in self.topics.matters[key].units for key in matters)
