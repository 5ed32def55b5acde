"""Reviews and suits that are no row's: 审理行政复议86件 were judged by it, 旁听庭审6次 tell of others."""

from __future__ import annotations

from govlint.claims.claim import HANDLED, PART
from govlint.claims.doubts.against import are_plainly_against_us, is_sued, names_disclosure
from govlint.claims.doubts.cameof import (
    are_of_another_thing,
    came_of_disclosure,
    came_of_something_else,
    may_be_of_disclosure,
)
from govlint.claims.doubts.candidate import Candidate
from govlint.claims.doubts.somecases import CLOSED, NEW_ONES, why_some
from govlint.claims.doubts.strange import Strange
from govlint.claims.said.scope import Scope
from govlint.claims.said.wording import OURS
from govlint.lazy import lazily
from govlint.model import Text

_JUDGING = lazily(
    r"(?<!法院)(?<!法院[正仍还尚]在)(?<!复议机关)(?<!复议机关[正仍还尚]在)(?<!依法)审理|受理|(?<!未)(?<!没)(?<!没有)审结|裁决|承办|备案|代理"
)
_STILL_IN = lazily(r"(?:正|[尚仍还]|[尚仍还]正?在)在?审理")
# 已审结3件 tells what has become of them; 审理行政复议86件 is work of one's own.
_AT_WORK = (
    r"(?<!法院)(?<!复议机关)(?:受理|承办|裁决|备案|代理)|作为|复议(?:机构|[局委办])|复议机关(?!维持|决定)|仲裁"
    r"|审[理结](?:了|各类|各种)*[^，。；\d]{0,8}(?:复议|案件)|[本我]{ourselves}[^，。；]{0,4}审[理结]"
)
_ALL_CASES = ("review.total", "litigation.total")
_WHOLE = ("review.total", "litigation.total", "litigation.direct", "litigation.after")
_AGAINST = lazily(r"被(?:申请人|告(?![到上]))")
# What those who judge tell of themselves: 本局被申请行政复议3件.
_THEIRS = r"被(?:申请|提起|复议|诉)|[本我]{ourselves}|为被|收到|发生|引[起发]|产生"
_DONE = lazily(r"办理(?![^，。；\d]*(?:引[起发]|导致|产生|被))[^，。；\d]{0,16}复议")
_DEALING = lazily(
    r"全[省市州县区旗盟]|共有|办理|(?<!重新)(?<!其他)处理|办结|(?<!重新)(?<!责令)(?<!支持[我本][局厅委办院校镇乡])答复|收到|接到|完成"
)
_ABOUT = lazily(r"[ \t]*(?:共|其中)?(?:涉及|针对|围绕)")
# 办理行政复议案件86件；因信息公开被申请复议4件: of every kind, and then of disclosure.
_OURS_LATER = lazily(
    r"[^。]*[；;][^，。；\d]{0,4}(?:因|由|涉及?)(?:政府)?信息公开[^，。；\d]{0,8}(?:复议|诉讼|应诉)[^，。；\d]{0,4}\d"
)
# 土地征收方面, 历史遗留的: a field, or a kind, and not all of them.
_OF_A_KIND = (
    r"(?:^|[，,。；;：:])[ \t]*"
    r"(?!(?:政府|[我本]{ourselves}|的|信息公开|依申请公开|行政|复议|诉讼|应诉|案件|工作|[、和及与])+"
    r"(?:方面|领域|的))"
    r"(?![^，。；\d]{0,24}公开)[^，。；\d]{1,24}(?:方面|领域|(?<!审[结理])的)"
)


class Reviews:
    """Judges figures of reviews and suits of one text."""

    def __init__(self, text: str, strange: Strange) -> None:
        self.text, self.strange, self.lists = text, strange, strange.topics.lists

    def judged(self, figure: Candidate, *, whole: bool) -> tuple[Text | None, bool]:
        """Why a difference from the table would prove nothing, and whether what is told on is others'."""
        scope = figure.scope
        some = why_some(self.text, figure, self.lists, whole=whole)
        if some is not None:
            return some, scope.cases.handled
        found, handled = self._of_others(figure)
        return PART if found is None and self._are_new(figure) else found, handled

    def _are_new(self, figure: Candidate) -> bool:
        """Whether they began in the year: 本年新增行政复议2件."""
        start, end = figure.scope.sentence.start, figure.label.count.span.start
        return NEW_ONES.search(self.text, start, end) is not None

    def are_new_ones(self, figure: Candidate) -> bool:
        """Whether they are those of its own that began in the year, and so no more than the table has."""
        new = figure.names[0] in _ALL_CASES and self._are_new(figure)
        return new and figure.scope.owner.whose != "unsure" and self._of_others(figure)[0] is None

    def _of_others(self, figure: Candidate) -> tuple[Text | None, bool]:
        """Why they may be others', and whether what is told on is."""
        label, scope = figure.label, figure.scope
        start, end, said = label.start, label.end, scope.sentence
        if are_plainly_against_us(scope):
            return None, scope.cases.handled
        if scope.judging and not (said.ours and self.lists(_THEIRS).search(said.text)):
            return HANDLED, scope.cases.handled
        handled = self.are_others_behind(figure)
        if (
            handled
            or self._are_judged(figure, end)
            or self._are_of_every_kind(figure)
            or self._are_about(start, scope)
            or are_of_another_thing(self.text, figure, self.lists)
            or (said.rated and not (names_disclosure(self.text, start, end) or is_sued(self.text, figure)))
        ):
            return HANDLED, handled
        # What is said of them further on in the sentence is of all of them, too.
        ours = (
            may_be_of_disclosure(self.text, start, end, scope, self.lists)
            or _DEALING.search(self.text, start, end) is None
        )
        return None if ours else HANDLED, not ours

    def _are_of_every_kind(self, figure: Candidate) -> bool:
        """Whether they are cases of every kind, those on disclosure told as some of them or behind them."""
        said = figure.scope.sentence
        if said.every_kind:
            return True
        later = _OURS_LATER.match(self.text, figure.label.count.whole.end, said.end) is not None
        return later and OURS.search(self.text, said.start, figure.label.end) is None

    def _are_about(self, start: int, scope: Scope) -> bool:
        """Whether they are those that something else is about: 旁听庭审6次，涉及行政诉讼案件6件."""
        return scope.about.strange and not scope.sentence.ours and _ABOUT.match(self.text, start) is not None

    def are_others_behind(self, figure: Candidate) -> bool:
        """Whether they are told as others', or those before were; what came of them is theirs, too."""
        label, scope = figure.label, figure.scope
        start, end = label.start, label.count.span.start
        if _AGAINST.search(self.text, start, label.end):
            return scope.cases.handled
        if (
            # 市局办理信息公开类复议8件: those of its branches that it decided.
            (scope.deciding and _DONE.search(self.text, start, end))
            or self._are_judged(figure, end)
            or came_of_something_else(self.text, self.strange, start, end, figure.words)
        ):
            return True
        # 处罚引发复议38件、诉讼9件，信息公开引发复议9件、诉讼11件: of disclosure from here on.
        return scope.cases.handled and not came_of_disclosure(self.text, start, end)

    def _are_judged(self, figure: Candidate, end: int) -> bool:
        """Whether the agency judged them, as far as the words say, and no 复议13件，已审结12件."""
        label, start = figure.label, figure.label.start
        whole = not figure.scope.tally.names.isdisjoint(_WHOLE)
        if whole and CLOSED.fullmatch(self.text, start, label.count.whole.start):
            return False
        if self._are_in_a_state(figure):
            return False
        # 复议4件，维持3件，正在审理1件: whoever has the others has these, too.
        if not figure.scope.tally.sure.isdisjoint(_WHOLE) and _STILL_IN.search(self.text, start, label.end):
            return False
        return _JUDGING.search(self.text, start, end) is not None

    def _are_in_a_state(self, figure: Candidate) -> bool:
        """Whether an agency that decides on none says how far its own have come: 行政复议方面，已审结3件."""
        label, scope = figure.label, figure.scope
        start, before = label.start, label.count.whole.start
        closed = CLOSED.fullmatch(self.text, start, before) or _STILL_IN.search(self.text, start, label.end)
        return (
            scope.judged
            and closed is not None
            and self._are_on_disclosure(figure)
            and self.lists(_AT_WORK).search(scope.sentence.text) is None
        )

    def _are_on_disclosure(self, figure: Candidate) -> bool:
        """Whether words up to the figure say so, or those of its paragraph, and name no other kind:
        行政诉讼方面，已审结9件，其中信息公开1件 are of every kind.
        """
        said, end = figure.scope.sentence, figure.label.end
        named = OURS.search(self.text, said.start, end) is not None
        told = named or (figure.scope.ours and not said.ours)
        return told and self.lists(_OF_A_KIND).search(self.text, said.start, end) is None
