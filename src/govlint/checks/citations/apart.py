"""Marks whose partners a program put elsewhere: in a cell of a table, in its corner, in another line."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from govlint.checks.citations.pairs import OPENER, PARTNER, Loose, LooseMarks
from govlint.fold import fold
from govlint.lazy import lazily
from govlint.model import Grid, Span
from govlint.report import Report

_WIDENED = str.maketrans("()", "（）")
_NEXT, _BROKEN = 3, 48
"""So many lines further the other mark may stand; no program breaks lines at fewer columns."""
_QUOTES = frozenset("“”")
_MOST_QUOTES = 8
_GAP = lazily(r"\s+")
_CELL = lazily(r"\d[\d,.]*|[一-鿿]{1,6}")
_SENTENCE_END = "。；：！？…”）)》:;.!?"
_ENDS = "。；！？"
_FEWEST_WIDE = 3
_PAGE = 130
_RAGGED = 4
"""Columns that a line of print has at the most; nearly every report has a paragraph longer than that."""


def cut_by_table(
    report: Report, paragraphs: list[Span], index: int, left: list[Loose], strays: list[Span]
) -> list[Loose]:
    """Marks whose partners stand beside the paragraph in one of the tables that are no forms."""
    text = report.document.text
    start = paragraphs[index - 1].end if index else 0
    end = paragraphs[index + 1].start if index + 1 < len(paragraphs) else len(text)
    before, after = (
        "".join(text[span.start : span.end] for span in _between(strays, first, last)).translate(_WIDENED)
        for first, last in ((start, paragraphs[index].start), (paragraphs[index].end, end))
    )
    return [
        (offset, mark)
        for offset, mark in left
        if (PARTNER[mark] in after if mark in PARTNER else OPENER[mark] in before)
    ]


def without_corners(report: Report, paragraphs: list[Span], loose: LooseMarks) -> LooseMarks:
    """`loose` without lines of a table's corner, which programs set apart, headings beside."""
    headings = [fold(words) for form in report.definitions for words in form.headings]
    corners = "\n".join(headings)
    found = []
    for index, left in loose:
        start, words = paragraphs[index].start, report.document.slice(paragraphs[index])
        ends = [0, *(gap.end() for gap in _GAP.finditer(words)), len(words)]
        cells = {start + end: fold(words[begin:end]) for begin, end in pairwise(ends)}
        kept = [
            item
            for item in left
            if not (cell := next(cell for end, cell in cells.items() if item[0] < end))
            or not any(cell.removeprefix(before) in corners for before in ("", *headings))
        ]
        found += [(index, kept)] if kept else []
    return found


def parted_by_cells(text: str, paragraphs: list[Span], loose: LooseMarks) -> set[int]:
    """Where the marks stand whose sentence a program broke off for some cells of a table (0, 总计)."""
    parted: set[int] = set()
    for (index, left), (_, behind) in pairwise(loose):
        end = text[paragraphs[index].end - 1]
        opened = {PARTNER[mark]: offset for offset, mark in left if mark in PARTNER}
        closed = {mark: offset for offset, mark in reversed(behind) if mark in opened}
        if end in _SENTENCE_END or not closed:
            continue
        between = text[paragraphs[index].end : text.rfind("\n", 0, min(closed.values())) + 1].split()
        if any(map(str.isdecimal, between)) and all(_CELL.fullmatch(words) for words in between):
            parted.update(*((opened[mark], offset) for mark, offset in closed.items()))
    return parted


def torn_by_lines(text: str, paragraphs: list[Span], loose: LooseMarks) -> set[int]:
    """Where the marks stand of which one opens in a line that ends no sentence, and another closes soon."""
    torn: set[int] = set()
    for (index, left), (behind, closing) in pairwise(loose):
        line = text[paragraphs[index].start : paragraphs[index].end].rstrip()
        if behind - index > _NEXT or line[-1:] in _ENDS or _width(line) < _BROKEN:
            continue
        opened = {PARTNER[mark]: offset for offset, mark in left if mark in PARTNER}
        for offset, mark in closing:
            if mark in opened:
                torn.update((opened.pop(mark), offset))
    return torn


def displaced_quotes(text: str, paragraphs: list[Span], loose: LooseMarks) -> set[int]:
    """Where the quotation marks stand that are lines of their own, and those near them that lack theirs.

    Some programs write marks of another font before or behind the lines in which they stand on the page.
    """
    alone = [
        index for index, _ in loose if _are_quotes(text[paragraphs[index].start : paragraphs[index].end])
    ]
    near = {index + apart for index in alone for apart in range(-_NEXT, _NEXT + 1)}
    return {offset for index, left in loose if index in near for offset, mark in left if mark in _QUOTES}


def _are_quotes(line: str) -> bool:
    marks = "".join(line.split())
    return 0 < len(marks) <= _MOST_QUOTES and _QUOTES.issuperset(marks)


def stray_tables(report: Report) -> list[Span]:
    """The tables of bars that are no forms of the report: a converter made them."""
    forms = [form.span for form in report.forms.values()]
    return [
        block.span
        for block in report.document.blocks
        if isinstance(block, Grid)
        and not block.ruled
        and not any(form.start < block.span.end and block.span.start < form.end for form in forms)
    ]


def _between(spans: list[Span], start: int, end: int) -> list[Span]:
    """Those of `spans`, in order, that begin from `start` to `end`."""
    first = bisect_left(spans, start, key=lambda span: span.start)
    return spans[first : bisect_left(spans, end, key=lambda span: span.start)]


def is_hard_wrapped(text: str, paragraphs: list[Span]) -> bool:
    """Whether a line is no paragraph: most long lines break off in the middle of a sentence, or several do
    that are nearly as wide as the widest, and that one is no wider than a page.
    """
    lines = [text[span.start : span.end].rstrip() for span in paragraphs if span.end - span.start > 24]
    broken = [line for line in lines if line[-1:] not in _SENTENCE_END]
    if len(lines) >= 6 and len(broken) * 2 > len(lines):
        return True
    widest = max(map(_width, lines), default=0)
    return widest <= _PAGE and sum(_width(line) >= widest - _RAGGED for line in broken) >= _FEWEST_WIDE


def _width(line: str) -> int:
    """The columns that a line takes: two for a Chinese character."""
    return sum(2 if character > "\u2000" else 1 for character in line)


def across_lines(loose: LooseMarks) -> LooseMarks:
    """`loose` without pairs whose two marks stand in different lines."""
    waiting: dict[str, list[tuple[int, Loose]]] = {}
    left: list[tuple[int, Loose]] = []
    for index, marks in loose:
        for offset, mark in marks:
            if mark in PARTNER:
                waiting.setdefault(mark, []).append((index, (offset, mark)))
            elif waiting.get(OPENER[mark]):
                waiting[OPENER[mark]].pop()
            else:
                left.append((index, (offset, mark)))
    left.extend(item for items in waiting.values() for item in items)
    return [(index, [loose_mark]) for index, loose_mark in sorted(left)]
