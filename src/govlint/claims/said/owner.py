"""Whose figures a sentence tells, as far as it has said: 我局收到…, 各分局收到…, or one cannot say."""

from __future__ import annotations

import re
from typing import Self

from msgspec.structs import replace

from govlint.claims.whose import Whose
from govlint.claims.words import Word
from govlint.model import Struct


class Owner(Struct, frozen=True):
    """Whose figures a sentence tells, as far as it has said.

    `here` says that the clause names the agency itself, by the words `name`; `by_channel` that it names but a
    way to ask. `named_to` is where its whole name ends, right before what is counted: 市数据局依申请公开45件.
    """

    whose: Whose = ""
    here: bool = False
    by_channel: bool = False
    name: tuple[Word, ...] = ()
    named_to: int = -1

    def next_sentence(self, goes_on: re.Match[str] | None) -> Self:
        """Whose figures a sentence tells that may go on with the cases of the one before.

        县行政复议机构受理83件。审结案件中，维持42件: theirs, too.
        """
        if goes_on is None or self.whose not in ("other", "unsure"):
            return type(self)()
        return type(self)("" if self.whose == "unsure" and goes_on["among"] else self.whose)

    def is_now(self, whose: Whose) -> Self:
        """The same, of `whose` figures."""
        return replace(self, whose=whose)
