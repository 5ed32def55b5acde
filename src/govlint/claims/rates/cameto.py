"""Growth whose new figure stands behind it: 较上年的40件增长12.5%，全年收到申请45件."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.claims.mentions import Mention
from govlint.claims.rates.ratio import LAST_YEAR, Ratio, alike
from govlint.lazy import lazily

_OVER_ALL = lazily(
    r"(?:[^，。；\d]{0,24}[，,])?[ \t\u3000]*(?:全年|总体|申请量?|收件量|申请数量)?"
    r"相?(?:较|比|与)(?:上一?年|去年|20\d\d *年)度?(?:的|[（(])?[ \t]*"
)
# 比去年减少25条（上年200条）; 较上年增加5件，上年为42件
_LAST_YEARS = lazily(
    r"(?:(?P<bracket>[（(])|[，,]而?)(?:上一?年|去年|(?P<year>20\d\d) *年)度?(?:同期)?"
    r"(?:(?:共|只|仅|累计)*(?:为|是|(?P<have>有)|(?P<verb>收到|受理|新收|公开|发布)))?"
    r"共?(?P<noun>申请|信息)?[ \t]*"
)
# Nothing more is told of it: 上年有2件结转至本年, 去年收到3件引发复议 are some of last year's.
_TOLD = lazily(r"[ \t]*(?:[）)，,。；;\n]|$)")
_YEAR = lazily(r"20\d\d")
_ALIKE = {"公开": ("公开", "发布"), "发布": ("公开", "发布")}
_COMMAS, _OPENING, _CLOSING = frozenset("，,"), frozenset("（("), frozenset("）)")
_MORE_OR_LESS = lazily(
    r"[ \t]*(?:相?[比较]|与|同比)(?:上一?年|去年|20\d\d *年)?(?:度|同期)*(?:相比)?[，,]?"
    r"(?:净?增[加长]?|上升|多|净?减少?|下降|少)了?(?:公开|发布|收到|受理)?[ \t]*"
)
_CAME_TO = lazily(
    r"[，,](?:(?:20\d\d *年度?|全年|今年|本年度?)?(?:共|累计|总共)?(?:收到|受理|新收|接收)"
    r"(?:政府)?(?:信息公开)?(?:申请)?(?:达到?|共)?|(?:总[量数])?达到?)[ \t]*"
)
# 公开信息较上年的280条增加50条，达到330条: of the same.
_OVER_THAT = lazily(rf"[^。；;\n]{{0,40}}?[^，。；;\n\d]{{0,24}}相?(?:较|比|与|同){LAST_YEAR}的?[ \t]*")
_CHANGED_BY = lazily(r"(?:净?增[加长]?|上升|多|净?减少?|下降|少)了?[ \t]*")
_IS_NOW = lazily(r"(?:申请|信息)?[，,](?:总[量数])?(?:达到?|增[至到]|[降减][至到])了?[ \t]*")


def between(told: Sequence[Mention], at: int, text: str, year: int | None, *, falling: bool) -> Ratio | None:
    """How many more or fewer, where last year's figure and this one stand on both sides of it."""
    return over_bracket(told, at, text, year, falling=falling) or then_to(told, at, text, falling=falling)


def then_to(told: Sequence[Mention], at: int, text: str, *, falling: bool) -> Ratio | None:
    """How many more or fewer what stands behind it is than last year's: 较上年的280条增加50条，达到330条.

    Both stand beside it, and nothing else is told before.
    """
    if at != 1 or len(told) < 3:
        return None
    old, change, new = told[:3]
    counts = (old.count, change.count, new.count)
    alike_all = len({count.unit for count in counts}) == 1 and all(count.exact for count in counts)
    plain = alike_all and old.old and not (new.old or any(count.percent for count in counts))
    start = max(text.rfind(mark, 0, old.start) for mark in "。；;\n") + 1
    if (
        not plain
        or old.segment.depth
        or new.segment.depth
        or _CHANGED_BY.fullmatch(change.said_before(text)) is None
        or _IS_NOW.fullmatch(text, change.count.whole.end, new.count.whole.start) is None
        or _OVER_THAT.fullmatch(text, start, old.count.whole.start) is None
    ):
        return None
    return Ratio(change.count, "difference", ((new.count, old.count),), falling=falling)


def over_bracket(
    told: Sequence[Mention], at: int, text: str, year: int | None, *, falling: bool
) -> Ratio | None:
    """How many more or fewer the figure before it is than last year's right behind it, in a bracket or not:
    185条，比去年减少25条（上年200条）. `year` is the report's.
    """
    if not 0 < at < len(told) - 1:
        return None
    new, change, old = told[at - 1 : at + 2]
    counts = (new.count, change.count, old.count)
    if any(alike(other.count, change.count) for other in told[: at - 1]):
        return None  # 公开185条、动态30条，比去年减少25条（上年200条）: of both, or of either.
    plain = all(count.exact and not count.percent and alike(count, change.count) for count in counts)
    named = _are_last_years(new, change, old, text, year)
    beside = new.segment.end + 1 == change.segment.start and change.segment.mark in _COMMAS
    if (
        not _MORE_OR_LESS.fullmatch(change.said_before(text))
        or not plain
        or not (named and beside)
        or new.old
        or new.change
        or new.segment.depth
        or not (old.old or old.segment.depth)
    ):
        return None
    return Ratio(change.count, "difference", ((new.count, old.count),), falling=falling)


def _are_last_years(new: Mention, change: Mention, old: Mention, text: str, year: int | None) -> bool:
    """Whether the last figure is all that last year had of what the first one is, as far as its words say.

    Or another year, with which the first one is compared: 比2022年减少25条（2022年200条）.
    """
    named = _LAST_YEARS.fullmatch(text, change.count.whole.end, old.count.whole.start)
    if named is None or _TOLD.match(text, old.count.whole.end) is None:
        return False
    last = str(year - 1) if year is not None else ""
    over = _YEAR.search(change.said_before(text))
    if (named["year"] or last) != (over.group() if over is not None else last):
        return False
    said = text[new.segment.start : new.segment.end]
    verb, noun = named["verb"] or "", named["noun"] or ""
    same = any(word in said for word in _ALIKE.get(verb, (verb,))) and noun in said
    return same and (named["have"] is None or named["bracket"] is not None)


def come_to(
    item: Mention, old: Sequence[Mention], behind: Sequence[Mention], text: str, *, falling: bool
) -> Ratio | None:
    """Growth over the one figure of last year to that behind it; None where one may be of something else."""
    if len(old) != 1 or not behind:
        return None
    base, new = old[0], behind[0]
    if text[base.count.whole.start - 1] in _OPENING and text[base.count.whole.end] not in _CLOSING:
        return None  # 比上年（50件网上申请）下降
    start = max(text.rfind(mark, 0, base.start) for mark in "。；;\n") + 1
    named = _OVER_ALL.fullmatch(text, start, base.count.whole.start) and _CAME_TO.fullmatch(
        text, item.count.whole.end, new.count.whole.start
    )
    if named is None or new.old or new.change or not new.count.exact or not alike(new.count, base.count):
        return None
    return Ratio(item.count, "growth", ((new.count, base.count),), falling=falling)
