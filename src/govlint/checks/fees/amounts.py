"""Serves the check `fee`: the sums of money and the numbers of cases that a text tells of the 信息处理费."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from govlint.lazy import lazily
from govlint.model import Span, Struct
from govlint.numbers import value_of

Kind = Literal["asked", "received", "unpaid"]
CHARGE = "\ue000"
MARK = lazily(
    r"处理费|收费通知|按[件量页]计收|(?:收取|征收|缴纳|产生|发生)[^，,。；;\n]{0,14}费"
    r"|(?:未|没有|没|无|不存在)[^，,。；;\n]{0,15}(?:收费|费用)"
)
_NOT_OF_IT = lazily(r"[^，,。；;\d]{0,4}[，,]?(?:均|都)?不(?:属于|是|计入)[^，,。；;]{0,6}处理费")
CLAUSE_END = lazily(r"[；;。：:]|(?<!\d)[，,、]|[，,、](?!\d{3})")
_NUMERAL = r"[零〇一二三四五六七八九十百千万两壹贰叁肆伍陆柒捌玖拾佰仟]+"
_FIGURE = rf"(?:\d{{1,3}}(?:[,，]\d{{3}})+(?!\d)|\d+)(?:\.\d+)?|{_NUMERAL}"
# There may be ten thousand blanks: no more than a few stand within what somebody wrote.
_BLANKS = r"\s{0,4}"
_AMOUNT = lazily(
    rf"(?:(约|近|超过?|逾){_BLANKS})?(?<![\d.])({_FIGURE}){_BLANKS}([余多]?){_BLANKS}(万|千|百)?{_BLANKS}([余多]?)元"
    r"(?![旦化月件素年])(整?)"
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
# 网站运维费5万元, 节约费用2000元: the last that is a 费 in the clause, and none of those that are the fee.
_OWN_CHARGE = lazily(
    r"(?:处理|[收缴交计欠免减取]|公开|信息|申请|产生|发生|涉及|应|实际|总|其|该|项|[的类等]|任何|相关|有关|上述|^)$"
)
_SPENT = lazily(r"(?:支付|购买|节[约省])(?![^，,。；;]{0,8}处理费)|代[收缴征]")
# Words that tell of the agency itself and of the whole year.
WHOLE = (
    r"(?:20\d\d *年度?|本年度?|全年度?|年度?内|当年|今年|一年来|(?:本?报告|统计)期内?|期间"
    r"|截至(?:20\d\d *年|本?年)?(?:12 *月)?(?:31 *日|年?底|末)"
    r"|(?:20\d\d *年)?1 *月1 *日[至到—–-]{1,2}(?:20\d\d *年)?12 *月31 *日"
    r"|[我本全](?:部门|单位|机关|行政机关|街道|中心|[省市州县区旗乡镇局委厅办院校处科所站社系]))"
)
# Each word is read in one way only, and by no two of these.
_TAKE = (
    r"(?:收取|征收|计收|收缴|收到|收入|收费|[实已应]收|入库|到账|应?缴纳?|按[件页量]"
    r"|(?:政府信息公开|信息公开)?(?:信息)?处理费用?)"
)
_SUMMED = (
    r"(?:[ \t\u3000\xa0了的：:为是计共合总额]|金额|款项?|人民币"
    r"|(?:\d+|[一二三四五六七八九十两]+)\s{0,4}[件份笔宗名起]|申请人?)"
)
TAKEN_PLAINLY = lazily(
    rf"(?:{WHOLE}|{_SUMMED}|{_TAKE}|其中|另?有|已|依法|依规|按(?:规定|标准|(?:收费)?通知)|实际|累计|[对向]|当场)*"
)
TAKES, SUMS_UP = lazily(_TAKE), lazily(rf"{_SUMMED}*")
# 0.03万元，即300元; 110元（壹佰壹拾元整）
_ONCE_MORE = lazily(
    r"[（(，,]?[ \t]*(?:(?:也就是|即|折合|大写)(?:为|是)?(?:人民币)?[：:]?"
    r"|[（(](?=[壹贰叁肆伍陆柒捌玖拾]))[ \t]*"
)
_EACH = lazily(rf"({_NUMERAL}|\d+)\s*[件宗份起笔][^，,。；;\n\d]{{0,6}}[各均](?:收取?|缴纳|为|是)?\s*$")
_SHARED = lazily(r"各[^，,。；;\n\d]{0,4}$")
_OTHER_YEAR = lazily(r"上年|去年|往年|上一年|前一年|同比|环比|较|比上|增加|减少|增长|下降")
_LAST_YEAR = lazily(r"上年|去年|往年|上一年")
_STATEMENT_END = lazily(r"[。！？\n；;]")
_SEMICOLONS = frozenset("；;")
_NOTICE_BEHIND = lazily(r"[^，,。；;\n]{0,8}收费通知")
_NOTICE_BEFORE = lazily(r"收费通知(?:书|单)?[^，,。；;\n]{0,6}$")
_FEE_BEFORE = lazily(r"(?:处理费|收费)(?:共|共计|为|：|:)?[ \t\u3000\xa0]*$")
_TAKEN_BEFORE = lazily(
    r"(?:处理费|收费)(?:共计?|总共|累计)?(?:实际)?(?:收取|征收|计收|收缴)(?:共计?|总共|累计|了)?"
    r"[ \t\u3000\xa0]*$"
)
_YEAR = lazily(r"(20\d\d)\s*年")
_ASKED = lazily(r"应收|应缴|应交|应当|通知|发出|要求|拟|计收(?!取)")
_RECEIVED = lazily(r"实|收[取入]|收到|已收|已缴|缴纳|收费|入库|到账|收缴")
# 按量计收360元, and no word of a notice or of what is open: it was received.
_CHARGED, _OPEN = lazily(r"按[件量](?:次)?计收"), lazily(r"通知|逾期|未缴|[应须需]")
_PAID = lazily(r"实际|实收|已收|按[^，,。；;]{0,6}通知[^，,。；;]{0,8}缴")
_PLAIN = lazily(r"(?:总?金额|款项?|共计?|合计|累计|[计为])*[ \t]*")
_SEMICOLON = lazily("[；;。]")
_UNPAID = lazily(r"(?:尚未|还未|暂未|未缴|未收|欠|逾期|减免|免收|免除|退还|退回)")
_LEFT = lazily(r"[^，,。；;]{0,4}(?:未缴|未收|未交|未到账|未入库|没[缴交]|逾期|拖欠)")


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

    @property
    def is_of_tens(self) -> bool:
        """Whether it is a multiple of 10 yuan, however many digits it has: `%` fails beyond 28."""
        whole, _, fraction = f"{self.yuan:f}".partition(".")
        return whole.endswith("0") and not fraction.strip("0")


class Count(Struct, frozen=True):
    """A number of cases or notices: `notices` when it counts 收费通知, `fees` fees,
    `taken` those received.
    """

    span: Span
    value: int
    text: str
    notices: bool = False
    fees: bool = False
    taken: bool = False


def amounts_in(text: str, start: int, end: int, year: int | None) -> Iterator[Amount]:
    """The sums of money that a text tells from `start` to `end`, but for rates and those of other years."""
    previous = start
    kind: Kind = "received"
    first = MARK.search(text, start, end)
    charged = _OPEN.search(text, start, end) is None
    for match in _AMOUNT.finditer(text, start, end):
        value = value_of(match.group(2))
        clause = clause_before(text, match.start(), start)
        clause_end = CLAUSE_END.search(text, match.end(), end)
        after = text[match.end() : clause_end.start() if clause_end else end]
        other = is_of_other_year(text, start, match.start(), year) or after.startswith(("/", "每"))
        if value is None or other or _STANDARD.search(clause) or "标准" in after:
            continue
        if _is_other_money(clause) or (first and _is_apart(text, match.end(), first.start())):
            continue
        if _is_of_charge(text, start, match.start()) or _NOT_OF_IT.match(text, match.end(), end):
            continue
        left = _LEFT.match(after) is not None
        kind = "unpaid" if left else _kind(clause, text[previous : match.start()], kind)
        if charged and value and _CHARGED.search(clause):
            kind = "received"
        scale = {"万": 10000, "千": 1000, "百": 100}.get(match.group(4) or "", 1)
        each = _EACH.search(clause)
        times = value_of(each[1]) if each else None
        exact = not (match.group(1) or match.group(3) or match.group(5))
        exact = exact and (times is not None or _SHARED.search(clause) is None)
        span = Span(match.start(2), match.end())
        yield Amount(
            span,
            value * scale if scale > 1 else value,
            text[span.start : span.end],
            kind,
            exact,
            int(times or 1),
        )
        previous = match.end()


def counts_in(text: str, start: int, end: int, year: int | None) -> Iterator[Count]:
    """The numbers of cases or notices that a text tells from `start` to `end`, this year\'s."""
    for match in _COUNT.finditer(text, start, end):
        value = value_of(match.group(1))
        clause = clause_before(text, match.start(), start)
        if value is None or is_of_other_year(text, start, match.start(), year) or _STANDARD.search(clause):
            continue
        after = text[match.end() : min(end, match.end() + 14)]
        notices = _NOTICE_BEHIND.match(after) is not None and "未按" not in after
        notices = notices or _NOTICE_BEFORE.search(clause) is not None
        notices = notices and "逾期" not in clause + after
        fees = _FEE_BEFORE.search(clause) is not None
        taken = not fees and _TAKEN_BEFORE.search(clause) is not None
        yield Count(Span(*match.span()), int(value), match.group(), notices, fees, taken)


def _kind(clause: str, before: str, inherited: Kind) -> Kind:
    """What an amount is, by the words before it: asked for, received, or left unpaid."""
    if _UNPAID.search(clause):
        return "unpaid"
    if _ASKED.search(clause) and not _PAID.search(clause):
        return "asked"
    if _RECEIVED.search(clause):
        return "received"
    # 实际收取15件，金额17280元: of what was received.
    if _PLAIN.fullmatch(clause) and _PAID.search(_SEMICOLON.split(before)[-1]):
        return "received"
    if "收费通知" in before:
        return "asked"
    return inherited


def told_otherwise(amounts: tuple[Amount, ...], text: str) -> tuple[Amount, Amount] | None:
    """The first amount that is told again at once, in other figures, as another: 0.02万元，即300元."""
    for one, other in pairwise(amounts):
        between = _ONCE_MORE.match(text, one.span.end, other.span.end)
        if between is None or between.end() != other.span.start or not (one.exact and other.exact):
            continue
        if abs(one.taken - other.taken) > max(_half(one), _half(other)):
            return one, other
    return None


def _half(amount: Amount) -> Decimal:
    """Half of the last digit of an amount told in 万元, which may be rounded; nothing of one in yuan."""
    digits = re.match(r"[\d,]*\.?(\d*)", amount.text)
    if digits is None or "万" not in amount.text:
        return Decimal(0)
    return Decimal(5000).scaleb(-len(digits[1]))


def _is_other_money(clause: str) -> bool:
    """Whether the clause before an amount tells of other money than the fee: 支付评估费用20000元."""
    if _OTHER_MONEY.search(clause) or _SPENT.search(clause):
        return True
    at = clause.rfind("费")
    return at >= 0 and _OWN_CHARGE.search(clause, 0, at) is None


def _is_apart(text: str, end: int, first: int) -> bool:
    """Whether an amount stands before all that is told of the fee, with a semicolon between."""
    return end <= first and not _SEMICOLONS.isdisjoint(text[end:first])


def _is_of_charge(text: str, start: int, at: int) -> bool:
    """Whether another kind of charge is the last thing that an amount may be of: 行政事业性收费全年5万元."""
    charge = text.rfind(CHARGE, start, at)
    return charge >= 0 and MARK.search(text, charge, at) is None


def clause_before(text: str, at: int, start: int) -> str:
    """The words from the last punctuation before `at` to `at`."""
    return CLAUSE_END.split(text[max(start, at - 40) : at])[-1]


def is_of_other_year(text: str, start: int, at: int, year: int | None) -> bool:
    """Whether the words before `at` in its sentence speak of another year or compare."""
    sentence = _STATEMENT_END.split(text[start:at])[-1]
    years = _YEAR.findall(sentence)
    if years and year is not None and int(years[-1]) != year:
        return True
    return _OTHER_YEAR.search(clause_before(text, at, start)) is not None or (
        not years and _LAST_YEAR.search(sentence) is not None and "本年" not in sentence
    )
