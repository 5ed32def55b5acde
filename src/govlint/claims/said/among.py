"""Of what alone figures are told, where that is less than all: 上年结转的6件中，4件予以公开."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from msgspec.structs import replace

from govlint.claims.claim import PART, WHAT, Claim
from govlint.claims.figures import Count
from govlint.claims.sentences import UNIT, before
from govlint.claims.words import Word
from govlint.lazy import lazily
from govlint.model import Struct
from govlint.numbers import Figure

_TOTAL, _AFTER = ".total", "litigation.after"
_CARRIED, _UNDERWAY = ".carried", "requests.underway"
_WHOLE = frozenset(("requests.received", "requests.answered", "requests.anyone", "requests.fresh"))
ON_A_THING = lazily(r"(?:申请|要求)(?:公开)?[^，。；、\d]{2,20}的(?:(?:政府信息公开)?申请)?(?:共|有)*[ \t]*$")
"""What stands before the number of requests on one thing: 申请公开执法视频的14件."""
# 收到内容相同的申请16件，其中公开4件: of those, whatever they are.
_OF_SUCH = lazily(
    r"(?:收到|受理|接到|接收|办理)[^，。；\d]{2,24}的(?:政府信息公开|公开)?申请(?:共|有)?[ \t]*$"
)
# Each stands behind a figure, whose unit may be left out where the others of its list have it.
_UNIT = rf"[ \t]*{UNIT}"
_OUT_OF_THEM = lazily(
    rf"{_UNIT}?(?:的)?(?:(?:上年|跨年度?)?结转(?:的)?)?(?:申请)?"
    r"(?:中|[^，,；;。）\d]{0,8}[，,；;]?[ \t]*(?:其中|分别|依次)|[，,；;]?[ \t]*(?:均|全部|都)"
    # 5件上年结转申请于2024年1月底前全部答复，其中公开2件
    r"|[^，,；;。）]{0,20}(?:全部|均|都)[^，,；;。）\d]{0,6}[，,；;][ \t]*(?:其中|分别|依次))"
)
_OF_THEM = lazily(rf"{_UNIT}?(?:的)?(?:新)?(?:政府信息公开)?(?:申请)?(?:当?中|里)(?!心)")
# 按期答复的45件中: all of them.
_IN_TIME = lazily("按[期时规]|及时|(?:期限|时限)内")
_AMONG_THEM = lazily(rf"{_UNIT}?(?:的)?(?:申请)?(?:中|[，,；;](?:这些?)?(?:其中|当中))")
_AMONG_IT = lazily(r"[ \t\u3000]*(?:这些?(?:申请)?)?(?:其中|当中)")
_BY_THESE = lazily(
    rf"{_UNIT}(?:申请)?(?:在办)?[，,：:]?(?:[^，,。；;\d]{{0,6}}其中|除|[按从][^，。；\d]{{0,8}}[分看][，,：:])?"
    r"(?:由|来自|均|全部|都|有|是|为|\d{1,6}[件宗])*"
    r"(?:自然人|公民|个人|企业|公司|法人|单位|科研|律|法律服务|公益|社会公益)"
)
# 予以公开15件（自然人9件，企业2件）
_OF_WHOM = lazily(rf"{_UNIT}(?:申请)?[（(][^（）()，。；\d]{{0,4}}(?:自然人|公民|个人|企业|公司|法人|单位)")


class Among(Struct, frozen=True):
    """What the figures of a sentence are told of, as far as it has said.

    `part` says that it is a part, of no more than `most` if that is told, `some` that it is some of the
    requests, `received` that it is those that came this year; `applicant` that it is those of one kind of
    applicants, `outcome` that it is those with one outcome, and `answered` that it is those answered. `cell`
    is the outcome that figures of applicants are a cell of: 予以公开的24件中，自然人19件. `asked` says that
    applicants are named before the clause, and `whole_told` that all there are were told.
    """

    part: bool = False
    most: Figure | None = None
    some: bool = False
    received: bool = False
    applicant: bool = False
    outcome: bool = False
    answered: bool = False
    cell: str = ""
    asked: bool = False
    whole_told: bool = False

    def also(
        self, *, some: bool = False, applicant: bool = False, outcome: bool = False, answered: bool = False
    ) -> Self:
        """The same, and of these alone, too."""
        return replace(
            self,
            some=self.some or some,
            applicant=self.applicant or applicant,
            outcome=self.outcome or outcome,
            answered=self.answered or answered,
        )

    def asked_by(self, named: bool) -> Self:
        """The same, behind words that name applicants or do not."""
        return replace(self, asked=named)

    def without_cell(self) -> Self:
        """The same, of no cell any more."""
        return replace(self, cell="")

    def behind(self, text: str, claim: Claim, names: Sequence[str], *, crossing: bool) -> Self:
        """What figures behind a claim are told of; `names` are all that it may count.

        `crossing` says that it is of applicants: 企业申请9件，其中7件予以公开.
        """
        now, end = self if crossing else self.without_cell(), claim.figure.end
        if now.is_past(claim.value):
            now = replace(now, part=False, most=None)
        if all(_CARRIED in name or name == _UNDERWAY for name in names):
            # 结转下年度5件，4件为自然人提出
            part = any(way.match(text, end) for way in (_OUT_OF_THEM, _BY_THESE, _OF_WHOM))
            return replace(now, part=part, most=claim.value)
        if not _WHOLE.isdisjoint(names):
            # 新收的168件中，160件在年内办结: some of them.
            of_them = _OF_THEM.match(text, end) is not None
            return replace(now, part=False, applicant=False, whole_told=True, received=of_them)
        if not crossing:
            return now._divided(claim, names) if _are_among_them(text, claim) else now
        if names[0] == _AFTER and _AMONG_THEM.match(text, end):
            # 经复议后起诉的4件中，复议决定维持的3件: of these alone.
            return replace(now, part=True)
        return now._of_applicants(claim, names)

    def out_of(self, said: str, counts: Sequence[Count], told: Sequence[Claim]) -> Self:
        """The same, in a sentence that tells what is among the one figure of that before it, no total:
        部分公开的5件多为合同。其中自然人申请3件.

        `counts` are the figures of the sentence before, `told` its claims.
        """
        whole = any(claim.sure and not _WHOLE.isdisjoint(claim.names) for claim in told)
        if whole or len(counts) != 1 or counts[0].percent or _AMONG_IT.match(said) is None:
            return self
        return replace(self, part=True, most=counts[0].value)

    def is_past(self, value: Figure) -> bool:
        """Whether a figure is more than the part that it would be of: 上年结转3件，其中自然人31件."""
        return self.most is not None and value > self.most

    def _divided(self, claim: Claim, names: Sequence[str]) -> Self:
        """What figures that divide a claim are told of: 不予公开的5件中，4件由自然人提出."""
        cell = names[0] if claim.sure and len(names) == 1 else ""
        return replace(self, outcome=not any(name.endswith(_TOTAL) for name in names), cell=cell)

    def _of_applicants(self, claim: Claim, names: Sequence[str]) -> Self:
        """What figures behind one of applicants are told of: 自然人予以公开9件、部分公开3件, both of these.

        网上自然人提出20件、企业提出2件: both by that way.
        """
        if not all(name.startswith("requests.") for name in names):
            return self
        applicant = not self.whole_told or any("*" in name for name in names)
        return replace(self, part=self.part or claim.reason == PART, applicant=applicant, whole_told=True)


def _are_among_them(text: str, claim: Claim) -> bool:
    return _AMONG_THEM.match(text, claim.figure.end) is not None or _is_on_these(text, claim)


def _is_on_these(text: str, claim: Claim) -> bool:
    """Whether what follows is told of those just counted: 不予公开的7件申请，自然人提出6件."""
    named = before(text, claim.figure.start) == "的"
    whom = _BY_THESE if named else _OF_WHOM
    return whom.match(text, claim.figure.end) is not None


def is_of_one_kind(text: str, words: Sequence[Word]) -> bool:
    """Whether what follows may be of one kind alone: 监测数据类申请82件，公开51件."""
    return any(text.endswith("类申请", word.start, word.end) for word in words)


def is_of_some(text: str, claim: Claim, *, part: bool, ours: bool) -> bool:
    """Whether what follows a claim of requests received is of these alone, which are some.

    `part` says that words before its figure make it a part, `ours` that its sentence names disclosure.
    受理线上申请65件，办结62件, 摊位申请82件，办结80件: of these, where nothing was told of all.
    """
    start = claim.span.start, claim.figure.start
    return (
        claim.doubt == PART
        or (part and claim.reason == PART)
        or (not claim.sure and _OF_THEM.match(text, claim.figure.end) is not None)
        # 申请公开执法视频的14件，不予公开11件: of those on one thing.
        or ON_A_THING.search(text, *start) is not None
        # 对31件工伤案卷申请，予以公开12件
        or (
            claim.doubt is not None
            and (before(text, claim.figure.start) == "对" or _OF_SUCH.search(text, *start) is not None)
        )
        # 收到数据共享申请82件，无法提供12件: of these, whatever they are.
        or (claim.doubt is WHAT and not ours)
    )


def is_late(text: str, claim: Claim) -> bool:
    """Whether what follows a claim of some requests answered is of these: 延期答复的3件中，予以公开1件."""
    return (
        _OF_THEM.match(text, claim.figure.end) is not None
        and _IN_TIME.search(text, claim.span.start, claim.figure.start) is None
    )
