"""What a sentence has said so far of year, agency and lists, which the figures behind it are read by."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.claims.claim import PART, WHAT, Cause, Claim
from govlint.claims.everycase import GOES_ON, THEN, tells_of_every_kind
from govlint.claims.sentences import Segment, before
from govlint.claims.whose import Whose
from govlint.claims.wording import OURS, Wording
from govlint.claims.words import MATTER, Word
from govlint.claims.years import is_another, is_headed
from govlint.lazy import lazily
from govlint.numbers import Figure

_TOTAL = ".total"
_AFTER = "litigation.after"
_OF_NOW = ("今年", "本年", "当年")
_SEMICOLONS = ("；", ";")
_YEARS = frozenset({"this_year", "last_year", "year"})
ON_A_THING = lazily(r"(?:申请|要求)(?:公开)?[^，。；、\d]{2,20}的(?:(?:政府信息公开)?申请)?(?:共|有)*[ \t]*$")
"""What stands before the number of requests on one thing: 申请公开执法视频的14件."""
# 收到内容相同的申请16件，其中公开4件: of those, whatever they are.
_OF_SUCH = lazily(
    r"(?:收到|受理|接到|接收|办理)[^，。；\d]{2,24}的(?:政府信息公开|公开)?申请(?:共|有)?[ \t]*$"
)
_OUT_OF_THEM = lazily(
    r"[ \t]*[件宗条份次起项]?(?:的)?(?:(?:上年|跨年度?)?结转(?:的)?)?(?:申请)?"
    r"(?:中|[^，,；;。）\d]{0,8}[，,；;]?[ \t]*(?:其中|分别|依次)|[，,；;]?[ \t]*(?:均|全部|都)"
    # 5件上年结转申请于2024年1月底前全部答复，其中公开2件
    r"|[^，,；;。）]{0,20}(?:全部|均|都)[^，,；;。）\d]{0,6}[，,；;][ \t]*(?:其中|分别|依次))"
)
_OF_THEM = lazily(r"[ \t]*[件宗条份次起项]?(?:的)?(?:新)?(?:政府信息公开)?(?:申请)?(?:当?中|里)(?!心)")
# 按期答复的45件中: all of them.
_IN_TIME = lazily("按[期时规]|及时|(?:期限|时限)内")
_AMONG_THEM = lazily(r"[ \t]*[件宗条份次起项]?(?:的)?(?:申请)?(?:中|[，,；;](?:这些?)?(?:其中|当中))")
_BY_THESE = lazily(
    r"[ \t]*[件宗条份次起项](?:申请)?(?:在办)?[，,：:]?(?:[^，,。；;\d]{0,6}其中)?"
    r"(?:由|来自|均|全部|都|有|是|为)*"
    r"(?:自然人|公民|个人|企业|公司|法人|单位|科研|律|法律服务|公益|社会公益)"
)
# 予以公开15件（自然人9件，企业2件）
_OF_WHOM = lazily(
    r"[ \t]*[件宗条份次起项](?:申请)?[（(][^（）()，。；\d]{0,4}(?:自然人|公民|个人|企业|公司|法人|单位)"
)
_MONTHS = frozenset("月份")
_IN_A_MONTH = lazily(r"(?<![\d至到－—-])(?:[1-9]|1[01]) *月份?$")
_NEAR = 8
_WHOLE = frozenset(("requests.received", "requests.answered", "requests.anyone", "requests.fresh"))
_CARRIED_IN, _LEFT = "requests.carried_in", ("requests.carried", "requests.underway")
# 上年结转2件，新收47件; not 上年结转2件已办结，新收47件
_BARE = lazily(r"[ \t]*[件宗条份次起项]?[，,、；;](?![^，,。；]{0,6}(?:已|均|全部|都|其中))")
_OWN = lazily(r"(?:全年)?(?!以来|至|到|起)[^，。；：、\d]{0,20}?[ \t]*\d[\d,]*[ \t]*[件宗条份次起项]")
# 因行政处罚引发的行政复议47件、行政诉讼9件: neither is of disclosure.
_CAUSED = lazily(r"(?:因|由于?|涉及?|针对|不服)?([^，。；\d]*?)(?:引发|引起|产生|导致|提起)")
# 工伤认定类行政复议47件、行政诉讼9件
_OF_A_KIND = lazily(r"[^，。；、：\d]{0,8}")
_PLANNED = lazily(
    r"[ \t\u3000]*(?:[（(][一二三四五六七]{1,2}[）)])?(?:下一步|下一?阶段|今后|接下来|明年|来年|新的一年)"
)


def _is_review(word: Word) -> bool:
    return any(sense.kind == MATTER and sense.matter in ("review", "litigation") for sense in word.senses)


def _are_of_a_kind(text: str, words: Sequence[Word]) -> bool:
    """Whether reviews are of another matter, by what stands right before them: 工伤认定类行政复议47件."""
    at = next((n for n, word in enumerate(words) if _is_review(word)), 0)
    if not at or OURS.search(text, words[0].start, words[-1].end):
        return False
    return any(
        "elsewhere" in word.context
        and not word.topic
        and _OF_A_KIND.fullmatch(text, word.end, words[at].start) is not None
        for word in words[:at]
    )


class Scope:
    """What a sentence has said so far of year, agency and lists."""

    def __init__(
        self,
        year: int | None,
        *,
        ours: bool,
        of_government: bool = False,
        judging: bool = False,
        deciding: bool = False,
    ) -> None:
        self.year, self.of_government = year, of_government
        self.judging, self.deciding = judging, deciding
        self.ours = ours
        self.whose: Whose = ""
        self.named_now = False
        self.sentence = Wording("", 0)
        self.other_year = self.listed = self.named_here = self.period = self.aside = False
        self.of_part = self.of_applicant = self.whole_told = self.strange = self.borrowed = self.handled = (
            False
        )
        self.name: tuple[Word, ...] = ()
        self.beside: tuple[Word, ...] | None = None
        self.values: set[Figure] = set()
        self.unexplained: list[Figure] = []
        self.received: Figure | None = None
        self.doubted_to = -1  # where the last figure of reviews ends that is of a part
        self.told: set[str] = set()
        self.sure: set[str] = set()
        self.of_these: set[str] = set()
        self.listed_apart: set[str] = set()
        self.outcome = ""  # that figures of applicants are of: 予以公开的24件中，自然人19件
        self.came: Figure = 0

    def new_sentence(self, sentence: Wording) -> None:
        """A new sentence begins."""
        text, before, self.sentence = sentence.text, self.sentence, sentence
        # 县行政复议机构受理83件。审结案件中，维持42件: theirs, too.
        goes_on = GOES_ON.match(text)
        theirs = goes_on is not None and (
            self.whose == "other" or (self.whose == "unsure" and not goes_on["among"])
        )
        self.whose, self.name = self.whose if theirs else "", ()
        every = goes_on is not None and (self.handled or tells_of_every_kind(before.text))
        self.listed = self.named_here = self.period = self.aside = False
        then = self.other_year and THEN.match(text) is not None
        self.other_year = then or _PLANNED.match(text) is not None
        self.told, self.sure, self.of_these, self.came = set(), set(), set(), 0
        self.listed_apart, self.outcome = set(), ""
        self.ours = self.ours or sentence.ours
        self.of_part = self.of_applicant = self.whole_told = self.caused = False
        self.handled = every
        self.applied = self.foreign = False
        self.of_outcome = self.of_answered = self.of_received = self.of_papers = False
        self.of_applicants = self.own_year = self.of_some = self.by_channel = False
        self.causes: list[Cause] = []  # clauses that tell why the figures behind them came about
        self.outside: tuple[bool, bool, bool, bool] | None = None

    def enter(self, depth: int) -> None:
        """A clause begins in so many brackets; what one says of year and list is left with it."""
        if depth and self.outside is None:
            self.outside = self.other_year, self.listed, self.period, self.aside
        elif not depth and self.outside is not None:
            self.other_year, self.listed, self.period, self.aside = self.outside
            self.outside = None

    def _is_of_a_month(self, text: str, start: int) -> bool:
        """Whether a month that is not the last stands right before: 最多的是5月，收到29件."""
        if start - 2 < self.sentence.start or text[start - 2] not in _MONTHS:
            return False
        return _IN_A_MONTH.search(text, max(self.sentence.start, start - _NEAR), start - 1) is not None

    def _counts_own_year(self, text: str, words: Sequence[Word]) -> bool:
        """Whether a figure of the report's own year follows its name: 近三年…，2024年205件."""
        return any(
            "year" in word.context
            and int(text[word.start : word.start + 4]) == self.year
            and _OWN.match(text, word.end) is not None
            for word in words
        )

    def _is_past_a_list(self, words: Sequence[Word]) -> bool:
        """Whether a list of the outcomes of one matter is over where another is named.

        So it is in 行政复议3件，其中维持2件；行政诉讼2件, but not where both are items: 行政争议5件，其中….
        """
        if not self.listed or len(self.of_these) != 1 or self.of_these == self.told:
            return False
        own = min(self.of_these).removesuffix(_TOTAL) + "."
        if not all(name.startswith(own) for name in self.told):
            return False
        return any(_is_review(word) and not any(s.matter + "." == own for s in word.senses) for word in words)

    def _is_caused_elsewhere(self, text: str, words: Sequence[Word]) -> bool:
        """Whether what these words tell of came of another matter."""
        found = _CAUSED.search(text, words[0].start, words[-1].end)
        return found is not None and not OURS.search(found[1])

    def note_kind(self, text: str, words: Sequence[Word]) -> None:
        """Takes in that what follows may be of one kind alone: 监测数据类申请82件，公开51件."""
        kind = any(text.endswith("类申请", word.start, word.end) for word in words)
        self.of_some = self.of_some or (kind and self.received is None)

    def note(self, text: str, claim: Claim, *, crossing: bool, some: bool) -> None:
        """Takes in whether what follows is told of a part alone: 上年结转的6件中，4件予以公开.

        `crossing` says that the claim is of applicants: 企业申请9件，其中7件予以公开. `some` says that words
        before its figure make it a part.
        """
        names = [name for reading in claim.readings for name in reading]
        self.told.update(names)
        self.outcome = self.outcome if crossing else ""
        if self.listed:
            self.listed_apart.update(names)
        self._explain(text, claim, names)
        self._note_of_some(text, claim, names, some=some)
        if all(".carried" in name or name == _LEFT[1] for name in names):
            out_of_them = _OUT_OF_THEM.match(text, claim.figure.end) is not None
            self.of_part = out_of_them or self._speaks_of_these(text, claim)
        elif any(name in _WHOLE for name in names):
            self.of_part, self.of_applicant, self.whole_told = False, False, True
            # 新收的168件中，160件在年内办结: some of them.
            self.of_received = _OF_THEM.match(text, claim.figure.end) is not None
        elif crossing and _AMONG_THEM.match(text, claim.figure.end) and names[0] == _AFTER:
            # 经复议后起诉的4件中，复议决定维持的3件: of these alone.
            self.of_part = True
        elif not crossing and (
            _AMONG_THEM.match(text, claim.figure.end) or self._speaks_of_these(text, claim)
        ):
            # 不予公开的5件中，4件由自然人提出: the table does not divide these.
            self.of_outcome = not any(name.endswith(_TOTAL) for name in names)
            self.outcome = names[0] if claim.sure and len(names) == 1 else ""
        elif crossing and all(name.startswith("requests.") for name in names):
            # 网上自然人提出20件、企业提出2件: both by that way.
            self.of_part = self.of_part or claim.reason == PART
            # 自然人予以公开9件、部分公开3件: both are of these.
            self.of_applicant = not self.whole_told or any("*" in name for name in names)
            self.whole_told = True

    def _note_of_some(self, text: str, claim: Claim, names: Sequence[str], *, some: bool) -> None:
        """Takes in whether what follows is of some of the requests, of which alone was told."""
        of_them = _OF_THEM.match(text, claim.figure.end) is not None
        if "requests.received" in names:
            # 受理线上申请65件，办结62件, 摊位申请82件，办结80件: of these, where nothing was told of all.
            of_part = PART in (claim.reason if some else None, claim.doubt)
            of_part = of_part or (of_them and (claim.reason or claim.doubt) is not None)
            # 申请公开执法视频的14件，不予公开11件: of those on one thing.
            of_part = of_part or ON_A_THING.search(text, claim.span.start, claim.figure.start) is not None
            # 对31件工伤案卷申请，予以公开12件
            of_part = of_part or (
                claim.doubt is not None
                and (
                    before(text, claim.figure.start) == "对"
                    or _OF_SUCH.search(text, claim.span.start, claim.figure.start) is not None
                )
            )
            # 收到数据共享申请82件，无法提供12件: of these, whatever they are.
            of_part = of_part or (claim.doubt is WHAT and not self.sentence.ours)
            self.of_some = of_part and self.received is None
        elif claim.reason == PART and "requests.answered" in names:
            # 延期答复的3件中，予以公开1件: of these.
            self.of_some |= of_them and _IN_TIME.search(text, claim.span.start, claim.figure.start) is None

    def _speaks_of_these(self, text: str, claim: Claim) -> bool:
        """Whether what follows is told of those just counted: 不予公开的7件申请，自然人提出6件."""
        named = before(text, claim.figure.start) == "的"
        whom = _BY_THESE if named else _OF_WHOM
        return whom.match(text, claim.figure.end) is not None

    def _explain(self, text: str, claim: Claim, names: Sequence[str]) -> None:
        """Takes in what a figure surely counts: it is not what was left of those received."""
        if claim.reason is not None or claim.doubt is not None:
            return
        self.sure.update(names)
        if names in (["requests.received"], [_CARRIED_IN]):
            self.came += claim.value
        if claim.value not in self.unexplained:
            return
        came_in = names == [_CARRIED_IN] and _BARE.match(text, claim.figure.end) is not None
        if came_in or not any(name.startswith(_LEFT) for name in names):
            self.unexplained.remove(claim.value)

    def read(self, text: str, words: Sequence[Word], said: set[str], first: Segment) -> None:
        """Takes in the words of a clause that begins with `first`; `said` names all their contexts."""
        self.outcome = "" if first.mark in _SEMICOLONS else self.outcome
        # 公开信息64条，其中网站40条；年内受理申请5件: what is said of the year is no item of the list.
        anew = first.mark in _SEMICOLONS and "this_year" in said
        anew = anew or (first.mark in _SEMICOLONS and self._is_past_a_list(words))
        if "opener" in said and not self.listed:
            self.of_these = {name for name in self.told if name.endswith(_TOTAL)}
        self.listed = (self.listed and not anew) or "opener" in said
        # 累计收到437件，其中2024年收到77件: all of this year's.
        self.own_year = self.period and self._counts_own_year(text, words)
        if "this_year" in said or self.own_year:
            self.period = False
        self.period = self.period or "period" in said or self._is_of_a_month(text, first.start)
        # 因处罚引发的行政复议47件，行政诉讼9件: both came of it.
        going_on = self.caused and first.mark in "，,、" and "because" not in said and len(words) > 0
        going_on = going_on and not OURS.search(text, first.start, words[-1].end)
        caused = "elsewhere" in said and (
            ("because" in said and self._is_caused_elsewhere(text, words)) or _are_of_a_kind(text, words)
        )
        # 作为第三人参加行政复议6件、行政诉讼4件: neither was against the agency.
        beside = "elsewhere" in said and text.find("第三人", first.start, words[-1].end) >= 0
        self.caused = caused or beside or (going_on and any(map(_is_review, words)))
        # 上年新收35件，今年新收45件
        if any("certain" in word.context and text.startswith(_OF_NOW, word.start) for word in words):
            self.other_year = False
        if said.isdisjoint(_YEARS):
            return
        self.other_year = is_another(
            text, words, self.year, before=self.other_year, headed=is_headed(self.sentence.text, self.year)
        )
