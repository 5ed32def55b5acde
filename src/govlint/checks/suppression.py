"""Check `suppression`: suppressions that silence nothing any more, or cannot hold as they are written."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.finding import Remark, RemarkKind
from govlint.rule import SuppressionContext, suppression_check


@suppression_check("suppression")
def suppression(context: SuppressionContext, *, tells: tuple[RemarkKind, ...]) -> Iterator[Remark]:
    """What there is to say of suppressions; `tells` chooses the kinds of remark that the rule is about."""
    for remark in context.remarks:
        if remark.kind in tells:
            yield remark
