"""Sets a report on sheets: paragraphs, the three tables with merged cells, page breaks, page numbers."""

from __future__ import annotations

from corpus.forms import lay_out
from corpus.marks import bare
from corpus.model import Cell, Line, Report, Table
from corpus.sheets import Bar, Look, Sheet, Words, pieces, width_of, wrap

WIDE, HIGH = 595.0, 842.0
SIDE, TOP, BOTTOM = 78.0, 88.0, 80.0
PAD = 4.0
_WEIGHTS = {"disclosure": (3, 2, 2, 2), "review": (1,) * 15}


class Placed:
    """A cell in the grid of its table, with its wrapped lines."""

    def __init__(self, cell: Cell, row: int, column: int, lines: list[str]) -> None:
        self.cell, self.row, self.column, self.lines = cell, row, column, lines

    @property
    def end(self) -> int:
        """The row after its last."""
        return self.row + self.cell.rowspan


def places_of(table: Table) -> list[tuple[Cell, int, int]]:
    """The cells of a table with their row and column."""
    taken: dict[int, int] = {}
    found: list[tuple[Cell, int, int]] = []
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while taken.get(column, 0) > row:
                column += 1
            found.append((cell, row, column))
            for covered in range(column, column + cell.colspan):
                taken[covered] = row + cell.rowspan
            column += cell.colspan
    return found


class Setter:
    """Sets one report."""

    def __init__(self, look: Look, title: str) -> None:
        self.look, self.title = look, title
        self.sheets: list[Sheet] = []
        self.items: list[Words | Bar] = []
        self.sideways = False
        self.y = TOP

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the present page."""
        return (HIGH, WIDE) if self.sideways else (WIDE, HIGH)

    @property
    def floor(self) -> float:
        """The lowest place for text on this page."""
        return self.size[1] - BOTTOM

    def turn(self, sideways: bool | None = None) -> None:
        """End the page."""
        width, height = self.size
        if self.look.header:
            self.words(SIDE, 46, self.title, 9)
            self.items.append(Bar("line", SIDE, 50, width - SIDE, 50))
        number = len(self.sheets) + 1
        forms = {"dashes": f"— {number} —", "words": f"第{number}页", "of": f"{number} / 9", "none": ""}
        text = forms[self.look.numbers]
        if text:
            self.words((width - width_of(text, 10, False)) / 2, height - 40, text, 10)
        turned = self.sideways and self.look.landscape == "turned"
        self.sheets.append(Sheet(width, height, tuple(self.items), turned))
        self.items, self.y = [], TOP
        if sideways is not None:
            self.sideways = sideways

    def words(self, x: float, base: float, text: str, size: float, bold: bool = False) -> None:
        """One line of words."""
        self.items += pieces(x, base, text, size, self.look, bold)

    def paragraph(self, text: str, role: str) -> None:
        """A paragraph or heading."""
        look = self.look
        size = look.size * (1.5 if role == "title" else 1.0)
        pitch, room = size * 1.7, self.size[0] - 2 * SIDE
        indent = 2 * size if look.indent and role != "title" else 0.0
        lines = wrap(text, size, room - indent, room, look.spaced)
        if role == "heading":
            self.y += 0.4 * pitch
        for index, line in enumerate(lines):
            if self.y + pitch > self.floor:
                self.turn()
            self.y += pitch
            x = SIDE + (indent if index == 0 else 0.0)
            if role == "title":
                x = (self.size[0] - width_of(line, size, look.spaced)) / 2
            free = room - (indent if index == 0 else 0) - width_of(line, size, look.spaced)
            if look.justify and role == "text" and index < len(lines) - 1 and 0 < free < 3 * size:
                self._justified(x, line, size, free / max(len(line) - 1, 1))
            else:
                self.words(x, self.y, line, size, role in ("heading", "title"))
        if not look.indent:
            self.y += 0.8 * size

    def _justified(self, x: float, line: str, size: float, spread: float) -> None:
        for index, run in enumerate(pieces(x, self.y, line, size, self.look)):
            before = sum(len(other.text) for other in pieces(x, self.y, line, size, self.look)[:index])
            self.items.append(Words(run.x + spread * before, run.base, run.text, size, False, spread))

    def table(self, table: Table) -> None:
        """A table, over as many pages as it needs."""
        look = self.look
        if table.form == "requests" and look.landscape != "no":
            self.turn(sideways=True)
        places = places_of(table)
        xs = self._columns(table, max(column + cell.colspan for cell, _, column in places))
        placed = [self._wrapped(cell, row, column, xs) for cell, row, column in places]
        heights = self._heights(placed, len(table.rows))
        self.y += 8
        row, part = 0, 0
        while row < len(heights):
            head = list(range(table.head)) if look.repeat and part and table.form == "requests" else []
            room = self.floor - self.y - sum(heights[at] for at in head)
            end, room = row, room
            while end < len(heights) and heights[end] <= room:
                room -= heights[end]
                end += 1
            if end < len(heights) and end - row < table.head + 2 and part == 0 and self.y > TOP + 9:
                self.turn()
                part = 0
                continue
            end = max(end, row + 1)
            if head:
                self._part(placed, heights, xs, 0, table.head, first=True)
            if look.cut and end < len(heights) and room > 2 * look.small and self._can_cut(placed, end):
                self._cut(placed, heights, xs, row, end)
                row = end + 1
            else:
                self._part(placed, heights, xs, row, end, first=True)
                row = end
            part += 1
            if row < len(heights):
                self.turn()
        self.y += 10
        if table.form == "requests" and look.landscape != "no":
            self.turn(sideways=False)

    def picture(self) -> None:
        """An image in place of a table."""
        if self.y + 160 > self.floor:
            self.turn()
        self.items.append(Bar("picture", SIDE, self.y + 10, self.size[0] - SIDE, self.y + 150))
        self.y += 160

    def _columns(self, table: Table, width: int) -> list[float]:
        room = self.size[0] - 2 * SIDE
        if table.form == "requests":
            figures = table.width - 3
            weights: tuple[float, ...] = (1.1, 1.9, 4.2, *(1.35,) * figures)
        else:
            weights = _WEIGHTS[table.form][: table.width] or (1,) * table.width
        weights += (1,) * (width - len(weights))
        xs = [SIDE]
        for weight in weights:
            xs.append(xs[-1] + room * weight / sum(weights))
        return xs

    def _wrapped(self, cell: Cell, row: int, column: int, xs: list[float]) -> Placed:
        room = max(xs[column + cell.colspan] - xs[column] - 2 * PAD, self.look.small)
        if cell.tall and self.look.tall:
            return Placed(cell, row, column, list(cell.text))
        return Placed(cell, row, column, wrap(cell.text, self.look.small, room, room, self.look.spaced))

    def _heights(self, placed: list[Placed], rows: int) -> list[float]:
        pitch = self.look.small * 1.25
        heights = [pitch + 2 * PAD] * rows
        for item in placed:
            if item.cell.rowspan == 1:
                heights[item.row] = max(heights[item.row], len(item.lines) * pitch + 2 * PAD)
        for item in placed:
            if item.cell.rowspan > 1:
                lacking = len(item.lines) * pitch + 2 * PAD - sum(heights[item.row : item.end])
                if lacking > 0:
                    heights[item.end - 1] += lacking
        return heights

    def _part(
        self,
        placed: list[Placed],
        heights: list[float],
        xs: list[float],
        start: int,
        end: int,
        first: bool,
    ) -> None:
        """The rows from `start` to `end`, at the present height."""
        ys = [self.y]
        for row in range(start, end):
            ys.append(ys[-1] + heights[row])
        if self.look.borders == "covers":
            self._whole_grid(xs, ys)
        for item in placed:
            top, bottom = max(item.row, start), min(item.end, end)
            if top >= bottom:
                continue
            box = (xs[item.column], ys[top - start], xs[item.column + item.cell.colspan], ys[bottom - start])
            self._border(box, item)
            if item.row >= start:
                self._fill(item, box)
        self.y = ys[-1]

    def _fill(self, item: Placed, box: tuple[float, float, float, float]) -> None:
        left, top, right, bottom = box
        size, pitch = self.look.small, self.look.small * 1.25
        room = max(1, int((bottom - top - PAD) / pitch))
        lines, item.lines = item.lines[:room], item.lines[room:]
        y = (top + bottom - len(lines) * pitch) / 2
        centred = item.cell.key is not None or item.cell.header or item.cell.tall
        for line in lines:
            y += pitch
            wide = width_of(line, size, self.look.spaced)
            x = (left + right - wide) / 2 if centred else left + PAD
            self.words(x, y - 0.2 * pitch, line, size)
        if item.lines:
            item.row = 10_000 if item.end <= item.row else item.row

    def _whole_grid(self, xs: list[float], ys: list[float]) -> None:
        self.items += [Bar("line", xs[0], y, xs[-1], y) for y in ys]
        self.items += [Bar("line", x, ys[0], x, ys[-1]) for x in xs]

    def _border(self, box: tuple[float, float, float, float], item: Placed) -> None:
        x0, y0, x1, y1 = box
        borders = self.look.borders
        cell = item.cell
        if borders == "none":
            return
        if borders == "frames":
            self.items.append(Bar("frame", x0, y0, x1, y1))
        elif borders == "covers":
            if cell.rowspan > 1 or cell.colspan > 1:
                self.items.append(Bar("white", x0 + 0.6, y0 + 0.6, x1 - 0.6, y1 - 0.6))
        else:
            sides = [(x0, y0, x1, y0), (x0, y1, x1, y1)]
            if borders != "across":
                sides += [(x0, y0, x0, y1), (x1, y0, x1, y1)]
            for side in sides:
                self._rule(side, borders)
        if self.look.diagonal and cell.rowspan > 1 and cell.colspan > 1:
            self.items.append(Bar("line", x0, y0, x1, y1))

    def _rule(self, side: tuple[float, float, float, float], borders: str) -> None:
        x0, y0, x1, y1 = side
        if borders == "boxes":
            self.items.append(Bar("box", x0 - 0.25, y0 - 0.25, x1 + 0.25, y1 + 0.25))
        elif borders == "double":
            for shift in (-0.75, 0.75):
                dx, dy = (shift, 0.0) if x0 == x1 else (0.0, shift)
                self.items.append(Bar("line", x0 + dx, y0 + dy, x1 + dx, y1 + dy, 0.4))
        else:
            self.items.append(Bar("line", x0, y0, x1, y1))

    def _can_cut(self, placed: list[Placed], row: int) -> bool:
        return any(item.row == row and item.cell.rowspan == 1 and len(item.lines) > 1 for item in placed)

    def _cut(self, placed: list[Placed], heights: list[float], xs: list[float], row: int, end: int) -> None:
        """Set rows up to and with `end`, whose lines after the first go over to the next page."""
        pitch = self.look.small * 1.25
        left_over = heights[end] - pitch
        heights[end] = pitch + 2 * PAD
        self._part(placed, heights, xs, row, end + 1, first=True)
        self.turn()
        heights[end] = max(left_over, pitch + 2 * PAD)
        for item in placed:
            if item.row == end and item.cell.rowspan == 1 and not item.lines:
                item.lines = []
        self._part(placed, heights, xs, end, end + 1, first=False)


def sheets_of(report: Report, look: Look) -> list[Sheet]:
    """The pages of a report in a look."""
    setter = Setter(look, report.title)
    for block in report.blocks:
        if isinstance(block, Line):
            setter.paragraph(bare(block.text), block.role)
        elif block.picture:
            setter.picture()
        else:
            setter.table(lay_out(report, block.form))
    setter.turn()
    return setter.sheets
