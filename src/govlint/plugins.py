"""Loads plugins, the built-ins first and by the same hooks as a stranger's, each in isolation."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any

import pluggy

from govlint import builtin
from govlint.errors import Said, bug, english, pass_on
from govlint.hookspecs import PROJECT, Hooks, Reader, Reporter
from govlint.model import Struct
from govlint.packs.files import is_pack
from govlint.readers.encoding import is_foreign
from govlint.readers.sniff import BINARY, SNIFFED, is_text, sniffed
from govlint.rule import Check, Incomplete
from govlint.sources.written import perhaps

HOOKS = ("govlint_readers", "govlint_checks", "govlint_packs", "govlint_reporters")
_KINDS: dict[str, type] = {
    "govlint_readers": Reader,
    "govlint_checks": Check,
    "govlint_reporters": Reporter,
}


strangers: set[str] = set()
"""The plugins of others that this process has imported: what they have opened, only they know."""


class PluginInfo(Struct, frozen=True):
    """A plugin as `govlint plugins` tells of it; `error` says why it, or a part of it, is not in use.

    `module` is where its hooks are.
    """

    name: str
    origin: str
    version: str = ""
    provides: tuple[str, ...] = ()
    error: str = ""
    module: str = ""

    @property
    def told(self) -> Said:
        """That it failed, and why."""
        return Said(
            f"插件 {self.name} 没有装好：{self.error}",
            f"the plugin {self.name} could not be loaded: {english(self.error)}",
        )


class Registry(Struct, frozen=True):
    """Everything that plugins gave, by name."""

    readers: tuple[Reader, ...]
    checks: dict[str, Check]
    packs: tuple[Path, ...]
    reporters: dict[str, Reporter]
    plugins: tuple[PluginInfo, ...]

    @property
    def failures(self) -> tuple[PluginInfo, ...]:
        """The plugins that failed to load, wholly or in part."""
        return tuple(plugin for plugin in self.plugins if plugin.error)

    def reader_for(self, path: str) -> Reader | None:
        """The reader that claims the suffix of `path`; a later plugin's before an earlier one's."""
        suffix = Path(path).suffix.lower()
        return next((reader for reader in reversed(self.readers) if suffix in reader.suffixes), None)

    def reader_named(self, name: str) -> Reader | None:
        """The reader of this name; a later plugin's before an earlier one's."""
        return next((reader for reader in reversed(self.readers) if reader.name == name), None)

    def reader_of(self, data: bytes, path: str) -> Reader:
        """The reader for a file: by its content where that tells, else by its suffix, else for text."""
        by_suffix = self.reader_for(path)
        if by_suffix is None or by_suffix.name in SNIFFED:
            name = sniffed(data)
            by_content = self.reader_named(name) if name else None
            renamed = by_content is None and by_suffix is not None and by_suffix.name in BINARY
            # The reader for text tells by its name what is none: a picture.
            if renamed and (is_text(data) or is_foreign(data)):
                by_content = self.reader_named("text")
            if by_content is not None:
                return by_content
        reader = by_suffix or self.reader_named("text")
        assert reader is not None
        return reader

    @property
    def suffixes(self) -> frozenset[str]:
        """Every suffix that some reader claims."""
        return frozenset(suffix for reader in self.readers for suffix in reader.suffixes)


class _Loading:
    """The registry in the making."""

    def __init__(self) -> None:
        self.manager = pluggy.PluginManager(PROJECT)
        self.manager.add_hookspecs(Hooks)
        self.given: dict[str, list[Any]] = {hook: [] for hook in HOOKS}
        self.plugins: list[PluginInfo] = []
        self.own: set[tuple[str, str]] = set()

    def add(self, plugin: Any, name: str, origin: str, version: str = "", module: str = "") -> None:
        """Register one plugin and take what its hooks give; what fails is told by name."""
        try:
            self.manager.register(plugin, name)
        except BaseException as error:  # a stranger's code may raise anything
            pass_on(error)
            self.plugins.append(PluginInfo(name, origin, version, error=_words(error)))
            return
        errors = _misspelt(self.manager, plugin)
        provides: list[str] = []
        callers = {caller.name: caller for caller in self.manager.get_hookcallers(plugin) or []}
        unmarked = [hook for hook in HOOKS if hook not in callers and callable(getattr(plugin, hook, None))]
        errors += map(_unmarked, unmarked)
        for hook in HOOKS:
            if hook not in callers:
                continue
            others = [other for other in self.manager.get_plugins() if other is not plugin]
            try:
                given = self.manager.subset_hook_caller(hook, others)()
                if not given:
                    errors.append(_listless(hook))
                gifts = [_wanted(hook, gift) for several in given for gift in several]
                taken = [gift for gift in gifts if self._is_taken(hook, gift)]
                lost = [gift for gift in gifts if gift not in taken and _is_nowhere(gift)]
                gifts = [gift for gift in gifts if gift not in taken and gift not in lost]
                provides.extend(_name_of(hook, gift) for gift in gifts)
            except BaseException as error:
                pass_on(error)
                errors.append(f"{hook}：{_words(error)}")
                continue
            errors += [_like_ours(_name_of(hook, gift)) for gift in taken]
            errors += [_no_pack(hook, gift) for gift in lost]
            self.given[hook].extend(gifts)
        if plugin is builtin:
            self.own = {(hook, _called(gift)) for hook in HOOKS for gift in self.given[hook]}
        self.plugins.append(PluginInfo(name, origin, version, tuple(provides), _together(errors), module))

    def _is_taken(self, hook: str, gift: Any) -> bool:
        """Whether a part of govlint's own has this name: who asks for it by name means that one."""
        return (hook, _called(gift)) in self.own

    def add_module(self, name: str, place: str = "") -> None:
        """Import and add a plugin module that the user's own configuration names, at `place`."""
        try:
            strangers.add(name)
            module = importlib.import_module(name)
        except BaseException as error:
            pass_on(error)
            words = _not_there(error, name) or _words(error)
            if place:
                words = Said(f"{words}（写在 {place}）", f"{english(words)} (as {place} says)")
            self.plugins.append(PluginInfo(name, "config", error=words))
            return
        self.add(module, name, "config", module=name)

    def add_entry_point(self, entry: Any) -> None:
        """Import and add a plugin that an installed package registers."""
        version = entry.dist.version if entry.dist else ""
        origin = entry.dist.name if entry.dist else entry.value
        try:
            strangers.add(entry.name)
            plugin = entry.load()
        except BaseException as error:
            pass_on(error)
            self.plugins.append(PluginInfo(entry.name, origin, version, error=_words(error)))
            return
        self.add(plugin, entry.name, origin, version, entry.module)

    def finished(self) -> Registry:
        """The registry; of two plugins' gifts of one name the later one counts."""
        checks = {check.name: check for check in self.given["govlint_checks"]}
        return Registry(
            readers=tuple(self.given["govlint_readers"]),
            checks=Incomplete(checks) if any(plugin.error for plugin in self.plugins) else checks,
            packs=tuple(self.given["govlint_packs"]),
            reporters={reporter.name: reporter for reporter in self.given["govlint_reporters"]},
            plugins=tuple(self.plugins),
        )


def load_plugins(
    modules: Sequence[str] = (), *, installed: bool = True, places: Mapping[str, str] | None = None
) -> Registry:
    """The built-ins, then installed packages' entry points (group `govlint`), then `modules`.

    `places` tells where the configuration names each module.
    """
    loading = _Loading()
    loading.add(builtin, "builtin", "govlint")
    if installed and _any_registered():
        from importlib.metadata import entry_points  # slow to import, and few have plugins installed

        for entry in sorted(entry_points(group=PROJECT), key=lambda entry: entry.name):
            loading.add_entry_point(entry)
    for module in modules:
        loading.add_module(module, (places or {}).get(module, ""))
    return loading.finished()


def _any_registered() -> bool:
    """Whether some installed package names the entry-point group at all: a quick look first."""
    section = f"[{PROJECT}]".encode()
    for folder in dict.fromkeys(sys.path):
        try:
            names = os.listdir(folder or ".")
        except NotADirectoryError:
            return True  # a zip: leave it to the thorough look
        except OSError:
            continue
        for name in names:
            if not name.endswith("-info"):
                continue
            with suppress(OSError), open(os.path.join(folder, name, "entry_points.txt"), "rb") as file:
                if section in file.read():
                    return True
    return False


def _misspelt(manager: pluggy.PluginManager, plugin: Any) -> list[str]:
    """Hooks of a plugin that govlint does not have, with the nearest that it has."""
    errors: list[str] = []
    for name in sorted(vars(plugin)) if isinstance(plugin, ModuleType) else dir(plugin):
        if not name.startswith(f"{PROJECT}_") or name in HOOKS:
            continue
        from difflib import get_close_matches  # only to explain a mistake

        near = get_close_matches(name, HOOKS, 1)
        known = Said(f"现有 {'、'.join(HOOKS)}", f"there are {', '.join(HOOKS)}")
        remedy = perhaps(near[0]) if near else known
        errors.append(Said(f"没有叫 {name} 的钩子，{remedy}", f"no hook is called {name}: {remedy.en}"))
    return errors


def _unmarked(hook: str) -> str:
    return Said(f"函数 {hook} 前面没有 @hookimpl，不会被用到", f"no @hookimpl before {hook}: it is of no use")


def _listless(hook: str) -> str:
    zh = f"{hook}：没有给出列表，什么也不会用到；是不是忘了 return？"
    return Said(zh, f"{hook}: no list was given; is a return missing?")


def _like_ours(name: str) -> str:
    return Said(
        f"{name} 与 govlint 自带的同名，没有用，请换一个名字",
        f"{name} has the name of one of govlint's own, and is not in use: rename it",
    )


def _no_pack(hook: str, gift: Any) -> str:
    return Said(
        f"{hook}：没有规则包 {gift}（要含有 pack.yaml 的文件夹，或者 zip）",
        f"{hook}: there is no pack {gift} (a folder with a pack.yaml, or a zip)",
    )


def _together(errors: Sequence[str]) -> str:
    """What is wrong, in one."""
    return Said("；".join(errors), "; ".join(map(english, errors))) if errors else ""


def _wanted(hook: str, gift: Any) -> Any:
    """`gift`, if it is what the hook asks for (a pack may be a path as text); else TypeError."""
    if hook == "govlint_packs":
        return Path(gift)
    kind = _KINDS[hook]
    if not isinstance(gift, kind):
        wanted = kind.__name__
        raise TypeError(f"{gift!r} 不是 {wanted}（is no {wanted}）")
    return gift


def _is_nowhere(gift: Any) -> bool:
    """Whether a plugin names a pack where there is none."""
    return isinstance(gift, Path) and not is_pack(gift)


def _name_of(hook: str, gift: Any) -> str:
    kind = hook.removeprefix("govlint_").removesuffix("s")
    return f"{kind} {_called(gift)}"


def _called(gift: Any) -> str:
    return pack_name(gift) if isinstance(gift, Path) else str(gift.name)


def pack_name(folder: Path) -> str:
    """The name by which a pack that a plugin ships is asked for."""
    return folder.stem if folder.suffix == ".zip" else folder.name


def named_packs(registry: Registry) -> dict[str, Path]:
    """The packs that plugins ship, by name: that of their folder or zip."""
    return {pack_name(folder): folder for folder in registry.packs}


def _not_there(error: BaseException, name: str) -> str:
    """That there is no module of this name; empty for any other error, such as within the module."""
    if not isinstance(error, ModuleNotFoundError) or not f"{name}.".startswith(f"{error.name}."):
        return ""
    words = f"没有叫 {error.name} 的 Python 模块", f"there is no Python module {error.name}"
    mend = "要先安装它（pip install），或者改正名字", "install it (pip install), or mend the name"
    if os.path.exists(f"{error.name}.py") or os.path.isdir(str(error.name)):
        mend = "它在当前文件夹里，命令前面加 PYTHONPATH=.", "it lies here: PYTHONPATH=. before the command"
    return Said(f"{words[0]}；{mend[0]}", f"{words[1]}: {mend[1]}")


def _words(error: BaseException) -> str:
    return bug(error, ours=False)
