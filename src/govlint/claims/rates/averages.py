"""Averages of a month or a quarter beside the year's total: 全年收到48件，平均每月4件."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from govlint.claims.mentions import Mention
from govlint.claims.rates.ratio import Ratio
from govlint.lazy import lazily

_MONTHLY, _QUARTERLY, _MONTH = 12, 4, "月"
_AVERAGE = lazily(
    r"(?:即|合|折合|相当于)?(?:平均每个?(?:月|季度?)|[月季]均|每月平均|每季度平均)"
    r"(?P<verb>收到|新收|受理|公开|发布|更新|办理|办结|答复|推送)?"
    r"(?:政府|信息|公开|申请|了|各类|[为是达有])*[ \t]*"
)
_ALL_YEAR = lazily(r"全年|年度|年内|今年|本年|一年|20\d\d[ \t]*年|[共总]|累计")
# 月均发布30条，全年300条: of the same, as nothing else is said.
_NO_MORE = lazily(
    r"[ \t]*(?:全年|年度|年内|今年|本年|一年|20\d\d[ \t]*年)(?:[共总]计?|合计|累计|达到?|[为是有])*[ \t]*"
)
_ENDS = lazily(r"[ \t]*(?:[，。；、！）,;)\n]|$)")
# 6月上线以来, 上半年, 新开设的账号: of fewer months.
_LESS = lazily(
    r"\d[ \t]*月|[上下]半年|[一二三四]季度|前[一二三]|以来|[开新建]设|开通|上线|新[建办]"
    r"|运行|启用|试|自|起|余|近|个月"
)
_SHOWN, _CAME = ("公开", "发布"), ("收到", "新收", "受理")
_ALIKE = dict.fromkeys(_SHOWN, _SHOWN) | dict.fromkeys(_CAME, _CAME)


def average(told: Sequence[Mention], at: int, sentence: str, text: str) -> Ratio | None:
    """An average and the one other figure of its `sentence` in its unit, which is the whole year's."""
    item = told[at]
    found = _AVERAGE.fullmatch(item.said_before(text).strip())
    others = [other for other in told if other is not item and other.count.unit == item.count.unit]
    if found is None or len(others) != 1 or not (item.count.exact and item.count.unit) or item.old:
        return None
    whole, verb = others[0], found["verb"] or ""
    said = text[whole.segment.start : whole.count.whole.start]
    alike = not verb or any(word in said for word in _ALIKE.get(verb, (verb,)))
    if whole.start > item.start:
        # 全年共12条短视频 are of another kind.
        ended = _ENDS.match(text, whole.count.whole.end) is not None
        alike = (alike and (ended or bool(verb))) or (ended and _NO_MORE.fullmatch(said) is not None)
    if not (whole.plain and alike and _ALL_YEAR.search(said)) or _LESS.search(sentence):
        return None
    parts = _MONTHLY if _MONTH in found[0] else _QUARTERLY
    return Ratio(item.count, "average", ((whole.count, replace(whole.count, value=parts)),))
