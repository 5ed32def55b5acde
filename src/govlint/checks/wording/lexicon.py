"""Check `lexicon`: words of a pack's list that should not stand in a report, with what to write instead."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterator
from functools import lru_cache
from operator import attrgetter
from typing import Any

from govlint.checks.places.passages import sentence_span
from govlint.checks.places.scopes import DOCUMENT, Scope
from govlint.checks.places.seek import escaped, filled, is_quoted, looked_at, wrong_scope
from govlint.errors import Said, english, words_of
from govlint.finding import FIGURE, Outcome, Passed, Problem
from govlint.model import Span, Struct, Text
from govlint.patterns.branches import needed
from govlint.patterns.pattern import Match, Pattern
from govlint.patterns.together import which
from govlint.report import Report
from govlint.rule import At, Context, NotAssessable, check
from govlint.running import once, running
from govlint.spans import holds, meets
from govlint.vocabulary import Term, Vocabulary

_start = attrgetter("start")


class _Entry(Struct, frozen=True):
    term: Term
    pattern: Pattern
    unless: tuple[Pattern, ...]


class _Entries:
    """The entries of all lists of a vocabulary that rules have asked for: they are looked for in one pass."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.all: tuple[_Entry, ...] = ()
        self.patterns: tuple[Pattern, ...] = ()
        self._places: dict[str, range] = {}

    def of(self, name: str) -> range:
        """Where the entries of a list stand among all."""
        if name not in self._places:
            terms = self.vocabulary.lexicons.get(name, ())
            self._places[name] = range(len(self.all), len(self.all) + len(terms))
            self.all += tuple(map(_entry, terms))
            self.patterns = tuple(entry.pattern for entry in self.all)
        return self._places[name]


def _entry(term: Term) -> _Entry:
    pattern = Pattern(term.text if term.pattern else escaped(term.text))
    return _Entry(term, pattern, tuple(Pattern(text) for text in term.unless))


_lately: list[_Entries] = []
_KEPT = 16
_MOST_FOUND = 1024
_NEAR = 64
"""So far around a place its exception is looked for."""


def _of(vocabulary: Vocabulary) -> _Entries:
    """The entries of a vocabulary; kept, as every report asks for the same."""
    for known in _lately:
        if known.vocabulary is vocabulary:
            return known
    _lately.insert(0, _Entries(vocabulary))
    del _lately[_KEPT:]
    return _lately[0]


@once
def _known(report: Report) -> list[tuple[tuple[Pattern, ...], set[int]]]:
    """Which of some patterns stand in the running text of `report`, as far as it has been asked."""
    return []


def _standing(report: Report, patterns: tuple[Pattern, ...]) -> set[int]:
    """The indexes of the patterns that stand in the running text of `report`."""
    known = _known(report)
    for asked, found in known:
        if asked is patterns:
            return found
    found = which(patterns, running(report).text)
    known.append((patterns, found))
    return found


def validate(options: dict[str, Any], vocabulary: Vocabulary) -> Iterator[tuple[At, str]]:
    """Lists that no pack has, and patterns in them that do not compile."""
    yield from wrong_scope(options, vocabulary)
    for index, name in enumerate(options["lists"]):
        at = ("lists", index)
        terms = vocabulary.lexicons.get(name)
        if terms is None:
            known = sorted(vocabulary.lexicons)
            zh = f"没有叫 {name} 的词表（lexicon/{name}.yaml），现有：{'、'.join(known) or '没有'}"
            en = (
                f"no word list is called {name} (lexicon/{name}.yaml); there are {', '.join(known) or 'none'}"
            )
            yield at, Said(zh, en)
            continue
        for term in terms:
            for text in ((term.text,) if term.pattern else ()) + term.unless:
                try:
                    Pattern.parse(text)
                except ValueError as error:
                    yield at, Said(f"词表 {name}：{error}", f"word list {name}: {english(words_of(error))}")


@check(
    "lexicon",
    validate=validate,
    says=filled("text", "suggestion", "note", kinds=("default", "instead")),
    mends=True,
)
def lexicon(
    context: Context,
    *,
    lists: tuple[str, ...],
    quoted: bool = False,
    tables: bool = False,
    itself: bool = False,
    scope: Scope = DOCUMENT,
) -> Iterator[Outcome]:
    """Words of the lists named in `lists` that stand in the report, except where an entry's `unless` is met.

    What stands in 《》 or in quotation marks is passed over unless `quoted`; the tables are looked through
    with `tables`; with `itself`, no document is that only speaks of a report, as a template or a README.
    Where an entry's pattern has a group `at`, the problem stands on that group; where one of its `unless`
    has it, only that place is excepted. An entry with a `suggestion` has a fix; its `note` is the hint.
    """
    entries = _of(context.vocabulary)
    numbers = [entries.of(name) for name in lists]
    _assessable(context, any(numbers), itself)
    pieces: list[Span] | None = None
    if scope != DOCUMENT:
        places, missing = looked_at(context, scope)
        yield from missing
        pieces = [piece for unit in places for piece in unit.pieces]
    tables = tables or any(place.part == "form" or place.grain == "cell" for place in scope.places)
    text = context.document.text
    found: list[Span] = []
    patterns = entries.patterns
    standing = sorted(which(patterns, text) if tables else _standing(context.report, patterns))
    for entry in [entries.all[index] for own in numbers for index in standing if index in own]:
        for span, around in _places(context, entry, tables=tables):
            if meets(found, span) or (pieces is not None and not holds(pieces, span)):
                continue  # another entry has told it, or it stands elsewhere
            if not _is_right(entry, text, span, around, quoted=quoted):
                insort(found, span)
                yield _problem(entry.term, span, text[span.start : span.end])
    if not found:
        yield Passed()


def _assessable(context: Context, listed: bool, itself: bool) -> None:
    """NotAssessable where no list has an entry, or nothing but a report itself is looked through."""
    if itself and context.report.mentioned:
        raise NotAssessable(context.report.mentioned)
    if not listed:
        raise NotAssessable(Text("词表是空的", "the word list is empty"))


def _places(context: Context, entry: _Entry, *, tables: bool) -> Iterator[tuple[Span, Span]]:
    """The words that an entry is about, each with the paragraph (or, in a table, no more) they stand in."""
    report, pattern = context.report, entry.pattern
    paragraphs = report.paragraphs()
    for match in pattern.finditer(report.document.text) if tables else _in_paragraphs(report, pattern):
        at: int | str = "at" if "at" in pattern.names and match["at"] else 0
        span = Span(*match.span(at))
        index = bisect_right(paragraphs, span.start, key=_start) - 1
        if index >= 0 and span.end <= paragraphs[index].end:
            yield span, paragraphs[index]
        elif tables and any(span.start in form.span for form in report.forms.values()):
            yield span, span


_needed = lru_cache(maxsize=_MOST_FOUND)(needed)


def _in_paragraphs(report: Report, pattern: Pattern) -> Iterator[Match]:
    """The matches in the paragraphs that hold a word which the pattern cannot do without, if there is one.

    The character on either side of a paragraph is looked at, too: it may end a word or begin one.
    """
    paragraphs, words = report.paragraphs(), running(report)
    held = [words.holding(word) for word in _needed(pattern.text)] or [set(range(len(paragraphs)))]
    for number in sorted(set().union(*held)):
        span = paragraphs[number]
        yield from pattern.finditer(report.document.text, max(0, span.start - 1), span.end + 1)


def _problem(term: Term, span: Span, words: str) -> Problem:
    return Problem(
        span=span,
        kind="default" if term.suggestion is None else "instead",
        params={"text": words, "suggestion": term.suggestion or "", "note": term.note or ""},
        hint="note" if term.note else None,
        replacement=term.suggestion,
        doubtful=term.fix == "unsafe",
        # What should stand there another rule may know: of a day that there is not, that of the period.
        relation="" if term.suggestion else FIGURE,
    )


def _is_right(entry: _Entry, text: str, span: Span, around: Span, *, quoted: bool) -> bool:
    """Whether the words are right here: quoted, or in a sentence that the entry excepts."""
    if not quoted and is_quoted(text, span, around):
        return True
    if not entry.unless:
        return False
    whole = sentence_span(text, span, around)
    return any(_excepts(pattern, text, whole, span) for pattern in entry.unless)


def _excepts(pattern: Pattern, text: str, sentence: Span, found: Span) -> bool:
    """Whether a pattern excepts what was found: by its group `at` that place alone, else the sentence."""
    if "at" not in pattern.names:
        return pattern.is_in(text[sentence.start : sentence.end])
    start, end = max(sentence.start, found.start - _NEAR), min(sentence.end, found.end + _NEAR)
    while match := pattern.search(text, start, end):
        if match.span("at") == (found.start, found.end):
            return True
        # The mark behind one name may stand before the next: 王××、李××.
        start = max(match.start() + 1, match.end("at"))
    return False
