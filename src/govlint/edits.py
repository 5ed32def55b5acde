"""What a fix changes in the source: the least that turns the words of a span into others."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from govlint.finding import Edit
from govlint.model import Document, Span

_BLANKS = " \t\n\r\f\xa0"
# More than the longest name of a character, &CounterClockwiseContourIntegral; with its marks.
_REFERENCE = 40


def source_edits(document: Document, span: Span, text: str) -> list[Edit] | None:
    """The edits of the source that make the words of `span` read `text`; None where there are none.

    Where markup stands between the words, it stays as it is, and only the characters that differ are
    edited. Some blanks are nowhere in the source as such (between two tags): those cannot be edited.
    """
    source = document.source_span(span)
    old = document.slice(span)
    if not document.origin or document.source[source.start : source.end] == old:
        return [Edit(source.start, source.end, written(document, text))]
    from difflib import SequenceMatcher  # seldom needed, and slow to import

    edits: list[Edit] = []
    for kind, first, last, begin, end in SequenceMatcher(None, old, text, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        pieces = _pieces(document, Span(span.start + first, span.start + last))
        if pieces is None:
            return None
        new = written(document, text[begin:end])
        if not pieces:
            at = span.start + first
            before = document.source_span(Span(at - 1, at)) if first else None
            place = before.end if before else document.source_offset(at)
            pieces = [Span(place, place)]
        edits.append(Edit(pieces[0].start, pieces[0].end, new))
        edits += [Edit(piece.start, piece.end, "") for piece in pieces[1:]]
    return edits


def written(document: Document, text: str) -> str:
    """`text` as the source of `document` would have it."""
    return text.replace("&", "&amp;").replace("<", "&lt;") if document.origin else text


def _pieces(document: Document, span: Span) -> list[Span] | None:
    """The stretches of the source that the characters of `span` stand in; None if one does not."""
    from html import unescape

    pieces: list[Span] = []
    for offset in range(span.start, span.end):
        piece = document.source_span(Span(offset, offset + 1))
        source = document.source[piece.start : piece.end]
        char = document.text[offset]
        if source != char and unescape(source) not in (_BLANKS if char == " " else char):
            return None
        if pieces and pieces[-1].end == piece.start:
            pieces[-1] = Span(pieces[-1].start, piece.end)
        else:
            pieces.append(piece)
    return pieces


def applied(text: str, edits: Sequence[Edit]) -> str:
    """`text` with edits that do not overlap."""
    parts: list[str] = []
    last = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += (text[last : edit.start], edit.text)
        last = edit.end
    return "".join([*parts, text[last:]])


def foreseen(document: Document, edits: Sequence[Edit]) -> str | None:
    """What the text of `document` becomes by edits of its source; None if that cannot be foreseen."""
    if not document.origin:
        return applied(document.text, edits)
    from html import unescape

    way = _WayBack(document)
    changes: list[Edit] = []
    for edit in edits:
        spans = [(at, document.source_span(Span(at, at + 1))) for at in way.near(edit)]
        held = [at for at, span in spans if edit.start <= span.start < span.end <= edit.end]
        if edit.start == edit.end:
            behind = [at + 1 for at, span in spans if span.start < span.end == edit.start]
            before = [at for at, span in spans if span.start == edit.start]
            if not behind and not before:
                return None
            place = (behind or before)[0]
            changes.append(Edit(place, place, unescape(edit.text)))
        elif held and held[-1] - held[0] + 1 == len(held):
            changes.append(Edit(held[0], held[-1] + 1, unescape(edit.text)))
        else:
            return None
    return applied(document.text, changes)


class _WayBack:
    """Finds the characters of a document's text that may stand at a place of its source."""

    def __init__(self, document: Document) -> None:
        ends = [*(text for text, _ in document.origin[1:]), len(document.text)]
        pieces = zip(document.origin, ends, strict=True)
        self._pieces = sorted((source, text, end) for (text, source), end in pieces if text < end)
        self._starts = [source for source, _, _ in self._pieces]

    def near(self, edit: Edit) -> list[int]:
        """Offsets of the characters in and beside the source of an edit, in order."""
        first = max(0, bisect_left(self._starts, edit.start) - 1)
        last = bisect_right(self._starts, edit.end)
        found: list[int] = []
        for source, text, end in self._pieces[first:last]:
            begin = text + max(0, edit.start - source - _REFERENCE)
            found += range(begin, min(end, text + max(0, edit.end - source) + 1))
        return sorted(found)
