"""Where a report of findings goes: the terminal or files, with colour only where it is wanted."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from govlint.errors import GovlintError, PluginError, UsageError
from govlint.finding import Result
from govlint.hookspecs import Reporter, Style
from govlint.session import Session

NARROWEST, WIDEST = 40, 120


def style_for(session: Session, format_: str, options: dict[str, Any]) -> Style:
    """Language, colour, width and extras for the terminal."""
    return Style(
        lang=session.config.lang,
        colour=format_ == "text" and wants_colour(),
        width=max(NARROWEST, min(WIDEST, shutil.get_terminal_size((100, 24)).columns)),
        statistics=options["statistics"],
        coverage=options["coverage"],
    )


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
        yield from reporter.render(results, style)
    except (GovlintError, OSError):
        raise
    except Exception as error:
        words = f"{type(error).__name__}: {error}"
        raise PluginError(f"输出格式 {reporter.name} 出错：{words}") from error


def write_terminal(pieces: Iterable[str]) -> None:
    """Write each piece as it comes."""
    for piece in pieces:
        sys.stdout.write(piece)
    sys.stdout.flush()


def write_files(
    session: Session, results: list[Result], outputs: Sequence[str], style: Style
) -> list[Result]:
    """Write `results` to each FORMAT=FILE, whole or not at all, and give them back."""
    plain = Style(
        lang=style.lang, width=WIDEST, statistics=style.statistics, coverage=style.coverage
    )
    for output in outputs:
        name, equals, file = output.partition("=")
        reporter = session.registry.reporters.get(name)
        if not equals or not file or reporter is None:
            known = "、".join(sorted(session.registry.reporters))
            raise UsageError(f"--output 要写成 格式=文件，现有格式：{known}；给的是“{output}”")
        _write(Path(file), "".join(rendered(reporter, results, plain)))
    return results


def _write(path: Path, text: str) -> None:
    try:
        descriptor, temporary = tempfile.mkstemp(dir=path.parent or Path(), prefix=f".{path.name}.")
    except OSError as error:
        raise UsageError(f"写不了 {path}：{error.strerror}") from error
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    os.replace(temporary, path)
