"""Whose figures a clause tells: 我局 is the report's own agency, 各分局 are sub-units, 市城管局 another."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal, Self

from govlint.claims.words import LEVELS, Lists, Word
from govlint.lazy import lazily
from govlint.model import Struct
from govlint.report import Report
from govlint.vocabulary import ClaimWords

Whose = Literal["own", "other", "unsure", ""]

_NAME = lazily(r"[\u4e00-\u9fff]{1,24}$")
# 应办申请130件, 举办培训9场: no office.
_DOING = lazily(
    r"(?:(?:[应待在需须未续已新经承主协联合交转督代举兴领共要能没好]|(?<!公)开)办|[查惩处各随到何]处)$"
)
_GOVERNMENT_OFFICES = ("政府办公室", "政府办公厅", "政府办")
_OFFICES = ("管理委员会", "管委会", "办事处", "事处")
# 院办, 校长办公室: they take in what is asked of the hospital or the school.
_OF_A_HOSPITAL, _OF_A_SCHOOL, _HOSPITAL = (
    ("院办", "院长办", "医院办"),
    ("校办", "校长办", "学校办", "校务办"),
    "医院",
)
_ITS_OFFICE = ("办", "办公室")
_ITS_OWN_OFFICES, _KINDS_OF_OFFICE = frozenset(("办公室", "机关办公室", "综合办公室")), frozenset("局委厅")
# 全关区收到45件: a customs house reports on its whole district.
_CUSTOMS, _ITS_DISTRICT = "海关", frozenset(("关区", "辖区"))
_COMMITTEES = ("管理委员会", "管委会")
_CALLED = lazily(r"[简下]称[：:]?[“\"‘《]?([\u4e00-\u9fff]{1,12})[”\"’》]?[）)]")
_OPENING = 2000
_LEADING = lazily(r"^.*(?:其中|包括|在|由|向|对|以)")
_BRACKETED = lazily(r"([\u4e00-\u9fff]{1,24})[（(]([^（）()]{1,12})[）)]$")
_KINDS = lazily(r"[（(][省市州县区旗盟镇乡街道分局支队所、]{1,6}[）)]$")
_CLOSING = ("）", ")")
_UNSPOKEN = lazily(r"[\s\d年月日]")
_NEAR = 40
# 街道对8件申请作出处理, 街道办共收到8件: words that leave the name what it is.
_OF_OURS = " \t\u3000办对就共将已件宗0123456789"
# 因街道不具有规章制定权限，规章均为0
_HAS_NONE = lazily(r"(?:并|均|都)?(?:不具[有备]|不享有|没有|无权|无|未)")
_TOGETHER = lazily("[和与及、]")
_OF_YEAR = lazily(r"^(?:20\d\d *年度?|全年|本年度?|今年|年内)(?:以来)?")
_SEVERAL = ("各", "、", "和", "及", "个")
_YEARS = frozenset(("this_year", "last_year", "year"))
# Below them there is no other that is asked for information.
_LOWEST = ("镇政府", "乡政府")
_BELOW_LEVELS = ("街道办事处", *_LOWEST)
_POSTED = ("派驻", "驻", "设在", "派到")
# 全省农业农村系统, 全市公安机关
_WHOLE_TRADE = "全系统"
_TRADE = 12
# 示例市民政系统, 县政府系统: more than one office of it; not 区信息公开系统, where requests are filed.
_OF_ALL_OFFICES = (
    r"[省市州县区旗盟镇乡][^\W\d]{1,8}(?<!公开)(?<!申请)(?<!管理)(?<!服务)(?<!办公)(?<!网络)"
    r"{trades}[共计总累发生涉及因被]{0,6}$"
)
# 全省交通运输系统（含厅属单位）
_TRADE_WITH = r"{trades}[（(](?:含|包括|包含)[^（）()]*[）)]$"
_BODY = (
    r"(?:{arms}|(?<!办公)室)"
    r"(?:全年|年内|本?年度?|今年|20\d\d *年度?|共|累计|合计|总计|统一|依法|实际|已|[ \t])*$"
)
_DESK = lazily(r"(?:政务|院务|校务|政府信息|信息)公开(?:工作)?(?:领导小组)?办(?:公室)?$")
# 全省公安机关, 全市教育部门: those of one trade; not 全省各级机关
_OF_A_TRADE = lazily(r"[^\W\d各级年共的和及与所直、]{2,5}(?:机关|部门)")
# 县里保留文件74件, 县级层面现行有效文件74件
_AT_A_LEVEL = lazily("(?:^|[由经在对])([省市州县区镇乡])(?:里|级(?:层面)?)$")
_EACH_BELOW = r"各(?:个|行政|下属|所属|相关|有关)*(?:{below}|[县区市](?:[（(]|[县区市、和])?)"
_BELOW = lazily(r"[隶所直下]属|派出|分支")
# 全市各部门, 全市, in the report of one of them.
_WHOLE_AREA = lazily(r"全[省市州县区旗盟]")
_OF_GOVERNMENT, _OF_PLACE, _PLACED = "政府规章", lazily(r"([省市州县区旗盟])(?:人民)?$"), 3
_GOVERNING = ("政府", *_GOVERNMENT_OFFICES, *_OFFICES)
_ALL_OF_IT = ("政府", *_OFFICES)
# Until then the offices of a government decided, too: article 24 of 行政复议法 (revised in 2023).
_ONCE_DECIDING, _SINCE = tuple("局委厅办会"), 2024
_OF_THE_STATE = ("国家", "国务院", "中国", "中华")
_ABOVE = (("镇乡道", "县区旗市州盟省"), ("县区旗", "市州盟省"), ("市州盟", "省"))
IN_ITS_NAME = "名义"
"""What stands behind the name of a body in which something is done: 以市数据局名义印发."""
_FILLING = frozenset(("neutral", "this_year", "year", "compare", "sum", "last_year", "opener", "all", "none"))


class Bodies(Struct, frozen=True):
    """How bodies are called, as the packs list it: their names end in `all`; `schools` are some of them.

    `areas` are where those live who ask (辖区居民); `grounds` are all districts without a government of their
    own. What `judges` decided is of the agency all the same; `reviewers` are those who decide on reviews, and
    `deciders` may do so too. `offices` are what one is called by its level alone (市局), `rooms` are within
    one; what begins with one of `no_trades` are not the bodies of one trade (相关部门).
    """

    all: tuple[str, ...]
    areas: frozenset[str]
    grounds: tuple[str, ...]
    schools: tuple[str, ...]
    judges: tuple[str, ...]
    reviewers: tuple[str, ...]
    deciders: tuple[str, ...]
    offices: frozenset[str]
    rooms: tuple[str, ...]
    no_trades: tuple[str, ...]

    @classmethod
    def listed(cls, words: ClaimWords) -> Self:
        """The bodies that `words` list."""
        names = words.names
        return cls(
            all=(*names.get("bodies", ()), *names.get("desks", ())),
            areas=frozenset(names.get("areas", ())),
            grounds=(*names.get("areas", ()), *names.get("grounds", ())),
            schools=names.get("schools", ()),
            judges=names.get("judges", ()),
            reviewers=names.get("reviewers", ()),
            deciders=names.get("deciders", ()),
            offices=frozenset(names.get("offices", ())),
            rooms=names.get("rooms", ()),
            no_trades=names.get("no_trades", ()),
        )

    def end(self, words: str) -> bool:
        """Whether `words` end like the name of a body."""
        return words.endswith(self.all) and _DOING.search(words) is None


def levels_above(agency: str) -> str:
    """The levels of the governments above that of which `agency` is: 市, 州, 盟 and 省 above a county's."""
    level = agency.removesuffix("办事处").removesuffix("政府")[-1:]
    return next((above for own, above in _ABOVE if level in own), "") if agency.endswith(_ALL_OF_IT) else ""


def _without(words: Sequence[Word], text: str, start: int, end: int) -> str:
    """What no list knows of the text from `start` to `end`."""
    pieces = []
    for word in words:
        if word.start >= start:
            pieces.append(text[start : word.start])
        start = max(start, word.end)
    return "".join([*pieces, text[start:end]])


def _behind_year(words: Sequence[Word], start: int) -> int:
    """Where a name may begin that stands behind these words: in 本年度街道收到 the year is no part of it."""
    for word in reversed(words):
        if word.context and not word.context.isdisjoint(_YEARS):
            return word.end
    return start


def _to_the_name(text: str, words: Sequence[Word], end: int) -> tuple[list[Word], int]:
    """These words without those at the `end` that name nobody (市数据局全年共), and where these begin."""
    named = list(words)
    while (
        named
        and (not named[-1].context.isdisjoint(_FILLING) or text.startswith(IN_ITS_NAME, named[-1].start))
        and not text[named[-1].end : end].strip(" \t\u3000")
    ):
        end = named.pop().start
    return named, end


def _government(text: str, word: Word) -> str:
    """Of which level the government is whose 规章 a word names: 省 in 省政府规章1件 and 省人民政府规章."""
    if not text.startswith(_OF_GOVERNMENT, word.start):
        return ""
    found = _OF_PLACE.search(text, max(0, word.start - _PLACED), word.start)
    return found[1] if found else ""


class Names:
    """The names by which a report's agency may call itself."""

    def __init__(
        self, report: Report, bodies: Bodies, lists: Lists, hidden: Mapping[str, str] | None = None
    ) -> None:
        """`hidden` says what stands in the text read for places that it does not name: 三台县."""
        self.bodies, self.lists, self._hidden = bodies, lists, hidden or {}
        agency = self.as_read(report.agency.value if report.agency else "").replace("人民政府", "政府")
        if agency and agency[-1] in LEVELS and not agency.endswith(bodies.grounds):
            agency += "政府"  # The title names the place alone: 示例区2024年…报告.
        text = report.document.text
        start, end = report.body.start, min(report.body.end, report.body.start + _OPENING)
        called: list[str] = []
        while (at := text.find("称", start, end)) >= 0:
            called += [found[1]] if (found := _CALLED.match(text, max(start, at - 1), end)) else []
            start = at + 1
        self.agency = agency
        self.written = (agency, agency.replace("政府", "人民政府")) if agency else ()
        self.called = {self.as_read(name).replace("人民政府", "政府") for name in called}

    def as_read(self, words: str) -> str:
        """`words` of the report as they stand in the text that is read."""
        for place, other in self._hidden.items():
            words = words.replace(place, other)
        return words

    def are_judged(self, year: int | None) -> bool:
        """Whether the agency surely decides on no reviews: since 2024 governments do, and a few others.

        Hospitals, schools, towns' offices never did.
        """
        if not self.agency or self.agency.endswith(("政府", *self.bodies.reviewers, *self.bodies.deciders)):
            return False
        if self.agency.startswith(_OF_THE_STATE):
            return False  # 国家示例局 and its branches
        return not self.agency.endswith(_ONCE_DECIDING) or (year is not None and year >= _SINCE)

    def is_named(self, words: str) -> bool:
        """Whether `words` end in the name of an agency, of whichever."""
        return self.bodies.end(words.rstrip("共一总计 "))

    def are_only(self, words: str) -> bool:
        """Whether `words` are this agency's name, and no more than a year before it: not 市数据局执法支队."""
        name = _OF_YEAR.sub("", words.strip()).replace("人民政府", "政府")
        more = self.agency in name and name != self.agency
        return self.bodies.end(name) and not more and not _TOGETHER.search(name) and self.whose(name) == "own"

    def whose(self, name: str) -> Whose:
        """Whether an agency called `name` is this one."""
        name = name.replace("人民政府", "政府")
        if name in self.called or name == self.agency or self._is_kind(name):
            return "own"
        if name in self.bodies.areas or not self.agency:
            return "unsure"
        if not self.agency.endswith("政府") and (desk := _DESK.search(name)):
            # 医院院务公开办公室: it takes in what is asked of the hospital.
            name = name[: desk.start()] or self.agency
            return "own" if self.whose(name) == "own" else "unsure"
        parts = _TOGETHER.split(name)
        if len(parts) > 1 and self.agency.endswith(_GOVERNMENT_OFFICES):
            # 市政府及政府办, in the report of that office.
            each = {self.whose(part) for part in parts if part}
            return "own" if "own" in each and "other" not in each else "other"
        return self._of_government(name) if self.agency.endswith("政府") else self._of_office(name)

    def _is_kind(self, name: str) -> bool:
        """Whether `name` says what the agency is: 学校, 管委会, 园区."""
        if self.agency.endswith(_CUSTOMS) and name.removeprefix("全").removeprefix("本") in _ITS_DISTRICT:
            return True
        if name in self.bodies.areas:
            return self.agency.endswith(_OFFICES)
        if name == "管委会":
            return self.agency.endswith(_COMMITTEES)
        if name.removeprefix(name[0]) in _ITS_OWN_OFFICES and name[0] in _KINDS_OF_OFFICE:
            return self.agency.endswith(name[0])  # 局办公室
        if name.startswith(_OF_A_HOSPITAL) and name.endswith(_ITS_OFFICE):
            return self.agency.endswith(_HOSPITAL)
        at_school = name == "学校" or (name.startswith(_OF_A_SCHOOL) and name.endswith(_ITS_OFFICE))
        return at_school and self.agency.endswith(self.bodies.schools)

    def _of_government(self, name: str) -> Whose:
        place = self.agency.removesuffix("政府")
        ends = self.agency.endswith(name)
        if place.endswith(name) or (ends and self.agency.endswith(_LOWEST)):
            return "own"
        return "unsure" if ends else "other"

    def _of_office(self, name: str) -> Whose:
        if self.agency.endswith(name) or self.agency in name:
            return "own"
        from govlint.claims.shortnames import ENDINGS, is_short_for  # only where it is not named in full

        if name in self.agency:
            # 高新区 is its 管理委员会, 街道 its 办事处; 县政府办 is short for 县政府办公室.
            behind = self.agency.rpartition(name)[2]
            own = behind in _OFFICES or (behind in ENDINGS and name[-1] in "委办")
            return "own" if own else "unsure"
        if name[-1] == "区" and self.agency.endswith(_COMMITTEES):
            name += "管委会"
        return "own" if is_short_for(name, self.agency, self.bodies.offices) else "other"

    def divides(self, word: re.Match[str]) -> bool:
        """Whether a word for several agencies is no part of this government's own name: 区政府收到3件."""
        level = word.group()[0]
        behind = word.string[word.start() + 1 : word.end()].removeprefix("人民")
        before = word.string[max(0, word.start() - 1) : word.start()]
        own = self.agency.endswith(f"{level}政府") and behind.startswith("政府")
        return not own or before in _SEVERAL

    def of_clause(self, text: str, start: int, end: int, words: Sequence[Word]) -> Whose:
        """Whose figures the clause tells whose words before its first count run from `start` to `end`."""
        before = [word for word in words if start <= word.start < end]
        for word in before:
            if "own" in word.context:
                # 派驻我镇的县自然资源局示例所
                return "other" if text.endswith(_POSTED, 0, word.start) else self._of_area(text, word, end)
        # 省政府规章9件、设区市政府规章7件: the first says whose the clause is.
        government = ""
        if words and text.find(_OF_GOVERNMENT, words[0].start, words[-1].start + len(_OF_GOVERNMENT)) >= 0:
            government = next(filter(None, (_government(text, word) for word in words)), "")
        if government and f"{government}政府" not in self.agency:
            return "other"
        below = [
            word for word in before if "subunit" in word.context and not self._is_in_its_name(text, word)
        ]
        if any(text[word.start : word.end] not in self.agency for word in below):
            return "other"
        before, end = _to_the_name(text, before, end)
        # 街道 is the agency's own name in the report of a 街道办事处, and 街道各社区 is not.
        if below:
            name = below[-1]
            known = [word for word in words if name.end <= word.start < end]
            behind = _without(known, text, name.end, end).strip(_OF_OURS)
            return (
                "other"
                if behind and not _HAS_NONE.match(text, name.end)
                else self.whose(text[name.start : name.end])
            )
        stretch = _UNSPOKEN.sub("", text[max(start, end - _NEAR) : end])
        if not stretch and text[start - 1 : start] in _CLOSING:
            return self._before_bracket(text, start)
        if plainly := self._plainly(stretch):
            return plainly
        if not self.bodies.end(stretch) or stretch.endswith(self.bodies.judges):
            level = _AT_A_LEVEL.search(stretch)
            return self.whose(level[1]) if level else ""
        return self._of_named(text, max(_behind_year(before, start), end - _NEAR), start, end)

    def _plainly(self, stretch: str) -> Whose:
        """Whose figures words tell that end in the agency's whole name, or in all bodies."""
        if self.written and stretch.endswith(self.written):
            return "own"
        return "unsure" if self.lists(_OF_ALL_OFFICES).search(stretch) else ""

    def _is_in_its_name(self, text: str, word: Word) -> bool:
        """Whether a word is but a piece of the agency's own name, written in full: 县区 in 沙县区政府."""
        return any(
            text.find(name, max(0, word.end - len(name)), word.start + len(name)) >= 0
            for name in self.written
        )

    def _of_named(self, text: str, name: int, start: int, end: int) -> Whose:
        """Whose figures a clause tells by a name at its end, looked for from the place `name` on."""
        stretch = _UNSPOKEN.sub("", text[name:end])
        found = _NAME.search(stretch)
        if found is not None and found.group() == stretch and text[start - 1 : start] in _CLOSING:
            # 县（区）税务局, 各分（县）局: several of a kind.
            return "other" if _KINDS.search(text[max(0, start - _NEAR) : start]) else "unsure"
        return self.whose(_LEADING.sub("", found.group())) if found is not None else ""

    def _of_area(self, text: str, word: Word, end: int) -> Whose:
        """Whose 全市 or 全系统 is: those of a trade in a whole area are more than one office of it.

        我关关区, 全市消防救援队伍, 我局派出机构: a body behind it may be more than the agency, or less.
        """
        said = text[word.start : min(end, word.end + _TRADE)]
        if said.startswith(_WHOLE_TRADE):
            return "unsure"
        # 我镇各村, 全市各县区: all of those below it, and not the agency itself.
        if self.lists(_EACH_BELOW).match(text, word.end - 1, end):
            return "unsure"
        # 全区, in the report of a street office, is more than its own part of it.
        whole = self.agency.endswith(_ALL_OF_IT) and not self.agency.endswith(_BELOW_LEVELS)
        wider = not whole and _WHOLE_AREA.match(said) is not None
        other = (
            self.lists(_BODY).search(text, word.end, end)
            or _BELOW.search(text, word.end, end)
            or (said[:1] == "全" and self._is_of_a_trade(text, word.end, end))
        )
        return "unsure" if wider or other else "own"

    def _is_of_a_trade(self, text: str, start: int, end: int) -> bool:
        """Whether bodies of one trade stand there: 公安机关, 教育部门; not 相关部门."""
        return _OF_A_TRADE.match(text, start, end) is not None and not text.startswith(
            self.bodies.no_trades, start, end
        )

    def _before_bracket(self, text: str, start: int) -> Whose:
        """Whose figures a clause tells that begins behind a bracket: 各县（市、区）收到20件."""
        before = text[max(0, start - _NEAR) : start]
        if self.lists(_TRADE_WITH).search(before):
            return "unsure"
        found = _BRACKETED.search(before)
        if found is None or not found[1].endswith(self.bodies.all):
            return ""
        if self.whose(found[2]) == "own":
            # 区政府（区政府办公室）收到20件, in the report of that office.
            return "own"
        return "other" if len(found[1]) == 1 or "、" in found[2] else self.whose(_LEADING.sub("", found[1]))
