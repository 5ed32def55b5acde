"""`govlint baseline create|prune`: freeze today's findings, and take out those that are mended."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import click

from govlint.cli.check import codes_option, open_for, results_for
from govlint.cli.commands import Commands
from govlint.cli.common import config_option, isolated_option, lang_option
from govlint.cli.found import files_for, near
from govlint.cli.tally import Tally
from govlint.cli.telling import aside, named, spoken, tell
from govlint.errors import UsageError
from govlint.finding import Result
from govlint.session import Session
from govlint.sources.written import display
from govlint.suppressions.baseline import NAME, Baseline, read_baseline, write_baseline


def run_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that decide what is found, as `check` has them."""
    for option in (
        lang_option,
        click.option("--prior", multiple=True, metavar="DIR", help="上年报告所在的文件夹，可重复。"),
        click.option("--pack", multiple=True, metavar="NAME|DIR", help="再用一个规则包，可重复。"),
        isolated_option,
        config_option,
        codes_option("--extend-select", "另外加上这些规则，可重复。"),
        codes_option("--ignore", "不用这些规则，可重复。"),
        codes_option("--select", "只用这些规则，可重复。"),
        click.argument("paths", nargs=-1, required=True, metavar="PATH…"),
    ):
        command = option(command)
    return command


@click.group(cls=Commands)
def baseline() -> None:
    """基线：先放过今天已有的问题，只报新的和数字变了的。Known findings, frozen."""


@baseline.command()
@run_options
@click.option(
    "--output", type=click.Path(path_type=Path), help=f"写到哪里，默认配置里的 baseline，或 {NAME}。"
)
@click.option("--overwrite", is_flag=True, help="已有基线时重新建立。")
def create(paths: tuple[str, ...], output: Path | None, overwrite: bool, **options: Any) -> int:
    """把现在查出的问题都记进基线。Freeze the findings of today."""
    session, tally, results = run_over(paths, options)
    output = output or _named(session)
    if output.exists() and not overwrite:
        raise UsageError(
            f"{output} 已经有了：改好了的用 govlint baseline prune 去掉；要重新建立，加 --overwrite",
            f"{output} is there: govlint baseline prune removes what is mended; to make it anew, --overwrite",
        )
    found = Baseline(output, rules=session.rules)
    kept, locked, is_read = [], 0, False
    for result in results:
        is_read |= result.error is None
        may = [finding for finding in result.findings if found.may_hold(finding)]
        locked += len(result.findings) - len(may)
        kept += [found.known(result, finding) for finding in may]
    if not is_read:
        raise UsageError(
            f"没有查成任何文件，没有写 {output}", f"no file could be checked: {output} is not written"
        )
    write_baseline(output, kept)
    number = len(set(kept))
    tell(spoken(f"写了 {output}：{number} 处", f"written: {output}, {number} findings"))
    if locked:
        aside(
            f"另有 {locked} 处是规则包锁定的规则查出的，不能放进基线",
            f"{locked} more are of rules that a pack has locked, and cannot be in a baseline",
        )
    given = "" if _is_named(session, output) else f"--baseline {output} "
    call = f"govlint check {given}{' '.join(paths)}"
    tell(spoken(f"以后用：{call}", f"from now on: {call}"))
    return code_of(tally)


@baseline.command()
@run_options
@click.option(
    "--baseline", "file", type=click.Path(path_type=Path), help=f"默认配置里的 baseline，或 {NAME}。"
)
def prune(paths: tuple[str, ...], file: Path | None, **options: Any) -> int:
    """从基线里去掉已经改好的。Take out what is mended."""
    session, tally, results = run_over(paths, options)
    file = file or _named(session)
    known = read_baseline(file, session.rules)
    for _ in known.filtering(results):
        pass
    gone = set(known.gone())
    if gone:
        write_baseline(file, (item for item in known.findings if item not in gone))
    for item in sorted(gone):
        what = f"{named(item.path)} {item.rule} {item.place}"
        tell(spoken(f"去掉 {what}：{item.message}", f"removed {what}: {item.message}"))
    left = len(known.findings) - len(gone)
    words = f"{file}: {len(gone)} removed, {left} left"
    tell(spoken(f"{file}：去掉 {len(gone)} 处，还有 {left} 处", words))
    return code_of(tally)


def _named(session: Session) -> Path:
    """The baseline that the configuration names, or else the one of the usual name here."""
    named = session.config.baseline
    return Path(display(Path(named))) if named else Path(NAME)


def _is_named(session: Session, file: Path) -> bool:
    return session.config.baseline == os.path.abspath(file)


def run_over(paths: tuple[str, ...], options: dict[str, Any]) -> tuple[Session, Tally, Iterator[Result]]:
    """A run as `check` does it: the session, what counts for the exit code, and the results."""
    options = {**options, "fail_level": None, "require_report": False, "no_cache": False}
    options |= {"jobs": 0, "stdin_filename": None}
    if "-" in paths:
        raise UsageError(
            "基线和忽略说明按文件记，不能用标准输入",
            "baselines and suppressions are kept by file: not for standard input",
        )
    reopen = partial(open_for, options, str(near(paths)))
    session = reopen()
    tally = Tally(session, require_report=False)
    results = results_for(session, files_for(session, paths) or [], options, reopen, None)
    return session, tally, tally.counting(results)


def code_of(tally: Tally) -> int:
    """As `check`, but findings are no failure here."""
    if tally.unable or tally.crashed:
        aside(
            "有的文件没有查成，用 govlint check 看是哪些",
            "some files could not be checked; govlint check tells which",
        )
    return tally.exit_code(exit_zero=True)
