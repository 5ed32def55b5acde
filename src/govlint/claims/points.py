"""Changes in percentage points beside the two percentages that they lie between."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from govlint.claims.mentions import Mention
from govlint.claims.ratio import Ratio
from govlint.lazy import lazily
from govlint.model import Span

_OVER = lazily(r"^[，,]?(?:同?比|较|与|同)[^，。；]{1,10}$")
_POINTS = lazily(
    r"(?:相比)?[，,]?(?:同比|环比)?(?:(提高|上升|增加|增长|提升|上涨|扩大)|下降|降低|减少|回落|缩小)了?"
    r"[ \t]*(\d+(?:\.\d+)?)[ \t]*个?百分点"
)


def points(told: Sequence[Mention], at: int, text: str) -> Ratio | None:
    """The change that is told behind two percentages: 81.3%，比上年的76.8%提高4.5个百分点."""
    if at + 1 >= len(told) or not told[at + 1].count.percent:
        return None
    new, old = told[at].count, told[at + 1].count
    if not (new.exact and old.exact and _OVER.search(told[at + 1].said_before(text))):
        return None
    match = _POINTS.match(text, old.whole.end)
    if match is None:
        return None
    change = replace(old, span=Span(*match.span(2)), whole=Span(*match.span(2)), value=Decimal(match[2]))
    return Ratio(change, "difference", ((new, old),), falling=match[1] is None)
