"""The way back into a docx: which text elements a span of its document's text stands in."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from govlint.model import Document, Span
from govlint.readers.docx.names import local
from govlint.readers.docx.reader import traced


class Places:
    """A docx read with its elements at hand; `root` is that of the part that holds the text."""

    def __init__(self, data: bytes) -> None:
        self._raw: list[tuple[int, Any]] = []
        self.document: Document
        self.document, origin = traced(data, "", self._raw)
        self._origin = [pair[0] for pair in origin], [pair[1] for pair in origin]
        self._starts = [offset for offset, _ in self._raw]
        self.root = self._raw[0][1].getroottree().getroot() if self._raw else None

    def character(self, offset: int) -> tuple[Any, int] | None:
        """The text element that holds the character at `offset` of the text, and where in it; None if none.

        Numbers that Word counts by itself, breaks and what parts cells are in no element.
        """
        element, at = self._at(offset)
        if element is None or local(element) != "t":
            return None
        text = element.text or ""
        known = self.document.text[offset : offset + 1]
        return (element, at) if at < len(text) and text[at] == known else None

    def nearest(self, span: Span) -> tuple[Any, Any] | None:
        """The first and last element (text, or a cell without any) that `span` touches, or the one before."""
        touched = [
            found[0] for at in range(span.start, span.end) if (found := self.character(at)) is not None
        ]
        if touched:
            return touched[0], touched[-1]
        element, _ = self._at(span.start)
        return (element, element) if element is not None else None

    def _at(self, offset: int) -> tuple[Any | None, int]:
        texts, places = self._origin
        index = bisect_right(texts, offset) - 1
        place = places[index] + offset - texts[index] if index >= 0 else offset
        number = bisect_right(self._starts, place) - 1
        if number < 0:
            return (self._raw[0][1], 0) if self._raw else (None, 0)
        return self._raw[number][1], place - self._starts[number]
