"""Check `pattern`: words that must not stand in the report, as a rule writes them, with their mend."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from govlint.checks.places.folding import Folding
from govlint.checks.places.scopes import DOCUMENT, Scope
from govlint.checks.places.seek import (
    Hit,
    Search,
    anywhere,
    filled,
    hits,
    looked_at,
    told,
    wrong_blanks,
    wrong_scope,
)
from govlint.finding import Outcome, Problem
from govlint.patterns.pattern import Pattern
from govlint.rule import Context, check
from govlint.vocabulary import Vocabulary


def validate(options: dict[str, Any], vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Mistakes in a rule's options: scopes that there are not, blanks in `replacement` without a group."""
    yield from wrong_scope(options, vocabulary)
    yield from wrong_blanks("replacement", options["replacement"], [options["pattern"]])


def _sought(options: dict[str, Any]) -> Any:
    return anywhere((options["pattern"],), options)


@check(
    "pattern",
    validate=validate,
    sought=_sought,
    says=filled("text", "where", by="pattern"),
    mends="replacement",
)
def pattern(
    context: Context,
    *,
    pattern: Pattern,
    unless: Pattern | None = None,
    replacement: str | None = None,
    scope: Scope = DOCUMENT,
    fold: tuple[Folding, ...] = (),
) -> Iterator[Outcome]:
    """What `pattern` matches is a problem, except in sentences that `unless` matches.

    Where the pattern has a group named `at`, the problem stands on that group alone. `replacement`
    mends what the problem stands on. Named groups fill the blanks of the message and of `replacement`, as
    do {text} and, in messages, {where}.
    """
    search = Search(patterns=(pattern,), scope=scope, fold=fold, unless=unless)
    places, missing = looked_at(context, scope)
    text = context.document.text
    yield from told([*missing, *(_problem(hit, text, replacement) for hit in hits(context, search, places))])


def _problem(hit: Hit, text: str, replacement: str | None) -> Problem:
    params = hit.params(text)
    mend = None if replacement is None else replacement.format(**hit.groups, text=params["text"])
    return Problem(span=hit.span, params=params, cell=hit.unit.cell, replacement=mend)
