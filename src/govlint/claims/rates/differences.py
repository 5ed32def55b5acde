"""How many more or fewer it is than before, and where it went: 83件，较上年的61件增加22件; 由36件降至31件."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from govlint.claims.mentions import Mention
from govlint.claims.rates.bases import (
    FALLEN,
    MORE,
    explains_another,
    from_to,
    is_base,
    is_beside,
    is_change,
    is_old,
)
from govlint.claims.rates.cameto import between
from govlint.claims.rates.ratio import COUNTED, LAST_YEAR, Ratio, alike, figures
from govlint.lazy import lazily

_NEWLY = lazily(r"新(?:增|制定|制发|设|建|开|出)[^，。；\d]{0,4}$")
_OVER_LAST, _LAST_YEAR = lazily("同比|环比"), lazily("[上去]年|上一年")
_CLOSED = frozenset("，,。；;）)\n") | {""}
_NOW = r"(?:20\d\d *年度?|[本今当]年度?|目前|现在)?的?[ \t]*"
_FALLS, _RISES = "下?降低?|减少?|回落|下滑|压减|缩减", "上?升|增加?|增长|提高|提升|上涨|攀升"
# 由36件降至31件; of ranks (由第8位升至第5位) and of time (由15天提升至7天) less may be more.
_TURNED = lazily(rf"(?:(?P<fallen>{_FALLS})|{_RISES})(?:至|到|为){_NOW}")
_STARTED = lazily(r"(?:由|从)[^，。第名位]{0,10}$")
_OVER_BASE = lazily(rf"(?:相?[较比]|与|同){LAST_YEAR}的[ \t]*")
# 31件，低于上年的40件
_AGAINST = lazily(
    rf"(?:略|稍|明显|远|大幅|也|仍|均)?(?:(?P<fallen>低于|少于)|高于|多于|超[过出])了?{LAST_YEAR}的[ \t]*"
)
_WENT = lazily(
    rf"(?:又|继续|有所|略有|稍有|明显|大幅|显著|小幅|进一步)*(?:(?P<fallen>{_FALLS})|{_RISES})(?:了)?(?=[，。；,;\n]|$)"
)
# 网上申请占62.2%; not 约占, of what was told before.
_MAKES_UP = lazily(r"[^，。；\d]*[^，。；\d约共其中计别各也又还仅只才将近超]占[^，。；\d]{0,8}$")


def difference(told: Sequence[Mention], at: int, text: str, year: int | None = None) -> Ratio | None:
    """How many more or fewer it is than in another year, where both stand right before.

    So it is in 83条，较上年的61条增加22条. The first pair is the likeliest: that which comes nearest to it.
    """
    change = told[at]
    said = change.said_before(text)
    falling = FALLEN.search(said) is not None
    if (beside := between(told, at, text, year, falling=falling)) is not None:
        return beside
    if not MORE.fullmatch(said.strip()) or not _stands_alone(told, at, text):
        return None
    before = figures(told[:at])
    moved = from_to(before[-2:], text)
    if moved is not None and is_beside(before[-1], change, text):
        named = text[change.count.whole.end : change.count.whole.end + 1] not in _CLOSED
        last = _OVER_LAST.search(said) is None or _LAST_YEAR.search(before[-2].said_before(text)) is not None
        if named or not last:
            return None  # 增加3个专题; 由2022年的20件增至45件，同比增加15件
        plain = all(count.exact and alike(count, change.count) for count in (*moved, change.count))
        return Ratio(change.count, "difference", (moved,), falling=falling) if plain else None
    near = [*_plain_before(before, text), *before[-1:]]
    if len(near) < 2:
        return None
    new, old = sorted(near, key=lambda other: is_old(other, text))
    counts = (new.count, old.count, change.count)
    plain = is_old(old, text) and not (is_old(new, text) or new.change or old.change)
    # 与上年（复议1件、诉讼0件）相比，复议增加4件: what is in brackets is last year's, all of it.
    plain = plain and new.segment.depth <= change.segment.depth
    plain = plain and not (explains_another(old, new, change, text) or _tells_a_share(told, new, old, text))
    if not plain or not all(count.exact and alike(count, change.count) for count in counts):
        return None
    others = [other for other in before if not (is_old(other, text) or other.change) and other.count.exact]
    news = [other.count for other in others if alike(other.count, old.count)]
    if len(news) > 1 and len({count.unit for count in news}) == 1:
        # 上半年176条、下半年191条，比上年的358条多9条
        news.append(replace(news[-1], value=sum(count.value for count in news)))
    goal = Decimal(old.count.value) + (-1 if falling else 1) * Decimal(change.count.value)
    news.sort(key=lambda count: abs(Decimal(count.value) - goal))
    return Ratio(change.count, "difference", tuple((count, old.count) for count in news), falling=falling)


def direction(told: Sequence[Mention], at: int, text: str) -> Ratio | None:
    """Where a figure has gone, if no change is told: 由71.2%降至67.8%; 31件，较上年的27件继续增加."""
    first, second = told[at - 1 : at + 1]
    said = second.said_before(text)
    turned = _TURNED.fullmatch(said)
    against = _AGAINST.fullmatch(said)
    over = turned is None and _OVER_BASE.fullmatch(said) is not None
    if not (turned or against or over) or not _are_alike(first, second):
        return None
    if turned is not None:
        falling = turned["fallen"] is not None
        closed = _is_closed(second, text)
        begun = second.segment is first.segment and _STARTED.search(first.said_before(text)) is not None
        sure = falling or first.count.percent or first.count.unit in COUNTED
        pair = (second.count, first.count)
        return Ratio(pair[0], "direction", (pair,), falling=falling) if begun and closed and sure else None
    went = against if _is_closed(second, text) else None
    went = went or (_WENT.match(text, second.count.whole.end) if over else None)
    # 满意率96%，高于上年的97%
    more = first.count.unit in COUNTED or (against is not None and first.count.percent)
    beside = second.segment.start == first.segment.end + 1 and not first.old
    if went is None or not (more and beside):
        return None
    falling = went["fallen"] is not None
    # 建议20件、提案15件，较上年的30件有所增加: of both, or of any: only one figure before leaves no doubt.
    fits = at > 1 or _is_told_before(first, text) or (first.count.value < second.count.value) == falling
    return None if fits else Ratio(first.count, "direction", ((first.count, second.count),), falling=falling)


def _is_closed(item: Mention, text: str) -> bool:
    """Whether a mark or nothing stands right behind a figure."""
    return text[item.count.whole.end : item.count.whole.end + 1] in _CLOSED


def _is_told_before(first: Mention, text: str) -> bool:
    """Whether the paragraph tells a figure of its unit in a sentence before: 建议20件。提案15件，…."""
    start = first.segment.start
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return re.search(rf"\d\s*{re.escape(first.count.unit)}", before) is not None


def _are_alike(first: Mention, second: Mention) -> bool:
    """Whether two figures are exact ones of a unit, neither in a bracket."""
    one, other = first.count, second.count
    alike = (one.unit, one.percent) == (other.unit, other.percent) and one.exact and other.exact
    return alike and not (first.segment.depth or second.segment.depth)


def _tells_a_share(told: Sequence[Mention], new: Mention, old: Mention, text: str) -> bool:
    """Whether what makes up a share is told between two figures: 45件，网上申请占62%，较去年的20件增加8件."""
    first, last = sorted((told.index(new), told.index(old)))
    return any(
        other.count.percent and _MAKES_UP.search(other.said_before(text)) is not None
        for other in told[first + 1 : last]
    )


def _stands_alone(told: Sequence[Mention], at: int, text: str) -> bool:
    """Whether a change is told of all there is: not 增加3个专题、1个专栏, nor 增加6个，减少2个."""
    end = told[at].count.whole.end
    if at and _NEWLY.search(told[at - 1].said_before(text)) and told[at].segment.mark in "，,、":
        return False  # 上年60件，今年新增9件、减少5件
    behind = told[at + 1] if at + 1 < len(told) else None
    if behind is None or behind.count.percent:
        return True
    gross = MORE.fullmatch(behind.said_before(text).strip()) is not None
    return not gross and not (behind.segment.mark == "、" and end < behind.segment.start)


def _plain_before(before: Sequence[Mention], text: str) -> list[Mention]:
    """The figure before the last; behind another comparison, that which both are of.

    So it is in 84条，比2022年的60条增加24条，比2023年的80条增加4条.
    """
    if len(before) > 2 and is_change(before[-2], text) and is_base(before[-1], text):
        new = [other for other in before[:-2] if not (is_old(other, text) or is_change(other, text))]
        return new[-1:]
    return list(before[-2:-1])
