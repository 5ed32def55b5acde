"""Checks `substitution` and `consistency`: one way of writing in place of another, everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from govlint.checks.places.folding import Folding, folded
from govlint.checks.places.scopes import DOCUMENT, Scope
from govlint.checks.places.seek import (
    EMPTY_WORD,
    Hit,
    Search,
    anywhere,
    filled,
    hits,
    looked_at,
    sought,
    told,
    wrong_scope,
    wrong_words,
)
from govlint.errors import Said
from govlint.finding import Mention, Outcome, Problem
from govlint.patterns.pattern import Pattern
from govlint.rule import At, Context, check
from govlint.vocabulary import Vocabulary

Wrong = Iterator[tuple[At, str]]


def _validate_substitution(options: dict[str, Any], vocabulary: Vocabulary) -> Wrong:
    yield from wrong_scope(options, vocabulary)
    swap = options["swap"]
    if any(not word.strip() for word in swap):
        yield "swap", EMPTY_WORD
    if not swap:
        yield (
            "swap",
            Said(
                "一对词也没有写，应像 {市民来信: 群众来信}", "there is no pair of words: {市民来信: 群众来信}"
            ),
        )
    for wrong, right in swap.items():
        if wrong == right:
            yield ("swap", wrong), Said(f"“{wrong}”换成的还是它自己", f"“{wrong}” is put for itself")


def _sought_substitution(options: dict[str, Any]) -> Any:
    return anywhere(sought(None, tuple(options["swap"]), options["fold"]), options)


@check(
    "substitution",
    validate=_validate_substitution,
    sought=_sought_substitution,
    says=filled("text", "replacement", "where"),
    mends=True,
)
def substitution(
    context: Context,
    *,
    swap: dict[str, str],
    unless: Pattern | None = None,
    scope: Scope = DOCUMENT,
    fold: tuple[Folding, ...] = (),
    quoted: bool = False,
) -> Iterator[Outcome]:
    """Plain words for which others must be written: `swap` maps the ones to the others, which are the fix.

    Where the right words hold the wrong ones (热线 → 12345热线), the right ones are left alone. What stands
    in 《》 or in quotation marks is passed over unless `quoted`. The message may use {text},
    {replacement}, {where}.
    """
    keys = _keys(tuple(swap.items()), fold)
    longer = {right for wrong, right in swap.items() if wrong in right and wrong != right}
    search = Search(
        patterns=sought(None, (*swap, *longer), fold), scope=scope, fold=fold, unless=unless, quoted=quoted
    )
    places, missing = looked_at(context, scope)
    text = context.document.text
    found = (hit for hit in hits(context, search, places) if _key(hit, text, fold) in keys)
    yield from told([*missing, *(_swapped(hit, text, keys, fold) for hit in found)])


@lru_cache(maxsize=1024)
def _keys(pairs: tuple[tuple[str, str], ...], fold: tuple[Folding, ...]) -> dict[str, str]:
    return {folded(wrong, fold).text: right for wrong, right in pairs}


def _key(hit: Hit, text: str, fold: tuple[Folding, ...]) -> str:
    return folded(text[hit.span.start : hit.span.end], fold).text


def _swapped(hit: Hit, text: str, keys: dict[str, str], fold: tuple[Folding, ...]) -> Problem:
    right = keys[_key(hit, text, fold)]
    params = {**hit.params(text), "replacement": right}
    return Problem(span=hit.span, params=params, cell=hit.unit.cell, replacement=right)


def _validate_consistency(options: dict[str, Any], vocabulary: Vocabulary) -> Wrong:
    yield from wrong_scope(options, vocabulary)
    groups: dict[str, int] = {}
    for number, group in enumerate(options["spellings"]):
        at = ("spellings", number)
        yield from wrong_words(at, group)
        ways = [folded(word, options["fold"]).text for word in group]
        if len(set(ways)) < 2:
            zh = f"{list(group)} 里要有两种以上的写法，应像 [[群众来信, 市民来信]]"
            yield at, Said(zh, f"there are not two ways to write in {list(group)}: [[群众来信, 市民来信]]")
        for index, way in enumerate(ways):
            if groups.setdefault(way, number) != number:
                zh = f"“{group[index]}”在两组里，报告只用其中一种：把两组合成一组"
                en = f"“{group[index]}” is in two groups, and a report uses one of each: make them one"
                yield (*at, index), Said(zh, en)
    if not options["spellings"]:
        words = ("一组写法也没有写，应像 [[群众来信, 市民来信]]", "there is no group: [[群众来信, 市民来信]]")
        yield "spellings", Said(*words)


def _sought_consistency(options: dict[str, Any]) -> Any:
    words = tuple(word for group in options["spellings"] for word in group)
    return anywhere(sought(None, words, options["fold"]), options)


@check(
    "consistency",
    validate=_validate_consistency,
    sought=_sought_consistency,
    says=filled("text", "kept", "count", "where"),
    mends=True,
)
def consistency(
    context: Context,
    *,
    spellings: tuple[tuple[str, ...], ...],
    scope: Scope = DOCUMENT,
    fold: tuple[Folding, ...] = (),
    quoted: bool = False,
) -> Iterator[Outcome]:
    """Of each group of `spellings` (plain words for one thing) a report uses one throughout.

    The one used most often, and of equals the first in the text, is kept; the others are told and would
    be mended to it. The message may use {text}, {kept}, {count} (how often the kept one stands) and
    {where}. Where two spellings overlap, the longer one is read.
    """
    places, missing = looked_at(context, scope)
    text = context.document.text
    outcomes: list[Outcome] = list(missing)
    for group in spellings:
        search = Search(patterns=sought(None, group, fold), scope=scope, fold=fold, quoted=quoted)
        outcomes += _mixed(hits(context, search, places), text, group, fold)
    yield from told(outcomes)


def _mixed(
    found: list[Hit], text: str, group: tuple[str, ...], fold: tuple[Folding, ...]
) -> Iterator[Problem]:
    spelt = {folded(word, fold).text: word for word in group}
    used = [spelt[_key(hit, text, fold)] for hit in found]
    counts = Counter(used)
    if len(counts) < 2:
        return
    kept = max(counts, key=lambda word: (counts[word], -used.index(word)))
    first = found[used.index(kept)]
    for hit, word in zip(found, used, strict=True):
        if word != kept:
            yield Problem(
                span=hit.span,
                params={**hit.params(text), "kept": kept, "count": counts[kept]},
                cell=hit.unit.cell,
                related=(Mention(first.span, "first", value=kept),),
                replacement=kept,
            )
