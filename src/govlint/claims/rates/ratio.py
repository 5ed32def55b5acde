"""What a percentage or a change says of two figures: both may be right, and it may be wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from govlint.claims.figures import Count
from govlint.claims.mentions import FiguredSentence, Mention
from govlint.lazy import lazily
from govlint.model import Struct, Text

Kind = Literal["share", "growth", "rate", "difference", "moved", "direction", "times", "level", "average"]

COUNTED = frozenset(("件", "条", "宗", "份", "起", "篇", "件次", "条次"))
"""Units of what is counted, more of which is more: not 天 nor 位."""
LAST_YEAR = r"(?:上一?年度?|去年|20\d\d *年度?)(?:同期)?"
"""A pattern of what last year is called."""
TURNS = lazily(r"[升降增减涨落高低少长滑缩攀][加长低少]?(?:[至到为]|(?:了)?[，。；])|[低少高多]于|超[过出]")
"""That something rose or fell, with no change told: 由36件降至31件, 较上年的27件继续增加, 低于上年的40件."""
_CHANGES = lazily("[增减降多少倍番]|上升|持平|[月季]均|平均每|每[^，。]{1,3}平均")

NO_TOTAL = Text("没有说占什么的比例", "names no total that it is a share of")
NO_PART = Text("没有说是哪个数的比例", "names no figure that it is the share of")
NO_BASE = Text("没有说去年的数", "names no figure of last year")


class Ratio(Struct, frozen=True):
    """A percentage and the pairs of figures that it may come of: (part, whole) or (new figure, old figure).

    A `difference` is no percentage but the change itself, and a `direction` the new figure, where no change
    is told; `times` is how many times the old figure the new one is, or may be how many more where it is not
    `firm`; a `level` figure is told to be the old one, and an `average` to be the year's over so many months
    or quarters; `moved` is growth beside the change and the old figure alone: (change, old figure). `falling`
    tells the direction of growth;
    `changes` pair the new figure with the change told. `reason` says why there are no pairs. `beside` are the
    figures of the sentence and before it in its paragraph. `whole` names what a share says that it is of
    (received, answered); `parts` are the figures that it may be the share of, and `kind_of` is their kind.
    `firm` tells that its whole or its base is named beside it with its figure: 占办结135件的41.5%.
    """

    stated: Count
    kind: Kind
    pairs: tuple[tuple[Count, Count], ...]
    changes: tuple[tuple[Count, Count], ...] = ()
    falling: bool = False
    reason: Text | None = None
    beside: tuple[Count, ...] = ()
    whole: str = ""
    parts: tuple[Count, ...] = ()
    kind_of: str = ""
    firm: bool = False


def may_tell(paragraph: Sequence[FiguredSentence], text: str) -> bool:
    """Whether a paragraph may tell a percentage or a change at all: 增长, 降至, 多3件. Most tell none."""
    for item in paragraph:
        span = item.sentence.span
        if item.mentions and (
            has_percent(item)
            or _CHANGES.search(text, span.start, span.end)
            or TURNS.search(text, span.start, span.end)
        ):
            return True
    return False


def has_percent(item: FiguredSentence) -> bool:
    """Whether one of a sentence's figures is a percentage."""
    return any(mention.count.percent for mention in item.mentions)


def alike(one: Count, other: Count) -> bool:
    """Whether two figures may count the same things, by their units."""
    return not one.unit or not other.unit or one.unit[:1] == other.unit[:1]


def figures(told: Sequence[Mention]) -> list[Mention]:
    """Those of `told` that are no percentages."""
    return [other for other in told if not other.count.percent]


def figures_before(told: Sequence[Mention], at: int) -> list[Mention]:
    """The figures right before `told[at]`, back to the last percentage."""
    first = at
    while first > 0 and not told[first - 1].count.percent:
        first -= 1
    return list(told[first:at])


def first_of_run(told: Sequence[Mention], at: int) -> int:
    """The first of the percentages that stand in a row with no other figure between."""
    while at > 0 and told[at - 1].count.percent and not _is_parted(told, at):
        at -= 1
    return at


def run_length(told: Sequence[Mention], first: int) -> int:
    """How many percentages stand in a row from `first` on."""
    stop = first
    while stop < len(told) and told[stop].count.percent and (stop == first or not _is_parted(told, stop)):
        stop += 1
    return stop - first


def _is_parted(told: Sequence[Mention], at: int) -> bool:
    """Whether a semicolon stands between a figure and the one before it."""
    return told[at].segment is not told[at - 1].segment and told[at].segment.mark in "；;"
