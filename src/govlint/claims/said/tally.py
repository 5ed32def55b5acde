"""What a sentence has counted so far, and what nothing explains yet: 收到67件，办结64件 leaves three."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Self

from msgspec.structs import replace

from govlint.claims.claim import Claim
from govlint.claims.sentences import UNIT
from govlint.lazy import lazily
from govlint.model import Struct
from govlint.numbers import Figure

_RECEIVED, _CARRIED_IN = "requests.received", "requests.carried_in"
_LEFT = ("requests.carried", "requests.underway")
# 上年结转2件，新收47件 and 上年结转2件，已答复43件; not 上年结转2件已办结，新收47件
_BARE = lazily(
    rf"[ \t]*{UNIT}?[，,、；;](?![^，,。；]{{0,6}}(?:其中|(?:已|均|全部|都)(?![^，,。；\d]{{0,6}}\d)))"
)


class Tally(Struct, frozen=True):
    """The `names` of all that a sentence has counted, and those that are `sure`.

    `received` is how many requests were received, `came` how many that is with those carried over, and
    `asked` how many of them are told by who asked. `values` are all figures of the sentence, `unexplained`
    those that may still be what was left of those received.
    """

    names: frozenset[str] = frozenset()
    sure: frozenset[str] = frozenset()
    received: Figure | None = None
    came: Figure = 0
    asked: Figure = 0
    values: frozenset[Figure] = frozenset()
    unexplained: tuple[Figure, ...] = ()

    @classmethod
    def none_of(cls, values: Iterable[Figure]) -> Self:
        """What a sentence with these figures has told before the first."""
        each = tuple(values)
        return cls(values=frozenset(each), unexplained=each)

    def with_received(self, received: Figure) -> Self:
        """The same, with so many received."""
        return replace(self, received=received)

    @property
    def all_asked(self) -> bool:
        """Whether those told by who asked are all that were received."""
        return self.received is not None and self.asked == self.received

    def behind(self, text: str, claim: Claim, names: Sequence[str], *, crossing: bool) -> Self:
        """What is told behind a claim; `names` are all that it may count, `crossing` that of who asked."""
        told = self.names.union(names)
        if not claim.sure:
            return replace(self, names=told)
        came = self.came + claim.value if list(names) in ([_RECEIVED], [_CARRIED_IN]) else self.came
        asked = self.asked + claim.value if crossing else self.asked
        left = self.unexplained
        if claim.value in left and _explains(text, claim, names):
            at = left.index(claim.value)
            left = left[:at] + left[at + 1 :]
        sure = self.sure.union(names)
        return replace(self, names=told, sure=sure, came=came, asked=asked, unexplained=left)


def _explains(text: str, claim: Claim, names: Sequence[str]) -> bool:
    """Whether what a figure surely counts is not what was left of those received."""
    came_in = list(names) == [_CARRIED_IN] and _BARE.match(text, claim.figure.end) is not None
    return came_in or not any(name.startswith(_LEFT) for name in names)
