"""Reviews and suits that are no row's: cases that the agency judged, or that came of something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govlint.claims.claim import ALL_THERE_IS, HANDLED, LISTED, PART
from govlint.claims.doubts.candidate import Candidate
from govlint.claims.doubts.strange import Strange
from govlint.claims.said.everycase import is_rated, tells_of_every_kind
from govlint.claims.said.scope import Scope
from govlint.claims.said.wording import OURS
from govlint.claims.words import Word
from govlint.lazy import lazily
from govlint.model import Text

# 就同一事项提出复议和诉讼的1件: both of one request.
_OF_BOTH = lazily(
    r"(?:同一|既|先后|同时)[^，。；]*(?:复议|诉讼)|复议[、和及与](?:行政)?诉讼"
    r"(?:的|都|均)(?:涉及|有)?(?:的)?(?:申请|案件)?[ \t]*$"
)
_JUDGING = lazily(
    r"(?<!法院)(?<!法院[正仍还尚]在)(?<!复议机关)(?<!复议机关[正仍还尚]在)(?<!依法)审理|受理|(?<!未)(?<!没)(?<!没有)审结|裁决|承办|备案|代理"
)
_CLOSED = lazily(r"[ \t]*(?:其中|年内|当年|已|均|都|全部|共)*(?:审结|结案)(?:的|了)?(?:案件)?[有为]?[ \t]*")
_OPEN = lazily(r"(?:[未没]有?(?:审结|结案|结)|在审|审理中)[^，。；\d]{0,4}\d")
# 已审结6件，其中维持5件、其他1件，还有1件未审结: these results are of those closed.
_WITH_RESULTS = lazily(
    r"(?:案件)?[，,（(：:](?:其中)?(?:结果)?维持[^。；;]*[，,；;）)](?:还有|另有|另|尚有|仍有|[ \t]*\d)"
)
_WHOLE = ("review.total", "litigation.total", "litigation.direct", "litigation.after")
_AGAINST = lazily(r"被(?:申请人|告(?![到上]))")
# What those who judge tell of themselves: 本局被申请行政复议3件.
_THEIRS = lazily(r"被(?:申请|提起|复议|诉)|[本我][局厅部机]|为被|收到|发生|引[起发]|产生")
_RATE = lazily(r"率[^，。；\d]{0,4}\d")
# 信息公开类复议案件89件，被纠正12件，纠错率13.5%: what came of those on disclosure.
_OURS_CAME_TO = lazily(
    r"(?<!非)(?<!非政府)信息公开[类的]*(?:行政)?(?:复议|诉讼)(?:申请|案件|案)?共?[ \t]*\d+[ \t]*[件宗起]"
    r"[，,](?:其中)?(?:结果|被)?纠[正错](?:的|了)?[ \t]*\d+[ \t]*[件宗起]?[，,。；;]?$"
)
_SUED = lazily(r"被(?:申请|提起|提请)(?:了)?(?:行政)?(?:复议|诉讼)")
_DONE = lazily(r"办理(?![^，。；\d]*(?:引[起发]|导致|产生|被))[^，。；\d]{0,16}复议")
_CAME_OF = lazily(
    r"因([^，。；\d]+?)(?:而)?(?:提起|引发|引起|产生|申请|导致)?(?:的)?(?:(?:行政)?(?:复议|诉讼)|打官司|告[到上]法)"
)
# 交通违法处理引发行政复议12件: without 因, too.
_PLAINLY_CAME_OF = lazily(r"[ \t]*([^，。；、因\d]{2,16}?)(?:引发|引起|导致)(?:的)?(?:行政)?(?:复议|诉讼)")
_OF_ANSWERS = lazily(r"答复(?:之)?后?[^，。；、\d]{0,4}(?:引[发起]|导致|产生)[^，。；、\d]{0,6}复议")
# 答复后被复议3件、诉讼1件
_SUED_THEN = lazily(
    r"(?<!信访)(?<!投诉)(?<!举报)(?<!工单)答复(?:之)?后[^，。；、\d]{0,4}"
    r"被(?:申请人)?(?:申请|提起|提请)?(?:行政)?(?:复议|诉讼|起诉)"
)
# 未经复议直接诉讼0件，复议后诉讼1件: the columns of the form.
_COLUMNS = lazily(
    r"未经(?:行政)?复议[^，。；、\d]{0,2}直接(?:提起)?(?:行政)?(?:起诉|诉讼)[^。]*?"
    r"(?<!未经)(?:行政)?复议后(?:再)?(?:提起)?(?:行政)?(?:起诉|诉讼)"
)
# 行政应诉12件，…，其中信息公开3件; 答复后被复议4件，占全部行政复议的33%: others are told, too.
_OTHERS_TOO = lazily(
    r"(?:其中|含|包括|涉及)[^。；\d]{0,8}公开[^。；\d]{0,8}\d"
    r"|(?:全部|各类|所有|全[局厅委校院镇乡])[^，。；\d]{0,6}(?:复议|诉讼|应诉|案件)"
)
_ANSWERED = lazily(
    r"(?:对|[我本][局委厅办镇乡校院])?(?:答复(?:的)?申请|申请(?:的)?答复|答复)(?:不服|不满|不当)?被?"
)
# 申请人不服我局答复提起复议: of those answers; 不服处罚决定提起复议: of something else.
_ON_ANSWERS = lazily(
    r"(?:对|不服|因)(?:[我本][局委厅办镇乡校院]|作出|政府|信息|公开|申请|的)*答复(?:不服|不满意?|有异议|[^，。；\d]{0,6}(?:复议|诉讼|法院|官司))"
)
_UNHAPPY_WITH = lazily(
    r"不服([^，。；\d]{2,}?)(?:而)?(?:提起|申请|提出|引[发起])(?:的)?(?:行政)?(?:复议|诉讼)"
)
# 不予公开的答复不服的，提起复议1件: of answers of that kind; 就此 may be of those just told.
_ON_SOME_ANSWERS = lazily(
    r"(?:对|不服|因|就)(?:[我本][局委厅办镇乡校院]|作出|被|的)*(?:不予(?:公开|处理)|无法提供|部分公开|不掌握|信息不存在)"
    r"[^，。；\d]{0,8}[^。；\d]{0,12}$"
    # 不予公开的7件均书面说明理由，引发复议2件
    r"|(?:不予(?:公开|处理)|无法提供|部分公开|不掌握|信息不存在)的[ \t]*\d+[ \t]*件[^。；\d]{0,24}"
    r"(?:引[发起]|导致|产生|被|提起|申请)[^，。；\d]{0,6}$"
)
_ON_THIS = lazily(r"(?:就|对|因)(?:此|其中|上述|这些)|引[发起]|导致|产生")
_DECIDED_SO = lazily(
    r"(?:[我本](?:局|委|厅|办|镇|乡|校|院|机关|单位|街道)|本行政机关|作出|做出|的|政府|信息|公开|依申请|申请|办理|处理|答复|告知|结果|意见|内容|决定|行为)*"
)
_WORKING = lazily(r"(?<!未)(?:收到|办理|处理|接到)[\u4e00-\u9fff]{0,6}(?:复议|诉讼|应诉)")
_DEALING = lazily(r"全[省市州县区旗盟]|共有|办理|处理|办结|答复|收到|接到|完成")
# 行政复议2件维持、1件终止: the 2 are those upheld.
_DIVIDED = lazily(
    r"(?:被|结果|均|获得?|得到|予以|[由经][^，。；、\d]{1,8})?(?:维持|纠正|撤[销回]|终止|驳回|[尚还]?未审结|在审)"
    r"[^，。；、\d]{0,4}[、，,；;](?:另有?|其余)?[ \t]*\d+[ \t]*[件宗起]"
)
# 走复议渠道的12件, 告到法院5起: these words name no cause.
_PLAINLY = lazily(r"走(?:行政)?复议|告[到上]|官司")
# 直接起诉5件，均为征地补偿: what all of them are about, which is no answer to a request.
_ALL_ABOUT = lazily(
    r"(?:的)?(?:案件)?(?:[、，,和][^，。；、\d]{0,6}(?:复议|诉讼)(?:案件|程序)?(?:共|有)?"
    r"[ \t]*\d+[ \t]*[件宗起])?"
    r"[，,](?:均|都|全部|皆)(?:是|为|系|由|因|属于?|涉及|针对|围绕)+([^，。；\d]{2,})"
)
_NO_CAUSE = lazily(
    r"公开|申请|答复|告知|维持|纠正|驳回|审结|审理|复议|诉讼|起诉|法院|自然人|个人|公民|企业|公司|同一|我|本"
)
_ABOUT = lazily(r"[ \t]*(?:共|其中)?(?:涉及|针对|围绕)")
# 办理行政复议案件86件；因信息公开被申请复议4件: of every kind, and then of disclosure.
_OURS_LATER = lazily(
    r"[^。]*[；;][^，。；\d]{0,4}(?:因|由|涉及?)(?:政府)?信息公开[^，。；\d]{0,8}(?:复议|诉讼|应诉)[^，。；\d]{0,4}\d"
)
# 审结2件，其中上年1件
_WITH_OLD = lazily(r"(?:案件)?[，,（(](?:其中|含|包括)[^，。；\d]{0,4}(?:上一?年|去年|前一?年|往年)")


class Reviews:
    """Judges figures of reviews and suits of one text."""

    def __init__(self, text: str, strange: Strange) -> None:
        self.text, self.strange = text, strange

    def judged(self, figure: Candidate, *, whole: bool) -> tuple[Text | None, bool]:
        """Why a difference from the table would prove nothing, and whether what is told on is others'."""
        label, scope = figure.label, figure.scope
        start, end, said = label.start, label.end, scope.sentence
        some = self._are_some(figure, whole=whole)
        if some is not None or self._are_plainly_ours(scope):
            return some, scope.cases.handled
        if scope.judging and not (said.ours and _THEIRS.search(said.text)):
            return HANDLED, scope.cases.handled
        handled = self.are_others_behind(figure)
        if (
            handled
            or self._are_judged(figure, end)
            or self._are_of_every_kind(figure)
            or self._are_about(start, scope)
            or self._are_of_another_thing(figure)
            or (is_rated(said.text) and not (self._names_ours(start, end) or self._is_sued(figure)))
        ):
            return HANDLED, handled
        # What is said of them further on in the sentence is of all of them, too.
        ours = self._came_of_ours(start, end, scope) or _DEALING.search(self.text, start, end) is None
        return None if ours else HANDLED, not ours

    def _are_some(self, figure: Candidate, *, whole: bool) -> Text | None:
        """Why they may be but some of all cases; `whole` says that they are called so as all are."""
        label = figure.label
        start, behind = label.start, label.count.whole.end
        # 复议13件，已审结12件、未审结1件: the list tells whether they come to all of them.
        if (
            _CLOSED.fullmatch(self.text, start, label.count.whole.start)
            and _OPEN.search(figure.scope.sentence.text)
            and not _WITH_RESULTS.match(self.text, behind)
        ):
            return LISTED
        some = (
            _WITH_OLD.match(self.text, behind)
            or _OF_BOTH.search(self.text, start, label.count.span.start)
            or (whole and (_DIVIDED.match(self.text, behind) or self._are_on_some_answers(figure)))
        )
        return PART if some else None

    def _came_of_ours(self, start: int, end: int, scope: Scope) -> bool:
        """Whether they came of disclosure: 收到申请47件；答复后引发复议3件 are of these answers."""
        said = scope.sentence.text
        if scope.sentence.ours or (scope.tally.received is not None and _OF_ANSWERS.search(said) is not None):
            return True
        return _ON_ANSWERS.search(said) is not None or (
            scope.ours and _WORKING.search(self.text, start, end) is None
        )

    def _are_plainly_ours(self, scope: Scope) -> bool:
        """Whether they are against the agency: they followed its answers, or are told as in the form."""
        if not scope.ours or _OTHERS_TOO.search(scope.sentence.text):
            return False
        judges = scope.judging or scope.deciding
        return _SUED_THEN.search(scope.sentence.text) is not None or (
            not judges and _COLUMNS.search(scope.sentence.text) is not None
        )

    def _are_on_some_answers(self, figure: Candidate) -> bool:
        """Whether they came of answers of one kind: 对不予公开答复不服的，提起复议1件."""
        scope = figure.scope
        if _ON_SOME_ANSWERS.search(self.text, scope.sentence.start, figure.label.count.whole.start):
            return True
        told = {name for name in scope.tally.names if name.startswith("requests.")}
        return (
            bool(told)
            and told.isdisjoint(ALL_THERE_IS)
            and _ON_THIS.search(self.text, scope.sentence.start, figure.label.count.whole.start) is not None
        )

    def _are_of_every_kind(self, figure: Candidate) -> bool:
        """Whether they are cases of every kind, those on disclosure told as some of them or behind them."""
        said = figure.scope.sentence
        if tells_of_every_kind(said.text):
            return True
        later = _OURS_LATER.match(self.text, figure.label.count.whole.end, said.end) is not None
        return later and OURS.search(self.text, said.start, figure.label.end) is None

    def _are_about(self, start: int, scope: Scope) -> bool:
        """Whether they are those that something else is about: 旁听庭审6次，涉及行政诉讼案件6件."""
        return scope.about.strange and not scope.sentence.ours and _ABOUT.match(self.text, start) is not None

    def _are_of_another_thing(self, figure: Candidate) -> bool:
        """Whether their words name no cause, or what follows says that all came of something else."""
        label, said = figure.label, figure.scope.sentence
        plainly = not said.ours and _PLAINLY.search(self.text, label.start, label.end) is not None
        if plainly and _ON_ANSWERS.search(said.text) is None:
            return True
        about = _ALL_ABOUT.match(self.text, label.count.whole.end)
        return about is not None and _NO_CAUSE.search(about[1]) is None

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
            or self._is_caused_elsewhere(start, end, figure.words)
        ):
            return True
        # 处罚引发复议38件、诉讼9件，信息公开引发复议9件、诉讼11件: of disclosure from here on.
        return scope.cases.handled and not self._is_caused_by_ours(start, end)

    def _are_judged(self, figure: Candidate, end: int) -> bool:
        """Whether the agency judged them, as far as the words say, and no 复议13件，已审结12件."""
        label, start = figure.label, figure.label.start
        whole = not figure.scope.tally.names.isdisjoint(_WHOLE)
        if whole and _CLOSED.fullmatch(self.text, start, label.count.whole.start):
            return False
        return _JUDGING.search(self.text, start, end) is not None

    def _is_sued(self, figure: Candidate) -> bool:
        """Whether it is against the agency, and no rate stands before it: 被申请行政复议4件，纠错率25%."""
        label, scope = figure.label, figure.scope
        rated = _RATE.search(self.text, scope.sentence.start, scope.sentence.end)
        return (
            _SUED.search(self.text, label.start, label.end) is not None
            and rated is not None
            and (
                rated.start() > label.end
                or _SUED.search(self.text, scope.sentence.start, rated.start()) is not None
            )
        )

    def _names_ours(self, start: int, end: int) -> bool:
        """Whether the clause up to a figure names disclosure, or the one before whose outcome it tells:
        信息公开类复议8件、诉讼6件，败诉率…
        """
        opening = max(self.text.rfind(mark, 0, start) for mark in "，,；;。\n") + 1
        sentence = max(self.text.rfind(mark, 0, start) for mark in "。；;\n") + 1
        return (
            OURS.search(self.text, opening, end) is not None
            or _OURS_CAME_TO.search(self.text, sentence, end) is not None
        )

    def _cause(self, start: int, end: int) -> re.Match[str] | None:
        """What reviews are said to have come of."""
        return _CAME_OF.search(self.text, start, end) or _PLAINLY_CAME_OF.match(self.text, start, end)

    def _is_caused_by_ours(self, start: int, end: int) -> bool:
        """Whether they are said to have come of disclosure."""
        cause = self._cause(start, end)
        return cause is not None and OURS.search(cause[1]) is not None

    def _is_caused_elsewhere(self, start: int, end: int, words: Sequence[Word]) -> bool:
        """Whether reviews came of something that no list knows: 因工伤认定提起的行政复议12件."""
        unhappy = _UNHAPPY_WITH.search(self.text, start, end)
        if unhappy is not None and not (OURS.search(unhappy[1]) or _DECIDED_SO.fullmatch(unhappy[1])):
            return True
        found = self._cause(start, end)
        if found is None or OURS.search(found[1]) or _ANSWERED.fullmatch(found[1]):
            return False
        return self.strange.leftover(*found.span(1), words)
