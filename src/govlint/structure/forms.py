"""Builds the official forms of a report from the rows and headers found in its tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec.structs import replace

from govlint.fold import fold
from govlint.model import Cell, Document, Grid, Span
from govlint.numbers import Figure, Number, State, doubtful, parse_amount, parse_change, parse_number
from govlint.report import CellKey, Form, FormCell, RowLabel
from govlint.structure.columns import Columns, columns_of, is_shredded
from govlint.structure.labels import Labels
from govlint.structure.rows import (
    FoundRow,
    FoundTable,
    Shares,
    Sharing,
    filled_of,
    find_label,
    is_lacking,
    is_value,
    pieces_in,
)
from govlint.structure.stream import figure_runs
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

_PARSERS = {"change": parse_change, "amount": parse_amount}
"""How cells are read that hold no count."""

cell_key = lru_cache(maxsize=4096)(CellKey)


def build_forms(tables: Sequence[FoundTable], labels: Labels) -> dict[str, Form]:
    """The forms that `tables` hold together: a form may be cut in two, a table may hold two forms."""
    forms: dict[str, Form] = {}
    for definition in labels.forms.values():
        if not definition.single_row_labels:
            continue
        parts = [table for table in tables if any(row.match.form == definition.key for row in table.rows)]
        rows = [row for table in parts for row in table.rows if row.match.form == definition.key]
        if len({row.match.row for row in rows}) < definition.minimum_rows:
            continue
        first = min(row.label.span.start for row in rows)
        others = [row for table in tables for row in table.rows if row.match.form != definition.key]
        floor = max((row.label.span.end for row in others if row.label.span.end <= first), default=0)
        own = any(row.columns for row in definition.rows)
        ceiling = max(row.label.span.start for row in rows) if own else figures_begin(rows)
        header = [cell for table in parts for cell in table.header if floor <= cell.span.start < ceiling]
        above = [table for table in parts if not set(map(id, table.header)).isdisjoint(map(id, header))]
        sure = (all(table.ruled for table in above or parts), all(table.ruled for table in parts))
        forms[definition.key] = _build(definition, rows, header, labels, *sure)
    return forms


def figures_begin(rows: Sequence[FoundRow]) -> int:
    """Where the first row's figures begin, or the second row: pieces of headings may stand up to there."""
    first, *others = sorted(rows, key=lambda row: row.label.span.start)
    behind = first.values or tuple(row.label for row in others[:1]) or (first.label,)
    return max(behind[0].span.start, first.label.span.start)


def _build(
    definition: FormDefinition,
    rows: Sequence[FoundRow],
    header: Sequence[Cell],
    labels: Labels,
    headed: bool,
    ruled: bool,
) -> Form:
    """The form of `rows`; `headed` tells that places in the header are known, `ruled` those of all cells."""
    own = any(row.columns for row in definition.rows)
    columns = columns_of(definition, header, labels, headed)
    columns = _fitted(definition, rows, columns, own)
    cells, found = _shared_out(definition, rows, columns, ruled, own)
    values, odd = _values(definition, cells)
    return Form(
        definition=definition,
        span=_span(rows, header),
        rows=tuple(found.values()),
        columns=columns.keys,
        cells=cells,
        values=values,
        odd=odd,
        missing_rows=_missing_rows(definition, found),
        missing_columns=_told_columns(definition, columns.missing, found) if own else columns.missing,
        doubtful_columns=columns.doubtful,
    )


def _shared_out(
    definition: FormDefinition, rows: Sequence[FoundRow], columns: Columns, ruled: bool, own: bool
) -> tuple[dict[tuple[str, str], FormCell], dict[str, RowLabel]]:
    """The cells of `rows` by key, and the rows; of a row that stands twice the first counts."""
    cells: dict[tuple[str, str], FormCell] = {}
    found: dict[str, RowLabel] = {}
    sharings: dict[int, Sharing] = {}
    definitions = {row.key: row for row in definition.rows}
    for row in rows:
        key = row.match.row
        if key in found or (key in definition.replaces and not row.figures):
            continue
        keys = columns.keys
        if own:
            keys = tuple(name for name in definitions[key].columns if name in columns.keys)
        sharing = sharings.get(len(keys))
        if sharing is None:
            sharing = Sharing([] if own else rows, len(keys), columns.places if ruled else None)
            sharings[len(keys)] = sharing
        shares = sharing.share(row, keys) if keys else None
        found[key] = _row_label(key, row, shares, len(keys))
        for name, cell in (shares.cells if shares else {}).items():
            merged = shares is not None and name in shares.merged
            cells[key, name] = _form_cell(definition, key, name, cell, merged=merged)
    return cells, found


def _row_label(key: str, row: FoundRow, shares: Shares | None, width: int) -> RowLabel:
    surplus = _surplus(row, shares.surplus) if shares and shares.surplus else 0
    short = None if shares else _short(row, width)
    lacking = short is not None and is_lacking(row)
    return RowLabel(
        key,
        row.label.span,
        row.label.text,
        row.match.typo and not row.label.doubtful,
        surplus,
        _all_figures(row.filled) if surplus or lacking else (),
        short,
        lacking,
    )


def _short(row: FoundRow, width: int) -> tuple[int, int] | None:
    """How many figures a row has, and how many it should have; None where it has none or enough."""
    count = len(row.figures)
    return (count, width) if 0 < count < width else None


def _form_cell(
    definition: FormDefinition, row: str, column: str, cell: Cell, *, merged: bool = False
) -> FormCell:
    text, key = cell.text, cell_key(definition.key, row, column)
    if merged:
        return FormCell(key, cell.span, Number(State.UNREADABLE, remark=text), text, cell.colspan)
    kinds = definition.cells
    parse = _PARSERS.get(kinds.get(column, ""), parse_number) if kinds else parse_number
    number = doubtful(text) if cell.doubtful else parse(text)
    return FormCell(key, cell.span, number, text)


def _told_columns(
    definition: FormDefinition, missing: Sequence[str], found: Iterable[str]
) -> tuple[str, ...]:
    """The missing columns of rows that are there: a row that is absent takes its own columns with it."""
    present = set(found)
    used = {column for row in definition.rows if row.key in present for column in row.columns}
    return tuple(column for column in missing if column in used)


def _values(
    definition: FormDefinition, cells: dict[tuple[str, str], FormCell]
) -> tuple[dict[tuple[str, str], Figure], tuple[tuple[str, str], ...]]:
    """The figures that are of their column's kind (no count is negative or a fraction), and the odd cells."""
    kinds = definition.cells
    values: dict[tuple[str, str], Figure] = {}
    odd = []
    for key, cell in cells.items():
        number = cell.number
        value = number.value
        if type(value) is int and value >= 0 and not number.folded:
            values[key] = value
            continue
        odd.append(key)
        kind = kinds.get(key[1], "count") if kinds else "count"
        if value is None or (value < 0 and kind != "change"):
            continue
        if type(value) is int or kind == "amount":
            values[key] = value
        elif value == int(value):
            values[key] = int(value)  # 3.0 is a count, however it is written
    return values, tuple(odd)


def _all_figures(filled: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The cells of a row; none where dashes or words stand among them, of which nobody can say how many."""
    return filled if all(map(is_value, filled)) else ()


def _surplus(row: FoundRow, surplus: int) -> int:
    """Figures left over in the row itself: in a stream those that follow may be a page's number."""
    lines = len({cell.row for cell in row.values})
    return surplus if row.ruled or lines in (1, len(row.values)) else 0


def _fitted(definition: FormDefinition, rows: Sequence[FoundRow], columns: Columns, own: bool) -> Columns:
    """Columns whose heading is lost but whose figures are there keep their places."""
    if not columns.missing or columns.doubtful:
        return columns
    official = tuple(column.key for column in definition.columns)
    if own:
        wanted = [(row, definition.columns_of(definition.row(row.match.row))) for row in rows]
        lacking = [(row, keys) for row, keys in wanted if not set(columns.missing).isdisjoint(keys)]
        full = sum(len(row.figures) == len(keys) > 1 for row, keys in lacking)
        return Columns(official, columns.missing) if lacking and full * 2 > len(lacking) else columns
    full = sum(len(row.figures) >= len(official) for row in rows)
    return Columns(official, columns.missing) if full * 2 > len(rows) else columns


def _missing_rows(definition: FormDefinition, found: Iterable[str]) -> tuple[str, ...]:
    present = set(found)
    optional = set(definition.replaces)
    for whole, parts in definition.replaces.items():
        if whole in present:
            present.update(parts)
    return tuple(row.key for row in definition.rows if row.key not in present and row.key not in optional)


def _span(rows: Sequence[FoundRow], header: Sequence[Cell]) -> Span:
    start = min([row.label.span.start for row in rows])
    before = [cell.span.start for cell in header if cell.span.start < start]
    return Span(min([start, *before]), max([(row.values or (row.label,))[-1].span.end for row in rows]))


def review_of_grid(grid: Grid, labels: Labels, definition: FormDefinition) -> Form | None:
    """Table four in a grid: headings, then one row of figures, or of cells that wait for them."""
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
        if any(0 < len(pieces_in(other, grid)) < width - MOST_BLANK for other in beside):
            values = tuple([replace(cell, doubtful=True) for cell in values])
        if any(cell.text for cell in values):
            return _review(definition, _from_opening(header), values, labels)
        unfilled = unfilled or values
    return _review(definition, _from_opening(header), unfilled, labels) if unfilled else None


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


def _is_review(header: Sequence[Cell], definition: FormDefinition) -> bool:
    words = "".join("".join(cell.text.split()) for cell in header)
    return "复议" in words and sum(column.label.zh[-2:] in words for column in definition.columns) >= 3


def _is_shredded_review(header: Sequence[Cell], definition: FormDefinition) -> bool:
    return "复议" in "".join(cell.text for cell in header) and is_shredded(definition, header)


def review_of_stream(
    document: Document, tokens: Sequence[Token], labels: Labels, definition: FormDefinition
) -> Form | None:
    """Table four in a stream: its headings in any pieces, then a run of figures."""
    width = len(definition.rows) * len(definition.columns)
    for start, end in figure_runs(tokens, width, labels):
        if end - start > width + 1:
            continue
        before = begin = start
        if end - start > width:
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
            if are_scattered(values, document):
                values = [replace(cell, doubtful=True) for cell in values[:width]]
            return _review(definition, header, values, labels, loose=True)
    return None


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
) -> Form:
    columns = columns_of(definition, header, labels, ruled=False)
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
        cells[name, column] = _form_cell(definition, name, column, cell, merged=merged)
    rows = _review_rows(definition, row, shares, width, loose)
    known, odd = _values(definition, cells)
    return Form(
        definition=definition,
        span=_span([row], header),
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
    figures = _all_figures(row.filled)
    surplus = shares.surplus if shares else 0
    short = None if shares else _short(row, width)
    lacking = short is not None and not loose and is_lacking(row)
    return tuple(
        RowLabel(item.key, place, item.label.zh, False, surplus, figures, short, lacking)
        for item in definition.rows
    )
