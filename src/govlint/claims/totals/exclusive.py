"""Lists that no word opens, whose parts exclude each other: 办结16件，予以公开9件，部分公开8件."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise

from msgspec.structs import replace

from govlint.claims.mentions import MOST_FIGURES, FiguredSentence, Mention
from govlint.claims.topics import Topics
from govlint.claims.totals.known import DECIDED, DOUBTFUL, OVERLAPPING, doubtful, overlaps, unit_of
from govlint.claims.totals.lists import Enumeration
from govlint.claims.words import COUNT
from govlint.lazy import lazily
from govlint.model import Text

_REQUESTS, _WHOLE, _CARRIED = "requests", "requests whole:", "carried:"
# What reviews and suits came to; 审结 and 驳回 may be any of them.
_SUITS, _CLOSED, _NO_OUTCOME = ("review", "litigation"), ".closed", ("carried", "closed", "elsewhere")
_CASES = frozenset(("review whole:", "litigation whole:", "litigation by another way:"))
_COLUMNS = frozenset(("upheld", "corrected", "rest", "pending"))
_ALIKE = {"absent": "unavailable.not_held"}
_DONE, _CAME = lazily(r"办[结理复]|答复|回复|处理|审结"), lazily(r"收到|新收|受理|接[收到]|新增")
# ，在答复中，予以公开6件
_TO_NEXT = lazily(r"(?:申请|事项|件)?(?:[，,：:][^，。；、：\d]{0,6}[中里看分为][，,：:]|[，,、：:])")
_OTHER = lazily(r"[ \t]*其[他它](?:处理|情形)?(?:的)?[ \t]*")
_OTHERS, _EACH, _REST, _ORGANISED = ("其他", "其它"), "各", "rest", "organisations"
# 清理规范性文件21件，保留19件、废止3件; what is 修订 may be kept, too.
_KEPT = ("有效", "执行")
_GONE_THROUGH = lazily(r"(?:清理|梳理)(?:了|各类|现行|有效|行政|规范性|政策|制度|文件|的|共|[、 \t])*$")
_FATE = lazily(
    r"[ \t]*(?:其中|经清理|决定|予以|宣布|继续|共|已|拟)*(保留|有效|执行|废止|失效)"
    r"(?:的|了|有效|文件|实施|执行)*[ \t]*"
)
_FEWEST, _PARTS, _BRACKETS = 3, 2, ("（", "(")
_PENDING = "pending"


def exclusive(
    sentences: Sequence[FiguredSentence],
    text: str,
    topics: Topics,
    kinds: Mapping[int, str],
    sure: Collection[int],
) -> Iterator[Enumeration]:
    """The lists of sentences that tell of all requests handled what became of them, or of some who asked.

    And of the reviews or suits that were decided, how: 已审结12件，结果维持8件、纠正2件、其他3件.

    `kinds` says what figures count, and `sure` are the places of those that surely do.
    """
    for item in sentences:
        if not _FEWEST <= len(item.mentions) <= MOST_FIGURES:
            continue
        told = [other for other in item.mentions if not other.segment.depth]
        for at, total in enumerate(told[:-_PARTS]):
            if cleaned := _cleaned(told, at, text):
                yield _list_of(total, cleaned, item.sentence.span.end, text)
            start = total.count.span.start
            kind = kinds.get(start, "") if total.plain else ""
            decided = kind.endswith(_CLOSED) or (kind in _CASES and not _CAME.search(total.said_before(text)))
            if not decided and (start not in sure or kind not in (_WHOLE, _CARRIED)):
                continue
            by_outcome = kind == _WHOLE and _is_of_those_done(total, text)
            for crossing in (True, False) if by_outcome else (not decided,):
                matters = _SUITS if decided else (_REQUESTS,)
                parts, names = _parts(told, at, text, topics, matters, crossing=crossing)
                # 直接起诉28件，维持15件、纠正2件、其他7件、未审结4件: all that the form divides them into.
                every = decided and names >= _COLUMNS
                if len(parts) >= _PARTS and (every or kind not in _CASES):
                    found = _list_of(total, parts, item.sentence.span.end, text)
                    yield replace(found, selected=False, rest=True) if every else found


def _list_of(total: Mention, parts: Sequence[Mention], end: int, text: str) -> Enumeration:
    """The list of parts that come to no more than their total, in a sentence up to `end`."""
    return Enumeration(
        totals=(total.count,),
        parts=tuple(part.count for part in parts),
        firm=len(parts),
        selected=True,
        beside=True,
        hindrance=partial(_doubt, total, parts, end, text),
    )


def _cleaned(told: Sequence[Mention], at: int, text: str) -> Sequence[Mention]:
    """What became of so many documents gone through, told right behind: 清理21件，保留19件、废止2件."""
    if not told[at].plain or _GONE_THROUGH.search(told[at].said_before(text)) is None:
        return ()
    parts: list[Mention] = []
    fates: set[str] = set()
    for before, item in pairwise(told[at:]):
        fate = _FATE.fullmatch(item.said_before(text))
        beside = item.segment.start == before.segment.end + 1 and item.start == item.segment.start
        if fate is None or not (beside and item.plain and unit_of(item.count) == unit_of(told[at].count)):
            break
        parts.append(item)
        fates.add("保留" if fate[1] in _KEPT else fate[1])
    return parts if len(fates) == len(parts) >= _PARTS else ()


def _is_of_those_done(total: Mention, text: str) -> bool:
    """Whether a total says that it is of those handled, and not of those that came, of which some go on."""
    said = total.said_before(text)
    return _DONE.search(said) is not None and _CAME.search(said) is None


def _parts(
    told: Sequence[Mention], at: int, text: str, topics: Topics, matters: Sequence[str], *, crossing: bool
) -> tuple[Sequence[Mention], set[str]]:
    """The parts behind the total `told[at]`, with their names; none where one holds another, or may.

    `crossing` asks for those who made the requests, or else for what became of them.
    """
    parts: list[Mention] = []
    names: list[str] = []
    last = told[at]
    for item in told[at + 1 :]:
        if not (
            item.plain and item.start == item.segment.start and unit_of(item.count) == unit_of(last.count)
        ):
            break
        if _TO_NEXT.fullmatch(text, last.count.whole.end, item.start) is None:
            break
        own = _names(item, text, topics, matters, crossing=crossing)
        if _PENDING in own and DECIDED.search(told[at].said_before(text)):
            break
        if not own and parts and not crossing and _OTHER.fullmatch(item.said_before(text)):
            own = [_REST]
        if len(own) != 1 and not (own and item.said_before(text).rstrip().endswith(_EACH)):
            break
        parts += [item] * len(own)
        names += own
        last = item
    nested = any(
        one == other or other.startswith(f"{one}.") for one in names for other in names if one is not other
    )
    apart = len(set(names)) == len(names) and not nested
    return (parts, set(names)) if apart and _ORGANISED not in names else ((), set())


def _names(item: Mention, text: str, topics: Topics, matters: Sequence[str], *, crossing: bool) -> list[str]:
    """The rows or columns that a figure is of by the words before it; several in 企业和科研机构各1件."""
    if any(word.is_context("part", "elsewhere", "opener") and not word.topic for word in item.before):
        return []
    found: list[str] = []
    for word in item.before:
        names = {
            sense.name
            for sense in word.senses
            if sense.kind == COUNT and sense.matter in matters and topics.is_special(word, sense.matter)
        }
        if len(names) != 1:
            continue
        name = min(names)
        if topics.is_crossing_count(f"{matters[0]}.{name}") != crossing or name.startswith(_NO_OUTCOME):
            return []
        # 自然人11件，企业2件，其他组织1件: those that none of the others is.
        rest = name == _ORGANISED and text.startswith(_OTHERS, word.start - len(_OTHERS[0]))
        found.append(_REST if rest or (name == "other" and matters is _SUITS) else _ALIKE.get(name, name))
    # 无法提供的属于不掌握8件: of the kind.
    return [name for name in found if not any(other.startswith(f"{name}.") for other in found)]


def _doubt(total: Mention, parts: Sequence[Mention], end: int, text: str) -> Text | None:
    """Why parts in a sentence up to `end` may not come to their total."""
    start, last = total.count.whole.end, parts[-1].count.whole.end
    if overlaps(text, start, last, end):
        return OVERLAPPING
    explained = any(text.startswith(_BRACKETS, part.count.whole.end) for part in parts)
    return DOUBTFUL if explained or doubtful(text, start, end) else None
