"""`govlint check`: lint files, folders or standard input, and say what was found and what was checked."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import click

from govlint.caching.programcache import keep_programs, recall_programs
from govlint.cli import EXIT_UNABLE
from govlint.cli.common import Baselines, alone, baselines_for, config_option, isolated_option
from govlint.cli.found import NO_PATH, files_for, near, stdin_of
from govlint.cli.interrupts import Interrupts, stopping
from govlint.cli.output import (
    failures_of,
    inputs_of,
    keep_apart,
    parse_outputs,
    rendered,
    style_for,
    write_files,
    write_terminal,
)
from govlint.cli.packnames import like_ours
from govlint.cli.progress import with_progress
from govlint.cli.tally import Tally
from govlint.cli.telling import aside, failed, speak, spoken, warned
from govlint.config.files import sayable
from govlint.config.settings import idle_selectors
from govlint.errors import PluginError, UsageError
from govlint.finding import Finding, Result
from govlint.hookspecs import Reporter, Style, Text
from govlint.opening import open_session
from govlint.runs.crossrun import check_together
from govlint.session import Session

Command = Callable[..., Any]
Outputs = list[tuple[Reporter, Path]]


def codes_option(name: str, help_text: str) -> Callable[[Command], Command]:
    """An option for codes: given several times, all of them count; None where it is not given."""

    def joined(ctx: Any, param: Any, given: tuple[str, ...]) -> tuple[str, ...] | None:
        codes = (code.strip() for several in given for code in several.replace("，", ",").split(","))
        return tuple(filter(None, codes)) if given else None

    return click.option(name, metavar="CODES", multiple=True, callback=joined, help=help_text)


def number_of_jobs(ctx: Any, param: Any, value: str) -> int:
    """A number of processes; 0 for `auto`."""
    if value == "auto":
        return 0
    if not value.isdecimal() or int(value) < 1:
        raise click.BadParameter(
            spoken("要一个不小于 1 的数，或 auto", "a number from 1 on, or auto"), ctx, param
        )
    return int(value)


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH…")
@click.option(
    "--format",
    "format_",
    default="text",
    metavar="FORMAT",
    help="输出格式：text、concise、json、jsonl、sarif、github、gitlab、junit、checkstyle、markdown、html。",
)
@click.option("--output", multiple=True, metavar="FORMAT=FILE", help="同时写一份到文件，可重复。")
@codes_option("--select", "只用这些规则（代码、前缀、名称、标签或规则包），可重复。")
@codes_option("--ignore", "不用这些规则，可重复。")
@codes_option("--extend-select", "另外加上这些规则，可重复。")
@click.option(
    "--fail-level", type=click.Choice(["error", "warning", "info"]), help="到哪一级算不通过，默认 warning。"
)
@config_option
@isolated_option
@click.option("--pack", multiple=True, metavar="NAME|DIR", help="再用一个规则包，可重复。")
@click.option("--prior", multiple=True, metavar="DIR", help="上年报告所在的文件夹，可重复；只用来对照。")
@click.option("--jobs", metavar="N|auto", default="auto", callback=number_of_jobs, help="进程数。")
@click.option("--no-cache", is_flag=True, help="不用缓存：每份报告都重查，也不留结果。")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="用中文还是英文说。")
@click.option("--statistics", is_flag=True, help="按规则统计。")
@click.option("-q", "--quiet", is_flag=True, help="只写问题和没有查成的，没有就什么也不写（text、concise）。")
@click.option("--coverage", is_flag=True, help="说明哪些规则检查了、哪些未能检查、为什么。")
@click.option("--stdin-filename", default=None, help="PATH 为 - 时，标准输入当作这个文件。")
@click.option("--force-exclude", is_flag=True, help="exclude 对逐个写出的文件也起作用（pre-commit 用）。")
@click.option("--show-files", is_flag=True, help="只列出要检查的文件。")
@click.option("--require-report", is_flag=True, help="不是年度报告的文件也算错（退出码 2）。")
@click.option("--fix", is_flag=True, help="把能稳妥改的改好，写回文件；标准输入改好后写到标准输出。")
@click.option("--unsafe-fixes", is_flag=True, help="连同需要人工核对的也改（与 --fix 或 --diff 同用）。")
@click.option(
    "--diff", is_flag=True, help="只看 --fix 会怎样改，不动文件（一起写了 --fix 也不动）；有可改的以 1 退出。"
)
@click.option("--baseline", type=click.Path(path_type=Path), metavar="FILE", help="基线里已有的不报。")
@click.option("--exit-zero", is_flag=True, help="有发现也以 0 退出。")
def check(paths: tuple[str, ...], format_: str, **options: Any) -> int:
    """检查报告：文件、文件夹，或 - 表示标准输入。Check reports."""
    if not paths:
        raise UsageError(*NO_PATH)
    if not options["no_cache"]:
        recall_programs()
    reopen = partial(open_for, options, str(near(_beside(paths, options))))
    session = reopen()
    reporter = _reporter(session, format_)
    outputs = parse_outputs(session, options["output"])
    tally = Tally(session, require_report=options["require_report"])
    files = files_for(session, paths, options["stdin_filename"], force=options["force_exclude"])
    if options["show_files"]:
        return _list(files)
    if options["fix"] and "-" in paths and files is not None:
        return _passed_through()
    baseline = baselines_for(session, options["baseline"])
    _refuse(session, files or [], outputs, options["baseline"])
    stdin = stdin_of(session, stdin_name(options), whole=options["fix"]) if files is None else None
    files = files or []
    mending = _mending(session, options, baseline)
    if mending and options["diff"]:
        return int(mending.show(tally, files, stdin, stdin_name(options), exit_zero=options["exit_zero"]))
    if mending:
        stdin = mending.run(tally, files, stdin, stdin_name(options))
    interrupts = options["interrupts"] = Interrupts()
    options["folders"] = [path for path in paths if os.path.isdir(path)]
    results = results_for(session, files, options, reopen, stdin)
    results = baseline.filtering(results) if baseline else results
    results = tally.counting(mending.telling(results) if mending else results)
    style = style_for(session, format_, options)
    results = _copied(results, outputs, style, tally) if outputs else results
    aside, utf8 = bool(mending) and stdin is not None, format_ not in ("text", "concise")
    write_terminal(rendered(reporter, results, style), aside=aside, utf8=utf8)
    _say_aside(session, baseline, tally)
    if not options["no_cache"]:
        keep_programs()
    return interrupts.code(tally.exit_code(exit_zero=options["exit_zero"]))


def _reporter(session: Session, name: str) -> Reporter:
    """The reporter of this name; UsageError where there is none."""
    reporter = session.registry.reporters.get(name)
    if reporter is None:
        known = "、".join(sorted(session.registry.reporters))
        raise UsageError(
            f"没有叫“{name}”的输出格式，现有：{known}",
            f"no output format is called “{name}”; there are {known.replace('、', ', ')}",
        )
    return reporter


def _passed_through() -> int:
    """Gives standard input that is not to be checked back as it came: who mends on saving loses nothing."""
    sys.stdout.buffer.write(sys.stdin.buffer.read())
    return 0


def _list(files: list[str] | None) -> int:
    if files is None:
        raise UsageError(
            "--show-files 列出文件，不能用于标准输入", "--show-files lists files, standard input is none"
        )
    from govlint.reporters.typeset import printable  # no other run needs it before its reporter does

    gone = [file for file in files if not os.path.lexists(file)]
    for file in files:
        if file not in gone:
            click.echo(printable(sayable(file)))
    for file in gone:
        named = printable(sayable(file))
        aside(f"错误：没有这个文件或文件夹：{named}", f"error: no such file or folder: {named}")
    return EXIT_UNABLE if gone else 0


def _refuse(session: Session, files: list[str], outputs: Outputs, baseline: Path | None) -> None:
    """UsageError where results would be written over what is read; what selects nothing is told."""
    if outputs:
        keep_apart([path for _, path in outputs], inputs_of(session, files, baseline))
    said = [words for one in session.family for words in idle_selectors(one.config, one.rules)]
    said += [words for one in session.family for words in like_ours(one)]
    said += [words for one in session.family for words in _in_vain(one, files)]
    for words in dict.fromkeys(said):
        warned(words)


def _in_vain(session: Session, files: list[str]) -> Iterator[Text]:
    """What a configuration says of rules and nothing comes of."""
    if session.config.file is not None:
        # Many runs have no configuration.
        from govlint.config.vain import hidden_selections, idle_comparisons, idle_settings

        yield from idle_settings(session.config, session.rules)
        yield from idle_comparisons(session.config, session.rules, session.registry.checks)
        yield from hidden_selections(session.config, [file for file in files if session.of(file) is session])


def _copied(results: Iterable[Result], outputs: Outputs, style: Style, tally: Tally) -> Iterator[Result]:
    """All `results`, written to `outputs`; what cannot be written is told, and the terminal gets all."""
    told = list(results)
    for error in write_files(told, outputs, style):
        failed(error)
        tally.unable = True
        tally.crashed |= isinstance(error, PluginError)
    return iter(told)


def _say_aside(session: Session, baseline: Baselines | None, tally: Tally) -> None:
    if tally.strays:
        aside(
            f"{tally.strays} 个文件不是年度报告，而要求每一份都是（require-report）：以 2 退出",
            f"{tally.strays} files are no reports, and each must be one (require-report): exit 2",
        )
    for failure in failures_of(session):
        aside(failure.told, failure.told.en)
    if baseline and (gone := baseline.gone()):
        aside(
            f"基线里有 {len(gone)} 处已不再出现，可用 govlint baseline prune 去掉",
            f"{len(gone)} of the baseline are gone; govlint baseline prune removes them",
        )


def _mending(session: Session, options: dict[str, Any], baseline: Baselines | None) -> Any:
    """What mends the files of the run, if that was asked for."""
    if not options["fix"] and not options["diff"]:
        if options["unsafe_fixes"]:
            warned(
                Text(
                    "--unsafe-fixes 要与 --fix 或 --diff 同用，单独写什么也不改",
                    "--unsafe-fixes goes with --fix or --diff; alone it changes nothing",
                )
            )
        return None
    from govlint.cli.fixing import Mending  # most runs only look

    return Mending(session, unsafe=options["unsafe_fixes"], told=partial(_told, baseline))


def _told(baseline: Baselines | None, result: Result) -> tuple[Finding, ...]:
    """What a user is told of in a result, and may thus have mended."""
    return next(baseline.filtering([result])).findings if baseline else result.findings


def _beside(paths: tuple[str, ...], options: dict[str, Any]) -> tuple[str, ...]:
    """The paths by which the configuration is found: of standard input, what it is taken for."""
    return (options["stdin_filename"] or paths[0],) if paths[0] == "-" else paths


def open_for(options: dict[str, Any], near: str) -> Session:
    """The session for what the command line gave, and the configuration nearest to `near`."""
    given = {
        key: options[key]
        for key in ("select", "ignore", "extend_select", "fail_level", "lang")
        if options[key] is not None
    }
    if options["pack"]:
        given["packs"] = options["pack"]
    if options["prior"]:
        given["prior"] = options["prior"]
    if options["require_report"]:
        given["require_report"] = True
    cached, isolated = not options["no_cache"], options["isolated"]
    alone(options["config"], isolated=isolated)
    session = open_session(
        options["config"],
        near=Path(near),
        command_line=given,
        use_cache=cached,
        keep_results=cached,
        isolated=isolated,
    )
    speak(session.config.lang)
    return session


def stdin_name(options: dict[str, Any]) -> str:
    """What standard input is taken for."""
    return options["stdin_filename"] or "<stdin>"


def results_for(
    session: Session, files: list[str], options: dict[str, Any], reopen: partial[Session], stdin: bytes | None
) -> Iterator[Result]:
    """Results for `files`, or for standard input."""
    if stdin is not None:
        return check_together(session, [stdin_name(options)], 1, reopen, stdin=stdin, tell=warned)
    folders = options.get("folders", ())
    watch = stopping(with_progress, options["interrupts"]) if "interrupts" in options else with_progress
    return check_together(session, files, options["jobs"], reopen, watch=watch, tell=warned, folders=folders)
