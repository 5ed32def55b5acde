"""Rates of what was handled beside what was not: 办结45件，结转2件，办结率95.7%."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from govlint.claims.mentions import Mention
from govlint.claims.rates.ratio import Ratio
from govlint.lazy import lazily

_FINISHED, _ALREADY = "办结", "已办"
# 应到90人，实到81人，参训率90%
_ATTENDED = lazily("参训|到训|到课|到会|参会|出席|出勤|参加|到场")
_DUE_IN = lazily(r"应(?:到|参训|参会|参加|出席)(?:人[员数])?[有为共]?$")
_CAME_IN = lazily(r"(?:实到|实际(?:到|参训|参会|参加|出席)|实(?:参训|参会|参加))(?:人[员数])?[有为共]?$")
# Of these, all is to be handled; 受理 and 转来 may be some of them.
_ALL_OF_IT = lazily(r"(?:共|全年|累计|本年度?)*(?:收到|接到|接收|承办|应办结?|应答复|应回复)(?:了)?[ \t]*")
_OPEN = lazily(r"未办[结完]|正在办理|在办|结转")


def is_told(word: str, own: str) -> bool:
    """Whether what is said of a figure tells of an act in its own word, turned round, or as 已办."""
    return word in own or word[::-1] in own or (word == _FINISHED and _ALREADY in own)


def of_undone(item: Mention, exact: Sequence[Mention], said: Sequence[str]) -> Ratio | None:
    """A rate of the first of two figures, handled, and the second, which was not; `said` is told of each."""
    if len(exact) != 2 or _OPEN.search(said[1]) is None:
        return None
    part, undone = exact[0].count, exact[1].count
    whole = replace(part, value=part.value + undone.value)
    return Ratio(item.count, "rate", ((part, whole),))


def of_bracket(item: Mention, exact: Sequence[Mention], text: str) -> Ratio | None:
    """A rate of what was handled among what came in, in a bracket right behind: 办结45件（收到50件）."""
    if len(exact) != 2:
        return None
    part, whole = exact
    within = whole.segment.depth > part.segment.depth == item.segment.depth
    beside = part.count.whole.end + 1 == whole.segment.start and len(whole.segment.counts) == 1
    closed = whole.count.whole.end == whole.segment.end and part.count.unit == whole.count.unit
    if not (within and beside and closed) or _ALL_OF_IT.fullmatch(whole.said_before(text)) is None:
        return None
    if not 0 < part.count.value <= whole.count.value:
        return None
    return Ratio(item.count, "rate", ((part.count, whole.count),))


def of_attendance(item: Mention, name: str, exact: Sequence[Mention], text: str) -> Ratio | None:
    """A rate called `name` of those who came among those who were to: 应到90人，实到81人，参训率90%."""
    if len(exact) != 2 or _ATTENDED.search(name) is None:
        return None
    due, came = exact
    told = _DUE_IN.search(due.said_before(text)) and _CAME_IN.search(came.said_before(text))
    return Ratio(item.count, "rate", ((came.count, due.count),)) if told and due.count.value else None
