"""Serves the check `tables`: rows among those of an official form that are none of its own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from itertools import pairwise

from govlint.fold import fold, without_number
from govlint.lazy import lazily
from govlint.model import Cell, Document, Grid, Paragraph, Span
from govlint.numbers import Figure, parse_number
from govlint.report import Form, RowLabel

_LOOSE = lazily(
    r"(?P<label>(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十][）)])[ \t]*[^\s\d，。；][^\n，。；]{2,40}?)"
    r"(?P<figures>(?:[ \t\u3000]+\d+)+)[ \t\u3000]*"
)
_FIGURE = lazily(r"\d+")
# What stands between two rows where it is a row too; behind it, the name of a group or the head of a block.
_BETWEEN = lazily(
    r"[\s|]*(?P<label>(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十][）)])?[ \t]*"
    r"[\u4e00-\u9fff][^\n\d|，。；：]{1,40}?)"
    r"(?P<figures>(?:[\s|]+\d{1,6}){1,9})(?:[\s|]+\D*)?"
)
_SHORTEST_BETWEEN, _LONGEST_BETWEEN = 4, 400
"""So many characters a row of two words and a figure has at the least, and no table's has more."""
_NO_ROW = lazily(r"其中|合计|小计|总计|[备附]?注|说明|项目|数量|序号|单位|年")
_TELLING = 4
"""A shorter name (其他, 总计) may stand within that of another row."""


def renamed_row(document: Document, form: Form, key: str) -> Cell | None:
    """The label of the row that stands right behind the one before the absent `key`, and is no official one.

    None where the row is simply not there, or the table is a mere stream of words.
    """
    keys = [row.key for row in form.definition.rows]
    at = keys.index(key)
    places = {row.key: row.span.start for row in form.rows}
    before = places.get(keys[at - 1]) if at else None
    index = document.block_at(before) if before is not None else None
    grid = document.blocks[index] if index is not None else None
    if not isinstance(grid, Grid):
        return None
    rows = iter(grid.rows)
    for row in rows:
        if any(cell.span.start == before for cell in row):
            break
    label = _label_of(next(rows, ()))
    return label if label is not None and label.span.start not in places.values() else None


def _label_of(row: tuple[Cell, ...]) -> Cell | None:
    """The last words before the first figure of a row that has figures."""
    label = None
    for cell in row:
        if parse_number(cell.text).value is not None:
            return label
        if cell.text.strip():
            label = cell
    return None


def strange_rows(document: Document, form: Form) -> Iterator[tuple[Cell, ...]]:
    """The rows with figures in each column among those of `form` that are none of its own, from the label.

    A row that stands again is told with the one before it; one that counts the columns tells nothing.
    """
    yield from _loose_rows(document, form)
    read = {row.span.start for row in form.rows}
    again = {span.start for row in form.rows for span in row.again}
    for block in document.blocks:
        if not isinstance(block, Grid) or block.span.end <= form.span.start:
            continue
        if block.span.start >= form.span.end:
            return
        labels = [_label_of(row) for row in block.rows]
        own = [at for at, label in enumerate(labels) if label and _stands_in(read, label)]
        for at in range(own[0], own[-1]) if own else ():
            label = labels[at]
            if label is None or _stands_in(read, label) or label.span.start in again:
                continue
            if _goes_on(form, block.rows[at], label):
                continue
            figures = _figures_of(block.rows[at])
            if len(figures) < len(form.columns) or figures == tuple(range(1, len(figures) + 1)):
                continue
            if figures not in [
                _figures_of(block.rows[twin]) for twin in own if _is_named(labels[twin], label)
            ]:
                yield block.rows[at][block.rows[at].index(label) :]


def _stands_in(starts: Collection[int], label: Cell) -> bool:
    """Whether the label of a known row stands in a cell, maybe behind that of its group."""
    return label.span.start in starts or any(start in label.span for start in starts)


def _goes_on(form: Form, row: tuple[Cell, ...], label: Cell) -> bool:
    """Whether a cell holds pieces of the label of a known row whose first one stands in a cell before it."""
    before = row[: row.index(label)]
    pieces = [fold(line) for line in label.text.split()]
    return any(
        all(piece in fold(form.definition.row_label(known.key).zh) for piece in pieces)
        for known in form.rows
        if any(known.span.start in cell.span for cell in before)
    )


def rows_between(document: Document, form: Form) -> Iterator[tuple[Cell, bool]]:
    """The labels of rows that stand by themselves between two of `form`, both whole, and have as many figures
    as the one before; and whether such a row is that one once more, figure by figure.

    In 表二 each block may have other columns: there a row without a case is none to tell of.
    """
    by_block = any(row.columns for row in form.definition.rows)
    own: set[str] = set()
    for row, values, found in _single_rows(document, form):
        figures = [int(figure) for figure in _FIGURE.findall(found["figures"])]
        if len(figures) != len(values) or _NO_ROW.search(found["label"]):
            continue
        own = own or _names_of(form)  # most tables have no such row
        written = fold(found["label"])
        name = without_number(written)
        label = Cell(found["label"], Span(*found.span("label")), 0, 0)
        if name in own:
            if name == without_number(fold(row.text)) and figures == values and any(figures):
                yield label, True
        elif (any(figures) if by_block else name != written) and not any(
            name in each or (each in name and len(each) >= _TELLING) for each in own
        ):
            yield label, False


def _single_rows(
    document: Document, form: Form
) -> Iterator[tuple[RowLabel, list[Figure | None], re.Match[str]]]:
    """The rows of `form` with their figures, and what reads like a row between each and the next one."""
    if form.upright or form.doubtful or form.again or form.copies:
        return
    ends: dict[str, int] = {}
    by_block = any(row.columns for row in form.definition.rows)
    last = form.definition.columns[-1].key
    for row in form.rows:
        key = form.definition.row(row.key).columns[-1] if by_block else last
        cell = form.cells.get((row.key, key))
        if cell is None:  # the figures of a row whose label is in pieces are nobody's yet
            return
        ends[row.key] = max(cell.span.end, row.span.end)
    for row, after in pairwise(sorted(form.rows, key=lambda row: row.span.start)):
        start = ends[row.key]
        near = _SHORTEST_BETWEEN < after.span.start - start < _LONGEST_BETWEEN
        if near and not (row.is_uneven or row.again or after.is_uneven):
            found = _BETWEEN.fullmatch(document.text, start, after.span.start)
            if found is not None:
                values = [cell.number.value for (key, _), cell in form.cells.items() if key == row.key]
                yield row, values, found


def _names_of(form: Form) -> set[str]:
    """What the rows of `form` are called, in it and officially."""
    official = (form.definition.row_label(row.key).zh for row in form.rows)
    return {without_number(fold(name)) for name in (*(row.text for row in form.rows), *official)}


def _loose_rows(document: Document, form: Form) -> Iterator[tuple[Cell, ...]]:
    """Such rows on lines of text: those with a number of their own before words and a figure a column."""
    labels = [span for row in form.rows for span in (row.span, *row.again)]
    places = sorted(span.start for span in labels)
    spans = [block.span for block in document.blocks if isinstance(block, Paragraph)]
    own = {without_number(fold(row.text)) for row in form.rows}
    for span in spans[bisect_left(spans, form.span) : bisect_left(spans, Span(form.span.end, 0))]:
        line = _LOOSE.fullmatch(document.slice(span))
        # A label that the form knows may begin on the line before, with a piece of a tall one beside it.
        if line is None or any(label.start < span.end and span.start < label.end for label in labels):
            continue
        figures = [
            Cell(figure[0], Span(start + figure.start(), start + figure.end()), 0, at)
            for start in (span.start + line.start("figures"),)
            for at, figure in enumerate(_FIGURE.finditer(line["figures"]), start=1)
        ]
        written = without_number(fold(line["label"]))
        named = written in own or any(name in written for name in own if len(name) >= _TELLING)
        if not named and len(figures) == len(form.columns) and places[0] < span.start < places[-1]:
            label = Span(span.start + line.start("label"), span.start + line.end("label"))
            yield (Cell(line["label"], label, 0, 0), *figures)


def _is_named(one: Cell | None, other: Cell) -> bool:
    return one is not None and fold(one.text) == fold(other.text)


def _figures_of(row: tuple[Cell, ...]) -> tuple[Figure, ...]:
    numbers = (parse_number(cell.text).value for cell in row)
    return tuple(number for number in numbers if number is not None)
