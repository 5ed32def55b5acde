"""What the parts of a list are by their own words: in 条 but for one that strayed, 320条，其中网站12个."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from govlint.claims.figures import Count
from govlint.claims.mentions import Mention
from govlint.claims.totals.known import each_of_a_quarter, unit_of
from govlint.claims.totals.opening import Opening
from govlint.lazy import lazily
from govlint.numbers import value_of

_PIECES, _STRAYING = "条", frozenset("件份篇")
_REST = lazily(r"[ \t]*(?:其他|其它|其余)")
# 办理建议5件: something done, and no information.
_DONE = lazily(
    "收到|受理|办[理结复]|答复|开展|组织|召开|举办|制作|回应|接待|参加|申请|建议|提案|咨询|复议|诉讼|案"
)
_FEWEST, _OF_ASKERS = 3, " by another way:"
_NUMBERED = lazily(r"第([一二三四五六七八九十\d]+)[期次批场季届轮]")
_RESPECTIVELY = lazily(r"[ \t]*(?:分别|依次)")
_SEVERALLY = lazily(r"[，,：: \t]*分别[为是]")
_ENDS = lazily(r"(?:[。；;](?!另|此外|其余|其他|剩余|余下|[尚还仍未有\d])|\n|$)")
_LABEL, _FAR_BEHIND, _FAR_BEFORE = 6, 80, 40
# 办理人大代表建议和政协委员提案12件，其中代表建议7件、委员提案5件: there is no third kind.
_ADVICE, _MOTIONS = r"(?:人大)?(?:代表)?(?:的)?(?:意见)?建议", r"(?:政协)?(?:委员)?(?:的)?提案"
_BOTH_KINDS = lazily(
    rf"(?:{_ADVICE}(?:[、和及与]|以及)?{_MOTIONS}|{_MOTIONS}(?:[、和及与]|以及)?{_ADVICE})"
    r"(?:办理|答复|办结|办复|公开|总[数量]|数量|共计?|合计|总计|累计|为|的|[ \t])*$"
)
_ONE_KIND = lazily(
    r"[，,、：: \t]*(?:其中)?[，,：: \t]*(?:办理|承办|有)?"
    rf"(?:(?P<advice>{_ADVICE})|{_MOTIONS})(?:办理|为|有|[ \t])*"
)
# Not 提案4件需要主办, which are some.
_ALL_TOLD = lazily(r"[ \t]*(?:[，,][^。；;\n\d]{0,30}(?:率(?:均|都)?[为达]?[ \t]*\d+[%％])?)?(?:[。；;\n]|$)")


def of_one_unit(parts: Sequence[Mention], totals: Sequence[Count], text: str) -> list[Mention]:
    """The figures of a list of 条, with one told in 件 or 份 between them made one of 条.

    Only where the total is in 条 as well, and the list goes on to its 其他.
    """
    last = next((at for at, part in enumerate(parts) if _REST.match(part.said_before(text))), -1)
    units = [unit_of(part.count) for part in parts[: last + 1]]
    strays = [at for at, unit in enumerate(units) if unit in _STRAYING]
    if (
        len(units) < _FEWEST
        or len(strays) != 1
        or units.count(_PIECES) != len(units) - 1
        or not 0 < strays[0] < last
        or any(unit_of(total) != _PIECES for total in totals)
        or _DONE.search(parts[strays[0]].said_before(text))
    ):
        return list(parts)
    part = parts[strays[0]]
    own = replace(part, count=replace(part.count, unit=_PIECES))
    return [*parts[: strays[0]], own, *parts[strays[0] + 1 :]]


def counts_more(kinds: Mapping[int, str], parts: Iterable[Count]) -> bool:
    """Whether one of the parts counts what is no whole: an outcome of the requests received."""
    found = (kinds.get(count.span.start, "") for count in parts)
    return any(kind and not kind.endswith(" whole:") for kind in found)


def are_askers(kinds: Mapping[int, str], parts: Sequence[Count]) -> bool:
    """Whether each part is of one kind of those who made the requests."""
    return bool(parts) and all(kinds.get(part.span.start, "").endswith(_OF_ASKERS) for part in parts)


def names_all(opening: Opening, parts: Sequence[Count], text: str) -> bool:
    """Whether a list says that it names all: 三期分别为86人次、124人次、65人次, or tells of four quarters."""
    said = (text[max(0, count.span.start - _LABEL) : count.span.start] for count in parts)
    labels = list(said)
    if each_of_a_quarter(labels) or _is_named_severally(opening, parts, text):
        return True
    if _are_both_kinds(opening, parts, text):
        return True
    # 5期，共1106人次，其中第一期412人次……第五期73人次: each has its number.
    numbers = [match and value_of(match[1]) for match in map(_NUMBERED.search, labels)]
    if len(parts) > 2 and numbers == list(range(1, len(parts) + 1)):
        return any(item.count.value == len(parts) for item in opening.totals)
    return any(
        item.count.value == len(parts) > 1
        and _RESPECTIVELY.fullmatch(text, item.count.whole.end, opening.start) is not None
        for item in opening.totals
    )


def _are_both_kinds(opening: Opening, parts: Sequence[Count], text: str) -> bool:
    """Whether a total of 建议 and 提案 is divided into these two, and nothing is told besides."""
    total, end = opening.totals[-1].count, parts[-1].whole.end
    if len(parts) != 2 or not _BOTH_KINDS.search(
        text, max(0, total.whole.start - _FAR_BEFORE), total.whole.start
    ):
        return False
    starts = (total.whole.end, parts[0].whole.end)
    said = [
        _ONE_KIND.fullmatch(text, start, part.whole.start) for start, part in zip(starts, parts, strict=True)
    ]
    kinds = {match["advice"] is None for match in said if match is not None}
    return len(kinds) == 2 and _ALL_TOLD.match(text, end) is not None


def _is_named_severally(opening: Opening, parts: Sequence[Count], text: str) -> bool:
    """Whether 分别为 right behind the total opens the parts, all of them: nothing is told besides."""
    behind = _SEVERALLY.fullmatch(text, opening.totals[-1].count.whole.end, opening.start + 1)
    end = parts[-1].whole.end
    if behind is None or len(parts) < 3 or _ENDS.match(text, end) is None:
        return False
    # 分别为公开58件、部分公开12件、不予公开9件。无法提供的10件均已告知: what is missing stands behind.
    lacking = opening.totals[-1].count.value - sum(count.value for count in parts)
    return str(lacking) not in text[end : end + _FAR_BEHIND]
