"""Figures that what was told before them has come to: 2023年6件，2024年上升至11件; 同比增加2件，达到6件."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.claims.labels import Label
from govlint.claims.sentences import Segment, before
from govlint.claims.words import Word
from govlint.lazy import lazily
from govlint.model import Text

_TO = frozenset("至到为 ")
_COMMAS, _MARKS = frozenset("，,"), frozenset("，,；;")
_MOVED_TO = lazily(
    r"[ \t]*(?:本年度?|今年|(20\d\d) *年)(?:则|又|已|再)?"
    r"(?:上升|增长|增加|下降|减少|降低|回落|提升|增|升|降|减)(?:至|到|为)[ \t]*"
)
_COME_TO = lazily(
    r"[ \t]*(?:总[数量]|总体|已|年[底末])*"
    r"(?:达到?|为|共计?|总共|总计|合计|[增升降减]至|(?:增[加长]|上升|下降|减少|降低)[到至])[ \t]*"
)
# 收到的政府信息公开申请，由2023年的30件增至2024年的47件: both are of what stands before the comma.
_FROM_THEN = lazily(
    r"[ \t]*(?:由|从)(?:(?:上一?年|去年|20\d\d *年)度?)?的?[ \t]*\d+[ \t]*[件宗](?:申请)?(?:大幅|小幅|逐步)?"
    r"(?:上升|增长|增加|下降|减少|降低|回落|提升|增|升|降|减)(?:至|到|为)"
)

Changed = tuple[tuple[Word, ...], Text | None]
"""The words of a figure that tells a change, and what leaves it in doubt."""


def is_moved_to(text: str, label: Label, segment: Segment, year: int | None) -> bool:
    """Whether it is this year's figure of what one was told of before: 2023年6件，2024年上升至11件."""
    if before(text, label.count.span.start) not in _TO:
        return False
    said = _MOVED_TO.fullmatch(text, label.start, label.count.span.start)
    return said is not None and segment.mark in _MARKS and (not said[1] or int(said[1]) == year)


def come_to(text: str, label: Label, segment: Segment, changed: Changed | None) -> tuple[Label, Text | None]:
    """The label of what something has come to by the change told before it, by the words of that, and its
    doubt: 同比增加2件，达到6件.
    """
    said = _COME_TO.fullmatch(text, label.start, label.count.span.start) if changed else None
    if not changed or said is None or segment.mark not in _COMMAS or not changed[0]:
        return label, None
    return Label(label.count, changed[0], (), label.count.span.start, label.end), changed[1]


def from_then(text: str, labels: Sequence[Label], recent: Sequence[Word], segment: Segment) -> list[Label]:
    """The labels of a clause, the first with the words of the clause before that what it tells has grown:
    收到的政府信息公开申请，由2023年的30件增至2024年的47件.
    """
    first, *others = labels
    if segment.mark not in _COMMAS or any(word.topic for word in first.words) or not others:
        return list(labels)
    noun = next((word for word in reversed(recent) if word.naming), None)
    if noun is None or noun.end != segment.start - 1 or not _FROM_THEN.match(text, segment.start):
        return list(labels)
    start = max(text.rfind(mark, 0, noun.end) for mark in "，,。；;：:\n")
    own = tuple(word for word in recent if word.start > start)
    return [Label(first.count, (*own, *first.before), first.after, own[0].start, first.end), *others]
