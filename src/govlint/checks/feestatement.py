"""Serves the check `fee`: what a text tells of the 信息处理费, read as counts, amounts, denials and lists.

The statement is the one that section 六 owes (国办公开办函〔2021〕30号); the tariff is 国办函〔2020〕109号.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from govlint.claims.overlong import LONGEST_PARAGRAPH
from govlint.lazy import lazily
from govlint.model import Span, Struct
from govlint.numbers import value_of

Kind = Literal["asked", "received", "unpaid"]

MOST_AMOUNTS = 300
"""A passage with more amounts is no statement of a report; reading it must not run away."""

_WIDE = str.maketrans("０１２３４５６７８９．", "0123456789.")
_WIDE_DIGIT = lazily("[０-９．]")

_TITLE = lazily(r"《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)?》|〈[^〈〉\n]*〉")
_FOREIGN = lazily(r"(?:行政)?事业性收费|(?:涉企|教育|停车|医疗|殡葬|物业|公路|水电|违规|乱)收费|非税收入")
_CHARGE = "\ue000"
_MARK = lazily(
    r"处理费|收费通知|按[件量]计收|(?:收取|征收|缴纳|产生|发生)[^，,。；;\n]{0,14}费"
    r"|(?:未|没有|没|无|不存在)[^，,。；;\n]{0,15}(?:收费|费用)"
)
_CONTINUES = lazily(r"其中|分别|包括|应收|实收|实际|已收|共计?|合计|累计|总金额|总计|收取|发出|全部|均")
_SENTENCE = lazily(r"[^。！？\n]+[。！？]?")
_CLAUSE_END = lazily(r"[；;。：:]|(?<!\d)[，,、]|[，,、](?!\d{3})")
_NUMERAL = r"[零〇一二三四五六七八九十百千万两壹贰叁肆伍陆柒捌玖拾佰仟]+"
_FIGURE = rf"(?:\d{{1,3}}(?:[,，]\d{{3}})+(?!\d)|\d+)(?:\.\d+)?|{_NUMERAL}"
_AMOUNT = lazily(
    rf"(约|近|超过?|逾)?\s*(?<![\d.])({_FIGURE})\s*([余多]?)\s*(万|千|百)?\s*([余多]?)元(?![旦化月件素年])(整?)"
)
_COUNT = lazily(
    r"(?<![\d.第零〇一二三四五六七八九十两])(\d+|[零〇一二三四五六七八九十两]+)\s*(?:件次|件|份|宗|起|笔|张|个|次)"
    r"(?!月|工作日|部门|县|区|单位|百分)"
)
_STANDARD = lazily(r"每|标准|免费|以内|以下|以上|不超过|起征")
_OTHER_MONEY = lazily(
    r"(?:采购|预算|决算|投资|投入|资金|经费|罚[款没金]|补[贴助偿]|奖励|贷款|捐[款赠]|税[收款额]|价值|工程|合同|中标|营业|产值"
    r"|保证金|社保|邮[资费]|邮寄费|快递费|印[制刷]|支出|花费)[^局办委厅处所院会]{0,8}$"
)
_EACH = lazily(rf"({_NUMERAL}|\d+)\s*[件宗份起笔][^，,。；;\n\d]{{0,6}}[各均](?:收取?|缴纳|为|是)?\s*$")
_SHARED = lazily(r"各[^，,。；;\n\d]{0,4}$")
_OTHER_YEAR = lazily(r"上年|去年|往年|上一年|前一年|同比|环比|较|比上|增加|减少|增长|下降")
_YEAR = lazily(r"(20\d\d)\s*年")
_OPENER = lazily(r"其中|分别(?:为|是)?|包括|：")
_BRACKETS = lazily(r"[（(][^（()）]*[)）]")
_REST = lazily(r"[，,；;。]\s*(?:实际|实收|已收|已缴|到账|共|合计|总|尚|全部|均|截至|上述|以上)")
_SUM_UP = lazily(r"^\s*(?:以上|上述)?(?:合计|共计|总计)")
_SELECTION = lazily(r"等|主要|最[高低多大小]|平均|大部分|多数")
_ASKED = lazily(r"应收|应缴|应交|应当|通知|要求|拟|计收(?!取)")
_RECEIVED = lazily(r"实|收取|收到|已收|已缴|缴纳|收费|入库|到账|收缴")
_UNPAID = lazily(r"(?:尚未|还未|暂未|未缴|未收|欠|逾期|减免|免收|免除|退还|退回)")

_NO_NOTICE = lazily(
    r"(?:未|没有|没|无|不存在)(?:曾)?(?:向[^，,。；;\n]{1,10})?"
    r"(?:发出|发放|发送|下达|出具|制发|开具|寄送|寄出|送达|下发|作出|制作|印发|发)?(?:过|任何)?"
    r"[^，,。；;\n按收]{0,8}收费通知"
)
_NO_FEE = lazily(
    r"(?:未|没有|没|无|不存在)(?:(?!通知)[^，,。；;\n缴按\d]){0,14}?(?:收取|收费|征收|处理费|费用)"
    r"(?:[^，,。；;\n\d]{0,14}费用?)?|零(?:收取|收费)"
)
_SCOPED = lazily(
    r"其余|其他|其它|另|除|免|超|重复|额外|违规|擅自|本应|部分|逾期|尚未|还未|各(?:县|区|镇|乡|部门|单位)|对(?!申请人)"
)

_OF_FEES = lazily(r"费|通知|[收缴]取|\d *元")
_OF_SOME = lazily(r"[的了]?\s*[\d,.]+\s*[万千百]?元|[的过]?(?:任何)?(?:投诉|举报|异议|申诉|争议|质疑)")
_OF_SUM = lazily(r"^[^，,。；;\d]{0,6}[\d,.]+\s*[万千百]?元")


class Amount(Struct, frozen=True):
    """A sum of money: where, how many yuan, as written, asked for or received, exact or not.

    `times` is how many cases it was taken for: 两件各100元.
    """

    span: Span
    yuan: Decimal
    text: str
    kind: Kind
    exact: bool = True
    times: int = 1

    @property
    def taken(self) -> Decimal:
        """What all of its cases come to."""
        return self.yuan * self.times


class Count(Struct, frozen=True):
    """A number of cases or notices; `notices` when it counts 收费通知."""

    span: Span
    value: int
    text: str
    notices: bool = False
    fees: bool = False


class Denial(Struct, frozen=True):
    """Words that tell that there was no notice, or no fee."""

    span: Span
    text: str
    of: Literal["notice", "fee"]


class Parts(Struct, frozen=True):
    """A list of parts with the totals before it; `complete` when it does not call itself a selection."""

    span: Span
    totals: tuple[Amount, ...]
    amounts: tuple[Amount, ...]
    cases: tuple[Count, ...]
    counts: tuple[Count, ...]
    complete: bool


class FeeStatement(Struct, frozen=True):
    """All that a text tells of the fee; the totals do not hold the parts of a list.

    `crowded` tells that a passage was too long, or too full of amounts, to be read.
    """

    mentions: tuple[Span, ...] = ()
    totals: tuple[Amount, ...] = ()
    amounts: tuple[Amount, ...] = ()
    counts: tuple[Count, ...] = ()
    denials: tuple[Denial, ...] = ()
    lists: tuple[Parts, ...] = ()
    crowded: bool = False


@lru_cache(maxsize=256)
def read_fee(text: str, year: int | None = None) -> FeeStatement:
    """What `text` tells of the fee in `year`; spans are offsets into `text`.

    Titles in 《》, 行政事业性收费, rates of the tariff, comparisons and other years' figures are left out.
    """
    if "费" not in text and "计收" not in text:
        return FeeStatement()
    masked = masked_text(text)
    parts = [_read_group(masked, start, end, year) for start, end in _groups(masked)]
    return FeeStatement(
        mentions=tuple(Span(*match.span()) for match in _MARK.finditer(masked)),
        totals=tuple(item for part in parts for item in part.totals),
        amounts=tuple(item for part in parts for item in part.amounts),
        counts=tuple(item for part in parts for item in part.counts),
        denials=tuple(item for part in parts for item in part.denials),
        lists=tuple(item for part in parts for item in part.lists),
        crowded=any(part.crowded for part in parts),
    )


@lru_cache(maxsize=2)
def masked_text(text: str) -> str:
    """`text` with titles and other kinds of charges blanked out and digits in half width, same length."""
    masked = _TITLE.sub(_blank, text.translate(_WIDE) if _WIDE_DIGIT.search(text) else text)
    return _FOREIGN.sub(_charge, masked) if "收费" in masked or "非税" in masked else masked


def _blank(match: re.Match[str]) -> str:
    return "□" * len(match.group())


def _charge(match: re.Match[str]) -> str:
    return _CHARGE * len(match.group())


def _groups(text: str) -> Iterator[tuple[int, int]]:
    """Runs of sentences of one paragraph that speak of the fee: (start, end)."""
    current: tuple[int, int] | None = None
    for match in _SENTENCE.finditer(text):
        sentence = match.group()
        joined = current is not None and text[current[1] : match.start()].count("\n") == 0
        speaks = _MARK.search(sentence) is not None
        follows = joined and "元" in sentence and _CONTINUES.match(sentence.lstrip()) is not None
        if joined and current is not None and (speaks or follows):
            current = (current[0], match.end())
            continue
        if current is not None:
            yield current
        current = match.span() if speaks else None
    if current is not None:
        yield current


def _read_group(text: str, start: int, end: int, year: int | None) -> FeeStatement:
    if end - start > LONGEST_PARAGRAPH or text.count("元", start, end) > MOST_AMOUNTS:
        return FeeStatement(crowded=True)
    amounts = list(_amounts(text, start, end, year))
    counts = list(_counts(text, start, end, year))
    lists = list(_lists(text, start, end, amounts, counts))
    inside = [parts.span for parts in lists]

    def is_total(span: Span) -> bool:
        return not any(span.start in region for region in inside)

    return FeeStatement(
        totals=tuple(amount for amount in amounts if is_total(amount.span)),
        amounts=tuple(amounts),
        counts=tuple(count for count in counts if is_total(count.span)),
        denials=tuple(denial for denial in _denials(text, start, end, year) if is_total(denial.span)),
        lists=tuple(lists),
    )


def _clause(text: str, at: int, start: int) -> str:
    """The words from the last punctuation before `at` to `at`."""
    return _CLAUSE_END.split(text[max(start, at - 40) : at])[-1]


def _other_year(text: str, start: int, at: int, year: int | None) -> bool:
    """Whether the words before `at` in its sentence speak of another year or compare."""
    sentence = re.split(r"[。！？\n；;]", text[start:at])[-1]
    years = _YEAR.findall(sentence)
    if years and year is not None and int(years[-1]) != year:
        return True
    return _OTHER_YEAR.search(_clause(text, at, start)) is not None or (
        not years and re.search(r"上年|去年|往年|上一年", sentence) is not None and "本年" not in sentence
    )


def _amounts(text: str, start: int, end: int, year: int | None) -> Iterator[Amount]:
    previous = start
    kind: Kind = "received"
    first = _MARK.search(text, start, end)
    for match in _AMOUNT.finditer(text, start, end):
        value = value_of(match.group(2))
        clause = _clause(text, match.start(), start)
        clause_end = _CLAUSE_END.search(text, match.end(), end)
        after = text[match.end() : clause_end.start() if clause_end else end]
        other = _other_year(text, start, match.start(), year) or after.startswith(("/", "每"))
        if value is None or other or _STANDARD.search(clause) or "标准" in after:
            continue
        if _OTHER_MONEY.search(clause) or (first and _is_apart(text, match.end(), first.start())):
            continue
        if _is_of_charge(text, start, match.start()):
            continue
        kind = _kind(clause, text[previous : match.start()], kind)
        scale = {"万": 10000, "千": 1000, "百": 100}.get(match.group(4) or "", 1)
        each = _EACH.search(clause)
        times = value_of(each[1]) if each else None
        exact = not (match.group(1) or match.group(3) or match.group(5))
        exact = exact and (times is not None or _SHARED.search(clause) is None)
        span = Span(match.start(2), match.end())
        yield Amount(span, value * scale, text[span.start : span.end], kind, exact, int(times or 1))
        previous = match.end()


def _is_apart(text: str, end: int, first: int) -> bool:
    """Whether an amount stands before all that is told of the fee, with a semicolon between."""
    return end <= first and re.search("[；;]", text[end:first]) is not None


def _is_of_charge(text: str, start: int, at: int) -> bool:
    """Whether another kind of charge is the last thing that an amount may be of: 行政事业性收费全年5万元."""
    charge = text.rfind(_CHARGE, start, at)
    return charge >= 0 and _MARK.search(text, charge, at) is None


def _kind(clause: str, before: str, inherited: Kind) -> Kind:
    """What an amount is, by the words before it: asked for, received, or left unpaid."""
    if _UNPAID.search(clause):
        return "unpaid"
    if _ASKED.search(clause) and not re.search("实际|实收|已收", clause):
        return "asked"
    if _RECEIVED.search(clause):
        return "received"
    if "收费通知" in before:
        return "asked"
    return inherited


def _counts(text: str, start: int, end: int, year: int | None) -> Iterator[Count]:
    for match in _COUNT.finditer(text, start, end):
        value = value_of(match.group(1))
        clause = _clause(text, match.start(), start)
        if value is None or _other_year(text, start, match.start(), year) or _STANDARD.search(clause):
            continue
        after = text[match.end() : min(end, match.end() + 14)]
        notices = re.match(r"[^，,。；;\n]{0,8}收费通知", after) is not None and "未按" not in after
        notices = notices or re.search(r"收费通知(?:书|单)?[^，,。；;\n]{0,6}$", clause) is not None
        notices = notices and "逾期" not in clause + after
        fees = re.search(r"(?:处理费|收费)(?:共|共计|为|：|:)?$", clause) is not None
        yield Count(Span(*match.span()), int(value), match.group(), notices, fees)


def _denials(text: str, start: int, end: int, year: int | None) -> Iterator[Denial]:
    for of, pattern in (("notice", _NO_NOTICE), ("fee", _NO_FEE)):
        for match in pattern.finditer(text, start, end):
            clause = _clause(text, match.start(), start) + match.group()
            if _SCOPED.search(clause) or _other_year(text, start, match.start(), year):
                continue
            # 实际收取500元，未收取200元: what was not received of what was asked.
            if _OF_SOME.match(text, match.end(), end) or _OF_SUM.match(clause):
                continue
            yield Denial(Span(*match.span()), match.group(), "notice" if of == "notice" else "fee")


def _lists(text: str, start: int, end: int, amounts: list[Amount], counts: list[Count]) -> Iterator[Parts]:
    """Lists of parts: after 其中 (分别, 包括, ：), in the bracket after a total, or before 合计."""
    for sentence in _SENTENCE.finditer(text, start, end):
        found = False
        for opener in _OPENER.finditer(text, *sentence.span()):
            region = _region(text, opener.end(), sentence.end(), amounts)
            parts = _parts(text, region, opener.start(), amounts, counts)
            if parts.totals or parts.cases:
                yield parts
                found = True
                break
        if found:
            continue
        for bracket in _BRACKETS.finditer(text, *sentence.span()):
            region = Span(bracket.start() + 1, bracket.end() - 1)
            parts = _parts(text, region, bracket.start(), amounts, counts)
            if parts.totals and len(parts.amounts) > 1 and parts.totals[-1].span.end == bracket.start():
                yield parts
                found = True
        inside = [item for item in amounts if item.span.start in Span(*sentence.span())]
        if not found and len(inside) > 2 and _SUM_UP.search(_clause(text, inside[-1].span.start, start)):
            region = Span(sentence.start(), inside[-2].span.end)
            if all(item.kind == "received" for item in inside):
                yield Parts(region, tuple(inside[-1:]), tuple(inside[:-1]), (), (), True)


def _parts(text: str, region: Span, until: int, amounts: list[Amount], counts: list[Count]) -> Parts:
    """The list in `region`, with the totals told before `until`.

    Cases are those of the clause that it opens in: 未收取信息处理费；办理建议46件，其中主办6件.
    """
    said = text[:until].rstrip("；;。，, \n")
    opened = max(said.rfind(mark) for mark in "；;。\n") + 1
    if not _OF_FEES.search(text, opened, region.end):
        opened = until
    return Parts(
        region,
        tuple(item for item in amounts if item.span.end <= until),
        tuple(item for item in amounts if _is_part(text, item.span, region)),
        tuple(item for item in counts if opened <= item.span.start and item.span.end <= until),
        tuple(item for item in counts if _is_part(text, item.span, region)),
        _SELECTION.search(text, region.start, region.end) is None,
    )


def _region(text: str, start: int, end: int, amounts: list[Amount]) -> Span:
    """The parts of a list: up to the sentence's end, or to a clause that sums up or goes on."""
    inside = [item for item in amounts if start <= item.span.start < end]
    if len(inside) >= 2 and (rest := _REST.search(text, inside[1].span.end, end)):
        end = rest.start()
    return Span(start, end)


def _is_part(text: str, span: Span, region: Span) -> bool:
    """Whether `span` is in the region and in none of its brackets: those hold parts of parts."""
    return span.start in region and not any(
        match.start() < span.start < match.end() and match.start() > region.start
        for match in _BRACKETS.finditer(text, region.start, region.end)
    )
