"""How many times last year's figure it is, told behind that: 496条，是上年248条的2倍; 较上年248条翻一番."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from govlint.claims.mentions import Mention
from govlint.claims.rates.ratio import COUNTED, LAST_YEAR, Ratio, alike
from govlint.lazy import lazily
from govlint.model import Span

_BEHIND = lazily(
    r"(?:的|[，,]?(?P<more>(?:净|同比)?(?:增长|增加|提高|上升|多)了?))[ \t]*"
    r"(?:(?P<times>\d+(?:\.\d+)?)|(?P<word>[两二三四五六七八九十]))[ \t]*倍(?![多余以左有还之])"
    r"|[，,]?翻(?:了)?(?P<doubled>[一两二三]?)番(?![多半还])"
)
_OVER = lazily(
    r"(?:(?:恰好|正好|已)?(?:[是为]|相当于|达到?(?:了)?|相?[较比]|与|同)|(?=[^，。；\d]{2,8}[为是有共]|20\d\d))"
    rf"{LAST_YEAR}(?:[（(]|的|[为是共有])?[ \t]*"
)
_DIGITS = "零一二三四五六七八九十"


def times(told: Sequence[Mention], at: int, text: str) -> Ratio | None:
    """How many times the figure right before it `told[at]`, last year's, is said to be; or what it grew by.

    Nothing where other figures stand between, or words say that it is only about so many times.
    """
    if not at:
        return None
    new, old = told[at - 1 : at + 1]
    said = old.said_before(text)
    beside = old.segment.start == new.segment.end + 1 and old.start == old.segment.start
    plain = new.plain and old.count.exact and alike(new.count, old.count)
    if not (beside and plain) or new.count.unit not in COUNTED or new.segment.depth != old.segment.depth:
        return None
    found = _BEHIND.match(text, old.count.whole.end)
    if found is None or _OVER.fullmatch(said) is None:
        return None
    word = (found["word"] or found["doubled"] or "一").replace("两", "二")
    if found["times"]:
        value, span = Decimal(found["times"]), Span(*found.span("times"))
    elif found["word"]:
        value, span = Decimal(_DIGITS.index(word)), Span(*found.span("word"))
    else:
        value, span = Decimal(2 ** _DIGITS.index(word)), Span(*found.span())
    stated = replace(old.count, span=span, whole=Span(*found.span()), value=value, unit="", percent=False)
    # 收到45件，其中网上30件，是上年15件的3倍: of both, or of any before it.
    news = [each.count for each in told[at - 1 :: -1] if each.plain and alike(each.count, old.count)]
    return Ratio(stated, "times", tuple((count, old.count) for count in news), firm=found["more"] is None)
