"""What a clause says of the figure before it: 有3件仍在办理，结转下年度; 另有5件涉及隐私，不予公开."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.claims.claim import PART, WHOSE, Claim, Subject
from govlint.claims.doubts.denials import Denials
from govlint.claims.doubts.stages import are_open_in_term
from govlint.claims.figures import Count
from govlint.claims.said.scope import Scope
from govlint.claims.sentences import Segment
from govlint.claims.topics import Topics
from govlint.claims.words import Word
from govlint.lazy import lazily

_THERE_ARE = (
    r"(?:^|[，,。；;：:）\n])[ \t]*(?:[我本全](?:{ourselves}|{tiers})?)?"
    r"(?:(?:截至)?年[底末]|目前|当年)?(?:手头|手里|手上)?"
    r"(?:[共尚仍还另])?(?:有|其余|剩余|余下|剩下?)[ \t]*$"
)
# 7件申请因临近年底收到，结转至下年度
_ALL_LATE, _STARTS = (
    lazily(
        r"[ \t]*(?:政府信息公开)?(?:申请)?(?:均|都|系|是|为|因|由于|于|在)+[^，。；\d]{0,6}"
        r"(?:年[底末]|岁末|12 *月|较晚|期限)"
    ),
    lazily(r"(?:^|[。\n])[ \t\u3000]*$"),
)
# 尚有2件建议未到办理期限 are no requests.
_OF_THEM = lazily(
    r"[ \t]*(?:(?:(?:政府)?信息)?公开)?(?:的)?(?:申请(?:事项|件)?)?"
    r"(?:[，,]|$|[未没尚仍还正因处在需待属系由已于])"
)
_THE_REST = lazily(r"[ \t]*(?:其[余他它]|剩余|剩下|余下|另)")
_THEY_ARE = lazily(r"(?:申请)?(?:中)?(?:因|由于)?(?:涉及|涉|属于?|系|为)[^，。；\d]{2,}")
_NOTHING_ELSE = lazily(
    r"[ \t]*(?:[均都也已]|依法|依规|按规定|决定|作出)*(?:(?:因|为|基于|由于|考虑)[^，。；\d]{2,20})?"
    r"(?:不予公开|无法提供|不予处理|不予提供)(?:决定|答复)?[。，,；;]?"
)
_NEAR = 12
_OPEN = frozenset(("requests.received", "requests.underway"))
_CARRIED_OUT, _ANSWERED = "requests.carried_out", "requests.answered"


class SaidOfIt:
    """Reads what became of so many as a figure before a clause tells."""

    def __init__(self, text: str, topics: Topics, doubts: Denials) -> None:
        self.text, self.topics, self.doubts = text, topics, doubts

    def left_over(
        self, clause: list[Segment], words: Sequence[Word], before: Sequence[Segment], scope: Scope
    ) -> Iterator[Claim]:
        """What is carried over of a figure before it: 有3件仍在办理期限内，结转下年度继续办理."""
        counts = [count for segment in before for count in segment.counts]
        if len(counts) != 1 or scope.listing.open or scope.owner.whose == "other" or scope.when.other:
            return
        # 共有42件在期限内答复，其余结转下年度: the others.
        if _THE_REST.match(self.text, clause[0].start):
            return
        told = counts[0]
        if not self._is_open(told, before):
            return
        if not told.exact or _OF_THEM.match(self.text, told.whole.end) is None:
            return
        start, near = told.whole.start, max(0, told.whole.start - _NEAR)
        late = _STARTS.search(self.text, near, start) and _ALL_LATE.match(self.text, told.whole.end)
        there = self.topics.lists(_THERE_ARE).search(self.text, near, start)
        # 网上申请40件，剩下3件…: of these alone, unless all that were handled are told.
        of_some = there is not None and "剩" in there[0] and _ANSWERED not in scope.tally.sure
        if of_some or not (late or there):
            return
        if self.doubts.strange.leftover(clause[0].start, clause[-1].end, words):
            return
        reason = self.doubts.reason_of_none(words, _CARRIED_OUT, scope)
        # 有2件申请于12月下旬收到，结转下年度: no more than all that goes on.
        reason = reason or (PART if late else None)
        yield Claim(
            span=told.whole,
            figure=told.span,
            value=told.value,
            unit=told.unit,
            readings=(frozenset((_CARRIED_OUT,)),),
            reason=reason,
            doubt=WHOSE if scope.owner.whose == "unsure" else None,
            within=reason == PART and scope.owner.whose != "unsure",
        )

    def _is_open(self, told: Count, before: Sequence[Segment]) -> bool:
        """Whether so many are said to be open, or so within their term: 仍有3件在法定期限内办理."""
        other = [word for segment in before for word in segment.words if word.topic]
        if self.topics.subject(other, ("requests",)) <= _OPEN:
            return True
        return are_open_in_term(self.text, told, before[-1].end)

    def not_given(
        self, clause: list[Segment], words: Sequence[Word], before: Segment, subject: Subject, scope: Scope
    ) -> Iterator[Claim]:
        """Some of those that were not given, told behind what they are: 另有5件涉及个人隐私，不予公开."""
        if len(before.counts) != 1 or scope.listing.open or scope.owner.whose == "other" or scope.when.other:
            return
        told = before.counts[0]
        near = max(0, told.whole.start - _NEAR)
        if not (told.exact and scope.about.named and not scope.about.aside):
            return
        if not self.topics.lists(_THERE_ARE).search(self.text, near, told.whole.start):
            return
        if not _THEY_ARE.match(self.text, told.whole.end, before.end):
            return
        if any(word.is_context("elsewhere", "reviewed", "subunit") for word in (*before.words, *words)):
            return
        if _NOTHING_ELSE.fullmatch(self.text, clause[0].start, clause[-1].end) is None:
            return
        yield Claim(
            span=told.whole,
            figure=told.span,
            value=told.value,
            unit=told.unit,
            readings=(subject,),
            reason=self.doubts.reason_of_none(words, min(subject), scope) or PART,
            doubt=None,
            within=scope.owner.whose == "",
        )
