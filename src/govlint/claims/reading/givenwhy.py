"""Outcomes with their cause told right behind the figure are of that cause: 无法提供8件，因信息不存在."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from msgspec.structs import replace

from govlint.claims.claim import PART, Claim
from govlint.claims.doubts.causes import Causes
from govlint.claims.figures import Count
from govlint.claims.labels import are_counted_anew
from govlint.claims.sentences import Segment, Sentence
from govlint.claims.topics import Topics
from govlint.claims.words import Word
from govlint.lazy import lazily
from govlint.model import Span

_BESIDE = frozenset("，,（(：:—")
_ENDS = " \t。！!"
_ENDED = lazily(r"[，,。；;！!）)\n]")
_NOTHING = lazily(r"[ \t]*(?:申请)?[ \t]*")
_ONLY = lazily(r"(?:只|仅)(?:有|为)?[ \t]*$")
_THE_CAUSE = "(?:其|具体)?(?:原因|理由|事由)(?:[是为系]|在于)"
# 主要因…, 均因…, 因…等: of more than one cause, or of all.
_WHY = lazily(
    rf"[是系]?(?:因为?(?!此)|由于|鉴于)[^，。；\d]*|{_THE_CAUSE}[^，。；\d]*"
    # 因此类申请涉及第三方权益 is a cause, 因此申请人较为满意 is none.
    r"|(?:因为?)?[此该这]类(?:政府)?(?:申请|信息|事项|材料|内容)[^，。；\d]*"
)
_OF_MOST = lazily(r"主要|[多各]种|多[因为是]|大多|大都|等|分别|依次|各类|客观")
_OF_SEVERAL = lazily(r"均|都|全[部系]|或|以及|无一例外")
_NAMED = lazily(rf"[ \t]*(?:均|都|全部)?{_THE_CAUSE}")
# 均属于过程性信息, 理由均为保护第三方权益, 系重复申请: so are all of them; 原因是… may be the first cause.
_EACH = "(?:均|都|全[部系]|一律|皆|无一例外)"
_ALL_ARE = lazily(rf"[ \t]*(?:{_EACH}|(?:系|[是为])(?!因|由)|[^，。；\d]{{0,6}}{_EACH}[是为系因属])")
_OF_THEM = lazily(r"[ \t]*(?:申请)?[ \t]*(?=均|都|全部|全系|一律|皆|无一例外)")
# 属于过程性信息, 信息不存在, without a word for the cause.
_KIND = lazily(rf"(?:[是为系]|{_THE_CAUSE}|因?属于?|因?涉及)?[^，。；\d]{{2,24}}")
_GROUPS = frozenset(("refused", "unavailable", "not_handled", "other", "ungiven"))
# 不公开3件，因属于过程性信息: whatever was not given is of the rows of several groups.
_ROWS_OF = {"requests.ungiven": ("requests.refused.", "requests.unavailable.", "requests.not_handled.")}


def of_causes(claims: Sequence[Claim], sentence: Sentence, causes: Causes, topics: Topics) -> Sequence[Claim]:
    """The claims of a sentence, those of several rows as of the cause alone that is told behind their figure.

    Where that is what rows of the form are called, they are of these rows, or of all; of these alone where
    it says so of each: 不予处理6件，均属信访投诉类、重复申请.
    """
    each = Counter(claim.figure.start for claim in claims)
    # 不予公开、不予处理各2件: one figure of both.
    groups = {at: claim for claim in claims if each[at := claim.figure.start] == 1 and _is_of_rows(claim)}
    if not groups:
        return claims
    found: dict[int, Claim] = {}
    for at, segment in enumerate(sentence.segments):
        last = segment.counts[-1] if segment.counts else None
        claim = groups.get(last.span.start) if last is not None else None
        if claim is None or last is None:
            continue
        said = _said_of(causes.text, sentence.segments[at:], last)
        if said is not None:
            found[claim.figure.start] = _because(claim, *said, causes, topics)
    return [found.get(claim.figure.start, claim) for claim in claims] if found else claims


def _said_of(text: str, segments: Sequence[Segment], last: Count) -> tuple[Span, Sequence[Word]] | None:
    """What is told behind the `last` figure of the first segment, past each 、 in it, and its words."""
    first, *behind = segments
    of_all = _OF_THEM.match(text, last.whole.end, first.end)
    if of_all is not None:
        run = [first]  # 不予处理的4件申请全部为重复申请
    elif behind and behind[0].mark in _BESIDE and _NOTHING.fullmatch(text, last.whole.end, first.end):
        run = [behind.pop(0)]
    else:
        return None
    start = of_all.end() if of_all is not None else run[0].start
    run += takewhile(lambda segment: segment.mark == "、", behind)
    if any(count.span.start >= start for segment in run for count in segment.counts):
        return None
    if are_counted_anew(text, run[-1].end, last.value):
        return None  # 不予公开5件，因涉及行政执法案卷（3件）或第三方权益（2件）
    words = [word for segment in run for word in segment.words if word.start >= start]
    return Span(start, run[-1].end), words


def _because(claim: Claim, behind: Span, words: Sequence[Word], causes: Causes, topics: Topics) -> Claim:
    """The claim by what is told `behind` it."""
    said = causes.text[behind.start : behind.end].rstrip(_ENDS)
    named = _NAMED.match(said)
    start = behind.start + (named.end() if named is not None else 0)
    rows, plain = causes.rows_named(start, behind.start + len(said), words)
    said = said.strip()
    group = min(claim.readings[0])
    own = {row for row in rows if row.startswith(_ROWS_OF.get(group, (f"{group}.",)))}
    # 不予公开的只有3件，均为过程性信息: all that there were.
    only = _ONLY.search(causes.text, claim.span.start, claim.figure.start) is not None
    # 不予公开5件，因不掌握相关信息: a row of another group explains nothing.
    if only or _OF_MOST.search(said) or any(row.count(".") > 1 for row in rows - own):
        return claim
    several = _OF_SEVERAL.search(said) is not None
    if plain and own and own == rows and (several or "、" in said or _KIND.fullmatch(said)):
        every = claim.value == 1 or _ALL_ARE.match(said) is not None
        return replace(claim, readings=(frozenset(own),) if every else (frozenset(own), *claim.readings))
    if several:
        return claim
    # 鉴于此类申请增多 is no ground of an answer.
    why = _WHY.fullmatch(said) is not None and (
        topics.reasons.search(causes.text, behind.start, _to_its_end(causes.text, behind.start)) is not None
    )
    return replace(claim, doubt=PART, within=True) if (plain and rows) or why else claim


def _to_its_end(text: str, start: int) -> int:
    """Where a cause ends that goes on at `start`, past each 、 in it."""
    end = _ENDED.search(text, start)
    return end.start() if end is not None else len(text)


def _is_of_rows(claim: Claim) -> bool:
    """Whether a claim surely counts an outcome that several rows of the form are of."""
    names = claim.readings[0]
    matter, _, name = min(names).partition(".")
    return claim.sure and len(claim.readings) == len(names) == 1 and matter == "requests" and name in _GROUPS
