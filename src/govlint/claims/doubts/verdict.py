"""Why a difference from the table would prove nothing: 收到44件，其中信函3件 are of a part, or of others."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.claims.claim import ALL_THERE_IS, LISTED, PART, SHOWN, WHAT, WHOSE
from govlint.claims.doubts.askers import Askers
from govlint.claims.doubts.candidate import Candidate
from govlint.claims.doubts.causes import Causes
from govlint.claims.doubts.documents import Documents
from govlint.claims.doubts.general import GeneralDoubts
from govlint.claims.doubts.kinds import Kinds
from govlint.claims.doubts.ofanother import OfAnother
from govlint.claims.doubts.outcomes import Outcomes
from govlint.claims.doubts.reasons import Reasons
from govlint.claims.doubts.reviews import Reviews
from govlint.claims.doubts.stages import are_done_in_time
from govlint.claims.doubts.strange import Strange
from govlint.claims.said.cases import Cases
from govlint.claims.said.scope import Scope
from govlint.claims.sentences import before
from govlint.claims.topics import Topics
from govlint.lazy import lazily
from govlint.model import Struct, Text

# 制定《……》等规范性文件3件: a figure of those alone.
_AND_SO_ON = lazily(r"□等[\u4e00-\u9fff]*[ \t]*$")
# 8件因征求第三方意见结转下年度: of those carried over.
_CARRIED_OUT = "requests.carried_out"
_FOR_A_CAUSE = lazily(
    r"[ \t]*[件宗]?(?:申请)?因[^，。；\d]{2,24}?(?:而|需|须|将)?(?:结转|转入|转至)(?:至|到)?(?:下|次|明|20\d)"
)
# 13件申请中答复10件，其余3件结转下年: no more than all that goes on.
_REST = lazily(r"(?:其余|剩余|余下|剩下)(?:的)?[ \t]*$")
_OF_THOSE = lazily(r"另有?|其余|剩余|余下|还有|尚有")
_LEFT = "requests.left"
_ISSUED, _REPEALED = "normative_documents.issued", "normative_documents.repealed"
_DOCUMENTS_KEPT = ("normative_documents.in_force", "normative_documents.kept")
# 到10月底办结38件，还剩7件: at that time; 还剩3件，年底均已办结: no more.
_FOR_A_TIME = lazily(
    r"月|季度|半年|截[至止]|目前|眼下|现已|期间|工作日|[日天]内|年[底末初]|次年|随后|陆续"
    r"|(?:还|尚|仍)(?:剩|余)[^。]*(?<![未没])(?<!没有)(?:办[结完好]|答复(?!期)|了结|处理完)"
)
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
_AFTER = "litigation.after"
_MADE_BY_ONE, _FAR = "regulations.", 20
_SHOWN, _GRANTED = ".shown", ("granted", ".refused", ".unavailable")
_ANEW = frozenset(("requests.received", "requests.carried_in"))
# 法律服务机构申请踊跃，连同上年结转的1件共7件: of those applicants alone.
_TOGETHER_WITH = lazily(
    r"[ \t]*(?:连同|加上|算上|含|包括|[^，。；\d]{0,4}结转[^，。；\d]{0,4}(?:[和及与、加]|以及))"
)
_STATED = lazily(r"[ \t]*(?:已|均|全部|都)(?!.{0,12}的)")
_SAID = lazily(r"(?:申请)?[，,]?(?:逐|均|已|都|全部|分别|依|经|按|说明|列明|告知|书面|主要|在(?!线))")


class Verdict(Struct, frozen=True):
    """Why a figure is in `doubt`, if it is, and what that tells of the figures behind it.

    `strange` says that these may be of something that no list knows, `cases` whose reviews and suits they
    are; None where nothing has changed.
    """

    doubt: Text | None
    strange: bool = False
    cases: Cases | None = None


class Doubts:
    """Judges the words of a figure: why it cannot be compared, or proves nothing."""

    def __init__(self, text: str, topics: Topics) -> None:
        self.text, self.topics = text, topics
        self.strange = Strange(text, topics)
        self.kinds, self.documents = Kinds(text, topics, self.strange), Documents(text, topics)
        self.outcomes, self.another = Outcomes(text, topics, self.strange), OfAnother(text)
        self.askers = Askers(text, topics, self.strange)
        self.reasons = Reasons(text, topics)
        self.general = GeneralDoubts(text, topics, self.kinds, self.askers, self.strange)
        self.reviews = Reviews(text, self.strange)
        self.causes = Causes(text, self.strange)

    def judged(self, figure: Candidate, together: Text | None) -> Verdict:
        """Why a difference between what a figure may count and the table would prove nothing.

        `together` is what is doubted because of what is named beside its words. Nothing of what was said so
        far is changed: what is behind the figure stands in the verdict.
        """
        review = any(self.topics.section(name) == "review" for name in figure.names)
        if together is not None:
            # 涉及治安处罚、交通处罚的行政复议86件、行政诉讼41件: both are of these.
            return self._of_review(figure, together) if review else Verdict(together)
        plainly = self._plain_doubt(figure)
        if plainly is not None:
            return Verdict(plainly)
        found: Verdict
        if self.kinds.is_among(figure.label):
            found = Verdict(PART)
        elif any(map(self.topics.is_general, figure.names)):
            found = Verdict(self.general.doubt(figure))
        else:
            found = self._of_part(figure)
        return self._of_review(figure, found.doubt) if review else found

    def _plain_doubt(self, figure: Candidate) -> Text | None:
        """The doubt of whose a figure is, what it is told of, and of its list, whatever it may count."""
        scope = figure.scope
        # 省政府制定规章9部: nobody else there makes any.
        sure = (
            scope.of_government
            and not scope.sentence.parted
            and all(name.startswith(_MADE_BY_ONE) for name in figure.names)
        )
        if (scope.owner.whose == "unsure" and not sure) or scope.sentence.apart:
            return WHOSE
        if all(name.endswith(_SHOWN) for name in figure.names):
            return SHOWN
        if self._is_of_some(figure) or self.causes.narrow(figure) or self.another.are_told(figure):
            return PART
        if scope.beside is not None and not (scope.owner.whose == "own" and scope.of_government):
            return PART
        if (scope.about.borrowed and scope.listing.open) or self._is_one_of_each(figure):
            return LISTED
        return PART if self._may_be_of_fewer(figure) else None

    def _may_be_of_fewer(self, figure: Candidate) -> bool:
        """Whether words right before a figure, or the list it stands in, may make it one of fewer."""
        label, scope = figure.label, figure.scope
        start = label.count.whole.start
        if _AND_SO_ON.search(self.text, label.start, label.count.span.start):
            return True
        if _FRACTION.search(self.text, label.start - _FAR, start):
            return True
        crossing = all(map(self.topics.is_crossing_count, figure.names))
        if crossing and _PUBLISHED.search(self.text, label.start, start):
            return True
        # 复议4件，其中1件复议后又起诉: of these reviews.
        of_reviews = any(name.startswith("review.") for name in scope.tally.names)
        of_suits = _AMONG_SUITS.search(self.text, scope.sentence.start, start) is not None
        return figure.names[0] == _AFTER and scope.listing.open and of_reviews and not of_suits

    def _is_one_of_each(self, figure: Candidate) -> bool:
        """Whether it may be of each of several matters, and not of all: 复议4件、诉讼3件，各有1件未审结."""
        several = all(len({name.partition(".")[0] for name in reading}) > 1 for reading in figure.readings)
        several = several and bool(figure.label.count.value)
        return (
            several
            and _EACH.search(self.text, figure.scope.sentence.start, figure.label.count.whole.start)
            is not None
        )

    def is_within(self, figure: Candidate) -> bool:
        """Whether a figure told of a part is surely of some of the report's own: 8件因征求意见结转下年度."""
        scope, names = figure.scope, figure.names
        if scope.owner.whose == "other" or scope.when.other or scope.when.period:
            return False
        if any("subunit" in word.context for word in figure.label.words):
            return False
        if len(figure.readings) != 1:
            return self._is_of_applicants(figure)
        if names == (_CARRIED_OUT,):
            return self._goes_on(figure)
        made = names == (_ISSUED,) and self.documents.are_in_one_name(scope)
        if made or self.reviews.are_new_ones(figure):
            return True
        if names == (_REPEALED,) and self.documents.are_of_one_review(figure):
            return scope.owner.whose != "unsure" and not scope.about.aside
        if names[0] in _DOCUMENTS_KEPT:
            return self.documents.are_all_of_ours(scope) or self.documents.are_some_in_force(figure)
        return self._are_some_requests(figure)

    def _are_some_requests(self, figure: Candidate) -> bool:
        """Whether a figure told of some requests is of no more than the report's own: 按期答复12件."""
        scope, names = figure.scope, figure.names
        if names == ("requests.received",):
            some = self.kinds.are_some_that_came(figure) or self.askers.asked_for_information(figure)
            return scope.owner.whose != "unsure" and some
        if not (names[0].startswith("requests.") and self._are_requests(scope)):
            return False
        if names == ("requests.answered",):
            return scope.owner.whose != "unsure" and are_done_in_time(self.text, figure)
        if not all(name.startswith("requests.") and not self.topics.is_general(name) for name in names):
            return False
        # 经沟通，撤回重复申请3件: what was taken back is in no row.
        partly = any(word.is_context("part", "elsewhere") for word in figure.label.words)
        return self.strange.causes(figure) or (not partly and self.causes.narrow(figure))

    def _is_of_applicants(self, figure: Candidate) -> bool:
        """Whether it is what became of requests that some kind of applicants made: 自然人33件，公开9件."""
        scope = figure.scope
        ours = self._are_requests(scope) and not (scope.about.aside or scope.about.strange)
        row, *_ = figure.readings[0]
        return (
            scope.among.applicant
            and ours
            and scope.owner.whose != "unsure"
            and len(figure.readings[0]) == 1
            and row.startswith("requests.")
            and not (self.topics.is_general(row) or ".carried" in row)
            and not any(word.is_context("part", "elsewhere") for word in figure.label.words)
        )

    def _are_requests(self, scope: Scope) -> bool:
        """Whether what is counted is surely of requests for information, which the paragraph names."""
        about = scope.about
        return about.named or (scope.ours and not (about.aside or about.strange))

    def _goes_on(self, figure: Candidate) -> bool:
        """Whether requests are told to go on next year, for a cause or as the rest of some."""
        label = figure.label
        if _FOR_A_CAUSE.match(self.text, label.count.whole.end):
            return True
        rest = _REST.search(self.text, label.start, label.count.whole.start) is not None
        partly = any(word.is_context("part", "elsewhere") for word in label.words)
        caused = self.strange.causes(figure) or (not partly and self.causes.narrow(figure))
        return (rest or caused) and self._are_requests(figure.scope)

    def _of_review(self, figure: Candidate, found: Text | None) -> Verdict:
        """The verdict on a figure of reviews or suits, of which something else was `found` or not."""
        label, scope = figure.label, figure.scope
        whole = any(map(self.topics.is_general, figure.names))
        cases = scope.cases
        if any(word.is_context("sum") for word in figure.words) and cases.foreign:
            # 处罚类复议17件，信息公开类复议9件，合计复议26件、诉讼17件
            return Verdict(WHAT, cases=cases.as_handled(True))
        # 先后提起复议2次、诉讼1次: what stands before the first is said of both.
        joined = whole and cases.doubted_to == label.start - 1 and self.text[label.start - 1] == "、"
        found = PART if joined and found is None else found
        doubted_to = label.end if whole and found in (PART, WHAT) else -1
        others = not (scope.sentence.ours or scope.owner.here)
        if found is None and others and self.kinds.is_of_a_kind(figure):
            found = WHAT  # 征地复议案件还有3件没审结
        if found is None:
            found, handled = self.reviews.judged(figure, whole=whole)
            aside = scope.about.caused or any(word.is_context("elsewhere", "part") for word in label.before)
            foreign = whole and (aside or found is not None)
        else:
            # 13起交通事故行政复议中，8起维持: of these.
            these = found is WHAT and whole and not scope.sentence.ours
            handled = these or self.reviews.are_others_behind(figure)
            foreign = whole
        return Verdict(found, cases=Cases(handled, cases.foreign or foreign, doubted_to))

    def _is_of_some(self, figure: Candidate) -> bool:
        """Whether what is counted was told of a part before: of one way to apply, one kind of applicant."""
        names = figure.names
        among = figure.scope.among
        if among.asked and _TOGETHER_WITH.match(self.text, figure.label.start):
            return True
        if (
            among.part
            and not figure.scope.when.own
            and not among.is_past(figure.label.count.value)
            and not any(".carried" in name for name in names)
        ):
            return True
        # 自然人予以公开9件 tells itself of whom.
        cells = all(map(self.topics.is_cell, names))
        crosses = cells or any(map(self.topics.is_crossing_count, names))
        # 尚未审结的共9件，其中复议4件，直接起诉5件: all of them are of that state.
        if among.outcome and all(self.topics.section(name) == "review" for name in names):
            return crosses or all(map(self.topics.is_general, names))
        if cells and among.cell:
            return False
        if (among.outcome or among.answered) if crosses else among.applicant:
            return True
        own = all(name.startswith("requests.") for name in names) and _ANEW.isdisjoint(names)
        return own and (
            among.some or (not crosses and figure.label.start >= figure.scope.sentence.by_applicants)
        )

    def _of_part(self, figure: Candidate) -> Verdict:
        """The verdict on a figure of some of the requests, or of documents."""
        if self.strange.causes(figure) or self._is_left_of_some(figure.names, figure.scope):
            return Verdict(PART)
        if figure.scope.about.strange and self._is_left_of_last(figure):
            return Verdict(WHAT)
        requests = all(name.startswith("requests.") for name in figure.names)
        if requests and self.outcomes.are_some(figure):
            # 企业开办申请69件，自然人提出的申请52件: both for a registration.
            return Verdict(PART, strange=self.outcomes.is_asked_for(figure.label))
        if requests and self.general.are_for_others(figure):
            return Verdict(WHAT)  # 逾期不补正7件，均为许可事项
        return Verdict(self._doubt_of_part(figure))

    def _doubt_of_part(self, figure: Candidate) -> Text | None:
        """Why such a figure may be of fewer, or of something else."""
        label = figure.label
        behind = next((word.start for word in label.after if word.topic), None)
        before = any(word.topic for word in label.before)
        if behind and not before and self.strange.leftover(label.count.whole.end, behind, label.after):
            # 一件需要统计加工无法提供: for that cause alone.
            return PART
        if self.kinds.is_of_others(figure) or self.strange.leads(figure):
            return WHAT
        docs = all(self.topics.section(name) == "disclosure" for name in figure.names)
        found = self.documents.doubt(figure) if docs else None
        if found is not None:
            return found
        return self._named(figure) if figure.scope.about.named else self._unnamed(figure)

    def _is_left_of_some(self, names: Sequence[str], scope: Scope) -> bool:
        """Whether what is left may be left of a part, or for a time: not in 收到84件，办结80件，还剩4件."""
        if _LEFT not in names:
            return False
        partly = scope.listing.open or not scope.tally.names >= ALL_THERE_IS
        return partly or _FOR_A_TIME.search(scope.sentence.text) is not None

    def _is_left_of_last(self, figure: Candidate) -> bool:
        """Whether it is left of what was told right before: 办理建议50件，另有8件结转2025年."""
        start, end = figure.label.start, figure.label.count.span.start
        return (
            all(".carried" in name for name in figure.names)
            and _OF_THOSE.search(self.text, start, end) is not None
        )

    def _named(self, figure: Candidate) -> Text | None:
        """The doubt of a part whose sentence names the matter."""
        label, words = figure.label, figure.words
        if self.strange.stands_between(figure):
            return WHAT
        # 企业信用修复申请: an applicant is soon something else, an outcome hardly.
        if self.kinds.is_of_an_office(label):
            return WHOSE
        if self.askers.is_joined(words):
            return WHAT
        crossing = [word for word in label.before if self.topics.is_crossing(word)]
        # 法人变更申请57件: what becomes of suits says here what is applied for.
        matters = {name.partition(".")[0] for name in figure.names}
        words = [word for word in words if not word.topic or self.topics.speaks_of(word, matters)]
        if not crossing or any(self.topics.section(name) != "requests" for name in figure.names):
            return None
        # 受理社会保险申请69件，企业提出的12件: of these, whatever they are.
        if (
            figure.scope.about.strange and "公开" not in figure.scope.sentence.text
        ) or self.kinds.is_registered(label):
            return WHAT
        return WHAT if self.strange.unknown(crossing[0].start, label.end, label, words) else None

    def _unnamed(self, figure: Candidate) -> Text | None:
        """The doubt of a part whose sentence names no matter."""
        label, scope = figure.label, figure.scope
        # 违建卷宗7件，公开4件，部分公开2件: of these.
        if scope.about.strange and all(
            name.endswith(_GRANTED) for name in (*scope.tally.names, *figure.names)
        ):
            return WHAT
        # 上年结转2件已于1月答复: what is said of them behind tells no other matter.
        stated = label.before and (
            _STATED.match(self.text, label.count.whole.end) is not None or self._is_subject(figure)
        )
        end = label.count.whole.end if stated else label.end
        first = next((word.start for word in label.before if word.topic), None)
        # 市局因国家秘密不予公开3件: its own name is in no list.
        known = first is not None and (scope.owner.here or self.strange.are_examples(first, figure.names))
        start = first if first is not None and known else label.start
        return WHAT if self.strange.unknown(start, end, label, figure.words) else None

    def _is_subject(self, figure: Candidate) -> bool:
        """Whether what follows is said of all that is counted: 不予公开的27件逐件说明理由."""
        return (
            before(self.text, figure.label.count.whole.start) == "的"
            and not any(map(self.topics.is_crossing_count, figure.names))
            and _SAID.match(self.text, figure.label.count.whole.end) is not None
        )
