"""Shares that name all of one whole: 自然人占60%、企业占30%、其他占10% come to 100%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.claims.figures import Count
from govlint.claims.mentions import MOST_FIGURES, Mention, Told
from govlint.claims.shares import is_of_another
from govlint.lazy import lazily

_REST = lazily(r"(?:其他|其它|其余)(?!处理|结果)[^\W\d]{0,8}?(?:[约各均共]|比例为)?占")
_NESTED = lazily(r"其中|同比|提高|下降|上升|较|[大小]约")
_ANEW = lazily(r"按|依|方面|[上中内]|来看|分(?!别)")


def partitions(paragraph: Sequence[Told], text: str) -> Iterator[tuple[Count, ...]]:
    """Shares in percent told one after the other, up to that of 其他 behind which there is none: all of one
    whole.
    """
    for item in paragraph:
        shares = [mention for mention in item.mentions if mention.count.percent]
        if not shares or len(item.mentions) > MOST_FIGURES or not _REST.search(shares[-1].said_before(text)):
            continue
        run: list[Mention] = []
        for mention in shares:
            said = mention.said_before(text)
            if not is_of_another(said) or not mention.count.exact or mention.change:
                run = []
                continue
            since = text[run[-1].count.whole.end : mention.count.whole.start] if run else said
            if _ANEW.search(since) or (run and _REST.search(run[-1].said_before(text))):
                run = []
            run.append(mention)
        between = text[shares[0].count.whole.start : shares[-1].count.whole.end]
        if len(run) > 1 and not _NESTED.search(between):
            yield tuple(one.count for one in run)
