"""Part of building forms: rows and forms that stand twice, with other figures the second time."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence

from msgspec.structs import replace

from govlint.model import Cell
from govlint.numbers import Number, State, parse_number
from govlint.report import Form, FormCell
from govlint.structure.copies import Captions
from govlint.structure.rows import FoundRow


def differs(row: FoundRow, first: FoundRow) -> bool:
    """Whether a row that was there before holds other figures now: which are right its author must say.

    A label without figures, as where a page cuts a row or repeats its head, is none.
    """
    one, two = (tuple(parse_number(cell.text).value for cell in each.figures) for each in (first, row))
    return bool(one) and bool(two) and one != two


def doubt_again(
    cells: MutableMapping[tuple[str, str], FormCell],
    row: str,
    columns: Sequence[str],
    again: Mapping[str, Cell | FormCell],
) -> None:
    """Makes the cells of a row doubtful, whose figures stand there `again`: each holds what both say."""
    for column in columns:
        cell = cells.get((row, column))
        if cell is not None:
            text = f"{cell.text} | {again[column].text if column in again else ''}"
            cells[row, column] = replace(cell, number=Number(State.DOUBTFUL), text=text)


def one_of(forms: Sequence[Form], captions: Captions) -> Form:
    """The one of `forms` that is this year's by what stands before it; else the first, doubtful where the
    others have other figures.
    """
    forms = sorted(forms, key=lambda form: form.span.start)
    own = captions.own_of([form.span for form in forms])
    return _doubted(forms[0], forms[1:]) if own is None else forms[own]


def _doubted(form: Form, others: Sequence[Form]) -> Form:
    """A form whose rows are doubtful where `others` have other figures."""
    cells, rows, places = dict(form.cells), [], []
    for row in form.rows:
        columns = [column for key, column in form.cells if key == row.key]
        for other in others:
            if any(form.values.get((row.key, name)) != other.values.get((row.key, name)) for name in columns):
                again = {column: cell for (key, column), cell in other.cells.items() if key == row.key}
                doubt_again(cells, row.key, columns, again)
                row = replace(row, again=(*row.again, other.span))
                places.append(other.span)
        rows.append(row)
    if not places:
        return form
    values = {key: value for key, value in form.values.items() if cells[key] is form.cells[key]}
    odd = tuple(key for key in cells if key in form.odd or cells[key] is not form.cells[key])
    return replace(form, rows=tuple(rows), cells=cells, values=values, odd=odd, again=places[0])
