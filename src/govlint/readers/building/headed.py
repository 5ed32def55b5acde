"""Part of the HTML, Markdown and docx readers: a table whose headings stand in a table of their own."""

from __future__ import annotations

from govlint.numbers import is_bare
from govlint.readers.building.table import Box, Item, Slip, Table


def with_heads(items: list[Item]) -> list[Item]:
    """`items`, each table of headings alone, or several, as one with the table of that width right behind.

    Its first row in which anything stands must hold figures, as that of a table with headings of its own does
    not; programs put a row of blanks before it to measure the columns.
    """
    if sum(isinstance(item, Table) for item in items) < 2:
        return items
    found: list[Item] = []
    for item in items:
        head = found[-1] if found else None
        if isinstance(item, Table) and isinstance(head, Table) and _heads(head, item):
            found[-1] = whole = _together(head, item)
            # Each row of the headings may be a table of its own.
            while len(found) > 1 and isinstance(above := found[-2], Table) and _heads(above, item):
                found[-2:] = [whole := _together(above, whole)]
        else:
            found.append(item)
    return found


def _heads(head: Table, table: Table) -> bool:
    first = next((row for row in table.rows() if any(map(_is_filled, row))), ())
    return (
        any(map(_is_figure, first))
        and not any(_is_figure(cell) for row in head.rows() for cell in row)
        and _width(head) == _width(table)
    )


def _together(head: Table, table: Table) -> Table:
    whole = Table(table.ruled)
    whole.groups = [*head.groups, *table.groups]
    return whole


def _width(table: Table) -> int:
    layout = table.laid_out(table.spans())
    return max(
        (column + across for column, across in zip(layout.columns, layout.across, strict=True)), default=0
    )


def _is_filled(cell: Box | Slip) -> bool:
    return bool(cell.lines) if isinstance(cell, Box) else bool(cell[0].strip())


def _is_figure(cell: Box | Slip) -> bool:
    if isinstance(cell, Box):
        return len(cell.lines) == 1 and is_bare(cell.lines[0].text.strip())
    return is_bare(cell[0].strip())
