"""What a sentence has said so far of year, agency and lists, which the figures behind it are read by."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.claims.about import About
from govlint.claims.claim import PART, WHAT, Cause, Claim
from govlint.claims.everycase import GOES_ON, tells_of_every_kind
from govlint.claims.listing import Listing
from govlint.claims.sentences import SEMICOLONS, Segment, before
from govlint.claims.when import When
from govlint.claims.whose import Whose
from govlint.claims.wording import Wording
from govlint.claims.words import Word
from govlint.lazy import lazily
from govlint.numbers import Figure

_TOTAL = ".total"
_AFTER = "litigation.after"
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
_WHOLE = frozenset(("requests.received", "requests.answered", "requests.anyone", "requests.fresh"))
_CARRIED_IN, _LEFT = "requests.carried_in", ("requests.carried", "requests.underway")
# 上年结转2件，新收47件; not 上年结转2件已办结，新收47件
_BARE = lazily(r"[ \t]*[件宗条份次起项]?[，,、；;](?![^，,。；]{0,6}(?:已|均|全部|都|其中))")


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
        self.sentence, self.when, self.listing, self.about = Wording("", 0), When(), Listing(), About()
        self.of_part = self.of_applicant = self.whole_told = self.borrowed = self.handled = False
        self.name: tuple[Word, ...] = ()
        self.beside: tuple[Word, ...] | None = None
        self.values: set[Figure] = set()
        self.unexplained: list[Figure] = []
        self.received: Figure | None = None
        self.doubted_to = -1  # where the last figure of reviews ends that is of a part
        self.told: set[str] = set()
        self.sure: set[str] = set()
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
        self.when, self.listing, self.about = self.when.next_sentence(text), Listing(), About()
        self.told, self.sure, self.came, self.outcome = set(), set(), 0, ""
        self.ours = self.ours or sentence.ours
        self.of_part = self.of_applicant = self.whole_told = False
        self.handled = every
        self.foreign = False
        self.of_outcome = self.of_answered = self.of_received = self.of_papers = False
        self.of_applicants = self.of_some = self.by_channel = False
        self.causes: list[Cause] = []  # clauses that tell why the figures behind them came about
        self.outside: tuple[When, Listing, About] | None = None

    def enter(self, depth: int) -> None:
        """A clause begins in so many brackets; what one says of year and list is left with it."""
        if depth and self.outside is None:
            self.outside = self.when, self.listing, self.about
        elif not depth and self.outside is not None:
            self.when, listing, about = self.outside
            self.listing, self.about = self.listing.reopened(listing), self.about.set_aside(about.aside)
            self.outside = None

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
        self.listing = self.listing.with_items(names)
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
        self.outcome = "" if first.mark in SEMICOLONS else self.outcome
        self.listing = self.listing.in_clause(words, said, first.mark, self.told)
        self.when = self.when.in_clause(text, words, said, first.start, self.sentence, self.year)
        self.about = self.about.in_clause(text, words, said, first)
