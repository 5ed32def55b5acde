"""A row of figures and the total behind it: 三个账号分别发布60条、31条、8条，合计99条."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.claims.mentions import Mention, Told
from govlint.claims.sums import Summed
from govlint.lazy import lazily

_ROW = "分别"
_OPENED = lazily(r"分别(?!占|增|减|下|上|同|较|比|达|提)[^，。；、\d]{0,8}$")
_JOINED = lazily(r"[ \t]*[、，,和及与][ \t]*")
_ADDED = lazily(r"[ \t]*(?:再)?(?:加上|另加|连同)")
_TOTAL = lazily(
    r"[ \t]*(?:以上|上述)?(?:[两二三四五六七八九十]+[者项种类级])?(?:全年|全[省市州县区旗盟镇乡])?"
    r"(?:合计|共计|总计|总共|一共|共)(?P<named>[^，。；\d]{0,8}?)[为是]?[ \t]*$"
)
_EXPLAINED = lazily(r"[（(][^）)\d]*(?:含|另|部分|重复|其中)")
_LEAST = 2


def row_sums(sentences: Sequence[Told], text: str) -> Iterator[Summed]:
    """The totals of sentences that stand right behind a row of figures."""
    for item in sentences:
        start, end = item.sentence.span.start, item.sentence.span.end
        if text.find(_ROW, start, end) < 0:
            continue
        told = [other for other in item.mentions if not other.segment.depth]
        for at, mention in enumerate(told):
            if _OPENED.search(mention.said_before(text)):
                yield from _summed(told[at:], text)


def _summed(told: Sequence[Mention], text: str) -> Iterator[Summed]:
    """The total behind the row that the first figures of `told` are, and what is added to it."""
    length = 1
    while length < len(told) and _JOINED.fullmatch(
        text, told[length - 1].count.whole.end, told[length].count.whole.start
    ):
        length += 1
    parts = list(told[:length])
    if length < len(told) and _ADDED.match(told[length].said_before(text)):
        parts.append(told[length])
    total = told[len(parts)] if len(parts) < len(told) else None
    found = _TOTAL.match(total.said_before(text)) if total is not None else None
    if length < _LEAST or total is None or found is None:
        return
    every = (*parts, total)
    if _EXPLAINED.match(text, total.count.whole.end):
        return
    plain = all(item.count.exact and not (item.count.percent or item.change or item.old) for item in every)
    if plain and len({item.count.unit for item in every}) == 1:
        of_them = not found["named"] or found["named"] in parts[0].said_before(text)
        yield Summed(total.count, tuple(item.count for item in parts), certain=of_them, whole=of_them)
