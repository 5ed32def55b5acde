"""Rows of changes over last year's rows: 320条、解读40件，分别比上年的250条、30件增加70条和10件."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from govlint.claims.figures import Count
from govlint.claims.mentions import Mention
from govlint.claims.rates.ratio import NO_BASE, Ratio
from govlint.lazy import lazily

_CHANGE = r"(?:净)?(?:增加|增长|多|上升|(?P<fallen>减少|下降|少|降低))了?[ \t]*"
_JOINED = lazily(r"[ \t]*[、，,和及与][ \t]*")
# 上年收到250件、办结240件; 增加5件、减少6件: each may have a verb of its own.
_SAID_EACH = lazily(r"[ \t]*[、，,和及与][^，,。；;、\d]{0,4}")
_TURNED = lazily(rf"[ \t]*[、，,和及与]{_CHANGE}")
_OLD = lazily(
    r"(?:上一?|去|前一?|20\d\d *)年度?(?:同期)?的?(?:数据)?(?:分别)?"
    r"(?:[为是有的]|收到|办结|新收|受理)?[ \t]*$"
)
CHANGED = lazily(
    r"^[，, \t]*(?:分别)?(?:(?:同比|[比较](?:上|去)年|20\d\d *年)(?:度|同期)?)?(?:分别)?" + _CHANGE + "$"
)
_SEVERALLY = "分别"
_PARTED = frozenset("；;。")
_FEWEST = 2
_Rows = tuple[Sequence[Mention], Sequence[Mention]]


def change_rows(told: Sequence[Mention], text: str) -> Mapping[int, Ratio]:
    """The changes of a sentence that stand in a row, by where they start, each of its own figure.

    The figures that they are of are as many, and stand right before last year's, or with last year's in
    brackets behind them; growth in percent may stand behind the changes themselves.
    """
    found: dict[int, Ratio] = {}
    outer = [item for item in told if not item.segment.depth]
    for at, item in enumerate(outer):
        changed = CHANGED.match(item.said_before(text)) if at >= _FEWEST else None
        row = _row(outer, at, text, _TURNED) if changed is not None else []
        if changed is None or len(row) < _FEWEST or not _is_plain_row(row):
            continue
        before = outer[:at]
        rows = _old_before(before, len(row), text) or _old_in_brackets(before, len(row), told, text)
        if rows is not None and _is_told_severally(rows[0], row, text):
            found |= _over(rows, row, text)
        elif rows is None and item.count.percent:
            found |= _beside_changes(before, row, text)
    return found


def _row(told: Sequence[Mention], at: int, text: str, *others: re.Pattern[str]) -> list[Mention]:
    """The figures from `at` on that nothing but marks parts, or what one of the `others` allows."""
    row = [told[at]]
    for one, other in pairwise(told[at:]):
        start, end = one.count.whole.end, other.count.whole.start
        if not any(joining.fullmatch(text, start, end) for joining in (_JOINED, *others)):
            break
        row.append(other)
    return row


def _is_plain_row(row: Sequence[Mention]) -> bool:
    """Whether figures are exact, and all of them percentages or none."""
    return all(item.count.exact for item in row) and len({item.count.percent for item in row}) == 1


def _old_before(before: Sequence[Mention], number: int, text: str) -> _Rows | None:
    """So many figures of this year and last year's behind them: 320条、解读40件，上年分别为250条、30件."""
    new, old = before[-2 * number : -number], before[-number:]
    if len(new) < number or len(_row(old, 0, text, _SAID_EACH)) < number:
        return None
    named = _OLD.search(text, new[-1].count.whole.end, old[0].count.whole.start)
    return (new, old) if named is not None and _are_of_two_years(new, old) else None


def _old_in_brackets(
    before: Sequence[Mention], number: int, told: Sequence[Mention], text: str
) -> _Rows | None:
    """So many figures of this year, with last year's in brackets: 320条（上年250条）、40件（上年30件）."""
    new = before[-number:]
    inside = {item.segment.start - 1: item for item in told if item.segment.depth and item.old}
    old = [inside[item.count.whole.end] for item in new if item.count.whole.end in inside]
    return (new, old) if len(old) == number and _are_of_two_years(new, old) else None


def _are_of_two_years(new: Sequence[Mention], old: Sequence[Mention]) -> bool:
    """Whether figures are plain ones of this year and of last year, pair by pair in one unit."""
    plain = all(item.plain for item in new) and all(item.count.exact for item in old)
    return plain and all(
        one.count.unit == other.count.unit and not other.count.percent
        for one, other in zip(new, old, strict=True)
    )


def _is_told_severally(new: Sequence[Mention], row: Sequence[Mention], text: str) -> bool:
    """Whether a row is one of changes of those figures, each of its own: 分别 stands before it."""
    start, end = new[-1].count.whole.end, row[0].count.whole.start
    said = text.find(_SEVERALLY, start, end) >= 0
    return said and _PARTED.isdisjoint(text[new[0].count.whole.start : row[-1].count.whole.end])


def _over(rows: _Rows, row: Sequence[Mention], text: str) -> dict[int, Ratio]:
    """The changes of a row, in percent or not, with the figures of two years that they are of."""
    found, falling = {}, False
    for one, other, change in zip(*rows, row, strict=True):
        said = change.said_before(text)
        turned = CHANGED.match(said) if change is row[0] else _TURNED.fullmatch(f"、{said}")
        falling = turned["fallen"] is not None if turned is not None else falling
        told, pair = change.count, (one.count, other.count)
        if told.percent:
            found[told.span.start] = Ratio(told, "growth", (pair,), falling=falling)
        elif told.unit == one.count.unit:
            found[told.span.start] = Ratio(told, "difference", (pair,), falling=falling)
    return found


def _beside_changes(before: Sequence[Mention], row: Sequence[Mention], text: str) -> dict[int, Ratio]:
    """Growth in a row behind the changes: 320条、解读40件，同比分别增加70条、10件，增长28%、33.3%."""
    number = len(row)
    changes, new = before[-number:], before[-2 * number : -number]
    if len(new) < number or len(_row(changes, 0, text)) < number:
        return {}
    changed = CHANGED.match(changes[0].said_before(text))
    if changed is not None and not _PARTED.isdisjoint(
        text[new[0].count.whole.start : row[-1].count.whole.end]
    ):
        # 市局31件，分局14件；同比分别增加6件、2件，增长24%、16.7%: each is of its own, whichever that is.
        return {
            percent.count.span.start: Ratio(percent.count, "growth", (), reason=NO_BASE) for percent in row
        }
    if changed is None or not _is_told_severally(new, changes, text) or not all(item.plain for item in new):
        return {}
    falling = changed["fallen"] is not None
    return {
        percent.count.span.start: _grown(percent.count, one.count, change.count, falling=falling)
        for percent, one, change in zip(row, new, changes, strict=True)
        if one.count.unit == change.count.unit and change.count.exact
    }


def _grown(percent: Count, new: Count, change: Count, *, falling: bool) -> Ratio:
    return Ratio(percent, "growth", (), changes=((new, change),), falling=falling)
