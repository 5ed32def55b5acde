"""Opens a session: configuration, plugins and packs, or all that is wrong in them, told at once."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import structs

from govlint.caching.recall import Recall
from govlint.config.files import COMMAND_LINE, GIVEN, Wrong
from govlint.config.selection import Choice
from govlint.config.settings import Config, find_config, idle_selectors, load_config
from govlint.errors import (
    GovlintError,
    Mistake,
    PluginError,
    Said,
    SettingsError,
    UsageError,
    english,
    in_order,
)
from govlint.packs.compiled import header, load_packs
from govlint.packs.files import is_pack
from govlint.packs.inheritance import with_parents
from govlint.plugins import Registry, load_plugins, named_packs
from govlint.session import Nearby, Session
from govlint.sources.written import display, meant
from govlint.suppressions.ignorefile import IgnoreFile, IgnoreFiles, load_ignore_file


def open_session(
    config: str | Path | None = None,
    *,
    near: str | Path | None = None,
    command_line: Mapping[str, Any] | None = None,
    use_cache: bool = True,
    keep_results: bool = False,
    isolated: bool = False,
) -> Session:
    """A session by the configuration at `config`, or the nearest one above `near`, or the defaults.

    `command_line` holds what was given there, by configuration key. With `near`, its method `of` gives the
    session for each file by the configuration nearest to that, where none is given, and side files of
    suppressions are read. `use_cache` is for compiled packs; with `keep_results`, what checks many files
    recalls the results of earlier runs and keeps its own. `isolated` looks for no configuration.

    Raises SettingsError with every mistake in what was given, in configuration and packs, UsageError when no
    rule is active, PluginError with either where a plugin that failed to load may be the cause.
    """
    near = None if near is None else Path(near)
    path = Path(config) if config else (find_config(near) if near and not isolated else None)
    given = dict(command_line or {})
    settings = _config(path, given, use_cache)
    session = _session(settings, use_cache, keep_results)
    if near is None:
        return session
    session.ignore_files = IgnoreFiles(partial(_ignore_file, session))
    session.ignored(os.path.join(near, "report.txt"))
    if config is None and not isolated:
        # A run speaks one language, whatever the configurations of its files say.
        opened = partial(_neighbour, session, {**given, "lang": session.config.lang}, use_cache, keep_results)
        session.nearby = Nearby(session, path, near.absolute(), opened)
    return session


def _neighbour(
    first: Session, given: Mapping[str, Any], use_cache: bool, keep_results: bool, path: Path | None
) -> Session:
    settings = _config(path, given, use_cache)
    for one in first.family:
        if _foundation(one.config) == _foundation(settings):
            return _with_rules(one.like(settings))
    session = _session(settings, use_cache, keep_results)
    session.nearby, session.ignore_files = first.nearby, first.ignore_files
    return session


def _config(path: Path | None, given: Mapping[str, Any], use_cache: bool) -> Config:
    """The configuration at `path` with what the command line gave.

    SettingsError with all that is wrong in either, and with what the rest names in vain.
    """
    wrong = Wrong()
    settings = load_config(path, wrong)
    try:
        settings = settings.with_command_line(**given) if given else settings
    except SettingsError as error:
        wrong.mistakes += error.mistakes
    if wrong.mistakes:
        registry = load_plugins(settings.plugins)
        others = [_written(settings, "plugins", plugin.name, plugin.told) for plugin in registry.failures]
        try:
            _opened(settings, registry, use_cache, unsure=wrong.unsure or bool(registry.failures))
        except SettingsError as error:
            others += error.mistakes
        except UsageError:
            pass
        raise SettingsError(in_order([*wrong.mistakes, *others]))
    return settings


def _foundation(config: Config) -> tuple[Any, ...]:
    """What all that a session does not share with another depends on."""
    return config.packs, config.plugins, config.limits, config.lang


def _ignore_file(session: Session, path: Path) -> IgnoreFile:
    rules = {rule.code: rule for one in session.family for rule in one.rules}
    return load_ignore_file(path, tuple(rules.values()), session.engine.vocabulary)


def _session(settings: Config, use_cache: bool, keep_results: bool) -> Session:
    registry = load_plugins(settings.plugins, places=settings.places("plugins"))
    try:
        session = _opened(settings, registry, use_cache)
        if keep_results:
            session.recall = Recall(registry, session.packs, (settings.lang, settings.limits))
        return session
    except GovlintError as error:
        if not registry.failures:
            raise
        failures = [plugin.told for plugin in registry.failures]
        en = "\n".join([error.in_language("en"), *map(english, failures)])
        raise PluginError("\n".join([str(error), *failures]), en) from error


def _opened(settings: Config, registry: Registry, use_cache: bool, *, unsure: bool = False) -> Session:
    wanted, named = settings.packs, named_packs(registry)
    lost = [name for name in wanted if not is_pack(named.get(name, Path(name)))]
    if lost and not registry.failures:
        mistakes = [_no_pack(settings, name, named) for name in lost]
        there = structs.replace(
            settings, packs=tuple(name for name in wanted if name not in lost) or Config().packs
        )
        raise SettingsError([*mistakes, *_others(there, registry, use_cache)])
    if lost and len(lost) < len(wanted):  # the plugin that failed may have had them
        wanted = tuple(name for name in wanted if name not in lost)
        from govlint.absent import telling  # as it had the packs, maybe

        words = Said(
            f"因此没有用规则包 {'、'.join(lost)}", f"so these packs are not in use: {', '.join(lost)}"
        )
        registry = telling(registry, words, registry.checks)
    folders = pack_folders(wanted, registry, use_cache=use_cache)
    packs = load_packs(folders, registry.checks, use_cache=use_cache)
    return _with_rules(Session(settings, registry, packs, unsure=unsure or bool(lost)))


def _others(settings: Config, registry: Registry, use_cache: bool) -> list[Mistake]:
    """What else is wrong where some packs are not there: not names, for these packs may have them."""
    try:
        folders = pack_folders(settings.packs, registry, use_cache=use_cache)
        Session(settings, registry, load_packs(folders, registry.checks, use_cache=use_cache), unsure=True)
    except SettingsError as error:
        return error.mistakes
    except UsageError:
        pass
    return []


def _with_rules(session: Session) -> Session:
    """`session`; UsageError where its configuration leaves no rule on."""
    if not session.settings("report.txt").rules and not session.config.overrides:
        config = session.config
        whose = f"{display(Path(config.file))} 的 " if config.file and not _given(config) else ""
        idle = list(idle_selectors(config, session.rules))
        zh = "；".join(words.zh for words in idle) or f"请检查 {whose}packs、select、ignore 和 rules"
        en = "; ".join(words.en for words in idle) or "look at packs, select, ignore and rules"
        raise UsageError(f"没有一条规则是打开的：{zh}", f"no rule is on: {en}")
    return session


def _given(config: Config) -> bool:
    """Whether the command line has a say in which rules are on."""
    return any(level.source is None and level.choice != Choice(COMMAND_LINE) for level in config.levels)


def _no_pack(settings: Config, name: str, named: Mapping[str, Path]) -> Mistake:
    """That there is no pack of this name, where it is written; the nearest that there is."""
    shown = display(Path(name))
    message = Said(
        f"没有叫“{shown}”的规则包，也没有这样的文件夹或 zip",
        f"no rule pack, folder or zip is called “{shown}”",
    )
    known = sorted(named)
    listed = Said(f"现有：{'、'.join(known)}", f"there are {', '.join(known)}")
    return _written(settings, "packs", name, message, meant(name, named) or listed)


def _written(settings: Config, key: str, name: str, message: str, remedy: str | None = None) -> Mistake:
    """A mistake in a name that `key` lists, where it is written."""
    for level in reversed(settings.levels):
        names = level.values.get(key, ())
        if name in names:
            return level.mistake((key, names.index(name)), message, remedy)
    return Mistake(GIVEN, message, remedy=remedy)


def pack_folders(wanted: Sequence[str], registry: Registry, *, use_cache: bool = True) -> list[Path]:
    """The packs that a configuration names, by name or by where they are, with all that they extend.

    UsageError for others; SettingsError for what they extend in vain.
    """
    named = named_packs(registry)
    chosen = []
    for name in wanted:
        folder = named.get(name, Path(name))
        if not is_pack(folder):
            raise UsageError(
                f"没有叫“{name}”的规则包，也没有这样的文件夹或 zip；现有：{'、'.join(sorted(named))}",
                f"no rule pack, folder or zip is called “{name}”; there are {', '.join(sorted(named))}",
            )
        chosen.append(folder)
    return with_parents(chosen, named, partial(header, use_cache=use_cache))
