"""Builds the official forms of a report from the rows and headers found in its tables."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby

from msgspec.structs import replace

from govlint.fold import fold
from govlint.model import Cell, Span
from govlint.numbers import (
    Figure,
    Number,
    State,
    doubtful,
    is_padded,
    parse_amount,
    parse_change,
    parse_number,
)
from govlint.report import CellKey, Form, FormCell, RowLabel
from govlint.structure.again import differs, doubt_again
from govlint.structure.columnheadings import Columns
from govlint.structure.columns import columns_beside, columns_of
from govlint.structure.labels import Labels
from govlint.structure.paired import with_columns_parted
from govlint.structure.rows import FoundRow, FoundTable, filled_of, is_lacking, is_value
from govlint.structure.sharing import Shares, Sharing
from govlint.structure.units import in_unit, unit_of
from govlint.vocabulary import FormDefinition

_PARSERS = {"change": parse_change, "amount": parse_amount}
"""How cells are read that hold no count."""

cell_key = lru_cache(maxsize=4096)(CellKey)


def build_forms(tables: Sequence[FoundTable], labels: Labels, *, turned: bool = False) -> dict[str, Form]:
    """The forms that `tables` hold together: a form may be cut in two, a table may hold two forms.

    Of those that were `turned` no place tells which cells stand above the figures.
    """
    forms: dict[str, Form] = {}
    for definition in labels.forms.values():
        if not definition.single_row_labels:
            continue
        parts = [table for table in tables if any(row.match.form == definition.key for row in table.rows)]
        rows = [row for table in parts for row in table.rows if row.match.form == definition.key]
        if len({row.match.row for row in rows}) < definition.minimum_rows:
            continue
        whole = with_columns_parted(rows, labels)
        merged, rows = whole != rows, whole
        first = min(row.label.span.start for row in rows)
        others = [row for table in tables for row in table.rows if row.match.form != definition.key]
        floor = max((row.label.span.end for row in others if row.label.span.end <= first), default=0)
        own = any(row.columns for row in definition.rows)
        ceiling = max(row.label.span.start for row in rows) if own else figures_begin(rows)
        header = [cell for table in parts for cell in table.header]
        if not turned:
            header = [cell for cell in header if floor <= cell.span.start < ceiling]
        above = [table for table in parts if not set(map(id, table.header)).isdisjoint(map(id, header))]
        sure = (all(table.ruled for table in above or parts), all(table.ruled for table in parts))
        form = _build(definition, rows, header, labels, *sure)
        if merged and form.missing_columns:  # so may be their headings
            form = replace(form, missing_columns=(), doubtful_columns=True)
        forms[definition.key] = form
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
    if ruled and (beside := columns_beside(header, columns.places)):
        rows = [_without(row, beside) for row in rows]
    if own and (repeated := _repeated(definition, header, labels)):
        rows = [_once(row, definition, repeated) for row in rows]
    columns = _fitted(definition, rows, columns, own)
    if ruled and not own and _are_off(definition, rows, columns):
        rows = [_doubted(row) for row in rows]
        columns = replace(columns, doubtful=True)
    unit = unit_of(cell.text for cell in header) if definition.cells else ""
    cells, found = _shared_out(definition, rows, columns, ruled, own, unit)
    values, odd = values_of(definition, cells, found.values())
    return Form(
        definition=definition,
        span=span_of(rows, header),
        rows=tuple(found.values()),
        columns=columns.keys,
        cells=cells,
        values=values,
        odd=odd,
        missing_rows=_missing_rows(definition, found),
        missing_columns=_told_columns(definition, columns.missing, found) if own else columns.missing,
        doubtful_columns=columns.doubtful,
    )


def _are_off(definition: FormDefinition, rows: Sequence[FoundRow], columns: Columns) -> bool:
    """Whether headings stand in another order than the form's, and most figures not below them: either may
    have been moved by broken markup.
    """
    official = tuple(column.key for column in definition.columns)
    if not columns.places or columns.keys == official or sorted(columns.keys) != sorted(official):
        return False
    whole = [row for row in rows if len(row.filled) == len(official)]
    below = sum([columns.places.get(cell.column) for cell in row.filled] == [*columns.keys] for row in whole)
    return below * 2 < len(whole)


def _doubted(row: FoundRow) -> FoundRow:
    values = tuple([replace(cell, doubtful=True) for cell in row.values])
    return replace(row, values=values, filled=filled_of(values))


def _without(row: FoundRow, columns: Collection[int]) -> FoundRow:
    """A row without the cells in `columns`."""
    values = tuple([cell for cell in row.values if cell.column not in columns or cell.colspan > 1])
    return replace(row, values=values, filled=filled_of(values))


def _repeated(definition: FormDefinition, header: Sequence[Cell], labels: Labels) -> dict[str, int]:
    """The columns whose heading a program wrote into each of several cells merged into one, and how many."""
    runs = [list(same) for _, same in groupby(header, lambda cell: (cell.row, cell.text))]
    return {
        key: len(run)
        for run in runs
        if len(run) > 1 and (key := labels.column(definition.key, run[0].text)) is not None
    }


def _once(row: FoundRow, definition: FormDefinition, repeated: Mapping[str, int]) -> FoundRow:
    """A row with the figure of its last column once, where it stands in each cell as the heading does."""
    keys = definition.columns_of(definition.row(row.match.row))
    times = repeated.get(keys[-1], 1)
    last = row.filled[len(keys) - 1 :]
    if times == 1 or len(last) != times or len({cell.text for cell in last}) > 1:
        return row
    return replace(row, values=row.filled[: len(keys)], filled=row.filled[: len(keys)])


def _shared_out(
    definition: FormDefinition,
    rows: Sequence[FoundRow],
    columns: Columns,
    ruled: bool,
    own: bool,
    unit: str,
) -> tuple[dict[tuple[str, str], FormCell], dict[str, RowLabel]]:
    """The cells of `rows` by key, and the rows; one that stands twice with other figures is doubtful."""
    cells: dict[tuple[str, str], FormCell] = {}
    found: dict[str, RowLabel] = {}
    first: dict[str, FoundRow] = {}
    sharings: dict[int, Sharing] = {}
    definitions = {row.key: row for row in definition.rows}
    for row in rows:
        key = row.match.row
        if key in definition.replaces and not row.figures and not _is_blank_whole(definition, row, rows):
            continue
        if key in found and not differs(row, first[key]):
            continue
        keys = columns.keys
        if own:
            keys = tuple(name for name in columns.keys if name in definitions[key].columns)
        sharing = sharings.get(len(keys))
        if sharing is None:
            sharing = Sharing([] if own else rows, len(keys), columns.places if ruled else None)
            sharings[len(keys)] = sharing
        row = sharing.within(row)
        shares = sharing.share(row, keys) if keys else None
        if key in found:
            found[key] = replace(found[key], again=(*found[key].again, row.label.span))
            doubt_again(cells, key, keys, shares.cells if shares else {})
            continue
        first[key] = row
        found[key] = _row_label(key, row, shares, len(keys))
        own_unit = (unit_of((row.label.text,)) or unit) if definition.cells else unit
        for name, cell in (shares.cells if shares else {}).items():
            merged = shares is not None and name in shares.merged
            cells[key, name] = form_cell(definition, key, name, cell, merged=merged, unit=own_unit)
    return cells, found


def _is_blank_whole(definition: FormDefinition, row: FoundRow, rows: Sequence[FoundRow]) -> bool:
    """Whether a group stands as one row of blank cells, as （六）其他处理 may, and none of its parts does."""
    parts = definition.replaces[row.match.row]
    blank = len(row.values) >= len(definition.columns) and not row.filled
    return blank and not any(other.match.row in parts for other in rows)


def _row_label(key: str, row: FoundRow, shares: Shares | None, width: int) -> RowLabel:
    surplus = _surplus(row, shares.surplus) if shares and shares.surplus else 0
    short = None if shares else short_of(row, width)
    lacking = short is not None and is_lacking(row)
    return RowLabel(
        key,
        row.label.span,
        row.label.text,
        row.match.typo and not row.label.doubtful,
        surplus,
        all_figures(row.filled) if short or (surplus and not _may_be_a_page(row, surplus)) else (),
        short,
        lacking,
    )


def short_of(row: FoundRow, width: int) -> tuple[int, int] | None:
    """How many figures a row has, and how many it should have; None where it has none or enough."""
    count = len(row.figures)
    return (count, width) if 0 < count < width else None


def form_cell(
    definition: FormDefinition, row: str, column: str, cell: Cell, *, merged: bool = False, unit: str = ""
) -> FormCell:
    """The cell of a form, whose figure nobody can tell where it is `merged` of several; `unit` is that which
    the headings of an amount name.
    """
    text, key = cell.text, cell_key(definition.key, row, column)
    if merged:
        return FormCell(key, cell.span, Number(State.UNREADABLE, remark=text), text, cell.colspan)
    kinds = definition.cells
    parse = _PARSERS.get(kinds.get(column, ""), parse_number) if kinds else parse_number
    number = doubtful(text) if cell.doubtful or (text != "0" and is_padded(text)) else parse(text)
    if number.value is None and len(text) > 1 and not text[0].isdecimal():
        number = _named(definition, column, text, number, parse)
    if kinds and kinds.get(column) == "amount" and number.value:
        number = in_unit(number, definition.column_label(column).zh, unit)
    return FormCell(key, cell.span, number, text)


def _named(
    definition: FormDefinition, column: str, text: str, number: Number, parse: Callable[[str], Number]
) -> Number:
    """The number of a cell that names its column before it, as pages for narrow screens do: 自然人：3."""
    known = next(each for each in definition.columns if each.key == column)
    names = set(map(fold, (known.label.zh, *known.aliases)))
    named, _, behind = text.replace("：", ":").partition(":")
    first = next((at for at, character in enumerate(text) if character.isdecimal()), len(text))
    for name, figure in ((named, behind), (text[:first].rstrip().rstrip(":："), text[first:])):
        if figure and fold(name) in names:
            return parse(figure)
    return number


def _told_columns(
    definition: FormDefinition, missing: Sequence[str], found: Iterable[str]
) -> tuple[str, ...]:
    """The missing columns of rows that are there: a row that is absent takes its own columns with it."""
    present = set(found)
    used = {column for row in definition.rows if row.key in present for column in row.columns}
    return tuple(column for column in missing if column in used)


def values_of(
    definition: FormDefinition, cells: dict[tuple[str, str], FormCell], rows: Iterable[RowLabel]
) -> tuple[dict[tuple[str, str], Figure], tuple[tuple[str, str], ...]]:
    """The figures that are of their column's kind (no count is negative or a fraction), and the odd cells.

    Of a row with figures too many nobody knows which column they are of.
    """
    shifted = {row.key for row in rows if row.surplus}
    kinds = definition.cells
    values: dict[tuple[str, str], Figure] = {}
    odd = []
    for key, cell in cells.items():
        number = cell.number
        value = number.value
        if key[0] in shifted:
            continue
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


def all_figures(filled: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The cells of a row; none where dashes or words stand among them, of which nobody can say how many."""
    return filled if all(map(is_value, filled)) else ()


def _surplus(row: FoundRow, surplus: int) -> int:
    """Figures left over in the row itself: in a stream those that follow may be a page's number."""
    lines = len({cell.row for cell in row.values})
    return surplus if row.ruled or lines in (1, len(row.values)) else 0


def _may_be_a_page(row: FoundRow, surplus: int) -> bool:
    """Whether the figure that a row has too many may be the number of a page: each has a line of its own, and
    without that one the others add up.
    """
    if surplus != 1 or row.ruled or len({cell.row for cell in row.values}) < len(row.values):
        return False
    figures = [parse_number(cell.text).value for cell in row.filled]
    known = [figure for figure in figures if figure is not None]
    if len(known) < len(figures):
        return False
    within, last = sum(known[:-1]), known[-1]
    return within == sum(known[:-2]) * 2 or last in (within - figure for figure in known[:-1] if figure)


def _fitted(definition: FormDefinition, rows: Sequence[FoundRow], columns: Columns, own: bool) -> Columns:
    """Columns whose heading is lost or in pieces but whose figures are there keep their places."""
    if columns.likely and _are_filled(rows, len(columns.likely)):
        return Columns(columns.likely)
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


def _are_filled(rows: Sequence[FoundRow], width: int) -> bool:
    """Whether most rows have a cell for each column, and none has more."""
    counts = [len(row.filled) for row in rows]
    return max(counts) <= width and counts.count(width) * 2 > len(counts)


def _missing_rows(definition: FormDefinition, found: Iterable[str]) -> tuple[str, ...]:
    present = set(found)
    optional = set(definition.replaces)
    for whole, parts in definition.replaces.items():
        if whole in present:
            present.update(parts)
    return tuple(row.key for row in definition.rows if row.key not in present and row.key not in optional)


def span_of(rows: Sequence[FoundRow], header: Sequence[Cell]) -> Span:
    """From the header, or the first row, to the last one's last cell."""
    start = min([row.label.span.start for row in rows])
    before = [cell.span.start for cell in header if cell.span.start < start]
    return Span(min([start, *before]), max([(row.values or (row.label,))[-1].span.end for row in rows]))


def with_headings(form: Form) -> Form:
    """A form that lacks no figures: a heading that seems to be missing was only not read."""
    there = {name for row, column in form.cells for name in (column, f"{row}.{column}")}
    if not form.missing_columns or not there.issuperset(form.missing_columns):
        return form
    return replace(form, missing_columns=(), doubtful_columns=True)
