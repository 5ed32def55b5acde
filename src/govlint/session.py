"""A session: what one configuration, its plugins and packs come to, and the way from a file to its result."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from functools import partial
from pathlib import Path
from typing import Any

from govlint.caching.recall import Recall
from govlint.config.files import located, sayable
from govlint.config.settings import (
    Config,
    Settings,
    find_config,
    load_config,
)
from govlint.engine import Engine
from govlint.errors import Mistake, SettingsError, in_words
from govlint.finding import Failure, Result
from govlint.model import Text
from govlint.options import bind_options
from govlint.packs.inheritance import merge
from govlint.plugins import Registry, load_plugins
from govlint.rule import Bound, Check, CorpusCheck, Incomplete, Pack, Rule, SuppressionCheck, absent
from govlint.suppressions.ignorefile import IgnoreFile, IgnoreFiles, Watcher
from govlint.suppressions.suppress import Suppressor
from govlint.vocabulary import Vocabulary


def _wrong(
    config: Config,
    rules: Sequence[Rule],
    checks: Mapping[str, Check],
    vocabulary: Vocabulary,
    *,
    unsure: bool,
) -> list[Mistake]:
    """What is wrong with what a configuration says of rules, if it says anything."""
    if not config.levels:
        return []
    from govlint.config.validity import validate_config  # many runs have no configuration

    return validate_config(config, rules, checks, vocabulary, unsure=unsure)


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
            from govlint.absent import without_absent  # hardly a run has a plugin that failed

            registry = without_absent(registry, self.rules)
        self.registry = registry
        mistakes = _wrong(config, self.rules, registry.checks, vocabulary, unsure=unsure)
        if mistakes:
            raise SettingsError(mistakes)
        self._settings: dict[tuple[int, ...], Settings] = {}
        self._bound: dict[int, tuple[Rule, Bound]] = {}
        self.engine = Engine(registry, vocabulary, regulations, self._bind, config.lang, config.limits)
        self.nearby: Nearby | None = None
        self.ignore_files: IgnoreFiles | None = None
        self.recall: Recall | None = None
        about = self._is_about_suppressions
        self.suppressor = Suppressor(self.rules, about, self._bind, config.lang)

    def like(self, config: Config) -> Session:
        """The session by another configuration of the same packs, plugins and limits: all else is shared."""
        checks, vocabulary = self.registry.checks, self.engine.vocabulary
        mistakes = _wrong(config, self.rules, checks, vocabulary, unsure=self.unsure)
        if mistakes:
            raise SettingsError(mistakes)
        other = copy(self)
        other.config, other._settings = config, {}
        return other

    def _is_about_suppressions(self, rule: Rule) -> bool:
        return isinstance(self.registry.checks[rule.check], SuppressionCheck)

    def _bind(self, rule: Rule) -> Bound:
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
        except ValueError:  # a NUL, or half of a pair of surrogates
            return Result(
                path=sayable(path),
                error=self._unread("文件名里有不能用的字符", "its name holds what no name of a file can"),
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
        folder = os.path.dirname(located(path))
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
