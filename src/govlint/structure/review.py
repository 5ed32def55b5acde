"""Table four, all of whose rows stand in one row of figures: in a grid."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from govlint.fold import fold
from govlint.model import Cell, Grid, Span
from govlint.report import Form, FormCell, RowLabel
from govlint.structure.columns import columns_of
from govlint.structure.forms import all_figures, form_cell, short_of, span_of, values_of
from govlint.structure.groups import all_keys
from govlint.structure.labels import Labels
from govlint.structure.rows import FoundRow, filled_of, find_label, is_lacking, is_value, pieces_in
from govlint.structure.sharing import Shares, Sharing
from govlint.vocabulary import FormDefinition

OPENING = "行政复议"
"""The first heading of table four."""

CUT_OFF = 3
"""So many figures and no words are what is left of table four's row, when it was cut off."""
MOST_BLANK = 5
"""So many cells may be left out at the end of a row of table four."""
_OWN = frozenset({"本年", "本年度", "本年数", "本年度数"})
"""So the year's own figures are named, and not those of a part of it (本年上半年)."""
_BEFORE = ("上年", "上一年", "去年", "往年")
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
        if find_label(row, labels) and not (is_review(header, definition) and _is_long(row, width)):
            header.clear()
            continue
        words = [cell for cell in row if _is_word(cell)]
        if is_numbering([cell.text for cell in row], width):
            continue
        if not is_review(header, definition) or not _is_filled_in(row, words, width, definition, labels):
            header.extend(words)
            del header[:-MOST_HEADINGS]
            continue
        labelled = (_is_word(row[0]) or _is_numbered(grid, at)) and sum(
            bool(cell.text) for cell in row
        ) > width
        values = row[1:] if labelled else row
        beside = [*grid.rows[max(at - 1, 0) : at], *grid.rows[at + 1 : at + 2]]
        torn = any(0 < len(pieces_in(other, grid)) < width for other in beside)
        rivals = _rivals(grid, at, definition, labels)
        own = _own_of(rivals)
        if own:
            continue
        if torn or (rivals and own is None):
            values = tuple([replace(cell, doubtful=True) for cell in values])
        if any(cell.text for cell in values):
            form = review_form(definition, _from_opening(header), values, labels, drawn=not grid.doubtful)
            return replace(form, rivals=rivals if own is None else ())
        unfilled = unfilled or values
    if not unfilled:
        return None
    return review_form(definition, _from_opening(header), unfilled, labels, drawn=not grid.doubtful)


def is_numbering(words: Sequence[str], width: int) -> bool:
    """Whether a row numbers the columns: 1, 2, 3 and on, perhaps behind a word (栏次)."""
    named = bool(words) and not words[0].isdecimal()
    numbers = [word for word in words if word][named:]
    return len(numbers) >= width - MOST_BLANK and numbers == [str(at + 1) for at in range(len(numbers))]


def _rivals(grid: Grid, at: int, definition: FormDefinition, labels: Labels) -> tuple[str, ...]:
    """The names of the row of table four and of those of other figures below it, before anything else begins;
    none where there are no others.

    They may be another year's, half a year's or a part's.
    """
    width = len(definition.rows) * len(definition.columns)
    own = _figures_of(grid.rows[at])
    names = [_name_of(grid.rows[at])]
    for row in grid.rows[at + 1 :]:
        words, figures = [cell for cell in row if _is_word(cell)], _figures_of(row)
        if find_label(row, labels) and not _is_long(row, width):
            break
        if _is_filled_in(row, words, width, definition, labels):
            if figures and figures != own and not is_numbering(figures, width):
                names.append(_name_of(row))
        elif any(labels.column(definition.key, cell.text) for cell in words):
            break
    return tuple(names) if len(names) > 1 else ()


def _own_of(names: Sequence[str]) -> int | None:
    """Which of the rows with such names is the year's own, where all others are those of years before."""
    own = [at for at, name in enumerate(names) if name in _OWN]
    others = [name for name in names if name not in _OWN]
    return own[0] if len(own) == 1 and all(name.startswith(_BEFORE) for name in others) else None


def _name_of(row: Sequence[Cell]) -> str:
    """What stands before the figures of a row: 2023年, 合计; nothing where they begin it."""
    return "".join(row[0].text.split()) if row and not is_value(row[0]) else ""


def _figures_of(row: Sequence[Cell]) -> list[str]:
    return [cell.text for cell in row if is_value(cell) and any(map(str.isdigit, cell.text))]


def _is_long(row: Sequence[Cell], width: int) -> bool:
    """Whether a row has more figures than any of another form: 合计 before them is no label of one."""
    return sum(map(is_value, row)) >= width - MOST_BLANK


def _is_numbered(grid: Grid, at: int) -> bool:
    """Whether the first cell of a row goes on with the numbers of those above: 3, 4, 5."""
    numbers = [row[0].text for row in grid.rows[max(0, at - 2) : at + 1] if row and row[0].text.isdecimal()]
    return len(numbers) > 2 and all(int(two) == int(one) + 1 for one, two in pairwise(numbers))


def _is_filled_in(
    row: Sequence[Cell], words: Sequence[Cell], width: int, definition: FormDefinition, labels: Labels
) -> bool:
    """Whether a row holds figures, blanks, or one and the same word all along (无), and no headings."""
    said = {cell.text for cell in words}
    behind = [cell for cell in words if cell is not row[0]]  # 合计 may be before figures, not among them
    if any(labels.column(definition.key, cell.text) for cell in behind):
        return False
    if not words and sum(map(is_value, row)) >= CUT_OFF:
        return True
    return (
        len(row) >= width - MOST_BLANK
        if len(said) == 1
        else len(row) - len(words) >= width - MOST_BLANK and len(words) <= 3
    )


def _from_opening(header: Sequence[Cell]) -> Sequence[Cell]:
    opening = max((at for at, cell in enumerate(header) if fold(cell.text) == OPENING), default=0)
    first = next((at for at, cell in enumerate(header) if cell.row == header[opening].row), 0)
    return header[first:]


def _is_word(cell: Cell) -> bool:
    return not cell.text.isdecimal() and not is_value(cell) and any(map(str.isalpha, cell.text))


def _may_be_review(grid: Grid) -> bool:
    """Whether the characters of 复议 stand in a grid at all, apart or not: in few other tables do both."""
    words = "".join([cell.text for cell in grid.cells()])
    return "复" in words and "议" in words


def is_review(header: Sequence[Cell], definition: FormDefinition) -> bool:
    """Whether the headings of table four are among these."""
    words = "".join("".join(cell.text.split()) for cell in header)
    return "复议" in words and sum(column.label.zh[-2:] in words for column in definition.columns) >= 3


def review_form(
    definition: FormDefinition,
    header: Sequence[Cell],
    values: Sequence[Cell],
    labels: Labels,
    *,
    loose: bool = False,
    drawn: bool = False,
) -> Form:
    """Table four with these figures under these headings."""
    columns = columns_of(definition, header, labels, ruled=drawn)
    keys, width = columns.keys, len(columns.keys)
    if not keys:
        keys, width = all_keys(definition), len(all_keys(definition))
        values = [replace(cell, doubtful=True) for cell in values]
    before = Cell("", values[0].span, values[0].row, values[0].column - 1)
    row = FoundRow(next(iter(labels.rows.values())), before, tuple(values), filled_of(values))
    full = len(definition.rows) * len(definition.columns)
    if columns.missing and sum(map(is_value, values)) >= full:
        keys, width = all_keys(definition), full
    shares = Sharing([], width, None).share(row, keys)
    cells: dict[tuple[str, str], FormCell] = {}
    for key, cell in (shares.cells if shares else {}).items():
        name, _, column = key.rpartition(".")
        merged = shares is not None and key in shares.merged
        cells[name, column] = form_cell(definition, name, column, cell, merged=merged)
    rows = _review_rows(definition, row, shares, width, loose)
    known, odd = values_of(definition, cells, rows)
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
