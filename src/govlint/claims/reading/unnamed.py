"""So many requests out of which some are told, whichever they are: 6件申请中，予以公开3件."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from govlint.claims.claim import PART, Claim
from govlint.claims.doubts.strange import OUT_OF, THESE
from govlint.claims.sentences import Sentence
from govlint.lazy import lazily

_RECEIVED = (frozenset(("requests.received",)),)
_NUMBER = lazily(r"\d+")
_PARTING = lazily(r"[；;]")


def out_of_unnamed(
    claims: Sequence[Claim], sentence: Sentence, text: str, told: Claim | None
) -> Sequence[Claim]:
    """The claims of a sentence, in doubt where it begins by a number of requests without a word on which.

    What became of them is held to the table where that number is one of all the requests there; in
    以上6件申请中 it is that of all that the text has `told`, or else it may be of any.
    """
    first = claims[0] if claims else None
    if first is None or not first.sure or first.readings != _RECEIVED:
        return claims
    opening = text[sentence.span.start : first.figure.start].strip(" \t\u3000").removeprefix("在")
    if opening and opening not in THESE:
        return claims
    if not OUT_OF.match(text, first.figure.end):
        return claims
    anew = _PARTING.search(text, first.figure.end, sentence.span.end)
    end = anew.start() if anew else sentence.span.end
    if opening and not _is_just_told(first, told, sentence, text):
        return [replace(each, doubt=each.doubt or PART) for each in claims]
    these = [each for each in claims[1:] if each.figure.start < end]
    if any(each.sure and each.value > first.value for each in these):
        return claims  # 6件申请中，不予公开12件: these are no part of six
    others = (replace(each, out_of=first.value) if each in these else each for each in claims[1:])
    return [replace(first, doubt=PART, within=True), *others]


def _is_just_told(first: Claim, told: Claim | None, sentence: Sentence, text: str) -> bool:
    """Whether it is the figure of all requests that the text has told, with no other of its value since."""
    if told is None or not told.sure or told.readings != _RECEIVED or told.value != first.value:
        return False
    return str(first.value) not in _NUMBER.findall(text, told.figure.end, sentence.span.start)
