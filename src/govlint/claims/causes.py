"""Clauses that lead up to a figure with a cause or a kind: 因第三方不同意，不予公开2件 are not all."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.claims.claim import Subject
from govlint.claims.labels import Label
from govlint.claims.scope import OURS, Scope
from govlint.claims.sentences import Segment
from govlint.claims.strange import Strange
from govlint.claims.words import Word
from govlint.lazy import lazily

_WHO = (
    r"(?:其中|对于?|部分|有的|个别|申请人|当事人|原告|群众|市民|居民|村民|企业|对方|第三方|权利人"
    r"|[我本][局委厅办镇乡校院])*"
)
_NOT_DONE = (
    "找到|查到|查出|检索到|检索|同意|保存|留存|形成|生成|制作|存档|存有|归档|记载|发现|建立|开展|履行|告知"
)
# What stands before the figures that it is the cause of.
_CAUSE = lazily(
    rf"(?:{_WHO}(?:因为?|由于|鉴于|属于?(?!{_WHO}申请)|涉及?|系|以[^，。；\d]{{1,16}}(?:为由|为名|为目的|为例)|认为|受(?!理))"
    r"[^。；\d]*"
    # 经检索没有找到相关信息，无法提供8件
    rf"|[^，。；\d]*(?:未能?|没有?|没能|不)(?:能|曾|再|予)?(?:{_NOT_DONE}|愿|肯|便|完整|齐全|清楚|清晰|明确)[^，。；\d]*"
    rf"|[^，。；\d]*(?:沟通|协商|引导|释明|劝导|缩小|更正|修改)[^，。；\d]*"
    rf"|{_WHO}(?:经)?(?:遮[盖挡蔽]|隐[去匿]|删[除减去]|剔除|去除|屏蔽|脱敏)[^，。；\d]*"
    # 已在网站公布，告知其网址，予以公开6件
    rf"|{_WHO}已(?:经)?(?:在|于|由|通过|主动)[^，。；\d]*(?:公开|公布|发布|刊登|登载)[^，。；\d]*"
    rf"|{_WHO}(?:告知|提供|出具|指引|邮寄|当场)[^，。；\d]{{2,}}"
    rf"|{_WHO}[^，。；\d]{{2,20}}的"
    # 年底集中收到，结转下年1件
    r"|(?:年[初底末]|月[初底]|节前|岁末|汛期)[^，。；\d]*)"
)
_OF_ALL = lazily(
    r"各[类种]|所有|全部|全年|上述|这些|一律|[多各]种原因|客观|法定|工作|服务|制度|机制|依规|要求"
)
# 涉及征收补偿等方面，予以公开15件: what all of them are about. 属于过程性信息的最多，有3件: all there are.
_CONTENTS = lazily(r"涉及[^，。；\d]*(?:方面|领域|内容|事项|问题)|[^，。；\d]*最[多高]")
# 经与申请人沟通，予以公开15件: how they were given, not why. 答复期限未届满，结转2件: why all of them were.
_MANNER, _NOT_YET = (
    lazily(r"沟通|协商|引导|释明|劝导"),
    lazily(r"期限|时限|时间|届满|到期"),
)
# 受疫情影响，收到申请45件
_INFLUENCE = lazily(r"受[^，。；]*影响|为(?:了)?(?:方便|便于)[^，。；]*")
_OF_THE_YEAR = lazily(r"共|全年|累计|总|本年度?|今年")
_GOING_ON = frozenset("，,、：:（(）)")
_RECEIVED, _CARRIED_OUT, _GIVEN = "requests.received", "requests.carried_out", "granted"


class Causes:
    """Looks for them in one text."""

    def __init__(self, text: str, strange: Strange) -> None:
        self.text, self.strange = text, strange

    def note(self, clause: Sequence[Segment], words: Sequence[Word], scope: Scope, *, counted: bool) -> None:
        """Takes in whether a clause tells a cause; it is that of the next figure.

        Where that is of reviews, it holds for those behind it up to a semicolon, too.
        """
        first = clause[0]
        if first.mark and first.mark not in _GOING_ON:
            scope.causes = []
        if counted or first.depth:
            return
        said = self.text[first.start : clause[-1].end].strip()
        if self._is_one(said, first.start, clause[-1].end, words):
            scope.causes.append(said)

    def _is_one(self, said: str, start: int, end: int, words: Sequence[Word]) -> bool:
        return (
            _CAUSE.fullmatch(said) is not None
            and not (OURS.search(said) or _OF_ALL.search(said) or _CONTENTS.fullmatch(said))
            and (self.strange.leftover(start, end, words) or any(map(_is_part, words)))
        )

    def told(self, label: Label, readings: Sequence[Subject], scope: Scope) -> bool:
        """Whether a figure may be of such a cause alone: not 受降雨影响，全年共收到申请45件."""
        if not scope.causes:
            return False
        names = {name for reading in readings for name in reading}
        if _are_of_all(scope.causes, names):
            return False
        if _RECEIVED not in names:
            return not any(name.startswith(("regulations.", "normative_documents.")) for name in names)
        return _OF_THE_YEAR.search(self.text, label.start, label.count.whole.start) is None


def _are_of_all(causes: Sequence[str], names: set[str]) -> bool:
    """Whether clauses say how or why all that a figure with these names may be of came about."""
    if all(name.endswith(_GIVEN) for name in names):
        return all(map(_MANNER.search, causes))
    if _CARRIED_OUT in names:
        return any(map(_NOT_YET.search, causes))
    return _RECEIVED in names and all(map(_INFLUENCE.fullmatch, causes))


def _is_part(word: Word) -> bool:
    """Whether a word makes figures parts, and not because it tells a cause: 超期, not 涉及."""
    return "part" in word.context and "because" not in word.context
