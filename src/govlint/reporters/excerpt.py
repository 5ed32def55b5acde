"""The line of text around a finding, cut to the width of the screen, with carets under the place."""

from __future__ import annotations

from govlint.finding import Excerpt
from govlint.model import Struct
from govlint.reporters.typeset import ELLIPSIS, cut, head_within, parted, printable, tail_within, width_of

_CONTEXT = 16
# A place may be a whole section; more characters than this for each column are not looked at.
_REACH = 4


class Window(Struct, frozen=True):
    """The part of a line that is shown: what stands before the place, the place, and what follows."""

    before: str
    marked: str
    after: str

    def carets(self) -> str:
        """Carets that stand under the place; one where the place is empty."""
        return " " * width_of(self.before) + "^" * max(1, width_of(self.marked))


def window(excerpt: Excerpt, width: int) -> Window:
    """At most `width` columns of the line around the place; no wide character is cut in two.

    What is left out is shown by an ellipsis.
    """
    text, reach = excerpt.text, _REACH * width
    before = printable(text[max(0, excerpt.start - reach) : excerpt.start]).lstrip()
    marked = printable(text[excerpt.start : min(excerpt.end, excerpt.start + reach)], reveal=True)
    after = printable(text[excerpt.end : excerpt.end + reach]).rstrip()
    before, marked, after = parted(before, marked, after)
    # On either side an ellipsis needs a column.
    around = max(width_of(before), bool(before) + bool(after))
    shown = cut(marked, max(2, width - min(_CONTEXT, around)))
    if shown != marked:
        marked, after = shown, ""
    room = width - width_of(marked)
    left = max(room // 2, room - width_of(after))
    if width_of(before) > left:
        before = ELLIPSIS + tail_within(before, left - 1)
    room -= width_of(before)
    if width_of(after) > room:
        after = head_within(after, room - 1) + ELLIPSIS
    return Window(before, marked, after)
