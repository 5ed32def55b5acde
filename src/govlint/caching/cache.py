"""Keeps what was worked out for later runs: bytes by key, whole or not at all, never more than so much."""

from __future__ import annotations

import os
import stat
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from govlint.digest import blake2b

MOST = 512 * 2**20
"""So many bytes are kept; what was not asked for longest goes first."""
_SHARES = 64
_MOST_ENTRY = MOST // _SHARES // 2
_MOST_UNPACKED = 64 * 2**20
_DAY, _HOUR = 86400, 3600
_CHECK = 32
_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""Without blocking: a pipe where an entry should be must not hold up the run."""


class Cache:
    """A folder of entries. Keys are hexadecimal digests; several processes may use it at once.

    An entry that is damaged, cut off or another's is none, and a folder that cannot be read or written holds
    none: nothing here raises. What is read is bytes, and only checked for being what was written.
    """

    def __init__(self, folder: Path, most: int = MOST) -> None:
        self._folder = os.fspath(folder)
        self._share = most // _SHARES
        self._shut = False
        self._missed: set[str] = set()

    def get(self, key: str) -> bytes | None:
        """What was put under `key`, if it is still there."""
        data = self._read(key)
        found = None if data is None else _opened(key, data)
        if found is None:
            self._missed.add(_share(key))
        return found

    def holds(self, key: str) -> bool:
        """Whether there is something under `key`; it may turn out to be damaged."""
        if os.path.exists(self._place(key)):
            return True
        self._missed.add(_share(key))
        return False

    def put(self, key: str, data: bytes) -> None:
        """Keep `data` under `key`, if that can be."""
        entry = zlib.compress(data, 1)
        if self._shut or len(entry) > _MOST_ENTRY:
            return
        place = self._place(key)
        own = f"{place}.{os.urandom(6).hex()}"
        try:
            _write(own, _check(key, entry) + entry)
        except OSError:  # a folder that is not ours to write in, or a full disk: no use in trying again
            self._shut = True
            return
        try:
            os.replace(own, place)
        except OSError:  # someone has the old one open, where that is forbidden
            with suppress(OSError):
                os.unlink(own)

    def trim(self) -> None:
        """Take out what is too much, where this run has looked for things in vain."""
        for share in sorted(self._missed):
            entries = sorted(_entries(os.path.join(self._folder, share)))
            total = sum(size for _, size, _ in entries)
            most = total if total <= self._share else self._share * 9 // 10
            for age, size, path in entries:
                left_over = "." in os.path.basename(path) and age < time.time() - _HOUR
                if total <= most and not left_over:
                    continue
                with suppress(OSError):
                    os.unlink(path)
                total -= size
        self._missed.clear()

    def _place(self, key: str) -> str:
        return os.path.join(self._folder, _share(key), key)

    def _read(self, key: str) -> bytes | None:
        path = self._place(key)
        try:
            handle = os.open(path, _OPEN)
        except OSError:
            return None
        with suppress(OSError), open(handle, "rb") as file:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                return None
            data = file.read(_MOST_ENTRY + _CHECK + 1)
            if status.st_mtime < time.time() - _DAY:
                with suppress(OSError):  # in use: it goes last
                    os.utime(path)
            return data
        return None


def _share(key: str) -> str:
    """The folder for an entry, so that none grows large, and little is looked at where a run adds little."""
    return f"{int(key[:2], 16) % _SHARES:02x}"


def _check(key: str, entry: bytes) -> bytes:
    """Ties an entry to its key, so that neither a bit of it nor its name can change unseen."""
    return blake2b(key.encode() + entry, digest_size=_CHECK).digest()


def _opened(key: str, data: bytes) -> bytes | None:
    entry = data[_CHECK:]
    if data[:_CHECK] != _check(key, entry):
        return None
    unpacking = zlib.decompressobj()
    try:
        found = unpacking.decompress(entry, _MOST_UNPACKED)
    except zlib.error:
        return None
    return found if unpacking.eof else None


def _write(path: str, data: bytes) -> None:
    """A new file for its owner alone: entries quote reports. Raises OSError; nothing is left then."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags, 0o600)
    except FileNotFoundError:
        share = os.path.dirname(path)
        os.makedirs(os.path.dirname(os.path.dirname(share)), exist_ok=True)
        for folder in (os.path.dirname(share), share):
            with suppress(FileExistsError):
                os.mkdir(folder, 0o700)
        handle = os.open(path, flags, 0o600)
    try:
        with open(handle, "wb") as file:
            file.write(data)
    except OSError:
        with suppress(OSError):
            os.unlink(path)
        raise


def _entries(folder: str) -> Iterator[tuple[float, int, str]]:
    """When each file was last asked for, its size and its path."""
    with suppress(OSError), os.scandir(folder) as found:
        for entry in found:
            with suppress(OSError):
                status = entry.stat(follow_symlinks=False)
                yield status.st_mtime, status.st_size, entry.path
