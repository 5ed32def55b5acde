"""Reviews and suits that may be but some of all there are: 审结2件，其中上年1件; 复议2件维持、1件终止."""

from __future__ import annotations

from govlint.claims.claim import LISTED, PART
from govlint.claims.doubts.cameof import (
    came_of_some_answers,
)
from govlint.claims.doubts.candidate import Candidate
from govlint.claims.words import Lists
from govlint.lazy import lazily
from govlint.model import Text

CLOSED = lazily(r"[ \t]*(?:其中|年内|当年|已|均|都|全部|共)*(?:审结|结案)(?:的|了)?(?:案件)?[有为]?[ \t]*")
"""That so many of them are decided: 已审结12件."""

NEW_ONES = lazily(
    "(?<![更创革高])新(?:的|[增添](?:的|加|了)?|发生|产生|出现|引发|提起|发|收到?|受理|立案)"
    r"(?:的|因|由|涉及?|政府|信息|依申请|公开|答复|引发|引起|产生|行政|被|提起|申请|案件|类|方面|工作|而|与|有关|不服"
    r"|[我本][局委厅办镇乡县区市院校])*(?:复议|诉讼|应诉)"
)
"""Those that began in the year: the table may hold those of the year before, too."""
BY_PUBLICATION = lazily("(?:报告|年报)(?:发布|公布|编制|撰写|形成)之?[时日前](?:为止|止)?[，,]")
"""How things stood when the report was made, and not at the end of its year."""
# 就同一事项提出复议和诉讼的1件: both of one request.
_OF_BOTH = lazily(
    r"(?:同一|既|先后|同时)[^，。；]*(?:复议|诉讼)|复议[、和及与](?:行政)?诉讼"
    r"(?:的|都|均)(?:涉及|有)?(?:的)?(?:申请|案件)?[ \t]*$"
)
_OPEN = lazily(r"(?:[未没]有?(?:审结|结案|结)|在审|审理中)[^，。；\d]{0,4}\d")
# 已审结6件，其中维持5件、其他1件，还有1件未审结: these results are of those closed.
_WITH_RESULTS = lazily(
    r"(?:案件)?[，,（(：:](?:其中)?(?:结果)?维持[^。；;]*[，,；;）)](?:还有|另有|另|尚有|仍有|[ \t]*\d)"
)
# 行政复议2件维持、1件终止: the 2 are those upheld.
_DIVIDED = lazily(
    r"(?:被|结果|均|获得?|得到|予以|[由经][^，。；、\d]{1,8})?(?:维持|纠正|撤[销回]|终止|驳回|[尚还]?未审结|在审)"
    r"[^，。；、\d]{0,4}[、，,；;](?:另有?|其余)?[ \t]*\d+[ \t]*[件宗起]"
)
# 审结2件，其中上年1件
_WITH_OLD = lazily(r"(?:案件)?[，,（(](?:其中|含|包括)[^，。；\d]{0,4}(?:上一?年|去年|前一?年|往年)")


def why_some(text: str, figure: Candidate, lists: Lists, *, whole: bool) -> Text | None:
    """Why they may be but some of all cases; `whole` says that they are called so as all are."""
    label = figure.label
    start, behind = label.start, label.count.whole.end
    # 复议13件，已审结12件、未审结1件: the list tells whether they come to all of them.
    if (
        CLOSED.fullmatch(text, start, label.count.whole.start)
        and _OPEN.search(figure.scope.sentence.text)
        and not _WITH_RESULTS.match(text, behind)
    ):
        return LISTED
    some = (
        _WITH_OLD.match(text, behind)
        or BY_PUBLICATION.search(text, figure.scope.sentence.start, label.count.span.start)
        or _OF_BOTH.search(text, start, label.count.span.start)
        or (whole and (_DIVIDED.match(text, behind) or came_of_some_answers(text, figure, lists)))
    )
    return PART if some else None
