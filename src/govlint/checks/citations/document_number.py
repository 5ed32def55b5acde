"""Check `document-number`: how 发文字号 and order numbers are written, after GB/T 9704—2012, 7.2.5."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from govlint.checks.places.numerals import number_in
from govlint.checks.places.passages import BLANK, placed
from govlint.finding import Outcome, Passed, Problem
from govlint.fold import CHINESE_YEAR, CHINESE_YEARS, NARROW_DIGITS
from govlint.lazy import lazily
from govlint.model import Document, Paragraph, Span
from govlint.rule import Context, check, saying_by

Aspect = Literal["brackets", "form"]

_OPEN, _CLOSE = "〔［[﹝【〖〈《<{「『（(", "〕］]﹞】〗〉》>}」』）)"
# The last character of an organ's code; without it a year in brackets may be anything.
_CODE_END = "发函字办令文电规知报告通议复批资财税价格委厅局府政审采建土环教卫农涵"
# 号 that is no number of a document: a building, a line, a proposal.
_NO_DOCUMENT = "(?![楼院线馆厅室桥门库机车店铺地宗坑窗柜])(?![^，。；\\n]{0,4}(?:建议|提案|议案))"
# Issues, meetings and lots are counted, and are no documents: 简报〔2024〕第12期, 〔2024〕第3次会议.
_COUNTED = "[期次批季辑版页卷集场届项条个章节部轮例名份件篇包标宗户周月天回组类辆台套栋幢讲课站段区块款则]"

_ALIKE = "OoQＯ〇零lI|"
"""What is typed or recognised in place of 0 and 1."""
_NUMERALS = "〇零一二三四五六七八九十百千"
# Several documents of one year share what stands around their serials: 〔2024〕12、13号, 〔2024〕12—15号.
_UP_TO = rf"{BLANK}(?:[—–―－～~-]{{1,2}}|[至到])"
_ANOTHER = rf"(?:{_UP_TO}|{BLANK}[、，,和与及]){BLANK}第?{BLANK}\d{{1,5}}(?!\d)"
# 第05-12-001号 is a serial of three steps, as registers have, and no range.
_STEPS = lazily(r"\d[—–－-]\d+[—–－-]\d")
_TORN = r"(?:[ \t\u3000\xa0]{1,3}\d{1,3})?"
NUMBER = lazily(
    rf"(?P<open>[{re.escape(_OPEN)}])(?P<gap>{BLANK})(?P<year>(?:19|20)\d\d|\d\d|{CHINESE_YEARS})(?P<word>年?)(?P<gap2>{BLANK})"
    rf"(?P<close>[{re.escape(_CLOSE)}])(?P<gap3>{BLANK})(?P<ordinal>第?)(?P<gap4>{BLANK})"
    rf"(?P<serial>\d{{1,5}}|[{_NUMERALS}]{{1,6}}(?={BLANK}号))"
    rf"(?:(?P<torn>{_TORN})(?P<more>(?:{_ANOTHER}){{0,20}})(?P<gap5>{BLANK})(?P<unit>号){_NO_DOCUMENT}"
    rf"|(?P<last>{_UP_TO}{BLANK}\d{{1,5}})?(?![\d号年月日.．%])(?![{_ALIKE}\d]*\s*号)(?!(?:{_ANOTHER}){{1,20}}{BLANK}号)(?!(?:{_ANOTHER}){{0,20}}{BLANK}{_COUNTED}))"
)
# Letters for digits, 〔2O20〕, 〔2020〕1O9号, a digit too many or too few, 〔20204〕, a stroke, 〔2020〕—9号
_MISTYPED = lazily(
    rf"(?P<open>[{re.escape(_OPEN)}])(?P<year>[\d{_ALIKE}]{{3,5}})(?P<close>[{re.escape(_CLOSE)}])第?(?P<dash>{BLANK}(?:[—–―－-]{{1,2}}|一(?=\d)){BLANK})?"
    rf"(?P<serial>[\d{_ALIKE}]{{1,5}})号{_NO_DOCUMENT}|令第?(?P<order>(?=\d*[{_ALIKE}])[\d{_ALIKE}]{{1,4}})号"
)
_AS_DIGITS = str.maketrans(_ALIKE, "000000111")
ORDER = lazily(
    rf"令(?P<gap>{BLANK})(?P<ordinal>第?)(?P<gap2>{BLANK})"
    rf"(?P<serial>\d{{1,4}}|[零〇一二三四五六七八九十百]{{1,6}})(?:(?P<gap3>{BLANK})(?P<unit>号)|(?=[）)，。、；]|施行|公布|规定|要求|修订))"
)
# 受理编号（2024）第001号, 项目编号：示采（2024）12号: of a register, and of no document. What is no more than
# 编号 and has the code of an organ's documents is one: 编号为示政办发（2024）5号.
_REGISTERED = lazily(
    r"(?:(?:项目|申请|受理|登记|案件|案卷|档案|合同|采购|招标|标段|许可|备案|宗地|地块|流水|信访|工单)编号"
    r"|(?<!文件)(?<!公文)(?<!发文)(?<!文件的)(?<!公文的)(?<!通知的)编号"
    r"(?![为是:：]?[ \t]*[\u4e00-\u9fff]{0,5}[政府办委党局厅开][办字]?[发函规][ \t]*$)"
    r"|序号|案号|登记号|受理号|流水号|[档卷]号)"
    r"[为是:：]?[ \t]*[\u4e00-\u9fffA-Za-z]{0,8}[ \t]*$"
)
# 示劳人仲案字（2024）第12号, （2024）示民初字第5号: of a case before a court or an arbitrator.
_CASE = lazily(r"(?:案|仲裁?|裁|判|诉|[民刑行商知执赔][初终再监申])字?[ \t]*$")
_ORGAN = lazily(r"(?:国务院|国|主席|政府|部|委员会|总局|署)$")
# Decisions on cases have numbers of their own rules, with 第 before the serial, 示水罚字〔2024〕第5号; so do
# announcements and minutes, each by its own custom: 公告〔2024〕第5号.
_DECISION = lazily(
    r"(?:(?:罚|罚[决先告听催缓]|许可?|许准|强|征|复|复[决终驳延告]|[裁判诉仲])(?:决?字)?|公告|通告|通报|公报|令|纪要|简报|专报|[快月季周]报)$"
)
_ANNOUNCED = lazily(r"(?:公告|通告|通报|令|纪要|简报)")
# Written as they should be: nothing more to ask of them.
_PLAIN_NUMBER = lazily(rf"[{re.escape(_OPEN)}](?:19|20)\d\d[{re.escape(_CLOSE)}][1-9]\d*号")
_ZEROS = lazily(r"(?<!\d)[0０]")
_FILLED = lazily(r"第?[ \t\u3000\xa0]*[0０]*(?=\d)")
_PLAIN_ORDER = lazily(r"令第[1-9一二三四五六七八九十百]\w*号")
_SPACED_DATE = lazily(r"\d[ \xa0]+[年月日]")
_PLAIN_DATE = lazily(r"\d[年月日]")
_JOINED = lazily(r"[\u4e00-\u9fff] (?=[\u4e00-\u9fff])")
FEWEST_JOINED = 3
"""So many blanks between characters of sentences are a program's, which joined lines by them."""


_FORMS = "ordinal zeros numerals year-word short-year no-unit spaces torn order letters dash year-digits"
_SAYS = {"brackets": {"default": "text expected"}, "form": {_FORMS: "text expected"}}


@check("document-number", says=saying_by("aspect", _SAYS), mends=True)
def document_number(context: Context, *, aspect: Aspect = "brackets") -> Iterator[Outcome]:
    """How the numbers of documents are written: their `brackets` (〔〕), or the `form` of the rest."""
    faults = _brackets(context) if aspect == "brackets" else _forms(context)
    found = False
    for fault in faults:
        found = True
        yield fault
    if not found:
        yield Passed()


def is_number(match: re.Match[str]) -> bool:
    """Whether a match of `NUMBER` is the number of a document, and not a year in brackets.

    Without an organ's code before it, or without 号 after it, only the full year in square or
    hexagonal brackets will do.
    """
    coded = blanks_after_code(match) is not None
    if any(
        sign.search(match.string, max(0, match.start() - 16), match.start()) for sign in (_REGISTERED, _CASE)
    ):
        return False
    if match["more"] and _STEPS.search(match[0]):
        return False
    full = len(match["year"]) == 4
    if match["word"] and not (match["unit"] and full and (coded or match["open"] in "〔﹝")):
        return False  # （2024年）3号 may be anything
    if match["unit"] is None:
        return coded and full and match["open"] in "〔［[﹝"
    return coded or (full and not match["gap3"]) or match["open"] == "〔"


def blanks_after_code(match: re.Match[str]) -> str | None:
    """The blanks between an organ's code and the brackets; None where no code stands before them."""
    before = match.string[max(0, match.start() - 8) : match.start()]
    code = before.rstrip(" \t\u3000\xa0")
    return before[len(code) :] if code and code[-1] in _CODE_END else None


@lru_cache(maxsize=2)
def numbers(text: str) -> tuple[re.Match[str], ...]:
    """Every match of `NUMBER` in a text; three rules ask for them one after another."""
    return tuple(NUMBER.finditer(text))


def is_wrongly_bracketed(match: re.Match[str]) -> bool:
    """Whether the year stands in other brackets than 〔〕."""
    return match["open"] != "〔" or match["close"] != "〕"


def _brackets(context: Context) -> Iterator[Problem]:
    for match, _ in placed(context, numbers(context.document.text)):
        if is_wrongly_bracketed(match) and is_number(match):
            span = Span(match.start("open"), match.end("close"))
            written = context.document.slice(span)
            expected = f"〔{match['year']}〕"
            yield Problem(span=span, params={"text": written, "expected": expected}, replacement=expected)


def _forms(context: Context) -> Iterator[Problem]:
    text = context.document.text
    yield from _mistyped(context)
    spaced: bool | None = None
    orders = tuple(ORDER.finditer(text))
    for matches, judge in ((numbers(text), _number_faults), (orders, _order_faults)):
        for match, _ in placed(context, matches):
            kinds = judge(match)
            if kinds and {"spaces", "torn"}.issuperset(kinds):
                if spaced is None:
                    spaced = _is_spaced_throughout(text) or _are_lines_joined(context.document)
                if spaced:
                    continue
            if kinds:
                yield _form_problem(match, "torn" if "torn" in kinds else kinds[0])


def _mistyped(context: Context) -> Iterator[Problem]:
    """Numbers with letters for digits or a stroke within, and years with a digit too many or too few."""
    for match, _ in placed(context, tuple(_MISTYPED.finditer(context.document.text))):
        if match["order"] is None and blanks_after_code(match) is None and match["open"] not in "〔﹝":
            continue
        year = (match["year"] or "").translate(_AS_DIGITS).translate(NARROW_DIGITS)
        serial = (match["serial"] or match["order"]).translate(_AS_DIGITS).lstrip("0")
        whole = match["order"] is not None or (len(year) == 4 and year.startswith(("19", "20")))
        typed = match[0].translate(_AS_DIGITS) != match[0]
        if whole and not typed and not match["dash"]:
            continue
        expected = f"〔{year}〕{serial}号" if match["order"] is None else f"令第{serial}号"
        yield Problem(
            span=Span(*match.span()),
            kind="year-digits" if not whole else "letters" if typed else "dash",
            params={"text": match[0], "expected": expected},
            replacement=expected if whole else None,
        )


def _is_spaced_throughout(text: str) -> bool:
    """Whether blanks around figures are this text's habit, as in every text taken from a PDF."""
    return len(_SPACED_DATE.findall(text)) * 2 > len(_PLAIN_DATE.findall(text))


def _are_lines_joined(document: Document) -> bool:
    """Whether blanks stand within sentences where a program joined lines, between characters of words."""
    lines = (document.slice(block.span) for block in document.blocks if isinstance(block, Paragraph))
    return sum(len(_JOINED.findall(line)) for line in lines if "。" in line) >= FEWEST_JOINED


def _number_faults(match: re.Match[str]) -> list[str]:
    if not is_number(match):
        return []
    blanks = blanks_after_code(match)
    if not blanks and _PLAIN_NUMBER.fullmatch(match[0]):
        return []
    gaps = (
        blanks,
        match["gap"],
        match["gap2"],
        match["gap3"],
        match["gap4"],
        match["gap5"],
    )
    before = match.string[max(0, match.start() - 8) : match.start()]
    decided = _DECISION.search(before.rstrip(" \t\u3000\xa0")) or _ANNOUNCED.match(match.string, match.end())
    more = match["more"] or ""
    faults = {
        "ordinal": (bool(match["ordinal"]) or "第" in more) and decided is None,
        "zeros": match["serial"].startswith(("0", "０")) or _ZEROS.search(more) is not None,
        "numerals": not (match["year"] + match["serial"]).isdecimal() and decided is None,
        "year-word": bool(match["word"]),
        "short-year": len(match["year"]) == 2,
        "no-unit": match["unit"] is None,
        "torn": bool(match["torn"]),
        "spaces": any(gaps),
    }
    return [kind for kind, present in faults.items() if present]


def _order_faults(match: re.Match[str]) -> list[str]:
    if (
        _PLAIN_ORDER.fullmatch(match[0])
        or _organ(match) is None
        or (match["unit"] is None and not match["ordinal"])
    ):
        return []
    gaps = (match["gap"], match["gap2"], match["gap3"])
    faults = {
        "order": not match["ordinal"],
        "zeros": match["serial"].startswith(("0", "０")),
        "no-unit": match["unit"] is None,
        "spaces": any(gaps),
    }
    return [kind for kind, present in faults.items() if present]


def _organ(match: re.Match[str]) -> str | None:
    """Whose order it is, as far as the word before 令 tells; None where it is no order."""
    organ = _ORGAN.search(match.string, max(0, match.start() - 3), match.start())
    return organ[0] if organ else None


def _form_problem(match: re.Match[str], kind: str) -> Problem:
    """The problem at the smallest stretch that is wrong, so that its fix and that of the brackets are two."""
    torn = match.groupdict().get("torn") or ""
    serial = (match["serial"].lstrip("0０") or match["serial"]) + torn.strip()
    if kind == "numerals":
        serial = str(number_in(serial) or serial)
    if match.re.pattern == ORDER.pattern:
        organ = _organ(match) or ""
        start, expected = match.start() - len(organ), f"{organ}令第{serial}号"
    else:
        blanks = blanks_after_code(match)
        serial += _FILLED.sub("", match["more"] or match["last"] or "")
        if (
            len(match["year"]) == 4
            and match["year"].isdecimal()
            and not (blanks or match["gap"] or match["gap2"] or match["word"])
        ):
            start, expected = match.end("close"), f"{serial}号"
        else:
            start = match.start() - len(blanks or "")
            expected = f"{match['open']}{_full_year(match['year'])}{match['close']}{serial}号"
    span = Span(start, match.end())
    written = match.string[span.start : span.end]
    # 〔2020〕10 9号: whether it is 109 or one of the two, only its author knows.
    mended = None if torn else expected
    return Problem(span=span, kind=kind, params={"text": written, "expected": expected}, replacement=mended)


def _full_year(year: str) -> str:
    year = year.translate(CHINESE_YEAR)
    if len(year) == 4:
        return year
    return ("20" if int(year) < 50 else "19") + year
