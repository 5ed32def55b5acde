"""Check `conditional`: where one thing is said, another must be said with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from govlint.checks.places.folding import Folding, folded
from govlint.checks.places.passages import sentence_span
from govlint.checks.places.scopes import DOCUMENT, Scope
from govlint.checks.places.seek import Hit, Search, anywhere, filled, hits, looked_at, wrong_scope
from govlint.finding import Outcome, Passed, Problem
from govlint.model import Span
from govlint.patterns.pattern import Pattern
from govlint.rule import Context, check
from govlint.vocabulary import Vocabulary

Within = Literal["sentence", "paragraph", "scope", "document"]


def _validate(options: dict[str, Any], vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    yield from wrong_scope(options, vocabulary)


def _sought(options: dict[str, Any]) -> Any:
    return anywhere((options["when"],), options)


@check("conditional", validate=_validate, sought=_sought, says=filled("text", "where", by="when"))
def conditional(
    context: Context,
    *,
    when: Pattern,
    then: Pattern,
    within: Within = "document",
    unless: Pattern | None = None,
    scope: Scope = DOCUMENT,
    fold: tuple[Folding, ...] = ("width", "spaces"),
) -> Iterator[Outcome]:
    """Where `when` matches in `scope`, `then` must match in the same sentence, paragraph, unit or report.

    Sentences that `unless` matches are left out. Within the whole report (`document`), or a unit of the
    scope, one problem stands for all; it stands on what `when` found. The message may use {text}, {where} and
    the named groups of `when`.
    """
    places, missing = looked_at(context, scope)
    yield from missing
    search = Search(patterns=(when,), scope=scope, fold=fold, unless=unless)
    answered: set[Any] = set()
    for hit in hits(context, search, places):
        around = _around(context, hit, within)
        if around in answered:
            continue
        answered.add(around)
        if any(_says(context, then, span, fold) for span in around):
            yield Passed()
        else:
            params = hit.params(context.document.text)
            yield Problem(span=hit.span, params=params, cell=hit.unit.cell)
    if not answered:
        yield Passed()


def _around(context: Context, hit: Hit, within: Within) -> tuple[Span, ...]:
    """The spans in which the other thing must be said."""
    if within == "document":
        return tuple(context.report.paragraphs())
    if within == "scope":
        return hit.unit.pieces
    held = [piece for piece in hit.unit.pieces if piece.start <= hit.span.start <= piece.end]
    paragraphs = [span for span in context.report.paragraphs() if span.start <= hit.span.start < span.end]
    paragraph = (paragraphs or held)[0]
    if within == "paragraph":
        return (paragraph,)
    return (sentence_span(context.document.text, hit.span, paragraph),)


def _says(context: Context, pattern: Pattern, span: Span, fold: tuple[Folding, ...]) -> bool:
    flat = folded(context.document.text, fold)
    start, end = flat.within(span)
    return pattern.search(flat.text, start, end) is not None
