"""Changes in percentage points between two percentages: 占比由42.1%升至45.6%，提高3.5个百分点."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from govlint.claims.mentions import Mention
from govlint.claims.rates.ratio import Ratio
from govlint.lazy import lazily
from govlint.model import Span

_OVER = lazily(r"^[，,]?(?:(?:同?比|较|与|同)[^，。；]{1,10}|(?:20\d\d|[上去])年(?:同期)?(?:为|是)?)$")
_FROM = lazily(r"[由从][^，。；]{0,10}$")
_CHANGED = r"(?:(提高|上升|增加|增长|提升|上涨|扩大|升高|攀升|高出?|升|增)|下降|降低|减少|回落|缩小|降|减|低)"
_TO = lazily(rf"^{_CHANGED}?[到至为](?:今年|本年|20\d\d年)?度?的?$")
_POINTS = lazily(
    rf"(?:相比)?[，,]?(?:同比|环比)?{_CHANGED}了?"
    r"[ \t]*(\d+(?:\.\d+)?)[ \t]*个?百分点"
)


def points(told: Sequence[Mention], at: int, text: str) -> Ratio | None:
    """The change that is told behind two percentages.

    81.3%，比上年的76.8%提高4.5个百分点; 由上年的76.8%提高到81.3%，提高4.5个百分点.
    """
    if at + 1 >= len(told) or not told[at + 1].count.percent:
        return None
    new, old = told[at].count, told[at + 1].count
    between = told[at + 1].said_before(text)
    if not new.exact or not old.exact:
        return None
    if _TO.search(between) and _FROM.search(told[at].said_before(text)):
        new, old = old, new
    elif not _OVER.search(between):
        return None
    match = _POINTS.match(text, told[at + 1].count.whole.end)
    if match is None:
        return None
    change = replace(old, span=Span(*match.span(2)), whole=Span(*match.span(2)), value=Decimal(match[2]))
    return Ratio(change, "difference", ((new, old),), falling=match[1] is None)
