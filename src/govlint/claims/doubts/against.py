"""Reviews and suits that are surely against the agency itself: 答复后被复议3件, 被申请行政复议4件."""

from __future__ import annotations

from govlint.claims.doubts.candidate import Candidate
from govlint.claims.said.scope import Scope
from govlint.claims.said.wording import OURS
from govlint.lazy import lazily

_RATE = lazily(r"率[^，。；\d]{0,4}\d")
# 信息公开类复议案件89件，被纠正12件，纠错率13.5%: what came of those on disclosure.
_OURS_CAME_TO = lazily(
    r"(?<!非)(?<!非政府)信息公开[类的]*(?:行政)?(?:复议|诉讼)(?:申请|案件|案)?共?[ \t]*\d+[ \t]*[件宗起]"
    r"[，,](?:其中)?(?:结果|被)?纠[正错](?:的|了)?[ \t]*\d+[ \t]*[件宗起]?[，,。；;]?$"
)
# 信息公开行政诉讼12件中，维持8件，被纠正0件，败诉率为零: what came of the suits just told, and of no others.
_OURS_SO_FAR = lazily(
    r"(?<!非)(?<!非政府)信息公开[类的]*(?:行政)?(?:复议|诉讼|应诉)[^复诉议案。；;\n]*"
    r"(?:(?:复议机关|未审结|在审)[^复诉议案。；;\n]*)*$"
)
_SUED = lazily(r"被(?:申请|提起|提请)(?:了)?(?:行政)?(?:复议|诉讼)")
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


def are_plainly_against_us(scope: Scope) -> bool:
    """Whether they are against the agency: they followed its answers, or are told as in the form."""
    if not scope.ours or _OTHERS_TOO.search(scope.sentence.text):
        return False
    judges = scope.judging or scope.deciding
    return _SUED_THEN.search(scope.sentence.text) is not None or (
        not judges and _COLUMNS.search(scope.sentence.text) is not None
    )


def is_sued(text: str, figure: Candidate) -> bool:
    """Whether it is against the agency, and no rate stands before it: 被申请行政复议4件，纠错率25%."""
    label, scope = figure.label, figure.scope
    rated = _RATE.search(text, scope.sentence.start, scope.sentence.end)
    return (
        _SUED.search(text, label.start, label.end) is not None
        and rated is not None
        and (rated.start() > label.end or _SUED.search(text, scope.sentence.start, rated.start()) is not None)
    )


def names_disclosure(text: str, start: int, end: int) -> bool:
    """Whether the clause up to a figure names disclosure, or the one before whose outcome it tells:
    信息公开类复议8件、诉讼6件，败诉率…
    """
    opening = max(text.rfind(mark, 0, start) for mark in "，,；;。\n") + 1
    sentence = max(text.rfind(mark, 0, start) for mark in "。；;\n") + 1
    return (
        OURS.search(text, opening, end) is not None
        or _OURS_CAME_TO.search(text, sentence, end) is not None
        or _OURS_SO_FAR.search(text, sentence, end) is not None
    )
