"""Tells which columns a table has, and in which order, from the words of its header."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import groupby

from govlint.fold import fold
from govlint.model import Cell, Struct
from govlint.structure.labels import Labels
from govlint.vocabulary import FormDefinition

MOST_PIECES = 8
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


class Columns(Struct, frozen=True):
    """Keys of the columns found, in order; `places` maps geometric columns to them where known.

    `doubtful` is true where the header cannot be read; `likely` are the columns all the same, if figures
    fill them.
    """

    keys: tuple[str, ...]
    missing: tuple[str, ...] = ()
    doubtful: bool = False
    places: dict[int, str] = {}
    likely: tuple[str, ...] = ()


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
        found = _headings(form, header, labels)
    keys, places = _keys_and_places(form, found, ruled)
    if not ruled and len(keys) == len(official) and _in_one_row(found):
        return Columns(tuple(keys))
    if not ruled or set(keys) != set(places.values()):
        keys, places = _unfolded(form, found), {}
    if not set(official) <= set(keys):
        return _of_those_read(form, keys, places, _unread(form, header, labels))
    if not places and _are_mixed(form, keys, found):
        return Columns((), doubtful=True, likely=official if _are_at_heights(form, header) else ())
    return Columns(tuple(keys), places=places)


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


def _headings(form: FormDefinition, header: Sequence[Cell], labels: Labels) -> list[tuple[str, Cell]]:
    """Column keys (and "@group" for a heading over several) in reading order, headings in pieces joined."""
    groups = {fold(column.group) for column in form.columns if column.group}
    found: list[tuple[str, Cell]] = []
    index = 0
    while index < len(header):
        words, taken = "", None
        for after in range(index + 1, min(index + 1 + MOST_PIECES, len(header) + 1)):
            words += fold(header[after - 1].text)
            key = "@group" if words in groups else labels.column(form.key, words)
            if key:
                taken = (key, after)
        if taken is None:
            index += 1
            continue
        found.append((taken[0], header[index]))
        index = taken[1]
    return found


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


def shredded(form: FormDefinition, header: Sequence[Cell], wanted: Collection[str]) -> set[str]:
    """Those of the `wanted` columns whose headings' characters are all there, however they were broken up."""
    return _in_pieces(form, fold("".join(cell.text for cell in header)), wanted)


def _in_pieces(form: FormDefinition, words: str, wanted: Collection[str]) -> set[str]:
    """As `shredded`, of the folded words of a header."""
    characters = Counter(words)
    for group in {fold(column.group) for column in form.columns if column.group}:
        if all(characters[character] >= count for character, count in Counter(group).items()):
            characters.subtract(Counter(group))
    present = set()
    for column in sorted(form.columns, key=lambda column: -len(column.label.zh)):
        if column.key not in wanted:
            continue
        for words in (column.label.zh, *column.aliases):
            needed = Counter(fold(words))
            if all(characters[character] >= count for character, count in needed.items()):
                characters.subtract(needed)
                present.add(column.key)
                break
    return present


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
    present |= _in_pieces(form, words, {column.key for column in form.columns} - present)
    if _is_halved(form, header, present) or _stand_before_figures(form, header):
        return Columns(tuple(column.key for column in form.columns), doubtful=True)
    keys = tuple(column.key for column in form.columns if column.key in present)
    if len(keys) < READABLE * len(form.columns):
        return Columns(tuple(column.key for column in form.columns), doubtful=True)
    return Columns(keys, tuple(column.key for column in form.columns if column.key not in present))


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


def read_groups(form: FormDefinition, header: Sequence[Cell], labels: Labels, ruled: bool = False) -> Columns:
    """The columns of a form that stands on one line, its rows side by side (table four).

    Keys are `row.column`.
    """
    expected = [f"{row.key}.{column.key}" for row in form.rows for column in form.columns]
    official = [column.key for column in form.columns] * len(form.rows)
    headings = [(key, cell.row) for key, cell in _headings(form, header, labels) if key != "@group"]
    lowest, count = Counter(row for _, row in headings).most_common(1)[0] if headings else (0, 0)
    if count >= len(official) - 3:
        headings = [item for item in headings if item[1] == lowest]
    found = [key for key, _ in headings]
    if found == official:
        return Columns(tuple(expected))
    if len(found) > len(official) and found[: len(official)] == official:
        return Columns(tuple(expected))
    if _has_pieces(form, header, labels) and is_shredded(form, header):
        return Columns(tuple(expected), doubtful=True)
    if len(official) - 3 <= len(found) < len(official):
        kept = _places(found, official)
        if kept is not None and kept == _places(found, official, last=True):
            keys = tuple(expected[at] for at in kept)
            missing = tuple(key for key in expected if key not in keys)
            # Without lines several at the end are cut off by the edge of a page.
            if ruled or len(missing) == 1 or missing != tuple(expected[-len(missing) :]):
                return Columns(keys, missing)
    return Columns(tuple(expected), doubtful=True)


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
