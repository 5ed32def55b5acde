"""Reads claims: walks through the sentences of a paragraph and tells of each figure what it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.claims.claim import PART, Claim
from govlint.claims.doubts.denials import Denials
from govlint.claims.figures import Count
from govlint.claims.reading.clauses import ClauseReader
from govlint.claims.reading.divided import last_of_none, of_another
from govlint.claims.reading.givenwhy import of_causes
from govlint.claims.reading.nested import of_some
from govlint.claims.reading.onward import Onward
from govlint.claims.reading.settled import settled
from govlint.claims.reading.summedup import by_ways, of_those
from govlint.claims.reading.unnamed import out_of_unnamed
from govlint.claims.said.scope import Scope
from govlint.claims.said.wording import Wording
from govlint.claims.sentences import Sentence, clauses
from govlint.claims.whose import Names, Whose, levels_above
from govlint.lazy import lazily
from govlint.model import Span
from govlint.numbers import Figure

_REQUESTS = ("requests",)
# 各镇街收到申请90件。以上90件申请全部予以公开。
_THOSE = lazily(r"[ \t\u3000]*(?:对|收到的|受理的|办理的|以上|上述|这)*[ \t]*\d")


class ParagraphReader:
    """One paragraph being read: which matter it speaks of, which year, whose figures.

    `matters` are those of the heading above it, and `below` says whose figures that heading names.
    """

    def __init__(
        self,
        span: Span,
        doubts: Denials,
        names: Names,
        year: int | None,
        matters: tuple[str, ...],
        below: Whose = "",
    ) -> None:
        self.text, self.topics, self.names, self.doubts = doubts.text, doubts.topics, names, doubts
        self.scope = Scope(
            year,
            ours="requests" in matters,
            of_government=names.agency.endswith("政府"),
            judging=names.agency.endswith(names.bodies.reviewers),
            deciding=names.agency.endswith(names.bodies.deciders),
            above=levels_above(names.agency),
            judged=names.are_judged(year),
        )
        self.clauses = ClauseReader(span, doubts, names, self.scope, matters)
        self.onward, self.below = Onward(), below
        self.counts: list[Count] = []
        self.told: Sequence[Claim] = ()

    def claims(self, sentences: Sequence[Sentence]) -> Iterator[Claim]:
        """The claims of the paragraph, in order."""
        earlier: Count | None = None
        for sentence in sentences:
            whole = self.clauses.whole
            said = self.text[sentence.span.start : sentence.span.end]
            counts = [count for segment in sentence.segments for count in segment.counts]
            values = [count.value for count in counts]
            self.clauses.new_sentence(figured=bool(values))
            self.scope.new_sentence(Wording(said, sentence.span.start), values)
            if self.counts and values:
                self.scope.among = self.scope.among.out_of(said, self.counts, self.told)
            if not self.scope.owner.whose:
                whose = "unsure" if self._goes_on_with_unsure(said, values) else self.below
                self.scope.owner = self.scope.owner.is_now(self.onward.whose(said) or whose)
            if not self.clauses.subjects.matters:
                self.clauses.ahead.take_matters(sentence, figured=self.clauses.figured)
            found = [claim for clause in clauses(sentence) for claim in self.clauses.claims(clause)]
            if self.clauses.figured:
                found += self._added_up(sentence, found)
            if found:
                found = self._together(found, sentence, earlier, whole)
            goes_on = sentence is not sentences[-1]
            earlier = last_of_none(found, sentence, self.topics) if goes_on else None
            found = self.onward.less_carried(found, self.topics)
            self.counts, self.told = counts, found
            if goes_on:
                self.onward = self.onward.behind(said, sentence, found, self.names, ours=self.scope.ours)
                self.scope.take_unsure(found)
            yield from settled(found, self.text, self.topics, self.scope.tally.values)

    def _goes_on_with_unsure(self, said: str, values: Sequence[Figure]) -> bool:
        """Whether a sentence begins with those of the one before, which may be of others: 以上90件申请…."""
        return bool(values) and values[0] in self.scope.unsure and _THOSE.match(said) is not None

    def _added_up(self, sentence: Sentence, told: Sequence[Claim]) -> Iterator[Claim]:
        """What a sentence adds up of all the ways it names, where it is of the agency's own and this year."""
        scope = self.scope
        aside = scope.about.aside or scope.owner.whose in ("other", "unsure")
        ours = scope.ours and not aside and self.clauses.subjects.matters == _REQUESTS
        if not ours or any(claim.reason is not PART for claim in told):
            return
        found = by_ways(sentence, self.text, self.topics.lists)
        if found is not None and not (scope.when.other or scope.when.period):
            yield found

    def _together(
        self, found: list[Claim], sentence: Sentence, earlier: Count | None, told: Claim | None
    ) -> list[Claim]:
        """The claims of a sentence, all of them at hand: what they come to, and why, is told of all.

        `told` is what was told of all before it.
        """
        if not self.clauses.figured:
            # What is told without a figure comes to nothing, and has no cause behind its figure.
            return list(of_some(found, sentence, self.text, self.topics))
        found = list(of_those(found, sentence))
        found = list(out_of_unnamed(found, sentence, self.text, told))
        found = list(of_some(found, sentence, self.text, self.topics))
        found = list(of_causes(found, sentence, self.doubts.causes, self.topics))
        return of_another(found, sentence, self.topics, earlier)
