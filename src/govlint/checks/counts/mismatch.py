"""Parts that do not come to their total, told: a problem with its figures, or why they are not assessed."""

from __future__ import annotations

from govlint.claims.figures import Count
from govlint.claims.totals.known import as_told
from govlint.claims.totals.lists import Enumeration
from govlint.finding import FIGURE, Mention, Problem, Unknown
from govlint.model import Text
from govlint.numbers import Figure, show

_SHOWN = 24


def unknown_list(text: str, found: Enumeration, reason: Text) -> Unknown:
    """What is told of a list that is not assessed: its words from the total on, and why."""
    end = (*found.parts, *found.loose)[-1].whole.end
    return unknown(text, found.totals[-1].whole.start, end, reason)


def unknown(text: str, start: int, end: int, reason: Text) -> Unknown:
    """What is told of the words from `start` to `end`, which are not assessed: so many of them, and why."""
    words = "".join(text[start:end].split())
    words = words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
    return Unknown(Text(f"“{words}”{reason.zh}", f"“{words}” {reason.en}"))


def problem_of(text: str, total: Count, parts: tuple[Count, ...], kind: str) -> Problem:
    """The problem of a total whose parts come to more (`over`) or less (`short`), with all its figures."""
    added: Figure = 0
    for count in parts:
        added += count.value
    gap: Figure = total.value - added
    return Problem(
        span=total.span,
        kind="one" if len(parts) == 1 else kind,
        params={
            "part": f"{show(parts[0].value)}{parts[0].unit or total.unit}",
            "total": f"{as_told(text, total)}{total.unit}",
            "parts": " + ".join(show(count.value) for count in parts),
            "sum": show(added),
            "difference": show(gap if gap > 0 else -gap),
        },
        relation=FIGURE,
        related=tuple(Mention(count.span, "part", value=show(count.value)) for count in parts),
    )
