"""Outcomes with their cause told right behind the figure are of that cause: 无法提供8件，因信息不存在."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from govlint.claims.claim import PART, Claim
from govlint.claims.doubts.causes import Causes
from govlint.claims.sentences import Segment, Sentence
from govlint.claims.topics import Topics
from govlint.lazy import lazily

_BESIDE = frozenset("，,（(：:—")
_ENDS = " \t。！!"
_ENDED = lazily(r"[，,。；;！!）)\n]")
_NOTHING = lazily(r"[ \t]*(?:申请)?[ \t]*")
_THE_CAUSE = "(?:其|具体)?(?:原因|理由|事由)(?:[是为系]|在于)"
# 主要因…, 均因…, 因…等: of more than one cause, or of all.
_WHY = lazily(
    rf"[是系]?(?:因为?(?!此)|由于|鉴于)[^，。；\d]*|{_THE_CAUSE}[^，。；\d]*"
    # 因此类申请涉及第三方权益 is a cause, 因此申请人较为满意 is none.
    r"|(?:因为?)?[此该这]类(?:政府)?(?:申请|信息|事项|材料|内容)[^，。；\d]*"
)
_OF_SEVERAL = lazily(r"主要|均|都|全部|[多各]种|多[因为是]|大多|大都|等|、|或|以及|分别|依次|各类|客观")
_NAMED = lazily(rf"[ \t]*{_THE_CAUSE}")
# 属于过程性信息, 信息不存在, without a word for the cause.
_KIND = lazily(rf"(?:[是为系]|{_THE_CAUSE}|因?属于?|因?涉及)?[^，。；\d]{{2,24}}")
_GROUPS = frozenset(("refused", "unavailable", "not_handled", "other"))


def of_causes(claims: Sequence[Claim], sentence: Sentence, causes: Causes, topics: Topics) -> Sequence[Claim]:
    """The claims of a sentence, those of several rows as of the cause alone that is told behind their figure.

    Where that is what a row of the form is called, they are of that row, or of all.
    """
    groups = {claim.figure.start: claim for claim in claims if _is_of_rows(claim)}
    if not groups:
        return claims
    found: dict[int, Claim] = {}
    for segment, behind in zip(sentence.segments, sentence.segments[1:], strict=False):
        last = segment.counts[-1] if segment.counts else None
        claim = groups.get(last.span.start) if last is not None else None
        if claim is None or last is None or behind.counts or behind.mark not in _BESIDE:
            continue
        if _NOTHING.fullmatch(causes.text, last.whole.end, segment.end):
            found[claim.figure.start] = _because(claim, behind, causes, topics)
    return [found.get(claim.figure.start, claim) for claim in claims] if found else claims


def _because(claim: Claim, behind: Segment, causes: Causes, topics: Topics) -> Claim:
    """The claim by what is told behind it."""
    said = causes.text[behind.start : behind.end].rstrip(_ENDS)
    named = _NAMED.match(said)
    start = behind.start + (named.end() if named is not None else 0)
    rows, plain = causes.rows_named(start, behind.start + len(said), behind.words)
    said = said.strip()
    group = min(claim.readings[0])
    own = {row for row in rows if row.startswith(f"{group}.")}
    # 不予公开5件，因不掌握相关信息: a row of another group explains nothing.
    if _OF_SEVERAL.search(said) or any(row.count(".") > 1 for row in rows - own):
        return claim
    if plain and own and own == rows and _KIND.fullmatch(said):
        return replace(claim, readings=(frozenset(own), *claim.readings))
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
