"""Rates of the figures that the sentence before tells: 新收40件，上年50件。同比下降20%."""

from __future__ import annotations

from govlint.claims.mentions import FiguredSentence
from govlint.lazy import lazily

# 新收40件，上年50件。同比下降20%; 发放500份，收回480份。回收率96%
_RATE_ALONE = lazily(
    r"[ \t\u3000]*(?:(?:同比|较上年(?:同期)?|比上年|与上年相比[，,]?|比去年|增幅|降幅)"
    r"(?:增长|上升|增加|下降|减少|回落|降低)?|增长|下降|[^，。；、\d]{2,8}率)"
    r"[为是达到约了]{0,3}[ \t]*[\d.]+[%％]。?[ \t]*"
)
# 公开信息200条，其中网站120条。网站占60%
_SHARE_ALONE = lazily(
    # not 其余占40%, which is what is left
    r"[ \t\u3000]*(?:其中[，,：:]?)?(?!其[余他它]|剩余|余下|另|非|[^，。；]{0,10}[以之]外)"
    r"[^，。；、\d]{2,10}?占比?[为达到约了]{0,3}[ \t]*[\d.]+[%％]。?[ \t]*"
)
_PAIR = 2
# 受理45件，答复45件。其中予以公开19件，公开率42.2%
_AMONG_LAST = lazily(
    r"[ \t\u3000]*其中[，,：:]?[^，。；;%％]{2,24}[，,]公开率[为是达到约了]{0,3}[ \t]*[\d.]+[%％]。?[ \t]*"
)


def with_last(item: FiguredSentence, last: FiguredSentence | None, text: str) -> FiguredSentence:
    """A sentence that only tells a rate of the two figures of the one before, with these: …。同比下降20%.

    So it is with what it tells of those of the one before and its rate: …。其中公开19件，公开率42.2%,
    and with the share of one of them: …网站120条。网站占60%.
    """
    if last is None or len(item.mentions) > _PAIR or not item.mentions[-1].count.percent:
        return item
    span = item.sentence.span
    if last.sentence.span.end != span.start or any(mention.count.percent for mention in last.mentions):
        return item
    changed = sum(mention.change for mention in last.mentions)
    if len(item.mentions) == _PAIR:
        goes_on = not changed and _AMONG_LAST.fullmatch(text, span.start, span.end) is not None
    else:
        # 新收40件，比上年50件减少10件。降幅20%
        goes_on = (
            len(last.mentions) - changed == _PAIR
            and _RATE_ALONE.fullmatch(text, span.start, span.end) is not None
        ) or (not changed and _SHARE_ALONE.fullmatch(text, span.start, span.end) is not None)
    return FiguredSentence(item.sentence, (*last.mentions, *item.mentions)) if goes_on else item
