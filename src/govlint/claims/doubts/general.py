"""Why a figure of all there is may be less than all: 办结新收44件, 批量申请18件, 向我局申请公开信息30件."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.claims.claim import LISTED, PART, WHAT
from govlint.claims.doubts.askers import Askers
from govlint.claims.doubts.candidate import Candidate
from govlint.claims.doubts.kinds import Kinds
from govlint.claims.doubts.saidof import are_dealt_with_apart, has_come_on_the_way, said_of_all
from govlint.claims.doubts.stages import Stages
from govlint.claims.doubts.strange import Strange
from govlint.claims.said.scope import Scope
from govlint.claims.topics import Topics
from govlint.claims.words import Word
from govlint.lazy import lazily
from govlint.model import Text

_GIVEN = lazily(r"(?:公开(?:类)?|依申请)(?:的)?(?:相关|有关)?(?:政府|政务)?信息$")
_OF_SOME_TIME = lazily(r"月|季度|半年|有的|部分|一些|个别|不少|多名")
_ALL_TOLD = lazily(r"(?:收到|受理|新收|接收|接到)[^，。；\d]{0,16}\d")
_CASES, _HOLDING = frozenset("件宗"), lazily(r"[，,（(][^，。；\d]{0,6}涉及?[^，。；\d]{0,6}\d")
_FOR_REQUESTS = lazily(r"[，,（(](?:共)?涉及?[ \t]*\d+[ \t]*[件宗份](?:政府信息公开)?申请")
# 依申请公开信息57条，均已答复: of requests, where none were told of before.
_ANSWERED = lazily(
    r"[，,（(](?!涉及)[^。；\d]{0,40}(?:答复|办结|办理|办复|回复|处理|结转)|[，,](?:上年)?结转"
)
_BOTH, _COMMA = {"requests.received", "requests.carried_in"}, lazily(r"[，,；;）)]$")
_BARE = "依申请公开"
_IN_PIECES = lazily(
    r"主动公开[^，。；\d]{0,12}\d[\d,]*[ \t]*(条|篇|条次)[，,、；;]"
    r"(?:其中)?依申请公开[^，。；\d]{0,3}\d+[ \t]*\1$"
)
# 处理各类申请386件：低保72件、…；政府信息公开申请0件
_ANY_KIND = lazily(r"各[类种项个](?:业务|办事|审批|服务)?申请(?:事项|件)?[^，。；\d]{0,4}$")
_ARE_OTHERS = (
    # 受理的9件申请均由企业提出，均为用地预审
    r"(?:[^，。；：\d]{0,16}(?:提出|提交|递交)的?)?[，,（(](?:均|都|全部|皆)(?:为|是|属于?|系)"
    r"(?![^，。；\d]{0,12}(?:{ways}|{applicants}|{persons}|{people}|公开|书面|有效|首次|类|的申请))"
    # 均为参观预约, and not 均为宅基地审批信息
    r"(?:[^，。；\d]{2,16}申请|[^，。；\d]{0,14}(?:{applications}|预审|核准|登记|备案|年检|交易|指标)(?:事项|业务|需求|服务)?(?=[，,。；;）)\n]|$))"
)
# 逾期不补正7件，均为许可事项
_FOR_OTHERS = (
    r"[，,（(](?:均|都|全部|皆)(?:为|是|属于?|系)(?:[^，。；\d公信]{0,8}(?:{applications}|预审|核准|年检|交易|指标))"
    r"(?:事项|业务|需求|服务)(?=[，,。；;）)\n]|$)"
)
_OURS_BEHIND = lazily(r"(?:信息公开|依申请公开)(?:类|的)?(?:申请)?[^，。；\d]{0,4}\d")
# 2条依申请公开，1条部分公开: what was given, and what in part.
# 由办公室直接答复的申请22件，其余由各科室答复
_BY_SOME = lazily(
    r"由(?![我本])[^，。；、\d]{0,12}(?:办公室|[科股处室所队站]|中心|部门|分局|大厅)"
    r"(?:直接|统一|负责|分别|牵头|独立|自行)*(?:答复|办理|承办|办结|回复|处理|受理)的[^，。；\d]{0,10}$"
)
_GIVEN_TOO = lazily(r"[，,、；;][^，。；\d]{0,4}\d+[ \t]*[件条宗份项](?:予以|的)?(?:部分|不予)公开")
_FIGURE = lazily(r"\d+")
# 自然人38件、企业11件；答复34件，其中予以公开22件: of whom, who can tell.
_DIVIDED_AGAIN = lazily(r"(?:申请)?[，,（(：:]?其中")
# 其中网络申请40件、信函申请5件；其中办结38件、5件: of each way.
_FURTHER = lazily(r"\d|其中|分别|各自")


class GeneralDoubts:
    """Judges figures of all requests, of all reviews or suits."""

    def __init__(self, text: str, topics: Topics, kinds: Kinds, askers: Askers, strange: Strange) -> None:
        self.text, self.topics = text, topics
        self.kinds, self.askers, self.strange = kinds, askers, strange
        self.stages = Stages(text, topics.lists)

    def doubt(self, figure: Candidate) -> Text | None:
        """Why a difference from the table would prove nothing."""
        label, names, scope = figure.label, figure.names, figure.scope
        if self.stages.are_new(label) or (
            "requests.answered" in names and self.stages.is_of_new_ones(figure)
        ):
            return PART
        if any("besides" in word.context for word in figure.words) or self.askers.is_told_of_some(figure):
            return PART
        by_some = _BY_SOME.search(self.text, scope.sentence.start, label.count.whole.start)
        if by_some is not None or are_dealt_with_apart(self.text, figure):
            return PART
        of_all = said_of_all(self.text, figure, self.topics.lists) is not None
        if has_come_on_the_way(self.text, label, self.topics.lists) and not of_all:
            return PART
        if scope.listing.open and self._is_item(figure):
            return LISTED
        if self.askers.is_of_the_most(figure):
            return LISTED
        if self.askers.is_put_in(figure):
            return WHAT
        # 全县受理84件；要求重新出具的申请1件: whose they are tells nothing of the kind.
        named = (scope.owner.whose and any("own" in word.context for word in label.before)) or any(
            word.start == scope.owner.named_to for word in label.before
        )
        if not named and self.kinds.is_of_a_kind(figure):
            return PART
        strange = (
            self._is_of_any_kind(figure)
            or self.strange.leads(figure)
            or self._may_be_given(figure)
            or self._are_all_others(figure)
            or self.kinds.is_wider(label)
            or self.strange.is_beside_all(figure)
        )
        if strange:
            return WHAT
        withdrawn = "requests.received" in names and self.stages.is_after_withdrawal(label)
        return LISTED if withdrawn else None

    def _is_item(self, figure: Candidate) -> bool:
        """Whether a figure is an item of the list that stands open, and not told anew behind it."""
        names, scope = figure.names, figure.scope
        answered = "requests.answered" in names
        if (
            scope.when.own
            or (
                any("certain" in word.context for word in figure.words)
                and not self.topics.has_both(figure.words)
            )
            or (
                answered
                and scope.tally.all_asked
                and _DIVIDED_AGAIN.match(self.text, figure.label.end) is None
            )
            or (answered and self._is_past_ways(figure.label.count.span.start, scope))
            or self._is_past_both(figure)
        ):
            return False
        # 信息公开行政争议12件，其中行政复议6件: all of them, of a list of several matters.
        suits = all(self.topics.section(name) == "review" for name in names)
        # 复议172件，其中市政府的复议9件: no more than some of them.
        every = suits and scope.sentence.ours and scope.tally.names.isdisjoint(names)
        return not (every and any(map(self.topics.is_matter, figure.label.before)))

    def _is_of_any_kind(self, figure: Candidate) -> bool:
        """Whether applications of any kind are told, and those for information behind them."""
        label = figure.label
        end = figure.scope.sentence.end
        return (
            _ANY_KIND.search(self.text, label.start, label.count.whole.start) is not None
            and _OURS_BEHIND.search(self.text, label.count.whole.end, end) is not None
        )

    def _are_all_others(self, figure: Candidate) -> bool:
        """Whether all of them are said to be for something else: 受理申请58件，均为低保申请."""
        if figure.scope.sentence.ours:
            return False
        others = self.topics.lists(_ARE_OTHERS)
        return others.match(self.text, figure.label.end) is not None

    def are_for_others(self, figure: Candidate) -> bool:
        """Whether all of some are said to be for something else: 逾期不补正7件，均为许可事项."""
        others = self.topics.lists(_FOR_OTHERS)
        return not figure.scope.sentence.ours and others.match(self.text, figure.label.end) is not None

    def _is_past_ways(self, start: int, scope: Scope) -> bool:
        """Whether what stands at `start` follows a list of ways that come to all requests received.

        收到15件，其中网络申请1件、信函申请14件；答复完毕15件: those answered are no way of asking.
        """
        if scope.tally.received is None:
            return False
        found = self.topics.list_of_ways.search(self.text, scope.sentence.start, start)
        return (
            found is not None
            and sum(map(int, _FIGURE.findall(found["items"]))) == scope.tally.received
            and not _FURTHER.search(self.text, found.end(), start)
        )

    def _is_past_both(self, figure: Candidate) -> bool:
        """Whether all items of a list are told: 处理72件，其中新收69件、上年结转3件，办结67件."""
        ended = figure.names == ("requests.answered",) and figure.scope.listing.items >= _BOTH
        return (
            ended and _COMMA.search(self.text, max(0, figure.label.start - 1), figure.label.start) is not None
        )

    def _may_be_given(self, figure: Candidate) -> bool:
        """Whether the words may be of information given, where no verb says that it was asked for."""
        label, scope = figure.label, figure.scope
        bare = any(self.text[word.start : word.end] == _BARE for word in label.after)
        if bare and not any(word.topic for word in label.before) and _GIVEN_TOO.match(self.text, label.end):
            return True
        topics = [word for word in figure.words if word.topic]
        if self.topics.has_count(topics):
            return False
        # 依申请公开57条，涉及21件申请: what was given for these.
        bare = bare or any(self.text[word.start : word.end] == _BARE for word in label.before)
        if bare and _FOR_REQUESTS.match(self.text, label.end):
            return True
        # 主动公开信息623条，依申请公开12条: of the same pieces.
        if bare and _IN_PIECES.search(self.text, scope.sentence.start, label.count.whole.end):
            return True
        # 公众向我局申请公开政府信息30件: they asked so often.
        if self._is_asked_of_us(figure, topics):
            return False
        given = any(_GIVEN.search(self.text, word.start, word.end) for word in topics)
        # 出具报告57份，公告12份，依申请公开0份: of these.
        if bare and scope.about.strange and not scope.sentence.by_right:
            return True
        if not given or scope.sentence.by_right or scope.tally.received is not None:
            return given
        return _ANSWERED.match(self.text, label.end) is None

    def _is_asked_of_us(self, figure: Candidate, topics: Sequence[Word]) -> bool:
        """Whether it says that the public as a whole asked so often, and nothing was told of all before."""
        start, first = figure.scope.sentence.start, topics[0].start if topics else 0
        paragraph = self.text.rfind("\n", 0, start) + 1
        return (
            self.topics.asked_of_us.search(self.text, start, first) is not None
            and figure.label.count.unit in _CASES
            and _HOLDING.match(self.text, figure.label.end) is None
            and _OF_SOME_TIME.search(self.text, start, first) is None
            and _ALL_TOLD.search(self.text, paragraph, start) is None
        )
