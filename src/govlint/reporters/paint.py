"""Colour for the text format: plain strings in, the same strings with or without ANSI codes out."""

from __future__ import annotations

from govlint.finding import Severity
from govlint.model import Struct

_CODES = {
    "error": "1;31",
    "warning": "33",
    "info": "36",
    "strong": "1",
    "quiet": "2",
    "good": "32",
    "mark": "1;31",
}


class Pen(Struct, frozen=True):
    """Writes words in a style; without `colour` it leaves them as they are."""

    colour: bool

    def __call__(self, style: str | Severity, words: str) -> str:
        """`words` in `style`, one of the names above or a severity."""
        if not self.colour or not words:
            return words
        return f"\x1b[{_CODES[str(style)]}m{words}\x1b[0m"
