"""Which figures are of before, and which are changes over these: 上年的40件, 增加22件, 由61件增至83件."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from govlint.claims.figures import Count
from govlint.claims.mentions import FALLS, Mention
from govlint.claims.rates.ratio import LAST_YEAR, figures
from govlint.lazy import lazily

FALLEN = lazily(rf"{FALLS}|降幅|少|负增长|↓$|(?:^|同比|环比|增[长速幅]|变化|[为是了年期])[-−－]$")
MORE = lazily(
    r"(?:相?比|相较)?[，,]?(?:同比|环比|总量|一年[间来]?)?(?:净?增加?|增长|上升|净?减少|下降|降低|多|少)了?"
    r"(?:公开|发布|收到|新收|受理|办理|办结|答复)?"
)
_BASE = lazily(r"[比较与同][\u4e00-\u9fff\d]{1,8}的[ \t]*$")
_OF_A_YEAR, _NEAR = lazily(rf"(?:^|[，,。；;\n])[ \t\u3000]*相?[与和同比较]{LAST_YEAR}[（(][ \t]*$"), 20
_ANOTHER_FIGURE = lazily(r"\d[ \t]*[件条宗份次起篇个人]")
_FROM = lazily(r"(?:由|从)[^，。]{0,10}$")
_TO = lazily(
    r"^[\u4e00-\u9fff]{0,8}[至到为][ \t]*"
    r"(?:20\d\d *年度?|[本今当]年度?|年[末底]|第?[一二三四]季度|\d{1,2}月[末底]?|目前|现在)?的?[ \t]*$"
)


def is_beside(other: Mention, item: Mention, text: str) -> bool:
    """Whether no semicolon stands between two figures."""
    first, second = sorted((other.count.whole.end, item.count.whole.end))
    return not any(mark in text[first:second] for mark in "；;")


def explains_another(old: Mention, new: Mention, change: Mention, text: str) -> bool:
    """Whether last year's figure stands in a bracket behind another: 47件（上年60件），办结48件，减少10件.

    In 与上年（60件）相比，今年47件，减少21.7% it stands behind the year alone.
    """
    if old.segment.depth <= change.segment.depth or old.count.span.end > new.count.span.start:
        return False
    start, end = old.count.whole.start, old.count.whole.end
    alone = _ANOTHER_FIGURE.search(text, end, new.count.span.start) is None
    return not (alone and _OF_A_YEAR.search(text, max(0, start - _NEAR), start))


def old_ones(before: Sequence[Mention], behind: Sequence[Mention], text: str) -> list[Mention]:
    """The figures of last year; 同比增长25%（去年400条）: it may stand behind."""
    later = [other for other in figures(behind) if other.count.bounded]
    for told in (before, later):
        found = [other for other in told if is_old(other, text) and not is_change(other, text)]
        if found:
            return found
    return []


def is_old(item: Mention, text: str) -> bool:
    """Whether the figure is one of before: of another year, or after 比年初的."""
    return item.old or is_base(item, text)


def is_base(item: Mention, text: str) -> bool:
    """Whether the figure is what another is held against: 比上年的40件."""
    return _BASE.search(item.said_before(text)) is not None


def is_change(item: Mention, text: str) -> bool:
    """Whether the figure is how many more or fewer: 较上年增加22件, 比上年230件多32件."""
    return item.change or MORE.fullmatch(item.said_before(text).strip()) is not None


def from_to(told: Sequence[Mention], text: str) -> tuple[Count, Count] | None:
    """The new figure and the old one of 由61件增至83件."""
    for one, other in pairwise(told):
        exact = (
            one.count.bounded and other.count.bounded and not one.count.percent and not other.count.percent
        )
        if exact and _FROM.search(one.said_before(text)) and _TO.search(other.said_before(text)):
            return other.count, one.count
    return None
