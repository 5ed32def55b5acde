"""Whose cases figures of reviews and suits are: 行政应诉12件，含信息公开3件 are not of disclosure alone."""

from __future__ import annotations

import re
from typing import Self

from msgspec.structs import replace

from govlint.claims.said.wording import Wording
from govlint.lazy import lazily
from govlint.model import Struct

GOES_ON = lazily(
    r"[ \t\u3000]*(?:已?(?:审结|办结|受理|结案)的?[^，。；\d]{0,6}[中里]"
    r"|经(?:依法)?(?:审理|审查|复议)(?:后)?[，,]|(?P<among>其中)|上述|这些)"
)
"""A sentence that goes on with the cases that the one before told of."""


class Cases(Struct, frozen=True):
    """Whose cases the figures of reviews and suits are, as far as a sentence has said.

    `handled` says that they may be such as the agency judged itself, or of any kind; `foreign` that some were
    told that are of another matter, and `doubted_to` where the last figure ends that is of a part.
    """

    handled: bool = False
    foreign: bool = False
    doubted_to: int = -1

    def next_sentence(self, goes_on: re.Match[str] | None, before: Wording) -> Self:
        """Whose they are in a sentence that may go on with the cases of the one `before`."""
        return type(self)(goes_on is not None and (self.handled or before.every_kind))

    def as_handled(self, handled: bool) -> Self:
        """The same, judged by the agency or not."""
        return replace(self, handled=handled)
