"""What figures are of by words before them, or only behind: 自然人7件、企业2件，均为信息公开申请."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from govlint.claims.doubts.askers import BEING_SUCH
from govlint.claims.doubts.denials import Denials
from govlint.claims.reading.matters import OTHERS
from govlint.claims.reading.subjects import SubjectReader
from govlint.claims.reading.summedup import summed_up
from govlint.claims.said.scope import Scope
from govlint.claims.sentences import SEMICOLONS, Segment, Sentence
from govlint.claims.whose import Names
from govlint.claims.words import Word
from govlint.lazy import lazily

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
_IN_VIEW = ("方面", "上", "看", "来说", "来讲")


class Ahead:
    """Takes into the scope and the subjects of a paragraph what figures behind are of."""

    def __init__(self, doubts: Denials, names: Names, scope: Scope, subjects: SubjectReader) -> None:
        self.text, self.topics, self.doubts = doubts.text, doubts.topics, doubts
        self.names, self.scope, self.subjects = names, scope, subjects

    def take_matters(self, sentence: Sentence, *, figured: bool) -> None:
        """Takes the matter that is named only behind its figures: 自然人7件、企业2件，均为信息公开申请.

        Or not at all: 不予公开8件，无法提供12件. `figured` says that the sentence has figures.
        """
        words = [word for segment in sentence.segments for word in segment.words]
        opening = next((word.start for word in words if word.is_context("opener")), sentence.span.end)
        other = next((word.start for word in words if word.is_context(*OTHERS)), sentence.span.end)
        named = self.topics.matters_in(self.text, [word for word in words if word.start < opening])
        alone = len(named) == 1 and other == sentence.span.end
        if alone and not (figured and self._is_named_later(sentence)):
            self.subjects.matters = named
            self.scope.about = replace(self.scope.about, named=True)
        elif not named and not (figured and (self._is_of_others(sentence) or summed_up(sentence))):
            # 新收67件，结转下年3件，未引发投诉: what is said behind them takes them for no others.
            # 上年结转14件，今年收到来信147件: what was received there is no request.
            end = max(segment.start for segment in sentence.segments if segment.start <= other)
            end = other if other == sentence.span.end else end
            told = [word for word in words if word.start < end]
            self.subjects.matters = self._implied(told) if self.topics.has_count(told) else ()

    def _implied(self, words: Sequence[Word]) -> tuple[str, ...]:
        from govlint.claims.implied import implied  # only where something is counted and no matter named

        return implied(self.topics, words, self.text)

    def _is_named_later(self, sentence: Sentence) -> bool:
        """Whether a sentence tells first of something else, and names a matter in another part of it."""
        first = next((segment for segment in sentence.segments if segment.counts), sentence.segments[0])
        if any(
            segment.counts and segment.start > first.start and BEING_SUCH.match(self.text, segment.start)
            for segment in sentence.segments
        ):
            return True  # 收到来件54件，属于公开申请的30件: of the 54 nobody says so
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

    def take_lead(self, words: Sequence[Word], clause: str) -> None:
        """Takes in what figures behind it are of, where a clause only leads up to them."""
        inside, crossing = clause.endswith(_AMONG), self._crossing(words, clause)
        # 线上渠道收到的申请里，重复提交的4件…: of these alone.
        parts = [word for word in words if "part" in word.context]
        parted = bool(parts) and (inside or self._is_by_a_way(words, parts, clause))
        now = self.scope.among.also(some=parted)
        if crossing and self.topics.is_of_suits(crossing):
            # 未经复议直接起诉的案件中，尚未审结13件: the table divides these, too.
            if inside:
                self.subjects.crossed, self.subjects.most = crossing, None
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

    def _is_by_a_way(self, words: Sequence[Word], parts: Sequence[Word], clause: str) -> bool:
        """Whether a clause leads up to the requests that came by one way: 网上申请方面，自然人28件."""
        ends = {part.end for part in parts}
        return clause.endswith(_IN_VIEW) and any(word.naming and word.start in ends for word in words)

    def _crossing(self, words: Sequence[Word], clause: str) -> list[Word]:
        """The applicants, or kinds of suits, that a clause without figures leads up to: 自然人申请中."""
        crossing = [word for word in words if self.topics.is_crossing(word)]
        if not crossing or clause.endswith((*_AMONG, _COLUMN)):
            return crossing
        return [] if self.scope.among.whole_told or not clause.endswith(_LEADING_UP) else crossing

    def is_on_others(self, segment: Segment) -> bool:
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
