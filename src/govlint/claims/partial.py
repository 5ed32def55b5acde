"""Words that make a figure one of a part: a kind, a way, an office, some applicants, what was withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from govlint.claims.claim import Subject
from govlint.claims.labels import Label
from govlint.claims.scope import Scope
from govlint.claims.sentences import before
from govlint.claims.strange import Strange
from govlint.claims.topics import Topics
from govlint.claims.words import Word
from govlint.lazy import lazily

# 停业登记申请214件: for a registration.
_REGISTERED = lazily(
    r"(?<=[\u4e00-\u9fff])(?<![共总已并新际均各年内度局厅委院镇乡道校会府机关心])登记(?:类)?(?:的)?申请"
)
_UNNAMED = lazily(r"[\u4e00-\u9fffA-Za-z□]+")
_CAUSED = lazily(r"(?:引起|引发|导致|造成|产生)$")
_WITHDRAWN = lazily(r"撤回|撤销(?:了)?(?:政府)?(?:信息公开)?申请|剔除|扣除|[未不](?:予)?受理")
_TAKEN_OUT = lazily(
    r"[，,](?:均|已|全部|予以|后|依法|并)*(?:剔除|撤回|撤销|注销|删除|作废)"
    r"|[，,（(]其中[^，。；\d]{0,6}重复[^。；]{0,16}(?:合并|归并|并案|只计|不计)"
)
# 征地类（含补偿）申请20件, 城建（含物业）申请16件
_KIND_IN_BRACKETS = lazily(
    r"(?:[\u4e00-\u9fff]类[（(]|[\u4e00-\u9fff]{2}(?<!收到)(?<!新收)(?<!受理)(?<!接收)(?<!接到)(?<!申请)(?<!办[理结])"
    r"(?<!答复)(?<!回复)(?<!处理)(?<!公民)(?<!个人)(?<!然人)[（(](?:含|包括|包含|涵盖))"
    r"[^（）()，。；\n]{1,20}[）)](?:的)?[^，。；\d]{0,8}申请[^，。；\d]{0,4}$"
)
# 登记申请50件，3件撤回，新收47件: those that are left are told, too.
_NET = lazily(
    r"[^。\n]{0,60}?(?:撤[回销]|剔除|扣除|合并|退[回件]|转出|误投|作废|注销|删除|不予受理|无效)[^。\n]{0,60}?"
    r"(?:实际|最终|新收|有效|计入|纳入|登记|受理|收到|接收|办理)[^，。；\d]{0,8}\d"
)
# 查阅点接待群众570人次，受理申请5件: at that place.
_AT_A_PLACE = lazily(
    r"(?:查[阅询](?:点|室|中心)|窗口|大厅|专区|阅览室|图书馆|档案馆|服务(?:中心|站)|受理点|便民|服务群众)[^。]{0,40}?\d"
)
# 现行有效规范性文件14件，其中局印发12件: of those in force, whenever they were made.
_STOCK = lazily(
    r"(?:(?:现行|有效|保留)[^，。；\d]{0,6}|(?:^|[，。；：:、 \t\n])(?:共有)?)"
    r"(?:行政)?规范性文件[^，。；\d]{0,3}\d+[ \t]*[件个份部]"
)
_LAPSED = lazily(r"失效[^，。；\d]{0,4}\d[^。]*废止")
_CHANGED = lazily(r"修[改订正]|加上|连同|另|合计|新制|清理(?!后?废止)|(?<!一)共")
_CLEANED = lazily(r"全面(?:的)?(?:清理|梳理)|(?:清理|梳理)了?全部")
_AND_REPEALED = lazily(r"(?:废止|失效)[^，。；\d]{0,6}\d")
_ANOTHER_COUNT = lazily(r"修[改订正]|加上|连同|另|合计|新制|(?<!一)共|清理[^，。；\d]{0,6}\d|拟|建议|其中")
_COME_AND_GONE = (".issued", ".repealed")
_KEPT = lazily(r"(?:继续|仍然?)[^，。；\d]{0,2}有效|(?<![年][底末])保留")
_NEWLY = lazily(r"新|[本今当]年|年内|20\d\d")
# 年末在办案件12件: of whatever kind.
_YEAR_END, _LEFT = r"年[底末初](?:仍|尚|还)?", "剩余|未办[结完]|未答复|在办|遗留|转[来入]"
_CASES = lazily(rf"{_YEAR_END}(?:{_LEFT}|结转)(?:的)?(?:案件|事项|项目|业务|工作|任务|问题|案|工单)")
_OF_REQUESTS = lazily("申请|结转")
_AT_END = lazily(rf"{_YEAR_END}(?:{_LEFT})")
THIRD_PARTIES = lazily(r"第三方|权利人|利害关系人|征[求询]")
# 局机关收到申请40件，其余由二级单位收到
_REST = lazily(
    r"[，,；;、](?:其余|其他|余下|剩余)(?:的|[ \t]*\d+[ \t]*[件宗条份])?(?:均|都|全部)?"
    r"(?:由|为|是)?[^，。；\d]{0,8}(?:单位|科室?|部门|机构|[股处]室?|中心|站所|分局|窗口)[^，。；\d]{0,4}(?:受理|收|办理|承办|答复|登记|处理)"
)
_OURS = lazily(r"信息公开|依申请")
_SOME_OF_THEM = lazily(r"[，,（(：:；;]?其中[^。；]{0,60}?(?:信息公开|依申请公开)")
_FAR = 20
_LIST = 80
# 通过“容缺受理”办理9件, 依托“一网通”平台收到7件: in one way of several.
_BY_A_NAMED_WAY = lazily(r"(?:通过|依托|利用|借助|经由?|以)[“\"][^”\"，。；]{1,16}[”\"][^，。；]{0,8}$")
_WAY = 30
# 居民提出的5件、企业提出的3件: each of some of them.
_KINDS = lazily(
    r"(?:人员?|群众|单位|家长|师生|学生|[市居村牧]民|考生|患者|者|用户|对象|主体|企业|法人|组织|机构|公司)[^，。；、\d]{0,12}\d"
)
_COUNTED = lazily(r"\d[ \t]*[件宗条份次起项]")
# 因未掌握相关信息等情形依规答复8件: one of several answers.
_HELPED = lazily(r"配合|协办|会办|协助")
_AND = lazily(r"[和及与][\u4e00-\u9fff]")
_BEFORE_AND = lazily(r"(?:居民|群众|村民|市民|个人|公众|律所|律师|媒体|学校|单位|商户)[、和及与]$")
_AND_FAR = 6
_FOR_A_REASON = lazily(r"(?:情形|原因|理由|事由|范围)[^，,。；;\d]{0,8}$")
# 发布市政府和市政府办公厅行政规范性文件50件: of these alone, in the report of a city.
_OF_AN_OFFICE = lazily(r"(?:政府办?|办公[厅室]|部门|单位|(?<![我本])[局委厅])(?:的|名义)?$")
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
_GOING_ON = lazily(
    r"(?:的)?(?:政府信息公开)?(?:申请)?[^，。；\d]{0,4}?(?:未到|未届|未办结|尚未|尚在|还在|在办|待办|仍在|正在|结转|转入|转至|延至|跨年)"
)
# 年底收到申请3件，结转下年度; 汛期集中收到申请5件: of a time within the year.
_IN_A_TIME = lazily(
    r"(?:^|[，,。；;：:\n 、])(?:(?:20\d\d)?年[初底末]|月[初底]|季[初末]|岁末|近期|其间|期间|汛期|春运期间"
    r"|节假日(?:期间)?|假期|国庆前后)"
    r"[，,]?(?:集中|共|新)?(?:收到|受理|接到|接收|申请)[^，。；\d]{0,12}$"
)
# 直接起诉案件中有1件未审结: of those that the words behind the figure tell of.
_AMONG = lazily(
    r"(?:申请|案件?|件|复议|诉讼|起诉|应诉|答复|办结|事项)[当之]?中[，,]?(?:共|仅|只|尚|还)?有?[ \t]*$"
)
# 上年转入1件，新收12件，共办结13件，无在办件: all of them.
_NONE_LEFT = lazily(r"共办[结理][^。]*[无没](?:有)?(?:在办|待办|结转|未办)")
# 上年结转1件，新收30件，办结28件: of both.
_SO_MANY = r"(?:的)?(?:申请)?[ \t]*\d+[ \t]*[件宗条份][，,、]"
_IN = rf"(?:上一?年|去年|年初)(?:度)?(?:结转|转入){_SO_MANY}"
_NEW = rf"(?:本年度?|今年|全年|年内)?(?:度)?(?:新收到?|新增|收到){_SO_MANY}"
_CHAIN = lazily(rf"(?:{_IN}{_NEW}|{_NEW}{_IN})(?:全年|年内|共|已|均)*(?:办结|办理完毕|答复)(?:申请)?[ \t]*$")
_CHAIN_FAR, _NEW_FAR = 60, 2
# 上年结转4件，年内全部办结: what came in is told apart.
_SETTLED = lazily(
    r"(?:上一?年|去年|年初|20\d\d年)度?(?:结转|转[入来]|遗留)(?:的)?(?:申请)?[ \t]*\d+[ \t]*[件宗条份]"
    r"(?:申请)?(?:的)?[，,；;]?[^，,。；;\d]{0,4}(?:已|均|全部|都)"
)
# 办结44件，连同上年4件共办结48件
_TOGETHER = lazily(r"[^。\n]*(?:(?:连同|加上|算上)[^，。；]{0,12}\d|(?:共|合计|总计|累计)(?:办结|办理|答复))")
# 办结新收44件, 答复44件新收申请: of those that came this year.
_OF_NEW = lazily(r"(?:办结|办理|答复|处理)(?:了)?(?:的)?[ \t]*(?:\d+[ \t]*[件宗条份])?(?:的)?新收(?!的?办)")
_ON_THEM = lazily(
    r"(?:申请)?(?:内容|事项|信息)?(?:主要|大多|大部分|多|均|分别)?(?:是|为)?(?:涉及|围绕|集中(?:在|于)?|关于|涵盖|包括)"
    r"[^，。；\d]{2,40}(?:方面|领域|内容|事项|问题)"
)
# 土地征收方面的申请，予以公开12件; 涉及拆迁的申请，…: of those on one thing.
_ON_ONE_THING = lazily(
    r"(?:对|对于|其中)?(?:(?:涉及?|关于|有关|针对|围绕)[^，。；\d]{2,24}?(?:的)?|[^，。；\d]{2,24}(?:方面|领域|类|问题)的?)"
    r"(?:政府)?(?:信息公开)?申请(?:事项|件)?(?:当中|[中里])?"
)
_ON_ANYTHING = lazily(r"各[类种个]|所有|全部|这些|上述|信息公开(?!申请)|依申请")
# 制定规范性文件2件，均经合法性审核和公平竞争审查；废止1件
_DONE_WITH_THEM = lazily(
    r"(?:均|都|全部)(?:已|经|按规定|依法|严格|进行|开展|履行|通过|完成|了|过)*(?:(?:合法性|公平竞争)审[核查]"
    r"|征求意见|备案|解读|评估|集体(?:讨论|审议)(?:决定)?|程序|[、和及与等])+"
)
_PARTING = lazily(r"[，,；;。\n]")
_CLOSING = lazily(r"[。\n]")

# One kind of them: 公民、法人提出的 is soon all.
_ASKED = lazily(r"[^、和及与或]{0,20}(?:提出|提交|递交)的")
_ASKED_BY_OTHERS = lazily(
    r"[、，,；;](?!其中|包括|含)[^，。；、\d]{0,6}(?:企业|单位|公司|法人|组织|机构|律师|自然人|个人|居民|群众)"
    r"[^，。；、\d]{0,4}(?:提出|提交|递交)(?:的)?[ \t]*\d"
)


def cleaned(sentence: str) -> bool:
    """Whether a sentence tells of a clean-up of all documents, and of its outcome: 继续有效19件，废止2件."""
    return (
        _CLEANED.search(sentence) is not None
        and _AND_REPEALED.search(sentence) is not None
        and _ANOTHER_COUNT.search(sentence) is None
    )


class Parts:
    """Looks for them around the figures of one text."""

    def __init__(self, text: str, topics: Topics, strange: Strange) -> None:
        self.text, self.topics, self.strange = text, topics, strange

    def is_registered(self, label: Label) -> bool:
        """Whether it is of applications to register something: 停业登记申请214件, 法人变更登记申请57件."""
        return _REGISTERED.search(self.text, label.start, label.count.whole.start) is not None

    def is_of_a_kind(self, label: Label, names: Sequence[str]) -> bool:
        """Whether words that no list knows stand right before what is counted: 批量申请18件, 涉农的申请."""
        end = label.count.whole.start
        if self.is_registered(label):
            return True
        at = next((word.start for word in label.before if word.topic), None)
        if at is None and before(self.text, end) == "的":
            # 需要重新制作的14件申请
            return self.strange.leftover(label.start, end - 1, label.before)
        if at is None or not any(self.topics.names_matter(word) for word in label.before if word.start == at):
            return False
        known = {word.end: word for word in label.before if word.start < at}
        while (word := known.get(at)) is not None and self.text[word.start : at] == "的":
            at = word.start
        if _CAUSED.search(self.text, label.start, at) and self.topics.section(names[0]) == "requests":
            return True
        start = max((end for end in known if end <= at), default=label.start)
        return _UNNAMED.search(self.text, start, at) is not None

    def _is_of_a_few(self, label: Label) -> bool:
        """Whether it says itself that it is of some that asked or are left, or of a time within the year."""
        # 受理群众提出的申请41件、企业提出的6件: each of those who ask has figures of its own.
        start = label.count.span.start
        asked = _ASKED.match(self.text[label.start : start]) is not None
        if asked and _ASKED_BY_OTHERS.match(self.text, label.end):
            return True
        # 12月收到的3件申请未到答复期限: of these alone.
        if before(self.text, start) in ("的", "有") and _GOING_ON.match(self.text, label.count.whole.end):
            return True
        if _KIND_IN_BRACKETS.search(self.text, max(0, start - _WAY), start):
            return True
        return _IN_A_TIME.search(self.text, max(label.start - _FAR, 0), start) is not None

    def _is_at_a_place(self, label: Label, scope: Scope) -> bool:
        """Whether the sentence tells before it of a place where people may ask, and then of no whole year."""
        if any(word.is_context("this_year", "own") for word in label.before):
            return False
        return _AT_A_PLACE.search(self.text, scope.start, label.start) is not None

    def is_told_of_some(self, label: Label, scope: Scope) -> bool:
        """Whether the figure is of applicants named before it, or of what came by a way named in quotes."""
        if _REST.search(self.text, label.count.whole.end, scope.start + len(scope.sentence)):
            return True
        if self._is_of_a_few(label) or self._is_at_a_place(label, scope):
            return True
        if scope.of_applicants and _PUT_IN.match(self.text, label.start):
            return True
        asker = next((word for word in label.before if "askers" in word.context), None)
        if asker is not None and not self._is_of_all(label, asker, scope):
            return True
        first = next((word for word in label.before if word.topic), None)
        by_them = first is not None and _BY_THEM.fullmatch(self.text, first.start, first.end)
        if first is not None and by_them and self.strange.leftover(label.start, first.start, label.before):
            # 职业打假人提出的15件: of these alone.
            return True
        if _ON_A_CASE.search(self.text, scope.start, label.start) or _OF_SO_MANY.search(
            self.text, max(0, label.start - _FAR), label.start
        ):
            return True
        if "牵头" in scope.sentence and _HELPED.search(scope.sentence):
            return True
        at = max((word.start for word in label.before if word.topic), default=label.start)
        if _FOR_A_REASON.search(self.text, max(label.start, at - _FAR), at):
            return True
        start, end = label.start, label.count.span.start
        if self.text.find("”", start, end) < 0 and self.text.find('"', start, end) < 0:
            return False
        at = max((word.start for word in label.before if word.topic), default=end)
        return _BY_A_NAMED_WAY.search(self.text, max(start, at - _WAY), at) is not None

    def is_of_new_ones(self, label: Label, scope: Scope) -> bool:
        """Whether this year's alone may be meant: 收到67件，办结64件，结转3件."""
        if _NONE_LEFT.search(scope.sentence):
            return False
        start = label.count.span.start
        if _SETTLED.search(scope.sentence) or _TOGETHER.match(self.text, label.end):
            return True
        if scope.received is None or _CHAIN.search(self.text, max(scope.start, start - _CHAIN_FAR), start):
            return scope.of_received
        left = scope.received - label.count.value
        # Its own figure tells nothing of what is left.
        own = 1 + (left == label.count.value)
        return scope.of_received or scope.unexplained.count(left) >= own

    def are_new(self, label: Label) -> bool:
        """Whether it says itself that they came this year: 办结新收44件, 答复44件新收申请."""
        return _OF_NEW.search(self.text, label.start, label.end + _NEW_FAR) is not None

    def is_on_them(self, start: int, end: int, readings: Sequence[Subject]) -> bool:
        """Whether a clause only says what requests just told are about, or what was done with documents."""
        if any("requests.received" in reading for reading in readings):
            return _ON_THEM.fullmatch(self.text, start, end) is not None
        papers = all(self.topics.section(min(reading)) == "disclosure" for reading in readings)
        return papers and _DONE_WITH_THEM.fullmatch(self.text, start, end) is not None

    def is_on_one_thing(self, start: int, end: int) -> bool:
        """Whether a clause names the requests on one thing alone: 土地征收方面的申请."""
        said = self.text[start:end]
        return _ON_ONE_THING.fullmatch(said) is not None and _ON_ANYTHING.search(said) is None

    def is_among(self, label: Label) -> bool:
        """Whether it is told of some among those named before it: 直接起诉案件中有1件未审结.

        What is said behind the figure tells of which: 申请中有5件结转下年度.
        """
        return (
            not any(map(self.topics.is_special, label.after))
            and _AMONG.search(self.text, label.start, label.count.whole.start) is not None
        )

    def is_put_in(self, label: Label, scope: Scope) -> bool:
        """Whether it only says, behind another figure, that they were put in: 访问57次，提交申请42件."""
        bare = _PUT_IN.match(self.text, label.start) is not None
        return bare and _COUNTED.search(self.text, scope.start, label.start) is not None

    def _is_of_all(self, label: Label, asker: Word, scope: Scope) -> bool:
        """Whether a kind of people stands for all who asked: 共受理纳税人提出的政府信息公开申请33件."""
        told = any(word.topic and word.end <= asker.start for word in label.before)
        named = any(map(self.topics.is_matter, label.before))
        return told and named and not scope.listed and len(_KINDS.findall(scope.sentence)) < 2

    def is_with_lapsed(self, label: Label, names: Sequence[str], scope: Scope) -> bool:
        """Whether documents that lapsed are told before those repealed, and were not read."""
        repealed = all(name.endswith(".repealed") for name in names)
        return (
            repealed
            and _LAPSED.search(scope.sentence) is not None
            and not any(name.endswith(".lapsed") for name in scope.told)
        )

    def is_kept(self, label: Label, names: Sequence[str], scope: Scope) -> bool:
        """Whether documents are those that a clean-up kept: 继续有效的12件，加上新制定2件."""
        in_force = all(name.endswith((".in_force", ".kept")) for name in names)
        kept = in_force and _KEPT.search(self.text, label.start, label.end) is not None
        if not kept or _CHANGED.search(scope.sentence) is None or cleaned(scope.sentence):
            return False
        # 制发6件，清理后废止4件，保留有效41件: what has come and gone is told, and what there is.
        return not all(any(name.endswith(end) for name in scope.told) for end in _COME_AND_GONE)

    def is_of_stock(self, label: Label, names: Sequence[str], scope: Scope) -> bool:
        """Whether documents are told as items of those in force: 规范性文件14件，其中单独印发12件."""
        if not all(name.endswith(".issued") for name in names):
            return False
        return (
            _NEWLY.search(self.text, label.start, label.count.span.start) is None
            and _STOCK.search(self.text, max(0, scope.start - 1), label.start) is not None
        )

    def _are_cases(self, label: Label, scope: Scope) -> bool:
        """Whether what is open at an end of the year may be work of any kind: 年末在办案件12件."""
        if _CASES.search(self.text, label.start, label.end):
            return True
        at_end = _AT_END.search(self.text, label.start, label.end) is not None
        return at_end and (scope.strange or _OF_REQUESTS.search(scope.sentence) is None)

    def is_of_others(self, label: Label, names: Sequence[str], scope: Scope) -> bool:
        """Whether it may be third parties that agree: 征求第三方意见3件，同意公开2件."""
        if all(".carried" in name for name in names) and self._are_cases(label, scope):
            return True
        given = all(name.endswith("granted") for name in names)
        agreed = given and "同意" in self.text[label.start : label.end]
        return agreed and THIRD_PARTIES.search(scope.sentence) is not None

    def is_wider(self, label: Label) -> bool:
        """Whether those on disclosure are told as some of them: 各类申请1203件，其中信息公开申请67件."""
        end = label.end + _LIST
        return _SOME_OF_THEM.match(self.text, label.end, end) is not None and not _OURS.search(
            self.text, label.start, label.end
        )

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

    def is_of_an_office(self, label: Label) -> bool:
        """Whether an agency stands between the words of a figure: 发布市政府和市政府办公厅规范性文件50件."""
        topics = [word for word in label.before if word.topic]
        return any(
            other.start > word.end and _OF_AN_OFFICE.search(self.text, word.end, other.start)
            for word, other in pairwise(topics)
        )

    def is_after_withdrawal(self, label: Label) -> bool:
        """Whether the figure is of what is withdrawn, or of what is left then: 撤回2件，实际办理65件."""
        if _TAKEN_OUT.match(self.text, label.end) or _NET.match(self.text, label.end):
            return True
        start = self.text.rfind("\n", 0, label.start) + 1
        start = max(start, self.text.rfind("。", start, label.start) + 1)
        parting = _PARTING.search(self.text, max(label.start, label.end - 1))
        end = parting.start() if parting else len(self.text)
        # What follows takes away from the second of two figures: 接收67件，受理65件，2件撤回.
        if _COUNTED.search(self.text, start, label.start):
            closing = _CLOSING.search(self.text, end)
            end = closing.start() if closing else len(self.text)
        return _WITHDRAWN.search(self.text, start, end) is not None
