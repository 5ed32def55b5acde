"""Parts that are all of one whole by their names, beside its total: quarters, half-years, 前者 and 后者."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govlint.claims.mentions import Mention, Told
from govlint.claims.sums import Summed
from govlint.lazy import lazily

_SIGNS = lazily("四季度|下半年|后者")
_HEAD = r"[ \t]*(?:其中|即|具体为|分别[为是])?[ \t]*"
_WHOLES = tuple(
    tuple(lazily(_HEAD + name) for name in names)
    for names in (
        ("第?一季度", "第?二季度", "第?三季度", "第?四季度"),
        ("上半年", "下半年"),
        ("前者", "后者"),
    )
)
_BOTH = lazily(_HEAD + "前者")
_TOTAL_BEHIND = lazily(
    r"[ \t]*(?:以上|上述)?(?:全年|一年|年度|合计|共|总计|总[数量]|[两二][者项]|四个季度)[^，。；\d]{0,16}$"
)
_TOTAL_BEFORE = lazily(r"全年|年度|今年|本年|共|合计|总|累计|[、和与及]")
_SAME = lazily(r"[^。；;\d]*")
_PLANNED = lazily("计划|目标|任务|预计|拟")
# 全年本局对外公开信息358条 says nothing of its own.
_GENERAL = lazily(
    r"以上|上述|全年|一年|年度|本年|合计|共计?|总计|总[数量]|累计|[两二][者项]|四个季度|[本我全][局委厅办镇乡街道院校关市县区省州旗]"
    r"|对外|主动|公开|公布|发布|更新|推送|新收到?|收到?|受理|办理|办结|答复|各类|政府|信息|申请"
    r"|[的为是达到了 \t]"
)
_BODIES = frozenset("家户人名位个")
"""Units of what may be counted in every quarter anew."""
_EXPLAINED = lazily(r"[（(][^）)\d]*(?:含|另|部分|重复|其中)")
_ACTS = (
    lazily("收到|新收|受理|接收|接到|接听"),
    lazily("办结|答复|办理|处理|办复|审结"),
    lazily("公开|发布|更新|推送|制作|刊发"),
    lazily("举办|召开|组织|开展"),
)


def complete(sentences: Sequence[Told], text: str) -> Iterator[Summed]:
    """The totals of sentences with all of their parts: 上半年176条、下半年191条，全年公开信息367条."""
    for item in sentences:
        start = item.sentence.span.start
        if _SIGNS.search(text, start, item.sentence.span.end):
            told = [other for other in item.mentions if not (other.count.percent or other.segment.depth)]
            for at in range(len(told)):
                parts = _all_of_one(told[at:], text)
                total = _total(told, at, at + len(parts), text, start) if parts else None
                if total is not None:
                    yield Summed(total.count, tuple(part.count for part in parts), certain=True, whole=True)


def _all_of_one(told: Sequence[Mention], text: str) -> list[Mention]:
    """The first figures of `told`, if their names are those of all parts of one whole; else none."""
    for names in _WHOLES:
        parts = list(told[: len(names)])
        if len(parts) == len(names) and all(
            name.match(part.said_before(text)) for name, part in zip(names, parts, strict=True)
        ):
            plain = all(part.count.exact and not (part.change or part.old) for part in parts)
            return parts if plain and len({part.count.unit for part in parts}) == 1 else []
    return []


def _total(told: Sequence[Mention], first: int, behind: int, text: str, start: int) -> Mention | None:
    """The total of the parts from `first` up to `behind`: the figure right behind them, or right before."""
    parts = told[first:behind]
    after = told[behind] if behind < len(told) else None
    if (
        after is not None
        and _TOTAL_BEHIND.match(after.said_before(text))
        and _is_of(after, parts, text)
        and _is_known(after, start, text)
    ):
        return after
    before = told[first - 1] if first else None
    if before is None or not _TOTAL_BEFORE.search(before.said_before(text)):
        return None
    apart = _SAME.fullmatch(text, before.count.whole.end, parts[0].count.whole.start) is None
    return before if not apart and _is_of(before, parts, text) else None


def _is_known(total: Mention, start: int, text: str) -> bool:
    """Whether what a total behind its parts counts was named before it: 全年督查6次 is of no 检查."""
    own = _GENERAL.sub("", total.said_before(text))
    return not own or own in text[start : total.start]


def _is_of(total: Mention, parts: Sequence[Mention], text: str) -> bool:
    """Whether a total counts what its parts do: 四季度收到12件，全年办结40件 does not."""
    if total.change or total.old or not total.count.exact or total.count.unit != parts[0].count.unit:
        return False
    if _PLANNED.search(total.said_before(text)) or _EXPLAINED.match(text, total.count.whole.end):
        return False
    if total.count.unit in _BODIES and not _BOTH.match(parts[0].said_before(text)):
        return False
    of_total = _acts(total, text)
    of_parts = set().union(*(_acts(part, text) for part in parts))
    return not of_total or not of_parts or bool(of_total & of_parts)


def _acts(item: Mention, text: str) -> set[re.Pattern[str]]:
    said = item.said_before(text) + item.said_behind(text)
    return {act for act in _ACTS if act.search(said)}
