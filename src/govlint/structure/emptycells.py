"""Part of reading streams: empty cells, of which only longer gaps between the figures of a row tell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from govlint.model import Cell, Document, Span


def with_gaps(values: list[Cell], width: int, document: Document) -> list[Cell]:
    """A row's `values` with the blanks that only longer gaps tell of, where they make it `width` cells.

    They are of empty lines where each cell is a line, or of tabs on one line, and behind its last figure.
    """
    if len(values) >= width or len(values) < 2 or any(not value.text for value in values):
        return values
    between = [document.text[before.span.end : after.span.start] for before, after in pairwise(values)]
    for mark in "\n\t":
        gaps = [gap.count(mark) for gap in between]
        step = min(gaps)
        if mark == "\t" and step:
            step = 1 if not any(gap.strip("\t ") for gap in between) else 0
        if step and not any(gap % step for gap in gaps) and sum(gap // step for gap in gaps) + 1 == width:
            return _filled(values, [gap // step for gap in gaps])
    apart = all(gap.strip(" ") == "\t" for gap in between)
    behind = _behind(values[-1], document.text) if apart else 0
    if behind and len(values) + behind == width:
        last, end = values[-1], values[-1].span.end + behind
        return [*values, *[Cell("", Span(end, end), last.row, last.column)] * behind]
    return values


def _behind(last: Cell, text: str) -> int:
    """How many empty cells tabs tell of behind the last figure of a line; none where the line above ends in a
    tab, too, as where a program ends each of them so.
    """
    line, end = text.rfind("\n", 0, last.span.start), text.find("\n", last.span.end)
    rest = text[last.span.end : end if end >= 0 else len(text)]
    above = text[text.rfind("\n", 0, max(line, 0)) + 1 : max(line, 0)]
    by_tabs = "\t" in above.strip() and above[-1:] != "\t" and not rest.strip("\t \r")
    return rest.count("\t") if by_tabs else 0


def _filled(values: Sequence[Cell], steps: Sequence[int]) -> list[Cell]:
    """`values` with an empty cell for each step but one from each to the next."""
    whole = [values[0]]
    for value, step in zip(values[1:], steps, strict=True):
        place = Span(value.span.start, value.span.start)
        whole.extend(Cell("", place, value.row, value.column) for _ in range(step - 1))
        whole.append(value)
    return whole
