"""Serves the check `fee`: what a text tells of the 信息处理费, read as counts, amounts, denials and lists.

The statement is the one that section 六 owes (国办公开办函〔2021〕30号); the tariff is 国办函〔2020〕109号.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from msgspec import structs

from govlint.checks.fees.amounts import (
    CHARGE,
    MARK,
    SUMS_UP,
    TAKEN_PLAINLY,
    TAKES,
    WHOLE,
    Amount,
    Count,
    amounts_in,
    clause_before,
    counts_in,
    is_of_other_year,
)
from govlint.checks.fees.lists import SENTENCE, Parts, lists_in
from govlint.claims.overlong import LONGEST_PARAGRAPH
from govlint.fold import NARROW_DIGITS, closed_up, widened
from govlint.lazy import lazily
from govlint.model import Span, Struct

MOST_AMOUNTS = 300
"""A passage with more amounts is no statement of a report; reading it must not run away."""
_WIDE = NARROW_DIGITS | str.maketrans("．", ".")
_SHORTEST, _FARTHEST, _APART = 3, 200, 800
_WIDE_DIGIT = lazily("[０-９．]")
_TITLE = lazily(r"《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)?》|〈[^〈〉\n]*〉")
_FOREIGN = lazily(
    r"(?:行政)?事业性收费|(?:涉企|教育|停车|医疗|殡葬|物业|公路|水电|违规|违法|乱|搭车|变相|强制|超标准|服务性|经营性|复印)收费|非税收入"
    r"|(?:不动产登记|耕地开垦|土地复垦|社会抚养|补偿|植被恢复|垃圾处理|污水处理|易地建设|考试|诉讼|检验|检测|通行|停车|物业|复印|打印|培训)费"
)
_PAIR = lazily(r"\d *[件宗份起笔](?:[共合]?计|[为共]|收[取费])? *\d")
_CONTINUES = lazily(r"其中|分别|包括|应收|实收|实际|已收|共计?|合计|累计|总金额|总计|收取|发出|全部|均")
# Between a "not" and what it denies, and behind that: words that leave out no part of the fee.
_TOWARDS = (
    r"(?:[向对](?:任何|所有|全部)?(?:一[件名位宗个])?(?:政府信息公开|依申请公开)?"
    r"(?:的?申请人?|公民|群众|社会|公众|个人|当事人)的?)"
)
_WHATEVER = r"(?:任何|相关|有关|各类|各项|一切|形式|过|的|曾|实际)"
_INFORMATION = r"(?:政府信息(?:依申请)?公开|信息公开|依申请公开|政府信息|信息|申请|办件|工作)"
_OTHERS = r"(?:[\ue000一-鿿]{2,5}费(?:用)?|\ue000{2,8})"
_ENDS = (
    rf"(?=(?:[、和及或与]{_OTHERS}|等(?:任何|相关|各项)?费用){{0,4}}的?(?:收取|征收|计收|收缴|收费)?"
    r"(?:情况|情形|事项|行为|现象|项目|金额|工作|业务|收入|案例|个案)?的?(?:发生|存在|产生)?过?"
    r"\s{0,4}(?:[，,。；;：:！\n）)]|$))"
)
_NO_NOTICE = lazily(
    rf"(?:未|没有|没|无|不存在)(?:{_TOWARDS}|{_WHATEVER}){{0,6}}"
    r"(?:发出|发放|发送|下达|出具|制发|开具|寄送|寄出|送达|下发|作出|制作|印发|发)?"
    rf"(?:{_WHATEVER}|{_INFORMATION}|处理费|一[份件张]){{0,6}}(?:缴费|收费)通知(?:书|单)?{_ENDS}"
)
_NO_FEE = lazily(
    rf"(?:未|没有|没|无|不存在)(?:{_TOWARDS}|{_WHATEVER}|{_INFORMATION}|因此|因而|依法|按规定){{0,6}}"
    rf"(?:收取|征收|收缴|计收|收到|收过?|产生|发生|涉及|出现|开展)?(?:{_WHATEVER}|{_INFORMATION}|{_TOWARDS}){{0,6}}"
    rf"(?:(?:{_OTHERS}[、和及或与]){{0,3}}(?:{_INFORMATION}){{0,3}}处理费用?|费用|收费){_ENDS}"
    rf"|零(?:收取|收费){_ENDS}|(?:收费|处理费|费用)(?:总)?(?:金额|总额|数额)?[均都]?为零{_ENDS}"
)
# 信息处理费全年未收取: of what, stands before it.
_NOT_TAKEN = lazily(rf"(?:未|没有|没)(?:实际|曾)?(?:收取|征收|收缴|产生|发生){_ENDS}")
# Words before a denial that leave it whole; 上半年, 街道本级, 向低保户 do not.
_LEAD = lazily(
    rf"(?:{WHOLE}|[ \t\u3000\xa0]|[（(][一二三四五六七八九十][)）]|\d{{1,2}}[.．]|[一二三四五六]是"
    rf"|{_TOWARDS}|{_INFORMATION}|{_WHATEVER}"
    r"|处理费|收费|费用|收取|情况|方面|金额|事项|关于|经(?:统计|核|查)|办理|在|中|为|均|都|也|亦|且|并|共|从|暂|一律)*"
)
_SAID_OF = lazily("处理费")
# What a whole sentence, up to its denial, says of some only.
_NARROWED = lazily(
    r"下属|所属|直属|二级|基层|各[^，。；\n]{0,6}[局委办镇乡县区市级科]|[市县区省州乡镇]级|本级"
    r"|(?<![本我该全])(?:部门|单位|街道|中心|分局|支队|学校|医院|社区|事业)|其余|其他|其它|此外|另外|除|超|重复|逾期"
    r"|以[内外下上前来后]|代[收缴征]|半年|季度"
    r"|\d *月(?! *\d)|月份|上年|去年|往年|上一年|前期|此前|结转|补缴|退[还回]|返还|减免|免[收缴除]"
    r"|更正|调整|如[果遇]|若|凡|[的外时者][，,]"
)
_OF_ONE_BODY = lazily(r"(?:本级|(?<![我本全])[局委办厅县区镇乡]|街道)(?:实?收[取入]?|合计|共|为)*[ \t]*$")
_OPENER = lazily("其中|分别|包括")
_BY_KIND = lazily("按[件页量]")

# A line may break off in the middle of a word.
_BROKEN = lazily(r"(?<=[一-鿿])[ \t\u3000]*\r?\n[ \t\u3000]*(?=[一-鿿])")
_PRESENT = lazily(
    r"处理费|收费通知|收费及减免|按[件量页]计收(?!的?(?:标准|办法|方式))|收费(?:的)?(?:事项|情况|金额|案件)|(?:收取|征收|缴纳)[^，,。；;\n]{0,14}费"
    r"|(?:未|没有|没|无|不存在|零)[^，,。；;\n]{0,15}(?:收费|费用|收[过取缴]{1,2}费|收过?钱)"
    r"|不收[钱费]|收费[^，,。；;\n]{0,4}\d[\d,.]*\s*元"
    r"|(?:申请|信息公开)[^，,。；;\n]{0,10}(?:收费|费用)"
)
# What sending costs is another fee; 邮寄费等费用 tells of all.
_OF_POST = lazily(r"(?:邮寄|邮递|邮政|快递|寄送|递送|邮)费用?(?!等)")
# 2025年我局无其他需要报告的事项: of all but what was told before, and of the fee nothing.
_LEFT_OUT = "\ue001"
_NOTHING_ELSE = lazily(
    r"(?:(?:20\d\d *年|本年|年)度?|全年|[我本全](?:机关|单位|部门|街道|[局委厅办镇乡县区市省院校处])){0,4}"
    r"(?:暂|均|也|亦)?(?:无|没有|不存在)其[他它](?:需要?|应当?|须)?(?:报告|说明|公开)?的?(?:相关|有关)?(?:事项|情况|内容|事宜)"
)
# The rules named without 《》, that they are kept, and a heading with nothing under it tell of no year.
_THE_FEE = r"(?:政府)?(?:信息公开)?信息(?:公开)?处理费(?:的?(?:收取|征收))?"
_KEPT = (
    r"(?:的?(?:工作|事项|事宜|管理))*(?:严格|均|一律|统一|全部)*(?:按照?|依照?|依据|根据|遵照)"
    r"[^，,。；;：:\n\d]{0,16}(?:规定|办法|要求|标准|□)(?:予以)?(?:执行|办理|开展|进行|落实)"
)
_NAMED = lazily(
    rf"{_THE_FEE}管理的?(?:暂行|试行|实施)?(?:办法|规定)|(?:收取|征收)?{_THE_FEE}{_KEPT}"
    rf"|(?m:^)[ \t\u3000（(一二三四1-4)）、.．]*(?:收取|征收)?{_THE_FEE}的?情况[：:。\s]*"
    rf"(?={_LEFT_OUT}+[。\s]*\Z)"
)
_CITED = lazily(r"《[^》\n]*信息(?:公开)?(?:信息)?处理费[^》\n]*》")
_SAYS = lazily(r"未|没有|无|不存在|不涉及|收取|产生|发生|零|\d\s*元|\d\s*件")
# Of sentences around the one that cites the rules, these tell of the fee, and others need not.
_GOES_ON = lazily(
    r"收[取费缴]|征收|计收|缴纳|收过?钱|产生|发生|\d\s*元"
    r"|[。！？\n]\s*(?:[（(]?[一二三四1-4][)）、.．])?\s*(?:本年度?|20\d\d年度?|全年|均|[我本][局委厅办单镇乡县区市]位?)*(?:无|没有|零|0[件元]?)(?:[。；，\s]|$)"
)
# What is said of those who asked for less, or complained, says nothing of what was received.
_OF_OTHERS = lazily(
    r"(?:处理费|收费|费用)的?减免的?(?:申请|请求)|申请减免(?:收费|费用)"
    r"|(?:收费|费用)(?:所?(?:引起|引发|产生|导致|造成))?(?:方面|问题)?的?(?:信访|投诉|举报|纠纷|争议|复议|诉讼)"
)


class Denial(Struct, frozen=True):
    """Words that tell that there was no notice, or no fee."""

    span: Span
    text: str
    of: Literal["notice", "fee"]


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
def read_fee(text: str, year: int | None = None, agency: str = "") -> FeeStatement:
    """What `text` of an `agency` tells of the fee in `year`; spans are offsets into `text`.

    Titles in 《》, 行政事业性收费, rates of the tariff, comparisons and other years' figures are left out.
    """
    if "费" not in text and "计收" not in text:
        return FeeStatement()
    masked = masked_text(text)
    parts = [_read_group(masked, start, end, year, agency) for start, end in _groups(masked)]
    return FeeStatement(
        mentions=tuple(Span(*match.span()) for match in MARK.finditer(masked)),
        totals=tuple(item for part in parts for item in part.totals),
        amounts=tuple(item for part in parts for item in part.amounts),
        counts=tuple(item for part in parts for item in part.counts),
        denials=tuple(_as_written(item, text) for part in parts for item in part.denials),
        lists=tuple(item for part in parts for item in part.lists),
        crowded=any(part.crowded for part in parts),
    )


def _as_written(denial: Denial, text: str) -> Denial:
    """A denial with its words as they stand in the text, and not as they were masked."""
    return structs.replace(denial, text=text[denial.span.start : denial.span.end])


@lru_cache(maxsize=2)
def masked_text(text: str) -> str:
    """`text` with titles and other kinds of charges blanked out, digits in half and marks in full width, same
    length."""
    masked = widened(_TITLE.sub(_blank, text.translate(_WIDE) if _WIDE_DIGIT.search(text) else text))
    return _FOREIGN.sub(_charge, masked) if "费" in masked or "非税" in masked else masked


def _blank(match: re.Match[str]) -> str:
    return "□" * len(match.group())


def _charge(match: re.Match[str]) -> str:
    return CHARGE * len(match.group())


def _groups(text: str) -> Iterator[tuple[int, int]]:
    """Runs of sentences of one paragraph that speak of the fee: (start, end)."""
    current: tuple[int, int] | None = None
    for match in SENTENCE.finditer(text):
        sentence = match.group()
        joined = current is not None and text[current[1] : match.start()].count("\n") == 0
        speaks = MARK.search(sentence) is not None
        follows = (
            joined
            and "元" in sentence
            and (_CONTINUES.match(sentence.lstrip()) is not None or len(_PAIR.findall(sentence)) > 1)
        )
        if joined and current is not None and (speaks or follows):
            current = (current[0], match.end())
            continue
        if current is not None:
            yield current
        current = match.span() if speaks else None
    if current is not None:
        yield current


def _read_group(text: str, start: int, end: int, year: int | None, agency: str) -> FeeStatement:
    if end - start > LONGEST_PARAGRAPH or text.count("元", start, end) > MOST_AMOUNTS:
        return FeeStatement(crowded=True)
    amounts = list(amounts_in(text, start, end, year))
    counts = list(counts_in(text, start, end, year))
    lists = list(lists_in(text, start, end, amounts, counts))
    inside = [parts.span for parts in lists]

    def is_total(span: Span) -> bool:
        return not any(span.start in region for region in inside)

    return FeeStatement(
        totals=tuple(
            amount
            for amount in amounts
            if is_total(amount.span) and (amount.yuan or not _is_of_one_body(text, start, amount))
        ),
        amounts=tuple(amounts),
        counts=tuple(count for count in counts if is_total(count.span)),
        denials=tuple(denial for denial in _denials(text, start, end, year, agency) if is_total(denial.span)),
        lists=tuple(lists),
    )


def _is_of_one_body(text: str, start: int, amount: Amount) -> bool:
    """Whether an amount is told of one body alone: 市本级0元，各区合计收取920元."""
    return _OF_ONE_BODY.search(clause_before(text, amount.span.start, start)) is not None


def _denials(text: str, start: int, end: int, year: int | None, agency: str) -> Iterator[Denial]:
    """The words that deny the agency's own fee, or its notices, and the whole year's."""
    for of, pattern in (("notice", _NO_NOTICE), ("fee", _NO_FEE), ("fee", _NOT_TAKEN)):
        for match in pattern.finditer(text, start, end):
            lead = _line_before(text, match.start(), start)
            if pattern is _NOT_TAKEN and not _SAID_OF.search(lead):
                continue
            begin = _sentence_start(text, match.start(), start)
            if not _is_whole(lead, agency) or _NARROWED.search(_without(text[begin : match.start()], agency)):
                continue
            if not is_of_other_year(text, start, match.start(), year):
                yield Denial(Span(*match.span()), match.group(), "notice" if of == "notice" else "fee")


def _line_before(text: str, at: int, start: int) -> str:
    """The words of a clause before `at`, on the same line."""
    return clause_before(text, at, start).rpartition("\n")[2]


def _is_whole(lead: str, agency: str) -> bool:
    """Whether the words before a denial leave it whole: they are of the agency, and of the whole year."""
    return _LEAD.fullmatch(_without(lead, agency)) is not None


def _without(words: str, agency: str) -> str:
    """`words` without the agency's name, whole or shortened."""
    if agency[-_SHORTEST:] not in words:
        return words
    from govlint.claims.shortnames import without_name  # few statements name the agency

    return without_name(words, agency, _SHORTEST)


def _sentence_start(text: str, at: int, start: int) -> int:
    return max(start, at - _FARTHEST, *(text.rfind(mark, start, at) + 1 for mark in "。；;\n"))


def is_against(text: str, said: Denial | Count | Amount, amount: Amount, agency: str) -> bool:
    """Whether an amount is told as taken of what something else tells that none was.

    There is no body, time or rest of it between them. 收取信息处理费300元，未收取任何费用 is of other fees.
    """
    first, last = sorted((said.span, amount.span), key=lambda span: span.start)
    if isinstance(said, Denial) and not _SAID_OF.search(said.text) and said.of == "fee":
        if last is said.span and "\n" not in text[first.end : last.start]:
            return False
    elif not isinstance(said, Denial) and _BY_KIND.search(clause_before(text, said.span.start, 0)):
        return False
    if last.start - first.end > _APART:
        return False
    begin = _sentence_start(text, first.start, 0)
    end = last.end + _FARTHEST
    end = min((at for mark in "。；;\n" if (at := text.find(mark, last.end, end)) >= 0), default=end)
    opened = _OPENER.search(text, last.end, end)
    around = text[begin : opened.start() if opened else end]
    return _NARROWED.search(_without(around, agency)) is None


def is_plainly_taken(text: str, span: Span, agency: str) -> bool:
    """Whether an amount is told as the fee of the agency and of the year: 实际收取信息处理费300元."""
    at = span.start
    clause = _line_before(text, at, 0)
    if SUMS_UP.fullmatch(clause):
        # 共收取信息处理费0件，金额300元
        at -= len(clause) + 1
        clause = _line_before(text, at, 0)
    return TAKES.search(clause) is not None and TAKEN_PLAINLY.fullmatch(_without(clause, agency)) is not None


def is_told(text: str) -> bool:
    """Whether section 六 says what was received, or that nothing was.

    To name the rules on the fee, or to say that there is nothing else to report, is not to say it.
    """
    text = _BROKEN.sub("", closed_up(text))
    masked = _NOTHING_ELSE.sub(_left_out, masked_text(text))
    said = _NAMED.sub(_blank, masked)
    if _PRESENT.search(_OF_OTHERS.sub("", _OF_POST.sub("", said))):
        return True
    cited = _CITED.search(text) or _NAMED.search(masked)
    return cited is not None and _is_told_around(said, cited.start(), cited.end())


def _left_out(match: re.Match[str]) -> str:
    return _LEFT_OUT * len(match.group())


def _is_told_around(said: str, start: int, at: int) -> bool:
    """Whether the sentence that names the rules on the fee tells of it, or another does."""
    begin = max(said.rfind(mark, 0, start) + 1 for mark in "。！？\n")
    end = min((end for mark in "。！？\n" if (end := said.find(mark, at)) >= 0), default=len(said))
    return _SAYS.search(said, begin, end) is not None or _GOES_ON.search(said) is not None
