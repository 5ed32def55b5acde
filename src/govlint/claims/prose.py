"""A report's prose read once: the sentences that tell counts, and the claims in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from msgspec.structs import replace

from govlint.claims.claim import ANOTHER_MATTER, UNTOLD, Claim
from govlint.claims.doubts.denials import Denials
from govlint.claims.figures import Count
from govlint.claims.mentions import MOST_FIGURES, FiguredSentence, mentions_in
from govlint.claims.overlong import LONGEST_PARAGRAPH, LONGEST_SENTENCE, too_full, too_long
from govlint.claims.rates.ratio import Ratio, has_percent, may_tell
from govlint.claims.reading.reader import ParagraphReader
from govlint.claims.said.wording import OURS
from govlint.claims.sentences import hidden, masked_at, places_in, sentence_at, spans_of
from govlint.claims.topics import Topics
from govlint.claims.totals.adjoined import adjoined
from govlint.claims.totals.balances import Balance, balances
from govlint.claims.totals.behind import Summed
from govlint.claims.totals.complete import complete, row_sums
from govlint.claims.totals.exclusive import exclusive
from govlint.claims.totals.known import Named
from govlint.claims.totals.lists import Enumeration, enumerations
from govlint.claims.totals.periods import of_periods
from govlint.claims.totals.sums import summed
from govlint.claims.whose import Bodies, Names, Whose
from govlint.claims.words import WordFinder
from govlint.lazy import lazily
from govlint.model import Span, Struct, Text
from govlint.report import Report
from govlint.running import once, running
from govlint.vocabulary import ClaimWords

_BLANKS = r"[ \t\u3000\xa0]*"
_UNITS = "件条宗份次起项篇个部期场例笔封户家人名张则处批类组位集幅本册种台套辆块座"
# A class of characters that stands first lets the search skip what cannot begin a figure.
_HAND = "零二两三四五六七八九十百千万伍陆壹贰叁柒捌玖拾"
_COUNTED = lazily(
    rf"[\d一{_HAND}](?:"
    rf"(?<=\d){_BLANKS}[余多几万亿千]*{_BLANKS}(?:[{_UNITS}%％]|[，。；、,;）)\]\n]|$)|(?<=百)分之"
    rf"|(?<=[{_HAND}]){_BLANKS}[{_UNITS}]|(?<=一)(?:[件条宗份篇]|(?<=[讼议请件]一)起))"
)
_IN_WORDS = lazily(r"未|没有|无|零|不存在|均|都|全部|全数")
_TOLD = lazily(r"收到|接到|受理|结转|予公开|予处理|予以公开|部分公开|无法提供|维持|纠正|制发|制定|废止")
_FIGURE = lazily(f"[一{_HAND}双亿]")
_HEADING = 30
_PLAIN_TITLE = lazily(
    r"[ \t\u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．][ \t]*)?"
    r"(?:政府信息|信息公开|依申请|主动公开|收到|申请|办理|行政复议|行政诉讼|复议|存在|其他|总体|监督|平台)"
)
_MAY_BE_OF_OTHERS = ("requests", "review")
_MOST_TOLD = 5
_MOST_HEADINGS = 2000
_FEWEST = 3
"""The figures of two parts and their total."""
_CHANGES = frozenset({"compare", "last_year", "this_year", "year"})


class Prose(Struct, frozen=True):
    """What was read: the sentences with figures, paragraph by paragraph, and the claims.

    `kinds` says of the figures of claims, by where they start, of which kind they are, and `sure` are those
    that surely count what they seem to. `unread` are the
    reasons for which passages that may tell counts were not read, the first few of them, and `full` the
    sentences with so many figures that no lists and percentages are read of them.
    """

    text: str
    paragraphs: tuple[tuple[FiguredSentence, ...], ...]
    claims: tuple[Claim, ...]
    kinds: dict[int, str] = {}
    sure: frozenset[int] = frozenset()
    unread: tuple[Text, ...] = ()
    full: tuple[Span, ...] = ()

    def unread_lists(self) -> Iterator[Text]:
        """The reasons for which lists and percentages were not read."""
        yield from self.unread
        for sentence in self.full:
            yield too_full(self.text, sentence, MOST_FIGURES)


class ProseReader:
    """Reads the prose of reports by one vocabulary; made once, used for every report."""

    def __init__(self, words: ClaimWords) -> None:
        self.finder = WordFinder(words)
        self.changes = WordFinder(words, _CHANGES)
        self.topics = Topics(words)
        self.named = Named(words)
        self.bodies = Bodies.listed(words)
        signs = sorted({sign for matter in words.matters for sign in matter.signs})
        self.signs = lazily("|".join(map(re.escape, signs)) or r"\Z\A.")
        self.headings: dict[str, tuple[str, ...]] = {}
        self.sections = {
            matter.section: (matter.key,)
            for matter in reversed(words.matters)
            if matter.weak and matter.section
        }

    def read(self, report: Report) -> Prose:
        """The prose of `report`."""
        unread: list[Text] = []
        chosen = list(self._chosen(report, unread))
        text = masked_at(report.document.text, [span for span, *_ in chosen])
        places = self._misread(report)
        for place, other in places.items():
            text = text.replace(place, other)
        claims: list[Claim] = []
        paragraphs: list[tuple[FiguredSentence, ...]] = []
        names: Names | None = None
        doubts = Denials(text, self.topics)
        for span, finder, heading, title in chosen:
            told = self._told(text, span, finder, report.year_number)
            if finder is self.changes:
                paragraphs.append(told)
            elif told:
                paragraphs.append(told)
                names = names or Names(report, self.bodies, self.topics.lists, places)
                matters = heading or self._of_section(report, span)
                whose, why = self._below(title, names, report.year_number)
                reader = ParagraphReader(span, doubts, names, report.year_number, matters, whose)
                found = list(reader.claims([item.sentence for item in told]))
                if why is None and not (matters and not heading):
                    found = self._led_astray(found, text, span, names.as_read(title), names)
                claims += found if why is None else (_with_reason(claim, why) for claim in found)
        kinds = self._kinds(claims)
        claims += [whole for told in paragraphs for whole in of_periods(told, claims, text)]
        full = tuple(_full(paragraphs))
        sure = frozenset(claim.figure.start for claim in claims if claim.sure)
        return Prose(text, tuple(paragraphs), tuple(claims), kinds, sure, tuple(unread[:_MOST_TOLD]), full)

    def _misread(self, report: Report) -> dict[str, str]:
        """The places in the agency's name that hold a word or a figure by themselves, and what hides them."""
        agency = report.agency.value if report.agency is not None else ""
        return {
            stem + level: hidden(stem) + level
            for stem, level in places_in(agency)
            if _FIGURE.search(stem) or self.finder.find(stem)
        }

    def _below(self, title: str, names: Names, year: int | None) -> tuple[Whose, Text | None]:
        """Whose figures stand below a heading, as it says, and why they are no totals."""
        if not title or _PLAIN_TITLE.match(title):
            return "", None
        from govlint.claims.titles import below  # most headings say nothing of that

        return below(names.as_read(title), names, year)

    def _led_astray(
        self, claims: list[Claim], text: str, span: Span, title: str, names: Names
    ) -> list[Claim]:
        """The claims of a paragraph, in doubt where a heading leads to another matter: （六）法律援助.

        Where disclosure is named so far in the paragraph, it is told of this.
        """
        ours = OURS.search(text, span.start, span.end)
        named = ours.start() if ours is not None else span.end

        def is_early(claim: Claim) -> bool:
            told = ours is not None and text.find("。", claim.figure.end, named) < 0
            return claim.sure and not told and self.topics.section(claim.names[0]) in _MAY_BE_OF_OTHERS

        if not any(map(is_early, claims)):
            return claims
        from govlint.claims.titles import leads_astray  # disclosure is named beside nearly all figures

        return [
            replace(claim, doubt=UNTOLD)
            if is_early(claim) and leads_astray(text, span, title, claim, claims[0], names)
            else claim
            for claim in claims
        ]

    def _chosen(
        self, report: Report, unread: list[Text]
    ) -> Iterator[tuple[Span, WordFinder, tuple[str, ...], str]]:
        """The paragraphs to be read, with the words to look for, and the heading above and its matters.

        Why others that may tell counts are not read goes into `unread`.
        """
        text = report.document.text
        heading: tuple[str, ...] = ()
        title = ""
        whole = running(report)
        of_matters, of_figures = whole.matching(self.signs), whole.matching(_COUNTED)
        for number, span in enumerate(report.paragraphs()):
            signed, counted = number in of_matters, number in of_figures
            if not (signed or counted or heading):
                if span.end - span.start < _HEADING and text[span.end - 1] != "。":
                    title = text[span.start : span.end]
                continue
            words = text[span.start : span.end]
            if len(words) > LONGEST_SENTENCE and (signed or counted):
                unread += self._unread(text, span)
            if len(words) > LONGEST_PARAGRAPH:
                continue
            if not counted and len(words) < _HEADING and not (signed and _IN_WORDS.search(words)):
                heading = self._heading(words) if signed else ()
                title = words
            elif signed or heading:
                yield span, self.finder, heading, title
            elif counted and next(islice(_COUNTED.finditer(words), 1, None), None) is not None:
                # Only lists and percentages are left, which take two figures.
                yield span, self.changes, (), ""

    def _kinds(self, claims: list[Claim]) -> dict[int, str]:
        """What the figures count that claims were read of, but for those of other matters."""
        told = (claim for claim in claims if claim.reason is not ANOTHER_MATTER)
        return {claim.figure.start: self.topics.kind(claim.readings[0]) for claim in told}

    def _signed(self, words: str) -> bool:
        return self.signs.search(words) is not None

    def _unread(self, text: str, paragraph: Span) -> Iterator[Text]:
        """Why of a paragraph what may tell a count is not read."""
        for span, reason in too_long(text, paragraph):
            words = text[span.start : span.end]
            if _COUNTED.search(words) or (_IN_WORDS.search(words) and self._signed(words)):
                yield reason

    def _told(
        self, text: str, paragraph: Span, finder: WordFinder, year: int | None
    ) -> tuple[FiguredSentence, ...]:
        """The sentences of a paragraph that may tell a count, and those that say what it is of."""
        found: list[FiguredSentence] = []
        waiting: list[Span] = []
        for span in spans_of(text, paragraph):
            if span.end - span.start > LONGEST_SENTENCE:
                continue
            words = text[span.start : span.end]
            if not _COUNTED.search(words) and not (
                _IN_WORDS.search(words) and (self._signed(words) or _TOLD.search(words))
            ):
                waiting.append(span)
                continue
            signed = bool(waiting) and self._signed(words)
            for other in waiting if finder is self.finder else ():
                if signed and other.end - other.start > _HEADING:
                    continue
                found.append(FiguredSentence(sentence_at(text, other, finder), ()))
            waiting.clear()
            sentence = sentence_at(text, span, finder, year)
            counted = any(segment.counts for segment in sentence.segments)
            found.append(FiguredSentence(sentence, mentions_in(sentence, text, year) if counted else ()))
        return tuple(found)

    def _heading(self, words: str) -> tuple[str, ...]:
        # The same few headings stand in all reports.
        known = self.headings.get(words)
        if known is None:
            if len(self.headings) >= _MOST_HEADINGS:
                self.headings.clear()
            known = self.headings[words] = self.topics.matters_in(words, self.finder.find(words))
        return known

    def _of_section(self, report: Report, span: Span) -> tuple[str, ...]:
        for key, matters in self.sections.items():
            section = report.sections.get(key)
            if section is not None and section.body.start <= span.start < section.body.end:
                return matters
        return ()


def _with_reason(claim: Claim, why: Text) -> Claim:
    """The claim, no total for this reason unless it has one."""
    return claim if claim.reason is not None else replace(claim, reason=why)


def _full(paragraphs: list[tuple[FiguredSentence, ...]]) -> Iterator[Span]:
    found = (item for told in paragraphs for item in told if len(item.mentions) > MOST_FIGURES)
    return (item.sentence.span for item in islice(found, _MOST_TOLD))


_readers: list[tuple[ClaimWords, ProseReader]] = []


@once
def read_prose(report: Report, words: ClaimWords) -> Prose:
    """The prose of `report` by `words`."""
    return _reader(words).read(report)


def _reader(words: ClaimWords) -> ProseReader:
    reader = next((reader for known, reader in _readers if known is words), None)
    if reader is None:
        reader = ProseReader(words)
        _readers[:] = [(words, reader), *_readers[:3]]
    return reader


def enumerations_of(report: Report, words: ClaimWords) -> Iterator[Enumeration]:
    """The lists in the prose of `report`."""
    prose, reader = read_prose(report, words), _reader(words)
    for paragraph in prose.paragraphs:
        yield from enumerations(paragraph, prose.text, prose.kinds, reader.named)
        yield from adjoined(paragraph, prose.text, reader.named)
        yield from exclusive(paragraph, prose.text, reader.topics, prose.kinds, prose.sure)


def sums_of(report: Report, words: ClaimWords) -> Iterator[Summed]:
    """The totals in the prose of `report` that stand behind their parts, or beside all there are."""
    prose, named = read_prose(report, words), _reader(words).named
    for paragraph in prose.paragraphs:
        rich = [told for told in paragraph if _FEWEST <= len(told.mentions) <= MOST_FIGURES]
        if rich:
            yield from complete(rich, prose.text, named.lists)
            yield from row_sums(rich, prose.text)
            yield from summed(rich, prose.text, named)


def balances_of(report: Report, words: ClaimWords) -> Iterator[Balance]:
    """What came and what became of it, where the prose of `report` tells all of both."""
    prose, lists = read_prose(report, words), _reader(words).topics.lists
    for paragraph in prose.paragraphs:
        yield from balances(paragraph, prose.text, prose.sure, lists)


def ratios_of(report: Report, words: ClaimWords) -> Iterator[Ratio]:
    """The percentages in the prose of `report`, with the figures beside them."""
    prose, lists = read_prose(report, words), _reader(words).topics.lists
    for paragraph in prose.paragraphs:
        if may_tell(paragraph, prose.text):
            from govlint.claims.rates.reader import (
                ratios,
            )  # a room of its own, which many reports do not need

            yield from ratios(paragraph, prose.text, prose.kinds, lists, report.year_number)


def partitions_of(report: Report, words: ClaimWords) -> Iterator[tuple[Count, ...]]:
    """The shares in the prose of `report` that name all of one whole, each row of them."""
    prose = read_prose(report, words)
    for paragraph in prose.paragraphs:
        if any(has_percent(item) for item in paragraph):
            from govlint.claims.rates.bracketed import partitions  # as above

            yield from partitions(paragraph, prose.text)
