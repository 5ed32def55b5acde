"""What became of a regulation: where a text tells it, it may name the old number."""

from __future__ import annotations

from functools import lru_cache

from govlint.checks.places.passages import sentence_span
from govlint.lazy import lazily
from govlint.model import Span

# A version named behind a title is no history: 《条例》（2019年修订）.
_VERSION = lazily(r"[（(](?:20\d\d年)?(?:\d{1,2}月\d{1,2}日)?(?:修订|修正)[版后本]?[）)]")
# Words that tell of it wherever they stand in the sentence; what a change leads to must be a document:
# 改按国办公开办函…, 换成新格式.
_TOLD = lazily(
    r"(?<!新)(?<!最新)修订(?!后的?《)|修改|废止|失效|取代|替代|停止执行|不再(?:执行|适用|使用)|起施行|起实施|旧|曾|此前|以前|历史"
    r"|原(?=《|国务院|国办|条例|通知|格式|规定)|200[78]年|周年|(?:颁布|公布|实施|施行)(?:以来|十)"
    r"|(?:(?<![整修更])改(?:按照?|用|为|依据?|依照|以|由|成|从|执行|采用)|换成|(?:替换|更替|过渡)[为成到])(?:执行|适用|按照?)?(?:国办|国务院|国令|国发|新(?:条例|格式|通知|规定|办法|修订|印发))"
    r"|(?<![整修更])改(?:按照?|依据?|依照|执行)(?:执行)?《"
)
# The title of a number, and the bracket that it stands in: what is before them leads up to the number.
_BEFORE_TITLE = lazily(r"(?:《[^《》\n]*》)?(?P<bracket>[（(][^（()）\n]*)?$")
_IN_BRACKET = lazily(r"[^（()）\n]*[）)]")
_BRACKET_BEHIND = lazily(r"[（(][^（()）\n]*[）)]")
# 申请公开国办公开办函…, 汇编收入国办公开办函…, 停用国办公开办函…: the document itself is the object.
_OBJECT = lazily(
    r"(?:(?<!依)申请(?:公开|获取|查阅)|获取|索取|查阅|(?:汇编|归档|存档|停用|作废|更替|替换|终止(?:执行|适用|使用))(?:收入|收录|收集|包括|了|有|的)?)(?:原|的)?$"
)
# The document itself is the subject: （国办公开办函…）已停用, …及后续文件的沿革.
_SUBJECT = lazily(
    r"(?:[自从已于经被由现及和等起全部]|后续|其后|历次|同时|文件|通知|格式|规定|试行|正式|的|\d{1,4}[年月日件份]){0,12}"
    r"(?:停用|作废|更替|替换|终止(?:执行|适用|使用)|沿革|演变|过渡|(?P<kept>归档|存档|汇编))"
)
_BASIS = lazily(r"(?:依据|根据|按照|依照|遵照|对照|贯彻|落实|执行)$")
_COMPARING = lazily(r"(?:[与和同跟将把较]|对比|比较|相比)$")
_HELD_AGAINST = r"(?:相比|对比|比较(?=[，。；、\n分后]|$)|区别|异同|差异|不同)"
_COMPARED = lazily(rf"[^，。；;\n]{{0,60}}?{_HELD_AGAINST}")
_COMPARED_WITH = lazily(
    rf"(?:[与和同跟较]|相比|对比)(?:新(?:的|版)?)?(?:[国《])[^，。；;\n]{{0,80}}?{_HELD_AGAINST}"
)
_FROM = lazily(r"从$")
_TO = lazily(r"[^，。；;\n]{0,10}?(?:到|至|过渡)")
_BEFORE_DAY = lazily(
    r"(20\d\d)年(?:[以之]前|前(?![\d一二三四五六七八九十半几两])|\d{1,2}月(?:\d{1,2}日)?[以之]?前)[^，。；;\n]*$"
)
_NEAR = 200
"""So far from a number words of it are looked for: titles are long, sentences may be endless."""


def tells_history(text: str, number: Span, paragraph: Span, until: int) -> bool:
    """Whether the sentence tells what became of the regulation cited at `number`.

    Words that are those of other matters too (归档, 比较, 终止) must have the number itself for their
    object or subject. `until` is the last year by which the old number was right: 2021年9月前执行….
    """
    span = sentence_span(text, number, paragraph)
    if _is_told(text[span.start : span.end]):
        return True
    led = text[max(span.start, number.start - _NEAR) : number.start]
    title = _BEFORE_TITLE.search(led)
    before = led[: title.start()] if title else led
    inside = title is not None and title["bracket"] is not None
    end = min(span.end, number.end + _NEAR)
    closing = (_IN_BRACKET if inside else _BRACKET_BEHIND).match(text, number.end, end)
    behind = text[closing.end() if closing else number.end : end]
    day = _BEFORE_DAY.search(before)
    if day is not None and int(day[1]) <= until:
        return True
    return bool(_OBJECT.search(before)) or _is_subject(before, behind) or _is_compared(before, behind)


@lru_cache(maxsize=8)
def _is_told(sentence: str) -> bool:
    """Whether a sentence tells it of whatever it cites; one may cite many."""
    return _TOLD.search(_VERSION.sub("", sentence)) is not None


def _is_subject(before: str, behind: str) -> bool:
    told = _SUBJECT.match(behind)
    return told is not None and not (told["kept"] and _BASIS.search(before))


def _is_compared(before: str, behind: str) -> bool:
    """Whether the old document is held against another: 与…相比, …和…的区别, 从…到…."""
    return bool(
        (_COMPARING.search(before) and _COMPARED.match(behind))
        or _COMPARED_WITH.match(behind)
        or (_FROM.search(before) and _TO.match(behind))
    )
