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
from govlint.model import Document, Location, line_starts

READERS = frozenset({"html", "markdown"})
# `govlint disable`, without the hyphen, is meant as a command and is none.
_BEGINS = r"<!--\s*+govlint(?:-|(?=\s++(?:disable|enable)))"
_SIGN = lazily(_BEGINS, re.IGNORECASE)
_COMMENT = lazily(_BEGINS + r"([\w-]*+)(.*?)(?:-->|\Z)", re.DOTALL | re.IGNORECASE)
# What is shown or run, and is no comment: a script's text, an example in a fence, indented or between ticks.
_RAW = lazily(
    r"<(script|style|textarea|title|xmp|iframe|noembed|noframes)\b.*?(?:</\1|\Z)", re.DOTALL | re.IGNORECASE
)
_CODE = lazily(
    r"^[ ]{0,3}(`{3,}|~{3,}).*?(?:^[ ]{0,3}\1|\Z)|(?<![`\\])(`{1,2})(?!`)[^\n]+?(?<!`)\2(?!`)",
    re.DOTALL | re.MULTILINE,
)
_INDENTED = lazily(r"(?:[ ]{4}|[ ]{0,3}\t)")
_LISTED = lazily(r"[ ]{0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)|[ ]+\S|\[\^")
_ABOVE = 100
"""So many lines further up at most is looked for the list that an indented line may belong to."""
# Before a comment: what makes of it the value of an attribute, and no comment.
_IN_VALUE = lazily(r"<[A-Za-z][^<>]{0,500}=\s*+(?:\"[^\"<>]*+|'[^'<>]*+)$")
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
        self.quoted = [match.span() for match in _RAW.finditer(self.source)]
        self.comments: frozenset[int] | None = None
        if document.reader == "markdown":
            self.quoted += [match.span() for match in _CODE.finditer(self.source)]
        else:
            self.comments = _comments(self.source)

    def found(self) -> Iterator[tuple[str, Suppression]]:
        """Each comment's command with what it says."""
        for match in _COMMENT.finditer(self.source):
            closed = match.group().endswith("-->")
            if closed and self._counts(match.start()):
                yield match.group(1).lower(), self._suppression(match)

    def _counts(self, at: int) -> bool:
        """Whether what is written there is a comment of the document, and not shown, run or a value."""
        if any(start <= at < end for start, end in self.quoted):
            return False
        if self.comments is not None:
            return at in self.comments
        line = self._line(at)
        before = self.source[self.starts[line - 1] : at]
        escapes = len(before) - len(before.rstrip("\\"))
        return escapes % 2 == 0 and not _IN_VALUE.search(before) and not self._is_indented(line)

    def _is_indented(self, line: int) -> bool:
        """Whether a line of Markdown is of an indented block of code: behind a blank one, and in no list."""
        if not self._is_deep(line):
            return False
        while line > 1 and self._is_deep(line - 1):
            line -= 1
        if line > 1 and self._text(line - 1).strip():
            return False
        for above in range(line - 1, max(0, line - _ABOVE), -1):
            if self._text(above).strip() and not self._is_deep(above):
                return not _LISTED.match(self._text(above))
        return True

    def _is_deep(self, line: int) -> bool:
        text = self._text(line)
        return _INDENTED.match(text) is not None and text.strip() != ""

    def _text(self, line: int) -> str:
        end = self.starts[line] if line < len(self.starts) else None
        return self.source[self.starts[line - 1] : end]

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
        text = self._text(line).rstrip("\r\n")
        excerpt = Excerpt(text, match.start() - begins, min(match.end() - begins, len(text)))
        return masked_excerpt(excerpt, identifiers(self.source))

    def _line(self, offset: int) -> int:
        return bisect_right(self.starts, offset)

    def _next(self, line: int) -> int:
        """The next line that is not blank: in Markdown a blank one parts the comment from what follows."""
        for number in range(line + 1, len(self.starts) + 1):
            if self._text(number).strip():
                return number
        return line + 1


def _comments(source: str) -> frozenset[int]:
    """Where the comments of a page begin, as a browser sees them: not within a value, or within another."""
    from turbohtml import TokenType, tokenize  # heavy, and hardly any page holds a suppression

    starts = line_starts(source)
    return frozenset(
        starts[token.line - 1] + token.col for token in tokenize(source) if token.type is TokenType.COMMENT
    )


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
