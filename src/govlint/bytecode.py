"""The modules of a start out of one file: Python asks the system five times for each of some three hundred.

The file lies where Python keeps the bytecode of modules beside this package, is written where Python would
write that, and is trusted as that is. A module is taken from it only while its source has the size and time
that it had.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import CodeType, ModuleType
from typing import Any, NamedTuple
from zlib import crc32

_PACKAGE = __name__.partition(".")[0]
_NAME = f"{_PACKAGE}-start"
_WIDTH = 8
"""Bytes of the number with which the file begins: where its modules begin, behind what is told of them.

As many hold the sum of that. The modules have none, as Python's own bytecode has none: it costs a start more
than it is worth.
"""
_DAMAGED = (OSError, ValueError, EOFError, TypeError)


class _Kept(NamedTuple):
    """A module's source, size and time of that, where Python keeps its bytecode, and the bytecode."""

    source: str
    state: tuple[int, int]
    cached: str | None
    is_package: bool
    code: bytes | memoryview

    def is_current(self) -> bool:
        """Whether the source is as it was."""
        try:
            status = os.stat(self.source)
        except OSError:
            return False
        return (status.st_size, status.st_mtime_ns) == self.state


_kept: dict[str, _Kept] = {}
_early: set[str] = set()
"""The modules that were imported before anything could be recalled."""


class _Loader(SourceFileLoader):
    """Loads a module as Python does, but for where its bytecode comes from."""

    def get_code(self, fullname: str) -> CodeType | None:
        """The code of the module; from its source where what was kept is damaged, and kept anew then."""
        kept = _kept.get(fullname)
        if kept is not None:
            with suppress(*_DAMAGED):
                code = marshal.loads(kept.code)
                if isinstance(code, CodeType):
                    return code
        _kept.pop(fullname, None)
        return super().get_code(fullname)


class _Finder:
    """Finds the modules that were kept; for all others Python's own finders are asked."""

    @staticmethod
    def find_spec(
        fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where the module comes from; None where it was not kept, or has changed since."""
        kept = _kept.get(fullname)
        if kept is None:
            return None
        if not kept.is_current():
            del _kept[fullname]
            return None
        spec = ModuleSpec(fullname, _Loader(fullname, kept.source), origin=kept.source)
        spec.has_location = True
        spec.cached = kept.cached
        if kept.is_package:
            spec.submodule_search_locations = [os.path.dirname(kept.source)]
        return spec


def recall_modules() -> None:
    """Import from here on what `keep_modules` kept; nothing where there is no such file, or a damaged one."""
    _early.update(sys.modules)
    place = _place()
    if place is None:
        return
    with suppress(*_DAMAGED):
        with open(place, "rb") as file:
            data = memoryview(file.read())
        start = int.from_bytes(data[:_WIDTH], "little")
        if crc32(data[2 * _WIDTH : start]) != int.from_bytes(data[_WIDTH : 2 * _WIDTH], "little"):
            return
        made_for, rows = marshal.loads(data[2 * _WIDTH : start])
        if made_for != _made_for() or sum(size for *_, size in rows) != len(data) - start:
            return
        for name, source, state, cached, is_package, size in rows:
            _kept[name] = _Kept(source, state, cached, is_package, data[start : start + size])
            start += size
        sys.meta_path.insert(0, _Finder)


def keep_modules() -> None:
    """Keep the bytecode of what was imported since `recall_modules`, if that is more than was known.

    What another process keeps meanwhile is lost, and learned again by the next run that needs it.
    """
    place = _place()
    if place is None or sys.dont_write_bytecode:
        return
    with suppress(*_DAMAGED, ImportError):
        names = [name for name in list(sys.modules) if _is_fresh(name)]
        if not names or not _may_write(place):
            return
        fresh = {name: _compiled(name) for name in names}
        current = {name: kept for name, kept in _kept.items() if kept.is_current()}
        modules = sorted({**current, **fresh}.items())
        rows = [(name, *kept[:-1], len(kept.code)) for name, kept in modules]
        head = marshal.dumps((_made_for(), rows))
        start, check = (number.to_bytes(_WIDTH, "little") for number in (2 * _WIDTH + len(head), crc32(head)))
        _write(place, b"".join((start, check, head, *(kept.code for _, kept in modules))))


def _place() -> str | None:
    """The file, where Python's own of modules beside this package is; None where Python keeps none.

    Within the package it would outlive it, and leave a folder that can be imported.
    """
    spec = sys.modules[_PACKAGE].__spec__
    if spec is None or spec.cached is None or spec.origin is None:
        return None
    name = os.path.basename(spec.cached).replace("__init__", _NAME, 1)
    if sys.pycache_prefix is not None:  # there no folder lies between
        return os.path.join(os.path.dirname(os.path.dirname(spec.cached)), name)
    return os.path.join(os.path.dirname(os.path.dirname(spec.origin)), "__pycache__", name)


def _made_for() -> tuple[str, str | None, str | None]:
    """What bytecode is good for: interpreter, folder (there may be copies of it) and version."""
    package = sys.modules[_PACKAGE]
    return sys.version, package.__file__, getattr(package, "__version__", None)


def _is_fresh(name: str) -> bool:
    """Whether this module of ours was loaded from its source since `recall_modules`, not out of the file."""
    if not name.startswith(f"{_PACKAGE}.") or name in _early or name in _kept:
        return False
    return type(getattr(sys.modules[name], "__loader__", None)) in (SourceFileLoader, _Loader)


def _may_write(place: str) -> bool:
    """Whether the file can be put there, before what it is to hold is made for nothing."""
    folder = os.path.dirname(place)
    os.makedirs(folder, exist_ok=True)
    return os.access(folder, os.W_OK)


def _compiled(name: str) -> _Kept:
    spec: Any = sys.modules[name].__spec__
    status = os.stat(spec.origin)
    is_package = spec.submodule_search_locations is not None
    code = marshal.dumps(spec.loader.get_code(name))
    state = (status.st_size, status.st_mtime_ns)
    return _Kept(spec.origin, state, spec.cached, is_package, code)


def _write(place: str, data: bytes) -> None:
    own = f"{place}.{os.getpid()}"
    try:
        with open(own, "xb") as file:
            file.write(data)
        os.replace(own, place)
    except OSError:
        with suppress(OSError):
            os.unlink(own)
        raise
