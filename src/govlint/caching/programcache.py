"""Keeps what is worked out of patterns beside the compiled packs, from one command to the next."""

from __future__ import annotations

import os
from contextlib import suppress

import msgspec
import re2

from govlint import programs
from govlint.caching.cache import Cache
from govlint.digest import sha256
from govlint.packs.compiled import cache_folder, keep
from govlint.patterns import asbytes, branches, clues, memo, pattern, words
from govlint.version import __version__


def recall_programs() -> None:
    """Use what earlier runs have kept; nothing that is missing or damaged is an error."""
    with suppress(OSError, msgspec.MsgspecError, UnicodeDecodeError):
        programs.recall((cache_folder() / _name()).read_bytes())
    with suppress(msgspec.MsgspecError, UnicodeDecodeError):
        memo.recall(_tables().get(_key()) or b"\x80")


def keep_programs() -> None:
    """Keep what this run has compiled and looked up, if that is more than was known."""
    compiled = programs.kept_programs()
    if compiled is not None:
        keep(cache_folder() / _name(), compiled)
    learned = memo.learned()
    if learned is not None:
        _tables().put(_key(), learned)


def _name() -> str:
    return f"patterns-{__version__}-{programs.kind()}"


def _tables() -> Cache:
    """Findings depend on them: like results, they are only taken up where every bit is as it was put."""
    return Cache(cache_folder().parent / "results")


def _key() -> str:
    # What was worked out by other code, or another RE2, is nothing to this one.
    made = [
        os.stat(module.__file__)
        for module in (asbytes, branches, clues, pattern, words, re2)
        if module.__file__
    ]
    code = [(status.st_size, status.st_mtime_ns) for status in made]
    return sha256(repr(("memo", __version__, programs.kind(), code)).encode()).hexdigest()
