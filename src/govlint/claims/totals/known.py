"""What all readers of lists and totals know alike: what leaves them in doubt (去重后), what ends a total."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from govlint.claims.figures import Count
from govlint.claims.totals.families import Families
from govlint.claims.words import Lists, any_of
from govlint.lazy import lazily
from govlint.model import Text
from govlint.numbers import Figure, mistyped, show, value_of
from govlint.vocabulary import ClaimWords

# 重复申请3件 is a kind of request.
_AGAIN = r"重复(?!申请(?:类|的)?[ \t]*\d)"
_OF_BOTH = "同时|交叉|重叠|兼有"
SAME = f"{_AGAIN}|{_OF_BOTH}"
"""Words, as alternatives of a pattern, that tell of parts that may hold the same."""
TWICE = (
    r"[，,；;（(](?:其中|因|由于|有)?(?:部分|有的|个别|一些|不少)[^，。；\d]{0,8}(?:涉及|同时|同属|分属|兼|属于|包含)"
    r"[^，。；\d]{0,6}(?:多|两|数|几)"
    r"|[，,；;（(](?:部分|有的|个别|一些|不少)[^，。；\d]{0,8}(?:采[用取]|通过|使用|以)(?:了)?(?:多|两|数|几)"
)
"""Words, as a pattern, behind parts of which some stand in several: ，部分申请涉及多个领域."""
# 县级150项、乡镇80项，重合30项; 涉企300条、涉农250条; 制发文件12件，其中征求意见5件
_COUNTED_TWICE = lazily(f"{_OF_BOTH}|重合|重复计|共同|两者|均有")
_CONCERNS = lazily(r"[，,、；;：:\s其中]*(?:涉及?|关于|有关|面向)")
_DONE_TO_IT = lazily(
    r"(?:开展|进行|配发|组织|作)了?(?:政策)?解读|征求|听取|听证|审[核查]|备案|评估|论证|公示"
)
_OVERLAP = lazily(
    rf"{TWICE}|延期|(?<!互不){_AGAIN}|(?<![。；;])同时(?![，,])|交叉|重叠|兼有|多渠道|(?<![。；;])同步(?!维护)|部分[为是系]|既.*又|相同|分别(?:计[数算入]|统计)"
    # 新设3个、撤并1个，保留9个: what came and went of them.
    r"|新[设增建开][^。；\n]{0,30}(?:撤[并销]|注销|关停|停[用更])"
    # ；同步发布解读812件 is something else; ；同步推送的只计一条 is not.
    r"|(?<=[；;])同[时步](?:推送|发布|刊发|公开|更新|在)[^，。；\d]*[的计]"
)
# 7日内办结12件，15日内办结30件 hold one another; 均在7日内办结 behind the parts is said of them all.
_IN_TIME = lazily(r"[日天]以?内")
_ALL = ("均", "全部", "都", "皆", "并均", "且均")
# 部分以两种方式提交, 联合印发, 去重后, 分两批公开: of lists that no word opens, any of these is a doubt.
_DOUBT = lazily(
    rf"{SAME}|联合|部分(?!公开|答复|采纳|门)|去重|不止|兼(?!职)|多[种类个项次]"
    r"|两[种类](?!(?:信息|申请|文件|事项)?(?:合计|共计|总计|总共|共))"
    r"|(?<!规划)计划|目标|任务|第[^，。；]{0,6}[批次]|[两二三四五六七八九十][批次]"
)
EXPLAINED = lazily(r"[（(][^）)\d]*(?:含|另|部分|重复|去重|剔除|其中)")
"""A bracket behind a total that says why its parts may not come to it."""
CLOSED = frozenset("，,。；;（）()、\n") | {""}
"""What stands behind a total that says nothing more: 共48件申请得到答复 goes on."""
BODIES = frozenset("家户人名位个")
"""Units of what may stand in several parts: who was there in every quarter, or in several rows."""
SEVERAL = lazily(r"媒体|刊[发载登用]|报道|转载|涉及|\d[ \t]*篇")
"""Words of what may be of several levels at once: an article that papers of two of them printed."""
QUARTERS = ("第?一季度", "第?二季度", "第?三季度", "第?四季度")
"""The names of the quarters, each a pattern."""
_OF_ALL_QUARTERS = lazily(
    r"(?:第?[一1](?:季度)?[-—–~～至到]+第?[四4]|四个|各|一、二、三[、和]四|一季度、二季度、三季度[、和及与]第?四)季度"
)
_OF_BOTH_HALVES = lazily(r"上(?:半年)?[、和及与]下半年|上半年[、和及与]下半年|两个半年")
# 受理争议4500件，其中裁决1800件、调解2500件: the rest may be open still.
_TAKEN_UP = lazily(r"(?:受理|收到|接收|接到|立案|承办)[^，。；\d]{0,16}$")
_DECIDED = lazily(r"(?:裁决|调解|和解|撤诉|判决|仲裁|裁定)[^，。；、\d]{0,4}$")
# 办理信访67件，其中办结60件、在办5件: some may have been sent on, or sent back.
_DONE = lazily(r"(?:办结|结案|办复|答复|完成|整改)[^，。；、\d]{0,4}$")
_GOING_ON = lazily(r"(?:在办|正在(?:办理|处理|审理|整改))[^，。；、\d]{0,4}$")
_IN_ALL = lazily(r"(?:合计|小计|共计?)(?:公开|发布|更新|推送)?(?:[为有])?[ \t]*$")
_BEHIND, _CLAUSE, _CLOSE, _FEW = 20, 40, 10, 9

OVERLAPPING = Text("分项有重复", "has parts that overlap")
DOUBTFUL = Text("分项可能有重复，或者没有说全", "has parts that may overlap, or not all of them")
DECIDED = lazily(r"(?<!未)(?<!没)(?:审结|办结|结案)")
"""Those that are decided, of which none is still open."""


class Named:
    """The patterns that hold names of a vocabulary: of channels of publication, of ways of asking."""

    def __init__(self, words: ClaimWords) -> None:
        self.families = Families(words)
        self.lists = Lists(words)
        channel = f"(?:{any_of(words, 'channels')})"
        self.channel = lazily(any_of(words, "channels", "media"))
        # 网站发布4223条，微信、微博分别发布1826条、2386条: told beside the website's, and no parts of them.
        self.of_a_channel = lazily(
            rf"{channel}[”\"）)]?(?:平台)?(?:上)?(?:全年|年内|累计|共)*(?:主动)?"
            r"(?:发布|公开|更新|推送|刊发|编发|刊载)[^，。；]*$"
        )
        self.of_channels = lazily(
            rf"{channel}[^，。；：]{{0,6}}[、和及与][^，。；：]{{0,8}}?{channel}[^，。；：]{{0,8}}$"
        )
        # 收到申请40件。申请主要通过邮寄和线上提交，其中邮寄13件、线上29件: of those in the sentence before.
        self.by_ways = lazily(
            r"[ \t\u3000]*(?:从[^，。；\d]{2,6}看[，,])?(?:这些|上述|以上|收到的|新收的?|所有|全部)*"
            r"(?:政府信息公开)?申请(?:主要|大多|多|均|都|全部|分别)?(?:是|为)?(?:通过|以|经由?)[^，。；\d]{2,24}?"
            rf"(?:{any_of(words, 'handing_in')})(?:的)?[，,][ \t]*"
        )
        self.way = lazily(
            rf"[ \t]*(?:通过|以|来自)?(?:{any_of(words, 'ways')})"
            r"(?:渠道|方式|形式|途径)?(?:提交|申请|提出|递交)?(?:的)?[共有为是]?[ \t]*$"
        )


def as_told(text: str, total: Count) -> str:
    """A total as the text tells it, with the sum that it is of two figures: 41 + 3 = 44."""
    own = value_of(text[total.span.start : total.span.end].replace(",", ""))
    if own is None or own >= total.value:
        return show(total.value)
    return f"{show(own)} + {show(Decimal(total.value) - own)} = {show(total.value)}"


def overlaps(text: str, start: int, last: int, end: int) -> bool:
    """Whether words tell of parts that overlap: between two places, or right behind them in the paragraph.

    The last part ends at `last`.
    """
    line = text.find("\n", end)
    behind = end + _BEHIND if line < 0 else min(end + _BEHIND, line)
    return _OVERLAP.search(text, start, behind) is not None or any(
        found.start() < last or not text.startswith(_ALL, _clause_of(text, found.start()))
        for found in _IN_TIME.finditer(text, start, behind)
    )


def may_be_of_several(said: Sequence[str]) -> bool:
    """Whether parts that come to more than their total may be counted twice, as the words before each say."""
    return (
        any(map(_COUNTED_TWICE.search, said))
        or all(map(_CONCERNS.match, said))
        or all(map(_DONE_TO_IT.search, said))
    )


def _clause_of(text: str, place: int) -> int:
    """Where the clause begins that holds a place; so far before it at most."""
    first = max(0, place - _CLAUSE)
    return max(first - 1, *(text.rfind(mark, first, place) for mark in "，,；;。（(、\n")) + 1


def doubtful(text: str, start: int, end: int) -> bool:
    """Whether words between two places leave it open that the parts of a list come to its total."""
    return _DOUBT.search(text, start, end) is not None


def added(counts: Iterable[Count]) -> Decimal:
    """The sum of figures."""
    return sum((Decimal(count.value) for count in counts), Decimal())


def is_near(parts: Sequence[Count], total: Count) -> bool:
    """Whether parts come so near to a total that they are surely its own."""
    return abs(added(parts) - Decimal(total.value)) * _CLOSE <= Decimal(total.value)


def sums_up(count: Count, added: Figure, text: str) -> bool:
    """Whether a figure behind a list is the total of its own: 其中目录信息58条、其他44条，共发布102条."""
    start = count.whole.start
    return count.value == added and _IN_ALL.search(text, max(0, start - _BEHIND), start) is not None


def by_a_slip(total: Count, parts: Sequence[Count], missing: Figure) -> bool:
    """Whether one slip makes parts fall short of their total, so that they need not be a selection.

    全年16887条，其中动态822条、公告3672条… lacks 406, which no digit written wrong explains.
    """
    return (
        missing <= _FEW
        or mistyped(total.value, total.value - missing)
        or any(mistyped(count.value, count.value + missing) for count in parts)
    )


def may_be_open(totals: Sequence[Count], parts: Sequence[Count], text: str) -> bool:
    """Whether parts are how cases ended, of those that were taken up: some may be open still.

    Or what is done and what goes on: some may have been sent elsewhere.
    """

    def says(pattern: re.Pattern[str], count: Count) -> bool:
        start = count.whole.start
        return pattern.search(text, max(0, start - _BEHIND), start) is not None

    if any(says(_GOING_ON, part) for part in parts):
        return all(says(_DONE, part) or says(_GOING_ON, part) for part in parts)
    return all(says(_DECIDED, part) for part in parts) and any(says(_TAKEN_UP, total) for total in totals)


def of_all_quarters(text: str, start: int, end: int, counts: int) -> bool:
    """Whether so many figures are one of each quarter, as the words between two places say: 一至四季度."""
    return counts == len(QUARTERS) and _OF_ALL_QUARTERS.search(text, start, end) is not None


def of_all_halves(text: str, start: int, end: int, counts: int) -> bool:
    """Whether two figures are one of each half of the year, as the words between two places say."""
    return counts == len("上下") and _OF_BOTH_HALVES.search(text, start, end) is not None


def each_of_a_quarter(labels: Sequence[str]) -> bool:
    """Whether the words before figures name a quarter each, and all four of them."""
    return len(labels) == len(QUARTERS) and all("季度" in words for words in labels)


def unit_of(count: Count) -> str:
    """The unit of a figure, without 次: 条次 and 条 are one."""
    return count.unit[:-1] if len(count.unit) == 2 and count.unit[-1] == "次" else count.unit
