"""Which matters the clauses of a paragraph speak of, one after another: 收到申请84件…；行政复议3件…."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from govlint.claims.claim import Claim
from govlint.claims.doubts.kinds import THIRD_PARTIES, Kinds
from govlint.claims.reading.subjects import SubjectReader
from govlint.claims.said.scope import Scope
from govlint.claims.said.wording import OURS
from govlint.claims.sentences import SEMICOLONS, Segment, before
from govlint.claims.topics import Topics
from govlint.claims.words import Word
from govlint.lazy import lazily

OTHERS = ("elsewhere", "reviewed")
_WEAK, _FAR = "申请", 200
_PERMITS = lazily(r"(?:许可|审批)事项(?:共|为|有|[ \t])*\d+[ \t]*项[，,；;]")
# 核发许可证213张，收到申请230件: for such.
_CERTIFIED = lazily(
    r"(?:核发|发放|颁发|换发|补发|办理|制发)[^，。；\d]{0,12}(?<![保论凭])[证照]"
    r"(?:书|件)?[^，。；\d]{0,6}\d+[ \t]*[张本份件个]"
)
# 行政许可情况。受理申请520件; 行政许可方面：受理申请520件: what people apply for stands before.
_HEADING = lazily(
    r"(?:^|[。；;\n])[ \t\u3000]*(?:"
    r"[（(]?[一二三四五六七八九十\d]+[）)是.．、]+(?P<numbered>[^，,。；;：:\d\n]{2,14})(?=[。：:\n])"
    r"|(?P<name>[^，,。；;：:\d\n]{2,12}(?:方面|情况|工作|服务|事项|业务))(?=[。：:\n]|(?<=方面)[，,]))"
)
_APPLIED_FOR = "{applications}|登记|备案|证明|复核|投诉|信访"
_BEGAN_WITH = rf"[^，,。\d]*?(?:{_APPLIED_FOR})"
# 取水许可实行网上办理。全年受理申请86件
_SENTENCE_BEFORE = lazily(r"(?:^|[。\n])([^。\n]{4,80})。[ \t]*$")
_ALSO_APPLIED_FOR = "{applications}|登记便利"
_SPEAKS_OF_REQUESTS = lazily("申请|信息公开")
_BESIDES = lazily(r"[ \t]*(?:之外|以外|外)(?:[，,]|$)")
_REFUSED = lazily(r"(?:不|未|没有|拒绝)[^，。；]{0,6}公开")
_DOCUMENTS, _MADE = ("normative_documents",), ("normative_documents.issued", "normative_documents.in_force")
# 收到申请45件。在已答复的信件中，予以公开15件: the letters are those requests.
_REQUESTS, _GIVEN = ("requests",), {"requests.granted", "requests.partly_granted"}
# 予以公开3件、投诉举报类1件
_COMPLAINTS = lazily(
    r"(?<=[、，,])(?:属于?|因)?(?:信访|投诉|举报|[、和及])+(?:类|性质)的?[ \t]*\d+[ \t]*件(?=[、，。；,）)])"
)
_SORT = 12
_OF_LETTERS = lazily(
    r"(?:在|以上|上述|这些)*(?:已|全部|依法)*(?:答复|办结|办理|处理)(?:完毕)?的(?:来)?信[件函][当之]?中"
)
# 全面清理现行规范性文件，清理废止4件
_REPEALED = lazily(
    r"(?:经|通过|全年|年内|共|并|已)*清理(?:后|中)?(?:宣布|决定|共|予以)*"
    r"废止(?:了|的)?(?:文件)?[ \t]*\d+[ \t]*[件个部份]"
)
_CLEANED = lazily("经(?:过)?(?:本次|这次|此次|全面|集中)*清理(?:后)?")
_EXPLAINED = lazily(
    r"(?:均|已|并|全部)*(?:配套|同步|配发|相应)+(?:发布|制作|编发|编写|开展|推出|进行|了)*(?:政策|文件|文字|图文|图解|多形式)?"
    r"解读(?:材料|稿件?|文章|信息)?(?:共|了)?[ \t]*\d+[ \t]*(?:[篇条次份件]|期)"
)
# 对行政规范性文件进行清理，废止7件; 涉企文件专项清理 may have repealed some of them only. What leads to the
# documents is gone through once (*+): words that are no longer 适应 may hold such words themselves.
_REVIEW_OF_ALL = (
    r"(?:本年度?|今年|年内|全年|年[初中底]|[上下]半年|对|将|把|全部|所有|截至"
    r"|20\d\d *年(?: *\d+ *月)?(?: *\d+ *日)?(?:[底末])?(?:以前|之前|前)?|(?:印发|制[发定]|出台|发布)的"
    r"|[我本全](?:{ourselves}|{tiers})|组织|开展|现行有效"
    r"|[省市州县区旗](?:级|(?:人民)?政府(?:及其?(?:办公[室厅]|部门))*)|[省市州县区乡镇]{2,3}[两三]级"
    r"|不适应(?:(?!(?:行政)?规范性文件|(?:全面|集中|定期|系统|逐.)?清理)[^，。]){0,16}+"
    r"|到期|已有|现有|已?(?:主动)?公开|的|了)*+"
    r"(?:(?:行政)?规范性文件(?:进行|开展|实施|[作做]|了|一次)*(?:全面|集中|定期|系统|逐[件一]|专项)*清理(?:工作)?"
    r"|(?:全面|集中|定期|系统|逐[件一])?清理(?:了)?(?:现行有效|现行|已有|现有|到期|[本我](?:{ourselves}|{tiers})|的)*(?:行政)?规范性文件)"
)

# 对存量71件行政规范性文件逐件评估，保留64件、废止7件: what became of all of them.
_APPRAISED = lazily(
    r"(?:年内|全年|经|已|组织|开展)*(?:对|将|把)?"
    r"(?:存量|现有|现行(?:有效)?|已有|到期|全部|所有|的|\d+[ \t]*[件个份部])*"
    r"(?:行政)?规范性文件(?:逐[件项一]|进行|开展|实施|组织|全面|集中|定期|系统|[作做]|了|一次)*"
    r"(?:(?:后)?评估|清理|梳理|和|及|与)+(?:工作)?"
)
# 制发行政规范性文件6件；组织开展文件清理，废止3件: of those, where they are named before.
_REVIEW_OF_THEM = (
    r"(?:本年度?|今年|年内|全年|同时|并|对|组织|认真|扎实|及时|定期|集中|全面|系统|开展|进行|做好|完成|了|[我本](?:{ourselves}|{tiers}))*"
    r"(?:(?:存量|现有|已有)?文件(?:的|进行)?(?:全面|集中|定期|系统)?清理(?:工作)?|清理(?:存量|现有|已有)?文件)"
)
_SO_MANY_GONE = lazily(
    r"[，,；;：:、]?(?:共|已|均|并|同时|其中|经清理|依法|宣布|决定|统一|集中)*"
    r"(?:废止|失效|修[改订]|保留|继续有效|现行有效)[^，。；\d请议]{0,8}\d+[ \t]*[件份个部]?"
    r"(?=[，,、。；;）)\n]|$)"
)


class MatterReader:
    """Takes into the scope and the subjects of a paragraph which matters it speaks of."""

    def __init__(
        self, text: str, topics: Topics, scope: Scope, subjects: SubjectReader, kinds: Kinds
    ) -> None:
        self.text, self.topics, self.scope = text, topics, scope
        self.subjects, self.kinds = subjects, kinds

    def take(
        self, words: Sequence[Word], named: tuple[str, ...], said: set[str], mark: str, *, counted: bool
    ) -> bool:
        """Takes in the matters that a clause names; whether its words lead away from all told before.

        `counted` where it has figures.
        """
        if named:
            self._take_named(words, named, said, mark, counted=counted)
        elif "elsewhere" in said and not (self._tells_contents(words) or self._is_outcome(words)):
            self.subjects.matters = ()
            about = self.scope.about
            applied = about.applied or self._is_applied_for(words)
            self.scope.about = replace(about, aside=True, applied=applied)
            return True
        elif (
            not self.subjects.matters
            and "elsewhere" not in said
            and (own := self.topics.kinds_in(words))
            and not self._is_of_applications(words)
        ):
            # 征求意见23次，逾期不补正的6件: what only requests come to is of requests again.
            self.subjects.matters = own
            self.scope.about = self.scope.about.set_aside(False)
        elif len(self.subjects.matters) > 1:
            # 一审6件: of suits alone, which the heading names with others.
            only = tuple(key for key in self.subjects.matters if self.topics.has_count(words, (key,)))
            self.subjects.matters = only if len(only) == 1 else self.subjects.matters
        return False

    def _take_named(
        self, words: Sequence[Word], named: tuple[str, ...], said: set[str], mark: str, *, counted: bool
    ) -> None:
        """Takes in the matters that a clause names, which may be of another matter all the same."""
        about = self.scope.about
        # 因行政处罚被申请复议7件，复议机关均予维持: of those, still.
        same = about.aside and not counted and set(named) <= set(self.subjects.matters)
        self.subjects.matters = named
        self.subjects.family += named
        kept = (about.aside and self.scope.listing.open and mark not in SEMICOLONS) or (
            same and self._are_suits(named, words)
        )
        if not (kept or any(map(self.topics.is_matter, words))):
            # 许可事项1项，全年申请量0件: those who apply for permits, and not for information.
            # 申请救助的热情不减，一年间提交申请138件: for that.
            kept = self._is_of_permits() or about.applied or self._is_headed(words)
            kept = kept or (self._is_of_kinds(words) and self._is_of_applications(words))
        aside = kept or ("elsewhere" in said and not self._tells_contents(words))
        # 行政处罚案件被申请复议7件；被提起诉讼3件: both came of these.
        caused = about.caused or (about.aside and self._are_suits(named, words))
        self.scope.about = replace(about, named=True, aside=aside, caused=caused)

    def _is_of_permits(self) -> bool:
        """Whether the sentence tells of permits, how many there are, or kinds of them: 行使的许可事项15项."""
        said = self.scope.sentence.text
        return _CERTIFIED.search(said) is not None or (
            self.scope.about.aside and _PERMITS.search(said) is not None
        )

    def _is_of_kinds(self, words: Sequence[Word]) -> bool:
        """Whether words name a row that what else people apply for may come to, and is no example of.

        属于不动产登记资料等行政查询事项 names its own examples.
        """
        rows = (word for word in words if self.topics.is_special(word))
        return bool(self.topics.kinds_in(words)) and not any(
            before(self.text, row.start) == "等" for row in rows
        )

    def _is_of_applications(self, words: Sequence[Word]) -> bool:
        """Whether the statement began with what else people apply for or complain of, and tells of that.

        So it does in 办理行政许可，申请材料补正后内容仍不明确3件.
        """
        said = self.scope.sentence.up_to(words[0].start)
        statement = said[max(said.rfind(mark) for mark in SEMICOLONS) + 1 :]
        return self.topics.lists(_BEGAN_WITH).match(statement) is not None and OURS.search(said) is None

    def _are_suits(self, named: tuple[str, ...], words: Sequence[Word]) -> bool:
        """Whether a clause of these words goes on with suits, and names no disclosure so far.

        工伤认定类行政复议7件；行政诉讼5件；收到政府信息公开申请45件: the last statement is its own.
        """
        suits = all(self.topics.matters[key].section == "review" for key in named)
        return suits and OURS.search(self.scope.sentence.up_to(words[-1].end)) is None

    def _is_headed(self, words: Sequence[Word]) -> bool:
        """Whether the last heading before these words names something that people apply for: 行政许可情况."""
        if not any(word.naming and self.text.startswith(_WEAK, word.start) for word in words):
            return False
        end = words[0].start
        if not self.scope.ours and self._is_led_by_another():
            return True
        headings = list(_HEADING.finditer(self.text, max(0, end - _FAR), end))
        if not headings:
            return False
        name = headings[-1]["numbered"] or headings[-1]["name"]
        return self.topics.lists(_APPLIED_FOR).search(name) is not None and OURS.search(name) is None

    def _is_led_by_another(self) -> bool:
        """Whether the sentence before tells of what else people apply for: 取水许可实行网上办理。"""
        before = _SENTENCE_BEFORE.search(
            self.text, max(0, self.scope.sentence.start - _FAR), self.scope.sentence.start
        )
        return (
            before is not None
            and self.topics.lists(_ALSO_APPLIED_FOR).search(before[1]) is not None
            and _SPEAKS_OF_REQUESTS.search(before[1]) is None
        )

    def _is_applied_for(self, words: Sequence[Word]) -> bool:
        """Whether another matter is what people apply for: 申请救助."""
        ends = {word.end for word in words if word.naming}
        return any(word.is_context("elsewhere") and word.start in ends for word in words)

    def contexts(
        self, clause: Sequence[Segment], said: set[str], before: Claim | None, *, counted: bool
    ) -> set[str]:
        """The contexts of a clause behind that of the claim `before`, if one is told right before it.

        A 清理 is another matter unless it tells that all were gone through.
        """
        if not counted and "elsewhere" in said and self._goes_on(clause, before):
            return said - {"elsewhere"}
        if counted and self._is_on_papers(clause):
            return said - {"elsewhere"}
        if not said.isdisjoint(OTHERS) and self._are_appraised(clause):
            return said.difference(OTHERS)
        if "reviewed" not in said:
            return said
        words = self.text[clause[0].start : clause[-1].end].replace("、", "").rstrip("。")
        if (
            words.startswith("清理后") or _CLEANED.fullmatch(words) or _REPEALED.fullmatch(words)
        ):  # what is in force then, or is not
            return said - {"reviewed"}
        of_all = self.topics.lists(_REVIEW_OF_ALL).fullmatch(words) or self._is_review_of_them(
            words, clause[-1].end
        )
        return {*said, "elsewhere"} if counted or not of_all else said

    def _are_appraised(self, clause: Sequence[Segment]) -> bool:
        """Whether a clause says that all documents were looked at, and the next what became of so many."""
        start, end = clause[0].start, clause[-1].end
        return (
            _APPRAISED.fullmatch(self.text, start, end) is not None
            and _SO_MANY_GONE.match(self.text, end) is not None
        )

    def _is_review_of_them(self, words: str, end: int) -> bool:
        """Whether the documents just told are those that a clause up to `end` says are gone through, and no
        other papers behind it: not 对现有文件进行清理，废止12份过期通知.
        """
        told = self.subjects.matters == _DOCUMENTS and not self.scope.about.aside
        made = not self.scope.tally.names.isdisjoint(_MADE)
        return (
            told
            and made
            and self.topics.lists(_REVIEW_OF_THEM).fullmatch(words) is not None
            and _SO_MANY_GONE.match(self.text, end) is not None
        )

    def _goes_on(self, clause: Sequence[Segment], before: Claim | None) -> bool:
        """Whether a clause without figures tells of no other matter, but of those told before."""
        if self.subjects.matters == _REQUESTS and _OF_LETTERS.fullmatch(
            self.text, clause[0].start, clause[-1].end
        ):
            return True
        return before is not None and self._is_on_them(clause, before)

    def _is_on_papers(self, clause: Sequence[Segment]) -> bool:
        """Whether a clause tells how documents just told are explained: 制发6件，配套解读6篇，废止3件."""
        papers = [key for key in self.subjects.matters if self.topics.matters[key].section == "disclosure"]
        said = _EXPLAINED.fullmatch(self.text, clause[0].start, clause[-1].end) is not None
        return (
            said
            and bool(papers)
            and not self.scope.about.aside
            and not self.scope.tally.names.isdisjoint(f"{key}.issued" for key in papers)
        )

    def _is_on_them(self, clause: Sequence[Segment], before: Claim) -> bool:
        """Whether a clause only says what those just told are about: 收到47件，涉及征收补偿等方面."""
        if before.doubt or clause[0].mark not in "，,":
            return False
        return self.kinds.is_on_them(clause[0].start, clause[-1].end, before.readings)

    def sets_aside(self, words: Sequence[Word]) -> bool:
        """Whether what these words name is set aside: 规范性文件之外，另印发文件8件."""
        last = next(word for word in reversed(words) if word.naming)
        return _BESIDES.match(self.text, last.end) is not None

    def _is_outcome(self, words: Sequence[Word]) -> bool:
        """Whether it is some of the requests told before that are not made public: 不同意公开6件.

        Or that were complaints, behind others of them: 予以公开3件、投诉举报类1件.
        """
        others = [word for word in words if word.is_context(*OTHERS)]
        if self._are_complaints(words, others):
            return True
        return (
            (self.scope.tally.received is not None or self.scope.tally.sure >= _GIVEN)
            and all(_REFUSED.fullmatch(self.text, word.start, word.end) for word in others)
            and THIRD_PARTIES.search(self.scope.sentence.text) is None
        )

    def _are_complaints(self, words: Sequence[Word], others: Sequence[Word]) -> bool:
        """Whether what else is named are but complaints in a list of outcomes: 予以公开3件、投诉举报类1件."""
        sort = _COMPLAINTS.search(self.text, max(0, others[0].start - 3), others[-1].end + _SORT)
        if sort is None or sort.start() > others[0].start or sort.end() < others[-1].end:
            return False
        told = [word for word in words if word.start < others[0].start and not word.naming]
        return not self.scope.tally.sure.isdisjoint(_GIVEN) or self.topics.has_count(told, _REQUESTS)

    def _tells_contents(self, words: Sequence[Word]) -> bool:
        """Whether other matters are what requests are about: 申请事项主要集中在规划、许可方面."""
        named = next((word for word in words if word.naming), None)
        other = next(word for word in words if word.is_context(*OTHERS))
        if named is None or not self.topics.speaks_of(named, self.subjects.matters):
            return False
        return self.topics.tells_contents(self.text, named, other)
