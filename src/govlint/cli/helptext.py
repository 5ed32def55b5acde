"""Help pages in lines that a terminal does not break: a Chinese character takes two columns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import east_asian_width

import click

from govlint.lazy import lazily

_NARROWEST = 20
_OPTION = lazily(r"--[a-z-]+")
_NO_START = "，。、；：）》”！？,.;:)"


class WideFormatter(click.HelpFormatter):
    """Sets paragraphs and definitions by the columns of their characters; options in both languages."""

    command = ""

    def write_text(self, text: str) -> None:
        """Paragraphs, broken anew; one that begins with \\b is left as it stands."""
        margin = " " * self.current_indent
        for number, paragraph in enumerate(re.split(r"\n[ \t]*\n", text.strip("\n"))):
            kept, mark, rest = paragraph.partition("\b")
            lines = (
                rest.strip("\n").splitlines() if mark and not kept.strip() else broken(paragraph, self.width)
            )
            self.write("\n" if number else "")
            self.write("".join(f"{margin}{line}\n" for line in lines))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Terms and what they mean; a term that is too long has a line of its own."""
        rows = list(rows)
        first = min(max((columns(term) for term, _ in rows), default=0), col_max) + col_spacing
        margin, room = " " * self.current_indent, max(self.width - self.current_indent - first, _NARROWEST)
        for term, chinese in rows:
            words, bracket, more = chinese.partition("  [")  # [required]
            meaning = f"{words}{self._english(term)}{bracket}{more}"
            lines = broken(meaning, room) if meaning else []
            if lines and columns(term) <= first - col_spacing:
                self.write(f"{margin}{term}{' ' * (first - columns(term))}{lines.pop(0)}\n")
            else:
                self.write(f"{margin}{term}\n")
            for line in lines:
                self.write(f"{margin}{' ' * first}{line}\n")

    def _english(self, term: str) -> str:
        from govlint.cli.english import in_english  # only for help pages

        option = _OPTION.findall(term)
        return in_english(self.command, option[0]) if option else ""


class WideContext(click.Context):
    """The context of a command whose help is set by `WideFormatter`."""

    formatter_class = WideFormatter

    def make_formatter(self) -> click.HelpFormatter:
        """A formatter that knows whose page it is."""
        formatter = super().make_formatter()
        if isinstance(formatter, WideFormatter):
            formatter.command = self.command_path.partition(" ")[2]
        return formatter


def columns(text: str) -> int:
    """The columns that a terminal takes for `text`: two for a Chinese character."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def broken(text: str, room: int) -> list[str]:
    """`text` in lines of `room` columns at most, broken at blanks and between Chinese characters.

    A mark that may not begin a line hangs behind it: the room for one is kept free.
    """
    lines, room = [""], room - 2
    for piece in re.findall(r"[!-~]+[ ]*|[\s\S]", " ".join(text.split())):
        wide = columns(lines[-1] + piece.rstrip())
        if wide > room and lines[-1] and piece not in _NO_START:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return lines
