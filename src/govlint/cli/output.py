"""Where a report of findings goes: the terminal or files, with colour only where it is wanted."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from govlint.atomic import replacing
from govlint.cli.listing import columns
from govlint.errors import GovlintError, PluginError, UsageError, bug, in_words, pass_on
from govlint.finding import Result, Severity
from govlint.generated import HEAD, is_generated
from govlint.hookspecs import Reporter, Rule, Style
from govlint.plugins import PluginInfo
from govlint.runs.crossrun import prior_files
from govlint.session import Session

NARROWEST, WIDEST = 40, 120
_NO_TEXT = "render 给出的应当是文字（str），却是 {}（{}）"


def style_for(session: Session, format_: str, options: dict[str, Any]) -> Style:
    """Language, colour, width and extras for the terminal."""
    return Style(
        lang=session.config.lang,
        colour=format_ == "text" and wants_colour(),
        width=max(NARROWEST, min(WIDEST, columns(100))),
        statistics=options["statistics"],
        coverage=options["coverage"],
        quiet=options["quiet"],
        rules=rules_of(session),
        fail_level=Severity(session.config.fail_level),
        failed=tuple((plugin.name, plugin.error) for plugin in failures_of(session)),
    )


def rules_of(session: Session) -> tuple[Rule, ...]:
    """The rules that there are by any of a run's configurations, by code."""
    if len(session.family) == 1:
        return tuple(session.rules)
    rules = {rule.code: rule for one in reversed(session.family) for rule in one.rules}
    return tuple(rules[code] for code in sorted(rules))


def failures_of(session: Session) -> tuple[PluginInfo, ...]:
    """The plugins that failed to load, each once."""
    return tuple(dict.fromkeys(plugin for one in session.family for plugin in one.registry.failures))


def wants_colour() -> bool:
    """Whether standard output is a terminal that shows colour, and nobody said NO_COLOR."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def rendered(reporter: Reporter, results: Iterable[Result], style: Style) -> Iterator[str]:
    """What `reporter` makes of `results`; PluginError, with its name, where it crashes."""
    try:
        for piece in reporter.render(results, style):
            if not isinstance(piece, str):
                raise TypeError(_NO_TEXT.format(type(piece).__name__, _place_of(reporter)))
            yield piece
    except (GovlintError, OSError):
        raise
    except BaseException as error:
        pass_on(error)
        raise PluginError(f"输出格式 {reporter.name} 出错：{bug(error, ours=False)}") from error


def _place_of(reporter: Reporter) -> str:
    """Where the function is written that `reporter` renders by; its name where that is not known."""
    code = getattr(reporter.render, "__code__", None)
    if code is None:
        return getattr(reporter.render, "__qualname__", repr(reporter.render))
    return f"{os.path.basename(code.co_filename)}:{code.co_firstlineno}"


def write_terminal(pieces: Iterable[str], *, aside: bool = False, utf8: bool = False) -> None:
    """Write each piece as it comes; `aside` where standard output is taken by something else.

    With `utf8` in that encoding, whatever the terminal's own is: what programs read has no other.
    """
    stream: Any = sys.stderr if aside else sys.stdout
    if utf8 and hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    for piece in pieces:
        stream.write(piece)
    stream.flush()


def parse_outputs(session: Session, outputs: Sequence[str]) -> list[tuple[Reporter, Path]]:
    """Each FORMAT=FILE as a reporter and a path; UsageError for one that cannot be."""
    wanted = []
    for output in outputs:
        name, equals, file = output.partition("=")
        reporter = session.registry.reporters.get(name)
        if not equals or not file or reporter is None:
            known = "、".join(sorted(session.registry.reporters))
            raise UsageError(
                f"--output 要写成 格式=文件，现有格式：{known}；给的是“{output}”",
                f"--output wants FORMAT=FILE, not “{output}”; the formats: {known.replace('、', ', ')}",
            )
        if file == "-":
            raise UsageError(
                f"--output {output} 要写文件名；要写到终端，用 --format {name}",
                f"--output {output} wants the name of a file; for the terminal, use --format {name}",
            )
        if not Path(file).parent.is_dir():
            raise UsageError(
                f"写不了 {file}：没有文件夹 {Path(file).parent}",
                f"{file} not written: there is no folder {Path(file).parent}",
            )
        wanted.append((reporter, Path(file)))
    return wanted


def keep_apart(outputs: Sequence[Path], inputs: Iterable[str]) -> None:
    """UsageError where an output is a file that the run reads, or where two outputs are one file.

    By what they are, whatever their names: links lead to the same file. A page that govlint wrote before may
    be written again, though the folder that it stands in is checked.
    """
    taken: dict[tuple[Any, ...], Path] = {}
    for path in outputs:
        if _identity(path) in taken:
            other = taken[_identity(path)]
            raise UsageError(
                f"{path} 和 {other} 是同一个文件，不能写两份", f"{path} and {other} are one file"
            )
        taken[_identity(path)] = path
    for read in inputs if taken else ():
        target = taken.get(_identity(read))
        if target is not None and not is_our_page(read):
            same = "" if str(target) == read else f"（就是 {read}）"
            raise UsageError(
                f"{target}{same}是要读的文件，不能把结果写在它上面，请换一个文件名",
                f"{target} is a file that is read: results are not written over it; take another name",
            )


def _identity(path: str | Path) -> tuple[Any, ...]:
    """What is the same for all names of one file."""
    try:
        told = os.stat(path)
    except (OSError, ValueError):
        return (os.path.normcase(os.path.realpath(path)),)
    return (told.st_dev, told.st_ino)


def is_our_page(path: str) -> bool:
    """Whether a page that govlint wrote is at `path`."""
    try:
        with open(path, "rb") as file:
            return is_generated(file.read(HEAD))
    except OSError:
        return False


def inputs_of(session: Session, files: Iterable[str], *others: str | Path | None) -> Iterator[str]:
    """Every file that a run over `files` reads: last year's reports and the settings too."""
    yield from files
    yield from (str(other) for other in others if other is not None)
    for one in session.family:
        yield from (level.source.file for level in one.config.levels if level.source is not None)
        if one.config.baseline:
            yield one.config.baseline
    if session.ignore_files is not None:
        yield from (ignored.file for ignored in session.ignore_files.files)
    yield from prior_files(session)


def write_files(
    results: list[Result], outputs: Sequence[tuple[Reporter, Path]], style: Style
) -> list[GovlintError]:
    """Write `results` to each of `outputs`, whole or not at all; what kept some from being written."""
    plain = replace(style, colour=False, width=WIDEST)
    failures: list[GovlintError] = []
    for reporter, path in outputs:
        try:
            _write(path, "".join(rendered(reporter, results, plain)))
        except GovlintError as error:
            failures.append(error)
    return failures


def _write(path: Path, text: str) -> None:
    with written(path) as temporary:
        temporary.write_bytes(text.encode())


@contextmanager
def written(path: Path) -> Iterator[Path]:
    """A file to write in place of `path`, whole or not at all; UsageError where it cannot be."""
    try:
        with replacing(path) as temporary:
            yield temporary
    except OSError as error:
        why = in_words(error, "en")
        raise UsageError(f"写不了 {path}：{in_words(error)}", f"{path} not written: {why}") from error
