"""Words that make a figure one of some askers: 企业提出的申请6件; 注册用户35人，提交申请28件."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.claims.doubts.candidate import Candidate
from govlint.claims.doubts.strange import Strange
from govlint.claims.labels import Label
from govlint.claims.said.scope import Scope
from govlint.claims.sentences import COUNTED, before
from govlint.claims.topics import FOR_ANOTHER, Topics
from govlint.claims.words import Word
from govlint.lazy import lazily

# 征地类（含补偿）申请20件, 城建（含物业）申请16件
_KIND_IN_BRACKETS = lazily(
    r"(?:[\u4e00-\u9fff]类[（(]|[\u4e00-\u9fff]{2}(?<!收到)(?<!新收)(?<!受理)(?<!接收)(?<!接到)(?<!申请)(?<!办[理结])"
    r"(?<!答复)(?<!回复)(?<!处理)(?<!公民)(?<!个人)(?<!然人)[（(](?:含|包括|包含|涵盖))"
    r"[^（）()，。；\n]{1,20}[）)](?:的)?[^，。；\d]{0,8}申请[^，。；\d]{0,4}$"
)
# 查阅点接待群众570人次，受理申请5件: at that place.
_AT_A_PLACE = r"(?:{reading_rooms}|便民|服务群众)[^。]{0,40}?\d"
_NEW_PLACE = lazily(
    r"(?:新|增|加)(?:设|建|开|增)[^，。；\d]{0,12}(?:点|窗口|渠道|专区|邮箱|平台|端口)[^，。；]{0,6}[，,]"
)
# 从地区看，本市申请31件，外省申请14件
_HERE = r"本{tiers}[^，。；、\d]{0,10}$"
# 38件本省申请; 本省申请人提出38件, in the report of an office: those who live there.
_LOCAL, _BY_LOCALS = (
    r"[ \t]*[件宗条份](?:来自)?本{tiers}(?:户籍|籍|内)?(?:人|居民)?的?(?:政府信息公开)?申请",
    r"本{tiers}(?:户籍|籍|内)?的?申请(?:人|者)?[^，。；、\d]{0,6}$",
)
_ELSEWHERE = r"(?:外|异|其他|他)(?:{tiers}|地|埠)|(?:{tiers}|境)外|省内|来自[\u4e00-\u9fff]{2,4}[省市]的?\d"
# 局机关收到申请40件，其余由二级单位收到
_REST = lazily(
    r"[，,；;、](?:其余|其他|余下|剩余)(?:的|[ \t]*\d+[ \t]*[件宗条份])?(?:均|都|全部)?"
    r"(?:由|为|是)?[^，。；\d]{0,8}(?:单位|科室?|部门|机构|[股处]室?|中心|站所|分局|窗口)[^，。；\d]{0,4}(?:受理|收|办理|承办|答复|登记|处理)"
)
_FAR = 20
# 通过“容缺受理”办理9件, 依托“一网通”平台收到7件: in one way of several.
_BY_A_NAMED_WAY = lazily(r"(?:通过|依托|利用|借助|经由?|以)[“\"][^”\"，。；]{1,16}[”\"][^，。；]{0,8}$")
_WAY = 30
# 村民、居民40件, not 公众、居民40件.
_PERSONS_AND, _AND_MORE = "{persons}[、和及与]$", frozenset("、和及与")
# 村民、居民40件（含村集体5件）: not all of them are persons.
_WITH_OTHERS = lazily(r"[ \t]*(?:申请)?[（(][^，。；）)]{0,4}[含包]")
# Kinds of people with figures of their own: 居民提出的5件、企业提出的3件.
_KINDS = r"(?:{applicants}|{persons}|{people}|{those_served}|人员?|者|对象|主体)[^，。；、\d]{0,12}\d"
_HELPED = lazily(r"配合|协办|会办|协助")
_AND = lazily(r"[和及与][\u4e00-\u9fff]")
_BEFORE_AND = lazily(r"(?:居民|群众|村民|市民|个人|公众|律所|律师|媒体|学校|单位|商户)[、和及与]$")
_AND_FAR = 6
# 因未掌握相关信息等情形依规答复8件: one of several answers.
_FOR_A_REASON = lazily(r"(?:情形|原因|理由|事由|范围)[^，,。；;\d]{0,8}$")
# 自然人仍占绝大多数，提出申请402件: of them.
_PUT_IN = lazily(r"[ \t]*(?:20\d\d年|本年度?|今年|全年|年内)?(?:共|累计|合计)?(?:提出|提交|递交)")
_BY_THEM = lazily(r"(?:共|总)?(?:提出|提交|递交)")
# 针对某厂区事故，全年收到申请16件: those on it.
_ON_A_CASE = lazily(
    r"(?:针对|围绕|就)(?![^，。；]*(?:公开|申请|工作|要求|问题|特点|难点|不足|关切|关注))[^，。；\d]{2,20}[，,]"
    r"(?:20\d\d年|全年|年内|本年度|共|累计|先后|陆续)*$"
)
# 提出30件以上的有7人，合计申请328件: of those 7.
# 注册用户35人，提交申请28件: of these users.
_OF_SO_MANY = lazily(
    r"(?:(?:有|共|等)[ \t]*|用户(?:数|总数|量)?(?:共|为|达|有)?[ \t]*)"
    r"\d+[ \t]*(?:人|名|位|家|户|个)[\u4e00-\u9fff]{0,6}[，,]$"
)
_TO = "向"
_THE_MOST = (
    r"(?:{applicants}|律师)[^，。；\d]{0,8}"
    r"(?:为主|为多|居多|居首|最多|较多|次之|居次|其次|多数|大头|(?:大|多)部分|最[高大])[，,]$"
)
# 以自然人为主，共提出321件，商业企业41件次之: those of natural persons, beside others.
_MOST_ARE_PERSONS = lazily(
    r"(?:20\d\d *年度?|全年|本年度?|今年|年内|从|按|在|的|(?:政府)?信息公开|依申请公开|申请|人|者|主体|当?中"
    r"|来源|构成|结构|类型|身份|上|来?看|仍|依然|主要|以|[，,：: \t\u3000])*"
    r"自然人[^，。；\d]{0,4}(?:为主|居多|为多|最多|(?:占|为)(?:绝?大)?多数|居首)[，,]"
)
_OTHERS_NEXT = (
    r"[ \t]*[件宗](?:申请)?[，,、；;](?:其次|此外|另有|其余|而)?[是为]?"
    r"(?:{applicants}|商业企业|科研|公益|法律服务)"
    r"[^，。；\d]{0,8}\d+[ \t]*[件宗](?:申请)?(?:次之|居次|其次|居第二|[，,、。；;])"
)
BEING_SUCH = lazily(
    r"[ \t]*(?:经[^，。；\d]{2,6})?(?:确|实)?(?:属于?|认定为|转为)(?:政府)?(?:信息)?(?:依申请)?公开"
)
_MOSTLY = lazily(r"(?:为主|为多|居多|居首|[最较]多|多数|大头)[，,]$")
_GOING_ON = lazily(
    r"(?:的)?(?:政府信息公开)?(?:申请)?(?:[（(][^（()）。；]{2,24}[）)])?[^，。；\d]{0,4}?(?:未到|未届|未办结|尚未|尚在|还在|在办|待办|仍在|正在|结转|转入|转至|延至|跨年)"
)
# 年底收到申请3件，结转下年度; 汛期集中收到申请5件: of a time within the year.
_IN_A_TIME = (
    r"(?:^|[，,。；;：:\n 、])(?:临近|接近)?(?:(?:20\d\d)?年[初底末关]|月[初底]|季[初末]|岁末|近期|其间|期间"
    r"|{seasons}(?:期间|前后)?)"
    r"[，,]?(?:集中|共|新)?(?:收到|受理|接到|接收|申请)[^，。；\d]{0,12}$"
)
# 2件申请因临近年末收到，顺延至下年: of these alone.
_CAME_LATE = lazily(
    r"[ \t]*[件宗](?:政府信息公开|公开)?(?:申请)?(?:均|都|系|是|为|因|由于|于|在)*"
    r"[^，。；\d]{0,4}(?:年[底末终尾]|岁末)[^，。；\d]{0,4}(?:收到|提出|提交|受理|递交|收件)"
)
# 群众提出的, one kind of people: 公民、法人提出的 are soon all.
_ASKED = lazily(r"[^、和及与或]{0,20}(?:提出|提交|递交)的")
_ASKED_BY_OTHERS = (
    r"[、，,；;](?!其中|包括|含)[^，。；、\d]{0,6}(?:{applicants}|{persons}|{people})"
    r"[^，。；、\d]{0,4}(?:提出|提交|递交)(?:的)?[ \t]*\d"
)


_CASES = frozenset("件宗份")


class Askers:
    """Looks around the figures of one text for those who asked, where they are not all."""

    def __init__(self, text: str, topics: Topics, strange: Strange) -> None:
        self.text, self.topics, self.strange = text, topics, strange

    def is_told_of_some(self, figure: Candidate) -> bool:
        """Whether the figure is of applicants named before it, or of what came by a way named in quotes."""
        label = figure.label
        return (
            _REST.search(self.text, label.count.whole.end, figure.scope.sentence.end) is not None
            or self._is_of_a_few(figure)
            or self._is_of_a_majority(label)
            or self._are_those_that_were(figure)
            or self._is_at_a_place(figure)
            or (figure.scope.among.asked and _PUT_IN.match(self.text, label.start) is not None)
            or self._is_by_some(figure)
            or self._is_on_a_case(figure)
            or self._is_by_a_named_way(label)
        )

    def are_persons(self, label: Label, scope: Scope, matters: Sequence[str]) -> bool:
        """Whether people who asked are counted, all of them natural persons: 收到45件，其中村民40件."""
        if scope.about.aside or scope.about.strange or any(word.topic for word in label.after):
            return False
        told = tuple(matters) == ("requests",) and scope.tally.received is not None
        told = told and _WITH_OTHERS.match(self.text, label.count.whole.end) is None
        return told and label.count.unit in _CASES and self._names_persons(label)

    def asked_for_information(self, figure: Candidate) -> bool:
        """Whether people asked for so much, no more than all: 患者及家属提出的政府信息公开申请49件."""
        label = figure.label
        named = any(map(self.topics.is_matter, label.before))
        return named and not figure.scope.about.aside and self._names_persons(label)

    def _names_persons(self, label: Label) -> bool:
        if before(self.text, label.start) in _AND_MORE:
            near = max(0, label.start - _FAR)
            if self.topics.lists(_PERSONS_AND).search(self.text, near, label.start) is None:
                return False  # 公众、居民40件: of others, too.
        return self.topics.by_persons.fullmatch(self.text, label.start, label.count.whole.start) is not None

    def are_most_of_all(self, label: Label, scope: Scope) -> bool:
        """Whether those counted are natural persons', who asked most, with others behind them:
        以自然人为主，共提出33件，商业企业4件次之.
        """
        start = label.start
        if not scope.among.asked or _PUT_IN.match(self.text, start) is None:
            return False
        said = _MOST_ARE_PERSONS.fullmatch(self.text, scope.sentence.start, start) is not None
        lists, end = self.topics.lists, label.count.span.end
        others = lists(_OTHERS_NEXT).match(self.text, end)
        return said and others is not None and lists(FOR_ANOTHER).match(self.text, end) is None

    def is_of_the_most(self, figure: Candidate) -> bool:
        """Whether it may be of those who ask most, or next to them: 以自然人为主，新收33件."""
        if not figure.scope.among.asked:
            return False
        most = self.topics.lists(_THE_MOST)
        said = most.search(self.text, figure.scope.sentence.start, figure.label.start) is not None
        return said and not any(map(self.topics.names_matter, figure.label.words))

    def _is_of_a_majority(self, label: Label) -> bool:
        """Whether most of those who asked, whoever they are, put in so many: 老年人居多，共提出9件."""
        most = _MOSTLY.search(self.text, max(0, label.start - _AND_FAR), label.start) is not None
        return most and _PUT_IN.match(self.text, label.start) is not None

    def _are_those_that_were(self, figure: Candidate) -> bool:
        """Whether they are those of a figure before that were requests: 收到来件54件，属于公开申请30件."""
        start = figure.label.start
        told = COUNTED.search(self.text, figure.scope.sentence.start, start) is not None
        return told and BEING_SUCH.match(self.text, start) is not None

    def _is_by_some(self, figure: Candidate) -> bool:
        """Whether a kind of people, whom the words of the figure name, asked for these alone."""
        label = figure.label
        asker = next((word for word in label.before if "askers" in word.context), None)
        if asker is not None and not self._is_of_all(figure, asker):
            return True
        first = next((word for word in label.before if word.topic), None)
        if first is None or not _BY_THEM.fullmatch(self.text, first.start, first.end):
            return False
        # 公众向市水务局提出15件: its own name stands right before the verb.
        to = self.text.rfind(_TO, label.start, first.start) if figure.scope.owner.here else -1
        # 职业打假人提出的15件: of these alone.
        return self.strange.leftover(label.start, first.start if to < 0 else to, label.before)

    def _is_on_a_case(self, figure: Candidate) -> bool:
        """Whether they asked on one case, for one reason, together with others, or are so many users."""
        label = figure.label
        said = figure.scope.sentence
        at = max((word.start for word in label.before if word.topic), default=label.start)
        return (
            _ON_A_CASE.search(self.text, said.start, label.start) is not None
            or _OF_SO_MANY.search(self.text, max(0, label.start - _FAR), label.start) is not None
            or ("牵头" in said.text and _HELPED.search(said.text) is not None)
            or _FOR_A_REASON.search(self.text, max(label.start, at - _FAR), at) is not None
        )

    def _is_by_a_named_way(self, label: Label) -> bool:
        """Whether what it counts came by a way named in quotes."""
        start, end = label.start, label.count.span.start
        if self.text.find("”", start, end) < 0 and self.text.find('"', start, end) < 0:
            return False
        at = max((word.start for word in label.before if word.topic), default=end)
        return _BY_A_NAMED_WAY.search(self.text, max(start, at - _WAY), at) is not None

    def _is_of_a_few(self, figure: Candidate) -> bool:
        """Whether it says itself that it is of some that asked or are left, or of a time within the year."""
        label = figure.label
        start = label.count.span.start
        # 受理群众提出的申请41件、企业提出的6件: each of those who ask has figures of its own.
        asked = _ASKED.match(self.text[label.start : start]) is not None
        if asked and self.topics.lists(_ASKED_BY_OTHERS).match(self.text, label.end):
            return True
        # 12月收到的3件申请未到答复期限: of these alone.
        if before(self.text, start) in ("的", "有") and _GOING_ON.match(self.text, label.count.whole.end):
            return True
        if self._is_of_locals(figure) or _CAME_LATE.match(self.text, label.count.span.end):
            return True
        if _KIND_IN_BRACKETS.search(self.text, max(0, start - _WAY), start):
            return True
        return self.topics.lists(_IN_A_TIME).search(self.text, max(label.start - _FAR, 0), start) is not None

    def _is_of_locals(self, figure: Candidate) -> bool:
        """Whether it is of those who ask from the agency's own region."""
        label = figure.label
        start = label.count.span.start
        if self.topics.lists(_LOCAL).match(self.text, label.count.span.end):
            return True
        if not figure.scope.of_government and self.topics.lists(_BY_LOCALS).search(
            self.text, label.start, start
        ):
            return True
        there = self.topics.lists(_HERE).search(self.text, label.start, start) is not None
        return there and self.topics.lists(_ELSEWHERE).search(figure.scope.sentence.text) is not None

    def _is_at_a_place(self, figure: Candidate) -> bool:
        """Whether the sentence tells before it of a place where people may ask, and then of no whole year."""
        label = figure.label
        if _NEW_PLACE.search(self.text, figure.scope.sentence.start, label.start):
            return True
        if any(word.is_context("this_year", "own") for word in label.before):
            return False
        return (
            self.topics.lists(_AT_A_PLACE).search(self.text, figure.scope.sentence.start, label.start)
            is not None
        )

    def _is_of_all(self, figure: Candidate, asker: Word) -> bool:
        """Whether a kind of people stands for all who asked: 共受理纳税人提出的政府信息公开申请33件."""
        told = any(word.topic and word.end <= asker.start for word in figure.label.before)
        named = any(map(self.topics.is_matter, figure.label.before))
        return (
            told
            and named
            and not figure.scope.listing.open
            and len(self.topics.lists(_KINDS).findall(figure.scope.sentence.text)) < 2
        )

    def is_put_in(self, figure: Candidate) -> bool:
        """Whether it only says, behind another figure, that they were put in: 访问57次，提交申请42件."""
        bare = _PUT_IN.match(self.text, figure.label.start) is not None
        return bare and COUNTED.search(self.text, figure.scope.sentence.start, figure.label.start) is not None

    def is_joined(self, words: Sequence[Word]) -> bool:
        """Whether an applicant is named together with another that no list knows: 居民和企业7件."""
        for word in words:
            if not self.topics.is_crossing(word):
                continue
            behind = _AND.match(self.text, word.end)
            if behind is not None and all(other.start != behind.end() - 1 for other in words if other.topic):
                return True
            if _BEFORE_AND.search(self.text, max(0, word.start - _AND_FAR), word.start):
                return True
        return False
