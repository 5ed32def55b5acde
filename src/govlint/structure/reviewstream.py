"""Table four in a stream of words, its headings in any pieces: most tables are there as tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from govlint.fold import fold
from govlint.model import Cell, Document
from govlint.report import Form
from govlint.structure.groups import is_shredded
from govlint.structure.labels import Labels
from govlint.structure.review import OPENING, is_numbering, is_review, review_form
from govlint.structure.streamed import figure_runs
from govlint.structure.tokens import Token
from govlint.structure.unclaimed import are_scattered, is_of_page
from govlint.vocabulary import FormDefinition

_NEAR = 2
"""So many words may stand between the figures of table four and those of another row of it."""
_GAP = "  "
"""Between the figures of a row that a program laid out with blanks: a piece of one may stand under it."""


def review_of_stream(
    document: Document, tokens: Sequence[Token], labels: Labels, definition: FormDefinition
) -> Form | None:
    """Table four in a stream: its headings in any pieces, then a run of figures."""
    width = len(definition.rows) * len(definition.columns)
    runs = [*_unnumbered(figure_runs(tokens, width, labels), tokens, width)]
    for at, (begin, start, end) in enumerate(runs):
        if end - start > width + 1:
            continue
        before = begin
        torn = end - start > width and _is_torn(tokens[start:end], len(definition.rows))
        if end - start > width and not torn:
            start, end = _without_page(tokens, start, end, document)
        while before > 0 and not tokens[before - 1].figure and begin - before < 80:
            before -= 1
        header = [Cell(token.text, token.span, token.line, 0) for token in tokens[before:begin] if token.text]
        opening = next((at for at in range(len(header)) if _opens(header[at : at + 4])), 0)
        while opening and _is_heading_beside(header[opening - 1], header[opening], definition):
            opening -= 1
        header = header[opening:]
        aligned = len({token.line for token in tokens[start:end]}) == 1
        if is_review(header, definition) or (aligned and _is_shredded_review(header, definition)):
            values = [
                Cell(token.text, token.span, token.line, at) for at, token in enumerate(tokens[start:end])
            ]
            rival = any(begun - end <= _NEAR for begun, *_ in runs[at + 1 : at + 2])
            names = (_name_before(tokens, start), _name_before(tokens, runs[at + 1][1])) if rival else ()
            page = _is_ended_by_page(tokens[start:end], document, len(definition.rows))
            if torn or rival or page or are_scattered(values, document):
                values = [replace(cell, doubtful=True) for cell in values[:width]]
            form = review_form(definition, header, values, labels, loose=True)
            return replace(form, rivals=names)
    return None


def _name_before(tokens: Sequence[Token], start: int) -> str:
    """The word on the line of a row's figures before them: 2023年; nothing where they begin it."""
    before = tokens[start - 1 : start]
    return "".join(token.text for token in before if token.line == tokens[start].line)


def _unnumbered(
    runs: Iterable[tuple[int, int]], tokens: Sequence[Token], width: int
) -> Iterator[tuple[int, int, int]]:
    """Where runs begin, and their figures begin and end: without numbers of the columns (1, 2, 3 …)."""
    for begin, end in runs:
        start = begin
        words = [token.text for token in tokens[start:end]]
        if is_numbering(words[:width], width):
            start += width
        elif is_numbering(words[-width:], width):
            end -= width
        if end > start:
            yield begin, start, end


def _is_shredded_review(header: Sequence[Cell], definition: FormDefinition) -> bool:
    return "复议" in "".join(cell.text for cell in header) and is_shredded(definition, header)


def _is_torn(tokens: Sequence[Token], groups: int) -> bool:
    """Whether figures, one too many, add up group by group only where one goes on that before or above it."""
    words = [token.text for token in tokens]
    if not all(map(str.isdecimal, words)) or _add_up(words[1:], groups) or _add_up(words[:-1], groups):
        return False
    places = range(len(tokens))
    return any(
        _add_up([*words[:at], words[at] + words[piece], *words[at + 1 : piece], *words[piece + 1 :]], groups)
        for piece in places[1:]
        for at in places[:piece]
        if at == piece - 1 or tokens[piece].line > tokens[at].line == tokens[piece - 1].line
    )


def _add_up(words: Sequence[str], groups: int) -> bool:
    """Whether the last figure of each group is the sum of the others."""
    figures = list(map(int, words))
    width = len(figures) // groups
    ends = range(width, len(figures) + 1, width)
    return all(sum(figures[end - width : end - 1]) == figures[end - 1] for end in ends)


def _without_page(tokens: Sequence[Token], start: int, end: int, document: Document) -> tuple[int, int]:
    """The run without the number of a page, which stands on another line than all the others."""
    for first, last in ((start + 1, end), (start, end - 1)):
        row = document.text[tokens[first].span.start : tokens[last - 1].span.end]
        other = tokens[start if first > start else end - 1]
        apart = other.line != tokens[first].line
        if apart and "\n" not in row and (_GAP not in row or is_of_page(other, document)):
            return first, last
    return start, end


def _is_ended_by_page(tokens: Sequence[Token], document: Document, groups: int) -> bool:
    """Whether the first or the last figure of a line may be the number of a page, its own left out.

    On a line of its own it may be, where the figures do not add up with it.
    """
    words = [token.text for token in tokens]
    sound = all(map(str.isdecimal, words)) and _add_up(words, groups)
    for end, others in ((tokens[0], tokens[1:]), (tokens[-1], tokens[:-1])):
        lines = {token.line for token in others}
        alone = len(lines) < len(others) and end.line not in lines
        if alone and (is_of_page(end, document) or not sound):
            return True
    return False


def _is_heading_beside(cell: Cell, other: Cell, definition: FormDefinition) -> bool:
    """Whether another heading over several columns (行政诉讼) stands on the line of this one."""
    return cell.row == other.row and fold(cell.text) in map(fold, definition.headings)


def _opens(cells: Sequence[Cell]) -> bool:
    """Whether the first heading of table four begins here, in one piece or glyph by glyph."""
    return fold("".join(cell.text for cell in cells)).startswith(OPENING)
