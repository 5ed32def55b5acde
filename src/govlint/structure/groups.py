"""The columns of table four, whose rows stand side by side, from the words of its header."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from govlint.fold import fold
from govlint.model import Cell
from govlint.structure.columnheadings import Columns, headings_in
from govlint.structure.labels import Labels
from govlint.vocabulary import FormDefinition


def all_keys(form: FormDefinition) -> tuple[str, ...]:
    """Keys of all columns of all rows, `row.column`, in the order in which they stand side by side."""
    return tuple(f"{row.key}.{column.key}" for row in form.rows for column in form.columns)


def read_groups(form: FormDefinition, header: Sequence[Cell], labels: Labels, ruled: bool = False) -> Columns:
    """The columns of a form that stands on one line, its rows side by side (table four).

    Keys are `row.column`.
    """
    expected = all_keys(form)
    official = [column.key for column in form.columns] * len(form.rows)
    headings = [(key, cell.row) for key, cell in headings_in(form, header, labels) if key != "@group"]
    lowest, count = Counter(row for _, row in headings).most_common(1)[0] if headings else (0, 0)
    if count >= len(official) - 3:
        headings = [item for item in headings if item[1] == lowest]
    found = [key for key, _ in headings]
    if ruled and (placed := _side_by_side(form, header, labels)):
        return Columns(placed)
    if _is_turned_round(form, header):
        return Columns((), doubtful=True)
    if found[: len(official)] == official:
        return Columns(expected)
    if own := _in_another_order(form, headings):
        return Columns(tuple(f"{row.key}.{key}" for row in form.rows for key in own))
    if _has_pieces(form, header, labels) and is_shredded(form, header):
        return Columns(expected, doubtful=True)
    if len(official) - 3 <= len(found) < len(official):
        kept = _places(found, official)
        if kept is not None and kept == _places(found, official, last=True):
            keys = tuple(expected[at] for at in kept)
            missing = tuple(key for key in expected if key not in keys)
            # Without lines several at the end are cut off by the edge of a page.
            if ruled or len(missing) == 1 or missing != expected[-len(missing) :]:
                return Columns(keys, missing)
    return Columns(expected, doubtful=True)


def _side_by_side(form: FormDefinition, header: Sequence[Cell], labels: Labels) -> tuple[str, ...] | None:
    """The columns in the order in which their headings stand below those of their rows; None where these
    have no places that tell it.
    """
    width, names = len(form.columns), {fold(row.label.zh): row.key for row in form.rows}
    rows = sorted((cell.column, names[word]) for cell in header if (word := fold(cell.text)) in names)
    below = sorted((cell.column, key) for key, cell in headings_in(form, header, labels) if key != "@group")
    if len(below) != width * len(form.rows) or len({row for _, row in rows}) != len(rows) != len(form.rows):
        return None
    begin = [column for column, _ in below[::width]]
    columns = [[key for _, key in below[at : at + width]] for at in range(0, len(below), width)]
    if begin != [column for column, _ in rows] or any(len({*keys}) < width for keys in columns):
        return None
    return tuple(f"{row}.{key}" for (_, row), keys in zip(rows, columns, strict=True) for key in keys)


def _is_turned_round(form: FormDefinition, header: Sequence[Cell]) -> bool:
    """Whether the first row's heading stands on one line behind that of another (行政诉讼 行政复议)."""
    first, *others = (fold(words) for words in (form.rows[0].label.zh, *form.headings))
    lines = [(fold(cell.text), cell.row) for cell in header]
    at = next((at for at, (words, _) in enumerate(lines) if words == first), None)
    return at is not None and any(
        words != first and words in others and line == lines[at][1] for words, line in lines[:at]
    )


def _in_another_order(form: FormDefinition, headings: Sequence[tuple[str, int]]) -> list[str] | None:
    """The order of the columns, where it is the same below all rows, on one line each, and not the form's."""
    width = len(form.columns)
    parts = [headings[at : at + width] for at in range(0, len(headings), width)]
    orders = [[key for key, _ in part] for part in parts]
    alike = len(parts) == len(form.rows) and all(order == orders[0] for order in orders)
    if not alike or {*orders[0]} != {column.key for column in form.columns}:
        return None
    return orders[0] if all(len({line for _, line in part}) == 1 for part in parts) else None


def _has_pieces(form: FormDefinition, header: Sequence[Cell], labels: Labels) -> bool:
    """Whether some cells are no whole headings."""
    whole = {fold(words) for words in (*form.headings, *(row.label.zh for row in form.rows))}
    return any(not labels.column(form.key, cell.text) and fold(cell.text) not in whole for cell in header)


def is_shredded(form: FormDefinition, header: Sequence[Cell]) -> bool:
    """Whether the characters of all headings of table four are there, in whatever order lines left them."""
    words = Counter("".join(cell.text for cell in header))
    return Counter("".join(column.label.zh for column in form.columns) * len(form.rows)) <= words


def _places(found: Sequence[str], official: Sequence[str], last: bool = False) -> list[int] | None:
    """Where each of `found` stands in `official`, as early (or late) as may be; None where one does not."""
    if last:
        ends = _places(found[::-1], official[::-1])
        return None if ends is None else [len(official) - 1 - at for at in reversed(ends)]
    places: list[int] = []
    for key in found:
        after = places[-1] + 1 if places else 0
        if key not in official[after:]:
            return None
        places.append(official.index(key, after))
    return places
