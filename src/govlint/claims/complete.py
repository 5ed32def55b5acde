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
_TOTAL_BEHIND = lazily(
    r"[ \t]*(?:以上|上述)?(?:全年|一年|年度|合计|共|总计|总[数量]|[两二][者项]|四个季度)[^，。；\d]{0,16}$"
)
_TOTAL_BEFORE = lazily(r"全年|年度|今年|本年|共|合计|总|累计|[、和与及]")
_SAME = lazily(r"[^。；;\d]*")
_ACTS = (
    lazily("收到|新收|受理|接收|接到|接听"),
    lazily("办结|答复|办理|处理|办复|审结"),
    lazily("公开|发布|更新|推送|制作|刊发"),
    lazily("举办|召开|组织|开展"),
)


def complete(sentences: Sequence[Told], text: str) -> Iterator[Summed]:
    """The totals of sentences with all of their parts: 上半年176条、下半年191条，全年公开信息367条."""
    for item in sentences:
        if _SIGNS.search(text, item.sentence.span.start, item.sentence.span.end):
            told = [other for other in item.mentions if not (other.count.percent or other.segment.depth)]
            for at in range(len(told)):
                parts = _all_of_one(told[at:], text)
                total = _total(told, at, at + len(parts), text) if parts else None
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


def _total(told: Sequence[Mention], first: int, behind: int, text: str) -> Mention | None:
    """The total of the parts from `first` up to `behind`: the figure right behind them, or right before."""
    parts = told[first:behind]
    after = told[behind] if behind < len(told) else None
    if after is not None and _TOTAL_BEHIND.match(after.said_before(text)) and _is_of(after, parts, text):
        return after
    before = told[first - 1] if first else None
    if before is None or not _TOTAL_BEFORE.search(before.said_before(text)):
        return None
    apart = _SAME.fullmatch(text, before.count.whole.end, parts[0].count.whole.start) is None
    return before if not apart and _is_of(before, parts, text) else None


def _is_of(total: Mention, parts: Sequence[Mention], text: str) -> bool:
    """Whether a total counts what its parts do: 四季度收到12件，全年办结40件 does not."""
    if total.change or total.old or not total.count.exact or total.count.unit != parts[0].count.unit:
        return False
    of_total = _acts(total, text)
    of_parts = set().union(*(_acts(part, text) for part in parts))
    return not of_total or not of_parts or bool(of_total & of_parts)


def _acts(item: Mention, text: str) -> set[re.Pattern[str]]:
    said = item.said_before(text) + item.said_behind(text)
    return {act for act in _ACTS if act.search(said)}
