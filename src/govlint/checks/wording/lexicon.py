"""Check `lexicon`: words of a pack's list that should not stand in a report, with what to write instead."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterator
from operator import attrgetter
from typing import Any

from govlint.checks.places.passages import sentence
from govlint.checks.places.scopes import DOCUMENT, Scope
from govlint.checks.places.seek import escaped, filled, is_quoted, looked_at, wrong_scope
from govlint.finding import Outcome, Passed, Problem
from govlint.model import Span, Struct, Text
from govlint.patterns.pattern import Pattern
from govlint.patterns.together import which
from govlint.rule import Context, NotAssessable, check
from govlint.running import running
from govlint.spans import holds, meets
from govlint.vocabulary import Term, Vocabulary

_start = attrgetter("start")


class _Entry(Struct, frozen=True):
    term: Term
    pattern: Pattern
    unless: tuple[Pattern, ...]


_listed: list[tuple[Vocabulary, tuple[str, ...], tuple[_Entry, ...], tuple[Pattern, ...]]] = []
_KEPT = 16


def _of(vocabulary: Vocabulary, lists: tuple[str, ...]) -> tuple[tuple[_Entry, ...], tuple[Pattern, ...]]:
    """The entries of the lists, and their patterns; kept, as every report asks for the same."""
    for known, names, entries, patterns in _listed:
        if known is vocabulary and names == lists:
            return entries, patterns
    entries = tuple(
        _Entry(
            term,
            Pattern(term.text if term.pattern else escaped(term.text)),
            tuple(Pattern(text) for text in term.unless),
        )
        for name in lists
        for term in vocabulary.lexicons.get(name, ())
    )
    patterns = tuple(entry.pattern for entry in entries)
    _listed.insert(0, (vocabulary, lists, entries, patterns))
    del _listed[_KEPT:]
    return entries, patterns


def validate(options: dict[str, Any], vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Lists that no pack has, and patterns in them that do not compile."""
    yield from wrong_scope(options, vocabulary)
    for name in options["lists"]:
        terms = vocabulary.lexicons.get(name)
        if terms is None:
            known = "、".join(sorted(vocabulary.lexicons)) or "没有"
            yield "lists", f"没有叫 {name} 的词表（lexicon/{name}.yaml），现有：{known}"
            continue
        for term in terms:
            for text in ((term.text,) if term.pattern else ()) + term.unless:
                try:
                    Pattern.parse(text)
                except ValueError as error:
                    yield "lists", f"词表 {name}：{error}"


@check("lexicon", validate=validate, says=filled("text", "suggestion", "note", kinds=("default", "instead")))
def lexicon(
    context: Context,
    *,
    lists: tuple[str, ...],
    quoted: bool = False,
    tables: bool = False,
    scope: Scope = DOCUMENT,
) -> Iterator[Outcome]:
    """Words of the lists named in `lists` that stand in the report, except where an entry's `unless` is met.

    What stands in 《》 or in quotation marks is passed over unless `quoted`; the tables are looked through
    with `tables`. Where an entry's pattern has a group `at`, the problem stands on that group. An entry with
    a `suggestion` has a fix; its `note` is the hint.
    """
    entries, patterns = _of(context.vocabulary, lists)
    if not entries:
        raise NotAssessable(Text("词表是空的", "the word list is empty"))
    pieces: list[Span] | None = None
    if scope != DOCUMENT:
        places, missing = looked_at(context, scope)
        yield from missing
        pieces = [piece for unit in places for piece in unit.pieces]
    tables = tables or any(place.part == "form" or place.grain == "cell" for place in scope.places)
    text = context.document.text
    found: list[Span] = []
    for index in sorted(which(patterns, text if tables else running(context.report).text)):
        entry = entries[index]
        for span, around in _places(context, entry, tables=tables):
            if meets(found, span):
                continue  # another entry has told it
            if pieces is not None and not holds(pieces, span):
                continue
            if not _is_right(entry, text, span, around, quoted=quoted):
                insort(found, span)
                yield _problem(entry.term, span, text[span.start : span.end])
    if not found:
        yield Passed()


def _places(context: Context, entry: _Entry, *, tables: bool) -> Iterator[tuple[Span, Span]]:
    """The words that an entry is about, each with the paragraph (or, in a table, no more) they stand in."""
    paragraphs = context.report.paragraphs()
    for match in entry.pattern.finditer(context.document.text):
        at: int | str = "at" if "at" in entry.pattern.names and match["at"] else 0
        span = Span(*match.span(at))
        index = bisect_right(paragraphs, span.start, key=_start) - 1
        if index >= 0 and span.end <= paragraphs[index].end:
            yield span, paragraphs[index]
        elif tables and any(span.start in form.span for form in context.report.forms.values()):
            yield span, span


def _problem(term: Term, span: Span, words: str) -> Problem:
    return Problem(
        span=span,
        kind="default" if term.suggestion is None else "instead",
        params={"text": words, "suggestion": term.suggestion or "", "note": term.note or ""},
        hint="note" if term.note else None,
        replacement=term.suggestion,
    )


def _is_right(entry: _Entry, text: str, span: Span, around: Span, *, quoted: bool) -> bool:
    """Whether the words are right here: quoted, or in a sentence that the entry excepts."""
    if not quoted and is_quoted(text, span, around):
        return True
    if not entry.unless:
        return False
    words = sentence(text, span, around)
    return any(pattern.is_in(words) for pattern in entry.unless)
