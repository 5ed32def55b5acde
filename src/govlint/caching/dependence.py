"""What any result depends on besides its file and its rules: code, packages, interpreter, plugins."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from govlint.caching.cache import Cache
from govlint.digest import blake2b, sha256
from govlint.errors import pass_on
from govlint.hookspecs import PROJECT
from govlint.plugins import Registry
from govlint.version import __version__, modules, state_of

_KEY = 32
BUILTIN = "builtin"
"""The name of the plugin that is govlint's own."""

Packages = dict[str, tuple[list[str], tuple[int, int] | None]]
"""By folder of modules: the packages installed there ("name-1.0.dist-info"); of a zip, size and time."""


def surroundings(registry: Registry, cache: Cache) -> str | None:
    """All of it in words that change when it does; None where that cannot be told, and nothing may be kept.

    `cache` keeps the digest of govlint's own code, where that is not an installed package.
    """
    packages = _packages()
    own = _code(packages, cache)
    strange = _plugins(registry, packages)
    programs = _programs(registry)
    if own is None or strange is None or programs is None:
        return None
    system = (sys.platform, sys.implementation.cache_tag, sys.version, sys.flags.optimize)
    return repr((__version__, own, system, [*packages.values()], strange, programs))


def _packages() -> Packages:
    """Everything that is installed where this interpreter looks for modules."""
    found: Packages = {}
    for entry in sys.path:
        folder = os.path.realpath(entry or ".")
        with suppress(OSError):
            if os.path.isfile(folder):  # a zip
                status = os.stat(folder)
                found[folder] = ([], (status.st_size, status.st_mtime_ns))
            else:
                names = [name for name in os.listdir(folder) if name.endswith(("-info", ".egg"))]
                found[folder] = (sorted(names), None)
    return {folder: (names, stamp) for folder, (names, stamp) in found.items() if names or stamp}


def _record(packages: Packages, folder: str, name: str, version: str) -> str | None:
    """Digest of the list of a package's files with theirs, if it is installed in `folder` as it was built."""
    names, _ = packages.get(os.path.realpath(folder), ([], None))
    wanted = _normal(name), version
    for info in names:
        stem = info.removesuffix(".dist-info")
        if stem == info or (_normal(stem.rpartition("-")[0]), stem.rpartition("-")[2]) != wanted:
            continue
        try:
            data = Path(folder, info, "RECORD").read_bytes()
        except OSError:
            return None
        return blake2b(data, digest_size=_KEY).hexdigest()
    return None


def _normal(name: str) -> str:
    return name.replace("_", "-").replace(".", "-").lower()


def _code(packages: Packages, cache: Cache) -> str | None:
    """Digest of govlint's own code; None while it is being changed."""
    # By the name of the package: this module may move from room to room.
    home = _home(PROJECT)
    if home is None:
        return None
    record = _record(packages, home, PROJECT, __version__)
    if record is not None:
        return record
    folder = os.path.join(home, PROJECT)
    state = state_of(folder)
    if state is None:
        return None
    key = blake2b(f"code {state}".encode(), digest_size=_KEY).hexdigest()
    kept = cache.get(key)
    if kept is not None:
        return kept.hex()
    digest = sha256()
    try:
        for path, _, _ in modules(folder):
            digest.update(sha256(Path(path).read_bytes()).digest())
    except OSError:
        return None
    cache.put(key, digest.digest())
    return digest.hexdigest()


def _plugins(registry: Registry, packages: Packages) -> list[Any] | None:
    """The plugins with digests of their code; None where one has no version, or is not installed as built.

    A module that only the configuration names, and a package that is being worked on where it lies, may
    change from one run to the next without anything that tells of it.
    """
    found: list[Any] = []
    folders = {_home(PROJECT)}
    for plugin in registry.plugins:
        if plugin.name == BUILTIN:
            continue
        folder = _home(plugin.module)
        record = _record(packages, folder, plugin.origin, plugin.version) if folder else None
        if record is None or folder is None:
            return None
        folders.add(folder)
        found.append((plugin, record))
    gifts = {(getattr(work, "__module__", None) or "").partition(".")[0] for work in _gifts(registry)}
    homes = {_home(package) for package in gifts}
    return found if None not in homes and homes <= folders else None


def _gifts(registry: Registry) -> Iterator[Any]:
    """The functions behind checks and readers."""
    works: list[Callable[..., Any]] = [check.run for check in registry.checks.values()]
    works += [reader.read for reader in registry.readers]
    for work in works:
        yield work.func if isinstance(work, partial) else work


def _home(module: str) -> str | None:
    """The folder in which the package (or module) lies that `module` belongs to."""
    top = sys.modules.get(module.partition(".")[0])
    file: str | None = getattr(top, "__file__", None)
    if file is None:
        return None
    folder = os.path.dirname(os.path.realpath(file))
    return os.path.dirname(folder) if hasattr(top, "__path__") else folder


def _programs(registry: Registry) -> list[tuple[str, str]] | None:
    """What readers say that their documents depend on; None where one of them cannot say it."""
    try:
        return [(reader.name, reader.depends()) for reader in registry.readers if reader.depends]
    except BaseException as error:  # a plugin's: what is not known is not relied on
        pass_on(error)
        return None
