"""A figure before it is judged, with its words and what it may count: 84 in 收到申请84件, of requests."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.claims.claim import Subject, names_in
from govlint.claims.labels import Label
from govlint.claims.said.scope import Scope
from govlint.claims.words import Word
from govlint.model import Struct


class Counted(Struct, frozen=True):
    """What `words` may count, by its `names`, in the paragraph that has said so far what `scope` holds."""

    words: Sequence[Word]
    names: tuple[str, ...]
    scope: Scope


class Candidate(Counted, frozen=True):
    """A figure that may count it: `readings` are the meanings, each of which is one name or several.

    `label` holds its own words, `words` those that it takes over, too: 予以公开：40件.
    """

    label: Label
    readings: Sequence[Subject]


def candidate_of(label: Label, words: Sequence[Word], readings: Sequence[Subject], scope: Scope) -> Candidate:
    """The figure of `label` as it is judged: by these words, for what these readings say that it counts."""
    return Candidate(words, names_in(readings), scope, label, readings)
