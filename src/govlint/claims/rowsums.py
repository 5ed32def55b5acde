"""A row of figures and the total behind it: 三个账号分别发布60条、31条、8条，合计99条."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.claims.mentions import Mention, Told
from govlint.claims.sums import BODIES, CLOSED, EXPLAINED, Summed, is_near
from govlint.lazy import lazily

_ROW = "分别"
_OPENED = lazily(r"分别(?!占|增|减|下|上|同|较|比|达|提)[^，。；、\d]{0,8}$")
_JOINED = lazily(r"[ \t]*[、，,和及与][ \t]*")
_ADDED = lazily(r"[ \t]*(?:再)?(?:加上|另加)")
# 全年共312条, 全市共200件 may be of more than the row.
_TOTAL = lazily(
    r"[ \t]*(?:以上|上述)?(?:[两二三四五六七八九十]+[者项种类级])?"
    r"(?:合计|共计|总计|总共|一共|共)[为是]?[ \t]*$"
)
_TOTAL_ADDED = lazily(r"[ \t]*(?:全年)?(?:合计|共计|总计|总共|一共|共)[为是]?[ \t]*$")
_DOUBT = lazily(
    "联合|同时|部分(?!公开|答复|采纳|门)|去重|重复|两种|多种|第[^，。；]{0,6}[批次]|[两二三四五六七八九十][批次]"
)
_LEAST = 2


def row_sums(sentences: Sequence[Told], text: str) -> Iterator[Summed]:
    """The totals of sentences that stand right behind a row of figures, and say nothing of their own."""
    for item in sentences:
        start, end = item.sentence.span.start, item.sentence.span.end
        if text.find(_ROW, start, end) < 0 or _DOUBT.search(text, start, end):
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
    added = length < len(told) and _ADDED.match(told[length].said_before(text)) is not None
    parts = list(told[: length + added])
    total = told[len(parts)] if len(parts) < len(told) else None
    if length < _LEAST or total is None:
        return
    end = total.count.whole.end
    if text[end : end + 1] not in CLOSED or EXPLAINED.match(text, end):
        return
    if (_TOTAL_ADDED if added else _TOTAL).match(total.said_before(text)) is None:
        return
    every = (*parts, total)
    plain = all(item.plain for item in every)
    alike = len({item.count.unit for item in every}) == 1 and total.count.unit not in BODIES
    if plain and alike and is_near([part.count for part in parts], total.count):
        yield Summed(total.count, tuple(item.count for item in parts), certain=True, whole=True)
