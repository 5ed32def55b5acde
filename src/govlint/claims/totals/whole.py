"""Which figures a list may divide: those before it, two that are one whole, what came with what was left."""

from __future__ import annotations

from msgspec.structs import replace

from govlint.claims.figures import Count
from govlint.claims.totals.known import unit_of
from govlint.claims.totals.opening import Opening
from govlint.lazy import lazily

_OVER = lazily(
    r"(?:上一?|去|前一?|往|20\d\d[ \t]*)年度?[^，。；\d]{0,4}"
    r"(?:结转|转结|遗留|未办?[结完复理]|未答复|延续|移交|转[来入])|结转上年"
)
_RECEIVED = lazily(r"收到|新收|新增|受理|接收|接到")


def joined(opening: Opening) -> Count | None:
    """The sum of the last two totals that 、 joins: 建议46件、提案71件，其中主办62件、会办55件."""
    if len(opening.totals) < 2:
        return None
    one, other = opening.totals[-2:]
    if (
        other.segment.mark != "、"
        or other.segment.start != one.segment.end + 1
        or other.segment is one.segment
    ):
        return None
    told = (one.count, other.count)
    alike = unit_of(one.count) == unit_of(other.count) and all(count.exact for count in told)
    plain = not any(item.change or item.old for item in (one, other))
    return replace(other.count, value=sum(count.value for count in told)) if alike and plain else None


def totals_of(opening: Opening, text: str) -> list[Count]:
    """The figures that a list may divide.

    新收33件与上年结转2件中 are one whole, and none is 结转2件 alone.
    """
    counts = [item.count for item in opening.totals if not item.change and not item.old]
    # 约有一件属于无法提供：全年55件，其中…: what is told right before the parts is their total.
    counts = [count for count in counts if count.bounded or count is counts[-1]]
    last = opening.totals[-1]
    if last.old and not text[last.count.whole.end : opening.start].strip("，,：:其中包括分别为有 "):
        # 2023年收到72件，其中自然人63件: of that year's, whatever stands before it.
        return []
    if len(opening.totals) < 2:
        return counts
    both = joined(opening)
    if both is not None:
        return [*counts[:-2], both]
    over = [item.count for item in opening.totals if _OVER.search(item.said_before(text))]
    whole = [
        item.count
        for item in opening.totals
        if item.count in counts and _RECEIVED.search(item.said_before(text))
    ]
    if not whole or len(over) != 1 or not (whole[-1].exact and over[0].exact):
        return counts
    both = replace(whole[-1], value=whole[-1].value + over[0].value)
    return [*(count for count in counts if count is not over[0]), both]
