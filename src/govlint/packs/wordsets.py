"""Sets of words in claims.yaml, which patterns name in braces: put in their place, of all packs together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from govlint.lazy import lazily
from govlint.packs.filetypes import ClaimsFile
from govlint.rule import Pack
from govlint.vocabulary import ClaimWords, joined

_NAMED = lazily(
    r"\\Q(?:(?!\\E)[\s\S])*|\\[pPx]\{[^{}]*\}|\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]"
    r"|\{(?P<name>[^{}\d,][^{}]*)\}"
)
"""A name in braces, or what may have braces and is none; {2} and {0,3}, which repeat, are neither."""
_DEEPEST = 20
_LONGEST, _MOST = 100_000, 5_000_000
"""So many characters has a pattern at the most, and all of a file: a few lines must not make gigabytes."""


class TooLargeError(ValueError):
    """What patterns come to when the words of sets are put in."""


class WordSets:
    """The sets of several packs, a later one's words behind an earlier one's; `names` are plain words."""

    def __init__(self, files: Iterable[ClaimsFile]) -> None:
        self._words: dict[str, tuple[str, ...]] = {}
        self._made: dict[str, str] = {}
        self._left = _MOST
        for file in files:
            for name, words in file.names.items():
                self._words[name] = (*self._words.get(name, ()), *map(re.escape, words))
            for name, words in file.sets.items():
                self._words[name] = (*self._words.get(name, ()), *words)

    @property
    def is_full(self) -> bool:
        """Whether all patterns together have become too large."""
        return self._left < 0

    def names(self) -> Iterable[str]:
        """All names that patterns may use."""
        return self._words.keys()

    def words(self, name: str) -> tuple[str, ...]:
        """The words of a set, as patterns that may name other sets."""
        return self._words.get(name, ())

    def used_by(self, names: Iterable[str]) -> set[str]:
        """The `names`, and those that their words use, however deep."""
        found: set[str] = set()
        ahead = list(names)
        while ahead:
            name = ahead.pop()
            if name not in found:
                found.add(name)
                ahead += (other for text in self.words(name) for other in names_in(text))
        return found

    def put_in(self, file: ClaimsFile) -> ClaimWords:
        """The words of a file with the words of all sets in their place. TooLargeError."""
        matters = tuple(
            replace(
                matter,
                words=self._all(matter.words),
                weak=self._all(matter.weak),
                counts={name: self._all(words) for name, words in matter.counts.items()},
            )
            for matter in file.matters
        )
        context = {name: self._all(words) for name, words in file.context.items()}
        return ClaimWords(matters=matters, context=context, names=file.names)

    def _all(self, patterns: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(map(self.whole, patterns)))

    def whole(self, pattern: str) -> str:
        """A pattern with the words of the sets that it names. TooLargeError."""
        return self._whole(pattern, 0) if "{" in pattern else pattern

    def _whole(self, pattern: str, depth: int) -> str:
        pieces: list[str] = []
        end = 0
        length = len(pattern)
        for found in _NAMED.finditer(pattern):
            if found["name"] is not None:
                pieces += (pattern[end : found.start()], self._any_of(found["name"], depth + 1))
                end = found.end()
                length += len(pieces[-1])
                if length > _LONGEST:
                    self._left -= length
                    raise TooLargeError
        self._left -= length
        if self._left < 0:
            raise TooLargeError
        return "".join([*pieces, pattern[end:]])

    def _any_of(self, name: str, depth: int) -> str:
        """A pattern for any word of a set, longer ones first."""
        made = self._made.get(name)
        if made is None:
            if depth > _DEEPEST:
                raise TooLargeError
            words = dict.fromkeys(self._whole(word, depth) for word in self.words(name))
            made = f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"
            if len(made) > _LONGEST:
                raise TooLargeError
            self._made[name] = made
        return made


def names_in(pattern: str) -> Iterator[str]:
    """The names of sets in a pattern."""
    for found in _NAMED.finditer(pattern) if "{" in pattern else ():
        if found["name"] is not None:
            yield found["name"]


def written(packs: Iterable[Pack]) -> list[ClaimsFile]:
    """The claims.yaml of those `packs` that have one."""
    return [msgspec.msgpack.decode(pack.claims, type=ClaimsFile) for pack in packs if pack.claims]


def together(packs: Iterable[Pack]) -> ClaimWords:
    """The words of all `packs`, made anew with the sets of all of them."""
    files = written(packs)
    sets = WordSets(files)
    return joined(map(sets.put_in, files))
