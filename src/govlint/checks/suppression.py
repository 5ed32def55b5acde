"""Check `suppression`: suppressions that silence nothing any more, or cannot hold as they are written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from govlint.finding import Remark, RemarkKind
from govlint.rule import SuppressionContext, suppression_check

_OF_RULE = ("rule", "until", "reason")
_BLANKS = {
    "unused": _OF_RULE,
    "elsewhere": _OF_RULE,
    "expired": _OF_RULE,
    "locked": _OF_RULE,
    "unknown": (*_OF_RULE, "remedy"),
    "nowhere": ("path",),
}
"""Of what is wrong with the way a suppression is written, nothing more is known."""


def _says(options: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    return {kind: _BLANKS.get(kind, ()) for kind in options["tells"]}


@suppression_check("suppression", says=_says)
def suppression(context: SuppressionContext, *, tells: tuple[RemarkKind, ...]) -> Iterator[Remark]:
    """What there is to say of suppressions; `tells` chooses the kinds of remark that the rule is about."""
    for remark in context.remarks:
        if remark.kind in tells:
            yield remark
