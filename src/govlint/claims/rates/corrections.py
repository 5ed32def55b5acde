"""Rates of what reviews corrected: 复议12件，纠正3件，纠错率25% may be of those decided alone."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from govlint.claims.mentions import Mention, end_of_statement
from govlint.claims.rates.ratio import Ratio
from govlint.lazy import lazily

CORRECTED = "纠错"
"""What such a rate is called."""

_MORE_THAN_CORRECTED = lazily(
    "调解|和解|终止|撤[回销诉]|变更|违法|驳回|直接|综合|平均|全[省市州县区局厅委系]|[上去]一?年|同[比期]|原"
)
# 纠错率16.3%，较上年下降2.1个百分点: what it was before is told apart.
_COMPARED = lazily(
    r"^[，,](?:较|比|与|同比)[^，。；]*?(?:上升|下降|提高|降低|增加|减少|回落)了?[\d.]+个百分点"
)
_CASES = lazily(r"\d[ \t]*[件起宗例]|未|不[再计]|没有?计|算入|在审|剔除|扣除")
_DECIDED = lazily(r"结|判|裁|决")
_SUITS, _CORRECTED = lazily("复议|诉讼|应诉"), lazily("纠[正错]")
_MOST = 400
"""Of more cases any percentage is that of some part."""


def is_of_decisions(name: str, exact: Sequence[Mention], item: Mention, text: str) -> bool:
    """Whether 纠错率 stands behind what was decided and what was corrected, and nothing else is told."""
    if name != CORRECTED or len(exact) < 2 or not _tells_no_more(exact, item, text):
        return False
    # 纠错率10%，1件未判; 诉讼12件，纠正1件: some may be undecided yet.
    first = 0
    if len(exact) == 3 and _SUITS.search(exact[0].said_before(text)):  # 复议9件，审结8件，纠正2件
        first = 1
    return _DECIDED.search(exact[first].said_before(text)) is not None


def of_cases(name: str, exact: Sequence[Mention], item: Mention, text: str) -> Ratio | None:
    """纠错率 of any number of cases up to all of them, where nobody tells how many were decided."""
    if name != CORRECTED or not 1 < len(exact) <= 5 or not _tells_no_more(exact, item, text):
        return None
    # 14件复议案件中被纠正3件: the words before the second say what it is.
    told = [other for other in exact if _CORRECTED.search(other.said_before(text))]
    told = told or [other for other in exact if _CORRECTED.search(_around(other, text))]
    others = [other for other in exact if other not in told]
    wholes = [other.count for other in others if _SUITS.search(_around(other, text))]
    if len(told) != 1 or not wholes or len({other.count.unit for other in exact}) > 1:
        return None
    part = told[0].count
    most = int(sum(count.value for count in wholes))
    if not 0 < part.value <= most <= _MOST or any(not other.count.exact for other in exact):
        return None
    known = wholes[0]
    pairs = tuple(
        (part, replace(known, value=value)) for value in range(most, max(int(part.value), 1) - 1, -1)
    )
    return Ratio(item.count, "rate", pairs)


def _tells_no_more(exact: Sequence[Mention], item: Mention, text: str) -> bool:
    said = text[exact[0].segment.start : item.count.whole.end]
    behind = text[item.count.whole.end : end_of_statement(text, item.count.whole.end)]
    behind = _COMPARED.sub("", behind)
    return _MORE_THAN_CORRECTED.search(said + behind) is None and _CASES.search(behind) is None


def _around(item: Mention, text: str) -> str:
    """The words of the segment on both sides of a figure, up to the next one."""
    return item.said_before(text) + item.said_to_next(text)
