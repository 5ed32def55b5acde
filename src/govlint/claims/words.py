"""The words by which sentences are read, as the packs list them: found in one pass, each with its classes."""

from __future__ import annotations

import re

from govlint.lazy import lazily
from govlint.model import Struct
from govlint.patterns.words import Words
from govlint.vocabulary import ClaimWords

_NAMED = lazily(r"\{([a-z]\w*)\}")
MATTER, WEAK, COUNT, CONTEXT = "matter", "weak", "count", "context"

LEVELS = frozenset("省市州县区旗盟")
"""What the name of a place that has a government ends in."""


class Sense(Struct, frozen=True):
    """What a word can mean: a matter (named by a strong or a weak word), a count of one, or context."""

    kind: str
    matter: str
    name: str


def any_of(words: ClaimWords, *names: str) -> str:
    """A pattern for any of the plain words that the packs list by these names, longer ones first."""
    listed = {word for name in names for word in words.names.get(name, ())}
    return "|".join(map(re.escape, sorted(listed, key=lambda word: (-len(word), word)))) or r"\Z\A."


class Lists:
    """The plain words that packs list by name, for patterns that name a list in braces as claims.yaml does.

    Called with 向[我本]{ourselves}, it gives the pattern with any of the words of `ourselves` in it.
    """

    def __init__(self, words: ClaimWords) -> None:
        self._words = words
        self._made: dict[str, re.Pattern[str]] = {}
        self._any: dict[str, str] = {}

    def __call__(self, pattern: str) -> re.Pattern[str]:
        """The pattern with the words of the lists that it names, made once."""
        made = self._made.get(pattern)
        if made is None:
            made = self._made[pattern] = lazily(_NAMED.sub(self._any_of, pattern))
        return made

    def _any_of(self, named: re.Match[str]) -> str:
        name = named[1]
        if name not in self._any:
            self._any[name] = f"(?:{any_of(self._words, name)})"
        return self._any[name]


class Word(Struct, frozen=True):
    """A word found in the text, with all its senses.

    `context` holds the names of those that are context; `topic` tells whether it names a matter or a count,
    `naming` whether a matter, and `plainly` which it names so and not weakly.
    """

    start: int
    end: int
    senses: tuple[Sense, ...]
    context: frozenset[str] = frozenset()
    topic: bool = False
    naming: bool = False
    plainly: tuple[str, ...] = ()

    def is_context(self, *names: str) -> bool:
        """Whether the word is context of one of these names."""
        return not self.context.isdisjoint(names)


def is_review(word: Word) -> bool:
    """Whether it names reviews or suits."""
    return "review" in word.plainly or "litigation" in word.plainly


_Known = tuple[tuple[Sense, ...], frozenset[str], bool, bool, tuple[str, ...]]
_MOST_KNOWN = 20000


class WordFinder:
    """Finds the words of all classes in a text; made once for a vocabulary.

    The longest word at each place counts, so that 信访举报投诉类 is no 投诉. With `only`, just the context
    lists of these names are looked for.
    """

    def __init__(self, words: ClaimWords, only: frozenset[str] | None = None) -> None:
        entries: dict[str, list[Sense]] = {}
        for matter in words.matters if only is None else ():
            for text in matter.words:
                entries.setdefault(text, []).append(Sense(MATTER, matter.key, ""))
            for text in matter.weak:
                entries.setdefault(text, []).append(Sense(WEAK, matter.key, ""))
            for name, texts in matter.counts.items():
                for text in texts:
                    entries.setdefault(text, []).append(Sense(COUNT, matter.key, name))
        for name, texts in words.context.items():
            for text in texts if only is None or name in only else ():
                entries.setdefault(text, []).append(Sense(CONTEXT, "", name))
        self._senses = list(map(tuple, entries.values()))
        self._entries = Words(list(entries))
        self._known: dict[str, _Known] = {}

    def find(self, text: str, shift: int = 0) -> list[Word]:
        """The words in `text`, from left to right; `shift` is added to their places."""
        if not self._senses:
            return []
        found = []
        for start, end in self._entries.spans(text):
            written = text[start:end]
            known = self._known.get(written)
            if known is None:
                known = self._known_of(written)
            found.append(Word(start + shift, end + shift, *known))
        return found

    def _known_of(self, written: str) -> _Known:
        senses = tuple(sense for at in self._entries.matching(written) for sense in self._senses[at])
        context = frozenset(sense.name for sense in senses if sense.kind == CONTEXT)
        kinds = {sense.kind for sense in senses}
        plainly = tuple(sense.matter for sense in senses if sense.kind == MATTER)
        naming = not kinds.isdisjoint((MATTER, WEAK))
        known = (senses, context, not kinds <= {CONTEXT}, naming, plainly)
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known[written] = known
        return known
