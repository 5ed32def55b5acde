"""What a format with pages gives to the layout: runs of characters with places, rules, pictures."""

from __future__ import annotations

from govlint.model import Struct

Stroke = tuple[float, float, float]
"""A straight rule: the coordinate that it keeps, and where it begins and ends along the other axis."""


class Run(Struct, frozen=True):
    """Characters that stand side by side on one base line, in points from the top left of the page.

    `lefts` and `rights` are their edges. `unknown` counts the characters of which the file does not say what
    they are.
    """

    text: str
    lefts: tuple[float, ...]
    rights: tuple[float, ...]
    base: float
    size: float
    bold: bool = False
    unknown: int = 0

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.lefts[0]

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.rights[-1]

    @property
    def middle(self) -> float:
        """Half the height of its characters."""
        return self.base - 0.35 * self.size

    def part(self, start: int, end: int) -> Run:
        """Its characters from `start` to `end`."""
        if start == 0 and end == len(self.text):
            return self
        return Run(
            self.text[start:end],
            self.lefts[start:end],
            self.rights[start:end],
            self.base,
            self.size,
            self.bold,
            self.unknown,
        )


class Image(Struct, frozen=True):
    """A picture on a page: its edges."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        """How much it covers."""
        return (self.right - self.left) * (self.bottom - self.top)


class Page(Struct, frozen=True, kw_only=True):
    """One page: its size, and what stands on it.

    `hidden` counts characters that are in the file but not to be seen (a scanner's guesses), `cut` those of
    lines that run off the page, `faint` runs of words of the colour of their ground, or far too small.
    """

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    across: tuple[Stroke, ...] = ()
    down: tuple[Stroke, ...] = ()
    images: tuple[Image, ...] = ()
    hidden: int = 0
    curves: int = 0
    cut: int = 0
    faint: int = 0
