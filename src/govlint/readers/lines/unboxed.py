"""Part of the Markdown reader: lines taken out of the layout tables that converters of pages leave.

A page whose text stands in a table comes out with the text in one cell: on one line, with its headings in the
midst of it and its tables flattened, or line by line between bars, or between tags.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from govlint.lazy import lazily

LONGEST_CELL = 80
"""A cell is no longer than any label; what is, is text."""
CROWDED = 200
"""A line with so many characters may hold more than a paragraph."""
_LINE = lazily(r"([^\r\n]*)(?:\r\n?|\n|$)")
_BOXED = lazily(r"[ \t]*\|((?:\\.|[^|\\])*)\|[ \t]*")
_HEADING = lazily(r"[ \t]*(?:#{1,6}[ \t\u3000\xa0]|\*\*[ \t\u3000]*[一二三四五六]、)")
_ONLY_RULE = lazily(r"[ \t:]*-{3,}[ \t:]*")
# Blanks are looked at from the first of them only: there may be a hundred thousand.
_BREAK = lazily(
    r"(?:(?<![ \t])[ \t]+)?(\*\*[ \t\u3000]*[一二三四五六]、[^*]{2,40}\*\*)[ \t]*"
    r"|(?<=[。；！？）)|])[ \t]+([一二三四五六]、[^\s，。；：|（(]{3,30})(?=[ \t（(|]|$)[ \t]*"
    r"|(?<=[^|\s])[ \t]{2,}|(?<![ \t])[ \t]{2,}(?=[^|\s])|(?<=[。：；])[ \t]+(?=\|[ \t]*\|)"
)
_FLAT = lazily(r"\|(?:[ \t]*:?-{3,}:?[ \t]*\|)+")
_BAR = lazily(r"\\.|(\|)")
_UNCLOSED = lazily(r"(?:</?[A-Za-z][^<>]*|\]\{[^{}]*)$")
_MOST_LINES = 200
_TAGS = lazily(r"(?i)[ \t]*(?:</?(?:table|tbody|tr|td)\b[^<>]*>[ \t]*)+")
_TABLE = lazily(r"(?i)<(/?)table\b[^<>]*>")

Line = tuple[int, int]


def lines_of(source: str) -> list[Line]:
    """Where the lines of `source` begin and end, without layout tables around them."""
    lines = [match.span(1) for match in _LINE.finditer(source)]
    if "]{" in source or "<" in source:
        lines = list(_whole(source, lines))
    if "|" in source and max(end - start for start, end in lines) > LONGEST_CELL:
        lines = [piece for run in _runs(source, lines) for piece in _without_box(source, run)]
        lines = [piece for line in lines for piece in _pieces(source, line)]
    elif "**" in source:
        lines = [piece for line in lines for piece in _pieces(source, line)]
    return _without_tags(source, lines) if "<" in source else lines


def _whole(source: str, lines: list[Line]) -> Iterator[Line]:
    """`lines`, those together of which one ends within a tag, or within the attributes of a span."""
    start, number = -1, 0
    for first, last in lines:
        start, number = (first, 0) if start < 0 else (start, number + 1)
        if number < _MOST_LINES and _UNCLOSED.search(source, first, last):
            continue
        yield start, last
        start = -1
    if start >= 0:
        yield start, lines[-1][1]


def _runs(source: str, lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that begin with a bar together, others by themselves."""
    run: list[Line] = []
    for line in lines:
        if source[slice(*line)].lstrip(" \t").startswith("|"):
            run.append(line)
            continue
        if run:
            yield run
            run = []
        yield [line]
    if run:
        yield run


def _without_box(source: str, run: list[Line]) -> list[Line]:
    """Lines of one cell without their bars, where one of them holds text or a heading."""
    inner = [_BOXED.fullmatch(source, *line) for line in run]
    if not any(match and _is_text(match[1]) for match in inner):
        return run
    return [line if match is None else _bare(match) for line, match in zip(run, inner, strict=True)]


def _bare(match: re.Match[str]) -> Line:
    """Where the words of a cell stand; nowhere for the line under a heading."""
    start, end = match.span(1)
    words = match[1].rstrip(" \t")
    if _ONLY_RULE.fullmatch(words):
        return end, end
    return start + len(words) - len(words.lstrip(" \t")), start + len(words)


def _is_text(words: str) -> bool:
    return len(words.strip()) > LONGEST_CELL or _HEADING.match(words) is not None


def _pieces(source: str, line: Line) -> Iterator[Line]:
    """The paragraphs, headings and rows of tables on a crowded line; another as it is."""
    start, end = line
    words = source[start:end]
    if end - start < CROWDED or not ("**" in words or "|" in words) or not _holds_more(words):
        yield line
        return
    at = start
    for gap in _BREAK.finditer(source, start, end):
        yield from _rows(source, (at, gap.start()))
        if gap.lastindex:
            yield gap.span(gap.lastindex)
        at = gap.end()
    yield from _rows(source, (at, end))


def _holds_more(words: str) -> bool:
    return (
        re.search(r"\*\*[ \t\u3000]*[一二三四五六]、", words) is not None or _FLAT.search(words) is not None
    )


def _rows(source: str, line: Line) -> Iterator[Line]:
    """The rows of a table flattened to one line, counted out by the bars of its delimiter; else the line."""
    start, end = line
    flat = _FLAT.search(source, start, end)
    if flat is None:
        yield from _cells(source, line)
        return
    bars = [match.start() for match in _BAR.finditer(source, start, end) if match[1]]
    width = source.count("|", *flat.span())
    before = sum(bar < flat.start() for bar in bars)
    rows = [bars[at : at + width] for at in range(before % width, len(bars), width)]
    gaps = (source[row[-1] + 1 : after[0]] for row, after in pairwise(rows))
    if any(gap.strip() for gap in gaps) or len(rows[-1]) != width:
        yield from _cells(source, line)
        return
    if before % width or source[start : rows[0][0]].strip():
        yield start, rows[0][0]
    yield from ((row[0], row[-1] + 1) for row in rows)
    if source[rows[-1][-1] + 1 : end].strip():
        yield rows[-1][-1] + 1, end


def _cells(source: str, line: Line) -> Iterator[Line]:
    """The cells of a line as lines, where one of them holds text; else the line."""
    start, end = line
    bars = [match.start() for match in _BAR.finditer(source, start, end) if match[1]]
    cells = list(zip([start, *(bar + 1 for bar in bars)], [*bars, end], strict=True))
    if any(last - first > LONGEST_CELL for first, last in cells):
        yield from (cell for cell in cells if not _ONLY_RULE.fullmatch(source, *cell))
    else:
        yield line


def _without_tags(source: str, lines: list[Line]) -> list[Line]:
    """`lines` without the tags of tables that hold headings in Markdown, or such tables: a page's layout."""
    headings = [start for start, end in lines if _HEADING.match(source, start, end)]
    starts, tables, parents = _innermost(source)
    layout: set[int] = set()
    for heading in headings:
        table = tables[bisect_right(starts, heading) - 1] if starts and heading >= starts[0] else -1
        while table >= 0 and table not in layout:
            layout.add(table)
            table = parents[table]
    if not layout:
        return lines
    return [
        (end, end)
        if _TAGS.fullmatch(source, start, end)
        and start >= starts[0]
        and tables[bisect_right(starts, start) - 1] in layout
        else (start, end)
        for start, end in lines
    ]


def _innermost(source: str) -> tuple[list[int], list[int], list[int]]:
    """From which place on which table (-1 for none) is the innermost one; and the table around each table."""
    starts: list[int] = []
    tables: list[int] = []
    parents: list[int] = []
    current = -1
    line = before = 0
    for tag in _TABLE.finditer(source):
        line, before = max(line, source.rfind("\n", before, tag.start()) + 1), tag.start()
        if not tag[1]:
            parents.append(current)
            current = len(parents) - 1
            starts.append(line)
        elif current >= 0:
            current = parents[current]
            starts.append(tag.end())
        else:
            continue
        tables.append(current)
    return starts, tables, parents
