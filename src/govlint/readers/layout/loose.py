"""Part of the layout: tables without lines between their columns, found by how their figures stand."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.lazy import lazily
from govlint.model import Struct
from govlint.readers.layout.across import Open, Whole, moved
from govlint.readers.layout.bands import FIGURE, WRAPPED, Bands, Part, bands_of
from govlint.readers.layout.glued import parted
from govlint.readers.layout.lines import Line, Piece, lines_of
from govlint.readers.layout.looserows import STRAY, body_of, header_of
from govlint.readers.layout.page import Run, Stroke

FEWEST = 5
"""So many figures on a line make it a row of a table."""
FINE, FLAT = 0.4, 0.2
TALLER = 1.25
"""A line so much larger than the figures of a table is a heading."""
HIGHEST = 14
"""A header has at most so many lines."""
_FIGURES = lazily(r"(?:^|\s)[+-]?\d[\d,.]*(?=\s|$)")
_STOPS = lazily(r"\s*[一二三四五六七八九十]{1,3}[、.．]\s*\S|.*[。；]\s*$")


class Found(Struct, frozen=True):
    """A table found among the lines `start` to `end` of a page."""

    start: int
    end: int
    table: Whole


def loose_tables(
    lines: Sequence[Line],
    runs: Sequence[Run],
    across: Sequence[Stroke],
    page: int,
    before: Bands | None = None,
) -> list[Found]:
    """The tables among `lines` (which are those of `runs`); `across` are rules that belong to no table.

    `before` are the columns of a table that may go on at the top of the page.
    """
    rows = [at for at, line in enumerate(lines) if len(_FIGURES.findall(line.text)) >= FEWEST]
    if not rows:
        return []
    found: list[Found] = []
    for start, end in _extents(lines, rows):
        top, bottom = lines[start].base - lines[start].size, lines[end - 1].base
        inside = [run for run in runs if top <= run.base <= bottom + 0.5]
        rules = sorted(rule for rule in across if top - 60 <= rule[0] <= bottom + 60)
        table = _table(inside, rules, page, None if start else before)
        if table is not None:
            found.append(Found(start, end, table))
    return found


def _extents(lines: Sequence[Line], rows: Sequence[int]) -> list[tuple[int, int]]:
    """Stretches of lines that are one table each: its rows, the header above, wrapped labels between."""
    groups: list[list[int]] = []
    for at in rows:
        if groups and not any(
            _is_stop(lines, k, at) or _is_headings(lines[k], lines[groups[-1][-1]])
            for k in range(groups[-1][-1] + 1, at)
        ):
            groups[-1].append(at)
        else:
            groups.append([at])
    extents: list[tuple[int, int]] = []
    for group in groups:
        start, floor = group[0], extents[-1][1] if extents else 0
        while start > max(floor, group[0] - HIGHEST) and _is_header(lines, start - 1, group[0]):
            start -= 1
        end = _end(lines, group)
        extents.append((start, end))
    return extents


def _end(lines: Sequence[Line], group: Sequence[int]) -> int:
    """The line after a table, to which rows with few figures and the rest of the last label belong."""
    columns = [piece for at in group for piece in lines[at].pieces if FIGURE.fullmatch(piece.text.strip())]
    end, last = group[-1] + 1, group[-1]
    while end < len(lines) and end <= last + 4:
        if _is_row(lines[end], columns) and lines[end].base - lines[end - 1].base < 4.5 * lines[last].size:
            last = end
        elif not _is_tail(lines, end, group[-1]):
            break
        end += 1
    return end


def _is_row(line: Line, columns: Sequence[Piece]) -> bool:
    """Whether each figure of a line stands in a column, and there is one."""
    figures = [piece for piece in line.pieces if FIGURE.fullmatch(piece.text.strip())]
    return bool(figures) and all(
        any(figure.left < piece.right + 2 and figure.right > piece.left - 2 for piece in columns)
        for figure in figures
    )


def _is_stop(lines: Sequence[Line], at: int, row: int) -> bool:
    """Whether a line is a heading or a sentence, not a label of the table that holds the line `row`."""
    line = lines[at]
    if len(line.pieces) > 1 or not _STOPS.match(line.text):
        return False
    near = at == 0 or line.base - lines[at - 1].base < 2.4 * lines[row].size or _touches(line, lines[row])
    return not (near and line.size < TALLER * lines[row].size and not line.bold)


def _is_headings(line: Line, row: Line) -> bool:
    """Whether words stand over several columns of figures, below the `row`: another table begins there."""
    first = min([piece.left for piece in row.pieces if FIGURE.fullmatch(piece.text.strip())], default=0.0)
    over = [piece for piece in line.pieces if piece.right > first]
    return len(over) > 1 and not any(FIGURE.fullmatch(piece.text.strip()) for piece in line.pieces)


def _touches(line: Line, row: Line) -> bool:
    """Whether a line stands half a line above a row: its label has two."""
    return 0 < row.base - line.base < 1.1 * row.size and not line.bold


def _is_header(lines: Sequence[Line], at: int, row: int) -> bool:
    line, after = lines[at], lines[at + 1]
    if after.base - line.base > 4.5 * max(line.size, after.size) or line.size > TALLER * lines[row].size:
        return False
    return not (len(line.pieces) == 1 and _STOPS.match(line.text)) or _touches(line, lines[row])


def _is_tail(lines: Sequence[Line], at: int, row: int) -> bool:
    """Whether a line after the last row is the rest of its label."""
    line, before = lines[at], lines[at - 1]
    if line.base - before.base > 1.6 * line.size or line.size > TALLER * lines[row].size:
        return False
    return not (len(line.pieces) == 1 and _STOPS.match(line.text)) and len(line.text) < 24


def _table(runs: Sequence[Run], rules: Sequence[Stroke], page: int, before: Bands | None) -> Whole | None:
    lines = lines_of(runs, FINE, FLAT)
    parts = [Part(piece, line.base, line.base) for line in lines for piece in line.pieces]
    anchors, bands = _columns(parts, before, rules)
    if bands is None:
        return None
    apart = parted(parts, runs, bands, min(anchors) - 0.5 * parts[0].piece.size)
    if apart != parts:
        parts = apart
        anchors, bands = _columns(parts, before, rules)
    if bands is None:
        return None
    anchors = _more_anchors(anchors, parts, bands)
    body = body_of(parts, bands, sorted(anchors), [y for y, _, _ in rules])
    if body is None:
        return None
    head = [] if bands.carried else header_of(bands, body.head, body.labels)
    rows = [*head, *(moved(row, len(head)) for row in body.rows)]
    doubtful = not (body.sure and bands.sure)
    opened = Open(bands, body.labels, len(head), body.ends, body.lead, body.trail)
    return Whole((), tuple(rows), (page,) * len(rows), doubtful, open=opened)


def _columns(
    parts: Sequence[Part], before: Bands | None, rules: Sequence[Stroke]
) -> tuple[dict[float, list[Part]], Bands | None]:
    """The rows of figures by their height, and the columns that they stand in."""
    figures: dict[float, list[Part]] = {}
    for part in parts:
        if part.is_figure:
            figures.setdefault(part.base, []).append(part)
    anchors = _anchors(figures, FEWEST)
    return anchors, bands_of(anchors, parts, before, rules) if anchors else None


def _anchors(figures: dict[float, list[Part]], fewest: int) -> dict[float, list[Part]]:
    """The lines of figures that are rows; one close under another is the rest of figures that wrapped."""
    found: dict[float, list[Part]] = {}
    last = -1e9
    for base, row in sorted(figures.items()):
        if len(row) >= fewest and base - last > WRAPPED * row[0].piece.size:
            found[base] = row
            last = base
    return found


def _more_anchors(
    anchors: dict[float, list[Part]], parts: Sequence[Part], bands: Bands
) -> dict[float, list[Part]]:
    """Rows with few figures too, once the columns are known: those that stand in them, and near no other."""
    lines: dict[float, list[Part]] = {}
    for part in parts:
        if part.is_figure and part.middle >= bands.first and len(bands.over(part)) == 1:
            lines.setdefault(part.base, []).append(part)
    found = dict(anchors)
    for base, row in lines.items():
        size = row[0].piece.size
        if base > bands.low and all(abs(base - other) > STRAY * size for other in found):
            found[base] = row
    return found
