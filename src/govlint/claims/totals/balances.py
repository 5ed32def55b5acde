"""What came and was left of last year beside what became of it: 新收44件、结转3件，办结45件、在办2件."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from govlint.claims.figures import Count
from govlint.claims.mentions import FiguredSentence, Mention
from govlint.claims.words import Lists
from govlint.lazy import lazily
from govlint.model import Struct

_OF_BEFORE = r"(?:上一?|去|前一?|20\d\d *)年度?[^，。；\d]{0,4}(?:结转|转结|遗留|转[来入])|结转上年"
_THAT_CAME = "新收|收到|受理|新增|接收|接到|承办|承接|交办"
_THAT_IS_LEFT = (
    r"(?:结转|转结|转[入至])(?:至|到)?(?:下一?|明|次|20\d\d *)年?度?|转下年"
    "|结转[。；;]?$|(?:正在|尚在|仍在)(?:办理|处理)|在办|[尚仍还]?未(?:办结|答复|办完|办理完)"
)
_THAT_IS_DONE = "办结|答复|办复|办理完毕|处理完毕|处结"
_ALL = lazily(r"(?:全部|均(?:已)?|全数)(?:按期|按时|依法)?(?:办结|答复|办复)")
# What was withdrawn or handed on is neither handled nor left.
_OTHERWISE = (
    "{taken_away}|不再|重复|其中|包括|占|较|比|同比|提前|以来"
    # 新收的已答复65件: those carried over are told apart.
    "|新收到?的(?:申请)?[已均全]"
)
# 上年结转2件已全部答复，新收45件已答复43件: what is handled is of the new ones.
_DONE_APART = lazily(r"^[ \t]*(?:申请)?(?:[已均都]|全部|全数|按[期时]|依法)+(?:办结|答复|办复)(?:完毕)?$")
_ROLES = {
    "before": lazily(_OF_BEFORE),
    "left": lazily(_THAT_IS_LEFT),
    "done": lazily(_THAT_IS_DONE),
    "came": lazily(_THAT_CAME),
    "sum": lazily(r"^[ \t]*(?:合计|共计|总计|总共|共)(?:有|需办理|应办理)?[ \t]*$"),
}
_SAID = lazily(
    rf"{_OF_BEFORE}|{_THAT_IS_LEFT}|{_THAT_CAME}|{_THAT_IS_DONE}|合计|共计?|总计|一?共|已经?|年内|[今本全当]年度?|实际"
    r"|连同|加上|算上|(?:政府信息公开)?申请|按[期时]|依法|继续|办理|处理|年度|尚有?|还有?|仍有?|下年|[的了为是有]"
)
_FEWEST, _MOST = 3, 5
_AND, _LEFT_THERE = (
    "(?:另有?|还有?|尚有?|仍有?)?",
    "(?:[正尚仍]在(?:办理|处理)|在办|[尚还仍]?未(?:办结|答复|办完))",
)
_SO_MANY = r"[ \t]*\d+[ \t]*[件宗条份]"
_NEXT_YEAR = r"(?:(?:下一?|明|次|20\d\d *)年?度?|(?=[。；;）)]))"
_GOES_ON = rf"(?:将|需|依法|按规定)*(?:结转|转结|转入|转至)(?:至|到)?{_NEXT_YEAR}"
_END = r"[^，。；;\d]{0,10}(?:[）)]|[。；;]|$)"
_DIVIDED = lazily(
    rf"[^。；;\d]{{0,12}}{_SO_MANY}[^，。；;\d]{{0,8}}[，,（(]其中[，,：:]?(?:"
    # 受理67件，其中已答复66件，正在办理1件
    rf"(?:已经?|共)?(?:办结|答复|办复)(?:的|了)?{_SO_MANY}(?:申请)?[，,、；;]{_AND}"
    rf"(?:{_LEFT_THERE}(?:中|的)?|{_GOES_ON}(?:继续)?(?:办理)?的?)有?{_SO_MANY}?"
    # 收到72件，其中69件已按时答复，剩余3件结转下年度
    rf"|{_SO_MANY}(?:申请)?(?:已经?|均|都|按[时期规]|依法|完成)*(?:办结|答复|办复)(?:完毕)?"
    rf"[，,、；;](?:另有?|还有?|尚有?|仍有?|剩余|其余|余下)?{_SO_MANY}(?:申请)?(?:{_LEFT_THERE}|{_GOES_ON})){_END}"
)
_LAST_YEARS = lazily(
    rf"(?:{_OF_BEFORE}|(?:上一?|去|前一?|往)年度?)[^，。；\d]{{0,8}}(\d{{1,9}})[ \t]*[件条宗份项个]"
)
_BACK = 12
_OF_ONE = (["came", "done", "left"], ["", "done", "left"])
_WORKED_ON = lazily("收到|受理|新收|接[收到]|[承应]办|办理")


class Balance(Struct, frozen=True):
    """The figures of what there was to handle (`came`), and of what became of it (`went`)."""

    came: tuple[Count, ...]
    went: tuple[Count, ...]


def balances(
    paragraph: Sequence[FiguredSentence], text: str, sure: Collection[int], lists: Lists
) -> Iterator[Balance]:
    """The sentences of a paragraph that tell all four figures, or the first three and that all is done.

    Where all of them are `sure` claims, by where they start, they are held to the table.
    """
    for item in paragraph:
        told = [mention for mention in item.mentions if not mention.segment.depth]
        if not _FEWEST <= len(told) <= _MOST or not _are_alike(told, sure):
            continue
        said = "，".join(
            text[segment.start : segment.end] for segment in item.sentence.segments if not segment.depth
        )
        roles = [_role(mention, text) for mention in told]
        found = {role: mention.count for role, mention in zip(roles, told, strict=True)}
        if roles in _OF_ONE and _is_divided(told, text):
            span = (paragraph[0].sentence.span.start, paragraph[-1].sentence.span.end)
            if not left_of_last_year(text, *span):
                yield Balance((told[0].count,), (found["done"], found["left"]))
            continue
        ended = "left" in found or _ALL.search(said) is not None
        if (
            len(found) == len(told)
            and "" not in found
            and {"came", "before", "done"} <= found.keys()
            and ended
            and lists(_OTHERWISE).search(said) is None
            and not _is_done_apart(told[roles.index("before")], text)
            and _are_of_one(told, roles, text)
        ):
            went = tuple(found[role] for role in ("done", "left") if role in found)
            yield Balance((found["came"], found["before"]), went)


def _is_done_apart(before: Mention, text: str) -> bool:
    """Whether what was carried over is told to be handled in a clause of its own."""
    return before.following is None and _DONE_APART.search(before.said_to_next(text)) is not None


def left_of_last_year(text: str, start: int, end: int) -> set[int]:
    """What was left of last year, which is handled, too: 其中办结69件，其余1件结转下年。上年结转3件."""
    return {int(match[1]) for match in _LAST_YEARS.finditer(text, start, end)}


def _is_divided(told: Sequence[Mention], text: str) -> bool:
    """Whether what came is told to be what was done and what was not."""
    first = max(told[0].start, told[0].count.whole.start - _BACK)
    worked_on = _WORKED_ON.search(told[0].said_before(text)) is not None
    return worked_on and _DIVIDED.match(text, first) is not None


def _are_of_one(told: Sequence[Mention], roles: Sequence[str], text: str) -> bool:
    """Whether no figure names another thing than what came: 收到来信147件，办结来电150件."""
    came = told[roles.index("came")].said_before(text)
    names = (_SAID.sub("", item.said_before(text)).strip() for item in told)
    return all(name in came for name in names)


def _are_alike(told: Sequence[Mention], sure: Collection[int]) -> bool:
    """Whether figures are exact ones in one unit, and not all are held to the table."""
    return (
        len({mention.count.unit for mention in told}) == 1
        and all(mention.count.exact and not mention.count.percent for mention in told)
        and not all(mention.count.span.start in sure for mention in told)
    )


def _role(item: Mention, text: str) -> str:
    """What a figure is of a balance, by the words before it, or else behind it; empty where it is nothing."""
    for said in (item.said_before(text), item.said_to_next(text)):
        for role, words in _ROLES.items():
            if words.search(said):
                return role
    return ""
