"""What is too long to be prose, or too full of figures: it is not read, and the reason is told."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.claims.sentences import spans_of
from govlint.model import Span, Text

LONGEST_PARAGRAPH, LONGEST_SENTENCE = 20000, 2000
"""What is longer is no prose; and what reads it must not run away on it."""
_SHOWN = 20


def too_long(text: str, paragraph: Span) -> Iterator[tuple[Span, Text]]:
    """The paragraph, or those of its sentences, that are too long to be read, with the reason."""
    if paragraph.end - paragraph.start > LONGEST_PARAGRAPH:
        yield paragraph, _reason(text, paragraph, "一段", "a paragraph", LONGEST_PARAGRAPH)
    elif paragraph.end - paragraph.start > LONGEST_SENTENCE:
        for span in spans_of(text, paragraph):
            if span.end - span.start > LONGEST_SENTENCE:
                yield span, _reason(text, span, "一句", "a sentence", LONGEST_SENTENCE)


def too_full(text: str, sentence: Span, most: int) -> Text:
    """Why the lists and percentages of a sentence with more than `most` figures are not read."""
    words = _opening(text, sentence)
    return Text(
        f"“{words}”一句里的数超过 {most} 个，像是散了架的表格，没有当句子读",
        f"“{words}”: a sentence of more than {most} figures looks like a broken table and was not read",
    )


def _reason(text: str, span: Span, zh: str, en: str, most: int) -> Text:
    words = _opening(text, span)
    return Text(
        f"“{words}”{zh}超过 {most} 字，没有读",
        f"“{words}”: {en} of more than {most} characters was not read",
    )


def _opening(text: str, span: Span) -> str:
    """The first words of what stands at `span`."""
    return "".join(text[span.start : span.start + 2 * _SHOWN].split())[:_SHOWN] + "…"
