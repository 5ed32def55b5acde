"""The figures of a paragraph: 44件, 约40条, 12.5%, 三件; dates, ordinals and sums of money told apart."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from govlint.lazy import lazily
from govlint.model import Span, Struct
from govlint.numbers import NUMERALS, Figure, value_of

_COUNTED = (
    "人次|辆次|件次(?!之)|条次(?!之)|篇次|场次|批次|项次|件(?!事)|条(?!例|款)|宗|份|次(?!性|月|日|要|生)|起|项(?!目?规定)|篇|例(?!会|行)"
    "|个(?!月|工作日|百分点|小时|自然|年|方面|部分|星期)|部(?!门|分)|笔|封|名|人(?!大|民|员|社|事)|户|家|场|期|处|张|则|幅|本|册"
    "|批|类|种|组|位|集|台|套|辆|班|段|档|讲|座|块"
)
_OTHER = (
    "个?百分点|[%％‰]|(?:万|亿|千|百)?元|个工作日|工作日|个月|小时|分钟|个年头|年|月|日|天|周|季度|号|时|点|倍|岁|亩|公里|平方米|米|吨"
    "|[余多]?[个条项大]?(?:方面|部分)|字|版"
)
# A class of characters that stands first lets the search skip what cannot begin a figure.
_FIGURE = lazily(
    rf"[\d{NUMERALS}](?:(?<=\d)(?:\d{{0,2}}(?:[,，]\d{{3}})+(?!\d)|\d*)(?:\.\d+)?|(?<=[{NUMERALS}])[{NUMERALS}]*)"
)
_ROUGH = lazily(
    r"(?:约[为有占计]?|大约[为有]?|将?近|超过?|逾|不少于|不低于|至少|不[足到]|突破|几|数|上)[ \t\u3000\xa0]*$"
)
_PERCENT = "百分之"
_TAIL = lazily(
    r"[ \t\u3000\xa0]*(?P<more>[余多几])?[ \t\u3000\xa0]*(?P<scale>[万亿千](?!元))?(?P<extra>[余多])?"
    rf"[ \t\u3000\xa0]*(?:(?P<unit>{_COUNTED})|(?P<other>{_OTHER}))?(?P<around>左右|以上|以内|以下|上下)?"
)
_DATES = frozenset("年月日号")
_LONGEST = 24
_YEAR_BEFORE_YEAR = lazily(r"20\d\d[ \t]*[、和及与至到～~—-]+[ \t]*20\d\d")
_YEAR_LENGTH = 4
_BEFORE = 8
# The last characters before a figure for which a closer look is worth while.
_ORDINALS = frozenset("第〔[（(之其./:：-—–")
_BRACKETS = frozenset("（(")
_OPENED, _COLONS = frozenset("（(：:"), frozenset("：:")
# 数十, 几百, 上千; but 总数83 and 网上83 are exact.
_ROUGH_TENS, _TENS = frozenset("数上"), frozenset("十百千万")
_DIGITS = frozenset("一二两三四五六七八九")
_DASHES = frozenset("-—–~～至到 ")
_ROUGH_ENDS = frozenset("约为有占计近过超逾于低少足到破几数上")
_BLANK = " \t\u3000\xa0"
_RANGE_BEFORE = lazily(r"\d[ \t]*[件条宗份次起项篇个]?[ \t]*[-—–~～至到][ \t]*$")
_RANGE_AFTER = lazily(r"[ \t]*[-—–~～至到][ \t]*\d")
# 2 11件, and 申请1. 24万件: its point stands within a line, and behind no number of a list.
_APART = lazily(r"(?:\d|[^\s，,。；;：:（(、.\d]\d+[.．])[ \t\u3000\xa0]+$")
_APART_AFTER = lazily(r"[ \t\u3000\xa0]+\d")
# 部门预决算3（45个单位）条: its unit stands behind the bracket.
_UNIT_BEHIND = lazily(rf"[（(][^（）()\n]{{1,40}}[）)][ \t]*({_COUNTED})")
# 部分公开13（含遮挡的2件）、结转7（单位：件）
_CLOSED = lazily(
    r"[ \t\u3000\xa0]*(?:[，,。；;、：:！!？?）)】\]\n]|[（(](?:计量)?(?:单位|均|其中|含|包含|包括)|$)"
)
# 没有收到一件申请: none.
_NOT_ONE = lazily(r"(?:未|没有?|无)(?:曾|有)?(?:收到|接到|受理|发生|出现|产生)?过?(?:任何)?$")
_ARTICLE = frozenset("个次项起种部批类套位家台块")
"""Units with which 一 counts nothing: 一个, 一次, 一起."""

# 两项共660件, 三类合计9件: what is summed up, and no figure of its own.
_WAYS = ("平台", "渠道", "途径", "口子")
_SUMMED_UP = frozenset(("项", "类", "种"))
_SUM = lazily(
    r"(?:平台|渠道|途径|方式|口子|申请|情形|数据|数)?(?:相加|加总)?"
    r"(?:之和|合计|共计|总计|共|均|相加|[加合]起来|[加合]在一起|一共|总共)"
)

_NONE = ("无", "没有", "未有")
# 行政诉讼一起, and no more said: a case, and no 一起.
_CASE = lazily(r"(?:诉讼|复议|案件|申请)一起(?=[，,。；;、：:（(）)\n]|$)")

_SCALES = {"万": 10**4, "亿": 10**8, "千": 1000}
# What makes a plain figure: a unit of one character, what may follow it, what may not stand before.
_ONE_CHARACTER = lazily(r"(?:^|\|)(.)(?:\(\?![^()]*\))?(?=\||$)")
_MARKS = frozenset("，,、。；;：:！!？?（()）】]\n")
_TELLING = _ORDINALS | _DASHES | _ROUGH_ENDS


class Count(Struct, frozen=True):
    """A figure in prose: `span` is that of its digits, `unit` empty where none is written.

    `exact` is false for 余, 约, ranges, 万 and digits torn apart. `percent` marks a share in percent.
    `whole` is the span with the words that belong to the figure (约, 余, the unit). `step` is that of the
    last digit of a figure that is only rounded: 100 for 1.24万.
    """

    span: Span
    whole: Span
    value: Figure
    unit: str
    exact: bool
    percent: bool = False
    step: int = 0

    @property
    def bounded(self) -> bool:
        """Whether it is exact, or rounded by no more than its last digit."""
        return self.exact or self.step > 0

    @property
    def decimals(self) -> int:
        """The digits shown behind the point."""
        return max(0, -int(Decimal(self.value).as_tuple().exponent))


def counts_in(text: str, start: int, end: int) -> list[Count]:
    """The counts and percentages of `text` from `start` to `end`, in order; `text` has half-width digits."""
    found = []
    at = start
    while (match := _FIGURE.search(text, at, end)) is not None:
        at = match.end()
        if text[at : at + 1] in _DATES:
            continue
        plain = _plain(text, match, start, end)
        if plain is not None:
            found.append(plain)
            at = plain.whole.end
            continue
        tail = _TAIL.match(text, at, end)
        assert tail is not None
        count = _count(text, match, tail, start, end)
        if count is not None:
            found.append(count)
        at = tail.end()
    return found


@cache
def _short_units() -> frozenset[str]:
    """The units of one character."""
    return frozenset(_ONE_CHARACTER.findall(_COUNTED))


def _plain(text: str, match: re.Match[str], start: int, end: int) -> Count | None:
    """The count of a figure like most: digits, a unit of one character, a mark, and no word that tells of it.

    It is read as by `_count`, ten times as fast.
    """
    at, stop = match.span()
    number, over = match.group(), stop + 1
    if stop >= end or text[stop] not in _short_units() or not number.isdecimal() or len(number) > _LONGEST:
        return None
    before = text[at - 1] if at > start else ""
    if (over < end and text[over] not in _MARKS) or before in _TELLING or before.isspace():
        return None
    if before.isascii() and before.isalpha():
        return None
    return Count(Span(at, stop), Span(at, over), int(number), text[stop], exact=True)


def _count(text: str, match: re.Match[str], tail: re.Match[str], start: int, end: int) -> Count | None:
    number = match.group()
    at, stop = match.span()
    more, scale, extra, unit, other, around = tail.groups()
    over = tail.end()
    before = text[max(start, at - _BEFORE) : at]
    named = before.endswith(_PERCENT)
    percent = named or other in ("%", "％")
    if (other and not percent) or len(number) > _LONGEST:
        return None
    by_hand = not number[0].isdigit() and not percent
    if by_hand and (not unit or _counts_nothing(number, unit, text, before, tail)):
        return None
    last, behind = "第" if before.rstrip(_BLANK)[-1:] == "第" else before[-1:], text[over : over + 1]
    ranged = (last in _DASHES and _RANGE_BEFORE.search(before)) or (
        behind in _DASHES and _RANGE_AFTER.match(text, over, end)
    )
    opened = last in _OPENED and (unit or percent or (last in _COLONS and not before[-2:-1].isdigit()))
    if (last in _ORDINALS or (last.isascii() and last.isalpha())) and not (opened or ranged or named):
        return None
    unit = unit or (_unit_behind(text, over, end) if behind in _BRACKETS else "")
    if not unit and not percent and (not _CLOSED.match(text, over, end) or _is_year(text, at, stop)):
        return None
    value: Decimal | int | None = int(number) if number.isdecimal() else value_of(number)
    if value is None:
        return None
    rough = _roughly(before.removesuffix(_PERCENT) if named else before, number)
    torn = (last.isspace() and _APART.search(before)) or _APART_AFTER.match(text, stop, end)
    inexact = torn or ranged or rough or more or extra or around or _is_loose(number)
    step = _step(value, _SCALES[scale]) if scale and not inexact and not percent else 0
    value *= _SCALES[scale] if scale else 1
    return Count(
        span=Span(at, tail.end("scale") if scale else stop),
        whole=Span(at - len(_PERCENT) * named - len(rough), over),
        value=value if percent or isinstance(value, int) or value % 1 else int(value),
        unit=unit or "",
        exact=not (inexact or scale),
        percent=percent,
        step=step,
    )


def _unit_behind(text: str, start: int, end: int) -> str:
    """The unit behind a bracket that stands between it and its figure; empty where there is none."""
    found = _UNIT_BEHIND.match(text, start, end)
    return found[1] if found is not None else ""


def _is_year(text: str, at: int, stop: int) -> bool:
    """Whether a figure without a unit is one of several years: 2022、2023、2024三年."""
    return _YEAR_BEFORE_YEAR.match(text, at) is not None and stop - at == _YEAR_LENGTH


def _roughly(before: str, number: str) -> str:
    """The word right before a figure that makes it a rough one, such as 约."""
    rough = _ROUGH.search(before) if before.rstrip(_BLANK)[-1:] in _ROUGH_ENDS else None
    if rough is None or (rough.group()[0] in _ROUGH_TENS and number[0] not in _TENS):
        return ""
    return rough.group()


def _step(value: Decimal | int, scale: int) -> int:
    """The step of the last digit of a figure before it is scaled: 100 for 1.24 times 10000."""
    return int(Decimal(scale).scaleb(int(Decimal(value).as_tuple().exponent)))


def _is_loose(number: str) -> bool:
    """Whether a numeral by hand names two numbers: 两三件, 七八件."""
    return len(number) == 2 and _DIGITS.issuperset(number)


def _counts_nothing(number: str, unit: str, text: str, before: str, tail: re.Match[str]) -> bool:
    """Whether 一 only stands before a noun (一次, 一件一档), or a numeral tells how many are summed up."""
    end = tail.end("unit")
    if number == "一" and unit == "起" and _CASE.search(text, max(0, end - _BEFORE), end + 1):
        return False
    article = number == "一" and (
        unit in _ARTICLE or text[end : end + 1] in ("一", unit) or _NOT_ONE.search(before) is not None
    )
    summed = unit in _SUMMED_UP or (unit == "个" and text.startswith(_WAYS, end))
    # 无一件结转下年: there is none.
    none = number == "一" and before.endswith(_NONE)
    return none or article or (summed and _SUM.match(text, tail.end()) is not None)
