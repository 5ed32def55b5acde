"""Words that make a figure of requests one of a stage: 办结新收44件, 撤回2件，实际办理65件."""

from __future__ import annotations

from govlint.claims.doubts.candidate import Candidate
from govlint.claims.figures import Count
from govlint.claims.labels import Label
from govlint.claims.sentences import COUNTED
from govlint.claims.words import Lists
from govlint.lazy import lazily

_WITHDRAWN = lazily(r"撤回|撤销(?:了)?(?:政府)?(?:信息公开)?申请|剔除|扣除|[未不](?:予)?受理")
_TAKEN_OUT = lazily(
    r"[，,](?:均|已|全部|予以|后|依法|并)*(?:剔除|撤回|撤销|注销|删除|作废)"
    r"|[，,（(]其中[^，。；\d]{0,6}重复[^。；]{0,16}(?:合并|归并|并案|只计|不计)"
)
# 登记申请50件，3件撤回，新收47件: those that are left are told, too.
_NET = (
    r"[^。\n]{0,60}?(?:{taken_away}|扣除|删除)[^。\n]{0,60}?"
    r"(?:实际|最终|新收|有效|计入|纳入|登记|受理|收到|接收|办理)[^，。；\d]{0,8}\d"
)
# 上年转入1件，新收12件，共办结13件，无在办件: all of them.
_NONE_LEFT = lazily(r"共办[结理][^。]*[无没](?:有)?(?:在办|待办|结转|未办)")
# 上年结转1件，新收30件，办结28件: of both.
_SO_MANY = r"(?:的)?(?:申请)?[ \t]*\d+[ \t]*[件宗条份][，,、]"
_IN = rf"(?:上一?年|去年|年初)(?:度)?(?:结转|转入){_SO_MANY}"
_NEW = rf"(?:本年度?|今年|全年|年内)?(?:度)?(?:新收到?|新增|收到){_SO_MANY}"
_CHAIN = lazily(rf"(?:{_IN}{_NEW}|{_NEW}{_IN})(?:全年|年内|共|已|均)*(?:办结|办理完毕|答复)(?:申请)?[ \t]*$")
# 新收67件，上年结转5件，应办72件，已答复64件: of all of them.
_ALL_DUE = lazily(
    r"(?:应当?|需要?|须)(?:办[理结]?|答复|处理)(?:的)?(?:申请)?(?:总[数量])?(?:共|为|计|有)*"
    r"[ \t]*(\d{1,6})[ \t]*[件宗条份](?:申请)?[，,；;]"
    r"(?:已|共|实际|截至年底|年内|全年)*(?:办[理结]|答复|处理)(?:完毕|完成)?(?:了)?[ \t]*$"
)
# 已答复64件，结转3件。: nothing else became of any, as in 已答复64件，3件因逾期不补正不再处理，结转2件.
_ONLY_LEFT = lazily(
    r"(?:申请)?(?:[，,；;][ \t]*(?:按[时期])?(?:办结|答复)率(?:为|达)?[ \t]*[\d.]+[%％])?"
    r"(?:[，,、；;][ \t]*(?:结转|转入|尚在|正在|在办|未办结)[^，,、。；;（(\d]{0,10}\d{1,6}[ \t]*[件宗条份]"
    r"[^，,、。；;（(\d]{0,10})?(?:。|[；;]?[ \t]*(?:\n|$))"
)
_ELSE = r"{taken_away}|不再|不予处理|[未不](?:予)?受理|另有|其[他它余]|逾期|补正|放弃|重复"
_CHAIN_FAR, _NEW_FAR = 60, 2
# 上年结转4件，年内全部办结: what came in is told apart.
_SETTLED = lazily(
    r"(?:上一?年|去年|年初|20\d\d年)度?(?:结转|转[入来]|遗留)(?:的)?(?:申请)?[ \t]*(\d+)[ \t]*[件宗条份]"
    r"(?:申请)?(?:的)?[，,；;]?[^，,。；;\d]{0,4}(?:已|均|全部|都)"
)
_UP_TO_FIGURE = lazily(r"[^，,。；;\d]{0,6}")
# 办结44件，连同上年4件共办结48件
_TOGETHER = lazily(r"[^。\n]*(?:(?:连同|加上|算上)[^，。；]{0,12}\d|(?:共|合计|总计|累计)(?:办结|办理|答复))")
# 办结新收44件, 答复44件新收申请, 办结当年申请44件: of those that came this year.
_OF_NEW = lazily(
    r"(?:办结|办理|答复|处理)(?:了)?(?:的)?[ \t]*(?:\d+[ \t]*[件宗条份])?(?:的)?"
    r"(?:新收(?!的?办|[到的]?(?:申请)?[和及与、])|当年(?:收到)?(?:的)?申请)"
    # 新收的已答复65件, 新收申请办结65件
    r"|新收到?(?:的)?(?:政府信息公开|公开)?申请(?:已经?|均|全部|按期|及时|共)*(?:办结|办理完毕|答复)"
    r"|(?:新收到?|当年收到|本年收到)的(?:申请)?(?:已经?|均|全部|按期|及时)+(?:办结|办理|答复|处理)"
)
# 办结43件当年申请
_THIS_YEARS = lazily(r"(?:的)?(?:当年|本年度?|今年)(?:新收|新增|收到|受理)?(?:的)?申请")
# 新收67件，上年结转5件，共办结69件
_ALL_DONE = lazily(r"(?:共计?|合计|总计|总共|一共|累计)(?:已)?(?:依法)?(?:办结|办理完毕|答复|办理|完成)")
_CAME_IN = frozenset(("requests.received", "requests.carried_in"))
_PARTING = lazily(r"[，,；;。\n]")
_CLOSING = lazily(r"[。\n]")

# 仍有3件在法定期限内办理
_IN_TERM = lazily(
    r"[ \t]*(?:(?:政府信息公开)?申请)?(?P<still>(?:仍|尚|还|正)*)(?:在|处于)"
    r"[^，。；\d]{0,8}(?:期限|时限)之?内(?:正常|继续|依法)?(?:办理|处理|答复)?(?:中|之中|过程中)?"
)
_STILL = lazily(r"[仍尚还][有剩余]?[ \t]*$")
_NEAR = 12
# 收到申请9件，按期答复12件
_DONE_IN_TIME = lazily(
    r"[ \t]*(?:全年|年内|本年度?|均|都|已经?|全部|共|依法|依规)*"
    r"(?:[按如][时期]|及时|按(?:照)?规定时[限间]|在?(?:法定|规定)的?(?:期限|时限|时间)之?内)(?:均|已|予以)*"
    r"(?:答复|办结|回复|办理)(?:了|完毕)?(?:(?:政府信息公开|信息公开|公开)?申请|依申请公开)?共?[ \t]*"
)
_NO_MORE = lazily(r"(?:申请)?(?:[，,。；;）)]|[ \t]*(?:\n|$))")
_MARKS = "，,。；;：:、（(\n"


def are_open_in_term(text: str, told: Count, end: int) -> bool:
    """Whether so many are said to be open within their term, up to `end`: 仍有3件在法定期限内办理."""
    start = max(0, told.whole.start - _NEAR)
    said = _IN_TERM.fullmatch(text, told.whole.end, end)
    return said is not None and bool(said["still"] or _STILL.search(text, start, told.whole.start))


def are_done_in_time(text: str, figure: Candidate) -> bool:
    """Whether it says by itself how many requests were answered in time, which are no more than all."""
    count = figure.label.count
    start = max(text.rfind(mark, 0, count.span.start) for mark in _MARKS) + 1
    done = _DONE_IN_TIME.fullmatch(text, start, count.span.start)
    return done is not None and _NO_MORE.match(text, count.whole.end) is not None


class Stages:
    """Looks around the figures of one text for how far the requests have come."""

    def __init__(self, text: str, lists: Lists) -> None:
        self.text, self.lists = text, lists

    def is_of_new_ones(self, figure: Candidate) -> bool:
        """Whether this year's alone may be meant: 收到67件，办结64件，结转3件."""
        label, scope = figure.label, figure.scope
        if _NONE_LEFT.search(scope.sentence.text):
            return False
        start = label.count.span.start
        if scope.tally.names >= _CAME_IN and _ALL_DONE.search(self.text, label.start, start):
            return False
        if self._are_settled_apart(figure) or _TOGETHER.match(self.text, label.end):
            return True
        if self._is_of_all_due(figure):
            return self._are_some_closed_otherwise(figure)
        if scope.tally.received is None or _CHAIN.search(
            self.text, max(scope.sentence.start, start - _CHAIN_FAR), start
        ):
            return scope.among.received
        left = scope.tally.received - label.count.value
        # Its own figure tells nothing of what is left, and where none is, 予以公开0件 is no rest.
        own = 1 + (left == label.count.value)
        return scope.among.received or (left != 0 and scope.tally.unexplained.count(left) >= own)

    def _is_of_all_due(self, figure: Candidate) -> bool:
        """Whether what was to be done, all that came, stands right before it: 应办72件，已答复64件."""
        scope, end = figure.scope, figure.label.count.span.start
        due = _ALL_DUE.search(self.text, max(scope.sentence.start, end - _CHAIN_FAR), end)
        if due is None or scope.tally.received is None:
            return False
        # What was to be done is added to what came, too, where its own words tell that it is all of it.
        told, came = int(due[1]), scope.tally.came
        return told > scope.tally.received and came in (told, 2 * told)

    def _are_some_closed_otherwise(self, figure: Candidate) -> bool:
        """Whether some may be closed without an answer: 已答复64件、不再处理5件; not …，结转3件."""
        start, stop = figure.scope.sentence.start, figure.label.count.whole.end
        if _ONLY_LEFT.match(self.text, stop) is None:
            return True
        line = self.text.rfind("\n", 0, start) + 1
        end = self.text.find("\n", stop)
        return self.lists(_ELSE).search(self.text, line, len(self.text) if end < 0 else end) is not None

    def _are_settled_apart(self, figure: Candidate) -> bool:
        """Whether those carried over are said to be done: 上年结转4件，已办结; not …，已办结83件."""
        return any(
            figure.label.count.value <= int(found[1])
            or not _UP_TO_FIGURE.fullmatch(
                self.text, figure.scope.sentence.start + found.end(), figure.label.count.span.start
            )
            for found in _SETTLED.finditer(figure.scope.sentence.text)
        )

    def are_new(self, label: Label) -> bool:
        """Whether it says itself that they came this year: 办结新收44件, 答复44件新收申请, 44件当年申请."""
        return (
            _OF_NEW.search(self.text, label.start, label.end + _NEW_FAR) is not None
            or _THIS_YEARS.match(self.text, label.count.whole.end) is not None
        )

    def is_after_withdrawal(self, label: Label) -> bool:
        """Whether the figure is of what is withdrawn, or of what is left then: 撤回2件，实际办理65件."""
        if _TAKEN_OUT.match(self.text, label.end) or self.lists(_NET).match(self.text, label.end):
            return True
        start = self.text.rfind("\n", 0, label.start) + 1
        start = max(start, self.text.rfind("。", start, label.start) + 1)
        parting = _PARTING.search(self.text, max(label.start, label.end - 1))
        end = parting.start() if parting else len(self.text)
        # What follows takes away from the second of two figures: 接收67件，受理65件，2件撤回.
        if COUNTED.search(self.text, start, label.start):
            closing = _CLOSING.search(self.text, end)
            end = closing.start() if closing else len(self.text)
        return _WITHDRAWN.search(self.text, start, end) is not None
