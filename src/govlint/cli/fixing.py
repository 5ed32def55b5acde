"""The part of `govlint check` that mends: `--fix`, `--unsafe-fixes`, `--diff`."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import click
from msgspec.structs import replace

from govlint.atomic import replace_file
from govlint.cli.tally import Tally
from govlint.errors import UsageError
from govlint.finding import Finding, Result
from govlint.fix import Fixer, Mended
from govlint.model import line_starts
from govlint.session import Session


class Mending:
    """Mends the files of a run, or shows how they would be; then tells in the results what was mended."""

    def __init__(
        self, session: Session, *, unsafe: bool, told: Callable[[Result], Sequence[Finding]]
    ) -> None:
        self.fixer = Fixer(session, unsafe=unsafe, told=told)
        self._fixed: dict[str, tuple[Finding, ...]] = {}

    def mend(self, paths: Sequence[str]) -> None:
        """Mend each file in its place; UsageError for one that cannot be written."""
        for path in paths:
            old = _content(path)
            mended = self.fixer.fix(old, path) if old is not None else None
            if mended is None or old is None:
                continue
            self.note(mended)
            if mended.data == old:
                continue
            if _content(path) != old:
                raise UsageError(f"{path} 在检查时被别的程序改了，没有动它")
            try:
                replace_file(Path(path), mended.data)
            except OSError as error:
                raise UsageError(f"改不了 {path}：{error.strerror}") from error

    def mend_input(self, data: bytes, name: str) -> bytes:
        """Standard input mended, which also goes to standard output."""
        mended = self.fixer.fix(data, name)
        self.note(mended)
        sys.stdout.flush()
        sys.stdout.buffer.write(mended.data)
        sys.stdout.buffer.flush()
        return mended.data

    def note(self, mended: Mended) -> None:
        """Keep what was mended, and say what could not be."""
        result = mended.result
        self._fixed[result.path] = mended.fixed
        fixes = sum(finding.fix is not None for finding in result.findings)
        if fixes and not result.mendable:
            click.echo(f"{result.path}: {fixes} 处要手工改，{result.reader} 文件不能自动改", err=True)
        for finding in mended.refused:
            click.echo(
                f"{result.path}:{finding.location.text}: {finding.rule} 没有改：改了会动到别的地方，请手工改",
                err=True,
            )

    def telling(self, results: Iterable[Result]) -> Iterator[Result]:
        """`results` with what was mended in each file."""
        for result in results:
            fixed = self._fixed.get(result.path, ())
            yield replace(result, fixed=fixed) if fixed else result


def show_differences(
    session: Session, fixer: Fixer, tally: Tally, inputs: Iterable[tuple[str, bytes | None]]
) -> int:
    """Print what mending each input would change; gives the exit code, 1 where there is anything."""
    fixes = files = 0
    for path, data in inputs:
        if data is None:
            told = session.check_file(path)
        else:
            mended = fixer.fix(data, path)
            told = mended.result
            if mended.data != data:
                fixes += len(mended.fixed)
                files += 1
                sys.stdout.write(_difference(fixer.source(data, path), mended))
        for result in tally.counting([told]):
            if result.error is not None:
                click.echo(f"{result.path}: {result.error.code} {result.error.message}", err=True)
    sys.stdout.flush()
    click.echo(f"将改 {fixes} 处，{files} 个文件" if fixes else "没有可改的", err=True)
    return tally.exit_code(exit_zero=True) or int(fixes > 0)


def _difference(before: str | None, mended: Mended) -> str:
    path, after = mended.result.path, mended.result.document
    return unified(before, after.source, path) if before is not None and after is not None else ""


def unified(before: str, after: str, path: str) -> str:
    """A unified diff of two texts by their own lines, whatever ends them."""
    lines = difflib.unified_diff(_lines(before), _lines(after), path, path)
    missing = "\n\\ No newline at end of file\n"
    return "".join([line if line.endswith(("\n", "\r")) else line + missing for line in lines])


def _lines(text: str) -> list[str]:
    starts = [*line_starts(text), len(text)]
    lines = [text[start:end] for start, end in pairwise(starts)]
    return [line for line in lines if line]


def contents(paths: Sequence[str]) -> Iterator[tuple[str, bytes | None]]:
    """Each path with what is in the file, if it can be read."""
    return ((path, _content(path)) for path in paths)


def _content(path: str) -> bytes | None:
    try:
        return Path(path).read_bytes()
    except OSError:
        return None  # checking it says so
