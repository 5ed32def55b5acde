"""Enumerations: a total and the parts that 其中, 分别, 包括 or ： introduce, where they can be told apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from govlint.claims.figures import Count
from govlint.claims.mentions import MOST_FIGURES, FiguredSentence, Mention, all_said_before
from govlint.claims.sentences import before
from govlint.claims.topics import JOINT
from govlint.claims.totals.beginnings import openings
from govlint.claims.totals.known import (
    Named,
    is_near,
    may_be_open,
    unit_of,
)
from govlint.claims.totals.opening import Opening, joined, totals_of
from govlint.claims.totals.parts import are_askers, counts_more, names_all, of_one_unit
from govlint.claims.totals.walk import OF_TEXTS, Walk, are_outcomes, walk
from govlint.lazy import lazily
from govlint.model import Struct, Text

# 自然人58件、企业9件，其余由科研机构提出: the rest is told in words.
_AND_SO_ON = lazily(
    r"[ \t]*等|以及其他|[ \t]*[，,；;、][ \t]*(?:其余|剩余|余下)[^。；;\d\n]{2,60}(?:[。；;\n]|$)"
)
# 其中网站70条，占总量100条的70%: the whole told once more; 比去年的58件: another year's.
_WHOLE = lazily(
    r"[占较比与](?:(?<=占)(?<!分别占)(?!地|用|有|据|道)[^，。]{0,8}|(?<=[较比与])(?:上|去|前|往|20\d\d)[^，。]{0,6})$"
)
# 其中2023年40件、2024年45件，年均42件
_AVERAGE = lazily(
    r"[年月日周季人户平每](?:(?:(?<=平)均|(?<![平每])均(?![为已未以按在由经]))[^，。；\d]{0,8}"
    r"|(?<=每)[年月日周季件人户](?:约|近|平均)?[ \t]*)$"
)
_HOLDING = lazily(r"(?<!主要)(?:包括|包含|涵盖)[了：:]?$")
_BESIDE = lazily(r"[，,（(：: \t]*(?:其中|包括|包含|涵盖)[，,：: \t]*")
# 规范性文件16件；其中，市局受理21件: of no documents, whoever they are of.
_TAKEN = lazily(r"[^，。；\d]*(?:收到|受理|办结|答复|新收)[^，。；\d]{0,6}$")
# 涵盖学区划分等内容，我局办理建议14件: a statement of its own, and no part.
_ANOTHER = (
    r"[，,](?:[我本](?:{ourselves}|{tiers})(?:共|还|另)?"
    r"(?:办理|收到|受理|接收|接待|组织|开展|召开|举办|回应|处理)|同时|此外|另外)"
)
# 公开信息320条、解读40件，去年同期分别为250条、30件: no parts, but what it was before.
_OF_LAST_YEAR = lazily(r"(?:上一?|去|前一?|20\d\d[ \t]*)年度?(?:同期)?的?(?:数据)?分别[为是有]?[ \t]*$")
_NEW_REQUESTS, _REQUESTS = lazily(r"(?:的)?新收(?:的)?(?:政府信息公开|公开)?申请"), "requests"
_FEWEST = 2
_CLOSED, _PENDING = ".closed", ".pending"
_PAUSE, _FAR = lazily(r"[，,；;。]"), 3
_LABEL = 6
# 37件涉及纳税信息，不属于公开范围的8件作出不予公开决定: what was done with some, and no list of all.
_MADE = lazily(r"(?:均|已|都|依法)*(?:作出|作了|予以|不予|告知|被|要求|引导)")


class Enumeration(Struct, frozen=True):
    """A list: the figures that may be its total, its parts, and those that may or may not belong to it.

    `beyond` is the figure behind the last, which its words make no part, and `firm` how many of the first
    are one list, joined by 、. `matter` is what its total is the whole of, where a claim was read of it;
    `crossed` where a part counts something else (outcomes of the requests received), `askers` where the parts
    are all kinds of those who made the requests; `selected` where it
    calls itself a selection (包括, 等), `rest` where its last part is 其他, `closed` where that stands behind
    a semicolon, `beside` where it opens right
    behind its total, `near` where little is said between, and `apart` where none holds what another does
    (线上, 线下). `either` are the figures that a total is the
    sum of: its parts may be of one of them. `hindrance` gives why its parts cannot be added: nobody asks it
    of a list that comes to its total.
    """

    totals: tuple[Count, ...]
    parts: tuple[Count, ...]
    loose: tuple[Count, ...] = ()
    beyond: tuple[Count, ...] = ()
    firm: int = 1
    selected: bool = False
    rest: bool = False
    closed: bool = False
    matter: str = ""
    crossed: bool = False
    askers: bool = False
    near: bool = False
    beside: bool = False
    apart: bool = False
    either: tuple[Count, ...] = ()
    hindrance: Callable[[], Text | None] | None = None

    @property
    def reason(self) -> Text | None:
        """Why its parts cannot be added."""
        return self.hindrance() if self.hindrance is not None else None


def enumerations(
    paragraph: Sequence[FiguredSentence], text: str, kinds: Mapping[int, str], named: Named
) -> Iterator[Enumeration]:
    """The enumerations of a paragraph.

    `kinds` says of the figures that claims were read of, by where they start, of which kind they are: a list
    of one kind ends where another begins.
    """
    earlier: list[Mention] = []
    for item in paragraph:
        told = [mention for mention in item.mentions if not mention.count.percent]
        if told and 1 < len(told) + len(earlier) <= 2 * MOST_FIGURES:
            found = [
                (opening, listed)
                for opening in openings(item.sentence, told, earlier, text, named)
                if (listed := _enumeration(opening, told, text, kinds, named)) is not None
            ]
            found = [
                (by, listed if are_outcomes(listed.parts, kinds) else _headed(listed, told, text, named))
                for by, listed in found
            ]
            for opening, listed in found:
                pairs = [other for by, other in found if by.only and by.start == opening.start]
                yield replace(listed, rest=True) if opening.only and _is_paired(listed, pairs) else listed
        earlier = told


def _headed(listed: Enumeration, told: Sequence[Mention], text: str, named: Named) -> Enumeration:
    """The list, or what its first part is the total of: 35条，其中有效30条，采纳20条、不采纳10条."""
    first, *others = listed.parts
    most = max(count.value for count in listed.totals)
    added = sum(count.value for count in others)
    if listed.firm > 1 or len(others) < _FEWEST or first.value + added <= most or not is_near(others, first):
        return listed
    if not named.families.have_a_head(all_said_before(listed.parts, told, text), fits=added == first.value):
        return listed
    return replace(
        listed, totals=(first,), parts=tuple(others), loose=(), beyond=(), firm=len(others), either=()
    )


def _is_paired(listed: Enumeration, pairs: Sequence[Enumeration]) -> bool:
    """Whether a list of pairs is complete by its other figures: 7期、712人次，市级2期、260人次."""
    return any(
        other is not listed
        and len(other.parts) == len(listed.parts)
        and not other.loose
        and any(count.value == sum(part.value for part in other.parts) for count in other.totals)
        for other in pairs
    )


def _matter(count: Count, kinds: Mapping[int, str], text: str) -> str:
    """The matter that a figure counts the whole of, by its claim or by what stands behind: 45件新收申请."""
    kind = kinds.get(count.span.start, "")
    if not kind and _NEW_REQUESTS.match(text, count.whole.end):
        return _REQUESTS
    return kind.partition(" ")[0] if kind.endswith(" whole:") else ""


def _may_hold(total: str, part: str, names: Sequence[str]) -> bool:
    """Whether a figure of one kind may hold those of another, with these names: documents no requests, an
    outcome no whole and none but its own.
    """
    whole, _, outcome = total.partition(":")
    matter, other = whole.partition(" ")[0], part.partition(" ")[0]
    if total == JOINT:
        return not part or part.endswith(" whole")
    if matter == "carried":
        return not part.endswith(" whole")
    if not (matter and other) or other == "carried":
        return True
    if outcome.endswith(_CLOSED) and not any(name.endswith(_PENDING) for name in names):
        # 复议28件，已审结26件，其中维持19件: what was decided is decided in one way or another.
        return matter == other and not part.endswith(" whole")
    if outcome and any(names) and not any(f"{name}.".startswith(f"{outcome}.") for name in names):
        return False
    return matter == other and not (part.endswith(" whole") and (outcome or not whole.endswith(" whole")))


def _region(opening: Opening, told: list[Mention], text: str) -> list[Mention]:
    """The figures that may be parts of a list: those of its segments, but for changes and the whole again."""
    inside = {segment.start for segment in opening.segments}
    region: list[Mention] = []
    passed = False
    for item in told:
        if item.count.whole.start < opening.start or item.segment.start not in inside:
            continue
        said = item.said_before(text)
        # 较上年的250条、180条分别增加: both are another year's.
        passed = _WHOLE.search(said) is not None or (passed and not said and item.segment.mark == "、")
        average = _AVERAGE.search(said) is not None
        if not (item.change or passed or average) and opening.only in ("", unit_of(item.count)):
            region.append(item)
    return region


def _enumeration(
    opening: Opening, told: list[Mention], text: str, kinds: Mapping[int, str], named: Named
) -> Enumeration | None:
    region = _region(opening, told, text)
    if region and named.lists(_ANOTHER).search(text, opening.start + 1, region[0].count.whole.start):
        return None
    if _OF_LAST_YEAR.search(text, opening.totals[-1].count.whole.end, opening.start):
        return None
    totals = totals_of(opening, text)
    walked = walk(opening, of_one_unit(region, totals, text), text, kinds)
    if not walked.tight or not totals:
        return None
    kind = walked.kind or ("requests whole" if _TAKEN.match(region[0].said_before(text)) else "")
    names = [name.partition(":")[2] for name in walked.names]
    totals = [count for count in totals if _may_hold(kinds.get(count.span.start, ""), kind, names)]
    unit = next((unit_of(count) for count in walked.tight if count.unit), "")
    totals = [count for count in totals if _of_unit(count, unit, texts=walked.texts)] if unit else totals
    if not totals:
        return None
    length, apart = named.families.leading(all_said_before(walked.tight, told, text))
    return Enumeration(
        totals=tuple(totals),
        parts=tuple(walked.tight),
        loose=tuple(walked.loose),
        beyond=walked.behind,
        firm=max(walked.firm, length),
        # 包括企业61件、其他9件 names them all, as 主要包括 does not.
        selected=(opening.selected and not walked.rest) or _goes_on(walked, totals, text),
        rest=_names_the_rest(opening, walked, text),
        closed=walked.closed and not walked.rest,
        matter=next((matter for count in totals if (matter := _matter(count, kinds, text))), ""),
        crossed=counts_more(kinds, (*walked.tight, *walked.loose)),
        askers=walked.rest and are_askers(kinds, walked.tight[:-1]),
        near=len(_PAUSE.findall(text, totals[-1].whole.end, opening.start)) < _FAR,
        beside=_BESIDE.fullmatch(text, totals[-1].whole.end, opening.start) is not None,
        apart=bool(walked.kind) or apart,
        either=tuple(item.count for item in opening.totals) if joined(opening) is not None else (),
        hindrance=partial(_hindrance, walked, totals, told, named),
    )


def _names_the_rest(opening: Opening, walked: Walk, text: str) -> bool:
    """Whether a list names all: 包括政策类12条、其他类8条 does, 包括政策类12条、其他政策解读8条 may not."""
    rest = walked.rest and (not opening.selected or (walked.ended and _opens(opening, text)))
    return rest or names_all(opening, walked.tight, text)


def _hindrance(walked: Walk, totals: Sequence[Count], told: Sequence[Mention], named: Named) -> Text | None:
    from govlint.claims.totals.hindrances import hindrance  # most lists come to their total

    return hindrance(walked, totals, told, named)


def _goes_on(walked: Walk, totals: Sequence[Count], text: str) -> bool:
    """Whether what is said behind a list or of its parts makes it a selection."""
    return (
        may_be_open(totals, walked.tight, text)
        or _AND_SO_ON.match(text, walked.end) is not None
        or _tells_what_was_done(walked, text)
    )


def _tells_what_was_done(walked: Walk, text: str) -> bool:
    """Whether a later figure is one of which is told what was done with it: …的8件作出不予公开决定."""
    first, *others = walked.tight + walked.loose
    return any(
        before(text, count.whole.start) == "的" and _MADE.match(text, count.whole.end) for count in others
    ) and not text.startswith(("，", "、", "；", "。", ","), first.whole.end)


def _of_unit(total: Count, unit: str, *, texts: bool) -> bool:
    """Whether a total may have parts of a unit: 信息3668条 of 篇, too."""
    own = unit_of(total)
    return own in (unit, "") or (texts and {own, unit} <= OF_TEXTS)


def _opens(opening: Opening, text: str) -> bool:
    """Whether 包括 opens a list, and not 主要包括."""
    return _HOLDING.search(text, max(0, opening.start - _LABEL), opening.start) is not None
