"""Parts that come to more than their total and may be of something else: 新媒体1个，微信1个、视频号1个."""

from __future__ import annotations

from decimal import Decimal

from govlint.claims.figures import Count
from govlint.claims.totals.lists import Enumeration
from govlint.lazy import lazily
from govlint.model import Text
from govlint.numbers import Figure, slip

NEAR = Decimal("1.1")
"""Parts that come to so many times their total, and no more, may still be its own."""
HAS_NO_TOTAL = Text("看不出哪一个是合计", "has no clear total")

_WILD, _MUCH = 2, 5
# 同意210件，不予许可3件: what became of them.
_NOT, _NAME = lazily(r"[不未][^，。；、\d]*$"), 10


def why_unclear(found: Enumeration, totals: list[Count], sums: set[Figure], text: str) -> Text | None:
    """Why parts that come to more than their total may be of something else."""
    largest = totals[-1].value
    if found.parts[0].value == largest and (found.firm == 1 or not found.apart):
        # 公开1485条，其中通过网站发布1485条，动态125条，文件20条: those behind may be parts of the first, and
        # 项目45项，其中公开审批结果45项、招标投标38项 are of all projects and of some.
        return Text("第一项就是合计", "has a first part that is the total")
    if _is_divided_anew(found) or _is_divided_behind(found, largest, text):
        return HAS_NO_TOTAL
    if _is_of_others(found, largest) or sum(count.value for count in totals) in sums:
        # 新媒体1个，按类型分，微信1个、视频号1个: a group of them is one.
        return HAS_NO_TOTAL
    return None


def _is_divided_anew(found: Enumeration) -> bool:
    """Whether each of several figures behind a list that 、 joins is as large as all of it together.

    So they are in 事项512项，其中许可120项、公共服务300项，依申请类420项，网上可办505项.
    """
    values = [count.value for count in found.parts]
    first, behind = values[: found.firm], values[found.firm :]
    return len(first) > 1 and len(behind) > 1 and min(behind) >= sum(first)


def _is_divided_behind(found: Enumeration, total: Figure, text: str) -> bool:
    """Whether the last figures of a list come to its total by what became of all: 890件，其中购物230件，
    不予受理12件，已受理878件.
    """
    values = [count.value for count in found.parts]
    for at in range(max(1, found.firm), len(values) - 1):
        if sum(values[at:]) == total:
            return any(_NOT.search(text, *_words_before(count)) for count in found.parts[at:])
    return False


def _words_before(count: Count) -> tuple[int, int]:
    return max(0, count.whole.start - _NAME), count.whole.start


def _is_of_others(found: Enumeration, total: Figure) -> bool:
    """Whether parts that come to more than a total are hardly its own."""
    parts = [count.value for count in found.parts]
    # 有5件在12月收到，已并入台账，按途径统计，网络52件……: far behind, and far more.
    far = not found.near and sum(parts) > _WILD * total
    return (
        total == 1
        or far
        or (is_wild(total, parts) and (not found.beside or _runs_on(total, parts, found.firm)))
    )


def _runs_on(total: Figure, parts: list[Figure], firm: int) -> bool:
    """Whether a list that fits goes on with far more than its total: 其中文件2件，行政处罚613件, of 23."""
    return parts[0] <= total and any(part > _MUCH * total for part in parts[max(1, firm) :])


def are_of_others(total: Count, parts: tuple[Count, ...]) -> bool:
    """Whether parts of several units come to so much more that they need not be of the total at all."""
    units = {count.unit for count in (total, *parts) if count.unit}
    return len(units) > 1 and sum(count.value for count in parts) > total.value * NEAR


def is_wild(total: Figure, parts: list[Figure]) -> bool:
    """Whether the parts come to so much more that they are hardly its own, and no slip explains it."""
    added = sum(parts)
    if added <= _WILD * total or slip(total, added) is not None:
        return False
    rests = [(part, total - (added - part)) for part in parts]
    return all(rest <= 0 or slip(part, rest) is None for part, rest in rests)
