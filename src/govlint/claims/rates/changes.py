"""Changes over another year that a sentence tells: 收到45件，较上年40件增长12.5%, 增加5件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec.structs import replace

from govlint.claims.figures import Count
from govlint.claims.mentions import Mention
from govlint.claims.rates.cameto import come_to, over_bracket
from govlint.claims.rates.ratio import NO_BASE, Ratio, alike, figures
from govlint.lazy import lazily

MOST_BESIDE = 6
"""A percentage is of the nearest figures."""

_FALLEN = lazily(
    r"下降|减少|降低|降幅|下滑|回落|少|负增长|↓$|(?:^|同比|环比|增[长速幅]|变化|[为是了年期])[-−－]$"
)
_CHANGED = lazily(r"增加|增长|减少|下降|多|少|上升|降低")
MORE = lazily(
    r"(?:相?比|相较)?[，,]?(?:同比|环比|总量|一年[间来]?)?(?:净?增加?|增长|上升|净?减少|下降|降低|多|少)了?"
    r"(?:公开|发布|收到|新收|受理|办理|办结|答复)?"
)
_NEWLY = lazily(r"新(?:增|制定|制发|设|建|开|出)[^，。；\d]{0,4}$")
_BESIDE = lazily(r"[件条宗份次起项篇个]?(?:相比|相较|比较|对比)")
_BASE = lazily(r"[比较与同][\u4e00-\u9fff\d]{1,8}的[ \t]*$")
_OVER_LAST, _LAST_YEAR = lazily("同比|环比"), lazily("[上去]年|上一年")
_CLOSED = frozenset("，,。；;）)\n") | {""}
_LAST = r"(?:上一?年度?|去年|20\d\d *年度?)(?:同期)?"
_NOW = r"(?:20\d\d *年度?|[本今当]年度?|目前|现在)?的?[ \t]*"
_FALLS, _RISES = "下?降低?|减少?|回落|下滑|压减|缩减", "上?升|增加?|增长|提高|提升|上涨|攀升"
# 由36件降至31件; of ranks (由第8位升至第5位) and of time (由15天提升至7天) less may be more.
_TURNED = lazily(rf"(?:(?P<fallen>{_FALLS})|{_RISES})(?:至|到|为){_NOW}")
_STARTED = lazily(r"(?:由|从)[^，。第名位]{0,10}$")
_COUNTED = frozenset(("件", "条", "宗", "份", "起", "篇", "件次", "条次"))
_OVER_BASE = lazily(rf"(?:相?[较比]|与|同){_LAST}的[ \t]*")
_WENT = lazily(
    rf"(?:又|继续|有所|略有|稍有|明显|大幅|显著|小幅|进一步)*(?:(?P<fallen>{_FALLS})|{_RISES})(?:了)?(?=[，。；,;\n]|$)"
)
_FROM = lazily(r"(?:由|从)[^，。]{0,10}$")
# 申请量增长50%，自然人由20件增至33件: these have grown by another share.
_ON_ITS_OWN = lazily(
    r"[，,（(：: \t]*(?:即|也就是|总量|总数|数量|件数|申请量|发布量|公开量|其)?(?:已|也|又|从|由|自|分别)?"
    r"(?:上一?年度?|去年|20\d\d *年度?)?的?[ \t]*"
)
# 网上申请占62.2%; not 约占, of what was told before.
_MAKES_UP = lazily(r"[^，。；\d]*[^，。；\d约共其中计别各也又还仅只才将近超]占[^，。；\d]{0,8}$")
# 由20%下降到15.6%: no growth, but what it came to.
_LEVEL, _NEAR = lazily(r"(?:由|从)[^，。；]{0,12}[%％][^，。；\d]{0,6}(?:至|到|为)[ \t]*$"), 32
_FAR = 40
# 下降7.5%（2023年为40件，2024年为37件）
_A_YEAR = lazily(
    r"[，,、（(：: \t]*(?:即|其中)?(?:上一?年|去年|[今本]年|当年|20\d\d *年)度?(?:同期)?(?:共|全年)?"
    r"(?:收到|新收|受理|有|为|是|达|(?:政府)?(?:信息公开)?申请量?)*[ \t]*"
)
# 线上申请增长22% is of some of them, 信息公开申请增长22% of all.
_OF_IT = lazily(r"(?:政府|政务|信息|公开|依|全年|本年|的|[我本全].)*.?")
_COUNTING = "量数额件类总的"
# 由2场增至4场，参训人数增长60%: of something else than the figures before it.
_OF_ANOTHER = lazily(
    r"[，,]?((?!同比|环比)[\u4e00-\u9fff]{2,8}?)(?:同比|环比|比|较|净?增[长加幅]|上升|提[高升]|下降|减少|降[低幅])"
)
_PLAIN = (
    *("总体", "总量", "整体", "数量", "件数", "总数", "绝对", "合计", "申请", "申请量", "幅度"),
    *("同期", "实际", "累计", "分别", "年均", "一年", "全年", "今年", "本年", "其中", "明显", "大幅"),
    *(
        "相比",
        "相较",
        "比较",
        "对比",
        "有所",
        "略有",
        "稍有",
        "小幅",
        "显著",
        "稳步",
        "继续",
        "持续",
        "一步",
        "平均",
    ),
)
_SEVERALLY, _JOINED = "分别", lazily(r"[、，,；;和及与 \t]*")
_TO = lazily(
    r"^[\u4e00-\u9fff]{0,8}[至到为][ \t]*"
    r"(?:20\d\d *年度?|[本今当]年度?|年[末底]|第?[一二三四]季度|\d{1,2}月[末底]?|目前|现在)?的?[ \t]*$"
)


def growth(
    item: Mention, before: list[Mention], behind: Sequence[Mention], said: str, text: str
) -> Ratio | None:
    """Growth of the figure before it over last year's, or over what a change of so many leaves."""
    falling = _FALLEN.search(said) is not None
    near = [other for other in before if other.count.bounded]
    moved_to = _moved_to(item, before, behind, text) or _of_two_years(item, behind, text)
    if moved_to is not None:
        return Ratio(item.count, "growth", (moved_to,), falling=falling)
    parted = max(text.rfind(mark, 0, item.count.whole.start) for mark in "；;")
    changes = _changes([other for other in near if other.count.span.start > parted], behind, text)
    old = _old([other for other in near if other.count.span.start > parted], behind[:1], text)
    new = [other for other in near if not _is_old(other, text) and not _is_change(other, text)]
    # 收到1286件（市本级187件，县区1099件），减少38件: of what stands before the bracket.
    new = [other for other in new if other.segment.depth <= item.segment.depth] or new
    if not new:
        return _moved(item, old, changes) or come_to(item, old, behind, text, falling=falling)
    current = new[-1].count
    first = min(count.span.start for count in (current, *(other.count for other in old)))
    if _is_of_another(item, first, current.span.start, text):
        return Ratio(item.count, "growth", (), falling=falling, reason=NO_BASE)
    old = [other for other in old if not _explains_another(other, new[-1], item)]
    bases = [other.count for other in old if alike(other.count, current)]
    moved = [other.count for other in changes[-1:] if alike(other.count, current)]
    if not bases and not moved:
        return Ratio(item.count, "growth", (), falling=falling, reason=NO_BASE)
    falling = falling or any(_FALLEN.search(other.said_before(text)) for other in changes[-1:])
    return Ratio(
        item.count,
        "growth",
        tuple((count, base) for base in bases[-1:] for count in _news(new, base, text)),
        changes=tuple((current, change) for change in moved),
        falling=falling,
        firm=bool(bases) and not moved and _names_base(item, bases[-1], before, behind),
    )


def _changes(near: Sequence[Mention], behind: Sequence[Mention], text: str) -> list[Mention]:
    """The figures that are changes, of those before a percentage or else the one behind it."""
    told = [other for other in near if _is_change(other, text) and _CHANGED.search(other.said_before(text))]
    return told or [other for other in figures(behind[:1]) if other.change and other.count.bounded]


def growth_in(told: Sequence[Mention], at: int, run: int, text: str) -> Ratio | None:
    """Growth of the figure before it; in a row (37件、45件，分别增长12.1%、21.6%) of any of them."""
    item, said = told[at], told[run].said_before(text)
    behind = told[at + 1] if at + 1 < len(told) else None
    goes_on = run < at or (
        behind is not None
        and behind.count.percent
        and _JOINED.fullmatch(text, item.count.whole.end, behind.count.whole.start) is not None
    )
    if goes_on and _SEVERALLY in said:
        return Ratio(item.count, "growth", (), reason=NO_BASE)
    return growth(item, figures(told[:at]), told[at + 1 :], said, text)


def is_level(item: Mention, text: str) -> bool:
    """Whether a percentage is what another came to, and no growth: 由20%下降到15.6%."""
    start = item.count.whole.start
    return _LEVEL.search(text, max(0, start - _NEAR), start) is not None


def _names_base(item: Mention, base: Count, before: Sequence[Mention], behind: Sequence[Mention]) -> bool:
    """Whether growth stands right beside last year's figure: 比上年的25件增长20%; 增长20%（去年25件）."""
    last = before[-1].count is base and before[-1].segment is item.segment
    return last or (bool(behind) and behind[0].count is base)


def _news(new: Sequence[Mention], base: Count, text: str) -> list[Count]:
    """The figures that may have grown over `base`: the last, or any where the base stands alone.

    So it does in 与上年的5件相比，申请量增长40%.
    """
    current = new[-1].count
    if not _BESIDE.match(text, base.whole.end):
        return [current, *_joined(new)]
    return [current, *(o.count for o in new[-2::-1] if o.count.exact and alike(o.count, current))]


def _joined(told: Sequence[Mention]) -> Iterator[Count]:
    """The sums of the last figure and those that 、 joins to it: 网上18件、书面12件."""
    value = told[-1].count.value
    for one, other in zip(told[-2::-1], told[::-1], strict=False):
        if other.segment.mark != "、" or one.count.unit != other.count.unit or not one.count.exact:
            return
        value += one.count.value
        yield replace(told[-1].count, value=value)


def _is_beside(other: Mention, item: Mention, text: str) -> bool:
    """Whether no semicolon stands between two figures."""
    first, second = sorted((other.count.whole.end, item.count.whole.end))
    return not any(mark in text[first:second] for mark in "；;")


def _moved(item: Mention, old: Sequence[Mention], changes: Sequence[Mention]) -> Ratio | None:
    """Growth told with the old figure and the change alone: 比上年的22件增加4件，增长18.2%."""
    if len(old) != 1 or len(changes) != 1:
        return None
    base, change = old[0].count, changes[0].count
    if not (base.bounded and change.bounded and alike(base, change) and base.value):
        return None
    return Ratio(item.count, "moved", ((change, base),))


def difference(told: Sequence[Mention], at: int, text: str) -> Ratio | None:
    """How many more or fewer it is than in another year, where both stand right before.

    So it is in 83条，较上年的61条增加22条. The first pair is the likeliest: that which comes nearest to it.
    """
    change = told[at]
    said = change.said_before(text)
    if (bracketed := over_bracket(told, at, text, falling=_FALLEN.search(said) is not None)) is not None:
        return bracketed
    if not MORE.fullmatch(said.strip()) or not _stands_alone(told, at, text):
        return None
    before = figures(told[:at])
    moved = _from_to(before[-2:], text)
    sign = -1 if _FALLEN.search(said) else 1
    if moved is not None and _is_beside(before[-1], change, text):
        named = text[change.count.whole.end : change.count.whole.end + 1] not in _CLOSED
        last = _OVER_LAST.search(said) is None or _LAST_YEAR.search(before[-2].said_before(text)) is not None
        if named or not last:
            return None  # 增加3个专题; 由2022年的20件增至45件，同比增加15件
        plain = all(count.exact and alike(count, change.count) for count in (*moved, change.count))
        return Ratio(change.count, "difference", (moved,), falling=sign < 0) if plain else None
    near = [*_plain_before(before, text), *before[-1:]]
    if len(near) < 2:
        return None
    new, old = sorted(near, key=lambda other: _is_old(other, text))
    counts = (new.count, old.count, change.count)
    plain = _is_old(old, text) and not (_is_old(new, text) or new.change or old.change)
    # 与上年（复议1件、诉讼0件）相比，复议增加4件: what is in brackets is last year's, all of it.
    plain = plain and new.segment.depth <= change.segment.depth
    plain = plain and not (_explains_another(old, new, change) or _tells_a_share(told, new, old, text))
    if not plain or not all(count.exact and alike(count, change.count) for count in counts):
        return None
    others = [other for other in before if not (_is_old(other, text) or other.change) and other.count.exact]
    news = [other.count for other in others if alike(other.count, old.count)]
    if len(news) > 1 and len({count.unit for count in news}) == 1:
        # 上半年176条、下半年191条，比上年的358条多9条
        news.append(replace(news[-1], value=sum(count.value for count in news)))
    goal = Decimal(old.count.value) + sign * Decimal(change.count.value)
    news.sort(key=lambda count: abs(Decimal(count.value) - goal))
    return Ratio(change.count, "difference", tuple((count, old.count) for count in news), falling=sign < 0)


def direction(told: Sequence[Mention], at: int, text: str) -> Ratio | None:
    """Where a figure has gone, if no change is told: 由71.2%降至67.8%; 31件，较上年的27件继续增加."""
    first, second = told[at - 1 : at + 1]
    said = second.said_before(text)
    turned = _TURNED.fullmatch(said)
    over = turned is None and _OVER_BASE.fullmatch(said) is not None
    if not (turned or over) or not _are_alike(first, second):
        return None
    if turned is not None:
        falling = turned["fallen"] is not None
        closed = text[second.count.whole.end : second.count.whole.end + 1] in _CLOSED
        begun = second.segment is first.segment and _STARTED.search(first.said_before(text)) is not None
        sure = falling or first.count.percent or first.count.unit in _COUNTED
        pair = (second.count, first.count)
        return Ratio(pair[0], "direction", (pair,), falling=falling) if begun and closed and sure else None
    went = _WENT.match(text, second.count.whole.end)
    beside = second.segment.start == first.segment.end + 1 and first.count.unit in _COUNTED and not first.old
    if went is None or not beside:
        return None
    falling = went["fallen"] is not None
    # 建议20件、提案15件，较上年的30件有所增加: of both, or of any: only one figure before leaves no doubt.
    fits = at > 1 or _is_told_before(first, text) or (first.count.value < second.count.value) == falling
    return None if fits else Ratio(first.count, "direction", ((first.count, second.count),), falling=falling)


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


def _explains_another(old: Mention, new: Mention, change: Mention) -> bool:
    """Whether last year's figure stands in a bracket behind another: 47件（上年60件），办结48件，减少10件."""
    return old.segment.depth > change.segment.depth and old.count.span.end <= new.count.span.start


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
    if len(before) > 2 and _is_change(before[-2], text) and _BASE.search(before[-1].said_before(text)):
        new = [other for other in before[:-2] if not (_is_old(other, text) or _is_change(other, text))]
        return new[-1:]
    return list(before[-2:-1])


def _old(before: Sequence[Mention], behind: Sequence[Mention], text: str) -> list[Mention]:
    """The figures of last year; 同比增长25%（去年400条）: it may stand behind."""
    later = [other for other in figures(behind) if other.count.bounded]
    for told in (before, later):
        found = [other for other in told if _is_old(other, text) and not _is_change(other, text)]
        if found:
            return found
    return []


def _is_old(item: Mention, text: str) -> bool:
    """Whether the figure is one of before: of another year, or after 比年初的."""
    return item.old or _BASE.search(item.said_before(text)) is not None


def _is_change(item: Mention, text: str) -> bool:
    """Whether the figure is how many more or fewer: 较上年增加22件, 比上年230件多32件."""
    return item.change or MORE.fullmatch(item.said_before(text).strip()) is not None


def _moved_to(
    item: Mention, before: Sequence[Mention], behind: Sequence[Mention], text: str
) -> tuple[Count, Count] | None:
    """The two figures of 由61件增至83件 that stand next to a percentage, before it or behind it."""
    beside = [other for other in before if _is_beside(other, item, text)]
    outer = [other for other in beside if other.segment.depth <= item.segment.depth] or beside
    later = [other for other in behind if _is_beside(other, item, text)]
    found = _from_to(outer[-2:], text)
    if found is not None and _is_of_another(item, found[1].span.start, found[0].span.start, text):
        found = None
    if found is None and not (outer and _from_to(outer, text)):
        own = later and _ON_ITS_OWN.fullmatch(text, item.count.whole.end, later[0].count.whole.start)
        found = _from_to(later[:2], text) if own else None
    return found


def _of_two_years(item: Mention, behind: Sequence[Mention], text: str) -> tuple[Count, Count] | None:
    """The new figure and the old one that two years behind a percentage name: 下降8%（上年40件，今年37）."""
    if len(behind) < 2 or not _is_beside(item, behind[1], text):
        return None
    one, other = behind[:2]
    plain = all(each.count.bounded and not each.count.percent and not each.change for each in (one, other))
    if not plain or one.old == other.old or not alike(one.count, other.count):
        return None
    between = item.count.whole.end, other.count.span.start
    # 访问量同比增长30%，2023年收到申请40件，2024年收到申请67件
    if "申请" in text[slice(*between)] and _is_of_another(item, *between, text, far=0):
        return None
    named = _A_YEAR.fullmatch(text, item.count.whole.end, one.count.whole.start) and _A_YEAR.fullmatch(
        text, one.count.whole.end, other.count.whole.start
    )
    old, new = (one, other) if one.old else (other, one)
    return (new.count, old.count) if named else None


def _is_of_another(item: Mention, first: int, last: int, text: str, far: int = _FAR) -> bool:
    """Whether a percentage is told of something that the words of the figures before it do not name."""
    said = _OF_ANOTHER.match(item.said_before(text))
    if said is None:
        return False
    named = said[1]
    plain = next((word for word in _PLAIN if named.endswith(word)), "")
    named = (named.removesuffix(plain) if plain else named).rstrip(_COUNTING)
    if plain and _OF_IT.fullmatch(named):
        return False
    return named[-2:] not in text[max(0, first - far) : last]


def _from_to(told: Sequence[Mention], text: str) -> tuple[Count, Count] | None:
    """The new figure and the old one of 由61件增至83件."""
    for one, other in pairwise(told):
        exact = (
            one.count.bounded and other.count.bounded and not one.count.percent and not other.count.percent
        )
        if exact and _FROM.search(one.said_before(text)) and _TO.search(other.said_before(text)):
            return other.count, one.count
    return None
