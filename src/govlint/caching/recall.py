"""Recalls results of earlier runs: of the same bytes by the same name, while nothing else has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, get_type_hints

import msgspec
from msgspec import structs

from govlint.caching.cache import Cache
from govlint.caching.dependence import BUILTIN, surroundings
from govlint.digest import blake2b
from govlint.finding import Result
from govlint.packs.compiled import cache_folder
from govlint.plugins import Registry
from govlint.rule import Pack, Rule

_LARGE = ("document", "report")
_KEPT = tuple(name for name in Result.__struct_fields__ if name not in _LARGE)
"""What is kept of a result: all but the document and the report."""
_SIZE = 32
_MOST_SETS = 64
_SURE = "not-assessed"
"""The one error that the bytes alone decide; others may be the machine's, or the time's."""


class Recall:
    """Keeps results before suppressions, which go by the day and the side file, are applied to them.

    `conditions` are whatever else of the configuration bears on a result. Where it cannot be told what a
    result depends on, or the folder cannot be written, nothing is kept and nothing is recalled.
    """

    def __init__(self, registry: Registry, packs: Sequence[Pack], conditions: Any) -> None:
        self._cache = Cache(cache_folder().parent / "results")
        around = surroundings(registry, self._cache)
        self._base = None if around is None else encoded((around, tuple(packs), conditions))
        self._places = {id(rule): (place, rule) for place, rule in enumerate(_rules(packs))}
        self._strange = [plugin for plugin in registry.plugins if plugin.name != BUILTIN]
        self._by_rules: dict[int, tuple[Sequence[Rule], bytes | None]] = {}

    def key(self, rules: Sequence[Rule], *parts: bytes | None) -> str | None:
        """The key of what comes of `parts` (bytes of documents, their names) under `rules`.

        None where nothing may be kept, or where one of the parts is not known.
        """
        known = self._by_rules.get(id(rules))
        if known is None or known[0] is not rules:
            if len(self._by_rules) > _MOST_SETS:
                self._by_rules.clear()
            said = encoded([self._named(rule) for rule in rules])
            known = self._by_rules[id(rules)] = (rules, _digest(self._base, said))
        digest = _digest(known[1], *parts)
        return None if digest is None else digest.hex()

    def _named(self, rule: Rule) -> int | Rule:
        """The place of a rule that is as a pack has it, all of which the base holds; any other in full."""
        place, known = self._places.get(id(rule), (0, None))
        return place if known is rule else rule

    def holds(self, key: str) -> bool:
        """Whether there probably is a result under `key`."""
        return self._cache.holds(key)

    def get(self, key: str) -> Result | None:
        """The result under `key`; None where it is not known."""
        data = self._cache.get(key)
        if data is None:
            return None
        try:
            return Result(**structs.asdict(_decoder().decode(data)))
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return None

    def put(self, key: str, result: Result) -> None:
        """Keep `result`, unless it may come out otherwise next time: crashes, what could not be read."""
        unsure = result.error is not None and result.error.code != _SURE
        if unsure or result.crashes or any(getattr(result, name) is not None for name in _LARGE):
            return
        data = encoded([getattr(result, name) for name in _KEPT])
        if data is not None and (not self._strange or _is_typed(data)):
            self._cache.put(key, data)

    def trim(self) -> None:
        """Take out what has not been recalled for longest, where there is too much."""
        self._cache.trim()


def _rules(packs: Iterable[Pack]) -> Iterator[Rule]:
    return (rule for pack in packs for rule in pack.rules)


def _is_typed(data: bytes) -> bool:
    """Whether what is read of it is what was written: a plugin's check may give what is of other types."""
    try:
        return encoded(_decoder().decode(data)) == data
    except msgspec.MsgspecError:
        return False


@cache
def _decoder() -> Any:
    types = get_type_hints(Result)
    fields = [(name, types[name]) for name in _KEPT]
    kind = msgspec.defstruct("Kept", fields, frozen=True, array_like=True)
    return msgspec.msgpack.Decoder(kind)


def encoded(data: Any) -> bytes | None:
    """Bytes that are others for other data; None for what has no such bytes."""
    try:
        return msgspec.msgpack.encode(data)
    except (msgspec.MsgspecError, TypeError, ValueError, OverflowError, RecursionError):
        return None


def _digest(*parts: bytes | None) -> bytes | None:
    """One digest of all `parts`; None where one of them is not known."""
    digest = blake2b(digest_size=_SIZE)
    for part in parts:
        if part is None:
            return None
        digest.update(blake2b(part, digest_size=_SIZE).digest())
    return digest.digest()
