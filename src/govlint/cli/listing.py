"""What commands list, one thing a line; where the terminal is narrower, broken between words."""

from __future__ import annotations

import os
import sys

from govlint.cli.telling import spoken, tell
from govlint.config.files import COMMAND_LINE
from govlint.config.settings import DEFAULT
from govlint.errors import english

_NARROWEST = 40
_ORIGINS = {DEFAULT: ("默认", "default"), COMMAND_LINE: ("命令行", "command line")}


def columns(otherwise: int) -> int:
    """The width of the terminal: as `COLUMNS` says, or as it is; `otherwise` where there is none."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return int(said)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or otherwise  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):  # closed, taken away, or no terminal
        return otherwise


def listed(words: str, indent: int = 0) -> None:
    """Write `words`, behind so many blanks: on one line for programs, within its width on a terminal."""
    tell("\n".join(lines_of(words, _width(), indent)))


def setting(words: str, origin: str, indent: int = 0) -> None:
    """Write a setting, which somebody may copy and which is never broken, and where it comes from."""
    tell("\n".join(lines_of_setting(words, origin, _width(), indent)))


def said(origin: str) -> str:
    """Where a value comes from, in the language of the run."""
    return spoken(*_ORIGINS.get(origin, (str.__str__(origin), english(origin))))


def _width() -> int:
    """The width to keep to; 0 where no person looks."""
    return max(_NARROWEST, columns(0)) if sys.stdout.isatty() else 0


def lines_of(words: str, width: int, indent: int = 0) -> list[str]:
    """`words` in lines of at most `width` columns; in one where that is 0."""
    first = " " * indent
    if not width:
        return [first + words]
    from govlint.reporters.typeset import hang  # only for people

    return hang(words, width, first, first + "    ")


def lines_of_setting(words: str, origin: str, width: int, indent: int = 0) -> list[str]:
    """A setting with its `origin` behind it, or below it where the line would be wider than `width`."""
    whole = " " * indent + words
    if not width:
        return [f"{whole}    # {origin}"]
    from govlint.reporters.typeset import width_of  # only for people

    if width_of(whole) + width_of(origin) + 6 <= width:
        return [f"{whole}    # {origin}"]
    return [whole, *lines_of(f"# {origin}", width, indent + 4)]
