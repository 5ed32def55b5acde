"""What is said of all requests where no figure tells how many: 收到的申请全部予以公开 leaves none refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govlint.claims.claim import PART, Claim, Subject
from govlint.claims.labels import Label
from govlint.claims.said.scope import Scope
from govlint.claims.sentences import Segment
from govlint.claims.topics import FOR_ANOTHER, Topics
from govlint.claims.words import Lists, Word
from govlint.lazy import lazily
from govlint.model import Span

_HOW = "已|经|[依按]法|依规|依照规定|按规定|按照规定|按时|按期|及时|如期|在(?:法定|规定)?(?:期限|时限)内?"
_ALL_OF_THEM = (
    r"[ \t\u3000]*(?P<said>对?(?:(?:20\d\d年度?|全年|年内|本年度?|今年)[，,]?)?对?"
    r"(?:[我本]{ourselves})?"
    r"(?:所?(?:收到|受理|接收|办结|答复)(?:到|完毕)?的)?(?:所有|全部|各项)?的?"
    r"(?P<named>政府信息公开|信息公开|依申请公开)?(?:的)?(?:申请|(?<=公开)(?:的)?事项)(?:事项|件)?"
)
_END = r")[。，,；;]?[ \t]*"
_ALL_GIVEN = (
    rf"{_ALL_OF_THEM}(?:{_HOW}|均|都|全部|一律)*(?:均|都|全部|一律)(?:{_HOW}|决定)*"
    rf"(?:予以|给予|同意|准予|作出)?公开(?:答复)?{_END}"
)
_ALL_ASKED = (
    rf"{_ALL_OF_THEM}(?:(?:的)?申请[人者]|人|者|主体)?(?:均|都|全部|一律)(?:是|为|系|由|来自|来源于)*"
    rf"(?:(?P<persons>自然人|公民(?:个人)?|个人)|商业企业|企业|公司)(?:提出|提交|递交|申请)?(?:的)?(?:申请)?{_END}"
)
# 收到信息公开申请67件。申请全部公开: those counted right before, with nothing else told between.
_RIGHT_BEHIND = lazily(
    r"(?P<before>[^。；;\n]*(?:信息公开|依申请公开)[^，,。；;\n\d]*)\d+[ \t]*[件宗条份]"
    r"(?:[，,][ \t]*(?:比|较|同比|与)[^，,。；;\n]{1,20})?[。；;，,][ \t\u3000]*"
)
# （二）依申请公开。申请主体均为自然人。
_HEADED = lazily(
    r"[ \t\u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．][ \t]*)?"
    r"(?:政府)?(?:信息)?依申请公开(?:政府信息)?(?:工作|方面|情况)*[。：:，,\n][ \t\u3000]*"
)
# 除依法不予公开的外，其他均答复。申请均公开; 公租房申请…: what limits them, or other requests.
_LIMITED = (
    r"除|不予|无法|能够|可以|应当|不涉及|部分|其中|属于|少量|个别|少数|类|上半年|下半年|季度|月|网上|当面"
    r"|去年|上一?年|往年|历年|近年|结转|下属|{posted}|(?<!政府信息公开)(?<!信息公开)(?<!依)申请(?!人|公开)"
)
# 收到45件，当年全部办结: as many were handled, and those of last year besides.
_ALL_DONE = lazily(
    r"[ \t]*(?=[^，。；]*(?:均|都|全部|全数))(?:(?:上述|以上|所收)?申请|均|都|已|全部|全数|[于在])*"
    r"(?:当年度?内?|本?年度?内|年底前|年[底末]之前)(?:均|都|已|全部|全数|予以|依法|按[时期])*"
    r"(?:办[结复]|办理完毕|答复完毕|处理完毕)(?:完毕)?(?=[。，,；;\n]|$)"
)
_NO_SUCH = (
    r"[ \t\u3000]*(?:[我本]{ourselves}|20\d\d年度?|全年|本年度?|今年|年内)*"
    r"(?:均|也)?(?:未|没有|无)(?:有|曾)?(?:作出|出现|发生|存在)?过?(?:任何)?"
    r"(?:不予公开|部分公开|不予处理|无法提供)的?(?:决定|答复|情形|情况)+(?:的情形|的情况)?[。；;，,]?"
)
_AS_IN_THE_FORM, _WHO_ASKED = "自然人", lazily(r"申请(?:人|者|主体)")
_COMMAS = frozenset("，,")
# 收到的41件申请全部予以公开, and no more behind it: not …予以公开、答复.
_EVERY_REQUEST = lazily(
    r"(?:政府信息公开|信息公开|公开)?申请(?:均|都|全部|一律)+(?:已|依法|依规|按[时期]|及时|如期)*"
)
_NO_MORE = lazily(r"(?:答复|决定|处理|了)*(?:[，,。；;）)\n]|$)")
_REQUESTS, _RECEIVED, _ALL = ("requests",), "received", "requests.received"
_GRANTED = lazily(r"(?<![a-z_])granted$|(?<![a-z_])granted(?=\*)")
# 科研机构、法律服务机构均未提出申请
_NOBODY = lazily(
    r"(?:均|都|也)?(?:未|没有|无)(?:人|有)?(?:提出|提交|递交)?过?(?:任何)?"
    r"(?P<asked>(?:政府信息公开|信息公开|公开)?的?申请)[。，,；;]?"
)
# What the columns of the form are called: 企业没有提出申请 may be of others than 商业企业.
_COLUMN = lazily("自然人|商业企业|科研机构|社会公益(?:组织|机构)|法律服务机构")
# 收到申请41件，其中自然人30件，科研机构均未提出申请: of all, where nothing else is told before it.
_ON_ALL = lazily(
    r"(?![ \t\u3000]*其中)(?:(?:其中|[我本][局市县区省镇乡委厅办部院校]|[我本]机关|[我本]单位"
    r"|20\d\d年度?|全年|本年度?|今年|年内|共|累计|新"
    r"|自然人|商业企业|科研机构|社会公益(?:组织|机构)|法律服务机构|收到?|受理|提出|提交|递交|的|为|均|[、和]"
    r"|政府信息公开|信息公开|依申请公开|申请|事项|方面|情况|[ \t\u3000])*(?:\d{1,6}[件宗])?[，,；;：:])*"
)
_FAR = 200
_NAMED_ALONE = lazily(r"(?:20\d\d *年度?|全年|本年度?|今年|年内|均|都|也|[、和及与，, \t\u3000])*")
_SETTLED, _CAME = "requests.settled", (frozenset(("requests.received",)), frozenset(("requests.fresh",)))
_YEAR = lazily(r"20\d\d(?=年)")
_NO_ORGANISATIONS, _NO_PERSONS = ("requests.organisations",), ("requests.natural_person",)
NOT_GIVEN = ("requests.refused", "requests.unavailable", "requests.not_handled")
"""What there is none of then."""


def all_given(
    text: str, start: int, end: int, lists: Lists, year: int | None, *, is_counted: bool
) -> Span | None:
    """Where a clause says that every request for information of the report's `year` was granted.

    It names none of its own (not 网上申请), and says that they are requests for information, or stands right
    behind the sure figure of them that its paragraph begins with (`is_counted`). Nothing before it limits it.
    """
    found = lists(_ALL_GIVEN).fullmatch(text, start, end)
    return Span(*found.span("said")) if found and _is_of_all(text, found, lists, year, is_counted) else None


def all_asked(
    text: str, start: int, end: int, lists: Lists, year: int | None, *, is_counted: bool
) -> tuple[Span, tuple[str, ...]] | None:
    """Where a clause says that all who asked were natural persons, or none; and which there are none of."""
    found = lists(_ALL_ASKED).fullmatch(text, start, end)
    if found is None:
        return None
    if not (_is_all_told(text, found, lists, year) or _is_of_all(text, found, lists, year, is_counted)):
        return None
    return Span(*found.span("said")), _NO_ORGANISATIONS if found["persons"] else _NO_PERSONS


def _is_all_told(text: str, found: re.Match[str], lists: Lists, year: int | None) -> bool:
    """Whether a paragraph begins with who asked, as the form calls them: 今年的申请人全部为自然人."""
    start, end = found.span()
    line = text.rfind("\n", 0, start) + 1
    if (
        found["persons"] != _AS_IN_THE_FORM
        or text[line:start].strip()
        or not _WHO_ASKED.search(found.group())
    ):
        return False
    return lists(FOR_ANOTHER).match(text, end) is None and all(
        int(other.group()) == year for other in _YEAR.finditer(text, line, end)
    )


def _is_of_all(text: str, found: re.Match[str], lists: Lists, year: int | None, is_counted: bool) -> bool:
    """Whether a clause is of all requests for information of the report's `year`."""
    start, end = found.span()
    line = text.rfind("\n", 0, start) + 1
    behind = _RIGHT_BEHIND.fullmatch(text, line, start) if is_counted else None
    if behind is None and found["named"] is None and _HEADED.fullmatch(text, line, start) is None:
        return False
    if lists(_LIMITED).search(text, line, start if behind is None else behind.end("before")):
        return False
    return all(int(other.group()) == year for other in _YEAR.finditer(text, line, end))


def all_done(text: str, clause: Sequence[Segment], whole: Claim) -> Claim | None:
    """That all that came were answered before the year ended, behind their figure: 收到45件，当年全部办结.

    So many were handled then, and those of last year may have been besides.
    """
    start, end = clause[0].start, clause[-1].end
    came = whole.sure and whole.readings[0] in _CAME and clause[0].mark in _COMMAS
    if not came or _ALL_DONE.match(text, start) is None:
        return None
    return Claim(
        span=Span(start, end),
        figure=Span(start, end),
        value=whole.value,
        unit=whole.unit,
        repeats=whole.figure,
        readings=(frozenset((_SETTLED,)),),
        reason=PART,
        within=True,
    )


def all_became(text: str, label: Label, claim: Claim, scope: Scope, topics: Topics) -> Claim | None:
    """What became of all that came, told right behind their figure: 收到的41件申请全部予以公开.

    So many became that at least, and those of last year may have besides.
    """
    told = label.outcome[0]
    came = _ALL in claim.names and topics.has_name(label.before, _RECEIVED)
    if len(label.outcome) > 1 or not came or not _NO_MORE.match(text, told.end):
        return None
    if _EVERY_REQUEST.fullmatch(text, label.count.whole.end, told.start) is None:
        return None
    from govlint.claims.implied import is_of_all_so_far, is_under_requests  # few sentences say so

    if not (scope.ours or is_under_requests(text, label.start)):
        return None
    if claim.value in scope.unsure or not is_of_all_so_far(text, label.start, scope.year):
        return None
    subject = topics.subject((told,), _REQUESTS)
    return Claim(
        span=Span(told.start, told.end),
        figure=Span(told.start, told.end),
        value=claim.value,
        unit=claim.unit,
        readings=tuple(dict.fromkeys((subject, frozenset(also_in_part(subject))))),
        doubt=PART,
        within=True,
    )


def none_asked(
    text: str, clause: Sequence[Segment], words: Sequence[Word], none: Word, topics: Topics, scope: Scope
) -> tuple[list[Word], int]:
    """The kinds of applicants of whom a clause says that none asked: 科研机构、法律服务机构均未提出申请.

    And where it has said so. Disclosure was named so far, or the paragraph before tells of requests for it;
    nothing before limits them to a part (not 通过网站，科研机构均未提出申请).
    """
    start, end = clause[0].start, clause[-1].end
    asking = [word for word in words if word.end <= none.start and topics.is_crossing(word)]
    denied = _NOBODY.fullmatch(text, asking[-1].end, end) if asking else None
    if denied is None or not all(_COLUMN.fullmatch(text, word.start, word.end) for word in asking):
        return [], 0
    edges = [start, *(at for word in asking for at in (word.start, word.end))]
    said = "".join(text[edges[n] : edges[n + 1]] for n in range(0, len(edges) - 1, 2))
    first = scope.sentence.start
    on_all = start - first < _FAR and _ON_ALL.fullmatch(text, first, start) is not None
    if _NAMED_ALONE.fullmatch(said) is None or not on_all:
        return [], 0
    from govlint.claims.implied import is_of_all_so_far, is_under_requests  # few sentences say so

    ours = scope.ours or is_under_requests(text, start)
    told = ours and is_of_all_so_far(text, start, scope.year)
    return (asking, denied.end("asked")) if told else ([], 0)


def also_in_part(subject: Subject) -> Iterator[str]:
    """The counts of a subject, and with what was given that in part: 均予以公开 may be of both."""
    for name in subject:
        yield name
        yield _GRANTED.sub("partly_granted", name)


def none_such(text: str, start: int, end: int, lists: Lists) -> bool:
    """Whether a clause denies outcomes that only requests come to: 全年未出现不予处理的情形."""
    return lists(_NO_SUCH).fullmatch(text, start, end) is not None
