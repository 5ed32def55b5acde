"""The version of govlint, and its modules as they lie on disk: what is kept is kept for this very code."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from functools import cache

from govlint.digest import blake2b

__version__ = "0.1.0"

RECENT = 2.0
"""Seconds within which code is taken to be still changing: what was imported may be older than the file."""

_SIZE = 20
"""Bytes of the digest of all modules."""

Modules = tuple[tuple[str, int, int], ...]


@cache
def modules(folder: str) -> Modules:
    """The modules below `folder`, each with its size and when it changed. What packs say is no code."""
    found: list[tuple[str, int, int]] = []
    folders = [folder]
    while folders:
        with suppress(OSError):
            for entry in os.scandir(folders.pop()):
                if entry.name.endswith(".py"):
                    found += _state(entry)
                elif entry.name not in ("__pycache__", "rules") and entry.is_dir():
                    folders.append(entry.path)
    return tuple(sorted(found))


@cache
def state_of(folder: str) -> str | None:
    """A digest that tells the modules below `folder` from others; None while one of them is being changed."""
    found = modules(folder)
    now, recent = time.time_ns(), RECENT * 1e9
    if not found or any(abs(now - changed) < recent for _, _, changed in found):
        return None
    return blake2b(repr(found).encode(), digest_size=_SIZE).hexdigest()


def _state(entry: os.DirEntry[str]) -> list[tuple[str, int, int]]:
    try:
        status = entry.stat()
    except OSError:  # a link to nothing, as editors leave beside a file that is open
        return []
    return [(entry.path, status.st_size, status.st_mtime_ns)]
