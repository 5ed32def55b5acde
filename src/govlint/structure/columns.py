"""Tells which columns a table has, and in which order, from the words of its header."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import groupby

from govlint.fold import fold
from govlint.model import Cell
from govlint.structure.columnheadings import Columns, headings_in, in_pieces, shredded
from govlint.structure.groups import read_groups
from govlint.structure.labels import Labels
from govlint.vocabulary import FormDefinition

MOST_LINES = 3
"""Over so many lines are headings broken that stand at several heights."""
MOST_HEADERS = 512
"""So many headers are remembered."""
SHORTEST_PIECE = 3
READABLE = 0.5
"""Below this share of columns whose headings can be read, nothing is said about missing ones."""

_COLONS = ("：", ":")
_BESIDE = frozenset(("小计", "备注", "占比", "比例"))
"""Headings, folded, of columns that tables have besides the official ones."""


def columns_of(form: FormDefinition, header: Sequence[Cell], labels: Labels, ruled: bool) -> Columns:
    """The columns that a form's header names; a header seen before is not read again."""
    first = header[0].row if header else 0
    words = tuple([(cell.text, cell.row - first, cell.column if ruled else 0) for cell in header])
    key = (form.key, ruled, words)
    known: Columns | None = labels.headers.get(key)
    if known is None:
        if len(labels.headers) >= MOST_HEADERS:
            labels.headers.clear()
        known = labels.headers[key] = _read(form, header, labels, ruled)
    return known


def _read(form: FormDefinition, header: Sequence[Cell], labels: Labels, ruled: bool) -> Columns:
    if not form.single_row_labels:
        return read_groups(form, header, labels, ruled)
    if any(row.columns for row in form.rows):
        return read_own_columns(form, header)
    return read_columns(form, header, labels, ruled)


def columns_beside(header: Sequence[Cell], places: Collection[int]) -> frozenset[int]:
    """The columns under headings that no form has (小计), where the official ones have `places`."""
    return frozenset(
        cell.column for cell in header if fold(cell.text) in _BESIDE and cell.column not in places and places
    )


def read_columns(form: FormDefinition, header: Sequence[Cell], labels: Labels, ruled: bool) -> Columns:
    """The columns of a form whose rows all have the same ones (tables three and four)."""
    official = tuple(column.key for column in form.columns)
    found = _whole_headings(form, header, labels)
    wanted = {*official, *("@group" for column in form.columns if column.group)}
    if {key for key, _ in found} != wanted:
        found = headings_in(form, header, labels)
    keys, places = _keys_and_places(form, found, ruled)
    if not ruled and len(keys) == len(official) and _in_one_row(found):
        return Columns(tuple(keys))
    if not ruled or set(keys) != set(places.values()):
        keys, places = _unfolded(form, found), {}
    if not set(official) <= set(keys):
        return _of_those_read(form, keys, places, _unread(form, header, labels))
    if not places and _are_mixed(form, keys, found):
        return Columns((), doubtful=True, likely=official if _are_at_heights(form, header) else ())
    if tuple(keys) != official and _lacks_group(form, found):
        return Columns((), doubtful=True)
    return Columns(tuple(keys), places=places)


def _lacks_group(form: FormDefinition, found: Sequence[tuple[str, Cell]]) -> bool:
    """Whether headings stand in several rows without the one over those of the last: with it others moved."""
    grouped = {column.key for column in form.columns if column.group}
    rows = {cell.row for _, cell in found}
    inner = {cell.row for key, cell in found if key in grouped}
    return bool(grouped) and "@group" not in dict(found) and len(rows) > 1 and inner == {max(rows)}


def _keys_and_places(
    form: FormDefinition, found: Sequence[tuple[str, Cell]], ruled: bool
) -> tuple[list[str], dict[int, str]]:
    """The columns named in order, and which one stands where; nowhere in a table without lines, or whose
    heading over several lost its span: then a column beside those slips in between them.
    """
    keys = list(dict.fromkeys(key for key, _ in found if key != "@group"))
    if not ruled:
        return keys, {}
    pairs = list(dict.fromkeys((cell.column, key) for key, cell in found if key != "@group"))
    places = dict(pairs)
    in_order = [key for key, _ in groupby(places[column] for column in sorted(places))]
    # Two headings in one column, or one in two apart: the page lost the spans of its cells, and the places.
    if len(places) < len(pairs) or len(in_order) != len(keys) or _are_torn_apart(form, in_order):
        return keys, {}
    return in_order, places


def _are_torn_apart(form: FormDefinition, keys: Sequence[str]) -> bool:
    """Whether a column of its own stands between those under one heading."""
    grouped = {column.key for column in form.columns if column.group}
    inner = [at for at, key in enumerate(keys) if key in grouped]
    return bool(inner) and inner[-1] - inner[0] >= len(inner)


def _of_those_read(
    form: FormDefinition, keys: Sequence[str], places: dict[int, str], unread: Sequence[Cell]
) -> Columns:
    """The columns of a header that names only some, or the others in cells `unread`, in pieces."""
    official = tuple(column.key for column in form.columns)
    pieces = shredded(form, unread, [key for key in official if key not in keys])
    present = [key for key in official if key in keys or key in pieces]
    if len(present) == len(official):
        return Columns(official, places=places)
    if len(present) < READABLE * len(official):
        return Columns(official, doubtful=True)
    return Columns(tuple(present), tuple(key for key in official if key not in present), places=places)


def _in_one_row(found: Sequence[tuple[str, Cell]]) -> bool:
    """Whether all headings of a table stand in one row, below that of the group that some are of."""
    group = {cell.row for key, cell in found if key == "@group"}
    rows = {cell.row for key, cell in found if key != "@group"}
    return len(rows) == 1 and bool(group) and group.isdisjoint(rows)


def _unread(form: FormDefinition, header: Sequence[Cell], labels: Labels) -> list[Cell]:
    """The cells of the header that are no heading of a column or group by themselves."""
    groups = {fold(column.group) for column in form.columns if column.group}
    return [
        cell for cell in header if fold(cell.text) not in groups and not labels.column(form.key, cell.text)
    ]


def _whole_headings(form: FormDefinition, header: Sequence[Cell], labels: Labels) -> list[tuple[str, Cell]]:
    """As `_headings`, of a header whose every heading is in a cell of its own."""
    groups = {fold(column.group) for column in form.columns if column.group}
    keys = [
        ("@group" if fold(cell.text) in groups else labels.column(form.key, cell.text)) for cell in header
    ]
    return [(key, cell) for key, cell in zip(keys, header, strict=True) if key]


def _unfolded(form: FormDefinition, found: Sequence[tuple[str, Cell]]) -> list[str]:
    """Keys in the order of their columns: those under a group stand where the group's heading does.

    A heading on another line than the group's, as text browsers put it in the middle of a tall cell, stands
    before or behind it as its cell does; where cells have no places, as it does in the form.
    """
    grouped = [column.key for column in form.columns if column.group]
    cells = dict(reversed(found))
    keys = [key for key in dict.fromkeys(key for key, _ in found) if key != "@group"]
    inner = [key for key in keys if key in grouped]
    outer = [key for key in keys if key not in grouped]
    if not inner:
        return outer
    if group := cells.get("@group"):
        before = [key for key in outer if _is_before(form, key, cells[key], group, grouped[0])]
        return [*before, *inner, *(key for key in outer if key not in before)]
    first = next(index for index, key in enumerate(keys) if key in grouped)
    return (
        outer[:first] + inner + outer[first:]
        if "total" not in outer[:first]
        else [*(key for key in outer if key != "total"), *inner, "total"]
    )


def _is_before(form: FormDefinition, key: str, cell: Cell, group: Cell, inner: str) -> bool:
    """Whether the column of a heading stands before those of a group, of which `inner` is the first."""
    if cell.column != group.column:
        return cell.column < group.column
    if cell.row == group.row:
        return cell.span.start < group.span.start
    official = [column.key for column in form.columns]
    return official.index(key) < official.index(inner)


def _are_mixed(form: FormDefinition, keys: Sequence[str], found: Sequence[tuple[str, Cell]]) -> bool:
    """Whether headings come out in another order than the official one, and no line has them so.

    Nobody can tell then whether the author put them so, or the lines.
    """
    grouped = {column.key for column in form.columns if column.group}
    lines = {cell.row for key, cell in found if key not in grouped}
    if all(key != "@group" for key, _ in found):
        lines |= {cell.row for _, cell in found}
    return len(lines) > 1 and [column.key for column in form.columns if column.key in keys] != list(keys)


def _are_at_heights(form: FormDefinition, header: Sequence[Cell]) -> bool:
    """Whether headings broken over lines are all there, once each, and none before an earlier one on a line.

    Headings of one line stand beside 自然人 and 总计, those of two above and below: 社会公益 / 组织.
    """
    groups = {fold(column.group) for column in form.columns if column.group}
    names = [fold(column.label.zh) for column in form.columns]
    cells = [(cell.row, fold(cell.text)) for cell in header]
    words = [(row, word) for row, word in cells if word and any(word in name for name in names)]
    if Counter("".join(word for _, word in words)) != Counter("".join(names)):
        return False
    outer = {fold(column.label.zh) for column in form.columns if not column.group}
    tall = {row for row, word in words if word in outer}
    lines = [[word for _, word in line] for _, line in groupby(words, lambda word: word[0])]
    beside = sum(row in tall for row, _ in words) > len(outer)
    return (
        len(tall) == 1
        and beside
        and len(lines) <= MOST_LINES
        and any(word in groups for _, word in cells)
        and all(_are_in_order(line, names) for line in lines)
    )


def _are_in_order(words: Sequence[str], names: Sequence[str]) -> bool:
    """Whether `words` are pieces of names each of which stands behind that of the one before."""
    at = -1
    for word in words:
        behind = (after for after in range(at + 1, len(names)) if word in names[after])
        at = next(behind, len(names))
    return at < len(names)


def read_own_columns(form: FormDefinition, header: Sequence[Cell]) -> Columns:
    """The columns of a form whose rows have columns of their own (table two)."""
    words = fold("".join(cell.text for cell in header))
    names = [
        (fold(name), column.key) for column in form.columns for name in (column.label.zh, *column.aliases)
    ]
    present = set()
    # The longest first: 项目数量 is no heading of its own in 上一年项目数量.
    for name, key in sorted(names, key=lambda item: -len(item[0])):
        if name in words:
            present.add(key)
            words = words.replace(name, "|")
    present |= in_pieces(form, words, {column.key for column in form.columns} - present)
    if _is_halved(form, header, present) or _stand_before_figures(form, header):
        return Columns(tuple(column.key for column in form.columns), doubtful=True)
    keys = _in_order_of_headings(form, header, present)
    if len(keys) < READABLE * len(form.columns):
        return Columns(tuple(column.key for column in form.columns), doubtful=True)
    return Columns(keys, tuple(column.key for column in form.columns if column.key not in present))


def _in_order_of_headings(
    form: FormDefinition, header: Sequence[Cell], present: Collection[str]
) -> tuple[str, ...]:
    """The columns that are `present`, those of a row as its headings stand, if these are whole cells."""
    names = {fold(name): column.key for column in form.columns for name in (column.label.zh, *column.aliases)}
    named = [names.get(fold(cell.text)) for cell in header]
    keys = [column.key for column in form.columns if column.key in present]
    for own in {row.columns for row in form.rows if len(row.columns) > 1 and {*row.columns} <= {*keys}}:
        beside = (tuple(named[at : at + len(own)]) for at in range(len(named) - len(own) + 1))
        orders = {words for words in beside if {*words} == {*own}}
        if len(orders) == 1:
            at = min(map(keys.index, own))
            keys = [key for key in keys if key not in own]
            keys[at:at] = [key for key in orders.pop() if key is not None]
    return tuple(keys)


def _stand_before_figures(form: FormDefinition, header: Sequence[Cell]) -> bool:
    """Whether names of columns have a colon, each before a figure of its own (总金额：3), and head nothing.

    The first of a row may be taken for its label's then.
    """
    names = {fold(name) for column in form.columns for name in (column.label.zh, *column.aliases)}
    named = [cell.text for cell in header if fold(cell.text) in names]
    return sum(words.endswith(_COLONS) for words in named) * 2 > len(named)


def _is_halved(form: FormDefinition, header: Sequence[Cell], present: Collection[str]) -> bool:
    """Whether a heading that is not there stands in part: what took out the text lost its second line."""
    lacking = [fold(column.label.zh) for column in form.columns if column.key not in present]
    whole = {fold(name) for column in form.columns for name in (column.label.zh, *column.aliases)}
    pieces = {fold(cell.text) for cell in header} - whole if lacking else set()
    return any(
        label.startswith(piece) for label in lacking for piece in pieces if len(piece) >= SHORTEST_PIECE
    )
