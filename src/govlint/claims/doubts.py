"""Why a count in prose is not, or not surely, the report's own total: other years, sub-units, parts."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from govlint.claims.claim import (
    ANOTHER_MATTER,
    ANOTHER_YEAR,
    CHANGE,
    LISTED,
    PART,
    ROUGH,
    SHARED,
    SHOWN,
    SUBUNIT,
    WHAT,
    WHOSE,
    Subject,
)
from govlint.claims.labels import Label
from govlint.claims.partial import Parts
from govlint.claims.reviews import Reviews
from govlint.claims.scope import OURS, Scope
from govlint.claims.topics import Topics
from govlint.claims.words import Word
from govlint.lazy import lazily
from govlint.model import Text

_GIVEN = lazily(r"(?:公开(?:类)?|依申请)(?:的)?(?:相关|有关)?(?:政府|政务)?信息$")
_FOR_REQUESTS = lazily(r"[，,（(](?:共)?涉及?[ \t]*\d+[ \t]*[件宗份](?:政府信息公开)?申请")
# 依申请公开信息57条，均已答复: of requests, where none were told of before.
_ANSWERED = lazily(r"[，,](?!涉及)[^。；\d]{0,40}(?:答复|办结|办理|办复|回复|处理|结转)|[，,](?:上年)?结转")
_BARE = "依申请公开"
# 2条依申请公开，1条部分公开: what was given, and what in part.
_GIVEN_TOO = lazily(r"[，,、；;][^，。；\d]{0,4}\d+[ \t]*[件条宗份项](?:予以|的)?(?:部分|不予)公开")
# 制定《……》等规范性文件3件: a figure of those alone.
_AND_SO_ON = lazily(r"□等[\u4e00-\u9fff]*$")
_CARRIED_OUT, _LEFT = "requests.carried_out", frozenset(("其余", "剩余", "余下"))
_NATURAL, _ORGANISED = "requests.natural_person", frozenset(("requests.organisations", "requests.business"))
_MADE_BY_ONE, _NORMATIVE = "regulations.", "normative_documents."
_LAPSED = "requests.other."
_SHOWN, _GRANTED = ".shown", ("granted", ".refused", ".unavailable")
_REPEALED = (".repealed", ".lapsed")
_ANEW = frozenset(("requests.received", "requests.carried_in"))
_CAUSE = lazily(r"[ \t]*(?:对|其中)?(?:因|由于)(?!各种|多种|各类|客观|故)")
# 行政执法案卷是热点，以此为由不予公开18件: for a cause told before.
_FOR_THAT = lazily(r"以(?:此|该|上述|这)[^，。；]{0,4}(?:为由|理由|原因)|据此|为此")
_INFORMATION = lazily(r"信息")
_STATED = lazily(r"[ \t]*(?:已|均|全部|都)(?!.{0,12}的)")
_FAR = 12
_OF_THAT = frozenset(("相关", "有关"))
_DIGIT = lazily(r"\d")
_SAID = lazily(r"(?:申请)?[，,]?(?:逐|均|已|都|全部|分别|依|经|按|说明|列明|告知|书面|主要|在(?!线))")
# 省政府维持7件, in the report of a department: there the government is no sub-unit.
_JUDGED = lazily(
    r"(?:政府|复议机关)(?:依法|均|决定|作出|予以|已)*(?:维持|纠正|撤销|责令|驳回|终止|变更|确认)"
)


class Doubts:
    """Judges the words of a figure."""

    unaligned = SHARED

    def __init__(self, text: str, topics: Topics) -> None:
        self.text, self.topics = text, topics
        self.parts = Parts(text, topics)
        self.reviews = Reviews(text, self.parts)

    def reason(
        self, label: Label, words: Sequence[Word], readings: Sequence[Subject], scope: Scope
    ) -> Text | None:
        """Why the figure cannot be compared at all."""
        if not label.count.bounded:
            return ROUGH
        names = [name for reading in readings for name in reading]
        if any(word.is_context("compare") for word in label.before):
            return CHANGE
        if scope.other_year and not all(".carried" in name for name in names):
            return ANOTHER_YEAR
        if scope.is_compared_with(label.count.span.start):
            return ANOTHER_YEAR
        return self.around(words, names, scope, label)

    def around(
        self, words: Sequence[Word], names: Sequence[str], scope: Scope, label: Label | None = None
    ) -> Text | None:
        """Why what words around a figure or a denial say keeps it from being compared."""
        if scope.of_papers and all(name.startswith(_NORMATIVE) for name in names):
            return SUBUNIT if scope.whose == "other" else None
        # 报送备案规章2件、规范性文件6件: what is done with them is not what was done before.
        aside = scope.aside and (scope.listed or scope.borrowed)
        if scope.caused or aside or (scope.aside and not any(map(self.topics.is_matter, words))):
            return ANOTHER_MATTER
        if scope.papers and any(self.topics.section(name) == "requests" for name in names):
            return ANOTHER_MATTER
        # 主要是涉及内部事务信息2件 tells the whole of that row.
        suits = any(self.topics.section(name) == "review" or name.count(".") > 1 for name in names)
        part = subunit = False
        matters = {name.partition(".")[0] for name in names}
        repealed = all(name.endswith(_REPEALED) for name in names)
        # 申请量最大的10个单位共收到812件: what a figure before it is of says whose or which they are.
        for word in (*words, *(scope.beside or ())):
            part = part or ("every" in word.context and self.topics.is_by_ways(scope.sentence))
            # 撤回重复申请3件: what suits come to is said of requests, too.
            if not word.context or word in scope.name or self.topics.tells_of(word, matters):
                continue
            if self._may_be_said_of_all(word, words, names, scope.sure):
                continue
            # 清理废止文件2件 tells what was repealed; 清理文件120件 how many were looked at.
            reviewed = "reviewed" in word.context and not (repealed or self.text[word.end] == "后")
            if "elsewhere" in word.context or reviewed:
                return ANOTHER_MATTER
            # 涉及信息公开的行政复议 is no part of the 复议, as 涉及拆迁的申请 is of the requests.
            part = part or ("part" in word.context and not (suits and "because" in word.context))
            subunit = subunit or "subunit" in word.context
        part = part or (list(names) == ["requests.answered"] and scope.sorted)
        if part or scope.period or scope.by_channel:
            return PART
        other = scope.whose == "other" and not (label and self._is_judge(label, names, scope))
        return SUBUNIT if subunit or other else None

    def _is_judge(self, label: Label, names: Sequence[str], scope: Scope) -> bool:
        """Whether the other agency is the one that decided on the reviews of this one: 省政府维持7件."""
        return (
            not scope.of_government
            and all(name.startswith("review.") and name != "review.total" for name in names)
            and _JUDGED.search(self.text, label.start, label.end) is not None
        )

    def _may_be_said_of_all(
        self, word: Word, words: Sequence[Word], names: Sequence[str], told: Collection[str]
    ) -> bool:
        """Whether a word makes no part of what is counted: 行政复议方面9件, 逾期不补正的6件不再处理."""
        if "part" not in word.context:
            return False
        said = self.text[word.start : word.end]
        # 行政复议方面，全年9件
        if said == "方面":
            return any(other.topic and other.end == word.start for other in words)
        # 逾期不补正的6件不再处理: that is what its row is called.
        if said.startswith("不再"):
            return all(name.startswith(_LAPSED) for name in names)
        # 属于行政查询事项的最多，有6件: all of that row.
        if said.startswith("最"):
            return all(name.count(".") > 1 for name in names)
        # 因政府信息公开引起的相关行政复议
        if said in _OF_THAT and all(self.topics.section(name) == "review" for name in names):
            return OURS.search(self.text, max(0, word.start - 2 * _FAR), word.start) is not None
        # 其余6件结转下年度 is all that is carried over; 法人9件，其余38件为自然人申请.
        left = _CARRIED_OUT if _ORGANISED.isdisjoint(told) else _NATURAL
        return said in _LEFT and names in ([_CARRIED_OUT], [left])

    def doubt(
        self, label: Label, words: Sequence[Word], readings: Sequence[Subject], scope: Scope
    ) -> Text | None:
        """Why a difference from the table would prove nothing."""
        names = [name for reading in readings for name in reading]
        # 省政府制定规章9部: nobody else there makes any.
        sure = (
            scope.of_government and not scope.parted and all(name.startswith(_MADE_BY_ONE) for name in names)
        )
        if (scope.whose == "unsure" and not sure) or scope.apart:
            return WHOSE
        if all(name.endswith(_SHOWN) for name in names):
            return SHOWN
        if self._is_of_some(label, names, scope):
            return PART
        if scope.beside is not None and not (scope.whose == "own" and scope.of_government):
            return PART
        if scope.borrowed and scope.listed:
            return LISTED
        if _AND_SO_ON.search(self.text, label.start, label.count.span.start):
            return PART
        all_of_them = any(map(self.topics.is_general, names))
        found: Text | None = PART
        if not self.parts.is_among(label):
            found = (self._of_whole if all_of_them else self._of_part)(label, words, names, scope)
        if any(self.topics.section(name) == "review" for name in names):
            if found is not None:
                self.reviews.note(label, words, scope)
                return found
            return self.reviews.doubt(label, words, scope, whole=all_of_them)
        return found

    def _is_of_some(self, label: Label, names: Sequence[str], scope: Scope) -> bool:
        """Whether what is counted was told of a part before: of one way to apply, one kind of applicant."""
        if scope.of_part and not any(".carried" in name for name in names):
            return True
        crosses = any(map(self._crosses, names))
        # 尚未审结的共9件，其中复议4件，直接起诉5件: all of them are of that state.
        if scope.of_outcome and all(self.topics.section(name) == "review" for name in names):
            return crosses or all(map(self.topics.is_general, names))
        if (scope.of_applicant and not crosses) or (scope.of_outcome and crosses):
            return True
        own = all(name.startswith("requests.") for name in names)
        if own and not crosses and label.start >= scope.by_applicants and not _ANEW.intersection(names):
            return True
        return scope.of_some and own and not _ANEW.intersection(names)

    def _crosses(self, name: str) -> bool:
        key, _, count = name.partition(".")
        return count in self.topics.matters[key].crossing

    def _of_part(
        self, label: Label, words: Sequence[Word], names: Sequence[str], scope: Scope
    ) -> Text | None:
        if self._is_for_a_cause(label, names):
            return PART
        behind = next((word.start for word in label.after if word.topic), None)
        before = any(word.topic for word in label.before)
        if behind and not before and self.parts.leftover(label.count.whole.end, behind, label.after):
            # 一件需要统计加工无法提供: for that cause alone.
            return PART
        if self.parts.is_of_others(label, names, scope) or self._has_strange_head(label, names, scope):
            return WHAT
        docs = all(self.topics.section(name) == "disclosure" for name in names)
        bare = docs and not any(map(self.topics.names_matter, label.words))
        if docs and (
            self.parts.is_kept(label, names, scope) or self.parts.is_with_lapsed(label, names, scope)
        ):
            return PART
        if docs and self.parts.is_of_stock(label, names, scope):
            return LISTED
        if bare and _INFORMATION.search(self.text, label.start, label.end):
            # 制定规范性文件8件。发布政务信息9864条: of no documents any more.
            return WHAT
        return (
            self._named(label, words, names)
            if scope.named_here
            else self._unnamed(label, words, names, scope)
        )

    def _named(self, label: Label, words: Sequence[Word], names: Sequence[str]) -> Text | None:
        """The doubt of a part whose sentence names the matter."""
        if self._follows_another(label, words):
            return WHAT
        # 企业信用修复申请: an applicant is soon something else, an outcome hardly.
        if self.parts.is_of_an_office(label):
            return WHOSE
        if self.parts.is_joined(words):
            return WHAT
        crossing = [word for word in label.before if self.topics.is_crossing(word)]
        # 法人变更申请57件: what becomes of suits says here what is applied for.
        matters = {name.partition(".")[0] for name in names}
        words = [word for word in words if not word.topic or self.topics.speaks_of(word, matters)]
        if not crossing or any(self.topics.section(name) != "requests" for name in names):
            return None
        if self.parts.is_registered(label):
            return WHAT
        return WHAT if self.unknown(crossing[0].start, label.end, label, words) else None

    def _unnamed(
        self, label: Label, words: Sequence[Word], names: Sequence[str], scope: Scope
    ) -> Text | None:
        """The doubt of a part whose sentence names no matter."""
        # 违建卷宗7件，公开4件，部分公开2件: of these.
        if scope.strange and not scope.told and all(name.endswith(_GRANTED) for name in names):
            return WHAT
        # 上年结转2件已于1月答复: what is said of them behind tells no other matter.
        stated = label.before and (
            _STATED.match(self.text, label.count.whole.end) is not None or self._is_subject(label, names)
        )
        end = label.count.whole.end if stated else label.end
        first = next((word.start for word in label.before if word.topic), None)
        # 市局因国家秘密不予公开3件: its own name is in no list.
        start = first if first is not None and scope.named_now else label.start
        return WHAT if self.unknown(start, end, label, words) else None

    def _is_subject(self, label: Label, names: Sequence[str]) -> bool:
        """Whether what follows is said of all that is counted: 不予公开的27件逐件说明理由."""
        return (
            self.text[label.count.whole.start - 1] == "的"
            and not any(map(self._crosses, names))
            and _SAID.match(self.text, label.count.whole.end) is not None
        )

    def _of_whole(
        self, label: Label, words: Sequence[Word], names: Sequence[str], scope: Scope
    ) -> Text | None:
        if "requests.received" in names and self.parts.is_after_withdrawal(label):
            return LISTED
        if self.parts.are_new(label) or (
            "requests.answered" in names and self.parts.is_of_new_ones(label, scope)
        ):
            return PART
        if any("besides" in word.context for word in words) or self.parts.is_told_of_some(label, scope):
            return PART
        anew = any("certain" in word.context for word in words) and not self.topics.has_both(words)
        if scope.listed and not (scope.own_year or anew):
            # 信息公开行政争议12件，其中行政复议6件: all of them, of a list of several matters.
            suits = all(self.topics.section(name) == "review" for name in names)
            # 复议172件，其中市政府的复议9件: no more than some of them.
            every = suits and scope.ours_here and scope.told.isdisjoint(names)
            if not (every and any(map(self.topics.is_matter, label.before))):
                return LISTED
        if self.parts.is_put_in(label, scope):
            return WHAT
        # 全县受理84件；要求重新出具的申请1件: whose they are tells nothing of the kind.
        named = scope.whose and any("own" in word.context for word in label.before)
        if not named and self.parts.is_of_a_kind(label, names):
            return PART
        strange = (
            self._has_strange_head(label, names, scope)
            or self._may_be_given(label, words, scope)
            or self.parts.is_wider(label)
            or self._is_strange(label, words, names, scope)
        )
        return WHAT if strange else None

    def _has_strange_head(self, label: Label, names: Sequence[str], scope: Scope) -> bool:
        """Whether words that no list knows stand before all that is counted: 线路调整期间收到申请15件."""
        first = next((word.start for word in label.before if word.topic), None)
        if first is None or scope.named_now or self.topics.section(names[0]) != "requests":
            return False
        # 受理科研项目结转申请12件: of projects that were carried over.
        carried = all(".carried" in name for name in names)
        first = label.count.span.start if carried else first
        return self.parts.leftover(label.start, first, label.before)

    def _is_strange(self, label: Label, words: Sequence[Word], names: Sequence[str], scope: Scope) -> bool:
        """Whether a figure of all there is has words that no list knows, or follows one of something else."""
        start, end = self._stretch(label, words)
        matters = {name.partition(".")[0] for name in names}
        own = [
            word
            for word in words
            if not word.topic or "neutral" in word.context or self.topics.speaks_of(word, matters)
        ]
        # 受理监管事项312项，办结300项: what a figure before it counts is not known.
        named = any(self.topics.names_matter(word) for word in words)
        strange = scope.strange and not named
        return strange or self.unknown(start, end, label, own)

    def _may_be_given(self, label: Label, words: Sequence[Word], scope: Scope) -> bool:
        """Whether the words may be of information given, where no verb says that it was asked for."""
        bare = any(self.text[word.start : word.end] == _BARE for word in label.after)
        if bare and not any(word.topic for word in label.before) and _GIVEN_TOO.match(self.text, label.end):
            return True
        topics = [word for word in words if word.topic]
        if self.topics.has_count(topics):
            return False
        # 依申请公开57条，涉及21件申请: what was given for these.
        bare = bare or any(self.text[word.start : word.end] == _BARE for word in label.before)
        if bare and _FOR_REQUESTS.match(self.text, label.end):
            return True
        given = any(_GIVEN.search(self.text, word.start, word.end) for word in topics)
        # 出具报告57份，公告12份，依申请公开0份: of these.
        if bare and scope.strange and not scope.by_right:
            return True
        if not given or scope.by_right or scope.received is not None:
            return given
        return _ANSWERED.match(self.text, label.end) is None

    def _is_for_a_cause(self, label: Label, names: Sequence[str]) -> bool:
        """Whether an outcome is told of a cause that no list knows: 因危及社会稳定而不予公开3件."""
        topic = next((word for word in label.before if word.topic), None)
        if topic is None or not all(name.startswith("requests.") for name in names):
            return False
        if _FOR_THAT.search(self.text, label.start, topic.start):
            return True
        start = max(self.text.rfind(mark, 0, label.start) for mark in "，,。；;：:\n") + 1
        cause = _CAUSE.match(self.text, start, topic.start)
        if cause is None:
            return False
        return self.parts.leftover(max(cause.end(), label.start), topic.start, label.before)

    def _follows_another(self, label: Label, words: Sequence[Word]) -> bool:
        """Whether something else stands between the words and their figure: 规章制定过程中座谈会12次."""
        end = max((word.end for word in label.before if word.topic), default=-1)
        return end >= 0 and self.unknown(max(end, label.start), label.count.whole.start, label, words)

    def _stretch(self, label: Label, words: Sequence[Word]) -> tuple[int, int]:
        """From where to where the words of a figure may hold nothing that no list knows."""
        if self.text[label.end - 1] == "中" and any(word.topic for word in words):
            # 收到的97件申请中: all of them, where nothing is said before it.
            return label.start, label.end - 1
        return self._start(label, words), label.end

    def _start(self, label: Label, words: Sequence[Word]) -> int:
        """Where the words of a figure begin: at the first that says what is counted."""
        told = [word for word in label.words if word.topic]
        if not told:
            # 共有公开栏目（专区）45个: the words that it takes over, too.
            start = min((word.start for word in words if word.topic), default=label.start)
            # 近三年分别为：2022年61件、2023年58件: but not what other figures are of.
            return start if _DIGIT.search(self.text, start, label.start) is None else label.start
        if told[0].start > label.count.span.start:
            # 对31件工伤案卷申请: what stands between the figure and what is counted.
            return label.count.whole.end if label.before else label.start
        return max(told[0].start, label.start)

    def unknown(self, start: int, end: int, label: Label, words: Sequence[Word]) -> bool:
        """Whether there are words in the label that no list knows, its figure left out."""
        known = sorted(
            [*words, Word(label.count.whole.start, label.count.whole.end, ())], key=lambda word: word.start
        )
        return self.parts.leftover(start, end, known)
