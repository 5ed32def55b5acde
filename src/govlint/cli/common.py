"""Options that several commands share, and the session they ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from govlint.cli.telling import speak
from govlint.errors import SettingsError, UsageError, words_of
from govlint.finding import Result
from govlint.opening import open_session
from govlint.session import Session
from govlint.sources.written import display
from govlint.suppressions.baseline import Baseline, Known, read_baseline

config_option = click.option(
    "--config", type=click.Path(path_type=Path), help="配置文件；不给时向上找 .govlint.yaml。"
)
lang_option = click.option("--lang", type=click.Choice(["zh", "en"]), help="用中文还是英文说。")
isolated_option = click.option("--isolated", is_flag=True, help="不用任何配置文件。")


def session_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--config`, `--isolated`, `--pack` and `--lang`."""
    for option in (
        lang_option,
        click.option("--pack", multiple=True, metavar="NAME|DIR", help="再用一个规则包，可重复。"),
        isolated_option,
        config_option,
    ):
        command = option(command)
    return command


def baseline_for(session: Session, given: Path | None) -> Baseline | None:
    """The baseline that the command line gave, else the one that the configuration names, if it names one.

    UsageError or SettingsError where it is not there, or is none.
    """
    config = session.config
    if given is not None:
        return read_baseline(given, session.rules)
    if not config.baseline:
        return None
    try:
        return read_baseline(Path(display(Path(config.baseline))), session.rules)
    except UsageError as error:
        raise SettingsError([config.mistake("baseline", words_of(error))]) from None


class Baselines:
    """The baselines of a run: the one that was given, or for each file that of its configuration."""

    def __init__(self, session: Session, given: Baseline | None, own: dict[int, Baseline]) -> None:
        self._session = session
        self._given = given
        self._own = own

    def _of(self, path: str) -> Baseline | None:
        return self._given or self._own.get(id(self._session.of(path)))

    def filtering(self, results: Iterable[Result]) -> Iterator[Result]:
        """`results` with the findings that are known moved to `suppressed`."""
        for result in results:
            baseline = self._of(result.path)
            yield from baseline.filtering([result]) if baseline else [result]

    def gone(self) -> list[Known]:
        """Those that the run should have found again and did not."""
        all_of_them = [self._given] if self._given else list(self._own.values())
        return [known for baseline in all_of_them for known in baseline.gone()]


def baselines_for(session: Session, given: Path | None) -> Baselines | None:
    """The baselines of a run, if it has any; UsageError or SettingsError where one is none."""
    if given is not None:
        return Baselines(session, baseline_for(session, given), {})
    found = {id(one): known for one in session.family if (known := baseline_for(one, None)) is not None}
    return Baselines(session, None, found) if found else None


def alone(config: Path | None, *, isolated: bool) -> None:
    """UsageError where a configuration is given, and is not to be used."""
    if config is not None and isolated:
        raise UsageError("--config 和 --isolated 不能一起给", "--config and --isolated exclude each other")


def open_here(
    config: Path | None,
    pack: tuple[str, ...],
    lang: str | None,
    near: Path | None = None,
    prior: tuple[str, ...] = (),
    *,
    isolated: bool = False,
) -> Session:
    """The session for the current folder (or `near`) with what the command line gave."""
    alone(config, isolated=isolated)
    given: dict[str, Any] = {}
    if pack:
        given["packs"] = pack
    if lang:
        given["lang"] = lang
    if prior:
        given["prior"] = prior
    session = open_session(config, near=near or Path().absolute(), command_line=given, isolated=isolated)
    speak(session.config.lang)
    return session
