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
    Amount,
    Count,
    amounts_in,
    clause_before,
    counts_in,
    is_of_other_year,
)
from govlint.checks.fees.lists import SENTENCE, Parts, lists_in
from govlint.claims.overlong import LONGEST_PARAGRAPH
from govlint.fold import NARROW_DIGITS, widened
from govlint.lazy import lazily
from govlint.model import Span, Struct

MOST_AMOUNTS = 300
"""A passage with more amounts is no statement of a report; reading it must not run away."""
_WIDE = NARROW_DIGITS | str.maketrans("．", ".")
_WIDE_DIGIT = lazily("[０-９．]")
_TITLE = lazily(r"《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)?》|〈[^〈〉\n]*〉")
_FOREIGN = lazily(
    r"(?:行政)?事业性收费|(?:涉企|教育|停车|医疗|殡葬|物业|公路|水电|违规|违法|乱|搭车|变相|强制|超标准|服务性|经营性|复印)收费|非税收入"
    r"|(?:不动产登记|耕地开垦|土地复垦|社会抚养|补偿|植被恢复|垃圾处理|污水处理|易地建设|考试|诉讼|检验|检测|通行|停车|物业|复印|打印|培训)费"
)
_PAIR = lazily(r"\d *[件宗份起笔](?:[共合]?计|[为共]|收[取费])? *\d")
_CONTINUES = lazily(r"其中|分别|包括|应收|实收|实际|已收|共计?|合计|累计|总金额|总计|收取|发出|全部|均")
_NO_NOTICE = lazily(
    r"(?:未|没有|没|无|不存在)(?:曾)?(?:向[^，,。；;\n]{1,10})?"
    r"(?:发出|发放|发送|下达|出具|制发|开具|寄送|寄出|送达|下发|作出|制作|印发|发)?(?:过|任何)?"
    r"[^，,。；;\n按收]{0,8}收费通知"
)
_NO_FEE = lazily(
    r"(?:未|没有|没|无|不存在)(?:(?!通知)[^，,。；;\n缴按\d]){0,14}?(?:收取|收费|征收|处理费|费用)"
    r"(?:[^，,。；;\n\d]{0,14}费用?)?|零(?:收取|收费)"
    r"|(?:收费|处理费|费用)(?:总)?(?:金额|总额|数额)?[均都]?为零(?!的)"
)
_SCOPED = lazily(
    r"其余|其他|其它|另|除|免|超|重复|额外|违规|擅自|本应|部分|逾期|尚未|还未|各(?:县|区|镇|乡|部门|单位)|对(?!申请人)"
)
_OF_THE_REST = lazily(r"其余|剩余|余下|另|逾期")
_OF_ONE_BODY = lazily(r"(?:本级|(?<![我本全])[局委办厅县区镇乡]|街道)(?:实?收[取入]?|合计|共|为)*[ \t]*$")
_OF_SOME = lazily(
    r"[的了]?\s*[\d,.]+\s*[万千百]?元"
    r"|(?:引起|引发|产生|导致|造成)?(?:方面|问题|事项|行为|环节|工作|类)?[的过了]?(?:任何|有关|相关)?(?:信访|投诉|举报|异议|申诉|争议|质疑|纠纷|行政复议|复议|诉讼|来信|来访|反映)"
)
_OF_SUM = lazily(r"^[^，,。；;\d]{0,6}[\d,.]+\s*[万千百]?元")


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
def read_fee(text: str, year: int | None = None) -> FeeStatement:
    """What `text` tells of the fee in `year`; spans are offsets into `text`.

    Titles in 《》, 行政事业性收费, rates of the tariff, comparisons and other years' figures are left out.
    """
    if "费" not in text and "计收" not in text:
        return FeeStatement()
    masked = masked_text(text)
    parts = [_read_group(masked, start, end, year) for start, end in _groups(masked)]
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


def _read_group(text: str, start: int, end: int, year: int | None) -> FeeStatement:
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
        denials=tuple(denial for denial in _denials(text, start, end, year) if is_total(denial.span)),
        lists=tuple(lists),
    )


def _is_of_one_body(text: str, start: int, amount: Amount) -> bool:
    """Whether an amount is told of one body alone: 市本级0元，各区合计收取920元."""
    return _OF_ONE_BODY.search(clause_before(text, amount.span.start, start)) is not None


def _denials(text: str, start: int, end: int, year: int | None) -> Iterator[Denial]:
    for of, pattern in (("notice", _NO_NOTICE), ("fee", _NO_FEE)):
        for match in pattern.finditer(text, start, end):
            before = clause_before(text, match.start(), start)
            clause = before + match.group()
            # 其余1件逾期未缴费，未收取: of the rest, too.
            if not before and _OF_THE_REST.search(clause_before(text, match.start() - 1, start)):
                continue
            if _SCOPED.search(clause) or is_of_other_year(text, start, match.start(), year):
                continue
            # 实际收取500元，未收取200元: what was not received of what was asked.
            if _OF_SOME.match(text, match.end(), end) or _OF_SUM.match(clause):
                continue
            yield Denial(Span(*match.span()), match.group(), "notice" if of == "notice" else "fee")
