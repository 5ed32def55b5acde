"""Suppressions by comment in Markdown and HTML: found in the source, with the lines that each holds for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from typing import Literal

from msgspec.structs import replace

from govlint.discreet import masked_excerpt
from govlint.finding import Excerpt, Suppression
from govlint.identifiers import identifiers, mask
from govlint.lazy import lazily
from govlint.model import Document, Location

READERS = frozenset({"html", "markdown"})
# `govlint disable`, without the hyphen, is meant as a command and is none.
_BEGINS = r"<!--\s*+govlint(?:-|(?=\s++(?:disable|enable)))"
_SIGN = lazily(_BEGINS, re.IGNORECASE)
_COMMENT = lazily(_BEGINS + r"([\w-]*+)(.*?)(?:-->|\Z)", re.DOTALL | re.IGNORECASE)
# What is shown or run, and is no comment: a script's text, an example in a fence or between ticks.
_QUOTED = {
    "html": lazily(r"<(script|style|textarea|title|xmp)\b.*?(?:</\1|\Z)", re.DOTALL | re.IGNORECASE),
    "markdown": lazily(r"^[ ]{0,3}(`{3,}|~{3,}).*?(?:^[ ]{0,3}\1|\Z)|`[^`\n]*`", re.DOTALL | re.MULTILINE),
}
_DISABLE, _ENABLE = "disable", "enable"
_COMMANDS = (_DISABLE, _ENABLE, "disable-line", "disable-next-line", "disable-file")
_REASON = lazily(r"[:：]")
_SEPARATOR = lazily(r"[\s,，、]+")


def suppressions(document: Document) -> tuple[Suppression, ...]:
    """The suppressions that the comments of `document` write, in their order; none in other formats."""
    if document.reader not in READERS or not _SIGN.search(document.source):
        return ()
    return tuple(_closed(_Reading(document).found()))


class _Reading:
    """One document's comments being read."""

    def __init__(self, document: Document) -> None:
        self.source = document.source
        self.starts = document.line_starts()
        self.quoted = [
            (match.start(), match.end()) for match in _QUOTED[document.reader].finditer(self.source)
        ]

    def found(self) -> Iterator[tuple[str, Suppression]]:
        """Each comment's command with what it says."""
        for match in _COMMENT.finditer(self.source):
            closed = match.group().endswith("-->")
            if closed and not any(start <= match.start() < end for start, end in self.quoted):
                yield match.group(1).lower(), self._suppression(match)

    def _suppression(self, match: re.Match[str]) -> Suppression:
        command = match.group(1).lower()
        head, _, reason = _cut(match.group(2))
        words = [word for word in _SEPARATOR.split(head) if word]
        codes, until = _until(words)
        line, last_line = self._line(match.start()), self._line(match.end() - 1)
        column = match.start() - self.starts[line - 1] + 1
        following = self._next(last_line)
        begins, ends = {
            "disable-line": ((line, 0), (last_line + 1, 0)),
            "disable-next-line": ((following, 0), (following + 1, 0)),
            _DISABLE: ((line, column), None),
        }.get(command, ((0, 0), None))
        end_column = match.end() - self.starts[last_line - 1] + 1
        return Suppression(
            codes=codes,
            location=Location(line, column, last_line, end_column, None, None, f"{line}:{column}"),
            reason=mask(reason),
            until=until or "",
            begins=begins,
            ends=ends,
            mistake=_mistake(command, codes, reason, until),
            excerpt=self._excerpt(line, match),
        )

    def _excerpt(self, line: int, match: re.Match[str]) -> Excerpt:
        begins = self.starts[line - 1]
        text = self.source[begins : self.starts[line] if line < len(self.starts) else None].rstrip("\r\n")
        excerpt = Excerpt(text, match.start() - begins, min(match.end() - begins, len(text)))
        return masked_excerpt(excerpt, identifiers(self.source))

    def _line(self, offset: int) -> int:
        return bisect_right(self.starts, offset)

    def _next(self, line: int) -> int:
        """The next line that is not blank: in Markdown a blank one parts the comment from what follows."""
        for number in range(line + 1, len(self.starts) + 1):
            end = self.starts[number] if number < len(self.starts) else None
            if self.source[self.starts[number - 1] : end].strip():
                return number
        return line + 1


def _cut(body: str) -> tuple[str, str, str]:
    colon = _REASON.search(body)
    if colon is None:
        return body.strip(), "", ""
    return body[: colon.start()].strip(), colon.group(), body[colon.end() :].strip()


def _until(words: list[str]) -> tuple[tuple[str, ...], str | None]:
    """The codes, and the date behind `until`: empty without one, None where it is no date."""
    if "until" not in words:
        return tuple(words), ""
    at = words.index("until")
    dates = words[at + 1 : at + 2]
    return (*words[:at], *words[at + 2 :]), dates[0] if dates and is_date(dates[0]) else None


def is_date(text: str) -> bool:
    """Whether `text` is a date such as 2027-03-31."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _mistake(
    command: str, codes: tuple[str, ...], reason: str, until: str | None
) -> Literal["", "codes", "reason", "date", "command"]:
    if command not in _COMMANDS:
        return "command"
    if command == _ENABLE:
        return ""
    if until is None:
        return "date"
    return "" if codes and reason else "reason" if codes else "codes"


def _closed(found: Iterator[tuple[str, Suppression]]) -> list[Suppression]:
    """The suppressions, each block ended by the `govlint-enable` that names its codes, or none."""
    kept: list[Suppression] = []
    open_blocks: list[int] = []
    for command, item in found:
        if command != _ENABLE:
            if command == _DISABLE and not item.mistake:
                open_blocks.append(len(kept))
            kept.append(item)
            continue
        end = (item.location.line or 1, item.location.column or 1)
        for index in list(open_blocks):
            block = kept[index]
            ended = tuple(code for code in block.codes if not item.codes or code in item.codes)
            left = tuple(code for code in block.codes if code not in ended)
            if not ended:
                continue
            kept[index] = replace(block, codes=ended, ends=end)
            open_blocks.remove(index)
            if left:
                open_blocks.append(len(kept))
                kept.append(replace(block, codes=left))
    return kept
