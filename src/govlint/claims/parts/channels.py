"""Lists of the ways by which requests came: what is told behind a whole one is no item of it."""

from __future__ import annotations

from govlint.claims.scope import Scope
from govlint.lazy import lazily

_WAY = (
    r"(?:网络|网上|网站|网页|线上|线下|在线|互联网|平台|信函|来信|邮寄|邮政|邮件|快递|电子邮件|电子邮箱|邮箱"
    r"|传真|电话|当面|现场|窗口|书面|来访)"
)
_LIST = lazily(
    rf"其中[，,：:]?(?P<items>(?:(?:通过|以)?{_WAY}[^，。；、：\d]{{0,10}}[ \t]*\d+[ \t]*[件宗条份次封]"
    r"(?:申请)?[，,、；;和及]?)+)"
)
_FIGURE = lazily(r"\d+")
# 其中网络申请40件、信函申请5件；其中办结38件、5件: of each way.
_FURTHER = lazily(r"\d|其中|分别|各自")


def is_past_channels(text: str, start: int, scope: Scope) -> bool:
    """Whether what stands at `start` follows a list of ways that come to all requests received.

    收到15件，其中网络申请1件、信函申请14件；答复完毕15件: those answered are no way of asking.
    """
    if scope.received is None:
        return False
    found = _LIST.search(text, scope.start, start)
    return (
        found is not None
        and sum(map(int, _FIGURE.findall(found["items"]))) == scope.received
        and not _FURTHER.search(text, found.end(), start)
    )
