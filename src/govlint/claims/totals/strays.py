"""Lists of 条 into which another unit has strayed: 会议信息220条，政策文件33件，其他信息72条."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from govlint.claims.figures import Count
from govlint.claims.mentions import Mention
from govlint.claims.totals.known import unit_of
from govlint.lazy import lazily

_PIECES, _STRAYING = "条", frozenset("件份篇")
_REST = lazily(r"[ \t]*(?:其他|其它|其余)")
# 办理建议5件: something done, and no information.
_DONE = lazily(
    "收到|受理|办[理结复]|答复|开展|组织|召开|举办|制作|回应|接待|参加|申请|建议|提案|咨询|复议|诉讼|案"
)
_FEWEST = 3


def of_one_unit(parts: Sequence[Mention], totals: Sequence[Count], text: str) -> list[Mention]:
    """The figures of a list of 条, with one told in 件 or 份 between them made one of 条.

    Only where the total is in 条 as well, and the list goes on to its 其他.
    """
    last = next((at for at, part in enumerate(parts) if _REST.match(part.said_before(text))), -1)
    units = [unit_of(part.count) for part in parts[: last + 1]]
    strays = [at for at, unit in enumerate(units) if unit in _STRAYING]
    if (
        len(units) < _FEWEST
        or len(strays) != 1
        or units.count(_PIECES) != len(units) - 1
        or not 0 < strays[0] < last
        or any(unit_of(total) != _PIECES for total in totals)
        or _DONE.search(parts[strays[0]].said_before(text))
    ):
        return list(parts)
    part = parts[strays[0]]
    own = replace(part, count=replace(part.count, unit=_PIECES))
    return [*parts[: strays[0]], own, *parts[strays[0] + 1 :]]
