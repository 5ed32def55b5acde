"""Part of finding forms: the words of a table's corner, on lines above it, are the table's, no sentence."""

from __future__ import annotations

from bisect import bisect_left

from msgspec.structs import replace

from govlint.fold import fold
from govlint.model import Document, Paragraph, Span
from govlint.report import Form


def with_corners(forms: dict[str, Form], document: Document) -> dict[str, Form]:
    """`forms`, each from the first of the lines right above it on that are pieces of its headings."""
    return {key: _with_corner(form, document) for key, form in forms.items()}


def _with_corner(form: Form, document: Document) -> Form:
    words = "\n".join(map(fold, form.definition.headings))
    start = form.span.start
    at = bisect_left(document.blocks, start, key=lambda block: block.span.start)
    for block in reversed(document.blocks[:at]):
        folded = fold(document.slice(block.span))
        if not isinstance(block, Paragraph) or folded not in words:
            break
        start = block.span.start if folded else start
    return form if start == form.span.start else replace(form, span=Span(start, form.span.end))
