"""The words before a figure that it takes over, having none itself: 予以公开：40件; 行政复议方面，全年9件."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.claims.doubts.strange import Strange
from govlint.claims.labels import Label
from govlint.claims.said.scope import Scope
from govlint.claims.sentences import Segment
from govlint.claims.topics import Topics
from govlint.claims.words import Word
from govlint.lazy import lazily

_YEAR_ALONE = lazily(r"[ \t]*20\d\d[ \t]*年度?[ \t]*")
_BEING = lazily(r"[ \t]*(?:仍|仍然|依然|也|同样|共|总数|总量|数量上?)?(?:[为是计]|达到?)[ \t]*")
# 行政复议方面，全年127件: of what it says that it speaks of.
_ON, _ALL_YEAR = (
    lazily(r"(?:方面|情况|上|信息的|[块项])[，,：:]$"),
    lazily(
        r"[ \t]*(?:一年(?:下来|里)?|全年|本年度?|今年|年内|20\d\d年)?"
        r"(?:共|累计|合计|总计)?(?:发生|产生|引发)?(?:有|为|是)?[ \t]*"
    ),
)
_MOST, _SO_MANY = (
    lazily(r"(?:最[多高]|居多|占(?:绝?大)?(?:多数|部分|头)|[请提出交供理开握作确办]的)[，,]$"),
    lazily(r"[ \t]*[有为达计][ \t]*"),
)
_NEAR = 4
_HOLDING = frozenset("含包内连加不")
_PART_OF_IT = frozenset("含包")
_RIGHT_BEHIND = lazily(r"[ \t]*(?:共|合计|总计|共计|计|分别|[为是有达])*[ \t]*")
# （七）总计, （件）, （全年）, （1月1日至12月31日）
_HARMLESS = lazily(
    r"[一二三四五六七八九十\d]{1,3}|(?:单位[：:])?[件宗条]|(?:以下)?简?称[^，。；]*|[□“”\"]*"
    r"|(?:本年|当年)?新收(?:的)?[加和及与、+＋](?:上一?年度?)?结转(?:的)?"
    r"|全年|本年度?|20\d\d *年度?|合计|总计|共计|总数|下同"
    r"|(?:20\d\d *年)? *1 *月(?: *1 *日)?[至到—\-～~]+(?:20\d\d *年)? *12 *月(?: *31 *日)?"
)
_LAST = lazily(r"[：:，,（()）]")


def names_of(words: Sequence[Word]) -> set[str]:
    """What words count, and the matters that they name."""
    return {f"{sense.matter}.{sense.name}" for word in words for sense in word.senses if sense.matter}


class WordsBefore:
    """Finds them in one paragraph."""

    def __init__(self, text: str, topics: Topics, scope: Scope, strange: Strange) -> None:
        self.text, self.topics, self.scope, self.strange = text, topics, scope, strange

    def of(
        self, label: Label, pending: Sequence[Word], recent: Sequence[Word], segment: Segment
    ) -> Sequence[Word]:
        """The words that a figure without its own takes over: 予以公开：40件, 予以公开（含部分公开）48件.

        `pending` are those before it in its clause, `recent` those said since the last figures.
        """
        if pending:
            return (*pending, *label.words)
        # 我局承担全区申请量的15%，全区共300件: not the agency's own.
        if any(map(self._is_wider, label.before)):
            return ()
        if segment.mark == "、" and _YEAR_ALONE.fullmatch(self.text, label.start, label.count.whole.start):
            # 近三年分别为：2022年61件、2023年58件: all are of what stands before the first.
            return (*recent, *label.words)
        if not _LAST.fullmatch(segment.mark) or self.strange.unknown(
            label.start, label.end, label, label.words
        ):
            return ()
        # 申请件数与上年持平，仍为58件: the figure of what stands before it.
        of_it = _BEING.fullmatch(self.text, label.start, label.count.whole.start)
        if segment.mark in "，," and not (
            of_it or self._is_on(label, segment) or any(word.is_context("sum") for word in label.words)
        ):
            return ()
        if segment.mark in "）)":
            recent = self._around_bracket(recent, segment)
        return (*recent, *label.words)

    def _around_bracket(self, recent: Sequence[Word], segment: Segment) -> Sequence[Word]:
        """Those of the words before a figure behind a bracket that it takes over.

        受理申请（含上年结转）72件 is all of them, 予以公开（含部分公开）48件 the sum of two.
        """
        opening = self._opening(segment)
        outer = [word for word in recent if word.end <= opening]
        inside = [word for word in recent if word.start > opening]
        alone = len(inside) == 1 and (inside[0].start, inside[0].end) == (opening + 1, segment.start - 1)
        if alone and self.topics.is_special(inside[0]) and self.text[opening + 1] not in _HOLDING:
            # 行政复议（结果纠正）2起: of these alone.
            return recent
        named = any(word.topic for word in outer)
        if named and not any(map(self.topics.is_special, outer)):
            return (*outer, Word(opening, segment.start, ()))
        # 提供信息的（含区分处理）48件: of what no list knows, of which this is a part.
        return recent if named or self.text[opening + 1] not in _PART_OF_IT else ()

    def are_narrowed(self, label: Label, words: Sequence[Word], segment: Segment) -> bool:
        """Whether a bracket right before a figure may make it less than what the words before that name.

        So it does in 收到申请（网上提交）30件, and not in 收到申请（含上年结转）72件 or 自然人（公民）41件.
        """
        if not _RIGHT_BEHIND.fullmatch(self.text, segment.start, label.count.whole.start):
            return False
        opening, end = self._opening(segment), segment.start - 1
        if self.text[opening + 1] in _HOLDING or _HARMLESS.fullmatch(self.text, opening + 1, end):
            return False
        inside = [word for word in words if opening < word.start < end and word.topic]
        if len(inside) == 1 and (inside[0].start, inside[0].end) == (opening + 1, end):
            if self.topics.is_special(inside[0]):
                return False
            outer = [word for word in words if word.end <= opening]
            return not names_of(inside) <= names_of(outer)
        return True

    def _opening(self, segment: Segment) -> int:
        """Where the bracket opens that stands before a segment."""
        return max(self.text.rfind(mark, 0, segment.start - 1) for mark in "（(")

    def _is_wider(self, word: Word) -> bool:
        """Whether a word names a whole area, which is a government's alone."""
        return word.is_context("own") and self.text[word.start] == "全" and not self.scope.of_government

    def _is_on(self, label: Label, segment: Segment) -> bool:
        """Whether the clause before only says what the sentence is on: 行政复议方面，全年127件."""
        said = self.scope.sentence.ours and _ON.search(
            self.text, max(0, segment.start - _NEAR), segment.start
        )
        if not said and _MOST.search(self.text, max(0, segment.start - 2 * _NEAR), segment.start):
            # 属于行政查询事项的最多，有6件
            return _SO_MANY.fullmatch(self.text, label.start, label.count.whole.start) is not None
        return bool(said) and _ALL_YEAR.fullmatch(self.text, label.start, label.count.whole.start) is not None
