"""What the words of a figure may count: 不予公开 one row, 自然人予以公开 the cell where two meet."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from govlint.claims.claim import Subject
from govlint.claims.doubts.documents import cleaned
from govlint.claims.labels import Label
from govlint.claims.said.scope import Scope
from govlint.claims.sentences import Segment
from govlint.claims.topics import Topics
from govlint.claims.words import COUNT, Word
from govlint.lazy import lazily
from govlint.numbers import Figure

EITHER_WAY = frozenset(("requests.carried_in", "requests.carried_out"))
_CARRIED_IN, _CARRIED_OUT = map(frozenset, (("requests.carried_in",), ("requests.carried_out",)))
_CARRIED, _ANSWERED = frozenset(("requests.carried",)), "requests.answered"
_LEFT = ("其余", "剩余", "余下", "剩下")
_IN_FORCE, _KEPT = (frozenset((f"normative_documents.{name}",)) for name in ("in_force", "kept"))
_MADE_AND_KEPT = tuple(
    frozenset((f"{matter}.issued", f"{matter}.in_force")) for matter in ("normative_documents", "regulations")
)
_OF_ALL = lazily(r"[了的]?(?:全部|所有|各类)?[ \t]*")
_DOCUMENTS = ("normative_documents",)
_PAPERS_AMONG = lazily(r"(?:各类)?(?:公文|文件) *\d+ *[件份个][，,（(]其中(?:包括|有)?行政规范性文件")
_RECEIVED = frozenset(("requests.received",))
# 收到申请72件（不含上年结转）
_WITHOUT_CARRIED = lazily(
    r"(?:政府)?(?:信息公开)?(?:申请)?[，,（(；;]?(?:其中|均已|均|都)?[不未](?:包含|包括|含有|含|计入|计)"
    r"(?:(?:上一?|去|前|20\d\d *)年度?)?的?(?:结转|遗留)"
)
_EVERYONE = frozenset(("requests.natural_person", "requests.organisations"))
_NATURAL_PERSON = frozenset(("requests.natural_person",))
_GRANTED, _PARTLY = frozenset(("requests.granted",)), frozenset(("requests.partly_granted",))
# 公开26件（其中部分公开5件）
_WITH_PARTLY = lazily(r"[，,（(](?:其中|含|包括|包含)[^。；（）()]{0,20}部分公开")
# 收到公民、法人政府信息公开申请52件 are all that came; …分别为30件、22件 are not.
_ALL_WHO_ASK = lazily(
    r"公民(?:[、和与及或]|以及)法人(?:(?:[、和与及或]|以及|或者)?(?:其他|其它)?组织)?(?:提出|提交|递交)?的?"
    r"(?:政府信息公开|信息公开|依申请公开|公开)?的?申请(?:事项|件)?(?:共|共计|合计)?"
    r"[ \t]*[\d一两二三四五六七八九十]"
)
FIGURE_TOO = lazily(r"[件宗]?[、和及与][ \t]*\d")
"""Behind a figure of several named before it, another: 公民、企业申请34件、4件."""
_ORGANISED = lazily(r"(?:法人|组织|企业|机构|公司|单位|自然人)[^，。；\d]{0,12}\d")
_AND_MORE = lazily(r"等(?!第三方)")
_CLOSING = lazily(r"[^，。；（）()\d]{0,6}[）)]")
_OR = lazily(r"[或和及与、]")
_JOINING = ("，", ",")
_YEAR, _TO_NEXT = lazily(r"20\d\d"), lazily("[下次明]")
# 新收和结转的90件, 加上结转共90件: all that there was to do.
_BOTH = lazily(
    r"(?:新收|新增|收到|受理|接收)[^，。；\d]{0,6}(?:[和及与、加]|以及)(?:上年|去年)?(?:度)?结转"
    r"|结转[^，。；\d]{0,4}(?:[和及与、加]|以及)(?:本年|当年|今年)?度?(?:新收|新增|收到|受理|接收)"
    r"|(?:加上?|连同|算上|计入|包括|包含)(?:(?:上一?|去)年度?)?(?:的)?(?:结转|遗留)(?:过来|下来|转来)?"
    r"(?:的|数|件|办理|申请)*(?:在内)?[，,]?(?:合计|共计|总计|总共|一共|共)"
)
_JOINED_BY, _OF_REQUESTS = 2, "requests."
_BRACKETS = ("（", "(")


def _names_of(word: Word) -> set[str]:
    """What a word counts: `normative_documents.repealed`."""
    return {f"{sense.matter}.{sense.name}" for sense in word.senses if sense.kind == COUNT}


_JUDGED = ("判决", "裁定", "判令")


def adds_carried(text: str, segment: Segment) -> bool:
    """Whether a segment adds what was carried over to what stands before it: 加上结转的在内一共72件."""
    return _BOTH.search(text, segment.start, segment.end) is not None


class SubjectReader:
    """Reads the subjects of one paragraph; it remembers which matters and counts were named before.

    `matters` are those that the paragraph speaks of, `family` all that its sentence has named.
    """

    def __init__(self, text: str, topics: Topics, scope: Scope, matters: tuple[str, ...]) -> None:
        self.text, self.topics, self.scope = text, topics, scope
        self.matters = matters
        self.family: tuple[str, ...] = ()
        self.before: tuple[str, ...] = ()
        self.new_sentence()

    def new_sentence(self) -> None:
        """Forgets what only the sentence before has named."""
        self.before = tuple(dict.fromkeys((*self.before, *self.family)))
        self.family = ()
        self.action: list[Word] = []
        self.crossed: list[Word] = []
        self.most: Figure | None = None
        self.leading: list[Word] = []
        self.trailing: Sequence[Word] = ()

    def new_clause(self, first: Segment) -> None:
        """Takes in counts before the matter that others follow: 尚未审结的行政复议1件、行政诉讼2件."""
        topics = [word for word in first.words if word.topic]
        if self.leading and first.mark in _JOINING and topics and all(map(self.topics.is_matter, topics)):
            # 尚未审结的行政复议1件，行政诉讼2件: may be of these, too.
            return
        joins = len(topics) == 2 and self.topics.is_special(topics[0]) and self.topics.is_matter(topics[1])
        self.leading = topics[:1] if joins else []

    def new_figure(self, clause: Sequence[Segment], segment: Segment, label: Label) -> None:
        """Takes in words behind the one that a figure counts, which 、 joins to it: 25起复议、诉讼案件."""
        following = next((other for other in clause if other.start > segment.start), None)
        joins = following and not following.counts and any(map(self.topics.is_matter, label.after))
        self.trailing = [word for word in following.words if word.topic][:1] if following and joins else ()

    def readings(
        self, words: Sequence[Word], pending: Sequence[Word], end: int, value: Figure
    ) -> tuple[Subject, ...]:
        """The subjects that `words` of a figure up to `end` may mean, with the `pending` words before them;
        `value` is that of the figure.
        """
        if not any(word.topic for word in words):
            return ()
        # Of the matters taken over, only those that the words count: 维持 may be of 复议, 直接起诉 is not.
        matters = self.topics.matters_in(self.text, words) or tuple(
            key for key in self.matters if self.topics.has_count(words, (key,))
        )
        subject = self._subject_of(words, matters) if matters else None
        if not subject:
            return ()
        if self.scope.among.cell and (cell := self._cell(words, subject)):
            return (cell,)
        told_apart = self._told_apart(words, subject, end) or self._group_of(
            words, subject, alone=not pending
        )
        if told_apart:
            return told_apart
        if subject >= EITHER_WAY:
            subject = self._carried(words, subject)
        if not self.topics.matters[matters[-1]].default:
            self.action = [w for w in words if any(s.kind == COUNT for s in w.senses)] or self.action
        if any(word.topic for word in pending):
            return self._joined(words, pending, subject, matters, zero=value == 0)
        return self._of_family(words, subject, value)

    def _subject_of(self, words: Sequence[Word], matters: tuple[str, ...]) -> Subject:
        """What `words` of a figure count of these matters, with what was done with those before it."""
        subject = self.topics.subject(self._called_once(words), matters)
        # 现行有效规章263部，其中省政府规章98部: what is done with them is taken over.
        about = self.scope.about
        self.scope.about = about.borrowing(not subject and not about.of_papers)
        if subject and self._are_both(words):
            return _RECEIVED
        return subject or self.topics.subject([*self.action, *words], matters)

    def _called_once(self, words: Sequence[Word]) -> Sequence[Word]:
        """The words without one in brackets that the cell of the one before holds, too: 废止（失效）6件."""
        for word, other in pairwise(words):
            if self.text[word.end : other.start] in _BRACKETS:
                held = {along for name in _names_of(word) for along in self.topics.along(name)}
                if not held.isdisjoint(_names_of(other)):
                    return [each for each in words if each is not other]
        return words

    def _are_both(self, words: Sequence[Word]) -> bool:
        """Whether `words` name what came and what was carried over: 新收和结转的申请, all there was to do."""
        return _BOTH.search(self.text, max(0, words[0].start - _JOINED_BY), words[-1].end) is not None

    def with_outcome(self, words: Sequence[Word], behind: Sequence[Word]) -> tuple[Subject, ...]:
        """What `words` of a figure count by what is told behind it: 行政诉讼3件尚未审结."""
        matters = self.topics.matters_in(self.text, words) or self.matters
        subject = self.topics.subject([*words, *behind], matters)
        return (subject,) if subject else ()

    def _joined(
        self,
        words: Sequence[Word],
        pending: Sequence[Word],
        subject: Subject,
        matters: tuple[str, ...],
        *,
        zero: bool,
    ) -> tuple[Subject, ...]:
        """What a figure may count that has words without a figure before it: both of them together."""
        # 不服信息公开答复、未经复议起诉的4件，维持2件: the outcome may be of these alone.
        crossing = [word for word in words if self.topics.is_crossing(word)]
        if self.topics.matters_in(self.text, words):
            self.crossed, self.most = crossing, None
        both = self.topics.matters_in(self.text, [*pending, *words]) or matters
        union = self.topics.subject([*pending, *words], both)
        certain = zero or any(word.is_context("sum") for word in words)
        # 因不掌握、需另行制作、内容不明确而无法提供的共50件: all of that group, or of the kinds known.
        held = all(any(name.startswith(f"{own}.") for own in subject) for name in union)
        return (union,) if certain and not held else tuple(dict.fromkeys((subject, union)))

    def _cell(self, words: Sequence[Word], subject: Subject) -> Subject:
        """The cell that a figure of one kind of applicants is of, behind those of one outcome."""
        name = min(subject)
        summed = any(word.is_context("sum") for word in words)
        if len(subject) > 1 or summed or not name.startswith(_OF_REQUESTS) or self.topics.is_cell(name):
            return frozenset()
        if not self.topics.is_crossing_count(name) or not self.scope.among.cell.startswith(_OF_REQUESTS):
            return frozenset()
        both = sorted((name.removeprefix(_OF_REQUESTS), self.scope.among.cell.removeprefix(_OF_REQUESTS)))
        return frozenset((_OF_REQUESTS + "*".join(both),))

    def _told_apart(self, words: Sequence[Word], subject: Subject, end: int) -> tuple[Subject, ...]:
        """What else the same words count here: 收到…件（不含上年结转）, 收到公民申请…件, 结转2023年…件."""
        if subject == _RECEIVED and _WITHOUT_CARRIED.match(self.text, end):
            return (frozenset(("requests.fresh",)),)
        if subject == _RECEIVED and self._are_both(words):
            return (_RECEIVED,)
        if subject == _GRANTED and (_WITH_PARTLY.match(self.text, end) or self._is_any_answer(words)):
            return (subject, subject | _PARTLY)
        if subject == _EVERYONE and self._are_all_who_ask(words, end):
            return (_RECEIVED,)
        if subject == _NATURAL_PERSON and self._is_anyone(words):
            return (frozenset(("requests.anyone",)),)
        if subject == _CARRIED_IN:
            return self._not_from_before(words)
        if subject == _CARRIED and self._are_left(words):
            return (_CARRIED_OUT,)
        if subject in _MADE_AND_KEPT and self._are_shown(words):
            return (frozenset(name for name in subject if name.endswith(".in_force")),)
        if subject == _IN_FORCE and cleaned(self.scope.sentence.text):
            # 全面清理，继续有效19件，废止2件: what was made later is in force, too.
            return (_KEPT,)
        return self._not_onward(words) if subject == _CARRIED_OUT else ()

    def _not_from_before(self, words: Sequence[Word]) -> tuple[Subject, ...]:
        """What 2024年底未办结3件 counts in a report on 2024: what goes on; without 底 of either."""
        for word in words:
            year = _YEAR.search(self.text, word.start, word.end)
            if year and self._counts(word, "carried_in") and int(year.group()) == self.scope.year:
                at_end = any(mark in self.text[year.end() : word.end] for mark in "底末")
                return (_CARRIED_OUT,) if at_end else (_CARRIED_IN, _CARRIED_OUT)
        return ()

    def _are_left(self, words: Sequence[Word]) -> bool:
        """Whether those carried over are what is left of all: 已办结46件，剩余3件跨年结转."""
        return _ANSWERED in self.scope.tally.names and any(
            self.text.startswith(_LEFT, word.start) for word in words
        )

    def _is_any_answer(self, words: Sequence[Word]) -> bool:
        """Whether 同意公开26件 may hold what was granted in part, which the sentence does not tell apart."""
        agreed = any("同意公开" in self.text[word.start : word.end] for word in words if word.topic)
        return agreed and "部分" not in self.scope.sentence.text

    def take_papers(self, words: Sequence[Word]) -> None:
        """Takes in what is done with papers of any kind: 印发公文412件，其中行政规范性文件7件 are issued."""
        acted = [word for word in words if self.topics.has_count((word,), _DOCUMENTS)]
        if (
            acted
            and not any("elsewhere" in word.context for word in words if word.end <= acted[0].start)
            and _PAPERS_AMONG.match(self.text, acted[-1].end) is not None
        ):
            self.action, self.scope.about = acted, replace(self.scope.about, of_papers=True)

    def _are_shown(self, words: Sequence[Word]) -> bool:
        """Whether what is in force is what is published: 发布现行有效的规范性文件19件, not 制发和现行有效."""
        made = next((word for word in words if self._counts(word, "issued")), None)
        kept = next((word for word in words if self._counts(word, "in_force")), None)
        if made is None or kept is None:
            return False
        return _OF_ALL.fullmatch(self.text, made.end, kept.start) is not None

    def _are_all_who_ask(self, words: Sequence[Word], end: int) -> bool:
        """Whether 公民 and 法人 are named together before the one figure of them all: 公民、法人申请52件."""
        first = next(word.start for word in words if word.topic and self.topics.is_crossing(word))
        return _ALL_WHO_ASK.match(self.text, first) is not None and FIGURE_TOO.match(self.text, end) is None

    def _is_anyone(self, words: Sequence[Word]) -> bool:
        """Whether 公民 is said of all who ask, where no organisations are told apart from them."""
        if (
            self.scope.listing.open
            or self.scope.tally.received is not None
            or "公民" not in self.scope.sentence.text
            or _ORGANISED.search(self.scope.sentence.text)
        ):
            return False
        return any("公民" in self.text[word.start : word.end] for word in words if word.topic)

    def _group_of(self, words: Sequence[Word], subject: Subject, *, alone: bool) -> tuple[Subject, ...]:
        """The group that kinds before it stand for: 因本机关不掌握等原因无法提供33件 may be all of it.

        不掌握或需另行制作无法提供2件 may be of either, where no other kinds stand before it.
        """
        parents = {name.rpartition(".")[0] for name in subject}
        parent = parents.pop()
        if parents or "." not in parent or "*" in parent:
            return ()
        group = parent.partition(".")[2]
        kinds = [name.partition(".")[2] for name in subject]
        child = next((word for word in words if any(self._counts(word, kind) for kind in kinds)), None)
        if child is None:  # the kind was named before
            return ()
        whole = next((word for word in words if word.start >= child.end and self._counts(word, group)), None)
        if whole is None and (closing := _CLOSING.match(self.text, child.end)):
            # 无法提供（本机关不掌握等）22件
            some = (
                any(self._counts(word, group) for word in words)
                and "等" in self.text[child.start : closing.end()]
            )
            return (subject, frozenset((parent,))) if some else ()
        if whole is None:
            return ()
        all_of_it = frozenset((parent,))
        if _AND_MORE.search(self.text, child.start, whole.start):
            return (subject, all_of_it)
        joined = alone and _OR.search(self.text, words[0].start, whole.start) is not None
        return (subject, all_of_it) if joined else ()

    def _counts(self, word: Word, name: str) -> bool:
        return any(sense.kind == COUNT and sense.name == name for sense in word.senses)

    def _not_onward(self, words: Sequence[Word]) -> tuple[Subject, ...]:
        """What 结转2023年3件 counts in a report on 2024: what came in; 跨年办理 may be of either."""
        for word in words:
            if not self._counts(word, "carried_out"):
                continue
            year = _YEAR.search(self.text, word.start, word.end)
            if year is not None and _TO_NEXT.search(self.text, year.end(), word.end):
                return ()  # 2024年结转到下一年度
            if year is None:
                across = self.text.startswith("跨年", word.start)
                return (_CARRIED_OUT, _CARRIED_IN, _CARRIED_IN | _CARRIED_OUT) if across else ()
            if self.scope.year is not None and (told := int(year.group())) <= self.scope.year:
                sure = told == self.scope.year - 1 and self.text[year.start() - 1] == "转"
                return (_CARRIED_IN,) if sure else (_CARRIED_IN, _CARRIED_OUT)
        return ()

    def _carried(self, words: Sequence[Word], subject: Subject) -> Subject:
        """Which way what one word says is carried over: 2023年结转 came in, 2025年结转 goes out."""
        for word in words:
            names = {sense.name for sense in word.senses}
            year = _YEAR.search(self.text, word.start, word.end)
            if year and self.scope.year is not None and {"carried_in", "carried_out"} <= names:
                came_in = int(year.group()) < self.scope.year
                return subject - {"requests.carried_out" if came_in else "requests.carried_in"}
        return subject

    def _are_still_crossed(self, words: Sequence[Word], value: Figure) -> bool:
        """Whether words name a matter only by an outcome of it, of those before: 直接起诉4件（撤诉1件）."""
        fits = self.most is None or value <= self.most
        named = [word for word in words if word.naming]
        # 复议后起诉2件，法院判决维持1件
        judged = all(self.text.endswith(_JUDGED, word.start, word.end) for word in named)
        return bool(self.crossed) and fits and judged

    def _of_family(self, words: Sequence[Word], subject: Subject, value: Figure) -> tuple[Subject, ...]:
        """结果维持3件 after 行政复议 and 行政诉讼 may be of either, or of both."""
        crossing = [word for word in words if self.topics.is_crossing(word)]
        if self.topics.matters_in(self.text, words) and not self._are_still_crossed(words, value):
            self.crossed, self.most = crossing, value
            led = self.topics.subject([*self.leading, *words], self.topics.matters_in(self.text, words))
            joined = [*words, *self.trailing]
            if self.trailing:
                led = self.topics.subject(joined, self.topics.matters_in(self.text, joined))
            return tuple(dict.fromkeys((subject, led or subject)))
        sections = {self.topics.matters[key].section for key in self.matters}
        others = [
            key
            # 被纠正的一件…: of any of those that the sentence before has named.
            for key in dict.fromkeys(self.family or self.before)
            if key not in self.matters and self.topics.matters[key].section in sections
        ]
        found = [subject]
        for key in others:
            if self.topics.has_count(words, (key,)):
                own = self.topics.subject(words, (key,))
                # 复议4件，纠正1件；直接起诉3件，纠正2件: those of the reviews are told.
                told = not any(
                    word.is_context("sum") for word in words
                ) and not self.scope.tally.names.isdisjoint(own)
                found += [] if told else [own, subject | own]
        if crossing:
            self.crossed, self.most = crossing, value
        elif self.most is not None and value > self.most:
            self.crossed = []  # 自然人18件、企业0件；予以公开5件、不予公开0件: no list of the last alone
        if self.crossed and not crossing:
            # 直接起诉4件（维持2件）: the outcome may be of these alone.
            found.append(self.topics.subject([*self.crossed, *words], self.matters))
        return tuple(dict.fromkeys(found))
