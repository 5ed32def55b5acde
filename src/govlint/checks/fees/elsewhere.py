"""Serves the check `fee`: what other sections than section 六 tell of a fee that was received."""

from __future__ import annotations

from govlint.checks.fees.amounts import Amount
from govlint.checks.fees.statement import read_fee
from govlint.lazy import lazily
from govlint.model import Span
from govlint.rule import Context

# What was asked for before may be received now.
OF_BEFORE = lazily(r"上年|去年|往年|此前|以前|前期|跨年|结转|补缴|20\d\d年.*20\d\d年")
# Around the clause of the amount these make it another's fee, that of many years, of a rule, or one that was
# not kept; in the clause itself nothing stands but what `_PLAINLY` knows.
_NOT_TAKEN = lazily(
    r"下属|所属|直属|各[^，。；]{0,6}[局委办镇乡县区市级]|[市县区省州乡镇]级|全[市县区省州系]|部门|中心|分局|支队|街道|学校"
    r"|近[两二三四五几\d]|累计|历年|以来|如[单遇果需]|[若凡须应需]|超过|以上|以内|每[页件]|标准[为是：]|收费标准|学习|明确|制定|修订|《"
    r"|可[以按]|将|拟|逾期|未[缴付交]|退[还回]|返还|减免|免[收缴除]|豁免"
)
# 对1件申请收取信息处理费470元; 甲县收取……, 因不服收取……提起复议的1件 tell of something else.
_PLAINLY = lazily(
    r"[ \t]*(?:20\d\d *年度?|全年|本年度?|年内|当年|[我本][局委厅办镇乡县区市院校处]"
    r"|本(?:机关|单位|街道|部门)|其中|已"
    r"|依法|依规|按规定|按标准|按[件量]|实际"
    r"|[对向](?:其中)?的?[\d一二三四五六七八九十两]+[件名](?:超[^，]{0,8})?(?:政府信息公开)?(?:申请人?)?"
    r"|(?:收取|征收|计收)(?:了)?(?:政府信息公开)?(?:的)?(?:信息(?:公开)?)?处理费|总?金额|[为是计共： \t])*"
)
_LONGEST = 60
_TAKEN_BACK = lazily("退还|退回|投诉|复议|诉讼")


def received_elsewhere(context: Context) -> tuple[Span, Amount] | None:
    """The first fee that another section plainly tells as received, and where; None where there is none."""
    text, body = context.document.text, context.report.section("other_matters").body
    if text.find("处理费", 0, body.start) < 0 and text.find("处理费", body.end) < 0:
        return None
    for paragraph in context.report.paragraphs():
        words = text[paragraph.start : paragraph.end]
        if paragraph.start in body or "处理费" not in words or "元" not in words or OF_BEFORE.search(words):
            continue
        for amount in read_fee(words, context.report.year_number).totals:
            if amount.kind != "received" or not amount.exact or amount.yuan <= 0:
                continue
            if _is_plain(words, amount.span):
                return Span(amount.span.start + paragraph.start, amount.span.end + paragraph.start), amount
    return None


def _is_plain(words: str, amount: Span) -> bool:
    """Whether an amount is told as the agency's own, and no complaint or refund of it."""
    begin = words.rfind("。", 0, amount.start) + 1
    end = words.find("。", amount.end)
    end = end if end >= 0 else len(words)
    start = max(words.rfind(mark, 0, amount.start) for mark in "，,；;。：:\n") + 1
    stop = min((at for mark in "；;\n" if (at := words.find(mark, amount.end, end)) >= 0), default=end)
    told = amount.start - start <= _LONGEST and _PLAINLY.fullmatch(words, start, amount.start) is not None
    around = (begin, start), (amount.end, end)
    taken = not any(_NOT_TAKEN.search(words, first, last) for first, last in around if first < last)
    return told and taken and _TAKEN_BACK.search(words, amount.end, stop) is None
