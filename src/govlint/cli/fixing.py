"""The part of `govlint check` that mends: `--fix`, `--unsafe-fixes`, `--diff`."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from msgspec.structs import replace

from govlint.atomic import replace_file
from govlint.cli.tally import Tally
from govlint.cli.telling import aside, named, tell
from govlint.errors import in_words
from govlint.finding import Crash, Finding, Result
from govlint.fix import Fixer, Mended
from govlint.identifiers import mask
from govlint.model import Text, line_starts
from govlint.reporters.words import crash_words
from govlint.session import Session


class Mending:
    """Mends the files of a run, or shows how they would be; then tells in the results what was mended."""

    def __init__(
        self, session: Session, *, unsafe: bool, told: Callable[[Result], Sequence[Finding]]
    ) -> None:
        self._session = session
        self._fixer = Fixer(session, unsafe=unsafe, told=told)
        self._fixed: dict[str, tuple[Finding, ...]] = {}
        self._crashes: dict[str, Crash] = {}

    def run(self, tally: Tally, files: Sequence[str], stdin: bytes | None, name: str) -> bytes | None:
        """Mend each file in its place, or standard input (which is `name`) to standard output; gives that."""
        if stdin is None:
            for path in files:
                tally.unable |= not self._mend(path)
            return None
        mended = self._fixer.fix(stdin, name)
        self.note(mended)
        sys.stdout.flush()
        sys.stdout.buffer.write(mended.data)
        sys.stdout.buffer.flush()
        return mended.data

    def _mend(self, path: str) -> bool:
        """Mend a file; false if it cannot be written, which is told."""
        old = _content(path)
        if old is None:
            return True  # checking it says so
        mended = self._fixer.fix(old, path)
        trouble = _write(path, old, mended.data) if mended.data != old else None
        if trouble:
            path = named(mended.result.path)
            aside(f"{path}: 没有改：{trouble.zh}", f"{path}: not mended: {trouble.en}")
            return False
        self.note(mended)
        return True

    def note(self, mended: Mended) -> None:
        """Keep what was mended, and say what could not be."""
        result = mended.result
        self._fixed[result.path] = mended.fixed
        if mended.crash is not None:
            self._crashes[result.path] = mended.crash
        _say_by_hand(result)
        for finding in mended.refused:
            where = f"{named(result.path)}:{finding.location.text}: {finding.rule}"
            aside(
                f"{where} 没有改：改了会动到别的地方，请手工改",
                f"{where} not mended: it would change other places; mend it by hand",
            )

    def telling(self, results: Iterable[Result]) -> Iterator[Result]:
        """`results` with what was mended in each file."""
        for result in results:
            fixed, crash = self._fixed.get(result.path, ()), self._crashes.get(result.path)
            result = replace(result, fixed=fixed) if fixed else result
            yield replace(result, crashes=(*result.crashes, crash)) if crash else result

    def show(
        self, tally: Tally, files: Sequence[str], stdin: bytes | None, name: str, *, exit_zero: bool
    ) -> int:
        """Print what mending would change; gives the exit code, 1 where there is anything."""
        fixes = changed = 0
        for path in files if stdin is None else [name]:
            data = _content(path) if stdin is None else stdin
            mended = self._fixer.fix(data, path) if data is not None else None
            if mended and data is not None and mended.data != data:
                fixes += len(mended.fixed)
                changed += 1
                sys.stdout.write(_difference(self._fixer.source(data, path), mended))
            if mended and mended.crash is not None:
                tally.crashed = True
                words = [crash_words(mended.crash, lang) for lang in ("zh", "en")]
                path = named(mended.result.path)
                aside(f"{path}：{words[0]}", f"{path}: {words[1]}")
            for result in tally.counting(
                [mended.result if mended else self._session.of(path).check_file(path)]
            ):
                _say_by_hand(result)
                if result.error is not None:
                    tell(f"{named(result.path)}: {result.error.code} {result.error.message}", err=True)
        sys.stdout.flush()
        if fixes:
            aside(f"将改 {fixes} 处，{changed} 个文件", f"would mend {fixes} places in {changed} files")
        else:
            aside("没有可改的", "nothing to mend")
        return tally.exit_code(exit_zero=True) or int(fixes > 0 and not exit_zero)


def _say_by_hand(result: Result) -> None:
    """Tell of what could be mended, were it not for the format of the file."""
    fixes = sum(finding.fix is not None for finding in result.findings)
    if fixes and not result.mendable:
        path = named(result.path)
        aside(
            f"{path}: {fixes} 处要手工改，{result.reader} 文件不能自动改",
            f"{path}: {fixes} to mend by hand: {result.reader} files cannot be mended",
        )


def _difference(before: str | None, mended: Mended) -> str:
    """What mending changes, personal identifiers masked: it is there to be read."""
    path, after = named(mended.result.path), mended.result.document
    if before is None or after is None:
        return ""
    return "".join(_safe(line) for line in _lines(mask(unified(before, after.source, path))))


def _safe(line: str) -> str:
    """A line with its tabs and its end, and nothing else in it that a terminal or a CI would act on."""
    from govlint.reporters.typeset import printable  # few runs show a difference

    words = line.rstrip("\r\n")
    return "\t".join(printable(part, reveal=True) for part in words.split("\t")) + line[len(words) :]


def unified(before: str, after: str, path: str) -> str:
    """A unified diff of two texts by their own lines, whatever ends them."""
    lines = difflib.unified_diff(_lines(before), _lines(after), path, path)
    missing = "\n\\ No newline at end of file\n"
    return "".join([line if line.endswith(("\n", "\r")) else line + missing for line in lines])


def _lines(text: str) -> list[str]:
    starts = [*line_starts(text), len(text)]
    lines = [text[start:end] for start, end in pairwise(starts)]
    return [line for line in lines if line]


def _write(path: str, old: bytes, new: bytes) -> Text | None:
    """Write a mended file; gives what kept it from being written."""
    if _content(path) != old:
        return Text("检查时它被别的程序改了", "another program changed it meanwhile")
    try:
        replace_file(Path(path), new)
    except OSError as error:
        return Text(in_words(error), in_words(error, "en"))
    return None


def _content(path: str) -> bytes | None:
    try:
        return Path(path).read_bytes()
    except OSError:
        return None
