"""Opens everything that a run needs, once: configuration, plugins, packs, engine; then checks documents."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import structs

from govlint.absent import absent, telling, without_absent
from govlint.caching.recall import Recall
from govlint.config.files import COMMAND_LINE, Wrong
from govlint.config.selection import Choice
from govlint.config.settings import (
    Config,
    Settings,
    find_config,
    idle_selectors,
    load_config,
    validate_config,
)
from govlint.engine import Engine
from govlint.errors import GovlintError, Mistake, PluginError, SettingsError, UsageError, in_order, in_words
from govlint.finding import Failure, Result
from govlint.model import Text
from govlint.options import bind_options
from govlint.packs.compiled import header, load_packs
from govlint.packs.files import is_pack
from govlint.packs.inheritance import merge, with_parents
from govlint.plugins import Registry, load_plugins, named_packs
from govlint.rule import CorpusCheck, Incomplete, Pack, Rule, Runner, SuppressionCheck
from govlint.sources.written import display, meant
from govlint.suppressions.ignorefile import IgnoreFile, IgnoreFiles, Watcher, load_ignore_file
from govlint.suppressions.suppress import Suppressor


class Session:
    """A configured govlint: rules chosen per path, an engine, and the way from a file to its result.

    `unsure` where a pack is not there whose rules the configuration may name.
    """

    def __init__(
        self, config: Config, registry: Registry, packs: Sequence[Pack], *, unsure: bool = False
    ) -> None:
        self.config = config
        self.unsure = unsure
        self.packs = tuple(packs)
        vocabulary, regulations, self.rules = merge(self.packs)
        if isinstance(registry.checks, Incomplete):
            registry = without_absent(registry, self.rules)
        self.registry = registry
        mistakes = validate_config(config, self.rules, registry.checks, vocabulary, unsure=unsure)
        if mistakes:
            raise SettingsError(mistakes)
        self._settings: dict[tuple[int, ...], Settings] = {}
        self._bound: dict[int, tuple[Rule, tuple[Runner, dict[str, Any]]]] = {}
        self.engine = Engine(registry, vocabulary, regulations, self._bind, config.lang, config.limits)
        self.nearby: Nearby | None = None
        self.ignore_files: IgnoreFiles | None = None
        self.recall: Recall | None = None
        about = self._is_about_suppressions
        self.suppressor = Suppressor(self.rules, about, self._bind, config.lang)

    def like(self, config: Config) -> Session:
        """The session by another configuration of the same packs, plugins and limits: all else is shared."""
        checks, vocabulary = self.registry.checks, self.engine.vocabulary
        mistakes = validate_config(config, self.rules, checks, vocabulary, unsure=self.unsure)
        if mistakes:
            raise SettingsError(mistakes)
        other = copy(self)
        other.config, other._settings = config, {}
        return other

    def _is_about_suppressions(self, rule: Rule) -> bool:
        return isinstance(self.registry.checks[rule.check], SuppressionCheck)

    def _bind(self, rule: Rule) -> tuple[Runner, dict[str, Any]]:
        known = self._bound.get(id(rule))
        if known is None or known[0] is not rule:
            check = self.registry.checks[rule.check]
            options = {} if check.run is absent else bind_options(rule, check)
            known = (rule, (check.run, options))
            self._bound[id(rule)] = known
        return known[1]

    def of(self, path: str) -> Session:
        """The session for the file at `path`: by the configuration nearest above it, where none was given."""
        return self if self.nearby is None else self.nearby.session(path)

    def suffixes_in(self, folder: str) -> frozenset[str]:
        """The suffixes that are read in `folder`: those of the plugins of its own configuration too."""
        return self.registry.suffixes if self.nearby is None else self.nearby.suffixes(folder)

    @property
    def family(self) -> tuple[Session, ...]:
        """This session, and those by other configurations that files have asked for so far."""
        return (self,) if self.nearby is None else self.nearby.sessions

    def ignored(self, path: str) -> IgnoreFile | None:
        """The side file of suppressions for the file at `path`, if there is one."""
        return self.ignore_files.of(path) if self.ignore_files else None

    def settings(self, path: str) -> Settings:
        """The settings in force for the file at `path`, by this session's own configuration."""
        return self.config.for_path(path, self.rules, self._settings)

    def check(self, data: bytes, path: str, *, keep: bool = False, facts: bool = False) -> Result:
        """The result for a document's bytes, under the settings of its path.

        With `facts` it is to be examined across documents, and is `settled` only after that.
        """
        result = self.unsettled(data, path, keep=keep, facts=facts)
        return result if facts else self.settled(result)

    def unsettled(self, data: bytes, path: str, *, keep: bool = False, facts: bool = False) -> Result:
        """The result with the findings that its comments, or the side file, silence."""
        path = sayable(path)
        rules = self.settings(path).rules
        return self.engine.check(data, path, rules, keep=keep, facts=facts)

    def settled(self, result: Result) -> Result:
        """`result` without the findings that its comments, or the side file, silence."""
        ignored = self.ignored(result.path)
        entries = ignored.for_path(result.path) if ignored else ()
        if not entries and not result.suppressions and result.error is None:
            return result
        return self.suppressor.settle(result, self.settings(result.path).rules, entries)

    def watched(self, results: Iterable[Result]) -> Iterable[Result]:
        """All `results` of a run, and behind them what there is to say of side files, if there are any."""
        ignored = self.ignore_files
        if ignored is None:
            return results
        for file in ignored.files:
            concerned = partial(ignored.is_of, file)
            in_force = self.of(file.file).settings(file.file).rules
            results = Watcher(file, self.suppressor, in_force, concerned).watching(results)
        return results

    def check_file(self, path: str, *, keep: bool = False) -> Result:
        """The result for the file at `path`; a file that cannot be read is told in the result."""
        data = self.read_bytes(path)
        return data if isinstance(data, Result) else self.check(data, path, keep=keep)

    def bind_across(self, rule: Rule) -> tuple[CorpusCheck, dict[str, Any]]:
        """The check across documents and the typed options of a rule that has such a one."""
        check = self.registry.checks[rule.check]
        assert isinstance(check, CorpusCheck)
        return check, self._bind(rule)[1]

    def read_bytes(self, path: str) -> bytes | Result:
        """The content of the file at `path`, or the result that says why it cannot be had."""
        try:
            if stat.S_ISFIFO(os.stat(path).st_mode) and not path.startswith("/dev/"):
                return Result(
                    path=sayable(path), error=self._unread("是管道，不是文件", "a pipe and no file")
                )
            with open(path, "rb") as file:
                # One byte more than is allowed, so that what never ends is known to be too large.
                return file.read(self.config.limits.file_mb * 2**20 + 1)
        except FileNotFoundError:
            return Result(
                path=sayable(path), error=self._unread("没有这个文件或文件夹", "no such file or folder")
            )
        except OSError as error:
            why, en = in_words(error), in_words(error, "en")
            return Result(path=sayable(path), error=self._unread(f"打不开文件：{why}", f"not opened: {en}"))

    def _unread(self, zh: str, en: str) -> Failure:
        return Failure("unreadable", Text(zh, en).in_language(self.config.lang))


class Nearby:
    """The sessions of a run by the configuration nearest to each file, the first of them for `folder`."""

    def __init__(
        self, first: Session, file: Path | None, folder: Path, opened: Callable[[Path | None], Session]
    ) -> None:
        self._opened = opened
        self._by_file: dict[Path | None, Session] = {file: first}
        self._by_folder = {os.fspath(folder): first}
        self._suffixes = {file: first.registry.suffixes}

    @property
    def sessions(self) -> tuple[Session, ...]:
        """All that were asked for so far, the first one first."""
        return tuple(self._by_file.values())

    def session(self, path: str) -> Session:
        """The session for the file at `path`. SettingsError for mistakes in its configuration."""
        folder = os.path.dirname(os.path.abspath(path))
        known = self._by_folder.get(folder)
        if known is None:
            file = find_config(Path(folder))
            if file not in self._by_file:
                self._by_file[file] = self._opened(file)
            known = self._by_folder[folder] = self._by_file[file]
        return known

    def suffixes(self, folder: str) -> frozenset[str]:
        """The suffixes that are read in `folder`. No session is opened: there may be no report in it."""
        file = find_config(Path(folder))
        if file not in self._suffixes:
            try:
                plugins = load_config(file).plugins
            except SettingsError:  # told with the first file that goes by it
                plugins = ()
            first = next(iter(self._suffixes.values()))
            self._suffixes[file] = load_plugins(plugins).suffixes if plugins else first
        return self._suffixes[file]


def sayable(path: str) -> str:
    """`path` as it can be written anywhere: bytes of a name that are no UTF-8 as \\xb1."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


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
        others = [
            _written(settings, "plugins", plugin.name, f"插件 {plugin.name} 没有装好：{plugin.error}")
            for plugin in registry.failures
        ]
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
        failures = [f"插件 {plugin.name} 没有装好：{plugin.error}" for plugin in registry.failures]
        raise PluginError("\n".join([str(error), *failures])) from error


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
        registry = telling(registry, f"因此没有用规则包 {'、'.join(lost)}", registry.checks)
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
        zh = "；".join(words.zh for words in idle) or f"请检查 {whose}select、ignore 和 rules"
        en = "; ".join(words.en for words in idle) or "look at select, ignore and rules"
        raise UsageError(f"没有一条规则是打开的：{zh}", f"no rule is on: {en}")
    return session


def _given(config: Config) -> bool:
    """Whether the command line has a say in which rules are on."""
    return any(level.source is None and level.choice != Choice(COMMAND_LINE) for level in config.levels)


def _no_pack(settings: Config, name: str, named: Mapping[str, Path]) -> Mistake:
    """That there is no pack of this name, where it is written; the nearest that there is."""
    message = f"没有叫“{display(Path(name))}”的规则包，也没有这样的文件夹或 zip"
    return _written(
        settings, "packs", name, message, meant(name, named) or f"现有：{'、'.join(sorted(named))}"
    )


def _written(settings: Config, key: str, name: str, message: str, remedy: str | None = None) -> Mistake:
    """A mistake in a name that `key` lists, where it is written."""
    for level in reversed(settings.levels):
        names = level.values.get(key, ())
        if name in names:
            return level.mistake((key, names.index(name)), message, remedy)
    return Mistake("命令行", message, remedy=remedy)


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
                f"没有叫“{name}”的规则包，也没有这样的文件夹或 zip；现有：{'、'.join(sorted(named))}"
            )
        chosen.append(folder)
    return with_parents(chosen, named, partial(header, use_cache=use_cache))
