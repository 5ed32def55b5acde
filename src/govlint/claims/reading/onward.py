"""Sentences without a subject, which go on with others or another matter: 各分局收到36件。办结30件."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from govlint.claims.claim import (
    ANOTHER_MATTER,
    ANOTHER_YEAR,
    HANDLED,
    PART,
    SUBUNIT,
    WHAT,
    WHOSE,
    Claim,
)
from govlint.claims.reading.settled import of_carried
from govlint.claims.said.wording import OURS
from govlint.claims.sentences import SEMICOLONS, Sentence
from govlint.claims.topics import Topics
from govlint.claims.whose import Names, Whose
from govlint.lazy import lazily
from govlint.model import Struct

# 县司法局办理行政复议146件。维持82件; 收到取水申请86件。办结85件: no subject of their own.
_STRAIGHT_ON = lazily(
    r"[ \t\u3000]*(?:(?:(?P<among>其中)|此外|另外)[，,：:]?)?"
    r"(?:已|共|经|均|全部|累计|合计|实际|依法|按[时期]|另有?|年内|[、，,])*"
    # 办理信访67件，办结64件。另有3件结转2025年
    r"(?:(?:其余|[剩余][余下]|[还尚仍]?有)?(?:的)?[ \t]*\d+[ \t]*[件宗起份条](?:的)?[已均需将拟也都仍]*)?"
    r"(?:受理|办[结理复]|审[结理]|结案|答复|处理|维持|纠正|撤[销回]|驳回|终止|调解|和解|公开|同意|予以|不予|部分公开|准予"
    r"|无法提供|不掌握|结转|[转留][入至到待]|其他|结果|废止|失效|继续有效|现行有效|年末现行|保留|制[定发]|印发|修[订改])"
)
# 收到申请45件；办理信访67件，办结59件。另有8件转入2025年: left of what was told last.
_LEFT_OF_IT = lazily(
    r"[ \t\u3000]*(?:另有?|其余|剩余|余下|还有|尚有)[ \t]*\d+[ \t]*[件宗](?:的)?[已均需将拟也都仍]*"
    r"(?:结转|[转留][入至到待]|办[结理]|答复|在办|正在)"
)
# 局属水文中心独立受理申请; 县公安局申请量最大: what follows is of that body.
_DOES_SO = lazily(
    r"[ \t\u3000]*(?P<who>[\u4e00-\u9fff]{2,16}?)(?:(?:作为|是)[^，。；\d]{2,12}[，,。]?)?"
    r"(?:统一|独立|单独|自行|分别|依法|专门|对外|开始|[也均的])*"
    r"(?:受理|接收|办理|收到|答复|处理|承办|审理|(?:行政)?复议|(?:行政)?诉讼"
    r"|(?:行政)?规范性文件|规章|(?:政府)?信息公开|依申请公开|申请)[^。]{0,40}。?[ \t]*$"
)
_HEADED = lazily(
    r"[ \t\u3000]*(?P<who>[\u4e00-\u9fff]{2,16}?)(?:作为|是)[^，。；\d]{0,6}"
    r"(?:受理|答复|复议)(?:机构|机关)。?[ \t]*$"
)
# 县政府办公室负责全县申请工作; 在市政府指导下: the figures may be of all.
_FOR_ALL = lazily(
    r"负责|牵头|统筹|协调|指导|督促|组织|主管|推进|推动|部署|[我本]|全[年局委厅院校]"
    r"|全[省市州县区旗镇乡](?!最|首|第|排|前|占|居)"
)
_ANY = lazily(r"(?:各|全|本|有关|相关|行政)[^，。]{0,6}(?:单位|部门|机关)$")
_OF_GOVERNMENT = ("政府办公室", "政府办公厅", "政府办")
# 第四季度申请量明显上升。收到申请15件
_IN_A_TIME = (
    r"(?:[^，。；\d]{0,12}[，,])?[ \t\u3000]*"
    r"(?:第?[一二三四1-4]季度|前[一二三]个?季度|[上下]半年|(?:[1-9]|1[0-2])[ \t]*月(?:份|[上中下]旬)?"
    r"|{seasons})"
)
# 县住建局作为申请大户，…; 县政府本级的申请办理质量较高
_SUBJECT = (
    r"[ \t\u3000]*(?P<who>{tiers}[\u4e00-\u9fff]{2,10}?(?:局|委|厅|支队|中心|镇|乡|街道|管委会))"
    r"(?![\u4e00-\u9fff]{0,6}(?:局|委|厅|镇|乡|街道)[、和])"
)
_OF_THE_LEVEL = lazily(r"[ \t\u3000]*[^，。；\d全]{0,8}本级")
_ALL_YEAR = lazily(r"全年|本年|年度|今年|一年|年内|20\d\d *年")
# 财政局收到5件。民政局收到3件。二者合计收到申请8件: of these, whoever they are.
_OF_BOTH = lazily(r"[ \t\u3000]*(?:上述|以上|前述)?[两二三四五](?:者|家)(?!中|之)")
# 办理营业执照86件。从申请人构成看，自然人28件: of those, whatever they are.
_BY_APPLICANTS = lazily(r"[ \t\u3000]*(?:从|按照?|就|在)?(?:申请|提出|提交)(?:人|者|主体|方面|情况)")
_NAMING = lazily("申请|复议|诉讼|应诉|规范性文件|规章")
_REQUESTS = lazily("申请|信息公开|复议|诉讼")
_AREA = "全(?:{tiers}|[镇乡])"
# 各区县水务局依申请公开工作规范
_OF_EACH = (
    r"[ \t\u3000]*各(?:个|下属|所属|直属|相关|有关)*"
    r"(?:{tiers}(?:[（(][^）)]{1,6}[）)]|[、和]|{tiers})*)"
    r"[\u4e00-\u9fff]{0,8}?(?:局|委|政府|镇|乡|街道|支队|分局|中心|学校|医院|企业|公司)(?:的)?"
    r"(?:政府信息公开|信息公开|依申请公开|申请|答复|复议)"
)
_ELSEWHERE = (ANOTHER_MATTER, ANOTHER_YEAR, HANDLED, SUBUNIT, WHAT, WHOSE)


class Onward(Struct, frozen=True):
    """What the last sentence of a paragraph told of, as far as the next one may go on with it.

    `others` says that its figures are of others or of another matter, and `theirs` that they are of other
    bodies; `body`, `time` and `level` that it told, without a figure, of what another body does, of a part of
    the year, of one level of government. `area` says that it named a whole area and `bare` that it counted
    nothing that is known, `unknown` that it had figures and nobody had named disclosure; `carried` is the one
    figure that it told. `sure` says that some figure of the paragraph surely is of its own; `aside` that the
    last statement told of another matter alone.
    """

    others: bool = False
    theirs: bool = False
    body: bool = False
    time: bool = False
    level: bool = False
    area: bool = False
    bare: bool = False
    unknown: bool = False
    carried: Claim | None = None
    sure: bool = False
    aside: bool = False

    def whose(self, sentence: str) -> Whose:
        """Whose figures a sentence may go on to tell, where the one before says that they are not its own."""
        if OURS.search(sentence):
            return ""
        if self.body:
            return "other"
        if self.bare and not self.sure and _OF_BOTH.match(sentence):
            return "unsure"
        if self.unknown and not self.sure and _BY_APPLICANTS.match(sentence):
            return "unsure"
        if self.level or (self.time and not _ALL_YEAR.search(sentence)):
            return "unsure"
        if self.aside and _LEFT_OF_IT.match(sentence):
            return "unsure"
        found = _STRAIGHT_ON.match(sentence) if self.others else None
        if self.bare and _NAMING.search(sentence):
            return ""
        # 全县各部门、镇街答复69件。其中，公开33件: the whole area is the government's own.
        if found is None or (found["among"] and self.area):
            return ""
        return "other" if self.theirs else "unsure"

    def less_carried(self, claims: list[Claim], topics: Topics) -> list[Claim]:
        """The claims of a sentence, in doubt where they divide what was carried over, told alone before.

        So they do in 上年结转9件。予以公开4件，无法提供5件.
        """
        return claims if self.carried is None else list(of_carried([self.carried, *claims], topics)[1:])

    def behind(
        self, said: str, sentence: Sentence, claims: Sequence[Claim], names: Names, *, ours: bool
    ) -> Self:
        """What is told behind a sentence with its claims; `ours` says that disclosure was named so far."""
        counted = any(segment.counts for segment in sentence.segments)
        others, theirs = self._of_others(said, sentence, claims, ours=ours, counted=counted)
        return type(self)(
            others=others,
            theirs=theirs,
            body=not counted and _tells_of_another_body(said, names),
            time=not counted and names.lists(_IN_A_TIME).match(said) is not None,
            level=not counted and _OF_THE_LEVEL.match(said) is not None,
            area=names.lists(_AREA).search(said) is not None,
            bare=not claims,
            unknown=counted and not (claims or ours),
            carried=claims[0] if len(claims) == 1 else None,
            sure=self.sure or any(claim.sure for claim in claims),
            aside=_ends_aside(sentence, claims),
        )

    def _of_others(
        self, said: str, sentence: Sentence, claims: Sequence[Claim], *, ours: bool, counted: bool
    ) -> tuple[bool, bool]:
        """Whether figures of others, or of another matter, are told, and whether those of other bodies."""
        if claims:
            why = [claim.reason or claim.doubt for claim in claims]
            # 取水用户提交变更申请86件。办结85件
            foreign = _ELSEWHERE if ours else (*_ELSEWHERE, PART)
            elsewhere = all(reason in foreign for reason in why)
            theirs = elsewhere and all(reason is SUBUNIT for reason in why)
            return (elsewhere and not self.sure) or theirs, theirs
        # 党内规范性文件备案2件。废止1件; 建议提案办理结果应公开尽公开。部分公开2件
        aside = any(word.is_context("elsewhere") for segment in sentence.segments for word in segment.words)
        aside = aside and not (ours or self.sure or _REQUESTS.search(said))
        return aside or (self.others and counted), self.theirs


def _ends_aside(sentence: Sentence, claims: Sequence[Claim]) -> bool:
    """Whether the last statement of a sentence has figures, and none that surely is of the report's own."""
    start = max((s.start for s in sentence.segments if s.mark in SEMICOLONS), default=sentence.span.start)
    last = [segment for segment in sentence.segments if segment.start >= start]
    sure = any(claim.sure and claim.figure.start >= start for claim in claims)
    aside = any(word.is_context("elsewhere") for segment in last for word in segment.words)
    return aside and not sure and any(segment.counts for segment in last)


def _tells_of_another_body(sentence: str, names: Names) -> bool:
    """Whether it tells that another body deals with requests or reviews itself."""
    if names.lists(_OF_EACH).match(sentence):
        return True
    if _FOR_ALL.search(sentence):
        return False
    subject = names.lists(_SUBJECT).match(sentence)
    if subject is not None and names.whose(subject["who"]) == "other":
        return True
    found = _HEADED.match(sentence) or _DOES_SO.match(sentence)
    if found is None:
        return False
    who = found["who"]
    named = names.is_named(who) or who.endswith(names.bodies.schools)
    within = who.endswith(names.bodies.rooms) and not who.endswith(_OF_GOVERNMENT)
    if not named or within or _ANY.match(who):
        return False
    return names.whose(who) == "other"
