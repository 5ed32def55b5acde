"""The check `fee`: the statement on the 信息处理费 that section 六 owes, and whether it holds together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from govlint.checks.fees.amounts import Amount, Count, clause_before, told_otherwise
from govlint.checks.fees.elsewhere import OF_BEFORE, received_elsewhere
from govlint.checks.fees.lists import Items, Parts, false_totals, settled, value_of
from govlint.checks.fees.statement import (
    MOST_AMOUNTS,
    Denial,
    FeeStatement,
    is_against,
    is_plainly_taken,
    is_told,
    masked_text,
    read_fee,
)
from govlint.finding import FIGURE, Mention, Outcome, Passed, Problem
from govlint.lazy import lazily
from govlint.model import Span, Text
from govlint.numbers import show
from govlint.report import CellKey
from govlint.rule import Context, NotAssessable, check, saying_by

Finds = Literal["missing", "contradiction", "sum", "tariff"]

_IN_FORM = lazily(r"(?m)^[^。\n]+$")
"""A line of a form, of whose labels none is a sentence."""
# 实收6300元；其余2件3000元逾期未缴: no other sentence.
_THE_REST = lazily("[；;](?=(?:其余|余下|剩余|其他)[^，。；;]{0,12}元)")
_ASKED_PAID_LEFT = 3
# So many of the denials, and of the amounts, are held together.
_MOST = 16
# What was waived, paid back or paid late is no remainder.
_SETTLED = lazily(r"减免|免[收缴除]|豁免|退[还回]|返还|缴清|补缴|催缴")
_WAIVED = lazily(
    r"[ \t]*(?:依法|依规|按规定|经批准|批准)*(?:减免|减收|免收|免缴|免除)(?:了|费用|金额|为|计)*[ \t]*"
)
_CROWDED = Text(
    f"说到信息处理费的一段太长，或者超过 {MOST_AMOUNTS} 个金额，没有读",
    f"the passage on the fee is too long, or holds more than {MOST_AMOUNTS} amounts, and was not read",
)
# 总金额76 0元: one figure or two, nobody knows.
_SET_APART, _FAR = lazily(r"\d[\d,，.]*[ \t\u3000\xa0]{1,4}$"), 12
_ELSEWHERE = lazily(r"信息(?:公开)?处理费|收费通知")
_UNPAID_ROW = ("other.fee_unpaid", "total")
# Rows in which a request with a notice may have ended, when nothing was received.
_OPEN_ROWS = (_UNPAID_ROW, ("other.other", "total"), ("carried_out", "total"))


_MESSAGES = {
    "missing": {"default elsewhere": ""},
    "contradiction": {
        "no_notice denied": "denial amount",
        "lapsed": "denial count",
        "nothing_asked": "notices amount",
    },
    "sum": {"default one": "part total sum parts", "received": "total part"},
    "tariff": {"default": "amount"},
}


@check("fee", says=saying_by("finds", _MESSAGES), reads="section:other_matters")
def fee(context: Context, *, finds: Finds, since: int = 2021) -> Iterator[Outcome]:
    """The statement on the information handling fee: there, free of contradiction, summed, lawful.

    Reports on years before `since`, when the tariff was not in force, owe no statement; what they state
    must hold together all the same.
    """
    report = context.report
    year = report.year_number
    early = report.format == "2019" if year is None else year < since
    if early and finds in ("missing", "tariff"):
        raise NotAssessable(Text(f"信息处理费自{since}年起收取", f"the fee is charged from {since} on"))
    section = report.section("other_matters")
    text = _told_in(context, section.body)
    if finds == "missing":
        # A picture at the very end of the text stands at the end of the section, not within it.
        if any(section.body.start <= picture.start <= section.body.end for picture in report.pictures):
            report.require_prose(section.key)
        yield _present(context, text, section.body)
        return
    statement = read_fee(text, year, report.agency.value if report.agency else "")
    if statement.crowded:
        raise NotAssessable(_CROWDED)
    if not statement.mentions:
        raise NotAssessable(Text("第六部分没有说明信息处理费", "section 6 does not speak of the fee"))
    _be_whole(statement, text)
    shift = section.body.start
    if finds == "contradiction":
        problems = _contradictions(context, statement, text, shift)
    elif finds == "sum":
        problems = _sums(statement, text, shift)
    else:
        problems = _tariff(statement, shift)
    yield Passed()
    yield from problems


def _told_in(context: Context, body: Span) -> str:
    """The words of section six, blanks in place of forms that stand behind it as annexes, or once more."""
    text = context.document.slice(body)
    for span in (span for form in context.report.forms.values() for span in (form.span, *form.copies)):
        first, last = max(span.start - body.start, 0), min(span.end - body.start, len(text))
        if first < last:
            text = text[:first] + _IN_FORM.sub(_emptied, text[first:last]) + text[last:]
    return text


def _emptied(line: re.Match[str]) -> str:
    return " " * len(line[0])


def _be_whole(told: FeeStatement, text: str) -> None:
    """NotAssessable where blanks stand within a figure of the statement, or between two of them."""
    items: tuple[Amount | Count, ...] = (*told.amounts, *told.counts)
    for item in items:
        before = _SET_APART.search(text, max(item.span.start - _FAR, 0), item.span.start)
        if before is not None:
            shown = " ".join(f"{before.group()}{item.text}".split())
            raise NotAssessable(
                Text(
                    f"“{shown}”数字之间隔着空白，像是一个数被拆开了，也可能是两个数，不能确定",
                    f"“{shown}” holds digits set apart, one figure or two",
                )
            )


def _moved(span: Span, shift: int) -> Span:
    return Span(span.start + shift, span.end + shift)


def _present(context: Context, text: str, body: Span) -> Outcome:
    """FEE001: section 六 tells of the fee; or it is told elsewhere only; or nowhere."""
    if ("费" in text or "收" in text) and is_told(text):
        return Passed()
    section = context.report.section("other_matters")
    span = section.heading.span if section.heading else Span(body.start, min(body.end, body.start + 20))
    whole = context.document.text
    if "处理费" in whole:
        masked = masked_text(whole)
        covered = [form.span for form in context.report.forms.values()]
        for match in _ELSEWHERE.finditer(masked, context.report.body.start, context.report.body.end):
            if match.start() in body or any(match.start() in span_ for span_ in covered):
                continue
            elsewhere = Span(*match.span())
            return Problem(span=span, kind="elsewhere", related=(Mention(elsewhere, "elsewhere"),), lack=True)
    return Problem(span=span, relation=FIGURE, lack=True)


def _contradictions(context: Context, told: FeeStatement, text: str, shift: int) -> Iterator[Problem]:
    """FEE002: the first contradiction of the statement, with itself or with 表三."""
    no_notice = _no_notice(told)
    positive = [amount for amount in told.totals if amount.yuan > 0 and amount.kind != "unpaid"]
    agency = context.report.agency.value if context.report.agency else ""
    against = _denied(told, positive, no_notice, masked_text(text), agency) or _denied_in_list(told, text)
    if against is not None:
        words, amount, kind = against
        yield Problem(
            span=_moved(amount.span, shift),
            kind=kind,
            params={"denial": words.text, "amount": amount.text},
            related=(Mention(_moved(words.span, shift), "denial", value=words.text),),
        )
        return
    elsewhere = None if positive else received_elsewhere(context)
    if elsewhere is not None and (denial := next((item for item in told.denials if item.of == "fee"), None)):
        span, amount = elsewhere
        yield Problem(
            span=span,
            kind="denied",
            params={"denial": denial.text, "amount": amount.text},
            related=(Mention(_moved(denial.span, shift), "denial", value=denial.text),),
        )
        return
    if no_notice is not None:
        yield from _lapsed(context, no_notice, shift)
        return
    yield from _nothing_asked(context, told, shift)


def _no_notice(told: FeeStatement) -> Denial | Count | None:
    """The words or the zero that tell that no notice was sent; None when there is a notice."""
    if any(count.notices and count.value > 0 for count in told.counts):
        return None
    denials: list[Denial | Count] = [item for item in told.denials if item.of == "notice"]
    zeros: list[Denial | Count] = [count for count in told.counts if count.notices and count.value == 0]
    return next(iter(denials + zeros), None)


def _denied(
    told: FeeStatement, positive: list[Amount], no_notice: Denial | Count | None, text: str, agency: str
) -> tuple[Denial | Count | Amount, Amount | Count, str] | None:
    """What says "none", the amount that says otherwise, and the message; None when all agree."""
    positive = [amount for amount in positive if is_plainly_taken(text, amount.span, agency)][:_MOST]
    received = [amount for amount in positive if amount.kind == "received"]
    nothing: list[Denial | Count | Amount] = [
        count for count in told.counts if count.fees and count.value == 0
    ]
    none_taken: list[Denial | Count | Amount] = [
        *(count for count in told.counts if count.taken and count.value == 0),
        *(item for item in told.denials if item.of == "fee"),
        *(amount for amount in told.totals if amount.kind == "received" and not amount.yuan),
    ]
    claims: list[tuple[Denial | Count | Amount, list[Amount], str]] = []
    claims += [(no_notice, positive, "no_notice")] if no_notice is not None else []
    claims.extend((count, positive, "no_notice") for count in nothing[:_MOST])
    claims.extend((item, received, "denied") for item in none_taken[:_MOST])
    for said, amounts, kind in claims:
        for amount in amounts:
            if is_against(text, said, amount, agency):
                return said, amount, kind
    again = told_otherwise(told.amounts, text)
    return (*again, "denied") if again is not None else None


def _denied_in_list(told: FeeStatement, text: str) -> tuple[Amount | Count, Amount | Count, str] | None:
    """A total of none, and the first of its parts that was more: 收取0元。其中，甲局1件，实际收取460元."""
    lists = ((total, items) for _, total, items, _ in false_totals(told.lists, text) if not value_of(total))
    parts = ((total, item) for total, items in lists for item in items if value_of(item))
    return next(((total, item, "denied") for total, item in parts if _was_taken(item, text)), None)


def _was_taken(item: Amount | Count, text: str) -> bool:
    """Whether a part is of what was received, not asked for in vain or waived."""
    settled = _SETTLED.search(clause_before(text, item.span.start, 0)) is not None
    return not settled and (isinstance(item, Count) or item.kind == "received")


def _lapsed(context: Context, no_notice: Denial | Count, shift: int) -> Iterator[Problem]:
    """No notice was sent, yet 表三 counts requests that lapsed because the notice was not followed."""
    form = context.report.forms.get("requests")
    if form is None:
        return
    cell = form.cell(*_UNPAID_ROW)
    if cell is not None and cell.number.value:
        yield Problem(
            span=_moved(no_notice.span, shift),
            kind="lapsed",
            params={"denial": no_notice.text, "count": show(cell.number.value)},
            related=(Mention(cell.span, "cell", CellKey("requests", *_UNPAID_ROW), show(cell.number.value)),),
        )


def _nothing_asked(context: Context, told: FeeStatement, shift: int) -> Iterator[Problem]:
    """Notices were sent, yet nothing asked; or nothing received, and no request left open or lapsed."""
    notices = next((count for count in told.counts if count.notices and count.value > 0), None)
    if notices is None:
        return
    paid = any(amount.yuan for amount in told.amounts if amount.kind != "asked")
    zero = next((amount for amount in told.totals if amount.kind == "asked" or not paid), None)
    if zero is None or any(amount.yuan for amount in told.amounts if amount.kind == "asked"):
        return
    if zero.kind != "asked" and not _all_closed(context):
        return
    yield Problem(
        span=_moved(zero.span, shift),
        kind="nothing_asked",
        params={"notices": notices.text, "amount": zero.text},
        related=(Mention(_moved(notices.span, shift), "notices", value=notices.text),),
    )


def _all_closed(context: Context) -> bool:
    """Whether 表三 leaves no row in which an unpaid notice could have ended."""
    form = context.report.forms.get("requests")
    return form is not None and all(form.number(*key).value == 0 for key in _OPEN_ROWS)


def _sums(told: FeeStatement, text: str, shift: int) -> Iterator[Problem]:
    """FEE003: the parts of a list against the totals before it, in yuan and in cases; none is FEE002's."""
    yield from _more_than_asked(told, text, shift)
    lists = told.lists or tuple(settled(told.counts, text))
    for parts, total, items, values in false_totals(lists, text):
        if value_of(total):
            span = total.span if isinstance(total, Amount) else _digits(total)
            yield _wrong_sum(parts, span, total.text, items, values, shift)


def _is_all_told(told: FeeStatement, whole: Amount, unpaid: list[Amount], text: str) -> bool:
    """Whether one sentence tells all there is: 应收900元，实收600元，欠缴200元."""
    if len(unpaid) != 1 or len(told.amounts) != _ASKED_PAID_LEFT:
        return False
    first, last = told.amounts[0].span, told.amounts[-1].span
    between = _THE_REST.sub("", text[first.start : last.end])
    return told.amounts[0] is whole and not any(mark in between for mark in "。；;\n")


def _more_than_asked(told: FeeStatement, text: str, shift: int) -> Iterator[Problem]:
    """The one amount received, where it is more than the one asked for: 总金额900元，实际收取1100元."""
    asked = [amount for amount in told.totals if amount.kind == "asked"]
    received = [amount for amount in told.totals if amount.kind == "received"]
    if len(asked) != 1 or len(received) != 1 or OF_BEFORE.search(text):
        return
    (whole,), (part,) = asked, received
    unpaid = [amount for amount in told.totals if amount.kind == "unpaid"]
    both = sum((item.taken for item in (part, *unpaid)), Decimal(0))
    # 应收620元，减免200元，实收520元: what was waived of all that was asked is no part of what came.
    waived = told.amounts == (whole, *unpaid, part) and _is_all_told(told, whole, unpaid, text)
    waived = waived and _WAIVED.fullmatch(clause_before(text, unpaid[0].span.start, 0)) is not None
    unpaid = [] if _SETTLED.search(text) and not (waived and both > whole.taken) else unpaid
    short = both < whole.taken and _is_all_told(told, whole, unpaid, text)
    wrong = (both > whole.taken >= part.taken) or short
    if unpaid and all(item.exact for item in (whole, part, *unpaid)) and wrong:
        parts = Parts(whole.span, (whole,), (part, *unpaid), (), (), complete=True)
        yield _wrong_sum(
            parts, whole.span, whole.text, parts.amounts, [item.taken for item in parts.amounts], shift
        )
    if whole.exact and part.exact and part.taken > whole.taken > 0:
        yield Problem(
            span=_moved(part.span, shift),
            kind="received",
            params={"total": whole.text, "part": part.text},
            related=(Mention(_moved(whole.span, shift), "total", value=whole.text),),
        )


def _wrong_sum(
    parts: Parts,
    total: Span,
    written: str,
    items: Items,
    values: list[Decimal],
    shift: int,
) -> Problem:
    added = sum(values, Decimal(0))
    return Problem(
        span=_moved(total, shift),
        kind="one" if len(values) == 1 else "default",
        params={
            "part": items[0].text,
            "total": written,
            "sum": show(added),
            "parts": " + ".join(show(value) for value in values),
        },
        relation=FIGURE,
        related=tuple(Mention(_moved(item.span, shift), "part", value=item.text) for item in items),
    )


def _digits(count: Count) -> Span:
    """Where the figure of a number of cases stands, without its unit."""
    return Span(count.span.start, count.span.start + len(count.text.rstrip("件次份宗起笔张个 ")))


def _tariff(told: FeeStatement, shift: int) -> Iterator[Problem]:
    """FEE004: every lawful amount is a multiple of 10 yuan; one that is said twice is told once."""
    known: set[Decimal] = set()
    for amount in told.amounts:
        if amount.exact and not amount.is_of_tens and amount.yuan not in known:
            known.add(amount.yuan)
            yield Problem(span=_moved(amount.span, shift), params={"amount": amount.text})
