"""Part of the text and Markdown readers: a text with all lines or fields quoted, or its lines numbered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.lazy import lazily
from govlint.readers.lines.cuts import Origin, without

_MARK = lazily(r"[ \t]*>(?:[ \t]?>)*[ \t]?")
_MARKS = lazily(r"(?m)^[ \t]*>(?:[ \t]?>)*[ \t]?")
_NUMBERS = lazily(r"(?m)^[ \t]*(\d{1,5})(?:\t|[:：|][ \t]?|[ \t]{1,2}|$)")
# A line of values each between quotation marks, as databases write all of them: "规章","0","0".
_FIELDS = lazily(r'(?m)^"(?:[^"\n]|"")*+"(?:[,;\t]"(?:[^"\n]|"")*+")*+(?=\r?$)')
# Such a line of at least two: those of a table between lines of text.
_ROWS = lazily(r'(?m)^"(?:[^"\n]|"")*+"(?:[,;\t]"(?:[^"\n]|"")*+")++(?=\r?$)')
_FIELD = lazily(r'"((?:[^"\n]|"")*+)"')
_FEWEST_LINES = 10
WHOLE = 0.75
"""So large a part of the lines that are not blank begins with the mark."""


def mark_at(source: str, start: int, end: int) -> int:
    """Where the words of the line at `start` begin, behind the mark of a quotation."""
    mark = _MARK.match(source, start, end)
    return mark.end() if mark else start


def is_quoted(source: str) -> bool:
    """Whether nearly all lines of `source` begin with the mark of a quotation."""
    if "\n>" not in source:
        return False
    lines = [line for line in source.splitlines() if line.strip()]
    return sum(line.lstrip(" \t").startswith(">") for line in lines) >= WHOLE * len(lines)


def is_numbered(source: str) -> bool:
    """Whether every line of `source` begins with its number, as listings of programs have it."""
    if not source[:8].lstrip(" \t\ufeff").startswith("1"):
        return False
    lines = source.lstrip("\ufeff").splitlines()
    numbers = [_NUMBERS.match(line) for line in lines]
    return len(lines) >= _FEWEST_LINES and all(
        number is not None and int(number[1]) == at for at, number in enumerate(numbers, 1)
    )


def quoted_fields(source: str) -> re.Pattern[str] | None:
    """What finds lines of values between quotation marks, where nearly all are such, or many of several."""
    if source.count('","') + source.count('";"') + source.count('"\t"') < _FEWEST_LINES:
        return None
    if source[:1] == '"':
        lines = sum(1 for line in source.splitlines() if line.strip())
        if sum(1 for _ in _FIELDS.finditer(source)) >= WHOLE * lines:
            return _FIELDS
    rows = sum(1 for _ in _ROWS.finditer(source))
    return _ROWS if rows >= _FEWEST_LINES else None


def _around_fields(source: str, lines: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The quotation marks around fields that need none."""
    for line in lines.finditer(source):
        first = _FIELD.match(source, *line.span())
        between = source[first.end() : first.end() + 1] if first else ""
        for field in _FIELD.finditer(source, *line.span()):
            if '"' not in field[1] and (not between or between not in field[1]):
                yield field.start(), field.start() + 1
                yield field.end() - 1, field.end()


def unquoted(source: str) -> tuple[str, Origin]:
    """`source` without the marks or numbers, and its way back as `Document.origin`; another as it is."""
    if '"' in source and (fields := quoted_fields(source)):
        return without(source, _around_fields(source, fields))
    if is_quoted(source):
        marks = _MARKS
    elif is_numbered(source):
        marks = _NUMBERS
    else:
        return source, ()
    return without(source, (mark.span() for mark in marks.finditer(source)))
