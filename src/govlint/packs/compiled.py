"""Packs compiled once: what `loading` reads is kept as msgpack, so that a warm start parses no YAML."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

import msgspec

from govlint.digest import sha256
from govlint.errors import Mistake, SettingsError
from govlint.hookspecs import PROJECT
from govlint.packs.files import PACK, files_of
from govlint.packs.inheritance import Header, extended
from govlint.rule import Check, Pack
from govlint.sources.written import line_of
from govlint.version import __version__, state_of

_DAMAGED = (OSError, msgspec.MsgspecError, UnicodeDecodeError)
_KEPT = 64
_FRESH = 2_000_000_000
"""So many nanoseconds after it was written, times alone do not tell that a file is still the same."""


def load_packs(
    folders: Iterable[Path], checks: Mapping[str, Check], *, use_cache: bool = True
) -> tuple[Pack, ...]:
    """As `packs.load_packs`, from the cache where nothing has changed since.

    A cache that cannot be read or written is no error: the packs are then read from their YAML.
    """
    packs: list[Pack] = []
    mistakes: list[Mistake] = []
    code = _code() if use_cache else None
    key = _seed(checks, code)
    for folder in map(Path.absolute, folders):  # what is kept must hold from wherever it is asked for
        key = _key(folder, key)
        try:
            packs.append(_cached(folder, checks, packs, None if code is None else key))
        except SettingsError as error:
            mistakes += error.mistakes
    if mistakes:
        raise SettingsError(mistakes)
    return tuple(packs)


def header(path: Path, *, use_cache: bool = True) -> Header:
    """What the pack at `path` extends, from the cache where it has not changed since.

    Nothing where its pack.yaml cannot be read: loading the pack tells why.
    """
    if not use_cache:
        return _read_header(path)
    try:
        file = os.fspath(path if path.is_file() else path / PACK)
        state = _state(file, os.stat(file))
    except OSError:
        return Header()
    code = _code()
    if code is None:
        return _read_header(path)
    parts = (__version__, code, os.path.abspath(path), os.getcwd(), *state)
    place = cache_folder() / f"h{sha256(repr(parts).encode()).hexdigest()[:40]}"
    try:
        return msgspec.msgpack.decode(place.read_bytes(), type=Header)
    except _DAMAGED:
        head = _read_header(path)
    keep(place, msgspec.msgpack.encode(head))
    return head


def _read_header(path: Path) -> Header:
    from govlint.sources.yamltext import decode  # a warm start reads no YAML

    files = files_of(path)
    try:
        source = decode(files.read(PACK), files.place(PACK))
        written = source.data.get("extends", ()) if isinstance(source.data, dict) else ()
    except (SettingsError, KeyError):
        return Header()
    entries = extended(tuple(written) if isinstance(written, list) else written)
    if not isinstance(entries, tuple) or not all(isinstance(entry, str) for entry in entries):
        return Header()
    places = []
    for index in range(len(entries)):
        at = ("extends", index) if isinstance(written, list) else ("extends",)
        line, column = source.position(at, value=True)
        places.append((line, column, line_of(source.text, line)))
    return Header(entries, tuple(places), source.file)


def cache_folder() -> Path:
    """Where compiled packs are kept: below `GOVLINT_CACHE_DIR`, or the user's own cache folder."""
    chosen = os.environ.get("GOVLINT_CACHE_DIR") or _users_own()
    return Path(chosen) / "packs"


def _users_own() -> str:
    """The user's cache folder for govlint, as platformdirs names it."""
    shared = os.environ.get("XDG_CACHE_HOME", "")
    if sys.platform == "linux":  # importing platformdirs takes a thirtieth of a start
        base = shared if os.path.isabs(shared) else os.path.expanduser("~/.cache")
        return os.path.join(base, "govlint")
    from platformdirs import user_cache_dir

    return user_cache_dir("govlint")


def _cached(folder: Path, checks: Mapping[str, Check], before: list[Pack], key: str | None) -> Pack:
    if key is not None:
        place = cache_folder() / key
        with suppress(*_DAMAGED):
            return _decoder().decode(place.read_bytes())
    from govlint.packs.loading import load_pack  # nine modules that a warm start has no use for

    pack = load_pack(folder, checks, before)
    if key is None:
        return pack
    with suppress(msgspec.MsgspecError, TypeError):
        keep(place, msgspec.msgpack.encode(pack))
    return pack


@cache
def _decoder() -> msgspec.msgpack.Decoder[Pack]:
    return msgspec.msgpack.Decoder(Pack)


def keep(place: Path, data: bytes) -> None:
    """Keep `data` at `place` in the cache, in place of the oldest; where that cannot be, nothing is kept."""
    own = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        own.write_bytes(data)
        os.replace(own, place)
        old = sorted(place.parent.iterdir(), key=lambda path: path.stat().st_mtime_ns)[:-_KEPT]
        for path in old:
            path.unlink(missing_ok=True)
    except OSError:
        return


@cache
def _code() -> str | None:
    """What changes when govlint's own code does; None while it is being changed, and nothing may be kept."""
    home = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
    record = os.path.join(home, f"{PROJECT}-{__version__}.dist-info", "RECORD")
    with suppress(OSError):
        return repr(_state(record, os.stat(record)))
    return state_of(os.path.join(home, PROJECT))


def _seed(checks: Mapping[str, Check], code: str | None) -> str:
    # Options were typed by the checks' signatures: other checks, another key.
    signatures = [
        (name, sorted(getattr(check.run, "__annotations__", {}).items(), key=repr))
        for name, check in sorted(checks.items())
    ]
    return repr((__version__, code, sys.version_info[:3], signatures, type(checks) is dict))


def _key(folder: Path, before: str) -> str:
    files = sorted(_files(os.fspath(folder), ""))
    if not files and os.path.isfile(folder):
        files = [("", *_state(os.fspath(folder), os.stat(folder)))]
    return sha256(repr((before, os.path.abspath(folder), files)).encode()).hexdigest()[:40]


def _state(path: str, status: os.stat_result) -> tuple[int, int, int, str]:
    """What tells a file from what it was: size and times, and what is in it while it has just been written.

    A second writing within the same tick of the clock leaves the times as they are.
    """
    fresh = abs(time.time_ns() - status.st_mtime_ns) < _FRESH
    said = sha256(_content(path)).hexdigest() if fresh else ""
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, said


def _content(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""


def _files(folder: str, prefix: str) -> Iterator[tuple[str, int, int, int, str]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.is_dir():
            yield from _files(entry.path, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".md"):
            yield prefix + entry.name, 0, 0, 0, ""
        else:
            yield prefix + entry.name, *_state(entry.path, entry.stat())
