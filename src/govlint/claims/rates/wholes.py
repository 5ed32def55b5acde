"""What a share says that it is of (占办结总数, 占全部新收申请), and which figures of the text are that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from govlint.claims.figures import Count
from govlint.claims.mentions import Mention
from govlint.claims.rates.ratio import alike
from govlint.claims.words import COUNT, Lists, Word

_OWN = (
    r"[了到比]?(?:[我本]{ourselves}|全年|本年度?|今年|年度|当年|全部|所有|总|共|已)*"
    r"(?:的)?(?:新收|收到|受理|接收|办结|办理|答复|审结|不予公开|无法提供|不予处理|其他处理|处理)?(?:到|的)?(?:政府信息公开|信息公开|依申请公开)?(?:的)?"
    r"(?:申请|案件|事项|件)?(?:的)?(?:总数量|总件数|总数|总量|件数|数量|数|量)?(?:的)?(?:比例|比重)?(?:的)?"
    r"(?:约|近)?(?:为|是|达到?)?(?:约|近)?[ \t]*"
)
_ALL = ("received", "answered", "refused", "unavailable", "not_handled", "other")
"""The counts of all there is, or of a group of outcomes, that a share may name."""


def named_whole(item: Mention, text: str, lists: Lists) -> str:
    """The count of all there is that stands between 占 and a percentage; empty where there is none."""
    at = text.rfind("占", item.start, item.count.whole.start)
    # 占全区申请总量的4.6%, 占上年受理总数的20%: another's, or of another year.
    if at < 0 or lists(_OWN).fullmatch(text, at + 1, item.count.whole.start) is None:
        return ""
    words = [word for word in item.before if word.start > at >= 0]
    for word in words:
        found = _counts(word)
        if found:
            return found
    # 占全部申请的77%: of all that were received.
    return _ALL[0] if any(word.naming and _is_of_requests(word) for word in words) else ""


def _counts(word: Word) -> str:
    names = {sense.name for sense in word.senses if sense.kind == COUNT}
    return next((name for name in _ALL if name in names), "")


def _is_of_requests(word: Word) -> bool:
    return any(sense.matter == "requests" for sense in word.senses)


def figures_of(whole: str, part: Count, told: Sequence[Mention], kinds: Mapping[int, str]) -> list[Count]:
    """The figures that count a named whole of which `part` is a part: those called so, or else all told."""
    fit = [
        other
        for other in told
        if other.count is not part
        and other.count.bounded
        and not (other.count.percent or other.change or other.old)
        and not any(word.is_context("part") for word in other.before if not word.topic)
        and alike(part, other.count)
        and other.count.value >= part.value
        and other.count.value
    ]
    called = [other.count for other in fit if any(_counts(word) == whole for word in other.before)]
    if not called and whole == _ALL[0]:
        called = [other.count for other in fit if kinds.get(other.count.span.start, "").endswith(" whole:")]
    return sorted(called, key=lambda count: -count.value)
