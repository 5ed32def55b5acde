"""Part of the check `tables`: a form that stands twice with other figures, of one year or of two."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.finding import Mention, Problem
from govlint.fold import fold
from govlint.lazy import lazily
from govlint.model import Document, Span, Text
from govlint.report import Form, RowLabel

SAME = 2
"""So many times as many rows with figures are alike in two copies of one year as differ in them."""
MANY = 3
"""Of so many rows or fewer the figures are told."""
_CELLS = lazily(r"[|\t\n]|[ \u3000]{2,}")


def copied(document: Document, form: Form, again: Span, doubted: Sequence[RowLabel]) -> Problem:
    """The problem of a form that stands again at `again` with other figures in the rows `doubted`.

    Nearly all rows with figures alike, it is one table, once right and once wrong; last year's has others.
    """
    definition = form.definition
    keys = {row.key for row in doubted}
    alike = {row for (row, _), value in form.values.items() if value and row not in keys}
    same = len(alike) >= SAME * len(keys) and not _names_a_year(document, form, again)
    labels = [definition.row_label(row.key) for row in doubted]
    told = [_differing(form, row.key) if same and len(keys) <= MANY else Text("", "") for row in doubted]
    rows = Text(
        "、".join(f"“{label.zh}”{each.zh}" for label, each in zip(labels, told, strict=True)),
        ", ".join(f"{label.en}{each.en}" for label, each in zip(labels, told, strict=True)),
    )
    return Problem(
        span=doubted[0].span,
        kind="differing" if same else "copies",
        params={"form": definition.title, "count": len(doubted), "row": rows, "rows": rows},
        related=(Mention(again, "same", None, definition.title.zh),),
    )


def _differing(form: Form, row: str) -> Text:
    """The cells of a row that differ in both copies, with what each of these has."""
    zh, en = [], []
    for (key, column), cell in form.cells.items():
        first, bar, second = cell.text.partition(" | ")
        if key == row and bar and first != second:
            label = form.definition.column_label(column)
            zh.append(f"“{label.zh}”{first or '空白'}、{second or '空白'}")
            en.append(f"{label.en} {first or 'blank'} and {second or 'blank'}")
    return Text(f"（{'，'.join(zh)}）", f" ({', '.join(en)})")


def _names_a_year(document: Document, form: Form, again: Span) -> bool:
    """Whether words between the copies speak of years: a caption that does not say which is which."""
    before = max((row.span.end for row in form.rows if row.span.end <= again.start), default=again.start)
    names = {fold(column.label.zh) for column in form.definition.columns}
    cells = _CELLS.split(document.text[before : again.start])
    return any("年" in cell and fold(cell) not in names for cell in cells)
