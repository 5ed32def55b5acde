"""Words that make requests with an outcome but some of them: 一件申请涉及多项内容，其中部分公开3项."""

from __future__ import annotations

import re

from govlint.claims.doubts.candidate import Candidate
from govlint.claims.doubts.strange import Strange
from govlint.claims.labels import Label
from govlint.claims.sentences import before
from govlint.claims.topics import Topics
from govlint.lazy import lazily
from govlint.numbers import Figure

# 要专门制作的3件中，2件经沟通后撤回; 只给了部分的5件后又补充提供: what became of them in the end is another.
_IN_THE_END = lazily(
    r"(?:申请)?(?:当?中|[，,]其中)[^。；]{0,20}(?:撤回|撤销申请|放弃|[仍后]予以?公开|仍[^，。；]{0,4}公开)"
    r"|(?:申请)?[，,]经?[^，。；\d]{0,8}(?:改为|改作|变更为)(?:予以|部分)*公开"
    r"|(?:申请)?[，,]?(?:后|随后|之后)(?:又|来|再|经|续)"
)
# 收到涉及执法案卷的申请9件: what was asked for is no outcome.
_ASKED_FOR = lazily(
    r"(?:收到|接到|受理|接收|新收)[^，。；\d]{0,4}(?:涉及|关于|有关|针对)[^，。；\d]{2,16}申请[^，。；\d]{0,4}$"
)
# 手里没有材料的主要是村级申请3件: most of them.
_MOSTLY = lazily(r"的主要(?:是|为|有)[^，。；\d]*(?:申请|的)$")
# 一件申请涉及多项内容，其中部分公开3项: what one request asked for.
_ITEMS = lazily(
    r"(?:一|同一|每|单|1[ \t]*)[件份个]申请(?:中)?(?:同时|往往)?"
    r"(?:涉及|包含|包括|含|提出)(?:有|了)?(?:多|数|若干|几|\d)"
)
# 受理申请45件，涉及信息91项，其中不予公开22项
_ASKED_FOR_ITEMS = lazily(
    r"\d[ \t]*件(?:申请)?[^。；\d]{0,12}?(?:涉及|包含|包括|含|提出|要求)[^，。；\d]{0,10}?"
    r"(?:信息|事项|内容|诉求|需求|问题|材料|文件)[^，。；\d]{0,4}\d[\d,]*[ \t]*([项条个份])"
)
# 涉及第三方权益的申请5件，征求意见后公开2件: no outcome yet.
_THIRD, _CONSULTED = (
    "requests.refused.third_party",
    lazily(r"征[求询](?![^。；]*不予?公开|[^。；\d]*不同意公开)"),
)
# 最终改为部分公开3件、维持不予公开7件; 处理投诉类来件56件，其中转为申请2件: of what was looked at, or came.
_KEPT_SO, _TURNED = (
    lazily("维持原?(?:不予|部分|无法)"),
    lazily(r"[，,（(]其中[^，。；\d]{0,6}转(?:为|成|办为)[^，。；\d]{0,8}申请"),
)
# 主动公开信息26件，部分公开2件: of information, whoever asked for it.
_BY_RIGHT = lazily(
    # …；公开文件820件，不予公开12件: a statement that begins with papers.
    # 新制作文件60件，不公开2件: papers of one's own, wherever they are told.
    r"(?:主动公开|(?:制作|制发|印发|拟制|起草)了?(?:各类|政府|政务)*(?:文件|信息|公文|材料)"
    r"|(?<=[；;。\n])[ \t\u3000]*(?:全年|年内|本年度?|对外|共|累计)*"
    r"(?:(?P<given>公开(?:政府)?信息(?=[ \t]*\d))"
    r"|(?:公开|发布)(?:各类|政府|政务)*(?:文件|信息|公文|资料|材料|档案)))"
    r"[^，。；\d]{0,8}(?P<value>\d[\d,]*)[ \t]*(?P<unit>[件条份篇个])[，,、；;]"
    r"(?:依申请公开[^，。；\d]{0,4}\d+[ \t]*[件条份篇个][，,、；;])?$"
)
# 采购公告138条，因涉及国家秘密不予公开8条: of these pieces.
_OF_PIECES = lazily(
    r"(?:公告|通知|通告|公示|文件|信息|稿件|公文|材料|档案|资料|合同|目录|报告|清单|图纸)[^，。；\d]{0,4}"
    r"\d[\d,]*[ \t]*(?P<unit>[条份篇个项])(?:[，,、；;][^，,、；;。\d]{0,12})*+$"
)
# 1件申请涉及国家秘密，经区分处理，计入部分公开
_REFUSED = "requests.refused."
# 25件涉及第三方权益，经征求意见不同意后不予公开3件: only these were refused.
_FEWER_REFUSED = lazily(
    r"[^。；\d]*[，,][^。；\d]*征[求询][^。；\d]*不予?公开(?:的)?[ \t]*(\d{1,6})[ \t]*[件宗]"
)
# 4件第三方不同意公开，但涉及公共利益，决定予以公开
_GIVEN_AFTER_ALL = lazily(r"[^。；\d]{0,40}(?:公共利益|(?<!不)予以?公开)")
_GIVEN_IN_PART = lazily(
    r"[^，。；\d]{0,20}[，,](?:其中[ \t]*\d+[ \t]*件)?[^。；\d]{0,20}(?:区分处理|部分公开)"
)
# 修订答复文书，其中不予公开类4份: of papers to be used.
_OF_PAPERS, _PAPERS = frozenset("份种个类套"), lazily(r"文书|模板|范本|范例|样本|样式|示范文本")
_WEAK = "申请"
_COMPLAINT = "requests.not_handled.complaint"
_AS_COMPLAINTS = lazily(
    r"来[信访电]|信访件|信件|热线|工单|留言|接待|举报件|诉求|群众反映|(?:另外?|还|此外)[^，。；\d]{0,4}$"
)
_BARELY = lazily(r"[属于系为]信访[举报投诉、]*(?![举报投诉、性类])")
_NO_SUCH = lazily("(?:不属于|不是|非)(?:政府)?信息公开")


class Outcomes:
    """Looks around the figures of one text for what they were asked for, and what became of them."""

    def __init__(self, text: str, topics: Topics, strange: Strange) -> None:
        self.text, self.topics, self.strange = text, topics, strange

    def are_some(self, figure: Candidate) -> bool:
        """Whether requests with an outcome are but some of them, or no requests of this kind."""
        label, scope = figure.label, figure.scope
        return (
            self.is_asked_for(label)
            or self._are_some_before(figure)
            or self._became_another(label)
            or self._are_none_of_ours(label, scope.sentence.text)
            or (_COMPLAINT in figure.names and self._may_be_no_requests(figure))
            or self._are_items(label, scope.sentence.text)
            or (_REFUSED in figure.names[0] and self._may_be_given(label, scope.sentence.text))
            or (_THIRD in figure.names and self._may_be_overruled(label, scope.sentence.text))
        )

    def is_asked_for(self, label: Label) -> bool:
        """Whether words that no list knows say what was applied for: 逾期未补正的信用修复申请2件."""
        if _ASKED_FOR.search(self.text, label.start, label.count.span.start):
            return True
        told = [word for word in label.before if word.topic]
        return (
            len(told) > 1
            and self.text[told[-1].start : told[-1].end] == _WEAK
            and self.topics.is_special(told[-2], "requests")
            and self.strange.leftover(told[-2].end, told[-1].start, label.before)
        )

    def _are_some_before(self, figure: Candidate) -> bool:
        """Whether the words before a figure say that it is of information, of papers, or of most of them."""
        label = figure.label
        start, opening = label.count.whole.start, figure.scope.sentence.start
        by_right = _BY_RIGHT.search(self.text, opening, label.start)
        if by_right is not None and not _may_be_asked_for(by_right, figure.scope.tally.received):
            return True
        if _MOSTLY.search(self.text, label.start, start):
            return True
        pieces = _OF_PIECES.search(self.text, opening, label.start)
        if pieces is not None and pieces["unit"] == label.count.unit and not figure.scope.sentence.ours:
            return True
        papers = label.count.unit in _OF_PAPERS and _PAPERS.search(self.text, opening, label.start)
        return bool(papers) or _KEPT_SO.search(self.text, label.start, start) is not None

    def _became_another(self, label: Label) -> bool:
        """Whether what stands behind a figure says what became of them, or which of them they are."""
        end = label.count.whole.end
        return _IN_THE_END.match(self.text, end) is not None or _TURNED.match(self.text, end) is not None

    def _are_none_of_ours(self, label: Label, sentence: str) -> bool:
        """Whether they are told to be no requests for information, and were not declined as such:
        受理非政府信息公开的投诉举报类申请85件.
        """
        said = _NO_SUCH.search(self.text, label.start, label.count.span.start)
        return said is not None and "不予处理" not in sentence

    def _may_be_no_requests(self, figure: Candidate) -> bool:
        """Whether complaints may have come as such: 来信58件，属于信访投诉类的9件; 另有9件属信访投诉."""
        label, sentence = figure.label, figure.scope.sentence
        if "不予处理" in sentence.text:
            return False
        return (
            _AS_COMPLAINTS.search(self.text, sentence.start, label.count.span.start) is not None
            or _BARELY.search(self.text, label.start, label.end) is not None
        )

    def _are_items(self, label: Label, sentence: str) -> bool:
        """Whether they may be what one request asked for: 一件申请涉及多项内容，其中部分公开3项."""
        return _ITEMS.search(sentence) is not None or any(
            found[1] == label.count.unit for found in _ASKED_FOR_ITEMS.finditer(sentence)
        )

    def _may_be_overruled(self, label: Label, sentence: str) -> bool:
        """Whether third parties were only asked, or were not followed where they did not agree."""
        overruled = _GIVEN_AFTER_ALL.match(self.text, label.count.whole.end)
        fewer = _FEWER_REFUSED.match(self.text, label.count.whole.end)
        if fewer is not None and int(fewer[1]) < label.count.value:
            return True
        return _CONSULTED.search(sentence) is not None or overruled is not None

    def _may_be_given(self, label: Label, sentence: str) -> bool:
        """Whether requests of a refused kind may be given in part: 1件申请涉及国家秘密，经区分处理."""
        if _GIVEN_IN_PART.match(self.text, label.count.whole.end):
            return True
        return before(self.text, label.count.whole.start) == "对" and "不予公开" not in sentence


def _may_be_asked_for(said: re.Match[str], received: Figure | None) -> bool:
    """Whether information told as given may be what was asked for, no more than the requests before it:
    收到申请45件；公开信息15件，不予公开9件.
    """
    if received is None or said["given"] is None or said["unit"] != "件":
        return False
    return int(said["value"].replace(",", "")) <= received
