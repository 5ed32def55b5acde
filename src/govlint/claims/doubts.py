"""Why a difference between a count in prose and the table would prove nothing."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.claims.causes import Causes
from govlint.claims.claim import ALL_THERE_IS, LISTED, PART, SHARED, SHOWN, WHAT, WHOSE, Subject
from govlint.claims.everycase import Cases
from govlint.claims.general import GeneralDoubts
from govlint.claims.labels import Label
from govlint.claims.parts.askers import Askers
from govlint.claims.parts.documents import Documents
from govlint.claims.parts.kinds import Kinds
from govlint.claims.reasons import Reasons
from govlint.claims.reviews import Reviews
from govlint.claims.scope import Scope
from govlint.claims.sentences import before
from govlint.claims.strange import Strange
from govlint.claims.topics import Topics
from govlint.claims.words import Word
from govlint.lazy import lazily
from govlint.model import Text

# 制定《……》等规范性文件3件: a figure of those alone.
_AND_SO_ON = lazily(r"□等[\u4e00-\u9fff]*[ \t]*$")
# 8件因征求第三方意见结转下年度: of those carried over.
_CARRIED_OUT = "requests.carried_out"
_FOR_A_CAUSE = lazily(
    r"[ \t]*[件宗]?(?:申请)?因[^，。；\d]{2,24}?(?:而|需|须|将)?(?:结转|转入|转至)(?:至|到)?(?:下|次|明|20\d)"
)
_LEFT = "requests.left"
_ISSUED = "normative_documents.issued"
_DOCUMENTS_KEPT = ("normative_documents.in_force", "normative_documents.kept")
# 到10月底办结38件，还剩7件: at that time; 还剩3件，年底均已办结: no more.
_FOR_A_TIME = lazily(
    r"月|季度|半年|截[至止]|目前|眼下|现已|期间|工作日|[日天]内|年[底末初]|次年|随后|陆续"
    r"|(?:还|尚|仍)(?:剩|余)[^。]*(?<![未没])(?<!没有)(?:办[结完好]|答复(?!期)|了结|处理完)"
)
# 要专门制作的3件中，2件经沟通后撤回; 只给了部分的5件后又补充提供: what became of them in the end is another.
_IN_THE_END = lazily(
    r"(?:申请)?(?:当?中|[，,]其中)[^。；]{0,20}(?:撤回|撤销申请|放弃)"
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
_THIRD, _CONSULTED = "requests.refused.third_party", lazily(r"征[求询](?![^。；]*不予?公开)")
# 最终改为部分公开3件、维持不予公开7件; 处理投诉类来件56件，其中转为申请2件: of what was looked at, or came.
_KEPT_SO, _TURNED = (
    lazily("维持原?(?:不予|部分|无法)"),
    lazily(r"[，,（(]其中[^，。；\d]{0,6}转(?:为|成|办为)[^，。；\d]{0,8}申请"),
)
# 主动公开信息26件，部分公开2件: of information, whoever asked for it.
_BY_RIGHT = lazily(
    r"主动公开[^，。；\d]{0,8}\d[\d,]*[ \t]*[件条份篇个][，,、；;]"
    r"(?:依申请公开[^，。；\d]{0,4}\d+[ \t]*[件条份篇个][，,、；;])?$"
)
# 1件申请涉及国家秘密，经区分处理，计入部分公开
_REFUSED = "requests.refused."
_GIVEN_IN_PART = lazily(
    r"[^，。；\d]{0,20}[，,](?:其中[ \t]*\d+[ \t]*件)?[^。；\d]{0,20}(?:区分处理|部分公开)"
)
# 修订答复文书，其中不予公开类4份: of papers to be used.
_OF_PAPERS, _PAPERS = frozenset("份种个类套"), lazily(r"文书|模板|范本|范例|样本|样式|示范文本")
# 各有1件未审结; 其中1件、1件未审结
_EACH = lazily(
    r"(?:(?:各(?:自|均|都|只|仅|还|仍|尚)?|均|都)[有为是]?|\d[ \t]*[件宗起]?[/／][^，。；\d]{0,8}"
    r"|[，,（(、](?:其中|分别)?(?:有|为)?[ \t]*\d+[ \t]*[件宗起]?[、和])[ \t]*$"
)
# 四分之一（12件）无法提供
_FRACTION = lazily(
    r"(?:分之[一二两三四五六七八九十]|[成半数])(?:的|以上)?[^，。；、\d（）()]{0,8}[（(][^，。；\d]{0,3}$"
)
# 自然人申请公开9件，企业申请公开2件: asked for, or made public.
_PUBLISHED = lazily(r"申请(?:予以)?公开(?:的)?[ \t]*$")
# 复议13件；行政诉讼6件，其中复议后起诉2件
_AMONG_SUITS = lazily(r"(?:诉讼|应诉)[^，。；\d]{0,6}\d+[ \t]*[件起宗][，,（(：:](?:其中)[^，。；\d]*$")
_WEAK, _AFTER = "申请", "litigation.after"
# 代政府起草、现在仍有效的规范性文件12件
_DRAFTED, _FAR = lazily(r"代(?!表)[^，。；、\d]{0,8}(?:起草|草拟|拟)[^，。；\d]{0,24}$"), 20
# 本局起草、市政府印发的规范性文件3件
_ISSUED_ABOVE = lazily(
    r"(?:起草|草拟|拟定|拟订|牵头制定)[^，。；\d]{0,6}(?:政府|党委|[省市县区州]委)(?:办公?[厅室]?)?(?:的?名义)?"
    r"(?:印发|发布|出台|公布|制发|颁布)[^，。；\d]{0,12}$"
)
# 规范性文件4件、其他文件36件，其他文件中废止5件
_OTHER_PAPERS = lazily(r"其[他它](?:类|政策|各类)*文件")
_MADE_BY_ONE = "regulations."
_SHOWN, _GRANTED = ".shown", ("granted", ".refused", ".unavailable")
_ANEW = frozenset(("requests.received", "requests.carried_in"))
_INFORMATION = lazily(r"信息")
_STATED = lazily(r"[ \t]*(?:已|均|全部|都)(?!.{0,12}的)")
_SAID = lazily(r"(?:申请)?[，,]?(?:逐|均|已|都|全部|分别|依|经|按|说明|列明|告知|书面|主要|在(?!线))")


class Doubts:
    """Judges the words of a figure: why it cannot be compared, or proves nothing."""

    unaligned = SHARED

    def __init__(self, text: str, topics: Topics) -> None:
        self.text, self.topics = text, topics
        self.strange = Strange(text, topics)
        self.kinds, self.documents = Kinds(text, topics, self.strange), Documents(text)
        self.askers = Askers(text, topics, self.strange)
        self.reasons = Reasons(text, topics)
        self.general = GeneralDoubts(text, topics, self.kinds, self.askers, self.strange)
        self.reviews = Reviews(text, self.strange)
        self.causes = Causes(text, self.strange)

    def doubt(
        self, label: Label, words: Sequence[Word], readings: Sequence[Subject], scope: Scope
    ) -> Text | None:
        """Why a difference from the table would prove nothing."""
        names = [name for reading in readings for name in reading]
        # 省政府制定规章9部: nobody else there makes any.
        sure = (
            scope.of_government
            and not scope.sentence.parted
            and all(name.startswith(_MADE_BY_ONE) for name in names)
        )
        if (scope.owner.whose == "unsure" and not sure) or scope.sentence.apart:
            return WHOSE
        if all(name.endswith(_SHOWN) for name in names):
            return SHOWN
        if self._is_of_some(label, names, scope) or self.causes.told(label, readings, scope):
            return PART
        if scope.beside is not None and not (scope.owner.whose == "own" and scope.of_government):
            return PART
        if (scope.borrowed and scope.listing.open) or self._is_one_of_each(label, readings, scope):
            return LISTED
        if self._may_be_of_fewer(label, names, scope):
            return PART
        all_of_them = any(map(self.topics.is_general, names))
        found: Text | None = PART
        if not self.kinds.is_among(label):
            found = (self.general.doubt if all_of_them else self._of_part)(label, words, names, scope)
        if any(self.topics.section(name) == "review" for name in names):
            return self._of_review(label, words, names, scope, found)
        return found

    def _may_be_of_fewer(self, label: Label, names: Sequence[str], scope: Scope) -> bool:
        """Whether words right before a figure, or the list it stands in, may make it one of fewer."""
        start = label.count.whole.start
        if _AND_SO_ON.search(self.text, label.start, label.count.span.start):
            return True
        if _FRACTION.search(self.text, label.start - _FAR, start):
            return True
        crossing = all(map(self.topics.is_crossing_count, names))
        if crossing and _PUBLISHED.search(self.text, label.start, start):
            return True
        # 复议4件，其中1件复议后又起诉: of these reviews.
        of_reviews = any(name.startswith("review.") for name in scope.told.names)
        of_suits = _AMONG_SUITS.search(self.text, scope.sentence.start, start) is not None
        return names[0] == _AFTER and scope.listing.open and of_reviews and not of_suits

    def _is_one_of_each(self, label: Label, readings: Sequence[Subject], scope: Scope) -> bool:
        """Whether it may be of each of several matters, and not of all: 复议4件、诉讼3件，各有1件未审结."""
        several = all(len({name.partition(".")[0] for name in reading}) > 1 for reading in readings)
        several = several and bool(label.count.value)
        return several and _EACH.search(self.text, scope.sentence.start, label.count.whole.start) is not None

    def is_within(self, label: Label, readings: Sequence[Subject], scope: Scope) -> bool:
        """Whether a figure told of a part is surely of some of the report's own: 8件因征求意见结转下年度."""
        if scope.owner.whose == "other" or scope.when.other or scope.when.period or len(readings) != 1:
            return False
        names = list(readings[0])
        if any("subunit" in word.context for word in label.words):
            return False
        if names == [_CARRIED_OUT]:
            return _FOR_A_CAUSE.match(self.text, label.count.whole.end) is not None
        if names == [_ISSUED] and self.documents.are_in_one_name(scope):
            return True
        if names[0] in _DOCUMENTS_KEPT:
            return self.documents.are_all_of_ours(scope)
        if names == ["requests.received"]:
            return self.kinds.came_by_ways(label, scope)
        outcome = all(name.startswith("requests.") and not self.topics.is_general(name) for name in names)
        return outcome and scope.about.named and self.strange.causes(label, names)

    def _of_review(
        self, label: Label, words: Sequence[Word], names: Sequence[str], scope: Scope, found: Text | None
    ) -> Text | None:
        """The doubt of a figure of reviews or suits, of which something else was `found` or not."""
        whole = any(map(self.topics.is_general, names))
        cases = scope.cases
        if any(word.is_context("sum") for word in words) and cases.foreign:
            # 处罚类复议17件，信息公开类复议9件，合计复议26件、诉讼17件
            scope.cases = cases.as_handled(True)
            return WHAT
        # 先后提起复议2次、诉讼1次: what stands before the first is said of both.
        joined = whole and cases.doubted_to == label.start - 1 and self.text[label.start - 1] == "、"
        found = PART if joined and found is None else found
        doubted_to = label.end if whole and found is PART else -1
        others = not (scope.sentence.ours or scope.owner.here)
        if found is None and others and self.kinds.is_of_a_kind(label, names):
            found = WHAT  # 征地复议案件还有3件没审结
        if found is None:
            found = self.reviews.doubt(label, words, scope, whole=whole)
            aside = scope.about.caused or any(word.is_context("elsewhere", "part") for word in label.before)
            handled, foreign = scope.cases.handled, whole and (aside or found is not None)
        else:
            self.reviews.note(label, words, scope)
            # 13起交通事故行政复议中，8起维持: of these.
            handled = scope.cases.handled or (found is WHAT and whole and not scope.sentence.ours)
            foreign = whole
        scope.cases = Cases(handled, cases.foreign or foreign, doubted_to)
        return found

    def _is_of_some(self, label: Label, names: Sequence[str], scope: Scope) -> bool:
        """Whether what is counted was told of a part before: of one way to apply, one kind of applicant."""
        if scope.among.part and not any(".carried" in name for name in names):
            return True
        # 自然人予以公开9件 tells itself of whom.
        crosses = any(map(self.topics.is_crossing_count, names)) or all(map(self.topics.is_cell, names))
        # 尚未审结的共9件，其中复议4件，直接起诉5件: all of them are of that state.
        if scope.among.outcome and all(self.topics.section(name) == "review" for name in names):
            return crosses or all(map(self.topics.is_general, names))
        if scope.among.cell and crosses and all(map(self.topics.is_cell, names)):
            return False
        if (scope.among.applicant and not crosses) or (
            (scope.among.outcome or scope.among.answered) and crosses
        ):
            return True
        own = all(name.startswith("requests.") for name in names)
        if (
            own
            and not crosses
            and label.start >= scope.sentence.by_applicants
            and not _ANEW.intersection(names)
        ):
            return True
        return scope.among.some and own and not _ANEW.intersection(names)

    def _of_part(
        self, label: Label, words: Sequence[Word], names: Sequence[str], scope: Scope
    ) -> Text | None:
        if self.strange.causes(label, names) or self._is_left_of_some(names, scope):
            return PART
        if all(name.startswith("requests.") for name in names) and self._is_outcome_of_some(
            label, names, scope
        ):
            # 企业开办申请69件，自然人提出的申请52件: both for a registration.
            strange = scope.about.strange or self._is_asked_for(label)
            scope.about = scope.about.beside_strange(strange)
            return PART
        behind = next((word.start for word in label.after if word.topic), None)
        before = any(word.topic for word in label.before)
        if behind and not before and self.strange.leftover(label.count.whole.end, behind, label.after):
            # 一件需要统计加工无法提供: for that cause alone.
            return PART
        if self.kinds.is_of_others(label, names, scope) or self.strange.leads(label, names, scope):
            return WHAT
        docs = all(self.topics.section(name) == "disclosure" for name in names)
        found = self._of_documents(label, names, scope) if docs else None
        if found is not None:
            return found
        return (
            self._named(label, words, names, scope)
            if scope.about.named
            else self._unnamed(label, words, names, scope)
        )

    def _of_documents(self, label: Label, names: Sequence[str], scope: Scope) -> Text | None:
        """The doubt of a figure of documents: kept, drafted for others, of those in force."""
        told = self.documents
        if (
            told.is_kept(label, names, scope)
            or told.is_with_lapsed(label, names, scope)
            or told.are_in_one_name(scope)
        ):
            return PART
        if told.is_stored(label, names, scope):
            return LISTED
        start = max(scope.sentence.start, label.start - _FAR)
        if _DRAFTED.search(self.text, start, label.count.whole.start) or _ISSUED_ABOVE.search(
            self.text, start, label.count.whole.start
        ):
            return WHOSE
        if self.documents.is_of_stock(label, names, scope):
            return LISTED
        if _OTHER_PAPERS.search(self.text, label.start, label.count.whole.start):
            return WHAT
        bare = not any(map(self.topics.names_matter, label.words))
        if bare and _INFORMATION.search(self.text, label.start, label.end):
            # 制定规范性文件8件。发布政务信息9864条: of no documents any more.
            return WHAT
        return None

    def _is_outcome_of_some(self, label: Label, names: Sequence[str], scope: Scope) -> bool:
        """Whether requests with an outcome are but some of them, or no requests of this kind."""
        start, end = label.count.whole.start, label.count.whole.end
        return (
            _IN_THE_END.match(self.text, end) is not None
            or _MOSTLY.search(self.text, label.start, start) is not None
            or self._is_asked_for(label)
            or _BY_RIGHT.search(self.text, scope.sentence.start, label.start) is not None
            or _TURNED.match(self.text, end) is not None
            or _KEPT_SO.search(self.text, label.start, start) is not None
            or _ITEMS.search(scope.sentence.text) is not None
            or any(found[1] == label.count.unit for found in _ASKED_FOR_ITEMS.finditer(scope.sentence.text))
            or (
                label.count.unit in _OF_PAPERS
                and _PAPERS.search(self.text, scope.sentence.start, label.start) is not None
            )
            or (_REFUSED in names[0] and _GIVEN_IN_PART.match(self.text, end) is not None)
            or (
                _REFUSED in names[0]
                and before(self.text, start) == "对"
                and "不予公开" not in scope.sentence.text
            )
            or (_THIRD in names and _CONSULTED.search(scope.sentence.text) is not None)
        )

    def _is_asked_for(self, label: Label) -> bool:
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

    def _is_left_of_some(self, names: Sequence[str], scope: Scope) -> bool:
        """Whether what is left may be left of a part, or for a time: not in 收到84件，办结80件，还剩4件."""
        if _LEFT not in names:
            return False
        partly = scope.listing.open or not scope.told.names >= ALL_THERE_IS
        return partly or _FOR_A_TIME.search(scope.sentence.text) is not None

    def _named(self, label: Label, words: Sequence[Word], names: Sequence[str], scope: Scope) -> Text | None:
        """The doubt of a part whose sentence names the matter."""
        if self.strange.stands_between(label, words):
            return WHAT
        # 企业信用修复申请: an applicant is soon something else, an outcome hardly.
        if self.kinds.is_of_an_office(label):
            return WHOSE
        if self.askers.is_joined(words):
            return WHAT
        crossing = [word for word in label.before if self.topics.is_crossing(word)]
        # 法人变更申请57件: what becomes of suits says here what is applied for.
        matters = {name.partition(".")[0] for name in names}
        words = [word for word in words if not word.topic or self.topics.speaks_of(word, matters)]
        if not crossing or any(self.topics.section(name) != "requests" for name in names):
            return None
        # 受理社会保险申请69件，企业提出的12件: of these, whatever they are.
        if (scope.about.strange and "公开" not in scope.sentence.text) or self.kinds.is_registered(label):
            return WHAT
        return WHAT if self.strange.unknown(crossing[0].start, label.end, label, words) else None

    def _unnamed(
        self, label: Label, words: Sequence[Word], names: Sequence[str], scope: Scope
    ) -> Text | None:
        """The doubt of a part whose sentence names no matter."""
        # 违建卷宗7件，公开4件，部分公开2件: of these.
        if scope.about.strange and all(name.endswith(_GRANTED) for name in (*scope.told.names, *names)):
            return WHAT
        # 上年结转2件已于1月答复: what is said of them behind tells no other matter.
        stated = label.before and (
            _STATED.match(self.text, label.count.whole.end) is not None or self._is_subject(label, names)
        )
        end = label.count.whole.end if stated else label.end
        first = next((word.start for word in label.before if word.topic), None)
        # 市局因国家秘密不予公开3件: its own name is in no list.
        start = first if first is not None and scope.owner.here else label.start
        return WHAT if self.strange.unknown(start, end, label, words) else None

    def _is_subject(self, label: Label, names: Sequence[str]) -> bool:
        """Whether what follows is said of all that is counted: 不予公开的27件逐件说明理由."""
        return (
            before(self.text, label.count.whole.start) == "的"
            and not any(map(self.topics.is_crossing_count, names))
            and _SAID.match(self.text, label.count.whole.end) is not None
        )
