"""What a paragraph has said so far of year, agency, matter and lists, which its figures are read by."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from govlint.claims.claim import PART, Cause, Claim
from govlint.claims.said.about import About
from govlint.claims.said.among import Among, is_late, is_of_one_kind, is_of_some
from govlint.claims.said.cases import GOES_ON, Cases
from govlint.claims.said.listing import Listing
from govlint.claims.said.owner import Owner
from govlint.claims.said.tally import Tally
from govlint.claims.said.when import When
from govlint.claims.said.wording import Wording
from govlint.claims.sentences import SEMICOLONS, Clause
from govlint.claims.words import Word
from govlint.numbers import Figure

_WHEN, _OWNER, _CASES, _TALLY = When(), Owner(), Cases(), Tally()
_LISTING, _ABOUT, _AMONG = Listing(), About(), Among()


class Scope:
    """What a paragraph has said so far, in values that each clause and sentence makes anew.

    `above` are the levels of the governments above that of the report: 市 and 省 above a county.
    `beside` are the words of figures that stand before one in its clause and were not read, `causes` the
    clauses that tell why the figures behind them came about. `judging` says that the agency decides on the
    reviews of others, `deciding` that it may, and `judged` that it surely cannot.
    """

    def __init__(
        self,
        year: int | None,
        *,
        ours: bool,
        of_government: bool = False,
        judging: bool = False,
        deciding: bool = False,
        judged: bool = False,
        above: str = "",
    ) -> None:
        self.year, self.of_government, self.above = year, of_government, above
        self.judging, self.deciding, self.judged = judging, deciding, judged
        self.ours = ours
        self.unsure: set[Figure] = set()
        self.sentence, self.when, self.owner, self.cases = Wording("", 0), _WHEN, _OWNER, _CASES
        self._begin(_TALLY)

    def _begin(self, tally: Tally) -> None:
        """Forgets what only the sentence before has said."""
        self.tally, self.listing, self.about, self.among = tally, _LISTING, _ABOUT, _AMONG
        self.outside: tuple[When, Listing, About] | None = None
        self.beside: tuple[Word, ...] | None = None
        self.causes: tuple[Cause, ...] = ()

    def new_sentence(self, sentence: Wording, values: Sequence[Figure]) -> None:
        """A new sentence with these figures begins; it may go on with what the one before told of."""
        goes_on = GOES_ON.match(sentence.text)
        self.when = self.when.next_sentence(sentence.text)
        self.owner = self.owner.next_sentence(goes_on)
        self.cases = self.cases.next_sentence(goes_on, self.sentence)
        self._begin(Tally.none_of(values) if values else _TALLY)
        self.ours = self.ours or sentence.ours
        self.sentence = sentence

    def take_unsure(self, told: Sequence[Claim]) -> None:
        """Takes in how many came by a sentence that may be of others: 全县收到申请66件."""
        self.unsure.update(
            claim.value for claim in told if not claim.sure and "requests.received" in claim.names
        )

    def enter(self, depth: int) -> None:
        """A clause begins in so many brackets; what one says of year and list is left with it."""
        if depth and self.outside is None:
            self.outside = self.when, self.listing, self.about
        elif not depth and self.outside is not None:
            self.when, listing, about = self.outside
            self.listing, self.about = self.listing.reopened(listing), self.about.set_aside(about.aside)
            self.outside = None

    def read(self, text: str, clause: Clause) -> None:
        """Takes in the words of a clause."""
        if clause.first.mark in SEMICOLONS:
            self.among = self.among.without_cell()
        self.listing = self.listing.in_clause(clause, self.tally.names)
        self.when = self.when.in_clause(text, clause, self.sentence, self.year)
        self.about = self.about.in_clause(text, clause)

    def take(self, cases: Cases | None, *, strange: bool) -> None:
        """Takes in what judging a figure tells of those behind it: whose cases, and if of what none knows."""
        if strange:
            self.about = self.about.beside_strange(True)
        if cases is not None:
            self.cases = cases

    def note_kind(self, text: str, words: Sequence[Word]) -> None:
        """Takes in that what follows may be of one kind alone: 监测数据类申请82件，公开51件."""
        if self.tally.received is None:
            self.among = self.among.also(some=is_of_one_kind(text, words))

    def note(self, text: str, claim: Claim, *, crossing: bool, some: bool) -> None:
        """Takes in a claim: what is told by now, and whether what follows is told of a part alone.

        `crossing` says that it is of applicants, `some` that words before its figure make it a part.
        """
        names = claim.names
        self.tally = self.tally.behind(text, claim, names, crossing=crossing)
        self.listing = self.listing.with_items(names)
        self.among = self.among.behind(text, claim, names, crossing=crossing)
        if "requests.received" in names:
            first = self.tally.received is None
            of_some = first and is_of_some(text, claim, part=some, ours=self.sentence.ours)
            self.among = replace(self.among, some=of_some)
        elif claim.reason == PART and "requests.answered" in names:
            self.among = self.among.also(some=is_late(text, claim))
