"""One sentence as it stands, and what it tells as a whole: 各分局受理21件，未计入本表 stands apart."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from govlint.claims.said.everycase import is_rated, tells_of_every_kind
from govlint.claims.sentences import SEMICOLONS
from govlint.lazy import lazily

OURS = lazily(r"信息公开|依申请|申请公开")
# A wider area with the figures of its parts: 全市1759件，其中市政府349件; 全区1520件，区政府本级67件.
_PARTED = lazily(
    r"[全我](?:省|市|州|县|区|旗|盟)[^。]*"
    r"(?:本级|(?:其中|、|，)[^，。、\d全]{0,8}(?:政府|部门|[局县区镇乡]|街道))[ \t]*(?:共)?\d"
    r"|政府规章[^，。；]{0,8}\d[^。；]*政府规章|政府(?:本级)?(?:及|和)[^，。；]*\d[^，。；\d]*[，、；](?:各)?(?:[县区市]|乡镇|街道)[^，。；\d]{0,8}\d"
)
# 各分局受理278件，不计入本表: whatever it tells, the table does not hold it.
_APART = lazily(
    r"不属于(?:行政)?规范性文件|[不未](?:计入|纳入|列入|包?含在)|不在[^，。；]{0,10}(?:范围|之列)|(?:与|均?非)(?:政府)?信息公开(?:工作|申请|事项|类)?(?:无关|[，。；事])|(?:均|都|全部)[不未](?:涉及|属于)(?:政府)?信息公开|不属于(?:政府)?信息公开(?!(?:申请)?(?:范[畴围]|事项)?的(?:信访|投诉|举报)[^，。；\d]{0,12}申请)|(?:另行|单独|自行)(?:公布|公开|编制|统计|发布|报告)"
)
# Documents by their attribute: 制发公文380件，主动公开236件，依申请公开96件，不予公开48件.
# 制发文件130件，其中主动公开18件，不予公开112件: how documents may be made public, not what was asked for.
_PAPERS = lazily(
    r"公文|公开属性|属性认定|源头认定|拟制"
    # 主动公开48件，主动公开率80%，依申请公开8件: a share of it between.
    r"|主动公开(?:的)?[ \t]*\d[\d,]*[ \t]*[件条份篇个]"
    r"(?:[，,（(、][^，。；\d]{0,8}[\d.]+[%％][）)]?)?[、，,；;]?[^。\d]{0,4}"
    r"(?:依申请公开|不予公开)(?:的)?[ \t]*\d"
    r"|不予公开(?:的)?[ \t]*\d+[ \t]*[件条份篇个][、，,；;]依申请公开(?:的)?[ \t]*\d"
    # 规范性文件主动公开率100%，依申请公开0件，不予公开0件
    r"|文件主动公开率[^，。；\d]{0,3}[\d.]+[%％][，,、；;]依申请公开(?:的)?[ \t]*\d"
)
# 受理12件，答复7件，不予受理4件: answered are those alone that were taken.
_SORTED = lazily(r"(?:不予|未予|不)(?:受理|答复)(?:的)?[ \t]*\d")
# 主动公开信息1568条，依申请公开信息33条: what was given, perhaps, and not what was asked for.
_BY_RIGHT = lazily(r"主动公开|依职权")
# 自然人申请55件，办结49件；企业申请6件，办结5件: what was done with those of each.
_ONE_BY_ONE = lazily(
    r"(?:(?:自然人|公民|个人|企业|法人|组织|机构)[^，。；、\d]{0,10}\d+[ \t]*[件宗条份]?[，,、（(；;]"
    r"[^，。；、\d]{0,4}(?:办结|办理|答复|公开|予以|部分|不予|无法|结转|其他(?!(?:社会|法人)?(?:组织|企业|机构|单位|主体)))[^。]*?){2}"
)
# 与2023年新收80件、办结77件相比: both are of that year.
_COMPARED = lazily(
    r"(?:与|和|同|跟|较)[ \t]*(?:上一?年度?|去年|前一?年度?|(20\d\d) *年度?)"
    r"((?:新增|(?!相比|相较|比较|对比)[^。；增减升降多少])*?[\d一二三四五六七八九十])"
    r"(?:新增|(?!相比|相较|比较|对比)[^。；增减升降多少])*(?:相比|相较|比较|对比)"
)


def _asked(tells: Callable[[str], bool]) -> cached_property[bool]:
    """Whether a sentence tells something: looked for when it is asked, once."""
    return cached_property(lambda wording: tells(wording.text))


def _tells(pattern: re.Pattern[str]) -> cached_property[bool]:
    """Whether a sentence holds the pattern."""
    return _asked(lambda text: pattern.search(text) is not None)


class Wording:
    """The words of one sentence and where they stand; what few are asked is looked for when asked, once.

    It is `parted` where it divides a wider area, and stands `apart` where it says that its figures are
    elsewhere. It may tell of `papers` by their attribute, of what was not taken or not answered beside the
    answers (`sorted`), and of what is published unasked, too (`by_right`).
    """

    parted = _tells(_PARTED)
    apart = _tells(_APART)
    papers = _tells(_PAPERS)
    sorted = _tells(_SORTED)
    by_right = _tells(_BY_RIGHT)
    every_kind = _asked(tells_of_every_kind)
    rated = _asked(is_rated)

    def __init__(self, text: str, start: int) -> None:
        self.text, self.start, self.end = text, start, start + len(text)
        self.ours = OURS.search(text) is not None

    def is_compared_with(self, place: int, year: int | None) -> bool:
        """Whether what stands at `place` is of another year than `year`, with which it compares."""
        if "比" not in self.text and "相较" not in self.text:
            return False
        for found in _COMPARED.finditer(self.text):
            if self.start + found.start() <= place < self.start + found.end():
                return found[1] is None or int(found[1]) != year
        return False

    def up_to(self, place: int) -> str:
        """Its words up to the semicolon that ends the statement at `place`, or to its own end."""
        at = place - self.start
        ends = [end for mark in SEMICOLONS if (end := self.text.find(mark, at)) >= 0]
        return self.text[: min(ends, default=len(self.text))]

    @cached_property
    def by_applicants(self) -> int:
        """From where on it tells what was done with the requests of each kind of applicant."""
        found = _ONE_BY_ONE.search(self.text)
        return self.end if found is None else self.start + found.start()
