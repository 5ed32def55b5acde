"""What a sentence claims: a count of something, and why it can or cannot be held to the forms."""

from __future__ import annotations

from collections.abc import Iterable

from govlint.model import Span, Struct, Text
from govlint.numbers import Figure

Subject = frozenset[str]
"""What is counted, as names such as `requests.granted`; several together are meant as their sum."""

ALL_THERE_IS: Subject = frozenset(("requests.received", "requests.answered"))
"""The counts of all requests: those that came, and those that were answered."""


class Claim(Struct, frozen=True):
    """A count told of the report's own year and agency, or why it is not (or not surely) one.

    `figure` is the span of the figure (of 未收到… where it is told in words), `span` that of the words
    that belong to it. `readings` are the subjects it may mean. `reason` says why it cannot be compared;
    `doubt` why a difference would prove nothing. `step` is that of its last digit where it is rounded; `more`
    what the sentence tells besides that the same cell may count; `repeats` is the figure that it has from;
    `terms` are the figures that it is the sum of, where the text tells these alone. `within` says that it is
    surely of some of what the readings count, and so of no more; `out_of` is the number of requests of which
    it tells, where the text does not say that these are all.
    """

    span: Span
    figure: Span
    value: Figure
    unit: str
    readings: tuple[Subject, ...]
    reason: Text | None = None
    doubt: Text | None = None
    step: int = 0
    more: Figure = 0
    repeats: Span | None = None
    terms: tuple[Figure, ...] = ()
    within: bool = False
    out_of: Figure | None = None

    @property
    def sure(self) -> bool:
        """Whether nothing keeps it from being compared, and a difference would prove something."""
        return self.reason is None and self.doubt is None

    @property
    def names(self) -> tuple[str, ...]:
        """All that it may count."""
        return names_in(self.readings)


def names_in(readings: Iterable[Subject]) -> tuple[str, ...]:
    """All that `readings` name, those of one in alphabetical order: a set has another in every run."""
    names: list[str] = []
    for reading in readings:
        names += sorted(reading) if len(reading) > 1 else reading
    return tuple(names)


class Cause(Struct, frozen=True):
    """A clause that tells why the figures behind it came about; `rows` are those of a form that it names."""

    said: str
    rows: frozenset[str] = frozenset()


ROUGH = Text("是约数", "is a rough figure")
ANOTHER_YEAR = Text("说的是别的年份", "is of another year")
ANOTHER_MATTER = Text("说的是别的事项", "is of another matter")
SUBUNIT = Text("说的是下属单位或者别的机关", "is of a sub-unit or another agency")
PART = Text("只说了一部分", "is of a part only")
CHANGE = Text("说的是增减", "is a change")
WHOSE = Text("看不出说的是哪个机关", "may be of another agency")
LISTED = Text("是“其中”的一项", "is an item of a list")
WHAT = Text("看不出说的是不是申请总数", "may not be the total")
HANDLED = Text("可能说的是本机关审理的案件", "may be cases that the agency judged itself")
TWICE = Text("在同一句里有几个不同的数", "is told several times in one sentence, by different figures")
UNTOLD = Text("看不出说的是不是政府信息公开的", "may not be of disclosure")
SHOWN = Text("公开的不一定是本年制发的", "may hold what was made in other years")
SHARED = Text("几个数和几件事对不齐", "figures and their subjects cannot be matched")
