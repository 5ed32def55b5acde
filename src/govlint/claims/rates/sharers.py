"""Which figure a percentage is the share of: 网上申请57件，占67.9%; several together: 共占67.9%."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from govlint.claims.figures import Count
from govlint.claims.mentions import Mention
from govlint.claims.rates.ratio import figures, first_of_run, run_length
from govlint.lazy import lazily

_OF_ANOTHER = lazily(r"占(?!地|用|有|据|道)")
_PAIRED = lazily(r"分别")
_NAMED = lazily(r"^[，,；;：:、 \t]*(?:这?其中|当中)?[，,：: ]*([^\W\d]{2,12}?)(?:所?占|的?比例|的?比重)")
# 作出公开、部分公开决定的占43.8%
_OF_THOSE = lazily(r"^[，,；;：:、 \t]*(?:这?其中|当中)?[，,：: ]*([^\d，。；]{4,24}?)的占")
# 由50件增加到60件, but not 由自然人提出的28件
_FROM = lazily(r"[由从](?![^，。；]{0,6}(?:提[出交]|递交|承办|办理|作出)的?$)[^，。；]{0,6}$")
_UNNAMED = lazily(r"[共合总均各其所约只仅两二三四五六几该此这]|分别|以上|上述|^后者$")
_TOGETHER = lazily(
    r"^[，,；;：:、 \t]*(?:这?其中|当中)?[，,：: ]*([^\W\d]{2,12}?(?:[和与及、][^\W\d]{2,12}?)+?)"
    r"(?:合计|共计|总计|总共|一共|共)(?:占|[^\W\d]{0,3}(?:比例|比重))"
)
_AND, _NOT = lazily(r"[和与及、]"), frozenset("不未")
_OF_DISCLOSED = lazily(
    r"^[，,；;：:、 \t]*(?:其中)?[，,：: ]*(?:予以)?公开(?:类(?:答复|申请|决定|结果|情形)?(?:的)?|答复(?:的)?"
    r"|[和与及、](?:予以)?部分公开(?:答复|申请|决定)?(?:的)?)(?:合计|共|总计)?(?:占|的?比例|的?比重)"
)
_DISCLOSED = ("requests:requests.granted", "requests:requests.partly_granted")
_LOOSE_END = lazily(r"(?:类|件|数量?|总?量|申请)+$")


def is_of_another(said: str) -> bool:
    """Whether words before a figure make it a share of something: 占."""
    return _OF_ANOTHER.search(said) is not None


def shared(told: Sequence[Mention], at: int, text: str) -> Count | None:
    """The figure that a percentage of the sentence is a share of the whole for, if it is one."""
    if not told[at].count.percent or not is_of_another(told[first_of_run(told, at)].said_before(text)):
        return None
    return part_of(told, at, text)


def part_of(told: Sequence[Mention], at: int, text: str) -> Count | None:
    """The figure whose share it is: the one that it names, the one before it, or, after 分别, the one in the
    same place.
    """
    run = first_of_run(told, at)
    length = run_length(told, run)
    numbers = figures(told[:run])
    # 公开由50件增加到60件，部分公开由8件增加到9件，分别占…: of what they came to.
    numbers = [other for other in numbers if not (other.old or _FROM.search(other.said_before(text)))]
    # 其他处理41件（其中撤回36件），占49.4%: of what stands before the bracket.
    depth = told[run].segment.depth
    numbers = [other for other in numbers if other.segment.depth <= depth] or numbers
    if length == 1:
        behind = _in_bracket_behind(told, at)
        if behind is not None:
            return behind
        names = together(told[at], text)
        if names:
            return _added(names, numbers, text)
        return called_so(subject_of(told[at], text), numbers, text)
    if not _PAIRED.search(told[run].said_before(text)):
        # 网站300条，新媒体100条，网站占75%，新媒体占25%: each named, and none 访问量中网站.
        names = [subject_of(other, text) for other in told[run : run + length]]
        called = [called_so(name, numbers, text) if name else None for name in names]
        return None if None in called or len({id(one) for one in called}) < length else called[at - run]
    return numbers[-length:][at - run].count if len(numbers) >= length else None


def _in_bracket_behind(told: Sequence[Mention], at: int) -> Count | None:
    """The figure that stands alone in a bracket right behind its share: 自然人申请占70.9%（72件）."""
    if at + 1 >= len(told):
        return None
    count, segment = told[at + 1].count, told[at + 1].segment
    alone = (segment.start, segment.end) == (count.whole.start, count.whole.end) and len(segment.counts) == 1
    beside = segment.mark in ("（", "(") and told[at].count.whole.end == segment.start - 1
    return count if alone and beside and count.exact and not count.percent else None


def called_so(subject: str, numbers: Sequence[Mention], text: str) -> Count | None:
    """The last of `numbers`, or the one that is called `subject`; None where none or several others are."""
    called = [other for other in numbers if _names(other.said_before(text), subject)]
    if not called or (called[-1] is not numbers[-1] and len(called) > 1):
        return None
    return called[-1].count


def _names(said: str, subject: str) -> bool:
    """Whether words name a subject, and not what it is not: 不采纳8条 is no 采纳."""
    at = said.find(subject)
    return at >= 0 and (not at or said[at - 1] not in _NOT)


def together(item: Mention, text: str) -> list[str]:
    """The names of those that a percentage says to be its part together: 图解和视频合计占72%."""
    named = _TOGETHER.match(item.said_before(text)) if item.start == item.segment.start else None
    return _AND.split(named[1]) if named is not None else []


def _added(names: Sequence[str], numbers: Sequence[Mention], text: str) -> Count | None:
    """The sum of the figures called `names`, each of which is one."""
    counts = [called_so(name, numbers, text) for name in names]
    exact = [count for count in counts if count is not None and count.exact]
    if len(exact) < len(names) or len({id(count) for count in exact}) < len(names):
        return None
    return replace(exact[0], value=sum(count.value for count in exact))


def subject_of(item: Mention, text: str) -> str:
    """What a percentage in a clause of its own says that it is the share of: 图解占45%."""
    if item.start != item.segment.start:
        return ""
    named = _NAMED.match(item.said_before(text)) or _OF_THOSE.match(item.said_before(text))
    if named is None or _UNNAMED.search(named[1]):
        return ""
    return _LOOSE_END.sub("", named[1])


def given_in_full(item: Mention, numbers: Sequence[Mention], text: str) -> tuple[Count, ...]:
    """What was given in full, where a share is of what was given: some leave out what was given in part."""
    if not _OF_DISCLOSED.match(item.said_before(text)):
        return ()
    full = called_so("予以公开", numbers, text)
    return (full,) if full is not None and full.exact else ()


def disclosed(
    told: Sequence[Mention], at: int, earlier: Sequence[Mention], text: str, kinds: Mapping[int, str]
) -> Count | None:
    """What was given in full and in part, where the text tells each once: 公开类答复占49%."""
    item = told[at]
    if not _OF_DISCLOSED.match(item.said_before(text)):
        return None
    before = [other.count for other in (*earlier, *told[:at]) if other.count.exact]
    each = [[c for c in before if kinds.get(c.span.start) == kind] for kind in _DISCLOSED]
    if any(len(counts) != 1 for counts in each):
        return None
    return replace(each[-1][0], value=sum(counts[0].value for counts in each))
