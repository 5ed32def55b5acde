"""By how much a time, or what it takes, was cut: 由18个工作日缩短至12个，缩短33.3%."""

from __future__ import annotations

from msgspec.structs import replace

from govlint.claims.mentions import Mention
from govlint.claims.rates.ratio import Ratio
from govlint.lazy import lazily
from govlint.model import Span

_CUT = "缩短|压缩|压减|缩减|精简|减少|下降|降低|减|降"
_FROM_TO = lazily(
    r"(?:由|从)[^，。；\d]{0,10}(?P<old>\d{1,4})[ \t]*个?(?P<unit>工作日|自然日|天|日|小时|分钟|月|环节)"
    rf"[^，。；\d]{{0,6}}?(?:{_CUT})(?:至|到|为)(?:了|现在的|目前的)?[ \t]*"
    r"(?P<new>\d{1,4})[ \t]*个?(?:(?P=unit))?以?内?"
    rf"[，,（(](?:平均|总体|整体|共|即|已)*(?:{_CUT}|降幅)(?:了|率|幅度|比例|时间|时限|[为达到])*[ \t]*$"
)
_FAR = 80
# 减少60%的跑动次数: of something else.
_END = lazily(r"[ \t]*(?:[，,。；;、）)\n]|$)")


def shortened(item: Mention, start: int, text: str) -> Ratio | None:
    """The percentage by which what stands right before it was cut, in a sentence from `start` on."""
    found = _FROM_TO.search(text, max(start, item.count.whole.start - _FAR), item.count.whole.start)
    ends = _END.match(text, item.count.whole.end) is not None
    if found is None or not ends or not int(found["new"]) < int(found["old"]):
        return None
    new, old = (
        replace(
            item.count,
            span=Span(*found.span(name)),
            whole=Span(*found.span(name)),
            value=int(found[name]),
            percent=False,
        )
        for name in ("new", "old")
    )
    return Ratio(item.count, "growth", ((new, old),), falling=True, firm=True)
