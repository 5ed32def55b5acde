"""Which list of parts stands open, what it divides and which parts it has told: 收到84件，其中网上57件…."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Self

from msgspec.structs import replace

from govlint.claims.sentences import SEMICOLONS, Clause
from govlint.claims.words import Word, is_review
from govlint.model import Struct

_TOTAL = ".total"


class Listing(Struct, frozen=True):
    """A list that 其中 or the like has opened: `wholes` are the totals told before it, `items` what it holds.

    They stay what they were when it is over.
    """

    open: bool = False
    wholes: frozenset[str] = frozenset()
    items: frozenset[str] = frozenset()

    def closed(self) -> Self:
        """The same, over."""
        return replace(self, open=False)

    def reopened(self, before: Self) -> Self:
        """The same, open if it was `before` the brackets that end here."""
        return replace(self, open=before.open)

    def with_items(self, names: Iterable[str]) -> Self:
        """The same with these told in it, if it stands open."""
        return replace(self, items=self.items.union(names)) if self.open else self

    def in_clause(self, clause: Clause, told: Collection[str]) -> Self:
        """The list behind the words of a clause; `told` is what was counted before."""
        opens = "opener" in clause.said
        if not opens and not self.open:
            return self
        if opens:
            wholes = frozenset(name for name in told if name.endswith(_TOTAL))
            return self if self.open else type(self)(True, wholes, self.items)
        # 公开信息64条，其中网站40条；年内受理申请5件: what is said of the year is no item of the list.
        over = clause.first.mark in SEMICOLONS and (
            "this_year" in clause.said or self._is_past(clause.words, told)
        )
        return self.closed() if over else self

    def _is_past(self, words: Sequence[Word], told: Collection[str]) -> bool:
        """Whether a list of the outcomes of one matter is over where another is named.

        So it is in 行政复议3件，其中维持2件；行政诉讼2件, but not where both are items: 行政争议5件，其中….
        """
        if len(self.wholes) != 1 or self.wholes == told:
            return False
        own = min(self.wholes).removesuffix(_TOTAL) + "."
        if not all(name.startswith(own) for name in told):
            return False
        return any(is_review(word) and not any(s.matter + "." == own for s in word.senses) for word in words)
