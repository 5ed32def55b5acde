"""Figures of several named together, which may be of others, too: 科研机构、商会、公益组织等共18件."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.claims.claim import PART, WHAT
from govlint.claims.doubts.strange import Strange
from govlint.claims.labels import Label
from govlint.claims.said.scope import Scope
from govlint.claims.sentences import before
from govlint.claims.topics import Topics
from govlint.claims.words import COUNT, Word
from govlint.lazy import lazily
from govlint.model import Text

_PARTING = "，,。；;：:（(\n"
_BESIDE = lazily(r"(?:^|[，,。；;：:（(）)\n])([^，,。；;：:（(）)\n\d]+)、$")
_AND_OTHERS = lazily(r"等(?:其他|其它)?(?:情形|情况|主体|组织|类型)?(?:的)?(?:申请)?(?:合计|共计|总计|共)")


class Together:
    """Judges the words named beside those of a figure."""

    def __init__(self, text: str, topics: Topics, scope: Scope, strange: Strange) -> None:
        self.text, self.topics, self.scope, self.strange = text, topics, scope, strange

    def doubt(self, label: Label, pending: Sequence[Word]) -> Text | None:
        """Why a figure may be of others than those that the words `pending` before it name, as theirs."""
        if self._is_of_a_kind(label, pending) or self._is_joined_to_others(label, pending):
            return WHAT
        named = [word for word in pending if word.topic] if pending else []
        own = [word for word in label.before if word.topic] if named else []
        if not named or not own or self._holds(own[-1], named):
            return None
        if self.strange.leftover(named[0].start, own[-1].start, [*pending, *label.before]):
            return WHAT
        return PART if _AND_OTHERS.match(self.text, own[-1].end) else None

    def _is_joined_to_others(self, label: Label, pending: Sequence[Word]) -> bool:
        """Whether requests are counted together with what is of another matter: 来信、信息公开申请等26件."""
        own = next(iter(label.before), None)
        other = next((word for word in reversed(pending) if word.is_context("elsewhere")), None)
        if own is None or other is None or not own.naming or other.topic:
            return False
        between = self.text[other.end : own.start]
        return "、" in between and not any(mark in between for mark in _PARTING)

    def _is_of_a_kind(self, label: Label, pending: Sequence[Word]) -> bool:
        """Whether words that no list knows say beside an outcome of which kind: 需加工汇总、无法提供的2件."""
        topic = next((word for word in label.before if word.topic), None)
        if topic is None or not self.topics.is_special(topic, "requests"):
            return False
        if any("." in sense.name for sense in topic.senses):
            return False
        beside = _BESIDE.search(self.text, max(0, self.scope.sentence.start - 1), label.start)
        if beside is None:
            return False
        own = [word for word in pending if word.start >= beside.start(1)]
        # 属于讨论记录、过程稿等过程性信息的6件: these are examples of it.
        if any(word.topic for word in own) or before(self.text, topic.start) == "等":
            return False
        # 不应公开、不予处理共9件: of what no row is called, too.
        other = any(word.is_context("elsewhere") for word in own)
        return other or self.strange.leftover(*beside.span(1), own)

    def _holds(self, word: Word, named: Sequence[Word]) -> bool:
        """Whether `word` counts the group that those named before it are kinds of: 无法提供."""
        kinds = [sense.name for other in named for sense in other.senses if sense.kind == COUNT]
        groups = [f"{sense.name}." for sense in word.senses if sense.kind == COUNT]
        return bool(groups) and all(kind.startswith(groups[0]) for kind in kinds)
