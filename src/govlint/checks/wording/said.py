"""Checks `absence`, `existence` and `occurrence`: words that must not, must, or may so often be said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from govlint.checks.places.folding import Folding
from govlint.checks.places.scopes import DOCUMENT, Scope, Unit
from govlint.checks.places.seek import (
    Hit,
    Search,
    anywhere,
    crossed,
    filled,
    hits,
    looked_at,
    named,
    opening,
    says,
    sought,
    told,
    wrong_scope,
    wrong_words,
)
from govlint.errors import Said
from govlint.finding import Mention, Outcome, Passed, Problem
from govlint.model import Natural, Text
from govlint.patterns.pattern import Pattern
from govlint.rule import At, Context, check
from govlint.vocabulary import Vocabulary

Wrong = Iterator[tuple[At, str]]
_SHOWN = 5


def _validate_absence(options: dict[str, Any], vocabulary: Vocabulary) -> Wrong:
    yield from wrong_scope(options, vocabulary)
    yield from wrong_words(("words",), options["words"])
    if not options["words"]:
        yield "words", Said("一个词也没有写", "there is no word")


def _sought_absence(options: dict[str, Any]) -> Any:
    return anywhere(sought(None, options["words"], options["fold"]), options)


@check("absence", validate=_validate_absence, sought=_sought_absence, says=filled("text", "where"))
def absence(
    context: Context,
    *,
    words: tuple[str, ...],
    unless: Pattern | None = None,
    scope: Scope = DOCUMENT,
    fold: tuple[Folding, ...] = (),
    quoted: bool = False,
) -> Iterator[Outcome]:
    """None of `words` (plain words, no pattern) may be said, except in sentences that `unless` matches.

    What stands in 《》 or in quotation marks is passed over unless `quoted`. The message may use {text} and
    {where}. For a pattern, and for a mend by groups, there is `pattern`.
    """
    search = Search(patterns=sought(None, words, fold), scope=scope, fold=fold, unless=unless, quoted=quoted)
    places, missing = looked_at(context, scope)
    text = context.document.text
    found = (
        Problem(span=hit.span, params=hit.params(text), cell=hit.unit.cell)
        for hit in hits(context, search, places)
    )
    yield from told([*missing, *found])


def _validate_sought(options: dict[str, Any], vocabulary: Vocabulary) -> Wrong:
    yield from wrong_scope(options, vocabulary)
    yield from wrong_words(("words",), options["words"])
    if not options["words"] and options["pattern"] is None:
        yield "words", Said("words（词）和 pattern（式子）至少写一个", "write words, pattern or both")


@check("existence", validate=_validate_sought, says=filled("words", "where"))
def existence(
    context: Context,
    *,
    words: tuple[str, ...] = (),
    pattern: Pattern | None = None,
    each: bool = False,
    in_any: bool = False,
    scope: Scope = DOCUMENT,
    fold: tuple[Folding, ...] = ("width", "spaces"),
) -> Iterator[Outcome]:
    """Every unit of `scope` says one of `words`, or what `pattern` matches; all of them with `each`.

    With `in_any` it is enough that one unit of the scope does. The message may use {words} (what is lacking)
    and {where}. A part of the report that is absent is not assessed.
    """
    places, missing = looked_at(context, scope)
    groups = [sought(None, (word,), fold) for word in words] if each else [sought(pattern, words, fold)]
    if each and pattern is not None:
        groups.append((pattern,))
    outcomes: list[Outcome] = []
    for unit in places:
        lacking = [index for index, patterns in enumerate(groups) if not says(context, patterns, unit, fold)]
        if not lacking:
            outcomes.append(Passed())
            continue
        lost = [words[index] for index in lacking if index < len(words)] if each else list(words)
        params = {"words": named(lost), "where": unit.name}
        outcomes.append(Problem(span=opening(context, unit), params=params, cell=unit.cell, lack=True))
    if in_any:
        passed = [outcome for outcome in outcomes if isinstance(outcome, Passed)]
        yield from (passed or outcomes)[:1]
    else:
        yield from (*missing, *outcomes)


def _validate_occurrence(options: dict[str, Any], vocabulary: Vocabulary) -> Wrong:
    yield from _validate_sought(options, vocabulary)
    least, most = options["at_least"], options["at_most"]
    if most is not None and most < least:
        yield "at_most", crossed(least, most)
    if most is None and least == 0:
        words = (
            "at_least 和 at_most 至少写一个，否则什么也不检查",
            "write at_least or at_most, or nothing is checked",
        )
        yield "at_least", Said(*words)


def _sought_occurrence(options: dict[str, Any]) -> Any:
    if options["at_least"] > 0:
        return None  # where it is not said at all, that is the problem
    return anywhere(sought(options["pattern"], options["words"], options["fold"]), options)


@check(
    "occurrence",
    validate=_validate_occurrence,
    sought=_sought_occurrence,
    says=filled("text", "where", "count", "least", "most", by="pattern", kinds=("fewer", "more")),
)
def occurrence(
    context: Context,
    *,
    words: tuple[str, ...] = (),
    pattern: Pattern | None = None,
    at_least: Natural = 0,
    at_most: Natural | None = None,
    unless: Pattern | None = None,
    scope: Scope = DOCUMENT,
    fold: tuple[Folding, ...] = ("width", "spaces"),
) -> Iterator[Outcome]:
    """In every unit of `scope`, `words` or `pattern` stand `at_least` and `at_most` so many times.

    Kinds of messages: `fewer` and `more` (else `default`). They may use {count}, {least}, {most},
    {where} and, for `more`, {text}: the first words that are too many.
    """
    search = Search(patterns=sought(pattern, words, fold), scope=scope, fold=fold, unless=unless)
    places, missing = looked_at(context, scope)
    yield from missing
    counted: dict[Unit, list[Hit]] = {unit: [] for unit in places}
    for hit in hits(context, search, places):
        counted[hit.unit].append(hit)
    for unit, found in counted.items():
        if at_most is not None and len(found) > at_most:
            yield _too_many(context, unit, found, at_least, at_most)
        elif len(found) < at_least:
            params = {"count": len(found), "least": at_least, "most": _most(at_most), "text": ""}
            span = found[0].span if found else opening(context, unit)
            params = {**params, "where": unit.name}
            yield Problem(span=span, kind="fewer", params=params, cell=unit.cell, lack=True)
        else:
            yield Passed()


def _too_many(context: Context, unit: Unit, found: list[Hit], least: int, most: int) -> Problem:
    extra = found[most]
    params = {**extra.params(context.document.text), "count": len(found), "least": least, "most": most}
    related = tuple(Mention(hit.span, "same") for hit in found[:_SHOWN] if hit is not extra)
    return Problem(span=extra.span, kind="more", params=params, related=related, cell=unit.cell)


def _most(at_most: int | None) -> Text | int:
    return Text("不限", "any number") if at_most is None else at_most
