"""Table four, all of whose rows stand in one row of figures: in a grid, or in a stream of words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from govlint.fold import fold
from govlint.model import Cell, Document, Grid, Span
from govlint.report import Form, FormCell, RowLabel
from govlint.structure.columns import columns_of, is_shredded
from govlint.structure.forms import all_figures, form_cell, short_of, span_of, values_of
from govlint.structure.labels import Labels
from govlint.structure.rows import (
    FoundRow,
    Shares,
    Sharing,
    filled_of,
    find_label,
    is_lacking,
    is_value,
    pieces_in,
)
from govlint.structure.tokens import Token
from govlint.structure.unclaimed import are_scattered, is_of_page
from govlint.vocabulary import FormDefinition

_OPENING = "行政复议"
"""The first heading of table four."""

_GAP = "  "
"""Between the figures of a row that a program laid out with blanks: a piece of one may stand under it."""

CUT_OFF = 3
"""So many figures and no words are what is left of table four's row, when it was cut off."""
MOST_BLANK = 5
"""So many cells may be left out at the end of a row of table four."""
MOST_HEADINGS = 200
"""So many words before a row of figures may be the headings of table four, in whatever pieces."""


def review_of_grid(grid: Grid, labels: Labels, definition: FormDefinition) -> Form | None:
    """Table four in a grid: headings, then one row of figures, or of cells that wait for them."""
    if not _may_be_review(grid):
        return None
    header: list[Cell] = []
    unfilled: Sequence[Cell] = ()
    width = len(definition.rows) * len(definition.columns)
    for at, row in enumerate(grid.rows):
        if find_label(row, labels):
            header.clear()
            continue
        words = [cell for cell in row if _is_word(cell)]
        if not _is_review(header, definition) or not _is_filled_in(row, words, width, definition, labels):
            header.extend(words)
            del header[:-MOST_HEADINGS]
            continue
        labelled = (_is_word(row[0]) or _is_numbered(grid, at)) and sum(
            bool(cell.text) for cell in row
        ) > width
        values = row[1:] if labelled else row
        beside = [*grid.rows[max(at - 1, 0) : at], *grid.rows[at + 1 : at + 2]]
        if any(0 < len(pieces_in(other, grid)) < width for other in beside):
            values = tuple([replace(cell, doubtful=True) for cell in values])
        if any(cell.text for cell in values):
            return _review(definition, _from_opening(header), values, labels, drawn=not grid.doubtful)
        unfilled = unfilled or values
    if not unfilled:
        return None
    return _review(definition, _from_opening(header), unfilled, labels, drawn=not grid.doubtful)


def _is_numbered(grid: Grid, at: int) -> bool:
    """Whether the first cell of a row goes on with the numbers of those above: 3, 4, 5."""
    numbers = [row[0].text for row in grid.rows[max(0, at - 2) : at + 1] if row and row[0].text.isdecimal()]
    return len(numbers) > 2 and all(int(two) == int(one) + 1 for one, two in pairwise(numbers))


def _is_filled_in(
    row: Sequence[Cell], words: Sequence[Cell], width: int, definition: FormDefinition, labels: Labels
) -> bool:
    """Whether a row holds figures, blanks, or one and the same word all along (无), and no headings."""
    said = {cell.text for cell in words}
    if any(labels.column(definition.key, text) for text in said):
        return False
    if not words and sum(map(is_value, row)) >= CUT_OFF:
        return True
    return (
        len(row) >= width - MOST_BLANK
        if len(said) == 1
        else len(row) - len(words) >= width - MOST_BLANK and len(words) <= 3
    )


def _from_opening(header: Sequence[Cell]) -> Sequence[Cell]:
    opening = max((at for at, cell in enumerate(header) if fold(cell.text) == _OPENING), default=0)
    first = next((at for at, cell in enumerate(header) if cell.row == header[opening].row), 0)
    return header[first:]


def _is_word(cell: Cell) -> bool:
    return not cell.text.isdecimal() and not is_value(cell) and any(map(str.isalpha, cell.text))


def _may_be_review(grid: Grid) -> bool:
    """Whether the characters of 复议 stand in a grid at all, apart or not: in few other tables do both."""
    words = "".join([cell.text for cell in grid.cells()])
    return "复" in words and "议" in words


def _is_review(header: Sequence[Cell], definition: FormDefinition) -> bool:
    words = "".join("".join(cell.text.split()) for cell in header)
    return "复议" in words and sum(column.label.zh[-2:] in words for column in definition.columns) >= 3


def _is_shredded_review(header: Sequence[Cell], definition: FormDefinition) -> bool:
    return "复议" in "".join(cell.text for cell in header) and is_shredded(definition, header)


def review_of_stream(
    document: Document, tokens: Sequence[Token], labels: Labels, definition: FormDefinition
) -> Form | None:
    """Table four in a stream: its headings in any pieces, then a run of figures."""
    from govlint.structure.stream import figure_runs  # most tables are there as tables

    width = len(definition.rows) * len(definition.columns)
    for start, end in figure_runs(tokens, width, labels):
        if end - start > width + 1:
            continue
        before = begin = start
        torn = end - start > width and _is_torn(tokens[start:end], len(definition.rows))
        if end - start > width and not torn:
            start, end = _without_page(tokens, start, end, document)
        while before > 0 and not tokens[before - 1].figure and begin - before < 80:
            before -= 1
        header = [Cell(token.text, token.span, token.line, 0) for token in tokens[before:begin] if token.text]
        opening = next((at for at in range(len(header)) if _opens(header[at : at + 4])), 0)
        header = header[opening:]
        aligned = len({token.line for token in tokens[start:end]}) == 1
        if _is_review(header, definition) or (aligned and _is_shredded_review(header, definition)):
            values = [
                Cell(token.text, token.span, token.line, at) for at, token in enumerate(tokens[start:end])
            ]
            if torn or are_scattered(values, document):
                values = [replace(cell, doubtful=True) for cell in values[:width]]
            return _review(definition, header, values, labels, loose=True)
    return None


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
        if "\n" not in row and (_GAP not in row or is_of_page(other, document)):
            return first, last
    return start, end


def _opens(cells: Sequence[Cell]) -> bool:
    """Whether the first heading of table four begins here, in one piece or glyph by glyph."""
    return fold("".join(cell.text for cell in cells)).startswith(_OPENING)


def _review(
    definition: FormDefinition,
    header: Sequence[Cell],
    values: Sequence[Cell],
    labels: Labels,
    *,
    loose: bool = False,
    drawn: bool = False,
) -> Form:
    columns = columns_of(definition, header, labels, ruled=drawn)
    keys, width = columns.keys, len(columns.keys)
    before = Cell("", values[0].span, values[0].row, values[0].column - 1)
    row = FoundRow(next(iter(labels.rows.values())), before, tuple(values), filled_of(values))
    full = len(definition.rows) * len(definition.columns)
    if columns.missing and sum(map(is_value, values)) >= full:
        keys, width = tuple(f"{r.key}.{c.key}" for r in definition.rows for c in definition.columns), full
    shares = Sharing([], width, None).share(row, keys)
    cells: dict[tuple[str, str], FormCell] = {}
    for key, cell in (shares.cells if shares else {}).items():
        name, _, column = key.rpartition(".")
        merged = shares is not None and key in shares.merged
        cells[name, column] = form_cell(definition, name, column, cell, merged=merged)
    rows = _review_rows(definition, row, shares, width, loose)
    known, odd = values_of(definition, cells)
    return Form(
        definition=definition,
        span=span_of([row], header),
        rows=rows,
        columns=tuple(column.key for column in definition.columns),
        cells=cells,
        values=known,
        odd=odd,
        missing_columns=columns.missing,
        doubtful_columns=columns.doubtful,
    )


def _review_rows(
    definition: FormDefinition, row: FoundRow, shares: Shares | None, width: int, loose: bool
) -> tuple[RowLabel, ...]:
    """The rows of table four, all of which stand in one row of figures."""
    place = Span(row.values[0].span.start, row.values[-1].span.end)
    figures = all_figures(row.filled)
    surplus = shares.surplus if shares else 0
    short = None if shares else short_of(row, width)
    lacking = short is not None and not loose and is_lacking(row)
    return tuple(
        RowLabel(item.key, place, item.label.zh, False, surplus, figures, short, lacking)
        for item in definition.rows
    )
