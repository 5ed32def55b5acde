"""Words that make a figure of documents one of a part: 清理后继续有效12件, or of others: 代市政府起草3件."""

from __future__ import annotations

from govlint.claims.claim import LISTED, PART, WHAT, WHOSE
from govlint.claims.doubts.candidate import Candidate
from govlint.claims.said.scope import Scope
from govlint.claims.topics import Topics
from govlint.lazy import lazily
from govlint.model import Text

# 现行有效规范性文件14件，其中局印发12件: of those in force, whenever they were made.
_STOCK = lazily(
    r"(?:(?:现行|有效|保留)[^，。；\d]{0,6}|(?:^|[，。；：:、 \t\n])(?:共有)?)"
    r"(?:行政)?规范性文件[^，。；\d]{0,3}\d+[ \t]*[件个份部]"
)
_LAPSED = lazily(r"失效[^，。；\d]{0,4}\d[^。]*废止")
_CHANGED = lazily(r"修[改订正]|加上|连同|另|合计|新制|清理(?!后?废止)|(?<!一)共")
_SPECIAL = lazily("专项(?:集中)?清理")
_CLEANED = lazily(r"全面(?:的)?(?:清理|梳理)|(?:清理|梳理)了?全部")
_AND_REPEALED = lazily(r"(?:废止|失效)[^，。；\d]{0,6}\d")
_ANOTHER_COUNT = lazily(r"修[改订正]|加上|连同|另|合计|新制|(?<!一)共|清理[^，。；\d]{0,6}\d|拟|建议|其中")
# 司法局的规范性文件库收录现行有效文件120件: a store that it keeps for all.
_STORES, _WIDER_STORE = (
    r"{stores}[^，。；\d]*收录",
    r"(?:国家|全[国省市州县区]|上级)[^，。；\d]{0,8}{stores}",
)
_OWN_STORE = (
    r"[本我]{ourselves}(?:的|全部|所有|制[发定]|印发|目前|继续|现行有效)*(?:行政)?(?:规范性文件|规章)"
)
_STORED, _LONG_GONE = "{stores}[^。；]*收录", lazily("已|历史|历年|(?:废止|失效)的")
_IN_FORCE = ".in_force"
_SHOWN = lazily(
    r"(?<!集中)(?<!统一)(?<!全部)(?:发布|公布|公示|印发|下发|颁布|颁发|刊登|上传|展示)[了的]?"
    r"(?!全部|所有)(?:现行|继续|目前)"
)
_COME_AND_GONE = (".issued", ".repealed")
_KEPT = lazily(r"(?:继续|仍然?)[^，。；\d]{0,2}有效|(?<![年][底末])保留")
_NOW = lazily(r"(?:目前|现在|至今|年[底末])(?:仍|尚)?继续[^，。；\d]{0,2}有效")
_WIDER = lazily(
    r"(?<!规范性)文件(?!清理)[^，。；\d]{0,6}\d|规章|政策|党|备案|审[核查]|修[改订正]|政府|原(?!则)|历年|拟|建议|以来|年[初前]"
)
_NAMED_IN_FORCE = lazily(r"(?:现行|继续|目前)有效(?:的)?行政规范性文件")
_NEWLY = lazily(r"新|[本今当]年|年内|20\d\d")
# 以市局名义制发3件，以办公室名义制发通知12件: of those in one name alone.
_IN_NAMES = lazily(
    r"以([^，。；\d]{1,12}?)(?:的)?名义[^。]*?以(?!\1(?:的)?名义)[^，。；\d]{1,12}?(?:的)?名义"
)

# 代政府起草、现在仍有效的规范性文件12件
_DRAFTED, _FAR = lazily(r"代(?!表)[^，。；、\d]{0,8}(?:起草|草拟|拟)[^，。；\d]{0,24}$"), 20
# 本局起草、市政府印发的规范性文件3件
_ISSUED_ABOVE = (
    r"(?:起草|草拟|拟定|拟订|牵头制定)[^，。；\d]{0,6}(?:政府|党委|{tiers}委)(?:办公?[厅室]?)?(?:的?名义)?"
    r"(?:印发|发布|出台|公布|制发|颁布)[^，。；\d]{0,12}$"
)
# 规范性文件4件、其他文件36件，其他文件中废止5件
_OTHER_PAPERS = lazily(r"其[他它](?:类|政策|各类)*文件")
_INFORMATION = lazily(r"信息")
# 现行有效规范性文件25件（含市政府文件）
_WITH_OTHERS = (
    r"[ \t]*[件个份部项][（(，,](?:其中)?(?:含|包括|包含)(?:有)?"
    r"[^，。；\d（）()]{0,8}(?:政府|党委|{tiers}委|上级|[省市县区]级|其[他它](?:部门|单位|机关))"
)


def cleaned(sentence: str) -> bool:
    """Whether a sentence tells of a clean-up of all documents, and of its outcome: 继续有效19件，废止2件."""
    return (
        _CLEANED.search(sentence) is not None
        and _AND_REPEALED.search(sentence) is not None
        and _ANOTHER_COUNT.search(sentence) is None
    )


class Documents:
    """Looks around the figures of one text for what became of the documents."""

    def __init__(self, text: str, topics: Topics) -> None:
        self.text, self.topics = text, topics

    def doubt(self, figure: Candidate) -> Text | None:
        """The doubt of a figure of documents: kept, drafted for others, of those in force."""
        label = figure.label
        if self._is_kept(figure) or self._is_with_lapsed(figure) or self.are_in_one_name(figure.scope):
            return PART
        if self._is_shown(figure) or self.are_of_one_review(figure):
            return PART
        if self._is_of_a_store(figure):
            return WHOSE
        if self._is_stored(figure):
            return LISTED
        start = max(figure.scope.sentence.start, label.start - _FAR)
        by_others = (_DRAFTED, self.topics.lists(_ISSUED_ABOVE))
        if any(words.search(self.text, start, label.count.whole.start) for words in by_others):
            return WHOSE
        with_others = self.topics.lists(_WITH_OTHERS).match(self.text, label.count.whole.end - 1)
        if with_others is not None and not figure.scope.of_government:
            return WHOSE
        if self._is_of_stock(figure):
            return LISTED
        if _OTHER_PAPERS.search(self.text, label.start, label.count.whole.start):
            return WHAT
        bare = not any(map(self.topics.names_matter, label.words))
        if bare and _INFORMATION.search(self.text, label.start, label.end):
            # 制定规范性文件8件。发布政务信息9864条: of no documents any more.
            return WHAT
        return None

    def _is_shown(self, figure: Candidate) -> bool:
        """Whether they are those published of all in force, not all at once: 在网站发布现行有效的文件15件."""
        kept = all(name.endswith(_IN_FORCE) for name in figure.names)
        return (
            kept and _SHOWN.search(self.text, figure.label.start, figure.label.count.span.start) is not None
        )

    def are_in_one_name(self, scope: Scope) -> bool:
        """Whether documents are told apart by the names in which they were made."""
        return _IN_NAMES.search(scope.sentence.text) is not None

    def are_of_one_review(self, figure: Candidate) -> bool:
        """Whether documents were repealed in one clean-up, beside which there may be others: 专项清理."""
        repealed = all(name.endswith(".repealed") for name in figure.names)
        return repealed and _SPECIAL.search(figure.scope.sentence.text) is not None

    def _is_with_lapsed(self, figure: Candidate) -> bool:
        """Whether documents that lapsed are told before those repealed, and were not read."""
        repealed = all(name.endswith(".repealed") for name in figure.names)
        return (
            repealed
            and _LAPSED.search(figure.scope.sentence.text) is not None
            and not any(name.endswith(".lapsed") for name in figure.scope.tally.names)
        )

    def _is_of_a_store(self, figure: Candidate) -> bool:
        """Whether they are those of a store of what others made, too; a government's holds its own."""
        start, end = figure.label.start, figure.label.count.whole.start
        if self.topics.lists(_STORES).search(self.text, start, end) is None:
            return False
        own = (
            self.topics.lists(_OWN_STORE).search(self.text, start, end) is not None
            and not figure.scope.judging
        )
        wider = self.topics.lists(_WIDER_STORE).search(self.text, start, end) is not None
        return wider or not (figure.scope.of_government or own)

    def _is_stored(self, figure: Candidate) -> bool:
        """Whether a store of documents holds what was repealed in whatever year: 库收录…、已废止文件26件."""
        gone = all(name.endswith((".repealed", ".lapsed")) for name in figure.names)
        return (
            gone
            and self.topics.lists(_STORED).search(figure.scope.sentence.text) is not None
            and _LONG_GONE.search(self.text, figure.label.start, figure.label.count.whole.start) is not None
        )

    def are_all_of_ours(self, scope: Scope) -> bool:
        """Whether a clean-up is told of 行政规范性文件 alone: it keeps no more than are in force."""
        told = scope.sentence.text
        return "废止行政规范性文件" in told and scope.owner.whose != "unsure" and _WIDER.search(told) is None

    def are_some_in_force(self, figure: Candidate) -> bool:
        """Whether they are 行政规范性文件 in force, kept by a clean-up or shown in one place: some of all."""
        own = figure.scope.owner.whose != "unsure" and _WIDER.search(figure.scope.sentence.text) is None
        return own and _NAMED_IN_FORCE.search(self.text, figure.label.start, figure.label.end) is not None

    def _is_kept(self, figure: Candidate) -> bool:
        """Whether documents are those that a clean-up kept: 继续有效的12件，加上新制定2件."""
        label, scope = figure.label, figure.scope
        in_force = all(name.endswith((".in_force", ".kept")) for name in figure.names)
        kept = in_force and _KEPT.search(self.text, label.start, label.end) is not None
        # 目前继续有效的规范性文件共41件: all there are now.
        if kept and _NOW.search(self.text, label.start, label.end) and "清理" not in scope.sentence.text:
            return False
        if not kept or _CHANGED.search(scope.sentence.text) is None or cleaned(scope.sentence.text):
            return False
        # 制发6件，清理后废止4件，保留有效41件: what has come and gone is told, and what there is.
        return not all(any(name.endswith(end) for name in scope.tally.names) for end in _COME_AND_GONE)

    def _is_of_stock(self, figure: Candidate) -> bool:
        """Whether documents are told as items of those in force: 规范性文件14件，其中单独印发12件."""
        label = figure.label
        if not all(name.endswith(".issued") for name in figure.names):
            return False
        return (
            _NEWLY.search(self.text, label.start, label.count.span.start) is None
            and _STOCK.search(self.text, max(0, figure.scope.sentence.start - 1), label.start) is not None
        )
