"""Figures told of requests with another outcome, or of some: 部分公开4件，其中涉及内部事务信息2件."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govlint.claims.doubts.candidate import Candidate
from govlint.lazy import lazily
from govlint.model import Struct

_REFUSED, _QUERY = "requests.refused.", "requests.refused.administrative_query"
_CAME = frozenset(("requests.received", "requests.fresh", "requests.carried_in", "requests.carried_out"))
# What the figures behind it are told of: the last of these before them.
_OUTCOME = lazily(
    r"(?P<refused>不予公开(?:(?:及|和|与|或|、)(?P<beside>部分公开|无法提供|不予处理))?)|部分公开|区分处理|予以公开"
    r"|无法提供|不予提供|不予处理|其他处理|延期|延长|(?P<came>收到|接到|受理)"
)
_PARTS = lazily(r"[，,；;：:（(][ \t]*(?:其中|包括|分别|含)|[（(]|因")
# 4件因涉及内部事务信息部分公开
_GIVEN_IN_PART = lazily(r"[^，。；\d]{0,12}(?:作|经|予以)?(?:区分处理|部分公开)")
_BY_CONTENT = lazily(r"(?:内容|事由|类别|类型|领域|主题)(?:来|上)?(?:看|分|划分|分类)[，,：:]?[^。；]*$")
# 办理行政查询事项60件; 电话答复咨询60次，其中行政查询类20次
_ASKED_ASIDE = lazily(r"办理[^，。；\d]{0,6}行政查询|咨询|电话|窗口|当场|来访|热线")
# 收到一件多项的申请3件: no number of its own.
_OF_SEVERAL = lazily(r"(?:申请)?(?:多|数|若干|几)[项个份类种]")
# 废止2件，其中本年制发1件: of those repealed.
_DOCUMENTS = frozenset(("normative_documents.issued", "normative_documents.repealed"))
_OF_DOCUMENTS = lazily(r"(?:废止|公布|发布|公开)[^，。；\d]*\d+[ \t]*[件部份][，,（(][ \t]*其中[^。；]*$")
# 6件为不予公开、无法提供或者其他处理
_SEVERAL_BEHIND = lazily(
    r"[ \t]*[件宗]?(?:申请)?[^，。；\d]{0,8}(?:公开|提供|处理)(?:或者|以及|[、和或及与])"
    r"[^，。；\d]{0,12}(?:公开|提供|处理)"
)
# 12月31日收到申请2件: on that day.
_ON_A_DAY = lazily(
    r"(?<![至到截止日前年])(?:20\d\d年)?(?<![\d至到截止前—~-])\d{1,2}月\d{1,2}日(?:当天|当日)?[，,]?"
    r"[^，。；\d]{0,10}(?:收到|接到|受理|新收)[^，。；\d]{0,12}$"
)
# 申请量较上年的40件新增8件: so many more.
_MORE_THAN = lazily(r"[较比][^，。；\d]{0,6}(?:[上去前]|20\d\d)[^，。；\d]{0,6}\d+[ \t]*[件宗]新增[ \t]*$")


class OfAnother(Struct, frozen=True):
    """Looks before the figures of one text for what they are told of."""

    text: str

    def are_told(self, figure: Candidate) -> bool:
        """Whether a figure may be of requests that had another outcome, or of some alone."""
        label, names = figure.label, figure.names
        if label.after and self._is_of_several(figure):
            return True
        if names[0] in _CAME:
            return (
                _OF_SEVERAL.match(self.text, label.count.whole.end) is not None
                or self._are_a_part_of_outcome(figure)
                or self._came_on_a_day(figure)
                or self._are_more_than(figure)
            )
        if names[0] in _DOCUMENTS:
            start = figure.scope.sentence.start
            return _OF_DOCUMENTS.search(self.text, start, label.count.whole.start) is not None
        grounds = [name for name in names if name.startswith(_REFUSED)]
        return bool(grounds) and self._are_not_refused(figure, grounds)

    def _is_of_several(self, figure: Candidate) -> bool:
        """Whether the one outcome read of the words behind a figure is but one of those that they name."""
        place = figure.label.count.whole.end
        return len(figure.names) == 1 and _SEVERAL_BEHIND.match(self.text, place) is not None

    def _are_not_refused(self, figure: Candidate, names: Sequence[str]) -> bool:
        """Whether grounds are told of what was given in part, could not be given, or of all that came."""
        label, start = figure.label, figure.scope.sentence.start
        own = self.text[label.start : label.end]
        if "不予" in own:
            return False
        if len(names) < len(figure.names) and "因" in own:  # 3件因涉及内部事务信息部分公开
            return True
        if _GIVEN_IN_PART.match(self.text, label.end) or _BY_CONTENT.search(self.text, start, label.start):
            return True
        told = self._outcomes_before(figure)
        if names[0] == _QUERY and not any(each["refused"] for each in told):
            return _ASKED_ASIDE.search(self.text, start, label.end) is not None
        if told and told[-1]["refused"]:
            return told[-1]["beside"] is not None
        return self._are_parts(told, figure)

    def _are_a_part_of_outcome(self, figure: Candidate) -> bool:
        """Whether it is told when those with one outcome had come: 予以公开15件，其中上年结转1件."""
        told = self._outcomes_before(figure)
        return not (told and told[-1]["came"]) and self._are_parts(told, figure)

    def _outcomes_before(self, figure: Candidate) -> list[re.Match[str]]:
        """The outcomes named before a figure; a semicolon ends what was told of one."""
        start, end = figure.scope.sentence.start, figure.label.start
        part = max(start, self.text.rfind("；", start, end) + 1)
        return [*_OUTCOME.finditer(self.text, part, end)]

    def _are_parts(self, told: Sequence[re.Match[str]], figure: Candidate) -> bool:
        """Whether a figure is told as some of those with the last outcome: 部分公开4件，其中…."""
        end = figure.label.count.whole.start
        return bool(told) and _PARTS.search(self.text, told[-1].end(), end) is not None

    def _are_more_than(self, figure: Candidate) -> bool:
        start, end = figure.scope.sentence.start, figure.label.count.whole.start
        return self.text.startswith("新增", end - 2) and _MORE_THAN.search(self.text, start, end) is not None

    def _came_on_a_day(self, figure: Candidate) -> bool:
        label, start = figure.label, figure.scope.sentence.start
        end = label.count.whole.start
        return "日" in self.text[start:end] and _ON_A_DAY.search(self.text, start, end) is not None
