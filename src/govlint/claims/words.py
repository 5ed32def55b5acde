"""The words by which sentences are read, as the packs list them: found in one pass, each with its classes."""

from __future__ import annotations

from govlint.model import Struct
from govlint.patterns import Words
from govlint.vocabulary import ClaimWords

MATTER, WEAK, COUNT, CONTEXT = "matter", "weak", "count", "context"


class Sense(Struct, frozen=True):
    """What a word can mean: a matter (named by a strong or a weak word), a count of one, or context."""

    kind: str
    matter: str
    name: str


class Word(Struct, frozen=True):
    """A word found in the text, with all its senses."""

    start: int
    end: int
    senses: tuple[Sense, ...]

    def is_context(self, *names: str) -> bool:
        """Whether the word is context of one of these names."""
        return any(sense.kind == CONTEXT and sense.name in names for sense in self.senses)


class WordFinder:
    """Finds the words of all classes in a text; made once for a vocabulary.

    The longest word at each place counts, so that 信访举报投诉类 is no 投诉.
    """

    def __init__(self, words: ClaimWords) -> None:
        self.words = words
        entries: dict[str, list[Sense]] = {}
        for matter in words.matters:
            for text in matter.words:
                entries.setdefault(text, []).append(Sense(MATTER, matter.key, ""))
            for text in matter.weak:
                entries.setdefault(text, []).append(Sense(WEAK, matter.key, ""))
            for name, texts in matter.counts.items():
                for text in texts:
                    entries.setdefault(text, []).append(Sense(COUNT, matter.key, name))
        for name, texts in words.context.items():
            for text in texts:
                entries.setdefault(text, []).append(Sense(CONTEXT, "", name))
        self._senses = list(map(tuple, entries.values()))
        self._entries = Words(list(entries))
        self._known: dict[str, tuple[Sense, ...]] = {}

    def find(self, text: str) -> list[Word]:
        """The words in `text`, from left to right."""
        found = []
        for start, end in self._entries.spans(text):
            written = text[start:end]
            senses = self._known.get(written)
            if senses is None:
                senses = self._known[written] = self._senses_of(written)
            found.append(Word(start, end, senses))
        return found

    def _senses_of(self, written: str) -> tuple[Sense, ...]:
        return tuple(sense for at in self._entries.matching(written) for sense in self._senses[at])
