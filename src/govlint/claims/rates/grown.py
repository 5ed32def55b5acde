"""Growth over another year that a sentence tells: 收到45件，较上年40件增长12.5%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from govlint.claims.figures import Count
from govlint.claims.mentions import FALLS, RISES, Mention
from govlint.claims.rates.bases import (
    FALLEN,
    explains_another,
    from_to,
    is_beside,
    is_change,
    is_old,
    old_ones,
)
from govlint.claims.rates.cameto import come_to
from govlint.claims.rates.ratio import NO_BASE, Ratio, alike, figures
from govlint.lazy import lazily

_CHANGED = lazily(f"{RISES}|{FALLS}|多|少")
_BESIDE = lazily(r"[件条宗份次起项篇个]?(?:相比|相较|比较|对比)")
# 申请量增长50%，自然人由20件增至33件: these have grown by another share.
_ON_ITS_OWN = lazily(
    r"[，,（(：: \t]*(?:即|也就是|总量|总数|数量|件数|申请量|发布量|公开量|其)?(?:已|也|又|从|由|自|分别)?"
    r"(?:上一?年度?|去年|20\d\d *年度?)?的?[ \t]*"
)
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
# 2023年、2024年分别公开400条、500条，增长25%
_EACH_YEAR = lazily(
    r"(?P<one>20\d\d) *年度?[、和与及](?P<other>20\d\d) *年度?[^，。；\d]{0,16}?"
    r"分别[^，。；\d增减升降多少]{0,12}$"
)
_THEN = lazily(r"[、和与及][ \t]*")
_COUNTING = "量数额件类总的"
# 由2场增至4场，参训人数增长60%: of something else than the figures before it.
_OF_ANOTHER = lazily(
    rf"[，,]?((?!同比|环比)[\u4e00-\u9fff]{{2,8}}?)(?:同比|环比|比|较|净?增[长加幅]|{RISES}|{FALLS}|降幅)"
)
# 复议案件减少2件，新收申请45件，下降12.5%: a change of something else, told before.
_OWN_CHANGE = lazily(
    r"(?:[^，。；\d]*[年期比较与同环])?[，,]?(?P<named>(?:(?![年期比较与同环])[\u4e00-\u9fff]){2,8}?)"
    r"(?:净?增[加长]?|上升|净?减少|下降|降低|[多少])了?[ \t]*"
)
# 与上年相比，减少2件，新收申请45件，下降12.5%: of what is not told, with nothing before it.
_BARE_CHANGE = lazily(
    r"[ \t\u3000]*(?:[与同和](?:上一?年度?|去年|往年|20\d\d *年度?)(?:同期)?(?:相比|相较|比较|对比)"
    r"|同比|环比)[，,]?"
    r"(?:净?增[加长]?|上升|净?减少|下降|降低|[多少])了?[ \t]*"
)
_CAME_TO = lazily(
    r"[，,、；; \t件条宗份次起篇个项]*+"
    r"(?:[今本全当]年度?|20\d\d *年度?|达|[增降减]?[至为到]|共计?|总计|合计|[是有])*+[ \t]*"
)
_PLAIN = (
    *("总体", "总量", "整体", "数量", "件数", "总数", "绝对", "合计", "申请", "申请量", "幅度"),
    *("同期", "实际", "累计", "分别", "年均", "一年", "全年", "今年", "本年", "其中", "明显", "大幅"),
    *("相比", "相较", "比较", "对比", "有所", "略有", "稍有", "小幅", "显著", "稳步", "继续", "持续"),
    *("一步", "平均"),
)
_SEVERALLY, _JOINED = "分别", lazily(r"[、，,；;和及与 \t]*")


def growth(
    item: Mention, before: list[Mention], behind: Sequence[Mention], said: str, text: str
) -> Ratio | None:
    """Growth of the figure before it over last year's, or over what a change of so many leaves."""
    falling = FALLEN.search(said) is not None
    near = [other for other in before if other.count.bounded]
    moved_to = (
        _moved_to(item, before, behind, text)
        or _of_two_years(item, behind, text)
        or _of_each_year(item, before, text)
    )
    if moved_to is not None:
        return Ratio(item.count, "growth", (moved_to,), falling=falling)
    parted = max(text.rfind(mark, 0, item.count.whole.start) for mark in "；;")
    changes = _changes([other for other in near if other.count.span.start > parted], behind, text)
    old = old_ones([other for other in near if other.count.span.start > parted], behind[:1], text)
    new = [other for other in near if not is_old(other, text) and not is_change(other, text)]
    # 收到1286件（市本级187件，县区1099件），减少38件: of what stands before the bracket.
    new = [other for other in new if other.segment.depth <= item.segment.depth] or new
    if not new:
        return _moved(item, old, changes, text) or come_to(item, old, behind, text, falling=falling)
    current = new[-1].count
    first = min(count.span.start for count in (current, *(other.count for other in old)))
    if _is_of_another(item, first, current.span.start, text):
        return Ratio(item.count, "growth", (), falling=falling, reason=NO_BASE)
    old = [other for other in old if not explains_another(other, new[-1], item, text)]
    bases = [other.count for other in old if alike(other.count, current)]
    changes = [other for other in changes[-1:] if not _is_told_of_another(other, current, text)]
    moved = [other.count for other in changes if alike(other.count, current)]
    if not bases and not moved:
        return Ratio(item.count, "growth", (), falling=falling, reason=NO_BASE)
    falling = falling or any(FALLEN.search(other.said_before(text)) for other in changes)
    return Ratio(
        item.count,
        "growth",
        tuple((count, base) for base in bases[-1:] for count in _news(new, base, text)),
        changes=tuple((current, change) for change in moved),
        falling=falling,
        firm=bool(bases) and not moved and _names_base(item, bases[-1], before, behind),
    )


def _is_told_of_another(change: Mention, current: Count, text: str) -> bool:
    """Whether a change before a figure names something that the words of the figure do not."""
    if change.count.span.start > current.span.start:
        return False
    between = change.count.whole.end, current.span.start
    said = _OWN_CHANGE.fullmatch(change.said_before(text))
    if said is None:
        return _is_bare(change, text) and _CAME_TO.fullmatch(text, *between) is None
    named = said["named"].rstrip(_COUNTING)
    if not named or any(named.endswith(word) for word in _PLAIN) or _CAME_TO.fullmatch(text, *between):
        return False
    return not any(word in text[slice(*between)] for word in (named[:2], named[-2:]))


def _is_bare(change: Mention, text: str) -> bool:
    """Whether a sentence begins with a change and does not say of what: 与上年相比，减少2件."""
    end = change.count.whole.start
    start = max(text.rfind(mark, max(0, end - _FAR), end) for mark in "。；;\n") + 1
    return start > 0 and _BARE_CHANGE.fullmatch(text, start, end) is not None


def _changes(near: Sequence[Mention], behind: Sequence[Mention], text: str) -> list[Mention]:
    """The figures that are changes, of those before a percentage or else the one behind it."""
    told = [other for other in near if is_change(other, text) and _CHANGED.search(other.said_before(text))]
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


def _moved(item: Mention, old: Sequence[Mention], changes: Sequence[Mention], text: str) -> Ratio | None:
    """Growth told with the old figure and the change alone: 比上年的22件增加4件，增长18.2%."""
    if len(old) != 1 or len(changes) != 1:
        return None
    base, change = old[0].count, changes[0].count
    if not (base.bounded and change.bounded and alike(base, change) and base.value):
        return None
    # 会议较上年的50次压减5次，时间压缩20%: of something else.
    first, last = sorted((base.span.start, change.span.start))
    if _is_of_another(item, first, last, text):
        return Ratio(item.count, "moved", (), reason=NO_BASE)
    return Ratio(item.count, "moved", ((change, base),))


def _moved_to(
    item: Mention, before: Sequence[Mention], behind: Sequence[Mention], text: str
) -> tuple[Count, Count] | None:
    """The two figures of 由61件增至83件 that stand next to a percentage, before it or behind it."""
    beside = [other for other in before if is_beside(other, item, text)]
    outer = [other for other in beside if other.segment.depth <= item.segment.depth] or beside
    later = [other for other in behind if is_beside(other, item, text)]
    found = from_to(outer[-2:], text)
    if found is not None and _is_of_another(item, found[1].span.start, found[0].span.start, text):
        found = None
    if found is None and not (outer and from_to(outer, text)):
        own = later and _ON_ITS_OWN.fullmatch(text, item.count.whole.end, later[0].count.whole.start)
        found = from_to(later[:2], text) if own else None
    return found


def _of_two_years(item: Mention, behind: Sequence[Mention], text: str) -> tuple[Count, Count] | None:
    """The new figure and the old one that two years behind a percentage name: 下降8%（上年40件，今年37）."""
    if len(behind) < 2 or not is_beside(item, behind[1], text):
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


def _of_each_year(item: Mention, before: Sequence[Mention], text: str) -> tuple[Count, Count] | None:
    """The new figure and the old one of two years in a row: 2023年、2024年分别公开400条、500条，增长25%."""
    if len(before) < 2 or _SEVERALLY in item.said_before(text):
        return None
    one, other = before[-2:]
    start = one.count.whole.start
    years = _EACH_YEAR.search(text, max(0, start - _FAR), start)
    beside = _THEN.fullmatch(text, one.count.whole.end, other.count.whole.start) is not None
    plain = one.count.exact and other.count.exact and one.count.unit == other.count.unit
    next_to = other.segment.end + 1 == item.segment.start and item.segment.mark in "，,"
    if years is None or not (beside and plain and next_to):
        return None
    if abs(int(years["one"]) - int(years["other"])) != 1 or _is_of_another(item, start, start, text):
        return None
    pair = (other.count, one.count)
    return pair if int(years["one"]) < int(years["other"]) else (pair[1], pair[0])


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
