"""What the checks of wording share: where a pattern or plain words stand within a scope, folded or not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any

from govlint.checks.places.folding import Folded, Folding, folded
from govlint.checks.places.passages import sentence_span
from govlint.checks.places.scopes import Scope, Unit, mistakes, stripped, units
from govlint.errors import Said
from govlint.finding import Outcome, Passed, Unknown
from govlint.lazy import lazily
from govlint.model import Span, Struct, Text
from govlint.patterns.pattern import Pattern
from govlint.rule import At, Context, Says
from govlint.sources.written import available, blanks_of
from govlint.vocabulary import Vocabulary

_SHOWN = 20
_PUNCTUATION = r"\.+*?()|[]{}^$"
# 《…》, “…”: another's words, which are not the author's to mend.
_QUOTED = lazily(r"《[^《》\n]*》|〈[^〈〉\n]*〉|“[^“”\n]*”|‘[^‘’\n]*’|「[^「」\n]*」")
# A pattern that looks at where its text begins or ends cannot be looked for in all of it first.
_NUMBERED = lazily(r"\\[1-9]|\$[1-9](?!\d)")
_ANCHORED = lazily(r"(?<!\[)\^|\$|\\[AzbB]")


class Hit(Struct, frozen=True):
    """Words found: where they stand, the unit they stand in, and the pattern's named groups."""

    span: Span
    unit: Unit
    groups: dict[str, str] = {}

    def params(self, text: str) -> dict[str, Any]:
        """What may fill the blanks of a message: the words, where they stand, the named groups."""
        return {**self.groups, "text": text[self.span.start : self.span.end], "where": self.unit.name}


class Search(Struct, frozen=True, kw_only=True):
    """What to look for and where: patterns, scope, foldings, and what is left out."""

    patterns: tuple[Pattern, ...]
    scope: Any
    fold: tuple[Folding, ...] = ()
    unless: Pattern | None = None
    quoted: bool = True


def sought(pattern: Pattern | None, words: Sequence[str], fold: tuple[Folding, ...]) -> tuple[Pattern, ...]:
    """The patterns to look for: the one given, and one for all the plain words."""
    found = () if pattern is None else (pattern,)
    return (*found, _any_of(tuple(words), fold)) if words else found


@lru_cache(maxsize=2048)
def _any_of(words: tuple[str, ...], fold: tuple[Folding, ...]) -> Pattern:
    plain = sorted({folded(word, fold).text for word in words}, key=lambda word: (-len(word), word))
    return Pattern("|".join(escaped(word) for word in plain))


def escaped(text: str) -> str:
    """A pattern for `text` as it stands."""
    return "".join("\\" + sign if sign in _PUNCTUATION else sign for sign in text)


def filled(*blanks: str, by: str | None = None, kinds: Sequence[str] = ("default",)) -> Says:
    """What `Check.says` gives: these blanks and the groups of the pattern in option `by`, in every kind."""

    def says(options: dict[str, Any]) -> dict[str, tuple[str, ...]]:
        pattern = options.get(by) if by else None
        groups = pattern.names if pattern is not None else ()
        return dict.fromkeys(kinds, (*blanks, *groups))

    return says


def anywhere(
    patterns: tuple[Pattern, ...], options: dict[str, Any]
) -> tuple[tuple[Pattern, ...], tuple[Folding, ...]] | None:
    """What `Check.sought` gives where `patterns` are looked for in a scope that every report has."""
    return (patterns, options["fold"]) if options["scope"].is_whole else None


def hits(context: Context, search: Search, units_: Sequence[Unit]) -> list[Hit]:
    """Where the patterns of `search` match in the pieces of `units_`, in order, none overlapping another."""
    found: list[Hit] = []
    text = context.document.text
    flat = folded(text, search.fold)
    for pattern in search.patterns:
        if not _ANCHORED.search(pattern.text) and not pattern.is_in(flat.text):
            continue
        for unit in units_:
            for piece in unit.pieces:
                found += _in_piece(text, flat, pattern, search, unit, piece)
    if len(search.patterns) > 1 or len(found) > 1:
        found = _apart(found)
    return found


def says(context: Context, patterns: Sequence[Pattern], unit: Unit, fold: tuple[Folding, ...]) -> bool:
    """Whether one of `patterns` matches in a piece of `unit`; looked for no further than the first."""
    flat = folded(context.document.text, fold)
    for pattern in patterns:
        if len(unit.pieces) > 1 and not _ANCHORED.search(pattern.text):
            first = pattern.search(flat.text)
            if first is None:
                continue
            span = flat.back(*first.span())
            if any(piece.start <= span.start and span.end <= piece.end for piece in unit.pieces):
                return True
        if any(pattern.search(flat.text, *flat.within(piece)) for piece in unit.pieces):
            return True
    return False


def _in_piece(
    text: str, flat: Folded, pattern: Pattern, search: Search, unit: Unit, piece: Span
) -> Iterator[Hit]:
    start, end = flat.within(piece)
    for match in pattern.finditer(flat.text, start, end):
        groups = match.groupdict()
        at: int | str = "at" if groups.get("at") else 0
        span = flat.back(*match.span(at))
        if not search.quoted and is_quoted(text, span, piece):
            continue
        if search.unless is not None and _is_excused(text, flat, search.unless, span, piece):
            continue
        yield Hit(span, unit, groups)


def _is_excused(text: str, flat: Folded, unless: Pattern, span: Span, piece: Span) -> bool:
    """Whether the sentence around a hit is one that `unless` matches."""
    first, last = flat.within(sentence_span(text, span, piece))
    return unless.is_in(flat.text[first:last])


def is_quoted(text: str, span: Span, around: Span) -> bool:
    """Whether `span` stands within 《》 or quotation marks of `around`."""
    quotations = _quotations(text, around)
    at = bisect_left(quotations, span.start, key=attrgetter("start"))
    return at > 0 and span.end <= quotations[at - 1].end


@lru_cache(maxsize=8)
def _quotations(text: str, around: Span) -> tuple[Span, ...]:
    return tuple(Span(*match.span()) for match in _QUOTED.finditer(text, around.start, around.end))


def _apart(found: list[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in sorted(found, key=lambda hit: (hit.span.start, -hit.span.end)):
        last = kept[-1].span if kept else None
        if last is None or (hit.span != last and hit.span.start >= last.end):
            kept.append(hit)
    return kept


def looked_at(context: Context, scope: Scope) -> tuple[tuple[Unit, ...], list[Outcome]]:
    """The units of a scope, and an outcome for each part of it that is absent."""
    found, missing = units(context.report, scope)
    return found, [Unknown(reason) for reason in missing]


def opening(context: Context, unit: Unit) -> Span:
    """Where to say that a unit lacks something: its heading, or the beginning of its first line."""
    for section in context.report.sections.values():
        if section.body == unit.span and section.heading is not None:
            return section.heading.span
    if unit.cell is not None:
        return unit.span
    first = unit.pieces[0] if unit.pieces else Span(unit.span.start, unit.span.start)
    first = stripped(context.document.text, first)
    return Span(first.start, min(first.end, first.start + _SHOWN))


def wrong_scope(options: dict[str, Any], vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """What is wrong with the option `scope`."""
    for message in mistakes(options["scope"], vocabulary):
        yield "scope", message


def wrong_blanks(name: str, template: str | None, patterns: Sequence[Pattern]) -> Iterator[tuple[str, str]]:
    """Blanks of a replacement that no named group fills, and groups by number, which nothing fills."""
    known = {"text", *(group for pattern in patterns for group in pattern.names)}
    try:
        blanks = blanks_of(template or "")
    except ValueError:
        yield (
            name,
            Said(
                f"“{template}”里的花括号不成对；要写花括号本身，写两次",
                f"braces in “{template}” do not match; for a brace itself, write two",
            ),
        )
        return
    if found := _NUMBERED.search(template or ""):
        yield (
            name,
            Said(
                f"{found[0]} 不会换成组里的字：给组起名（(?P<名>…)），这里写 {{名}}",
                f"nothing fills {found[0]}: name the group, (?P<NAME>…), and write {{NAME}} here",
            ),
        )
    for blank in blanks:
        if blank not in known:
            there = available(sorted(known))
            words = f"式子里没有名为“{blank}”的组，{there}"
            yield name, Said(words, f"the pattern has no group called “{blank}”: {there.en}")


EMPTY_WORD = Said("有空的词", "a word is empty")


def crossed(least: float, most: float) -> Said:
    """That no number is between the two."""
    return Said(f"at_most（{most}）小于 at_least（{least}）", f"at_most ({most}) is below at_least ({least})")


def wrong_words(at: tuple[str | int, ...], words: Sequence[str]) -> Iterator[tuple[At, str]]:
    """Words that are empty, in a list that stands at `at`."""
    yield from (((*at, index), EMPTY_WORD) for index, word in enumerate(words) if not word.strip())


def told(problems: Iterator[Outcome] | Sequence[Outcome]) -> Iterator[Outcome]:
    """`problems`, or that nothing was found."""
    found = False
    for outcome in problems:
        found = found or not isinstance(outcome, Unknown)
        yield outcome
    if not found:
        yield Passed()


def named(words: Sequence[str]) -> Text:
    """A list of words for a message."""
    return Text("、".join(f"“{word}”" for word in words), ", ".join(f"“{word}”" for word in words))
