"""A report's prose read once: the sentences that tell counts, and the claims in them."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.claims.claim import Claim
from govlint.claims.lists import Enumeration, enumerations
from govlint.claims.ratios import Ratio, ratios
from govlint.claims.reader import ParagraphReader
from govlint.claims.sentences import Sentence, masked, sentences_of
from govlint.claims.topics import Topics
from govlint.claims.whose import Names
from govlint.claims.words import WordFinder
from govlint.lazy import lazily
from govlint.model import Span, Struct
from govlint.report import Report
from govlint.vocabulary import ClaimWords

_FIGURE = lazily(
    r"[\d０-９][ \t\u3000\xa0]*(?!年|月|日|号|[\d０-９.,，．])"
    r"|[零一二两三四五六七八九十百千万伍陆][ \t]*[件条宗份次起项篇部个]"
)
_IN_WORDS = lazily(r"未|没有|无|零|不存在|均|全部")
_HEADING = 30


class Prose(Struct, frozen=True):
    """What was read: the sentences with figures, paragraph by paragraph, and the claims.

    `kinds` says of the figures of claims, by where they start, of which kind they are.
    """

    text: str
    paragraphs: tuple[tuple[Sentence, ...], ...]
    claims: tuple[Claim, ...]
    kinds: dict[int, str] = {}


class ProseReader:
    """Reads the prose of reports by one vocabulary; made once, used for every report."""

    def __init__(self, words: ClaimWords) -> None:
        self.finder = WordFinder(words)
        self.topics = Topics(words)
        self.signs = tuple(dict.fromkeys(sign for matter in words.matters for sign in matter.signs))
        self.sections = {
            matter.section: (matter.key,)
            for matter in reversed(words.matters)
            if matter.weak and matter.section
        }

    def read(self, report: Report) -> Prose:
        """The prose of `report`."""
        text = masked(report.document.text)
        names = Names(report)
        told: list[Claim] = []
        paragraphs: list[tuple[Sentence, ...]] = []
        heading: tuple[str, ...] = ()
        for span in report.paragraphs():
            words = text[span.start : span.end]
            signed = any(sign in words for sign in self.signs)
            figured = _FIGURE.search(words) is not None
            if not figured and (len(words) < _HEADING or not _IN_WORDS.search(words)):
                heading = self._heading(words) if len(words) < _HEADING else heading
                if not (signed and _IN_WORDS.search(words)):
                    continue
            if not figured and not signed and not heading:
                continue
            sentences = tuple(sentences_of(text, span, self.finder))
            paragraphs.append(sentences)
            if signed or heading:
                matters = heading or self._of_section(report, span)
                reader = ParagraphReader(text, self.topics, names, report.year_number, matters)
                told += reader.claims(sentences)
        kinds = {claim.figure.start: self.topics.kind(claim.readings[0]) for claim in told}
        return Prose(text, tuple(paragraphs), tuple(told), kinds)

    def _heading(self, words: str) -> tuple[str, ...]:
        if not any(sign in words for sign in self.signs):
            return ()
        return self.topics.matters_in(words, self.finder.find(words))

    def _of_section(self, report: Report, span: Span) -> tuple[str, ...]:
        for key, matters in self.sections.items():
            section = report.sections.get(key)
            if section is not None and section.body.start <= span.start < section.body.end:
                return matters
        return ()


_readers: list[tuple[ClaimWords, ProseReader]] = []
_last: list[tuple[Report, Prose]] = []


def read_prose(report: Report, words: ClaimWords) -> Prose:
    """The prose of `report` by `words`; the last answer is kept, as several rules ask for it."""
    for known, prose in _last:
        if known is report:
            return prose
    reader = next((reader for known, reader in _readers if known is words), None)
    if reader is None:
        reader = ProseReader(words)
        _readers[:] = [(words, reader), *_readers[:3]]
    prose = reader.read(report)
    _last[:] = [(report, prose)]
    return prose


def enumerations_of(report: Report, words: ClaimWords) -> Iterator[Enumeration]:
    """The lists in the prose of `report`."""
    prose = read_prose(report, words)
    for paragraph in prose.paragraphs:
        yield from enumerations(paragraph, prose.text, report.year_number, prose.kinds)


def ratios_of(report: Report, words: ClaimWords) -> Iterator[Ratio]:
    """The percentages in the prose of `report`, with the figures beside them."""
    prose = read_prose(report, words)
    for paragraph in prose.paragraphs:
        yield from ratios(paragraph, prose.text, report.year_number)
