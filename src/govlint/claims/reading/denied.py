"""Counts of which there are none, told without a figure: 未收到申请, 行政诉讼均无, 未被申请行政复议."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.claims.claim import Claim, Subject
from govlint.claims.doubts.denials import Denials, is_other
from govlint.claims.reading.allgiven import none_asked, none_such
from govlint.claims.said.scope import Scope
from govlint.claims.sentences import Segment
from govlint.claims.topics import Topics
from govlint.claims.words import Word
from govlint.lazy import lazily
from govlint.model import Span, Struct

_CHARGED = "收取"
# 未因办理申请收取信息处理费: what was not taken is a fee.
_NO_FEE = lazily(r"[^，。；、：\d]{0,24}?(?:处理费|收费)用?(?:的)?(?:情况|情形|事项)?[。，；;,]?$")
_REQUESTS = ("requests",)
_YEAR = lazily(r"20\d\d")
_SUITS, _COURT = "litigation", lazily(r"法院|判决")
_CARRIED_OUT = "requests.carried_out"
_CLOSED = "closed"


class Before(Struct, frozen=True):
    """What a clause without figures goes on with: what the `scope` holds and the `matters` of its paragraph.

    `whole` is the claim that stands before it, of all there is or of what is divided further; `crossed` are
    the words by which that before it is divided another way: 直接起诉7件，无未审结案件.
    """

    scope: Scope
    matters: tuple[str, ...]
    whole: Claim | None = None
    crossed: Sequence[Word] = ()


class DeniedReader:
    """Reads what one paragraph denies."""

    def __init__(self, text: str, topics: Topics, doubts: Denials) -> None:
        self.text, self.topics, self.doubts = text, topics, doubts

    def claims(self, clause: list[Segment], words: Sequence[Word], before: Before) -> Iterator[Claim]:
        """The claims of a clause that denies."""
        scope = before.scope
        none = [word for word in words if "none" in word.context]
        if len(none) == 1:
            yield from self._none(clause, words, none[0], before)
        elif len(clause) == 1 < len(none):
            for word in none:
                own = self._of_one(words, word, none)
                yield from self._none(clause, own, word, Before(scope, before.matters))
        elif len(clause) == len(none) > 1 and not self._are_of_others(words, none[0]):
            for segment in clause:
                yield from self._each_none(segment, Before(scope, before.matters))

    def _are_of_others(self, words: Sequence[Word], none: Word) -> bool:
        """Whether denials are told of what no form counts: 行政许可申请零超期、零复议."""
        told = [word for word in words if word.end <= none.start]
        return any(map(is_other, told)) and not any(map(self.topics.is_matter, told))

    def _each_none(self, segment: Segment, before: Before) -> Iterator[Claim]:
        """One of several denials: 未被申请行政复议、未被提起行政诉讼."""
        none = [word for word in segment.words if "none" in word.context]
        if len(none) == 1:
            yield from self._none([segment], segment.words, none[0], before)

    def _of_one(self, words: Sequence[Word], none: Word, every: Sequence[Word]) -> list[Word]:
        """The words of one of `every` denial in a clause: 未制发 and 未废止, both of what the clause names.

        So they are in 既未制发也未废止行政规范性文件.
        """
        end = next((other.start for other in every if other.start > none.start), words[-1].end)
        own = [word for word in words if none.start <= word.start < end]
        named = [word for word in words if word.naming and word not in own]
        first = [word for word in words if word.end <= every[0].start and word not in named]
        return sorted([*first, *own, *named], key=lambda word: word.start)

    def _none(
        self, clause: list[Segment], words: Sequence[Word], none: Word, before: Before
    ) -> Iterator[Claim]:
        scope, matters = before.scope, before.matters
        told = _told(words, none)
        topics = [word for word in told if word.topic]
        asking, asked = self._who_asked_nothing(clause, words, none, before)
        if asking:
            told = topics = asking
        if not topics or self._is_of_a_fee(topics) or _NO_FEE.match(self.text, none.end, clause[-1].end):
            return
        named = self.topics.matters_in(self.text, told)
        if (
            not named
            and self.topics.matters.get(_SUITS)
            and _COURT.search(self.text, clause[0].start, clause[-1].end)
        ):
            # 复议维持率为66.7%，法院没有判决纠正的案件: courts judge suits alone.
            matters = (_SUITS,)
        if not (named or matters) and clause[0].start == scope.sentence.start:
            own = none_such(self.text, clause[0].start, clause[-1].end, self.topics.lists)
            matters = _REQUESTS if own else ()
        matters = named or tuple(key for key in matters if self.topics.has_count(told, (key,)))
        span = Span(min(none.start, topics[0].start), max(none.end, topics[-1].end, asked))
        for subject in sorted(self._denied(told, matters, scope)):
            readings = {frozenset((subject,)): None}
            if before.crossed:
                readings[self.topics.subject([*before.crossed, *told], (subject.partition(".")[0],))] = None
            yield Claim(
                span=span,
                figure=span,
                value=0,
                unit="",
                readings=tuple(readings),
                reason=self.doubts.reason_of_none(words, subject, scope),
                doubt=self.doubts.doubt_of_none(clause, span, told, subject, scope),
            )

    def _who_asked_nothing(
        self, clause: list[Segment], words: Sequence[Word], none: Word, before: Before
    ) -> tuple[list[Word], int]:
        """The applicants of whom a clause on requests says that none asked, and where it has said so."""
        if "requests" not in before.matters:
            return [], 0
        return none_asked(self.text, clause, words, none, self.topics, before.scope)

    def _is_of_a_fee(self, topics: Sequence[Word]) -> bool:
        """Whether it is a fee that was not taken: 申请人放弃申请，未实际收取."""
        return not any(word.naming for word in topics) and any(
            self.text.startswith(_CHARGED, word.end - len(_CHARGED)) for word in topics
        )

    def _denied(self, told: Sequence[Word], matters: tuple[str, ...], scope: Scope) -> Subject:
        """What words deny; 未转结2023年申请 tells, in a report on 2024, that none came in."""
        subject = frozenset(
            name for name in self.topics.subject(told, matters) if not name.endswith(f".{_CLOSED}")
        )
        if _CARRIED_OUT not in subject or scope.year is None:
            return subject
        years = [_YEAR.search(self.text, word.start, word.end) for word in told if word.topic]
        year = next((int(found.group()) for found in years if found), None)
        if year is None or year > scope.year:
            return subject
        came_in = {"requests.carried_in"} if year == scope.year - 1 else set()
        return (subject - {_CARRIED_OUT}) | came_in


def _told(words: Sequence[Word], none: Word) -> list[Word]:
    """The words of which a denial says that there is none: those behind it, or else those before it.

    无人申请政府信息公开 names it itself.
    """
    behind = [word for word in words if word.start >= none.end]
    if any(word.topic for word in behind):
        return behind
    return [none] if none.naming else [word for word in words if word.end <= none.start]
