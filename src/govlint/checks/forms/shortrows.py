"""Part of the check `figures`: rows from which their author left a cell out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from govlint.finding import Problem
from govlint.lazy import lazily
from govlint.model import Document, Grid, Text
from govlint.report import Form, RowLabel

FEW = 2
"""Up to this many such rows are told one by one; more are one finding."""
_TORN = lazily(r"[\s|]*[-+]?\d[\d,，.]*\s*(?:[|\n]|$)")
"""A figure by itself behind a row: the row goes on there."""
_BARS = "|\t"


def short_rows(document: Document, form: Form) -> Iterator[Problem]:
    """The rows of `form` that have fewer cells than columns, where most others have all of theirs.

    Nothing is told where that may be the layout's doing: columns in doubt, rows that go on in the next line,
    no bars between cells, and the end of a text that was cut off.
    """
    if document.recovered or form.doubtful or form.doubtful_columns or form.missing_columns:
        return
    short = [row for row in form.rows if row.lacking]
    if not form.definition.single_row_labels:
        short = short[:1]
    elif not short or len(short) * 2 > len(_alike(form, short)):
        return
    ruled = any(
        isinstance(block, Grid) and block.ruled and form.span.start in block.span for block in document.blocks
    )
    if not all(ruled or _is_whole(document, row) for row in short):
        return
    if len(short) <= FEW:
        yield from (_problem(form, [row], "short") for row in short)
    else:
        yield _problem(form, short, "shorts")


def _alike(form: Form, short: list[RowLabel]) -> list[RowLabel]:
    """The rows that have the same columns as those of `short`."""
    definition = form.definition
    columns = {definition.columns_of(definition.row(row.key)) for row in short}
    return [row for row in form.rows if definition.columns_of(definition.row(row.key)) in columns]


def _is_whole(document: Document, row: RowLabel) -> bool:
    """Whether bars part the cells of a row, it ends where its line does, and the text goes on behind it."""
    cells, text = row.figures, document.text
    end = cells[-1].span.end
    parted = all(
        any(bar in text[one.span.end : other.span.start] for bar in _BARS) for one, other in pairwise(cells)
    )
    return parted and bool(text[end:].strip(" |\t\n")) and not _TORN.match(text, end)


def _problem(form: Form, rows: list[RowLabel], kind: str) -> Problem:
    definition, first = form.definition, rows[0]
    assert first.short is not None
    labels = [definition.row_label(row.key) for row in rows]
    params = {
        "form": definition.title,
        "row": labels[0] if definition.single_row_labels else Text("", ""),
        "rows": Text("、".join(f"“{label.zh}”" for label in labels), ", ".join(label.en for label in labels)),
        "count": len(rows),
        "figures": first.short[0],
        "expected": first.short[1],
    }
    if kind == "short" and not definition.single_row_labels:
        kind = "only"
    return Problem(span=first.span, kind=kind, params=params, lack=True)
