"""What the values share that hold what a text has said so far: each is made anew from the one before."""

from __future__ import annotations

from typing import Self

from msgspec.structs import replace

from govlint.model import Struct


class State(Struct, frozen=True):
    """What a text has said of one thing by now."""

    def altered(self, **fields: object) -> Self:
        """The same with these fields; itself where they are so already."""
        same = all(getattr(self, name) == value for name, value in fields.items())
        return self if same else replace(self, **fields)
