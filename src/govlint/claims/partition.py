"""Shares that name all of one whole: 自然人占60%、企业占30%、其他占10% come to 100%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.claims.figures import Count
from govlint.claims.mentions import MOST_FIGURES, Mention, Told
from govlint.claims.shares import is_of_another
from govlint.lazy import lazily

_REST = lazily(r"(?:其他|其它|其余)[^\W\d]{0,8}?(?:[约各均共]|比例为)?占")
_NESTED = lazily(r"其中|同比|提高|下降|上升|较|[大小]约")


def partitions(paragraph: Sequence[Told], text: str) -> Iterator[tuple[Count, ...]]:
    """Shares in percent told one after the other, up to that of 其他: all of one whole."""
    for item in paragraph:
        if len(item.mentions) > MOST_FIGURES:
            continue
        run: list[Mention] = []
        for mention in item.mentions:
            if not mention.count.percent:
                continue
            said = mention.said_before(text)
            if not is_of_another(said) or not mention.count.exact or mention.change:
                run = []
                continue
            run.append(mention)
            if _REST.search(said):
                between = text[run[0].count.whole.start : mention.count.whole.end]
                if len(run) > 1 and not _NESTED.search(between):
                    yield tuple(one.count for one in run)
                run = []
