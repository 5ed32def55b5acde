"""Whose figures the clauses of a paragraph tell, one after another: 我局收到50件，各分局收到36件."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.claims.said.owner import Owner
from govlint.claims.said.scope import Scope
from govlint.claims.sentences import Segment
from govlint.claims.whose import IN_ITS_NAME, Names
from govlint.claims.words import Word
from govlint.lazy import lazily
from govlint.model import Span

# 市政府349件 beside figures of others, or of a wider area, may be of that office alone.
_DIVIDED = lazily(
    r"全[省市州县区旗盟]|本级|办公[厅室]|其中[^，。；\d]{0,6}政府|占全|直接"
    r"|(?:部门|单位|机关|乡镇|街道|[各县区镇乡]|分局|管委会)[^，。；\d]{0,12}\d"
)
_AGENCIES_TOO = lazily(r"部门|单位|乡镇|街道|其余|其他机关|各[县区镇乡级]|下[属级辖]")
# 其中网站收到9件；办结7件: a way to apply is no agency, and what follows is not told of it.
_CHANNEL = r"{desks}(?:共|已|累计)?[ \t]*$"
_SHORT, _COLONS = 10, ("：", ":")
_PEOPLE_S, _GOVERNMENT = "人民", "政府"
# 下属征收中心作出决定19件，被申请复议7件: what follows is of the same.
_THEIRS = (
    r"[ \t]*(?:其中|此外|另外)?[，,]?(?:[我本]?{ourselves})?"
    r"(?:下属|所属|直属|下设|下辖)的?[^，。；]"
)
# 信息中心收到4件，由我局指导答复，其中公开2件: they stay its own.
_HELPED = (
    r"(?:由|在|经|报|请)[本我]{ourselves}(?:的)?"
    r"(?:指导|协调|督促|监督|支持|统筹|同意|审核|审定|帮助)"
)
_TOGETHER = lazily(r"协同|配合|协作|联动|合力|共同|各负其责|各司其职")
# 其中局机关18件、分局27件。局机关收到18件: less than all.
_HEADQUARTERS = lazily(r"(?<![及各])[本我]?[局委厅部院关]机关")
_BRANCHES = lazily(
    r"(?:机关|本部)[^，。；\d]{0,8}\d+[^。；]{0,12}(?:分局|支局|派出|直属|下属|所属|隶属|基层|[县市区站所]|单位)[^，。；\d]{0,8}\d"
)


class Owners:
    """Takes into the scope of a paragraph whose figures it tells."""

    def __init__(self, text: str, span: Span, names: Names, scope: Scope) -> None:
        self.text, self.span, self.names, self.scope = text, span, names, scope
        self.lists = names.lists

    def take(self, start: int, words: Sequence[Word], first: Word, said: set[str]) -> set[str]:
        """Takes in whose figures a clause tells; what is said in it apart from the agency's own name.

        自然资源和规划局 tells of no 规划.
        """
        # 县人民政府依申请公开: 政府 is of its name, and no 政府依申请.
        parted = self.text.startswith(_PEOPLE_S + _GOVERNMENT, first.start - len(_PEOPLE_S))
        end = first.start + len(_GOVERNMENT) * parted
        whose = self.names.of_clause(self.text, start, end, words)
        if (
            whose == "own"
            and self.scope.owner.whose == "other"
            and self.lists(_HELPED).match(self.text, start)
        ):
            whose = "other"
        if whose == "own" and self.scope.sentence.parted:
            whose = "unsure"
        elif whose == "unsure" and self.scope.of_government and not self._is_divided():
            whose = "own"
        if whose != "other" and self._is_without_branches(start, first.start):
            whose = "unsure"
        by_channel = (
            whose == "other" and self.lists(_CHANNEL).search(self.text, start, first.start) is not None
        )
        own = whose == "own"
        before = self.scope.owner
        name = self._name(words, first) if own else before.name
        told = before.whose if by_channel else whose or before.whose
        alone = own and self.names.are_only(self.text[start:end])
        self.scope.owner = Owner(told, own, by_channel, name, first.start if alone else -1)
        if not (own and name):
            return said
        return {name for word in words if word not in self.scope.owner.name for name in word.context}

    def _name(self, words: Sequence[Word], first: Word) -> tuple[Word, ...]:
        """The words before the first count that are part of the agency's own name."""
        return tuple(
            word
            for word in words
            if word.start < first.start
            and not word.topic
            and "own" not in word.context
            and self.text[word.start : word.end] in (self.names.agency + IN_ITS_NAME)
        )

    def _is_without_branches(self, start: int, end: int) -> bool:
        """Whether a clause tells of headquarters in a paragraph that has told of its branches, too."""
        return (
            _HEADQUARTERS.search(self.text, start, end) is not None
            and _BRANCHES.search(self.text, self.span.start, self.span.end) is not None
        )

    def heads(self, clause: Sequence[Segment]) -> bool:
        """Whether a clause is but the name of another body, with a colon: 住房保障科：收到5件."""
        start, end = clause[0].start, clause[-1].end
        name = self.text[start:end].strip()
        return (
            self.text[end : end + 1] in _COLONS
            and len(name) <= _SHORT
            and self.names.is_named(name)
            and self.names.whose(name) == "other"
        )

    def are_named(self, clause: Sequence[Segment], said: set[str]) -> bool:
        """Whether a clause names other bodies, of which the next will tell: 各科室；not 各科室协同配合.

        So does one that tells what a body below it has done.
        """
        start, end = clause[0].start, clause[-1].end
        if any(segment.counts for segment in clause) and self.lists(_THEIRS).match(self.text, start, end):
            return True
        if "subunit" not in said or end - start > _SHORT or _TOGETHER.search(self.text, start, end):
            return False
        # 街道逐件说明理由: that is the agency itself.
        named = [word for segment in clause for word in segment.words if "subunit" in word.context]
        return any(self.names.whose(self.text[word.start : word.end]) != "own" for word in named)

    def _is_divided(self) -> bool:
        """Whether the paragraph tells of several agencies, or of a wider area."""
        found = list(_DIVIDED.finditer(self.text, self.span.start, self.span.end))
        if self.scope.sentence.parted or any(map(self.names.divides, found)):
            return True
        # 区政府收到8件，其余由部门受理: the government's own, as there are others.
        return bool(found) and _AGENCIES_TOO.search(self.text, self.span.start, self.span.end) is not None
