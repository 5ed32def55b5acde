"""Table four set otherwise than the form has it: one group a row, or one result a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from govlint.fold import fold
from govlint.model import Cell, Grid, Span
from govlint.report import Form, RowLabel
from govlint.structure.forms import form_cell, values_of
from govlint.structure.rows import is_value
from govlint.structure.tokens import Token
from govlint.vocabulary import ColumnDefinition, FormDefinition, RowDefinition

Cells = dict[tuple[str, str], Cell]
Heads = dict[str, Cell]
DIVIDED = "行政诉讼"
"""The heading over two of the groups, which may stand in one cell with theirs."""


def upright_in_grid(grid: Grid, definition: FormDefinition) -> Form | None:
    """Table four in a grid that names each of its results, or of its groups, once in its head."""
    return _upright(grid.rows, definition, ruled=grid.ruled)


def upright_in_stream(tokens: Sequence[Token], definition: FormDefinition) -> Form | None:
    """As `upright_in_grid`, in the lines of a stream."""
    lines = [
        [Cell(token.text, token.span, line, at) for at, token in enumerate(parts)]
        for line, parts in groupby(tokens, lambda token: token.line)
    ]
    return _upright(lines, definition, ruled=False)


def _upright(rows: Sequence[Sequence[Cell]], definition: FormDefinition, *, ruled: bool) -> Form | None:
    across, down = names_of(definition.columns), names_of(definition.rows)
    start, cells = _read(rows, across, down, ruled=ruled)
    if cells:
        return form_of(definition, {(row, column): cell for (column, row), cell in cells.items()}, start)
    start, cells = _read(rows, down, across, ruled=ruled)
    if not cells:
        start, cells = _tall(rows, across, down)
    return form_of(definition, cells, start, upright=True) if cells else None


def names_of(items: Sequence[RowDefinition] | Sequence[ColumnDefinition]) -> dict[str, str]:
    """The keys of rows or columns by the folded words for them."""
    return {fold(words): item.key for item in items for words in (item.label.zh, *item.aliases)}


def _read(
    rows: Sequence[Sequence[Cell]], head: Mapping[str, str], side: Mapping[str, str], *, ruled: bool
) -> tuple[int, Cells]:
    """Where a table begins and its cells by the keys in its head and at its side; none where not all of these
    are there."""
    wanted, groups = set(head.values()), set(side.values())
    heads: Heads = {}
    cells: Cells = {}
    for row in rows:
        label = _label(row, side) if set(heads) == wanted else None
        values = row[label[1] + 1 :] if label else ()
        if label and any(map(is_value, values)):
            shared = _shared(values, heads, ruled=ruled)
            cells |= {(key, label[0]): cell for key, cell in shared.items()}
            if not shared or len(cells) == len(wanted) * len(groups):
                return min(cell.span.start for cell in heads.values()), cells if shared else {}
        elif any(map(is_value, row)):
            heads, cells = {}, {}
        elif not cells:
            heads |= {key: cell for cell in row if (key := _key(cell, head))}
    return 0, {}


def _tall(
    rows: Sequence[Sequence[Cell]], across: Mapping[str, str], down: Mapping[str, str]
) -> tuple[int, Cells]:
    """As `_read`, of a table with a row for each result of each group, which one cell beside many names."""
    group, start = "", 0
    cells: Cells = {}
    for row in rows:
        keys = [key for cell in row if (key := _key(cell, down))]
        results = [key for cell in row if (key := _key(cell, across))]
        group = keys[-1] if keys else group
        start = start if cells else min((cell.span.start for cell in row), default=0)
        values = [cell for cell in row if is_value(cell)]
        if not group or len(results) != 1 or len(values) != 1 or (group, results[0]) in cells:
            cells = {}
            continue
        cells[group, results[0]] = values[0]
        if len(cells) == len(set(across.values())) * len(set(down.values())):
            return start, cells
    return 0, {}


def _label(row: Sequence[Cell], side: Mapping[str, str]) -> tuple[str, int] | None:
    """What a row is of, and where its label stands: the last of its words before its figures."""
    first = next((at for at, cell in enumerate(row) if is_value(cell)), len(row))
    keys = [(key, at) for at, cell in enumerate(row[:first]) if (key := _key(cell, side))]
    return keys[-1] if keys else None


def _key(cell: Cell, names: Mapping[str, str]) -> str | None:
    folded = fold(cell.text)
    return names.get(folded) or names.get(folded.removeprefix(DIVIDED))


def _shared(values: Sequence[Cell], heads: Heads, *, ruled: bool) -> dict[str, Cell]:
    """The cells behind a row's label by the keys of their columns; none where they are not as many."""
    if ruled:
        places = {cell.column: cell for cell in values if cell.colspan == 1}
        found = {key: places[cell.column] for key, cell in heads.items() if cell.column in places}
        beside = any(cell.text for cell in values if cell not in found.values())
        return found if len(found) == len(heads) and not beside else {}
    filled = [cell for cell in values if cell.text]
    return dict(zip(heads, filled, strict=True)) if len(filled) == len(heads) else {}


def form_of(definition: FormDefinition, cells: Cells, start: int, *, upright: bool = False) -> Form:
    """The form that holds `cells`, by the keys of row and column, and begins at `start`."""
    found = {place: form_cell(definition, *place, cell) for place, cell in cells.items()}
    end = max(cell.span.end for cell in cells.values())
    rows = []
    for item in definition.rows:
        own = sorted(cell.span for (row, _), cell in cells.items() if row == item.key)
        if not own:  # one that stands for others
            continue
        rows.append(RowLabel(item.key, Span(own[0].start, own[-1].end), item.label.zh, False))
    values, odd = values_of(definition, found, rows)
    return Form(
        definition=definition,
        span=Span(start, end),
        rows=tuple(rows),
        columns=tuple(column.key for column in definition.columns),
        cells=found,
        values=values,
        odd=odd,
        upright=upright,
    )
