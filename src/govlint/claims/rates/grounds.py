"""The figures that a rate comes of, where they stand behind it: 办结率94.3%，即88件中办结83件."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.claims.mentions import Mention, end_of_statement
from govlint.claims.rates.ratio import figures
from govlint.lazy import lazily

DUE = lazily(r"(?:(?<![供响反对适效相回])应当?|需|须|拟|计划|要求)[\u4e00-\u9fff]{2,8}$")
_MERELY = lazily(r"(?:其中|已经?|均|都|共|有|中|实际|全部|按[时期]|如期|及时|表示|完成|对此|[的了为有 \t])*")
_AMONG = lazily(r"(?:的)?[\u4e00-\u9fff]{0,6}?(?:当?中|里)(?!心)")
_THAT_IS = lazily(r"[，,：:][ \t]*(?:即|也就是)")
# 栏目更新率93.8%，32个栏目中更新30个
_OF_SO_MANY = lazily(r"[，,][ \t]*\d+[ \t]*[\u4e00-\u9fff]{1,10}?中(?!心)[^，。；\d]{1,6}\d")

# 办结率100%，办结68件（应办结69件）
_DONE_OF_DUE = lazily(
    r"[，,](?:全年|共|已|实际|均)*(?P<done>[\u4e00-\u9fff]{2,6}?)了?[ \t]*\d+"
    r"[ \t]*([\u4e00-\u9fff]{1,2}?)[（(]"
    r"应当?(?P<due>[\u4e00-\u9fff]{2,6}?)的?[ \t]*\d+[ \t]*\2[）)]"
)
# 办结率98%，收到申请44件、办结40件
_CAME_AND_DONE = lazily(
    r"[，,：:](?:全年|年内|本年度?|今年|共|应)*(?:收到|受理|新收|接收|办)(?:政府信息公开|信息公开|依申请公开)?(?:申请)?"
    r"共?[ \t]*\d+[ \t]*([\u4e00-\u9fff]{1,2}?)[，,、](?:已|共|实际|均)*"
    r"(?P<done>[\u4e00-\u9fff]{2})(?:了|申请)?[ \t]*\d+[ \t]*\1(?=[。；;\n]|$)"
)
_PLAIN_RATE = lazily(
    r"[ \t\u3000]*(?:(?:政府信息公开|信息公开|依申请公开|申请|全年|年内|本年度?|今年)的?)*"
    r"(?:办结|答复)率(?:达到?|为|是)?[ \t]*"
)
# 收到申请44件，办结率98%，办结40件
_DONE_BEHIND = lazily(
    r"[，,](?:已|共|实际|均)*(?P<done>[\u4e00-\u9fff]{2})(?:了|申请)?[ \t]*\d+[ \t]*[\u4e00-\u9fff]{1,2}?"
    r"(?=[。；;\n]|$)"
)
_CAME = lazily(
    r"[ \t\u3000]*(?:全年|年内|本年度?|今年|共|[，,])*(?:收到|受理|新收|接收|应办)"
    r"(?:政府信息公开|信息公开|依申请公开)?(?:申请)?共?[ \t]*"
)


def grounds_of(told: Sequence[Mention], at: int, act: str, text: str) -> list[Mention]:
    """The figures that a rate of an act comes of, where they follow: 办结率94.3%，即88件中办结83件."""
    end = told[at].count.whole.end
    inside = in_bracket_behind(told, at)
    if len(inside) == 2:
        return inside
    due = _DONE_OF_DUE.match(text, end)
    if due is not None and due["done"].endswith(due["due"]) and act in due["due"]:
        part, whole = figures([item for item in told[at + 1 :] if item.count.span.start < due.end()])
        return [whole, part]
    if at < 2 and _PLAIN_RATE.fullmatch(told[at].said_before(text)) and (own := _own(told, at, act, text)):
        return own
    so_many = _OF_SO_MANY.match(text, end) is not None
    if not so_many and _THAT_IS.match(text, end) is None:
        return []
    last = end_of_statement(text, end)
    behind = figures([item for item in told[at + 1 :] if item.count.span.start < last])
    if not so_many:
        return behind
    done = behind[-1].said_before(text).rpartition("中")[2] if len(behind) == 2 else ""
    return behind if act in done and _MERELY.fullmatch(done.partition(act)[0]) else []


def _own(told: Sequence[Mention], at: int, act: str, text: str) -> list[Mention]:
    """The figures of what came and of what was done, behind the rate that begins a sentence or around it:
    办结率98%，收到申请44件、办结40件; 收到申请44件，办结率98%，办结40件.
    """
    found = (_DONE_BEHIND if at else _CAME_AND_DONE).match(text, told[at].count.whole.end)
    if found is None or found["done"] != act:
        return []
    own = figures([item for item in told if item.count.span.start < found.end()])
    plain = len({item.count.unit for item in own}) == 1 and not any(item.old or item.change for item in own)
    return own if plain and (not at or _CAME.fullmatch(told[0].said_before(text))) else []


def words_behind(item: Mention, text: str) -> str:
    """The text of the segment behind a figure, up to the next one, which it may be all about."""
    # 88件申请中办结83件: what follows them tells of the next figure.
    if item.following is not None and _AMONG.match(text, item.count.whole.end):
        return ""
    return item.said_to_next(text)


def in_bracket_behind(told: Sequence[Mention], at: int) -> list[Mention]:
    """The figures of a bracket right behind a rate: 满意率94%（200人中188人满意）."""
    end = told[at].count.whole.end + 1
    segments = {item.segment.start for item in told[at + 1 :] if item.segment.depth > told[at].segment.depth}
    return figures([item for item in told[at + 1 :] if item.segment.depth]) if end in segments else []


def is_plainly_told(act: str, inside: Sequence[Mention], text: str) -> bool:
    """Whether at most one figure is of an act, and of it alone: not 188人满意，另有基本满意8人."""
    said = [(other.said_before(text), words_behind(other, text)) for other in inside]
    told = [(before, behind) for before, behind in said if act in before + behind and not DUE.search(before)]
    return len(told) < 2 and all(
        _MERELY.fullmatch(before.partition(act)[0])
        and (act in before or _MERELY.fullmatch(behind.partition(act)[0]))
        for before, behind in told
    )
