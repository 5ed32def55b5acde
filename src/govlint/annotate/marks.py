"""Part of the annotated page: the words of a report, escaped, with its findings marked and linked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from govlint.finding import Finding
from govlint.model import Span, Struct
from govlint.reporters.markup import escaped
from govlint.reporters.webpage import SIGNS
from govlint.reporters.words import severity_word

_LONGEST = 400


class Note(Struct, frozen=True):
    """A finding with its number on the page, and what it stands on, if that is in the text."""

    number: int
    finding: Finding
    span: Span | None = None

    @property
    def sign(self) -> str:
        """Sign and number, as in the text."""
        return f"{SIGNS[self.finding.severity.value]}{self.number}"


def noted(findings: Iterable[Finding], leaves: Sequence[Span]) -> list[Note]:
    """Findings with numbers, each on the first of the `leaves` (paragraphs and cells) that it touches."""
    ends = [leaf.end for leaf in leaves]
    return [
        Note(number, finding, _clipped(finding.span, leaves, ends) if finding.span and leaves else None)
        for number, finding in enumerate(findings, 1)
    ]


def _clipped(span: Span, leaves: Sequence[Span], ends: list[int]) -> Span:
    """The part of `span` in the first leaf that it touches; only its place if it is not to be marked."""
    index = min(bisect_right(ends, span.start), len(leaves) - 1)
    if index and ends[index - 1] == span.start == span.end:
        index -= 1  # at the very end of a line
    leaf = leaves[index]
    start = min(max(span.start, leaf.start), leaf.end)
    end = min(max(span.end, start), leaf.end)
    return Span(start, end) if span.end - span.start <= _LONGEST else Span(start, start)


class Marker:
    """Writes stretches of `text` as HTML with the notes on them."""

    def __init__(self, text: str, notes: Iterable[Note], lang: str) -> None:
        self._text = text
        self._lang = lang
        placed = [(note.span, note) for note in notes if note.span]
        self._placed = sorted(placed, key=lambda pair: (pair[0].start, pair[1].number))
        self._starts = [span.start for span, _ in self._placed]
        self._written: set[int] = set()

    def html(self, leaf: Span) -> str:
        """The words of a paragraph or cell; each note is written once, in the first leaf that holds it."""
        first, last = bisect_right(self._starts, leaf.start - 1), bisect_right(self._starts, leaf.end)
        here = [
            (span, note)
            for span, note in self._placed[first:last]
            if span.end <= leaf.end and note.number not in self._written
        ]
        self._written.update(note.number for _, note in here)
        if not here:
            return self._words(leaf)
        return "".join(self._pieces(leaf, here))

    def _pieces(self, leaf: Span, here: list[tuple[Span, Note]]) -> Iterator[str]:
        cuts = sorted({leaf.start, leaf.end, *(at for span, _ in here for at in (span.start, span.end))})
        for start, end in zip(cuts, [*cuts[1:], leaf.end], strict=True):
            yield from (self._label(note) for span, note in here if span.end == start and span.start < start)
            yield from (self._label(note) for span, note in here if span.start == span.end == start)
            words = self._words(Span(start, end))
            over = [note for span, note in here if span.start <= start < end <= span.end]
            if over and words:
                gravest = max(over, key=lambda note: note.finding.severity.rank).finding.severity.value
                yield f'<mark class="{gravest}">{words}</mark>'
            else:
                yield words

    def _words(self, span: Span) -> str:
        return "<br>".join(escaped(line) for line in self._text[span.start : span.end].split("\n"))

    def _label(self, note: Note) -> str:
        finding = note.finding
        word = severity_word(finding.severity, self._lang)
        said = escaped(f"{word} {note.number}：{finding.message}")
        return (
            f'<a class="label {finding.severity.value}" id="mark-{note.number}" href="#finding-{note.number}"'
            f' aria-label="{said}" title="{said}">{note.sign}</a>'
        )
