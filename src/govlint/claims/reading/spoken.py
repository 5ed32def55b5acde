"""Counts told without a figure: 未收到申请, 行政诉讼均无, 全部予以公开."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.claims.claim import PART, SHOWN, WHOSE, Claim, Subject
from govlint.claims.doubts.denials import Denials
from govlint.claims.doubts.somecases import BY_PUBLICATION
from govlint.claims.labels import Label
from govlint.claims.reading.allgiven import (
    NOT_GIVEN,
    all_asked,
    all_became,
    all_done,
    all_given,
    also_in_part,
)
from govlint.claims.reading.denied import Before, DeniedReader
from govlint.claims.said.scope import Scope
from govlint.claims.sentences import COUNTED, Segment
from govlint.claims.topics import Topics
from govlint.claims.words import Word
from govlint.lazy import lazily
from govlint.model import Span

_SHORTEST = 6
_SURPLUS = lazily(r"[等和及与、]")
_BESIDE = frozenset("，,（(：:")
_JUDGE = lazily(
    r"[ \t]*(?:经|由|被)?[\u4e00-\u9fff]{1,10}?(?:[总]?署|局|厅|委|部|政府)"
    r"(?=(?:均|都|全部|依法|已|决定|予以|作出|审理后)*维持)"
)
_CLOSES = lazily(
    r"[ \t]*(?:(?:也|均|都|全部|现|已经?|依法|按期|年内)*(?:审结|结案|审理完毕|办结)"
    r"|(?:审理|判决|处理|办理)?结果)"
)
# 诉讼1件，已审结，结果维持; 复议1件，结果：维持
_DECIDED = lazily(
    r"[^，,。；;：:]?(?:[，,（(](?:(?:也|均|都|现|已经?|依法)*(?:审结|结案|审理完毕)[，,]"
    r"|(?:审理|判决|处理|办理)?结果[：:]))?"
)
_AND_SO_ON = lazily(r"[ \t]*(?:政府)?(?:信息)?[ \t]*(?:等|[和与及、])")
# 2024年，收到的申请均公开; （二）依申请公开方面，全年申请均公开: what only leads up to it.
_LEADS_UP = lazily(
    r"[ \t\u3000]*(?:[（(][一二三四五六七八九十\d]{1,2}[）)][ \t]*|[一二三四五六七八九十]是)?"
    r"(?:(?:(?:在|截至)?(?:20\d\d年度?|本年度?|今年|全年|年内|报告期内?|统计期内?|一年来)|(?:在)?依申请公开(?:工作)?方面)[，,：:])*"
)
_SUITS = "litigation"
_CARRIED_OUT = "requests.carried_out"
_CLOSED, _ELSEWHERE = "closed", ".elsewhere"


class SpokenReader:
    """Reads what one paragraph denies, or tells of all there is."""

    def __init__(self, text: str, topics: Topics, doubts: Denials) -> None:
        self.text, self.topics, self.doubts = text, topics, doubts
        self.denied = DeniedReader(text, topics, doubts)

    def claims(
        self, clause: list[Segment], words: Sequence[Word], said: set[str], before: Before
    ) -> Iterator[Claim]:
        """The claims of a clause without figures."""
        scope, whole = before.scope, before.whole
        if "none" in said:
            yield from self.denied.claims(clause, words, before)
            return
        if (none_of := self._all_told(clause[0].start, clause[-1].end, whole, scope)) is not None:
            yield from self._none_left(*none_of, words, scope)
        elif whole is not None and (done := all_done(self.text, clause, whole)) is not None:
            yield done
        elif whole is not None and ("all" in said or self._is_of_one(clause[0], whole)):
            yield from self._all(clause, words, whole, scope)

    def told_right_behind(self, label: Label, claim: Claim, segment: Segment, scope: Scope) -> Claim | None:
        """Of whom all those are that a figure counts, right behind it: 新收的5件申请全部由自然人提出."""
        start, end = label.count.whole.end, segment.end
        if not (claim.sure and claim.value) or end - start < _SHORTEST:
            return None
        if label.outcome:
            return all_became(self.text, label, claim, scope, self.topics)
        behind = [word for word in segment.words if word.start >= start]
        every = next((word for word in behind if "all" in word.context), None)
        told = [word for word in behind if word.topic and not word.naming]
        if every is None or len(told) != 1 or told[0].start < every.end or segment.counts[-1] != label.count:
            return None
        whole = all(map(self.topics.is_general, claim.names))
        if not (whole and self.topics.is_crossing(told[0])) or _SURPLUS.search(self.text, start, end):
            return None
        matter = min(claim.readings[0]).partition(".")[0]
        subject = self.topics.subject(told, (matter,))
        if not subject or self.doubts.strange.leftover(start, end, behind):
            return None
        figure = Span(told[0].start, told[0].end)
        return Claim(
            span=figure,
            figure=figure,
            value=claim.value,
            unit=claim.unit,
            repeats=claim.figure,
            readings=(subject,),
        )

    def only_closes(self, clause: Sequence[Segment]) -> bool:
        """Whether a clause only says that what is right before it is decided, or how: 均已审结; 结果：."""
        return _CLOSES.fullmatch(self.text, clause[0].start, clause[-1].end) is not None

    def _all_told(
        self, start: int, end: int, whole: Claim | None, scope: Scope
    ) -> tuple[Span, tuple[str, ...]] | None:
        """Where a clause tells of all requests, and what it leaves none of: 收到的申请全部予以公开."""
        where = self.text, start, end, self.topics.lists, scope.year
        counted = whole is not None and whole.sure
        given = all_given(*where, is_counted=counted)
        asked = all_asked(*where, is_counted=counted) if given is None else None
        if (given or asked) is None or not self._is_of_all(start, whole, scope):
            return None
        return (given, NOT_GIVEN) if given is not None else asked

    def _is_of_all(self, start: int, whole: Claim | None, scope: Scope) -> bool:
        """Whether a clause at `start` begins a sentence and is of all there were, by what was told before."""
        if scope.tally.names or _LEADS_UP.fullmatch(self.text, scope.sentence.start, start) is None:
            return False
        paragraph = self.text.rfind("\n", 0, start) + 1
        return (whole is not None and whole.sure) or COUNTED.search(self.text, paragraph, start) is None

    def _none_left(
        self, given: Span, names: Sequence[str], words: Sequence[Word], scope: Scope
    ) -> Iterator[Claim]:
        """The outcomes of which there are none where all was `given`: 收到的申请全部予以公开."""
        # 均按时予以公开: all of them, when they were.
        own = [word for word in words if "part" not in word.context]
        for name in names:
            yield Claim(
                span=given,
                figure=given,
                value=0,
                unit="",
                readings=(frozenset((name,)),),
                reason=self.doubts.reason_of_none(own, name, scope),
                doubt=WHOSE if scope.owner.whose == "unsure" else None,
            )

    def _names_another(self, words: Sequence[Word], whole: Claim) -> bool:
        """Whether a clause names another matter than what stands before it: 复议1件，诉讼结果为维持."""
        named = self.topics.matters_in(self.text, words)
        return bool(named) and min(whole.readings[0]).partition(".")[0] not in named

    def _is_of_one(self, segment: Segment, whole: Claim) -> bool:
        """Whether a clause tells what became of the one review or suit before it: 诉讼1件，尚未审结.

        And behind a colon: 诉讼1件，结果：维持.
        """
        end = whole.span.end
        beside = segment.mark in _BESIDE and (
            segment.start - end <= 1 or _DECIDED.fullmatch(self.text, end, segment.start) is not None
        )
        return beside and whole.value == 1 and self.topics.section(min(whole.readings[0])) == "review"

    def _all(
        self, clause: list[Segment], words: Sequence[Word], whole: Claim, scope: Scope
    ) -> Iterator[Claim]:
        topics = [word for word in words if word.topic]
        matter = min(whole.readings[0]).partition(".")[0]
        # 均已审结且维持: that they are closed is said of requests only.
        topics = [word for word in topics if matter == "requests" or self.topics.is_special(word)]
        if len(topics) > 1:
            # 申请主体均为自然人: that they asked is said of all.
            said = (word for word in topics if not (word.naming and word.is_context("neutral")))
            topics = [word for word in said if not self._is_closed(word)]
        if not all(self.topics.is_special(word, matter) for word in topics) or len(topics) != 1:
            return
        if _AND_SO_ON.match(self.text, topics[0].end):
            return
        start = self._behind_judge(clause, matter)
        strange = self.doubts.strange.leftover(start, clause[-1].end, words)
        if strange or whole.doubt not in (None, SHOWN):
            return
        subject = self.topics.subject(topics, (matter,))
        subject = self._cell(whole, subject, scope) or subject
        if not self._is_within(whole, subject) or self._names_another(words, whole):
            return
        figure = Span(topics[0].start, topics[0].end)
        either = frozenset(also_in_part(subject))
        # 撤回1件复议、1件诉讼，均计入“其他结果”: some of them. 企业4件，均公开: and some of last year.
        some = any(name.endswith(_ELSEWHERE) or self.topics.is_crossing_count(name) for name in whole.names)
        late = BY_PUBLICATION.search(self.text, scope.sentence.start, figure.start)
        yield Claim(
            span=figure,
            figure=figure,
            value=whole.value,
            unit=whole.unit,
            repeats=whole.figure,
            readings=tuple(dict.fromkeys((subject, either))),
            reason=self.doubts.reason_of_none(words, next(iter(subject)), scope),
            doubt=PART if some or late else None,
            within=some,
        )

    def _behind_judge(self, clause: Sequence[Segment], matter: str) -> int:
        """Where a clause goes on behind the body that decided, where it names one: 海关总署均予以维持."""
        start = clause[0].start
        found = _JUDGE.match(self.text, start, clause[-1].end)
        return found.end() if found is not None and self.topics.section(matter) == "review" else start

    def _cell(self, whole: Claim, subject: Subject, scope: Scope) -> Subject:
        """The cell of those of one row that all came from one kind of applicant, or of such a kind with one
        outcome, where no more is told of before it: 上年结转3件，均为自然人申请; 企业申请4件，均予以公开.
        """
        names = whole.names
        ours, name = "requests.", min(subject, default="")
        if len(names) == len(subject) == 1 and self._is_kind_of_suit(names[0], name):
            kind = names[0].removeprefix(f"{_SUITS}.")
            return frozenset((f"{_SUITS}.{'*'.join(sorted((kind, name.removeprefix(f'{_SUITS}.'))))}",))
        if len(names) != 1 or len(subject) != 1 or scope.tally.names != set(names):
            return frozenset()
        row = names[0].removeprefix(ours)
        crossing = self.topics.is_crossing_count(name) != self.topics.is_crossing_count(names[0])
        general = any(map(self.topics.is_general, (name, names[0])))
        if not (names[0].startswith(ours) and crossing) or general or "*" in row:
            return frozenset()
        return frozenset((ours + "*".join(sorted((row, name.removeprefix(ours)))),))

    def _is_kind_of_suit(self, whole: str, name: str) -> bool:
        """Whether suits of one kind are told, and what they came to: 直接起诉1件，法院判决维持."""
        return (
            whole.startswith(f"{_SUITS}.")
            and name.startswith(f"{_SUITS}.")
            and self.topics.is_crossing_count(whole)
            and not self.topics.is_crossing_count(name)
        )

    def _is_closed(self, word: Word) -> bool:
        """Whether a word only says of reviews that they are decided, and not how: 均已审结且维持."""
        return any(sense.name == _CLOSED for sense in word.senses)

    def _is_within(self, whole: Claim, subject: Subject) -> bool:
        """Whether what `subject` counts is a part of what the claim before it counts."""
        names = whole.names
        if any(map(self.topics.is_general, names)):
            return True
        if len(names) == 1 and all("*" in name for name in subject):
            return True
        return len(names) == 1 and all(name.startswith(f"{names[0]}.") for name in subject)

    def said_before(
        self,
        clause: list[Segment],
        words: Sequence[Word],
        before: Sequence[Segment],
        scope: Scope,
        *,
        unread: bool,
    ) -> Iterator[Claim]:
        """What a clause says of the figure `before` it: that so many are carried over, or were not given.

        The last is said where the figure is `unread`, and of no other of its sentence.
        """
        subject = self.topics.subject(words, ("requests",))
        goes_on = subject == {_CARRIED_OUT}
        if not subject or not (goes_on or all(name.startswith(NOT_GIVEN) for name in subject)):
            return
        from govlint.claims.reading.saidofit import SaidOfIt  # few clauses say so

        reader = SaidOfIt(self.text, self.topics, self.doubts)
        if goes_on:
            yield from reader.left_over(clause, words, before, scope)
        elif unread:
            yield from reader.not_given(clause, words, before[-1], subject, scope)
