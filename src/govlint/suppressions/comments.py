"""Suppressions by comment in Markdown and HTML: found in the source, with the lines that each holds for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from msgspec.structs import replace

from govlint.finding import Excerpt, Suppression
from govlint.identifiers import identifiers, mask, mask_parts
from govlint.lazy import lazily
from govlint.model import Document, Location, line_starts

READERS = frozenset({"html", "markdown"})
# `govlint disable`, without the hyphen, is meant as a command and is none.
_BEGINS = r"<!--\s*+govlint(?:-|(?=\s++(?:disable|enable)))"
_SIGN = lazily(_BEGINS, re.IGNORECASE)
_COMMENT = lazily(_BEGINS + r"([\w-]*+)(.*?)(?:-->|\Z)", re.DOTALL | re.IGNORECASE)
# What is shown or run, and is no comment: a script's text, an example in a fence, indented or between ticks.
_RAW_NAMES = "script|style|textarea|title|xmp|iframe|noembed|noframes"
# What decides in Markdown, from left to right: an escape, a fence, ticks, where a comment or a tag begins.
_SIGNIFICANT = lazily(
    r"\\[!-/:-@\[-`{-~]"
    r"|^[ ]{0,3}(?P<fence>`{3,}+(?=[^`\n]*$)|~{3,}+)(?s:.*?)(?:^[ ]{0,3}(?P=fence)|\Z)"
    r"|(?P<ticks>`++)(?P<code>[^\n]+?(?<!`)(?P=ticks)(?!`))?"
    rf"|<(?:(?P<comment>!--)|(?P<raw>{_RAW_NAMES})\b)",
    re.MULTILINE | re.IGNORECASE,
)
_CLOSING = lazily(rf"-->|</({_RAW_NAMES})\b", re.IGNORECASE)
_BLANK_LINE = lazily(r"\n[ \t\r]*\n")
_INDENTED = lazily(r"(?:[ ]{4}|[ ]{0,3}\t)")
_LISTED = lazily(r"[ ]{0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)|[ ]+\S|\[\^")
_NOWHERE = 1 << 62
_MOST_BLANKS = 4
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
        self._masked: dict[int, str] = {}
        self._tops: dict[int, int] = {}
        self._blocks: dict[int, bool] = {}
        marked = document.reader == "markdown"
        self.quoted = list(_quoted(self.source)) if marked else []
        self.comments = None if marked else _comments(self.source)

    def found(self) -> Iterator[tuple[str, Suppression]]:
        """Each comment's command with what it says."""
        for match in _COMMENT.finditer(self.source):
            closed = match.group().endswith("-->")
            if closed and self._counts(match.start()):
                yield match.group(1).lower(), self._suppression(match)

    def _counts(self, at: int) -> bool:
        """Whether what is written there is a comment of the document, and not shown, run or a value."""
        before_it = bisect_right(self.quoted, (at, len(self.source)))
        if before_it and at < self.quoted[before_it - 1][1]:
            return False
        if self.comments is not None:
            return at in self.comments
        line = self._line(at)
        first = self.starts[line - 1]
        # Only behind the last < there can be an attribute: a line of many comments is looked through once.
        before = self.source[max(first, self.source.rfind("<", first, at)) : at]
        escapes = len(before) - len(before.rstrip("\\"))
        return escapes % 2 == 0 and not _IN_VALUE.search(before) and not self._is_indented(line)

    def _is_indented(self, line: int) -> bool:
        """Whether a line of Markdown is of an indented block of code: behind a blank one, and in no list."""
        if line not in self._tops:
            self._tops[line] = self._top(line) if self._is_deep(line) else 0
        top = self._tops[line]
        if top not in self._blocks:
            self._blocks[top] = top > 0 and self._is_code(top)
        return self._blocks[top]

    def _top(self, line: int) -> int:
        """The first of the indented lines that end with this one; comments are asked of from the first on."""
        while line > 1 and self._is_deep(line - 1):
            line -= 1
            if line in self._tops:
                return self._tops[line]
        return line

    def _is_code(self, line: int) -> bool:
        """Whether the indented lines that begin with this one are code."""
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
        if line not in self._masked:
            self._masked[line] = mask_parts(self._text(line).rstrip("\r\n"), identifiers(self.source))
        text = self._masked[line]
        return Excerpt(text, match.start() - begins, min(match.end() - begins, len(text)))

    def _line(self, offset: int) -> int:
        return bisect_right(self.starts, offset)

    def _next(self, line: int) -> int:
        """The next line that is not blank: in Markdown a blank one parts the comment from what follows."""
        for number in range(line + 1, len(self.starts) + 1):
            if self._text(number).strip():
                return number
        return line + 1


def _quoted(source: str) -> Iterator[tuple[int, int]]:
    """What Markdown shows as it is, or hands on to be run: each from where it begins to where it ends.

    Whatever begins first holds: a tag's name between ticks, or behind a stroke, begins no element, nor do
    ticks within a comment begin code. What is not closed begins nothing.
    """
    closings: dict[str, list[int]] = {}
    for closing in _CLOSING.finditer(source):
        closings.setdefault((closing[1] or "").lower(), []).append(closing.start())
    blanks = [match.start() for match in _BLANK_LINE.finditer(source)]
    at = 0
    while match := _SIGNIFICANT.search(source, at):
        at = match.end()
        if match["fence"] or match["code"]:
            yield match.span()
        elif match["comment"] or match["raw"]:
            end = _first_from(closings.get((match["raw"] or "").lower(), ()), at)
            before = source[max(0, match.start() - _MOST_BLANKS) : match.start()].rpartition("\n")[2]
            if end == _NOWHERE or (before.strip() and _first_from(blanks, at) < end):
                continue  # in a sentence it ends with the paragraph
            if match["raw"]:
                yield match.start(), end
            at = end


def _first_from(places: Sequence[int], at: int) -> int:
    index = bisect_left(places, at)
    return places[index] if index < len(places) else _NOWHERE


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
