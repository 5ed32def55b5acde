"""So many requests out of which some are told, whichever they are: 6件申请中，予以公开3件."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from govlint.claims.claim import PART, Claim
from govlint.claims.sentences import Sentence
from govlint.lazy import lazily

_RECEIVED = (frozenset(("requests.received",)),)
_AT = ("", "在")
_SO_MANY_OF = lazily(r"[ \t]*[件宗条份](?:的)?申请(?:当)?中[，,、]")
_PARTING = lazily(r"[；;]")


def out_of_unnamed(claims: Sequence[Claim], sentence: Sentence, text: str) -> Sequence[Claim]:
    """The claims of a sentence, in doubt where it begins by a number of requests without a word on which.

    What became of them is held to the table where that number is one of all the requests there.
    """
    first = claims[0] if claims else None
    if first is None or not first.sure or first.readings != _RECEIVED:
        return claims
    if text[sentence.span.start : first.figure.start].strip(" \t\u3000") not in _AT:
        return claims
    if not _SO_MANY_OF.match(text, first.figure.end):
        return claims
    anew = _PARTING.search(text, first.figure.end, sentence.span.end)
    end = anew.start() if anew else sentence.span.end
    these = [each for each in claims[1:] if each.figure.start < end]
    if any(each.sure and each.value > first.value for each in these):
        return claims  # 6件申请中，不予公开12件: these are no part of six
    others = (replace(each, out_of=first.value) if each in these else each for each in claims[1:])
    return [replace(first, doubt=PART, within=True), *others]
