"""Gathers the facts of a report, in the process that has read it, for the checks across documents."""

from __future__ import annotations

import re
from functools import lru_cache

from govlint.facts import Facts, FormFacts, Place
from govlint.lazy import lazily
from govlint.model import Span, Text
from govlint.patterns.pattern import Pattern
from govlint.report import Form, Report
from govlint.shingles import Digest, digest
from govlint.vocabulary import FormDefinition, Term, Vocabulary

FORMULAS, TRANSFERS = "formulas", "transfers"
"""Names of word lists: official wording to discount, and words that tell of documents transferred."""

_SHORTEST_DIGEST = 40
_SUBHEADING = 40
_PLACE = lazily(r"^.{2,12}?(?:省|市|自治州|州|县|旗|区|镇|乡|街道)")
_STOP = "。；！？;\n"


class Gatherer:
    """Gathers facts by one vocabulary; made once, used for every report."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._formulas = _pattern(vocabulary.lexicons.get(FORMULAS, ()))
        self._transfers = [
            (Pattern.restore(_text(term)), [Pattern.restore(text) for text in term.unless])
            for term in vocabulary.lexicons.get(TRANSFERS, ())
        ]

    def facts(self, report: Report) -> Facts:
        """What is kept of `report`."""
        from govlint.growth.told import growth_of  # most runs compare nothing

        agency = report.agency.value if report.agency else None
        return Facts(
            path=report.document.path,
            agency=agency,
            year=report.year_number,
            format=report.format,
            forms={key: _form(form) for key, form in report.forms.items()},
            digests=self._digests(report),
            growth=tuple(growth_of(report.document.text, report.paragraphs(), report.year_number, agency)),
            transfer=self._transfer(report),
            foreign=report.foreign,
        )

    def _digests(self, report: Report) -> tuple[Digest, ...]:
        """Of the sections with enough prose, headings, official wording and the agency's names taken out."""
        text = report.document.text
        headings = {heading.span.start for heading in report.headings}
        found = []
        for key, section in report.sections.items():
            paragraphs = [
                text[span.start : span.end]
                for span in report.paragraphs(section.body)
                if span.start not in headings or span.end - span.start > _SUBHEADING
            ]
            prose = "".join("\n".join(paragraphs).split(" "))
            if len(prose) < _SHORTEST_DIGEST:
                continue
            if self._formulas is not None:
                prose = self._formulas.sub("", prose)
            found.append(digest(key, _without_names(prose, report)))
        return tuple(found)

    def _transfer(self, report: Report) -> str | None:
        """The first sentence in which a word list's entry speaks and none of its exceptions does."""
        text = report.document.text
        for pattern, unless in self._transfers:
            for match in pattern.finditer(text):
                span = next((span for span in report.paragraphs() if match.start() in span), None)
                sentence = _sentence(text, span, match.start()) if span else ""
                if sentence and not any(exception.is_in(sentence) for exception in unless):
                    return sentence
        return None


def _pattern(terms: tuple[Term, ...]) -> Pattern | None:
    """One pattern of a word list's entries."""
    if not terms:
        return None
    return Pattern.restore("|".join(_text(term) for term in terms))


def _text(term: Term) -> str:
    return term.text if term.pattern else re.escape(term.text)


def _without_names(prose: str, report: Report) -> str:
    if report.agency is None:
        return prose
    name = report.agency.value
    place = _PLACE.match(name)
    for word in (name, place.group() if place else ""):
        prose = prose.replace(word, "") if word else prose
    return prose


def _sentence(text: str, paragraph: Span, at: int) -> str:
    start = max(text.rfind(mark, paragraph.start, at) for mark in _STOP) + 1
    ends = [text.find(mark, at, paragraph.end) for mark in _STOP]
    end = min((place for place in ends if place >= 0), default=paragraph.end)
    return text[max(start, paragraph.start) : end].strip()


def _form(form: Form) -> FormFacts:
    keys = _keys(form.definition)
    values = tuple(form.values.get(key) for key in keys)
    odd = {
        key: form.why_unknown(*key)
        for key, value in zip(keys, values, strict=True)
        if value is None and key[0] not in form.definition.replaces
    }
    alternatives = tuple(form.definition.replaces)
    return FormFacts(form.definition.title, keys, values, _few(odd, form), alternatives)


@lru_cache(maxsize=64)
def _keys_of(rows: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[Place, ...]:
    return tuple((row, column) for row, columns in rows for column in columns)


def _keys(definition: FormDefinition) -> tuple[Place, ...]:
    return _keys_of(tuple((row.key, definition.columns_of(row)) for row in definition.rows))


def _few(odd: dict[Place, Text], form: Form) -> dict[Place, Text]:
    """The reasons, unless most cells have none: then the form as a whole could not be read."""
    return odd if 2 * len(odd) <= len(form.cells) else {}
