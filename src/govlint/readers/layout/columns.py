"""Part of the layout: text set in two columns becomes one, the right column put below the left one."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from msgspec import structs

from govlint.model import Struct
from govlint.readers.layout.page import Image, Page, Run, Stroke
from govlint.readers.layout.tables import split

FEWEST_LINES = 3
"""So many lines that begin at one place within the page, and as many beside them, may be a column."""
LONG = 8
"""A line of a column has at least so many characters; cells of tables seldom do."""
NARROWEST = 0.8
"""Between two columns so many characters are left free."""
BROKEN = 2.5
"""A line of a column has no gap of so many characters; a row of a table has."""
RAGGED = 1.5
INDENT = 3.0
ZONE = (0.35, 0.75)
"""Where between the margins a second column may begin."""


class _Row(Struct, frozen=True):
    """Runs on one base line within a column."""

    left: float
    right: float
    base: float
    size: float
    length: int


class _Band(Struct, frozen=True):
    """A stretch of a page in two columns: the lines of each, from the top down."""

    left: tuple[_Row, ...]
    right: tuple[_Row, ...]

    @property
    def bottom(self) -> float:
        """The lowest base line."""
        return max(self.left[-1].base, self.right[-1].base)

    @property
    def top(self) -> float:
        """Half a line above the highest base line."""
        first = min(self.left[0], self.right[0], key=lambda row: row.base)
        return first.base - first.size

    @property
    def drop(self) -> float:
        """How far down the right column goes to stand below the left one."""
        gaps = [two.base - one.base for one, two in pairwise(self.left)]
        pitch = median(gaps) if gaps else 1.5 * self.left[-1].size
        return self.left[-1].base + pitch - self.right[0].base

    @property
    def growth(self) -> float:
        """How much longer the page gets."""
        return self.right[-1].base + self.drop - self.bottom


def unfolded(pages: Sequence[Page]) -> list[Page]:
    """`pages` with one column each: what is set in two is read down the left one, then down the right one."""
    starts = [_start(page) for page in pages]
    sure = sorted(
        start
        for page, start in zip(pages, starts, strict=True)
        if start and any(_is_text(band, start) for band in _bands(page, start))
    )
    return [_in_one(page, sure) for page in pages] if sure else list(pages)


def _start(page: Page) -> float | None:
    """Where the right column of a page begins, if there may be one."""
    if not page.runs:
        return None
    left, right = min(run.lefts[0] for run in page.runs), max(run.rights[-1] for run in page.runs)
    zone = [left + share * (right - left) for share in ZONE]
    long = [run for run in page.runs if len(run.text) >= LONG]
    places = Counter(round(run.lefts[0]) for run in long if zone[0] < run.lefts[0] < zone[1])
    place, count = places.most_common(1)[0] if places else (0, 0)
    if count < FEWEST_LINES:
        return None
    before = [run for run in long if run.lefts[0] < place - 1]
    crossing = sum(run.rights[-1] > place for run in before)
    return float(place) if len(before) - crossing >= max(FEWEST_LINES, crossing) else None


def _bands(page: Page, start: float) -> list[_Band]:
    """The stretches of a page that stand in two columns, the right one of which begins at `start`."""
    tables, runs = split(page)
    barriers = [(table.lattice.top + table.lattice.bottom) / 2 for table in tables]
    barriers += [(image.top + image.bottom) / 2 for image in page.images]
    barriers += [run.base for run in runs if run.lefts[0] < start - 1 and run.rights[-1] > start]
    sides: list[list[_Row]] = []
    for side in (
        [run for run in runs if run.rights[-1] <= start],
        [run for run in runs if run.lefts[0] >= start - 1],
    ):
        rows, broken = _rows(side)
        sides.append(rows)
        barriers += broken
    barriers.sort()
    columns: list[dict[int, list[_Row]]] = [{}, {}]
    for rows, column in zip(sides, columns, strict=True):
        for row in rows:
            column.setdefault(bisect_right(barriers, row.base), []).append(row)
    return [
        _Band(tuple(rows), tuple(columns[1][at]))
        for at, rows in sorted(columns[0].items())
        if at in columns[1]
    ]


def _rows(runs: Sequence[Run]) -> tuple[list[_Row], list[float]]:
    """The lines that some runs of one column make, and the base lines of those with gaps in them."""
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.base):
        if lines and run.base - lines[-1][0].base <= 0.45 * run.size:
            lines[-1].append(run)
        else:
            lines.append([run])
    rows: list[_Row] = []
    broken: list[float] = []
    for line in lines:
        line.sort(key=lambda run: run.lefts[0])
        if any(two.lefts[0] - one.rights[-1] > BROKEN * two.size for one, two in pairwise(line)):
            broken.append(line[0].base)
            continue
        length = sum(len(run.text) for run in line)
        rows.append(_Row(line[0].lefts[0], line[-1].rights[-1], line[0].base, line[0].size, length))
    return rows, broken


def _is_text(band: _Band, start: float) -> bool:
    """Whether both columns of a stretch are of running text: most of their lines go to the margin."""
    size = band.left[0].size
    if start - max(row.right for row in band.left) < NARROWEST * size:
        return False
    return all(_is_column(rows) for rows in (band.left, band.right))


def _is_column(rows: Sequence[_Row]) -> bool:
    margin = max(row.right for row in rows)
    full = [row for row in rows if margin - row.right < RAGGED * row.size and row.length >= LONG]
    return len(full) >= FEWEST_LINES and 2 * len(full) >= len(rows)


def _in_one(page: Page, starts: Sequence[float]) -> Page:
    """A page with the right column of each stretch below its left one; `starts` are those of columns."""
    own = _start(page)
    start = own if own is not None and own in starts else starts[len(starts) // 2]
    bands = [band for band in _bands(page, start) if _is_text(band, start) or _may_be_text(band, start)]
    if not bands:
        return page
    margins = Counter(round(row.left) for band in bands for row in band.left)
    mover = _Mover(start, start - margins.most_common(1)[0][0], bands)
    return structs.replace(
        page,
        height=page.height + sum(band.growth for band in bands),
        runs=tuple([mover.run(run) for run in page.runs]),
        across=tuple([mover.across(stroke) for stroke in page.across]),
        down=tuple([mover.down(stroke) for stroke in page.down]),
        images=tuple([mover.image(image) for image in page.images]),
    )


def _may_be_text(band: _Band, start: float) -> bool:
    """Whether a short stretch may be in the same two columns as others are."""
    inner = all(start - 1 <= row.left <= start + INDENT * row.size for row in band.right)
    return inner and all(any(row.length >= LONG for row in rows) for rows in (band.left, band.right))


class _Mover:
    """Gives everything on a page its place where the columns are one below the other."""

    def __init__(self, start: float, aside: float, bands: Sequence[_Band]) -> None:
        self._start, self._aside, self._bands = start, aside, bands

    def _by(self, x: float, y: float) -> tuple[float, float]:
        """How far what stands at a place moves, to the left and down."""
        down = 0.0
        for band in self._bands:
            if y <= band.top:
                break
            if y <= band.bottom + 1:
                return (self._aside, down + band.drop) if x >= self._start - 1 else (0.0, down)
            down += band.growth
        return 0.0, down

    def run(self, run: Run) -> Run:
        aside, down = self._by(run.lefts[0], run.base)
        if not aside and not down:
            return run
        return structs.replace(
            run,
            lefts=tuple([x - aside for x in run.lefts]),
            rights=tuple([x - aside for x in run.rights]),
            base=run.base + down,
        )

    def across(self, stroke: Stroke) -> Stroke:
        aside, down = self._by(stroke[1], stroke[0])
        return stroke[0] + down, stroke[1] - aside, stroke[2] - aside

    def down(self, stroke: Stroke) -> Stroke:
        aside, down = self._by(stroke[0], stroke[1])
        return stroke[0] - aside, stroke[1] + down, stroke[2] + down

    def image(self, image: Image) -> Image:
        aside, down = self._by(image.left, image.top)
        return Image(image.left - aside, image.top + down, image.right - aside, image.bottom + down)
