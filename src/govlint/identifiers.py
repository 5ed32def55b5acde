"""Personal identifiers in a text, by checksum and number range; and the same text with them masked.

Identity numbers are those of GB 11643 (checksum by ISO 7064, MOD 11-2), bank cards those of GB/T 15694
(Luhn), mobile numbers those of the ranges that 工业和信息化部 has assigned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Literal

from govlint.lazy import lazily
from govlint.model import Span, Struct
from govlint.patterns.pattern import Pattern

Kind = Literal["identity", "card", "mobile"]

_NARROWED = dict(zip("０１２３４５６７８９Ｘｘ－—–　\xa0", "0123456789Xx---  ", strict=True))
_SEPARATOR = r"[ -]?"
# Nothing that could make it part of a longer number, a word or an address may touch it.
_BEFORE, _BEHIND = r"(?<![0-9A-Za-z_/=%?&#.-])", r"(?![0-9A-Za-z_/=%]|[.-][0-9A-Za-z])"
_IDENTITY = (
    r"[1-8]\d{5}" + _SEPARATOR + r"(?:19|20)\d\d" + _SEPARATOR + r"(?:0[1-9]|1[0-2])" + _SEPARATOR
    + r"(?:0[1-9]|[12]\d|3[01])" + _SEPARATOR + r"\d{3}[\dXx]"
)  # fmt: skip
_OLD_IDENTITY = r"[1-8]\d{5}\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}"
_CARD = r"(?:\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{4}(?:[ -]\d{1,3})?|\d{6}[ -]\d{10,13}|\d{16,19})"
_MOBILE = (
    r"(?:\+?86[ -]?)?1(?:3\d|4[5-9]|5[0-35-9]|6[25-7]|7[0-8]|8\d|9[0-35-9])[ -]?\d{4}[ -]?\d{4}"
    r"|(?:\+?86[ -]?)?1(?:3\d|4[5-9]|5[0-35-9]|6[25-7]|7[0-8]|8\d|9[0-35-9])\d[ -]\d{3}[ -]\d{4}"
)
_AMOUNT_BEHIND = lazily(
    r"[ \t]*[万亿]?(?:元|人次|件次|[次条件宗份篇人户个家项吨千公米亩粒株册](?![\u4e00-\u9fff])"
    r"|平方|立方|公[里斤顷]|千[米瓦克]|字节)"
)
_CANDIDATE = lazily(rf"{_BEFORE}(?:(?P<identity>{_IDENTITY})|(?P<card>{_CARD})|(?P<mobile>{_MOBILE})"
                    rf"|(?P<old>{_OLD_IDENTITY})){_BEHIND}")  # fmt: skip
_RUN = lazily(r"[0-9０-９](?:[ 　－-]?[0-9０-９XxＸｘ]){4,}")
_ENOUGH = lazily(r"\d(?:[ -]?\d){10}")
# The same before widths are folded, which takes long where the text is: most reports have no such number.
_ENOUGH_OF_ANY_WIDTH = Pattern.restore(r"\p{Nd}(?:[ \x{3000}\x{A0}－—–-]?\p{Nd}){10}")
_LONG = 500
_REGIONS = frozenset({
    *range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66),
    71, 81, 82,
})  # fmt: skip
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
# 银联 62 and the older ranges of the four great banks; Visa, MasterCard.
_ISSUERS = lazily(r"62|4\d|5[1-5]|9558|9559|60[13]|68|69|900")
_OTHER_NUMBER = lazily(
    r"(?:信用代码|机构代码|组织代码|索引号|文号|编号|案号|备案号|登记号|许可证|批准文号|注册号|申请号|专利号|受理号|(?<!份)证号|批号|编码|条码|合同号|运单号|快递号|工号|学号|流水号|订单号|单号|序列号|标准号|统一代码"
    r"|公开号|档号|备案序号|公网安备|ICP备)[^，。；;\n\d]{0,8}$"
)
# Short figures with blanks between: those of a table's row. Of two or more there is a row.
_FIGURES_BEFORE = lazily(r"(?:(?<![\d.-])\d{1,4}[ \t]+)*$")
_FIGURES_BEHIND = lazily(r"(?:[ \t]+\d{1,4}(?![\d.-]))*")
_ROW = 2
_SHORT_MOBILE = lazily(rf"(?<!\d)(?:{_MOBILE})(?!\d)")
_UNIT_BEHIND = lazily(r"[ \t]*[件宗条份次起](?![\u4e00-\u9fff])")
_SAYS_TELEPHONE = lazily(r"(?:手机|电话|联系|致电|拨打|热线|传真)[^，。；;\n]*$")
_SAYS_IDENTITY = lazily(r"身份证[^，。；;\n\d]{0,12}$")
_AROUND = 24


class Identifier(Struct, frozen=True):
    """A personal identifier in a text: where, what kind, and its digits without what parts them."""

    span: Span
    kind: Kind
    digits: str


@lru_cache(maxsize=4)
def identifiers(text: str) -> tuple[Identifier, ...]:
    """The personal identifiers in `text`, in order; only such as checksum and number range prove.

    Numbers that say to be something else (统一社会信用代码, 索引号) or that stand in an address are none.
    """
    if len(text) > _LONG and not _ENOUGH_OF_ANY_WIDTH.is_in(text):
        return ()
    plain = _in_half_width(text)
    if _ENOUGH.search(plain) is None:
        return ()
    return tuple(_found(plain))


def _in_half_width(text: str) -> str:
    """`text` with wide digits, dashes and blanks made narrow, one after another: a tenth of what `translate`
    takes, which looks up every character."""
    for wide, narrow in _NARROWED.items():
        text = text.replace(wide, narrow)
    return text


def masked(digits: str) -> str:
    """An identifier that nobody can read or guess: three digits, stars, the last two."""
    return digits[:3] + "*" * (len(digits) - 5) + digits[-2:]


def mask(text: str) -> str:
    """`text` with every identifier in it masked, each character by one."""
    found = identifiers(text)
    if not found:
        return text
    pieces, end = [], 0
    for item in found:
        piece = text[item.span.start : item.span.end]
        pieces += [text[end : item.span.start], _starred(piece)]
        end = item.span.end
    return "".join([*pieces, text[end:]])


def mask_parts(text: str, known: tuple[Identifier, ...]) -> str:
    """`text` masked, and with it what is but a part of one of the `known`: a quotation cut short."""
    text = mask(text)

    def starred(match: re.Match[str]) -> str:
        digits = re.sub("[ -]", "", _in_half_width(match.group())).upper()
        return _starred(match.group(), 0) if any(digits in item.digits for item in known) else match.group()

    return _RUN.sub(starred, text)


def _starred(piece: str, last: int = 2) -> str:
    numbers = [at for at, sign in enumerate(piece) if sign.isdecimal() or sign in "XxＸｘ"]
    hidden = set(numbers[3 : len(numbers) - last])
    return "".join("*" if at in hidden else sign for at, sign in enumerate(piece))


def _found(text: str) -> Iterator[Identifier]:
    at = 0
    while (match := _CANDIDATE.search(text, at)) is not None:
        kind = _kind(match)
        if kind is not None:
            digits = re.sub("[ +-]", "", match.group()).upper()
            yield Identifier(Span(*match.span()), kind, digits)
        at = match.end() if kind is not None else match.start() + 1


def _kind(match: re.Match[str]) -> Kind | None:
    digits = re.sub("[ +-]", "", match.group()).upper()
    before = match.string[max(0, match.start() - _AROUND) : match.start()]
    if match.lastgroup == "mobile":
        other = _OTHER_NUMBER.search(before) or _counts_something(match, before)
        return None if other or _is_in_row(match) else "mobile"
    if _is_identity(digits) and (match.lastgroup != "old" or _SAYS_IDENTITY.search(before)):
        return None if _OTHER_NUMBER.search(before) else "identity"
    if match.lastgroup != "old" and _is_card(digits) and not _OTHER_NUMBER.search(before):
        return "card"
    return None


def _counts_something(match: re.Match[str], before: str) -> bool:
    """Whether a unit stands behind a figure that is not said to be a telephone's: 阅读量13912345678次."""
    return _AMOUNT_BEHIND.match(match.string, match.end()) is not None and not _SAYS_TELEPHONE.search(before)


def _is_in_row(match: re.Match[str]) -> bool:
    """Whether blanks part the figures, and others or a unit stand beside them: 473 180 1188 1146 8114."""
    if " " not in match.group():
        return False
    before = match.string[max(0, match.start() - _AROUND) : match.start()]
    behind = match.string[match.end() : match.end() + _AROUND]
    if _SAYS_TELEPHONE.search(before):
        return False
    if _SHORT_MOBILE.search(before) or _SHORT_MOBILE.search(behind):
        return False
    beside = (_FIGURES_BEFORE.search(before), _FIGURES_BEHIND.match(behind))
    figures = sum(len(found.group().split()) for found in beside if found)
    return figures >= _ROW or _UNIT_BEHIND.match(behind) is not None


def _is_identity(digits: str) -> bool:
    """A region, a day of birth and, in the numbers of today, the checksum."""
    if len(digits) not in (15, 18) or int(digits[:2]) not in _REGIONS:
        return False
    born = digits[6:14] if len(digits) == 18 else "19" + digits[6:12]
    try:
        date(int(born[:4]), int(born[4:6]), int(born[6:]))
    except ValueError:
        return False
    if len(digits) == 15:
        return True
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    return digits[17] == _CHECKS[total % 11]


def _is_card(digits: str) -> bool:
    if not digits.isdecimal() or not 16 <= len(digits) <= 19 or not _ISSUERS.match(digits):
        return False
    if digits[0] in "45" and len(digits) != 16:
        return False
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0 and len(set(digits)) > 2
