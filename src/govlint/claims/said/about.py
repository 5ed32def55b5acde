"""What a sentence is about, as far as it has said: 收到申请84件，受理信访36件，办结36件 has left requests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from msgspec.structs import replace

from govlint.claims.said.wording import OURS
from govlint.claims.sentences import Clause
from govlint.claims.words import Word, is_review
from govlint.lazy import lazily
from govlint.model import Struct

# 因行政处罚引发的行政复议47件、行政诉讼9件: neither is of disclosure.
_CAUSED = lazily(r"(?:因|由于?|涉及?|针对|不服)?([^，。；\d]*?)(?:引发|引起|产生|导致|提起)")
# 工伤认定类行政复议47件、行政诉讼9件
_OF_A_KIND = lazily(r"[^，。；、：\d]{0,8}")
# 土地征收类行政复议16件
_CALLED_A_KIND = lazily(
    r"([\u4e00-\u9fff]{2,10})(?<![各此该同这几某多两二三四五])类(?:的)?(?:被)?(?:行政)?(?:复议|诉讼|应诉)"
)


class About(Struct, frozen=True):
    """What is spoken of: `named` says that the sentence names a matter, `aside` that it speaks of another.

    `applied` says that such another is what people apply for, `caused` that reviews and suits came of one,
    and `strange` that a figure before it counts something that no list knows. `borrowed` says that what is
    done with what a figure counts is taken over from one before, `of_papers` from papers of any kind.
    """

    named: bool = False
    aside: bool = False
    applied: bool = False
    caused: bool = False
    strange: bool = False
    borrowed: bool = False
    of_papers: bool = False

    def set_aside(self, aside: bool) -> Self:
        """The same, of another matter or of none."""
        return replace(self, aside=aside)

    def beside_strange(self, strange: bool) -> Self:
        """The same, behind a figure of something that no list knows or of what one does."""
        return replace(self, strange=strange)

    def borrowing(self, borrowed: bool) -> Self:
        """The same, with a figure that takes over what is done with what it counts, or does not."""
        return replace(self, borrowed=borrowed)

    def in_clause(self, text: str, clause: Clause) -> Self:
        """The same behind the words of a clause."""
        caused = _are_of_others(text, clause) or (self.caused and _goes_on(text, clause))
        return self if caused == self.caused else replace(self, caused=caused)


def _are_of_others(text: str, clause: Clause) -> bool:
    """Whether reviews and suits came of something else: 因处罚引发的行政复议47件.

    作为第三人参加行政复议6件、行政诉讼4件: neither was against the agency.
    """
    words = clause.words
    if words and _are_called_a_kind(text, clause):
        return True
    if "elsewhere" not in clause.said:
        return False
    return (
        ("because" in clause.said and _are_caused_elsewhere(text, words))
        or _are_of_a_kind(text, words)
        or text.find("第三人", clause.first.start, words[-1].end) >= 0
    )


def _are_called_a_kind(text: str, clause: Clause) -> bool:
    """Whether reviews or suits are called those of a kind that is not disclosure: 土地征收类行政复议16件."""
    start, end = clause.first.start, clause.words[-1].end
    found = _CALLED_A_KIND.search(text, start, end)
    return found is not None and OURS.search(text, start, end) is None


def _goes_on(text: str, clause: Clause) -> bool:
    """Whether a clause tells on of what came of it: 因处罚引发的行政复议47件，行政诉讼9件."""
    return (
        clause.first.mark in "，,、；;"
        and "because" not in clause.said
        and any(map(is_review, clause.words))
        and not OURS.search(text, clause.first.start, clause.words[-1].end)
    )


def _are_caused_elsewhere(text: str, words: Sequence[Word]) -> bool:
    """Whether what these words tell of came of another matter."""
    found = _CAUSED.search(text, words[0].start, words[-1].end)
    return found is not None and not OURS.search(found[1])


def _are_of_a_kind(text: str, words: Sequence[Word]) -> bool:
    """Whether reviews are of another matter, by what stands right before them: 工伤认定类行政复议47件."""
    at = next((n for n, word in enumerate(words) if is_review(word)), 0)
    if not at or OURS.search(text, words[0].start, words[-1].end):
        return False
    return any(
        "elsewhere" in word.context
        and not word.topic
        and _OF_A_KIND.fullmatch(text, word.end, words[at].start) is not None
        for word in words[:at]
    )
