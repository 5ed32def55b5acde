"""Lists of the ways by which requests came: what is told behind a whole one is no item of it."""

from __future__ import annotations

from govlint.claims.said.scope import Scope
from govlint.claims.topics import Topics
from govlint.lazy import lazily

_FIGURE = lazily(r"\d+")
# 其中网络申请40件、信函申请5件；其中办结38件、5件: of each way.
_FURTHER = lazily(r"\d|其中|分别|各自")


def is_past_channels(text: str, start: int, scope: Scope, topics: Topics) -> bool:
    """Whether what stands at `start` follows a list of ways that come to all requests received.

    收到15件，其中网络申请1件、信函申请14件；答复完毕15件: those answered are no way of asking.
    """
    if scope.told.received is None:
        return False
    found = topics.list_of_ways.search(text, scope.sentence.start, start)
    return (
        found is not None
        and sum(map(int, _FIGURE.findall(found["items"]))) == scope.told.received
        and not _FURTHER.search(text, found.end(), start)
    )
