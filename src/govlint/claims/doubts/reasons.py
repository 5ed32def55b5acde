"""Why a count is surely not the report's own total: 2023年收到40件, 各分局受理36件, 其中网上申请30件."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.claims.claim import (
    ANOTHER_MATTER,
    ANOTHER_YEAR,
    CHANGE,
    PART,
    ROUGH,
    SUBUNIT,
)
from govlint.claims.doubts.candidate import Candidate, Counted
from govlint.claims.doubts.saidof import LEFT, is_change, is_no_part
from govlint.claims.said.scope import Scope
from govlint.claims.said.wording import OURS
from govlint.claims.topics import Topics
from govlint.claims.words import Word
from govlint.lazy import lazily
from govlint.model import Text

_CARRIED_IN, _CARRIED_OUT = "requests.carried_in", "requests.carried_out"
_OTHER, _GRANTED = "requests.other", "requests.granted"
_NATURAL, _ORGANISED = "requests.natural_person", frozenset(("requests.organisations", "requests.business"))
_ALL_LEFT = "requests.left"
_PENDING, _TOTAL = ".pending", ".total"
_ANSWERED = ("requests.answered",)
_MAKES_UP = lazily(r"占(?:比|到|了)?[为约达]*[ \t]*[\d.]+[%％][，,（(]")
_THEN = lazily(
    r"(?:(?:政府信息公开|公开)?申请)?[，,]?(?:均|都|全部)?已?(?:在|于)(?:20\d\d年)?(?:[1-9一二三四]+[季月]|第?[一二三四1-4]季|上半年|年初)[^，。；\d]{0,6}"
    r"(?:全部|均|都)?(?:办[结完]|答复)"
)
_NORMATIVE, _LAPSED = "normative_documents.", "requests.other."
_REPEALED = (".repealed", ".lapsed")
_FAR = 12
_TELLING = frozenset(("elsewhere", "reviewed", "part", "subunit"))
_OF_THAT = frozenset(("相关", "有关"))
# 省政府维持7件, in the report of a department: there the government is no sub-unit.
_JUDGED = lazily(
    r"(?:(?P<level>[省市州盟县区旗])?(?:人民)?政府|复议机关)(?:依法|均|决定|作出|予以|已)*(?:维持|纠正|撤销|责令|驳回|终止|变更|确认)"
)
# 省政府维持3件，生态环境部维持2件: some by each.
_BY_EACH = lazily(
    r"(?:政府|机关|[部厅局委])(?:依法|均|决定|作出|予以|已)*(维持|纠正)[^。]*?"
    r"(?:政府|机关|[部厅局委])(?:依法|均|决定|作出|予以|已)*\1"
)
_ALONE = lazily(r"(?:[，,。；;：:\n]|其中|申请中|以)$")
_IS_THAT = lazily(r"(?:占(?:比|比例|比重)?)?最[高多大]的?(?:是|为)[ \t]*")
_MOST, _THEY_ARE = frozenset(("多数", "大部分")), ("是", "为", "由", "系")
_THE_MOST, _NEAR = (
    lazily(
        r"占(?:绝?大)?(?:多数|部分|头)[，,]|居多[，,]|(?:占比|比例|比重|数量)最[高大多][，,]|居首[，,]|第一[，,]"
    ),
    6,
)
_COME_TO = lazily(r"(?:[增升降减]|增[加长]|上升|下降|减少)[至到为][ \t]*$")
_IN_FORCE, _AT_THE_START = (
    (".in_force", ".kept"),
    lazily(r"(?:年初|上年[底末]|去年[底末]|期初)[^，。；\d]*\d"),
)
_YEAR = lazily(r"20\d\d")
# 受理116件（2022年至2024年）, 收到30件（截至6月底）, 40件（2023年）: of the time that the bracket names.
_OF_A_TIME = lazily(
    r"(?:的)?(?:申请|案件|文件)?[（(][^（）()，。；\d]{0,4}"
    r"(?:20\d\d[ \t]*年?度?[ \t]*[—–~～至到-]+[ \t]*20\d\d[ \t]*年?度?|(?P<year>20\d\d)[ \t]*年度?(?:数据)?"
    r"|(?:20\d\d[ \t]*年?)?(?:上半年|下半年|第?[一二三四1-4]季度|(?:[1-9]|1[0-2])[ \t]*月份?"
    r"|1[ \t]*月?份?[ \t]*[—–~～至到-]+[ \t]*(?:[2-9]|1[01])[ \t]*月份?底?))[底末]?[）)]"
)
_WITHIN_YEAR = lazily("[月季半]")
_FIGURES = lazily(r"\d+")


class Reasons:
    """Judges by the words of a figure whether it can be compared at all."""

    def __init__(self, text: str, topics: Topics) -> None:
        self.text, self.topics = text, topics

    def of(self, figure: Candidate) -> Text | None:
        """Why the figure cannot be compared at all."""
        label, scope = figure.label, figure.scope
        if not label.count.bounded:
            return ROUGH
        if is_change(self.text, label):
            return CHANGE
        if scope.when.other and not self._is_carried(figure):
            return ANOTHER_YEAR
        if self._came_from_before(figure):
            return ANOTHER_YEAR
        if scope.sentence.is_compared_with(label.count.span.start, scope.year) or self._was_in_force(figure):
            return ANOTHER_YEAR
        of_a_time = _OF_A_TIME.match(self.text, label.count.whole.end)
        if of_a_time is not None and (of_a_time["year"] is None or int(of_a_time["year"]) != scope.year):
            return PART if _WITHIN_YEAR.search(of_a_time[0]) else ANOTHER_YEAR
        return self.around(figure)

    def _was_in_force(self, figure: Candidate) -> bool:
        """Whether documents were in force when the year began: 年初现行有效38件，年末现行有效41件."""
        start = figure.label.count.span.start
        kept = all(name.endswith(_IN_FORCE) for name in figure.names)
        # 现行有效由年初的38件增至41件: what it has come to since.
        return (
            kept
            and _COME_TO.search(self.text, max(0, start - _NEAR), start) is None
            and _AT_THE_START.search(
                self.text, max(figure.scope.sentence.start, figure.label.start - _FAR), figure.label.end
            )
            is not None
        )

    def _came_from_before(self, figure: Candidate) -> bool:
        """Whether figures were carried over from a year before the last one: 2022年度结转8件, of 2024."""
        year = figure.scope.year
        if year is None or figure.names != (_CARRIED_IN,):
            return False
        named = [_YEAR.search(self.text, word.start, word.end) for word in figure.label.words if word.topic]
        return any(found is not None and int(found[0]) < year - 1 for found in named)

    def _is_carried(self, figure: Candidate) -> bool:
        """Whether figures carried over may be this year's beside another year's: 2023年结转4件.

        去年收到361件，结转下年20件 tells of that year's end.
        """
        if not all(".carried" in name for name in figure.names):
            return False
        said = any(_YEAR.search(self.text, word.start, word.end) for word in figure.label.words if word.topic)
        return said or _CARRIED_OUT not in figure.names

    def around(self, counted: Counted) -> Text | None:
        """Why what words around a figure or a denial say keeps it from being compared."""
        names, scope = counted.names, counted.scope
        if scope.about.of_papers and all(name.startswith(_NORMATIVE) for name in names):
            return SUBUNIT if scope.owner.whose == "other" else None
        if self._are_of_another_matter(counted):
            return ANOTHER_MATTER
        # 申请量最大的10个单位共收到812件: what a figure before it is of says whose or which they are.
        every = (*counted.words, *(scope.beside or ()))
        matters = {name.partition(".")[0] for name in names}
        reasons = [
            self._made_by(word, counted)
            for word in every
            # 撤回重复申请3件: what suits come to is said of requests, too.
            if not (word.context.isdisjoint(_TELLING) or self.topics.tells_of(word, matters))
        ]
        if ANOTHER_MATTER in reasons:
            return ANOTHER_MATTER
        if PART in reasons or scope.owner.by_channel or self._are_in_part(counted, every):
            return PART
        other = scope.owner.whose == "other" and not self._is_judge(counted)
        return SUBUNIT if SUBUNIT in reasons or other else None

    def _are_of_another_matter(self, counted: Counted) -> bool:
        """Whether the sentence has come to another matter, of which what these words count may be, too."""
        scope, about = counted.scope, counted.scope.about
        if scope.sentence.papers and any(self.topics.section(name) == "requests" for name in counted.names):
            return True
        # 报送备案规章2件、规范性文件6件: what is done with them is not what was done before.
        done = scope.listing.open or about.borrowed
        return about.caused or (about.aside and (done or not any(map(self.topics.is_matter, counted.words))))

    def _made_by(self, word: Word, counted: Counted) -> Text | None:
        """What one word around a figure or a denial makes of what it counts: no total of the report's own."""
        names = counted.names
        if word in counted.scope.owner.name or self._may_be_said_of_all(word, counted):
            return None
        if isinstance(counted, Candidate) and is_no_part(self.text, word, counted, self.topics.lists):
            return None
        if "elsewhere" in word.context or self._is_looked_through(word, names):
            return ANOTHER_MATTER
        if "part" in word.context and not ("because" in word.context and self._are_of_rows(names)):
            return PART
        return SUBUNIT if "subunit" in word.context else None

    def _is_looked_through(self, word: Word, names: Sequence[str]) -> bool:
        """Whether documents are those looked at: 清理文件120件; 清理废止文件2件 tells what was repealed."""
        repealed = all(name.endswith(_REPEALED) for name in names)
        return "reviewed" in word.context and not (repealed or self.text[word.end] == "后")

    def _are_of_rows(self, names: Sequence[str]) -> bool:
        """Whether what came of a cause may be all of a row: 主要是涉及内部事务信息2件.

        涉及信息公开的行政复议 is no part of the 复议, as 涉及拆迁的申请 is of the requests.
        """
        return any(self.topics.section(name) == "review" or name.count(".") > 1 for name in names)

    def _are_in_part(self, counted: Counted, words: Sequence[Word]) -> bool:
        """Whether the sentence tells of each of several ways, of those taken, or of a time in the year."""
        if any("every" in word.context for word in words) and self._is_by_ways(counted):
            return True
        if counted.names == _ANSWERED and counted.scope.sentence.sorted:
            return True
        return counted.scope.when.period and not self._is_done_then(counted)

    def _is_judge(self, figure: Counted) -> bool:
        """Whether the other agency is the one that decided on the reviews of this one: 省政府维持7件.

        For a government, that is one above it.
        """
        if not isinstance(figure, Candidate) or not all(
            name.startswith("review.") and name != "review.total" for name in figure.names
        ):
            return False
        # 县政府维持4件、纠正1件
        start = max(self.text.rfind(mark, 0, figure.label.start) for mark in "，,。；;\n") + 1
        found = _JUDGED.search(self.text, start, figure.label.end)
        scope = figure.scope
        if found is None or _BY_EACH.search(scope.sentence.text):
            return False
        return not scope.of_government or (found["level"] or " ") in scope.above

    def _is_by_ways(self, counted: Counted) -> bool:
        """Whether the sentence tells figures by the ways in which requests came, or the next one does."""
        if self.topics.is_by_ways(counted.scope.sentence.text) and not self._is_divided_by_ways(counted):
            return True
        return self.topics.another_way.match(self.text, counted.scope.sentence.end) is not None

    def _is_divided_by_ways(self, figure: Counted) -> bool:
        """Whether a figure is divided into ways behind it: 信函、网络等渠道收到9件，其中信函2件、网络7件."""
        if not isinstance(figure, Candidate):
            return False
        count, end = figure.label.count, figure.scope.sentence.end
        found = self.topics.list_of_ways.match(self.text, min(figure.label.end, count.whole.end) + 1, end)
        return (
            found is not None
            and sum(map(int, _FIGURES.findall(found["items"]))) == count.value
            and not self.topics.tells_of_a_way(self.text, found.end(), end)
        )

    def _are_the_most(self, word: Word, words: Sequence[Word]) -> bool:
        """Whether one kind of applicants has the most: 其中自然人最多, but not 企业中甲公司最多."""
        kind = next((other for other in words if other.end == word.start), None)
        if kind is None or not self.topics.is_crossing(kind):
            return False
        return _ALONE.search(self.text, max(0, kind.start - _FAR), kind.start) is not None

    def _is_the_most(self, word: Word, words: Sequence[Word]) -> bool:
        """Whether what is told is that a row or a column has the most: 占比最高的是予以公开."""
        of_it = _IS_THAT.match(self.text, word.start)
        return of_it is not None and any(other.topic and other.start == of_it.end() for other in words)

    def _is_done_then(self, figure: Counted) -> bool:
        """Whether a time within the year is when all was done: 上年结转4件在一季度全部办结."""
        if not isinstance(figure, Candidate) or figure.names != (_CARRIED_IN,):
            return False
        label = figure.label
        return (
            not any("period" in word.context for word in label.before)
            and _THEN.match(self.text, label.count.whole.end) is not None
        )

    def _is_outcome(self, name: str) -> bool:
        """Whether it counts what became of some requests."""
        return name.startswith("requests.") and not (self.topics.is_general(name) or ".carried" in name)

    def _is_last_result(self, names: Sequence[str], scope: Scope) -> bool:
        """Whether the rest of reviews or suits are all with a result that none before them has.

        So they are in 行政诉讼6件，维持3件、纠正1件，剩余2件未审结 and 复议后起诉4件，维持2件，其余2件被纠正.
        """
        if len(names) == 1 and names[0].endswith(_PENDING):
            return names[0].replace(_PENDING, _TOTAL) in scope.tally.sure
        matter = f"{names[0].partition('.')[0]}."
        told = {name for name in scope.tally.sure if name.startswith(matter)}
        wholes = {name for name in told if self._are_all_or_of_a_kind(name)}
        return bool(wholes) and told != wholes and not scope.tally.names.issuperset(names)

    def _are_all_or_of_a_kind(self, name: str) -> bool:
        """Whether it counts all reviews or suits there are, or all suits of one kind."""
        return self.topics.is_general(name) or self.topics.is_crossing_count(name)

    def _may_be_said_of_all(self, word: Word, counted: Counted) -> bool:
        """Whether a word makes no part of what is counted: 行政复议方面9件, 逾期不补正的6件不再处理."""
        if "part" not in word.context:
            return False
        names, known = counted.names, counted.scope.tally.sure
        said = self.text[word.start : word.end]
        # 行政复议方面，全年9件
        if said == "方面":
            return any(other.topic and other.end == word.start for other in counted.words)
        # 逾期不补正的6件不再处理: that is what its row is called.
        if said.startswith("不再"):
            return all(name.startswith(_LAPSED) for name in names)
        # 多数为自然人申请的，有6件: all of that column.
        if said in _MOST and self.text.startswith(_THEY_ARE, word.end):
            return all(self.topics.is_crossing_count(name) for name in names)
        # 自然人占绝大多数，有52件; 予以公开的占大头，有18件; 自然人占76.5%，共52件
        if (
            _MAKES_UP.match(self.text, word.start)
            or _THE_MOST.search(self.text, max(0, word.start - _NEAR), word.end + _NEAR)
            or self._is_the_most(word, counted.words)
        ):
            return all(self.topics.is_crossing_count(name) or self._is_outcome(name) for name in names)
        # 属于行政查询事项的最多，有6件: all of that row.
        if said.startswith("最"):
            return all(name.count(".") > 1 for name in names) or self._are_the_most(word, counted.words)
        # 因政府信息公开引起的相关行政复议
        if said in _OF_THAT and all(self.topics.section(name) == "review" for name in names):
            return OURS.search(self.text, max(0, word.start - 2 * _FAR), word.start) is not None
        if said.startswith(LEFT) and all(self.topics.section(name) == "review" for name in names):
            return self._is_last_result(names, counted.scope)
        # 公开15件、不予公开7件，其余3件作其他处理
        if said.startswith(LEFT) and names == (_OTHER,):
            return _GRANTED in known
        # 其余6件结转下年度 is all that is carried over; 法人9件，其余38件为自然人申请.
        left = _CARRIED_OUT if _ORGANISED.isdisjoint(known) else _NATURAL
        return said.startswith(LEFT) and names in ((_CARRIED_OUT,), (_ALL_LEFT,), (left,))
