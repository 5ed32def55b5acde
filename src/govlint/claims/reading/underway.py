"""Requests underway (在办): those carried over, or what is left: 截至年底，尚有3件在办."""

from __future__ import annotations

from govlint.claims.claim import ALL_THERE_IS, Subject
from govlint.claims.labels import Label
from govlint.claims.reading.subjects import EITHER_WAY
from govlint.claims.said.scope import Scope
from govlint.claims.sentences import Segment
from govlint.claims.topics import Topics
from govlint.lazy import lazily

_CARRIED_OUT, _LEFT = frozenset(("requests.carried_out",)), frozenset(("requests.left",))
_GOING_ON = lazily(r"(?:正|尚|仍|还)在|未办[结完]|在办")
# 未办结7件，均结转至下年度
_ALL_CARRIED = lazily(
    r"[^，。；\d]{0,8}[，,](?:均|都|全部|已|将|需|拟|依法|按规定)+(?:结转|转入|转至|于|在)(?:至|到|入)?(?:下|次|明|20\d\d)"
)
_YEAR_END = lazily(
    r"(?:^|[，,。；;：:（(）)\n \t])(?:截[至止]|[至到])?(?:本年度?|当年)?"
    r"(?:年[底末]|12 *月 *(?:31 *日|底|末))[^。；\d]{0,9}$"
)
_MORE_LEFT = lazily(r"延期|另[有外]?[ \t]*\d|其余|征[求询]|补正|其中")


def counted_as(
    text: str, topics: Topics, scope: Scope, label: Label, segment: Segment
) -> tuple[Subject, ...]:
    """What a figure of requests underway may count in the table; empty where nobody can say."""
    return (
        _carried_behind(text, topics, label, segment)
        or _at_the_end(text, scope, label)
        or _left(text, scope, label)
    )


def _carried_behind(text: str, topics: Topics, label: Label, segment: Segment) -> tuple[Subject, ...]:
    """What is said behind those underway tells which they are: 年末未办结的12件结转下年度."""
    if _ALL_CARRIED.match(text, label.count.whole.end):
        return (_CARRIED_OUT,)
    behind = [word for word in segment.words if word.start >= label.count.whole.end]
    carried = topics.subject(behind, ("requests",))
    return (carried,) if carried and carried <= EITHER_WAY else ()


def _at_the_end(text: str, scope: Scope, label: Label) -> tuple[Subject, ...]:
    """Those underway at the end of the year are carried over: 截至年底，尚有3件在办."""
    start = max(scope.sentence.start - 1, text.rfind("；", 0, label.start), 0)
    at_end = _YEAR_END.search(text, start, label.count.span.start) is not None
    return (_CARRIED_OUT,) if at_end and not _MORE_LEFT.search(scope.sentence.text) else ()


def _left(text: str, scope: Scope, label: Label) -> tuple[Subject, ...]:
    """Those underway are what is left, where all and what is done are told: 办结45件、正在办理2件."""
    going_on = _GOING_ON.search(text, label.start, label.end) is not None
    return (_LEFT,) if going_on and scope.tally.names >= ALL_THERE_IS else ()
