"""Near-duplicate texts: shingles hashed and sampled, and an index that never compares every pair.

A section's text, with what is official taken out, is cut into overlapping pieces of `SIZE` characters
(shingles), figures counting as one sign. Of their hashes the smallest `KEPT` are kept (a bottom-k sketch: the
whole set, for most sections). One permutation hashing makes `BANDS * ROWS` minima of them, which fall into
`BANDS` buckets (locality-sensitive hashing): only sections that share `SHARED` buckets are ever compared.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from govlint.lazy import lazily
from govlint.model import Struct

SIZE, KEPT = 5, 512
BANDS, ROWS = 20, 6
SHARED = 2
"""Sections that share so many buckets are compared: two that are 0.85 alike do with a chance of 0.999, two
that are 0.3 alike with one of 0.0001."""

CROWD = 64
"""So many sections of one bucket are compared with a new one, the latest first: a bucket that is fuller
holds a text that everyone has."""

_BINS = BANDS * ROWS
_FIGURES = lazily(r"[0-9０-９]+(?:[.．,，][0-9０-９]+)*")
_NOISE = lazily(r"[\W_]+")
_MIX = 0x9E3779B1
_T = TypeVar("_T")


class Digest(Struct, frozen=True):
    """A section's text made small: sorted hashes of its shingles, its buckets, and its length in characters.

    `count` is how many different shingles there were; more than are kept where the text is long.
    """

    section: str
    length: int
    count: int
    hashes: bytes
    buckets: bytes

    @property
    def whole(self) -> bool:
        """Whether all its shingles are kept."""
        return self.count <= KEPT


def essence(text: str) -> str:
    """`text` without blanks and punctuation, each figure as one sign: what is compared."""
    return _NOISE.sub("", _FIGURES.sub("0", text))


def digest(section: str, text: str) -> Digest:
    """The digest of `text`, from which official wording has been taken out."""
    bare = essence(text)
    data = bare.encode("utf-32-le")
    width = 4 * SIZE
    crc = zlib.crc32
    found = {crc(data[at : at + width]) * _MIX & 0xFFFFFFFF for at in range(0, len(data) - width + 1, 4)}
    hashes = sorted(found)
    return Digest(section, len(bare), len(hashes), array("I", hashes[:KEPT]).tobytes(), _buckets(hashes))


def _buckets(hashes: Iterable[int]) -> bytes:
    minima: list[int | None] = [None] * _BINS
    empty = _BINS
    for value in hashes:  # ascending: the first to come to a bin is its least
        place = (value * _MIX >> 7 & 0xFFFF) % _BINS
        if minima[place] is None:
            minima[place] = value
            empty -= 1
            if not empty:
                break
    if empty == _BINS:
        return b""
    filled = _filled(minima)
    keys = [zlib.crc32(array("I", filled[at : at + ROWS]).tobytes(), at) for at in range(0, _BINS, ROWS)]
    return array("I", keys).tobytes()


def _filled(minima: list[int | None]) -> list[int]:
    """The least hash of each bin; an empty one takes the next that there is, marked by the distance."""
    filled = [0] * _BINS
    last, distance = 0, 0
    for place in range(2 * _BINS - 1, -1, -1):
        value = minima[place % _BINS]
        if value is None:
            distance += 1
        else:
            last, distance = value, 0
        if place < _BINS:
            filled[place] = (last + distance * _MIX) & 0xFFFFFFFF
    return filled


def similarity(one: Digest, other: Digest) -> float:
    """The Jaccard similarity of two texts' shingles: exact where all are kept, else from the sketch."""
    a, b = set(_integers(one.hashes)), set(_integers(other.hashes))
    if not a or not b:
        return 0.0
    if one.whole and other.whole:
        return len(a & b) / len(a | b)
    both = sorted(a | b)[: min(KEPT, len(a | b))]
    return sum(value in a and value in b for value in both) / len(both)


def _integers(data: bytes) -> array[int]:
    values = array("I")
    values.frombytes(data)
    return values


class Index(Generic[_T]):
    """Sections by their buckets; asks which others share one."""

    def __init__(self) -> None:
        self._waiting: dict[str, list[tuple[_T, Digest]]] = {}
        self._buckets: dict[tuple[str, int], list[tuple[_T, Digest]]] = {}
        self.compared = 0

    def add(self, owner: _T, item: Digest) -> None:
        """Take in the digest of `owner`; it is put into its buckets when somebody asks for its section."""
        self._waiting.setdefault(item.section, []).append((owner, item))

    def near(self, item: Digest, least: float, own: _T) -> Iterator[tuple[float, _T]]:
        """The owners, but `own`, of sections at least `least` alike, each once, with the similarity."""
        for entry in self._waiting.pop(item.section, ()):
            for key in self._keys(entry[1]):
                self._buckets.setdefault(key, []).append(entry)
        shared: dict[int, int] = {}
        for key in self._keys(item):
            for owner, other in self._buckets.get(key, ())[-CROWD:]:
                times = shared[id(other)] = shared.get(id(other), 0) + 1
                if times != SHARED or owner is own:
                    continue
                if min(item.count, other.count) < least * max(item.count, other.count):
                    continue
                self.compared += 1
                alike = similarity(item, other)
                if alike >= least:
                    yield alike, owner

    @staticmethod
    def _keys(item: Digest) -> Iterator[tuple[str, int]]:
        for band, key in enumerate(_integers(item.buckets)):
            yield item.section, key << 8 | band
